"""Composition by an input method, with the events that ibus, Windows and macOS send."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QCloseEvent, QInputMethodEvent, QInputMethodQueryEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.qt.manuscript.support import CONTROL, Bench, Key
from tests.record_states import block, state_of
from zadankai_editor.record.review import State

L1, S1, Q1, U1, U2, H1, U3, F1, T1, U4, C1 = range(11)
Attribute = QInputMethodEvent.Attribute
Kind = QInputMethodEvent.AttributeType


def underlined(length: int, caret: int) -> list[Attribute]:
    """Return what ibus sends along: an underline, and where the caret is in the preedit."""
    form = QTextCharFormat()
    form.setFontUnderline(True)
    return [Attribute(Kind.Cursor, caret, 1, None), Attribute(Kind.TextFormat, 0, length, form)]


def test_composed_text_is_in_the_record_when_it_is_committed(bench: Bench) -> None:
    bench.put(U1, 3)
    for preedit in ("k", "か", "かn", "かん", "かんj", "かんじ", "漢字", "幹事"):
        bench.compose(preedit, attributes=underlined(len(preedit), len(preedit)))
        assert bench.session.state is bench.start
        assert bench.preedit == preedit
    bench.compose(commit="幹事")
    assert bench.texts[U1] == "𠮷野家幹事の隣に図書館があります。"
    assert bench.caret == (U1, 5)
    assert bench.steps == 1
    bench.undo()
    assert bench.session.state == bench.start
    assert bench.caret == (U1, 3)
    bench.check_undo_and_redo()


def test_a_preedit_that_is_cleared_before_the_commit_is_one_step_too(bench: Bench) -> None:
    """Windows and ibus clear the preedit with one event and commit with the next."""
    bench.put(U1, 3)
    bench.compose("幹事")
    bench.compose("")
    bench.compose(commit="幹事")
    assert bench.texts[U1].startswith("𠮷野家幹事")
    assert bench.steps == 1


def test_a_composition_that_is_cancelled_leaves_nothing(bench: Bench) -> None:
    bench.put(U1, 3)
    bench.compose("かん")
    bench.compose("")
    assert bench.session.state is bench.start
    assert bench.steps == 0


def test_every_commit_is_a_step_of_its_own(bench: Bench) -> None:
    """Who types on without Enter commits and begins the next composition with one event."""
    bench.put(U1, 0)
    bench.compose("きょう")
    bench.compose("は", commit="今日")
    assert bench.texts[U1].startswith("今日𠮷")
    assert bench.preedit == "は"
    assert bench.caret == (U1, 2)
    bench.compose(commit="は")
    assert bench.steps == 2
    bench.undo()
    assert bench.texts[U1].startswith("今日𠮷")
    bench.undo()
    assert bench.session.state == bench.start
    bench.check_undo_and_redo()


def test_commits_without_preedit_are_typing(bench: Bench) -> None:
    """Some platforms commit each key: that merges as keys do."""
    bench.put(U1, 0)
    for character in "abc":
        bench.compose(commit=character)
    assert bench.steps == 1
    assert bench.texts[U1].startswith("abc𠮷")


def test_a_composition_does_not_join_what_is_typed_before_or_behind(bench: Bench) -> None:
    bench.put(U1, 0)
    bench.type("a")
    bench.compose("い")
    bench.compose(commit="い")
    bench.type("b")
    assert bench.texts[U1].startswith("aいb𠮷")
    assert bench.steps == 3


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ((U1, 0), (U1, 3)),
        ((U1, 3), (U2, 2)),
        ((U1, 0), (U2, 2)),
        ((U1, 0), (U4, 11)),
        ((L1, 0), (C1, 13)),
        ((S1, 0), (S1, 7)),
        ((U2, 9), (U2, 10)),
    ],
)
def test_a_cancelled_composition_gives_the_selection_back(
    bench: Bench, start: tuple[int, int], end: tuple[int, int]
) -> None:
    bench.select(start, end)
    bench.compose("か")
    assert bench.session.state != bench.start
    bench.compose("かん")
    bench.compose("")
    assert bench.session.state == bench.start
    selection = bench.manuscript.selection
    assert (selection.start.index, selection.start.offset) == start
    assert (selection.end.index, selection.end.offset) == end
    assert bench.steps == 0
    assert not bench.session.undo_stack.canRedo()
    assert bench.log.replayed() == bench.start


@pytest.mark.parametrize(("start", "end"), [((U1, 3), (U2, 2)), ((U1, 0), (U2, 2)), ((U1, 0), (U1, 3))])
def test_a_composition_over_a_selection_is_one_step(
    bench: Bench, start: tuple[int, int], end: tuple[int, int]
) -> None:
    bench.select(start, end)
    bench.compose("か")
    bench.compose("かん")
    bench.compose(commit="感")
    block = bench.session.record.blocks[U1]
    assert (block.id, block.speaker) == ("u1", "p1")
    assert block.text == bench.start.record.blocks[U1].text[: start[1]] + "感" + (
        "の隣に図書館があります。" if end[0] == U1 else ""
    )
    assert bench.speakers[U2] == "p2"
    assert bench.steps == 1
    assert bench.session.undo_stack.undoText() == "入力"
    bench.undo()
    assert bench.session.state == bench.start
    bench.check_undo_and_redo()


def test_a_commit_at_once_over_a_selection_is_one_step(bench: Bench) -> None:
    """As from an emoji panel, or dictation."""
    bench.select((U1, 3), (U2, 2))
    bench.compose(commit="感")
    assert bench.texts[U1 : U2 + 1] == ["𠮷野家感", "開いています。\n日曜も開けます。"]
    assert bench.steps == 1
    bench.check_undo_and_redo()


def test_a_composition_over_a_border_alone_leaves_the_border(bench: Bench) -> None:
    end = len(bench.texts[U1])
    bench.select((U1, end), (U2, 0))
    bench.compose("か")
    bench.compose(commit="か")
    assert bench.ids == [b.id for b in bench.start.record.blocks]
    assert bench.texts[U1].endswith("。か")
    assert bench.steps == 1


def test_what_came_between_keeps_a_cancelled_composition_from_taking_it_back(bench: Bench) -> None:
    from zadankai_editor.record.commands.details import set_title

    bench.select((U1, 0), (U1, 3))
    bench.compose("か")
    assert bench.session.dispatch(set_title(bench.session.state, "題"))
    bench.compose("")
    assert bench.session.record.title == "題"
    bench.undo()
    bench.undo()
    assert bench.session.state == bench.start


def test_enter_that_confirms_never_splits(bench: Bench) -> None:
    """Most platforms keep the key from us; one that sends it along while composing means the same."""
    bench.put(U1, 3)
    bench.compose("幹事")
    bench.key(Key.Key_Return)
    assert bench.texts[U1] == "𠮷野家幹事の隣に図書館があります。"
    assert len(bench.texts) == 11
    assert bench.preedit == ""
    bench.key(Key.Key_Return)
    assert bench.texts[U1] == "𠮷野家幹事\nの隣に図書館があります。"


@pytest.mark.parametrize("key", [Key.Key_Z, Key.Key_V, Key.Key_X, Key.Key_Return])
def test_a_command_ends_the_composition_first(bench: Bench, key: Qt.Key) -> None:
    bench.clipboard("貼")
    bench.put(U1, 3)
    bench.compose("幹事")
    bench.key(key, CONTROL)
    assert bench.preedit == ""
    if key is Key.Key_Z:
        assert bench.session.state == bench.start
        bench.redo()
    assert "幹事" in "".join(bench.texts)
    bench.check_undo_and_redo()


def test_saving_finds_what_is_composed_in_the_record(bench: Bench) -> None:
    bench.put(U1, 3)
    bench.compose("幹事")
    bench.session.settle_input()
    assert bench.texts[U1].startswith("𠮷野家幹事")
    assert bench.preedit == ""
    bench.check()
    bench.session.settle_input()
    assert bench.steps == 1


def test_undo_of_a_composition_over_a_selection_gives_it_back(bench: Bench) -> None:
    bench.select((U1, 0), (U2, 2))
    bench.compose("かん")
    bench.session.undo()
    bench.check()
    assert bench.session.state == bench.start
    bench.redo()
    assert bench.texts[U1] == "かん"


def test_losing_the_focus_commits(bench: Bench) -> None:
    field = QLineEdit(bench.manuscript)
    field.show()
    bench.put(U1, 3)
    bench.compose("幹事")
    field.setFocus()
    assert bench.texts[U1].startswith("𠮷野家幹事")
    assert bench.preedit == ""
    bench.manuscript.setFocus()


class ForgetfulInputMethod:
    """Stands in for one that drops what is composed where it is asked to commit it, as ibus with kkc does."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.asked = 0

    def inputMethod(self) -> "ForgetfulInputMethod":
        return self

    def commit(self) -> None:
        self.asked += 1
        QApplication.sendEvent(self.bench.manuscript, QInputMethodEvent())


