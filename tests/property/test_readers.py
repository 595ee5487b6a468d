"""Whatever comes in through whichever door: it is refused with a sentence, or read, recognised and accounted for."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz import documents, word_files
from fuzz.inputs import Door, Input, from_text
from fuzz.making import input_at
from fuzz.mutation import encoded, mutated, mutated_text
from fuzz.trial import READ, REFUSED, examine
from fuzz.words import CUES, HTML, JSON, SIGNS, XML
from tests.breadth import examples

NAMES = st.sampled_from(
    ["記録.txt", "記録.docx", "記録.html", "記録.vtt", "記録.srt", "記録.json", "記録", ".", "a.mht"]
)
TOKENS = [token.encode("utf-8", "surrogatepass") for token in (*SIGNS, *HTML, *CUES, *JSON, *XML)]
PIECES = st.sampled_from(TOKENS) | st.binary(max_size=5)
CHANCE = st.randoms(use_true_random=False)


def check(item: Input, *wanted: str) -> None:
    outcome = examine(item, costs=False)
    assert outcome.result in (wanted or (READ, REFUSED)), outcome.failure


@given(st.binary(max_size=300), NAMES, st.sampled_from(Door))
def test_any_bytes(data: bytes, name: str, door: Door) -> None:
    check(Input("bytes", door, name, data))


@given(
    st.sampled_from([b"", b"PK\x03\x04", b"WEBVTT\n", b"{", b"[", b"<html>", b"\xff\xfe", b"\x1b$B", b"1\n"]),
    st.lists(PIECES),
    NAMES,
)
def test_any_pieces_that_mean_something(begin: bytes, pieces: list[bytes], name: str) -> None:
    check(Input("pieces", Door.FILE, name, begin + b"".join(pieces)))


@given(st.text(max_size=200), st.sampled_from([Door.PASTE, Door.CLIPBOARD]))
def test_any_text_of_a_clipboard(text: str, door: Door) -> None:
    check(from_text("text", door, "貼り付け", text))


@given(CHANCE)
def test_any_record_in_any_encoding(rng: Random) -> None:
    text = documents.plain(rng)
    check(Input("text", Door.FILE, "記録.txt", encoded(text, rng)))
    check(from_text("text", Door.PASTE, "貼り付け", mutated_text(text, rng, [text])))


@given(CHANCE)
def test_any_page(rng: Random) -> None:
    html = documents.page(rng)
    check(from_text("html", Door.FILE, "頁.html", html))
    check(from_text("html", Door.CLIPBOARD, "貼り付け", html))


@given(CHANCE)
def test_any_cues(rng: Random) -> None:
    text, ending = documents.cues(rng)
    check(from_text("cues", Door.FILE, f"字幕.{ending}", text))


@given(CHANCE)
def test_anything_in_the_place_of_anything_in_json(rng: Random) -> None:
    check(from_text("json", Door.FILE, "認識.json", documents.recognised(rng)))


@given(CHANCE)
@settings(max_examples=examples(60))
def test_any_word_file(rng: Random) -> None:
    parts = word_files.random_parts(rng)
    check(Input("docx", Door.FILE, "記録.docx", word_files.zipped(parts)))
    name = rng.choice(sorted(parts))
    parts[name] = mutated(parts[name], rng, TOKENS, [parts[name]])
    check(Input("docx", Door.FILE, "記録.docx", word_files.zipped(parts)))


@pytest.mark.parametrize("seed", range(3))
@given(number=st.integers(0, 10**6))
def test_any_input_of_the_fuzzer(seed: int, number: int) -> None:
    check(input_at(seed, number))


def test_a_sound_document_of_each_kind_is_read() -> None:
    body = "<w:p><w:r><w:t>甲野：はい。</w:t></w:r></w:p>"
    check(Input("docx", Door.FILE, "a", word_files.zipped(word_files.parts_of(body))), READ)
    check(from_text("html", Door.FILE, "a.html", "<p>甲野：はい。"), READ)
    check(from_text("cues", Door.FILE, "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nはい\n"), READ)
    check(from_text("json", Door.FILE, "a.json", '{"segments":[{"text":"はい"}]}'), READ)
    check(from_text("text", Door.FILE, "a.txt", ""), REFUSED)
