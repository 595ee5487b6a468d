"""The speaker picker."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from zadankai_editor.record.nodes import Participant, Record
from zadankai_editor.record.review import Digit, Review, State
from zadankai_editor.ui import theme
from zadankai_editor.ui.speaker_picker import Choice, Question, SpeakerPicker, matches
from zadankai_editor.ui.widgets.beside import About

Key = Qt.Key
PEOPLE = (
    Participant(id="p1", label="甲野", name="甲野 花子", title="市長", reading="こうの はなこ"),
    Participant(id="p2", label="ﾊﾗﾀﾞ", name="原田 健", title="ＣＩＯ", reading="はらだ けん"),
    Participant(id="p3", label="Smith", name="John Smith", post="顧問"),
    Participant(id="p4", label="ガトー"),
)
STATE = State(
    record=Record(participants=PEOPLE),
    review=Review(digits=(Digit(participant="p1", digit=1), Digit(participant="p3", digit=3))),
)


def at(place: QPoint) -> About:
    return About((QRect(place, QSize(200, 20)),), place.x())


class Asked:
    """The picker over a window, what it answered, and a field beside it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.window.resize(800, 600)
        qtbot.addWidget(self.window)
        self.other = QLineEdit(self.window)
        self.other.move(10, 560)
        self.picker = SpeakerPicker(theme.LIGHT, self.window)
        self.window.show()
        qtbot.waitActive(self.window)
        self.chosen: list[Choice] = []
        self.dismissed = 0
        self.picker.chosen.connect(self.chosen.append)
        self.picker.dismissed.connect(self._count)
        found = [f for f in self.picker.findChildren(QLineEdit) if f.parent() is self.picker]
        (self.field,) = found
        (self.list,) = self.picker.findChildren(QListWidget)

    def _count(self) -> None:
        self.dismissed += 1

    def ask(self, current: str | None = None, state: State = STATE) -> None:
        order = tuple(person.id for person in state.record.participants)
        self.picker.ask(state, at(QPoint(100, 100)), Question("誰の発言ですか", order, current))

    def type(self, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.field, event)

    def preedit(self, text: str) -> None:
        QApplication.sendEvent(self.field, QInputMethodEvent(text, []))

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.field, key)

    @property
    def rows(self) -> list[Choice]:
        return [self.list.item(i).data(Qt.ItemDataRole.UserRole) for i in range(self.list.count())]

    @property
    def people(self) -> list[str | None]:
        return [row.participant for row in self.rows if row.new_label is None]


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    return Asked(qtbot)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("甲", ["p1"]),
        ("こうの", ["p1"]),
        ("コウノ", ["p1"]),
        ("ｺｳﾉ", ["p1"]),
        ("はなこ", ["p1"]),
        ("市長", ["p1"]),
        ("原田健", ["p2"]),
        ("ハラダ", ["p2"]),
        ("はらだ", ["p2"]),
        ("ﾊﾗﾀﾞ", ["p2"]),
        ("cio", ["p2"]),
        ("ＣＩＯ", ["p2"]),
        ("smith", ["p3"]),
        ("ＳＭＩＴＨ", ["p3"]),
        ("顧問", ["p3"]),
        ("ｶﾞ", ["p4"]),
        ("がとー", ["p4"]),
        ("丁", []),
    ],
)
def test_filter_by_any_part_kana_and_width_do_not_matter(typed: str, expected: list[str]) -> None:
    assert [p.id for p in PEOPLE if matches(p, typed)] == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kou", ["p1"]),
        ("ko", ["p1"]),
        ("hanako", ["p1"]),
        ("kh", ["p1"]),
        ("k", ["p1", "p2"]),
        ("harada", ["p2"]),
        ("hk", ["p2"]),
        ("gato-", []),
        ("arada", []),
    ],
)
def test_filter_by_the_beginning_of_a_name_in_latin_letters(typed: str, expected: list[str]) -> None:
    assert [p.id for p in PEOPLE if matches(p, typed)] == expected


def test_a_name_without_a_reading_is_found_as_a_dictionary_reads_it() -> None:
    person = Participant(id="p1", label="金子", name="金子 学")
    assert all(matches(person, typed) for typed in ("かねこ", "まなぶ", "kaneko", "km", "金"))
    assert not matches(person, "いとう")


