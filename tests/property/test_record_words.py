"""No word is lost and none changes its speaker, but by a command that says so."""

from collections import Counter

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.breadth import examples
from tests.property.strategies import (
    FLAGS,
    TYPED,
    index_in,
    indexes_in,
    participant_in,
    position_in,
    range_in,
    selection_in,
    states,
)
from tests.record_states import K, Voice, carried_out, texts, voice, words
from zadankai_editor.record.commands import blocks, kinds, paste, text
from zadankai_editor.record.commands import participants as people
from zadankai_editor.record.nodes import Block, Part, UnknownSpeaker
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Selection
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.texts import clean
from zadankai_editor.record.transactions import Transaction

# Many a random command is refused; what matters is what the others do.
hold = settings(
    max_examples=examples(100), suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)

NEW = frozenset("x𠮟𠮷")
"""The characters of what is typed; 𠮷 is in other texts too."""


def after(state: State, outcome: Transaction | Refusal) -> State:
    assume(isinstance(outcome, Transaction))
    return carried_out(state, outcome)


def outside(block: Block, index: int, selection: Selection) -> tuple[str, str]:
    """Return what stands before and behind the selection in the block at `index`."""
    if index not in selection.indexes:
        return block.text, ""
    low = selection.start.offset if index == selection.start.index else 0
    high = selection.end.offset if index == selection.end.index else len(block.text)
    return block.text[:low], block.text[high:]


@hold
@given(state=states(), data=st.data(), keep_first=FLAGS)
def test_delete_takes_exactly_what_is_selected(state: State, data: st.DataObject, keep_first: bool) -> None:
    selection = selection_in(state, data)
    found = after(state, text.delete(state, selection, keep_first=keep_first))
    there = {b.id: b for b in found.record.blocks}
    remaining = {b.id: "".join(outside(b, i, selection)) for i, b in enumerate(state.record.blocks)}
    if "".join(remaining.values()) == "".join(texts(state)):  # a border between two paragraphs only
        # Where Latin letters meet, the space that parts them comes in (`texts.glue`).
        assert "".join(texts(found)).replace(" ", "") == "".join(texts(state)).replace(" ", "")
        assert words(found) == words(state)
        return
    for i, block in enumerate(state.record.blocks):
        if block.id in there:
            assert there[block.id] == block.model_copy(update={"text": remaining[block.id]})
        else:
            assert not remaining[block.id]
            assert i in selection.indexes
    if keep_first:
        assert state.record.blocks[selection.start.index].id in there
    assert found.review == state.review


@hold
@given(state=states(), data=st.data(), paragraphs=st.lists(TYPED, max_size=3))
def test_insert_keeps_all_that_is_not_selected_and_all_that_is_new(
    state: State, data: st.DataObject, paragraphs: list[str]
) -> None:
    selection = selection_in(state, data)
    found = after(state, text.insert_paragraphs(state, selection, paragraphs))
    kept = [
        (voice(b), c)
        for i, b in enumerate(state.record.blocks)
        for c in "".join(outside(b, i, selection))
        if not c.isspace()
    ]
    new = Counter(c for p in paragraphs for c in clean(p) if not c.isspace())
    assert Counter(c for _, c in words(found)) == Counter(c for _, c in kept) + new
    assert old_words(words(found)) == old_words(kept)
    begun = state.record.blocks[selection.start.index] if state.record.blocks else None
    for said_by, character in Counter(words(found)) - Counter(kept):
        assert character in new
        assert said_by is None or (begun is not None and said_by == voice(begun))


def old_words(found: list[tuple[Voice, str]]) -> list[tuple[Voice, str]]:
    return [(v, c) for v, c in found if c not in NEW]


@hold
@given(state=states(), data=st.data())
def test_splitting_and_silent_joining_change_no_word(state: State, data: st.DataObject) -> None:
    at = position_in(state, data)
    outcome = data.draw(
        st.sampled_from(
            [
                text.split_paragraph(state, at),
                text.next_utterance(state, at),
                text.split_block(state, at),
                text.join_with_previous(state, at.index),
                text.delete_backward_at_start(state, at.index),
                text.delete_forward_at_end(state, at.index),
            ]
        )
    )
    found = after(state, outcome)
    assert words(found) == words(state)
    assert pictures(found) == pictures(state)


