"""What went wrong, as the one sentence that a person reads."""

import os
import traceback
from pathlib import Path

_USAGE = 2


class CommandError(Exception):
    """The command cannot be carried out; `message` says why, in Japanese, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def sentence_for(error: BaseException) -> str:
    """Return what to tell about `error`, on one line."""
    return " ".join(_message(error).split("\n"))


def _message(error: BaseException) -> str:
    if isinstance(error, CommandError):
        return error.message
    if isinstance(error, KeyboardInterrupt):
        return "中断しました。書きかけのファイルは残していません。"
    if isinstance(error, BrokenPipeError):
        return "出力の受け手が先に終わったため、最後まで書けませんでした。"
    if isinstance(error, MemoryError | RecursionError):
        return "メモリーが足りないか、入れ子が深すぎるため、処理できませんでした。ファイルは変えていません。"
    if isinstance(error, OSError):
        from zadankai_editor.storage.errors import cause_of

        cause, remedy = cause_of(error)
        name = f"「{os.fsdecode(error.filename)}」の" if isinstance(error.filename, str | bytes) else ""
        return f"{name}読み書きに失敗しました。{cause}。{remedy}。"
    message = getattr(error, "message", None)
    if isinstance(message, str) and _is_ours(error):
        return message
    return _unexpected(error)


def _is_ours(error: BaseException) -> bool:
    return type(error).__module__.split(".")[0] == __name__.split(".")[0]


def _unexpected(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name} {frames[-1].lineno}行目" if frames else "場所不明"
    what = f"{type(error).__name__}、{where}"
    return f"予期しないエラーで止まりました（{what}）。元のファイルは変えていません。この表示を開発者に伝えてください。"
