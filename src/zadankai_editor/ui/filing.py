"""Opening, saving and leaving a record: the dialogs around the desk."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow

from zadankai_editor.checks import keeps_from_ready
from zadankai_editor.checks.references import without_alt
from zadankai_editor.record.commands.details import set_status
from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.record.moments import day_and_time
from zadankai_editor.record.nodes import Status
from zadankai_editor.record.selection import Selection
from zadankai_editor.session.background import if_reachable
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.desk import Desk
from zadankai_editor.session.merging import LABEL, Merging
from zadankai_editor.session.opening import is_same
from zadankai_editor.session.saving import SaveOrder
from zadankai_editor.storage.errors import ChangedOutside, StorageError
from zadankai_editor.storage.files import Saved
from zadankai_editor.storage.journal.recovery import Recovered
from zadankai_editor.storage.locks import LockedElsewhere
from zadankai_editor.storage.names import safe_stem
from zadankai_editor.ui.actions import key_of
from zadankai_editor.ui.folders import Folders, documents
from zadankai_editor.ui.verdict import before_ready
from zadankai_editor.ui.widgets.message_boxes import CANCEL, CLOSE, Choice, Icon, ask, tell
from zadankai_editor.ui.window_title import NEW_RECORD

_RECORDS = "座談会の記録 (*.yaml *.yml)"
_STILL_HERE = "画面の内容は、そのまま残っています。"


def _do(act: Callable[[], object] | None) -> None:
    if act is not None:
        act()


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
        self._wish: Callable[[], object] | None = None
        desk.saved.connect(self._on_saved)
        desk.save_failed.connect(self._on_save_failed)
        desk.kept.connect(self._on_kept)
        desk.abandoned.connect(lambda name: self.said.emit(f"「{name}」を開くのを取りやめました。"))
        desk.already_open.connect(lambda path: self.said.emit(f"「{path.name}」は既に開いています。"))
        desk.failed.connect(self._on_failed)
        desk.changed_outside.connect(self._on_changed_outside)
        desk.merged.connect(self._on_merged)
        desk.locked.connect(self._on_locked)
        desk.lost_work.connect(self._on_lost_work)
        desk.recovered.connect(lambda: self.said.emit("前回の作業を復元しました。保存すると確定します。"))
        desk.not_recovered.connect(lambda why: self.tell("復元できません", why))
        desk.declined.connect(self._on_declined)

    # Saying and asking

    def tell(self, title: str, text: str) -> None:
        """Show a message that waits for nobody."""
        tell(self._window, title, text)

    def _ask(
        self,
        title: str,
        text: str,
        choices: list[Choice],
        *,
        cancel: str = CANCEL,
        otherwise: Callable[[], object] | None = None,
        icon: Icon = Icon.Question,
    ) -> None:
        """Ask about the record that is open; an answer that comes when it no longer is does nothing."""
        sitting = self._desk.sitting

        def about_it(act: Callable[[], object]) -> Callable[[], object]:
            def answered() -> None:
                if sitting is self._desk.sitting:
                    act()
                else:
                    self.said.emit("ほかの記録を開いたので、何もしませんでした。")

            return answered

        guarded = [(words, about_it(act)) for words, act in choices]
        ask(self._window, title, text, guarded, cancel=cancel, otherwise=otherwise, icon=icon)

    @property
    def _name(self) -> str:
        session = self._desk.session
        return session.path.name if session.path else session.record.title or NEW_RECORD

    def before_leaving(self, then: Callable[[], object]) -> None:
        """Do `then`, after asking what to do with unsaved work; not at all if that is wished.

        While something is written it waits; of several such wishes the last one counts.
        """
        session = self._desk.session
        session.settle_input()
        if self._desk.writing:
            instead = "（先に選んだ操作は取りやめました）" if self._wish is not None else ""
            self.said.emit(f"保存か読み込みの最中です。終わりしだい続けます{instead}。")
            waiting, self._wish = self._wish is not None, then
            if not waiting:
                self._desk.when_free(self._go_on)
            return
        if not session.modified:
            then()
            return
        self._ask(
            "保存していない変更",
            f"「{self._name}」に、保存していない変更があります。保存しますか。",
            [
                # What is typed while it is being saved is asked about again.
                ("保存する(&S)", lambda: self.save(lambda: self.before_leaving(then))),
                ("保存しないで進む(&N)", lambda: self._give_up_and(then)),
            ],
        )

    def _go_on(self) -> None:
        wish, self._wish = self._wish, None
        if wish is not None:
            self.before_leaving(wish)

    def _give_up_and(self, then: Callable[[], object]) -> None:
        self._desk.give_up()
        then()

    def _on_kept(self, name: str) -> None:
        """Say that somebody has typed on while `name` was being read. A question would come up under the hands."""
        if self._wish is None:  # else the user has turned to something else meanwhile
            self.said.emit(
                f"「{name}」は開きませんでした。読み込みのあいだに「{self._name}」に入力があったためです。"
                f"{key_of('save')}で保存してから、もう一度開いてください。"
            )

    # Opening

    def open(self) -> None:
        """Let the user choose a record, and open it."""
        self.before_leaving(self._choose_and_open)

    def _choose_and_open(self) -> None:
        path = self._desk.session.path
        if_reachable(path.parent if path else None, self._choose_in, self)

    def _choose_in(self, folder: Path | None) -> None:
        start = folder or (self._folders.records if self._desk.session.path is None else documents())
        name, _ = QFileDialog.getOpenFileName(
            self._window, "記録を開く", str(start), f"{_RECORDS};;すべてのファイル (*)"
        )
        if name:
            self._desk.open(Path(name))

    def open_path(self, path: Path) -> None:
        """Open the record at `path`, unless it is the one that is open."""
        if is_same(self._desk.session.path, path):
            self.said.emit(f"「{path.name}」は既に開いています。")
            return
        self.before_leaving(lambda: self._desk.open(path))

    def _on_locked(self, error: LockedElsewhere) -> None:
        path = error.path
        if path is None:
            self.tell("開けません", error.message)
            return
        ask(
            self._window,
            "ほかで開いています",
            error.message,
            [("コピーとして開く(&O)", lambda: self.before_leaving(lambda: self._desk.open_copy(path)))],
        )

    def _on_lost_work(self, recovered: Recovered) -> None:
        name = recovered.path.name if recovered.path else NEW_RECORD
        ask(
            self._window,
            "前回の作業が残っています",
            f"「{name}」に、前回保存されなかった作業が{recovered.count}回分残っています"
            f"（最後は{day_and_time(recovered.when)}）。復元しますか。",
            [
                ("復元する(&R)", lambda: self._desk.take_up(recovered)),
                ("保存してある方を開く(&O)", lambda: self._desk.decline(recovered)),
            ],
            # Its lock goes: otherwise nobody could open it before the program ends.
            otherwise=lambda: self._desk.later(recovered),
        )

    def _on_declined(self, recovered: Recovered, place: Path) -> None:
        self.said.emit(f"前回の作業は「{place}」に残してあります。")
        if recovered.path is not None:
            self._desk.open(recovered.path)

    # Saving

    def save(
        self, then: Callable[[], object] | None = None, otherwise: Callable[[], object] | None = None
    ) -> None:
        """Save, asking for a name where there is none.

        `then` follows a save that succeeded; `otherwise`, where it did not and nobody tries again.
        """
        if self._desk.session.path is None:
            self.save_as(then, otherwise)
            return
        self._desk.save(then=then, otherwise=otherwise)

    def save_as(
        self, then: Callable[[], object] | None = None, otherwise: Callable[[], object] | None = None
    ) -> None:
        """Ask for a name, and save under it."""
        session = self._desk.session
        session.settle_input()
        if_reachable(
            session.path.parent if session.path else None,
            partial(self._save_in, self._desk.sitting, then, otherwise),
            self,
        )

    def _save_in(
        self,
        sitting: object,
        then: Callable[[], object] | None,
        otherwise: Callable[[], object] | None,
        folder: Path | None,
    ) -> None:
        session = self._desk.session
        stem = safe_stem(session.record.title) if session.record.title else "座談会"
        name = session.path.name if session.path else f"{stem}.yaml"
        start = (folder or (self._folders.records if session.path is None else documents())) / name
        name, _ = QFileDialog.getSaveFileName(self._window, "名前を付けて保存", str(start), _RECORDS)
        if sitting is not self._desk.sitting:
            self.said.emit("ほかの記録を開いたので、保存しませんでした。")
            name = ""
        if not name:
            _do(otherwise)
            return
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(".yaml")
        # The dialog has asked before replacing a file that is there under the name as chosen.
        overwrite = path == Path(name) and path != session.path
        self._desk.save(path, overwrite=overwrite, then=then, otherwise=otherwise)

    def _on_saved(self, saved: Saved, order: SaveOrder) -> None:
        if saved.problem is not None:
            self._wish = None
            self._ask_again("校正ファイルを保存できません", saved.problem.message, replace(order, path=None))
            return
        self.said.emit(
            f"誤りが{saved.errors}件あるので、「{saved.path.name}」に下書きとして保存しました。"
            f"直してから「公開用に確定」してください。{key_of('next_problem')}で順に見られます。"
            if saved.errors
            else f"「{saved.path.name}」に保存しました。"
        )
        self._checker.refresh()
        _do(order.then)

    def _on_save_failed(self, error: StorageError, order: SaveOrder) -> None:
        self._wish = None
        self._ask_again("保存できませんでした", f"{error.message}\n\n{_STILL_HERE}", order)

    def _ask_again(self, title: str, text: str, order: SaveOrder) -> None:
        """Say why something could not be saved, and offer what can be done about it."""
        self._ask(
            title,
            text,
            [
                ("別の名前で保存…(&A)", lambda: self.save_as(order.then, order.otherwise)),
                ("もう一度保存(&R)", lambda: self._save_again(order)),
            ],
            cancel=CLOSE,
            otherwise=order.otherwise,
            icon=Icon.Warning,
        )

    def _save_again(self, order: SaveOrder) -> None:
        self._desk.save(order.path, overwrite=order.overwrite, then=order.then, otherwise=order.otherwise)

    def _on_failed(self, error: Exception) -> None:
        self.tell("できませんでした", str(error))

    def _on_changed_outside(self, error: ChangedOutside, order: SaveOrder) -> None:
        self._wish = None
        choices: list[Choice] = [
            ("別の名前で保存…(&A)", lambda: self.save_as(order.then, order.otherwise)),
            (
                "上書きする(&W)",
                lambda: self._save_again(replace(order, path=error.path, overwrite=True)),
            ),
        ]
        if error.found is not None and error.path == self._desk.session.path and self._desk.can_merge:
            choices.insert(0, (f"{LABEL}(&M)", lambda: self._merge(order)))
        self._ask("ほかで変更されています", str(error), choices, otherwise=order.otherwise)

    def _merge(self, order: SaveOrder) -> None:
        # What was to follow the save is not done: what was taken in is to be looked at first.
        _do(order.otherwise)
        self._desk.merge(self._caret)

    def _on_merged(self, merging: Merging) -> None:
        merged = merging.merged
        words = f"ほかでの変更を{merged.taken}件取り入れました。"
        if merged.conflicts:
            words += f"こちらと違う箇所{merged.conflicts}件は「要確認」にしました。"
        elif not merged.taken:
            words = "ほかでの変更は、既にこちらに入っています。"
        self.taken_over.emit(f"{words}{key_of('save')}で保存できます。")
        for notice in merging.notices:
            self.tell("お知らせ", notice.message)

    # Finalising

    def finalize(self) -> None:
        """公開用に確定: set the status where no error is left, otherwise show the errors."""
        session = self._desk.session
        session.settle_input()
        self.said.emit("公開用にできるかを確かめています…")
        self._checker.when_checked(self._finalize)

    def _finalize(self, findings: tuple[Finding, ...]) -> None:
        session = self._desk.session
        errors = keeps_from_ready(findings)
        if errors:
            self._show_errors(errors)
            return
        if session.record.status is Status.READY:
            self.said.emit("既に公開用に確定してあります。")
            return
        doubts = sum(f.severity is Severity.DOUBT for f in findings)
        question = before_ready(doubts, without_alt(session.record))
        if question:
            self._ask(
                "公開用に確定",
                f"{question}このまま公開用に確定しますか。",
                [("確認に戻る(&B)", self._back_to_problems), ("このまま確定する(&F)", self._set_ready)],
                otherwise=self._say_not_ready,
            )
            return
        self._set_ready()

    def _back_to_problems(self) -> None:
        self.problems_wanted.emit()
        self._say_not_ready()

    def _say_not_ready(self) -> None:
        self.said.emit("公開用に確定していません。記録は下書きのままです。")

    def _show_errors(self, errors: Sequence[Finding]) -> None:
        self.problems_wanted.emit()
        ready = self._desk.session.record.status is Status.READY
        so = "公開できません。保存すると下書きに戻ります" if ready else "まだ公開用に確定できません"
        self.said.emit(f"誤りが{len(errors)}件あるので、{so}。{errors[0].message}")

    def _set_ready(self) -> None:
        if self._desk.session.dispatch(set_status(self._desk.session.state, Status.READY)):
            self.said.emit(f"公開用に確定しました。{key_of('save')}で保存してください。")
