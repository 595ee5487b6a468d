"""The candidates for speakers: one decision settles all occurrences, with the keyboard alone."""

from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.qt.import_review.conftest import Open, Reviewer
from tests.qt.import_review.sources import DOUBTFUL
from zadankai_editor.recognize.decisions import SpeakerChoice, Whom
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.ui.import_review.candidates import CHOSEN, NO_SPEAKER, NOBODY, Bearer
from zadankai_editor.ui.import_review.speaker_menu import SpeakerMenu
from zadankai_editor.ui.theme import LIGHT

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LINES = DOUBTFUL.split("\n")
OF_KONO = [n for n, line in enumerate(LINES, 1) if line.startswith("甲野：")]
OF_SPEAKER = [n for n, line in enumerate(LINES, 1) if line.startswith("Speaker 1：")]
OF_MEMO = [n for n, line in enumerate(LINES, 1) if line.startswith("メモ：")]


def test_confident_ones_are_ticked_and_doubtful_ones_come_first(reviewer: Reviewer) -> None:
    ticked = [row.ticked for row in reviewer.candidates.rows]
    assert ticked == sorted(ticked)
    assert not reviewer.row("甲野").ticked
    assert reviewer.row("甲野").chip == NOBODY
    assert "甲野 海" in reviewer.row("甲野").problem
    assert reviewer.row("乙川").ticked
    assert (reviewer.row("乙川").chip, reviewer.row("乙川").place) == ("乙川", 2)
    assert reviewer.row("乙川").candidate.count == 2
    assert reviewer.row("乙川").sure.startswith("確実")
    assert reviewer.candidates.hasFocus()


def test_a_record_without_doubts_begins_in_the_record(opened: Open) -> None:
    dialog = opened()
    assert dialog.review.candidates.isVisible()
    assert all(row.ticked for row in dialog.review.candidates.rows)
    assert dialog.review.structure.hasFocus()


def test_text_without_speakers_has_no_list_of_them(opened: Open) -> None:
    dialog = opened("ひとことだけの文章です。")
    assert not dialog.review.candidates.isVisible()


def test_choosing_in_the_menu_settles_all_occurrences(reviewer: Reviewer) -> None:
    reviewer.go_to("甲野")
    reviewer.press(Qt.Key.Key_F2)
    reviewer.choose(Qt.Key.Key_2)
    names = reviewer.speakers()
    assert {names[line] for line in OF_KONO} == {reviewer.row("甲野").chip}
    assert reviewer.row("甲野").place == 1
    assert reviewer.row("甲野").ticked
    assert reviewer.row("甲野").sure == CHOSEN
    assert reviewer.word.startswith("「甲野」（2か所）を、甲野 海の発言としました。")
    assert reviewer.candidates.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Space, Qt.Key.Key_Menu])
def test_keys_open_the_choice_where_nobody_is_shown(reviewer: Reviewer, key: Qt.Key) -> None:
    reviewer.go_to("甲野")
    reviewer.press(key)
    texts = [action.text() for action in reviewer.menu().actions() if action.text()]
    assert "甲野 洋" in texts[1]
    assert any("新しい参加者" in text for text in texts)
    QTest.keyClick(reviewer.menu(), Qt.Key.Key_Escape)
    assert reviewer.dialog.deciding.undoable is None
    assert reviewer.dialog.isVisible()


def test_space_unticks_and_ticks_again(reviewer: Reviewer) -> None:
    reviewer.go_to("乙川")
    reviewer.press(Qt.Key.Key_Space)
    assert not reviewer.row("乙川").ticked
    assert reviewer.row("乙川").choice == SpeakerChoice(Whom.OPEN)
    names = reviewer.speakers()
    assert [names[n] for n, line in enumerate(LINES, 1) if line.startswith("乙川：")] == ["「乙川」？"] * 2
    reviewer.press(Qt.Key.Key_Space)
    assert reviewer.row("乙川").ticked
    assert reviewer.row("乙川").choice is None
    assert reviewer.speakers()[LINES.index("乙川：図書館も夜まで開けました。") + 1] == "乙川"


