"""Whoever speaks in the place of somebody else: the label names both, and somebody is asked whose words they are."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, read

STYLES = ["{}：{}", "{}　{}", "【{}】{}", "○{}　{}", "{}\n{}"]
TURNS = [
    ("椿", "始めます。"),
    ("早瀬", "よろしくお願いします。"),
    ("磯貝", "はい、お願いします。"),
    ("椿", "では。"),
]


def asked(style: str, who: str) -> bool:
    """Tell whether nobody speaks below `who`, or somebody is asked whether they do."""
    turns = [*TURNS, (who, "予算について申し上げます。"), *TURNS]
    state = read(HEADER + "\n\n".join(style.format(*turn) for turn in turns) + "\n").state
    (block,) = (block for block in state.record.blocks if "予算" in block.text)
    return block.speaker is None or block.id in {doubt.block for doubt in state.review.doubts}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "who", ["磯貝（代理楡野）", "磯貝（代理　楡野）", "磯貝（楡野が代読）", "磯貝会長の代理"]
)
def test_who_speaks_for_somebody_is_asked_about(style: str, who: str) -> None:
    assert asked(style, who)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("who", ["磯貝", "磯貝会長", "磯貝（会長）"])
def test_who_speaks_for_themselves_is_not(style: str, who: str) -> None:
    assert not asked(style, who)


def test_one_label_in_another_form_is_asked_about_in_a_short_record() -> None:
    turns = "椿：議事録にこうあります。\n椿「灯台は要らない。」\n早瀬：今と同じですね。\n椿：はい。"
    state = read(f"{HEADER}{turns}\n").state
    (block,) = (block for block in state.record.blocks if "要らない" in block.text)
    assert block.id in {doubt.block for doubt in state.review.doubts}
