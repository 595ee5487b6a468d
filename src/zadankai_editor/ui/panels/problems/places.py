"""Where a finding is, in words."""

import re

from zadankai_editor.japanese.numerals import circled
from zadankai_editor.record.nodes import Record
from zadankai_editor.ui.widgets.wording import excerpt, what_is

_PATH = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(\w+))?")
_HEADS = {
    "title": "題名",
    "series": "シリーズ",
    "held": "開催日",
    "cover": "見出し画像",
    "lead": "リード",
    "body": "本文",
    "closing": "結び",
    "status": "状態",
}
_PARTICIPANT = {
    "label": "表示名",
    "name": "氏名",
    "title": "肩書",
    "post": "付記",
    "reading": "よみ",
    "organization": "所属",
}


class Places:
    """Names blocks and fields of one record; blocks are found by an index that is made once."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._index = {b.id: i for i, b in enumerate(record.blocks)}

    def has_block(self, block: str) -> bool:
        """Tell whether the record has the block with this id."""
        return block in self._index

    def of(self, block: str | None, path: str | None) -> str:
        """Return in words where a finding about this block or field is; of neither it is about the whole."""
        if block is not None:
            index = self._index.get(block)
            return (
                "（今はないブロック）" if index is None else what_is(self._record, self._record.blocks[index])
            )
        return self._field(path) if path else "記録全体"

    def _field(self, path: str) -> str:
        match = _PATH.match(path)
        if not match:
            return ""
        head, number, name = match[1], int(match[2] or 0), match[3]
        if head == "participants" and match[2]:
            people = self._record.participants
            who = people[number].label or f"{number + 1}人目" if number < len(people) else ""
            return "・".join(
                part for part in (f"参加者 {who}".rstrip(), _PARTICIPANT.get(name or "", "")) if part
            )
        if head == "agenda" and match[2] and number < len(self._record.agenda):
            item = self._record.agenda[number]
            return f"議題 {circled(item.number)} {excerpt(item.text)}".rstrip()
        if head == "notes" and match[2] and number < len(self._record.notes):
            return f"注 {self._record.notes[number].term or number + 1}"
        return {**_HEADS, "participants": "参加者", "agenda": "議題", "notes": "注"}.get(head, "")
