"""What is ticked, chosen, pressed or opened is seen in every look, as far as it is painted and not written."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from zadankai_editor.storage.settings import THEME, Settings
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.high_contrast import contrast
from zadankai_editor.ui.theme import ThemeChoice
from zadankai_editor.ui.unused_pictures import UnusedPicturesDialog
from zadankai_editor.ui.widgets.drop_down import DropDown

SEEN = 3.0
"""The contrast that what is no text needs at least (WCAG 2, 1.4.11)."""
Shown = Callable[[QWidget], QWidget]


@pytest.fixture(params=[ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST])
def shown(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication) -> Iterator[Shown]:
    """Return what shows a widget in one of the looks."""
    sheet, palette, font, style = qapp.styleSheet(), qapp.palette(), qapp.font(), qapp.style().objectName()
    qapp.setStyle("Fusion")
    settings = Settings()
    settings.set(THEME, request.param.value)
    appearance = Appearance(qapp, settings)

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(widget.sizeHint())
        with qtbot.waitExposed(widget):
            widget.show()
        # Without the focus: that has a ring of its own.
        if widget.focusWidget() is not None:
            widget.focusWidget().clearFocus()
        return widget

    yield show
    appearance.deleteLater()
    qapp.setStyle(style)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


def strongest(picture: QImage, area: QRect, ground: QColor) -> float:
    """Return the contrast to `ground` of what stands out most in `area`."""
    return max(
        contrast(picture.pixelColor(x, y), ground)
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


def indicator(button: QAbstractButton, element: QStyle.SubElement) -> QRect:
    option = QStyleOptionButton()
    option.initFrom(button)
    return button.style().subElementRect(element, option, button)


@pytest.mark.parametrize("on", [False, True], ids=["off", "on"])
@pytest.mark.parametrize(
    ("kind", "element"),
    [
        (QCheckBox, QStyle.SubElement.SE_CheckBoxIndicator),
        (QRadioButton, QStyle.SubElement.SE_RadioButtonIndicator),
    ],
    ids=["box", "circle"],
)
def test_boxes_and_circles_have_an_edge(
    shown: Shown, kind: type[QAbstractButton], element: QStyle.SubElement, on: bool
) -> None:
    button = kind()
    button.setText("末尾に追加")
    button.setCheckable(True)
    button.setChecked(on)
    shown(button)
    area = indicator(button, element)
    picture = button.grab().toImage()
    middle = area.center().y()
    # Across the left edge, beside whatever stands in the middle.
    edge = QRect(area.left(), middle - 2, 4, 4)
    ground = picture.pixelColor(picture.width() - 4, 4)
    assert strongest(picture, edge, ground) >= SEEN


@pytest.mark.parametrize("on_chosen_row", [False, True], ids=["other row", "chosen row"])
@pytest.mark.parametrize("ticked", [False, True], ids=["open", "ticked"])
def test_boxes_of_a_list_have_an_edge(
    shown: Shown, tmp_path: Path, on_chosen_row: bool, ticked: bool
) -> None:
    dialog = UnusedPicturesDialog(tmp_path, {"images/a.png": 1, "images/b.png": 2})
    dialog.list.setCurrentRow(0 if on_chosen_row else 1)
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    shown(dialog)
    option = QStyleOptionViewItem()
    option.initFrom(dialog.list)
    option.rect = dialog.list.visualItemRect(dialog.list.item(0))
    option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    area = dialog.list.style().subElementRect(
        QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, dialog.list
    )
    picture = dialog.list.viewport().grab().toImage()
    ground = picture.pixelColor(picture.width() - 4, option.rect.center().y())
    left = QRect(max(0, area.left() - 3), area.center().y() - 2, 8, 4)
    assert strongest(picture, left, ground) >= SEEN


def test_the_arrow_of_a_choice_is_seen(shown: Shown) -> None:
    choice = DropDown()
    choice.addItem("すべて")
    shown(choice)
    picture = choice.grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, 5)
    arrow = QRect(picture.width() - 20, picture.height() // 2 - 4, 14, 8)
    assert strongest(picture, arrow, ground) >= SEEN


@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
def test_a_button_that_is_pressed_in_looks_so(shown: Shown, kind: type[QAbstractButton]) -> None:
    button = kind()
    button.setText("条件")
    button.setCheckable(True)
    shown(button)
    before = button.grab().toImage()
    button.setChecked(True)
    after = button.grab().toImage()
    # Its edge or its ground, whichever changes more; the mouse may rest on it.
    places = ((0, before.height() // 2), (4, 6))
    assert max(contrast(before.pixelColor(*at), after.pixelColor(*at)) for at in places) >= SEEN


def test_what_shows_work_has_an_edge(shown: Shown) -> None:
    bar = QProgressBar(minimum=0, maximum=100, value=0, textVisible=False)
    shown(bar)
    picture = bar.grab().toImage()
    edge = QRect(picture.width() - 2, picture.height() // 2, 2, 1)
    assert strongest(picture, edge, bar.palette().window().color()) >= SEEN
