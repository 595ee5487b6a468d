"""Undo and redo while the focus is in the fields of the bar."""

from PySide6.QtCore import QObject, Signal

from zadankai_editor.record.review import State
from zadankai_editor.session.session import Session
from zadankai_editor.ui.actions import key_of
from zadankai_editor.ui.find.bar import FindBar
from zadankai_editor.ui.widgets.history_keys import Travel


class FieldUndo(QObject):
    """Takes back what was done in the bar, the newest first: what was typed, or a replacement.

    What was done elsewhere is out of sight here, and stays.
    """

    said = Signal(str)

    def __init__(self, session: Session, bar: FindBar) -> None:
        super().__init__(bar)
        self._session = session
        self._bar = bar
        self._replaced: tuple[State, State, tuple[str, str]] | None = None
        session.reset.connect(self._forget)
        for field in (bar.field, bar.new_field):
            field.history.first = self._travel
            field.history.ended.connect(self._on_end)

    def note_replacement(self, before: State) -> None:
        """Note that words have just been replaced; `before` is the state before that."""
        self._replaced = before, self._session.state, self._typed()

    def _typed(self) -> tuple[str, str]:
        return self._bar.field.text(), self._bar.new_field.text()

    def _forget(self) -> None:
        self._replaced = None

    def _travel(self, travel: Travel) -> bool:
        """Take back the replacement, or do it again, where nothing has been done since."""
        if self._replaced is None or self._replaced[2] != self._typed():
            return False
        before, after, _typed = self._replaced
        if travel is Travel.BACK and self._session.state is after:
            self._session.undo()
        elif travel is Travel.FORTH and self._session.state is before:
            self._session.redo()
        else:
            return False
        return True

    def _on_end(self, travel: Travel) -> None:
        what = "元に戻す" if travel is Travel.BACK else "やり直す"
        self.said.emit(
            f"この欄に{what}入力はありません。"
            f"原稿の操作は、{key_of('to_manuscript')}で原稿へ移ると{what}ことができます。"
        )
