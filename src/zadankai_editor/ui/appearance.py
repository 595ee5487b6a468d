"""Colours and size of letters: applying what the settings say, and changing it."""

from collections.abc import Callable
from functools import cache, partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPalette, QStyleHints, QWheelEvent, QWindow
from PySide6.QtWidgets import QApplication

from zadankai_editor.session.background import Background
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.settings import FONT_STEP, THEME, Settings
from zadankai_editor.ui.high_contrast import BLACK, contrast_theme
from zadankai_editor.ui.theme import (
    DARK,
    LIGHT,
    Theme,
    ThemeChoice,
    box_palette,
    interface_font,
    manuscript_font,
    palette_of,
)

LEAST_STEP, MOST_STEP = -3, 12
_NOTCH = 120
"""By so much the wheel turns from one notch to the next."""


@cache
def _hints() -> QStyleHints:
    """Return what the system wishes.

    Kept: PySide takes what belongs to it for gone as soon as nobody holds this object.
    """
    return QGuiApplication.styleHints()


def wants_contrast() -> bool:
    """Tell whether the system is set to high contrast."""
    return _hints().accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def system_palette(app: QApplication) -> QPalette:
    """Return the system's colours, which those of the program cover."""
    app.setPalette(QPalette())
    return app.palette()


def theme_for(choice: ThemeChoice, app: QApplication) -> Theme:
    """Return the theme that `choice` means, here and now."""
    if choice is not ThemeChoice.SYSTEM:
        return {ThemeChoice.LIGHT: LIGHT, ThemeChoice.DARK: DARK, ThemeChoice.CONTRAST: BLACK}[choice]
    if wants_contrast():
        return contrast_theme(system_palette(app))
    return DARK if _hints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


MAIN_BUTTON = "main"
"""A property of a button: it does what one has come for, as a default button does, and Enter does not press it."""


