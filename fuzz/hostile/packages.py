"""ZIP files that are no good: bombs, entries over entries, names that lead elsewhere."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

from fuzz.inputs import Door, Input
from fuzz.word_files import PNG, document, parts_of, zipped

SORT = "zip"

_BODY = "<w:p><w:r><w:t>甲野：はい</w:t></w:r></w:p>"
_MEGABYTE = 1024 * 1024


def _file(data: bytes) -> Input:
    return Input("zip", Door.FILE, "記録.docx", data)


def _with(parts: Mapping[str, bytes]) -> Input:
    return _file(zipped(parts_of(_BODY, parts)))


def _streamed(name: str, pieces: Iterator[bytes]) -> Input:
    """Return a Word file one part of which is too large to be made in one piece."""
    buffer = BytesIO(zipped({k: v for k, v in parts_of(_BODY).items() if k != name}))
    with (
        zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(name, "w") as file,
    ):
        for piece in pieces:
            file.write(piece)
    return _file(buffer.getvalue())


def _patched(data: bytes, signature: bytes, at: int, value: bytes) -> bytes:
    """Return `data` with `value` at the offset `at` of every record with `signature`."""
    changed = bytearray(data)
    place = changed.find(signature)
    while place >= 0:
        changed[place + at : place + at + len(value)] = value
        place = changed.find(signature, place + 4)
    return bytes(changed)


def _sound() -> bytes:
    return zipped(parts_of(_BODY))


def _overlapping(many: int) -> bytes:
    """Return a ZIP whose directory names one piece of packed data again and again, as a bomb does."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b" " * _MEGABYTE) + packer.flush()
    crc = zlib.crc32(b" " * _MEGABYTE)
    head = struct.pack("<HHHHHIIIH", 20, 0, 8, 0, 0x21, crc, len(packed), _MEGABYTE, len(_name(0)))
    local = b"PK\x03\x04" + head + struct.pack("<H", 0) + _name(0) + packed
    directory = b"".join(
        b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHHII", 0, 0, 0, 0, 0, 0) + _name(n)
        for n in range(many)
    )
    end = struct.pack("<HHHHIIH", 0, 0, many, many, len(directory), len(local), 0)
    return local + directory + b"PK\x05\x06" + end


def _name(number: int) -> bytes:
    return b"word/document.xml" if number % 2 else b"word/%05d.xmlxxx" % (number % 100_000)


def _nested(depth: int) -> bytes:
    data = _sound()
    for _ in range(depth):
        data = zipped({"word/document.xml": data, "a.docx": data})
    return data


HOSTILE: Mapping[str, Callable[[int], Input]] = {
    "a bomb by ratio": lambda many: _streamed(
        "word/document.xml", (b" " * _MEGABYTE for _ in range(many // 200))
    ),
    "a bomb of text": lambda many: _with(
        {"word/document.xml": document(_BODY + "<!--" + " " * (300 * many) + "-->")}
    ),
    "a bomb of parts": lambda many: _with(
        {
            f"word/{name}.xml": b" " * (300 * many)
            for name in ("styles", "numbering", "footnotes", "endnotes", "comments")
        }
    ),
    "a bomb of pictures": lambda many: _with({"word/media/image1.png": PNG + b"\0" * (300 * many)}),
    "a directory that lies about sizes": lambda many: _file(
        _patched(_sound(), b"PK\x01\x02", 24, b"\x01\0\0\0")
    ),
    "a directory that says terabytes": lambda many: _file(
        _patched(_sound(), b"PK\x01\x02", 24, b"\xfe\xff\xff\xff")
    ),
    "entries over entries": lambda many: _file(_overlapping(min(many // 2, 60_000))),
    "entries without end": lambda many: _with({f"word/{n}.xml": b"" for n in range(many // 2)}),
    "ZIP in ZIP in ZIP": lambda many: _file(_nested(6)),
    "a password": lambda many: _file(_patched(_sound(), b"PK\x01\x02", 8, b"\x01\0")),
    "a compression that is none": lambda many: _file(_patched(_sound(), b"PK\x01\x02", 10, b"\x63\0")),
    "a wrong checksum": lambda many: _file(_patched(_sound(), b"PK\x01\x02", 16, b"\0\0\0\0")),
    "the end alone": lambda many: _file(b"PK\x05\x06" + b"\0" * 18),
    "the beginning alone": lambda many: _file(b"PK\x03\x04" * (10 * many)),
    "ends without end": lambda many: _file(b"PK\x03\x04" + b"PK\x05\x06" * (10 * many)),
    "a comment without end": lambda many: _file(_sound()[:-2] + b"\xff\xff" + b"PK\x05\x06" * 16383),
    "names that lead outside": lambda many: _with(
        {"../../word/document.xml": b"x", "/etc/hostname": b"x", "C:\\a.xml": b"x"}
    ),
    "a name without end": lambda many: _with({"word/" + "a" * min(many, 65_000): b"x"}),
    "a part twice": lambda many: _file(_sound().replace(b"word/endnotes.xml", b"word/document.xml")),
    "all that is missing": lambda many: _file(zipped({"word/document.xml": b""})),
    "a spreadsheet": lambda many: _file(zipped({"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<x/>"})),
    "a presentation called .docx": lambda many: _file(zipped({"ppt/presentation.xml": b"<x/>"})),
    "relations without end": lambda many: _with({"word/_rels/document.xml.rels": _relations(many)}),
    "a relation to itself": lambda many: _with({"_rels/.rels": _relations(1, "_rels/.rels")}),
    "relations to one picture": lambda many: _with(
        {"word/document.xml": _pictures(many // 10), "word/media/image1.png": PNG + b"\0" * (10 * many)}
    ),
}


def _relations(many: int, target: str = "styles.xml") -> bytes:
    sort = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    entries = "".join(f'<Relationship Id="i{n}" Type="{sort}" Target="{target}"/>' for n in range(many))
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return f"{head}{entries}</Relationships>".encode()


def _pictures(many: int) -> bytes:
    picture = '<w:drawing><wp:inline><a:blip r:embed="i"/></wp:inline></w:drawing>'
    return document(f"{_BODY}<w:p>" + f"<w:r>{picture}</w:r>" * many + "</w:p>")
