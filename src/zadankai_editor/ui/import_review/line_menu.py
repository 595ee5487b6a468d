"""The menu that says what one line of the source is."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from zadankai_editor.recognize import LineRole
from zadankai_editor.ui.widgets.plain_text import in_menu, plain_tip

_LETTERS = "DPGHLE"
"""Of the title, a participant, an item of the agenda, the date, the introduction and the end."""

_KEYS = f"1234567890{_LETTERS}"
"""What chooses each role, in their order."""

_MOST = 16
"""So many characters of the line are quoted above its menu."""


def line_words(number: int, text: str) -> str:
    """Return the words for one line of the source, with how it begins."""
    short = " ".join(text.split())
    return f"{number}行目「{short if len(short) <= _MOST else f'{short[:_MOST]}…'}」"


class LineMenu(QMenu):
    """Offers every role, each by a digit or a letter, and to take back what was said.

    `chosen` tells of a `LineRole`, or of `None` to take back. It deletes itself when it closes.
    """

    chosen = Signal(object)

    def __init__(
        self, what: str, decided: LineRole | None, parent: QWidget, *, back: bool | None = None
    ) -> None:
        """`what` names the line or lines, `decided` what somebody has said before that it is.

        `back`: there is something to take back.
        """
        super().__init__(parent)
        self._add(in_menu(f"{what}は")).setEnabled(False)
        self.addSeparator()
        for key, role in zip(_KEYS, LineRole, strict=True):
            if key == _LETTERS[0]:
                self.addSeparator()
            action = self._add(f"&{key}　{role.words}")
            action.setCheckable(True)
            action.setChecked(role is decided)
            action.setData(role)
        self.addSeparator()
        self._add("元に戻す(&Z)").setEnabled(decided is not None if back is None else back)
        # Qt gives the text of the enumeration back.
        self.triggered.connect(
            lambda action: self.chosen.emit(LineRole(action.data()) if action.data() else None)
        )
        self.aboutToHide.connect(self.deleteLater)
        begin = next((a for a in self.actions() if a.isChecked()), self.actions()[2])
        self.setActiveAction(begin)

    def _add(self, text: str) -> QAction:
        action = QAction(text, self)
        action.setToolTip(plain_tip(text))
        self.addAction(action)
        return action
