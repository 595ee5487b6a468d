"""The import review as somebody uses it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.qt.gate import Gate
from tests.qt.import_review.conftest import Open
from tests.qt.import_review.sources import SAMPLE, long_text, recognized, sample_text
from zadankai_editor.recognize import Recognition
from zadankai_editor.recognize.known import Known
from zadankai_editor.record.commands.importing import take_over
from zadankai_editor.record.review import Doubt
from zadankai_editor.session.session import Session
from zadankai_editor.ui.import_review.dialog import ImportReview
from zadankai_editor.ui.import_review.rows import RowKind
from zadankai_editor.ui.import_review.source_view import SourceView
from zadankai_editor.ui.import_review.ways import Onto
from zadankai_editor.ui.theme import DARK, LIGHT


def _current_row(dialog: ImportReview) -> int:
    return dialog.review.structure.current_place


def _with_doubts_about(*blocks: str) -> Recognition:
    found = recognized(sample_text())
    doubts = tuple(
        Doubt(code="import.kind.uncertain", message=f"{b}を{'よく' * n}見る。", block=b)
        for n, b in enumerate(blocks)
    )
    review = found.state.review.replaced(doubts=doubts)
    return Recognition(found.state.replaced(review=review), ())


def _line_of(text: str) -> int:
    return sample_text().split("\n").index(text) + 1


def test_file_is_read_and_shown(qtbot: QtBot) -> None:
    dialog = ImportReview(LIGHT)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.import_file(SAMPLE)
    qtbot.waitUntil(dialog.review.isVisible)
    assert dialog.review.sentence.text().startswith("40ブロック、参加者8人、議題3つを読み取りました。")
    assert dialog.review.source.toPlainText() == sample_text()
    assert dialog.review.bar.isVisible()
    dialog.reject()


def test_f8_leads_to_the_doubt_on_both_sides(opened: Open) -> None:
    dialog = opened()
    structure, source = dialog.review.structure, dialog.review.source
    for _ in structure.rows:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_F8)
        assert structure.rows[_current_row(dialog)].kind is RowKind.DOUBT
        line = source.textCursor().blockNumber() + 1
        assert source.is_highlighted(line)
        assert not source.is_highlighted(line - 1)
        if "瀬戸口 真帆汐路県" in source.textCursor().block().text():
            return
    pytest.fail("no doubt about the row with two participants")


def test_f8_goes_round_and_shift_f8_back(opened: Open) -> None:
    dialog = opened()
    dialog.show_recognition(_with_doubts_about("b4", "b2", "b9"))
    places = []
    for _ in range(4):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_F8)
        places.append(_current_row(dialog))
    assert places == [*sorted(set(places)), places[0]]
    assert len(set(places)) == 3
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert _current_row(dialog) == places[2]


def test_choosing_a_row_shows_its_lines(opened: Open) -> None:
    dialog = opened()
    structure, source = dialog.review.structure, dialog.review.source
    place = next(
        n for n, row in enumerate(structure.rows) if row.chip == "帆足" and row.kind is RowKind.BLOCK
    )
    structure.scrollTo(structure.model().index(place, 0))
    QTest.mouseClick(
        structure.viewport(),
        Qt.MouseButton.LeftButton,
        pos=structure.visualRect(structure.model().index(place, 0)).center(),
    )
    line = _line_of("湊が丘市都市整備部地域交通課長:帆足(以下「帆足」)")
    assert source.textCursor().blockNumber() + 1 == line
    assert source.is_highlighted(line)
    assert source.is_highlighted(line + 2)
    assert source.viewport().rect().contains(source.cursorRect().center())


def test_arrow_keys_in_the_list_move_the_source_along(opened: Open) -> None:
    dialog = opened()
    structure = dialog.review.structure
    assert structure.hasFocus()
    QTest.keyClick(structure, Qt.Key.Key_End)
    assert structure.rows[_current_row(dialog)].sign == "結び"
    assert dialog.review.source.textCursor().block().text().startswith("しおじデジタルひろばは、これからも")
    QTest.keyClick(structure, Qt.Key.Key_Home)
    assert structure.rows[_current_row(dialog)].sign == "題名"


def test_moving_in_the_source_chooses_the_row(opened: Open) -> None:
    dialog = opened()
    structure, source = dialog.review.structure, dialog.review.source
    source.setFocus()
    for _ in range(_line_of("②コミュニティバスの乗り継ぎ") - 1):
        QTest.keyClick(source, Qt.Key.Key_Down)
    while source.textCursor().block().text() != "②コミュニティバスの乗り継ぎ":
        QTest.keyClick(source, Qt.Key.Key_Down)
    assert structure.rows[_current_row(dialog)].key == "agenda[1]"
    assert structure.viewport().rect().contains(structure.visualRect(structure.currentIndex()))


def test_line_that_was_left_out_chooses_nothing(opened: Open) -> None:
    dialog = opened()
    source = dialog.review.source
    source.setFocus()
    QTest.keyClick(source, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert dialog.review.structure.selectedIndexes() == []
    mark = source.mark_at(_line_of("いいなと思ったら応援しよう!"))
    assert mark is not None
    assert mark.sign == "除外"
    assert mark.note in mark.explanation


def test_clicking_in_the_margin_chooses_the_line(opened: Open) -> None:
    dialog = opened()
    source = dialog.review.source
    line = _line_of("①図書館の予約受け取りと夜間開館")
    source.reveal(line - 5)
    (middle,) = (area.center().toPoint() for number, _, area in source.visible_lines() if number == line)
    QTest.mouseClick(source.margin, Qt.MouseButton.LeftButton, pos=QPoint(10, middle.y()))
    assert dialog.review.structure.rows[_current_row(dialog)].key == "agenda[0]"


def test_enter_takes_over_only_from_its_button(opened: Open, qtbot: QtBot) -> None:
    dialog = opened()
    with qtbot.assertNotEmitted(dialog.accepted_recognition):
        for widget in (dialog.review.structure, dialog.review.source):
            widget.setFocus()
            QTest.keyClick(widget, Qt.Key.Key_Return)
        assert dialog.isVisible()
    dialog.accept_button.setFocus()
    with qtbot.waitSignal(dialog.accepted_recognition, timeout=1000) as accepted:
        QTest.keyClick(dialog.accept_button, Qt.Key.Key_Return)
    assert len(accepted.args[0].state.record.participants) == 8
    assert not dialog.isVisible()


def test_enter_on_the_other_button_takes_nothing_over(opened: Open, qtbot: QtBot) -> None:
    dialog = opened()
    dialog.refuse_button.setFocus()
    with qtbot.assertNotEmitted(dialog.accepted_recognition):
        QTest.keyClick(dialog.refuse_button, Qt.Key.Key_Return)
    assert not dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_takes_over_from_anywhere(opened: Open, qtbot: QtBot, key: Qt.Key) -> None:
    dialog = opened()
    with qtbot.waitSignal(dialog.accepted_recognition, timeout=1000):
        QTest.keyClick(dialog.review.structure, key, Qt.KeyboardModifier.ControlModifier)


def test_esc_takes_nothing_over(opened: Open, qtbot: QtBot) -> None:
    dialog = opened()
    with qtbot.assertNotEmitted(dialog.accepted_recognition):
        QTest.keyClick(dialog.review.structure, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_tab_reaches_everything(opened: Open) -> None:
    dialog = opened()
    reached: set[QWidget | None] = set()
    for _ in range(12):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        reached.add(dialog.focusWidget())
    review = dialog.review
    wanted = {review.source, review.structure, review.bar.next_button, review.bar.previous_button}
    assert wanted | {dialog.accept_button, dialog.refuse_button} <= reached


def test_the_way_is_not_asked_where_nothing_is_open(opened: Open) -> None:
    assert opened().ways is None


def test_an_import_destroys_nothing_unasked(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(onto=Onto(Known(), blocks=24))
    assert dialog.ways is not None
    assert dialog.ways.isVisible()
    assert dialog.way.name == "END"
    count = len(recognized(sample_text()).state.record.blocks)
    assert f"読み取った{count}ブロックを本文の終わりに追加します" in dialog.ways.sentence.text()
    QTest.keyClick(dialog, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.way.name == "REPLACE")
    sentence = dialog.ways.sentence.text()
    assert "今の記録の24ブロック" in sentence
    assert "置き換わります" in sentence
    assert "元に戻す" in sentence
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.way.name == "CARET")
    assert "カーソルの位置に追加します" in dialog.ways.sentence.text()


def test_where_another_way_cannot_be_read_the_one_shown_counts(opened: Open, qtbot: QtBot) -> None:
    def broken(*_arguments: object, known: Known | None = None, **_more: object) -> Recognition:
        raise ZeroDivisionError

    dialog = opened(onto=Onto(Known(), blocks=24), recognize=broken)
    with qtbot.captureExceptions() as raised:
        QTest.keyClick(dialog, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: "前の結果を残しています" in dialog.review.heading.word.text())
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert dialog.way.name == "END"


def test_text_without_structure_says_so_and_can_be_taken(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("拝啓　春の候、皆さまにはお元気でお過ごしのことと存じます。")
    assert "そのまま取り込めます" in dialog.review.sentence.text()
    with qtbot.waitSignal(dialog.accepted_recognition, timeout=1000) as accepted:
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert len(accepted.args[0].state.record.blocks) == 1


def test_what_is_accepted_can_be_taken_over_and_back(opened: Open, qtbot: QtBot) -> None:
    dialog, session = opened(), Session()
    before = session.state
    with qtbot.waitSignal(dialog.accepted_recognition, timeout=1000) as accepted:
        dialog.accept()
    found = accepted.args[0].state
    assert session.dispatch(take_over(session.state, found))
    assert session.state == found
    session.undo()
    assert session.state == before


def test_error_is_shown_in_place_and_enter_closes(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ImportReview(LIGHT)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.import_file(tmp_path / "ない.txt")
    qtbot.waitUntil(dialog.failure.isVisible)
    assert "「ない.txt」" in dialog.failure.message
    label = dialog.failure.label
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert not dialog.accept_button.isVisible()
    QTest.keyClick(dialog.failure.close_button, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_waiting_can_be_stopped(qtbot: QtBot) -> None:
    slow = Gate()
    dialog = ImportReview(LIGHT, recognize=slow)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.import_text("甲：こんにちは。")
    qtbot.waitUntil(dialog.progress.cancel_button.isVisible)
    with qtbot.assertNotEmitted(dialog.accepted_recognition), qtbot.waitSignal(dialog.rejected, timeout=1000):
        QTest.mouseClick(dialog.progress.cancel_button, Qt.MouseButton.LeftButton)
    assert slow.was_cancelled.wait(5)


def test_ctrl_enter_while_waiting_takes_nothing_over(qtbot: QtBot) -> None:
    dialog = ImportReview(LIGHT, recognize=Gate())
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.import_text("甲：こんにちは。")
    with qtbot.assertNotEmitted(dialog.accepted_recognition):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert dialog.isVisible()
    dialog.reject()


def test_it_deletes_itself_and_leaves_nothing(qtbot: QtBot) -> None:
    dialog = ImportReview(LIGHT)
    dialog.open()
    dialog.show_recognition(recognized(sample_text()))
    with qtbot.waitSignal(dialog.destroyed, timeout=1000):
        dialog.reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_long_record_needs_no_more_widgets_than_a_short_one(opened: Open) -> None:
    short, long = opened(long_text(3)), opened(long_text(2000))
    assert len(long.findChildren(QWidget)) == len(short.findChildren(QWidget))
    assert len(long.review.structure.rows) > 2000
    QTest.keyClick(long.review.structure, Qt.Key.Key_End)
    assert "1999番目" in long.review.source.textCursor().block().text() or long.review.source.is_highlighted(
        long.review.source.textCursor().blockNumber() + 2
    )


def test_theme_can_change_while_it_is_open(opened: Open) -> None:
    dialog = opened()
    dialog.set_theme(DARK)
    picture = dialog.review.source.margin.grab().toImage()
    assert picture.pixelColor(2, picture.height() - 3) == DARK.gutter


@pytest.mark.parametrize(
    "strange",
    ["一\r二", "一\u2028二", "一\u2029二", "一\x0b二", "一\x0c二", "一\x85二", "一\ufdd0二", "一\0二"],
)
def test_lines_keep_their_numbers_whatever_stands_in_them(qtbot: QtBot, strange: str) -> None:
    view = SourceView(LIGHT)
    qtbot.addWidget(view)
    view.show_source(f"{strange}\n𠮷野家\n\n終わり", ())
    assert view.document().blockCount() == 4
    assert view.document().findBlockByNumber(3).text() == "終わり"
