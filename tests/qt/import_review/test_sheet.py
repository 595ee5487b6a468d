"""What the import review shows of a recognition: rows, marks of lines, and the way between them."""

import pytest

from tests.qt.import_review.sources import recognized, sample_text
from zadankai_editor.readers import text_source
from zadankai_editor.recognize import Recognition
from zadankai_editor.record.findings import finding
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record, UnknownSpeaker
from zadankai_editor.record.review import Doubt, LineUse, Review, SourceLine, State
from zadankai_editor.ui.import_review import summary
from zadankai_editor.ui.import_review.marks import Fate
from zadankai_editor.ui.import_review.rows import RowKind
from zadankai_editor.ui.import_review.sheet import Sheet, sheet_of


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return sheet_of(recognized(sample_text()))


def _block_line(number: int, target: str) -> SourceLine:
    return SourceLine(number=number, use=LineUse.BLOCK, target=target)


def _recognition(text: str, record: Record, lines: tuple[SourceLine, ...], *doubts: Doubt) -> Recognition:
    review = Review(source=text_source(text, "記録.txt"), lines=lines, doubts=doubts)
    return Recognition(State(record=record, review=review), ())


def test_every_block_and_person_has_a_row_in_reading_order(sheet: Sheet) -> None:
    record = sheet.recognition.state.record
    keys = [row.key for row in sheet.rows if row.kind is RowKind.BLOCK]
    assert keys == [block.id for block in record.blocks]
    people = [row for row in sheet.rows if row.key and row.key.startswith("participants[")]
    assert [row.chip for row in people if row.kind is RowKind.FIELD] == [p.label for p in record.participants]
    first = [
        sheet.row_of[key] for key in ("title", "held", "participants[0]", "agenda[0]", record.blocks[0].id)
    ]
    assert first == sorted(first)


def test_every_line_says_what_became_of_it(sheet: Sheet) -> None:
    lines = sample_text().split("\n")
    assert len(sheet.marks) == len(lines)
    for text, mark in zip(lines, sheet.marks, strict=True):
        assert (mark.fate is Fate.BLANK) == (not text.strip())
        if mark.fate is Fate.LEFT_OUT:
            assert mark.note
        elif mark.fate is not Fate.BLANK:
            assert mark.sign
    assert sheet.marks[0].fate is Fate.LEFT_OUT
    signs = {mark.sign for mark in sheet.marks}
    assert {
        "題名",
        "開催日",
        "参加者",
        "議題",
        "注",
        "リード",
        "見出し",
        "司会",
        "発言",
        "写真",
        "結び",
    } <= signs


def test_a_word_stands_on_the_first_line_of_a_thing_only(sheet: Sheet) -> None:
    lines = sample_text().split("\n")
    label = lines.index("湊が丘市CIO:早瀬(以下「早瀬」)")
    assert [sheet.marks[label + n].begins for n in range(3)] == [True, False, False]
    assert len({sheet.marks[label + n].key for n in range(3)}) == 1
    assert sheet.marks[label].place == 0


def test_rows_and_lines_lead_to_each_other(sheet: Sheet) -> None:
    for number, mark in enumerate(sheet.marks, 1):
        row = sheet.row_of_line(number)
        if mark.key is None:
            assert row is None
        else:
            assert row is not None
            assert number in sheet.lines_of_row(row)


def test_doubt_stands_below_what_it_is_about(sheet: Sheet) -> None:
    place = next(p for p in sheet.doubts if p.doubt.code == "import.participants.joined")
    row = sheet.rows[place.row]
    above = sheet.rows[place.row - 1]
    assert (row.kind, row.text) == (RowKind.DOUBT, place.doubt.message)
    assert above.doubtful
    assert above.chip == "瀬戸口"
    assert sheet.lines_of_row(place.row)[0] == place.doubt.line
    assert place.doubt.line is not None
    assert sheet.marks[place.doubt.line - 1].doubt == place.doubt.message


def test_two_participants_of_one_line_both_lead_to_it(sheet: Sheet) -> None:
    line = (
        sample_text()
        .split("\n")
        .index("汐路県デジタル推進局共創課課長代理:瀬戸口 真帆汐路県デジタル推進局共創課課長代理:若槻 陸")
    )
    for place in (6, 7):
        assert sheet.lines_of_row(sheet.row_of[f"participants[{place}]"]) == (line + 1,)


