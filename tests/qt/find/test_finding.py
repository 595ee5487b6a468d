"""Finding words in the manuscript, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from tests.qt.find.conftest import F1, U1, U2, U3, Driver
from tests.qt.manuscript.support import CONTROL, SHIFT, Key
from tests.record_states import K, block
from zadankai_editor.record.nodes import Participant, Record
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection


def test_words_are_found_while_they_are_typed(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    assert driver.focus is driver.bar.field
    driver.type("坂")
    assert driver.bar.count.text() == "1／7"
    assert driver.selected == (0, "坂")
    assert driver.marked == ["坂"] * 7
    driver.type("の")
    assert driver.bar.count.text() == "1／4"
    driver.type("上")
    assert driver.selected == (U1, "坂の上")
    driver.type("下")
    assert driver.bar.count.text() == "見つかりません"
    assert driver.marked == []


def test_enter_and_f3_go_on_and_round_at_the_ends(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.type("坂の上")
    driver.key(Key.Key_Return)
    assert driver.selected == (U2, "坂の上")
    assert driver.bar.count.text() == "2／2"
    driver.key(Key.Key_F3)
    assert driver.selected == (U1, "坂の上")
    assert driver.said[-1].startswith("末尾まで")
    driver.key(Key.Key_Return, SHIFT)
    assert driver.selected == (U2, "坂の上")
    assert driver.said[-1].startswith("先頭まで")
    driver.key(Key.Key_F3, SHIFT)
    assert driver.selected == (U1, "坂の上")
    assert driver.focus is driver.bar.field


def test_enter_at_once_waits_for_the_search(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.bar.field.insert("坂の上")
    QTest.keyClick(driver.bar.field, Key.Key_Return)
    driver.settle()
    assert driver.selected == (U2, "坂の上")


def test_escape_leads_back_with_the_words_selected_and_f3_searches_on(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.type("坂の上")
    driver.key(Key.Key_Escape)
    assert driver.focus is driver.manuscript
    assert driver.bar.isHidden()
    assert driver.marked == []
    assert driver.selected == (U1, "坂の上")
    driver.key(Key.Key_F3)
    assert driver.selected == (U2, "坂の上")
    assert driver.focus is driver.manuscript
    assert not driver.bar.isHidden()


def test_f3_without_words_asks_for_them(driver: Driver) -> None:
    driver.key(Key.Key_F3)
    assert driver.focus is driver.bar.field
    driver.key(Key.Key_Return)
    assert driver.bar.count.text() == ""


def test_what_is_selected_is_searched(driver: Driver) -> None:
    driver.manuscript.select(Selection(Position(U1, 0), Position(U1, 3)))
    driver.key(Key.Key_F, CONTROL)
    assert driver.bar.field.text() == "坂の上"
    assert driver.bar.field.selectedText() == "坂の上"
    assert driver.bar.count.text() == "1／2"
    driver.manuscript.setFocus()
    driver.manuscript.select(Selection(Position(U1, 0), Position(U2, 3)))
    driver.key(Key.Key_F, CONTROL)
    assert driver.bar.field.text() == "坂の上"


def test_from_a_caret_amid_the_text_the_nearest_is_next(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.type("坂")
    driver.key(Key.Key_Escape)
    driver.manuscript.select(Selection.caret(U2, 0))
    driver.key(Key.Key_F3)
    assert driver.selected == (U2, "坂")
    driver.manuscript.select(Selection.caret(U2, 0))
    driver.key(Key.Key_F3, SHIFT)
    assert driver.selected == (U1, "坂")


def test_width_and_kana_matter_when_they_shall(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.type("としょかん")
    assert driver.bar.count.text() == "1／2"
    driver.bar.conditions_button.click()
    driver.bar.conditions.kana_box.click()
    driver.settle()
    assert driver.selected == (U2, "としょかん")
    assert driver.bar.count.text() == "1／1"
    assert driver.bar.conditions_button.text() == "条件 1"
    driver.bar.field.setText("ガイド")
    driver.settle()
    assert driver.selected == (U1, "ｶﾞｲﾄﾞ")
    driver.bar.conditions.width_box.click()
    driver.settle()
    assert driver.bar.count.text() == "見つかりません"


def test_whole_characters_are_selected(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.type("葛")
    assert driver.selected == (U2, "葛󠄀")
    driver.bar.field.setText("𠮷野")
    driver.settle()
    assert driver.selected == (U2, "𠮷野")
    assert driver.marked == ["𠮷野"]


def test_a_name_is_not_found_in_a_longer_one_unless_asked(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.type("林")
    assert driver.bar.count.text() == "1／2"
    assert "1か所は除いています" in driver.bar.note
    driver.bar.conditions.names_box.click()
    driver.settle()
    assert driver.bar.count.text() == "1／3"
    assert driver.bar.note == ""


def test_where_is_searched(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.type("坂")
    conditions = driver.bar.conditions
    conditions.who_list.setCurrentText("林")
    driver.settle()
    assert [m.at for m in driver.finding.matches] == [U1, U3]
    conditions.who_list.setCurrentIndex(0)
    conditions.kind_list.setCurrentIndex(conditions.kind_list.findData(K.PHOTO))
    driver.settle()
    assert driver.selected == (F1, "坂")
    assert driver.bar.count.text() == "1／1"


def test_the_selection_alone_is_searched_and_moves_with_the_text(driver: Driver) -> None:
    driver.manuscript.select(Selection(Position(U1, 3), Position(U3, 3)))
    driver.key(Key.Key_F, CONTROL)
    driver.bar.conditions.passage_box.click()
    driver.type("坂")
    assert driver.bar.count.text() == "1／3"
    assert len(driver.marked) == 4
    driver.manuscript.setFocus()
    driver.manuscript.select(Selection.caret(U1, 0))
    driver.type("坂坂坂坂")
    assert driver.bar.count.text() == "3か所"
    driver.bar.conditions.passage_box.click()
    driver.settle()
    assert driver.bar.count.text().endswith("／11")


def test_a_search_that_is_opened_again_leaves_what_is_selected(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.type("坂")
    driver.key(Key.Key_Escape)
    passage = Selection(Position(U1, 3), Position(U3, 3))
    driver.manuscript.select(passage)
    driver.key(Key.Key_F, CONTROL)
    assert driver.manuscript.selection == passage
    assert driver.bar.count.text() == "7か所"
    driver.key(Key.Key_Return)
    assert driver.bar.count.text() == "4／7"
    driver.bar.conditions.passage_box.click()
    driver.settle()
    assert driver.bar.count.text() == "1／3"
    assert driver.bar.conditions_button.text() == "条件 1"
    driver.key(Key.Key_Escape)
    driver.key(Key.Key_F3)
    assert driver.bar.count.text() == "2／3"
    driver.key(Key.Key_Escape)
    driver.key(Key.Key_F, CONTROL)
    assert not driver.bar.conditions.passage_box.isChecked()
    assert driver.bar.conditions_button.text() == "条件"


def test_a_passage_has_to_be_selected(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.bar.conditions.passage_box.click()
    assert not driver.bar.conditions.passage_box.isChecked()
    assert driver.bar.conditions_button.text() == "条件"
    assert "範囲を選びます" in driver.said[-1]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(坂", "括弧"),
        ("[坂", "組"),
        ("*", "繰り返す"),
        ("坂)", "括弧"),
        ("(*LIMIT_MATCH=9)a", "(*"),
        ("a{3,1}", "逆"),
    ],
)
def test_a_bad_expression_is_told_in_words(driver: Driver, pattern: str, words: str) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.bar.conditions.regular_box.click()
    driver.type(pattern)
    problem = driver.bar.problem
    assert words in problem
    assert problem.endswith("。")
    assert driver.bar.count.text() == ""
    driver.key(Key.Key_Return)
    driver.bar.field.setText("坂(?=の)")
    driver.settle()
    assert driver.bar.problem == ""
    assert driver.bar.count.text() == "1／4"


def test_an_expression_without_end_is_given_up(driver: Driver) -> None:
    driver.session.open(State(record=Record(blocks=(block("u1", K.UTTERANCE, "あ" * 60 + "い"),))))
    driver.key(Key.Key_F, CONTROL)
    driver.bar.conditions.regular_box.click()
    driver.type("(あ+)+$")
    assert "時間がかかりすぎる" in driver.bar.problem


def test_the_marks_follow_what_is_typed_and_scrolled(driver: Driver) -> None:
    lines = tuple(block(f"u{n}", K.UTTERANCE, f"坂{n}の上") for n in range(2000))
    driver.session.open(State(record=Record(blocks=lines)))
    driver.manuscript.setFocus()
    driver.key(Key.Key_F, CONTROL)
    driver.type("坂")
    assert driver.bar.count.text() == "1／2000"
    assert 20 < len(driver.marked) < 200
    driver.key(Key.Key_F3, SHIFT)
    assert driver.selected == (1999, "坂")
    assert driver.manuscript.extraSelections()[-1].cursor.block().text() == "坂1999の上"
    driver.key(Key.Key_Escape)
    assert driver.marked == []


def test_typing_in_the_manuscript_searches_again_without_moving_the_caret(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.type("坂")
    driver.manuscript.setFocus()
    driver.manuscript.select(Selection.caret(U3, 0))
    driver.type("坂と")
    assert driver.bar.count.text() == "8か所"
    assert driver.marked == ["坂"] * 8
    assert driver.manuscript.selection == Selection.caret(U3, 2)
    driver.key(Key.Key_Z, CONTROL)
    assert driver.bar.count.text() == "7か所"


def test_another_record_closes_the_bar(driver: Driver) -> None:
    driver.key(Key.Key_H, CONTROL)
    driver.type("坂")
    driver.session.open(State(record=Record(participants=(Participant(id="p9", label="早瀬"),))))
    assert driver.bar.isHidden()
    assert driver.preview.isHidden()
    assert driver.marked == []
    driver.settle()
    people = driver.bar.conditions.who_list
    assert [people.itemText(n) for n in range(people.count())] == ["すべての発言者", "発言者なし", "早瀬"]


def test_a_person_who_is_gone_is_searched_no_more(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.type("坂")
    driver.bar.conditions.who_list.setCurrentText("小林")
    driver.settle()
    assert driver.bar.count.text() == "1／1"
    driver.session.open(State(record=Record(blocks=(block("u1", K.UTTERANCE, "坂と坂"),))))
    driver.manuscript.setFocus()
    driver.key(Key.Key_F3)
    assert driver.bar.conditions.who_list.currentIndex() == 0
    assert driver.bar.count.text() == "1／2"


# Composition


def test_enter_that_confirms_a_composition_searches_nothing(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.compose("さかのうえ")
    for key in (Key.Key_Return, Key.Key_Down, Key.Key_Escape):
        QTest.keyClick(driver.focus, key)
    driver.settle()
    assert not driver.bar.isHidden()
    assert driver.bar.count.text() == ""
    driver.compose("坂の上")
    driver.compose(commit="坂の上")
    driver.settle()
    assert driver.bar.field.text() == "坂の上"
    assert driver.selected == (U1, "坂の上")
    driver.key(Key.Key_Return)
    assert driver.selected == (U2, "坂の上")


# Keyboard and assistive tools


def test_every_control_has_a_name_and_is_reached_by_tab(driver: Driver) -> None:
    driver.key(Key.Key_H, CONTROL)
    driver.type("坂")
    driver.bar.new_field.setText("丘")
    driver.bar.conditions_button.click()
    wanted = [
        w
        for part in (driver.bar, driver.preview)
        for kind in (QLineEdit, QAbstractButton, QComboBox)
        for w in part.findChildren(kind)
        if w.isVisible() and w.isEnabled()
    ]
    assert len(wanted) > 15
    assert all(w.accessibleName() for w in wanted)
    reached: list[str] = []
    while driver.focus is not driver.manuscript and len(reached) < 60:
        reached.append(driver.focus.accessibleName())
        QTest.keyClick(driver.focus, Key.Key_Tab)
    assert {w.accessibleName() for w in wanted} - set(reached) == set()
    assert reached[:2] == ["探す言葉", "置き換える言葉"]
    assert reached[2].startswith("空にする")
    assert reached.index("置き換えの一覧") < reached.index("印のある箇所を置き換える（Ctrl+Enter）")


@pytest.mark.parametrize("key", [Key.Key_F3, None])
def test_whoever_types_on_before_anything_is_found_is_not_led_away(driver: Driver, key: Key | None) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.bar.field.setText("坂")
    if key is not None:
        QTest.keyClick(driver.focus, key)
    driver.manuscript.setFocus()
    driver.manuscript.select(Selection.caret(U3, 5))
    for character in "あい":
        driver.type(character)
    assert driver.texts[U3] == "長い坂です" + "あい。"
    assert len(driver.finding.matches) == 7
    driver.key(Key.Key_F3)
    assert driver.selected == (F1, "坂")


def test_undo_in_the_field_is_about_what_was_typed_there(driver: Driver) -> None:
    driver.manuscript.select(Selection.caret(U3, 0))
    driver.type("あ")
    driver.key(Key.Key_F, CONTROL)
    driver.type("坂")
    driver.key(Key.Key_Z, CONTROL)
    assert driver.bar.field.text() == ""
    assert driver.texts[U3] == "あ長い坂です。"
    # Nothing of its own is left: what it would take back in the manuscript is out of sight.
    driver.key(Key.Key_Z, CONTROL)
    assert driver.texts[U3] == "あ長い坂です。"
    assert driver.said[-1].startswith("この欄に元に戻す入力はありません。")
    driver.key(Key.Key_Y, CONTROL)
    assert driver.bar.field.text() == "坂"
    driver.key(Key.Key_Escape)
    driver.key(Key.Key_Z, CONTROL)
    assert driver.texts[U3] == "長い坂です。"


@pytest.mark.parametrize(("key", "modifiers"), [(Key.Key_Y, CONTROL), (Key.Key_Z, CONTROL | SHIFT)])
def test_redo_in_the_field_does_nothing_out_of_sight(
    driver: Driver, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    driver.manuscript.select(Selection.caret(U3, 0))
    driver.type("あ")
    driver.key(Key.Key_Z, CONTROL)
    driver.key(Key.Key_F, CONTROL)
    driver.key(key, modifiers)
    assert driver.texts[U3] == "長い坂です。"
    assert driver.said[-1].startswith("この欄にやり直す入力はありません。")


def test_a_composition_in_the_manuscript_is_kept_when_something_is_searched(driver: Driver) -> None:
    driver.manuscript.select(Selection.caret(U3, 0))
    driver.compose("とても")
    QTest.keyClick(driver.focus, Key.Key_F, CONTROL)
    driver.settle()
    assert driver.texts[U3] == "とても長い坂です。"
    assert driver.focus is driver.bar.field
