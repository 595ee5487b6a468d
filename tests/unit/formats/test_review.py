"""The file that accompanies a record."""

import pytest

from zadankai_editor.formats import FormatError, read_record, read_review, write_record, write_review
from zadankai_editor.record.attribution import Confidence, Strategy
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record
from zadankai_editor.record.review import (
    Digit,
    Doubt,
    LineUse,
    Mark,
    Review,
    SettledDoubt,
    Source,
    SourceLine,
)

HASH = "0f" * 32

RECORD = Record(
    participants=(
        Participant(id="x1", label="早瀬"),
        Participant(id="x2", label="椎葉"),
        Participant(id="x3", label="椎葉"),
        Participant(id="x4", label=""),
        Participant(id="x5", label="participants[0]"),
    ),
    blocks=(
        Block(id="l0", kind=BlockKind.LEAD, text=" "),
        Block(id="l1", kind=BlockKind.LEAD, text="前書き"),
        Block(id="b1", kind=BlockKind.UTTERANCE, text="はい。"),
        Block(id="c1", kind=BlockKind.CLOSING, text="結び"),
    ),
)

SOURCE = "~港の座談会~\n\n早瀬\n　はい。\nスキ\n"

DOUBT = Doubt(code="import.speaker.uncertain", message="誰の発言か確かめてください。", block="b1", line=4)

REVIEW = Review(
    source=Source(name="港.txt", text=SOURCE, encoding="cp932"),
    lines=(
        SourceLine(number=1, use=LineUse.FIELD, target="title"),
        SourceLine(number=2, use=LineUse.BLOCK, target="l1"),
        SourceLine(number=3, use=LineUse.FIELD, target="participants[0]"),
        SourceLine(number=4, use=LineUse.BLOCK, target="b1"),
        SourceLine(number=5, use=LineUse.LEFT_OUT, reason="サイトの表示です。"),
    ),
    doubts=(DOUBT, Doubt(code="import.participants.joined", message="二人います。", path="participants[0]")),
    settled=(
        SettledDoubt(
            doubt=Doubt(code="import.kind.uncertain", message="結びですか。", block="c1"),
            at="2024-05-17T10:00:00+09:00",
        ),
    ),
    marks=(Mark(block="l1", reviewer="校正係", note="よい\n二度見た"), Mark(block="gone", reviewer="係")),
    digits=tuple(Digit(participant=f"x{n}", digit=n) for n in (1, 2, 3, 4, 5, 6)),
)

WRITTEN = f"""\
format: zadankai-review/1
record: {HASH}
source:
  name: 港.txt
  encoding: cp932
  text: |
    ~港の座談会~

    早瀬
    　はい。
    スキ
lines:
  - [1, field, title]
  - [2, block, 'lead[0]']
  - [3, field, 'participants[0]']
  - [4, block, b1]
  - [5, left_out, null, サイトの表示です。]
doubts:
  - code: import.speaker.uncertain
    message: 誰の発言か確かめてください。
    block: b1
    line: 4
  - code: import.participants.joined
    message: 二人います。
    path: participants[0]
settled:
  - at: '2024-05-17T10:00:00+09:00'
    code: import.kind.uncertain
    message: 結びですか。
    block: closing[0]
marks:
  - block: lead[0]
    reviewer: 校正係
    note: |-
      よい
      二度見た
  - block: gone
    reviewer: 係
digits:
  - participant: 早瀬
    digit: 1
  - participant: participants[1]
    digit: 2
  - participant: participants[2]
    digit: 3
  - participant: participants[3]
    digit: 4
  - participant: participants[4]
    digit: 5
"""


def test_writes_places_and_labels_instead_of_ids_in_memory() -> None:
    assert write_review(REVIEW, RECORD, HASH).decode() == WRITTEN


def test_reads_the_ids_of_the_record_as_it_was_read() -> None:
    record = read_record(write_record(RECORD))
    lead, body, closing = (block.id for block in record.blocks)
    review, record_hash = read_review(WRITTEN.encode(), "a.review.yaml", record)
    assert record_hash == HASH
    assert review.source == REVIEW.source
    assert [line.target for line in review.lines] == ["title", lead, "participants[0]", body, None]
    assert review.doubts == REVIEW.doubts
    assert review.settled[0].doubt.block == closing
    assert [mark.block for mark in review.marks] == [lead, "gone"]
    assert [d.participant for d in review.digits] == ["p1", "p2", "p3", "p4", "p5"]
    assert write_review(review, record, HASH).decode() == WRITTEN


