"""The full form of a first mention stands beside the utterance where it will be printed."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.qt.manuscript.support import Bench, Key
from tests.record_states import block, state_of
from zadankai_editor.record.commands import blocks, kinds
from zadankai_editor.record.commands.participants import change_participant
from zadankai_editor.record.nodes import Participant
from zadankai_editor.record.review import State

FULL = "丘上市長:甲野(以下「甲野」)"


@pytest.fixture
def said(bench: Bench) -> Bench:
    """Two people with titles: 甲野 speaks first, and again."""
    state = state_of(
        block("b1", text="はい。", speaker="p1"),
        block("b2", text="いいえ。", speaker="p2"),
        block("b3", text="そうですね。", speaker="p1"),
        block("b4", text="一\n二", speaker="p2"),
    )
    people = (
        Participant(id="p1", label="甲野", name="甲野 洋", title="丘上市長"),
        Participant(id="p2", label="乙川", name="乙川 学", title="丘上市課長"),
    )
    bench.open(State(record=state.record.replaced(participants=people)))
    return bench


def shown(bench: Bench) -> dict[str, str]:
    mentions = bench.manuscript.gutter.mentions
    return {b.id: mentions.text(b.id) for b in bench.session.record.blocks if mentions.text(b.id)}


def height(bench: Bench, index: int) -> float:
    manuscript = bench.manuscript
    return manuscript.blockBoundingRect(manuscript.projection.first_text_block(index)).height()


def test_it_follows_every_move(said: Bench) -> None:
    assert shown(said) == {"b1": FULL, "b2": "丘上市課長:乙川(以下「乙川」)"}
    said.session.dispatch(kinds.move_blocks(said.session.state, 0, 1, 3))
    said.check()
    assert said.ids == ["b2", "b3", "b4", "b1"]
    assert shown(said)["b3"] == FULL
    assert "b1" not in shown(said)
    said.session.undo()
    said.check()
    assert shown(said)["b1"] == FULL


def test_it_follows_people_and_speakers(said: Bench) -> None:
    said.session.dispatch(blocks.set_speaker(said.session.state, [0], None))
    assert list(shown(said)) == ["b2", "b3"]
    said.session.dispatch(change_participant(said.session.state, "p1", title="港町長"))
    assert shown(said)["b3"].startswith("港町長:甲野")
    said.check_undo_and_redo()


def test_there_is_room_for_it_beside_a_short_utterance(said: Bench) -> None:
    assert height(said, 0) > height(said, 2) * 1.5
    said.session.dispatch(kinds.move_blocks(said.session.state, 0, 1, 3))
    assert height(said, 1) == height(said, 0)
    assert height(said, 3) < height(said, 0)


def test_typing_repaints_nothing_of_it(said: Bench, qtbot: QtBot) -> None:
    said.put(2, 0)
    with qtbot.assertNotEmitted(said.manuscript.gutter.mentions.changed):
        said.type("あ")
        said.key(Key.Key_Return)


def test_a_tool_tip_explains_it(said: Bench, qtbot: QtBot) -> None:
    gutter = said.manuscript.gutter
    place = QPoint(100, round(height(said, 0) / 2))
    QApplication.sendEvent(gutter, QHelpEvent(QHelpEvent.Type.ToolTip, place, gutter.mapToGlobal(place)))
    qtbot.waitUntil(QToolTip.isVisible)
    assert FULL in QToolTip.text()
    QToolTip.hideText()
    assert "初めて" not in gutter.tip_of(2)
    assert gutter.tip_of(None) == gutter.tip_of(2)


def test_what_is_painted_is_beside_the_first_mention_alone(said: Bench) -> None:
    before = said.manuscript.gutter.grab().toImage()
    said.session.dispatch(change_participant(said.session.state, "p1", title="港町の長"))
    after = said.manuscript.gutter.grab().toImage()
    rows = [
        y
        for y in range(before.height())
        if any(before.pixelColor(x, y) != after.pixelColor(x, y) for x in range(before.width()))
    ]
    assert rows
    assert max(rows) < said.manuscript.document().documentMargin() + height(said, 0)
