"""What may stand behind the talk, and how much each line there looks like it."""

from dataclasses import replace

import pytest

from tests.unit.recognize.made_reads import COLON, labelled, line_of, lines_of, text
from zadankai_editor.recognize.decode.roles import Cue, Option, Role, Ways
from zadankai_editor.recognize.decode.tail import Tail, closing_weight, read_tail, with_tail
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import Signature

KNOWN = Label("早瀬", speakers=(0,))
SAID: Ways = [text()]


@pytest.mark.parametrize(
    "end",
    [
        "（了）",
        "―以上―",
        "次回は六月です。",
        "会議録署名委員：早瀬",
        "TEL 000-000-0000",
        "〒 000-0000 湊浜町",
        "info@minato.example",
        "Copyright (C) 2010 湊浜編集室 All Rights Reserved.",
        "© 2024 湊浜町",
        "| 前の話へ | 次の話へ |",
    ],
)
def test_lines_that_follow_talks(end: str) -> None:
    assert closing_weight(line_of(end)) > 0


@pytest.mark.parametrize("line", ["海です。", "以上の三つが大切です。", "灯台のいま", "2024年の海"])
def test_lines_that_do_not(line: str) -> None:
    assert closing_weight(line_of(line)) == 0


def tail(source: str, **options: Option) -> tuple[Tail, list[Line]]:
    """Return the tail of lines of which those with a colon begin a turn, unless their options are given by number."""
    lines = lines_of(source)
    ways: list[Ways] = [
        [options[f"n{place}"], text()]
        if f"n{place}" in options
        else [labelled(KNOWN)]
        if "：" in line.text
        else SAID
        for place, line in enumerate(lines)
    ]
    return read_tail(lines, ways, frozenset()), lines


def test_it_begins_behind_the_last_who_speaks() -> None:
    found, _ = tail("早瀬：海です。\n早瀬：山です。\n川です。\n（了）")
    assert found.start == 2
    assert found.weights[3] > 0 == found.weights[2]


def test_a_label_alone_has_its_words_below() -> None:
    alone = Option(Role.LABEL_ALONE, 9.0, "", label=KNOWN, signature=COLON)
    assert tail("早瀬\n海です。\n（了）", n0=alone)[0].start == 2


def test_where_nobody_speaks_there_is_none() -> None:
    found, lines = tail("海です。\n（了）")
    assert (found.start, found.weights) == (2, {})
    assert found.weight(1, lines[1]) == closing_weight(lines[1]) - 1.5


def test_a_stranger_speaks_with_a_whole_sentence_only() -> None:
    stranger = Label("丹波")
    for words, start in (("山です。", 2), ("山", 1)):
        option = labelled(stranger, words, cue=Cue.STRANGER)
        assert tail(f"早瀬：海です。\n丹波　{words}\n（了）", n1=option)[0].start == start


def test_lists_of_others_and_named_lines_weigh_more() -> None:
    lines = lines_of("早瀬：海です。\n丹波 明\n記録係")
    ways: list[Ways] = [[labelled(KNOWN)], SAID, SAID]
    plain = read_tail(lines, ways, frozenset())
    listed = read_tail(lines, ways, frozenset({1}))
    named = read_tail(lines, ways, frozenset(), [lines[1]])
    assert listed.weights[1] > plain.weights[1] == named.weights[1]
    assert named.weights[2] > plain.weights[2] == listed.weights[2]


def test_when_the_meeting_ended_is_the_end_where_nothing_follows() -> None:
    found, _ = tail("早瀬：海です。\n午前10時 休憩\n山です。\n午後4時 閉会\n-----")
    assert found.weights[3] > 5
    assert found.weights[1] == 0


def test_the_last_turn_may_say_that_it_is_the_last() -> None:
    assert tail("早瀬：海です。")[0].said == 0
    assert tail("早瀬：本日はありがとうございました。")[0].said > 0
    leads = Option(Role.PROMPT, 9.0, "海は？")
    assert tail("――海は？", n0=leads)[0].said > 0
    quoted = labelled(replace(KNOWN, signature=Signature(parting="「")), "海です」")
    assert tail("早瀬「海です」", n0=quoted)[0].said > 0


def test_what_may_be_text_may_be_the_end_and_nothing_else_may() -> None:
    lines = lines_of("早瀬：海です。\n山です。\n（了）")
    decided: Ways = [text(cue=Cue.DECIDED)]
    ways = [[labelled(KNOWN)], SAID, decided]
    found = with_tail(ways, lines, read_tail(lines, ways, frozenset()))
    assert [[o.role for o in one] for one in found] == [[Role.LABEL], [Role.TEXT, Role.CLOSING], [Role.TEXT]]
    assert (found[0], found[2]) == (ways[0], decided)
