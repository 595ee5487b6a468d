"""Replacing words, each looked at before."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.qt.find.conftest import F1, U1, U2, U3, Driver
from tests.qt.manuscript.support import CONTROL, NO_MODIFIER, Key
from tests.record_states import K, block
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Selection


def _ask(driver: Driver, words: str, new: str) -> None:
    driver.key(Key.Key_H, CONTROL)
    driver.type(words)
    driver.key(Key.Key_Tab)
    assert driver.focus is driver.bar.new_field
    driver.type(new)


def test_all_are_replaced_after_a_look_and_undo_brings_all_back(driver: Driver) -> None:
    before = driver.session.state
    _ask(driver, "坂", "丘")
    assert len(driver.rows) == 7
    assert driver.rows[1] == "置き換える 見出し 図書館と「坂」を「丘」に"
    assert driver.rows[2].startswith("置き換える 林 「坂」を「丘」にの上のトショカン")
    driver.key(Key.Key_Return)
    assert driver.focus is driver.preview.list
    driver.key(Key.Key_Return, CONTROL)
    assert not [text for text in driver.texts if "坂" in text]
    assert driver.said[-1].startswith("7か所を置き換えました")
    assert driver.session.undo_stack.undoText() == "「坂」を「丘」に置き換え（7か所）"
    assert driver.rows == []
    assert driver.selected == (0, "丘")
    after = driver.session.state
    driver.key(Key.Key_Z, CONTROL)
    assert driver.session.state == before
    assert len(driver.rows) == 7
    driver.session.redo()
    assert driver.session.state == after
    driver.settle()


def test_arrows_and_space_choose_and_the_manuscript_follows(driver: Driver) -> None:
    _ask(driver, "坂", "丘")
    driver.key(Key.Key_Down)
    assert driver.selected == (0, "坂")
    for _ in range(2):
        driver.key(Key.Key_Down)
    assert driver.selected == (U1, "坂")
    assert driver.bar.count.text() == "3／7"
    assert driver.focus is driver.preview.list
    driver.key(Key.Key_Space)
    assert driver.rows[2].startswith("置き換えない 林 「坂」")
    driver.key(Key.Key_F3)
    assert driver.preview.list.currentIndex().row() == 3
    driver.preview.replace_button.click()
    driver.settle()
    assert driver.texts[U1].startswith("坂の上")
    assert driver.texts[U2].startswith("としょかんは丘の上")
    assert driver.texts[F1] == "丘の写真"
    assert driver.said[-1].startswith("6か所を")


def test_what_was_unticked_stays_so_after_an_edit_and_begins_anew_with_other_words(driver: Driver) -> None:
    _ask(driver, "坂", "丘")
    driver.key(Key.Key_Down)
    driver.key(Key.Key_Space)
    driver.manuscript.setFocus()
    driver.manuscript.select(Selection.caret(U3, 0))
    driver.type("坂と")
    assert [row.startswith("置き換えない") for row in driver.rows] == [True] + [False] * 7
    driver.bar.field.setText("坂の")
    driver.settle()
    driver.bar.field.setText("坂")
    driver.settle()
    assert not any(row.startswith("置き換えない") for row in driver.rows)


def test_all_and_none(driver: Driver) -> None:
    _ask(driver, "坂", "丘")
    driver.preview.none_button.click()
    assert all(row.startswith("置き換えない") for row in driver.rows)
    assert not driver.preview.replace_button.isEnabled()
    before = driver.session.state
    driver.key(Key.Key_Return, CONTROL)
    assert driver.session.state is before
    driver.preview.all_button.click()
    assert driver.preview.replace_button.isEnabled()
    assert not driver.preview.all_button.isEnabled()


def test_a_click_on_the_box_ticks_and_one_beside_it_goes_there(driver: Driver) -> None:
    _ask(driver, "坂", "丘")
    rows = driver.preview.list
    area = rows.visualRect(rows.rows.index(2))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, area.topLeft() + QPoint(16, 12))
    assert driver.rows[2].startswith("置き換えない")
    area = rows.visualRect(rows.rows.index(4))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, area.center())
    assert driver.rows[4].startswith("置き換える")
    driver.settle()
    assert driver.bar.count.text() == "5／7"


def test_enter_on_a_row_goes_to_the_words(driver: Driver) -> None:
    _ask(driver, "坂", "丘")
    driver.key(Key.Key_Down)
    driver.key(Key.Key_Down)
    driver.key(Key.Key_Return)
    assert driver.focus is driver.manuscript
    assert driver.selected == (1, "坂")
    assert driver.preview.isVisible()


def test_a_name_in_a_longer_one_is_not_replaced(driver: Driver) -> None:
    _ask(driver, "林", "森")
    assert len(driver.rows) == 2
    driver.key(Key.Key_Return, CONTROL)
    assert "小林さん" in driver.texts[U1]
    assert "森さん、葛󠄀城" in driver.texts[U2]


def test_groups_of_an_expression(driver: Driver) -> None:
    driver.key(Key.Key_H, CONTROL)
    driver.bar.conditions.regular_box.click()
    driver.type(r"(\d+)月(\d+)日")
    driver.bar.new_field.setText(r"\1/$2/$3")
    assert "「$3」に当たる括弧がありません" in driver.bar.problem
    assert not driver.preview.isEnabled()
    before = driver.session.state
    driver.bar.new_field.setFocus()
    driver.key(Key.Key_Return, CONTROL)
    assert driver.session.state is before
    driver.bar.new_field.setText(r"\1/$2")
    assert driver.bar.problem == ""
    driver.key(Key.Key_Return, CONTROL)
    assert "まで4/1です。" in driver.texts[U2]


def test_many_blocks_at_once_are_shown_as_they_are(driver: Driver) -> None:
    lines = tuple(block(f"u{n}", K.UTTERANCE, f"𠮷{n}の坂、\nと坂") for n in range(200))
    driver.session.open(State(record=Record(blocks=lines)))
    before = driver.session.state
    driver.manuscript.setFocus()
    driver.key(Key.Key_H, CONTROL)
    driver.bar.conditions.regular_box.click()
    driver.type(r"坂(、)?\n?")
    driver.bar.new_field.setText(r"丘\n$1上")
    driver.key(Key.Key_Return, CONTROL)
    assert driver.texts[7] == "𠮷7の丘\n、上と丘\n上"
    after = driver.session.state
    driver.key(Key.Key_Z, CONTROL)
    assert driver.session.state == before
    driver.session.redo()
    driver.settle()
    assert driver.session.state == after


def test_nothing_is_ticked_until_it_is_said_what_comes_there(driver: Driver) -> None:
    before = driver.session.state
    _ask(driver, "坂", "")
    assert all(row.startswith("置き換えない") for row in driver.rows)
    assert driver.told == "7か所あります。置き換える言葉を入れると、印が付きます。"
    assert not driver.preview.replace_button.isEnabled()
    assert not driver.preview.all_button.isEnabled()
    driver.key(Key.Key_Return, CONTROL)
    assert "「空にする」に印を付けます" in driver.said[-1]
    driver.key(Key.Key_Down)
    driver.said.clear()
    driver.key(Key.Key_Space)
    assert "置き換える言葉を入れてください" in driver.said[-1]
    driver.key(Key.Key_Return, CONTROL)
    assert driver.session.state is before
    driver.bar.new_field.setFocus()
    driver.type("丘")
    assert driver.told == "7か所をすべて置き換えます。"
    driver.key(Key.Key_Backspace)
    assert all(row.startswith("置き換えない") for row in driver.rows)


def test_what_was_found_is_taken_out_on_purpose_by_keys_alone(driver: Driver) -> None:
    before = driver.session.state
    _ask(driver, "葛", "")
    driver.take_out()
    assert driver.rows[0].endswith("林さん、「葛󠄀」を消す城の𠮷野家まで4月1日です。")
    assert driver.told == "1か所をすべて消します。"
    assert driver.preview.replace_button.text() == "消す"
    driver.key(Key.Key_Return, CONTROL)
    assert "林さん、城の𠮷野家" in driver.texts[U2]
    assert driver.said[-1].startswith("1か所を消しました。")
    assert driver.session.undo_stack.undoText() == "「葛󠄀」の削除"
    driver.key(Key.Key_H, CONTROL)
    driver.bar.field.setFocus()
    driver.bar.field.selectAll()
    driver.type("坂")
    assert driver.bar.new_text is None
    assert all(row.startswith("置き換えない") for row in driver.rows)
    driver.session.undo()
    assert driver.session.state == before
    driver.settle()


def test_to_take_out_is_said_of_these_words_and_no_others(driver: Driver) -> None:
    _ask(driver, "坂", "")
    for _ in range(2):
        driver.key(Key.Key_Tab)
        if driver.focus is driver.bar.nothing_box:
            break
    driver.key(Key.Key_Space)
    assert driver.told == "7か所をすべて消します。"
    driver.bar.field.setFocus()
    driver.bar.field.selectAll()
    driver.type("林")
    assert not driver.bar.nothing_box.isChecked()
    assert driver.bar.new_field.isEnabled()
    assert all(row.startswith("置き換えない") for row in driver.rows)
    driver.take_out()
    driver.key(Key.Key_Escape)
    driver.key(Key.Key_H, CONTROL)
    assert not driver.bar.nothing_box.isChecked()


def test_ctrl_enter_replaces_from_every_control_and_begins_no_utterance(driver: Driver) -> None:
    count = len(driver.texts)
    _ask(driver, "坂", "丘")
    driver.bar.conditions_button.setChecked(True)
    for control in (driver.bar.next_button, driver.preview.none_button, driver.bar.conditions.kana_box):
        control.setFocus()
        driver.key(Key.Key_Return, CONTROL)
        assert not [text for text in driver.texts if "坂" in text]
        assert len(driver.texts) == count
        driver.session.undo()
        driver.settle()


def test_it_is_said_how_many_words_an_expression_takes_out(driver: Driver) -> None:
    driver.key(Key.Key_H, CONTROL)
    driver.bar.conditions.regular_box.click()
    driver.type(r"(長い)?坂")
    driver.bar.new_field.setText("$1")
    driver.settle()
    assert driver.told == "7か所をすべて置き換えます（6か所は消えます）。"
    driver.key(Key.Key_Return, CONTROL)
    assert driver.said[-1].startswith("7か所を置き換えました（うち6か所は消しました）。")


def test_enter_that_confirms_a_composition_replaces_nothing(driver: Driver) -> None:
    before = driver.session.state
    _ask(driver, "坂", "")
    driver.compose("おか")
    for key, modifiers in (
        (Key.Key_Return, NO_MODIFIER),
        (Key.Key_Return, CONTROL),
        (Key.Key_Escape, NO_MODIFIER),
    ):
        QTest.keyClick(driver.focus, key, modifiers)
    assert driver.focus is driver.bar.new_field
    assert driver.session.state is before
    driver.compose(commit="丘")
    driver.settle()
    assert driver.rows[0].startswith("置き換える リード 「坂」を「丘」に")


def test_find_and_replace_open_into_one_another(driver: Driver) -> None:
    driver.key(Key.Key_F, CONTROL)
    driver.type("坂")
    driver.key(Key.Key_H, CONTROL)
    assert driver.focus is driver.bar.new_field
    assert len(driver.rows) == 7
    driver.key(Key.Key_F, CONTROL)
    assert driver.focus is driver.bar.field
    assert driver.preview.isHidden()
    driver.key(Key.Key_Return, CONTROL)
    assert driver.texts[0] == "坂の多いまちです。"
    driver.key(Key.Key_H, CONTROL)
    driver.preview.list.setFocus()
    driver.key(Key.Key_Escape)
    assert driver.bar.isHidden()
    assert driver.manuscript.hasFocus()


def test_the_panel_is_painted_in_both_themes(driver: Driver) -> None:
    _ask(driver, "坂", "とても長い坂道のある丘" * 20)
    light = driver.preview.grab().toImage()
    driver.window.actions_book["theme_dark"].trigger()
    dark = driver.preview.grab().toImage()
    driver.window.actions_book["theme_light"].trigger()
    corner = QPoint(4, 4)
    assert light.pixelColor(corner).lightness() > 200 > dark.pixelColor(corner).lightness()
    assert {light.pixelColor(x, y).name() for x in range(0, light.width(), 3) for y in range(60, 120)} > {
        "#ffffff"
    }


def test_a_small_window_is_made_no_wider(driver: Driver) -> None:
    driver.window.resize(911, 512)  # 1366×768 at 150 %
    driver.settle()
    assert driver.window.width() == 911
    _ask(driver, "坂", "")
    assert driver.window.width() == 911
