"""Reading, beside whatever is being written, what is to take the place of the open record."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from zadankai_editor.session.background import Background, Work
from zadankai_editor.session.opening import Arrival, put_back
from zadankai_editor.storage.journal.recovery import Recovered


@dataclass(frozen=True)
class _Reading:
    name: str
    what: str


class Reader(QObject):
    """Reads one thing at a time; what is asked for next takes the place of what was not there yet.

    So nothing waits for a share that does not answer. What comes too late lets go of its lock.
    """

    abandoned = Signal(str)
    """What was being read, by its name, is not wanted any more."""
    failed = Signal(object)
    """It could not be read: the error."""
    changed = Signal()
    """Something else is being read, or nothing."""

    def __init__(self, disk: Background, parent: QObject | None = None) -> None:
        """`disk` is where what was open before is put away."""
        super().__init__(parent)
        self._disk = disk
        self._reading: _Reading | None = None

    @property
    def what(self) -> str:
        """What is being read, in Japanese; empty where nothing is."""
        return self._reading.what if self._reading is not None else ""

    def read(self, name: str, begin: Callable[[], Work], arrived: Callable[..., object]) -> None:
        """Do the work that `begin` gives when it is its turn; `arrived` is told what came of it.

        Not where something else was asked for by then, or `abandon` was called.
        """
        self.abandon()
        reading = self._reading = _Reading(name, f"「{name}」を開いています…")
        lane = Background(self)
        self.changed.emit()

        def wanted() -> bool:
            lane.deleteLater()
            if reading is not self._reading:
                return False
            self._reading = None
            self.changed.emit()
            return True

        def done(answer: Arrival | Recovered | str | None) -> None:
            if wanted():
                arrived(answer)
            elif isinstance(answer, Arrival):
                self._disk.run("", partial(put_back, answer))
            elif isinstance(answer, Recovered):
                self._disk.run("", answer.later)

        def failed(error: Exception) -> None:
            if wanted():
                self.failed.emit(error)

        def start() -> None:
            lane.run(reading.what, begin(), done, failed)

        # Behind what is being put away: it may be the same record.
        self._disk.begin("", start)

    def abandon(self) -> None:
        """Want nothing any more of what is being read."""
        reading, self._reading = self._reading, None
        if reading is not None:
            self.changed.emit()
            self.abandoned.emit(reading.name)
