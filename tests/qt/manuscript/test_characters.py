"""Characters of more than one unit, and places between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from tests.qt.manuscript.support import CONTROL, SHIFT, Bench, Key
from tests.record_states import block, state_of
from zadankai_editor.ui.manuscript.reconcile import difference_of, edit_across
from zadankai_editor.ui.manuscript.utf16 import characters_before, units_before

TEXTS = st.text(alphabet="あいa𠮷𩸽葛󠄀か\u3099\u00a0\n", max_size=12)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(text=st.text(max_size=30), data=st.data())
def test_units_and_characters(text: str, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, len(text)))
    assert units_before(text, count) == units(text[:count])
    assert characters_before(text, units_before(text, count)) == count
    inside = data.draw(st.integers(0, units(text)))
    found = characters_before(text, inside)
    assert units_before(text, found) <= inside < units_before(text, found) + 2
    assert characters_before(text, units(text) + 5) == len(text)


@given(held=TEXTS, shown=TEXTS, data=st.data())
def test_a_difference_makes_one_of_the_other(held: str, shown: str, data: st.DataObject) -> None:
    found = difference_of(held, shown, data.draw(st.integers(0, len(shown))))
    assert held[found.at : found.at + len(found.removed)] == found.removed
    assert held[: found.at] + found.inserted + held[found.at + len(found.removed) :] == shown


@given(text=TEXTS, data=st.data())
def test_a_difference_is_where_it_was_typed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    typed = data.draw(TEXTS) if start == end else ""
    shown = text[:start] + typed + text[end:]
    found = difference_of(text, shown, start + len(typed))
    assert (found.at, found.removed, found.inserted) == (start, text[start:end], typed)


@given(texts=st.lists(TEXTS, min_size=1, max_size=4), new=TEXTS, data=st.data())
def test_an_edit_across_borders_is_found(texts: list[str], new: str, data: st.DataObject) -> None:
    flow = [block(f"b{n}", text=text) for n, text in enumerate(texts)]
    held = "\n".join(texts)
    start = data.draw(st.integers(0, len(held)))
    end = data.draw(st.integers(start, len(held)))
    shown = held[:start] + new + held[end:]
    more = data.draw(st.integers(0, 1))  # Qt counts the end of the document too, now and then
    selection, paragraphs = edit_across(
        flow,
        shown.split("\n"),
        units(held[:start]),
        units(held[start:end]) + more,
        units(new) + more,
    )
    low = sum(len(t) + 1 for t in texts[: selection.start.index]) + selection.start.offset
    high = sum(len(t) + 1 for t in texts[: selection.end.index]) + selection.end.offset
    assert held[:low] + "\n".join(paragraphs) + held[high:] == shown


STRANGE = "𠮷か\u3099葛󠄀a\u00a0👩\u200d🏫𩸽b"
BORDERS = [0, 1, 3, 5, 6, 7, 10, 11, 12]
"""Where its characters, as people count them, begin and end."""


def test_the_arrow_keys_never_stop_inside_of_a_character(bench: Bench) -> None:
    bench.open(state_of(block("b1", text=STRANGE, speaker="p1"), block("b2", text="", speaker="p2")))
    bench.put(0, 0)
    seen = [0]
    while bench.caret[0] == 0:
        bench.key(Key.Key_Right)
        seen.append(bench.caret[1])
    assert seen[:-1] == BORDERS
    bench.put(0, len(STRANGE))
    while bench.caret[1] > 0:
        bench.key(Key.Key_Left, SHIFT)
    assert bench.manuscript.textCursor().selectedText() == STRANGE


@pytest.mark.parametrize("key", [Key.Key_Backspace, Key.Key_Delete])
@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, CONTROL])
def test_deleting_from_either_side_takes_whole_characters(
    bench: Bench, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    bench.open(state_of(block("b1", text=STRANGE, speaker="p1"), block("b2", text="乙", speaker="p2")))
    bench.put(0, len(STRANGE) if key is Key.Key_Backspace else 0)
    while bench.texts[0]:
        bench.key(key, modifiers)
        left = (STRANGE[:i] if key is Key.Key_Backspace else STRANGE[i:] for i in BORDERS)
        assert bench.texts[0] in left
    assert bench.texts[1] == "乙"
    bench.check_undo_and_redo()


@pytest.mark.parametrize("character", ["\u00a0", "\u3000", "𠮷", "\U000e0100", "\u3099", "\u200d", "\ue000"])
def test_typed_characters_stay_what_they_are(bench: Bench, character: str) -> None:
    bench.open(state_of(block("b1", text="葛城", speaker="p1"), block("b2", text="乙", speaker="p2")))
    bench.put(0, 1)
    bench.type(character)
    assert bench.texts == [f"葛{character}城", "乙"]
    assert bench.caret == (0, 1 + len(character))
    bench.check_undo_and_redo()


@pytest.mark.parametrize("character", ["\u2028", "\u2029"])
def test_a_typed_line_separator_is_a_paragraph(bench: Bench, character: str) -> None:
    bench.open(state_of(block("b1", text="葛城", speaker="p1"), block("b2", text="乙", speaker="p2")))
    bench.put(0, 1)
    bench.type(character)
    assert bench.texts == ["葛\n城", "乙"]
    assert bench.caret == (0, 2)
    bench.check_undo_and_redo()


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ufeff", "\ufdd0"])
def test_a_typed_control_character_is_not_taken(bench: Bench, character: str) -> None:
    bench.put(3, 1)
    bench.type(character)
    assert bench.session.state == bench.start
    bench.select((3, 1), (4, 2))
    bench.type(character)
    assert bench.speakers[3:5] == ["p1", "p2"]


def test_a_nbsp_that_stands_in_the_record_is_shown_as_it_is(bench: Bench) -> None:
    bench.open(state_of(block("b1", text="a\u00a0b", speaker="p1")))
    bench.put(0, 3)
    bench.type("c")
    assert bench.texts == ["a\u00a0bc"]
    bench.select((0, 0), (0, 4))
    bench.key(Key.Key_X, CONTROL)
    bench.paste()
    assert bench.texts == ["a\u00a0bc"]


def test_half_a_character_is_not_taken(bench: Bench) -> None:
    """Python does not see it: what is shown would stand beside the record by one unit."""
    cursor = QTextCursor(bench.manuscript.projection.first_text_block(3))
    cursor.insertText("a\ud842b")
    bench.check()
    assert bench.session.state == bench.start
    assert cursor.block().length() - 1 == units(bench.texts[3])
    bench.compose(commit="い\udc00")
    assert bench.session.state == bench.start
