"""The ways to read a single line, with what speaks for each."""

import pytest

from tests.unit.recognize.made_reads import line_of, lines_of, surroundings
from zadankai_editor.readers.structure import Hint, HintRole
from zadankai_editor.recognize.decode.options import OptionReader, ending_of, options_of
from zadankai_editor.recognize.decode.roles import Ending, Option, Role, Ways
from zadankai_editor.recognize.lines import Line

TALK = "早瀬：海です。\n磯貝：山です。\n" * 4
PEOPLE = ("町長：早瀬 望", "商工会長：磯貝 茂")
SURROUNDINGS = surroundings(lines_of(TALK), *PEOPLE, items=["港の灯り"])


def ways(
    line: Line | str, following: str | None = None, *, first: bool = False, below_open: bool = False
) -> Ways:
    read = line_of(line) if isinstance(line, str) else line
    below = line_of(following) if following else None
    return options_of(read, below, SURROUNDINGS, first=first, below_open=below_open)


def roles(found: Ways) -> set[Role]:
    return {option.role for option in found}


def best(found: Ways) -> Option:
    return max(found, key=lambda option: option.score)


@pytest.mark.parametrize(
    ("text", "role", "kept"),
    [
        ("早瀬：海です。", Role.LABEL, "海です。"),
        ("――海はどうですか。", Role.PROMPT, "海はどうですか。"),
        ("Q. 海はどうですか。", Role.PROMPT, "海はどうですか。"),
        ("■灯台のいま", Role.HEADING, "灯台のいま"),
        ("港の灯り", Role.HEADING, "港の灯り"),
        ("写真：灯台", Role.CAPTION, "灯台"),
        ("灯台の様子", Role.CAPTION, "灯台の様子"),
        ("（早瀬町長退席）", Role.ASIDE, "（早瀬町長退席）"),
        ("午前10時 開会", Role.ASIDE, "午前10時 開会"),
        ("※渡し船：人を運ぶ船", Role.NOTE, "※渡し船：人を運ぶ船"),
        ("ログイン", Role.OUT, "ログイン"),
    ],
)
def test_the_form_of_a_line_says_what_it_likely_is_and_what_of_it_is_kept(
    text: str, role: Role, kept: str
) -> None:
    found = best(ways(text))
    assert (found.role, found.text) == (role, kept)


def test_each_line_may_be_prose_but_what_is_left_out_and_what_is_shown() -> None:
    for text in ("早瀬：海です。", "■灯台のいま", "海です。", "港の灯り", "※渡し船：人を運ぶ船"):
        assert {Role.TEXT, Role.HEADER, Role.ANSWER} <= roles(ways(text))
    assert roles(ways("ログイン")) == {Role.OUT}
    picture = line_of("x")
    picture.say("")
    assert roles(ways(picture)) == {Role.PICTURE}


def test_what_goes_on_with_a_sentence_is_neither_header_nor_answer() -> None:
    assert roles(ways("を見ました。", below_open=True)) == {Role.TEXT}
    assert Role.HEADER in roles(ways("灯台のいま", below_open=True)), "it may begin anew"


def test_a_name_that_nobody_bears_is_a_strangers_and_weighs_less() -> None:
    known = best(ways("早瀬：海です。"))
    stranger = next(option for option in ways("丹波：海です。") if option.role is Role.LABEL)
    assert stranger.score < known.score
    assert known.label is not None
    assert known.label.speakers == (0,)
    assert stranger.label is not None
    assert stranger.label.speakers == ()


def test_a_label_that_ends_another_ones_line_is_glued() -> None:
    for who, glued in (("磯貝", True), ("丹波", False)):
        above, below = lines_of(f"海です。\n{who}：海です。{who}\n山です。")[1:]
        assert (Role.GLUED in roles(options_of(above, below, SURROUNDINGS))) is glued
    assert Role.GLUED not in roles(ways("磯貝：海です。磯貝", "山です。")), "a blank line parts them"


