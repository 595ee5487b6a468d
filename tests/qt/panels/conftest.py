"""A session with the sample record for every panel."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.qt.panels.samples import sample_state
from zadankai_editor.record.review import State
from zadankai_editor.session.session import Session

WIDTH, HEIGHT = 340, 700


@pytest.fixture
def state() -> State:
    return sample_state()


@pytest.fixture
def session(qapp: QApplication, state: State) -> Session:
    session = Session()
    session.open(state)
    return session


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Show a panel as the window does, and give it the keys."""

    def shown(panel: QWidget) -> None:
        qtbot.addWidget(panel)
        panel.resize(WIDTH, HEIGHT)
        panel.show()
        qtbot.waitExposed(panel)
        panel.activateWindow()

    return shown


@pytest.fixture
def compose() -> Callable[..., None]:
    """Send what an input method sends to the widget with the focus."""

    def composed(widget: QWidget, preedit: str = "", commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(widget, event)

    return composed


@pytest.fixture
def fits() -> Callable[[QWidget, int], None]:
    """Assert that nothing in a panel of this width needs more room sideways, and all has a name."""

    def check(panel: QWidget, width: int = 320) -> None:
        panel.resize(width, HEIGHT)
        QApplication.processEvents()
        assert panel.minimumSizeHint().width() <= width
        for child in panel.findChildren(QWidget):
            if child.isVisible() and child.objectName() != "qt_scrollarea_hcontainer":
                right = child.mapTo(panel, child.rect().topRight()).x()
                assert right < width, f"{child} ends at {right}"
                reached = child.focusPolicy() & Qt.FocusPolicy.TabFocus
                assert not reached or child.accessibleName() or getattr(child, "text", str)(), child

    return check
