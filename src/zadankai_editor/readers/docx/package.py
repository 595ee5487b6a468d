"""A .docx file as a package of parts: opened without trusting what it says about its own size."""

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote

from zadankai_editor.readers.docx.xml import Element, attribute, damaged, kind, parsed, too_many
from zadankai_editor.readers.errors import SourceError
from zadankai_editor.readers.pictures import MAX_PICTURE_BYTES
from zadankai_editor.readers.text import MAX_SOURCE_BYTES, too_large

_MOST_PARTS = 20_000
_MOST_TAGS = (
    2_000_000  # a record of 20,000 paragraphs has 400,000; each needs some 200 bytes while it is read
)
_MOST_PICTURE_BYTES = 4 * MAX_PICTURE_BYTES
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ERRORS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)

_OTHERS = (
    ("xl/", "Excel（.xlsx）"),
    ("ppt/", "PowerPoint（.pptx）"),
    ("visio/", "Visio"),
    ("content.xml", "OpenDocument（.odtなど）"),
    ("META-INF/container.xml", "電子書籍（.epub）"),
)


class Relation(NamedTuple):
    """What an id in a part means: the last word of its type, and a part's name or an address outside."""

    type: str
    target: str
    external: bool


class Package:
    """The parts of the .docx file `data`, called `name` in messages.

    Raises `SourceError` here and in every method where the file is damaged, no Word file, behind a
    password, or larger (unpacked) than `MAX_SOURCE_BYTES` of XML.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (*_ERRORS, IndexError, KeyError) as error:
            raise SourceError(damaged(name)) from error
        if len(entries) > _MOST_PARTS:
            raise SourceError(too_large(name))
        self._entries = {entry.filename.lower().lstrip("/"): entry for entry in entries}
        self._left = MAX_SOURCE_BYTES
        self._left_elements = _MOST_TAGS
        self._left_for_pictures = _MOST_PICTURE_BYTES
        self._pictures: dict[str, bytes] = {}
        self.main = self._main_part()

    def _main_part(self) -> str:
        for relation in self.relations("").values():
            if relation.type == "officeDocument" and relation.target.lower() in self._entries:
                if not relation.target.lower().endswith(".xml") or relation.target.startswith(
                    ("xl/", "ppt/")
                ):
                    break
                return relation.target
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        for beginning, what in _OTHERS:
            if any(entry.startswith(beginning.lower()) for entry in self._entries):
                raise SourceError(
                    f"「{self.name}」は{what}のファイルで、読めません。"
                    "元のソフトで開き、本文をコピーして貼り付けてください。"
                )
        raise SourceError(
            f"「{self.name}」はWordのファイル（.docx）ではないようです。"
            "ZIPなどで圧縮したものなら、中のファイルを取り出してから読み込んでください。"
        )

    def xml(self, part: str) -> Element | None:
        """Return the root of an XML part, `None` where there is no such part."""
        data = self._read(part, self._left)
        if data is None:
            return None
        self._left -= len(data)
        self._left_elements -= data.count(b"<")
        if self._left_elements < 0:
            raise SourceError(too_many(self.name))
        return parsed(data, self.name)

    def picture(self, part: str) -> bytes | None:
        """Return the bytes of a picture, `None` where it is missing, damaged or too large."""
        if part in self._pictures:
            return self._pictures[part]
        try:
            data = self._read(part, min(MAX_PICTURE_BYTES, self._left_for_pictures))
        except SourceError:
            return None  # the text is worth more than one picture; the caller reports it
        if data is not None:
            self._left_for_pictures -= len(data)
            self._pictures[part] = data
        return data

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what the ids in `part` mean; of the package itself for an empty name."""
        folder, _, file = part.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relation] = {}
        for element in () if root is None else root:
            key, target = attribute(element, "Id"), attribute(element, "Target")
            if kind(element) != "rel:Relationship" or key is None or target is None:
                continue
            external = (attribute(element, "TargetMode") or "").lower() == "external"
            where = target if external else _inside(folder, target)
            found[key] = Relation((attribute(element, "Type") or "").rpartition("/")[2], where, external)
        return found

    def _read(self, part: str, most: int) -> bytes | None:
        entry = self._entries.get(part.lower())
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise SourceError(
                f"「{self.name}」にはパスワードがかかっていて読めません。"
                "パスワードを消して保存し直すか、本文をコピーして貼り付けてください。"
            )
        if entry.compress_type not in _COMPRESSIONS:
            raise SourceError(damaged(self.name))
        try:
            with self._zip.open(entry) as file:
                data = file.read(most + 1)
        except _ERRORS as error:
            raise SourceError(damaged(self.name)) from error
        if len(data) > most:
            raise SourceError(too_large(self.name))
        return data


def _inside(folder: str, target: str) -> str:
    """Return the name of the part that `target` is, seen from `folder`; it cannot lead outside the package."""
    path = unquote(target).replace("\\", "/")
    joined = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(joined).lstrip("/")
