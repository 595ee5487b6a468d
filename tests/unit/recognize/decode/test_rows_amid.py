"""Sentences that go on over several lines, and names within them."""

import pytest

from tests.unit.recognize.made_reads import labelled, line_of, lines_of, text
from zadankai_editor.recognize.decode.roles import Cue, Ending, Option, Role, Ways
from zadankai_editor.recognize.decode.sentences import begins_amid, rows_amid, within_sentences
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.spans.label_spans import Signature


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("を指名します。", True),
        ("の両君です。", True),
        ("以上二名をお願いします。", True),
        ("でございます。", True),
        ("をお願い", False),
        ("はい、そうです。", False),
        ("海を見ました。", False),
        ("にぎやかです。", False),
    ],
)
def test_a_particle_or_the_end_of_a_predicate_begins_no_sentence(line: str, expected: bool) -> None:
    assert begins_amid(line_of(line)) is expected


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("海です。\n世話人に\n早瀬 望\n磯貝 茂\nを指名します。", {1, 2, 3}),
        ("海です。\n１番　早瀬 望\n２番　磯貝 茂\nを指名します。", {1, 2}),
        ("海です。\n名簿\n　早瀬 望\n　磯貝 茂\nを指名します。", {2, 3}),
        ("海です。\n早瀬 望\n磯貝 茂\n海を見ました。", set()),
        ("海です。\nを指名します。", set()),
    ],
)
def test_short_lines_above_what_begins_no_sentence_are_within_it(source: str, rows: set[int]) -> None:
    assert rows_amid(lines_of(source)) == rows


OWN = Signature(place="own")


def name(score: float = 5.0, *, mention: bool = False) -> Option:
    label = Label("早瀬", speakers=(0,), mention=mention)
    return Option(Role.LABEL_ALONE, score, "", label=label, signature=OWN)


HEADING, CAPTION = Option(Role.HEADING, 1.0, "早瀬 望"), Option(Role.CAPTION, 1.0, "早瀬 望")
SAID: Ways = [text()]


def test_a_name_within_a_sentence_is_likelier_said_than_a_label_or_shown() -> None:
    lines = lines_of("海です。\n世話人に\n早瀬 望\nを指名します。")
    ways: list[Ways] = [SAID, SAID, [name(), HEADING, CAPTION, text()], SAID]
    found = within_sentences(lines, ways)[2]
    assert all(option.score < 0 for option in found[:3])
    assert found[0].cue is Cue.AMONG
    assert found[3] == text()


def test_names_below_each_other_that_are_set_as_no_label_is_are_likelier_said() -> None:
    lines = lines_of("早瀬：海です。\n磯貝：山です。\n早瀬：川です。\n早瀬 望\n磯貝 茂\n船です。")
    colon: Ways = [labelled(Label("早瀬", speakers=(0,)), "海です。")]
    found = within_sentences(lines, [colon, colon, colon, [name()], [name()], SAID])
    assert [one[0].score < 0 for one in found] == [False, False, False, True, True, False]


def test_one_name_alone_and_names_that_are_set_as_labels_are_stay_labels() -> None:
    talk = "早瀬\n海です。\n磯貝\n山です。\n早瀬\n川です。\n"
    label, said = [name()], SAID
    ways: list[Ways] = [label, said] * 3
    assert within_sentences(lines_of(talk), ways) == ways
    more = within_sentences(lines_of(f"{talk}磯貝\n早瀬\n船です。"), [*ways, label, label, said])
    assert [one[0].score for one in more[6:8]] == [5.0, 5.0]


def test_what_something_else_says_of_a_row_is_not_weakened() -> None:
    marked = HEADING._replace(cue=Cue.SOURCE)
    lines = lines_of("海です。\n世話人に\n早瀬 望\nを指名します。")
    assert within_sentences(lines, [SAID, SAID, [marked, text()], SAID])[2][0] == marked


def test_captions_that_are_names_by_their_words_count_as_names() -> None:
    words = Option(Role.CAPTION, 2.5, None, cue=Cue.WORDS, ending=Ending.BARE)
    lines = lines_of("海です。\n早瀬 望\n磯貝 茂\n船です。")
    found = within_sentences(lines, [SAID, [words], [words], SAID])
    assert [one[0].score for one in found[1:3]] == [-1.5, -1.5]
