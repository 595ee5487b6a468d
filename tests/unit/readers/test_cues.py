"""WebVTT and SRT: every line of the file is kept, and each is known for what it is."""

import pytest

from zadankai_editor.readers import SourceError, read_source
from zadankai_editor.readers.structure import Hint, HintRole, SourceDocument

VTT = """WEBVTT - 座談会の録音
Kind: captions

NOTE 機械による書き起こし
二行目の注記

STYLE
::cue(v) { color: lime }

REGION
id:fred width:40%

1
00:00:01.000 --> 00:00:04.500 align:start
<v.loud 甲野 洋>はじめまして。</v>

話の始め
01:00:05.000 --> 01:00:07.250
<v 乙川 &amp; 丙山>よろしく <b>お願い</b>
します &lt;本当に&gt;

00:10.000 --> 00:12.000
丙山: これは本文です
"""

SRT = """1
00:00:01,000 --> 00:00:02,500
甲野: はい。

2
00:00:03,000 --> 00:00:04,000
<i>そうです</i>
AT&amp;T
"""


def roles(document: SourceDocument) -> dict[int, str | None]:
    return {
        number: hint.reason
        for number, hint in document.structure.hints.items()
        if hint.role is HintRole.LEFT_OUT
    }


def unhinted(document: SourceDocument) -> list[str]:
    lines = document.source.text.split("\n")
    return [
        line
        for number, line in enumerate(lines, 1)
        if line.strip() and number not in document.structure.hints
    ]


def messages(document: SourceDocument) -> str:
    return "\n".join(dropped.message for dropped in document.structure.dropped)


def test_webvtt_keeps_every_line_and_says_what_it_is() -> None:
    document = read_source(VTT.encode(), "録音.vtt")
    assert document.source.text == VTT
    assert document.structure.transcript
    assert roles(document) == {
        1: "字幕ファイルの見出し",
        2: "字幕ファイルの見出し",
        4: "字幕ファイルの注記",
        5: "字幕ファイルの注記",
        7: "字幕の書式",
        8: "字幕の書式",
        10: "字幕の位置の指定",
        11: "字幕の位置の指定",
        13: "字幕の番号",
        14: "時刻の行",
        17: "字幕の番号",
        18: "時刻の行",
        22: "時刻の行",
    }
    hints = document.structure.hints
    assert hints[15] == Hint(label="甲野 洋", text="はじめまして。", start=1.0, end=4.5)
    assert hints[19] == Hint(label="乙川 & 丙山", text="よろしく お願い", start=3605.0, end=3607.25)
    assert hints[20] == Hint(label="乙川 & 丙山", text="します <本当に>", start=3605.0, end=3607.25)
    assert hints[23] == Hint(start=10.0, end=12.0)
    assert unhinted(document) == []
    assert messages(document) == "取り込まなかったもの：太字（<b>）（文字は取り込みました）"


def test_srt() -> None:
    document = read_source(SRT.encode("cp932"), "録音.srt")
    assert document.source.text == SRT
    assert document.source.encoding == "cp932"
    hints = document.structure.hints
    assert hints[3] == Hint(start=1.0, end=2.5)
    assert hints[7] == Hint(text="そうです", start=3.0, end=4.0)
    assert hints[8] == Hint(start=3.0, end=4.0)  # SRT knows no entities: this is what somebody wrote
    assert roles(document) == {1: "字幕の番号", 2: "時刻の行", 5: "字幕の番号", 6: "時刻の行"}
    assert unhinted(document) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["録音.srt", "録音.txt", "録音"])
def test_srt_is_known_by_its_content_in_all_line_ends(name: str, end: str) -> None:
    document = read_source(SRT.replace("\n", end).encode("utf-8-sig"), name)
    assert document.source.text == SRT
    assert document.structure.hints[3].start == 1.0
    assert not any("規則と違う" in dropped.message for dropped in document.structure.dropped)


@pytest.mark.parametrize(
    "text",
    [
        "00:00:01,000 --> 00:00:02,500\n番号のない字幕\n\n00:00:03,000 --> 00:00:04,000\n次の字幕\n",
        "1\n00:00:01,5 --> 00:00:02,50\n短い時刻\n",
        "前置き\n\n1\n00:00:01,000 --> 00:00:02,500\nはい\n",
    ],
)
def test_what_breaks_the_rules_is_read_by_its_form_and_said(text: str) -> None:
    document = read_source(text.encode(), "録音.srt")
    assert document.source.text == text
    assert "規則と違う" in messages(document)
    hints = document.structure.hints
    timed = [number for number, hint in hints.items() if hint.start is not None]
    spoken = [line for line in text.split("\n") if line.strip() and "-->" not in line and not line.isdigit()]
    lines = text.split("\n")
    assert [lines[number - 1] for number in timed] == [line for line in spoken if line != "前置き"]


def test_a_blank_line_inside_a_cue_of_srt_does_not_end_it() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n前半\n\n後半\n\n2\n00:00:03,000 --> 00:00:04,000\n次\n"
    document = read_source(text.encode(), "録音.srt")
    assert document.structure.hints[5] == Hint(start=1.0, end=2.0)
    assert unhinted(document) == []


def test_two_voices_in_one_line_are_nobody_and_said() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v 甲野>はい。</v><v 乙川>いいえ。</v>\n"
    document = read_source(text.encode(), "録音.vtt")
    assert document.structure.hints[4] == Hint(label=None, text="はい。いいえ。", start=1.0, end=2.0)
    assert "甲野、乙川" in messages(document)


def test_a_voice_ends_with_its_cue() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v 甲野>はい。\n\n00:03.000 --> 00:04.000\nどなたか。\n"
    hints = read_source(text.encode(), "録音.vtt").structure.hints
    assert (hints[4].label, hints[7].label) == ("甲野", None)


def test_readings_of_ruby_are_reported_and_angle_brackets_that_are_text_stay() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>霞野<rt>かすみの</rt></ruby>市です<笑> 3 < 5\n"
    document = read_source(text.encode(), "録音.vtt")
    assert document.structure.hints[4].text == "霞野市です<笑> 3 < 5"
    assert "取り込まなかったもの：ルビの読み 「かすみの」" in messages(document)


def test_webvtt_text_without_times_is_kept_as_text() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nはい\n\n迷子の行\n"
    document = read_source(text.encode(), "録音.vtt")
    assert unhinted(document) == ["迷子の行"]
    assert "規則と違う" in messages(document)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(SourceError, match="文字がありません"):
        read_source(b" \n", "録音.srt")


def test_an_arrow_in_a_conversation_makes_no_subtitles() -> None:
    text = "甲野\n　資料1 --> 資料2の順です。\n"
    document = read_source(text.encode(), "記録.srt")
    assert document.structure.hints == {}
    assert not document.structure.transcript


def test_an_entity_that_is_no_character_is_text() -> None:
    number = "&#" + "9" * 5000 + ";"
    document = read_source(f"WEBVTT\n\n00:01.000 --> 00:02.000\nはい{number}\n".encode(), "録音.vtt")
    assert document.structure.hints[4] == Hint(start=1.0, end=2.0)
