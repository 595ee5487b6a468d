"""Cues made into turns, turns into utterances, and those that a machine has cut made whole."""

from collections.abc import Mapping

import pytest

from zadankai_editor.readers.structure import Hint, HintRole, Structure
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions, LineRole
from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.draft import BlockDraft, Draft
from zadankai_editor.recognize.labels import Label, LabelReader
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.recognize.transcript import Transcript, doubt_placeholders, join_turns, read_turns
from zadankai_editor.record.attribution import Strategy
from zadankai_editor.record.nodes import BlockKind


def transcript(
    text: str, hints: Mapping[int, Hint] | None = None, decisions: Decisions = UNDECIDED
) -> Transcript:
    return Transcript(read_page(text, Structure(hints=hints or {}, transcript=True)).filled, decisions)


def turns(found: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.label, found.text_of(turn)) for turn in found.turns]


LABELLED = "椿：海の\n話です。\n磯貝：はい。\n椿：では。\n磯貝：山の話です。"


def test_labels_that_come_again_begin_turns_and_are_carried() -> None:
    found = transcript(LABELLED)
    assert turns(found) == [
        ("椿", "海の話です。"),
        ("磯貝", "はい。"),
        ("椿", "では。"),
        ("磯貝", "山の話です。"),
    ]
    assert [turn.carried for turn in found.turns] == [True, False, False, False]
    assert [row.person.printed for row in found.rows()] == ["椿", "磯貝"]


def test_what_the_markup_names_is_who_speaks() -> None:
    hints = {1: Hint(label="椿 和子", start=0, end=1), 2: Hint(label="椿 和子", start=1, end=2)}
    found = transcript("海の\n話です。\nはい。", hints)
    assert turns(found) == [("椿 和子", "海の話です。"), (None, "はい。")]
    assert [turn.from_source for turn in found.turns] == [True, False]
    assert found.turns[0].end == 2


def test_a_pause_behind_a_sentence_parts_turns_of_nobody() -> None:
    times = {
        1: Hint(start=0, end=1),
        2: Hint(start=4, end=5),
        3: Hint(start=5, end=6),
        4: Hint(start=9, end=10),
    }
    found = transcript("海の\n話です。\nええ。\n山です。", times)
    assert turns(found) == [(None, "海の話です。ええ。"), (None, "山です。")]


def test_a_mark_of_subtitles_begins_another_turn() -> None:
    assert turns(transcript(">> 海です。\n>> 山です。")) == [(None, "海です。"), (None, "山です。")]


def test_a_label_that_stands_once_is_asked_about_and_not_read() -> None:
    found = transcript("海の話です。\n椿 和子：山の話です。\n川の話です。\n船の話です。")
    assert {turn.label for turn in found.turns} == {None}
    lines = [line for turn in found.turns for line, _ in turn.cues]
    assert [found.suspect(line) for line in lines] == [None, "椿 和子", None, None]


@pytest.mark.parametrize("words", ["料金：五百円です。", "（拍手）", "http://minato.example です。"])
def test_what_names_nobody_is_neither(words: str) -> None:
    found = transcript(f"海の話です。\n{words}\n川の話です。")
    assert {turn.label for turn in found.turns} == {None}
    assert [found.suspect(line) for turn in found.turns for line, _ in turn.cues] == [None] * 3


@pytest.mark.parametrize("words", ["料金：五百円です。", "（拍手）", "海が広くて深い：そうです。"])
def test_what_names_nobody_is_no_label_though_it_comes_again(words: str) -> None:
    found = transcript(f"海の話です。\n{words}\n川の話です。\n船です。\n{words}\nでは。")
    assert {turn.label for turn in found.turns} == {None}


def test_the_next_line_of_a_cue_goes_on_where_other_cues_without_a_label_are_nobodys() -> None:
    lines = [f"{'椿' if n % 2 else '磯貝'}：{n}番目の話です。" for n in range(9)]
    times = {n: Hint(start=n, end=n + 1) for n in range(1, 10)}
    alone = transcript("\n".join([*lines, "続きです。"]), {**times, 10: Hint(start=10, end=11)})
    same = transcript("\n".join([*lines, "続きです。"]), {**times, 10: times[9]})
    assert turns(alone)[-1] == (None, "続きです。")
    assert turns(same)[-1] == ("磯貝", "8番目の話です。続きです。")


def test_decisions_about_cues_are_followed() -> None:
    roles = {2: LineRole.LABEL, 3: LineRole.SPEECH, 4: LineRole.LEFT_OUT}
    decided = Decisions(lines=roles)
    found = transcript("海です。\n椿：山です。\n川です。\n余計な行", decisions=decided)
    assert turns(found) == [(None, "海です。"), ("椿", "山です。川です。")]
    assert [line.number for line in found.left_out] == [4]
    none = transcript(LABELLED, decisions=Decisions(lines={3: LineRole.NO_SPEAKER}))
    assert turns(none)[0] == ("椿", "海の話です。磯貝：はい。では。")


