"""What the strict reader takes and what it refuses, and how it says so."""

import time

import pytest
import yaml

from zadankai_editor.formats import MAX_RECORD_BYTES, FormatError, read_record, write_record
from zadankai_editor.record.nodes import BlockKind, Status, UnknownAgenda, UnknownSpeaker

HEAD = """\
format: zadankai/1
status: draft
title: 港の座談会
participants:
  - label: 早瀬
    name: 早瀬 文乃
"""

BASE = (
    HEAD
    + """\
body:
  - id: b1
    type: utterance
    speaker: 早瀬
    text: おはようございます。
"""
)


@pytest.fixture(params=["libyaml", "pure"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs with libyaml and with PyYAML's own parser."""
    if request.param == "pure":
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML was built without libyaml")


def refused(text: str | bytes) -> FormatError:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(FormatError) as raised:
        read_record(data, "minato.yaml")
    error = raised.value
    assert error.file == "minato.yaml"
    assert error.message.startswith("minato.yaml")
    assert str(error) == error.message
    assert "\n" not in error.message
    return error


def with_title(title: str) -> str:
    return BASE.replace("title: 港の座談会", f"title: {title}")


def with_block(*lines: str) -> str:
    return HEAD + "body:\n  - id: b1\n" + "".join(f"    {line}\n" for line in lines)


def test_message_names_file_line_column_and_field() -> None:
    error = refused(BASE.replace("speaker: 早瀬", "speaker: [早瀬]"))
    assert error.message.startswith("minato.yaml の10行14列（body[0].speaker）：")
    assert (error.line, error.column, error.field) == (10, 14, "body[0].speaker")


@pytest.mark.parametrize(
    ("text", "line", "column", "field", "says"),
    [
        # keys
        (BASE + "title: 二つめ\n", 12, 1, "title", "二つあります"),
        (BASE + "    text: 二つめ\n", 12, 5, "body[0].text", "二つあります"),
        (BASE.replace("speaker", "speeker"), 10, 5, "body[0].speeker", "speaker の書き誤り"),
        (BASE + "extra: x\n", 12, 1, "extra", "extra という項目"),
        (with_block("type: prompt", "speaker: 早瀬", "text: x"), 10, 5, "body[0].speaker", "speaker"),
        (with_block("caption: x", "type: prompt"), 9, 5, "body[0].caption", "caption は prompt に"),
        (BASE + "? {a: b}\n: c\n", 12, 3, None, "項目の名前"),
        (BASE + "<<: {a: b}\n", 12, 1, "<<", "という項目"),
        (HEAD, 1, 1, None, "body がありません"),
        (BASE.replace("    type: utterance\n", ""), 8, 5, "body[0]", "type がありません"),
        (BASE.replace("- id: b1\n    type", "- type"), 8, 5, "body[0]", "id がありません"),
        (BASE + "agenda:\n  - text: x\n", 13, 5, "agenda[0]", "number がありません"),
        # YAML that is too clever
        (with_title("*x"), 3, 8, "title", "エイリアス"),
        (with_title("&x y"), 3, 8, "title", "アンカー"),
        (with_title("!!str y"), 3, 8, "title", "タグ"),
        (with_title("! y"), 3, 8, "title", "タグ"),
        (BASE.replace("body:", "body: !!seq"), 7, 7, "body", "タグ"),
        (BASE.replace("participants:", "participants: &p"), 4, 15, "participants", "アンカー"),
        (BASE + "&a lead: []\n", 12, 1, None, "アンカー"),
        (BASE + "lead: *a\n", 12, 7, "lead", "エイリアス"),
        (BASE + "series: *a\n", 12, 9, "series", "エイリアス"),
        (BASE + "---\n" + BASE, 12, 1, None, "一つだけ"),
        # texts that some parsers take for something else
        *[
            (with_title(plain), 3, 8, "title", f"'{plain}'")
            for plain in (
                "12", "-1", "+1", "1_000", "0o17", "017", "0x1F", "0b11", "1.5", ".5", "1e3", "12e-3", ".inf",
                "-.INF", ".NaN", "1:20", "190:20:30", "1:20.5", "2022-10-21", "2022-1-2",
                "2022-10-21T10:00:00Z", "2022-10-21 10:00:00", "yes", "No", "on", "OFF", "y", "N", "true", "False",
                "=",
            )
        ],
        (with_title(""), 3, 7, "title", "値がありません"),
        (with_title("~"), 3, 8, "title", "値なし"),
        (with_title("null"), 3, 8, "title", "値なし"),
        (BASE + "held:\n  date: 2022-10-21\n", 13, 9, "held.date", "'2022-10-21'"),
        (BASE.replace("label: 早瀬", "label: null"), 5, 12, "participants[0].label", "値なし"),
        # wrong types
        (with_title("[a]"), 3, 8, "title", "リスト"),
        (with_title("{a: b}"), 3, 8, "title", "組"),
        (with_title(r'"a\nb"'), 3, 8, "title", "一行"),
        (with_title("|\n  a\n  b"), 3, 8, "title", "一行"),
        (BASE.replace("早瀬 文乃", "[]"), 6, 11, "participants[0].name", "リスト"),
        (BASE + "lead: 一つの段落\n", 12, 7, "lead", "リスト"),
        (BASE + "lead:\n", 12, 6, "lead", "値がありません"),
        (BASE + "lead:\n  - a\n  - [b]\n", 14, 5, "lead[1]", "文字"),
        (BASE + "series: x\n", 12, 9, "series", "組"),
        (BASE + "series: [x]\n", 12, 9, "series", "組"),
        (BASE + "series:\n  number: '1'\n", 13, 11, "series.number", "引用符"),
        (BASE + "series:\n  number: 一\n", 13, 11, "series.number", "半角の数"),
        (BASE + "series:\n  number: 1.0\n", 13, 11, "series.number", "半角の数"),
        (BASE + "series:\n  number: 010\n", 13, 11, "series.number", "半角の数"),
        (BASE + "series:\n  number: 1_0\n", 13, 11, "series.number", "半角の数"),
        (BASE + f"series:\n  number: {'9' * 5000}\n", 13, 11, "series.number", "半角の数"),
        (BASE + "    start: 1:30\n", 12, 12, "body[0].start", "秒数"),
        (BASE + "    start: 1e3\n", 12, 12, "body[0].start", "秒数"),
        (BASE + "    start: '1'\n", 12, 12, "body[0].start", "引用符"),
        (BASE + f"    start: {'9' * 400}\n", 12, 12, "body[0].start", "秒数"),
        (BASE + "    continued: yes\n", 12, 16, "body[0].continued", "true か false"),
        (BASE + "    continued: 'true'\n", 12, 16, "body[0].continued", "true か false"),
        (BASE + "    with: 早瀬\n", 12, 11, "body[0].with", "リスト"),
        (BASE.replace("draft", "done"), 2, 9, "status", "draft か ready"),
        (BASE.replace("utterance", "Utterance"), 9, 11, "body[0].type", "section か"),
        # ids and files
        (BASE + "  - id: b1\n    type: text\n    text: x\n", 12, 9, "body[1].id", "id b1 が二つ"),
        *[
            (BASE.replace("id: b1", f"id: {bad}"), 8, 9, "body[0].id", "英小文字で始まる")
            for bad in ("B1", "1b", "b_1", "b" + "1" * 16, "'b1 '", "あ", "''")
        ],
        *[
            (with_block("type: photo", f"file: '{bad}'"), 10, 11, "body[0].file", "同じフォルダー")
            for bad in (
                "../a.png", "images/../../a.png", "..", "a/..", "/a.png", "//host/a.png", r"\a.png", r"a\b.png",
                "C:/a.png", "c:a.png", "https://example.jp/a.png", "file:a.png", "data:,x", "%2e%2E/a.png",
                ".. /a.png", ".../a.png",
            )
        ],
        (BASE + "cover:\n  file: ../a.png\n", 13, 9, "cover.file", "同じフォルダー"),
        # other files
        (BASE.replace("zadankai/1", "zadankai/2"), 1, 9, "format", "新しいバージョンのプログラム"),
        (BASE.replace("zadankai/1", "zadankai-review/1"), 1, 9, "format", "校正ファイル"),
        (BASE.replace("zadankai/1", "something/1"), 1, 9, "format", "座談会の記録ではありません"),
        ("name: x\n", 1, 1, "name", "座談会の記録ではありません"),
        ("- a\n", 1, 1, None, "座談会の記録ではありません"),
        ("ただの文章です。\n", 1, 1, None, "座談会の記録ではありません"),
        ("---\n", None, None, None, ""),
        ("", None, None, None, "何も書かれていません"),
        ("# 注釈だけ\n", None, None, None, "何も書かれていません"),
    ],
)  # fmt: skip
def test_refuses(text: str, line: int | None, column: int | None, field: str | None, says: str) -> None:
    error = refused(text)
    assert says in error.message
    if line is not None:
        assert (error.line, error.column, error.field) == (line, column, field)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (BASE.replace("    text:", "\ttext:"), 11, "タブ文字"),
        (BASE + "lead:\n\t- a\n", 13, "タブ文字"),
        (BASE.replace("    text:", "  \ttext:"), 11, "タブ文字"),
        (with_title("'港"), 3, "引用符が閉じられていません"),
        (with_title('"港'), 3, "引用符が閉じられていません"),
        (with_title("'港' の話"), 3, "余分な文字"),
        (with_title("港: 海"), 3, "「: 」は書けません"),
        (with_title("@港"), 3, "「@」は書けません"),
        (with_title("`港"), 3, "「`」は書けません"),
        (with_title("%港"), 3, "「%」は書けません"),
        (with_title("* 港"), 3, "「*」や「&」は書けません"),
        (with_title("& 港"), 3, "「*」や「&」は書けません"),
        (with_title("- 港"), 3, "「- 」は書けません"),
        (with_title("? 港"), 3, "「? 」は書けません"),
        (with_title("]"), 3, "閉じ括弧"),
        (with_title(", 港"), 3, "「,」"),
        (with_title("> 港"), 3, "「>」"),
        (with_title(r'"\q"'), 3, "「\\」の使い方"),
        (BASE + "lead: [a, b\nnotes: []\n", 13, "括弧 [ "),
        (BASE + "series: {name: a\nnotes: []\n", 13, "括弧 { "),
        (BASE.replace("    speaker", "   speaker"), 10, "字下げ"),
        (BASE.replace("    text", "      text"), 11, "字下げ"),
        (BASE + "港の話\nlead: []\n", 12, "「項目: 値」"),
        (BASE + "...\n港の話\n", 13, "一つだけ"),
        ("%港 1\n---\n" + BASE, 1, "「%」で始まる行"),
    ],
)
def test_explains_syntax_errors(text: str, line: int, says: str) -> None:
    if text.startswith("%") and not yaml.__with_libyaml__:
        pytest.skip("PyYAML's own parser skips directives that it does not know")
    error = refused(text)
    assert says in error.message
    assert error.line == line


