"""The small widgets: icons, and fields among the shortcuts of a window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from zadankai_editor.session.session import Session
from zadankai_editor.ui.icons import icon, pixmap
from zadankai_editor.ui.panels.agenda import AgendaPanel
from zadankai_editor.ui.panels.participants import ParticipantsPanel
from zadankai_editor.ui.theme import DARK, LIGHT
from zadankai_editor.ui.widgets.fields import LineField, TextField
from zadankai_editor.ui.widgets.wording import excerpt


def strongest(colours: QIcon, mode: QIcon.Mode) -> QColor:
    """The most opaque colour in an icon of 16 pixels."""
    image = colours.pixmap(QSize(16, 16), mode).toImage()
    points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(points, key=QColor.alpha)


def close(one: QColor, other: QColor) -> bool:
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return all(abs(a - b) < 24 for a, b in parts)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_icon_takes_the_colour_of_the_theme(qapp: QApplication, theme: object) -> None:
    given = LIGHT if theme is LIGHT else DARK
    found = icon("add", given)
    assert close(strongest(found, QIcon.Mode.Normal), given.text)
    assert strongest(found, QIcon.Mode.Disabled).alpha() < 200
    assert close(strongest(icon("add", given, QColor("#cc0000")), QIcon.Mode.Normal), QColor("#cc0000"))


def test_icon_is_sharp_on_a_fine_screen(qapp: QApplication) -> None:
    drawn = pixmap("error", QColor("red"), 18, 2.0)
    assert drawn.size() == QSize(36, 36)
    assert drawn.deviceIndependentSize().toSize() == QSize(18, 18)


def test_icon_that_is_not_there_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", LIGHT)


def test_an_excerpt_is_one_line() -> None:
    assert excerpt("  一行目\n二行目") == "一行目 二行目"


class TestFieldsInAWindow:
    """Shortcuts of the window, as the real one has them, are there while somebody types."""

    @pytest.fixture
    def window(self, session: Session, qtbot: QtBot) -> QMainWindow:
        window = QMainWindow()
        self.done: list[str] = []
        for key in ("Ctrl+Z", "Alt+Up", "Alt+Down", "F7"):
            QShortcut(QKeySequence(key), window, lambda key=key: self.done.append(key))
        qtbot.addWidget(window)
        return window

    def shown(self, qtbot: QtBot, window: QMainWindow, panel: QWidget) -> None:
        window.setCentralWidget(panel)
        window.resize(340, 700)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    def test_undo_in_a_field_is_about_its_own_typing_and_then_the_record(
        self, qtbot: QtBot, session: Session, window: QMainWindow
    ) -> None:
        panel = AgendaPanel(session, LIGHT)
        self.shown(qtbot, window, panel)
        row = panel.rows.show_count(3, panel.refresh)[0]
        for field in (row.number, row.text):
            field.setFocus()
            before = field.text()
            qtbot.keyClicks(field, "9")
            qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            assert field.text() == before
            assert self.done == []
            qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            assert self.done == ["Ctrl+Z"]
            self.done.clear()

    def test_moving_keys_are_the_panels_while_it_has_the_focus(
        self, qtbot: QtBot, session: Session, window: QMainWindow
    ) -> None:
        panel = ParticipantsPanel(session, LIGHT)
        self.shown(qtbot, window, panel)
        panel.list.setFocus()
        qtbot.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert session.record.participants[1].label == "早瀬"
        assert self.done == []
        panel.form.fields["name"].setFocus()
        qtbot.keyClick(panel.form.fields["name"], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert self.done == ["Alt+Up"]


class TestTextField:
    @pytest.fixture
    def taken(self) -> list[str]:
        return []

    @pytest.fixture
    def field(self, qtbot: QtBot, taken: list[str]) -> TextField:
        def take(text: str) -> None:
            taken.append(text)
            field.draft.show(text)

        field = TextField("説明", take)
        field.resize(200, 30)
        qtbot.addWidget(field)
        field.show()
        qtbot.waitExposed(field)
        field.setFocus()
        return field

    def test_it_grows_with_its_text(self, field: TextField) -> None:
        low = field.height()
        field.draft.show("長い文" * 20)
        QApplication.processEvents()
        assert field.height() > 2 * low
        field.draft.show("短い文")
        QApplication.processEvents()
        assert field.height() == low

    def test_pasted_lines_become_one(self, field: TextField, taken: list[str]) -> None:
        data = QMimeData()
        data.setText("一行目\r\n二行目\u2028三行目\u00a0終わり")
        field.insertFromMimeData(data)
        field.draft.commit()
        assert taken == ["一行目二行目三行目\u00a0終わり"]

    def test_dropped_files_are_not_text(self, field: TextField) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile("/a.png")])
        data.setText("file:///a.png")
        assert not field.canInsertFromMimeData(data)

    def test_typing_goes_on_while_the_record_takes_what_was_typed(
        self, qtbot: QtBot, field: TextField, taken: list[str]
    ) -> None:
        qtbot.keyClicks(field, "ab")
        field.draft._idle.timeout.emit()
        qtbot.keyClicks(field, "cd")
        assert field.text() == "abcd"
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert taken == ["ab", "abcd"]
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert taken == ["ab", "abcd"], "what is in the record already is not submitted again"

    def test_esc_takes_back(self, qtbot: QtBot, field: TextField, taken: list[str]) -> None:
        field.draft.show("前の文")
        qtbot.keyClicks(field, "x")
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert field.text() == "前の文"
        assert taken == []

    def test_what_is_being_typed_stays_when_the_record_changes(
        self, qtbot: QtBot, field: TextField, taken: list[str]
    ) -> None:
        qtbot.keyClicks(field, "typed")
        field.draft.show("別のところから来た文")
        assert field.text() == "typed"
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert field.text() == "別のところから来た文"


def test_composition_shows_no_half_words_to_the_record(qtbot: QtBot, compose: Callable[..., None]) -> None:
    taken: list[str] = []
    field = LineField("題名", taken.append)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    compose(field, preedit="に")
    compose(field, preedit="にほn", commit="日")
    field.draft._idle.timeout.emit()
    assert taken == []
    assert field.draft.busy
    compose(field, commit="本")
    field.draft._idle.timeout.emit()
    assert taken == ["日本"]