def test_it_opens_with_everybody_and_the_top_row_picked(asked: Asked) -> None:
    asked.ask()
    assert asked.people == ["p1", "p2", "p3", "p4", None]
    assert asked.rows[-1] == Choice(None, "")
    assert asked.list.currentRow() == 0
    assert asked.field.hasFocus()
    assert asked.window.rect().contains(asked.picker.geometry())


def test_enter_takes_the_top_row(asked: Asked) -> None:
    asked.ask()
    asked.key(Key.Key_Return)
    assert asked.chosen == [Choice("p1")]
    assert not asked.picker.isVisible()


def test_a_key_that_is_held_down_takes_nobody(asked: Asked) -> None:
    asked.ask()
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
    QApplication.sendEvent(asked.field, held)
    assert asked.chosen == []
    assert asked.picker.isVisible()


def test_somebody_new_is_last_and_asks_for_the_name(asked: Asked) -> None:
    asked.ask()
    asked.key(Key.Key_Up)
    asked.key(Key.Key_Return)
    assert asked.chosen == []
    assert asked.picker.isVisible()
    asked.type("丁田")
    asked.key(Key.Key_Return)
    assert asked.chosen == [Choice(None, "丁田")]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_takes_the_top_of_what_was_filtered(asked: Asked, key: Qt.Key) -> None:
    asked.ask()
    asked.type("はら")
    assert asked.people == ["p2"]
    asked.key(key)
    assert asked.chosen == [Choice("p2")]
    assert asked.dismissed == 0
    assert not asked.picker.isVisible()


def test_the_arrow_keys_pick(asked: Asked) -> None:
    asked.ask()
    asked.key(Key.Key_Down)
    asked.key(Key.Key_Down)
    asked.key(Key.Key_Return)
    asked.ask()
    asked.key(Key.Key_Up)
    asked.key(Key.Key_Up)
    asked.key(Key.Key_Return)
    asked.ask()
    asked.key(Key.Key_Up)
    asked.key(Key.Key_Down)
    asked.key(Key.Key_Return)
    assert asked.chosen == [Choice("p3"), Choice(None), Choice("p1")]


def test_who_speaks_now_is_said(asked: Asked) -> None:
    asked.ask("p3")
    shown = [asked.list.item(i).text() for i in range(asked.list.count())]
    assert [i for i, text in enumerate(shown) if "今の発言者" in text] == [2]


def test_a_digit_chooses_at_once(asked: Asked) -> None:
    asked.ask()
    asked.key(Key.Key_3)
    assert asked.chosen == [Choice("p3")]
    assert not asked.picker.isVisible()


def test_a_digit_of_nobody_is_text(asked: Asked) -> None:
    asked.ask()
    asked.key(Key.Key_7)
    assert asked.chosen == []
    assert asked.field.text() == "7"


@pytest.mark.parametrize("way", ["type", "preedit"])
@pytest.mark.parametrize("digit", ["3", "３"])
def test_a_digit_from_the_input_method_chooses_at_once_as_the_key_does(
    qtbot: QtBot, asked: Asked, way: str, digit: str
) -> None:
    asked.ask()
    getattr(asked, way)(digit)
    qtbot.waitUntil(lambda: asked.chosen == [Choice("p3")])
    assert asked.field.text() == ""
    assert asked.picker.isHidden()


@pytest.mark.parametrize("way", ["type", "preedit"])
def test_a_digit_from_the_input_method_that_nobody_has_is_text(qtbot: QtBot, asked: Asked, way: str) -> None:
    asked.ask()
    getattr(asked, way)("９")
    QTest.qWait(20)
    assert asked.chosen == []
    assert asked.picker.isVisible()


def test_a_digit_inside_of_a_name_is_text(asked: Asked) -> None:
    asked.ask()
    asked.type("a")
    asked.key(Key.Key_3)
    assert asked.chosen == []
    assert asked.field.text() == "a3"


def test_somebody_new(asked: Asked) -> None:
    asked.ask()
    asked.type(" 丁田 ")
    assert asked.rows == [Choice(None, "丁田")]
    asked.key(Key.Key_Return)
    assert asked.chosen == [Choice(None, "丁田")]


