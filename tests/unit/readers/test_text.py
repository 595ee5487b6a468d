"""Reading plain text: encodings told apart, bad input refused in one sentence."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zadankai_editor.readers import (
    MAX_SOURCE_BYTES,
    SourceError,
    looks_like_record,
    read_text,
    text_source,
)

RECORD = (
    "～霞野市ＣＩＯ×青波県ＣＩＯ座談会～\r\n\r\n参加者(敬称略)\r\n霞野市CIO(副市長):甲野 洋\r\n\r\n"
    "―自己紹介をお願いします\r\n\r\n甲野\r\n　はじめまして。よろしくお願いします①。\r\n"
)
READ = RECORD.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (RECORD.encode(), "utf-8"),
        (codecs.BOM_UTF8 + RECORD.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + RECORD.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + RECORD.encode("utf-16-be"), "utf-16-be"),
        (RECORD.encode("utf-16-le"), "utf-16-le"),
        (RECORD.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + RECORD.encode("utf-32-le"), "utf-32-le"),
        (RECORD.encode("cp932"), "cp932"),
    ],
)
def test_encodings_are_told_apart(data: bytes, encoding: str) -> None:
    source = read_text(data, "記録.txt")
    assert (source.text, source.encoding, source.name) == (READ, encoding, "記録.txt")


@pytest.mark.parametrize("codec", ["euc_jp", "iso2022_jp"])
def test_older_encodings_are_no_garbage(codec: str) -> None:
    plain = RECORD.replace("①", "").replace("～", "").replace("―", "").replace("Ｃ", "C")
    assert read_text(plain.encode(codec, "strict"), "古い.txt").text == plain.replace("\r\n", "\n")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp932", "utf-16-le"])
def test_line_ends_become_line_feeds(codec: str) -> None:
    text = "甲野\rこんにちは。\r\n乙川\nこんばんは。\r"
    assert read_text(text.encode(codec), "x").text == "甲野\nこんにちは。\n乙川\nこんばんは。\n"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n\t\n",
        "　\n".encode(),
        codecs.BOM_UTF8,
        codecs.BOM_UTF16_LE,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04 word/document.xml",
        b"%PDF-1.7 \xe2\xe3\xcf\xd3",
        bytes(range(256)) * 40,
        b"\0" * 1000,
        "あ\0い".encode(),
        b"abc\0def\0\0",
        b"\x01\x02\x03\x04\x05" * 20,
        b"\xff\xfe\xff",
        b"\x80\x81\xfd\xfe\xff" * 30,
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read_text(data, "資料.bin")
    assert "資料.bin" in str(caught.value) == caught.value.message
    assert "ください" in caught.value.message


def test_too_large_is_refused() -> None:
    with pytest.raises(SourceError, match="大きすぎ"):
        read_text(b"a" * (MAX_SOURCE_BYTES + 1), "巨大.txt")
    with pytest.raises(SourceError, match="大きすぎ"):
        text_source("あ" * (MAX_SOURCE_BYTES // 3 + 1), "貼り付け")


def test_clipboard_text_is_taken_as_it_is() -> None:
    assert text_source("﻿甲野\r\nはい。\x0bええ。", "貼り付け").text == "甲野\nはい。\x0bええ。"
    assert text_source("\ud867と𠮷", "貼り付け").text == "�と𠮷"
    with pytest.raises(SourceError):
        text_source(" 　\n", "貼り付け")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_source_or_a_sentence(data: bytes) -> None:
    try:
        source = read_text(data, "何か")
    except SourceError:
        return
    assert source.text.strip()
    assert "\r" not in source.text
    assert source.text.encode()


def test_a_finished_record_is_told_from_a_source() -> None:
    assert looks_like_record("format: zadankai/1\nstatus: draft\n")
    assert looks_like_record("# 記録\n---\nformat: 'zadankai/1'\n")
    assert not looks_like_record(RECORD)
