"""What storage says where the disk does not do what was asked."""

import errno
from pathlib import Path

_ELSEWHERE = "別の場所に保存してください"

_CAUSES: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("ディスクに空きがありません", f"不要なファイルを片づけるか、{_ELSEWHERE}"),
    errno.EDQUOT: ("使える容量の上限に達しています", f"不要なファイルを片づけるか、{_ELSEWHERE}"),
    errno.EFBIG: ("この場所に置けるファイルの大きさを超えています", _ELSEWHERE),
    errno.EROFS: ("読み取り専用の場所です", _ELSEWHERE),
    errno.EACCES: (
        "許可がないか、ほかのプログラムが使っています",
        "ほかのプログラムで開いていれば閉じ、できなければ別の場所を使ってください",
    ),
    errno.ENAMETOOLONG: ("ファイルの名前か場所の名前が長すぎます", "短い名前にしてください"),
    errno.ENOENT: ("フォルダーかファイルが見つかりません", "場所を確かめてください"),
    errno.EEXIST: ("同じ名前のものがすでにあります", "別の名前か、別の場所にしてください"),
    errno.ENOTDIR: ("場所の途中がフォルダーではありません", "場所を確かめてください"),
    errno.EISDIR: ("同じ名前のフォルダーがあります", "別の名前にしてください"),
    errno.EINVAL: ("この場所では使えない名前です", "別の名前にしてください"),
    errno.ELOOP: ("リンクが輪になっています", "リンク先を確かめてください"),
    errno.EIO: ("ディスクの読み書きに失敗しました", "ディスクや接続を確かめ、別の場所も試してください"),
}
_CAUSES[errno.EPERM] = _CAUSES[errno.EACCES]


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
    return _CAUSES.get(error.errno or 0, (unknown, "もう一度試し、続くようなら別の場所を使ってください"))


def not_written(
    path: Path, error: OSError, kept: str = "ディスクにある前の内容は、そのまま残っています。"
) -> StorageError:
    """Return the error for a file that could not be written; `kept` says what was not lost."""
    cause, remedy = cause_of(error)
    return StorageError(f"「{path.name}」を保存できませんでした。{cause}。{kept}{remedy}。", path)


def not_read(path: Path, error: OSError) -> StorageError:
    """Return the error for a file that could not be read."""
    cause, _ = cause_of(error)
    remedy = "場所と、読む許可があるかを確かめてください"
    return StorageError(f"「{path.name}」を開けませんでした。{cause}。{remedy}。", path)
