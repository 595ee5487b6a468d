"""The journal as a session sees it."""

import threading
from datetime import datetime
from pathlib import Path

from zadankai_editor.record.review import State
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.storage.journal import worker
from zadankai_editor.storage.journal.file import waiting_folder
from zadankai_editor.storage.journal.recovery import Recovered
from zadankai_editor.storage.journal.worker import Base, Reply, Report, Written
from zadankai_editor.storage.locks import RecordLock

_PATIENCE = 10.0
"""Seconds to wait for a disk that does not answer."""


def _unheard(_when: datetime) -> None:
    """Stand for somebody who does not want to know when the journal was written."""


class JournalWriter:
    """Writes each transaction to the journal of one record, on a thread of its own.

    The file is made with the first transaction: a record that was only looked at leaves nothing.
    A journal of somebody's lost work that is in the way is moved aside, not replaced.
    """

    def __init__(
        self,
        lock: RecordLock,
        base: Base,
        report: Report,
        written: Written = _unheard,
        *,
        replaces: bool = False,
    ) -> None:
        """Start for the record of `lock`, which is taken before anything is written if it is not held yet.

        `report` and `written` are called on the writer's thread. `replaces`: the journal there is now
        is in `base`, and may go.
        """
        self._lock = lock
        self._folder = waiting_folder(lock.key)
        self._position = 0
        self._base = base
        self._base_position = 0
        self._closed = False
        self._worker = worker.Worker(lock, base, report, written, replaces=replaces)
        self._thread = threading.Thread(target=self._worker.run, name="journal", daemon=True)
        self._thread.start()

    @classmethod
    def resume(cls, recovered: Recovered, report: Report, written: Written = _unheard) -> "JournalWriter":
        """Go on where a crash broke off; the old journal goes once the new one is on the disk."""
        base = Base(
            recovered.state,
            recovered.path,
            recovered.digest,
            recovered.review_digest,
            unsaved=max(1, recovered.count),
        )
        return cls(recovered.lock, base, report, written, replaces=True)

    @property
    def lock(self) -> RecordLock:
        """The lock of the record that is being written."""
        return self._lock

    @property
    def folder(self) -> Path:
        """Where the pictures wait while the record has no file, below it in `images/`.

        It stays when the record gets one, until `close`.
        """
        return self._folder

    @property
    def position(self) -> int:
        """The number of the last transaction appended. Ask together with the state to be saved."""
        return self._position

    def append(self, transaction: Transaction) -> int:
        """Hand over a committed transaction and return its number at once.

        To be called from one thread only. Nothing is serialised or written on it.
        """
        if self._closed:
            raise RuntimeError("append after close")
        self._position += 1
        self._worker.queue.put(worker.Append(self._position, transaction))
        return self._position

    def flush(self, timeout: float = _PATIENCE) -> bool:
        """Wait at most `timeout` seconds; tell whether everything is on the disk itself."""
        reply = Reply()
        self._worker.queue.put(worker.Flush(reply))
        return reply.done.wait(timeout) and reply.good

    def saving(self, digest: str, position: int) -> bool:
        """Note, durably, that the state at `position` is about to become the file with `digest`.

        So a crash between the save and `rotate` finds a journal that fits. From any thread.
        """
        reply = Reply()
        self._worker.queue.put(worker.Saving(digest, position, reply))
        return reply.done.wait(_PATIENCE) and reply.good

    def rotate(self, base: Base, position: int, lock: RecordLock | None = None) -> bool:
        """Start again after a save of the state that the record had at `position`.

        What was appended since goes along. `lock` is that of the new file where the record was
        saved under another name; the old one stays held, for the caller to release, and its
        journal goes once the new one is there. `base.unsaved` above 0 keeps the new journal even
        without a transaction (the review could not be saved, say). Tells whether that is on disk.
        """
        self._lock = lock or self._lock
        self._base, self._base_position = base, position
        reply = Reply()
        self._worker.queue.put(worker.Rotate(base, position, self._lock, reply))
        return reply.done.wait(_PATIENCE) and reply.good

    def retie(self, state: State, digest: str | None, review_digest: str | None) -> None:
        """Tie the journal to other content of the same files, of which `state` takes account now.

        Nothing was saved: the state that the record has now is as unsaved as before. Returns at
        once. Not while a save is under way.
        """
        unsaved = self._base.unsaved + self._position - self._base_position
        base = Base(state, self._base.path, digest, review_digest, unsaved)
        self._base, self._base_position = base, self._position
        self._worker.queue.put(worker.Rotate(base, self._position, self._lock, Reply()))

    def close(self, *, discard: bool) -> bool:
        """End the thread. May be called again.

        `discard`: everything is saved or given up, and the journal and waiting pictures go;
        otherwise the next start offers them. Tells whether what had to be written is on the disk.
        """
        if self._closed:
            return True
        self._closed = True
        reply = Reply()
        self._worker.queue.put(worker.Close(discard, reply))
        self._thread.join(_PATIENCE)
        return reply.done.is_set() and reply.good
