"""Operations that take the focus somewhere else and bring it back: what was selected and said stays."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QMenu

from fuzz.editing.desk import Desk
from fuzz.editing.words import assert_unchanged
from tests.qt.manuscript.support import Key

_AWAY = Qt.FocusReason.ActiveWindowFocusReason


def leave(desk: Desk, where: str, typed: str) -> None:
    """Go somewhere else, type there, and come back: no word of the record changes, nor what is selected.

    Only the list of replacements selects what its row is about.
    """
    before, selection = desk.row, desk.selection
    WHERES[where](desk, typed)
    assert_unchanged(before, desk.row, f"the focus went to {where}")
    if where == "replacements":
        desk.settle_search()
        selection = desk.selection
    assert desk.selection == selection
    desk.back()
    assert_unchanged(before, desk.row, f"the focus came back from {where}")
    assert desk.selection == selection


def _title(desk: Desk, typed: str) -> None:
    desk.title.setFocus()
    desk.type(typed)
    QApplication.processEvents()


def _search_field(desk: Desk, _typed: str) -> None:
    desk.press("find")
    QApplication.processEvents()


def _replacements(desk: Desk, _typed: str) -> None:
    desk.press("replace")
    desk.finding.preview.list.setFocus()


def _picker(desk: Desk, typed: str) -> None:
    desk.press("speaker")
    if desk.picker.isVisible():
        desk.type("".join(c for c in typed if not c.isdigit()))
        desk.key(Key.Key_Down)
        desk.manuscript.setFocus()
        assert not desk.picker.isVisible()


def _other_window(desk: Desk, typed: str) -> None:
    desk.other.show()
    desk.other.activateWindow()
    QApplication.processEvents()
    desk.other.setFocus()
    desk.type(typed)
    desk.other.hide()


def _deactivated(desk: Desk, _typed: str) -> None:
    """Another program comes to the front, as some platforms tell it."""
    QApplication.sendEvent(desk.manuscript, QFocusEvent(QEvent.Type.FocusOut, _AWAY))
    QApplication.sendEvent(desk.window, QEvent(QEvent.Type.WindowDeactivate))
    QApplication.processEvents()
    QApplication.sendEvent(desk.window, QEvent(QEvent.Type.WindowActivate))
    QApplication.sendEvent(desk.manuscript, QFocusEvent(QEvent.Type.FocusIn, _AWAY))


def _menu(desk: Desk, _typed: str) -> None:
    menu = QMenu(desk.window)
    menu.addAction("何もしない")
    menu.popup(desk.window.mapToGlobal(desk.window.rect().center()))
    QApplication.processEvents()
    menu.close()
    menu.deleteLater()
    QApplication.processEvents()


WHERES: dict[str, Callable[[Desk, str], None]] = {
    "title": _title,
    "search field": _search_field,
    "replacements": _replacements,
    "picker": _picker,
    "other window": _other_window,
    "other program": _deactivated,
    "menu": _menu,
}
"""Where the focus may go, by the name in a saved sequence."""
