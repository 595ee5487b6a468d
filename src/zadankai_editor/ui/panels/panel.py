"""What all side panels share: when they look at the record again, and how they change it."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zadankai_editor.record.nodes import Block
from zadankai_editor.record.steps import Refusal
from zadankai_editor.session.session import Outcome, Session, Telling
from zadankai_editor.session.undo import Swap
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.draft import Draft
from zadankai_editor.ui.widgets.fields import LineField, TextField
from zadankai_editor.ui.widgets.themed import set_theme_within

PAUSE_MS = 300
"""How long changes of blocks must pause before a panel looks at them (milliseconds)."""

_MOST_COMPARED = 200
_MARGIN = 8


def concerns(swap: Swap, part: Callable[[Block], object]) -> bool:
    """Tell whether blocks came, went or moved, or `part` of one is another now.

    It is asked at each key in the manuscript; where many blocks changed at once, it says yes.
    """
    change = swap.change
    if not change.touches_blocks:
        return False
    if change.removed != change.inserted or change.removed > _MOST_COMPARED:
        return True
    touched = slice(change.start, change.start + change.removed)
    before, after = swap.before.record.blocks[touched], swap.after.record.blocks[touched]
    return any(b is not a and part(b) != part(a) for b, a in zip(before, after, strict=True))


class Panel(QWidget):
    """Shows a part of the session's state.

    A change of one of `FIELDS` is shown at once, one of the blocks after a pause, and nothing
    while the panel is hidden: it catches up when it is shown. What is being typed is committed
    before an undo or a save.
    """

    FIELDS: ClassVar[frozenset[str]] = frozenset()
    """The fields of record and review on which the panel depends."""
    PATHS: ClassVar[frozenset[str]] = frozenset()
    """The first parts of the paths (`participants` of `participants[2].label`) shown here."""

    block_wanted = Signal(str)
    """The block with this id is to be shown in the manuscript."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._stale = True
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look_again)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.column.setSpacing(_MARGIN)
        session.swapped.connect(self._on_swapped)
        session.reset.connect(self._on_reset)
        session.before_interruption(self.commit_pending)

    # For the window

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        set_theme_within(self, theme)
        self.update()

    def shows_field(self, path: str) -> bool:
        """Tell whether the field at `path` (of a finding) is edited here."""
        return path.partition("[")[0].partition(".")[0] in self.PATHS

    def go_to_field(self, path: str) -> None:
        """Put the focus where the field at `path` is edited."""

    def commit_pending(self) -> None:
        """Take into the record what was typed and is not there yet."""
        for draft in self.drafts():
            if draft.busy:
                draft.settle()

    # For the panels

    def refresh(self) -> None:
        """Show the state as it is now, keeping what is selected and being typed."""
        raise NotImplementedError

    def restart(self) -> None:
        """Forget what belonged to the record that was open before."""

    def depends_on_blocks(self, _swap: Swap) -> bool:
        """Tell whether a change of blocks makes a difference here. Asked at each key."""
        return False

    def drafts(self) -> list[Draft]:
        """Return the drafts of all fields."""
        fields: list[LineField | TextField] = [*self.findChildren(LineField), *self.findChildren(TextField)]
        return [field.draft for field in fields]

    def carry_out(self, outcome: Outcome) -> str | None:
        """Dispatch what a command answered; return why it cannot be, for a field to say."""
        if isinstance(outcome, Refusal):
            return outcome.message
        self._session.dispatch(outcome, initiator=self)
        return None

    def try_out(self, outcome: Outcome, telling: Telling = Telling.ASKING) -> bool:
        """Dispatch what a command answered; the window says why it cannot be."""
        return self._session.dispatch(outcome, initiator=self, telling=telling)

    # When to look

    def _on_swapped(self, swap: Swap) -> None:
        if swap.change.fields & self.FIELDS:
            self._look_again()
        elif self.depends_on_blocks(swap):
            if swap.initiator is self:
                self._look_again()
            elif self.isVisible():
                self._pause.start()
            else:
                self._stale = True

    def _on_reset(self) -> None:
        self.restart()
        self._look_again()

    def _look_again(self) -> None:
        self._pause.stop()
        self._stale = not self.isVisible()
        if not self._stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        if self._pause.isActive():
            self._pause.stop()
            self._stale = True
