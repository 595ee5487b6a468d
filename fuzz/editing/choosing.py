"""Operations on who speaks: digits, the picker, nobody, and the participants themselves."""

from collections.abc import Callable, Collection, Sequence

from fuzz.editing.desk import Desk
from fuzz.editing.words import Allowed, Row, Word, assert_each, assert_unchanged, counted, row_of, same
from tests.record_states import Voice, voice
from zadankai_editor.record.commands import participants as people
from zadankai_editor.record.nodes import Block, BlockKind, Record, SpeakerRef, UnknownSpeaker
from zadankai_editor.session.session import Outcome

# Giving words to somebody


def digit(desk: Desk, number: int) -> None:
    """Give the blocks at the caret to the participant of a digit."""
    held = [d.participant for d in desk.state.review.digits if d.digit == number]
    give(desk, lambda: desk.press(f"speaker_{number}"), exactly(held[0]) if held else None)


def no_speaker(desk: Desk) -> None:
    """Say that nobody is known to have said the blocks at the caret."""
    give(desk, lambda: desk.press("no_speaker"), exactly(None))


def picker(desk: Desk, how: str, what: str) -> None:
    """Open the picker and answer it."""
    state = desk.state
    desk.press("speaker")
    assert desk.state is state
    finish_picking(desk, how, what)


def finish_picking(desk: Desk, how: str, what: str) -> None:
    """Answer the picker where it is open: only the blocks that it asked about change hands."""
    if not desk.picker.isVisible():
        return
    meant = _spoken(desk.record, desk.indexes) or _to_become_spoken(desk.record, desk.indexes)
    give(desk, lambda: desk.answer(how, what), named_by(desk, how, what), meant)


Named = Callable[[Record, SpeakerRef | None], bool]
"""Tells whether somebody, in a record, is one who was named."""


def named_by(desk: Desk, how: str, what: str) -> Named | None:
    """Return who may be meant by an answer to the picker, which is open; `None` where it is nobody."""
    if how == "digit":
        held = [d.participant for d in desk.state.review.digits if d.digit == int(what)]
        return exactly(held[0]) if held else None
    if how == "row":
        shown = desk.row_of_picker(int(what))
        return lambda record, found: (record.label_of(found) or "発言者なし") in shown
    return _bearing(desk, what) if how == "type" else None


def exactly(who: SpeakerRef | None) -> Named:
    """Return who is meant by somebody, and nobody else."""
    return lambda _record, found: found == who


def _bearing(desk: Desk, typed: str) -> Named:
    """Return who may be meant by a typed label: who bears it, or has it as a part of a name."""
    exact = [p.id for p in desk.record.participants if p.label == typed]
    if len(exact) == 1 and sum(typed in f"{p.label} {p.name}" for p in desk.record.participants) == 1:
        return exactly(exact[0])

    def named(record: Record, found: SpeakerRef | None) -> bool:
        person = record.participant(found)
        return person is not None and typed in f"{person.label} {person.name}"

    return named


def give(
    desk: Desk, act: Callable[[], None], named: Named | None, meant: Collection[int] | None = None
) -> None:
    """Do what gives the blocks `meant`, or at the caret, to somebody; with `named` unset nothing may change."""
    old = desk.record
    meant = _spoken(old, desk.indexes) if meant is None else meant
    wanted = {old.blocks[i].id for i in meant}
    state = desk.state
    act()
    new = desk.record
    if named is None or desk.state is state:
        assert_unchanged(row_of(old), row_of(new), "nobody was named")
        return
    assert [b.text for b in new.blocks if b.id in wanted] == [old.blocks[i].text for i in sorted(meant)]
    for block in new.blocks:
        if block.id in wanted:
            assert block.kind is BlockKind.UTTERANCE, block
            assert named(new, block.speaker), block
            assert not block.with_speakers, block
    left, right = ([b for b in r.blocks if b.id not in wanted] for r in (old, new))
    added = {p.label for p in new.participants if p not in old.participants}
    assert_each(_words_of(left), _words_of(right), coming(new, added), "not meant")


def _spoken(record: Record, indexes: Sequence[int]) -> list[int]:
    """Return which of the blocks somebody may be named for: utterances, or what may become one."""
    utterances = [i for i in indexes if record.blocks[i].kind is BlockKind.UTTERANCE]
    speakable = {BlockKind.TEXT, BlockKind.PROMPT}
    return utterances or [i for i in indexes if record.blocks[i].kind in speakable]


