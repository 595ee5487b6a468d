"""Random editing: what is shown is the record at every moment, and no word changes hands unasked.

`ZADANKAI_RANDOM_OPERATIONS` sets how many operations a run has (300), `ZADANKAI_RANDOM_SEED` where
it begins. A run that fails names its operations; `replay` carries them out again.
"""

import os
from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.qt.manuscript.support import CONTROL, NO_MODIFIER, SHIFT, Bench, Key
from tests.record_states import Voice, voice
from zadankai_editor.record.commands import blocks, kinds, paste
from zadankai_editor.record.commands import text as text_commands
from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.nodes import Block, BlockKind, Part, Record
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position
from zadankai_editor.record.steps import Refusal
from zadankai_editor.session.session import Outcome
from zadankai_editor.ui.manuscript.clipboard import BLOCKS_FORMAT

OPERATIONS = int(os.environ.get("ZADANKAI_RANDOM_OPERATIONS", "300"))
SEED = int(os.environ.get("ZADANKAI_RANDOM_SEED", "20240601"))
RUNS = 3

FEW = 6
"""With fewer blocks than this more are added, now and then."""

# Every character that comes in is one of its own, so that it can be followed from hand to hand.
FIRST_CHARACTER = 0x4E00
WIDE = 0x20000  # 𠀀 and on: surrogate pairs
EXTRAS = ["\u00a0", "\u3099", "\U000e0100", "\u3000"]

Operation = tuple[str, tuple[object, ...]]


