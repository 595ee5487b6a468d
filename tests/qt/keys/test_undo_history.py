"""The list of steps: going to any of them, by keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from zadankai_editor.record.review import State
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.undo_history import UndoHistory

Key = Qt.Key
CONTROL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def opened(window: MainWindow) -> UndoHistory:
    QTest.keyClick(window.workspace.manuscript, Key.Key_Z, CONTROL_ALT)
    history = window.key_tools.history
    assert history is not None
    assert history.isVisible()
    return history


def texts(history: UndoHistory) -> list[str]:
    return [history.list.item(n).text() for n in range(history.list.count())]


def worked(window: MainWindow) -> list[State]:
    """Do three things; return the states from the first to the last."""
    states = [window.session.state]
    for action in ("speaker_2", "kind_heading", "move_up"):
        window.actions_book[action].trigger()
        states.append(window.session.state)
    return states


def test_the_steps_stand_by_name_the_newest_first(at_work: MainWindow) -> None:
    worked(at_work)
    at_work.actions_book["undo"].trigger()
    history = opened(at_work)
    labels = [at_work.session.undo_stack.text(n) for n in (2, 1, 0)]
    assert texts(history) == [f"　 {labels[0]}", f"● {labels[1]}", f"　 {labels[2]}", "　 最初の状態"]
    assert history.list.currentRow() == 1
    assert "おはようございます。" in history.field.accessibleDescription()
    assert history.field.accessibleDescription().endswith("今の状態")


def test_choosing_goes_there_and_back(at_work: MainWindow) -> None:
    states = worked(at_work)
    for downs, expected in ((3, states[0]), (-2, states[2]), (-1, states[3]), (1, states[2])):
        history = opened(at_work)
        for _ in range(abs(downs)):
            QTest.keyClick(history.field, Key.Key_Down if downs > 0 else Key.Key_Up)
        QTest.keyClick(history.field, Key.Key_Return)
        assert at_work.session.state == expected
        assert history.isHidden()
        assert at_work.workspace.manuscript.hasFocus()


def test_escape_changes_nothing(at_work: MainWindow) -> None:
    states = worked(at_work)
    history = opened(at_work)
    QTest.keyClick(history.field, Key.Key_Down)
    QTest.keyClick(history.field, Key.Key_Escape)
    assert at_work.session.state == states[-1]
    assert at_work.workspace.manuscript.hasFocus()


def test_what_is_typed_filters_by_name_and_text(at_work: MainWindow) -> None:
    worked(at_work)
    history = opened(at_work)
    history.field.setText("はじめ")
    assert texts(history) == ["　 最初の状態"]
    history.field.setText("おはよう")
    assert len(texts(history)) == 3
    history.field.setText("ばなな")
    assert texts(history) == []


def test_what_is_composed_is_a_step_too(at_work: MainWindow) -> None:
    manuscript = at_work.workspace.manuscript
    before = at_work.session.state
    QApplication.sendEvent(manuscript, QInputMethodEvent("はい", []))
    history = opened(at_work)
    assert len(texts(history)) == 2
    assert "はいおはよう" in at_work.session.record.blocks[1].text
    QTest.keyClick(history.field, Key.Key_Down)
    QTest.keyClick(history.field, Key.Key_Return)
    assert at_work.session.state == before
    assert manuscript.toPlainText().count("はい") == 0


def test_a_step_made_meanwhile_is_shown(at_work: MainWindow) -> None:
    worked(at_work)
    history = opened(at_work)
    at_work.session.undo()
    assert history.list.currentRow() == 1
    assert texts(history)[1].startswith("●")
