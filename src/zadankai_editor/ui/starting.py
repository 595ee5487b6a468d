"""The start page's wishes: a new record, the sample, the last ones, and lost work."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from PySide6.QtCore import QObject, QTimer, Signal

from zadankai_editor.session.background import Job
from zadankai_editor.session.desk import Desk
from zadankai_editor.session.recents import Recents
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.journal.recovery import Recovered, recover
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
        self,
        parent: QObject,
        page: StartPage,
        desk: Desk,
        filing: Filing,
        importer: Importer,
        recents: Recents,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._filing = filing
        self._importer = importer
        self._recents = recents
        self._search: Job | None = None
        page.paste_wanted.connect(importer.take_clipboard)
        page.import_wanted.connect(importer.choose_file)
        page.open_wanted.connect(filing.open)
        page.sample_wanted.connect(self.open_sample)
        page.new_wanted.connect(lambda: filing.before_leaving(self.new))
        page.recent_wanted.connect(filing.open_path)
        page.forget_wanted.connect(self._forget)
        page.recover_wanted.connect(self._recover)
        recents.changed.connect(lambda: page.set_recent(recents.paths))
        recents.failed.connect(self.said)
        desk.recent_changed.connect(recents.take)

    def refresh(self, *, look_for_lost_work: bool) -> None:
        """Show the last records again, and look for work that was lost, in the background."""
        self._recents.load()
        if look_for_lost_work and self._search is None:
            # Without a parent: it must outlive the window in its thread.
            self._search = Job(lambda _job: _lost_work())
            self._search.done.connect(self._on_search_done)
            self._search.failed.connect(self._on_search_failed)
            self._search.start()

    def _on_search_done(self, answer: tuple[list[LostWork], list[str]]) -> None:
        self._search = None
        found, kept = answer
        self._page.set_recoverable(found)
        if self._page.window().focusWidget() in {None, self._page.paste_choice}:
            # What was just added can take the focus once it is shown.
            QTimer.singleShot(0, self._page, self._page.setFocus)
        if kept:
            self._filing.tell("前回の作業について", "\n\n".join(kept))

    def _on_search_failed(self, error: Exception) -> None:
        self._search = None
        if not isinstance(error, StorageError):
            raise error
        self.said.emit(error.message)

    def _recover(self, lost: LostWork) -> None:
        self._filing.before_leaving(lambda: self._desk.recover(lost.key))

    def new(self) -> None:
        """Begin an empty record."""
        sitting = self._desk.sitting
        self._desk.new()
        if self._desk.sitting is not sitting:
            self.begun.emit()

    def open_sample(self) -> None:
        """Open a copy of the sample."""
        self._filing.before_leaving(lambda: self._desk.open_sample(SAMPLE))

    def _forget(self, path: Path) -> None:
        self._recents.forget(path)


def _lost_work() -> tuple[list[LostWork], list[str]]:
    """Look for what was lost; and what is said of journals that do not fit. Raises `StorageError`."""
    recovery = recover()
    found = [LostWork.of(each) for each in recovery.found]
    # The locks are not held while the page waits: the same record may be opened another way.
    for each in recovery.found:
        each.later()
    return found, [kept.message for kept in recovery.kept]