def drafted(found: Transcript, *people: str) -> list[BlockDraft]:
    draft = Draft()
    read_turns(
        found, LabelReader(Directory([Person(printed=name) for name in people])), draft, lambda _: None
    )
    return draft.blocks


def test_turns_are_utterances_of_those_who_are_known() -> None:
    blocks = drafted(transcript(LABELLED), "椿")
    assert [(block.speakers, block.written) for block in blocks] == [
        ((0,), None),
        ((), "磯貝"),
        ((0,), None),
        ((), "磯貝"),
    ]
    assert [[note.code for note in block.doubts] for block in blocks] == [
        [],
        [Uncertain.SPEAKER],
        [],
        [Uncertain.SPEAKER],
    ]
    assert blocks[0].lines == [1, 2]


def test_what_nobody_is_named_for_is_asked_about_where_others_are() -> None:
    hints = {2: Hint(label="椿")}
    blocks = drafted(transcript("海です。\n山です。\n川です。", hints), "椿")
    assert [block.speakers for block in blocks] == [(), (0,), ()]
    assert [len(block.doubts) for block in blocks] == [1, 0, 1]
    assert [block.strategy for block in blocks] == [Strategy.NONE, Strategy.SOURCE, Strategy.NONE]


def test_where_nobody_is_named_it_is_asked_once() -> None:
    blocks = drafted(transcript(">> 海です。\n>> 山です。"), "椿")
    assert [len(block.doubts) for block in blocks] == [1, 0]


def test_a_label_of_two_people_is_open_and_kept_as_written() -> None:
    first = drafted(transcript(LABELLED), "椿", "椿")[0]
    assert (first.speakers, first.written) == ((), "椿")
    assert [note.line for note in first.doubts] == [1]


def test_left_out_cues_are_in_no_block() -> None:
    draft = Draft()
    hints = {1: Hint(role=HintRole.LEFT_OUT, reason="字幕の注")}
    read_turns(transcript("NOTE\n海です。", hints), LabelReader(Directory([])), draft, lambda _: None)
    assert draft.left_out == [(1, "字幕の注", False)]
    assert [block.lines for block in draft.blocks] == [[2]]


def said(*paragraphs: str, who: int | None = None, written: str | None = None, line: int = 1) -> BlockDraft:
    speakers = () if who is None else (who,)
    label = Label(written, placeholder=True) if written else None
    lines = list(range(line, line + len(paragraphs)))
    return BlockDraft(
        BlockKind.UTTERANCE,
        list(paragraphs),
        speakers,
        written,
        lines=lines,
        words=list(paragraphs),
        label=label,
    )


def joined(*blocks: BlockDraft, spaced: bool = False) -> list[list[str]]:
    lines = [number for block in blocks for number in block.lines]
    draft = Draft(list(blocks))
    join_turns(draft, spaced=spaced)
    assert [number for block in draft.blocks for number in block.lines] == lines
    return [block.paragraphs for block in draft.blocks]


def test_the_turns_of_one_voice_in_a_row_are_one() -> None:
    first = said("海の", who=0)
    first.end = 1.0
    second = said("話です。", who=0, line=2)
    second.end = 2.0
    assert joined(first, second, said("はい。", who=1, line=3)) == [["海の話です。"], ["はい。"]]
    assert first.end == 2.0


def test_a_known_person_goes_on_only_amid_a_sentence_and_a_placeholder_always() -> None:
    assert joined(said("海です。", who=0), said("山です。", who=0, line=2)) == [["海です。"], ["山です。"]]
    machine = joined(said("海です。", written="話者1"), said("山です。", written="話者1", line=2))
    assert machine == [["海です。山です。"]]
    other = joined(said("海です。", written="話者1"), said("山です。", written="話者2", line=2))
    assert other == [["海です。"], ["山です。"]]


def test_paragraphs_that_are_often_cut_amid_a_sentence_are_whole_again() -> None:
    assert joined(said("海の", "話を", "します。", "では。", who=0)) == [["海の話をします。", "では。"]]
    whole = said("海です。", "山です。", "川です。", "船です。", "灯台の", "話です。", who=0)
    assert joined(whole) == [["海です。", "山です。", "川です。", "船です。", "灯台の", "話です。"]]


def test_spaces_between_words_go() -> None:
    assert joined(said("海 の 話 です 。", who=0), spaced=True) == [["海の話です。"]]


def test_names_that_machines_gave_are_asked_about_once() -> None:
    draft = Draft([said("海です。", written="話者1", line=4), said("山です。", written="話者1", line=5)])
    doubt_placeholders(draft)
    (doubt,) = draft.doubts
    assert (doubt.path, doubt.note.code, doubt.note.line) == ("participants", Uncertain.PARTICIPANT, 4)
    doubt_placeholders(nobody := Draft([said("海です。")]))
    assert nobody.doubts == []
