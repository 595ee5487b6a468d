"""Somebody who takes part, as known while a source is read, and what is to be asked about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from zadankai_editor.recognize.cast.names import Name
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain
from zadankai_editor.record.nodes import Participant


@dataclass(frozen=True)
class Person:
    """A participant while a source is read. `lines` are the source lines that say so.

    `part` is what somebody does in the talk, as the list calls it (語り手). `printed` is the name as printed,
    also where it is no full one; `honorific`: 君 or the like stands behind it. `listed`: the participant of the
    record that the source is to be added to. `written` counts the forms in which labels call them.
    """

    title: str | None = None
    post: str | None = None
    name: Name | None = None
    printed: str = ""
    moderator: bool = False
    lines: tuple[int, ...] = ()
    alias: str | None = None
    part: str | None = None
    honorific: bool = False
    listed: Participant | None = None
    written: Mapping[str, int] = field(default_factory=dict)

    @property
    def family(self) -> str | None:
        """The family name, where it is known where it ends."""
        return self.name.family if self.name else None

    @property
    def titles(self) -> tuple[str, ...]:
        """What somebody is, where that is known: title and post."""
        return tuple(title for title in (self.title, self.post) if title)

    @property
    def shown(self) -> str:
        """How messages call this person."""
        return self.name.full if self.name else self.alias or self.printed or self.title or ""

    def as_participant(self, id_: str, label: str) -> Participant:
        """Return the participant of a record, named in full, or as printed where that is another than the label."""
        return Participant(
            id=id_,
            label=label,
            name=self.name.full if self.name else (self.printed if self.printed not in ("", label) else None),
            title=self.title,
            post=self.post,
            reading=self.name.kana if self.name else None,
            moderator=self.moderator,
        )


@dataclass(frozen=True)
class Member:
    """A person of the cast, and what is not certain about them. `alias` is a short form that the list gives."""

    person: Person
    doubt: DoubtNote | None = None
    alias: str | None = None

    def asked(self, message: str) -> DoubtNote:
        """Return a question about this member, at the first line that tells of them."""
        return DoubtNote(Uncertain.PARTICIPANT, message, next(iter(self.person.lines), 1))

    def doubted(self, message: str) -> "Member":
        """Return the same member with a doubt, unless there is one already."""
        return replace(self, doubt=self.doubt or self.asked(message))

    def having(self, **changes: Any) -> "Member":
        """Return the same member with fields of the person changed."""
        return replace(self, person=replace(self.person, **changes))

    def also(self, other: Person, doubt: str | None) -> "Member":
        """Return the same member with what is said of them as of `other`; `doubt` asks whether both are one."""
        lines = tuple(sorted((*self.person.lines, *other.lines)))
        row = self.having(title=self.person.title or other.title, lines=lines)
        if doubt is None:
            return row
        message = f"{doubt}を同じ人としました。別の人でないか確かめてください。"
        return replace(row, doubt=DoubtNote(Uncertain.PARTICIPANT, message, other.lines[0]))
