"""The main window: arranges the parts and wires them; it decides nothing."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from zadankai_editor.record.selection import Selection
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.desk import Desk
from zadankai_editor.session.incoming import Where
from zadankai_editor.session.recents import Recents
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Swap
from zadankai_editor.storage.settings import WINDOW_GEOMETRY, WINDOW_STATE, Settings
from zadankai_editor.ui.action_book import ActionBook
from zadankai_editor.ui.actions import ACTIONS, FILE
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.brought import dropped_by, holds_things, take_as_copy
from zadankai_editor.ui.field_history import FieldHistory
from zadankai_editor.ui.filing import Filing
from zadankai_editor.ui.folders import FolderOpener, Folders
from zadankai_editor.ui.helping import HelpTools
from zadankai_editor.ui.icons import icon, preload
from zadankai_editor.ui.importer import Importer
from zadankai_editor.ui.incoming import Incoming
from zadankai_editor.ui.key_tools import KeyTools
from zadankai_editor.ui.recent_menu import RecentMenu
from zadankai_editor.ui.speaker_question import ask_before_many
from zadankai_editor.ui.start_page import StartPage
from zadankai_editor.ui.starting import Starting
from zadankai_editor.ui.status import StatusLine
from zadankai_editor.ui.theme import ThemeChoice
from zadankai_editor.ui.widgets.history_keys import Travel
from zadankai_editor.ui.widgets.message_boxes import Icon, tell
from zadankai_editor.ui.widgets.plain_text import in_menu
from zadankai_editor.ui.widgets.sizes import resize_within_screen
from zadankai_editor.ui.window_title import NAME, folder_entry, window_title

if TYPE_CHECKING:
    from zadankai_editor.ui.workspace import Workspace

_SIZE = QSize(1280, 800)

_FURNISH_MS = 50
"""How long after the start the parts for a record are made, so that the window need not wait."""


class MainWindow(QMainWindow):
    """The one window: a start page, or a record with its outline and panels."""

    def __init__(self, settings: Settings, appearance: Appearance) -> None:
        super().__init__()
        preload()
        self._settings = settings
        self._appearance = appearance
        self._workspace: Workspace | None = None
        self.session = Session(self)
        self.desk = Desk(self.session, self)
        self.checker = Checker(self.session, lambda: self.desk.folder, self)
        self.key_tools = KeyTools(settings, appearance, self.session, self.checker, self)
        self.start_page = StartPage(appearance.theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start_page)
        self.setCentralWidget(self._pages)
        self.setAcceptDrops(True)
        self.folders = Folders(settings)
        self.opener = FolderOpener(self)
        self.help_tools = HelpTools(self.key_tools.keymap, self.opener, self)
        self.filing = Filing(self, self.desk, self.checker, self._caret, self.folders)
        self.importer = Importer(self, self.desk, self.filing, appearance, self.folders, self._caret)
        self.incoming = Incoming(
            self,
            self.filing,
            self.importer,
            self._place_pictures,
        )
        self.recents = Recents(self)
        self.starting = Starting(self, self.start_page, self.desk, self.filing, self.importer, self.recents)
        self.status = StatusLine(self.session, self.checker, self)
        self.setStatusBar(self.status)
        self.actions_book = ActionBook(self, self._handlers(), self.key_tools.keymap)
        self.key_tools.set_book(self.actions_book)
        FieldHistory({Travel.BACK: self.actions_book["undo"], Travel.FORTH: self.actions_book["redo"]}, self)
        menus = self.actions_book.fill(self.menuBar())
        recent = RecentMenu(self.recents, self.filing.open_path, menus[FILE])
        menus[FILE].insertMenu(self.actions_book["import"], recent)
        self._wire()
        ask_before_many(self.session, self)
        self._show_theme()
        self._restore_geometry()

    @property
    def workspace(self) -> "Workspace":
        """The part that shows a record. Made when it is first wanted: the start page comes first."""
        if self._workspace is None:
            from zadankai_editor.ui.workspace import Workspace

            made = Workspace(self.desk, self.checker, self._appearance, self)
            made.connect_menus(self.actions_book)
            made.said.connect(self.status.say)
            made.record_pasted.connect(self.importer.take_pasted)
            made.offering.review_wanted.connect(self.importer.add_at_caret)
            made.brought.connect(lambda brought, at: self.incoming.take(brought, Where.MANUSCRIPT, at))
            made.side.photos.failed.connect(
                lambda why: self.filing.tell("入れられなかった画像があります", why)
            )
            made.current_changed.connect(self.status.set_current)
            made.keys_changed.connect(self.status.set_keys)
            widths = self._settings.get(WINDOW_STATE)
            if widths:
                made.arrange(widths)
            self._pages.addWidget(made)
            self._workspace = made
        return self._workspace

    def _caret(self) -> Selection | None:
        return self._workspace.manuscript.selection if self._workspace else None

    def _handlers(self) -> dict[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {
            "new": lambda: self.filing.before_leaving(self.starting.new),
            "open": self.filing.open,
            "import": self.importer.choose_file,
            "import_add": self._if_open(self.importer.choose_file_to_add),
            "import_clipboard": lambda: self.incoming.take_clipboard(self._where()),
            "save": self._if_open(self.filing.save),
            "save_as": self._if_open(self.filing.save_as),
            "finalize": self._if_open(self.filing.finalize),
            "open_folder": self._if_open(lambda: self.opener.open_folder_of(self.session.path)),
            "count": self._if_open(self._show_count),
            "close": lambda: self.filing.before_leaving(self.show_start),
            "quit": self.close,
            "larger": lambda: self._appearance.step(1),
            "smaller": lambda: self._appearance.step(-1),
            **{f"theme_{c.value}": partial(self._appearance.choose, c) for c in ThemeChoice},
            **self.key_tools.handlers(),
            **self.help_tools.handlers(),
        }
        in_workspace = {s.id: partial(self._in_workspace, s.id) for s in ACTIONS if s.id not in own}
        return {**own, **in_workspace}

    def _in_workspace(self, action_id: str) -> None:
        self.workspace.handlers()[action_id]()

    def _show_count(self) -> None:
        from zadankai_editor.ui.counting import CountWindow

        self.session.settle_input()
        CountWindow(self.session, self).show()

    def _ask_what_is_known(self) -> None:
        from zadankai_editor.ui.beginning.window import BeginWindow

        asking = BeginWindow(self.session, self._appearance.theme, self)
        asking.said.connect(self.status.say)
        asking.record_pasted.connect(self.importer.take)
        asking.brought.connect(lambda brought: self.incoming.take(brought, Where.WINDOW))
        asking.finished.connect(lambda _code: self.workspace.setFocus())
        asking.open()

    def _if_open(self, act: Callable[[], object]) -> Callable[[], object]:
        return lambda: act() if self.record_shown else None

    def _wire(self) -> None:
        self._appearance.changed.connect(self._show_theme)
        self.key_tools.keymap.changed.connect(self._show_keys)
        self._show_keys()
        self.desk.opened.connect(self._on_opened)
        self.desk.busy_changed.connect(self.status.set_busy)
        self.desk.journal_trouble.connect(self.status.set_journal_trouble)
        self.desk.backed_up.connect(self.status.set_backed_up)
        self.start_page.brought.connect(lambda brought: self.incoming.take(brought, Where.START))
        for speaker in (
            self.filing,
            self.importer,
            self.starting,
            self.key_tools,
            self.opener,
            self.help_tools,
        ):
            speaker.said.connect(self.status.say)
        self.starting.begun.connect(self._ask_what_is_known)
        for taker in (self.filing, self.importer):
            taker.taken_over.connect(self.status.say_with_verdict)
        self.filing.problems_wanted.connect(lambda: self.workspace.show_panel("problems"))
        self.session.modified_changed.connect(self._show_title)
        self.session.swapped.connect(self._on_swapped)
        self.session.undo_stack.undoTextChanged.connect(self._show_undo)
        self.session.undo_stack.redoTextChanged.connect(self._show_undo)
        self._show_undo()
        self._enable()

    # What is shown

    @property
    def record_shown(self) -> bool:
        """Whether a record is open, and not the start page."""
        return self._pages.currentWidget() is not self.start_page

    def start(self, path: Path | None) -> None:
        """Show the window, with the record at `path` where one is given."""
        self.show_start(look_for_lost_work=path is None)
        self.show()
        if path is not None:
            self.desk.open(path)
        self.key_tools.tell_of_bad_settings()
        QTimer.singleShot(_FURNISH_MS, self, lambda: self.workspace)

    def show_start(self, *, look_for_lost_work: bool = True) -> None:
        """Put the record away and show the start page."""
        self.desk.close(discard=True)
        self._pages.setCurrentWidget(self.start_page)
        self.starting.refresh(look_for_lost_work=look_for_lost_work)
        self._enable()
        self._show_title()
        self.status.set_quiet(quiet=True)
        self.start_page.setFocus()
        # Once more when a question that led here is gone: whatever had the focus before gets it back with that.
        QTimer.singleShot(0, self.start_page, self.start_page.setFocus)

    def _on_opened(self, notices: tuple[object, ...]) -> None:
        self._pages.setCurrentWidget(self.workspace)
        self.status.set_quiet(quiet=False)
        self._enable()
        self._show_title()
        self.workspace.setFocus()
        for notice in notices:
            self.filing.tell("お知らせ", getattr(notice, "message", str(notice)))

    def _show_title(self) -> None:
        if not self.record_shown:
            self.setWindowTitle(NAME)
            self.setWindowModified(False)
            return
        path = self.session.path
        self.setWindowTitle(window_title(self.session.record.title, path, copy_of=self.desk.copy_of))
        self.setWindowModified(self.session.modified)
        self.status.show_file(path)
        self.actions_book["open_folder"].setText(folder_entry(path))
        if path is not None:
            self.folders.note_record(path)

    def _on_swapped(self, swap: Swap) -> None:
        if "title" in swap.change.fields:
            self._show_title()

    def _show_undo(self) -> None:
        stack = self.session.undo_stack
        for action_id, text, can in (
            ("undo", stack.undoText(), stack.canUndo()),
            ("redo", stack.redoText(), stack.canRedo()),
        ):
            action = self.actions_book[action_id]
            verb, letter = ("元に戻す", "U") if action_id == "undo" else ("やり直す", "R")
            named = f"{verb}：{in_menu(text)}" if text else verb
            action.setText(f"{named}(&{letter})")
            action.setEnabled(can and self.record_shown)

    def _enable(self) -> None:
        always = {"new", "open", "import", "import_clipboard", "quit", "larger", "smaller", "keys"}
        always |= {"palette", "preferences", *self.help_tools.handlers()}
        always |= {f"theme_{choice.value}" for choice in ThemeChoice}
        self.actions_book.enable_only(None if self.record_shown else always)
        self._show_undo()

    def _show_theme(self) -> None:
        theme = self._appearance.theme
        self.start_page.set_theme(theme)
        self.actions_book.set_icons(lambda name: icon(name, theme))
        for choice in ThemeChoice:
            self.actions_book[f"theme_{choice.value}"].setChecked(choice is self._appearance.choice)

    def _show_keys(self) -> None:
        self.start_page.show_keys(self.key_tools.keymap.shown)
        self.status.show_keys(self.key_tools.keymap.shown)

    def tell_of_error(self, details: str) -> None:
        """Tell of an error that nobody expected."""
        text = (
            "予期しないエラーが起きました。ここまでの作業は自動バックアップに残っています。"
            "念のため「名前を付けて保存」で保存してから続けてください。"
        )
        tell(self, "予期しないエラー", text, icon=Icon.Critical, close="続ける(&C)", details=details)

    # Coming and going

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from a folder window, and pictures; a link, to say what is to be done instead."""
        if holds_things(event.mimeData()):
            take_as_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped beside the manuscript and the photos."""
        if holds_things(event.mimeData()):
            take_as_copy(event)
            self.incoming.take(dropped_by(event.mimeData()), self._where())

    def _place_pictures(self, pictures: Sequence[Path | QImage], at: str) -> None:
        self.workspace.side.photos.place(pictures, at)

    def _where(self) -> Where:
        return Where.WINDOW if self.record_shown else Where.START

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before unsaved work is left; then put everything away, which the window does not wait for."""
        # What stands in a field, or is being composed, is work too.
        self.session.settle_input()
        if self.record_shown and (self.session.modified or self.desk.writing):
            event.ignore()
            self.filing.before_leaving(self._leave)
            return
        self._put_away()
        event.accept()

    def _leave(self) -> None:
        self.show_start(look_for_lost_work=False)
        self.close()

    def _put_away(self) -> None:
        self._settings.set(WINDOW_GEOMETRY, bytes(self.saveGeometry().data()))
        if self._workspace is not None and self._workspace.arranged_by_hand:
            self._settings.set(WINDOW_STATE, bytes(self._workspace.saveState().data()))
        self._appearance.save(self.status.say)
        self.desk.close(discard=True)
        # Last: a record that is put away is news to be checked.
        self.checker.close()

    def finish(self, patience: float) -> bool:
        """Wait, once the window is closed, at most so many seconds for what is still being written.

        Tells whether everything is; the record itself was saved, or given up, before the window closed.
        """
        deadline = monotonic() + patience
        return all(
            part.finish(max(0.0, deadline - monotonic()))
            for part in (self.desk, self._appearance, self.recents)
        )

    def _restore_geometry(self) -> None:
        resize_within_screen(self, _SIZE)
        geometry = self._settings.get(WINDOW_GEOMETRY)
        if geometry:
            self.restoreGeometry(geometry)
