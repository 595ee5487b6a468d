"""Carrying out a sequence of operations, each followed by all checks."""

import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from fuzz.editing import (
    choosing,
    converting,
    dropping,
    giving,
    leaving,
    ordering,
    searching,
    tagging,
    writing,
)
from fuzz.editing.desk import Desk
from fuzz.editing.noise import Noise, noticing
from fuzz.editing.sequences import Operation, Sequence
from fuzz.editing.starts import STARTS
from zadankai_editor.record.nodes import Status
from zadankai_editor.record.review import State


def undo(desk: Desk, count: int) -> None:
    """Take back some steps."""
    for _ in range(count):
        desk.travel(back=True)


def redo(desk: Desk, count: int) -> None:
    """Do some steps again."""
    for _ in range(count):
        desk.travel(back=False)


def recover(desk: Desk) -> None:
    """Look what a start after a crash would find, and what would be read of the file."""
    desk.assert_journal()
    desk.assert_file()


def paint(desk: Desk) -> None:
    """Paint the window."""
    desk.paint()


_FREE = frozenset(
    {
        "undo",
        "redo",
        "paste",
        "drag",
        "link_section",
        "add_item",
        "renumber_item",
        "remove_item",
        "tag",
        "drop_blocks",
    }
)
"""What may change, or bring back, what belongs to blocks; so may whatever changes participants."""

_TRAVELS = frozenset({"undo", "redo"})

OPERATIONS: dict[str, Callable[..., None]] = {
    act.__name__: act
    for act in (
        writing.put, writing.select, writing.select_all, writing.navigate, writing.tab, writing.click, writing.pause,
        writing.write, writing.compose, writing.reconvert, writing.commit_lines, writing.enter,
        writing.next_utterance, writing.delete, writing.copy, writing.cut, writing.copy_elsewhere,
        writing.paste, dropping.drag, dropping.drop_text,
        ordering.kind, ordering.move, ordering.split, ordering.join, ordering.join_across,
        ordering.delete_block, ordering.duplicate, ordering.move_section,
        ordering.add_item, ordering.rename_item, ordering.renumber_item,
        ordering.move_item, ordering.remove_item, ordering.link_section,
        choosing.digit, choosing.no_speaker, choosing.picker, choosing.add_participant,
        choosing.rename_participant, choosing.move_participant, choosing.remove_participant,
        giving.passage, giving.all_of, giving.swap, tagging.tag,
        converting.label, converting.mark, converting.replace,
        searching.search, searching.hurry, searching.go_on, searching.replace_found, leaving.leave,
        dropping.drop_blocks, dropping.drop_files,
        undo, redo, recover, paint,
    )
}  # fmt: skip
"""Every operation, by the name that it has in a saved sequence."""


class Player:
    """Carries out operations on a desk. `effects` counts, by name, those that changed the state."""

    def __init__(self, desk: Desk, noise: Noise) -> None:
        self.desk = desk
        self.done: list[Operation] = []
        self.effects: Counter[str] = Counter()
        self._noise = noise
        desk.note_voices()

    def play(self, operation: Operation) -> None:
        """Carry out one operation; raise where something is not as it must be."""
        name, *arguments = operation
        self.done.append(operation)
        # Whatever came before, the hands are where the manuscript is.
        self.desk.back()
        state = self.desk.state
        OPERATIONS[str(name)](self.desk, *(tuple(a) if isinstance(a, list) else a for a in arguments))
        QApplication.processEvents()
        self._noise.raise_any()
        self.effects[str(name)] += self.desk.state is not state
        if name not in _FREE and "participant" not in str(name):
            now = ordering.attachments(self.desk.record)
            for block, held in ordering.attachments(state.record).items():
                assert now.get(block, held) == held, (block, held, now[block])
        if name not in _TRAVELS:
            _assert_review_kept(state, self.desk.state)
        self.desk.note_voices()

    def end(self) -> None:
        """Assert what holds of the run as a whole: back to the start, and forth again."""
        self.desk.assert_whole_history()
        self._noise.raise_any()


def _assert_review_kept(before: State, after: State) -> None:
    """Assert that no doubt is settled in silence, no mark lost, and no edited record still ready."""
    old, new = before.review, after.review
    assert new.settled == old.settled
    assert new.marks == old.marks
    assert len(new.doubts) >= len(old.doubts)
    ids = {b.id for b in after.record.blocks}
    now = {(d.code, d.block) for d in new.doubts}
    assert all((d.code, d.block) in now for d in old.doubts if d.block in ids)
    if before.record != after.record:
        assert after.record.status is Status.DRAFT


@contextmanager
def playing(start: str) -> Iterator[Player]:
    """Open a start and put it away at the end."""
    with noticing() as noise:
        desk = Desk(STARTS[start]())
        try:
            yield Player(desk, noise)
        finally:
            desk.close()
            QApplication.processEvents()


def play(sequence: Sequence, operations: Iterable[Operation] | None = None) -> Player:
    """Carry out a sequence, or other operations from its start; raise where something is wrong."""
    with playing(sequence.start) as player:
        for operation in sequence.operations if operations is None else operations:
            player.play(operation)
        player.end()
        return player


def fails(sequence: Sequence) -> Exception | None:
    """Return what is wrong when a sequence is played, if anything is."""
    try:
        play(sequence)
    except Exception as error:  # noqa: BLE001  whatever it is, it is what was looked for
        return error
    return None


def signature(error: BaseException) -> tuple[object, ...]:
    """Return by what a failure is known again: its sort, and where it was raised."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return type(error), frame.filename, frame.lineno