def pictures(state: State) -> Counter[str]:
    return Counter(b.file for b in state.record.blocks if b.kind is K.PHOTO and b.file)


@hold
@given(state=states(), data=st.data())
def test_doubts_are_about_every_piece_of_what_they_were_about(state: State, data: st.DataObject) -> None:
    at = position_in(state, data)
    marked = state_with_marked_doubts(state)
    outcome = data.draw(
        st.sampled_from(
            [
                text.split_paragraph(marked, at),
                text.next_utterance(marked, at),
                text.split_block(marked, at),
                text.join_with_previous(marked, at.index, across_speakers=True),
                text.insert_paragraphs(marked, Selection(at, at), ["x", "x"]),
                kinds.set_kind(marked, indexes_in(state, data), data.draw(st.sampled_from(K))),
                kinds.move_by_one(marked, *range_in(state, data), down=data.draw(FLAGS)),
            ]
        )
    )
    found = after(marked, outcome)
    doubted = Counter(
        (d.code, c)
        for b in marked.record.blocks
        for d in marked.review.doubts
        if d.block == b.id
        for c in b.text
    )
    still = Counter(
        (d.code, c)
        for b in found.record.blocks
        for d in found.review.doubts
        if d.block == b.id
        for c in b.text
    )
    lost = {pair for pair in (doubted - still) if not pair[1].isspace()}
    assert not lost


def state_with_marked_doubts(state: State) -> State:
    """Return the state with doubts of different codes, so that they can be told apart."""
    doubts = tuple(d.model_copy(update={"code": f"c{n}"}) for n, d in enumerate(state.review.doubts))
    return state.model_copy(update={"review": state.review.model_copy(update={"doubts": doubts})})


@hold
@given(state=states(), data=st.data())
def test_changing_kinds_and_moving_keeps_all_words(state: State, data: st.DataObject) -> None:
    start, count = range_in(state, data)
    indexes = indexes_in(state, data)
    commands = [
        kinds.set_kind(state, indexes, data.draw(st.sampled_from(K))),
        kinds.move_blocks(state, start, count, index_in(state, data)),
        kinds.move_by_one(state, start, count, down=data.draw(FLAGS)),
        text.join_with_previous(state, start, across_speakers=True),
    ]
    found = after(state, data.draw(st.sampled_from(commands)))
    assert Counter(c for _, c in words(found)) == Counter(c for _, c in words(state))
    assert pictures(found) >= pictures(state)


@hold
@given(state=states(), data=st.data())
def test_set_kind_leaves_the_other_blocks_and_the_order_within_a_part_alone(
    state: State, data: st.DataObject
) -> None:
    asked = indexes_in(state, data)
    kind = data.draw(st.sampled_from(K))
    assume(state.record.blocks)
    found = after(state, kinds.set_kind(state, asked, kind))
    # A photo with a picture stays one.
    indexes = {
        i for i in asked if state.record.blocks[i].kind is not K.PHOTO or not state.record.blocks[i].file
    }
    others = [b for i, b in enumerate(state.record.blocks) if i not in indexes]
    assert [b for b in found.record.blocks if b in others] == others
    chosen = [b for i, b in enumerate(state.record.blocks) if i in indexes and b.kind is not kind]
    there = [b.id for b in found.record.blocks]
    places = [there.index(b.id) for b in chosen]
    assert places == sorted(places)
    assert all(found.record.blocks[p].kind is kind for p in places)
    assert all(found.record.blocks[p].speaker == b.speaker for p, b in zip(places, chosen, strict=True))


@hold
@given(state=states(), data=st.data())
def test_moving_a_block_within_its_part_changes_nothing_of_it(state: State, data: st.DataObject) -> None:
    start, count = range_in(state, data)
    moved = state.record.blocks[start : start + count]
    parts = {b.kind.part for b in state.record.blocks}
    found = after(state, kinds.move_blocks(state, start, count, index_in(state, data)))
    at = [b.id for b in found.record.blocks].index(moved[0].id)
    if len(parts) == 1:
        assert found.record.blocks[at : at + count] == moved
    utterances = {b.id: b for b in moved if b.kind is K.UTTERANCE}
    for block in found.record.blocks:
        if block.id in utterances and block.kind.part is Part.BODY:
            assert block == utterances[block.id]