def test_a_label_alone_weighs_more_where_labels_stand_alone_right_above_what_is_said() -> None:
    lines = lines_of("早瀬\n海です。\n\n磯貝\n山です。\n\n" * 4)
    found = options_of(lines[0], lines[1], surroundings(lines, *PEOPLE))
    assert (best(found).role, best(found).text) == (Role.LABEL_ALONE, "")
    assert best(ways("早瀬", "海です。")).role is not Role.LABEL_ALONE


def test_long_prose_without_a_label_is_only_prose() -> None:
    assert roles(ways("海を見ながら灯台まで歩いた日のことを思い出しています。" * 5)) == {
        Role.TEXT,
        Role.ANSWER,
        Role.HEADER,
    }


def test_what_the_source_says_of_a_line_is_the_strongest() -> None:
    heading, caption = line_of("灯台のいま"), line_of("写真：灯台")
    heading.hint = Hint(role=HintRole.HEADING, level=2)
    caption.hint = Hint(role=HintRole.CAPTION)
    found = best(ways(heading))
    assert (found.role, found.mark) == (Role.HEADING, "h2")
    assert (best(ways(caption)).role, best(ways(caption)).text) == (Role.CAPTION, "灯台")
    assert roles(ways(caption)) == {Role.CAPTION, Role.HEADER}
    row = line_of("灯台のいま")
    row.hint = Hint(role=HintRole.LIST_ITEM)
    as_item = {option.role: option.score for option in ways(row)}
    plain = {option.role: option.score for option in ways("灯台のいま")}
    assert as_item[Role.HEADING] < plain[Role.HEADING]


def test_a_quotation_is_likelier_said_than_shown() -> None:
    quoted = {option.role: option.score for option in ways("「灯台のいま」")}
    plain = {option.role: option.score for option in ways("灯台のいま")}
    assert quoted[Role.CAPTION] < plain[Role.CAPTION]
    assert quoted[Role.TEXT] > plain[Role.TEXT]


def test_answers_are_marked_where_there_are_questions() -> None:
    assert Role.ANSWER not in {option.role for option in ways("A. 海です。") if option.label}
    asked = surroundings(lines_of("Q. 海は？\nA. 青いです。"), *PEOPLE)
    found = best(options_of(line_of("A. 海です。"), None, asked))
    assert (found.role, found.text) == (Role.ANSWER, "海です。")
    assert found.label is not None
    assert found.label.problem


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("海です。", Ending.WHOLE),
        ("海ですか？", Ending.WHOLE),
        ("灯台と海を", Ending.OPEN),
        ("灯台として、", Ending.OPEN),
        ("では", Ending.OPEN),
        ("早瀬", Ending.BARE),
        ("海が", Ending.BARE),
    ],
)
def test_a_text_ends_with_a_sentence_amid_one_or_with_a_word(text: str, ending: Ending) -> None:
    assert ending_of(text) is ending


def test_a_reader_gives_lines_that_are_printed_and_set_alike_the_same_ways() -> None:
    lines = lines_of(TALK + "灯台\n灯台\n灯台\n\n灯台\n\n海です。\n")
    reader = OptionReader(surroundings(lines, *PEOPLE))
    found = [reader.of(line, lines[10]) for line in lines[8:12]]
    assert found[1] is found[0]
    assert found[3] is not found[0]


def test_a_reader_looks_again_once_a_short_form_was_defined() -> None:
    lines = lines_of(
        "座談会\n灯台守：海です。\n早瀬 望（以下「灯台守」）：山です。\n灯台守：海です。\n" + TALK
    )
    reader = OptionReader(surroundings(lines, *PEOPLE))
    before, _, after = (best(reader.of(line, None)) for line in lines[1:4])
    assert before.label is not None
    assert after.label is not None
    assert (before.label.speakers, after.label.speakers) == ((), (0,))


def test_what_begins_amid_a_sentence_goes_on_where_the_line_above_is_open() -> None:
    lines = lines_of("灯台を建てた人たちのことを\nを調べました。\n海です。\nを調べました。")
    reader = OptionReader(SURROUNDINGS)
    assert roles(reader.of(lines[1], None, above=lines[0])) == {Role.TEXT}
    assert Role.HEADER in roles(reader.of(lines[3], None, above=lines[2]))
