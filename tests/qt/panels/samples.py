"""The sample record as a state, and large ones, for the panels' tests."""

from pathlib import Path
from typing import Any

import yaml

from zadankai_editor.record.nodes import (
    AgendaItem,
    Block,
    BlockKind,
    Cover,
    Held,
    Note,
    Participant,
    Record,
    Series,
)
from zadankai_editor.record.review import Digit, Doubt, Review, State

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def sample_state() -> State:
    """The record in `examples/`, read without the strict reader, with digits for its participants."""
    data = yaml.safe_load((EXAMPLES / "minatogaoka-7.yaml").read_text(encoding="utf-8"))
    people = tuple(Participant(id=f"p{n}", **p) for n, p in enumerate(data["participants"], 1))
    items = tuple(AgendaItem(id=f"a{n}", **a) for n, a in enumerate(data["agenda"], 1))
    ids = {p.label: p.id for p in people}
    blocks = [Block(id=f"l{n}", kind=BlockKind.LEAD, text=text) for n, text in enumerate(data["lead"])]
    blocks += [_block(found, ids, items) for found in data["body"]]
    blocks += [Block(id=f"c{n}", kind=BlockKind.CLOSING, text=text) for n, text in enumerate(data["closing"])]
    record = Record(
        title=data["title"],
        series=Series(**data["series"]),
        held=Held(**data["held"]),
        cover=Cover(**data["cover"]),
        notes=tuple(Note(**note) for note in data["notes"]),
        participants=people,
        agenda=items,
        blocks=tuple(blocks),
    )
    digits = tuple(Digit(participant=p.id, digit=n % 10) for n, p in enumerate(people[:10], 1))
    return State(record=record, review=Review(digits=digits))


def _block(found: dict[str, Any], ids: dict[str, str], items: tuple[AgendaItem, ...]) -> Block:
    fields = dict(found)
    fields["kind"] = BlockKind(fields.pop("type"))
    if "speaker" in fields:
        fields["speaker"] = ids[fields["speaker"]]
    if "agenda" in fields:
        fields["agenda"] = next(i.id for i in items if i.number == fields["agenda"])
    if "caption" in fields:
        fields["text"] = fields.pop("caption")
    fields["people"] = tuple(ids[label] for label in fields.pop("people", ()))
    return Block(**fields)


def large_state(utterances: int = 10_000, people: int = 200) -> State:
    """A record with many utterances and participants, a section every 50, a photo every 100."""
    participants = tuple(
        Participant(id=f"p{n}", label=f"発言者{n}", name=f"姓{n} 名{n}", title="港の会")
        for n in range(people)
    )
    blocks = []
    for n in range(utterances):
        if n % 50 == 0:
            blocks.append(Block(id=f"s{n}", kind=BlockKind.SECTION, text=f"見出し{n}"))
        if n % 100 == 99:
            blocks.append(Block(id=f"f{n}", kind=BlockKind.PHOTO, text=f"写真{n}", file=f"images/{n}.png"))
        speaker = f"p{n % people}"
        blocks.append(Block(id=f"u{n}", kind=BlockKind.UTTERANCE, text=f"発言その{n}です。", speaker=speaker))
    return State(record=Record(title="大きな座談会", participants=participants, blocks=tuple(blocks)))


def with_blocks(state: State, *blocks: Block) -> State:
    """`state` with `blocks` at the end of its body."""
    record = state.record
    end = len(record.blocks) - sum(b.kind is BlockKind.CLOSING for b in record.blocks)
    new = (*record.blocks[:end], *blocks, *record.blocks[end:])
    return state.replaced(record=record.replaced(blocks=new))


def with_doubts(state: State, *doubts: Doubt) -> State:
    """`state` with open doubts."""
    return state.replaced(review=state.review.replaced(doubts=doubts))
