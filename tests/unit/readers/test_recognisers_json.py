"""The JSON of speech recognisers, in the shape that each writes."""

import json
from typing import Any

import pytest

from zadankai_editor.readers import SourceError, read_source
from zadankai_editor.readers.structure import Hint, SourceDocument


def read(value: Any, name: str = "認識.json") -> SourceDocument:
    return read_source(json.dumps(value, ensure_ascii=False).encode(), name)


def said(document: SourceDocument) -> list[tuple[str, str | None, float | None, float | None]]:
    hints = document.structure.hints
    lines = document.source.text.split("\n")
    return [(line, hints[n].label, hints[n].start, hints[n].end) for n, line in enumerate(lines, 1)]


def messages(document: SourceDocument) -> str:
    return "\n".join(dropped.message for dropped in document.structure.dropped)


WHISPER = {
    "text": " はい。そうです。",
    "segments": [
        {"id": 0, "start": 0.0, "end": 1.5, "text": " はい。", "no_speech_prob": 0.1},
        {"id": 1, "start": 1.5, "end": 3.25, "text": "そう\nです。"},
    ],
    "language": "ja",
}


def test_whisper() -> None:
    document = read(WHISPER)
    assert said(document) == [
        ("はい。", None, 0.0, 1.5),
        ("そう", None, 1.5, 3.25),
        ("です。", None, 1.5, 3.25),
    ]
    assert document.structure.transcript
    assert "id、no_speech_prob、language" in messages(document)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"])
@pytest.mark.parametrize("name", ["認識.json", "認識.txt", "認識"])
def test_content_tells_in_every_encoding(name: str, encoding: str) -> None:
    data = json.dumps(WHISPER, ensure_ascii=False, indent=1).replace("\n", "\r\n").encode(encoding)
    assert read_source(data, name).source.text == "はい。\nそう\nです。"


def test_whisperx_names_speakers_and_says_where_words_are_anothers() -> None:
    document = read(
        {
            "segments": [
                {
                    "start": 0.1,
                    "end": 2.0,
                    "text": "はい、いいえ",
                    "speaker": "SPEAKER_00",
                    "words": [
                        {"word": "はい、", "start": 0.1, "end": 0.5, "speaker": "SPEAKER_00"},
                        {"word": "いいえ", "start": 0.6, "end": 2.0, "speaker": "SPEAKER_01"},
                    ],
                },
                {"start": 2.0, "end": 3.0, "text": "誰かの声"},
            ],
            "word_segments": [{"word": "はい、"}],
        }
    )
    assert said(document) == [("はい、いいえ", "SPEAKER_00", 0.1, 2.0), ("誰かの声", None, 2.0, 3.0)]
    assert "SPEAKER_01" in messages(document)


def test_words_alone_are_joined_by_speaker() -> None:
    words = [
        {"word": "はい", "start": 0.1, "end": 0.5, "speaker": "A"},
        {"word": "どうも", "start": 0.5, "end": 0.9, "speaker": "A"},
        {"word": "open", "start": 1, "end": 1.5, "speaker": "B"},
        {"word": "data", "start": 1.5, "end": 2, "speaker": "B"},
        {"word": "です", "start": 2, "end": 2.5, "speaker": "B"},
    ]
    assert said(read({"word_segments": words})) == [
        ("はいどうも", "A", 0.1, 0.9),
        ("open dataです", "B", 1.0, 2.5),
    ]


def test_assemblyai_counts_milliseconds() -> None:
    document = read(
        {
            "id": "x",
            "text": "はい。いいえ。",
            "utterances": [
                {"speaker": "A", "text": "はい。", "start": 250, "end": 1500, "confidence": 0.9, "words": []},
                {"speaker": "B", "text": "いいえ。", "start": 1500, "end": 2750},
            ],
        }
    )
    assert said(document) == [("はい。", "A", 0.25, 1.5), ("いいえ。", "B", 1.5, 2.75)]


def test_whisper_cpp() -> None:
    document = read(
        {
            "result": {"language": "ja"},
            "transcription": [
                {
                    "timestamps": {"from": "00:00:00,000", "to": "00:00:01,500"},
                    "offsets": {"from": 0, "to": 1500},
                    "text": " はい。",
                },
                {"timestamps": {"from": "00:01:01,500", "to": "01:00:02,000"}, "text": "次。", "speaker": 1},
            ],
        }
    )
    assert said(document) == [("はい。", None, 0.0, 1.5), ("次。", "1", 61.5, 3602.0)]


def test_a_plain_list_of_segments() -> None:
    document = read(
        [{"start": 1, "end": 2, "text": "はい", "speaker": "甲野 洋"}, {"text": "ええ"}, {"id": 3}]
    )
    assert said(document) == [("はい", "甲野 洋", 1.0, 2.0), ("ええ", None, None, None)]
    assert "文字のない項目1件" in messages(document)


@pytest.mark.parametrize(
    ("entry", "hint"),
    [
        ({"start": -1, "end": float("nan")}, Hint()),
        ({"start": True, "end": "0:01"}, Hint(end=1.0)),
        ({"start": 10**400, "end": 1e300}, Hint()),
        ({"speaker": ["A"]}, Hint()),
        ({"speaker": "\ud800A\n"}, Hint(label="�A")),
        ({"speaker": False, "start": 0}, Hint(start=0.0)),
    ],
)
def test_odd_values_say_nothing(entry: dict[str, Any], hint: Hint) -> None:
    data = json.dumps([{"text": "はい", **entry}]).encode()
    assert read_source(data, "認識.json").structure.hints == {1: hint}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"segments": [', "JSONとして読めません（1行目の15文字目）"),
        ('{"a": {"b": 1}}', "の形ではありません"),
        ("[1, 2]", "の形ではありません"),
        ("{}", "の形ではありません"),
        ("[" * 100_000 + "]" * 100_000, "入れ子が深すぎて"),
        ('{"segments": [{"text": "  "}]}', "文字がありません"),
        ("9" * 5000, "読めません"),
        ("[" + "{}," * 750_000 + "{}]", "項目が多すぎて"),
    ],
)
def test_what_is_no_result_is_refused(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_source(text.encode(), "認識.json")


@pytest.mark.parametrize("text", ["[甲野]\nはい。[拍手]", "{覚え書き}", '{"a": 1}', "[" * 5000 + "]" * 5000])
def test_text_that_only_looks_like_json_is_text(text: str) -> None:
    document = read_source(text.encode(), "記録.txt")
    assert document.source.text == text
    assert document.structure.hints == {}
