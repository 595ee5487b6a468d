"""Drawing operations by chance: what a draw gives follows from the seed and the record."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random
from typing import TypeVar

from fuzz.editing.desk import Desk
from fuzz.editing.leaving import WHERES
from fuzz.editing.searching import STEPS
from fuzz.editing.sequences import Operation
from fuzz.editing.writing import NAVIGATION
from zadankai_editor.record.nodes import BlockKind, Record

T = TypeVar("T")

_POOLS = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF))
"""Kanji, rarer ones, and those that are surrogate pairs in UTF-16."""

_EXTRAS = (
    "\u00a0", "\u3000", " ", "か\u3099", "は\u309a", "葛\U000e0100", "辻\U000e0101", "e\u0301", "𠮷", "あ", "あ",
    "ー", "。", "、", "A", "bc", "\u200d", "ﾊﾟ", "😀", "👩\u200d🏫",
)  # fmt: skip
"""What is no single kanji: white space, combining marks, variation selectors, Latin, pairs, emoji."""

_BREAKS = ("\n", "\n", "\n\n", "\r\n", "\u2028", "\u2029", "\x0b", "\0", "\t", "\ufeff")
_LABELS = ("甲野", "乙川", "丙山", "丁", "戊谷", "己斐", "甲野市長", "ひ か り")
_ITEMS = ("図書館", "公園", "坂道と港", "灯台")
_ENDINGS = (
    *("commit",) * 6, "cancel", "cancel", "go on", "enter", "next utterance", "focus", "click", "digit", "undo",
    "settle", "title", "find", "other window", "list",
)  # fmt: skip
_HOWS = ("typed", "typed", "typed", "nothing", "empty", "hurry")
_FILES = ("港.png", "坂道.jpg", "記録.txt", "図.svg", "会議.docx")
_KINDS = (*BlockKind, BlockKind.UTTERANCE, BlockKind.UTTERANCE, BlockKind.TEXT)

_COLONS = ("：", "：", ":")
_MARKS = (
    "―",
    "―",
    "—",
    "■",
    "□",
    "▲",
    "△",
    "○",
    "○",
    "〇",
    "■ ",
    "□\u3000",
    "▲ ",
    "○\u3000",
    "―― ",
    "--",
    "-- ",
)
_TAGS = (
    *"0123", *"0123", "Space", "Space", *"NMKSPJLE", "F1", "F3", "F", "R0", "R1", "R4", "Down", "Up", "Return",
    "Backspace", "Delete", "Tab", "X", "undo",
    *("1:commit", "2:wide", "0:preedit", "3:preedit", "1:both", "Space:commit", "Space:wide", "M:wide", "K:both"),
    *("S:preedit", "N:commit", "P:both", "J:wide", "E:wide", "L:both", "F1:wide", "R1:preedit", "F:commit"),
    *("X:text", "X:text", "X:paste", "X:drop", "X:assist", "X:commit", "X:preedit"),
)  # fmt: skip

_LEAVING = 0.15
"""How often somebody goes elsewhere between two operations."""

_FEW, _MANY = 8, 40
"""With fewer blocks than this something is written; with more, something is deleted."""

WEIGHTS = {
    "put": 12, "tab": 4, "duplicate": 1, "move_section": 2,
    "select": 22, "select_all": 1, "navigate": 8, "click": 3, "pause": 4, "write": 14, "compose": 12,
    "reconvert": 3, "commit_lines": 2, "enter": 8, "next_utterance": 5, "delete": 14, "copy": 4, "cut": 5,
    "copy_elsewhere": 4, "paste": 9, "drag": 6, "drop_text": 2, "kind": 7, "move": 6, "split": 4, "join": 4,
    "join_across": 2, "delete_block": 2, "add_item": 1, "rename_item": 1, "renumber_item": 1, "move_item": 1,
    "remove_item": 1, "link_section": 1, "digit": 5, "no_speaker": 1, "picker": 3, "add_participant": 2,
    "rename_participant": 2, "move_participant": 1, "remove_participant": 1, "undo": 8, "redo": 6, "recover": 1,
    "paint": 1, "passage": 5, "all_of": 4, "swap": 3, "tag": 6, "label": 5, "mark": 7, "replace": 3,
    "search": 4, "hurry": 3, "go_on": 3, "replace_found": 4, "drop_blocks": 3, "drop_files": 1,
}  # fmt: skip

PHRASES: dict[str, tuple[str | tuple[str, str], ...]] = {
    "drag": ("select", "drag"),
    "cut": ("select", "cut"),
    "copy": ("select", "copy"),
    "redo": ("undo", "redo"),
    "paste": ("put", "paste"),
    "write": ("select", "write"),
    "compose": ("select", "compose"),
    "kind": ("select", "kind"),
    "digit": ("select", "digit"),
    "passage": ("select", "passage"),
    "all_of": ("put", "all_of"),
    "swap": ("put", "swap"),
    "tag": ("put", "tag"),
    "label": ("next_utterance", "label"),
    "mark": ("enter", "mark"),
    "drop_blocks": ("select", "copy", "drop_blocks"),
    "go_on": ("search", "go_on"),
    "join": ("neighbours", ("kind", "text"), "join", ("kind", "utterance")),
    "join_across": ("neighbours", "kind", "join_across", ("kind", "utterance")),
}
"""What an operation is often preceded by, without which it may have no effect; some with arguments."""


class Artist:
    """Draws one operation after another."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._next = random.randrange(10_000)
        self._queue: list[str | tuple[str, str]] = []
        self._left = False
        self._names = list(WEIGHTS)
        self._weights = list(WEIGHTS.values())
        self._draws: dict[str, Callable[[Record], list[object]]] = {
            "put": lambda r: [self._place(r)],
            "click": lambda r: [self._place(r)],
            "select": self._stretch,
            "navigate": lambda _: [self._one(NAVIGATION), self._chance(0.5), self._chance(0.3)],
            "tab": lambda _: [self._one(("Tab", "Backtab"))],
            "move_section": lambda _: [self._chance(0.5)],
            "pause": lambda _: [self._one((100, 600, 600, 2000))],
            "write": lambda _: [self._text(4)],
            "compose": lambda _: [self._text(4), self._one(_ENDINGS)],
            "reconvert": lambda _: [-random.randint(0, 3), random.randint(0, 4), self._text(2)],
            "commit_lines": lambda _: [self._text(3, 0.5)],
            "copy_elsewhere": lambda _: [self._text(5, self._one((0, 0.4)))],
            "drop_text": lambda r: [self._place(r), self._text(4, 0.3)],
            "drag": lambda r: [self._place(r), self._chance(0.25)],
            "delete": lambda _: [self._one(("Backspace", "Delete")), self._chance(0.3)],
            "enter": lambda _: [self._chance(0.2), *self._answer()],
            "next_utterance": lambda _: self._answer(),
            "picker": lambda _: self._answer(),
            "passage": lambda _: self._answer(),
            "all_of": lambda _: self._answer(),
            "swap": lambda _: self._answer(),
            "tag": lambda _: [[self._one(_TAGS) for _ in range(random.randint(1, 6))]],
            "label": lambda _: [self._one(_LABELS) + self._one(_COLONS), self._chance(0.5)],
            "mark": lambda _: [self._one(_MARKS), self._chance(0.5), *self._answer()],
            "replace": lambda r: [self._piece(r), self._one((self._text(2, 0.1), "", "。。"))],
            "search": lambda r: [
                self._piece(r),
                self._chance(0.5),
                [self._one(STEPS) for _ in range(random.randint(0, 3))],
                self._one(("escape", "back")),
            ],
            "hurry": lambda r: [self._piece(r), self._chance(0.5), self._text(2)],
            "go_on": lambda _: [self._one(("F3", "Shift+F3"))],
            "replace_found": lambda r: [
                self._piece(r),
                self._one((self._text(2), "。。")),
                self._one(_HOWS),
                sorted({random.randint(0, 5) for _ in range(random.randint(0, 2))}),
            ],
            "leave": lambda _: [self._one(list(WHERES)), self._text(2)],
            "drop_blocks": lambda r: [self._place(r)],
            "drop_files": lambda r: [self._place(r), random.sample(_FILES, random.randint(1, 3))],
            "kind": lambda _: [self._one(_KINDS).value],
            "move": lambda _: [self._chance(0.5)],
            "digit": lambda _: [self._one((0, 1, 2, 3, 4, 9))],
            "add_participant": lambda _: [self._one(_LABELS), random.randint(0, 4)],
            "rename_participant": lambda _: [random.randint(0, 7), self._one(_LABELS)],
            "move_participant": lambda _: [random.randint(0, 7), random.randint(0, 7)],
            "remove_participant": lambda _: [random.randint(0, 7)],
            "add_item": lambda _: [self._one(_ITEMS)],
            "rename_item": lambda _: [random.randint(0, 7), self._one(_ITEMS)],
            "renumber_item": lambda _: [random.randint(0, 7), random.randint(0, 5)],
            "move_item": lambda _: [random.randint(0, 7), random.randint(0, 7)],
            "remove_item": lambda _: [random.randint(0, 7)],
            "link_section": lambda _: [random.randint(0, 7), random.randint(0, 7)],
            "undo": lambda _: [self._one((1, 1, 1, 2, 3, 10))],
            "redo": lambda _: [self._one((1, 1, 2, 4, 12))],
        }

    def draw(self, desk: Desk) -> Operation:
        """Return the next operation for the record as it is."""
        record, random = desk.record, self._random
        count = len(record.blocks)
        name: str | tuple[str, str]
        # Between any two of them somebody may go elsewhere and come back.
        self._left = not self._left and self._chance(_LEAVING)
        if self._left:
            return ["leave", *self._draws["leave"](record)]
        if self._queue:
            name = self._queue.pop(0)
        elif count < _FEW and random.random() < 0.3:
            name = self._one(("next_utterance", "next_utterance", "copy_elsewhere", "paste", "write"))
        elif count > _MANY and random.random() < 0.2:
            return ["delete_block"]
        else:
            (name,) = random.choices(self._names, self._weights)
            if name in PHRASES and self._chance(0.5):
                name, *self._queue = PHRASES[name]
        if isinstance(name, tuple):
            return list(name)
        if name == "neighbours":
            return ["select", *self._neighbours(record)]
        draw = self._draws.get(name)
        return [name, *(draw(record) if draw else [])]

    def _one(self, choices: Sequence[T]) -> T:
        return self._random.choice(choices)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _text(self, most: int, breaks: float = 0) -> str:
        """Return up to `most` characters, most of them nowhere else, with line ends by the share `breaks`."""
        found = ""
        for _ in range(self._random.randint(1, most)):
            self._next += 1
            low, high = _POOLS[(0, 0, 0, 1, 2)[self._next % 5]]
            found += chr(low + self._next * 7 % (high - low + 1))
            if self._chance(0.2):
                found += self._one(_EXTRAS)
            if self._chance(breaks):
                found += self._one(_BREAKS)
        return found

    def _place(self, record: Record) -> list[int]:
        """Return any place, often at the start or end of a block or paragraph."""
        if not record.blocks:
            return [0, 0]
        index = self._random.randrange(len(record.blocks))
        return [index, self._offset(record.blocks[index].text)]

    def _offset(self, text: str) -> int:
        edges = [0, len(text), *(i for i, c in enumerate(text) if c == "\n")]
        return self._one(edges) if self._chance(0.5) else self._random.randint(0, len(text))

    def _stretch(self, record: Record) -> list[object]:
        """Return two places, mostly in blocks that are neighbours: selecting much deletes much."""
        start, end = self._place(record), self._place(record)
        if record.blocks and self._chance(0.95):
            index = min(max(0, start[0] + self._one((-2, -1, -1, 0, 0, 0, 1, 1, 2))), len(record.blocks) - 1)
            end = [index, self._offset(record.blocks[index].text)]
        return [start, end]

    def _neighbours(self, record: Record) -> list[object]:
        """Return two utterances that stand beside each other, or any two places."""
        spoken = [b.kind is BlockKind.UTTERANCE and bool(b.text) for b in record.blocks]
        pairs = [i for i, both in enumerate(pairwise(spoken)) if all(both)]
        if not pairs:
            return self._stretch(record)
        index = self._one(pairs)
        return [[index, 0], [index + 1, len(record.blocks[index + 1].text)]]

    def _piece(self, record: Record) -> str:
        """Return a character of the record, or two, to be replaced wherever they stand."""
        index, offset = self._place(record)
        text = record.blocks[index].text if record.blocks else ""
        return text[offset : offset + self._one((1, 1, 2))] or "。"

    def _answer(self) -> list[object]:
        """Return an answer to the picker: a digit, a label that is typed, a row from the top, or Esc."""
        how = self._one(("digit", "digit", "digit", "type", "row", "escape"))
        if how == "row":
            return [how, self._one("00012345")]
        if how == "digit":
            return [how, str(self._random.randint(0, 4))]
        return [how, self._one(_LABELS) if how == "type" else ""]
