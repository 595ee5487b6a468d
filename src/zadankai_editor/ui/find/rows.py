"""What a row of the list of replacements says."""

from dataclasses import dataclass

from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.nodes import BlockKind, Record
from zadankai_editor.record.search.query import Match
from zadankai_editor.record.search.replacing import Replacement, Template

_AROUND = 40
"""How many characters before and behind a match are there to be shown."""


@dataclass(frozen=True)
class Row:
    """One replacement in its context: who speaks, or the kind of block, and what becomes what."""

    who: str
    before: str
    old: str
    new: str | None
    """What comes in the place of the old words; `None` while that is not said."""
    after: str
    ticked: bool

    @property
    def spoken(self) -> str:
        """The row in words, for those who do not see it."""
        state = "置き換える" if self.ticked else "置き換えない"
        if self.new is None:
            return f"{state} {self.who} {self.before}「{self.old}」{self.after}"
        new = f"「{self.new}」に" if self.new else "消す"
        return f"{state} {self.who} {self.before}「{self.old}」を{new}{self.after}"


def replacement_of(record: Record, match: Match, template: Template) -> Replacement:
    """Return what becomes of `match`, which was found in `record`."""
    return template.replacement(match, record.blocks[match.at].kind)


def row_of(record: Record, match: Match, template: Template | None, *, ticked: bool) -> Row:
    """Return the row of `match`, which was found in `record`."""
    block = record.blocks[match.at]
    who = KIND_NAMES[block.kind]
    if block.kind is BlockKind.UTTERANCE:
        who = record.label_of(block.speaker) or "発言者なし"
    before = block.text[max(0, match.start - _AROUND) : match.start]
    after = block.text[match.end : match.end + _AROUND]
    new = None if template is None else _on_one_line(replacement_of(record, match, template).new)
    before, old, after = map(_on_one_line, (before, match.text, after))
    return Row(who, before, old, new, after, ticked)


def _on_one_line(text: str) -> str:
    return text.replace("\n", "↵").replace("\t", " ")
