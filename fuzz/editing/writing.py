"""Operations on words: typing, composing, pasting, dragging, deleting, new paragraphs; and the caret."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fuzz.editing.choosing import finish_picking
from fuzz.editing.desk import Desk
from fuzz.editing.words import (
    Allowed,
    Row,
    Word,
    assert_deleted_near,
    assert_lines_put,
    assert_only,
    assert_put_near,
    assert_replaced,
    assert_unchanged,
    said,
    same_or_nobody,
    span,
    span_of_block,
    voice_at,
)
from tests.qt.manuscript.support import CONTROL, NO_MODIFIER, SHIFT, Key
from tests.record_states import Voice
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.selection import Selection
from zadankai_editor.ui.manuscript.clipboard import BLOCKS_FORMAT

Place = tuple[int, int]

NAVIGATION = ("Left", "Right", "Up", "Down", "Home", "End")
"""Keys that move the caret."""

_KEY_MILLISECONDS = 40

# The caret


def put(desk: Desk, place: Place) -> None:
    """Put the caret somewhere."""
    desk.bench.put(*desk.within(place))
    _assert_untouched(desk, desk.row)


def select(desk: Desk, start: Place, end: Place) -> None:
    """Select from one place to another."""
    desk.bench.select(desk.within(start), desk.within(end))


def select_all(desk: Desk) -> None:
    """Select all."""
    _key(desk, "A", control=True)


def navigate(desk: Desk, key: str, shift: bool, control: bool) -> None:
    """Move the caret by a key, selecting with `shift`."""
    state = desk.state
    _key(desk, key, shift=shift, control=control)
    assert desk.state is state


def tab(desk: Desk, key: str) -> None:
    """Press Tab or Shift+Tab: only what an empty paragraph is may change."""
    before = desk.row
    _key(desk, key)
    _assert_untouched(desk, before)


def click(desk: Desk, place: Place) -> None:
    """Click somewhere."""
    state = desk.state
    QTest.mouseClick(
        desk.manuscript.viewport(),
        Qt.MouseButton.LeftButton,
        NO_MODIFIER,
        desk.bench.point_of(*desk.within(place)),
    )
    desk.check()
    assert desk.state is state


def pause(desk: Desk, milliseconds: int) -> None:
    """Let time pass."""
    desk.session.clock += milliseconds


# Typing


def write(desk: Desk, text: str) -> None:
    """Type, each character by a key of its own."""
    desk.forget_voices(text)
    before, place, heard = desk.row, span(desk.record, desk.selection), _voice_here(desk)
    for character in text:
        desk.session.clock += _KEY_MILLISECONDS
        desk.bench.type(character)
    assert_replaced(before, desk.row, place, said(text, heard), "typing")


def compose(desk: Desk, text: str, ending: str) -> None:
    """Compose `text` and commit it, cancel, or be interrupted by a key, an action or a lost focus."""
    desk.forget_voices(text + "かな")
    before, place, heard = desk.row, span(desk.record, desk.selection), _voice_here(desk)
    state = desk.state
    selection = desk.selection
    for end in range(1, len(text) + 1):
        desk.session.clock += _KEY_MILLISECONDS
        desk.bench.compose(text[:end])
    if ending == "cancel":
        desk.bench.compose("")
        assert desk.state == state
        # Where a border alone was selected nothing went, and nothing is to come back.
        assert desk.selection == selection or place[0] == place[1]
        return
    if ending == "undo":
        desk.press("undo")
        assert desk.state == state
        return
    if ending == "commit":
        desk.bench.compose(commit=text)
    elif ending == "go on":
        desk.bench.compose("かな", commit=text)
        text += "かな"
        desk.session.settle_input()
    else:
        _interrupt(desk, ending)
    assert desk.bench.preedit == ""
    what = f"composition, then {ending}"
    if ending == "digit":
        # Those at the caret are given to somebody as soon as the composed words are there.
        committed = before[: place[0]] + said(text, heard) + before[place[1] :]
        here = span_of_block(desk.record, desk.selection.head.index)
        assert_only(committed, desk.row, here, what)
    else:
        assert_replaced(before, desk.row, place, said(text, heard), what)


_AWAY = frozenset({"title", "find", "other window", "list"})


def _leave(desk: Desk, where: str) -> None:
    """Take the focus from the manuscript for good, in the middle of a composition, and come back."""
    if where == "title":
        desk.title.setFocus()
    elif where == "other window":
        desk.other.show()
        desk.other.activateWindow()
        QApplication.processEvents()
        desk.other.setFocus()
        desk.other.hide()
    else:
        desk.press("find" if where == "find" else "replace")
        desk.settle_search()
        desk.leave_search("back")
    desk.back()


def _interrupt(desk: Desk, how: str) -> None:
    if how in _AWAY:
        _leave(desk, how)
    elif how == "enter":
        desk.bench.key(Key.Key_Return)
    elif how == "focus":
        QApplication.sendEvent(desk.manuscript, QFocusEvent(QFocusEvent.Type.FocusOut))
    elif how == "next utterance":
        desk.bench.key(Key.Key_Return, CONTROL)
        desk.answer("escape", "")
    elif how == "click":
        point = desk.bench.point_of(0, 0)
        QTest.mouseClick(desk.manuscript.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, point)
    elif how == "digit":
        desk.press("speaker_1")
    # Whoever clicks into what they are composing goes on composing.
    desk.session.settle_input()
    desk.check()


def reconvert(desk: Desk, start: int, length: int, text: str) -> None:
    """Commit `text` in the place of what stands `start` UTF-16 units from the caret."""
    desk.forget_voices(text)
    before, record, selection = desk.row, desk.record, desk.selection
    low, high = span(record, selection)
    heard = _voice_here(desk)
    if not selection.empty:
        before = before[:low] + before[high:]
    start_of_block = span_of_block(record, selection.start.index)[0]
    end = span_of_block(record, selection.end.index)[1] - (high - low)
    desk.bench.compose(commit=text, replacing=(start, length))
    assert_put_near(before, desk.row, said(text, heard), (start_of_block, end), "reconversion")


def commit_lines(desk: Desk, text: str) -> None:
    """Commit a text of several lines."""
    desk.forget_voices(text)
    before, record, selection = desk.row, desk.record, desk.selection
    desk.bench.compose(commit=text)
    assert_lines_put(before, desk.row, record, selection, text)


# New paragraphs


def enter(desk: Desk, shift: bool, how: str, what: str) -> None:
    """Press Enter; should the picker ask who speaks, answer."""
    before, place = desk.row, span(desk.record, desk.selection)
    _key(desk, "Return", shift=shift)
    assert_replaced(before, desk.row, place, [], "Enter")
    finish_picking(desk, how, what)


def next_utterance(desk: Desk, how: str, what: str) -> None:
    """Go on to the next utterance, and answer the picker."""
    before, place = desk.row, span(desk.record, desk.selection)
    _key(desk, "Return", control=True)
    assert_replaced(before, desk.row, place, [], "Ctrl+Enter")
    finish_picking(desk, how, what)


def delete(desk: Desk, key: str, control: bool) -> None:
    """Press Backspace or Delete: never beyond a border."""
    record, selection, before = desk.record, desk.selection, desk.row
    place = span(record, selection)
    _key(desk, key, control=control)
    if selection.empty:
        block = span_of_block(record, selection.head.index)
        assert_deleted_near(before, desk.row, place[0], block, key)
    else:
        assert_replaced(before, desk.row, place, [], f"{key} over a selection")


# The clipboard


def copy(desk: Desk) -> None:
    """Copy what is selected."""
    state = desk.state
    _note_clip(desk)
    _key(desk, "C", control=True)
    assert desk.state is state


def cut(desk: Desk) -> None:
    """Cut what is selected."""
    before, place = desk.row, span(desk.record, desk.selection)
    _note_clip(desk)
    _key(desk, "X", control=True)
    assert_replaced(before, desk.row, place, [], "cut")


def _note_clip(desk: Desk) -> None:
    selection = desk.selection
    if selection.empty:
        return
    start, end = span(desk.record, selection)
    desk.clip = desk.row[start:end]
    if selection.start.index == selection.end.index:
        desk.clip = selected_text(desk.record, selection)


def copy_elsewhere(desk: Desk, text: str) -> None:
    """Copy a text in another program."""
    desk.bench.clipboard(text)
    desk.clip = text


def paste(desk: Desk) -> None:
    """Paste what the clipboard holds: blocks with their speakers, or words for whoever speaks here."""
    before, record, selection, state = desk.row, desk.record, desk.selection, desk.state
    place = span(record, selection)
    _key(desk, "V", control=True)
    if desk.clip is None or (desk.state is state and _may_refuse_paste(record)):
        _assert_untouched(desk, before)
        return
    now = desk.row
    if isinstance(desk.clip, str):
        desk.forget_voices(desk.clip)
        assert_lines_put(before, now, record, selection, desk.clip)
        return
    desk.forget_voices("".join(word.character for word in desk.clip))
    start, behind = place[0], len(now) - (len(before) - place[1])
    assert_unchanged(before[:start], now[:start], "before a paste of blocks")
    assert_unchanged(before[place[1] :], now[max(behind, start) :], "behind a paste of blocks")
    _assert_pasted(desk, desk.clip, now[start:behind])


def _may_refuse_paste(record: Record) -> bool:
    """Tell whether a paste may do nothing: it is taken for a whole record, or holds a picture."""
    mime = QGuiApplication.clipboard().mimeData()
    has_words = any(b.text or b.has_picture for b in record.blocks)
    return not has_words or mime is None or mime.hasFormat(BLOCKS_FORMAT)


def _assert_pasted(desk: Desk, copied: Row, pasted: Row) -> None:
    """Assert that pasted words are those of whoever said them where they were copied, or nobody's.

    Somebody who has gone since may have come again under the same label, or be a label alone.
    """
    allowed = pasted_as(desk)
    assert len(copied) == len(pasted), (copied, pasted)
    for was, now in zip(copied, pasted, strict=True):
        assert allowed(was, now), ("paste of blocks", was, now)


def pasted_as(desk: Desk) -> Allowed:
    """Allow what pasted words may be: those of whoever said them where they were copied, or nobody's."""
    ids = {p.id for p in desk.record.participants}

    def allowed(was: Word, now: Word) -> bool:
        if same_or_nobody(was, now):
            return True
        gone = was.voice is not None and any(isinstance(ref, str) and ref not in ids for ref in _refs(was))
        unknown = was.voice is not None and any(not isinstance(ref, (str, type(None))) for ref in _refs(was))
        return was.character == now.character and (gone or unknown) and _prints_like(desk, was, now)

    return allowed


