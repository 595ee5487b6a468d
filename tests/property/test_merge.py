"""The three-way merge on random states and histories: nothing lost, nothing given away, nothing ill formed."""

from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.breadth import examples
from tests.property.strategies import COMMANDS, states
from tests.record_states import K, assert_well_formed, carried_out
from zadankai_editor.formats import normalized, read_review, write_review
from zadankai_editor.record.commands.importing import take_over
from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.nodes import Block, Node, Part, Record
from zadankai_editor.record.review import Review, State
from zadankai_editor.record.transactions import Applied, Transaction
from zadankai_editor.storage.merge import Merged, merge
from zadankai_editor.storage.merge.tally import CODE
from zadankai_editor.storage.merge.units import stored

COMMAND_NAMES = st.lists(st.sampled_from(sorted(COMMANDS)), max_size=4)


def through_file(state: State) -> State:
    """Return the state as it is when it is read from what was written."""
    record = normalized(state.record)
    review, _ = read_review(write_review(state.review, state.record, "0" * 64), "r", record)
    return State(record=record, review=review)


def changed(state: State, data: st.DataObject) -> State:
    """Return the state after some random commands."""
    for name in data.draw(COMMAND_NAMES):
        outcome = COMMANDS[name](state, data)
        if isinstance(outcome, Transaction):
            applied = outcome.demoting(state).apply(state)
            assert isinstance(applied, Applied)
            state = applied.state
    return state


def in_file(state: State) -> tuple[Record, object]:
    """Return what a file would hold, without ids of paragraphs of lead and closing."""
    record = normalized(state.record)
    bare = [b.model_copy(update={"id": "x"}) if b.kind in {K.LEAD, K.CLOSING} else b for b in record.blocks]
    review = through_file(state).review
    places = {b.id: f"x{i}" for i, b in enumerate(record.blocks)}
    doubts = {(d.code, d.path, places.get(d.block or "", d.block)) for d in review.doubts}
    marks = {(places.get(m.block, m.block), m.reviewer) for m in review.marks}
    settled = {(s.doubt.code, s.doubt.path) for s in review.settled}
    return record.model_copy(update={"blocks": tuple(bare)}), (doubts, marks, settled, set(review.digits))


def histories(data: st.DataObject) -> tuple[State, State, State]:
    """Return a state as it was saved, and what two people made of it; the second one's is read from a file."""
    base = edited(data)
    return base, changed(base, data), through_file(changed(through_file(base), data))


def reworked(state: State, data: st.DataObject, word: str) -> State:
    """Return the state after something was done to many of its blocks: to the same ones as elsewhere."""
    people = [None, *(p.id for p in state.record.participants)]
    flow: list[Block] = []
    for old in state.record.blocks:
        action = data.draw(
            st.sampled_from(["leave", "leave", "type", "speak", "both", "split", "drop", "add"])
        )
        new = old
        if action in {"type", "both"}:
            new = new.replaced(text=data.draw(st.sampled_from([f"{new.text}{word}", word])))
        if action in {"speak", "both"}:
            kind = K.UTTERANCE if new.kind.part is Part.BODY else new.kind
            new = new.replaced(kind=kind, speaker=data.draw(st.sampled_from(people)))
        if action == "split":
            half = len(old.text) // 2
            flow.append(old.replaced(text=old.text[:half].rstrip()))
            new = old.replaced(id=fresh_id("b"), text=old.text[half:].strip())
        if action != "drop":
            flow.append(new)
        if action == "add":
            added = data.draw(st.sampled_from(people))
            flow.append(new.replaced(id=fresh_id("b"), text=word, speaker=added))
    return state.replaced(record=state.record.replaced(blocks=tuple(flow)))


def rivals(data: st.DataObject) -> tuple[State, State, State]:
    """Return a state, and what two people made of it who worked on the same blocks."""
    base = edited(data)
    return base, reworked(base, data, "こ"), through_file(reworked(through_file(base), data, "そ"))


def edited(data: st.DataObject) -> State:
    """Return a state that was opened and edited: with layout, and fields kept from another kind."""
    return changed(through_file(data.draw(states())), data)


@given(st.data())
def test_where_they_changed_nothing_mine_stays(data: st.DataObject) -> None:
    base = edited(data)
    mine = changed(base, data)
    assert merge(base, mine, base) == Merged(mine, 0, 0)
    kept = merge(base, mine, through_file(base))
    assert in_file(kept.state) == in_file(mine)


@given(st.data())
def test_where_i_changed_nothing_theirs_comes(data: st.DataObject) -> None:
    base = edited(data)
    theirs = through_file(changed(through_file(base), data))
    found = merge(base, base, theirs)
    expected = theirs if theirs.review != Review() else State(record=theirs.record, review=base.review)
    assert in_file(found.state) == in_file(expected)
    assert found.conflicts == 0
    assert_well_formed(found.state)