def test_what_an_input_method_drops_when_asked_to_commit_is_kept(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    method = ForgetfulInputMethod(bench)
    monkeypatch.setattr("zadankai_editor.ui.manuscript.editor.QGuiApplication", method)
    bench.put(U1, 3)
    bench.compose("幹事")
    bench.session.settle_input()
    assert bench.texts[U1].startswith("𠮷野家幹事の")
    bench.select((U1, 0), (U2, 2))
    bench.compose("かん")
    bench.session.settle_input()
    assert bench.texts[U1 : U2 + 1] == ["かん", "開いています。\n日曜も開けます。"]
    assert bench.steps == 2
    assert method.asked == 2
    bench.check_undo_and_redo()


def press(bench: Bench, widget: QWidget, at: QPoint) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=at)
    bench.check()


def test_a_click_commits_wherever_it_goes(bench: Bench) -> None:
    bench.put(U1, 3)
    bench.compose("幹事")
    press(bench, bench.manuscript.gutter, QPoint(60, 400))
    assert bench.texts[U1].startswith("𠮷野家幹事の")
    bench.compose("会")
    press(bench, bench.manuscript.viewport(), bench.point_of(U4, 3))
    assert bench.texts[U1].startswith("𠮷野家幹事会の")
    assert bench.caret == (U4, 3)
    assert bench.steps == 2


