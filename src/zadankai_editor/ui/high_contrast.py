"""Looks of high contrast: at least 7:1 for every text, and nothing that only a colour tells.

One is the program's own, white and bright on black; another, where the system is set to high contrast, takes
the system's colours as far as these can be read.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtGui import QColor, QPalette

from zadankai_editor.record.findings import Severity
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.ui.theme import Theme

LEAST = 7.0
"""The contrast that texts have at least (WCAG 2, level AAA)."""
OF_THE_SYSTEM = 4.5
"""What is asked of the system's own colours (level AA): somebody has chosen them, and Windows' have 6.8."""


def _colours(names: str) -> tuple[QColor, ...]:
    return tuple(QColor(name) for name in names.split())


def _kinds(heading: str, prompt: str, photo: str, text: str) -> Mapping[BlockKind, QColor]:
    return {
        BlockKind.SECTION: QColor(heading),
        BlockKind.HEADING: QColor(heading),
        BlockKind.PROMPT: QColor(prompt),
        BlockKind.TEXT: QColor(text),
        BlockKind.PHOTO: QColor(photo),
        BlockKind.LEAD: QColor(text),
        BlockKind.CLOSING: QColor(text),
    }


def _severities(error: str, doubt: str, warning: str, info: str) -> Mapping[Severity, QColor]:
    return {
        Severity.ERROR: QColor(error),
        Severity.DOUBT: QColor(doubt),
        Severity.WARNING: QColor(warning),
        Severity.INFO: QColor(info),
    }


BLACK = Theme(
    dark=True,
    contrast=True,
    window=QColor("#000000"),
    base=QColor("#000000"),
    text=QColor("#ffffff"),
    muted=QColor("#c8c8c8"),
    disabled=QColor("#a8a8a8"),
    line=QColor("#ffffff"),
    accent=QColor("#3ff2ff"),
    accent_text=QColor("#000000"),
    hover=QColor("#00384d"),
    gutter=QColor("#000000"),
    gutter_lead=QColor("#1c1c1c"),
    gutter_current=QColor("#00384d"),
    chip=_colours(
        "#9fd0ff #ffc08a #96f096 #d9b8ff #ffe14d #ffadc6 #66efe6 #e8d5a8 #cdf06a #ccd3e6",
    ),
    chip_text=QColor("#000000"),
    kind_text=_kinds("#8fd0ff", "#ffe14d", "#a6f5b4", "#ffffff"),
    severity=_severities("#ffb8b0", "#ffc266", "#fff04d", "#a8d4ff"),
)
"""White and bright on black."""

WHITE = Theme(
    dark=False,
    contrast=True,
    window=QColor("#ffffff"),
    base=QColor("#ffffff"),
    text=QColor("#000000"),
    muted=QColor("#404040"),
    disabled=QColor("#595959"),
    line=QColor("#000000"),
    accent=QColor("#0b2e8a"),
    accent_text=QColor("#ffffff"),
    hover=QColor("#d9e8ff"),
    gutter=QColor("#ffffff"),
    gutter_lead=QColor("#ececec"),
    gutter_current=QColor("#d9e8ff"),
    chip=_colours(
        "#0a3d73 #7a2e00 #0b4d1a #4a1f80 #574300 #7a0f3d #004d4a #4d3d1f #3a4700 #333d57",
    ),
    chip_text=QColor("#ffffff"),
    kind_text=_kinds("#0b2e8a", "#4d3600", "#0b421a", "#000000"),
    severity=_severities("#8a0a0a", "#5c3300", "#453900", "#123a6b"),
)
"""Black and dark on white."""


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG 2 counts it: from 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_theme(system: QPalette) -> Theme:
    """Return the look of high contrast in the colours of `system`, or the program's own beside them.

    A system may call for contrast and give colours that have none: those are left.
    """
    role = QPalette.ColorRole
    base, text, window = (system.color(r) for r in (role.Base, role.Text, role.Window))
    accent, accent_text = system.color(role.Highlight), system.color(role.HighlightedText)
    own = BLACK if _luminance(base) < 0.5 else WHITE
    pairs = ((text, base), (text, window), (accent_text, accent))
    if any(contrast(one, other) < OF_THE_SYSTEM for one, other in pairs):
        return own

    def legible(colour: QColor) -> QColor:
        return colour if min(contrast(colour, base), contrast(colour, window)) >= LEAST else text

    shows = contrast(accent, base) >= OF_THE_SYSTEM
    return replace(
        own,
        window=window, base=base, text=text, muted=text, line=text,
        accent=accent if shows else text,
        accent_text=accent_text if shows else base,
        disabled=legible(own.disabled),
        hover=base, gutter=base, gutter_lead=base, gutter_current=base,
        kind_text={kind: legible(colour) for kind, colour in own.kind_text.items()},
        severity={severity: legible(colour) for severity, colour in own.severity.items()},
    )  # fmt: skip