def test_no_speaker_makes_text_of_its_lines(reviewer: Reviewer) -> None:
    reviewer.go_to("メモ")
    reviewer.press(Qt.Key.Key_F2)
    reviewer.choose(Qt.Key.Key_X)
    assert not set(OF_MEMO) & {n for n, name in reviewer.speakers().items() if "メモ" in name}
    row = reviewer.row("メモ")
    assert (row.chip, row.ticked) == (NO_SPEAKER, True)
    assert "発言者ではない" in reviewer.word
    reviewer.press(Qt.Key.Key_Delete)
    assert reviewer.row("メモ").choice is None
    assert "「メモ」？" in reviewer.speakers().values()


def test_a_placeholder_is_named_once_for_all(reviewer: Reviewer, qtbot: QtBot) -> None:
    reviewer.go_to("Speaker 1")
    reviewer.press(Qt.Key.Key_F2)
    reviewer.choose(Qt.Key.Key_N)
    qtbot.waitUntil(lambda: bool(reviewer.dialog.findChildren(QInputDialog)))
    question = reviewer.dialog.findChild(QInputDialog)
    field = cast("QLineEdit", cast("QInputDialog", question).findChild(QLineEdit))
    assert field.text() == "Speaker 1"
    field.setText("丙山 空")  # as an input method does; keys alone cannot
    QTest.keyClick(field, Qt.Key.Key_Return)
    reviewer.wait()
    record = reviewer.dialog.deciding.sheet.recognition.state.record  # type: ignore[union-attr]
    new = next(p for p in record.participants if "丙山" in (p.name or p.label))
    assert (new.label, new.name) == ("丙山", "丙山 空")
    spoken = [b for b in record.blocks if b.kind is BlockKind.UTTERANCE and b.speaker == new.id]
    assert len(spoken) == len(OF_SPEAKER)
    assert reviewer.row("Speaker 1").chip == "丙山 空"


def test_the_mark_before_a_label_is_not_proposed_as_a_part_of_the_name(qtbot: QtBot, opened: Open) -> None:
    text = (
        "出席者\n市長：早瀬 文\n部長：真鍋 恵\n\n"
        "○早瀬市長　始めます。\n○真鍋部長　はい。\n○早瀬市長　では。\n○桐谷委員　質問です。\n○早瀬市長　どうぞ。"
    )
    reviewer = Reviewer(qtbot, opened(text))
    assert reviewer.row("○桐谷委員").chip == NOBODY
    reviewer.go_to("○桐谷委員")
    reviewer.press(Qt.Key.Key_F2)
    reviewer.choose(Qt.Key.Key_N)
    qtbot.waitUntil(lambda: bool(reviewer.dialog.findChildren(QInputDialog)))
    question = cast("QInputDialog", reviewer.dialog.findChild(QInputDialog))
    field = cast("QLineEdit", question.findChild(QLineEdit))
    assert field.text() == "桐谷委員"
    QTest.keyClick(field, Qt.Key.Key_Return)
    reviewer.wait()
    record = reviewer.dialog.deciding.sheet.recognition.state.record  # type: ignore[union-attr]
    new = next(p for p in record.participants if "桐谷" in p.label)
    assert "○" not in f"{new.label}{new.name}"
    assert [b.text for b in record.blocks if b.speaker == new.id] == ["質問です。"]


def test_a_new_name_that_somebody_bears_is_that_person(reviewer: Reviewer, qtbot: QtBot) -> None:
    reviewer.go_to("Speaker 1")
    reviewer.press(Qt.Key.Key_F2)
    reviewer.choose(Qt.Key.Key_N)
    qtbot.waitUntil(lambda: bool(reviewer.dialog.findChildren(QInputDialog)))
    question = cast("QInputDialog", reviewer.dialog.findChild(QInputDialog))
    question.setTextValue("乙川　学")
    QTest.keyClick(cast("QLineEdit", question.findChild(QLineEdit)), Qt.Key.Key_Return)
    reviewer.wait()
    choice = reviewer.row("Speaker 1").choice
    assert choice is not None
    assert choice.whom is Whom.PERSON
    assert {reviewer.speakers()[line] for line in OF_SPEAKER} == {"乙川"}


