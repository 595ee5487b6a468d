"""Opening, saving and leaving a record: the dialogs around the desk."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow

from zadankai_editor.checks import keeps_from_ready
from zadankai_editor.checks.references import without_alt
from zadankai_editor.record.commands.details import set_status
from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.record.nodes import Status
from zadankai_editor.record.selection import Selection
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.desk import Desk
from zadankai_editor.session.merging import LABEL, Merging
from zadankai_editor.storage.errors import ChangedOutside, StorageError
from zadankai_editor.storage.files import Saved
from zadankai_editor.storage.journal.recovery import Recovered
from zadankai_editor.storage.locks import LockedElsewhere
from zadankai_editor.storage.names import safe_stem
from zadankai_editor.storage.paths import followed
from zadankai_editor.ui.actions import key_of
from zadankai_editor.ui.folders import Folders
from zadankai_editor.ui.verdict import before_ready
from zadankai_editor.ui.widgets.message_boxes import Choice, ask, tell
from zadankai_editor.ui.window_title import NEW_RECORD

_RECORDS = "座談会の記録 (*.yaml *.yml)"


class Filing(QObject):
    """Asks what must be asked before something is opened, saved, finalised or left."""

    said = Signal(str)
    """Something to be said for a moment."""
    taken_over = Signal(str)
    """What others have changed was taken in: this is to be said, and how the record stands."""
    problems_wanted = Signal()
    """The problems are to be shown: finalising was not possible."""

    def __init__(
        self,
        window: QMainWindow,
        desk: Desk,
        checker: Checker,
        caret: Callable[[], Selection | None],
        folders: Folders,
    ) -> None:
        """`caret` says what is selected in the manuscript, `folders` where dialogs begin."""
        super().__init__(window)
        self._folders = folders
        self._caret = caret
        self._window = window
        self._desk = desk
        self._checker = checker
        self._after_save: Callable[[], object] | None = None
        desk.saved.connect(self._on_saved)
        desk.failed.connect(self._on_failed)
        desk.changed_outside.connect(self._on_changed_outside)
        desk.merged.connect(self._on_merged)
        desk.locked.connect(self._on_locked)
        desk.lost_work.connect(self._on_lost_work)

    # Saying and asking

    def tell(self, title: str, text: str) -> None:
        """Show a message that waits for nobody."""
        tell(self._window, title, text)

    def _ask(self, title: str, text: str, choices: list[Choice]) -> None:
        ask(self._window, title, text, choices)

    def before_leaving(self, then: Callable[[], object]) -> None:
        """Do `then`, after asking what to do with unsaved work; not at all if that is wished."""
        session = self._desk.session
        session.settle_input()
        if self._desk.busy:
            self.said.emit("保存か読み込みの最中です。終わってからもう一度選んでください。")
            return
        if not session.modified:
            then()
            return
        name = session.path.name if session.path else session.record.title or NEW_RECORD
        self._ask(
            "保存していない変更",
            f"「{name}」に、保存していない変更があります。保存しますか。",
            [
                ("保存する(&S)", lambda: self.save(then)),
                ("保存しないで進む(&N)", then),
            ],
        )

    # Opening

    def open(self) -> None:
        """Let the user choose a record, and open it."""
        self.before_leaving(self._choose_and_open)

    def _choose_and_open(self) -> None:
        path = self._desk.session.path
        start = path.parent if path else self._folders.records
        name, _ = QFileDialog.getOpenFileName(
            self._window, "記録を開く", str(start), f"{_RECORDS};;すべてのファイル (*)"
        )
        if name:
            self._desk.open(Path(name))

    def open_path(self, path: Path) -> None:
        """Open the record at `path`, unless it is the one that is open."""
        if self._desk.session.path == followed(path):
            self.said.emit(f"「{path.name}」はもう開いています。")
            return
        self.before_leaving(lambda: self._desk.open(path))

    def _on_locked(self, error: LockedElsewhere) -> None:
        path = error.path
        if path is None:
            self.tell("開けません", error.message)
            return
        self._ask(
            "ほかで開いています",
            error.message,
            [("コピーとして開く(&O)", lambda: self._desk.open_copy(path))],
        )

    def _on_lost_work(self, recovered: Recovered) -> None:
        name = recovered.path.name if recovered.path else NEW_RECORD
        self._ask(
            "前回の作業が残っています",
            f"「{name}」に、前回保存されなかった作業が{recovered.count}回分残っています"
            f"（最後は{recovered.when:%m月%d日 %H:%M}）。復元しますか。",
            [
                ("復元する(&R)", lambda: self._desk.take_up(recovered)),
                ("保存してある方を開く(&O)", lambda: self._decline(recovered)),
            ],
        )

    def _decline(self, recovered: Recovered) -> None:
        try:
            place = recovered.decline()
        except StorageError as error:
            self.tell("片づけられません", error.message)
            return
        self.said.emit(f"前回の作業は「{place}」に残してあります。")
        if recovered.path is not None:
            self._desk.open(recovered.path)

    # Saving

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save, asking for a name where there is none; `then` follows a save that succeeded."""
        if self._desk.session.path is None:
            self.save_as(then)
            return
        self._start_save(None, then, overwrite=False)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Ask for a name, and save under it."""
        session = self._desk.session
        session.settle_input()
        stem = safe_stem(session.record.title) if session.record.title else "座談会"
        start = session.path or self._folders.records / f"{stem}.yaml"
        name, _ = QFileDialog.getSaveFileName(self._window, "名前を付けて保存", str(start), _RECORDS)
        if not name:
            return
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(".yaml")
        # The dialog has asked before replacing a file that is there under the name as chosen.
        self._start_save(path, then, overwrite=path == Path(name) and path != session.path)

    def _start_save(self, path: Path | None, then: Callable[[], object] | None, *, overwrite: bool) -> None:
        if self._desk.busy:
            self.said.emit("保存か読み込みの最中です。終わってからもう一度選んでください。")
            return
        self._after_save = then
        self._desk.save(path, overwrite=overwrite)

    def _on_saved(self, saved: Saved) -> None:
        self.said.emit(
            f"誤りが{saved.errors}件あるので、「{saved.path.name}」に下書きとして保存しました。"
            f"直してから「公開用に確定」してください。{key_of('next_problem')}で順に見られます。"
            if saved.errors
            else f"「{saved.path.name}」に保存しました。"
        )
        self._checker.refresh()
        then, self._after_save = self._after_save, None
        if saved.problem is not None:
            self.tell("記録は保存しました", saved.problem.message)
        elif then is not None and not self._desk.session.modified:
            then()

    def _on_failed(self, error: Exception) -> None:
        self._after_save = None
        self.tell("できませんでした", str(error))

    def _on_changed_outside(self, error: ChangedOutside) -> None:
        then, self._after_save = self._after_save, None
        choices: list[Choice] = [
            ("別の名前で保存…(&A)", lambda: self.save_as(then)),
            ("上書きする(&W)", lambda: self._start_save(error.path, then, overwrite=True)),
        ]
        if error.found is not None and error.path == self._desk.session.path and self._desk.can_merge:
            choices.insert(0, (f"{LABEL}(&M)", self._merge))
        self._ask("ほかで変更されています", str(error), choices)

    def _merge(self) -> None:
        if self._desk.busy:
            self.said.emit("保存か読み込みの最中です。終わってからもう一度選んでください。")
            return
        self._desk.merge(self._caret)

    def _on_merged(self, merging: Merging) -> None:
        merged = merging.merged
        words = f"ほかでの変更を{merged.taken}件取り入れました。"
        if merged.conflicts:
            words += f"こちらと違うところ{merged.conflicts}か所は「要確認」にしました。"
        elif not merged.taken:
            words = "ほかでの変更は、もうこちらに入っています。"
        self.taken_over.emit(f"{words}{key_of('save')}で保存できます。")
        for notice in merging.notices:
            self.tell("お知らせ", notice.message)

    # Finalising

    def finalize(self) -> None:
        """公開用に確定: set the status where no error is left, otherwise show the errors."""
        session = self._desk.session
        session.settle_input()
        findings = self._checker.check_now()
        errors = keeps_from_ready(findings)
        if errors:
            self._show_errors(errors)
            return
        if session.record.status is Status.READY:
            self.said.emit("もう公開用に確定してあります。")
            return
        doubts = sum(f.severity is Severity.DOUBT for f in findings)
        question = before_ready(doubts, without_alt(session.record))
        if question:
            self._ask(
                "公開用に確定",
                f"{question}このまま公開用に確定しますか。",
                [("確認に戻る(&B)", self.problems_wanted.emit), ("このまま確定する(&F)", self._set_ready)],
            )
            return
        self._set_ready()

    def _show_errors(self, errors: Sequence[Finding]) -> None:
        self.problems_wanted.emit()
        ready = self._desk.session.record.status is Status.READY
        so = "公開できません。保存すると下書きに戻ります" if ready else "まだ公開用に確定できません"
        self.said.emit(f"誤りが{len(errors)}件あるので、{so}。{errors[0].message}")

    def _set_ready(self) -> None:
        if self._desk.session.dispatch(set_status(self._desk.session.state, Status.READY)):
            self.said.emit(f"公開用に確定しました。{key_of('save')}で保存してください。")
