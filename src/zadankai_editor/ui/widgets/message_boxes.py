"""The one place that puts a question or a message before somebody: plain text, a key for each button.

Qt would take a text that looks like HTML for HTML, and read the files that it names; what is shown
here may come from a record, a file's name or an error's message.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QInputDialog, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from zadankai_editor.ui.widgets.plain_text import in_menu

_WITH = (
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
)

Icon = QMessageBox.Icon
Choice = tuple[str, Callable[[], object]]
"""A button and what it does. The words end with the key that presses it: `保存する(&S)`."""

CANCEL = "やめる(&C)"
CLOSE = "閉じる(&C)"
_DONE = "決定(&O)"


class MessageBox(QMessageBox):
    """A box that deletes itself when it is closed and takes no text for HTML, wherever it stands in it."""

    def __init__(self, icon: QMessageBox.Icon, title: str, text: str, parent: QWidget | None) -> None:
        super().__init__(icon, title, "", parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no plain letter answer: the box may come up under the hands of somebody who is typing.

        Qt presses the button that a letter belongs to without Alt, too (`QMessageBox::keyPressEvent`).
        """
        if event.text().strip() and event.text().isprintable() and not event.modifiers() & _WITH:
            event.accept()
            return
        super().keyPressEvent(event)

    def setInformativeText(self, text: str) -> None:
        """Show a second text below the first; Qt makes its label anew and leaves it on automatic."""
        super().setInformativeText(text)
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)


def tell(
    parent: QWidget | None,
    title: str,
    text: str,
    *,
    icon: QMessageBox.Icon = Icon.Warning,
    choices: Sequence[Choice] = (),
    close: str = CLOSE,
    details: str = "",
) -> MessageBox:
    """Show a message that waits for nobody; `choices` are ways out that it offers beside closing it.

    `details` are shown on demand, for whoever is asked for help.
    """
    box = MessageBox(icon, title, text, parent)
    if details:
        _add_details(box, details)
    return _open(box, choices, close, default_is_close=True)


def _add_details(box: MessageBox, details: str) -> None:
    box.setDetailedText(details)
    for button in box.buttons():
        # Its words are Qt's, which sets them anew each time that it is pressed.
        button.setToolTip("詳しい内容を出す・隠す（Alt+D）")
        QShortcut(QKeySequence("Alt+D"), box).activated.connect(button.click)


def ask(
    parent: QWidget | None,
    title: str,
    text: str,
    choices: Sequence[Choice],
    *,
    cancel: str = CANCEL,
    otherwise: Callable[[], object] | None = None,
    icon: QMessageBox.Icon = Icon.Question,
) -> MessageBox:
    """Ask without blocking. The first choice is the default; Esc and `cancel` choose nothing.

    `otherwise` is done where nothing was chosen.
    """
    box = MessageBox(icon, title, text, parent)
    return _open(box, choices, cancel, otherwise, default_is_close=False)


def afterwards(dialog: QDialog, act: Callable[[], object]) -> Callable[[], object]:
    """Return what does `act` once the question that stands over `dialog` is gone: it may close the dialog.

    A dialog that is deleted from within the answer to a question of its own takes the question with it.
    """
    return lambda: QTimer.singleShot(0, dialog, act)


def ask_for_text(
    parent: QWidget, title: str, text: str, value: str, take: Callable[[str], object]
) -> QInputDialog:
    """Ask for a line of text without blocking; `value` stands there at first, `take` gets what is decided."""
    question = QInputDialog(parent)
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    question.setWindowTitle(title)
    # Qt makes the label when it first has a text, and leaves it on automatic.
    question.setLabelText("")
    for label in question.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    question.setLabelText(in_menu(text))
    question.setTextValue(value)
    question.setOkButtonText(_DONE)
    question.setCancelButtonText(CANCEL)
    field = question.findChild(QLineEdit)
    if field is not None:
        # What is in there looks at the clipboard, and tells by way of these boxes.
        from zadankai_editor.ui.widgets.text_only import TextOnly

        TextOnly(field)
    question.textValueSelected.connect(take)
    question.open()
    return question


def _open(
    box: MessageBox,
    choices: Sequence[Choice],
    close: str,
    otherwise: Callable[[], object] | None = None,
    *,
    default_is_close: bool,
) -> MessageBox:
    answers: dict[QPushButton, Callable[[], object]] = {}
    for words, act in choices:
        answers[box.addButton(words, QMessageBox.ButtonRole.ActionRole)] = act
    closing = box.addButton(close, QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(closing)
    box.setDefaultButton(closing if default_is_close else next(iter(answers)))

    def answered() -> None:
        act = answers.get(box.clickedButton(), otherwise)  # type: ignore[call-overload]
        if act is not None:
            act()

    box.finished.connect(lambda _code: answered())
    box.open()
    return box
