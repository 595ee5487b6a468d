"""What stands before the talk, taken into the fields of the header."""

import pytest

from zadankai_editor.readers.structure import Hint, HintRole, Structure
from zadankai_editor.recognize.decisions import LineRole
from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.header import Header, holds_words, left_out_reason, read_header, read_note
from zadankai_editor.recognize.lines import Line, read_page
from zadankai_editor.recognize.named_lines import NamedLines, part_named
from zadankai_editor.record.nodes import Held, Note, Series


def read(text: str, decided: dict[int, LineRole] | None = None) -> tuple[Header, Draft]:
    named = part_named(read_page(text).filled, decided or {})
    draft, header = Draft(), Header()
    read_header(named.others, draft, header, named if decided else NamedLines())
    return header, draft


def line(text: str, hint: Hint | None = None) -> Line:
    lines = read_page(text, Structure(hints={1: hint} if hint else {})).lines
    return lines[0]


def introduction(draft: Draft) -> list[str]:
    return [paragraph for block in draft.blocks for paragraph in block.paragraphs]


HEAD = """～湊浜の灯り座談会～
第4回
日時：令和6年5月1日
※渡し船：人を向こう岸へ運ぶ船
町の灯りについて話しました。
-----"""


def test_each_line_goes_to_its_field_and_the_rest_introduces() -> None:
    header, draft = read(HEAD)
    assert header.title == "湊浜の灯り座談会"
    assert header.series == Series(number=4)
    assert header.held == Held(date="2024-05-01", text="日時：令和6年5月1日")
    assert header.notes == [Note(term="渡し船", text="人を向こう岸へ運ぶ船")]
    assert introduction(draft) == ["第4回", "町の灯りについて話しました。"]
    assert draft.fields == [(1, "title"), (3, "held.text"), (4, "notes[0]")]
    assert [number for number, _, _ in draft.left_out] == [6]


def test_a_short_line_of_the_introduction_is_asked_about_and_a_sentence_is_not() -> None:
    _, draft = read(
        "～湊浜の灯り座談会～\n潮だまり\n町の灯りについて話しました。\n場所：湊浜会館\n欠席者　早瀬 望"
    )
    asked = {block.paragraphs[0]: [note.code for note in block.doubts] for block in draft.blocks}
    assert asked == {
        "潮だまり": [Uncertain.KIND],
        "町の灯りについて話しました。": [],
        "場所：湊浜会館": [],
        "欠席者　早瀬 望": [],
    }


def test_what_somebody_has_named_is_that_and_nothing_else_is() -> None:
    roles = {2: LineRole.TITLE, 3: LineRole.HELD, 4: LineRole.LEAD}
    header, draft = read("～湊浜の灯り座談会～\n港だより\n五月のよい日\n潮だまり\n令和6年5月1日", roles)
    assert header.title == "港だより"
    assert header.held == Held(date=None, text="五月のよい日")
    assert introduction(draft) == ["～湊浜の灯り座談会～", "潮だまり", "令和6年5月1日"]
    assert [doubt.path for doubt in draft.doubts] == ["held.date"]
    assert draft.blocks[1].doubts == ()


def test_several_lines_named_as_one_field_are_joined() -> None:
    roles = {1: LineRole.TITLE, 2: LineRole.TITLE, 3: LineRole.HELD, 4: LineRole.HELD}
    header, _ = read("港の\n灯り\n令和6年5月1日\n夕方", roles)
    assert (header.title, header.held) == ("港の　灯り", Held(date="2024-05-01", text="令和6年5月1日　夕方"))


def test_of_the_dates_in_named_lines_the_one_with_a_day_counts_and_is_asked_about_where_it_is_none() -> None:
    header, draft = read(
        "湊浜の灯り\n令和6年5月の集い\n令和6年5月1日（月）", dict.fromkeys((2, 3), LineRole.HELD)
    )
    assert header.held == Held(date="2024-05-01", text="令和6年5月の集い　令和6年5月1日（月）")
    assert [doubt.path for doubt in draft.doubts if doubt.path.startswith("held")] == ["held.date"]


def test_the_series_may_be_named_in_title_and_date() -> None:
    header, _ = read("【潮だまり通信 第3回】\n令和6年5月1日", {1: LineRole.TITLE, 2: LineRole.HELD})
    assert header.series == Series(name="潮だまり通信", number=3)


def test_a_date_that_does_not_exist_is_asked_about() -> None:
    _, draft = read("～湊浜の灯り座談会～\n日時：令和6年5月1日（月）")
    assert [(doubt.path, doubt.note.line) for doubt in draft.doubts] == [("held.date", 2)]


def test_the_word_above_the_date_is_left_out() -> None:
    header, draft = read("～湊浜の灯り座談会～\n日時\n令和6年5月1日")
    assert header.held == Held(date="2024-05-01", text="令和6年5月1日")
    assert introduction(draft) == []
    assert [(number, tell) for number, _, tell in draft.left_out] == [(2, False)]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("※渡し船：人を運ぶ船", Note(term="渡し船", text="人を運ぶ船")),
        ("※2　渡し船：人を運ぶ船", Note(term="渡し船", text="人を運ぶ船", mark="2")),
        ("※渡し船は人を運ぶ船", None),
        ("※詳しくは https://minato.example/", None),
        ("※船です。人：運ぶ", None),
        ("※：人を運ぶ船", None),
        ("渡し船：人を運ぶ船", None),
    ],
)
def test_a_note_has_a_mark_a_term_and_a_text(text: str, note: Note | None) -> None:
    assert read_note(line(text)) == note


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("ログイン", True),
        ("スキ", True),
        ("会議録", True),
        ("------", True),
        ("湊浜の灯り", False),
        ("会議録を読む会", False),
    ],
)
def test_what_is_no_part_of_the_record_has_a_reason(text: str, left_out: bool) -> None:
    assert (left_out_reason(line(text)) is not None) is left_out


def test_the_reason_of_the_source_is_the_reason() -> None:
    hint = Hint(role=HintRole.LEFT_OUT, reason="柱")
    assert left_out_reason(line("湊浜の灯り", hint)) == "柱"


@pytest.mark.parametrize(
    ("amid", "left_out"),
    [("スキ", False), ("会議録", False), ("■会議録", True), ("--", False), ("-----", True)],
)
def test_amid_other_lines_only_what_is_long_or_decorated_is_no_text(amid: str, left_out: bool) -> None:
    assert (left_out_reason(read_page(f"海が\n{amid}\nです").filled[1]) is not None) is left_out


def test_a_button_below_other_lines_is_text() -> None:
    assert left_out_reason(read_page("\nスキ\nです").filled[0]) is None


def test_rules_and_page_numbers_hold_no_words() -> None:
    rule = left_out_reason(line("------"))
    platform = left_out_reason(line("ログイン"))
    assert rule is not None
    assert platform is not None
    assert (holds_words(rule), holds_words(platform)) == (False, True)
