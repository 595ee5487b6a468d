"""Which colours of the theme stand for what when something is searched."""

from PySide6.QtGui import QColor

from zadankai_editor.record.findings import Severity
from zadankai_editor.ui.theme import Theme

_FOUND = {False: QColor("#fbe59a"), True: QColor("#6a560f")}
"""By whether the theme is dark."""
_FAINT = 28


def found_tint(theme: Theme) -> QColor:
    """Return the colour behind what was found."""
    return _FOUND[theme.dark]


def searched_tint(theme: Theme) -> QColor:
    """Return the colour behind the passage that is searched, where it is not all."""
    tint = QColor(theme.accent)
    tint.setAlpha(_FAINT)
    return tint


def removed_colour(theme: Theme) -> QColor:
    """Return the colour of a text that goes."""
    return theme.severity[Severity.ERROR]
