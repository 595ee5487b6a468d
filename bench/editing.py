"""Changing much at once against opening the record, and one block against a keystroke."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.figures import Figure, milliseconds
from bench.records import large_record
from bench.windows import Paints, focus, keystrokes, leave, open_in, shown_window, wait_until
from zadankai_editor.formats import write_record
from zadankai_editor.record.commands.participants import change_participant
from zadankai_editor.record.commands.sections import move_section
from zadankai_editor.record.nodes import Block, BlockKind, Record
from zadankai_editor.record.selection import Position, Selection

if TYPE_CHECKING:
    from zadankai_editor.ui.main_window import MainWindow

UTTERANCES = 10_000
SECTION = 3_000
OF_ONE_SPEAKER = 5_000
OPENINGS = 3
RUNS = 5
OPERATIONS = 15
KEYS = 100

Act = Callable[[], object]


def _record() -> Record:
    """Return a record with one section of `SECTION` blocks, and one who speaks every other utterance."""
    record = large_record(UTTERANCES)
    blocks: list[Block] = []
    for index, block in enumerate(record.blocks):
        if block.kind is BlockKind.UTTERANCE and len(blocks) % 2:
            blocks.append(block.model_copy(update={"speaker": record.participants[0].id}))
        elif block.kind is BlockKind.SECTION and UTTERANCES // 4 < index < UTTERANCES // 4 + SECTION:
            blocks.append(block.model_copy(update={"kind": BlockKind.TEXT, "agenda": None}))
        else:
            blocks.append(block)
    return record.model_copy(update={"blocks": tuple(blocks)})


class _Desk:
    """The window with the record, in which things are done until they are painted."""

    def __init__(self, window: "MainWindow") -> None:
        self.window = window
        self.manuscript = window.workspace.manuscript
        self.session = window.session
        # Another label is seen in the gutter alone.
        self._paints = Paints(self.manuscript.viewport()), Paints(self.manuscript.gutter)

    def painted(self, act: Act) -> float:
        """Return how long `act` takes until text or gutter have been painted (ms)."""
        QApplication.processEvents()

        def whole() -> None:
            before = [paints.count for paints in self._paints]
            act()
            wait_until(lambda: [paints.count for paints in self._paints] != before)

        return milliseconds(whole)

    def with_undo(self, act: Act, times: int) -> tuple[float, float]:
        """Return the median times of `act` and of undoing it (ms)."""
        done, undone = [], []
        for _ in range(times):
            done.append(self.painted(act))
            undone.append(self.painted(self.session.undo))
        return median(done), median(undone)


def measure(app: QApplication, folder: Path) -> Iterator[Figure]:
    """Measure both with `UTTERANCES`."""
    path = folder / "editing.yaml"
    path.write_bytes(write_record(_record()))
    openings = []
    for number in range(OPENINGS):
        window = shown_window(app)
        openings.append(milliseconds(partial(open_in, window, path)))
        if number + 1 < OPENINGS:
            leave(window)
    desk = _Desk(window)
    yield from _of_many(desk, median(openings))
    yield from _of_one(desk)
    leave(window)


def _of_many(desk: _Desk, opening: float) -> Iterator[Figure]:
    record = desk.session.record
    long = _long_section(record)
    last = len(record.blocks) - 1
    person = record.participants[0].id

    def move() -> None:
        desk.session.dispatch(move_section(desk.session.state, long.start, last))

    def rename() -> None:
        desk.session.dispatch(change_participant(desk.session.state, person, label="新しい名"))

    lines = QMimeData()
    lines.setText("\n".join(f"{number}つめの段落です。" for number in range(SECTION)))
    utterance, section = long.start + 10, long.start
    desk.manuscript.select(Selection(Position(long.start, 0), Position(long.stop - 1, 5)))
    blocks = desk.manuscript.createMimeDataFromSelection()
    several: dict[str, tuple[int, Act]] = {
        f"moving a section of {len(long)} blocks": (long.start + 5, move),
        f"pasting {SECTION} paragraphs into an utterance": (
            utterance,
            lambda: desk.manuscript.insertFromMimeData(lines),
        ),
        f"pasting {SECTION} paragraphs behind a section": (
            section,
            lambda: desk.manuscript.insertFromMimeData(lines),
        ),
        f"pasting {len(long)} blocks": (utterance, lambda: desk.manuscript.insertFromMimeData(blocks)),
        f"renaming the speaker of {OF_ONE_SPEAKER} utterances": (utterance, rename),
    }
    for name, (at, act) in several.items():
        desk.manuscript.go_to_block(at)
        done, undone = desk.with_undo(act, RUNS)
        yield Figure(f"{name} / opening", done, opening, 0.2)
        yield Figure(f"{name}, undone / opening", undone, opening, 0.2)


def _long_section(record: Record) -> range:
    starts = [i for i, b in enumerate(record.blocks) if b.kind is BlockKind.SECTION]
    return max((range(a, b) for a, b in pairwise(starts)), key=len)


def _of_one(desk: _Desk) -> Iterator[Figure]:
    """Measure operations against keys: those that move the lines below against the key that does so too.

    The view is then painted as a whole, whatever it was that moved them.
    """
    middle = UTTERANCES // 2
    desk.manuscript.go_to_block(middle, 20)
    focus(desk.manuscript)
    keystrokes(desk.manuscript, 20)
    letter = "a letter", median(keystrokes(desk.manuscript, KEYS))
    press_enter = partial(QTest.keyClick, desk.manuscript, Qt.Key.Key_Return)
    enter = "Enter", desk.with_undo(press_enter, OPERATIONS)[0]
    handlers = desk.window.workspace.handlers()
    operations = {
        "no_speaker": ("another speaker", letter),
        "kind_prompt": ("another kind", enter),
        "split": ("splitting", enter),
        "move_down": ("moving by one", enter),
        "delete_block": ("deleting", enter),
        "duplicate": ("duplicating", enter),
    }
    for action, (name, (key, typed)) in operations.items():
        desk.manuscript.go_to_block(middle, 20)
        done, undone = desk.with_undo(handlers[action], OPERATIONS)
        yield Figure(f"{name} of a block / {key}", done, typed, 2)
        yield Figure(f"{name} of a block, undone / {key}", undone, typed, 2)
