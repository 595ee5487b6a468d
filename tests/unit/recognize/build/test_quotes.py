"""Quotation marks that hold an utterance go where labels stand right before them."""

import pytest

from zadankai_editor.recognize.build.quotes import take_quotes_off
from zadankai_editor.recognize.draft import BlockDraft, Draft
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.recognize.spans.label_spans import Signature
from zadankai_editor.record.nodes import BlockKind

_QUOTED = Label("早房", signature=Signature(parting="「"))


def talk(*said: str, label: Label = _QUOTED) -> list[BlockDraft]:
    """Return utterances behind labels, the last of them one that is in quotation marks by itself."""
    draft = Draft()
    for text in (*said, "「はい」"):
        draft.open(BlockKind.UTTERANCE, read_page(text).filled).label = label
    return draft.blocks


def continued(text: str) -> BlockDraft:
    draft = Draft()
    block = draft.open(BlockKind.UTTERANCE, read_page(text).filled)
    block.continued = True
    return block


def texts(blocks: list[BlockDraft]) -> list[list[str]]:
    take_quotes_off(blocks)
    assert [block.words for block in blocks] == [block.paragraphs for block in blocks]
    return [block.paragraphs for block in blocks]


@pytest.mark.parametrize(
    ("said", "inside"),
    [
        ("「海です。」", ["海です。"]),
        ("｢海です。｣", ["海です。"]),
        ("「海です。\n山です。」", ["海です。", "山です。"]),
        ("「「灯台」という船です」", ["「灯台」という船です"]),
    ],
)
def test_the_marks_around_all_that_is_said_go(said: str, inside: list[str]) -> None:
    assert texts(talk(said))[0] == inside


@pytest.mark.parametrize("said", ["「海です。", "「海」は青い", "海は「青い」", "「海」と「山」です"])
def test_marks_that_do_not_hold_it_all_stay(said: str) -> None:
    assert texts(talk(said))[0] == [said]


def test_no_marks_go_where_other_things_part_label_and_words() -> None:
    with_colon = talk("「海です。」", label=Label("早房", signature=Signature(parting=":")))
    assert texts(with_colon) == [["「海です。」"], ["「はい」"]]
    assert texts([*talk("「山です。」"), *with_colon])[1:3] == [["はい"], ["「海です。」"]]


def test_one_label_before_a_quotation_is_no_habit() -> None:
    assert texts(talk()) == [["「はい」"]]


def test_the_closing_mark_may_stand_behind_an_aside() -> None:
    draft = Draft()
    draft.open(BlockKind.TEXT, read_page("（鐘が鳴る）").filled)
    blocks = talk("「海です。")
    blocks[1:1] = [*draft.blocks, continued("山です。」")]
    assert texts(blocks) == [["海です。"], ["（鐘が鳴る）"], ["山です。"], ["はい"]]


def test_somebody_elses_words_close_nothing() -> None:
    assert texts(talk("「海です。", "山です。」")) == [["「海です。"], ["山です。」"], ["はい"]]


def test_what_happens_at_the_end_of_a_quotation_is_a_block_of_its_own() -> None:
    blocks = talk("「海です。\n（拍手）」")
    assert texts(blocks) == [["海です。"], ["（拍手）"], ["はい"]]
    assert [(block.kind, block.lines) for block in blocks[:2]] == [
        (BlockKind.UTTERANCE, [1]),
        (BlockKind.TEXT, [2]),
    ]
