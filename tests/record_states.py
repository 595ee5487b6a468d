"""Building states for tests of the record, and what must hold of every command and step."""

from collections.abc import Callable
from typing import Any

from zadankai_editor.record.changes import Change
from zadankai_editor.record.nodes import (
    AgendaItem,
    Block,
    BlockKind,
    Participant,
    Record,
    SpeakerRef,
    Status,
)
from zadankai_editor.record.review import Doubt, Review, State
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.texts import clean
from zadankai_editor.record.transactions import Applied, Transaction

K = BlockKind


def block(
    block_id: str,
    kind: BlockKind = K.UTTERANCE,
    text: str = "",
    speaker: SpeakerRef | None = None,
    **fields: Any,
) -> Block:
    """Return a block."""
    return Block(id=block_id, kind=kind, text=text, speaker=speaker, **fields)


def people(*labels: str) -> tuple[Participant, ...]:
    """Return participants with the ids `p1`, `p2`, …"""
    return tuple(Participant(id=f"p{n}", label=label) for n, label in enumerate(labels, 1))


def agenda(*texts: str) -> tuple[AgendaItem, ...]:
    """Return agenda items with the ids and numbers `a1`, `a2`, …"""
    return tuple(AgendaItem(id=f"a{n}", number=n, text=text) for n, text in enumerate(texts, 1))


def state_of(*blocks: Block, labels: tuple[str, ...] = ("甲野", "乙川"), **fields: Any) -> State:
    """Return a state with these blocks and the participants `p1`, `p2`, …"""
    doubts: tuple[Doubt, ...] = fields.pop("doubts", ())
    review = Review(doubts=doubts)
    return State(record=Record(blocks=blocks, participants=people(*labels), **fields), review=review)


def doubt(about: str, code: str = "import.speaker.uncertain") -> Doubt:
    """Return a doubt about the block with the id `about`."""
    return Doubt(code=code, message="確かめてください。", block=about)


def carried_out(state: State, outcome: Transaction | Refusal) -> State:
    """Return the state after what a command answered; assert whatever must hold of any transaction.

    It applies, leaves a well-formed state and says truthfully what it touched; its inverse leads
    back value for value; and written as JSON and read again it does the same.
    """
    assert isinstance(outcome, Transaction), outcome
    applied = outcome.apply(state)
    assert isinstance(applied, Applied), applied
    assert_truthful(state, applied)
    assert_well_formed(applied.state)
    back = outcome.inverse().apply(applied.state)
    assert isinstance(back, Applied), back
    assert back.state == state
    assert_truthful(applied.state, back)
    assert outcome.inverse().inverse() == outcome
    line = outcome.to_json()
    assert "\n" not in line
    again = Transaction.from_json(line)
    assert isinstance(again, Transaction), again
    assert again == outcome
    replayed = again.apply(state)
    assert isinstance(replayed, Applied)
    assert replayed.state == applied.state
    assert replayed.change == applied.change
    assert State.model_validate(applied.state.model_dump()) == applied.state
    demoted = outcome.demoting(state).apply(state)
    assert isinstance(demoted, Applied)
    assert demoted.state.record.blocks == applied.state.record.blocks
    return applied.state


def refusal(state: State, outcome: Transaction | Refusal) -> str:
    """Return the sentence of a refusal."""
    assert isinstance(outcome, Refusal), outcome
    assert outcome.message.endswith("。")
    return outcome.message


def assert_truthful(before: State, applied: Applied) -> None:
    """Assert that nothing but what the change names is different."""
    change, after = applied.change, applied.state
    old, new = before.record.blocks, after.record.blocks
    assert len(new) - len(old) == change.inserted - change.removed
    assert change.start + change.removed <= len(old)
    assert_same_objects(old[: change.start], new[: change.start])
    assert_same_objects(old[change.start + change.removed :], new[change.start + change.inserted :])
    assert change.touches_blocks or old == new
    for owner, changed in ((before.record, after.record), (before.review, after.review)):
        for name in set(type(owner).model_fields) - {"blocks"} - change.fields:
            assert getattr(owner, name) == getattr(changed, name), name
    assert change.inverse().inverse() == change
    assert isinstance(change, Change)


def assert_same_objects(one: tuple[Block, ...], other: tuple[Block, ...]) -> None:
    """Assert that both hold the very same blocks."""
    assert len(one) == len(other)
    assert all(a is b for a, b in zip(one, other, strict=True))


def assert_well_formed(state: State) -> None:
    """Assert what holds of every state, a draft's too."""
    record, review = state.record, state.review
    for items in (record.blocks, record.participants, record.agenda):
        ids = [item.id for item in items]
        assert len(set(ids)) == len(ids)
    ranks = [b.kind.part.rank for b in record.blocks]
    assert ranks == sorted(ranks)
    participants, items_ = {p.id for p in record.participants}, {a.id for a in record.agenda}
    for b in record.blocks:
        assert b.refers_only_to(participants, items_), b
        assert clean(b.text) == b.text
        assert b.kind.has_paragraphs or "\n" not in b.text, b
    assert all(d.participant in participants for d in review.digits)
    digits = [d.digit for d in review.digits]
    assert len(set(digits)) == len(digits)
    assert record.status in Status


Voice = tuple[Any, ...] | None


def voice(b: Block) -> Voice:
    """Return who is heard in a block; `None` where nobody is asserted to be."""
    said = (b.speaker, b.with_speakers, b.role, b.written)
    return said if b.kind is K.UTTERANCE and any(said) else None


def words(state: State, leave_out: Callable[[str], bool] = str.isspace) -> list[tuple[Voice, str]]:
    """Return every character in reading order with whose it is, but those to leave out."""
    return [(voice(b), c) for b in state.record.blocks for c in b.text if not leave_out(c)]


def texts(state: State) -> list[str]:
    """Return the texts of the blocks."""
    return [b.text for b in state.record.blocks]


def kinds(state: State) -> list[BlockKind]:
    """Return the kinds of the blocks."""
    return [b.kind for b in state.record.blocks]


def ids(state: State) -> list[str]:
    """Return the ids of the blocks."""
    return [b.id for b in state.record.blocks]
