"""Paragraphs that begin as a label might, where nobody at all was found to speak."""

import pytest

from tests.unit.recognize.made_reads import labelled, lines_of, reads_of, text
from zadankai_editor.recognize.decode.roles import Cue, Option, Role
from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.judge.statements import doubts_of_statements
from zadankai_editor.recognize.labels import Label


def places(source: str, *options: Option) -> list[int]:
    lines = lines_of(source)
    found = list(doubts_of_statements(lines, reads_of(*options or [text()] * len(lines))))
    assert {note.code for _, note in found} <= {Uncertain.KIND}
    return [place for place, _ in found]


@pytest.mark.parametrize("form", ["{}：{}", "【{}】{}", "○{}「{}」"])
def test_what_may_be_a_name_before_words_is_asked_about(form: str) -> None:
    assert places(form.format("早瀬", "海です。") + "\n海は広いです。") == [0]


def test_behind_a_space_it_is_asked_about_only_where_it_comes_again() -> None:
    assert places("早瀬　海です。\n磯貝　山です。") == []
    assert places("早瀬　海です。\n磯貝　山です。\n早瀬　川です。") == [0, 2]


@pytest.mark.parametrize("line", ["料金：五百円です。", "早瀬：海の町", "海は広くて、早瀬：はい。"])
def test_details_and_what_is_not_said_are_not(line: str) -> None:
    assert places(line) == []


def test_where_somebody_speaks_or_asks_it_is_another_judges_question() -> None:
    source = "早瀬：海です。\n磯貝：山です。"
    assert places(source, labelled(Label("早瀬")), text()) == []
    assert places(source, Option(Role.PROMPT, 1.0, None), text()) == []


def test_what_was_decided_or_left_out_is_not_asked_about() -> None:
    source = "早瀬：海です。\n磯貝：山です。"
    assert places(source, text(cue=Cue.DECIDED), Option(Role.OUT, 1.0, None)) == []
    assert places(source, Option(Role.HEADER, 1.0, None), Option(Role.CLOSING, 1.0, None)) == [0, 1]
