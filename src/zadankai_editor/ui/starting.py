"""The start page's wishes: a new record, the sample, the last ones, and lost work."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import as_file
from pathlib import Path
from typing import Self

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from zadankai_editor.resources import example
from zadankai_editor.session.background import Job
from zadankai_editor.session.desk import Desk
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.files import open_record
from zadankai_editor.storage.journal.recovery import Recovered, Recovery, recover, recover_record
from zadankai_editor.storage.locks import RecordLock, try_lock
from zadankai_editor.storage.recent import forget_record, recent_records
from zadankai_editor.ui.filing import Filing
from zadankai_editor.ui.importer import Importer
from zadankai_editor.ui.start_page import StartPage

SAMPLE = "minatogaoka-7.yaml"


@dataclass(frozen=True)
class LostWork:
    """Work of an earlier session that can be taken up: what the start page shows of it."""

    key: str
    title: str
    path: Path | None
    when: datetime
    count: int

    @classmethod
    def of(cls, found: Recovered) -> Self:
        """Describe what was found."""
        name = found.path.name if found.path else "まだ保存していない記録"
        title = found.state.record.title or name
        return cls(found.lock.key, title, found.path, found.when, found.count)


class Starting(QObject):
    """Does what the start page is asked for."""

    said = Signal(str)
    begun = Signal()
    """Somebody has begun an empty record."""

    def __init__(
        self, parent: QObject, page: StartPage, desk: Desk, filing: Filing, importer: Importer
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._filing = filing
        self._importer = importer
        self._search: Job | None = None
        page.paste_wanted.connect(importer.take_clipboard)
        page.import_wanted.connect(importer.choose_file)
        page.open_wanted.connect(filing.open)
        page.sample_wanted.connect(self.open_sample)
        page.new_wanted.connect(self.new)
        page.recent_wanted.connect(desk.open)
        page.forget_wanted.connect(self._forget)
        page.recover_wanted.connect(self._recover)

    def refresh(self, *, look_for_lost_work: bool) -> None:
        """Show the last records again, and look for work that was lost, in the background."""
        self._page.set_recent(recent_records())
        if look_for_lost_work and self._search is None:
            self._search = Job(lambda _job: recover(), self)
            self._search.done.connect(self._on_search_done)
            self._search.failed.connect(self._on_search_failed)
            self._search.start()

    def close(self) -> None:
        """Wait for searches and imports, so that nothing outlives the window."""
        QThreadPool.globalInstance().waitForDone()

    def _on_search_done(self, recovery: Recovery) -> None:
        self._search = None
        # The locks are not held while the page waits: the same record may be opened another way.
        for found in recovery.found:
            found.later()
        self._page.set_recoverable([LostWork.of(found) for found in recovery.found])
        if self._page.window().focusWidget() in {None, self._page.paste_choice}:
            # What was just added can take the focus once it is shown.
            QTimer.singleShot(0, self._page, self._page.setFocus)
        if recovery.kept:
            self._filing.tell("前回の作業について", "\n\n".join(kept.message for kept in recovery.kept))

    def _on_search_failed(self, error: Exception) -> None:
        self._search = None
        if not isinstance(error, StorageError):
            raise error
        self.said.emit(error.message)

    def _recover(self, lost: LostWork) -> None:
        lock = try_lock(lost.key)
        if not isinstance(lock, RecordLock):
            self._filing.tell("復元できません", "この作業は、ほかのウィンドウで開いています。")
            return
        found = recover_record(lock)
        if isinstance(found, Recovered):
            self._desk.take_up(found)
            self.said.emit("前回の作業を復元しました。保存すると確定します。")
            return
        lock.release()
        message = found.message if found is not None else "復元する作業は残っていませんでした。"
        self._filing.tell("復元できません", message)

    def new(self) -> None:
        """Begin an empty record."""
        if self._guarded(self._desk.new):
            self.begun.emit()

    def open_sample(self) -> None:
        """Open a copy of the sample."""
        with as_file(example(SAMPLE)) as path, as_file(example("images")) as pictures:
            opened = open_record(path)
            self._guarded(lambda: self._desk.new(opened.state, pictures.parent))

    def _guarded(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except StorageError as error:
            self._filing.tell("始められません", error.message)
            return False
        return True

    def _forget(self, path: Path) -> None:
        try:
            forget_record(path)
        except StorageError as error:
            self.said.emit(error.message)
        self._page.set_recent(recent_records())