@hold
@given(state=states(), data=st.data())
def test_only_set_speaker_gives_words_to_somebody(state: State, data: st.DataObject) -> None:
    indexes = indexes_in(state, data)
    speaker = data.draw(st.sampled_from([None, participant_in(state, data)]))
    found = after(state, blocks.set_speaker(state, indexes, speaker))
    assert texts(found) == texts(state) or not state.record.blocks
    for i, (old, new) in enumerate(zip(state.record.blocks, found.record.blocks, strict=False)):
        if i in indexes and old.kind is K.UTTERANCE:
            assert (new.speaker, new.with_speakers) == (speaker, ())
            assert not (new.speaker is not None and new.written)
            if old.speaker not in {None, speaker}:
                assert new.role is None
        elif i not in indexes:
            assert old is new


@hold
@given(state=states(), data=st.data())
def test_changing_participants_gives_no_words_to_anybody_else(state: State, data: st.DataObject) -> None:
    """Utterances with a certain speaker keep it, whatever becomes of the others."""
    who = participant_in(state, data)
    label = data.draw(st.sampled_from(["甲", "乙", "丁"]))
    outcome = data.draw(
        st.sampled_from(
            [
                people.add_participant(state, label),
                people.change_participant(state, who, label=label),
                people.remove_participant(state, who),
            ]
        )
    )
    found = after(state, outcome)
    assert texts(found) == texts(state)
    here = {p.id for p in found.record.participants}
    labels_before = Counter(p.label for p in state.record.participants)
    for old, new in zip(state.record.blocks, found.record.blocks, strict=True):
        if isinstance(old.speaker, str):
            gone = old.speaker not in here
            assert (new.speaker, new.written) == (
                (None, label_of(state, old)) if gone else (old.speaker, old.written)
            )
        elif isinstance(old.speaker, UnknownSpeaker) and new.speaker != old.speaker:
            if new.speaker is None:
                assert new.written == old.speaker.label
                assert labels_before[old.speaker.label] > 1
            else:
                assert labels_before[old.speaker.label] == 0
                assert found.record.label_of(new.speaker) == old.speaker.label


def label_of(state: State, block: Block) -> str | None:
    return state.record.label_of(block.speaker)


@hold
@given(state=states(), data=st.data())
def test_cut_and_paste_at_the_same_place_brings_everything_back(state: State, data: st.DataObject) -> None:
    selection = selection_in(state, data)
    assume(state.record.blocks and selection.start.index < selection.end.index)
    copied = []
    for i in selection.indexes:
        block = state.record.blocks[i]
        low = selection.start.offset if i == selection.start.index else 0
        high = selection.end.offset if i == selection.end.index else len(block.text)
        copied.append(block.model_copy(update={"text": block.text[low:high]}))
    cut = after(state, text.delete(state, selection))
    assume(cut.record.blocks)
    at = selection.start
    assume(at.index < len(cut.record.blocks) and at.offset <= len(cut.record.blocks[at.index].text))
    found = after(cut, paste.paste_blocks(cut, at, tuple(copied)))
    assert Counter(c for _, c in words(found)) == Counter(c for _, c in words(state))
    assert not Counter(certain_words(state)) - Counter(certain_words(found))


def certain_words(state: State) -> list[tuple[str, str]]:
    """Return the characters of which it is certain that one participant said them, and who."""
    return [
        (b.speaker, c)
        for b in state.record.blocks
        if b.kind is K.UTTERANCE and isinstance(b.speaker, str)
        for c in b.text
        if not c.isspace()
    ]


@hold
@given(state=states(), data=st.data())
def test_pasted_blocks_leave_all_others_as_they_are(state: State, data: st.DataObject) -> None:
    stranger = Block(id="zz", kind=K.UTTERANCE, text="x", speaker=UnknownSpeaker(label="他"))
    found = after(state, paste.paste_blocks(state, position_in(state, data), (stranger,)))
    assert old_words(words(found)) == old_words(words(state))
    pasted = next(b for b in found.record.blocks if b.id == "zz")
    assert pasted.text == "x"
    if pasted.kind is K.UTTERANCE:
        assert pasted.speaker == UnknownSpeaker(label="他")
