"""The one door through which pictures from outside are decoded: PNG, JPEG, GIF or WebP, by what they are.

Qt would choose the decoder by a file's name or by its content, SVG among them, whose decoder opens
every file that the picture names. Here the first bytes decide, nothing else is tried, and the decoder is
held to that kind.
"""

import stat
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from zadankai_editor.storage.pictures import HEAD_BYTES, MOST_BYTES, kind_of

_MEGABYTES = 256
"""So much a decoded picture may take; more is not tried."""
_MOST_SIDE = 30_000
"""So many pixels a side may have."""


def decoded_file(path: Path, room: QSize | None = None) -> QImage | None:
    """Return the picture in the regular file at `path`, no larger than `room`; `None` where there is none.

    Reads the file: not for the GUI thread.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
    except (OSError, ValueError):
        return None
    return _decoded(QFile(str(path)), room)


def decoded_bytes(data: bytes, room: QSize | None = None) -> QImage | None:
    """Return the picture that `data` is, no larger than `room`; `None` where it is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    return _decoded(buffer, room)


def _decoded(device: QIODevice, room: QSize | None) -> QImage | None:
    if not device.open(QIODevice.OpenModeFlag.ReadOnly) or device.size() > MOST_BYTES:
        return None
    kind = kind_of(bytes(device.peek(HEAD_BYTES).data()))
    if kind is None:
        return None
    QImageReader.setAllocationLimit(_MEGABYTES)
    reader = QImageReader(device, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _MOST_SIDE:
        return None
    if room is not None and size.isValid():
        _read_smaller(reader, size, room)
    image = reader.read()
    device.close()
    if image.isNull():
        return None
    if room is not None and (image.width() > room.width() or image.height() > room.height()):
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(room, keep, smooth)
    return image


def _read_smaller(reader: QImageReader, size: QSize, room: QSize) -> None:
    """Let the decoder make the picture smaller: of a JPEG it then reads less."""
    turned = reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
    wanted = size.scaled(room.transposed() if turned else room, Qt.AspectRatioMode.KeepAspectRatio)
    if wanted.width() < size.width():
        reader.setScaledSize(wanted.expandedTo(QSize(1, 1)))
