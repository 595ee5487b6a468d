"""Whatever is read of whatever text, and added to whatever record: nothing is lost, nothing changes hands."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.breadth import examples
from tests.property.record_texts import record_like
from tests.property.strategies import position_in, states
from tests.record_states import K, block, carried_out, people, state_of
from zadankai_editor.recognize import recognize
from zadankai_editor.recognize.labelled import known_of
from zadankai_editor.record.accounting import unaccounted
from zadankai_editor.record.commands.adding import add_found
from zadankai_editor.record.nodes import Block, Participant
from zadankai_editor.record.review import Review, Source, State
from zadankai_editor.record.steps import Refusal

_LABELS = ("甲", "乙", "丙", "A", "葉山")
_SAID = ("はい。", "そうですね、𠮷野の話です。", "ええ", "葛\U000e0100城の港で", "　字下げの段落です。", "")
_PARTINGS = ("：", ":", "　", "「", "\n", "さん：")
TALKS = st.lists(
    st.tuples(st.sampled_from(_LABELS), st.sampled_from(_PARTINGS), st.sampled_from(_SAID)).map("".join)
    | st.sampled_from(_SAID)
    | st.sampled_from(
        ["■次の話", "▲港の写真", "※CIO：最高情報責任者", "(拍手)", "― では次へ。", "注：秋のこと。"]
    ),
    min_size=1,
    max_size=8,
).map("\n".join)


def _added(state: State, text: str, data: st.DataObject) -> None:
    talk: bool = data.draw(st.booleans())
    known = known_of(state.record, state.review, talk=talk)
    found = recognize(Source(name="後編.txt", text=text), known=known).state
    inside: bool = data.draw(st.booleans())
    at = position_in(state, data) if inside and state.record.blocks else None
    outcome = add_found(state, found, at)
    if isinstance(outcome, Refusal):
        assert not found.record.blocks
        return
    after = carried_out(state, outcome)
    assert not _heard(state) - _heard(after), "what was there is there, and whose it was"
    new = after.review.lines[len(state.review.lines) :]
    source = state.review.source
    offset = source.text.count("\n") + 1 if source else 0
    account = Review(lines=tuple(replace(line, number=line.number - offset) for line in new))
    assert unaccounted(text, after.record, account) == {}
    assert after.review.source is not None
    assert after.review.source.text.split("\n")[offset:] == text.split("\n")
    assert _doubted(state) <= _doubted(after), "a doubt goes where the words of its line are"


def _doubted(state: State) -> set[tuple[object, ...]]:
    return {(doubt.code, doubt.message, doubt.path) for doubt in state.review.doubts}


def _heard(state: State) -> Counter[tuple[object, ...]]:
    """Return all characters with whose they are, by label: one that nobody bore may find its bearer.

    Of what is no utterance nobody is the speaker, whoever it may be remembered of.
    """
    label = state.record.label_of

    def whose(spoken: Block) -> tuple[object, ...]:
        if spoken.kind is not K.UTTERANCE:
            return ()
        return (label(spoken.speaker) or spoken.written, tuple(map(label, spoken.with_speakers)))

    return Counter((*whose(b), char) for b in state.record.blocks for char in b.text if not char.isspace())


@settings(max_examples=examples(150))
@given(state=states(), text=TALKS | record_like, data=st.data())
def test_nothing_is_lost_or_changes_hands(state: State, text: str, data: st.DataObject) -> None:
    _added(state, text, data)


@settings(max_examples=examples(80))
@given(first=record_like, second=record_like, data=st.data())
def test_one_record_behind_the_other(first: str, second: str, data: st.DataObject) -> None:
    _added(recognize(Source(name="前編.txt", text=first)).state, second, data)


@settings(max_examples=examples(150))
@given(text=TALKS, data=st.data())
def test_everybody_who_was_there_keeps_the_words_and_the_name(text: str, data: st.DataObject) -> None:
    state = state_of(
        block("b1", K.UTTERANCE, "一つ目。二つ目。", "p1"),
        block("b2", K.UTTERANCE, "三つ目。", "p2"),
        labels=("甲", "乙", "丙"),
    )
    _added(state, text, data)
    assert state.record.participants == people("甲", "乙", "丙")
    assert isinstance(state.record.participants[0], Participant)
