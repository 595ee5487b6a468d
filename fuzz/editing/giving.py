"""Operations that give away a passage, or all that somebody says; and two people who change places."""

from collections.abc import Callable

from fuzz.editing.choosing import Named, coming, give, named_by
from fuzz.editing.desk import Desk
from fuzz.editing.words import (
    MisquotedError,
    Word,
    assert_each,
    assert_unchanged,
    span,
    span_of_block,
    speakers,
)
from tests.record_states import voice
from zadankai_editor.record.nodes import BlockKind, Record, SpeakerRef


def passage(desk: Desk, how: str, what: str) -> None:
    """Give what is selected within a block, or all of it from the caret on, to somebody."""
    old, selection, before = desk.record, desk.selection, desk.row
    if not _asked(desk, "passage_speaker"):
        return
    low, high = span(old, selection)
    if selection.empty:
        high = span_of_block(old, selection.head.index)[1]
    named, state = named_by(desk, how, what), desk.state
    desk.answer(how, what)
    if named is None or desk.state is state:
        assert_unchanged(before, desk.row, "nobody was named")
        return
    after, allowed = desk.row, coming(desk.record, _added(old, desk.record))
    assert_each(before[:low], after[:low], allowed, "before a passage")
    assert_each(before[low:high], after[low:high], given_to(desk.record, named), "a passage")
    assert_each(before[high:], after[high:], allowed, "behind a passage")


def all_of(desk: Desk, how: str, what: str) -> None:
    """Give all utterances of who speaks at the caret to somebody else."""
    record, person = desk.record, _person_here(desk)
    if _asked(desk, "speaker_of_all"):
        assert person is not None
        theirs = [
            i for i, b in enumerate(record.blocks) if b.kind is BlockKind.UTTERANCE and b.speaker == person
        ]
        give(desk, lambda: desk.answer(how, what), named_by(desk, how, what), theirs)


def swap(desk: Desk, how: str, what: str) -> None:
    """Give what one says to the other and the reverse: who speaks at the caret, and who is chosen."""
    old, person, before = desk.record, _person_here(desk), desk.row
    if not _asked(desk, "swap_speakers"):
        return
    assert person is not None
    named, state = named_by(desk, how, what), desk.state
    desk.answer(how, what)
    if named is None or desk.state is state:
        assert_unchanged(before, desk.row, "nobody was swapped")
        return
    assert desk.record.participants == old.participants
    others = [p.id for p in old.participants if p.id != person and named(old, p.id)]
    if not any([_exchanged(w, person, other) for w in before] == desk.row for other in others):
        raise MisquotedError(f"swap of {person} and one of {others}")


def _exchanged(word: Word, one: str, other: str) -> Word:
    if word.voice is None:
        return word
    exchange: dict[SpeakerRef | None, SpeakerRef] = {one: other, other: one}
    speaker, along, role, written = word.voice
    both = exchange.get(speaker, speaker), tuple(exchange.get(ref, ref) for ref in along)
    return Word(word.character, (*both, role, written))


def given_to(record: Record, named: Named) -> Callable[[Word, Word], bool]:
    """Allow that words are said by whoever was named, alone."""

    def allowed(was: Word, now: Word) -> bool:
        speaker, along = speakers(now.voice)
        return was.character == now.character and named(record, speaker) and not along

    return allowed


def _asked(desk: Desk, action: str) -> bool:
    state = desk.state
    desk.press(action)
    assert desk.state is state
    return desk.picker.isVisible()


def _person_here(desk: Desk) -> str | None:
    if not desk.record.blocks:
        return None
    block = desk.record.blocks[desk.selection.head.index]
    speaker = block.speaker if voice(block) else None
    return speaker if isinstance(speaker, str) else None


def _added(old: Record, new: Record) -> set[str]:
    return {p.label for p in new.participants if p not in old.participants}