@given(states(), states())
def test_where_both_did_the_same_it_stays(base: State, both: State) -> None:
    assert merge(base, both, both).state == both


@settings(max_examples=examples(200))
@given(st.data())
def test_it_is_well_formed_and_can_be_taken_over_and_saved(data: st.DataObject) -> None:
    base, mine, theirs = data.draw(st.sampled_from([histories, rivals]))(data)
    found = merge(base, mine, theirs)
    assert_well_formed(found.state)
    outcome = take_over(mine, found.state)
    if isinstance(outcome, Transaction):
        assert carried_out(mine, outcome) == found.state
    assert through_file(found.state).record == normalized(found.state.record)
    assert sum(d.code == CODE for d in found.state.review.doubts) >= bool(found.conflicts)
    again = merge(theirs, found.state, theirs)
    assert again.state == found.state


@settings(max_examples=examples(200))
@given(st.data())
def test_no_character_that_either_changed_is_lost(data: st.DataObject) -> None:
    base, mine, theirs = data.draw(st.sampled_from([histories, rivals]))(data)
    found = merge(base, mine, theirs).state
    texts = Counter(stored(b, "text") for b in found.record.blocks)
    said = "".join(d.message for d in found.review.doubts)
    before = {b.id: stored(b, "text") for b in base.record.blocks}
    paragraphs = {stored(b, "text") for b in base.record.blocks if b.kind in {K.LEAD, K.CLOSING}}
    for side in (mine, theirs):
        for b in side.record.blocks:
            text = stored(b, "text")
            if before.get(b.id) != text and not (b.id not in before and text in paragraphs):
                assert texts[text], (text, b)
        for name in ("title", "series", "held", "cover"):
            value, old = getattr(side.record, name), getattr(base.record, name)
            if value != old:
                assert getattr(found.record, name) == value or _told(value, getattr(found.record, name), said)
        for note in set(side.record.notes) - set(base.record.notes):
            assert note in found.record.notes or note.text in said or not note.text
        for item in side.record.agenda:
            if item.text and item.text not in {i.text for i in base.record.agenda}:
                assert item.text in said or any(item.text == i.text for i in found.record.agenda)
        for person in side.record.participants:
            labels = {p.label for p in base.record.participants}
            if person.label not in labels:
                assert person.label in said or any(person.label == p.label for p in found.record.participants)


def _told(value: Node | str | None, kept: Node | str | None, said: str) -> bool:
    """Tell whether each thing that a value says stands in the record or in a doubt."""
    if isinstance(value, str):
        return value in said
    old = kept.model_dump() if isinstance(kept, Node) else {}
    new = value.model_dump() if isinstance(value, Node) else {}
    return all(v is None or v == old.get(n) or str(v) in said for n, v in new.items())


@settings(max_examples=examples(300))
@given(st.data())
def test_no_words_get_a_speaker_that_neither_side_gave_them(data: st.DataObject) -> None:
    base, mine, theirs = data.draw(st.sampled_from([histories, rivals]))(data)
    found = merge(base, mine, theirs).state
    doubted = {d.block for d in found.review.doubts if d.code == CODE}
    for b in found.record.blocks:
        if b.kind is not K.UTTERANCE or b.speaker is None:
            continue
        sayings = list(_sayings(b, base, mine, theirs, found))
        speaker = found.record.label_of(b.speaker)
        assert any(speaker in labels for _, labels in sayings), b
        if b.id not in doubted:
            assert any(speaker in labels and stored(b, "text") == text for text, labels in sayings), b


def _sayings(
    b: Block, base: State, mine: State, theirs: State, found: State
) -> Iterator[tuple[str, set[str | None]]]:
    """Yield what each side has in the place of a merged block: the text, and by what labels its speaker goes."""
    speakers = {block.id: block.speaker for block in base.record.blocks}
    for side in (mine, theirs):
        for own in side.record.blocks:
            if own.id != b.id and (side is mine or stored(own, "text") != stored(b, "text")):
                continue
            if own.kind is not K.UTTERANCE:
                continue
            label = side.record.label_of(own.speaker)
            labels = {label}
            if side is mine and isinstance(own.speaker, str):
                labels.add(found.record.label_of(own.speaker))
            # Somebody whose label the other side has changed; of several, who spoke before.
            bearers = [p for p in base.record.participants if p.label == label]
            if len(bearers) > 1:
                bearers = [p for p in bearers if p.id == speakers.get(own.id)]
            if len(bearers) == 1:
                labels.add(found.record.label_of(bearers[0].id))
            yield stored(own, "text"), {*labels, *(f"{known}(2)" for known in labels)}