def _to_become_spoken(record: Record, indexes: Sequence[int]) -> list[int]:
    """Return which blocks the picker makes utterances where none is one: all but photos with a picture."""
    blocks = record.blocks
    return [i for i in indexes if blocks[i].kind is not BlockKind.PHOTO or not blocks[i].file]


def _words_of(blocks: Sequence[Block]) -> Row:
    return [Word(c, heard) for b in blocks for heard in (voice(b),) for c in counted(b.text)]


def coming(record: Record, labels: set[str]) -> Allowed:
    """Allow that a label which nobody bore, one of `labels`, means the one who bears it now.

    Where two bore it and one still does, nobody knows who was meant.
    """
    bearers = {p.label: p.id for p in record.participants}

    def followed(ref: SpeakerRef | None) -> set[SpeakerRef | None]:
        if isinstance(ref, UnknownSpeaker) and ref.label in labels:
            return {ref, bearers.get(ref.label)}
        return {ref}

    def allowed(was: Word, now: Word) -> bool:
        if same(was, now) or was.voice is None or was.character != now.character:
            return same(was, now)
        old, new = was.voice, now.voice or (None, (), None, None)
        if isinstance(old[0], UnknownSpeaker) and new[0] is None:
            return old[0].label in labels and new[3] == old[0].label
        along = len(old[1]) == len(new[1]) and all(
            b in followed(a) for a, b in zip(old[1], new[1], strict=True)
        )
        return new[0] in followed(old[0]) and along and old[2] == new[2]

    return allowed


# The participants


def add_participant(desk: Desk, label: str, at: int) -> None:
    """Add a participant before the one at `at`."""
    _change(desk, lambda: people.add_participant(desk.state, label, at=at), {label})


def rename_participant(desk: Desk, number: int, label: str) -> None:
    """Give a participant another label."""
    who = _participant(desk, number)
    if who is None:
        return
    labels = {label, *(p.label for p in desk.record.participants if p.id == who)}
    _change(desk, lambda: people.change_participant(desk.state, who, label=label), labels)


def move_participant(desk: Desk, number: int, to: int) -> None:
    """Move a participant to another place of the list; digits stay with the people."""
    who = _participant(desk, number)
    if who is not None:
        to %= len(desk.record.participants)
        _change(desk, lambda: people.move_participant(desk.state, who, to), set())


def remove_participant(desk: Desk, number: int) -> None:
    """Remove a participant: what they said is said by nobody, and keeps the label as written."""
    who = _participant(desk, number)
    if who is None:
        return
    old = desk.record
    label = old.label_of(who)
    assert label is not None
    digits = desk.state.review.digits
    desk.bench.session.dispatch(people.remove_participant(desk.state, who))
    desk.check()
    follows = coming(desk.record, {label})
    bearers = {p.id for p in desk.record.participants if p.label == label}

    def allowed(was: Word, now: Word) -> bool:
        if was.voice is None or was.character != now.character:
            return same(was, now)
        speaker, along, role, written = was.voice
        if speaker == who:
            speaker, written = None, label
        unknown = UnknownSpeaker(label=label)
        kept = tuple(ref if ref != who else unknown for ref in along)
        dropped = tuple(ref for ref in along if ref != who)
        found: list[Voice] = [(speaker, kept, role, written), (speaker, dropped, role, written)]
        return any(now.voice == v or follows(Word(was.character, v), now) for v in found) or not (
            bearers.isdisjoint(now.voice[1] if now.voice else ())
        )

    assert_each(row_of(old), desk.row, allowed, "a participant went")
    assert desk.state.review.digits == tuple(d for d in digits if d.participant != who)


def _participant(desk: Desk, number: int) -> str | None:
    participants = desk.record.participants
    return participants[number % len(participants)].id if participants else None


def _change(desk: Desk, command: Callable[[], Outcome], labels: set[str]) -> None:
    old, digits = desk.record, desk.state.review.digits
    desk.session.dispatch(command())
    desk.check()
    assert_each(row_of(old), desk.row, coming(desk.record, labels), "participants changed")
    ids = {p.id for p in old.participants}
    assert [d for d in desk.state.review.digits if d.participant in ids] == list(digits)
