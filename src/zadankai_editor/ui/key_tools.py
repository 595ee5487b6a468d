"""What is done about keys in the window: help, palette, preferences, and the history of steps."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from zadankai_editor.session.checker import Checker
from zadankai_editor.session.session import Session
from zadankai_editor.storage.settings import Settings
from zadankai_editor.ui.action_book import ActionBook
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.checking import Checking
from zadankai_editor.ui.help_page import HelpPage
from zadankai_editor.ui.keymap import Keymap

if TYPE_CHECKING:
    # What looks for names loads the recogniser's dictionary: the start need not wait for it.
    from zadankai_editor.ui.palette import Palette
    from zadankai_editor.ui.undo_history import UndoHistory


class KeyTools(QObject):
    """Opens each over the window; what the user changes of the keys is kept at once."""

    said = Signal(str)
    """Something to be said for a moment."""

    def __init__(
        self, settings: Settings, appearance: Appearance, session: Session, checker: Checker, window: QWidget
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._appearance = appearance
        self._session = session
        self._window = window
        self.keymap = Keymap(settings, self)
        self._checking = Checking(settings, checker, lambda: appearance.save(self.said.emit))
        self.palette: Palette | None = None
        self.history: UndoHistory | None = None
        self._book: ActionBook | None = None
        self.keymap.changed.connect(lambda: appearance.save(self.said.emit))

    def set_book(self, book: ActionBook) -> None:
        """Take the actions that the palette runs."""
        self._book = book

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do, by their ids."""
        return {
            "keys": lambda: HelpPage(self.keymap, self._window).show(),
            "palette": self.show_palette,
            "preferences": self.show_preferences,
            "history": self.show_history,
        }

    def tell_of_bad_settings(self) -> None:
        """Say what in the file of settings could not be read."""
        ignored = [f"設定の「{title}」が読めません。標準の値にしました。" for title in self._settings.ignored]
        problems = (*ignored, *self.keymap.problems)
        if problems:
            more = f"（ほか{len(problems) - 1}件）" if len(problems) > 1 else ""
            self.said.emit(f"{problems[0]}{more}")

    def show_palette(self) -> None:
        """Open the command palette."""
        from zadankai_editor.ui.palette import Palette

        if self.palette is None and self._book is not None:
            self.palette = Palette(self._book, self.keymap, self._appearance.theme, self._window)
        if self.palette is not None:
            self.palette.set_theme(self._appearance.theme)
            self.palette.open()

    def show_history(self) -> None:
        """Open the list of steps."""
        from zadankai_editor.ui.undo_history import UndoHistory

        if self.history is None:
            self.history = UndoHistory(self._session, self._appearance.theme, self._window)
        self.history.set_theme(self._appearance.theme)
        self.history.open()

    def show_preferences(self) -> None:
        """Open the preferences."""
        from zadankai_editor.ui.preferences import Preferences

        Preferences(self.keymap, self._appearance, self._checking, self._window).open()
