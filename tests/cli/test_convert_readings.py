"""What `convert` says of doubts that are alike, and of the ways in which a source may be read."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.support import Run
from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.record.findings import finding
from zadankai_editor.record.review import Doubt, Source

ALIKE = (27, 31, 34)


def doubting(source: Source, **options: Any) -> Recognition:
    """Recognise a source, and doubt three lines of one block in the same way."""
    found = recognize(source, **options)
    block = found.state.record.blocks[-1].id
    message = "「○岸辺{}」で始まる段落があります。この人の発言でないか確かめてください。"
    doubts = tuple(
        Doubt(code="import.speaker.uncertain", message=message.format(n), block=block, line=n) for n in ALIKE
    )
    review = found.state.review.replaced(doubts=(*found.state.review.doubts, *doubts))
    told = tuple(finding(d.code, d.message, block=d.block, line=d.line) for d in doubts)
    return Recognition(found.state.replaced(review=review), (*found.findings, *told))


@pytest.fixture
def doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zadankai_editor.cli.convert.recognize", doubting)


@pytest.mark.usefixtures("doubted")
def test_doubts_alike_are_told_once_and_counted_each(run: Run, source: Path, tmp_path: Path) -> None:
    outcome = run("convert", source.name, "-o", "out.yaml", "--report", "r.json")
    assert outcome.code == 0
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    doubts = [each for each in report if each["severity"] == "doubt"]
    assert f"要確認が{len(doubts)}件あります。" in outcome.err
    alike = [each["line"] for each in doubts if "で始まる段落" in each["message"]]
    assert alike == list(ALIKE), "programs are told of every line"
    (line,) = (line for line in outcome.err.split("\n") if "同じ形" in line)
    assert line.strip() == (
        "要確認：同じ形の行 3行（27〜34行）。「…」で始まる段落があります。この人の発言でないか確かめてください。"
    )


@pytest.mark.usefixtures("doubted")
def test_check_says_in_one_line_what_is_alike(run: Run, source: Path) -> None:
    run("convert", source.name, "-o", "out.yaml")
    text = run("check", "out.yaml").text
    assert text.count("で始まる段落があります") == 1
    (line,) = (line for line in text.split("\n") if "で始まる段落があります" in line)
    assert "[要確認] 同じ形の箇所 3か所" in line