def _refs(word: Word) -> Sequence[Any]:
    return (word.voice[0], *word.voice[1]) if word.voice else ()


def _prints_like(desk: Desk, was: Word, now: Word) -> bool:
    """Tell whether `now` is printed under a label that `was` had when it was copied, or under none."""
    old = {label for ref in _refs(was) for label in desk.labels_ever(ref)}
    return all(ref is None or desk.record.label_of(ref) in old for ref in _refs(now))


def selected_text(record: Record, selection: Selection) -> str:
    """Return the text that is selected within one block."""
    return record.blocks[selection.start.index].text[selection.start.offset : selection.end.offset]


# What they share


def _key(desk: Desk, name: str, *, shift: bool = False, control: bool = False) -> None:
    modifiers = (SHIFT if shift else NO_MODIFIER) | (CONTROL if control else NO_MODIFIER)
    desk.session.clock += _KEY_MILLISECONDS
    desk.bench.key(getattr(Key, f"Key_{name}"), modifiers)
    desk.check()


def _voice_here(desk: Desk) -> Voice:
    """Return whose words are those that come in the place of the selection."""
    return voice_at(desk.record, desk.selection.start)


def _assert_untouched(desk: Desk, before: Row) -> None:
    assert_unchanged(before, desk.row, "nothing was to change")
