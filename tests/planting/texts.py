"""What the planters read in a record: who is called by name where, and changes of one block.

Written for the planters alone, so that they know nothing of how the checks look.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

from zadankai_editor.formats import read_record
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record

RECORDS = Path(__file__).resolve().parent / "records"

OFFICES = (
    "副委員長", "委員長", "副市長", "副知事", "副会長", "理事長", "事務局長", "市長", "会長", "局長", "部長", "課長",
    "所長", "館長", "院長", "校長", "主任", "委員", "代表",
)  # fmt: skip
"""Offices that stand behind a family name, longer ones before what they end in."""

SPEECH = {BlockKind.UTTERANCE, BlockKind.PROMPT}
_ADDRESS = "|".join(("さん", "君", "先生", "氏", *OFFICES))
_ASKS = re.compile(r"(?:[?？]|か。|でしょう。|お願いします。|ください。|求めます。|どうぞ。)$")


@dataclass(frozen=True)
class Planted:
    """A record with one error; `places` are the ids of blocks and the paths where it shows.

    `shown` is what a reader sees there, in one line.
    """

    record: Record
    places: frozenset[str]
    shown: str


Planter = Callable[[Record, Random], Planted | None]
"""Plants one error, or answers `None` where the record has no place for it."""


def clean_records() -> dict[str, Record]:
    """Return the records without an error, by the name of their file."""
    return {path.stem: read_record(path.read_bytes()) for path in sorted(RECORDS.glob("*.yaml"))}


def family(person: Participant) -> str:
    """Return the name by which others call `person`."""
    return person.family_name or person.label


def called(record: Record, text: str) -> list[Participant]:
    """Return the participants whom `text` calls by name with さん, an office and the like; quotations aside."""
    spoken = re.sub(r"[「『][^」』]*[」』]", "", text)
    return [p for p in record.participants if re.search(f"{re.escape(family(p))}(?:{_ADDRESS})", spoken)]


def asked(record: Record, block: Block) -> Participant | None:
    """Return the one person to whom the end of `block` puts a question or gives the floor."""
    if block.kind not in SPEECH:
        return None
    last = "".join(re.findall(r"[^。?？]+[。?？]", block.text)[-2:])
    people = called(record, last)
    if len(people) != 1 or people[0].id == block.speaker:
        return None
    name = re.escape(family(people[0]))
    if last.endswith("ね。"):
        return (
            people[0]
            if re.search(rf"(?:^|。){name}(?:{_ADDRESS})、|、{name}(?:{_ADDRESS})。$", last)
            else None
        )
    floor = re.search(
        rf"{name}(?:{_ADDRESS})[^。]{{0,4}}。$|{name}(?:{_ADDRESS})に(?:うかが|伺)います。$", last
    )
    return people[0] if floor or _ASKS.search(last) else None


def speaker(record: Record, block: Block) -> Participant | None:
    """Return who speaks in `block`; `None` for what is no utterance."""
    is_speech = block.kind is BlockKind.UTTERANCE and isinstance(block.speaker, str)
    return record.participant(block.speaker) if is_speech else None


def neighbours(record: Record) -> Iterator[tuple[Block, Block]]:
    """Yield each block with the one behind it."""
    return pairwise(record.blocks)


def pairs_of_turns(record: Record) -> list[tuple[Block, Block]]:
    """Return the utterances that stand one behind the other and have different speakers."""
    return [
        (one, other)
        for one, other in neighbours(record)
        if speaker(record, one) and speaker(record, other) and one.speaker != other.speaker
    ]


def others(record: Record, *without: Participant | None) -> list[Participant]:
    """Return the participants who are no moderators and none of `without`."""
    out = {p.id for p in without if p}
    return [p for p in record.participants if not p.moderator and p.id not in out]


def with_block(record: Record, changed: Block) -> Record:
    """Return `record` with the block that has the id of `changed` replaced by it."""
    return with_blocks(record, [changed if b.id == changed.id else b for b in record.blocks])


def with_blocks(record: Record, blocks: Sequence[Block]) -> Record:
    """Return `record` with other blocks."""
    return record.replaced(blocks=tuple(blocks))


def in_block(record: Record, block: Block, *more: str, **changes: object) -> Planted:
    """Return the error that `changes` make in `block`; it shows there and at the places `more`."""
    changed = block.replaced(**changes)
    label = record.label_of(changed.speaker)
    shown = f"{label}：{changed.text}" if label else changed.text
    return Planted(with_block(record, changed), frozenset({block.id, *more}), shown.replace("\n", "／"))


def given(record: Record, block: Block, to: Participant, *more: str) -> Planted:
    """Return the error that `block` is another's words."""
    return in_block(record, block, *more, speaker=to.id)


def sections(record: Record) -> list[int]:
    """Return the indexes of the sections in the flow."""
    return [n for n, block in enumerate(record.blocks) if block.kind is BlockKind.SECTION]


def section_of(record: Record, index: int) -> int:
    """Return the index of the section that the block at `index` stands in, or -1."""
    return max((n for n in sections(record) if n <= index), default=-1)


def all_texts(record: Record) -> str:
    """Return the words of all blocks."""
    return "\n".join(block.text for block in record.blocks)


def person_path(record: Record, person: Participant) -> str:
    """Return the path of `person` in the list of participants."""
    return f"participants[{[p.id for p in record.participants].index(person.id)}]"