@pytest.mark.parametrize(
    ("data", "line", "column", "says"),
    [
        (with_title("東京").encode("cp932"), 3, 8, "UTF-8"),
        (BASE.encode("utf-16"), 1, 1, "UTF-8"),
        (BASE.encode() + b"\xff", 12, 1, "UTF-8"),
        (BASE.encode() + b"\0", 12, 1, "U+0000"),
        (with_title("a\x07b").encode(), 3, 9, "U+0007"),
        (b"x" * (MAX_RECORD_BYTES + 1), None, None, "大きすぎ"),
    ],
)
def test_refuses_bytes(data: bytes, line: int | None, column: int | None, says: str) -> None:
    error = refused(data)
    assert says in error.message
    assert (error.line, error.column) == (line, column)


TALK = "湊の座談会\n\n早瀬: おはようございます。\n南雲: そうですね。\n"


@pytest.mark.parametrize(
    "data",
    [
        b"hello",
        TALK.encode(),
        TALK.encode("cp932"),
        TALK.encode("utf-16"),
        "@早瀬 おはようございます。".encode(),
        b"[1, 2",
        b"title: x\nbody: []\n",
    ],
)
def test_a_text_that_is_no_record_is_sent_to_the_import(data: bytes) -> None:
    error = refused(data)
    assert "座談会の記録ではありません" in error.message
    assert "文章のファイルなら「取り込み」" in error.message
    assert "保存し直して" not in error.message


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, b"PK\x03\x04\xff\xfe" * 40])
def test_what_is_no_text_is_not_to_be_saved_as_utf8(data: bytes) -> None:
    error = refused(data)
    assert "文章のファイルではありません" in error.message
    assert "UTF-8" not in error.message


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000,
        "{" * 10_000,
        "- " * 10_000,
        "title: " + "[" * 10_000,
        BASE.replace("おはようございます。", "[" * 10_000),
        BASE + "lead: " + "[" * 10_000,
        with_block("text: " + "[" * 10_000, "type: text"),
        "a: &a [x, x]\n" + "".join(f"a{i + 1}: &b{i} [*b{i - 1}, *b{i - 1}]\n" for i in range(1000)),
    ],
)
def test_deep_and_exploding_input_is_refused_at_once(text: str) -> None:
    begin = time.perf_counter()
    refused(text)
    assert time.perf_counter() - begin < 5  # no recursion, no quadratic search, no expansion


