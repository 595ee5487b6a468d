"""Transactions: all or nothing, to and from one line of JSON, and what makes a ready record a draft."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.record_states import K, block, carried_out, doubt, state_of
from zadankai_editor.record.commands.details import set_status, set_title
from zadankai_editor.record.commands.doubts import settle
from zadankai_editor.record.commands.text import edit_text
from zadankai_editor.record.nodes import Note, Status
from zadankai_editor.record.review import Mark, State
from zadankai_editor.record.steps import EditText, MoveBlocks, Refusal, SetField, SpliceMarks, SpliceNotes
from zadankai_editor.record.transactions import Applied, Transaction

READY = state_of(
    block("b1", K.UTTERANCE, "はい", "p1"),
    block("b2", K.UTTERANCE, "いいえ", "p2"),
    status=Status.READY,
    doubts=(doubt("b1"),),
)


def transaction(outcome: Transaction | Refusal) -> Transaction:
    assert isinstance(outcome, Transaction)
    return outcome


def after(made: Transaction, state: State) -> State:
    applied = made.apply(state)
    assert isinstance(applied, Applied)
    return applied.state


@pytest.mark.parametrize(
    "made",
    [
        transaction(edit_text(READY, 0, 2, "", "。")),
        transaction(set_title(READY, "題")),
        Transaction(label="移動", steps=(MoveBlocks(start=0, count=1, to=1, first="b1"),)),
        Transaction(label="注", steps=(SpliceNotes(at=0, new=(Note(term="語"),)),)),
    ],
)
def test_an_edit_makes_a_ready_record_a_draft_and_its_undo_makes_it_ready_again(made: Transaction) -> None:
    demoting = made.demoting(READY)
    draft = after(demoting, READY)
    assert draft.record.status is Status.DRAFT
    assert demoting.label == made.label
    assert after(demoting.inverse(), draft) == READY
    assert carried_out(READY, demoting) == draft


@pytest.mark.parametrize(
    "made",
    [
        transaction(settle(READY, READY.review.doubts, "2026-04-01T10:00:00+09:00")),
        Transaction(label="印", steps=(SpliceMarks(at=0, new=(Mark(block="b1", reviewer="校"),)),)),
        Transaction(label="元", steps=(SetField.of(READY, "source", None),)),
        transaction(set_status(READY, Status.DRAFT)),
    ],
)
def test_a_change_of_the_review_alone_does_not(made: Transaction) -> None:
    assert made.demoting(READY) is made


def test_a_draft_stays_as_it_is() -> None:
    draft = state_of(block("b1", K.UTTERANCE, "はい"))
    made = transaction(edit_text(draft, 0, 2, "", "。"))
    assert made.demoting(draft) is made


def test_all_or_nothing() -> None:
    made = Transaction(
        label="二つ",
        steps=(
            EditText(index=0, block="b1", at=0, removed="", inserted="あ"),
            EditText(index=1, block="b1", at=0, removed="", inserted="い"),
        ),
    )
    assert isinstance(made.apply(READY), Refusal)
    assert READY.record.blocks[0].text == "はい"


def test_json_is_one_line_that_people_can_read() -> None:
    made = transaction(edit_text(READY, 0, 2, "", "、𠮷野\nさん"))
    line = made.to_json()
    assert "\n" not in line
    assert "𠮷野" in line
    assert json.loads(line)["steps"][0]["op"] == "text"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "null",
        '{"label": "入力"}',
        '{"label": "入力", "steps": [{"op": "format", "index": 0}]}',
        '{"label": "入力", "steps": [{"op": "text", "index": 0}]}',
        '{"label": "入力", "steps": [], "more": 1}',
        '{"label": "\\ud800", "steps": []}',
        '{"label": "入力", "steps": ' + "[" * 10_000 + "]" * 10_000 + "}",
    ],
)
def test_a_line_that_is_no_transaction_is_refused(line: str) -> None:
    found = Transaction.from_json(line)
    assert isinstance(found, Refusal)


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_any_other_line_is_refused_too(line: str) -> None:
    assert isinstance(Transaction.from_json(line), Refusal)
