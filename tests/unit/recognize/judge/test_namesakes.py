"""Somebody introduced amid the talk with the family name of somebody in the list."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.unit.recognize.made_reads import labelled, lines_of, reads_of, text
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.names import parse_name
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import Cue
from zadankai_editor.recognize.judge.namesakes import doubts_of_namesakes
from zadankai_editor.recognize.labels import Label

PEOPLE = [Person(name=parse_name(name), printed=name) for name in ("早瀬 望", "磯貝 茂")]
FAMILY = Label("早瀬", speakers=(0,), form=Form.FAMILY)


def places(introduction: str, reads: Sequence[Read]) -> list[int]:
    lines = lines_of(f"早瀬：はい。\n{introduction}\n早瀬：海です。")
    return [place for place, _ in doubts_of_namesakes(lines, reads, PEOPLE)]


TALK = reads_of(labelled(FAMILY), text(), labelled(FAMILY))


@pytest.mark.parametrize("introduction", ["早瀬 明", "灯台守　早瀬 明"])
def test_from_there_on_the_family_name_may_mean_either(introduction: str) -> None:
    assert places(introduction, TALK) == [2]


@pytest.mark.parametrize(
    "introduction",
    [
        "早瀬 望",
        "丹波 明",
        "早瀬",
        "早瀬 明さんという方が港で海を見ていましたが、そのあとどうなったか聞いていません。",
    ],
)
def test_the_same_person_another_name_and_what_is_told_introduce_no_namesake(introduction: str) -> None:
    assert places(introduction, TALK) == []


def test_a_label_that_says_more_or_was_decided_means_one() -> None:
    for label in (
        replace(FAMILY, form=Form.FULL),
        replace(FAMILY, decided=True),
        replace(FAMILY, speakers=(1,)),
    ):
        assert places("早瀬 明", reads_of(labelled(FAMILY), text(), labelled(label))) == []


def test_a_line_that_somebody_has_decided_about_introduces_nobody() -> None:
    assert places("早瀬 明", reads_of(labelled(FAMILY), text(cue=Cue.DECIDED), labelled(FAMILY))) == []


CHAIR = Label("議長", speakers=(1,))


@pytest.mark.parametrize(
    "change", ["（議長交代　早瀬副会長が議長席に着く）", "ここで議長を交代します。", "議長交替"]
)
def test_an_office_that_changes_hands_may_mean_either_from_there_on(change: str) -> None:
    talk = reads_of(labelled(CHAIR), text(), labelled(CHAIR), labelled(FAMILY))
    lines = lines_of(f"議長：はい。\n{change}\n議長：海です。\n早瀬：はい。")
    assert [place for place, _ in doubts_of_namesakes(lines, talk, PEOPLE)] == [2]


def test_whoever_is_listed_with_a_title_keeps_it() -> None:
    titled = replace(CHAIR, form=Form.TITLE)
    assert places("議長を交代します。", reads_of(labelled(titled), text(), labelled(titled))) == []