def test_a_label_that_is_there_is_not_offered_as_new(asked: Asked) -> None:
    asked.ask()
    asked.type("甲野")
    assert asked.rows == [Choice("p1")]
    asked.field.clear()
    asked.type("smith")
    assert asked.rows == [Choice("p3")]
    asked.field.clear()
    asked.type("甲")
    assert asked.rows == [Choice("p1"), Choice(None, "甲")]


def test_nobody_can_be_chosen(asked: Asked) -> None:
    asked.ask()
    asked.type("なし")
    assert asked.rows[0] == Choice(None)
    asked.key(Key.Key_Return)
    assert asked.chosen == [Choice(None)]


def test_esc_dismisses(asked: Asked) -> None:
    asked.ask()
    asked.type("甲")
    asked.key(Key.Key_Escape)
    assert asked.dismissed == 1
    assert asked.chosen == []
    assert not asked.picker.isVisible()
    asked.ask()
    assert asked.field.text() == ""


def test_a_click_chooses(asked: Asked) -> None:
    asked.ask()
    row = asked.list.visualItemRect(asked.list.item(1))
    QTest.mouseClick(asked.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert asked.chosen == [Choice("p2")]
    assert asked.dismissed == 0


def test_a_click_elsewhere_closes_it_and_leaves_the_focus_there(asked: Asked) -> None:
    asked.ask()
    asked.other.setFocus()
    assert not asked.picker.isVisible()
    assert asked.other.hasFocus()
    assert (asked.chosen, asked.dismissed) == ([], 0)


@pytest.mark.parametrize("reason", [Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason])
def test_another_window_or_popup_leaves_it_open(asked: Asked, reason: Qt.FocusReason) -> None:
    asked.ask()
    QApplication.sendEvent(asked.field, QFocusEvent(QFocusEvent.Type.FocusOut, reason))
    assert asked.picker.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape, Key.Key_Down, Key.Key_1])
def test_keys_belong_to_the_composition(asked: Asked, key: Qt.Key) -> None:
    asked.ask()
    asked.preedit("こう")
    asked.key(key)
    assert (asked.chosen, asked.dismissed) == ([], 0)
    assert asked.picker.isVisible()
    if key is not Key.Key_1:
        assert asked.list.currentRow() == 0


def test_enter_that_confirms_a_composition_filters_and_the_next_one_takes(asked: Asked) -> None:
    asked.ask()
    asked.preedit("こうの")
    asked.key(Key.Key_Return)
    asked.type("甲野")
    assert asked.chosen == []
    assert asked.people == ["p1"]
    asked.key(Key.Key_Return)
    assert asked.chosen == [Choice("p1")]


def test_a_composition_left_when_it_closed_is_forgotten(asked: Asked) -> None:
    asked.ask()
    asked.preedit("こう")
    asked.other.setFocus()
    asked.ask()
    asked.key(Key.Key_1)
    assert asked.chosen == [Choice("p1")]


@pytest.mark.parametrize("place", [QPoint(790, 590), QPoint(-50, -50), QPoint(400, 300)])
def test_it_stays_inside_of_the_window(asked: Asked, place: QPoint) -> None:
    asked.picker.ask(STATE, at(place), Question("誰の発言ですか", ("p1", "p2", "p3", "p4")))
    assert asked.window.rect().contains(asked.picker.geometry())


def test_a_record_without_participants(asked: Asked) -> None:
    asked.ask(state=State())
    assert asked.people == [None]
    asked.type("甲野")
    asked.key(Key.Key_Return)
    assert asked.chosen == [Choice(None, "甲野")]


def test_a_long_label_hides_nobodys_name(asked: Asked) -> None:
    long = Participant(id="p5", label="みなとがおか市図書館を考える会代表", name="沢渡 学", title="代表")
    asked.ask(state=STATE.replaced(record=Record(participants=(*PEOPLE, long))))
    words = [asked.list.item(row).text() for row in range(5)]
    assert all(name in row for name, row in zip(("甲野 花子", "原田 健", "John Smith"), words, strict=False))
    assert all(row.index(name) <= 12 for name, row in zip(("甲野 花子", "原田 健"), words, strict=False))
    assert "みなとがおか市…　沢渡 学" in words[4]
    row = asked.list.item(4)
    assert "みなとがおか市図書館を考える会代表" in row.toolTip()
    asked.list.setCurrentRow(4)
    assert "みなとがおか市図書館を考える会代表" in asked.field.accessibleDescription()
