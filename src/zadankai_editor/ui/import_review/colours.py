"""Which colours of the theme stand for what in the import review."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from zadankai_editor.record.findings import Severity
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.ui.import_review.marks import Fate, Mark
from zadankai_editor.ui.theme import Theme

_TINT = 30
_DOT = 14


def doubt_colour(theme: Theme) -> QColor:
    """Return the colour of what is to be looked at."""
    return theme.severity[Severity.DOUBT]


def doubt_tint(theme: Theme) -> QColor:
    """Return the colour behind what is to be looked at."""
    tint = QColor(doubt_colour(theme))
    tint.setAlpha(_TINT)
    return tint


def paint_doubt_ground(painter: QPainter, room: QRect, theme: Theme) -> None:
    """Paint the ground of a strip that says what is to be looked at."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(Qt.GlobalColor.transparent))
    painter.setBrush(doubt_tint(theme))
    painter.drawRoundedRect(room, 6, 6)


def kind_colour(theme: Theme, kind: BlockKind | None) -> QColor:
    """Return the colour of the word for a kind of block; of a field where there is none."""
    return theme.muted if kind is None else theme.kind_text.get(kind, theme.muted)


def sign_colour(theme: Theme, mark: Mark) -> QColor:
    """Return the colour of the word beside a line."""
    return theme.muted if mark.fate is Fate.LEFT_OUT else kind_colour(theme, mark.block_kind)


def bar_colour(theme: Theme, mark: Mark) -> QColor:
    """Return the colour of the bar beside a line: the speaker's, or the kind's."""
    if mark.place is not None:
        return theme.chip_of(mark.place)
    if mark.block_kind is BlockKind.UTTERANCE:
        return theme.line
    return kind_colour(theme, mark.block_kind)


def chip_fill(theme: Theme, place: int | None) -> QColor:
    """Return the ground of a chip: the colour of the participant at `place`, a quiet one for nobody."""
    return theme.hover if place is None else theme.chip_of(place)


def chip_ink(theme: Theme, place: int | None) -> QColor:
    """Return the colour of what stands on such a chip."""
    return theme.text if place is None else theme.chip_text


def dot(colour: QColor | None) -> QIcon:
    """Return a dot in a participant's colour, for menus; an empty one as wide for `None`."""
    picture = QPixmap(_DOT, _DOT)
    picture.fill(Qt.GlobalColor.transparent)
    if colour is not None:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colour)
        painter.setPen(colour.darker(130))
        painter.drawEllipse(1, 1, _DOT - 2, _DOT - 2)
        painter.end()
    return QIcon(picture)


def main_button_style(theme: Theme) -> str:
    """Return the style of the button that is meant to be pressed next."""
    accent, on_accent, line, muted, text = (
        colour.name() for colour in (theme.accent, theme.accent_text, theme.line, theme.disabled, theme.text)
    )
    return (
        f"QPushButton {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}"
        f"QPushButton:focus {{ border: 2px solid {text}; padding: 4px 11px; }}"
        f"QPushButton:disabled {{ background: transparent; color: {muted}; border-color: {line}; }}"
    )
