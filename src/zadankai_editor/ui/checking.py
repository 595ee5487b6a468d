"""How closely records are checked: what the settings say, and changing it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from zadankai_editor.record.levels import Level
from zadankai_editor.session.checker import Checker
from zadankai_editor.storage.settings import CHECK_LEVEL, Settings


class Checking(QObject):
    """Holds the level of the checks; what the user chooses holds at once, and `keep` has it written."""

    def __init__(self, settings: Settings, checker: Checker, keep: Callable[[], object]) -> None:
        super().__init__(checker)
        self._settings = settings
        self._checker = checker
        self._keep = keep
        checker.level = self.level

    @property
    def level(self) -> Level:
        """How closely records are looked at."""
        return Level(self._settings.get(CHECK_LEVEL))

    def choose(self, level: Level) -> None:
        """Look as closely as `level` says from now on, and remember it."""
        self._settings.set(CHECK_LEVEL, level.value)
        self._checker.look_as_closely_as(level)
        self._keep()
