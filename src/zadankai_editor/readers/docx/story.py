"""What all parts of one Word file share while it is read, and what one of them (body, notes) adds to it."""

from dataclasses import dataclass, field

from zadankai_editor.readers.docx.numbering import Numbering
from zadankai_editor.readers.docx.package import Package, Relation
from zadankai_editor.readers.docx.styles import Styles
from zadankai_editor.readers.reports import Reports


class Notes:
    """The footnotes and endnotes in the order in which the text refers to them, numbered through."""

    def __init__(self) -> None:
        self.order: list[tuple[str, str, str]] = []
        self._marks: dict[tuple[str, str], str] = {}
        self._numbered = 0

    def mark(self, sort: str, key: str, *, own_mark: bool) -> str:
        """Return the mark of the note `key` of `sort` ("footnotes" or "endnotes"): ※1, ※2 and so on.

        Empty for a note with a mark of its own, which stands in the text as it is.
        """
        if (sort, key) not in self._marks:
            self._numbered += not own_mark
            mark = "" if own_mark else f"※{self._numbered}"
            self._marks[sort, key] = mark
            self.order.append((sort, key, mark))
        return self._marks[sort, key]


@dataclass(slots=True)
class Field:
    """A field that has begun: its instruction, whether its result has begun, and whether that says something."""

    instruction: str = ""
    in_result: bool = False
    says_something: bool = False


@dataclass(slots=True)
class Story:
    """One part of the file while it is read.

    `fields`: those that have begun and not ended, in this paragraph or before. `comments`: the text of
    each comment by its id; those that the text refers to are taken out of it.
    """

    package: Package
    relations: dict[str, Relation]
    styles: Styles
    numbering: Numbering
    reports: Reports
    notes: Notes
    comments: dict[str, str]
    fields: list[Field] = field(default_factory=list)

    def in_part(self, part: str) -> "Story":
        """Return the story for another part of the same file, whose ids mean other things."""
        return Story(
            self.package,
            self.package.relations(part),
            self.styles,
            self.numbering,
            self.reports,
            self.notes,
            self.comments,
        )
