"""The bytes that the writer makes."""

from pathlib import Path

import pytest
import yaml

from zadankai_editor.formats import FormatError, normalized, read_record, record_hash, write_record
from zadankai_editor.formats.quoting import literal_block, reads_as_string, scalar
from zadankai_editor.record.nodes import (
    AgendaItem,
    Block,
    BlockKind,
    Cover,
    Held,
    Note,
    Participant,
    Record,
    Series,
    Status,
    UnknownAgenda,
    UnknownSpeaker,
)

FULL = Record(
    status=Status.READY,
    title="港の座談会",
    series=Series(name="港の話", number=7),
    held=Held(date="2024-05", text="5月に語り合いました。"),
    cover=Cover(file="images/a.png", caption="港", alt="船", credit="撮影:市"),
    notes=(Note(term="CIO", text="責任者", mark="※1"), Note(term="港", text="みなと")),
    participants=(
        Participant(id="px", label="早瀬", name="早瀬 文乃", title="市長", post="兼務", reading="はやせ"),
        Participant(id="py", label="椎葉", organization="図書館", moderator=True),
    ),
    agenda=(AgendaItem(id="ax", number=2, text="議題"),),
    blocks=(
        Block(id="l1", kind=BlockKind.LEAD, text="前書き"),
        Block(id="b1", kind=BlockKind.SECTION, text="節", agenda="ax"),
        Block(id="b2", kind=BlockKind.SECTION, text="別の節", agenda=UnknownAgenda(number=9)),
        Block(id="b3", kind=BlockKind.HEADING, text="小見出し"),
        Block(id="b4", kind=BlockKind.PROMPT, text="どうぞ。"),
        Block(
            id="b5",
            kind=BlockKind.UTTERANCE,
            text="はい。\nそうです。",
            speaker="px",
            with_speakers=("py", UnknownSpeaker(label="誰か")),
            role="座長",
            continued=True,
            start=0.0,
            end=12.5,
        ),
        Block(id="b6", kind=BlockKind.UTTERANCE, text="え?", written="早"),
        Block(
            id="b7",
            kind=BlockKind.PHOTO,
            text="二人",
            file="images/b.png",
            alt="港の二人",
            credit="市",
            people=("px", "py"),
        ),
        Block(id="b8", kind=BlockKind.TEXT, text="(笑)"),
        Block(id="c1", kind=BlockKind.CLOSING, text="また次回。"),
    ),
)

FULL_YAML = """\
format: zadankai/1
status: ready
title: 港の座談会
series:
  name: 港の話
  number: 7
held:
  date: 2024-05
  text: 5月に語り合いました。
cover:
  file: images/a.png
  caption: 港
  alt: 船
  credit: 撮影:市
lead:
  - 前書き
notes:
  - term: CIO
    text: 責任者
    mark: ※1
  - term: 港
    text: みなと
participants:
  - label: 早瀬
    name: 早瀬 文乃
    title: 市長
    post: 兼務
    reading: はやせ
  - label: 椎葉
    name: null
    organization: 図書館
    moderator: true
agenda:
  - number: 2
    text: 議題
body:
  - id: b1
    type: section
    text: 節
    agenda: 2
  - id: b2
    type: section
    text: 別の節
    agenda: 9
  - id: b3
    type: heading
    text: 小見出し
  - id: b4
    type: prompt
    text: どうぞ。
  - id: b5
    type: utterance
    speaker: 早瀬
    with:
      - 椎葉
      - 誰か
    as: 座長
    continued: true
    start: 0
    end: 12.5
    text: |-
      はい。
      そうです。
  - id: b6
    type: utterance
    speaker: null
    written: 早
    text: え?
  - id: b7
    type: photo
    caption: 二人
    file: images/b.png
    alt: 港の二人
    credit: 市
    people:
      - 早瀬
      - 椎葉
  - id: b8
    type: text
    text: (笑)
closing:
  - また次回。
"""


