"""Inputs that are made to cost time: each is read or refused at the speed that the readers promise."""

import contextlib
import time

import pytest

from tests.unit.readers.word import p, package, part, r
from zadankai_editor.readers import SourceError, read_source

N = 100_000
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


def word(body: str) -> bytes:
    return package(body + p("底"))


@pytest.mark.parametrize(
    ("data", "name", "size"),
    [
        (("<style>" + "/*" * N + "</style>底").encode(), "a.html", 2 * N),
        (("<style>" + "a{" * N + "</style>底").encode(), "a.html", 2 * N),
        ((" " * (20 * N) + "底").encode(), "a.html", 20 * N),
        (("<div>" * 2900 + "<li>" * N + "底").encode(), "a.html", 4 * N),
        (("<div>" * 2900 + "<u>あ</u>" * N + "底").encode(), "a.html", 10 * N),
        (("<a>" * 2900 + "</b>" * N + "底").encode(), "a.html", 4 * N),
        (("<p style='mso-list:l0'>" + "<div>" * 2000 + "<br>" * N + "底").encode(), "a.html", 4 * N),
        (("<!--" * N + "底").encode(), "a.html", 4 * N),
        (("<!--" + " " * N + "底").encode(), "a.txt", N),
        (("<td>" * N + "底").encode(), "a.html", 4 * N),
        (word(p(FIELD, "<w:r><w:instrText>EQ \\o(,(,</w:instrText></w:r>" * (N // 4))), "a.docx", 11 * N),
        (word(p(FIELD * (N // 4), r("あ") * (N // 4))), "a.docx", 40 * N),
        (word(p(*['<w:r><w:footnoteReference w:id="1"/><w:br/></w:r>'] * (N // 4))), "a.docx", 12 * N),
        (("WEBVTT\n\n" + "00:01.000 --> 00:02.000\n" * N).encode(), "a.vtt", 24 * N),
        (("WEBVTT\n\nNOTE\n" + "<v 甲野\n" * N).encode(), "a.vtt", 12 * N),
        (("1\n00:00:01,000 --> 00:00:02,000\n" + "9\n" * N).encode(), "a.srt", 2 * N),
        (("1\n00:00:01,000 --> 00:00:02,000\n" + "<v " * N).encode(), "a.srt", 3 * N),
        ((" \n" * N + "->" * N).encode(), "a.srt", 4 * N),
        (("1" * (10 * N) + ":00").encode(), "a.srt", 10 * N),
        (('{"text": "' + "\\ud800" * N + '"}').encode(), "a.json", 6 * N),
        (("[" + "1e999," * N + '{"text":"底"}]').encode(), "a.json", 6 * N),
        (("A:" + "\n :" * 1000 + "底" * N).encode(), "a.txt", 3 * N),
    ],
)
def test_time_goes_with_size(data: bytes, name: str, size: int) -> None:
    begun = time.monotonic()
    with contextlib.suppress(SourceError):
        read_source(data, name)
    assert time.monotonic() - begun < 2 + size / 100_000


def test_styles_that_are_based_on_each_other_without_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{(i + 1) % 5000}"/></w:style>'
        for i in range(5000)
    )
    body = "".join(p("あ", style=f"s{i}") for i in range(5000))
    begun = time.monotonic()
    document = read_source(
        package(
            body, parts={"word/styles.xml": part("styles", styles)}, relations={"s": ("styles", "styles.xml")}
        ),
        "a.docx",
    )
    assert document.source.text.count("あ") == 5000
    assert time.monotonic() - begun < 2 + len(styles + body) / 100_000
