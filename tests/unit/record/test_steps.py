"""Each step: its result, its inverse, its round trip, and when it is refused."""

from collections.abc import Sequence

import pytest

from tests.record_states import K, agenda, block, carried_out, doubt, ids, people, state_of, texts
from zadankai_editor.record.nodes import Cover, Held, Note, Series, Status, UnknownAgenda, UnknownSpeaker
from zadankai_editor.record.review import Digit, LineUse, Mark, SettledDoubt, Source, SourceLine, State
from zadankai_editor.record.steps import (
    EditText,
    MoveBlocks,
    Refusal,
    SetBlock,
    SetField,
    SpliceAgenda,
    SpliceBlocks,
    SpliceDigits,
    SpliceDoubts,
    SpliceLines,
    SpliceMarks,
    SpliceNotes,
    SpliceParticipants,
    SpliceSettled,
    Step,
)
from zadankai_editor.record.transactions import Applied, Transaction

STATE = state_of(
    block("b1", K.LEAD, "はじめに"),
    block("b2", K.UTTERANCE, "𠮷野家か\u3099好き", "p1"),
    block("b3", K.SECTION, "窓口", agenda="a1"),
    block("b4", K.PHOTO, "庁舎", file="images/a.png", people=("p2",)),
    block("b5", K.CLOSING, "おわりに"),
    agenda=agenda("窓口"),
    title="座談会",
    doubts=(doubt("b2"),),
)
B = STATE.record.blocks


def doing(*steps: Step) -> Transaction:
    return Transaction(label="操作", steps=steps)


def done(*steps: Step, state: State = STATE) -> State:
    return carried_out(state, doing(*steps))


def applied(transaction: Transaction, state: State) -> Applied:
    found = transaction.apply(state)
    assert isinstance(found, Applied)
    return found


def test_edit_text_counts_characters() -> None:
    found = done(EditText(index=1, block="b2", at=1, removed="野家か", inserted="田屋か"))
    assert found.record.blocks[1].text == "𠮷田屋か\u3099好き"
    assert found.record.blocks[1].speaker == "p1"


