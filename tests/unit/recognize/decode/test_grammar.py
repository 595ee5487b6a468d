"""Which roles may follow each other: nowhere a dead end, and what habits of a document change."""

from itertools import product

import pytest

from zadankai_editor.recognize.decode.habits import Habits, read_habits
from zadankai_editor.recognize.decode.roles import At, Ending, Option, Role
from zadankai_editor.recognize.decode.steps import ANYWHERE, Style, steps_of
from zadankai_editor.recognize.lines import read_page

HABITS = read_habits([], [])
FLAGS = list(product((False, True), repeat=3))


@pytest.mark.parametrize(("silent", "signed", "asked"), FLAGS)
def test_no_place_is_a_dead_end_for_a_line(silent: bool, signed: bool, asked: bool) -> None:
    steps = steps_of(HABITS, Style(silent, signed, asked))
    reached = {At(behind) for behind, _ in steps.values()} | {At.HEADER, At.NOBODY}
    endings = (Role.TEXT, Role.LABEL)
    for at, role in product(reached, ANYWHERE):
        for ending in Ending if role in endings else (Ending.WHOLE,):
            assert (at, role, ending) in steps


def test_the_header_ends_for_good() -> None:
    steps = steps_of(HABITS, Style())
    back = {
        (at, role) for (at, role, _), (behind, _) in steps.items() if behind == At.HEADER and at != At.HEADER
    }
    assert back == set()


def test_a_sentence_that_is_not_over_goes_on() -> None:
    steps = steps_of(HABITS, Style())
    assert steps[At.SPEECH, Role.TEXT, Ending.OPEN][0] == At.AMID
    assert steps[At.AMID, Role.TEXT, Ending.WHOLE][0] == At.SPEECH
    assert (
        steps[At.SPEECH, Role.HEADING, Ending.WHOLE][1][0] > steps[At.AMID, Role.HEADING, Ending.WHOLE][1][0]
    )


def test_words_below_a_label_are_that_persons() -> None:
    steps = steps_of(HABITS, Style())
    assert steps[At.LABELLED, Role.TEXT, Ending.WHOLE][0] == At.SPEECH
    assert steps[At.ASKING, Role.TEXT, Ending.WHOLE][0] == At.PROMPT


def habits_of(text: str) -> Habits:
    """Return the habits of a text in which each line that holds a colon is clearly a label with words."""
    lines = read_page(text).filled
    options = [
        [Option(Role.LABEL, 5.0 if "：" in line.text else -5.0), Option(Role.TEXT, 0.0)] for line in lines
    ]
    return read_habits(lines, options)


TURNS = [
    "早房：灯台の話をします。",
    "　海がよく見えました。",
    "久礼：沼の話をします。",
    "　舟も出ています。",
] * 4


def test_blank_lines_before_turns_are_a_habit() -> None:
    apart = habits_of("\n\n".join(f"{a}\n{b}" for a, b in zip(TURNS[::2], TURNS[1::2], strict=True)))
    dense = habits_of("\n".join(TURNS))
    assert apart.gap[Role.LABEL][True] > apart.gap[Role.TEXT][True]
    assert apart.gap[Role.LABEL][True] > dense.gap[Role.LABEL][True]
    assert dense.any_gaps is False


def test_an_indentation_of_what_goes_on_is_a_habit() -> None:
    assert habits_of("\n".join(TURNS)).indented
    assert not habits_of("\n".join(line.strip() for line in TURNS)).indented


def test_a_line_that_can_only_be_of_the_header_has_habits_too() -> None:
    lines = read_page("見出し画像\n灯台の座談会").filled
    only = (Option(Role.HEADER, 9.0, "見出し画像"),)
    assert read_habits(lines, [only, (Option(Role.TEXT, 0.0), Option(Role.HEADER, 0.0))]).indented is False
