"""Composition in the fields of the panels: nothing is lost, and nothing half goes into the record."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from zadankai_editor.ui.widgets.fields import AnyField, LineField, TextField

HELD = "葛\U000e0100城𠮷野 花子"


class Desk:
    """A field with a text in a window, something to click on beside it, and what was submitted."""

    def __init__(self, kind: type[LineField] | type[TextField], qtbot: QtBot) -> None:
        self.taken: list[str] = []
        self.entered = 0
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(400, 200)
        self.field: AnyField = kind("氏名", self._take)
        self.beside = QPushButton("ほか")
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.field)
        layout.addWidget(self.beside)
        self.field.draft.entered.connect(self._on_entered)
        self.window.show()
        qtbot.waitActive(self.window)
        self.field.draft.show(HELD)
        self.field.setFocus()

    def _take(self, text: str) -> None:
        self.taken.append(text)
        self.field.draft.show(text)

    def _on_entered(self) -> None:
        self.entered += 1

    def compose(self, preedit: str = "", commit: str = "", replacing: tuple[int, int] = (0, 0)) -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit, *replacing)
        QApplication.sendEvent(self.field, event)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.field, key, modifiers)

    @property
    def selected(self) -> str:
        if isinstance(self.field, LineField):
            return self.field.selectedText()
        return self.field.textCursor().selectedText()


@pytest.fixture(params=[LineField, TextField])
def desk(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(request.param, qtbot)
    yield made
    made.field.draft.revert()


@pytest.mark.parametrize(
    "sequence",
    [
        [("こ", ""), ("甲", ""), ("", "甲野")],
        [("こ", ""), ("甲", ""), ("", ""), ("", "甲野"), ("", "")],
        [("こ", ""), ("の", "甲"), ("野", ""), ("", "野")],
    ],
)
def test_what_is_committed_is_submitted_once(desk: Desk, sequence: list[tuple[str, str]]) -> None:
    desk.field.selectAll()
    for preedit, commit in sequence:
        desk.compose(preedit, commit)
        assert desk.taken == []
    desk.key(Qt.Key.Key_Return)
    assert desk.taken == ["甲野"]
    assert desk.entered == 1


@pytest.mark.parametrize("last", [[""], ["こ", ""], ["こ", "k", "", ""]])
def test_cancelled_over_a_selection_text_and_selection_come_back(desk: Desk, last: list[str]) -> None:
    desk.key(Qt.Key.Key_Home)
    for _ in range(3):
        desk.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    selected = desk.selected
    assert selected == "葛\U000e0100城𠮷"
    for preedit in ("k", "こ", "こう", *last):
        desk.compose(preedit)
    assert desk.field.text() == HELD
    assert desk.selected == selected
    assert not desk.field.draft.busy
    desk.beside.setFocus()
    assert desk.taken == []


def test_cancelled_without_a_selection_the_caret_stays(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Home)
    desk.compose("こ")
    desk.compose("")
    desk.compose(commit="乙")
    assert desk.field.text() == "乙" + HELD


def test_text_that_is_marked_over_other_text_comes_back_when_it_is_cancelled(desk: Desk) -> None:
    """`setMarkedText:replacementRange:` of macOS."""
    desk.key(Qt.Key.Key_End)
    desk.compose("はなこ", replacing=(-2, 2))
    desk.compose("")
    assert desk.field.text() == HELD


def test_enter_that_confirms_submits_nothing(desk: Desk) -> None:
    desk.field.selectAll()
    desk.compose("甲野")
    desk.key(Qt.Key.Key_Return)
    assert (desk.taken, desk.entered) == ([], 0)
    desk.compose(commit="甲野")
    assert desk.field.text() == "甲野"
    desk.key(Qt.Key.Key_Return)
    assert (desk.taken, desk.entered) == (["甲野"], 1)


def test_escape_while_composing_reverts_nothing(desk: Desk) -> None:
    desk.key(Qt.Key.Key_End)
    desk.compose(commit="乙")
    desk.compose("こ")
    desk.key(Qt.Key.Key_Escape)
    desk.compose("")
    assert desk.field.text() == HELD + "乙"


class ForgetfulInputMethod:
    """Stands in for one that drops what is composed where it is asked to commit it, as ibus with kkc does."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def inputMethod(self) -> "ForgetfulInputMethod":
        return self

    def commit(self) -> None:
        self.desk.compose()


def click_beside(desk: Desk) -> None:
    QTest.mouseClick(desk.beside, Qt.MouseButton.LeftButton)


def leave(desk: Desk) -> None:
    desk.beside.setFocus()


def save(desk: Desk) -> None:
    desk.field.draft.settle()


@pytest.mark.parametrize("forgetful", [False, True])
@pytest.mark.parametrize("interrupt", [click_beside, leave, save])
def test_whatever_interrupts_keeps_what_is_composed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, interrupt: Callable[[Desk], None], forgetful: bool
) -> None:
    if forgetful:
        monkeypatch.setattr("zadankai_editor.ui.widgets.draft.QGuiApplication", ForgetfulInputMethod(desk))
    desk.field.selectAll()
    desk.compose("こうの")
    interrupt(desk)
    assert desk.taken == ["こうの"]
    assert desk.field.text() == "こうの"
    assert not desk.field.draft.busy


def test_a_click_into_the_field_is_for_the_input_method(desk: Desk) -> None:
    desk.field.selectAll()
    desk.compose("こうの")
    target = desk.field.viewport() if isinstance(desk.field, TextField) else desk.field
    QApplication.sendEvent(target, _press(target))
    assert desk.taken == []


def _press(target: QWidget) -> QMouseEvent:
    at, left = QPointF(6, 8), Qt.MouseButton.LeftButton
    return QMouseEvent(
        QEvent.Type.MouseButtonPress, at, target.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier
    )


def test_backspace_takes_whole_characters(desk: Desk) -> None:
    desk.key(Qt.Key.Key_End)
    desk.compose(commit="か\u3099葛\U000e0100👩\u200d🏫")
    for left in ("か\u3099葛\U000e0100", "か\u3099", ""):
        desk.key(Qt.Key.Key_Backspace)
        assert desk.field.text() == HELD + left
    desk.key(Qt.Key.Key_Home)
    desk.key(Qt.Key.Key_Backspace)
    for left in (HELD[2:], HELD[3:], HELD[4:]):
        desk.key(Qt.Key.Key_Delete)
        assert desk.field.text() == left


def test_backspace_deletes_a_selection_and_nothing_more(desk: Desk) -> None:
    desk.key(Qt.Key.Key_End)
    desk.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    desk.key(Qt.Key.Key_Backspace)
    assert desk.field.text() == HELD[:-1]


def test_candidates_stand_where_the_text_is(desk: Desk) -> None:
    desk.key(Qt.Key.Key_End)
    lefts = []
    for preedit in ("", "こうのはなこ"):
        desk.compose(preedit)
        event = QInputMethodQueryEvent(Qt.InputMethodQuery.ImCursorRectangle)
        QApplication.sendEvent(desk.field, event)
        found = event.value(Qt.InputMethodQuery.ImCursorRectangle)
        assert isinstance(found, (QRect, QRectF))
        rectangle = QRectF(found)
        assert QRectF(desk.field.rect()).contains(rectangle.center())
        lefts.append(rectangle.left())
    text = desk.field.fontMetrics().horizontalAdvance(HELD)
    assert abs(lefts[0] - text) < 24
    assert lefts[1] > lefts[0]
    desk.compose("")
