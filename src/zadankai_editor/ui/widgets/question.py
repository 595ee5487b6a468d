"""A question that is asked in its place, without a dialog."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from zadankai_editor.ui.widgets.form import GAP, column
from zadankai_editor.ui.widgets.message_boxes import CANCEL
from zadankai_editor.ui.widgets.themed import WrappedLabel


class Question(QFrame):
    """Asks whether to go on; hidden until it is asked. Esc says no."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._act: Callable[[], object] | None = None
        self._asker: QWidget | None = None
        self._text = WrappedLabel()
        self.yes = QPushButton()
        self.no = QPushButton(CANCEL)
        for button in (self.yes, self.no):
            button.setAutoDefault(True)
        self.yes.clicked.connect(self._go_on)
        self.no.clicked.connect(self.dismiss)
        buttons = QHBoxLayout()
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        buttons.addStretch()
        layout = column(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(self._text)
        layout.addLayout(buttons)
        self.hide()

    def ask(self, text: str, answer: str, act: Callable[[], object], asker: QWidget) -> None:
        """Ask `text`; the button `answer` does `act`. The focus goes back to `asker`."""
        self._act, self._asker = act, asker
        self._text.setText(text)
        self.yes.setText(f"{answer}(&Y)")
        self.yes.setAccessibleDescription(text)
        self.show()
        self.yes.setFocus()

    def dismiss(self) -> None:
        """Ask no more."""
        had_focus = self.yes.hasFocus() or self.no.hasFocus()
        self._act = None
        self.hide()
        if had_focus and self._asker is not None:
            self._asker.setFocus()

    def _go_on(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc says no."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
