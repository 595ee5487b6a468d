"""Text fields whose content goes into the record by itself: of one line, and of a text that wraps."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from zadankai_editor.record.texts import one_line
from zadankai_editor.ui.widgets.draft import Draft, Submit
from zadankai_editor.ui.widgets.history_keys import travel_of
from zadankai_editor.ui.widgets.next_turn import NextTurn
from zadankai_editor.ui.widgets.text_only import TextOnly, refuses

_MOST_LINES = 8
_PADDING = 4


def _is_backspace(event: QKeyEvent) -> bool:
    """Tell whether one character is to be deleted backward: a whole one, which Qt would take apart."""
    shift = Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Backspace and not event.modifiers() & ~shift


class LineField(QLineEdit):
    """One line of text, known to assistive tools by `name`. See `Draft` for when it is submitted."""

    def __init__(
        self,
        name: str,
        submit: Submit,
        parent: QWidget | None = None,
        *,
        normalise: Callable[[str], str] = one_line,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.draft = Draft(self, submit, self.text, self._write, normalise, keep_place=self._keep_place)
        self.textEdited.connect(self.draft.touch)
        TextOnly(self)

    def _write(self, text: str) -> None:
        self.setText(text)
        if not self.hasFocus():
            self.home(False)

    def _keep_place(self) -> Callable[[], None]:
        if self.hasSelectedText():
            return partial(self.setSelection, self.selectionStart(), self.selectionLength())
        return partial(self.setCursorPosition, self.cursorPosition())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the record, unless they are about typing that it does not have yet."""
        travel = travel_of(event) if event.type() == QEvent.Type.ShortcutOverride else None
        if travel is None:
            return super().event(event)
        own = self.draft.can_travel(travel)
        if not own:
            self.draft.pass_on(travel)
        event.setAccepted(own)
        return own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits, Esc takes back."""
        travel = travel_of(event)
        if travel is not None:
            event.setAccepted(self.draft.take_key(travel))
        elif self.draft.key(event):
            event.accept()
        elif _is_backspace(event) and not self.hasSelectedText() and not self.draft.composing:
            self.cursorBackward(True)
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose."""
        self.draft.before_input_method()
        super().inputMethodEvent(event)
        self.draft.after_input_method(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit, unless a menu has the focus for a moment."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.draft.leave()


class TextField(QPlainTextEdit):
    """A text of one paragraph that wraps and grows with its content. Enter commits, Tab goes on."""

    def __init__(self, name: str, submit: Submit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_PADDING)
        self._writing = False
        self.draft = Draft(self, submit, self.text, self._write, keep_place=self._keep_place)
        self.textChanged.connect(self._on_text_changed)
        # Qt tells of it while it lays out the lines.
        self._fit_soon = NextTurn(self._fit_height, self)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_soon.ask)
        self._fit_height()

    def text(self) -> str:
        """Return the text; not `toPlainText`, which turns NBSP into a space."""
        lines = []
        block = self.document().firstBlock()
        while block.isValid():
            lines.append(block.text())
            block = block.next()
        return "\n".join(lines)

    def _write(self, text: str) -> None:
        self._writing = True
        self.setPlainText(text)
        if self.hasFocus():
            self.moveCursor(QTextCursor.MoveOperation.End)
        self._writing = False

    def _keep_place(self) -> Callable[[], None]:
        cursor = self.textCursor()
        anchor, position = cursor.anchor(), cursor.position()

        def select_again() -> None:
            cursor = self.textCursor()
            cursor.setPosition(anchor)
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

        return select_again

    def _on_text_changed(self) -> None:
        if not self._writing:
            self.draft.touch()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one line."""
        if not refuses(self, source) and source.hasText():
            self.insertPlainText(one_line(source.text()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text only; a picture that is dropped here is for the panel."""
        return source.hasText() and not source.hasUrls()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the record, unless they are about typing that it does not have yet."""
        travel = travel_of(event) if event.type() == QEvent.Type.ShortcutOverride else None
        if travel is None:
            return super().event(event)
        own = self.draft.can_travel(travel)
        if not own:
            self.draft.pass_on(travel)
        event.setAccepted(own)
        return own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits, Esc takes back; no line break is typed."""
        travel = travel_of(event)
        if travel is not None:
            event.setAccepted(self.draft.take_key(travel))
        elif self.draft.key(event):
            event.accept()
        elif _is_backspace(event) and not self.textCursor().hasSelection() and not self.draft.composing:
            self.moveCursor(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose."""
        self.draft.before_input_method()
        super().inputMethodEvent(event)
        self.draft.after_input_method(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit, unless a menu has the focus for a moment."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.draft.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_height()

    def sizeHint(self) -> QSize:
        """Return a width that any panel has."""
        return QSize(120, self.height())

    def minimumSizeHint(self) -> QSize:
        """Return the least."""
        return QSize(60, self.minimumHeight())

    def _fit_height(self) -> None:
        lines = max(1, min(_MOST_LINES, int(self.document().size().height())))
        # What the style puts around the text; before it is laid out the view is the higher one.
        frame = max(0, self.height() - self.viewport().height())
        height = lines * self.fontMetrics().lineSpacing() + 2 * _PADDING + frame + 1
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)


AnyField = LineField | TextField
"""A field with a `draft`."""
