"""Pictures inside a source: which of them a record can hold, and why not the others."""

import re
import struct

from zadankai_editor.readers.structure import SourcePicture
from zadankai_editor.readers.text import storable

MAX_PICTURE_BYTES = 32 * 1024 * 1024
"""A picture larger than this is not taken along."""

_MOST_PIXELS = 200_000_000
"""More than any camera has: decoding such a picture would need gigabytes."""

_FEWEST_PIXELS = 2  # web pages have pictures of one, to count who reads them

_UNSAFE = re.compile(r'[\0-\x1f\x7f<>:"/\\|?*]+')
_FOREIGN = (
    (re.compile(rb"\xd7\xcd\xc6\x9a|\x01\x00\x09\x00"), "WMF形式"),
    (re.compile(rb"\x01\x00\x00\x00.{36} EMF", re.DOTALL), "EMF形式"),
    (re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL), "BMP形式"),
    (re.compile(rb"II\*\0|MM\0\*"), "TIFF形式"),
    (re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!--|!DOCTYPE svg)"), "SVG形式"),
    (re.compile(rb".{4}ftyp(?:hei|mif|avi)", re.DOTALL), "HEICなどの形式"),
    (re.compile(rb"\x1f\x8b"), "圧縮された図の形式"),
)


def picture_problem(data: bytes) -> str | None:
    """Say in Japanese why a record cannot hold the picture `data`; `None` where it can."""
    if not data:
        return "中身がない"
    if len(data) > MAX_PICTURE_BYTES:
        return "大きすぎる"
    if picture_suffix(data) is None:
        return next((kind for form, kind in _FOREIGN if form.match(data)), "形式が分からない")
    size = _size(data)
    if size is None or 0 in size:
        return "壊れている"
    if size[0] * size[1] > _MOST_PIXELS:
        return "縦横が大きすぎる"
    return "目に見えない大きさ" if min(size) < _FEWEST_PIXELS else None


def picture_suffix(data: bytes) -> str | None:
    """Return the ending of the file's name that goes with a picture's first bytes; `None` for other formats."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if data.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return ".gif"
    return ".webp" if data.startswith(b"RIFF") and data[8:12] == b"WEBP" else None


def source_picture(data: bytes, name: str, alt: str | None) -> SourcePicture:
    """Return the picture under a name without a path and with the ending that its content asks for."""
    last = _UNSAFE.sub("", storable(name).replace("\\", "/").rpartition("/")[2])
    stem = last.rpartition(".")[0] or last
    said = " ".join(storable(alt or "").replace("\0", "").split())
    return SourcePicture(f"{stem.strip(' .')[:80] or '画像'}{picture_suffix(data) or ''}", data, said or None)


def _size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels as the header has them; `None` where the file is broken off."""
    try:
        if data.startswith(b"\x89PNG"):
            complete = data[12:16] == b"IHDR" and b"IEND" in data
            return struct.unpack(">II", data[16:24]) if complete else None
        if data.startswith(b"GIF8"):
            return struct.unpack("<HH", data[6:10]) if len(data) > 13 else None
        if data.startswith(b"RIFF"):
            return _webp_size(data)
        return _jpeg_size(data)
    except struct.error:
        return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    if len(data) < struct.unpack("<I", data[4:8])[0] + 8:
        return None
    form = data[12:16]
    if form == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if form == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Walk the segments to the one that holds the size (SOF0 to SOF15, without DHT, JPG and DAC)."""
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    return None
