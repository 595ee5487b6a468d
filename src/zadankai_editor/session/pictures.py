"""Pictures from outside, copied to the record's in the background."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from zadankai_editor.storage.errors import StorageError, not_written
from zadankai_editor.storage.pictures import copy_picture

Picture = Path | QImage
"""A picture's file, or a picture from the clipboard."""

_PASTED = "pasted.png"
_MOST_PROBLEMS = 5
"""So many pictures that could not be copied are named; of the others only the number is."""

_KEPT = "記録は変えていません。"


@dataclass(frozen=True)
class ImportedPictures:
    """`files`: the pictures' names as a record gives them; `problem` says which are missing, and why."""

    files: tuple[str, ...] = ()
    problem: str = ""


ImportPictures = Callable[[Sequence[Picture], Callable[[ImportedPictures], object]], None]
"""Copies pictures to the record's, off the GUI thread; the second argument is told what came of it."""


def copy_pictures(
    pictures: Sequence[Picture], folder: Path, copy: Callable[[Path, Path], str] = copy_picture
) -> ImportedPictures:
    """Copy `pictures` into `images/` below `folder`; what cannot be copied is named, the others are tried."""
    files: list[str] = []
    problems: list[str] = []
    for picture in pictures:
        try:
            files.append(_copied(picture, folder, copy))
        except StorageError as error:
            if error.message not in problems:
                problems.append(error.message)
    more = len(problems) - _MOST_PROBLEMS
    shown = [*problems[:_MOST_PROBLEMS], *([f"ほかに{more}件あります。"] if more > 0 else [])]
    return ImportedPictures(tuple(files), "\n".join(shown))


def _copied(picture: Picture, folder: Path, copy: Callable[[Path, Path], str]) -> str:
    if isinstance(picture, Path):
        return copy(picture, folder)
    try:
        with tempfile.TemporaryDirectory(prefix="zadankai-") as waiting:
            path = Path(waiting) / _PASTED
            if not picture.save(str(path)):
                raise StorageError(
                    f"貼り付けた画像をPNGとして保存できませんでした。{_KEPT}"
                    "画像をファイルに保存してから選んでください。"
                )
            return copy(path, folder)
    except OSError as error:
        raise not_written(Path(_PASTED), error, _KEPT) from error
