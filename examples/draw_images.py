"""Draw the pictures of the sample record: `python examples/draw_images.py [FOLDER]`.

Everything is drawn with plain shapes and no text, so the pictures do not depend on the
fonts of a machine. FOLDER is `images/` beside this file unless another one is named.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen, QPolygonF

WIDTH, HEIGHT = 960, 640

SKY, DAWN, SEA, DEEP_SEA = "#d3e8ea", "#fbe9cf", "#6fb1b5", "#3f8791"
CREAM, SAND, WALL, WHITE = "#fbf4e6", "#efdfc4", "#f5ead6", "#fffdf8"
GRASS, LEAF, FOREST = "#a3c59b", "#7dab83", "#5b8d72"
CORAL, MUSTARD, NAVY, PLUM = "#e3806b", "#e7b452", "#2b4a5e", "#8a6378"
OAK, WALNUT = "#cfa377", "#a97c55"
LAMPLIGHT, SHADED_SKIN = "#f7d98f", "#dcae8f"
BOOKS = (CORAL, DEEP_SEA, MUSTARD, NAVY, LEAF, SAND, PLUM)


@dataclass(frozen=True)
class Look:
    """How one participant is drawn, the same in every picture."""

    hair: str
    cut: str  # "short", "parted", "bob", "long" or "bun"
    jacket: str
    shirt: str = WHITE
    skin: str = "#f3cfb3"
    glasses: bool = False


HAYASE = Look("#4a3730", "bob", NAVY, CREAM)
ENAMI = Look("#8d8d8b", "parted", "#5d6b70", skin="#ecc4a5", glasses=True)
SHIIBA = Look("#6b4a35", "bun", FOREST, CREAM, glasses=True)
HOASHI = Look("#332c2b", "short", MUSTARD, skin="#e6b894")
KIRYU = Look("#3a3a40", "parted", PLUM, skin="#eec7a8")
MITSUYA = Look("#54403a", "long", DEEP_SEA)
SETOGUCHI = Look("#3d2f2c", "long", CORAL)
WAKATSUKI = Look("#5c4334", "short", "#4f6f8f", skin="#f0c9ab")


@contextmanager
def moved(painter: QPainter, x: float, y: float, scale: float = 1.0) -> Iterator[None]:
    """Shift and scale the coordinates for the drawing inside the `with`."""
    painter.save()
    painter.translate(x, y)
    painter.scale(scale, scale)
    yield
    painter.restore()


def ellipse(painter: QPainter, color: str, x: float, y: float, rx: float, ry: float) -> None:
    painter.setBrush(QColor(color))
    painter.drawEllipse(QPointF(x, y), rx, ry)


def box(painter: QPainter, color: str, x: float, y: float, w: float, h: float, radius: float = 0) -> None:
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(QRectF(x, y, w, h), radius, radius)


def polygon(painter: QPainter, color: str, *points: tuple[float, float]) -> None:
    painter.setBrush(QColor(color))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def curve(
    start: tuple[float, float], *cubics: tuple[float, float, float, float, float, float]
) -> QPainterPath:
    """A path from `start` through cubic Bézier pieces (two control points, then the end)."""
    path = QPainterPath(QPointF(*start))
    for cubic in cubics:
        path.cubicTo(*cubic)
    return path


def shape(painter: QPainter, color: str, path: QPainterPath) -> None:
    painter.setBrush(QColor(color))
    painter.drawPath(path)


def stroke(painter: QPainter, color: str, width: float, path: QPainterPath) -> None:
    painter.save()
    painter.setPen(QPen(QColor(color), width, c=Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


def falling_hair(length: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(-61, -66, 122, length), 58, 58)
    return path


def background_hair(painter: QPainter, look: Look) -> None:
    """The hair that falls behind the neck."""
    if look.cut == "bob":
        shape(painter, look.hair, falling_hair(134))
    elif look.cut == "long":
        shape(painter, look.hair, falling_hair(178))
    elif look.cut == "bun":
        ellipse(painter, look.hair, 0, -72, 25, 23)


def torso(painter: QPainter, look: Look) -> None:
    body = curve((-132, 250), (-132, 110, -112, 88, -46, 72), (-20, 82, 20, 82, 46, 72))
    body.cubicTo(112, 88, 132, 110, 132, 250)
    shape(painter, look.jacket, body)


def fringe(painter: QPainter, look: Look) -> None:
    """The hair over the forehead, by cut."""
    if look.cut == "short":
        path = curve((-52, -2), (-58, -78, 58, -78, 52, -2), (48, -24, 40, -34, 28, -36))
        path.cubicTo(6, -24, -18, -26, -34, -36)
        path.cubicTo(-44, -28, -48, -18, -52, -2)
    elif look.cut == "parted":
        path = curve((-52, 0), (-60, -76, 54, -84, 52, 0), (48, -26, 36, -38, 10, -44))
        path.cubicTo(-8, -30, -42, -34, -52, 0)
    elif look.cut == "bun":
        path = curve((-53, 6), (-60, -82, 60, -82, 53, 6), (46, -10, 40, -28, 14, -40))
        path.cubicTo(-8, -22, -40, -24, -53, 6)
    else:
        path = curve((-70, 30), (-84, -100, 84, -100, 70, 30), (50, 30, 50, -26, 14, -40))
        path.cubicTo(-8, -20, -50, -18, -50, 30)
        path = path.intersected(falling_hair(134))
    shape(painter, look.hair, path)


def face(painter: QPainter, look: Look) -> None:
    if look.cut not in ("bob", "long"):
        ellipse(painter, look.skin, -49, 6, 9, 12)
        ellipse(painter, look.skin, 49, 6, 9, 12)
    shape(
        painter,
        look.skin,
        curve((-49, -12), (-50, -70, 50, -70, 49, -12), (50, 36, 26, 62, 0, 62))
        + curve((0, 62), (-26, 62, -50, 36, -49, -12)),
    )
    for side in (-1, 1):
        ellipse(painter, "#eeb09c", side * 29, 24, 9, 6)
        ellipse(painter, "#3b302d", side * 20, 6, 4.2, 5.2)
        brow = curve((side * 12, -11), (side * 17, -15, side * 24, -15, side * 29, -11))
        stroke(painter, look.hair, 3.2, brow)
    stroke(painter, "#b0604f", 3.4, curve((-14, 33), (-8, 43, 8, 43, 14, 33)))
    stroke(painter, "#d9a587", 2.8, curve((-1, 14), (3, 18, 2, 21, -2, 22)))


def glasses(painter: QPainter) -> None:
    for side in (-1, 1):
        rim = QPainterPath()
        rim.addRoundedRect(QRectF(side * 21 - 15, -7, 30, 26), 11, 11)
        stroke(painter, "#4d4543", 2.6, rim)
    stroke(painter, "#4d4543", 2.6, curve((-6, 4), (-3, 1, 3, 1, 6, 4)))


def person(painter: QPainter, look: Look, x: float, y: float, scale: float) -> None:
    """A participant from the front; (x, y) is the middle of the face."""
    with moved(painter, x, y, scale):
        background_hair(painter, look)
        torso(painter, look)
        polygon(painter, look.shirt, (-34, 76), (34, 76), (0, 162))
        box(painter, SHADED_SKIN, -19, 40, 38, 46, 17)
        polygon(painter, look.shirt, (-21, 66), (-45, 73), (-17, 114), (0, 89))
        polygon(painter, look.shirt, (21, 66), (45, 73), (17, 114), (0, 89))
        face(painter, look)
        fringe(painter, look)
        if look.glasses:
            glasses(painter)


def person_from_behind(painter: QPainter, look: Look, x: float, y: float, scale: float) -> None:
    with moved(painter, x, y, scale):
        torso(painter, look)
        box(painter, SHADED_SKIN, -20, 36, 40, 48, 17)
        ellipse(painter, look.skin, -50, 8, 9, 12)
        ellipse(painter, look.skin, 50, 8, 9, 12)
        background_hair(painter, look)
        ellipse(painter, look.hair, 0, -6, 53, 58)


def shelves(painter: QPainter, x: float, y: float, w: float, rows: int, pitch: float) -> None:
    """A bookcase; the pattern of the books is fixed, so every run draws the same."""
    box(painter, WALNUT, x - 10, y - 10, w + 20, rows * pitch + 14, 6)
    for row in range(rows):
        top = y + row * pitch
        box(painter, "#8f6847", x, top, w, pitch - 10)
        left, n = x + 4.0, row * 3
        while left < x + w - 30:
            thick = 13 + (n * 7) % 12
            tall = pitch - 24 - (n * 11) % 20
            if n % 11 != 7:
                box(painter, BOOKS[(n * 5 + row) % len(BOOKS)], left, top + pitch - 10 - tall, thick, tall, 2)
            left, n = left + thick + 2, n + 1


def harbour(painter: QPainter, x: float, y: float, w: float, h: float) -> None:
    """A window with the harbour behind it."""
    box(painter, WHITE, x - 12, y - 12, w + 24, h + 24, 8)
    painter.save()
    painter.setClipRect(QRectF(x, y, w, h))
    box(painter, SKY, x, y, w, h)
    ellipse(painter, WHITE, x + w * 0.24, y + h * 0.2, w * 0.12, h * 0.035)
    ellipse(painter, WHITE, x + w * 0.34, y + h * 0.23, w * 0.13, h * 0.03)
    ellipse(painter, LEAF, x + w * 0.92, y + h * 0.64, w * 0.36, h * 0.22)
    box(painter, SEA, x, y + h * 0.6, w, h * 0.4)
    box(painter, DEEP_SEA, x, y + h * 0.86, w, h * 0.14)
    boat(painter, x + w * 0.2, y + h * 0.69, h / 420)
    painter.restore()
    box(painter, WHITE, x + w / 2 - 5, y, 10, h)


def boat(painter: QPainter, x: float, y: float, scale: float) -> None:
    with moved(painter, x, y, scale):
        polygon(painter, WHITE, (-30, -4), (-4, -74), (-4, -4))
        polygon(painter, CORAL, (4, -4), (4, -60), (30, -4))
        polygon(painter, NAVY, (-46, 2), (46, 2), (32, 24), (-34, 24))


def house(painter: QPainter, roof: str, x: float, y: float, scale: float = 1.0) -> None:
    with moved(painter, x, y, scale):
        box(painter, WHITE, -34, -46, 68, 46)
        polygon(painter, roof, (-44, -44), (0, -82), (44, -44))
        box(painter, SEA, -22, -32, 16, 16, 2)
        box(painter, WALNUT, 6, -28, 18, 28, 2)


def tree(painter: QPainter, x: float, y: float, scale: float = 1.0) -> None:
    with moved(painter, x, y, scale):
        box(painter, WALNUT, -5, -34, 10, 36, 4)
        ellipse(painter, FOREST, 0, -58, 30, 36)
        ellipse(painter, LEAF, -8, -66, 14, 18)


def library(painter: QPainter, x: float, y: float) -> None:
    """The library on the hill; (x, y) is the middle of its lowest step."""
    with moved(painter, x, y):
        box(painter, SAND, -128, -12, 256, 14, 3)
        box(painter, WHITE, -114, -104, 228, 92)
        polygon(painter, CORAL, (-132, -102), (0, -168), (132, -102))
        ellipse(painter, CREAM, 0, -124, 15, 15)
        stroke(painter, NAVY, 3, curve((0, -133), (0, -130, 0, -126, 0, -124)))
        stroke(painter, NAVY, 3, curve((0, -124), (2, -124, 5, -123, 7, -122)))
        for column in (-96, -58, 42, 80):
            box(painter, LAMPLIGHT, column, -84, 18, 50, 3)
        box(painter, WALNUT, -20, -72, 40, 60, 4)
        box(painter, LAMPLIGHT, -13, -64, 26, 22, 3)


def bus(painter: QPainter, x: float, y: float, angle: float) -> None:
    with moved(painter, x, y):
        painter.rotate(angle)
        box(painter, MUSTARD, -74, -66, 148, 58, 14)
        box(painter, WHITE, -74, -30, 148, 8)
        for window in (-60, -26, 8):
            box(painter, SKY, window, -57, 28, 22, 4)
        box(painter, SKY, 44, -57, 24, 30, 5)
        for wheel in (-44, 44):
            ellipse(painter, NAVY, wheel, -8, 15, 15)
            ellipse(painter, SAND, wheel, -8, 6, 6)


def lighthouse(painter: QPainter, x: float, y: float) -> None:
    with moved(painter, x, y):
        ellipse(painter, FOREST, 0, 10, 90, 22)
        polygon(painter, WHITE, (-18, 0), (-11, -96), (11, -96), (18, 0))
        polygon(painter, CORAL, (-16, -28), (-14, -54), (14, -54), (16, -28))
        box(painter, NAVY, -16, -102, 32, 8, 3)
        box(painter, LAMPLIGHT, -9, -120, 18, 18, 3)
        polygon(painter, CORAL, (-14, -118), (0, -136), (14, -118))


def draw_header(painter: QPainter) -> None:
    """The port in the morning: a bus climbs to the library on the hill."""
    box(painter, DAWN, 0, 0, WIDTH, HEIGHT)
    box(painter, SKY, 0, 0, WIDTH, 190)
    shape(painter, DAWN, curve((0, 190), (240, 120, 640, 120, 960, 190)))
    ellipse(painter, "#f6cf84", 236, 236, 62, 62)
    for x, y, w in ((150, 92, 62), (206, 108, 70), (430, 70, 56), (478, 84, 60)):
        ellipse(painter, WHITE, x, y, w, 17)
    box(painter, SEA, 0, 286, WIDTH, 200)
    for x, y, w in ((196, 312, 84), (214, 338, 58), (60, 372, 70), (360, 352, 64), (452, 318, 44)):
        box(painter, "#8cc3c5", x, y, w, 5, 2.5)
    lighthouse(painter, 92, 294)
    boat(painter, 356, 308, 0.8)
    far_hill = curve((420, 470), (560, 250, 640, 196, 730, 196), (830, 196, 900, 232, 970, 300))
    far_hill.lineTo(970, 650)
    far_hill.lineTo(420, 650)
    shape(painter, LEAF, far_hill)
    tree(painter, 574, 268, 0.9)
    tree(painter, 908, 246, 1.05)
    library(painter, 738, 204)
    near_hill = curve((-10, 440), (190, 420, 420, 470, 600, 380), (740, 312, 870, 330, 970, 380))
    near_hill.lineTo(970, 650)
    near_hill.lineTo(-10, 650)
    shape(painter, GRASS, near_hill)
    stroke(
        painter, SAND, 40, curve((738, 212), (744, 300, 900, 330, 860, 410), (810, 508, 420, 520, -40, 590))
    )
    for roof, x, y, scale in (
        (CORAL, 96, 468, 1.0),
        (NAVY, 196, 484, 0.9),
        (DEEP_SEA, 300, 474, 1.0),
        (CORAL, 640, 398, 0.8),
        (MUSTARD, 728, 386, 0.75),
        (NAVY, 760, 606, 1.1),
        (DEEP_SEA, 884, 592, 1.2),
    ):
        house(painter, roof, x, y, scale)
    for x, y, scale in (
        (24, 478, 1.0),
        (392, 474, 1.1),
        (576, 424, 0.9),
        (650, 614, 1.2),
        (70, 668, 1.3),
        (936, 430, 1.0),
    ):
        tree(painter, x, y, scale)
    bus(painter, 470, 528, -8)


def draw_hayase(painter: QPainter) -> None:
    box(painter, WALL, 0, 0, WIDTH, HEIGHT)
    shelves(painter, 30, 30, 560, 4, 150)
    box(painter, SAND, 640, 80, 260, 200, 10)
    box(painter, SEA, 660, 100, 220, 160, 4)
    shape(painter, GRASS, curve((660, 260), (720, 180, 800, 160, 880, 200), (880, 220, 880, 240, 880, 260)))
    ellipse(painter, LAMPLIGHT, 720, 144, 22, 22)
    tree(painter, 846, 652, 2.2)
    person(painter, HAYASE, 440, 270, 2.05)


def draw_kiryu(painter: QPainter) -> None:
    box(painter, WALL, 0, 0, WIDTH, HEIGHT)
    harbour(painter, 60, 60, 560, 420)
    box(painter, WHITE, 36, 492, 608, 26, 6)
    shelves(painter, 720, 60, 230, 4, 150)
    person(painter, KIRYU, 540, 270, 2.05)


def papers(painter: QPainter) -> None:
    for x, y, angle in (
        (250, 402, 12),
        (372, 372, 5),
        (600, 374, -6),
        (714, 404, -12),
        (406, 470, 8),
        (556, 470, -6),
    ):
        with moved(painter, x, y):
            painter.rotate(angle)
            polygon(painter, WHITE, (-36, -12), (30, -12), (36, 14), (-42, 14))
            box(painter, SAND, -28, -5, 46, 3, 1.5)
            box(painter, SAND, -30, 3, 54, 3, 1.5)
    for x, y, color in ((312, 414, CORAL), (452, 386, DEEP_SEA), (654, 414, MUSTARD)):
        ellipse(painter, WHITE, x, y + 8, 20, 7)
        box(painter, color, x - 12, y - 16, 24, 24, 7)
        ellipse(painter, WALNUT, x, y - 14, 9, 3)


def draw_roundtable(painter: QPainter) -> None:
    box(painter, WALL, 0, 0, WIDTH, HEIGHT)
    shelves(painter, 20, 24, 270, 3, 110)
    shelves(painter, 670, 24, 270, 3, 110)
    harbour(painter, 340, 40, 280, 220)
    box(painter, SAND, 0, 380, WIDTH, 260)
    for look, x in ((ENAMI, 306), (SHIIBA, 422), (HOASHI, 538), (MITSUYA, 654)):
        person(painter, look, x, 222, 0.66)
    person(painter, HAYASE, 184, 286, 0.74)
    person(painter, KIRYU, 776, 286, 0.74)
    ellipse(painter, WALNUT, 480, 450, 424, 116)
    ellipse(painter, OAK, 480, 432, 424, 112)
    ellipse(painter, "#d9b18a", 480, 426, 384, 92)
    papers(painter)
    person_from_behind(painter, SETOGUCHI, 340, 500, 0.86)
    person_from_behind(painter, WAKATSUKI, 620, 500, 0.86)


PICTURES: dict[str, Callable[[QPainter], None]] = {
    "header.png": draw_header,
    "hayase.png": draw_hayase,
    "kiryu.png": draw_kiryu,
    "roundtable.png": draw_roundtable,
}


def main(folder: Path) -> None:
    """Write every picture into `folder`; raises OSError where one cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        draw(painter)
        painter.end()
        if not image.save(str(folder / name), quality=0):
            raise OSError(f"{folder / name} could not be written")


if __name__ == "__main__":
    application = QGuiApplication(sys.argv[:1])
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "images")
