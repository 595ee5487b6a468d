"""Tagging: F4, then one key for a paragraph after another, then Esc."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from fuzz.editing.choosing import exactly, named_by
from fuzz.editing.desk import Desk
from fuzz.editing.giving import given_to
from fuzz.editing.words import Allowed, MisquotedError, Row, assert_unchanged, counted, words_before
from tests.qt.manuscript.support import CONTROL, Key
from tests.record_states import Voice, voice
from zadankai_editor.record.nodes import BlockKind, Part, Record
from zadankai_editor.record.selection import Position, Selection

_KINDS = "MKSPJLE"
_SILENT = frozenset({"Down", "Up", "Return", "Backspace", "Delete", "Tab", "X"})
"""Keys that say nothing of the paragraph."""

_WIDE = 0xFEE0
"""From a character to the one of full width."""


def tag(desk: Desk, keys: Sequence[str]) -> None:
    """Tag paragraphs from that at the caret on, a key each, or what an input method makes of it.

    A key is a name, behind it how it comes: `1`, `1:commit`, `M:wide`, `2:preedit`, `K:both`. `X` with
    `text`, `paste`, `drop` or `assist` is an attempt to edit, each of which must leave every word as it is.

    Only the paragraph that was selected changes hands, and the next one with words is selected then.
    """
    before = desk.row
    desk.press("tagging")
    if desk.tagging.on:
        begun = desk.session.undo_stack.index()
        for key in keys:
            if key != "undo":
                _press(desk, key)
            elif desk.session.undo_stack.index() > begun:
                desk.travel(back=True)
            # Whoever was heard last may be heard again later.
            desk.note_voices()
        before = desk.row
        desk.bench.key(Key.Key_Escape)
        assert desk.selection.empty or not desk.record.blocks
    assert not desk.tagging.on
    assert_unchanged(before, desk.row, "tagging began or ended")


def _press(desk: Desk, pressed: str) -> None:
    key, _, how = pressed.partition(":")
    before, old, state, refused = desk.row, desk.record, desk.state, len(desk.bench.refusals)
    here = _paragraph(old, desk.selection.start)
    answer = _answer(key)
    _send(desk, "F" if answer else key, how)
    asked = desk.picker.isVisible()
    assert asked == (answer is not None and bool(old.blocks))
    named = named_by(desk, *answer) if answer and asked else None
    if answer and asked:
        desk.answer(*answer)
    desk.check()
    after = desk.row
    given = given_to(desk.record, named) if named else _given(desk, old, here, key)
    if given is None or desk.state is state:
        assert desk.state is state, (key, here, old.blocks, desk.record.blocks)
        assert_unchanged(before, after, f"tagging by {key}")
        if given and not named and len(desk.bench.refusals) == refused:
            low, high = _words(old, here)
            assert all(given(word, word) for word in before[low:high]), (key, here)
        return
    crossing = key in {"L", "E"} or old.blocks[here.start.index].kind.part is not Part.BODY
    _assert_given(before, after, _words(old, here), given, crossing=crossing)
    if not crossing:
        _assert_went_on(desk, _words(old, here)[1])


def _send(desk: Desk, key: str, how: str) -> None:
    """Press a key, or send what comes of it; whatever is put off is done then."""
    bench = desk.bench
    typed = {"Space": " "}.get(key, key.lower())
    wide = {" ": "\u3000"}.get(typed) or "".join(chr(ord(c) + _WIDE) for c in typed)
    if how in {"commit", "wide"}:
        bench.compose(commit=typed if how == "commit" else wide)
    elif how in {"preedit", "both"}:
        bench.compose(wide)
        bench.compose(wide)
        bench.compose(commit=wide if how == "both" else "")
    elif how:
        _try_to_edit(desk, how)
    else:
        bench.key(getattr(Key, f"Key_{key}"))
    QApplication.processEvents()
    assert bench.preedit == ""


def _try_to_edit(desk: Desk, how: str) -> None:
    bench = desk.bench
    if how == "text":
        bench.compose("かな")
        bench.compose(commit="仮名\n仮")
        bench.compose(commit="仮", replacing=(-1, 1))
    elif how == "paste":
        bench.key(Key.Key_X, CONTROL)
        bench.paste()
    elif how == "drop":
        mime = QMimeData()
        mime.setText("差し込み")
        bench.drop(mime, (0, 0))
        bench.drag((0, 0))
    else:
        # As assistive tools do: in the document itself.
        cursor = QTextCursor(desk.manuscript.document())
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("差し込み")
        QApplication.processEvents()
        bench.check()


def _answer(key: str) -> tuple[str, str] | None:
    """Return how the picker is answered that F opens: `F1` by a digit, `R1` by a row, `F` by Esc."""
    if key[0] == "R" and key != "Return":
        return "row", key[1:]
    return (("digit", key[1:]) if key[1:] else ("escape", "")) if key[0] == "F" else None


def _given(desk: Desk, old: Record, here: Selection, key: str) -> Allowed | None:
    """Return what a key makes of the words of the paragraph; `None` where it changes nothing."""
    if key in _SILENT or not old.blocks or key[0] in "FR":
        return None
    if key.isdigit():
        held = [d.participant for d in desk.state.review.digits if d.digit == int(key)]
        return given_to(desk.record, exactly(held[0])) if held else None
    if key == "N":
        return given_to(desk.record, exactly(None))
    if key in _KINDS:
        return _in(None)
    found = _spoken_before(old, here.start)
    return _in(*found) if found else None


def _in(*heard: Voice) -> Allowed:
    return lambda was, now: was.character == now.character and now.voice in heard


def _spoken_before(record: Record, start: Position) -> list[Voice]:
    """Return in whose mouth a paragraph goes on with what stands before it; none where nothing does."""
    blocks, index = record.blocks, start.index
    if blocks[index].text[: start.offset].strip():
        return [voice(blocks[index])]
    if index == 0:
        return []
    if blocks[index - 1].kind.has_paragraphs or blocks[index - 1].kind.part is not Part.BODY:
        return [voice(blocks[index - 1])]
    place = index - 1
    while place >= 0 and blocks[place].kind is BlockKind.PHOTO:
        place -= 1
    found = 0 <= place < index - 1 and blocks[place].kind is BlockKind.UTTERANCE
    return [voice(blocks[place])] if found else []


def _paragraph(record: Record, at: Position) -> Selection:
    if not record.blocks:
        return Selection(at, at)
    text = record.blocks[at.index].text
    start, length = text.rfind("\n", 0, at.offset) + 1, len(text[at.offset :].split("\n")[0])
    return Selection(Position(at.index, start), Position(at.index, at.offset + length))


def _words(record: Record, passage: Selection) -> tuple[int, int]:
    return words_before(record, passage.start), words_before(record, passage.end)


def _assert_given(before: Row, after: Row, place: tuple[int, int], given: Allowed, *, crossing: bool) -> None:
    """Assert that the words at `place` are given away and no others.

    What becomes lead or closing, or was it, may stand elsewhere then.
    """
    low, high = place
    others, chosen = before[:low] + before[high:], before[low:high]
    stays = len(before) == len(after) and after[:low] + after[high:] == others
    # What went past words like its own leaves the same row behind, and is not where it was.
    moved_on = crossing and [w.character for w in after[low:high]] != [w.character for w in chosen]
    if stays and not moved_on:
        changed = after[low:high]
    elif crossing:
        moved = Counter(after)
        moved.subtract(others)
        changed = sorted(moved.elements(), key=lambda word: word.character)
        chosen = sorted(chosen, key=lambda word: word.character)
    else:
        raise MisquotedError(f"tagging: {before} → {after}")
    if len(changed) != len(chosen) or not all(given(a, b) for a, b in zip(chosen, changed, strict=True)):
        raise MisquotedError(f"tagging: {chosen} → {changed}")


def _assert_went_on(desk: Desk, behind: int) -> None:
    """Assert that the next paragraph with words is selected, where there is one."""
    record, selection = desk.record, desk.selection
    if behind < len(desk.row):
        assert _words(record, selection)[0] == behind, selection
        assert selection == _paragraph(record, selection.start), selection
        assert counted(record.blocks[selection.start.index].text)
