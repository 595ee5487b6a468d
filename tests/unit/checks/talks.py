"""Records for tests in few lines: `甲野：…` speaks, `問：…` asks without a name; `写真`, `見出し`, `話`, `導入`."""

from typing import Any

from zadankai_editor.checks.facts import check_facts
from zadankai_editor.checks.suspicions import check_suspicions
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record

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


def talk(text: str, **fields: Any) -> Record:
    """Return a record of the lines of `text` with block ids b1, b2, …, and the other `fields` as given."""
    speakers = {person.label: person.id for person in PEOPLE}
    blocks = []
    for number, line in enumerate(text.strip().split("\n"), 1):
        who, _, words = line.strip().partition("：")
        kind = _KINDS.get(who, BlockKind.UTTERANCE)
        speaker = speakers[who] if kind is BlockKind.UTTERANCE else None
        blocks.append(Block(id=f"b{number}", kind=kind, text=words.replace("／", "\n"), speaker=speaker))
    return Record(**{"participants": PEOPLE, "blocks": tuple(blocks), **fields})


def found_in(record: Record) -> list[tuple[str, str | None]]:
    """Return the codes of what is suspected of `record`, each with its block or path."""
    return [(f.code, f.block or f.path) for f in (*check_suspicions(record), *check_facts(record))]
