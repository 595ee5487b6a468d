"""A worker: a process of its own that tries one input after another and says what became of them."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from fuzz.hostile import HOSTILE
from fuzz.inputs import Input, load
from fuzz.limits import (
    bound_address_space,
    most_seconds,
    most_seconds_recognising,
    peak_megabytes,
    unpacked_size,
)
from fuzz.making import input_at
from fuzz.trial import Outcome

WORN_OUT_MEGABYTES = 150.0
"""A worker that has ever held more is replaced: its mark would hide what the next input needs."""

_ADDRESS_SPACE_MEGABYTES = 10_000


@dataclass(frozen=True)
class Task:
    """Inputs to try: those with the numbers from `first` up to `end`, or one by its name or in a file.

    `seed` is that of the numbers; `hostile` the name of one of `HOSTILE`, `many` its size.
    """

    seed: int = 0
    first: int = 0
    end: int = 1
    hostile: str | None = None
    many: int = 0
    file: Path | None = None

    def input(self, number: int) -> Input:
        """Return the input with this number."""
        if self.file is not None:
            return load(self.file)
        return input_at(self.seed, number) if self.hostile is None else HOSTILE[self.hostile](self.many)

    def name(self, number: int) -> str:
        """Return what the report calls the input with this number."""
        return self.hostile or (self.file.name if self.file else f"seed {self.seed}, number {number}")


@dataclass(frozen=True)
class Tried:
    """An input by name, with its sort and what became of it."""

    name: str
    sort: str
    outcome: Outcome


@dataclass
class Answer:
    """What a worker says: what it has tried since it last said something, and where it is in its task.

    `next`: the number that it goes on with. `worn_out`: it ends here, and another one has to go on.
    """

    next: int
    worn_out: bool
    tried: list[Tried] = field(default_factory=list)


class Clock(Protocol):
    """What both processes see of the input at hand: its number, since when, and the seconds that it may take.

    Seconds below 0: it is being made.
    """

    def __setitem__(self, place: slice, values: list[float], /) -> None: ...


Examine = Callable[[Input], Outcome]

_BETWEEN_ANSWERS = 1.0  # seconds


def work(pipe: Connection, clock: Clock, examine: Examine) -> None:
    """Try the inputs of the tasks that come through `pipe`, until it is closed or the worker is worn out."""
    bound_address_space(_ADDRESS_SPACE_MEGABYTES)
    while True:
        try:
            task: Task = pipe.recv()
        except EOFError:
            return
        if _done(task, pipe, clock, examine):
            return


def _done(task: Task, pipe: Connection, clock: Clock, examine: Examine) -> bool:
    """Do a task; return whether the worker is worn out by it."""
    tried: list[Tried] = []
    said = time.monotonic()
    for number in range(task.first, task.end):
        clock[0:3] = [number, time.monotonic(), -1.0]
        item = task.input(number)
        clock[0:3] = [number, time.monotonic(), _may_take(item)]
        tried.append(Tried(task.name(number), item.sort, examine(item)))
        worn_out = (peak_megabytes() or 0.0) > WORN_OUT_MEGABYTES
        is_last = number + 1 == task.end
        if worn_out or (not is_last and time.monotonic() - said > _BETWEEN_ANSWERS):
            pipe.send(Answer(number + 1, worn_out, tried))
            tried, said = [], time.monotonic()
        if worn_out:
            return True
    pipe.send(Answer(task.end, worn_out=False, tried=tried))
    return False


def _may_take(item: Input) -> float:
    """Return the seconds that reading and recognising may take together."""
    size = unpacked_size(item.data)
    lines = item.data.count(b"\n") + item.data.count(b"\r")
    return most_seconds(size) + most_seconds_recognising(size, lines)
