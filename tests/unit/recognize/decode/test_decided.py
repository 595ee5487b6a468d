"""Lines of which somebody has said what they are, and what the lines like them learn from it."""

import pytest

from tests.unit.recognize.made_reads import COLON, labelled, line_of, lines_of, reads_of, text
from zadankai_editor.recognize.agenda import Item
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions, LineRole
from zadankai_editor.recognize.decode.decided import (
    LEFT_OUT_BY_DECISION,
    Lesson,
    decided_option,
    decided_path,
    denied_by_lines,
    lessons_of,
    with_lessons,
)
from zadankai_editor.recognize.decode.path import Read, Steps, best_path
from zadankai_editor.recognize.decode.roles import At, Cue, Ending, Option, Role, Ways
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.linking import AgendaLinker

NONE = AgendaLinker([])
KNOWN = Label("早瀬", "海です。", speakers=(0,))
SAID: Ways = [text()]
R = LineRole


@pytest.mark.parametrize(
    ("role", "line", "read_as", "kept"),
    [
        (R.SECTION, "■灯台のいま", Role.HEADING, "灯台のいま"),
        (R.HEADING, "灯台のいま", Role.HEADING, "灯台のいま"),
        (R.CAPTION, "写真：灯台", Role.CAPTION, "灯台"),
        (R.PROMPT, "――海は？", Role.PROMPT, "海は？"),
        (R.SPEECH, "早瀬：海です。", Role.RESUMED, "早瀬：海です。"),
        (R.NO_SPEAKER, "早瀬：海です。", Role.TEXT, "早瀬：海です。"),
        (R.TEXT, "海です。", Role.ASIDE, "海です。"),
        (R.NOTE, "※海", Role.NOTE, "※海"),
        (R.LEFT_OUT, "海", Role.OUT, "海"),
        (R.LABEL, "丹波：海です。", Role.LABEL, "海です。"),
        (R.LABEL, "丹波", Role.LABEL_ALONE, ""),
    ],
)
def test_a_line_is_what_it_was_said_to_be(role: LineRole, line: str, read_as: Role, kept: str) -> None:
    option = decided_option(line_of(line), SAID, Lesson(role))
    assert (option.role, option.text, option.cue, option.decided) == (read_as, kept, Cue.DECIDED, role)
    assert option.score > 20
    if role is R.LEFT_OUT:
        assert option.reason == LEFT_OUT_BY_DECISION


def test_a_label_is_the_likeliest_that_the_line_has_or_the_one_that_was_chosen() -> None:
    other = labelled(Label("早瀬 町長", "です。", speakers=(1,)), score=2.0)
    ways = [labelled(KNOWN), other, text()]
    line = line_of("早瀬：海です。")
    assert decided_option(line, ways, Lesson(R.LABEL)).label == KNOWN
    assert decided_option(line, ways, Lesson(R.LABEL, who="早瀬 町長")).label == other.label
    stranger = decided_option(line_of("丹波：海です。"), ways, Lesson(R.LABEL, who="丹波")).label
    assert stranger is not None
    assert (stranger.written, stranger.rest, stranger.speakers) == ("丹波", "海です。", ())
    assert stranger.problem


def test_the_mark_of_a_heading_of_the_source_is_no_printed_one() -> None:
    ways = [Option(Role.HEADING, 8.0, "# 灯台", "h1"), text()]
    assert decided_option(line_of("# 灯台"), ways, Lesson(R.HEADING)).text == "灯台"


def taught(
    source: str, decided: dict[int, LineRole], *options: Option, linker: AgendaLinker = NONE
) -> dict[int, Lesson]:
    lines = lines_of(source)
    return lessons_of(lines, reads_of(*(options or [text()] * len(lines))), decided, linker)


def test_lines_with_the_same_words_mark_or_label_learn_it() -> None:
    heading = Lesson(R.HEADING)
    assert taught("■港です。\n■船です。\n●灯りです。", {1: R.HEADING}) == {0: heading, 1: heading}
    assert taught("はい。\n海です。\nはい。", {1: R.NOTE}) == {0: Lesson(R.NOTE), 2: Lesson(R.NOTE)}
    same = taught("丹波：海です。\n早瀬：山です。\n丹波：川です。", {1: R.LABEL})
    assert same == {0: Lesson(R.LABEL), 2: Lesson(R.LABEL)}


