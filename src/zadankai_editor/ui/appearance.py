"""Colours and size of letters: applying what the settings say, and changing it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from zadankai_editor.session.background import Background
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.settings import FONT_STEP, THEME, Settings
from zadankai_editor.ui.theme import (
    Theme,
    ThemeChoice,
    check_box_palette,
    interface_font,
    manuscript_font,
    palette_of,
    theme_for,
)

LEAST_STEP, MOST_STEP = -3, 12


class Appearance(QObject):
    """The look of the application. `changed` tells everybody who paints to do so anew."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._disk = Background(self)
        self._base = QFont(app.font())
        self.theme: Theme = theme_for(self.choice)
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: self._apply())
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """The theme that the user has chosen."""
        return ThemeChoice(self._settings.get(THEME))

    @property
    def font_step(self) -> int:
        """By how many steps letters are larger than at first; negative where they are smaller."""
        return max(LEAST_STEP, min(MOST_STEP, self._settings.get(FONT_STEP)))

    @property
    def manuscript_font(self) -> QFont:
        """The font of the manuscript."""
        return manuscript_font(self._base, self._settings.get(FONT_STEP))

    def choose(self, choice: ThemeChoice) -> None:
        """Take another theme, and remember it."""
        self._settings.set(THEME, choice.value)
        self._apply()

    def step(self, by: int) -> None:
        """Make letters larger or smaller, and remember it."""
        step = max(LEAST_STEP, min(MOST_STEP, self.font_step + by))
        self._settings.set(FONT_STEP, step)
        self._apply()

    def save(self, report: Callable[[str], object]) -> None:
        """Keep the settings, in the background; where that fails say so through `report`."""

        def failed(error: Exception) -> None:
            if not isinstance(error, StorageError):
                raise error
            report(error.message)

        self._disk.run("", self._settings.saving(), failed=failed)

    def finish(self, patience: float) -> bool:
        """Wait at most so many seconds until what is to be kept is; tell whether it is."""
        return self._disk.finish(patience)

    def _apply(self) -> None:
        self.theme = theme_for(self.choice)
        self._app.setFont(interface_font(self._base, max(0, self._settings.get(FONT_STEP)) // 2))
        self._app.setPalette(palette_of(self.theme))
        # PySide wants text for the name of the class, whatever its stubs say.
        self._app.setPalette(check_box_palette(self.theme), "QCheckBox")  # type: ignore[arg-type]
        self._app.setStyleSheet(style_sheet(self.theme))
        self.changed.emit()


def style_sheet(theme: Theme) -> str:
    """Return the little that the palette cannot say: thin lines, calm tabs, visible focus."""
    line, accent, base, hover = (c.name() for c in (theme.line, theme.accent, theme.base, theme.hover))
    muted, text, window = theme.muted.name(), theme.text.name(), theme.window.name()
    return f"""
    QToolTip {{ background: {base}; color: {text}; border: 1px solid {line}; padding: 4px; }}
    QSplitter::handle {{ background: {line}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QStatusBar {{ border-top: 1px solid {line}; }}
    QStatusBar QLabel {{ padding: 2px 8px; }}
    QStatusBar::item {{ border: none; }}
    QMenuBar {{ background: {window}; border-bottom: 1px solid {line}; }}
    QMenuBar::item {{ padding: 6px 10px; background: transparent; }}
    QMenuBar::item:selected, QMenu::item:selected {{ background: {hover}; color: {text}; }}
    QMenu {{ background: {base}; border: 1px solid {line}; padding: 4px; }}
    QMenu::item {{ padding: 5px 28px 5px 12px; }}
    QMenu::item:disabled {{ color: {muted}; }}
    QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {line}; }}
    QTabBar::tab {{ padding: 6px 8px; border: 2px solid transparent; border-radius: 4px;
        color: {muted}; background: transparent; }}
    QTabBar::tab:selected {{ color: {text}; border-radius: 0; border-bottom-color: {accent}; }}
    QTabBar::tab:selected:focus {{ border-radius: 4px; border-color: {accent}; }}
    QLineEdit, QTextEdit, TextField, QAbstractSpinBox, QComboBox {{
        background: {base}; border: 1px solid {line}; border-radius: 4px; padding: 4px 6px; }}
    QLineEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
        border: 2px solid {accent}; padding: 3px 5px; }}
    TextField {{ padding: 1px 3px; }}
    TextField:focus {{ border: 2px solid {accent}; padding: 0 2px; }}
    QListView, QTreeView, QTableView {{
        background: {base}; border: 1px solid {line}; border-radius: 4px; padding: 1px; }}
    QListView:focus, QTreeView:focus, QTableView:focus {{ border: 2px solid {accent}; padding: 0; }}
    QPushButton, QToolButton {{
        background: {base}; border: 1px solid {line}; border-radius: 4px; padding: 5px 12px; }}
    QToolButton {{ padding: 4px; }}
    QPushButton:hover, QToolButton:hover {{ background: {hover}; }}
    QPushButton:default {{ border-color: {accent}; }}
    QPushButton:focus {{ border: 2px solid {accent}; padding: 4px 11px; }}
    QToolButton:focus {{ border: 2px solid {accent}; padding: 3px; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {muted}; background: transparent; }}
    QCheckBox, QRadioButton {{ border: 2px solid transparent; border-radius: 4px; padding: 1px 2px; }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {accent}; }}
    #speakerPicker, #quickPanel {{ background: {base}; border: 1px solid {accent}; border-radius: 6px; }}
    #speakerPicker QListWidget, #quickPanel QListWidget {{ border: none; }}
    """
