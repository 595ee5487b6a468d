"""Drag and drop, inside the manuscript and from and to other programs."""

from typing import ClassVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.qt.manuscript.support import NO_MODIFIER, Bench
from tests.record_states import block, state_of
from zadankai_editor.session.incoming import Brought

L1, S1, Q1, U1, U2, H1, U3, F1, T1, U4, C1 = range(11)
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


def text(words: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(words)
    return mime


def test_words_move_inside_of_a_block(bench: Bench) -> None:
    bench.open(state_of(block("b1", text="あいうえお", speaker="p1")))
    bench.select((0, 1), (0, 3))
    bench.drag((0, 5))
    assert bench.texts == ["あえおいう"]
    assert bench.caret == (0, 5)
    assert bench.steps == 1
    bench.undo()
    assert (bench.manuscript.selection.start.offset, bench.manuscript.selection.end.offset) == (1, 3)
    bench.check_undo_and_redo()


def test_words_move_backward(bench: Bench) -> None:
    bench.open(state_of(block("b1", text="あいうえお", speaker="p1")))
    bench.select((0, 3), (0, 5))
    bench.drag((0, 1))
    assert bench.texts == ["あえおいう"]
    assert bench.caret == (0, 3)
    bench.check_undo_and_redo()


@pytest.mark.parametrize("to", [(U4, 0), (U4, 11), (U4, 3), (Q1, 0), (C1, 4)])
def test_blocks_move_with_their_speakers_and_ids(bench: Bench, to: tuple[int, int]) -> None:
    bench.select((U1, 0), (U3, 0))
    bench.drag(to)
    said = {b.text: b.speaker for b in bench.session.record.blocks}
    if to[0] != C1:
        assert said["𠮷野家の隣に図書館があります。"] == "p1"
        assert said["夜も開いています。\n日曜も開けます。"] == "p2"
        assert {"u1", "u2", "h1"} <= set(bench.ids)
    letters = sorted("".join(bench.texts))
    assert letters == sorted("".join(b.text for b in bench.start.record.blocks)) or to[0] == C1
    assert bench.steps == 1
    bench.check_undo_and_redo()


def test_a_drop_inside_of_what_is_dragged_does_nothing(bench: Bench) -> None:
    bench.select((U1, 1), (U2, 5))
    bench.drag((U1, 4))
    assert bench.session.state == bench.start
    assert bench.steps == 0


def test_with_ctrl_a_copy_is_dragged(bench: Bench) -> None:
    bench.select((U1, 0), (U1, 3))
    bench.drag((U4, 0), COPY)
    assert bench.texts[U1].startswith("𠮷野家")
    assert bench.texts[U4].startswith("𠮷野家あり")
    bench.check_undo_and_redo()


def test_text_from_another_program_is_pasted_where_it_is_dropped(bench: Bench) -> None:
    bench.select((U1, 0), (U3, 2))
    assert bench.drop(text("い\r\nろ"), (U4, 2))
    assert bench.texts[U4] == "ありい\nろがとうございました。"
    assert len(bench.texts) == 11
    assert bench.caret == (U4, 5)
    bench.check_undo_and_redo()


def test_a_file_is_left_to_the_window(bench: Bench) -> None:
    brought: list[tuple[object, str]] = []
    bench.manuscript.brought.connect(lambda what, block: brought.append((what, block)))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/記録.txt")])
    assert bench.drop(mime, (U1, 0))
    ((what, block),) = brought
    assert isinstance(what, Brought)
    assert [file.name for file in what.files] == ["記録.txt"]
    assert block == bench.session.record.blocks[U1].id
    assert bench.session.state == bench.start


def test_the_caret_of_a_drag_goes_when_it_is_dropped(bench: Bench) -> None:
    """A drag near the edge scrolls; the drop ends that too, although Qt does not see it."""
    viewport = bench.manuscript.viewport()
    mime = text("い")
    place = bench.point_of(U1, 2)
    QApplication.sendEvent(
        viewport, QDragEnterEvent(place, COPY, mime, Qt.MouseButton.LeftButton, NO_MODIFIER)
    )
    QApplication.sendEvent(
        viewport, QDragMoveEvent(place, COPY, mime, Qt.MouseButton.LeftButton, NO_MODIFIER)
    )
    assert bench.drop(mime, (U1, 2), action=COPY)
    assert bench.texts[U1] == "𠮷野い家の隣に図書館があります。"


class Dragged:
    """Stands in for the drag of the platform, which would wait for a mouse."""

    made: ClassVar[list["Dragged"]] = []
    taken = MOVE

    def __init__(self, source: object) -> None:
        self.source = source
        self.mime = QMimeData()
        Dragged.made.append(self)

    def setMimeData(self, mime: QMimeData) -> None:
        self.mime = mime

    def exec(self, _supported: Qt.DropAction, _default: Qt.DropAction) -> Qt.DropAction:
        return self.taken


def mouse(bench: Bench, kind: QMouseEvent.Type, place: tuple[int, int], dx: int = 0) -> None:
    at = QPointF(bench.point_of(*place)) + QPointF(dx, 0)
    left = Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind is QMouseEvent.Type.MouseMove else left
    held = Qt.MouseButton.NoButton if kind is QMouseEvent.Type.MouseButtonRelease else left
    viewport = bench.manuscript.viewport()
    event = QMouseEvent(kind, at, viewport.mapToGlobal(at), button, held, NO_MODIFIER)
    QApplication.sendEvent(viewport, event)


def test_what_is_dragged_to_another_program_is_copied_and_stays(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zadankai_editor.ui.manuscript.exchanging.QDrag", Dragged)
    monkeypatch.setattr(Dragged, "made", [])
    bench.select((U1, 1), (U2, 4))
    mouse(bench, QMouseEvent.Type.MouseButtonPress, (U1, 5))
    mouse(bench, QMouseEvent.Type.MouseMove, (U1, 5), 3)
    assert Dragged.made == []
    mouse(bench, QMouseEvent.Type.MouseMove, (U1, 5), 60)
    mouse(bench, QMouseEvent.Type.MouseButtonRelease, (U1, 5), 60)
    (drag,) = Dragged.made
    assert drag.source is bench.manuscript.viewport()
    assert drag.mime.text() == "甲野：野家の隣に図書館があります。\n乙川：夜も開い"
    assert bench.session.state == bench.start
    bench.check()
    assert issubclass(QDrag, object)


def test_a_press_beside_the_selection_selects_anew(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zadankai_editor.ui.manuscript.exchanging.QDrag", Dragged)
    monkeypatch.setattr(Dragged, "made", [])
    bench.select((U1, 1), (U1, 3))
    mouse(bench, QMouseEvent.Type.MouseButtonPress, (U1, 8))
    mouse(bench, QMouseEvent.Type.MouseMove, (U1, 12))
    mouse(bench, QMouseEvent.Type.MouseButtonRelease, (U1, 12))
    assert Dragged.made == []
    selection = bench.manuscript.selection
    assert (selection.start.offset, selection.end.offset) == (8, 12)


def test_a_click_on_the_selection_drops_it(bench: Bench) -> None:
    bench.select((U1, 1), (U1, 8))
    mouse(bench, QMouseEvent.Type.MouseButtonPress, (U1, 5))
    mouse(bench, QMouseEvent.Type.MouseButtonRelease, (U1, 5))
    assert bench.manuscript.selection.empty
    assert bench.caret == (U1, 5)