def test_closing_commits_before_the_window_asks_whether_there_is_unsaved_work(bench: Bench) -> None:
    bench.put(U1, 3)
    bench.compose("幹事")
    QApplication.sendEvent(bench.manuscript, QCloseEvent())
    assert bench.texts[U1].startswith("𠮷野家幹事の")
    assert bench.session.modified


def test_a_click_inside_of_what_is_composed_is_for_the_input_method(bench: Bench) -> None:
    bench.put(U1, 3)
    bench.compose("幹事会議")
    press(bench, bench.manuscript.viewport(), bench.point_of(U1, 3))
    assert bench.preedit == "幹事会議"
    assert bench.session.state is bench.start
    bench.compose("")


@pytest.mark.parametrize("composed", ["幹事会議", "𠮷𠮷"])
def test_a_click_inside_of_what_is_composed_at_the_end_of_the_text(bench: Bench, composed: str) -> None:
    bench.open(state_of(block("b1", text="坂", speaker="p1")))
    bench.put(0, 1)
    caret = bench.point_of(0, 1)
    bench.compose(composed)
    line = bench.manuscript.textCursor().block().layout().lineAt(0)
    end: Any = line.cursorToX(1 + 4)  # both take four UTF-16 units
    for x in (caret.x() + 2, int(end[0]) - 2):
        press(bench, bench.manuscript.viewport(), QPoint(x, caret.y()))
        assert bench.preedit == composed
        assert bench.session.state is bench.start
    press(bench, bench.manuscript.viewport(), QPoint(caret.x() - 14, caret.y()))
    assert bench.texts == ["坂" + composed]


def test_it_listens_to_the_application_only_while_something_is_composed(bench: Bench) -> None:
    listening = bench.manuscript._interruptions
    bench.put(U1, 3)
    seen = []
    for act in (
        lambda: bench.compose("幹"),
        lambda: bench.compose(commit="幹"),
        lambda: bench.compose("事"),
        lambda: bench.open(bench.start),
    ):
        act()
        seen.append(listening._listening)
    assert seen == [True, False, True, False]


