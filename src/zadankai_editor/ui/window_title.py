"""What the title bar says: which record, in which file, and whether it is a copy."""

from pathlib import Path

NAME = "座談会エディタ"
NEW_RECORD = "新しい記録"
UNSAVED = "未保存"
_PLACE = "[*]"


def window_title(title: str, path: Path | None, *, copy: bool = False) -> str:
    """Return `題名 — ファイル名`, with Qt's place for the mark of unsaved changes.

    A record without a file is called 未保存, and コピー（未保存） where it was opened as a copy. What
    a title or a name holds itself of Qt's mark is shown as it is.
    """
    unsaved = f"コピー（{UNSAVED}）" if copy else UNSAVED
    file = path.name if path is not None else unsaved
    name = " ".join(title.split()) or (path.stem if path is not None else NEW_RECORD)
    return f"{_literal(name)} — {_literal(file)}{_PLACE}"


def _literal(text: str) -> str:
    """Return `text` as Qt shows it as it is: the mark twice stands for itself."""
    return text.replace(_PLACE, _PLACE * 2)
