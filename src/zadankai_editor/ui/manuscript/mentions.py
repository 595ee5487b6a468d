"""Where people are introduced in print: kept up to date, and told only when it is another place or text."""

from PySide6.QtCore import QObject, Signal

from zadankai_editor.record.first_mentions import Introduced
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Swap


class Mentions(QObject):
    """The first mentions of the open record. Made after whoever shows the record."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._found = Introduced.of(session.record)
        session.swapped.connect(self._on_swapped)
        session.reset.connect(self._look_again)

    @property
    def blocks(self) -> frozenset[str]:
        """The ids of the blocks in which somebody is introduced."""
        return frozenset(self._found.mentions)

    def text(self, block: str) -> str:
        """Return how those are printed who are introduced in the block with this id; empty for nobody."""
        return "・".join(mention.full for mention in self._found.mentions.get(block, ()))

    def _on_swapped(self, swap: Swap) -> None:
        if not self._found.outlasts(swap.before.record, swap.after.record, swap.change):
            self._look_again()

    def _look_again(self) -> None:
        before, self._found = self._found, Introduced.of(self._session.record)
        if before.mentions != self._found.mentions:
            self.changed.emit()
