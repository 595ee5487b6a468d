"""How a new record begins: what is asked, by keys alone, and that nothing typed is lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from zadankai_editor.record.nodes import BlockKind, Held
from zadankai_editor.ui.beginning.window import BeginWindow
from zadankai_editor.ui.import_review.dialog import ImportReview
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.widgets.fields import LineField, TextField

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier

RECORD = (
    "座談会の記録\n\n参加者：甲野花子（市長）、乙川健（図書館長）\n\n甲野：おはよう。\n乙川：よろしく。\n"
)
PEOPLE = "桐生 誠　みなとがおか市長\n早瀬 文乃（図書館長）\n司会：沢渡 学"


@pytest.fixture
def asking(qtbot: QtBot, window: MainWindow) -> BeginWindow:
    """The window that Ctrl+N opens."""
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Key.Key_N, Control)
    (found,) = window.findChildren(BeginWindow)
    with qtbot.waitActive(found):
        found.activateWindow()
    return found


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _commit(text: str) -> None:
    """Type as an input method does."""
    composing = QInputMethodEvent(text, [])
    QApplication.sendEvent(_focused(), composing)
    committing = QInputMethodEvent()
    committing.setCommitString(text)
    QApplication.sendEvent(_focused(), committing)


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(_focused(), key, modifier)


def _copy(text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


def _question(qtbot: QtBot, asking: BeginWindow) -> QMessageBox:
    qtbot.waitUntil(lambda: any(box.isVisible() for box in asking.findChildren(QMessageBox)))
    (box,) = [box for box in asking.findChildren(QMessageBox) if box.isVisible()]
    return box


def _answer(box: QMessageBox, words: str) -> None:
    (button,) = [b for b in box.findChildren(QPushButton) if b.text().startswith(words)]
    button.click()


def _closed(window: MainWindow) -> Callable[[], bool]:
    return lambda: not any(found.isVisible() for found in window.findChildren(BeginWindow))


def _back(qtbot: QtBot, window: MainWindow) -> None:
    """Wait for the main window, as a desktop shows it again."""
    qtbot.waitUntil(_closed(window))
    with qtbot.waitActive(window):
        window.activateWindow()
    assert window.workspace.manuscript.hasFocus()


def test_all_of_it_by_keys_alone_is_one_step(qtbot: QtBot, window: MainWindow, asking: BeginWindow) -> None:
    before = window.session.state
    assert asking.title.hasFocus()
    _commit("みなとの座談会")
    _press(Key.Key_Return)
    assert asking.date.hasFocus()
    _commit("令和4年10月21日")
    assert asking.date_read.text() == "2022年10月21日（金）"
    _press(Key.Key_Return)
    assert asking.people.hasFocus()
    _copy(PEOPLE)
    _press(Key.Key_V, Control)
    qtbot.waitUntil(lambda: "参加者3人" in asking.lists_read.text())
    assert "桐生 誠＝みなとがおか市長" in asking.lists_read.text()
    _press(Key.Key_Tab)
    assert asking.agenda.hasFocus()
    _commit("これからの図書館")
    _press(Key.Key_Return)
    _commit("夜のバス")
    _press(Key.Key_Return, Control)
    qtbot.waitUntil(_closed(window))
    record = window.session.record
    assert record.title == "みなとの座談会"
    assert record.held == Held(date="2022-10-21")
    assert [(p.label, p.title) for p in record.participants] == [
        ("桐生", "みなとがおか市長"),
        ("早瀬", "図書館長"),
        ("沢渡", "司会"),
    ]
    assert [(a.number, a.text) for a in record.agenda] == [(1, "これからの図書館"), (2, "夜のバス")]
    assert [d.digit for d in window.session.review.digits] == [1, 2, 3]
    window.session.undo()
    assert window.session.state == before
    assert not window.session.undo_stack.canUndo()


def test_esc_leaves_all_of_it_out(qtbot: QtBot, window: MainWindow, asking: BeginWindow) -> None:
    before = window.session.state
    _press(Key.Key_Escape)
    qtbot.waitUntil(_closed(window))
    assert window.session.state is before
    _back(qtbot, window)


def test_esc_does_not_throw_away_what_was_typed(
    qtbot: QtBot, window: MainWindow, asking: BeginWindow
) -> None:
    _commit("みなとの座談会")
    _press(Key.Key_Escape)
    _answer(_question(qtbot, asking), "入れる")
    qtbot.waitUntil(_closed(window))
    assert window.session.record.title == "みなとの座談会"


def test_esc_throws_away_what_was_typed_where_that_is_wished(
    qtbot: QtBot, window: MainWindow, asking: BeginWindow
) -> None:
    _commit("みなとの座談会")
    _press(Key.Key_Escape)
    _answer(_question(qtbot, asking), "入れずに")
    qtbot.waitUntil(_closed(window))
    assert window.session.record.title == ""


def test_what_is_typed_can_be_undone_in_its_field(window: MainWindow, asking: BeginWindow) -> None:
    _commit("みなと")
    _press(Key.Key_Z, Control)
    assert asking.title.text() == ""
    _press(Key.Key_Y, Control)
    assert asking.title.text() == "みなと"


def test_a_whole_record_pasted_as_the_title_is_imported(
    qtbot: QtBot, window: MainWindow, asking: BeginWindow
) -> None:
    _copy(RECORD)
    _press(Key.Key_V, Control)
    qtbot.waitUntil(_closed(window))
    (review,) = window.findChildren(ImportReview)
    qtbot.waitUntil(review.review.isVisible)
    review.accept_button.click()
    assert [p.label for p in window.session.record.participants] == ["甲野", "乙川"]
    assert sum(b.kind is BlockKind.UTTERANCE for b in window.session.record.blocks) == 2


def test_a_whole_record_does_not_displace_what_was_typed_in_silence(
    qtbot: QtBot, window: MainWindow, asking: BeginWindow
) -> None:
    _commit("みなとの座談会")
    _copy(RECORD)
    asking.paste_button.click()
    box = _question(qtbot, asking)
    assert "使わず" in box.text()
    box.reject()
    assert asking.title.text() == "みなとの座談会"
    assert window.findChildren(ImportReview) == []
    asking.begin()
    qtbot.waitUntil(_closed(window))


def test_a_record_pasted_into_the_manuscript_afterwards_is_imported(
    qtbot: QtBot, window: MainWindow, asking: BeginWindow
) -> None:
    _press(Key.Key_Escape)
    _back(qtbot, window)
    _copy(RECORD)
    _press(Key.Key_V, Control)
    (review,) = window.findChildren(ImportReview)
    qtbot.waitUntil(review.review.isVisible)
    review.reject()


def test_a_line_that_is_not_understood_is_kept_with_a_doubt(
    qtbot: QtBot, window: MainWindow, asking: BeginWindow
) -> None:
    asking.people.setFocus()
    line = "甲野・乙川・丙山・丁田の四名"
    _commit(line)
    qtbot.waitUntil(lambda: bool(asking.doubts.text()))
    assert line in asking.doubts.text()
    _press(Key.Key_Return, Control)
    qtbot.waitUntil(_closed(window))
    assert window.session.record.participants[0].label == line
    assert [doubt.path for doubt in window.session.review.doubts] == ["participants[0]"]
    assert "要確認が1件" in window.status._line.words.text()


def test_a_date_that_is_none_is_mended_first(qtbot: QtBot, window: MainWindow, asking: BeginWindow) -> None:
    asking.date.setFocus()
    _commit("令和4年13月")
    _press(Key.Key_Return, Control)
    assert asking.isVisible()
    assert asking.date_problem.isVisible()
    assert asking.date.hasFocus()
    asking.date.selectAll()
    _press(Key.Key_Delete)
    _press(Key.Key_Return, Control)
    qtbot.waitUntil(_closed(window))
    assert window.session.record.held is None


class TestEmptyManuscript:
    def test_it_says_what_to_do_until_something_stands_in_it(
        self, qtbot: QtBot, window: MainWindow, asking: BeginWindow
    ) -> None:
        _press(Key.Key_Escape)
        _back(qtbot, window)
        manuscript = window.workspace.manuscript
        assert manuscript.placeholderText() == "ここに記録を貼り付けるか、入力してください。"
        manuscript.setCursorWidth(0)
        hinted = manuscript.viewport().grab().toImage()
        manuscript.setPlaceholderText("")
        assert manuscript.viewport().grab().toImage() != hinted


class TestTitleFromTheFirstLine:
    def _typed(self, qtbot: QtBot, window: MainWindow, text: str) -> None:
        window.desk.new()
        window.workspace.manuscript.setFocus()
        QTest.keyClicks(window.workspace.manuscript, text)
        window.checker.check_now()

    def test_is_offered_and_taken_by_a_key(self, qtbot: QtBot, window: MainWindow) -> None:
        with qtbot.waitActive(window):
            window.activateWindow()
        self._typed(qtbot, window, "Minato 7")
        assert "Alt+0で題名にできます" in window.status._line.words.text()
        QTest.keyClick(window.workspace.manuscript, Key.Key_0, Qt.KeyboardModifier.AltModifier)
        assert window.session.record.title == "Minato 7"
        assert not window.session.record.blocks
        assert "「Minato 7」を題名にしました" in window.status._line.words.text()
        window.session.undo()
        assert (window.session.record.title, window.session.record.blocks[0].text) == ("", "Minato 7")

    def test_is_not_offered_where_there_is_a_title(self, qtbot: QtBot, window: MainWindow) -> None:
        self._typed(qtbot, window, "Minato 7")
        window.actions_book["title_from_block"].trigger()
        QTest.keyClicks(window.workspace.manuscript, "another")
        window.checker.check_now()
        window.actions_book["title_from_block"].trigger()
        assert window.session.record.title == "Minato 7"
        assert "題名は既に入っています" in window.status._line.words.text()


class TestPanels:
    def test_every_empty_field_says_what_goes_into_it(self, window: MainWindow) -> None:
        window.desk.new()
        side = window.workspace.side
        fields: list[LineField | TextField] = []
        for panel in (side.participants, side.photos, side.details):
            fields += panel.findChildren(LineField)
            fields += panel.findChildren(TextField)
        silent = {field.accessibleName() for field in fields if not field.placeholderText()}
        assert len(fields) > 10
        # A number has no room for words, and its label says what it is.
        assert silent == {"シリーズの何回目か"}
