"""Colours and fonts of the window, light and dark."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from zadankai_editor.record.findings import Severity
from zadankai_editor.record.nodes import BlockKind

FONT_FAMILIES = (
    "BIZ UDPGothic",
    "Yu Gothic UI",
    "Meiryo",
    "Hiragino Sans",
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "IPAexGothic",
)
"""Japanese fonts in the order in which they are preferred: UD fonts first, for legibility."""


class ThemeChoice(StrEnum):
    """Which look the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True)
class Theme:
    """Every colour that the window uses beside the palette."""

    dark: bool
    contrast: bool
    """Whether it is one of high contrast: nothing is told by a colour alone."""
    window: QColor
    base: QColor
    text: QColor
    muted: QColor
    disabled: QColor
    line: QColor
    accent: QColor
    accent_text: QColor
    hover: QColor
    gutter: QColor
    gutter_lead: QColor
    gutter_current: QColor
    chip: tuple[QColor, ...]
    chip_text: QColor
    kind_text: Mapping[BlockKind, QColor]
    severity: Mapping[Severity, QColor]

    def chip_of(self, index: int) -> QColor:
        """Return the colour of the participant at `index` of the list."""
        return self.chip[index % len(self.chip)]


_CHIPS_LIGHT = (
    "#cfe3f7",
    "#fbdcc8",
    "#d3ecd3",
    "#e6dbf5",
    "#f9e7ae",
    "#f7d3de",
    "#c9ebea",
    "#e3dccf",
    "#d9e5b9",
    "#d8dce6",
)
_CHIPS_DARK = (
    "#23476b",
    "#6b3d20",
    "#2a5632",
    "#4c3a72",
    "#5e4c10",
    "#6b2f44",
    "#1d5553",
    "#544938",
    "#455218",
    "#414a5e",
)


def _colours(*names: str) -> tuple[QColor, ...]:
    return tuple(QColor(name) for name in names)


LIGHT = Theme(
    dark=False,
    contrast=False,
    window=QColor("#f4f5f6"),
    base=QColor("#ffffff"),
    text=QColor("#1d2430"),
    muted=QColor("#5c6675"),
    disabled=QColor("#5c6675"),
    line=QColor("#d9dde3"),
    accent=QColor("#1f5fa8"),
    accent_text=QColor("#ffffff"),
    hover=QColor("#e6ecf4"),
    gutter=QColor("#fafbfc"),
    gutter_lead=QColor("#f1f3f6"),
    gutter_current=QColor("#e7eef8"),
    chip=_colours(*_CHIPS_LIGHT),
    chip_text=QColor("#1d2430"),
    kind_text={
        BlockKind.SECTION: QColor("#14447c"),
        BlockKind.HEADING: QColor("#14447c"),
        BlockKind.PROMPT: QColor("#6a4a00"),
        BlockKind.TEXT: QColor("#4a5260"),
        BlockKind.PHOTO: QColor("#3d5c45"),
        BlockKind.LEAD: QColor("#3c4553"),
        BlockKind.CLOSING: QColor("#3c4553"),
    },
    severity={
        Severity.ERROR: QColor("#b3261e"),
        Severity.DOUBT: QColor("#9a5b00"),
        Severity.WARNING: QColor("#6d5d00"),
        Severity.INFO: QColor("#3f5f86"),
    },
)

DARK = Theme(
    dark=True,
    contrast=False,
    window=QColor("#1f2329"),
    base=QColor("#16191e"),
    text=QColor("#e4e8ee"),
    muted=QColor("#a3adba"),
    disabled=QColor("#a3adba"),
    line=QColor("#373e48"),
    accent=QColor("#7fb2ec"),
    accent_text=QColor("#0f1a28"),
    hover=QColor("#2b323c"),
    gutter=QColor("#1b1f25"),
    gutter_lead=QColor("#21262d"),
    gutter_current=QColor("#25303e"),
    chip=_colours(*_CHIPS_DARK),
    chip_text=QColor("#f1f4f8"),
    kind_text={
        BlockKind.SECTION: QColor("#a9cdf7"),
        BlockKind.HEADING: QColor("#a9cdf7"),
        BlockKind.PROMPT: QColor("#e6c274"),
        BlockKind.TEXT: QColor("#b6bfcb"),
        BlockKind.PHOTO: QColor("#a5d0af"),
        BlockKind.LEAD: QColor("#c5cdd8"),
        BlockKind.CLOSING: QColor("#c5cdd8"),
    },
    severity={
        Severity.ERROR: QColor("#ff8a80"),
        Severity.DOUBT: QColor("#ffb95c"),
        Severity.WARNING: QColor("#e0cf6a"),
        Severity.INFO: QColor("#9fc2ee"),
    },
)


def palette_of(theme: Theme) -> QPalette:
    """Return the palette that gives Qt's own widgets the colours of `theme`."""
    palette = QPalette(theme.window)
    role = QPalette.ColorRole
    for key, colour in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.base,
        role.AlternateBase: theme.gutter,
        role.Text: theme.text,
        role.Button: theme.window,
        role.ButtonText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_text,
        role.PlaceholderText: theme.muted,
        role.ToolTipBase: theme.base,
        role.ToolTipText: theme.text,
        role.Link: theme.accent,
        role.Accent: theme.accent,
    }.items():
        palette.setColor(key, colour)
    faded = QColor(theme.disabled)
    if not theme.contrast:
        faded.setAlpha(150)
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, faded)
    return palette


def box_palette(theme: Theme) -> QPalette:
    """Return the palette of check boxes and radio buttons.

    Fusion draws the box and the circle darker than the window: unseen in the dark.
    """
    palette = palette_of(theme)
    palette.setColor(QPalette.ColorRole.Window, theme.muted.lighter(140) if theme.dark else theme.muted)
    return palette


@cache
def _preferred_family() -> str | None:
    """Return the first of `FONT_FAMILIES` that this machine has. Qt takes some 6 ms to list them."""
    families = set(QFontDatabase.families())
    return next((name for name in FONT_FAMILIES if name in families), None)


def interface_font(base: QFont, step: int = 0) -> QFont:
    """Return `base` in a Japanese family that this machine has, `step` points larger."""
    font = QFont(base)
    preferred = _preferred_family()
    if preferred:
        font.setFamilies([preferred, *base.families()])
    font.setPointSizeF(max(9.0, 10.0 + step))
    return font


def manuscript_font(base: QFont, step: int = 0) -> QFont:
    """Return the font of the manuscript: larger than the interface's, for reading."""
    font = interface_font(base, step)
    font.setPointSizeF(font.pointSizeF() + 2)
    return font
