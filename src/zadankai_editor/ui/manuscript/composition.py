"""What an input method composes: one composition is one step of the undo history."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from zadankai_editor.record.texts import clean
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Typing
from zadankai_editor.ui.manuscript.utf16 import units_before


class Composition:
    """Whether something is being composed, and what is to become of it in the undo history.

    A composition over a selection deletes it at once, and Qt does not bring it back when it is
    cancelled; here that deletion is a step of the history, which is joined by what is composed,
    or taken back.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._number = 0
        self._without_selection: object | None = None
        self._commits_before = 0
        self.active = False
        self.commits = 0
        self.cleared = False
        """Whether what was composed was just cleared: the commit may come with the next event (fcitx)."""

    def begin(self) -> None:
        """Note that an input method begins to compose."""
        if not self.active:
            self.active = True
            self.cleared = False
            self._commits_before = self.commits
            self._number += 1
            self._without_selection = None

    def note_deletion(self) -> None:
        """Note that the selection over which this composition began has just been deleted."""
        self._without_selection = self._session.state

    def committed(self) -> None:
        """Note that what was composed is in the record; what is composed on is a step of its own."""
        self._number += 1
        self.commits += 1
        self._without_selection = None

    def end(self, *, lost: bool = False) -> None:
        """Note that nothing is composed any more; where nothing came of it, the selection comes back.

        Of a `lost` one nobody was told; the caret has gone on since, and stays where it is.
        """
        self.active = False
        self.cleared = self.commits == self._commits_before and not lost
        if self._without_selection is not None and self._without_selection is self._session.state:
            self._session.take_back(select=not lost)
        self._without_selection = None

    def forget(self) -> None:
        """Note that another record is shown: nothing of the composition concerns it."""
        self.active = self.cleared = False
        self._without_selection = None

    def typing(self) -> Typing:
        """Return how to mark a transaction of typing."""
        return Typing(self._session.now(), self._number if self.active else 0)


def preedit_at(cursor: QTextCursor) -> str:
    """Return what is shown at the caret, and is not yet in the text."""
    return cursor.block().layout().preeditAreaText()


def is_on_preedit(editor: QPlainTextEdit, at: QPoint) -> bool:
    """Tell whether a point of the viewport is on what is shown at the caret and not yet in the text.

    `cursorForPosition` will not do: at the end of the document it names places that are not there.
    """
    cursor = editor.textCursor()
    block = cursor.block()
    start, composed = cursor.positionInBlock(), preedit_at(cursor)
    end = start + units_before(composed, len(composed))
    top_left = editor.blockBoundingGeometry(block).translated(editor.contentOffset()).topLeft()
    point = QPointF(at) - top_left
    for number in range(block.layout().lineCount()):
        line = block.layout().lineAt(number)
        if line.y() <= point.y() < line.y() + line.height():
            return start <= line.xToCursor(point.x()) <= end
    return False


def changes_text(event: QInputMethodEvent, cursor: QTextCursor) -> bool:
    """Tell whether Qt would change the text, or what is composed, and so delete a selection."""
    return bool(
        event.commitString() or event.replacementLength() or event.preeditString() != preedit_at(cursor)
    )


def is_plain(event: QInputMethodEvent) -> bool:
    """Tell whether what is committed can go into one paragraph as it is."""
    text = event.commitString()
    return "\n" not in text and clean(text) == text


def replaced_range(event: QInputMethodEvent, cursor: QTextCursor) -> tuple[int, int]:
    """Return from where to where in the paragraph (UTF-16 units) the commit replaces text.

    Kept within the paragraph, and never from or to the inside of a surrogate pair.
    """
    units = cursor.block().text().encode("utf-16-le", "surrogatepass")
    length = len(units) // 2
    at = cursor.positionInBlock()
    start = min(max(0, at + event.replacementStart()), length)
    end = min(max(start, at + event.replacementStart() + event.replacementLength()), length)
    whole = start - _is_low(units, start)
    return whole, whole if end == start else end + _is_low(units, end)


def _is_low(units: bytes, at: int) -> bool:
    """Tell whether the unit at `at` is the second half of a surrogate pair."""
    high_byte = units[2 * at + 1 : 2 * at + 2]
    return bool(high_byte) and 0xDC <= high_byte[0] <= 0xDF


def within_paragraph(event: QInputMethodEvent, cursor: QTextCursor) -> QInputMethodEvent:
    """Return `event`, or one like it that replaces nothing outside of the paragraph."""
    start, end = replaced_range(event, cursor)
    at = cursor.positionInBlock()
    if (start - at, end - start) == (event.replacementStart(), event.replacementLength()):
        return event
    tame = QInputMethodEvent(event.preeditString(), event.attributes())
    tame.setCommitString(event.commitString(), start - at, end - start)
    return tame