def written(record: Record) -> str:
    return write_record(record).decode()


def block_written(**fields: object) -> str:
    block = Block.model_validate({"id": "b1", "kind": BlockKind.UTTERANCE, **fields})
    return written(Record(blocks=(block,))).partition("body:\n")[2]


def test_writes_every_field_in_order_and_nothing_else() -> None:
    assert written(FULL) == FULL_YAML
    assert written(read_record(FULL_YAML.encode())) == FULL_YAML


def test_writes_what_is_always_there_of_an_empty_record() -> None:
    text = "format: zadankai/1\nstatus: draft\ntitle: ''\nparticipants: []\nbody: []\n"
    assert written(Record()) == text
    assert read_record(text.encode()) == Record()


def test_leaves_out_what_says_nothing() -> None:
    nothing = Record(
        series=Series(),
        held=Held(date="", text=" "),
        cover=Cover(),
        notes=(Note(),),
        participants=(Participant(id="p1", label="", name="", title=" ", moderator=False),),
        blocks=(
            Block(id="l1", kind=BlockKind.LEAD, text=" \n　"),
            Block(id="b1", kind=BlockKind.UTTERANCE, role=""),
            Block(id="b2", kind=BlockKind.PHOTO, file="", people=()),
        ),
    )
    assert written(nothing) == (
        "format: zadankai/1\nstatus: draft\ntitle: ''\nnotes:\n  - {}\nparticipants:\n  - name: null\n"
        "body:\n  - id: b1\n    type: utterance\n    speaker: null\n  - id: b2\n    type: photo\n"
    )
    assert read_record(write_record(nothing)) == normalized(nothing)


def test_layout_is_not_written() -> None:
    text = "　字下げ \n\n \t\n　二つめ\u00a0\r\n"
    assert "text: |-\n      字下げ\n      二つめ\n" in block_written(text=text)
    assert "    text: 見出し A B\n" in block_written(kind=BlockKind.HEADING, text=" 見 \n出し A \nB\n")
    lead = Record(blocks=(Block(id="l1", kind=BlockKind.LEAD, text="一\n\n 二"),))
    assert "lead:\n  - 一\n  - 二\n" in written(lead)


def test_fields_of_another_kind_are_not_written() -> None:
    fields = {"speaker": UnknownSpeaker(label="甲"), "file": "a.png", "agenda": UnknownAgenda(number=1)}
    assert (
        block_written(kind=BlockKind.TEXT, text="x", **fields) == "  - id: b1\n    type: text\n    text: x\n"
    )


def test_written_name_goes_once_somebody_is_asserted() -> None:
    assert "written: 甲" in block_written(written="甲")
    assert "written" not in block_written(written="甲", speaker=UnknownSpeaker(label="甲野"))


def test_labels_that_two_bear_are_written_and_refer_to_nobody() -> None:
    people = (Participant(id="p1", label="甲"), Participant(id="p2", label=" 甲"))
    record = Record(
        participants=people, blocks=(Block(id="b1", kind=BlockKind.UTTERANCE, text="x", speaker="p2"),)
    )
    assert "speaker: 甲\n" in written(record)
    assert read_record(write_record(record)).blocks[0].speaker == UnknownSpeaker(label="甲")
    assert normalized(record) == read_record(write_record(record))


def test_an_empty_label_is_still_somebody() -> None:
    record = Record(
        participants=(Participant(id="p1", label=""),),
        blocks=(Block(id="b1", kind=BlockKind.UTTERANCE, text="x", speaker="p1"),),
    )
    assert read_record(write_record(record)) == record


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.0, "0"), (-0.0, "0"), (12.0, "12"), (0.1, "0.1"), (1e-7, "0.0000001"), (1e22, "1" + "0" * 22)],
)
def test_seconds_have_no_exponent(seconds: float, text: str) -> None:
    record = block_written(text="x", start=seconds)
    assert f"    start: {text}\n" in record


