"""Texts as a record may hold them."""

import pytest

from zadankai_editor.record.texts import clean, glue, leads_outside, one_line, one_line_or_none


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("あ\r\nい\rう\nえ", "あ\nい\nう\nえ"),
        ("あ\x0bい\x0cう\u2028え\u2029お\x85か", "あ\nい\nう\nえ\nお\nか"),
        ("あ\x00\x08\x1b\x7f\x9fい\ufeff\ufffe\uffff", "あい"),
        ("\tあ\u3000い\u00a0う ", "\tあ\u3000い\u00a0う "),
        ("𠮷野家", "𠮷野家"),
        ("\ud842\udfb7野家", "𠮷野家"),
        ("\udfb7\ud842", ""),
        ("か\u3099", "か\u3099"),
        ("辻\U000e0101", "辻\U000e0101"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected
    assert clean(expected) == expected
    expected.encode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("座談会\nの記録", "座談会の記録"),
        ("\u3000あ \n い\u3000", "あい"),
        ("open\ndata", "open data"),
        ("データ\ndata", "データdata"),
        ("\n\nあ\n\n", "あ"),
        ("A\n\nB", "A B"),
        ("甲野\u3000太郎", "甲野\u3000太郎"),
        (" \u3000\n", ""),
    ],
)
def test_one_line(text: str, expected: str) -> None:
    assert one_line(text) == expected
    assert one_line(expected) == expected
    assert one_line_or_none(text) == (expected or None)


def test_nothing_is_no_line() -> None:
    assert one_line_or_none(None) is None


@pytest.mark.parametrize(
    ("before", "behind", "between"),
    [("open", "data", " "), ("開", "data", ""), ("open ", "data", ""), ("", "data", ""), ("open", "", "")],
)
def test_glue(before: str, behind: str, between: str) -> None:
    assert glue(before, behind) == between


@pytest.mark.parametrize("file", ["images/a.png", "a.png", "images/会場 の写真.jpg", "images/..a.png"])
def test_file_below_the_record(file: str) -> None:
    assert not leads_outside(file)


@pytest.mark.parametrize(
    "file",
    [
        "",
        "../a.png",
        "images/../../a.png",
        "/a.png",
        "C:/a.png",
        "C:a.png",
        "images\\a.png",
        "..",
        "a\n.png",
        " a.png",
    ],
)
def test_file_elsewhere(file: str) -> None:
    assert leads_outside(file)