def test_reads_what_a_byte_order_mark_or_windows_line_ends_surround() -> None:
    plain = read_record(BASE.encode())
    assert read_record(b"\xef\xbb\xbf" + BASE.encode()) == plain
    assert read_record(BASE.replace("\n", "\r\n").encode()) == plain


def test_opens_what_is_only_wrong_in_content() -> None:
    text = """\
status: ready
format: 'zadankai/1'
title: ''
participants:
  - label: 甲野
  - {label: 甲野, name: ~, moderator: false}
  - label: 乙川
agenda:
  - number: 1
  - number: 1
    text: 議題
held: {date: '2022-13-99'}
series: {}
body:
  - text: 順が違う
    speaker: 甲野
    with: [乙川, 誰か]
    start: 1.50
    end: 3
    type: utterance
    id: b1
  - {id: b2, type: utterance, speaker: ~}
  - {id: b3, type: utterance}
  - {id: b4, type: section, text: 節, agenda: 1}
  - {id: b5, type: section, text: '', agenda: 9}
  - {id: b6, type: photo, file: '', people: [乙川]}
closing: []
"""
    record = read_record(text.encode())
    assert record.status is Status.READY
    assert record.title == ""
    assert record.series is None
    assert record.held is not None
    assert record.held.date == "2022-13-99"
    assert [p.id for p in record.participants] == ["p1", "p2", "p3"]
    first, second, third, treated, dangling, photo = record.blocks
    assert first.kind is BlockKind.UTTERANCE
    assert first.speaker == UnknownSpeaker(label="甲野")
    assert first.with_speakers == ("p3", UnknownSpeaker(label="誰か"))
    assert (first.start, first.end, first.text) == (1.5, 3.0, "順が違う")
    assert second.speaker is third.speaker is None
    assert treated.agenda == UnknownAgenda(number=1)
    assert dangling.agenda == UnknownAgenda(number=9)
    assert (photo.file, photo.people) == (None, ("p3",))


