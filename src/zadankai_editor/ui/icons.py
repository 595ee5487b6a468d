"""The program's line icons in the colours of a theme."""

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache

from zadankai_editor.resources import resource
from zadankai_editor.ui.theme import Theme

_STROKE = 'stroke="#000"'
_SIZES = (16, 24, 48)
_DISABLED_ALPHA = 110

_sources: dict[str, str] = {}


def icon(name: str, theme: Theme, colour: QColor | None = None) -> QIcon:
    """Return `resources/icons/NAME.svg` as an icon in the text colour of `theme`, or in `colour`.

    Raises FileNotFoundError where there is no such icon.
    """
    normal = colour or theme.text
    faded = QColor(normal)
    faded.setAlpha(_DISABLED_ALPHA)
    found = QIcon()
    for mode, drawn_in in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, faded)):
        for drawn in _drawn(name, drawn_in, _SIZES):
            found.addPixmap(drawn, mode)
    return found


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a picture of `size` pixels, for a screen of so many dots a pixel.

    Raises FileNotFoundError where there is no such icon.
    """
    (drawn,) = _drawn(name, colour, (round(size * ratio),))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def _drawn(name: str, colour: QColor, sizes: tuple[int, ...]) -> list[QPixmap]:
    # Qt's cache ends with the application; pixmaps in a variable of the module would outlive it.
    found = []
    source: QByteArray | None = None
    for size in sizes:
        key = f"zadankai/{name}/{colour.rgba():x}/{size}"
        drawn = QPixmap()
        if not QPixmapCache.find(key, drawn):
            source = source or _coloured(name, colour)
            drawn = _rendered(source, size)
            QPixmapCache.insert(key, drawn)
        found.append(drawn)
    return found


def _rendered(source: QByteArray, size: int) -> QPixmap:
    # Loaded where there is something to draw: the program starts faster without.
    from PySide6.QtSvg import QSvgRenderer

    drawn = QPixmap(size, size)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(source).render(painter)
    painter.end()
    return drawn


def _coloured(name: str, colour: QColor) -> QByteArray:
    stroke = f'stroke="{colour.name()}" stroke-opacity="{colour.alphaF():.3f}"'
    return QByteArray(_source(name).replace(_STROKE, stroke).encode())


@cache
def preload() -> None:
    """Read all icons: the window is not to wait for the disk when it shows one."""
    for file in resource("icons").iterdir():
        stem, _, kind = file.name.rpartition(".")
        if kind == "svg":
            _sources[stem] = file.read_text(encoding="utf-8")


def _source(name: str) -> str:
    if name not in _sources:
        _sources[name] = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return _sources[name]
