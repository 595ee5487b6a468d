"""What storage says where the disk does not do what was asked."""

import errno
from pathlib import Path

_ELSEWHERE = "別の場所に保存してください"
_NETWORK = "ネットワークの接続を確かめて、もう一度試すか、別の場所に保存してください"
_GONE = ("この場所に、つながらなくなっています", _NETWORK)

_CAUSES: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("ディスクに空きがありません", f"不要なファイルを片付けるか、{_ELSEWHERE}"),
    errno.EDQUOT: ("使える容量の上限に達しています", f"不要なファイルを片付けるか、{_ELSEWHERE}"),
    errno.EFBIG: ("この場所に置けるファイルの大きさを超えています", _ELSEWHERE),
    errno.EROFS: ("読み取り専用の場所です", _ELSEWHERE),
    errno.EACCES: (
        "許可がないか、ほかのプログラムが使っています",
        "ほかのプログラムで開いていれば閉じ、できなければ別の場所を使ってください",
    ),
    errno.EBUSY: (
        "ほかのプログラムが使っています",
        "ほかのプログラムで開いていれば閉じてもう一度試すか、別の場所を使ってください",
    ),
    errno.ENAMETOOLONG: ("ファイルの名前か場所の名前が長すぎます", "短い名前にしてください"),
    errno.ENOENT: ("フォルダーかファイルが見つかりません", "場所を確かめてください"),
    errno.EEXIST: ("同じ名前のものが既にあります", "別の名前か、別の場所にしてください"),
    errno.ENOTDIR: ("場所の途中がフォルダーではありません", "場所を確かめてください"),
    errno.EISDIR: ("同じ名前のフォルダーがあります", "別の名前にしてください"),
    errno.EINVAL: ("この場所では使えない名前です", "別の名前にしてください"),
    errno.ELOOP: ("リンクが輪になっています", "リンク先を確かめてください"),
    errno.EIO: ("ディスクの読み書きに失敗しました", "ディスクや接続を確かめ、別の場所も試してください"),
    errno.ETIMEDOUT: ("この場所から返事がありません", _NETWORK),
    errno.ESTALE: _GONE,
    errno.ENODEV: _GONE,
    errno.ENXIO: _GONE,
}
_CAUSES[errno.EPERM] = _CAUSES[errno.EACCES]
# Not every system has all of these.
for _name in ("EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "ENOTCONN", "ECONNRESET"):
    _CAUSES[getattr(errno, _name, -1)] = _GONE
_CAUSES[getattr(errno, "ETXTBSY", -1)] = _CAUSES[errno.EBUSY]

OLD_KEPT = "元のファイルは変わっていません。"

_WINDOWS: dict[int, tuple[str, str]] = {
    # WinError.h; `errno` says only EACCES or EINVAL of most of these.
    19: ("書き込みが禁止されている場所です", _ELSEWHERE),
    32: _CAUSES[errno.EBUSY],
    33: _CAUSES[errno.EBUSY],
    39: _CAUSES[errno.ENOSPC],
    112: _CAUSES[errno.ENOSPC],
    206: _CAUSES[errno.ENAMETOOLONG],
    **dict.fromkeys((21, 51, 53, 55, 59, 64, 67, 121, 1231, 1232, 1236), _GONE),
}
"""The same by the numbers of Windows, which tell more causes apart."""


class StorageError(Exception):
    """Something could not be kept or fetched.

    `message` is Japanese and says what happened, what was kept and what to do; `str` gives it too.
    """

    def __init__(self, message: str, path: Path | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


class NotDurable(StorageError):  # noqa: N818
    """The new content is in its place, but the disk would not say that it is there to stay."""


class ChangedOutside(StorageError):  # noqa: N818
    """The file on disk is not the one that was expected, so it was not overwritten.

    `found` is the SHA-256 of what stands there now (hex), `None` where nothing does any more.
    """

    def __init__(self, message: str, path: Path, found: str | None) -> None:
        super().__init__(message, path)
        self.found = found


def cause_of(error: OSError) -> tuple[str, str]:
    """Return in Japanese why `error` came up and what to do, each without its full stop."""
    unknown = f"システムのエラーです（{error.strerror or error}）"
    remedy = "もう一度試し、続くようなら別の場所を使ってください"
    number = getattr(error, "winerror", None)
    return _WINDOWS.get(number or 0) or _CAUSES.get(error.errno or 0, (unknown, remedy))


def not_written(path: Path, error: OSError, kept: str | None = None) -> StorageError:
    """Return the error for a file that could not be written; `kept` says what was not lost.

    By default that the old file is as it was; not where nobody can know whether there is one.
    """
    cause, remedy = cause_of(error)
    if error.errno == errno.ENOENT and not kept:
        # What cannot be found is the folder: a file that is not there yet is made.
        cause = f"保存先のフォルダー「{path.parent}」が見つかりません"
        remedy = "フォルダーが移されたり、接続が切れたりしていないかを確かめるか、別の場所に保存してください"
    if kept is None:
        unknown = error.errno in _NOTHING_THERE or cause_of(error) in (_GONE, _CAUSES[errno.ETIMEDOUT])
        kept = "" if unknown else OLD_KEPT
    return StorageError(f"「{path.name}」を保存できませんでした。{cause}。{kept}{remedy}。", path)


_NOTHING_THERE = frozenset(
    {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP}
)
"""After these nobody can speak of an old file under that name."""


def not_read(path: Path, error: OSError) -> StorageError:
    """Return the error for a file that could not be read."""
    cause, _ = cause_of(error)
    remedy = "場所と、読む許可があるかを確かめてください"
    return StorageError(f"「{path.name}」を開けませんでした。{cause}。{remedy}。", path)
