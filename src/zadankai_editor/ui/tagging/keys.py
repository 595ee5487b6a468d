"""The keys of tagging, beside the digits of the participants."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from zadankai_editor.record.nodes import BlockKind


@dataclass(frozen=True)
class TagKey:
    """A key, how it is shown, and what it does in words."""

    key: Qt.Key
    shown: str
    words: str


KINDS: dict[Qt.Key, BlockKind] = {
    Qt.Key.Key_M: BlockKind.SECTION,
    Qt.Key.Key_K: BlockKind.HEADING,
    Qt.Key.Key_S: BlockKind.PROMPT,
    Qt.Key.Key_P: BlockKind.PHOTO,
    Qt.Key.Key_J: BlockKind.TEXT,
    Qt.Key.Key_L: BlockKind.LEAD,
    Qt.Key.Key_E: BlockKind.CLOSING,
}
"""By the letter with which their Japanese names begin, or that is on their menus elsewhere."""

TITLE = TagKey(Qt.Key.Key_D, "D", "題名")
AS_BEFORE = TagKey(Qt.Key.Key_Space, "Space", "前の続き")
NOBODY = TagKey(Qt.Key.Key_N, "N", "発言者なし")
SEARCH = TagKey(Qt.Key.Key_F, "F", "発言者を探す")
ON = TagKey(Qt.Key.Key_Down, "↓ Enter", "次の段落へ")
BACK = TagKey(Qt.Key.Key_Up, "↑ Backspace", "前の段落へ")
END = TagKey(Qt.Key.Key_Escape, "Esc", "終わる")
OTHERS = (TITLE, AS_BEFORE, NOBODY, SEARCH, ON, BACK, END)
ALSO = {
    Qt.Key.Key_Return: Qt.Key.Key_Down,
    Qt.Key.Key_Enter: Qt.Key.Key_Down,
    Qt.Key.Key_Backspace: Qt.Key.Key_Up,
}
"""Further keys that do the same."""