@pytest.mark.parametrize(
    "wrong",
    [
        EditText(index=1, block="b1", at=0, removed="", inserted="あ"),
        EditText(index=9, block="b2", at=0, removed="", inserted="あ"),
        EditText(index=-4, block="b2", at=0, removed="", inserted="あ"),
        EditText(index=1, block="b2", at=0, removed="ほか", inserted=""),
        EditText(index=1, block="b2", at=-1, removed="", inserted="あ"),
        EditText(index=1, block="b2", at=8, removed="", inserted="あ"),
        EditText(index=1, block="b2", at=6, removed="きき", inserted="あ"),
        SetBlock(index=1, block="b2", old={"continued": True}, new={"continued": False}),
        SetBlock(index=1, block="b3", old={"continued": False}, new={"continued": True}),
        SetBlock(index=7, block="b2", old={"continued": False}, new={"continued": True}),
        SetBlock(index=1, block="b2", old={"id": "b2"}, new={"id": "b9"}),
        SetBlock(index=1, block="b2", old={}, new={"continued": True}),
        SetBlock(index=1, block="b2", old={"colour": "red"}, new={"colour": "blue"}),
        SetBlock(index=1, block="b2", old={"kind": "utterance"}, new={"kind": "speech"}),
        SetBlock(index=1, block="b2", old={"speaker": "p1"}, new={"speaker": "p9"}),
        SetBlock(index=2, block="b3", old={"agenda": "a1"}, new={"agenda": "a9"}),
        SetBlock(index=1, block="b2", old={"kind": "utterance"}, new={"kind": "closing"}),
        MoveBlocks(start=1, count=0, to=2, first="b2"),
        MoveBlocks(start=1, count=1, to=2, first="b3"),
        MoveBlocks(start=1, count=1, to=5, first="b2"),
        MoveBlocks(start=1, count=1, to=-1, first="b2"),
        MoveBlocks(start=-1, count=1, to=0, first="b5"),
        MoveBlocks(start=3, count=3, to=0, first="b4"),
        MoveBlocks(start=1, count=1, to=0, first="b2"),
        MoveBlocks(start=1, count=1, to=4, first="b2"),
        SpliceBlocks(at=1, old=(B[2],)),
        SpliceBlocks(at=6, new=(block("b9"),)),
        SpliceBlocks(at=-1, new=(block("b9"),)),
        SpliceBlocks(at=1, new=(block("b4"),)),
        SpliceBlocks(at=0, new=(block("b9"),)),
        SpliceBlocks(at=1, new=(block("b9", speaker="p9"),)),
        SpliceBlocks(at=1, new=(block("b9", with_speakers=("p9",)),)),
        SpliceBlocks(at=1, new=(block("b9", K.PHOTO, people=("p9",)),)),
        SpliceParticipants(at=0, old=people("甲野")),
        SpliceParticipants(at=0, new=people("丙山")),
        SpliceAgenda(at=0, old=agenda("窓口")),
        SpliceAgenda(at=0, new=agenda("ほか")),
        SpliceNotes(at=1, new=(Note(term="語"),)),
        SpliceDoubts(at=0, old=(doubt("b9"),)),
        SetField(field="title", old="ほか", new="新"),
        SetField(field="title", old="座談会", new=None),
        SetField(field="status", old="draft", new="printed"),
        SetField(field="series", old=None, new={"names": "街"}),
    ],
    ids=lambda step: type(step).__name__,
)
def test_a_step_that_does_not_fit_is_refused_and_leaves_nothing(wrong: Step) -> None:
    before = STATE.model_dump_json()
    right = EditText(index=1, block="b2", at=0, removed="", inserted="あ")
    assert isinstance(doing(right, SetField(field="title", old="座談会", new="新")).apply(STATE), Applied)
    found = doing(wrong).apply(STATE)
    assert isinstance(found, Refusal)
    assert found.message.endswith("。")
    assert isinstance(doing(SetField(field="title", old="座談会", new="新"), wrong).apply(STATE), Refusal)
    assert STATE.model_dump_json() == before


def test_set_block_with_kind_and_other_fields() -> None:
    step = SetBlock.of(2, B[2], kind=K.UTTERANCE, speaker="p2", text="窓口です。", role="司会", start=1)
    found = done(step).record.blocks[2]
    assert found == block("b3", K.UTTERANCE, "窓口です。", "p2", role="司会", start=1.0, agenda="a1")


def test_set_block_keeps_what_could_not_be_resolved() -> None:
    unknown = UnknownSpeaker(label="丙山")
    step = SetBlock.of(
        1,
        B[1],
        speaker=unknown,
        with_speakers=(unknown, "p2"),
        people=(unknown,),
        agenda=UnknownAgenda(number=3),
    )
    found = done(step).record.blocks[1]
    assert (found.speaker, found.with_speakers, found.people) == (unknown, (unknown, "p2"), (unknown,))
    assert found.agenda == UnknownAgenda(number=3)


@pytest.mark.parametrize(("start", "count", "to"), [(1, 1, 3), (3, 1, 1), (1, 2, 2), (2, 2, 1)])
def test_move_blocks(start: int, count: int, to: int) -> None:
    names = ids(STATE)
    moved = names[start : start + count]
    rest = names[:start] + names[start + count :]
    found = done(MoveBlocks(start=start, count=count, to=to, first=names[start]))
    assert ids(found) == [*rest[:to], *moved, *rest[to:]]
    assert {id(b) for b in found.record.blocks} == {id(b) for b in B}


def test_splice_blocks() -> None:
    found = done(SpliceBlocks(at=1, old=B[1:3], new=(block("b9", K.TEXT, "（笑）"),)))
    assert ids(found) == ["b1", "b9", "b4", "b5"]


