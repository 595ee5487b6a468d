"""The pictures that came with a source, stored where a record's pictures go."""

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from zadankai_editor.readers.structure import SourcePicture
from zadankai_editor.record.nodes import Record
from zadankai_editor.storage.errors import StorageError, not_written
from zadankai_editor.storage.names import safe_stem
from zadankai_editor.storage.pictures import copy_picture

_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_KEPT = "元のファイルは変えていません。"


@dataclass(frozen=True)
class StoredPictures:
    """`files`: by block id the picture's name as a record gives it; `problems`: what could not be stored."""

    files: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def put_into(self, record: Record) -> Record:
        """Return `record` with each block in `files` naming its file; other blocks stay as they are."""
        if not self.files:
            return record
        blocks = tuple(b.replaced(file=self.files[b.id]) if b.id in self.files else b for b in record.blocks)
        return record.replaced(blocks=blocks)


def store_pictures(pictures: Mapping[str, SourcePicture], folder: Path) -> StoredPictures:
    """Store `pictures`, by the id of the block that shows each, in `images/` below `folder`.

    As `copy_picture` does: safe free names, one file for one content, PNG, JPEG, GIF and WebP
    alone. One that cannot be stored is a sentence in `problems`, and the others are stored all
    the same. Raises nothing.
    """
    files: dict[str, str] = {}
    problems: list[str] = []
    for block, picture in pictures.items():
        try:
            files[block] = _store(picture, folder)
        except StorageError as error:
            problems.append(error.message)
    return StoredPictures(files, tuple(problems))


def _store(picture: SourcePicture, folder: Path) -> str:
    path = PurePosixPath(picture.name.replace("\\", "/"))
    suffix = path.suffix.lower()
    name = safe_stem(path.stem) + (suffix if _SUFFIX.fullmatch(suffix) else "")
    try:
        with tempfile.TemporaryDirectory(prefix="zadankai-") as waiting:
            file = Path(waiting) / name
            file.write_bytes(picture.data)
            return copy_picture(file, folder)
    except OSError as error:
        raise not_written(Path(name), error, _KEPT) from error
