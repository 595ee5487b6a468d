"""What became of every line of a source, down to the marks that no record holds."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, doubts, read
from zadankai_editor.readers import text_source
from zadankai_editor.readers.structure import Hint, HintRole, Structure
from zadankai_editor.recognize import recognize
from zadankai_editor.recognize.account import account_of
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.record.accounting import unaccounted
from zadankai_editor.record.attribution import Confidence, Strategy
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record
from zadankai_editor.record.review import LineUse, SourceLine


def rows(text: str, number: int) -> list[SourceLine]:
    return [row for row in read(text).state.review.lines if row.number == number]


def last_row(talk: str) -> SourceLine:
    """Return the row of the last line of a talk behind the header."""
    text = HEADER + "椿：はじめます。\n\n早瀬：はい。\n\n磯貝：ええ。\n\n" + talk
    return rows(text, len(text.split("\n")))[-1]


@pytest.mark.parametrize(
    ("line", "left_out", "reason"),
    [
        ("椿：はい。", "：", "発言者の書き方"),
        ("椿町長：はい。", "町長：", "発言者の書き方"),
        ("――どうですか。", "――", "司会の印"),
        ("▲港の朝", "▲", "写真説明の印"),
        ("■まとめ", "■", "見出しの印"),
        ("（拍手）", None, None),
    ],
)
def test_what_of_a_line_is_not_in_its_block(line: str, left_out: str | None, reason: str | None) -> None:
    row = last_row(line)
    assert (row.use, row.text, row.reason) == (LineUse.BLOCK, left_out, reason)


def test_a_strangers_label_is_kept_as_written() -> None:
    row = last_row("丹波：私も。")
    assert row.text == "："
    assert (row.strategy, row.confidence) == (Strategy.NONE, Confidence.OPEN)


@pytest.mark.parametrize(
    ("line", "strategy"),
    [
        ("椿：はい。", Strategy.FAMILY_NAME),
        ("椿 和子：はい。", Strategy.FULL_NAME),
        ("磯貝会長：はい。", Strategy.NAME_AND_TITLE),
        ("湊浜町長：はい。", Strategy.TITLE),
        ("椿・磯貝：はい。", Strategy.TOGETHER),
    ],
)
def test_how_a_speaker_was_found_stands_where_the_utterance_begins(line: str, strategy: Strategy) -> None:
    row = last_row(line)
    assert (row.strategy, row.confidence) == (strategy, Confidence.CERTAIN)


def test_only_the_first_line_of_an_utterance_says_how_its_speaker_was_found() -> None:
    text = HEADER + "椿\n一つ目です。\n二つ目です。\n\n早瀬\nはい。\n"
    found = [(r.number, r.strategy) for r in read(text).state.review.lines if r.target == "b1"]
    assert found == [(8, Strategy.FAMILY_NAME), (9, None), (10, None)]
    attributions = read(text).state.review.attributions
    assert [(a.block, a.strategy) for a in attributions] == [
        ("b1", Strategy.FAMILY_NAME),
        ("b2", Strategy.FAMILY_NAME),
    ]


def test_the_marks_of_the_header_are_named() -> None:
    assert [(r.target, r.text) for r in rows(HEADER, 1)] == [("title", "~~")]
    assert [(r.target, r.text) for r in rows(HEADER, 4)] == [("participants[0]", ":")]


def test_a_line_that_is_cut_stands_twice_and_each_mark_of_it_once() -> None:
    text = HEADER + "椿：はい。\n\n早瀬：ええ。\n\n磯貝：はい。\x0b▲港の朝\n"
    found = rows(text, 12)
    assert len({row.target for row in found}) == 2
    assert sorted("".join(row.text or "" for row in found)) == sorted("：▲")


@pytest.mark.parametrize("mark", ["\x00", "\ufeff", "\x1b"])
def test_control_characters_are_named(mark: str) -> None:
    row = last_row(f"椿：は{mark}い。")
    assert row.text == f"：{mark}"


def test_what_the_source_calls_no_part_of_it_is_left_out_for_its_reason() -> None:
    source = text_source(HEADER + "椿：はい。\n\nページ 3\n\n磯貝：ええ。", "貼り付け")
    hints = {10: Hint(role=HintRole.LEFT_OUT, reason="ページの下の文字")}
    found = recognize(source, structure=Structure(hints=hints))
    row = next(r for r in found.state.review.lines if r.number == 10)
    assert (row.use, row.reason, row.text) == (LineUse.LEFT_OUT, "ページの下の文字", None)


@pytest.mark.parametrize(
    "text",
    [
        HEADER,
        HEADER + "椿「はい」\n\n磯貝「ええ。\n続きます」\n\n早瀬「では」\n",
        HEADER + "はい。（椿町長）\nええ。（磯貝）\nでは。（早瀬）\n",
        "打ち合わせ\n\n[00:03] 椿: はい。\n[00:09] 磯貝: ええ。\n[00:15] 椿: では。\n",
        "話者1\nこれ は 港 の 話 です 。\n\n話者2\nはい 、 そう です 。\n\n話者1\nでは 。\n",
    ],
)
def test_nothing_is_lost_in_any_convention(text: str) -> None:
    found = read(text)
    assert unaccounted(text, found.state.record, found.state.review) == {}
    assert "import.characters.lost" not in {code for code, _ in doubts(found)}


PERSON = Participant(id="p1", label="椿", name="椿 和子")


def accounted(
    text: str, *, taken: dict[int, str], field: str | None = None, title: str = ""
) -> list[SourceLine]:
    """Return the account of a text of whose lines an utterance took words, and of which the first is in a field."""
    page, draft = read_page(text), Draft()
    blocks: list[Block] = []
    for number, words in taken.items():
        block = draft.open(BlockKind.UTTERANCE)
        block.add(next(line for line in page.lines if line.number == number), words)
        blocks.append(
            Block(id=f"b{len(blocks) + 1}", kind=BlockKind.UTTERANCE, text=words, speaker="p1", written="椿")
        )
    if field is not None:
        draft.take(page.filled[0], field)
    return account_of(text, page, draft, Record(title=title, participants=(PERSON,), blocks=tuple(blocks)))


def short(found: list[SourceLine]) -> list[tuple[int, str, str | None, str | None, str | None]]:
    return [(row.number, row.use.value, row.target, row.text, row.reason) for row in found]


def test_each_line_is_told_in_order_blank_ones_too() -> None:
    found = accounted("～湊～\n\n椿：はい。", taken={3: "はい。"}, field="title", title="湊")
    assert short(found) == [
        (1, "field", "title", "～～", "題名の飾り"),
        (2, "left_out", None, None, "空行"),
        (3, "block", "b1", "：", "発言者の書き方"),
    ]


def test_what_nobody_sees_is_left_out_for_its_reason() -> None:
    assert short(accounted("椿：はい。\n\x1b", taken={1: "はい。"}))[1:] == [
        (2, "left_out", None, None, "文字でない記号だけの行")
    ]


def test_what_a_field_holds_of_a_line_that_a_block_took_too_is_left_by_neither() -> None:
    found = accounted("湊　椿：はい。", taken={1: "はい。"}, field="title", title="湊")
    assert short(found) == [(1, "block", "b1", None, None), (1, "field", "title", "：", "題名の飾り")]
