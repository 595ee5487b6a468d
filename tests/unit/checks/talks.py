"""Records for tests in few lines: `甲野：…` speaks, `問：…` asks without a name; `写真`, `見出し`, `話`, `導入`.

Above the talk may stand `題名`, `開催日`, `シリーズ：12 name`, `議題` (treated by sections of that name and by
`見出し（議題1）：…`), `注：1 term`.
"""

import re
from collections.abc import Sequence
from typing import Any

from zadankai_editor.checks.facts import check_facts
from zadankai_editor.checks.suspicions import check_suspicions
from zadankai_editor.checks.wording import check_wording
from zadankai_editor.record.nodes import (
    AgendaItem,
    Block,
    BlockKind,
    Held,
    Note,
    Participant,
    Record,
    Series,
)

PEOPLE = (
    Participant(id="p1", label="甲野", name="甲野 洋", title="丘上市長"),
    Participant(id="p2", label="乙川", name="乙川 学", title="企画部長"),
    Participant(id="p3", label="丙田", name="丙田 恵"),
    Participant(id="p4", label="司会", name="丁谷 司", moderator=True),
)
_KINDS = {
    "問": BlockKind.PROMPT,
    "写真": BlockKind.PHOTO,
    "見出し": BlockKind.SECTION,
    "話": BlockKind.TEXT,
    "導入": BlockKind.LEAD,
}
_TREATS = re.compile("見出し（議題([0-9])）")
_HEADS = ("題名", "開催日", "シリーズ", "議題", "注")


def talk(text: str, **fields: Any) -> Record:
    """Return a record of the lines of `text` with block ids b1, b2, …, and the other `fields` as given."""
    lines = [line.strip().partition("：") for line in text.strip().split("\n")]
    heads = [(who, words) for who, _, words in lines if who in _HEADS]
    said = [(who, words) for who, _, words in lines if who not in _HEADS]
    agenda = tuple(
        AgendaItem(id=f"a{n}", number=n, text=words)
        for n, words in enumerate((words for who, words in heads if who == "議題"), 1)
    )
    items = {item.text: item.id for item in agenda}
    blocks = tuple(_block(f"b{n}", who, words, items) for n, (who, words) in enumerate(said, 1))
    return Record(**{"participants": PEOPLE, "agenda": agenda, "blocks": blocks, **_heads(heads), **fields})


def _block(id_: str, who: str, words: str, items: dict[str, str]) -> Block:
    treats = _TREATS.fullmatch(who)
    kind = BlockKind.SECTION if treats else _KINDS.get(who, BlockKind.UTTERANCE)
    speaker = None
    if kind is BlockKind.UTTERANCE:
        speaker = next(person.id for person in PEOPLE if person.label == who)
    agenda = f"a{treats[1]}" if treats else items.get(words) if kind is BlockKind.SECTION else None
    return Block(id=id_, kind=kind, text=words, speaker=speaker, agenda=agenda)


def _heads(heads: Sequence[tuple[str, str]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for who, words in heads:
        match = re.fullmatch(r"(?:([0-9]+) )?(.+)", words)
        assert match
        if who == "題名":
            found["title"] = words
        elif who == "開催日":
            found["held"] = Held(date=words)
        elif who == "シリーズ":
            found["series"] = Series(name=match[2], number=int(match[1]))
        elif who == "注":
            found["notes"] = (*found.get("notes", ()), Note(mark=match[1], term=match[2], text="説明"))
    return found


def found_in(record: Record) -> list[tuple[str, str | None]]:
    """Return the codes of what is suspected of `record`, each with its block or path."""
    return [
        (f.code, f.block or f.path)
        for f in (*check_suspicions(record), *check_facts(record), *check_wording(record))
    ]
