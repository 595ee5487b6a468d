"""Operations that drag and drop: words of the manuscript, of another program, blocks, files."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication

from fuzz.editing.desk import Desk
from fuzz.editing.words import (
    Allowed,
    Row,
    assert_carried,
    assert_unchanged,
    counted,
    is_dropped_in_lines,
    said,
    same_or_nobody,
    span,
    voice_at,
)
from fuzz.editing.writing import Place, pasted_as, selected_text
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.selection import Position
from zadankai_editor.ui.manuscript.clipboard import BLOCKS_FORMAT


def drag(desk: Desk, place: Place, copies: bool) -> None:
    """Drag what is selected to another place of the text: several blocks keep their speakers."""
    if desk.selection.empty:
        return
    before, record, selection = desk.row, desk.record, desk.selection
    carried = span(record, selection)
    whole = selection.start.index != selection.end.index
    words = before[carried[0] : carried[1]]
    action = Qt.DropAction.CopyAction if copies else Qt.DropAction.MoveAction
    desk.bench.drag(desk.within(place), action)
    after = desk.row
    if after == before:
        return
    if copies:
        # A copy leaves what was copied where it was: the words are carried in from nowhere.
        before, carried = before + words, (len(before), len(before) + len(words))
    stay = before[: carried[0]] + before[carried[1] :]
    if not whole:
        desk.forget_voices(selected_text(record, selection))
        if is_dropped_in_lines(stay, after, selected_text(record, selection)):
            return
    assert_carried(before, after, carried, _Dropping(record, stay, whole=whole), "drag")


class _Dropping:
    """What dropped words may become at a place: those of one block are said by whoever speaks there."""

    def __init__(self, record: Record, stay: Row, *, whole: bool) -> None:
        self._stay = stay
        self._whole = whole
        # Where nobody has words yet, an empty utterance may still be somebody's.
        self._empty = {
            voice_at(record, Position(i, 0)) for i, b in enumerate(record.blocks) if not counted(b.text)
        }

    def __call__(self, at: int) -> Allowed:
        if self._whole:
            return same_or_nobody
        beside = {word.voice for word in self._stay[max(0, at - 1) : at + 1]} | self._empty | {None}
        return lambda was, now: was.character == now.character and now.voice in beside


def drop_text(desk: Desk, place: Place, text: str) -> None:
    """Drop a text from another program."""
    desk.forget_voices(text)
    before, record = desk.row, desk.record
    mime = QMimeData()
    mime.setText(text)
    desk.bench.drop(mime, desk.within(place), action=Qt.DropAction.CopyAction)
    after = desk.row
    if after == before and not any(b.text or b.has_picture for b in record.blocks):
        return
    if is_dropped_in_lines(before, after, text):
        return
    words = said(text, None)
    carried = len(before), len(before) + len(words)
    assert_carried(before + words, after, carried, _Dropping(record, before, whole=False), "drop of text")


def drop_blocks(desk: Desk, place: Place) -> None:
    """Drop blocks that were copied, as from another window: they are said by whoever said them there."""
    mime = QGuiApplication.clipboard().mimeData()
    if not isinstance(desk.clip, list) or mime is None:
        return
    desk.forget_voices("".join(word.character for word in desk.clip))
    before, words = desk.row, desk.clip
    desk.bench.drop(mime, desk.within(place), action=Qt.DropAction.CopyAction)
    if desk.row == before:
        assert mime.hasFormat(BLOCKS_FORMAT)
        return
    carried = len(before), len(before) + len(words)
    assert_carried(before + words, desk.row, carried, lambda _at: pasted_as(desk), "drop of blocks")


def drop_files(desk: Desk, place: Place, names: Sequence[str]) -> None:
    """Drop files of another program, pictures or text: whatever becomes of them, no word of the record changes."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(f"/nowhere/{name}") for name in names])
    before = desk.row
    desk.bench.drop(mime, desk.within(place), action=Qt.DropAction.CopyAction)
    assert_unchanged(before, desk.row, "files were dropped")