def test_undo_and_redo(reviewer: Reviewer) -> None:
    before = reviewer.speakers()
    reviewer.go_to("甲野")
    reviewer.press(Qt.Key.Key_F2)
    reviewer.choose(Qt.Key.Key_1)
    after = reviewer.speakers()
    assert after != before
    reviewer.press(Qt.Key.Key_Z, CTRL)
    assert reviewer.speakers() == before
    assert reviewer.word.startswith("「甲野」の決定を元に戻しました。")
    assert not reviewer.row("甲野").ticked
    reviewer.press(Qt.Key.Key_Y, CTRL)
    assert reviewer.speakers() == after
    reviewer.press(Qt.Key.Key_Z, CTRL, on=reviewer.source)
    assert reviewer.speakers() == before
    assert not reviewer.page.heading.undo_button.isEnabled()
    assert reviewer.page.heading.redo_button.isEnabled()


def test_going_to_a_candidate_shows_where_it_stands_and_f3_goes_on(reviewer: Reviewer) -> None:
    reviewer.go_to("甲野")
    places = [reviewer.source.textCursor().blockNumber() + 1]
    assert [reviewer.source.is_highlighted(line) for line in OF_KONO] == [True, True]
    for _ in OF_KONO:
        reviewer.press(Qt.Key.Key_F3)
        places.append(reviewer.source.textCursor().blockNumber() + 1)
    assert places == [*OF_KONO, OF_KONO[0]]
    reviewer.press(Qt.Key.Key_F3, SHIFT)
    assert reviewer.source.textCursor().blockNumber() + 1 == OF_KONO[1]
    row = reviewer.structure.rows[reviewer.structure.currentIndex().row()]
    assert row.text == "花火も復活しました。"
    assert reviewer.candidates.hasFocus()


def test_order_stays_after_a_decision(reviewer: Reviewer) -> None:
    before = [row.key for row in reviewer.candidates.rows]
    reviewer.go_to("甲野")
    reviewer.press(Qt.Key.Key_F2)
    reviewer.choose(Qt.Key.Key_1)
    assert [row.key for row in reviewer.candidates.rows] == before
    assert reviewer.candidates.current == reviewer.row("甲野")


def test_the_mouse_ticks_and_opens_the_choice(reviewer: Reviewer) -> None:
    candidates = reviewer.candidates
    index = candidates.model().index(candidates.rows.index(reviewer.row("乙川")), 0)
    candidates.scrollTo(index)
    area = candidates.visualRect(index)
    QTest.mouseClick(candidates.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(14, 14))
    reviewer.wait()
    assert not reviewer.row("乙川").ticked
    chip = candidates.viewport().mapFromGlobal(candidates.place_of(reviewer.row("乙川").key))
    QTest.mouseClick(candidates.viewport(), Qt.MouseButton.LeftButton, pos=chip + QPoint(8, -8))
    QTest.keyClick(reviewer.menu(), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_rows_say_all_to_those_who_do_not_see_them(reviewer: Reviewer) -> None:
    reviewer.go_to("甲野")
    interface = QAccessible.queryAccessibleInterface(reviewer.candidates)
    row = interface.child(reviewer.candidates.currentIndex().row())
    said = row.text(QAccessible.Text.Name)
    for piece in ("未決定", "甲野", "2回", NOBODY, "未定", "甲野 海"):
        assert piece in said
    assert interface.text(QAccessible.Text.Name) == "発言者の候補"


def test_a_tab_in_a_name_is_no_shortcut_in_the_menu(reviewer: Reviewer) -> None:
    person = Bearer(key="p1", name="甲野\t海", label="甲野", title="漁協\t組合長", place=0)
    menu = SpeakerMenu(reviewer.row("甲野"), (person,), LIGHT, reviewer.dialog)
    texts = [action.text() for action in menu.actions()]
    assert "&1　甲野 海　漁協 組合長" in texts
    assert not any("\t" in text for text in texts)
    menu.deleteLater()
