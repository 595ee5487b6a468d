"""What a command writes, and what it never overwrites."""

import os
from pathlib import Path

from zadankai_editor.cli.failures import CommandError
from zadankai_editor.cli.streams import STANDARD


def refuse_overlap(*named: tuple[str, str | None]) -> None:
    """Raise `CommandError` where two of the files, each a description and a name, are the same."""
    files = [(what, Path(name)) for what, name in named if name is not None and name != STANDARD]
    for index, (what, path) in enumerate(files):
        for other_what, other in files[:index]:
            if _same_file(path, other):
                raise CommandError(
                    f"{other_what}と{what}が同じファイル「{path}」です。"
                    f"何も書いていません。{what}に別の名前を付けてください。"
                )


def refuse_both_standard(*named: tuple[str, str | None]) -> None:
    """Raise `CommandError` where more than one of the outputs would go to standard output."""
    standard = [what for what, name in named if name == STANDARD]
    if len(standard) > 1:
        raise CommandError(
            f"{'と'.join(standard)}を両方とも標準出力に書くことはできません。片方にファイルの名前を付けてください。"
        )


def refuse_existing(path: Path) -> None:
    """Raise `CommandError` where there is anything at `path`."""
    if os.path.lexists(path):
        raise CommandError(
            f"「{path}」は既にあります。何も書いていません。"
            "別の名前を付けるか、上書きしてよければ --force を付けてください。"
        )


def refuse_folder(*names: str | None) -> None:
    """Raise `CommandError` where one of the outputs is a folder or has no name."""
    for name in names:
        if name == "":
            raise CommandError("出力先の名前が空です。何も書いていません。ファイルの名前を付けてください。")
        if name is not None and name != STANDARD and Path(name).is_dir():
            raise CommandError(
                f"「{name}」はフォルダーです。何も書いていません。その中のファイルの名前まで付けてください。"
            )


def refuse_strange_report(path: Path) -> None:
    """Raise `CommandError` where the file at `path` is neither empty nor a report from before."""
    if _beginning(path, 1) not in (b"", b"["):
        refuse_existing(path)


def refuse_record(path: Path) -> None:
    """Raise `CommandError` where the file at `path` is a record or its review."""
    if _beginning(path, 64).removeprefix(b"\xef\xbb\xbf").startswith(b"format: zadankai"):
        raise CommandError(
            f"「{path}」は座談会の記録です。何も書いていません。記事には別の名前を付けてください。"
        )


def _beginning(path: Path, size: int) -> bytes:
    """Return the first bytes of a regular file; nothing of what is none, which might make us wait."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(size)


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them does not exist yet, or cannot be looked at
        names = (os.path.normcase(os.path.realpath(path)) for path in (one, other))
        return len(set(names)) == 1