class Appearance(QObject):
    """The look of the application. `changed` tells everybody who paints to do so anew."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._disk = Background(self)
        self._base = QFont(app.font())
        self._turned = 0
        self.theme: Theme = theme_for(self.choice, app)
        # Methods of its own, which end with it.
        app.focusWindowChanged.connect(self._on_window)
        _hints().colorSchemeChanged.connect(self._on_system_changed)
        _hints().accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
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

    def _on_window(self, window: QWindow | None) -> None:
        # A window that is at hand: the wheel turns there. Qt takes it for one however often it is said.
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Ctrl and the wheel change the size, over whatever of a window the mouse is."""
        if event.type() != QEvent.Type.Wheel or not isinstance(event, QWheelEvent):
            return False
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            self._turned = 0
            return False
        if event.phase() != Qt.ScrollPhase.ScrollMomentum:
            self._turned += event.angleDelta().y()
            steps = int(self._turned / _NOTCH)
            self._turned -= steps * _NOTCH
            if steps:
                # Not from within the event: what it goes to is laid out anew.
                QTimer.singleShot(0, self, partial(self.step, steps))
        return True

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

    def _on_system_changed(self, _wish: object) -> None:
        self._apply()

    def _apply(self) -> None:
        self.theme = theme_for(self.choice, self._app)
        self._app.setFont(interface_font(self._base, max(0, self._settings.get(FONT_STEP)) // 2))
        self._app.setPalette(palette_of(self.theme))
        for boxes in ("QCheckBox", "QRadioButton"):
            # PySide wants text for the name of the class, whatever its stubs say.
            self._app.setPalette(box_palette(self.theme), boxes)  # type: ignore[arg-type]
        self._app.setStyleSheet(style_sheet(self.theme))
        self.changed.emit()


def style_sheet(theme: Theme) -> str:
    """Return the little that the palette cannot say: thin lines, calm tabs, visible focus."""
    line, accent, base, hover = (c.name() for c in (theme.line, theme.accent, theme.base, theme.hover))
    muted, text, window = theme.muted.name(), theme.text.name(), theme.window.name()
    disabled = theme.disabled.name()
    edge, ring = theme.muted.name(), text if theme.contrast else accent
    chosen, on_chosen = (accent, theme.accent_text.name()) if theme.contrast else (hover, text)
    return f"""
    QToolTip {{ background: {base}; color: {text}; border: 1px solid {line}; padding: 4px; }}
    QSplitter::handle {{ background: {line}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QStatusBar {{ border-top: 1px solid {line}; }}
    QStatusBar QLabel {{ padding: 2px 8px; }}
    QStatusBar::item {{ border: none; }}
    QMenuBar {{ background: {window}; border-bottom: 1px solid {line}; }}
    QMenuBar::item {{ padding: 6px 10px; background: transparent; }}
    QMenuBar::item:selected, QMenu::item:selected {{ background: {chosen}; color: {on_chosen}; }}
    QMenu {{ background: {base}; border: 1px solid {line}; padding: 4px; }}
    QMenu::item {{ padding: 5px 28px 5px 12px; }}
    QMenu::item:disabled {{ color: {disabled}; }}
    QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {line}; }}
    QTabBar::tab {{ padding: 6px 8px; border: 2px solid transparent; border-radius: 4px;
        color: {muted}; background: transparent; }}
    QTabBar::tab:selected {{ color: {text}; border-radius: 0; border-bottom-color: {accent}; }}
    QTabBar::tab:selected:focus {{ border-radius: 4px; border-color: {accent}; }}
    QLineEdit, QTextEdit, TextField, BeginField, QAbstractSpinBox, QComboBox {{
        background: {base}; border: 1px solid {line}; border-radius: 4px; padding: 4px 6px; }}
    QLineEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
        border: 2px solid {accent}; padding: 3px 5px; }}
    TextField, BeginField {{ padding: 1px 3px; }}
    TextField:focus, BeginField:focus {{ border: 2px solid {accent}; padding: 0 2px; }}
    QListView, QTreeView, QTableView {{
        background: {base}; border: 1px solid {line}; border-radius: 4px; padding: 1px; }}
    QListView:focus, QTreeView:focus, QTableView:focus {{ border: 2px solid {accent}; padding: 0; }}
    QPushButton, QToolButton {{
        background: {base}; border: 1px solid {line}; border-radius: 4px; padding: 5px 12px; }}
    QToolButton {{ padding: 4px; }}
    QPushButton:hover, QToolButton:hover {{ background: {hover}; }}
    QPushButton:default, QPushButton[{MAIN_BUTTON}="true"] {{ border-color: {accent}; font-weight: bold; }}
    QPushButton:focus {{ border: 2px solid {accent}; padding: 4px 11px; }}
    QToolButton:focus {{ border: 2px solid {accent}; padding: 3px; }}
    QPushButton:checked, QToolButton:checked {{ background: {chosen}; color: {on_chosen}; border-color: {accent}; }}
    QPushButton:checked:focus, QToolButton:checked:focus {{ border-color: {ring}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {disabled}; background: transparent; }}
    DropDown::drop-down {{ border: none; width: 20px; }}
    QProgressBar {{ background: {base}; border: 1px solid {edge}; border-radius: 4px; }}
    QCheckBox, QRadioButton {{ border: 2px solid transparent; border-radius: 4px; padding: 1px 2px; }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {accent}; }}
    #speakerPicker, #quickPanel {{ background: {base}; border: 1px solid {accent}; border-radius: 6px; }}
    #speakerPicker QListWidget, #quickPanel QListWidget {{ border: none; }}
    {_seen_scroll_bars(theme) if theme.contrast else ""}
    """


def _seen_scroll_bars(theme: Theme) -> str:
    """Return scroll bars that can be seen: the style would draw them in shades of the window."""
    line, base, accent = (c.name() for c in (theme.line, theme.base, theme.accent))
    return f"""
    QScrollBar {{ background: {base}; }}
    QScrollBar:vertical {{ width: 14px; border-left: 1px solid {line}; }}
    QScrollBar:horizontal {{ height: 14px; border-top: 1px solid {line}; }}
    QScrollBar::handle {{ background: {line}; margin: 2px; min-height: 28px; min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {accent}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: {base}; }}
    """