def test_another_record_forgets_what_is_composed(bench: Bench) -> None:
    bench.select((U1, 0), (U2, 2))
    bench.compose("かん")
    bench.open(state_of(block("b1", text="別", speaker="p1")))
    assert bench.texts == ["別"]
    bench.type("a")
    assert bench.texts == ["a別"]


def test_a_composition_that_qt_drops_without_an_event_is_over(bench: Bench) -> None:
    bench.select((U1, 0), (U2, 2))
    bench.compose("かん")
    cursor = bench.manuscript.textCursor()
    cursor.block().layout().setPreeditArea(-1, "")
    bench.put(U4, 0)
    bench.type("a")
    assert bench.texts[U1] == bench.start.record.blocks[U1].text


@pytest.mark.parametrize(
    ("caret", "replacing", "commit", "expected"),
    [
        (3, (-2, 2), "乃屋", "𠮷乃屋の隣に図書館があります。"),
        (1, (-2, 2), "吉", "吉野家の隣に図書館があります。"),
        (1, (-1, 1), "吉", "吉野家の隣に図書館があります。"),
        (3, (-1, 1), "", "𠮷野の隣に図書館があります。"),
        (1, (-9, 9), "x", "x野家の隣に図書館があります。"),
        (3, (-2, 99), "x", "𠮷x"),
        (3, (0, 1), "x", "𠮷野家x隣に図書館があります。"),
        (3, (-3, 0), "x", "x𠮷野家の隣に図書館があります。"),
    ],
)
def test_reconversion_replaces_text_of_the_paragraph_alone(
    bench: Bench, caret: int, replacing: tuple[int, int], commit: str, expected: str
) -> None:
    bench.put(U1, caret)
    bench.compose(commit=commit, replacing=replacing)
    assert bench.texts[U1] == expected
    assert bench.texts[:U1] + bench.texts[U2:] == [
        b.text for b in (*bench.start.record.blocks[:U1], *bench.start.record.blocks[U2:])
    ]
    assert bench.steps == 1
    bench.check_undo_and_redo()


def test_reconversion_of_a_selection(bench: Bench) -> None:
    """Windows replaces what is selected by a preedit of the same words."""
    bench.select((U1, 1), (U1, 3))
    bench.compose("野家")
    bench.compose(commit="乃屋")
    assert bench.texts[U1].startswith("𠮷乃屋の")
    assert bench.steps == 1


def test_a_commit_may_put_the_caret_elsewhere(bench: Bench) -> None:
    """Brackets that come in pairs, with the caret between."""
    bench.put(U1, 1)
    bench.compose("「」")
    at = bench.manuscript.textCursor().positionInBlock()
    bench.compose(commit="「」", attributes=[Attribute(Kind.Selection, at + 1, 0, None)])
    assert bench.texts[U1].startswith("𠮷「」野家")
    assert bench.caret == (U1, 2)
    bench.check_undo_and_redo()


@pytest.mark.parametrize("commit", ["い\nろ", "い\r\nろ", "い\u2028ろ", "い\u2029ろ", "い\x0bろ"])
def test_a_commit_of_several_lines_becomes_paragraphs(bench: Bench, commit: str) -> None:
    bench.put(U1, 1)
    bench.compose("い")
    bench.compose("は", commit=commit)
    assert bench.texts[U1].startswith("𠮷い\nろ野家")
    assert bench.preedit == "は"
    bench.compose(commit="は")
    assert bench.texts[U1].startswith("𠮷い\nろは野家")
    bench.check_undo_and_redo()


def test_a_commit_of_control_characters_leaves_them_out(bench: Bench) -> None:
    bench.put(U1, 1)
    bench.compose(commit="い\x00\ufeffろ")
    assert bench.texts[U1].startswith("𠮷いろ野家")
    bench.compose(commit="\x07")
    assert bench.texts[U1].startswith("𠮷いろ野家")


def test_a_commit_of_several_lines_over_what_it_replaces(bench: Bench) -> None:
    bench.put(U1, 3)
    bench.compose(commit="い\nろ", replacing=(-2, 2))
    assert bench.texts[U1].startswith("𠮷い\nろの隣")
    bench.check_undo_and_redo()