def test_doubt_without_a_line_is_shown_where_its_block_was_read() -> None:
    record = Record(blocks=(Block(id="b1", kind=BlockKind.TEXT, text="二"),))
    doubt = Doubt(code="import.kind.uncertain", message="見てください。", block="b1")
    shown = sheet_of(_recognition("一\n二", record, (_block_line(2, "b1"),), doubt))
    assert shown.doubts[0].doubt.line == 2
    assert [bool(mark.doubt) for mark in shown.marks] == [False, True]


def test_doubt_about_nothing_that_is_shown_stands_first() -> None:
    record = Record(blocks=(Block(id="b1", kind=BlockKind.TEXT, text="一"),))
    doubts = (
        Doubt(code="import.field.uncertain", message="題名を確かめてください。", path="cover.file"),
        Doubt(code="import.kind.uncertain", message="全体を見てください。"),
    )
    shown = sheet_of(_recognition("一", record, (_block_line(1, "b1"),), *doubts))
    assert [row.text for row in shown.rows[:3]] == ["全体について", *(doubt.message for doubt in doubts)]
    assert len(shown.doubts) == 2


def test_lead_and_closing_are_found_by_their_fields() -> None:
    record = Record(
        blocks=(
            Block(id="px", kind=BlockKind.LEAD, text="はじめ"),
            Block(id="b1", kind=BlockKind.TEXT, text="なか"),
            Block(id="py", kind=BlockKind.CLOSING, text="おわり"),
        )
    )
    lines = (
        SourceLine(number=1, use=LineUse.FIELD, target="lead[0]"),
        _block_line(2, "b1"),
        SourceLine(number=3, use=LineUse.FIELD, target="closing[0]"),
    )
    shown = sheet_of(_recognition("はじめ\nなか\nおわり", record, lines))
    assert [mark.sign for mark in shown.marks] == ["リード", "地の文", "結び"]


def test_speakers_who_are_unknown_are_shown_as_written() -> None:
    record = Record(
        participants=(Participant(id="p1", label="甲野"),),
        blocks=(
            Block(id="b1", kind=BlockKind.UTTERANCE, text="一", speaker="p1", with_speakers=("p1",)),
            Block(id="b2", kind=BlockKind.UTTERANCE, text="二", speaker=UnknownSpeaker(label="丙山")),
            Block(id="b3", kind=BlockKind.UTTERANCE, text="三", written="乙川"),
            Block(id="b4", kind=BlockKind.UTTERANCE, text="四"),
        ),
    )
    shown = sheet_of(_recognition("一", record, (_block_line(1, "b1"),)))
    chips = [(row.chip, row.chip_place) for row in shown.rows if row.kind is RowKind.BLOCK]
    assert chips == [("甲野・甲野", 0), ("丙山？", None), ("「乙川」？", None), ("発言者なし", None)]


def test_what_was_done_to_a_line_is_said_beside_it() -> None:
    record = Record(blocks=(Block(id="b1", kind=BlockKind.TEXT, text="一"),))
    found = _recognition("一", record, (_block_line(1, "b1"),))
    told = Recognition(found.state, (finding("import.character.replaced", "制御文字を取りました。", line=1),))
    assert sheet_of(told).marks[0].note == "制御文字を取りました。"


def test_what_was_not_found_is_said() -> None:
    shown = sheet_of(recognized("ひとことだけの文章です。"))
    missing = [row.text for row in shown.rows if row.kind is RowKind.MISSING]
    assert "参加者は見つかりませんでした" in missing
    assert "議題は見つかりませんでした" in missing


class TestSentences:
    def test_sample(self, sheet: Sheet) -> None:
        assert summary.found_sentence(sheet.recognition) == (
            "40ブロック、参加者8人、議題3つを読み取りました。"
        )
        assert summary.doubts_sentence(1) == "要確認が1件あります。"
        assert summary.doubts_sentence(0) == "要確認はありません。"
        assert summary.may_take_over(sheet.recognition)

    def test_text_in_which_nothing_is_recognised_is_taken_as_it_is(self) -> None:
        found = recognized("拝啓　春の候、皆さまにはお元気でお過ごしのことと存じます。")
        assert "そのまま取り込めます" in summary.found_sentence(found)
        assert summary.may_take_over(found)

    def test_nothing_at_all(self) -> None:
        found = _recognition("一", Record(), ())
        assert "見つかりませんでした" in summary.found_sentence(found)
        assert not summary.may_take_over(found)
