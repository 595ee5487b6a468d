"""Text that is shown as it was typed.

Left to itself Qt takes a text that looks like HTML for HTML, in a label and in a tool tip, and reads the
files that it names: what a record, a file's name or an error's message says would decide what is read.
Labels and tool tips come from here and from nowhere else; a test over the source holds that.
"""

from typing import Any

from PySide6 import QtGui
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QTextBrowser, QWidget


class PlainLabel(QLabel):
    """A label that takes no text for HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None, **properties: Any) -> None:
        # The format comes first: a text that is there already would have been looked at.
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText, **properties)
        self.setText(text)


class MarkupLabel(QLabel):
    """A label for markup that the program writes. What it quotes has to be escaped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.RichText)


class Page(QTextBrowser):
    """Shows HTML that the program writes. It reads no file, whatever that names, and follows no link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Answer that there is nothing."""
        return None


def plain_tip(text: str) -> str:
    """Return what a tool tip has to be told so that it shows `text` as it is."""
    # PySide has these two functions in QtGui, where its stubs do not look for them.
    words: Any = QtGui.Qt
    return str(words.convertFromPlainText(text)) if words.mightBeRichText(text) else text


def in_menu(text: str) -> str:
    """Return what an action, a button or a label of a field has to be told to show `text`.

    A & is its letter there, and what stands behind a tab its shortcut.
    """
    return text.replace("&", "&&").replace("\t", " ")


def add_entry(menu: QMenu, text: str, before: str = "") -> QAction:
    """Add an entry to `menu` that shows `text`; `before` stands in front and may hold the entry's letter."""
    action: QAction = menu.addAction(before + in_menu(text))
    # Left to itself a tool tip says what the entry says.
    action.setToolTip(plain_tip(text))
    return action
