"""Opening and saving a record with its review and pictures.

What is saved is read back and compared before anything on disk is touched. The record comes first:
nothing that is wrong with its review keeps it from being saved or opened.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from zadankai_editor.checks import check, keeps_from_ready
from zadankai_editor.formats import (
    MAX_RECORD_BYTES,
    MAX_REVIEW_BYTES,
    FormatError,
    normalized,
    read_record,
    read_review,
    write_record,
    write_review,
)
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Record, Status
from zadankai_editor.record.review import Review, State
from zadankai_editor.storage.atomic import Replacement, move_to_free_name
from zadankai_editor.storage.errors import ChangedOutside, NotDurable, StorageError, not_written
from zadankai_editor.storage.missing_review import is_of_another, review_in_place_of
from zadankai_editor.storage.paths import followed
from zadankai_editor.storage.pictures import Carried, carry_pictures, disk_of, with_renamed_files
from zadankai_editor.storage.reading import digest_of, digest_on_disk, read_limited


@dataclass(frozen=True)
class Opened:
    """A record as it was opened.

    `path` is absolute, and the file itself where a link to it was opened. `digest` and
    `review_digest` are the SHA-256 (hex) of the two files, for `save_record` to expect; that of a
    review that is missing or cannot be read is `None`. `notices` say what was odd.
    """

    path: Path
    state: State
    digest: str
    review_digest: str | None
    notices: tuple[Finding, ...]


@dataclass(frozen=True)
class Saved:
    """A record as it was saved.

    `state` differs from the one handed in by the names of pictures that had to be `renamed` (old
    name to new) in another folder. `problem` says what failed although the record itself is
    safe: the review could not be saved, or nobody can tell whether a power cut would undo it all.
    `review_digest` is that of the review on disk if it is ours. `errors` is how many errors made a
    draft of a record that was ready; 0 where its status stayed.
    """

    path: Path
    state: State
    digest: str
    review_digest: str | None
    renamed: dict[str, str]
    problem: StorageError | None = None
    errors: int = 0


def review_path(path: Path) -> Path:
    """Return where the review of the record at `path` stands: `NAME.review.yaml` for `NAME.yaml`."""
    if path.suffix.lower() in (".yaml", ".yml"):
        return path.with_name(f"{path.stem}.review{path.suffix}")
    return path.with_name(f"{path.name}.review.yaml")


def backup_path(path: Path) -> Path:
    """Return where the previous version of the file at `path` is kept."""
    return path.with_name(f"{path.name}.bak")


def open_record(path: Path) -> Opened:
    """Read a record and its review.

    Raises `FormatError` where the record is none, and `StorageError` where it cannot be read, is
    too large, or no regular file. A review never keeps its record from being opened. Of a draft whose
    review is missing a doubt says so (`missing_review`).
    """
    target = followed(path)
    data = read_limited(target, MAX_RECORD_BYTES)
    record = read_record(data, target.name)
    digest = digest_of(data)
    review, review_digest, notices = _open_review(review_path(target), target, record, digest)
    return Opened(target, State(record=record, review=review), digest, review_digest, notices)


def _open_review(
    path: Path, target: Path, record: Record, digest: str
) -> tuple[Review, str | None, tuple[Finding, ...]]:
    try:
        if not os.path.lexists(path):
            return _instead(path, target, record), None, ()
        data = read_limited(path, MAX_REVIEW_BYTES)
        review, belongs_to = read_review(data, path.name, record)
    except (StorageError, FormatError, OSError) as error:
        message = (
            f"校正ファイル「{path.name}」を読めないため、記録だけを開きました。"
            f"次に保存するとき、このファイルは別の名前で残します。{error}"
        )
        return _instead(path, target, record, "を読めない"), None, (finding("review.unreadable", message),)
    if belongs_to == digest:
        return review, digest_of(data), ()
    if is_of_another(review, record):
        message = (
            f"校正ファイル「{path.name}」は別の記録のものなので、記録だけを開きました。"
            "次に保存するとき、このファイルは別の名前で残します。"
        )
        instead = _instead(path, target, record, "が別の記録のものな")
        return instead, None, (finding("review.unreadable", message),)
    message = (
        f"校正ファイル「{path.name}」は、記録の別の時点のものです。両方を開きました。"
        "要確認や校正の印が今の本文に合っているかを確かめてください。"
    )
    return review, digest_of(data), (finding("review.hash.differs", message),)


def _instead(path: Path, target: Path, record: Record, why: str = "がない") -> Review:
    """Return what takes the place of the review at `path`: of a draft a doubt says why it does."""
    if record.status is not Status.DRAFT:
        return Review()
    return review_in_place_of(path, target, record, why=why)


def save_record(
    path: Path,
    state: State,
    expected: str | None,
    *,
    overwrite: bool = False,
    review_expected: str | None = None,
    pictures_from: Path | None = None,
    before_replace: Callable[[str], object] | None = None,
) -> Saved:
    """Save a record, its review and, from the folder `pictures_from`, its pictures.

    A ready record in which an error is left by now, a missing picture say, becomes a draft again.

    `expected` is the digest that the file must still have, `None` for one that must not exist yet;
    `overwrite` replaces whatever is there. The previous version stays as `NAME.yaml.bak`.
    A review on disk other than the one with the digest `review_expected` is kept under a free
    name (not with `overwrite`). `before_replace` is told the digest that the file is about to
    have (for `JournalWriter.saving`).

    Raises `ChangedOutside` and other `StorageError`; then the old files are as they were.
    """
    target = followed(path)
    carried = Carried({}, ())
    if pictures_from and not _same_folder(pictures_from, target.parent):
        _check_unchanged(target, expected, None, overwrite=overwrite)
        carried = carry_pictures(state.record, pictures_from, target.parent)
        renamed = with_renamed_files(state.record, carried.renamed)
        state = state.model_copy(update={"record": renamed})
    try:
        state, errors = _draft_where_wrong(state, target.parent)
        saved = _save(target, state, carried, expected, review_expected, before_replace, overwrite=overwrite)
        return replace(saved, errors=errors)
    except BaseException:
        carried.take_back()
        raise


def _draft_where_wrong(state: State, folder: Path) -> tuple[State, int]:
    """Return `state` as a draft where it is ready and has errors, and how many these are."""
    record = state.record
    if record.status is not Status.READY:
        return state, 0
    errors = len(keeps_from_ready(check(record, disk_of(record, folder))))
    if not errors:
        return state, 0
    return state.model_copy(update={"record": record.replaced(status=Status.DRAFT)}), errors


def _save(
    target: Path,
    state: State,
    carried: Carried,
    expected: str | None,
    review_expected: str | None,
    before_replace: Callable[[str], object] | None,
    *,
    overwrite: bool,
) -> Saved:
    data, read_back = record_bytes(target, state.record)
    digest = digest_of(data)
    problem: StorageError | None = None

    def guard() -> None:
        _check_unchanged(target, expected, digest, overwrite=overwrite)
        if before_replace:
            before_replace(digest)

    try:
        Replacement.prepare(target, data).commit(backup=backup_path(target), guard=guard)
    except NotDurable as error:
        problem = error
    review_digest = None
    try:
        review_digest = _save_review(target, state, read_back, digest, review_expected, overwrite=overwrite)
    except StorageError as error:
        problem = StorageError(
            "記録は保存しましたが、校正ファイル（元の記録・要確認・校正の印）は保存できませんでした。"
            f"画面の内容は残っています。原因を除いて、もう一度保存してください。（{error}）",
            error.path,
        )
    return Saved(target, state, digest, review_digest, dict(carried.renamed), problem)


def _save_review(
    target: Path, state: State, read_back: Record, digest: str, expected: str | None, *, overwrite: bool
) -> str | None:
    """Save the review of the record just saved; return its digest. Raises `StorageError`."""
    path = review_path(target)
    # A draft always has one, so that it can be told when it is gone.
    if state.review == Review() and read_back.status is Status.READY and not os.path.lexists(path):
        return None
    data = review_bytes(path, state, read_back, digest)

    def guard() -> None:
        if not overwrite:
            _keep_unknown(path, {expected, digest_of(data)})

    Replacement.prepare(path, data).commit(backup=backup_path(path), guard=guard)
    return digest_of(data)


def _keep_unknown(path: Path, known: set[str | None]) -> None:
    """Rename a review that is not the one this record was opened with. Raises `StorageError`."""
    if digest_on_disk(path) in {None, *known}:
        return
    try:
        move_to_free_name(path, lambda n: path.with_name(f"{path.stem}-{n}{path.suffix}"))
    except OSError as error:
        raise not_written(path, error) from error


def record_bytes(target: Path, record: Record) -> tuple[bytes, Record]:
    """Serialise, read back strictly, compare; return the bytes and what was read. Raises `StorageError`."""
    data = write_record(record)
    try:
        read_back = read_record(data, target.name)
    except FormatError as error:
        raise _not_faithful(target, str(error)) from error
    if read_back != normalized(record):
        raise _not_faithful(target, "")
    return data, read_back


def review_bytes(path: Path, state: State, read_back: Record, digest: str) -> bytes:
    """Serialise the review, read it back strictly, compare; return the bytes. Raises `StorageError`."""
    data = write_review(state.review, state.record, digest)
    try:
        review, belongs_to = read_review(data, path.name, read_back)
    except FormatError as error:
        raise _not_faithful(path, str(error)) from error
    if write_review(review, read_back, belongs_to) != data:
        raise _not_faithful(path, "")
    return data


def _not_faithful(target: Path, why: str) -> StorageError:
    return StorageError(
        f"「{target.name}」を保存しませんでした。書いた内容を読み返したところ、元の内容と一致しませんでした。"
        "ディスクには何も書いていません。"
        f"内容をテキストとして別に残し、開発者に知らせてください。{why}",
        target,
    )


def _check_unchanged(target: Path, expected: str | None, ours: str | None, *, overwrite: bool) -> None:
    """Raise `ChangedOutside` unless the file is the expected one, or what we are about to write."""
    if overwrite:
        return
    found = digest_on_disk(target)
    if found == expected or (found is not None and found == ours):
        return
    if expected is None:
        what = "という名前のファイルが、既にあります"
        remedy = "別の名前にするか、上書きしてよいかを確かめてください"
    elif found is None:
        what = "が、開いたあとに消されたか、別の場所に移されています"
        remedy = "場所を確かめ、もう一度保存するか、別の名前で保存してください"
    else:
        what = "が、開いたあとに別の場所で変更されています"
        remedy = "変更を取り入れるか、別の名前で保存してください"
    raise ChangedOutside(
        f"「{target.name}」{what}。上書きはしていません。画面の内容もそのままです。{remedy}。", target, found
    )


def _same_folder(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
