"""Fields for text, in which no file and no picture becomes the words that name it.

Qt types the path of a file that is dropped on a field or pasted there, and says nothing of a picture.
"""

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from zadankai_editor.session.incoming import named
from zadankai_editor.ui.brought import dropped_by, holds_files_or_picture, holds_things, take_as_copy
from zadankai_editor.ui.widgets.message_boxes import tell

_TITLE = "入れられません"
_ONLY_TEXT = "この欄には、文字だけを入れられます。"
_PASTE = "edit-paste"
"""What Qt calls the entry of its menu."""


def refuses(field: QWidget, mime: QMimeData | None) -> bool:
    """Tell whether what is pasted into `field` is no text but files or a picture; then it is said soon."""
    # An empty clipboard is None, whatever Qt's stubs say.
    if mime is None or not holds_files_or_picture(mime):
        return False
    _say(field, mime)
    return True


def _say(field: QWidget, mime: QMimeData) -> None:
    brought = dropped_by(mime)
    if brought.files:
        what = f"{named(brought.files)}はファイルなので、入れていません。"
    elif brought.links:
        what = "ウェブのリンクなので、入れていません。"
    else:
        what = "画像なので、入れていません。"
    # Not within the event that brought it, which the program that it comes from waits for.
    QTimer.singleShot(0, field, lambda: tell(field.window(), _TITLE, f"{what}{_ONLY_TEXT}"))


class TextOnly(QObject):
    """Keeps files, pictures and links out of a field of one line.

    What is dropped there is for the panel or the window around it, where one takes it; else it is
    refused in words, as what is pasted is.
    """

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what brings files or a picture, by whatever way."""
        if isinstance(event, QDropEvent):  # entering and moving are drops, too
            return self._take_drop(event)
        if isinstance(event, QContextMenuEvent):
            return self._show_menu(event)
        pasting = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
        )
        return pasting and refuses(self._field, QGuiApplication.clipboard().mimeData())

    def _take_drop(self, event: QDropEvent) -> bool:
        if not holds_things(event.mimeData()):
            return False
        if self._is_for_others:
            event.ignore()
        else:
            take_as_copy(event)
            if not isinstance(event, QDragMoveEvent):
                _say(self._field, event.mimeData())
        return True

    @property
    def _is_for_others(self) -> bool:
        around = self._field.parentWidget()
        while around is not None:
            if around.acceptDrops():
                return True
            if around.isWindow():
                break
            around = around.parentWidget()
        return False

    def _show_menu(self, event: QContextMenuEvent) -> bool:
        """Show Qt's menu; where the clipboard holds no text, with a paste that says so."""
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if mime is None or not holds_files_or_picture(mime):
            return False
        menu = self._field.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == _PASTE:
                instead = menu.addAction(action.text())
                menu.insertAction(action, instead)
                action.setVisible(False)
                instead.triggered.connect(
                    lambda: refuses(self._field, QGuiApplication.clipboard().mimeData())
                )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())
        return True
