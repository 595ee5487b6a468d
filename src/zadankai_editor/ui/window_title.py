"""What the title bar says: which record, in which file, and whether it is a copy."""

from pathlib import Path

from zadankai_editor.ui.widgets.plain_text import in_menu

NAME = "座談会エディタ"
NEW_RECORD = "新しい記録"
UNSAVED = "未保存"
_PLACE = "[*]"
_LONGEST_FOLDER = 24
"""So many characters of a folder's name are shown in the menu."""


def window_title(title: str, path: Path | None, *, copy_of: str | None = None) -> str:
    """Return `題名 — ファイル名`, with Qt's place for the mark of unsaved changes.

    A record without a file is called 未保存, and where it was opened as a copy, a copy of what has the
    name `copy_of`: 元の名前.yaml のコピー（未保存）. What a title or a name holds
    itself of Qt's mark is shown as it is.
    """
    unsaved = UNSAVED
    if copy_of is not None:
        unsaved = f"{copy_of} のコピー（{UNSAVED}）" if copy_of else f"コピー（{UNSAVED}）"
    file = path.name if path is not None else unsaved
    name = " ".join(title.split()) or (path.stem if path is not None else NEW_RECORD)
    return f"{_literal(name)} — {_literal(file)}{_PLACE}"


def folder_entry(path: Path | None) -> str:
    """Return the entry of the menu that opens the folder of the record at `path`, with the folder's name."""
    name = path.parent.name if path is not None else ""
    if len(name) > _LONGEST_FOLDER:
        name = f"{name[:_LONGEST_FOLDER]}…"
    return f"フォルダーを開く：{in_menu(name)}(&L)" if name else "フォルダーを開く(&L)"


def _literal(text: str) -> str:
    """Return `text` as Qt shows it as it is: the mark twice stands for itself."""
    return text.replace(_PLACE, _PLACE * 2)
