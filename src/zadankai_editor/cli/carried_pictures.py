"""The pictures that come along with a source: on the disk beside the record, or not there at all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from zadankai_editor.cli.failures import CommandError
from zadankai_editor.readers.structure import SourcePicture
from zadankai_editor.storage.pictures import FOLDER
from zadankai_editor.storage.source_pictures import StoredPictures, store_pictures


@contextmanager
def carried_pictures(pictures: Mapping[str, SourcePicture], folder: Path) -> Iterator[StoredPictures]:
    """Store `pictures`, by block id, in `images/` below `folder`; yield where each went.

    Those that were not there before are taken away again where the body of the `with` raises, and
    so is `images/` where it was made. Raises `CommandError` where one cannot be stored. Where
    `folder` does not exist none is: whoever writes the record says so.
    """
    if not pictures:
        yield StoredPictures()
        return
    images = folder / FOLDER
    had_images, before = images.is_dir(), _names_in(images)
    try:
        yield _stored(pictures, folder) if folder.is_dir() else StoredPictures()
    except BaseException:
        _take_away(pictures, images, before)
        if not had_images:
            with suppress(OSError):  # something else is in it by now, or it was never made
                images.rmdir()
        raise


def _stored(pictures: Mapping[str, SourcePicture], folder: Path) -> StoredPictures:
    stored = store_pictures(pictures, folder)
    if stored.problems:
        problem = stored.problems[0]
        raise CommandError(f"元の記録にある画像を保存できないため、記録も書きませんでした。{problem}")
    return stored


def _names_in(images: Path) -> frozenset[str]:
    return frozenset(path.name for path in images.iterdir()) if images.is_dir() else frozenset()


def _take_away(pictures: Mapping[str, SourcePicture], images: Path, before: frozenset[str]) -> None:
    """Remove the files in `images` that were not there `before` and hold one of `pictures`.

    By their content, since a run that was stopped half way knows no names, and others may write to
    the same folder.
    """
    if not images.is_dir():
        return
    contents = {picture.data for picture in pictures.values()}
    sizes = {len(data) for data in contents}
    for path in images.iterdir():
        with suppress(OSError):  # the error under way is the one to tell
            if path.name not in before and path.stat().st_size in sizes and path.read_bytes() in contents:
                path.unlink()