def test_a_border_may_be_crossed_on_the_way() -> None:
    """Only the end of a transaction must be in order."""
    lead = SetBlock.of(1, B[1], kind=K.CLOSING)
    found = done(lead, MoveBlocks(start=1, count=1, to=3, first="b2"))
    assert ids(found) == ["b1", "b3", "b4", "b2", "b5"]


def test_steps_of_a_transaction_build_on_each_other() -> None:
    new = people("甲野", "乙川", "丙山")[2]
    found = done(
        SpliceBlocks(at=2, new=(block("b9", K.UTTERANCE, "はい", "p3"),)),
        EditText(index=2, block="b9", at=2, removed="", inserted="。"),
        SpliceParticipants(at=2, new=(new,)),
    )
    assert found.record.blocks[2] == block("b9", K.UTTERANCE, "はい。", "p3")


def test_nobody_goes_who_is_referred_to() -> None:
    gone = SpliceParticipants(at=0, old=people("甲野"))
    found = done(SetBlock.of(1, B[1], speaker=None), gone)
    assert [p.id for p in found.record.participants] == ["p2"]


LISTS: Sequence[tuple[str, Step]] = [
    ("participants", SpliceParticipants(at=1, new=(people("一", "二", "丙山")[2],))),
    ("participants", SpliceParticipants(at=0, old=people("甲野"), new=people("甲田"))),
    ("agenda", SpliceAgenda(at=0, old=agenda("窓口"), new=agenda("待ち時間"))),
    ("notes", SpliceNotes(at=0, new=(Note(term="CIO", text="最高情報責任者", mark="1"),))),
    ("doubts", SpliceDoubts(at=0, old=(doubt("b2"),))),
    ("settled", SpliceSettled(at=0, new=(SettledDoubt(doubt=doubt("b2"), at="2026-04-01T10:00:00+09:00"),))),
    ("marks", SpliceMarks(at=0, new=(Mark(block="b2", reviewer="校", note="済"),))),
    ("digits", SpliceDigits(at=0, new=(Digit(participant="p1", digit=0),))),
    ("lines", SpliceLines(at=0, new=(SourceLine(number=1, use=LineUse.LEFT_OUT, reason="空行"),))),
]


@pytest.mark.parametrize(("name", "step"), LISTS)
def test_splices_of_lists(name: str, step: Step) -> None:
    found = applied(doing(step), STATE)
    assert found.change.fields == {name}
    assert not found.change.touches_blocks
    assert done(step) != STATE


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "新しい題"),
        ("status", Status.READY),
        ("series", Series(name="街の声", number=32)),
        ("held", Held(date="2024-05", text="五月に。")),
        ("cover", Cover(file="images/a.png", alt="庁舎")),
        ("source", Source(name="元.txt", text="一行目\n二行目", encoding="cp932")),
    ],
)
def test_set_field(field: str, value: object) -> None:
    step = SetField.of(STATE, field, value)  # type: ignore[arg-type]
    found = done(step)
    owner = found.review if field == "source" else found.record
    assert getattr(owner, field) == value
    assert type(getattr(owner, field)) is type(value)
    assert applied(doing(step), STATE).change.fields == {field}


def test_blocks_that_are_not_touched_are_the_same_objects() -> None:
    found = applied(doing(EditText(index=1, block="b2", at=0, removed="", inserted="あ")), STATE)
    assert [a is b for a, b in zip(B, found.state.record.blocks, strict=True)] == [
        True,
        False,
        True,
        True,
        True,
    ]
    assert (found.change.start, found.change.removed, found.change.inserted) == (1, 1, 1)
    assert found.state.review is STATE.review


def test_texts_are_edited_in_the_order_of_the_steps() -> None:
    found = done(
        EditText(index=0, block="b1", at=0, removed="はじめに", inserted=""),
        EditText(index=0, block="b1", at=0, removed="", inserted="まえがき"),
    )
    assert texts(found)[0] == "まえがき"
