"""What nobody says, with what speaks for each way to read it."""

import pytest

from tests.unit.recognize.made_reads import line_of, lines_of, surroundings
from zadankai_editor.recognize.decode.roles import Cue, Ending, Option, Role
from zadankai_editor.recognize.decode.shown import asides, captioned, is_quoted, shown_options

SURROUNDINGS = surroundings(lines_of("早瀬：海です。\n" * 4), "町長：早瀬 望", items=["港の灯り"])


def shown(text: str, *, amid: bool = False, named: bool = False) -> dict[Role, Option]:
    found = shown_options(line_of(text), SURROUNDINGS, Ending.WHOLE, named=named, amid=amid)
    return {option.role: option for option in found}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("写真：灯台", Cue.MARK),
        ("[写真1]", Cue.MARK),
        ("左から早瀬望町長", Cue.WORDS),
        ("灯台の様子", Cue.WORDS),
        ("町長 早瀬 望", Cue.WORDS),
        ("灯台", Cue.NOTHING),
    ],
)
def test_marks_words_and_people_tell_captions(text: str, cue: Cue) -> None:
    assert shown(text)[Role.CAPTION].cue is cue


@pytest.mark.parametrize(
    ("text", "cue"),
    [("■灯台のいま", Cue.MARK), ("港の灯り", Cue.AGENDA), ("灯台のいま", Cue.NOTHING)],
)
def test_marks_and_the_agenda_tell_headings(text: str, cue: Cue) -> None:
    assert shown(text)[Role.HEADING].cue is cue


def test_a_sentence_is_no_heading_and_what_goes_on_amid_one_hardly() -> None:
    assert not shown("海は青いです。")
    assert shown("灯台のいま", amid=True)[Role.HEADING].score < shown("灯台のいま")[Role.HEADING].score


def test_brackets_tell_asides_and_a_mark_a_note() -> None:
    assert [option.cue for option in asides(line_of("（早瀬町長退席）"))] == [Cue.MARK]
    assert not list(asides(line_of("海です。")))
    assert Role.NOTE in shown("※渡し船：人を運ぶ船")
    assert Role.NOTE not in shown("渡し船：人を運ぶ船")


def test_a_caption_of_the_source_keeps_its_mark_apart() -> None:
    found = captioned(line_of("写真：灯台"))
    assert (found.text, found.mark) == ("灯台", "写真：")


def test_a_line_is_quoted_as_a_whole_or_not() -> None:
    assert is_quoted("「灯台のいま」")
    assert not is_quoted("「灯台」のいま")
