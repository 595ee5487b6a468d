"""Spreads the inputs over workers, and ends a worker that hangs."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing.connection import wait
from typing import Any

from fuzz.limits import unpacked_size
from fuzz.trial import Outcome, examine
from fuzz.worker import Answer, Examine, Task, Tried, work

_PATIENCE = 10.0
"""A hang is told by the clock on the wall, not by processor time, and the machine may be busy with others."""

_TO_MAKE = 120.0  # seconds, for a worker to start and to make an input
_LOOK = 0.5  # seconds

_processes = multiprocessing.get_context("spawn")  # a fork would begin with the memory of this process

Heard = Callable[[Task, Tried, int], None]
"""Is told of each input: its task, what became of it, and its number."""


def run_tasks(
    tasks: Iterator[Task],
    heard: Heard,
    *,
    workers: int,
    until: float | None = None,
    trial: Examine = examine,
) -> None:
    """Do `tasks` in so many processes at once; where `until` (of `time.monotonic`) is over, begin no more.

    Every input is tried once, and `heard` is called for each. One that a worker does not come back from
    (it hangs, or the process dies) is a failure, and another worker goes on behind it.
    """
    desks = [_Desk(trial, heard) for _ in range(workers)]
    try:
        while True:
            for desk in desks:
                if desk.task is None and (until is None or time.monotonic() < until):
                    desk.task = next(tasks, None)
            busy = [desk for desk in desks if desk.task is not None]
            if not busy:
                return
            pipes = {desk.pipe(): desk for desk in busy}
            for pipe in wait(list(pipes), timeout=_LOOK):
                pipes[pipe].listen()
            for desk in busy:
                desk.look()
    finally:
        for desk in desks:
            desk.close()


class _Desk:
    """The place of one worker, whoever sits there, with the task at hand (`first` is where it is in it)."""

    def __init__(self, trial: Examine, heard: Heard) -> None:
        self.task: Task | None = None
        self._trial = trial
        self._heard = heard
        self._worker: _Worker | None = None

    def pipe(self) -> Any:
        """Return the pipe to a worker that is at the task; one is called where nobody is there."""
        assert self.task is not None
        if self._worker is None:
            self._worker = _Worker(self._trial)
        if self._worker.task is not self.task:
            self._worker.begin(self.task)
        return self._worker.pipe

    def listen(self) -> None:
        """Take what the worker says."""
        task, worker = self.task, self._worker
        assert task is not None
        assert worker is not None
        try:
            answer: Answer = worker.pipe.recv()
        except (EOFError, ConnectionError):
            self._fail(task, worker, "crash", "the worker died")
            return
        for number, tried in enumerate(answer.tried, answer.next - len(answer.tried)):
            self._heard(task, tried, number)
        if answer.worn_out:
            self.close()
        self._go_on(answer.next)

    def look(self) -> None:
        """End the worker where it hangs."""
        task, worker = self.task, self._worker
        if task is not None and worker is not None and worker.waited() > worker.patience():
            self._fail(task, worker, "hang", f"no answer after {worker.waited():.0f} s: the worker was ended")

    def _fail(self, task: Task, worker: "_Worker", result: str, said: str) -> None:
        number = max(task.first, worker.number)
        item, waited = task.input(number), worker.waited()
        self.close()
        outcome = Outcome(result, unpacked_size(item.data), reading=waited, failure=said)
        self._heard(task, Tried(task.name(number), item.sort, outcome), number)
        self._go_on(number + 1)

    def _go_on(self, number: int) -> None:
        """Go on with the task from `number`; the worker, where one is left, knows."""
        assert self.task is not None
        if number >= self.task.end:
            self.task = None
            return
        self.task = replace(self.task, first=number)
        if self._worker is not None:
            self._worker.task = self.task

    def close(self) -> None:
        """End the worker, where one is there."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None


class _Worker:
    """A process, the pipe to it, and the clock that it sets before each input."""

    def __init__(self, trial: Examine) -> None:
        self.pipe, other = _processes.Pipe()
        # Without a lock: a worker that is ended would keep it.
        self._clock = _processes.RawArray("d", 3)
        self._clock[1] = time.monotonic()
        self._process = _processes.Process(target=work, args=(other, self._clock, trial), daemon=True)
        self._process.start()
        other.close()
        self.task: Task | None = None

    def begin(self, task: Task) -> None:
        self.task = task
        self._clock[:] = [task.first, time.monotonic(), -1.0]
        self.pipe.send(task)

    @property
    def number(self) -> int:
        return int(self._clock[0])

    def waited(self) -> float:
        """Return for how many seconds the worker has been at the input at hand."""
        return time.monotonic() - float(self._clock[1])

    def patience(self) -> float:
        """Return after how many seconds it is said to hang."""
        return _TO_MAKE if self._clock[2] < 0 else _PATIENCE * float(self._clock[2])

    def end(self) -> None:
        self.pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()