def test_what_is_left_of_a_line_and_how_its_speaker_was_found_go_with_it() -> None:
    row = SourceLine(
        number=3,
        use=LineUse.BLOCK,
        target="b1",
        reason="発言者の書き方",
        text="○:",
        strategy=Strategy.FAMILY_NAME,
        confidence=Confidence.LIKELY,
    )
    left_out = SourceLine(number=4, use=LineUse.LEFT_OUT, reason="飾り", text="―")
    data = write_review(Review(lines=(row, left_out)), RECORD, HASH)
    assert "  - [3, block, b1, 発言者の書き方, '○:', family_name, likely]\n" in data.decode()
    assert "  - [4, left_out, null, 飾り, ―]\n" in data.decode()
    review, _ = read_review(data, "a.review.yaml", RECORD)
    assert review.lines == (row, left_out)
    (found,) = review.attributions
    assert (found.block, found.strategy, found.confidence) == ("b1", Strategy.FAMILY_NAME, Confidence.LIKELY)


def test_labels_hold_when_the_record_was_changed_elsewhere() -> None:
    record = read_record(write_record(RECORD.replaced(participants=RECORD.participants[3::-1])))
    review, _ = read_review(WRITTEN.encode(), "a.review.yaml", record)
    assert review.digits[0] == Digit(participant="p4", digit=1)
    empty, _ = read_review(WRITTEN.encode(), "a.review.yaml", Record())
    assert empty.digits == ()
    assert empty.marks[0].block == "lead[0]"


def test_an_empty_review_is_small() -> None:
    data = write_review(Review(), RECORD, HASH)
    assert data.decode() == f"format: zadankai-review/1\nrecord: {HASH}\n"
    assert read_review(data, "a.review.yaml", RECORD) == (Review(), HASH)


@pytest.mark.parametrize(
    "source",
    ["", " ", "\n", "a", "a\n", "a\n\n", "\n a\n", "　a", "\ta\n\tb", "a\r\nb", "a\n  \n", "a\x0cb\nc"],
)
def test_not_a_character_of_the_source_is_lost(source: str) -> None:
    review = Review(source=Source(name="-", text=source))
    assert read_review(write_review(review, RECORD, HASH), "a.review.yaml", RECORD)[0] == review


@pytest.mark.parametrize(
    ("text", "line", "column", "field", "says"),
    [
        (WRITTEN.replace("review/1", "review/2"), 1, 9, "format", "新しいバージョン"),
        (WRITTEN.replace("zadankai-review/1", "zadankai/1"), 1, 9, "format", "記録のファイル"),
        ("a: b\n", 1, 1, "a", "校正ファイルではありません"),
        (WRITTEN + "extra: 1\n", 50, 1, "extra", "extra という項目"),
        (WRITTEN.replace("[4, block, b1]", "4 block b1"), 16, 5, "lines[3]", "[ ] で囲んだ"),
        (WRITTEN.replace("[4, block, b1]", "[4]"), 16, 5, "lines[3]", "数が合いません"),
        (
            WRITTEN.replace("[4, block, b1]", "[4, block, b1, x, 〇, title, likely, 八]"),
            16,
            5,
            "lines[3]",
            "数が合いません",
        ),
        (
            WRITTEN.replace("[4, block, b1]", "[4, block, b1, null, ○, guess, likely]"),
            16,
            29,
            "lines[3].strategy",
            "decided",
        ),
        (
            WRITTEN.replace("[4, block, b1]", "[4, block, b1, null, ○, title, sure]"),
            16,
            36,
            "lines[3].confidence",
            "certain",
        ),
        (WRITTEN.replace("[4, block, b1]", "[四, block, b1]"), 16, 6, "lines[3].number", "半角の数"),
        (WRITTEN.replace("[4, block, b1]", "[4, lost, b1]"), 16, 9, "lines[3].use", "block か field"),
        (WRITTEN.replace("    line: 4", "    line: x"), 22, 11, "doubts[0].line", "半角の数"),
        (WRITTEN.replace("reviewer: 係\n", "note: 係\n"), 37, 5, "marks[1]", "reviewer がありません"),
    ],
)
def test_is_as_strict_as_the_record(text: str, line: int, column: int, field: str, says: str) -> None:
    with pytest.raises(FormatError) as raised:
        read_review(text.encode(), "a.review.yaml", RECORD)
    error = raised.value
    assert says in error.message
    assert (error.line, error.column, error.field) == (line, column, field)


def test_lines_stay_small() -> None:
    lines = tuple(SourceLine(number=n, use=LineUse.BLOCK, target=f"b{n}") for n in range(1, 10_001))
    data = write_review(Review(lines=lines), RECORD, HASH)
    assert len(data) < 30 * len(lines)
    assert read_review(data, "a.review.yaml", RECORD)[0].lines == lines
