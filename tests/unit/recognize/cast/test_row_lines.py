"""What single lines of a list of participants are."""

import pytest

from tests.unit.recognize.made_reads import line_of
from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize.cast.row_lines import (
    NOBODY,
    bare_row,
    begins_list,
    credits_somebody,
    heading_kind,
    is_group,
    is_sentence,
    is_table_heading,
    looks_like_row,
    may_be_row,
    only_name,
)


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("・町長：椿 和子", "町長：椿 和子"),
        ("司　会：椿 和子", "司会：椿 和子"),
        ("椿 和子（町長）さん", "椿 和子（町長）"),
        ("町長　椿 和子", "町長　椿 和子"),
    ],
)
def test_what_is_printed_around_the_words_of_a_row_goes(printed: str, bare: str) -> None:
    assert bare_row(printed) == bare


@pytest.mark.parametrize(
    "row",
    [
        "湊浜町長：椿 和子",
        "・湊浜町長　椿 和子",
        "椿 和子（湊浜町長）",
        "早瀬 望（はやせ のぞみ）",
        "町長 椿 和子君",
    ],
)
def test_titles_and_names_are_rows_beyond_doubt(row: str) -> None:
    assert looks_like_row(line_of(row))
    assert may_be_row(line_of(row))


@pytest.mark.parametrize(
    "line", ["海が見えます。", "港の灯りについて", "椿：海です。", "町長：" + "海" * 200, "日時：五月一日"]
)
def test_sentences_headings_and_turns_are_not(line: str) -> None:
    assert not looks_like_row(line_of(line))


def test_a_name_without_a_title_is_no_row_beyond_doubt() -> None:
    assert not looks_like_row(line_of("椿 和子"))
    assert may_be_row(line_of("椿 和子"))
    assert not may_be_row(line_of("椿 和子が来ました。"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("司会　椿 和子（町長）", True),
        ("聞き手：磯貝", True),
        ("A（湊浜町長）", True),
        ("K.T（四十代）", True),
        ("椿 和子", False),
        ("海です。", False),
    ],
)
def test_a_part_in_the_talk_or_initials_begin_a_list(line: str, expected: bool) -> None:
    assert begins_list(line_of(line)) is expected


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("椿 和子", True),
        ("椿 和子（つばき かずこ）", True),
        ("町長 椿 和子", False),
        ("椿", False),
        ("椿 和子、磯貝 茂", False),
    ],
)
def test_a_line_that_names_one_and_no_more(line: str, named: bool) -> None:
    assert (only_name(line_of(line)) is not None) is named


@pytest.mark.parametrize(
    ("line", "expected"), [("文：椿 和子", True), ("町長：椿 和子", False), ("文：海の話", False)]
)
def test_credits_say_what_somebody_did_for_the_article(line: str, expected: bool) -> None:
    assert credits_somebody(line_of(line)) is expected


@pytest.mark.parametrize(
    ("line", "expected"), [("区分　氏名　所属", True), ("氏名", False), ("氏名　椿 和子", False)]
)
def test_columns_are_named_above_tables(line: str, expected: bool) -> None:
    assert is_table_heading(line_of(line)) is expected


def test_groups_and_sentences() -> None:
    assert [is_group(line_of(text)) for text in ("事務局", "【パネリスト】", "椿 和子")] == [
        True,
        True,
        False,
    ]
    assert [is_sentence(line_of(text)) for text in ("海です。", "椿 K.", "椿")] == [True, False, False]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("出席者", "people"),
        ("【参加者】（敬称略）", "people"),
        ("出席者は次のとおり。", "people"),
        ("欠席者", "absent"),
        ("欠席委員　早瀬 望", "absent"),
        ("出席者：椿町長、磯貝会長", "run-in"),
        ("出席者：十二名", ""),
        ("出席者　委員10名、書記三名", ""),
        ("議題", "other"),
        ("議題：①灯り", "other"),
        ("議題　①灯り", "other"),
        ("日時：五月一日", "other"),
        ("会議録", "other"),
        ("椿 和子", ""),
        ("出席者が多い日でした。", ""),
        ("司会：椿 和子", ""),
    ],
)
def test_what_a_line_heads(line: str, kind: str) -> None:
    assert heading_kind(folded(line)) == kind


@pytest.mark.parametrize(
    "text", ["なし", "十二名", "市民32名", "委員10名、書記三名", "(別紙のとおり)", "該当者なし。"]
)
def test_what_stands_where_a_list_would_and_names_nobody(text: str) -> None:
    assert NOBODY.fullmatch(text)


@pytest.mark.parametrize("text", ["椿 和子", "椿町長、ほか三名", "名取", "椿直人"])
def test_names_are_somebody(text: str) -> None:
    assert not NOBODY.fullmatch(text)
