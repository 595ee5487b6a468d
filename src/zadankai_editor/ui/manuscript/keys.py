"""What a key is meant to do in the manuscript, where that is not simply typing."""

import unicodedata
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from zadankai_editor.record.footnotes import FOOTNOTE_MARK


class Intent(Enum):
    """What the manuscript does with a key."""

    QT = auto()
    TYPE = auto()
    IGNORE = auto()
    ENTER = auto()
    PARAGRAPH = auto()
    NEXT_UTTERANCE = auto()
    DELETE_SELECTION = auto()
    BACKSPACE = auto()
    BACKSPACE_AT_EDGE = auto()
    DELETE_AT_EDGE = auto()
    UNDO = auto()
    REDO = auto()
    COPY = auto()
    CUT = auto()
    PASTE = auto()
    TAB = auto()
    BACKTAB = auto()


_KEYS = QKeySequence.StandardKey
_STANDARD = (
    # Qt claims the keys of undo and redo for the text even where its own undo is off.
    (_KEYS.Undo, Intent.UNDO),
    (_KEYS.Redo, Intent.REDO),
    (_KEYS.Copy, Intent.COPY),
    (_KEYS.Cut, Intent.CUT),
    (_KEYS.Paste, Intent.PASTE),
)
_BACKWARD = (_KEYS.Backspace, _KEYS.DeleteStartOfWord)
_FORWARD = (_KEYS.Delete, _KEYS.DeleteEndOfWord, _KEYS.DeleteEndOfLine)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def intent_of(event: QKeyEvent, cursor: QTextCursor) -> Intent:
    """Return what `event` is meant to do with the caret at `cursor`."""
    if event.key() in _ENTER:
        if event.modifiers() & _CONTROL:
            return Intent.NEXT_UTTERANCE
        return Intent.PARAGRAPH if event.modifiers() & _SHIFT else Intent.ENTER
    if event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
        if event.modifiers() & _CONTROL:
            return Intent.IGNORE
        return Intent.BACKTAB if event.key() == Qt.Key.Key_Backtab else Intent.TAB
    if types(event):
        return Intent.TYPE
    for standard, intent in _STANDARD:
        if event.matches(standard):
            return intent
    return _deletion(event, cursor) or Intent.QT


Spot = tuple[int, int, bool, bool, bool]
"""What the keys depend on, as Qt knows it: paragraph and its state, whether it is empty, where the caret is."""


def spot_of(cursor: QTextCursor) -> Spot | None:
    """Return where the caret is for the keys; `None` where they depend on the words too (footnotes)."""
    text_block = cursor.block()
    if cursor.hasSelection() or text_block.text().startswith(FOOTNOTE_MARK):
        return None
    return (
        text_block.blockNumber(),
        text_block.userState(),
        text_block.length() == 1,
        cursor.atBlockStart(),
        cursor.atBlockEnd(),
    )


def types(event: QKeyEvent) -> bool:
    """Tell whether Qt would type the text of `event`, by the rule of its own text fields.

    Python's `isprintable` will not do: it is false for the full-width space. AltGr comes as
    Ctrl+Alt on Windows and types.
    """
    text = event.text()
    if not text:
        return False
    category = unicodedata.category(text[0])
    if category == "Cf":
        return True
    if event.modifiers() in {_CONTROL, _CONTROL | _SHIFT}:
        return False
    return category[0] != "C" or category == "Co"


def _deletion(event: QKeyEvent, cursor: QTextCursor) -> Intent | None:
    # Shift+Backspace deletes backward in Qt too, under no standard key.
    backward = event.key() == Qt.Key.Key_Backspace or any(event.matches(k) for k in _BACKWARD)
    forward = any(event.matches(k) for k in _FORWARD)
    if not backward and not forward:
        return None
    if cursor.hasSelection():
        return Intent.DELETE_SELECTION
    if backward and cursor.atBlockStart():
        return Intent.BACKSPACE_AT_EDGE
    if forward and cursor.atBlockEnd():
        return Intent.DELETE_AT_EDGE
    by_character = event.key() == Qt.Key.Key_Backspace and not event.modifiers() & ~_SHIFT
    return Intent.BACKSPACE if by_character else Intent.QT
