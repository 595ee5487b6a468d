"""Records that were made up, in the habits of different writers, and what is to be read from them.

Beside each `NAME.txt` stands `NAME.expected`: kinds, speakers, links and doubts, checked by hand.
"""

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.golden.summary import folded, summary
from zadankai_editor.readers import read_source, read_text
from zadankai_editor.recognize import recognize

FOLDER = Path(__file__).parent / "records"
RECORDS = sorted(FOLDER.glob("*.txt"))
SUBTITLES = sorted(FOLDER.glob("*.vtt"))
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}

ROADS: dict[str, Callable[[str], bytes]] = {
    "full width": lambda text: text.translate(_WIDE).encode(),
    "half width": lambda text: text.translate({v: k for k, v in _WIDE.items()}).encode(),
    "Windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "CP932": lambda text: text.encode("cp932"),
    "UTF-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "trailing spaces": lambda text: text.replace("\n", " 　\n").encode(),
}


def test_there_are_records() -> None:
    assert len(RECORDS) >= 20
    assert SUBTITLES


@pytest.mark.parametrize("file", RECORDS, ids=lambda file: file.stem)
def test_record_is_read_as_expected(file: Path) -> None:
    found = recognize(read_text(file.read_bytes(), file.name))
    assert summary(found) == file.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", SUBTITLES, ids=lambda file: file.stem)
@pytest.mark.parametrize("road", ["Windows line ends", "UTF-8 with a mark", "trailing spaces"])
def test_subtitles_are_read_as_expected(file: Path, road: str) -> None:
    document = read_source(ROADS[road](file.read_text(encoding="utf-8")), file.name)
    found = recognize(document.source, structure=document.structure)
    assert summary(found) == file.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", RECORDS, ids=lambda file: file.stem)
@pytest.mark.parametrize("road", ROADS)
def test_the_road_that_a_text_took_does_not_matter(file: Path, road: str) -> None:
    data = ROADS[road](file.read_text(encoding="utf-8"))
    found = recognize(read_text(data, file.name))
    assert folded(summary(found)) == folded(file.with_suffix(".expected").read_text(encoding="utf-8"))
