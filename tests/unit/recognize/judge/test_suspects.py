"""What begins a line as a label might, and is not sure enough to be one."""

import pytest

from tests.unit.recognize.made_reads import COLON, line_of
from zadankai_editor.readers.structure import Hint, HintRole
from zadankai_editor.recognize.judge.suspects import Usual, hidden_label, second_label
from zadankai_editor.recognize.spans.label_spans import Signature

ROUND = Usual([Signature(brackets="()", place="own")])
USUAL = Usual([COLON, Signature(mark="○", parting=" ")])
KNOWN = ("椿", "磯貝")


def hidden(text: str, usual: Usual = USUAL) -> str | None:
    return hidden_label(line_of(text), usual, KNOWN.__contains__)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("丹波：海です。", "丹波："),
        ("○丹波　海です。", "○丹波"),
        ("【丹波】海です。", "【丹波】"),
        ("椿→海です。", "椿→"),
        ("椿、磯貝　海です。", "椿、磯貝"),
        ("椿（笑）海です。", "椿"),
        ("「海です」と椿さん。", "「海です」と椿さん。"),
        ("「海です」と椿が言う。", "「海です」と椿が"),
        ("椿が続ける。「海です」", "椿"),
        ("椿さんは首を振って、「海です」", "椿"),
        ("事務局回答　海です。", "事務局"),
        ("（椿）海です。", "（椿）"),
    ],
)
def test_what_stands_where_labels_do_is_asked_about(text: str, found: str) -> None:
    said = hidden(text)
    assert said is not None
    assert found.startswith(said.rstrip("："))


@pytest.mark.parametrize(
    "text",
    [
        "海です。",
        "海は：青いです。",
        "12：30に来ます。",
        "料金：五百円です。",
        "【拍手】海です。",
        "【12】海です。",
        "（笑い）海です。",
        "丹波→海です。",
        "丹波（笑）海です。",
        "椿（市内）海です。",
        "「海です」と書いた。",
        "丹波が続ける。「海です」",
        "椿は「海」",
        "椿が好きな歌は「海」です。",
        "丹波、椿　海です。",
        "では　海です。",
    ],
)
def test_sentences_numbers_events_and_strangers_in_odd_forms_are_not(text: str) -> None:
    assert hidden(text) is None


def test_round_brackets_hide_a_stranger_before_words_and_alone_where_labels_stand_so() -> None:
    assert hidden("（丹波）海です。") == "（丹波）"
    assert hidden("（丹波）") is None
    assert hidden("（丹波）", ROUND) == "（丹波）"
    assert hidden("（たんば）", ROUND) is None
    assert hidden("（椿）") == "（椿）"


def test_bold_words_and_left_cells_are_asked_about_where_the_source_sets_labels_so() -> None:
    bold = line_of("丹波　海です。")
    bold.hint = Hint(bold=2)
    assert hidden_label(bold, Usual([Signature(source="bold", parting=" ")]), KNOWN.__contains__) == "丹波"
    row = line_of("丹波家\t海")
    row.hint = Hint()
    assert hidden_label(row, Usual([]), KNOWN.__contains__) is None
    row.hint = Hint(role=HintRole.TABLE_ROW)
    assert hidden_label(row, Usual([]), KNOWN.__contains__) == "丹波家"


@pytest.mark.parametrize(
    ("rest", "signature", "found"),
    [
        ("【磯貝】海です。", Signature(brackets="【】"), "【磯貝】"),
        ("磯貝　海です。", Signature(parting=" "), "磯貝"),
        ("磯貝（いそがい しげる）　海です。", Signature(parting=" "), "磯貝（いそがい しげる）　"),
        ("〈磯貝〉海です。", COLON, "〈磯貝〉"),
        ("（磯貝）海です。", COLON, "（磯貝）"),
        ("（笑）海です。", COLON, None),
        ("【拍手】海です。", Signature(brackets="【】"), None),
        ("海です。【磯貝】", Signature(brackets="【】"), None),
        ("はい　海です。", Signature(parting=" "), None),
        ("磯貝　海です。", COLON, None),
        ("【磯貝】海です。", Signature(brackets="【】", place="own"), None),
    ],
)
def test_a_second_label_right_behind_the_first(rest: str, signature: Signature, found: str | None) -> None:
    assert second_label(rest, signature, KNOWN.__contains__) == found


def test_usual_tells_marks_brackets_and_bold_of_labels() -> None:
    assert USUAL.marks == {"○"}
    assert ROUND.alone_in_brackets
    assert not USUAL.alone_in_brackets
    assert Usual([Signature(source="bold")]).bold
    assert not USUAL.bold