@pytest.mark.parametrize("text", ["𠮷", "葛󠄀", "が", "か\u3099", "👩‍🏫"])
def test_characters_of_several_units_can_be_composed(bench: Bench, text: str) -> None:
    bench.put(U1, 1)
    bench.compose(text)
    bench.compose(commit=text)
    assert bench.texts[U1].startswith(f"𠮷{text}野家")
    assert bench.caret == (U1, 1 + len(text))
    bench.check_undo_and_redo()


def test_a_composition_begins_an_empty_record(bench: Bench) -> None:
    bench.open(State())
    bench.compose("は")
    assert bench.session.state == State()
    bench.compose("はい")
    bench.compose(commit="はい")
    assert bench.texts == ["はい"]
    assert bench.caret == (0, 2)
    assert bench.steps == 1
    bench.check_undo_and_redo()


def test_a_change_from_elsewhere_during_a_composition(bench: Bench) -> None:
    """A panel renames, or a picture is saved, while somebody composes."""
    from zadankai_editor.record.commands.blocks import delete_blocks, set_speaker

    bench.put(U1, 3)
    bench.compose("かん")
    assert bench.session.dispatch(set_speaker(bench.session.state, [U1], "p3"))
    assert bench.session.dispatch(delete_blocks(bench.session.state, L1, 1))
    bench.check()
    bench.compose(commit="感")
    assert bench.texts[U1 - 1] == "𠮷野家感の隣に図書館があります。"
    bench.check_undo_and_redo()


def test_candidates_are_shown_at_the_caret_and_not_over_the_gutter(bench: Bench) -> None:
    manuscript = bench.manuscript
    bench.put(U1, 3)
    shown = manuscript.cursorRect()
    for name in (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle):
        found = asked(bench, name)
        assert isinstance(found, (QRect, QRectF))
        rect = found
        corner = manuscript.viewport().mapTo(manuscript, shown.topLeft())
        assert abs(rect.left() - corner.x()) <= 2
        assert abs(rect.top() - corner.y()) <= 2
        assert rect.left() > manuscript.gutter.width()


def test_the_selection_is_there_for_reconversion(bench: Bench) -> None:
    bench.select((U1, 1), (U1, 3))
    assert asked(bench, Qt.InputMethodQuery.ImCurrentSelection) == "野家"
    assert asked(bench, Qt.InputMethodQuery.ImSurroundingText) == bench.texts[U1]
    assert asked(bench, Qt.InputMethodQuery.ImCursorPosition) == 4
    assert asked(bench, Qt.InputMethodQuery.ImAnchorPosition) == 2


@pytest.mark.parametrize("query", [q for q in Qt.InputMethodQuery if q.name and len(q) == 1])
def test_every_question_of_an_input_method_is_answered(bench: Bench, query: Qt.InputMethodQuery) -> None:
    bench.select((U1, 1), (U4, 3))
    asked(bench, query)
    bench.open(State())
    asked(bench, query)


def asked(bench: Bench, query: Qt.InputMethodQuery) -> object:
    event = QInputMethodQueryEvent(query)
    QApplication.sendEvent(bench.manuscript, event)
    return event.value(query)


def test_an_edit_by_other_means_keeps_every_border(bench: Bench) -> None:
    """Accessibility edits the document itself: what crosses a border is done by the record's rules."""
    cursor = QTextCursor(bench.manuscript.document())
    first = bench.manuscript.projection.first_text_block(U1)
    cursor.setPosition(first.position() + 4)
    cursor.setPosition(first.next().position() + 2, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    bench.check()
    assert bench.texts[U1 : U2 + 1] == ["𠮷野家", "開いています。\n日曜も開けます。"]
    assert bench.speakers[U1 : U2 + 1] == ["p1", "p2"]
    cursor.setPosition(first.position() + 2)
    cursor.insertText("い\nろ\u2028は")
    bench.check()
    assert bench.texts[U1] == "𠮷い\nろ\nは野家"
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText("全部")
    bench.check()
    assert bench.texts == ["全部"]
    cursor.insertText("\u2028\x00")
    bench.check()
    bench.check_undo_and_redo()
