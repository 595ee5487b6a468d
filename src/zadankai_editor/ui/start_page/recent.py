"""The last records: name, folder, when; what is gone is greyed."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from zadankai_editor.session.background import Job
from zadankai_editor.ui.icons import icon
from zadankai_editor.ui.start_page.choice import Choice
from zadankai_editor.ui.start_page.times import said
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.plain_text import plain_tip

MISSING = "見つかりません"

_ICON = 16

Saved = Mapping[Path, datetime | None]
"""When each file was saved last; `None` where there is none, absent where nobody can tell."""


class RecentList(QWidget):
    """The last records, the latest first.

    Whether they are still there is looked up in the background: a share that does not answer
    must not keep anybody waiting.
    """

    wanted = Signal(Path)
    forget_wanted = Signal(Path)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[RecentRow] = []
        self._lookup: Job | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        for row in self.rows:
            row.set_theme(theme)

    def set_paths(self, paths: tuple[Path, ...]) -> None:
        """Show other records."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [RecentRow(path, self._theme) for path in paths]
        for row in self.rows:
            row.wanted.connect(self.wanted)
            row.forget_wanted.connect(self.forget_wanted)
            self._column.addWidget(row)
        self._lookup = None
        if paths:
            # No parent: a page that is put away does not wait for a disk.
            self._lookup = Job(_looking_up(paths))
            self._lookup.done.connect(self._on_looked_up)
            self._lookup.failed.connect(self._on_lookup_failed)
            self._lookup.start()

    def _on_looked_up(self, saved: Saved) -> None:
        now = datetime.now().astimezone()
        for row in self.rows:
            if row.path in saved:
                row.show_saved(saved[row.path], now)

    def _on_lookup_failed(self, error: Exception) -> None:
        raise error


def _looking_up(paths: tuple[Path, ...]) -> Callable[[Job], Saved]:
    return lambda _job: _saved(paths)


def _saved(paths: tuple[Path, ...]) -> Saved:
    found: dict[Path, datetime | None] = {}
    for path in paths:
        try:
            found[path] = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        except (FileNotFoundError, NotADirectoryError):
            found[path] = None
        except OSError:
            continue
    return found


class RecentRow(QWidget):
    """One of the last records; × or the Delete key takes it out of the list."""

    wanted = Signal(Path)
    forget_wanted = Signal(Path)

    def __init__(self, path: Path, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.choice = Choice(theme, "", path.stem, str(path.parent))
        # A & in a file's name is no letter that presses it.
        self.choice.setShortcut(QKeySequence())
        self.choice.setToolTip(plain_tip(str(path)))
        self.choice.clicked.connect(lambda: self.wanted.emit(self.path))
        self.forget = QToolButton()
        self.forget.setAutoRaise(True)
        self.forget.setIconSize(QSize(_ICON, _ICON))
        self.forget.setToolTip("一覧から外す（ファイルは消えません）")
        self.forget.setAccessibleName(f"「{path.stem}」を一覧から外す")
        self.forget.clicked.connect(lambda: self.forget_wanted.emit(self.path))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.choice, 1)
        row.addWidget(self.forget)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.choice.set_theme(theme)
        self.forget.setIcon(icon("close", theme, theme.muted))
        self.forget.setStyleSheet(
            "QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px;"
            " padding: 4px; }"
            f"QToolButton:hover {{ background: {theme.hover.name()}; }}"
            f"QToolButton:focus {{ border-color: {theme.accent.name()}; }}"
        )

    def show_saved(self, when: datetime | None, now: datetime) -> None:
        """Say when the file was saved last; `None`: it is not there."""
        self.choice.setEnabled(when is not None)
        self.choice.set_hint(MISSING if when is None else said(when, now))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the record out of the list."""
        if event.key() == Qt.Key.Key_Delete:
            self.forget_wanted.emit(self.path)
        else:
            super().keyPressEvent(event)
