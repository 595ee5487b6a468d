"""Whole sequences of events as the input methods of each platform send them to the manuscript.

Taken from what Qt's platform plugins make of them: Windows (IMM and TSF), macOS (NSTextInputClient),
ibus and fcitx. `test_composing.py` has the single rules.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication

from tests.qt.manuscript.support import SHIFT, Bench, Key
from tests.record_states import K, block, state_of

L1, S1, Q1, U1, U2, H1, U3, F1, T1, U4, C1 = range(11)
Attribute = QInputMethodEvent.Attribute
Kind = QInputMethodEvent.AttributeType


def caret(at: int) -> Attribute:
    return Attribute(Kind.Cursor, at, 1, None)


def clauses(*lengths: int) -> list[Attribute]:
    """Return how Windows and macOS show clauses: the first one stands out."""
    found, start = [caret(sum(lengths))], 0
    for number, length in enumerate(lengths):
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setFontWeight(700 if number == 0 else 400)
        found.append(Attribute(Kind.TextFormat, start, length, form))
        start += length
    return found


def windows(bench: Bench) -> None:
    """IMM: the preedit grows, clauses come, the end is an empty preedit with the commit in it."""
    for preedit in ("ｔ", "と", "とｓ", "とし", "としょ", "としょか", "としょかん"):
        bench.compose(preedit, attributes=clauses(len(preedit)))
    bench.compose("図書館", attributes=clauses(2, 1))
    bench.compose("図書缶", attributes=clauses(2, 1))
    bench.compose("図書館", attributes=clauses(3))
    bench.compose(commit="図書館")
    bench.compose()


def macos(bench: Bench) -> None:
    """Marked text, then insertText, which commits; unmarkText follows."""
    for preedit in ("t", "と", "とs", "とし", "としょかん", "図書館"):
        bench.compose(preedit, attributes=clauses(len(preedit)))
    bench.compose(commit="図書館")


def ibus(bench: Bench) -> None:
    """The commit comes while the preedit stands yet, then an empty one hides it."""
    for preedit in ("t", "と", "とs", "とし", "図書館"):
        bench.compose(preedit, attributes=clauses(len(preedit)))
    event = QInputMethodEvent("", [])
    event.setCommitString("図書館")
    QApplication.sendEvent(bench.manuscript, event)
    bench.compose("")
    bench.compose("")


def fcitx(bench: Bench) -> None:
    """The preedit is cleared, the commit follows, and the state is sent once more."""
    for preedit in ("t", "と", "図書館"):
        bench.compose(preedit, attributes=clauses(len(preedit)))
    bench.compose("", attributes=[caret(0)])
    bench.compose(commit="図書館")
    bench.compose("", attributes=[caret(0)])


PLATFORMS = pytest.mark.parametrize("compose", [windows, macos, ibus, fcitx])


@PLATFORMS
def test_a_word_is_one_step(bench: Bench, compose: Callable[[Bench], None]) -> None:
    bench.put(U1, 1)
    compose(bench)
    assert bench.texts[U1].startswith("𠮷図書館野家")
    assert bench.caret == (U1, 4)
    assert bench.steps == 1
    bench.undo()
    assert bench.session.state == bench.start
    bench.check_undo_and_redo()


@PLATFORMS
def test_words_one_after_another_are_steps_each(bench: Bench, compose: Callable[[Bench], None]) -> None:
    bench.put(U1, 1)
    compose(bench)
    compose(bench)
    assert bench.texts[U1].startswith("𠮷図書館図書館野家")
    assert bench.steps == 2
    bench.check_undo_and_redo()


@pytest.mark.parametrize("end", [(U1, 3), (U2, 2), (U4, 4)])
@PLATFORMS
def test_over_a_selection_it_is_one_step_too(
    bench: Bench, compose: Callable[[Bench], None], end: tuple[int, int]
) -> None:
    bench.select((U1, 1), end)
    compose(bench)
    assert bench.texts[U1].startswith("𠮷図書館")
    assert (bench.ids[U1], bench.speakers[U1]) == ("u1", "p1")
    # fcitx clears the preedit first, which is how all of them cancel: the selection has come back then.
    assert bench.steps == 1
    bench.undo()
    assert bench.session.state == bench.start
    bench.check_undo_and_redo()


@pytest.mark.parametrize("end", [(U1, 3), (U2, 2), (U4, 4)])
@pytest.mark.parametrize("last", [[""], ["と", ""], ["と", "t", "", ""]])
def test_escape_and_backspace_give_the_selection_back(
    bench: Bench, end: tuple[int, int], last: list[str]
) -> None:
    bench.select((U1, 1), end)
    for preedit in ("t", "と", "としょ", *last):
        bench.compose(preedit, attributes=clauses(len(preedit)))
    assert bench.session.state == bench.start
    assert (bench.steps, bench.session.undo_stack.canRedo()) == (0, False)
    selection = bench.manuscript.selection
    assert (selection.start.index, selection.start.offset) == (U1, 1)
    assert (selection.end.index, selection.end.offset) == end
    assert bench.log.replayed() == bench.start


# Reconversion


def windows_selects(bench: Bench, start: int, length: int) -> None:
    """Windows asks for the surrounding text, then has what is to be converted again selected."""
    bench.compose(attributes=[Attribute(Kind.Selection, start, length, None)])


def test_reconversion_on_windows(bench: Bench) -> None:
    bench.put(U1, 2)
    windows_selects(bench, 2, 2)  # 野家, counted in UTF-16 units
    assert bench.manuscript.textCursor().selectedText() == "野家"
    assert bench.session.state is bench.start
    bench.compose("野家", attributes=clauses(2))
    bench.compose("乃屋", attributes=clauses(2))
    bench.compose(commit="乃屋")
    assert bench.texts[U1].startswith("𠮷乃屋の")
    assert bench.steps == 1
    bench.check_undo_and_redo()


def test_reconversion_on_windows_that_is_cancelled(bench: Bench) -> None:
    bench.put(U1, 2)
    windows_selects(bench, 0, 2)
    assert bench.manuscript.textCursor().selectedText() == "𠮷"
    bench.compose("𠮷", attributes=clauses(2))
    bench.compose("吉", attributes=clauses(1))
    bench.compose("")
    assert bench.session.state == bench.start
    assert bench.steps == 0


def test_reconversion_on_macos_marks_text_in_the_place_of_other_text(bench: Bench) -> None:
    """`setMarkedText:replacementRange:`, and `insertText:` without one."""
    bench.put(U1, 3)
    bench.compose("のや", replacing=(-2, 2), attributes=clauses(2))
    assert bench.texts[U1].startswith("𠮷の")
    bench.compose("乃屋", attributes=clauses(2))
    bench.compose(commit="乃屋")
    assert bench.texts[U1].startswith("𠮷乃屋の")
    assert bench.steps == 1
    bench.undo()
    assert bench.session.state == bench.start
    bench.check_undo_and_redo()


@pytest.mark.parametrize("at", [3, 5])
def test_reconversion_on_macos_that_is_cancelled(bench: Bench, at: int) -> None:
    bench.put(U1, at)
    bench.compose("のや", replacing=(-2, 2), attributes=clauses(2))
    bench.compose("")
    assert bench.session.state == bench.start
    assert (bench.steps, bench.session.undo_stack.canRedo()) == (0, False)
    assert bench.caret == (U1, at)


def test_dead_keys_on_macos(bench: Bench) -> None:
    bench.put(U1, 1)
    bench.compose("´", attributes=clauses(1))
    bench.compose(commit="é")
    bench.compose("`", attributes=clauses(1))
    bench.compose(commit="`x")
    assert bench.texts[U1].startswith("𠮷é`x野")
    assert bench.steps == 2
    bench.check_undo_and_redo()


def test_a_key_held_down_on_macos_replaces_its_letter(bench: Bench) -> None:
    bench.put(U1, 1)
    bench.type("e")
    bench.compose(commit="é", replacing=(-1, 1))
    assert bench.texts[U1].startswith("𠮷é野")
    assert bench.caret == (U1, 2)
    bench.check_undo_and_redo()


def test_inline_prediction_on_macos_that_is_taken(bench: Bench) -> None:
    bench.put(U4, 0)
    bench.type("hel")
    bench.compose(commit="hello", replacing=(-3, 3))
    assert bench.texts[U4].startswith("helloあり")
    bench.check_undo_and_redo()


def test_surrounding_text_is_deleted_by_ibus_and_fcitx(bench: Bench) -> None:
    """`delete_surrounding_text`, then the commit: two events, as with typing booster and Hangul."""
    bench.put(U1, 3)
    bench.compose(replacing=(-2, 2))
    bench.compose(commit="乃屋")
    assert bench.texts[U1].startswith("𠮷乃屋の")
    bench.check_undo_and_redo()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, SHIFT])
def test_enter_that_confirms_never_goes_on(bench: Bench, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    for index in range(11):
        bench.put(index, len(bench.texts[index]))
        bench.compose("か")
        bench.key(key, modifiers)
    assert [b.id for b in bench.start.record.blocks] == bench.ids
    assert all(text.endswith("か") and "\nか" not in text for text in bench.texts)
    assert bench.asked == 0
    bench.check_undo_and_redo()


@pytest.mark.parametrize("digit", "123０９")
def test_digits_in_a_composition_are_text(bench: Bench, digit: str) -> None:
    bench.put(U1, 1)
    bench.compose(digit, attributes=clauses(1))
    bench.compose(digit + "月", attributes=clauses(2))
    bench.compose(commit=digit + "月")
    assert bench.texts[U1].startswith(f"𠮷{digit}月野")
    assert bench.speakers == [b.speaker for b in bench.start.record.blocks]


@pytest.mark.parametrize("character", ["葛\U000e0100", "か\u3099", "👩\u200d🏫", "𠮷", "🇯🇵", "1\ufe0f\u20e3"])
@pytest.mark.parametrize("key", [Key.Key_Backspace, Key.Key_Delete])
def test_a_character_goes_as_a_whole(bench: Bench, character: str, key: Qt.Key) -> None:
    bench.open(state_of(block("b1", text="前" + character + "後", speaker="p1")))
    bench.put(0, 1 if key is Key.Key_Delete else 1 + len(character))
    bench.key(key)
    assert bench.texts == ["前後"]
    assert bench.caret == (0, 1)
    bench.check_undo_and_redo()


def test_repeated_backspaces_are_one_step(bench: Bench) -> None:
    bench.put(U1, 3)
    for _ in range(3):
        bench.key(Key.Key_Backspace)
    assert bench.texts[U1].startswith("の隣")
    assert bench.steps == 1
    bench.undo()
    assert bench.caret == (U1, 3)
    assert bench.session.record.blocks[U1].kind is K.UTTERANCE
    bench.check_undo_and_redo()
