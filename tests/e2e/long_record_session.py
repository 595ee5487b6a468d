"""Drives the real window over a long record, in a process of its own: what ends that, ends no other.

    python -X faulthandler tests/e2e/long_record_session.py FOLDER [SEED]

Searches and goes on from match to match, goes by the outline, F8, F6 and Tab, scrolls by the wheel, by
PgDn and by the bar, changes the size of the window and types, all with the layout that Qt makes as it goes.
The last line is `ended`.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from zadankai_editor.formats import write_record
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record
from zadankai_editor.session.background import jobs_ended
from zadankai_editor.storage.settings import Settings
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.main_window import MainWindow

SOUGHT = "渡し船"
_NONE, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_SECTION, _UTTERANCES = 60, 300
_TOPICS = ("坂の上の図書館", "港の灯台", "夜の便", "職員の声", "地図", "防災", "時刻表", "窓口")
_PATIENCE = 30.0


def record(random: Random) -> Record:
    """Return a long record: utterances of a line to some forty, here and there a photo or a heading."""
    people = tuple(Participant(id=f"p{n}", label=label) for n, label in enumerate(("早瀬", "桐生", "椎葉")))
    blocks: list[Block] = []
    for number in range(_UTTERANCES):
        if number % _SECTION == 0:
            text = f"{number // _SECTION + 1}つめの話題"
            blocks.append(Block(id=f"s{number}", kind=BlockKind.SECTION, text=text))
        if number % 25 == 24:
            blocks.append(Block(id=f"f{number}", kind=BlockKind.PHOTO, text="港の写真", file="images/a.png"))
        words = [f"{random.choice(_TOPICS)}について申し上げます。" for _ in range(random.randint(1, 60))]
        if random.random() < 0.06:
            words.insert(len(words) * 3 // 4, SOUGHT)
        if random.random() < 0.2:
            words.insert(len(words) // 2, "\n")
        # Nobody says some of it, which F8 leads to.
        speaker = people[number % 3].id if random.random() < 0.9 else None
        text = "".join(words).strip("\n")
        blocks.append(Block(id=f"b{number}", kind=BlockKind.UTTERANCE, speaker=speaker, text=text))
    return Record(title="港の座談会", participants=people, blocks=tuple(blocks))


class Hands:
    """What somebody does at the window."""

    def __init__(self, window: MainWindow, random: Random) -> None:
        self.window = window
        self.finding = window.workspace.finding
        self.manuscript = window.workspace.manuscript
        self._random = random

    @property
    def focus(self) -> QWidget:
        """Where the keys go."""
        return QApplication.focusWidget() or self.window

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, times: int = 1) -> None:
        """Press a key, again before much has happened."""
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifiers)
            QApplication.processEvents()

    def search(self) -> None:
        """Open the bar, type, and go on from match to match."""
        self.key(Qt.Key.Key_F, _CONTROL)
        # All at once, as an input method commits it.
        self.finding.bar.field.setText(SOUGHT)
        if self._random.random() < 0.5:
            self.key(Qt.Key.Key_Return)
        wait(lambda: not self.finding.searching.busy)
        assert self.finding.matches
        for _ in range(12):
            self.key(self._random.choice((Qt.Key.Key_Return, Qt.Key.Key_F3)))
            self.assert_on_match()
        self.key(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier, 4)
        self.assert_on_match()

    def assert_on_match(self) -> None:
        """Assert that a match is selected, in sight, and marked."""
        for _ in range(3):  # a layout may follow from another, and what waits for it comes after
            QApplication.processEvents()
        manuscript, chosen = self.manuscript, self.manuscript.textCursor()
        assert chosen.selectedText() == SOUGHT
        assert manuscript.caret_in_sight
        places = [mark.cursor.selectionStart() for mark in manuscript.extraSelections()]
        assert chosen.selectionStart() in places

    def close_search(self) -> None:
        """Put the bar away."""
        self.finding.bar.field.setFocus()
        self.key(Qt.Key.Key_Escape)
        assert self.finding.bar.isHidden()

    def outline(self) -> None:
        """Go to any section."""
        tree = self.window.workspace.outline.tree
        tree.setFocus()
        tree.setCurrentIndex(tree.model().index(self._random.randrange(_UTTERANCES // _SECTION), 0))
        self.key(Qt.Key.Key_Return)
        assert self.manuscript.hasFocus()
        block = self.manuscript.current_block
        assert block is not None
        assert block.kind is BlockKind.SECTION

    def problems(self) -> None:
        """Go on from problem to problem."""
        self.key(Qt.Key.Key_F8, times=self._random.randint(1, 6))

    def wheel(self) -> None:
        """Turn the wheel over the text, or over the gutter."""
        at = self._random.choice((self.manuscript.viewport(), self.manuscript.gutter))
        place = QPointF(40, 200)
        turned = QPoint(0, self._random.choice((-1200, -360, 240, 960)))
        for _ in range(5):
            event = QWheelEvent(
                *(place, QPointF(at.mapToGlobal(place.toPoint())), QPoint(), turned),
                *(Qt.MouseButton.NoButton, _NONE, Qt.ScrollPhase.NoScrollPhase, False),
            )
            QApplication.sendEvent(at, event)
            QApplication.processEvents()

    def pages(self) -> None:
        """Go by pages, and to the ends."""
        self.manuscript.setFocus()
        self.key(self._random.choice((Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)), times=6)
        if self._random.random() < 0.3:
            self.key(self._random.choice((Qt.Key.Key_Home, Qt.Key.Key_End)), _CONTROL)

    def bar(self) -> None:
        """Drag the scroll bar."""
        bar: QScrollBar = self.manuscript.verticalScrollBar()
        for _ in range(5):
            bar.setSliderPosition(self._random.randint(bar.minimum(), bar.maximum()))
            QApplication.processEvents()

    def size(self) -> None:
        """Make the window larger or smaller."""
        self.window.resize(self._random.choice((1280, 1000, 1600)), self._random.choice((800, 620, 1000)))
        QApplication.processEvents()

    def type(self) -> None:
        """Type a little, divide, delete, and take it back."""
        self.manuscript.setFocus()
        QTest.keyClicks(self.manuscript, "abc")
        self.key(Qt.Key.Key_Return)
        QTest.keyClicks(self.manuscript, "d")
        self.key(Qt.Key.Key_Backspace, times=2)
        self.key(Qt.Key.Key_Z, _CONTROL, self._random.randint(0, 2))

    def replace(self) -> None:
        """Go through the list of replacements."""
        self.key(Qt.Key.Key_H, _CONTROL)
        self.finding.bar.field.setText(SOUGHT)
        self.finding.bar.new_field.setText("連絡船")
        wait(lambda: not self.finding.searching.busy)
        self.finding.preview.list.setFocus()
        self.key(Qt.Key.Key_Down, times=8)


def wait(done: Callable[[], bool]) -> None:
    """Process events until `done`."""
    end = monotonic() + _PATIENCE
    while not done():
        QTest.qWait(5)
        assert monotonic() < end, "it takes too long"


def main(folder: Path, seed: int) -> None:
    """Open the record and do all of it, in an order of chance."""
    app = QApplication([])
    app.setStyle("Fusion")
    random = Random(seed)
    path = folder / "long.yaml"
    path.write_bytes(write_record(record(random)))
    settings = Settings()
    appearance = Appearance(app, settings)
    window = MainWindow(settings, appearance)
    window.resize(1280, 800)
    window.start(path)
    wait(lambda: window.record_shown)
    window.activateWindow()
    hands = Hands(window, random)
    hands.manuscript.setFocus()
    for _ in range(3):
        hands.outline()
        hands.search()
        hands.close_search()
    acts = (hands.outline, hands.problems, hands.wheel, hands.pages, hands.bar, hands.size, hands.type)
    for number in range(40):
        if number % 4 == 0:
            random.choice((hands.search, hands.search, hands.replace, hands.outline))()
        random.choice(acts)()
    window.show_start(look_for_lost_work=False)
    window.close()
    # What is still being looked at in the background has nobody left to tell.
    wait(lambda: jobs_ended(0.01))
    sys.stdout.write("ended\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
