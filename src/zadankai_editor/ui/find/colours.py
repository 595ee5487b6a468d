"""Which colours of the theme stand for what when something is searched."""

from PySide6.QtGui import QColor

from zadankai_editor.record.findings import Severity
from zadankai_editor.ui.theme import Theme

_TINT = 70
_FAINT = 28


def found_tint(theme: Theme) -> QColor:
    """Return the colour behind what was found."""
    return _tinted(theme.severity[Severity.DOUBT], _TINT)


def searched_tint(theme: Theme) -> QColor:
    """Return the colour behind the passage that is searched, where it is not all."""
    return _tinted(theme.accent, _FAINT)


def removed_colour(theme: Theme) -> QColor:
    """Return the colour of a text that goes."""
    return theme.severity[Severity.ERROR]


def _tinted(colour: QColor, alpha: int) -> QColor:
    tint = QColor(colour)
    tint.setAlpha(alpha)
    return tint
