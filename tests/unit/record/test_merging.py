"""Typing that goes on at one place becomes one transaction."""

import pytest

from zadankai_editor.record.merging import merged
from zadankai_editor.record.nodes import Status
from zadankai_editor.record.steps import EditText, SetBlock, SetField, SpliceNotes
from zadankai_editor.record.transactions import Transaction


def edit(at: int, removed: str, inserted: str, *, index: int = 0, label: str = "入力") -> Transaction:
    step = EditText(index=index, block=f"b{index}", at=at, removed=removed, inserted=inserted)
    return Transaction(label=label, steps=(step,))


def demoted(transaction: Transaction) -> Transaction:
    step = SetField(field="status", old=Status.READY, new=Status.DRAFT)
    return transaction.model_copy(update={"steps": (*transaction.steps, step)})


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(edit(2, "", "か"), edit(3, "", "き"), edit(2, "", "かき"), id="typing on"),
        pytest.param(
            edit(2, "", "𠮷"), edit(3, "", "野"), edit(2, "", "𠮷野"), id="one surrogate pair is one"
        ),
        pytest.param(
            edit(2, "古い", "あ"), edit(3, "", "い"), edit(2, "古い", "あい"), id="over a selection"
        ),
        pytest.param(edit(2, "", "かんじ"), edit(2, "かんじ", "漢字"), edit(2, "", "漢字"), id="composition"),
        pytest.param(edit(2, "", "あかい"), edit(3, "か", "お"), edit(2, "", "あおい"), id="in the middle"),
        pytest.param(
            edit(2, "", "あい"), edit(3, "い", ""), edit(2, "", "あ"), id="backspace over the typed"
        ),
        pytest.param(edit(2, "", "あい"), edit(2, "あ", ""), edit(2, "", "い"), id="delete in the typed"),
        pytest.param(
            edit(5, "か", "", label="削除"),
            edit(4, "き", "", label="削除"),
            edit(4, "きか", "", label="削除"),
            id="backspaces",
        ),
        pytest.param(
            edit(5, "か", "", label="削除"),
            edit(5, "き", "", label="削除"),
            edit(5, "かき", "", label="削除"),
            id="deletes",
        ),
        pytest.param(
            edit(5, "か", "", label="削除"), edit(5, "", "き"), edit(5, "か", "き"), id="typed instead"
        ),
    ],
)
def test_what_goes_on_is_joined(first: Transaction, second: Transaction, expected: Transaction) -> None:
    assert merged(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(edit(2, "", "か"), edit(4, "", "き"), id="a gap"),
        pytest.param(edit(2, "", "か"), edit(2, "", "き"), id="in front of what was typed"),
        pytest.param(edit(2, "", "か"), edit(3, "", "き", index=1), id="another block"),
        pytest.param(edit(2, "", "か"), edit(2, "かき", "く"), id="more than what was typed"),
        pytest.param(edit(2, "", "か"), edit(1, "あか", ""), id="less than what was typed and more before"),
        pytest.param(edit(2, "", "か"), edit(2, "き", "く"), id="what was not typed"),
        pytest.param(edit(5, "か", ""), edit(6, "き", ""), id="deletions apart"),
        pytest.param(edit(5, "か", ""), edit(4, "きく", ""), id="a deletion around"),
        pytest.param(edit(5, "か", ""), edit(5, "き", "く"), id="replacing beside a deletion"),
        pytest.param(edit(2, "", "か"), edit(2, "か", ""), id="nothing would be left"),
        pytest.param(edit(2, "か", ""), edit(2, "", "か"), id="typed again what was deleted"),
        pytest.param(edit(2, "", "か"), edit(3, "", "\n"), id="a paragraph begins"),
        pytest.param(edit(2, "", "\n"), edit(3, "", "か"), id="a paragraph has begun"),
        pytest.param(edit(2, "", "か"), demoted(edit(3, "", "き")), id="ready in between"),
        pytest.param(edit(2, "", "か"), Transaction(label="空", steps=()), id="no step"),
        pytest.param(Transaction(label="空", steps=()), edit(3, "", "か"), id="no step before"),
    ],
)
def test_what_does_not_go_on_is_not(first: Transaction, second: Transaction) -> None:
    assert merged(first, second) is None


def test_the_step_that_makes_a_ready_record_a_draft_is_kept() -> None:
    joined = merged(demoted(edit(2, "", "か")), edit(3, "", "き"))
    assert joined == demoted(edit(2, "", "かき"))
    assert merged(joined, edit(4, "", "く")) == demoted(edit(2, "", "かきく"))


@pytest.mark.parametrize(
    "other",
    [
        SetBlock(index=0, block="b0", old={"continued": False}, new={"continued": True}),
        SetField(field="title", old="", new="題"),
        SetField(field="status", old=Status.DRAFT, new=Status.READY),
        SpliceNotes(at=0),
    ],
)
def test_what_is_more_than_typing_is_not_joined(other: SetBlock | SetField | SpliceNotes) -> None:
    typed = edit(2, "", "か")
    more = typed.model_copy(update={"steps": (*typed.steps, other)})
    assert merged(more, edit(3, "", "き")) is None
    assert merged(typed, Transaction(label="ほか", steps=(other,))) is None
    assert merged(Transaction(label="ほか", steps=(other,)), edit(3, "", "き")) is None