@pytest.mark.parametrize(
    "text",
    [
        "港",
        "a",
        "A:B",
        "a#b",
        "日時:　10時",
        "5月",
        "1.2.3",
        "1:75",
        "v1",
        "3-4",
        "2024-05",
        "12時",
        "𠮷野家",
    ],
)
def test_leaves_unquoted_what_is_a_string_to_all(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "~", "null", "Null", "true", "FALSE", "yes", "No", "on", "Off", "y", "N", "=", "<<", "1", "-1", "+1", "0",
        "007", "1_000", "0o17", "0x1F", "0b1", "1.5", ".5", "5.", "1e3", "E7", "1E-3", ".inf", "-.INF", ".NaN", "1:20",
        "1:20:30", "1:20.5", "2022-10-21", "2022-1-2", "2022-10-21 10:00:00", "- 港", "-港", "?港", ":港", ",港",
        "[港]", "{港}", "#港", "&港", "*港", "!港", "|港", ">港", "'港", '"港', "%港", "@港", "`港", "港: 海", "港 #海",
        "港:", "---", "...", "a\tb", " a", "a ", "\u3000a", "a\u00a0",
    ],
)  # fmt: skip
def test_quotes_what_some_parser_reads_as_something_else(text: str) -> None:
    assert scalar(text) == "'" + text.replace("'", "''") + "'"


def test_escapes_only_what_cannot_be_printed() -> None:
    assert scalar('港\x07"\\\n海') == '"港\\x07\\"\\\\\\n海"'
    assert scalar("\u2028\x85\ufeff\uffff\r") == '"\\u2028\\x85\\ufeff\\uffff\\r"'
    assert scalar("\ud800") == '"\ufffd"'
    assert literal_block("a\nb\x00", 2) is None


def test_reads_as_string_knows_what_the_parser_of_yaml_1_1_makes_of_it() -> None:
    for text in (
        "12",
        "港",
        "1:20",
        "1:75",
        "no",
        "nope",
        "2022-10-21",
        "2022-10",
        ".5",
        "1.2.3",
        "<<x",
        "~x",
    ):
        assert reads_as_string(text) == isinstance(yaml.safe_load(text), str)


def test_control_characters_in_memory_go_or_break_paragraphs() -> None:
    assert "text: |-\n      ab\n      c\n" in block_written(text="a\x00b\u2028c")
    assert "title: 港町" in written(Record(title="港\x07\x0b町"))


def test_long_texts_stay_on_one_line() -> None:
    long = "とても長い文。" * 1000 + " a b " + "c" * 3000 + ": x"
    record = Record(
        title=long,
        blocks=(
            Block(id="l1", kind=BlockKind.LEAD, text=long),
            Block(id="b1", kind=BlockKind.TEXT, text=f"{long}\n{long}"),
        ),
    )
    data = write_record(record)
    assert max(map(len, data.decode().split("\n"))) > len(long)
    assert yaml.safe_load(data)["lead"] == [long]
    assert read_record(data) == normalized(record)


def test_a_file_that_leads_outside_does_not_survive_reading_back() -> None:
    data = write_record(Record(cover=Cover(file="../a.png")))
    with pytest.raises(FormatError, match=r"cover\.file"):
        read_record(data)


def test_hash_is_the_sha256_of_the_bytes() -> None:
    assert record_hash(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_own_sample_is_written_again_byte_for_byte(root: Path) -> None:
    for path in (root / "examples").glob("*.yaml"):
        if not path.name.endswith(".review.yaml"):
            data = path.read_bytes()
            assert write_record(read_record(data, path.name)) == data


def test_shared_record_is_written_again_byte_for_byte(shared_dir: Path) -> None:
    data = (shared_dir / "records" / "nishitokyo-32.yaml").read_bytes()
    record = read_record(data)
    assert write_record(record) == data
    assert normalized(record) == record
