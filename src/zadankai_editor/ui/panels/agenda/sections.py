"""Which sections treat which agenda item."""

from collections.abc import Sequence
from dataclasses import dataclass

from zadankai_editor.record.nodes import AgendaRef, BlockKind, Record, UnknownAgenda
from zadankai_editor.ui.widgets.values_model import ValuesModel
from zadankai_editor.ui.widgets.wording import excerpt

_NO_TEXT = "（文字のない見出し）"


@dataclass(frozen=True)
class Section:
    """A section of the record: its block's id and index, its text, and what it says it treats."""

    block: str
    index: int
    text: str
    agenda: AgendaRef | None

    @property
    def title(self) -> str:
        """The text, or what is shown where there is none."""
        return self.text or _NO_TEXT


def sections_of(record: Record) -> tuple[Section, ...]:
    """Return all sections in reading order; one pass over the blocks."""
    return tuple(
        Section(block.id, index, excerpt(block.text), block.agenda)
        for index, block in enumerate(record.blocks)
        if block.kind is BlockKind.SECTION
    )


def without_item(record: Record, sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections that treat no item that the agenda has."""
    items = {item.id for item in record.agenda}
    return tuple(s for s in sections if isinstance(s.agenda, UnknownAgenda) or s.agenda not in items)


class SectionsModel(ValuesModel[Section]):
    """Sections without an agenda item."""

    def key(self, value: Section) -> object:
        return value.block

    def text(self, value: Section) -> str:
        if isinstance(value.agenda, UnknownAgenda):
            return f"{value.title}（番号{value.agenda.number}は議題にありません）"
        return value.title
