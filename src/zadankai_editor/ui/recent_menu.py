"""The last records as a menu."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from zadankai_editor.session.recents import Recents
from zadankai_editor.ui.widgets.plain_text import add_entry, plain_tip


class RecentMenu(QMenu):
    """Lists the last records each time that it opens; `open_path` is called with the one chosen."""

    def __init__(self, recents: Recents, open_path: Callable[[Path], object], parent: QWidget) -> None:
        super().__init__("最近の記録(&E)", parent)
        self._recents = recents
        self._open_path = open_path
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        paths = self._recents.paths
        for number, path in enumerate(paths, start=1):
            entry = add_entry(self, path.name, f"&{number % 10}　")
            entry.setToolTip(plain_tip(str(path)))
            entry.triggered.connect(partial(self._choose, path))
        if not paths:
            self.addAction("まだありません").setEnabled(False)

    def _choose(self, path: Path, _checked: bool = False) -> None:
        self._open_path(path)
