"""One door for all files: what each is told by, and what is refused, in which words."""

import subprocess
import sys

import pytest

from tests.unit.readers.word import lines, p, package, part, zipped
from zadankai_editor.readers import MAX_SOURCE_BYTES, SourceError, read_source

TEXT = "甲野\n　はい。\n乙川\n　ええ。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932", "euc_jp"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_plain_text_says_nothing_of_its_lines(encoding: str, end: str) -> None:
    document = read_source(TEXT.replace("\n", end).encode(encoding), "記録.txt")
    assert document.source.text == TEXT
    assert document.structure.hints == {}
    assert not document.structure.transcript


@pytest.mark.parametrize("name", ["記録.docx", "記録.txt", "記録.html", "記録"])
def test_content_counts_before_the_name(name: str) -> None:
    assert lines(read_source(package(p("はい")), name)) == ["はい"]
    assert read_source("WEBVTT\n\n00:01.000 --> 00:02.000\nはい\n".encode(), "記録.txt").structure.transcript


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"%PDF-1.7 x", "a.pdf", "PDF"),
        (b"%PDF-1.7 x", "a.docx", "PDF"),
        (b"{\\rtf1 x}", "a.rtf", "リッチテキスト"),
        (OLE, "a.doc", "古い形式"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "パスワード"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>", "a", ".mht"),
        (b"From: x\n", "a.mht", ".mht"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><x/>', "a.xml", "WordのXML形式"),
        (zipped({"xl/workbook.xml": "<x/>"}), "a.xlsx", "Excel"),
        (zipped({"ppt/presentation.xml": "<x/>"}), "a.pptx", "PowerPoint"),
        (zipped({"mimetype": "x", "content.xml": "<x/>"}), "a.odt", "OpenDocument"),
        (zipped({"a.txt": "はい", "inner.docx": package(p("はい"))}), "a.zip", "Wordのファイル"),
        (b"PK\x03\x04 broken", "a.docx", "壊れている"),
        (package(p("はい"))[:-30], "a.docx", "壊れている"),
        (package(p("はい"), parts={"word/document.xml": "<w:document"}), "a.docx", "壊れている"),
        (package(p("はい"), parts={"word/document.xml": "<a/>"}), "a.docx", "壊れている"),
        (package(p("")), "a.docx", "文字がありません"),
        (b"", "a.txt", "文字がありません"),
        (b"", "a.json", "文字がありません|JSONとして読めません"),
        (b"\0\1\2" * 100, "a.bin", "文章のファイルではない"),
        (b"\0\1\2" * 100, "a.html", "文章のファイルではない"),
        (b" " * (MAX_SOURCE_BYTES + 1), "a.docx", "大きすぎて"),
    ],
)
def test_refused(data: bytes, name: str, message: str) -> None:
    with pytest.raises(SourceError, match=message) as error:
        read_source(data, name)
    assert f"「{name}」" in error.value.message


def test_an_encrypted_part() -> None:
    data = bytearray(package(p("はい")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 1)
    with pytest.raises(SourceError, match="パスワード"):
        read_source(bytes(data), "a.docx")


def test_a_part_that_unpacks_to_more_than_anybody_writes() -> None:
    document = part("document", f"<w:body>{' ' * MAX_SOURCE_BYTES}{p('はい')}</w:body>")
    data = package("", parts={"word/document.xml": document})
    assert len(data) < 100_000
    with pytest.raises(SourceError, match="大きすぎて"):
        read_source(data, "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_expanded(encoding: str) -> None:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    document = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY l0 "はは">{laughs}'
        '<!ENTITY file SYSTEM "file:///etc/hostname">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&l9;&file;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(SourceError, match="壊れている"):
        read_source(package("", parts={"word/document.xml": document.encode(encoding)}), "a.docx")


def test_nesting_without_end_in_a_word_file_is_refused() -> None:
    inner = "<w:sdt><w:sdtContent>"
    with pytest.raises(SourceError, match="入れ子が深すぎて"):
        read_source(package(inner * 5000 + p("底") + "</w:sdtContent></w:sdt>" * 5000), "a.docx")
    nested = inner * 120 + p("底") + "</w:sdtContent></w:sdt>" * 120
    assert lines(read_source(package(nested), "a.docx")) == ["底"]


def test_more_elements_than_any_record_has_are_refused() -> None:
    with pytest.raises(SourceError, match="要素が多すぎて"):
        read_source(package("<w:p/>" * 2_000_001), "a.docx")
    with pytest.raises(SourceError, match="要素が多すぎて"):
        read_source(b"<html>" + b"<br>" * 1_000_000, "a.html")


def test_a_part_cannot_lead_outside_of_the_package() -> None:
    data = package(
        p("はい"),
        parts={"etc/styles.xml": part("styles", "")},
        relations={"s": ("styles", "../../../../etc/styles.xml"), "c": ("comments", "/etc/hostname")},
    )
    assert lines(read_source(data, "a.docx")) == ["はい"]


def test_what_parses_is_loaded_when_it_is_first_needed() -> None:
    code = (
        "import sys, zadankai_editor.readers as r; r.read_source('甲野：はい'.encode(), 'a.txt');"
        "print([m for m in ('lxml', 'webvtt') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