def test_a_label_alone_teaches_no_label_with_words_behind() -> None:
    alone = labelled(Label("早瀬", ""), "")._replace(role=Role.LABEL_ALONE)
    assert set(taught("早瀬\n早瀬：海です。", {1: R.NO_SPEAKER}, alone, labelled(KNOWN))) == {0}


SHORT = "海です。\n灯台\n\n山です。\n港町\n\n川です。\n渡し船\n\n船です。\n"


def test_a_short_line_teaches_those_that_stand_alike_with_a_doubt() -> None:
    bare = text(ending=Ending.BARE)
    options = [text(), bare, text(), bare, text(), bare, text()]
    by_analogy = Lesson(R.CAPTION, by_analogy=True)
    assert taught(SHORT, {2: R.CAPTION}, *options) == {1: Lesson(R.CAPTION), 3: by_analogy, 5: by_analogy}
    assert decided_option(line_of("港町"), SAID, by_analogy).cue is Cue.TAUGHT
    linker = AgendaLinker([Item(1, "港町", [1])])
    assert set(taught(SHORT, {2: R.CAPTION}, *options, linker=linker)) == {1, 5}


def test_a_short_line_that_is_left_out_takes_no_other_with_it() -> None:
    assert set(taught(SHORT, {2: R.LEFT_OUT})) == {1}


def test_the_header_and_lists_learn_nothing() -> None:
    header = Option(Role.HEADER, 3.0, None)
    assert set(taught("はい。\nはい。", {2: R.NOTE}, header, text())) == {1}


def test_nothing_decided_teaches_nothing() -> None:
    assert taught(SHORT, {}) == {}


def test_a_label_that_was_denied_on_one_line_is_none_elsewhere() -> None:
    lines = lines_of("早瀬：海です。\n早瀬：山です。")
    reads = reads_of(labelled(KNOWN), labelled(KNOWN))
    denied = denied_by_lines(lines, reads, {1: R.NO_SPEAKER})
    assert denied == denied_by_lines(lines, reads, {2: R.NO_SPEAKER}) != frozenset()
    assert denied_by_lines(lines, reads, {1: R.NOTE}) == frozenset()
    found = with_lessons(lines, [[labelled(KNOWN), text()], [labelled(KNOWN)]], {}, denied)
    assert [[option.role for option in ways] for ways in found] == [[Role.TEXT], [Role.TEXT]]


def test_lines_without_a_lesson_keep_their_ways() -> None:
    lines = lines_of("早瀬：海です。\n山です。")
    ways = [[labelled(KNOWN), text()], SAID]
    found = with_lessons(lines, ways, {1: Lesson(R.NOTE)})
    assert found[0] is ways[0]
    assert [option.role for option in found[1]] == [Role.NOTE]


STEPS: Steps = {
    (at, role, Ending.WHOLE): (At.SPEECH, [0.0] * 4) for at in (At.HEADER, At.SPEECH) for role in Role
}


def path(decisions: Decisions, labelled_: dict[int, str] | None = None) -> list[Read]:
    lines = lines_of("早瀬：海です。\n早瀬：山です。\n早瀬：川です。")
    options = [[labelled(KNOWN, signature=COLON), text()] for _ in lines]
    return decided_path(lines, options, STEPS, decisions, labelled_ or {}, NONE, best_path)


def test_the_best_path_keeps_to_what_was_decided() -> None:
    assert [read.option.role for read in path(UNDECIDED)] == [Role.LABEL] * 3
    assert [read.option.role for read in path(Decisions(lines={2: R.NO_SPEAKER}))] == [Role.TEXT] * 3
    assert [read.option.role for read in path(Decisions(lines={2: R.TITLE}))] == [Role.LABEL] * 3


def test_a_label_by_the_reading_that_was_chosen_teaches_nothing() -> None:
    reads = path(Decisions(lines={2: R.LABEL}), {2: "早瀬"})
    assert [read.option.cue for read in reads] == [Cue.NOTHING, Cue.DECIDED, Cue.NOTHING]
