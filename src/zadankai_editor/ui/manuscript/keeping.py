"""Keeping the text of the manuscript as it is while keys mean something else than typing."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence

from zadankai_editor.ui.manuscript.keys import Intent


class Keeper(Protocol):
    """Who keeps the text from being edited, and hears of whatever would have edited it."""

    def take_composed(self, event: QInputMethodEvent) -> None:
        """Take what an input method composes or commits; none of it comes into the text."""

    def refuse(self, what: str) -> None:
        """Say that `what` (貼り付け, for example) was not accepted."""


_KEYS = QKeySequence.StandardKey
_QT_EDITS = (
    *(_KEYS.Backspace, _KEYS.Delete, _KEYS.DeleteStartOfWord, _KEYS.DeleteEndOfWord),
    *(_KEYS.DeleteEndOfLine, _KEYS.DeleteCompleteLine),
    *(_KEYS.InsertParagraphSeparator, _KEYS.InsertLineSeparator),
)
_MOVES = frozenset(
    {
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    }
)
_HARMLESS = frozenset({Intent.UNDO, Intent.REDO, Intent.COPY, Intent.IGNORE})
_WORDS = {Intent.CUT: "切り取り", Intent.PASTE: "貼り付け"}

EDITING = "文字の編集"
PASTING = _WORDS[Intent.PASTE]
DROPPING = "ドラッグした文の移動や貼り付け"


def edit_by(intent: Intent, event: QKeyEvent) -> str:
    """Return, in words, how a key would edit the text; nothing where it would not."""
    if intent is Intent.QT:
        return EDITING if any(event.matches(key) for key in _QT_EDITS) else ""
    return "" if intent in _HARMLESS else _WORDS.get(intent, EDITING)


def is_safe_with_qt(event: QKeyEvent) -> bool:
    """Tell whether Qt, given this key, moves or selects and surely edits nothing."""
    return event.key() in _MOVES or event.matches(_KEYS.SelectAll)
