"""A recogniser that waits until a test lets it."""

import threading
from collections.abc import Callable

from zadankai_editor.readers.structure import Structure
from zadankai_editor.recognize import Recognition, RecognitionCancelled, recognize
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions
from zadankai_editor.record.review import Source

PLAIN = Structure()


class Gate:
    """Recognises when it is let, unless nobody wants to know any more, and notes by which decisions."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.let = threading.Event()
        self.was_cancelled = threading.Event()
        self.seen: list[Decisions] = []

    def __call__(
        self,
        source: Source,
        *,
        structure: Structure = PLAIN,
        decisions: Decisions = UNDECIDED,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Recognition:
        self.begun.set()
        while not self.let.wait(0.005):
            if cancelled and cancelled():
                self.was_cancelled.set()
                raise RecognitionCancelled
        self.seen.append(decisions)
        return recognize(
            source, structure=structure, decisions=decisions, progress=progress, cancelled=cancelled
        )
