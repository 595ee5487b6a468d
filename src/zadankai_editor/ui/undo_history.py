"""The list of all steps that can be undone or redone; choosing one goes there."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from zadankai_editor.japanese.kana import hiragana
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import StateCommand
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.quick_panel import QuickPanel, QuickRow

_SNIPPET = 24
_HERE = "●"
_ELSEWHERE = "　"


class UndoHistory(QuickPanel):
    """The newest step is at the top; the state as it is now is marked, undone steps stand above it."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__("操作の履歴", "操作の名前や文の一部", theme, parent)
        self._session = session
        # A merge, say, may change the history while it is shown.
        session.undo_stack.indexChanged.connect(self._on_changed)
        self.chosen.connect(self._go)

    def open(self) -> None:
        """Show the history as it is once nothing is composed any more."""
        self._session.settle_input()
        super().open()

    def rows(self, typed: str) -> Sequence[QuickRow]:
        """Return a row for each state of the history: how many steps lead there."""
        stack = self._session.undo_stack
        rows = [self._row(index) for index in range(stack.count(), -1, -1)]
        wanted = hiragana(typed)
        return [row for row in rows if wanted in hiragana(row.text + row.detail)]

    def first_row(self, rows: Sequence[QuickRow], typed: str) -> int:
        """Return the row of the state as it is now; the first one of those found."""
        here = next((n for n, row in enumerate(rows) if row.marked), -1)
        return super().first_row(rows, typed) if typed else here

    def _row(self, index: int) -> QuickRow:
        stack = self._session.undo_stack
        here = index == stack.index()
        mark = _HERE if here else _ELSEWHERE
        if index == 0:
            full = stack.count() >= stack.undoLimit() > 0
            text, about, when = ("これより前には戻れません" if full else "最初の状態"), "", ""
        else:
            text, about, when = _described(stack.command(index - 1), stack.text(index - 1))
        words = f"{when}　今の状態" if here else when
        return QuickRow(
            f"{mark} {text}", about, words.strip(), index, quiet=index > stack.index(), marked=here
        )

    def _go(self, index: object) -> None:
        if isinstance(index, int):
            self._session.go_to_step(index)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refill()


def _described(command: object, label: str) -> tuple[str, str, str]:
    """Return the name of a step, the beginning of the text that it concerns, and when it was done."""
    if not isinstance(command, StateCommand):
        return label, "", ""
    change, blocks = command.swap.change, command.swap.after.record.blocks
    if not change.inserted:
        blocks = command.swap.before.record.blocks
    about = ""
    if change.touches_blocks and change.start < len(blocks):
        about = " ".join(blocks[change.start].text.split())
        about = about if len(about) <= _SNIPPET else f"{about[:_SNIPPET]}…"
    when = datetime.fromtimestamp(command.when).astimezone().strftime("%H:%M")
    return label, about, when
