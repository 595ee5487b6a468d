"""Bullets before what is said go where all of it is set as a list, and nowhere else."""

import pytest

from zadankai_editor.recognize.build.bullets import take_bullets_off
from zadankai_editor.recognize.draft import BlockDraft, Draft
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.record.nodes import BlockKind


def blocks(*said: str, kind: BlockKind = BlockKind.UTTERANCE) -> list[BlockDraft]:
    draft = Draft()
    for text in said:
        draft.open(kind, read_page(text).filled)
    return draft.blocks


def texts(found: list[BlockDraft]) -> list[list[str]]:
    take_bullets_off(found)
    assert [block.words for block in found] == [block.paragraphs for block in found]
    return [block.paragraphs for block in found]


@pytest.mark.parametrize("bullet", ["・", "• ", "◦　"])
def test_bullets_before_all_that_is_said_go(bullet: str) -> None:
    found = blocks(f"{bullet}海です。\n{bullet}山です。\n川・沼です。", f"{bullet}はい。", f"{bullet}では。")
    assert texts(found) == [["海です。", "山です。", "川・沼です。"], ["はい。"], ["では。"]]


@pytest.mark.parametrize(
    "said",
    [
        ("・海です。", "・はい。", "では。"),
        ("・海です。", "・はい。"),
        ("※海です。", "※はい。", "※では。"),
        ("海です。\n・山です。", "・はい。", "・では。"),
    ],
)
def test_what_only_some_say_in_a_list_keeps_its_bullets(said: tuple[str, ...]) -> None:
    assert texts(blocks(*said)) == [text.split("\n") for text in said]


def test_what_nobody_says_does_not_count() -> None:
    narrated = blocks("・資料", kind=BlockKind.TEXT)
    found = texts([*narrated, *blocks("・海です。", "・はい。", "・では。")])
    assert found == [["・資料"], ["海です。"], ["はい。"], ["では。"]]