class Player:
    """Draws operations and carries them out on the bench."""

    def __init__(self, bench: Bench, random: Random) -> None:
        self.bench = bench
        self.random = random
        self.next = 0
        self.done: list[Operation] = []

    # Drawing

    def fresh(self, most: int = 4, breaks: tuple[str, ...] = ()) -> str:
        """Return characters that are nowhere yet."""
        found = ""
        for _ in range(self.random.randint(1, most)):
            self.next += 1
            found += chr((WIDE if self.next % 5 == 0 else FIRST_CHARACTER) + self.next)
            if self.random.random() < 0.15:
                found += self.random.choice(EXTRAS)
            if breaks and self.random.random() < 0.4:
                found += self.random.choice(breaks)
        return found

    def place(self) -> tuple[int, int]:
        """Return any place in the flow, often at the start or end of a block or paragraph."""
        held = self.bench.session.record.blocks
        if not held:
            return 0, 0
        index = self.random.randrange(len(held))
        text = held[index].text
        edges = [0, len(text), *(i for i, c in enumerate(text) if c == "\n")]
        if self.random.random() < 0.5:
            return index, self.random.choice(edges)
        return index, self.random.randint(0, len(text))

    def stretch(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return two places, mostly in blocks that are neighbours: selecting much deletes much."""
        start = self.place()
        end = self.place()
        if self.random.random() < 0.9:
            index = min(max(0, start[0] + self.random.randint(-2, 2)), max(0, self.count - 1))
            held = self.bench.session.record.blocks
            length = len(held[index].text) if held else 0
            end = index, self.random.choice([0, length, self.random.randint(0, length)])
        return start, end

    @property
    def count(self) -> int:
        """How many blocks there are."""
        return len(self.bench.session.record.blocks)

    def draw(self) -> Operation:
        """Return the next operation, by name and arguments."""
        if self.count < FEW and self.random.random() < 0.5:
            speakers = [self.random.choice(["p1", "p2", "p3", None]) for _ in range(3)]
            return "grow", tuple((speaker, self.fresh(5, ("\n",))) for speaker in speakers)
        names = [name for name, weight in WEIGHTS.items() for _ in range(weight)]
        name = self.random.choice(names)
        count = self.count
        index = self.random.randrange(count) if count else 0
        arguments: dict[str, Callable[[], tuple[object, ...]]] = {
            "put": lambda: (self.place(),),
            "select": self.stretch,
            "type": lambda: (self.fresh(),),
            "compose": lambda: (self.fresh(), self.random.random() < 0.3, self.random.random() < 0.2),
            "reconvert": lambda: (-self.random.randint(0, 3), self.random.randint(0, 4), self.fresh(2)),
            "commit_lines": lambda: (self.fresh(3, ("\n", "\u2028")),),
            "paste": lambda: (self.fresh(5, ("\n", "\r\n", "\u2029", "\x0b", "\x00")),),
            "delete": lambda: (
                self.random.choice(["Backspace", "Delete"]),
                self.random.random() < 0.3,
            ),
            "cut_and_paste": lambda: (self.place(),),
            "drag": lambda: (self.place(), self.random.random() < 0.2),
            "kind": lambda: (index, self.random.randint(1, 3), self.random.choice(list(BlockKind)).value),
            "speaker": lambda: (index, self.random.choice(["p1", "p2", "p3", None])),
            "move": lambda: (index, self.random.randint(1, 3), self.random.random() < 0.5),
            "join": lambda: (index, self.random.random() < 0.3),
            "split": lambda: (self.place(),),
            "delete_blocks": lambda: (index, self.random.randint(1, 2)),
            "undo": lambda: (self.random.randint(1, 3),),
            "redo": lambda: (self.random.randint(1, 3),),
        }
        make = arguments.get(name)
        return name, make() if make else ()

    # Doing

    def play(self, operation: Operation) -> None:
        """Carry out one operation and check what must hold."""
        name, arguments = operation
        self.done.append(operation)
        before = self.bench.session.record
        getattr(self, f"do_{name}")(*arguments)
        self.bench.check()
        after = self.bench.session.record
        if name not in CHANGES_HANDS:
            assert_nobody_is_misquoted(before, after, hull=name in LOSES_SPEAKERS)
        if name not in TAKES_WORDS and name not in CHANGES_HANDS:
            gone = letters(before) - letters(after)
            assert not gone, gone

    def do_put(self, place: tuple[int, int]) -> None:
        self.bench.put(*self.within(place))

    def do_select(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self.bench.select(self.within(start), self.within(end))

    def within(self, place: tuple[int, int]) -> tuple[int, int]:
        """Return `place`, or the nearest one that there is (for shortened replays)."""
        held = self.bench.session.record.blocks
        index = min(place[0], max(0, len(held) - 1))
        return index, min(place[1], len(held[index].text) if held else 0)

    def do_grow(self, *utterances: tuple[str | None, str]) -> None:
        """Let three people say something at the end of the body."""
        for speaker, words in utterances:
            parts = [b.kind.part for b in self.state.record.blocks]
            at = len(parts) - parts.count(Part.CLOSING)
            new = Block(id=fresh_id("b"), kind=BlockKind.UTTERANCE, text=words, speaker=speaker)
            self.command(paste.insert_blocks(self.state, at, (new,)))
            self.bench.check()

    def do_type(self, text: str) -> None:
        self.bench.type(text)

    def do_compose(self, text: str, cancels: bool, goes_on: bool) -> None:
        bench = self.bench
        state = bench.session.state
        for end in range(1, len(text) + 1):
            bench.compose(text[:end])
        if cancels:
            bench.compose("")
            assert bench.session.state == state
        elif goes_on:
            bench.compose("かな", commit=text)
            bench.session.settle_input()
            self.drop_kana()
        else:
            bench.compose(commit=text)

    def drop_kana(self) -> None:
        """Take back what is not one of the characters that are followed."""
        assert "かな" in "".join(self.bench.texts)
        self.bench.session.undo()

    def do_reconvert(self, start: int, length: int, text: str) -> None:
        self.bench.compose(commit=text, replacing=(start, length))

    def do_commit_lines(self, text: str) -> None:
        self.bench.compose(commit=text)

    def do_paste(self, text: str) -> None:
        self.bench.paste(text)

    def do_copy(self) -> None:
        self.bench.key(Key.Key_C, CONTROL)

    def do_cut(self) -> None:
        self.bench.key(Key.Key_X, CONTROL)

    def do_paste_again(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if mime is not None and mime.hasFormat(BLOCKS_FORMAT):
            self.bench.key(Key.Key_V, CONTROL)

    def do_cut_and_paste(self, place: tuple[int, int]) -> None:
        bench = self.bench
        if bench.manuscript.selection.empty:
            return
        bench.key(Key.Key_X, CONTROL)
        bench.put(*self.within(place))
        mime = QGuiApplication.clipboard().mimeData()
        if mime is not None and mime.hasFormat(BLOCKS_FORMAT):
            bench.key(Key.Key_V, CONTROL)
        QGuiApplication.clipboard().clear()

    def do_delete(self, key: str, word: bool) -> None:
        self.bench.key(getattr(Key, f"Key_{key}"), CONTROL if word else NO_MODIFIER)

    def do_enter(self) -> None:
        self.bench.key(Key.Key_Return)

    def do_shift_enter(self) -> None:
        self.bench.key(Key.Key_Return, SHIFT)

    def do_next_utterance(self) -> None:
        self.bench.key(Key.Key_Return, CONTROL)

    def do_select_all(self) -> None:
        self.bench.key(Key.Key_A, CONTROL)

    def do_drag(self, place: tuple[int, int], copies: bool) -> None:
        bench = self.bench
        if bench.manuscript.selection.indexes.stop - bench.manuscript.selection.indexes.start < 2:
            return  # words alone are dragged to whoever it is on purpose
        action = Qt.DropAction.CopyAction if copies else Qt.DropAction.MoveAction
        bench.drag(self.within(place), action)

    def do_kind(self, index: int, count: int, kind: str) -> None:
        indexes = range(index, index + count)
        held = len(self.bench.session.record.blocks)
        self.command(kinds.set_kind(self.state, [i for i in indexes if i < held], BlockKind(kind)))

    def do_speaker(self, index: int, speaker: str | None) -> None:
        self.command(blocks.set_speaker(self.state, [index], speaker))

    def do_move(self, index: int, count: int, down: bool) -> None:
        count = min(count, len(self.state.record.blocks) - index)
        self.command(kinds.move_by_one(self.state, index, count, down))

    def do_join(self, index: int, across: bool) -> None:
        self.command(text_commands.join_with_previous(self.state, index, across_speakers=across))

    def do_split(self, place: tuple[int, int]) -> None:
        self.command(text_commands.split_block(self.state, Position(*self.within(place))))

    def do_delete_blocks(self, index: int, count: int) -> None:
        self.command(blocks.delete_blocks(self.state, index, count))

    def do_undo(self, count: int) -> None:
        for _ in range(count):
            self.bench.undo()

    def do_redo(self, count: int) -> None:
        for _ in range(count):
            self.bench.redo()

    @property
    def state(self) -> State:
        return self.bench.session.state

    def command(self, outcome: Outcome) -> None:
        held = self.bench.session.state
        done = self.bench.session.dispatch(outcome)
        assert done == (not isinstance(outcome, Refusal))
        assert done or self.bench.session.state is held


WEIGHTS = {
    "put": 14,
    "select": 24,
    "type": 18,
    "compose": 12,
    "reconvert": 3,
    "commit_lines": 3,
    "paste": 8,
    "copy": 3,
    "cut": 3,
    "paste_again": 4,
    "cut_and_paste": 4,
    "delete": 16,
    "enter": 8,
    "shift_enter": 2,
    "next_utterance": 4,
    "select_all": 1,
    "drag": 6,
    "kind": 4,
    "speaker": 4,
    "move": 5,
    "join": 4,
    "split": 3,
    "delete_blocks": 2,
    "undo": 8,
    "redo": 6,
}
# Commands that say that words change hands, or take them from everybody.
CHANGES_HANDS = {"speaker", "kind", "join", "undo", "redo", "paste_again"}
# Moving into lead and closing takes the speaker away: there nobody speaks.
LOSES_SPEAKERS = {"move", "drag", "cut_and_paste"}
TAKES_WORDS = {
    "type", "compose", "reconvert", "commit_lines", "paste", "cut", "delete", "enter", "shift_enter",
    "next_utterance", "delete_blocks", "cut_and_paste", "drag",
}  # fmt: skip


def letters(record: Record) -> Counter[str]:
    """Count the characters that are followed."""
    return Counter(c for b in record.blocks for c in b.text if is_followed(c))


def is_followed(character: str) -> bool:
    return ord(character) > FIRST_CHARACTER and character not in EXTRAS


def voices(record: Record) -> dict[str, set[Voice]]:
    """Return, for each character that is followed, in whose mouth it is."""
    found: dict[str, set[Voice]] = {}
    for block in record.blocks:
        for character in block.text:
            if is_followed(character):
                found.setdefault(character, set()).add(voice(block))
    return found


def assert_nobody_is_misquoted(before: Record, after: Record, *, hull: bool) -> None:
    """Assert that every character is still said by the same people, or, with `hull`, by nobody."""
    held = voices(before)
    for character, now in voices(after).items():
        was = held.get(character)
        if was is not None:
            allowed = was | {None} if hull else was
            assert now <= allowed, (character, was, now)


def run(bench: Bench, seed: int, count: int) -> None:
    player = Player(bench, Random(seed))
    try:
        for _ in range(count):
            player.play(player.draw())
        bench.check_undo_and_redo()
    except Exception as error:
        operations = "".join(f"    {operation!r},\n" for operation in player.done)
        error.add_note(f"seed {seed}\nreplay(bench, [\n{operations}])")
        raise


def replay(bench: Bench, operations: list[Operation]) -> None:
    """Carry out a sequence that failed."""
    player = Player(bench, Random(0))
    for operation in operations:
        player.play(operation)
    bench.check_undo_and_redo()


@pytest.mark.parametrize("number", range(RUNS))
@pytest.mark.timeout(max(180, OPERATIONS))
def test_random_editing(bench: Bench, number: int) -> None:
    bench.open(followed(bench))
    run(bench, SEED + number, OPERATIONS // RUNS)


def followed(bench: Bench) -> State:
    """Return the talk with texts of characters that are followed."""
    start = bench.start
    at = 0x8000
    new = []
    for block in start.record.blocks:
        text = "".join("\n" if c == "\n" else chr(at + i) for i, c in enumerate(block.text))
        at += len(text)
        new.append(block.replaced(text=text))
    return start.model_copy(update={"record": start.record.replaced(blocks=tuple(new))})
