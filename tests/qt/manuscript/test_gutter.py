"""The gutter: what is written beside a block, clicks, and when it is painted."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.qt.manuscript.support import Bench, Key, assert_shown
from tests.record_states import K, block, state_of
from zadankai_editor.record.commands.participants import change_participant
from zadankai_editor.record.findings import Severity
from zadankai_editor.record.nodes import UnknownSpeaker
from zadankai_editor.record.review import State
from zadankai_editor.ui import theme
from zadankai_editor.ui.manuscript.gutter import Gutter, Manuscript

L1, S1, Q1, U1, U2, H1, U3, F1, T1, U4, C1 = range(11)


class Paints(QObject):
    """Counts how often the gutter is painted."""

    def __init__(self, gutter: Gutter) -> None:
        super().__init__(gutter)
        self.count = 0
        gutter.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False

    def of(self, act: Callable[[], object]) -> int:
        """Return how often it is painted for what `act` does."""
        QApplication.processEvents()
        self.count = 0
        act()
        QApplication.processEvents()
        return self.count


def chips(bench: Bench) -> list[str]:
    blocks = bench.session.record.blocks
    return [bench.manuscript.gutter.chip_of(i, b).text for i, b in enumerate(blocks)]


def test_chips_name_who_speaks_and_what_a_block_is(bench: Bench) -> None:
    assert chips(bench) == [
        "リード", "見出し", "司会の言葉", "甲野", "乙川", "小見出し", "甲野", "写真", "地の文", "丙山", "結び",
    ]  # fmt: skip
    gutter = bench.manuscript.gutter
    chip = gutter.chip_of(U2, bench.session.record.blocks[U2])
    assert chip.digit == 2
    assert chip.colour == theme.LIGHT.chip_of(1)


def test_a_manuscript_made_for_an_open_record_shows_it(bench: Bench, qtbot: QtBot) -> None:
    later = Manuscript(bench.session, theme.LIGHT, bench.manuscript.font())
    qtbot.addWidget(later)
    assert_shown(later, bench.session)
    assert later.gutter.chip_of(U2, bench.session.record.blocks[U2]) == bench.manuscript.gutter.chip_of(
        U2, bench.session.record.blocks[U2]
    )


def test_what_is_not_certain_is_said_on_the_chip(bench: Bench) -> None:
    bench.open(
        state_of(
            block("b1", text="a"),
            block("b2", text="b", written="市長"),
            block("b3", text="c", speaker=UnknownSpeaker(label="丁田")),
            block("b4", text="d", speaker="p1", with_speakers=("p2",)),
            block("b5", text="e", speaker="p1", continued=True),
            block("b6", K.TEXT, "f"),
        )
    )
    assert chips(bench) == ["発言者なし", "「市長」？", "丁田？", "甲野・乙川", "甲野（続き）", "地の文"]


def test_a_kind_is_named_once_where_it_goes_on(bench: Bench) -> None:
    bench.open(state_of(block("l1", K.LEAD, "a"), block("l2", K.LEAD, "b"), block("c1", K.CLOSING, "c")))
    assert chips(bench) == ["リード", "", "結び"]


def test_renaming_shows_on_every_chip(bench: Bench) -> None:
    bench.session.dispatch(change_participant(bench.session.state, "p1", label="甲"))
    assert chips(bench)[U1] == chips(bench)[U3] == "甲"


def test_typing_on_a_line_does_not_paint_the_gutter(bench: Bench) -> None:
    paints = Paints(bench.manuscript.gutter)
    bench.put(U2, 3)
    assert paints.of(lambda: bench.type("a")) == 0
    assert paints.of(lambda: bench.type("bc")) == 0
    assert paints.of(lambda: bench.key(Key.Key_Backspace)) == 0
    assert paints.of(lambda: bench.compose("か")) == 0
    assert paints.of(lambda: bench.compose(commit="か")) == 0


def test_what_moves_or_changes_chips_paints_the_gutter(bench: Bench) -> None:
    gutter = bench.manuscript.gutter
    paints = Paints(gutter)
    bench.put(U2, 3)
    assert paints.of(lambda: bench.key(Key.Key_Return)) >= 1
    assert paints.of(lambda: bench.paste("長い文です。" * 60)) >= 1
    assert paints.of(lambda: bench.put(U4, 0)) >= 1
    assert paints.of(bench.undo) >= 1
    renamed = change_participant(bench.session.state, "p1", label="甲")
    assert paints.of(lambda: bench.session.dispatch(renamed)) >= 1
    assert paints.of(lambda: gutter.set_worst({"u1": Severity.DOUBT})) >= 1
    assert paints.of(lambda: gutter.set_worst({"u1": Severity.DOUBT})) == 0
    assert paints.of(lambda: bench.manuscript.set_theme(theme.DARK)) >= 1


def test_typing_that_wraps_the_line_moves_the_chips(bench: Bench) -> None:
    paints = Paints(bench.manuscript.gutter)
    bench.put(L1, 0)
    document = bench.manuscript.document()

    def type_until_it_wraps() -> None:
        lines = document.documentLayout().documentSize().height()
        while document.documentLayout().documentSize().height() == lines:
            bench.type("国")

    assert paints.of(type_until_it_wraps) >= 1


@pytest.mark.parametrize(
    ("severity", "painted"),
    [(Severity.ERROR, True), (Severity.DOUBT, True), (Severity.WARNING, True), (Severity.INFO, False)],
)
def test_a_sign_stands_beside_what_is_doubtful(bench: Bench, severity: Severity, painted: bool) -> None:
    gutter = bench.manuscript.gutter
    plain = gutter.grab().toImage()
    gutter.set_worst({"u1": severity})
    assert (gutter.grab().toImage() != plain) == painted
    gutter.set_worst({})
    assert gutter.grab().toImage() == plain


def test_a_click_tells_the_block_and_where(bench: Bench, qtbot: QtBot) -> None:
    gutter = bench.manuscript.gutter
    told: list[tuple[int, QPoint]] = []
    gutter.clicked.connect(lambda index, at: told.append((index, at)))
    for index in (L1, U2, C1):
        y = bench.point_of(index, 0).y()
        QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=QPoint(60, y))
        assert told[-1][0] == index
        assert told[-1][1] == gutter.mapToGlobal(QPoint(60, y))


def test_a_click_below_the_last_block_is_none(bench: Bench) -> None:
    told: list[int] = []
    gutter = bench.manuscript.gutter
    gutter.clicked.connect(lambda index, _at: told.append(index))
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=QPoint(60, gutter.height() - 4))
    assert told == []


def test_the_block_that_was_clicked_is_selected_unless_it_is_among_others(bench: Bench) -> None:
    bench.manuscript.go_into(U2)
    assert bench.caret == (U2, 0)
    bench.select((U1, 2), (U3, 2))
    bench.manuscript.go_into(U2)
    assert bench.manuscript.selection.indexes == range(U1, U3 + 1)
    bench.manuscript.go_into(C1)
    assert bench.caret == (C1, 0)


def test_the_wheel_over_the_gutter_scrolls(bench: Bench) -> None:
    bench.open(state_of(*(block(f"b{n}", text="長い発言です。" * 9) for n in range(200))))
    bar = bench.manuscript.verticalScrollBar()
    down = QPoint(0, -240)
    at = QPoint(20, 20)
    wheel = QWheelEvent(
        at.toPointF(), at.toPointF(), QPoint(), down, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(bench.manuscript.gutter, wheel)
    assert bar.value() > 0


def test_pictures_stand_beside_photos(bench: Bench) -> None:
    asked: list[str] = []

    def picture(file: str, room: QSize) -> QPixmap:
        asked.append(file)
        found = QPixmap(room)
        found.fill(Qt.GlobalColor.red)
        return found

    gutter = bench.manuscript.gutter
    plain = gutter.grab().toImage()
    gutter.set_picture_source(picture)
    assert gutter.grab().toImage() != plain
    assert set(asked) == {"images/a.png"}
    layout = bench.manuscript.document().documentLayout()
    photo = bench.manuscript.projection.first_text_block(F1)
    assert layout.blockBoundingRect(photo).height() > 84


def test_an_empty_record_has_an_empty_gutter(bench: Bench) -> None:
    bench.open(State())
    told: list[int] = []
    bench.manuscript.gutter.clicked.connect(lambda index, _at: told.append(index))
    QTest.mouseClick(bench.manuscript.gutter, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    bench.manuscript.gutter.grab()
    assert told == []


def test_the_gutter_stands_beside_the_text_in_any_width(bench: Bench) -> None:
    manuscript = bench.manuscript
    for width in (500, 1000, 2400):
        manuscript.resize(width, 700)
        QApplication.processEvents()
        assert manuscript.gutter.geometry().right() < manuscript.viewport().geometry().left()
        assert manuscript.gutter.height() == manuscript.contentsRect().height()
        assert manuscript.viewport().width() <= 46 * manuscript.fontMetrics().horizontalAdvance("国")
