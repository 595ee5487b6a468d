"""The picture files of a record, which lie below its folder."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from zadankai_editor.checks.disk import Disk
from zadankai_editor.formats import leads_outside
from zadankai_editor.record.nodes import Record
from zadankai_editor.storage import paths
from zadankai_editor.storage.atomic import put_copy
from zadankai_editor.storage.errors import StorageError, not_read, not_written
from zadankai_editor.storage.names import free_name, safe_stem

FOLDER = "images"
"""The folder beside the record into which pictures are copied."""

MOST_BYTES = 50 * 2**20

HEAD_BYTES = 16
"""So many bytes tell what kind of picture a file is."""

_KEPT = "記録は変えていません。"
_KINDS: tuple[tuple[re.Pattern[bytes], tuple[str, ...]], ...] = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), (".png",)),
    (re.compile(rb"\xff\xd8\xff"), (".jpg", ".jpeg")),
    (re.compile(rb"GIF8[79]a"), (".gif",)),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), (".webp",)),
)
"""How files of each kind begin, and their extensions, the usual one first."""

_EXTENSIONS = frozenset(extension for _, extensions in _KINDS for extension in extensions)
_HEIC = re.compile(rb"....ftyp(?:heic|heix|hevc|mif1|msf1)", re.DOTALL)


def copy_picture(source: Path, folder: Path) -> str:
    """Copy a picture into `images/` below `folder`; return its name as a record gives it.

    The name is safe, free, and close to the old one; where a picture with the same content is
    there already, that one's. Raises `StorageError` for anything but a PNG, JPEG, GIF or WebP
    file of at most `MOST_BYTES`, and where it cannot be copied.
    """
    extensions = _recognised(source)
    images = folder / FOLDER
    own = source.suffix.lower()
    extension = own if own in extensions else extensions[0]
    stem = safe_stem(source.stem if own in _EXTENSIONS else source.name)
    try:
        images.mkdir(parents=True, exist_ok=True)
        same = _same_content(source, images, extensions)
        while same is None:
            name = free_name(stem, extension, lambda n: os.path.lexists(images / n))
            if put_copy(source, images / name):
                same = name
    except OSError as error:
        raise not_written(source, error, _KEPT) from error
    return f"{FOLDER}/{same}"


def disk_of(record: Record, folder: Path) -> Disk:
    """Look up which of the record's picture files exist below `folder`, their sizes, and which are none.

    A file to which a link leads out of `folder` does not count: who publishes the folder has none.
    """
    sizes, outside, unreadable = {}, set(), set()
    real_folder = os.path.realpath(folder)
    for file in picture_files(record):
        path = picture_path(folder, file)
        size = _size(path) if path else None
        if path is None or size is None:
            continue
        if not _is_below(os.path.realpath(path), real_folder):
            outside.add(file)
            continue
        sizes[file] = size
        if not _is_picture(path):
            unreadable.add(file)
    return Disk(sizes=sizes, outside=frozenset(outside), unreadable=frozenset(unreadable))


def _is_below(path: str, folder: str) -> bool:
    path, folder = os.path.normcase(path), os.path.normcase(folder)
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def _is_picture(path: Path) -> bool:
    """Tell whether the regular file begins like a picture; one that cannot be read is none."""
    try:
        with path.open("rb") as file:
            return kind_of(file.read(HEAD_BYTES)) is not None
    except OSError:
        return False


def kind_of(head: bytes) -> str | None:
    """Return what picture begins with `head`, as `png`, `jpg`, `gif` or `webp`; `None` for no picture."""
    extensions = _extensions_of(head)
    return extensions[0][1:] if extensions else None


def _extensions_of(head: bytes) -> tuple[str, ...] | None:
    return next((extensions for begin, extensions in _KINDS if begin.match(head)), None)


def unused_pictures(record: Record, folder: Path, own: Path | None = None) -> tuple[str, ...]:
    """Return the files in `images/` below `folder` that nothing refers to, as a record names them.

    Other records in the folder may use them too: one whose name stands anywhere in another YAML
    file than `own`, the record's own, is taken to be in use. Raises `StorageError`.
    """
    used = {PurePosixPath(file).as_posix() for file in picture_files(record)}
    try:
        found = [f"{FOLDER}/{path.name}" for path in sorted(_pictures_in(folder / FOLDER))]
        unused = [file for file in found if file not in used]
        others = _other_records(folder, own) if unused else []
    except OSError as error:
        raise not_read(folder, error) from error
    return tuple(f for f in unused if not any(PurePosixPath(f).name.encode() in other for other in others))


def remove_picture(folder: Path, file: str) -> None:
    """Remove the picture `file` below `folder` from the disk. Raises `StorageError`."""
    path = picture_path(folder, file)
    try:
        if path:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(
            f"「{file}」を消せませんでした。{not_read(path or folder, error)}", path
        ) from error


def picture_files(record: Record) -> tuple[str, ...]:
    """Return the picture files to which the record refers, each once, in order."""
    cover = (record.cover.file,) if record.cover and record.cover.file else ()
    return tuple(dict.fromkeys((*cover, *(b.file for b in record.blocks if b.file))))


def with_renamed_files(record: Record, renamed: Mapping[str, str]) -> Record:
    """Return the record with each file in `renamed` replaced by its new name."""
    if not renamed:
        return record
    cover = record.cover
    if cover and cover.file and cover.file in renamed:
        cover = cover.model_copy(update={"file": renamed[cover.file]})
    blocks = tuple(
        b.model_copy(update={"file": renamed[b.file]}) if b.file and b.file in renamed else b
        for b in record.blocks
    )
    return record.model_copy(update={"cover": cover, "blocks": blocks})


@dataclass(frozen=True)
class Carried:
    """Pictures taken along to another folder.

    `renamed` has the new name of each that could not keep its own; `created` the files made.
    """

    renamed: Mapping[str, str]
    created: tuple[Path, ...]

    def take_back(self) -> None:
        """Remove the files made, as far as that is possible."""
        for path in self.created:
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue  # a copy too many does no harm


def carry_pictures(record: Record, source: Path, target: Path) -> Carried:
    """Copy the record's pictures below `source` to the same names below `target`.

    Where another file bears the name, the copy gets a free one. What cannot be read at `source`
    stays behind, and the checks will miss it. From the folder of a record without a file every
    picture comes along, because that folder goes and an undone insertion may be redone. Raises
    `StorageError` where a copy cannot be written; none is left then.
    """
    files = picture_files(record)
    if paths.journals_folder() in source.parents:
        files = tuple(dict.fromkeys((*files, *(f"{FOLDER}/{p.name}" for p in _pictures_in(source / FOLDER)))))
    renamed: dict[str, str] = {}
    created: list[Path] = []
    for file in files:
        path, wanted = picture_path(source, file), picture_path(target, file)
        if path is None or wanted is None or _size(path) is None or not os.access(path, os.R_OK):
            continue
        try:
            placed, new = _placed(path, wanted)
        except OSError as error:
            Carried({}, tuple(created)).take_back()
            raise not_written(wanted, error) from error
        if new:
            created.append(placed)
        if placed != wanted:
            renamed[file] = PurePosixPath(file).with_name(placed.name).as_posix()
    return Carried(renamed, tuple(created))


def _placed(source: Path, wanted: Path) -> tuple[Path, bool]:
    """Return where the content of `source` stands now, at `wanted` if that was free, and if it is new."""
    wanted.parent.mkdir(parents=True, exist_ok=True)
    number = 1
    place = wanted
    while True:
        if place.is_file() and _same_bytes(source, place):
            return place, False
        if not os.path.lexists(place) and put_copy(source, place):
            return place, True
        number += 1
        place = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")


def _recognised(source: Path) -> tuple[str, ...]:
    """Return the extensions of the kind of picture that `source` is; raise where it is none."""
    try:
        found = os.stat(source)  # noqa: PTH116
        head = b""
        if stat.S_ISREG(found.st_mode):
            with source.open("rb") as file:
                head = file.read(HEAD_BYTES)
    except OSError as error:
        raise not_read(source, error) from error
    extensions = _extensions_of(head)
    if extensions is None:
        raise _no_picture(source, head)
    if found.st_size > MOST_BYTES:
        raise StorageError(
            f"「{source.name}」は大きすぎます（{MOST_BYTES // 2**20} MBまで）。{_KEPT}小さくしてから選んでください。",
            source,
        )
    return extensions


def _no_picture(source: Path, head: bytes) -> StorageError:
    kinds = "選べる画像は、PNG・JPEG・GIF・WebPです。"
    if _HEIC.match(head):
        remedy = f"{kinds}iPhoneの写真（HEIC）は、JPEGに変えてから選んでください。"
    elif not head or source.suffix.lower() in _EXTENSIONS:
        broken = f"「{source.name}」は画像として読めません（壊れているか、空です）。{_KEPT}"
        return StorageError(f"{broken}元の画像を確かめてください。{kinds}", source)
    else:
        remedy = kinds
    return StorageError(f"「{source.name}」は使えない種類のファイルです。{_KEPT}{remedy}", source)


def _same_content(source: Path, images: Path, extensions: tuple[str, ...]) -> str | None:
    for path in sorted(_pictures_in(images)):
        if path.suffix.lower() in extensions and _same_bytes(source, path):
            return path.name
    return None


def _same_bytes(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        return hashlib.file_digest(first, "sha256").digest() == hashlib.file_digest(second, "sha256").digest()


def _pictures_in(images: Path) -> Iterator[Path]:
    if not images.is_dir():
        return
    for path in images.iterdir():
        if path.suffix.lower() in _EXTENSIONS and not path.name.startswith(".") and path.is_file():
            yield path


def _other_records(folder: Path, own: Path | None) -> list[bytes]:
    records = [p for p in folder.iterdir() if p.suffix.lower() in (".yaml", ".yml") and p.is_file()]
    own_name = own.name if own else None
    return [p.read_bytes() for p in records if p.name != own_name and not p.stem.endswith(".review")]


def picture_path(folder: Path, file: str) -> Path | None:
    """Return where the record's `file` is, `None` for a name that leads outside of `folder`.

    Looks at nothing: a name such as `//host/share/a.png` must not even be asked about.
    """
    return None if leads_outside(file) or "\0" in file else folder / PurePosixPath(file)


def is_linked_outside(path: Path, file: str) -> bool:
    """Tell whether links lead the picture out of the folder in which `picture_path` puts it."""
    folder = path.parents[len(PurePosixPath(file).parts) - 1]
    return not _is_below(os.path.realpath(path), os.path.realpath(folder))


def _size(path: Path) -> int | None:
    try:
        found = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None