def test_layout_in_the_file_is_not_read() -> None:
    text = (
        with_block("type: text", 'text: "　一つめ \\n\\n \\t\\n　二つめ\\n"') + 'closing: ["", " 結び　"]\n'
    )
    record = read_record(text.encode())
    assert [b.text for b in record.blocks] == ["一つめ\n二つめ", "結び"]


def test_paragraphs_of_lead_and_closing_get_stable_ids_of_their_own() -> None:
    text = BASE + "lead:\n  - 前\n  - 前\nclosing:\n  - 前\n"
    ids = [b.id for b in read_record(text.encode()).blocks]
    assert len(set(ids)) == 4
    assert ids == [b.id for b in read_record(text.encode()).blocks]
    # One that has moved into the body takes its id from those that stay.
    moved = text.replace("lead:\n  - 前\n", "lead:\n").replace(
        "body:\n", f"body:\n  - {{id: {ids[0]}, type: text, text: 前}}\n"
    )
    after = [b.id for b in read_record(moved.encode()).blocks]
    assert after.count(ids[0]) == 1
    assert after[1] == ids[0]


def test_null_is_for_speakers_and_names_only() -> None:
    for null in ("null", "~", "", "Null", "NULL"):
        text = BASE.replace("speaker: 早瀬", f"speaker: {null}").replace("name: 早瀬 文乃", f"name: {null}")
        record = read_record(text.encode())
        assert record.participants[0].name is None
        assert record.blocks[0].speaker is None
        assert b"speaker: null\n" in write_record(record)
        assert b"name: null\n" in write_record(record)
