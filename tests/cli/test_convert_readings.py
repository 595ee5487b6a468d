"""What `convert` says of doubts that are alike, and of the ways in which a source may be read."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.support import Run
from zadankai_editor.recognize import Reading, Recognition, recognize
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions
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


WHOLE = "「○名前　本文」の形の行が4行ありますが、発言として読めた行はありません。"
READ: list[str | None] = []


def choosing(source: Source, *, decisions: Decisions = UNDECIDED, **options: Any) -> Recognition:
    """Recognise a source that may be read in three ways, of which the one that is taken explains little."""
    READ.append(decisions.reading)
    found = recognize(source, decisions=decisions, **options)
    taken = decisions.reading or "own"
    forms = (("circle", "○名前　本文", 4), ("own", "名前（改行）本文", 3), ("colon", "名前：本文", 2))
    readings = tuple(Reading(key, form, lines, key == taken) for key, form, lines in forms)
    if decisions.reading is not None:  # that which was taken by itself is none of them any more
        return replace(found, readings=readings[:1])
    doubt = Doubt(code="import.reading.implausible", message=WHOLE, line=20)
    review = found.state.review.replaced(doubts=(*found.state.review.doubts, doubt))
    told = (*found.findings, finding(doubt.code, doubt.message, line=20))
    return replace(found, state=found.state.replaced(review=review), findings=told, readings=readings)


@pytest.fixture
def choice(monkeypatch: pytest.MonkeyPatch) -> None:
    READ.clear()
    monkeypatch.setattr("zadankai_editor.cli.convert.recognize", choosing)


@pytest.mark.usefixtures("choice")
def test_the_report_begins_with_the_doubt_about_the_whole_and_the_ways_to_read(
    run: Run, source: Path, tmp_path: Path
) -> None:
    outcome = run("convert", source.name, "-o", "out.yaml", "--report", "r.json")
    assert outcome.code == 0
    first, second, *others = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert (first["code"], first["severity"], first["line"]) == ("import.reading.implausible", "doubt", 20)
    assert (first["block"], first["path"], first["message"]) == (None, None, WHOLE)
    assert second["code"] == "import.reading.offered"
    assert others
    assert outcome.err.split("\n")[1:5] == [
        f"　要確認：{WHOLE}",
        "　読み方 1：○名前　本文（4行）",
        "　読み方 2：名前（改行）本文（3行） ← 採用",
        "　読み方 3：名前：本文（2行）",
    ]
    assert run("check", "out.yaml").text.split("\n")[1].startswith(f"out.yaml: [要確認] {WHOLE}")


@pytest.mark.usefixtures("choice")
def test_a_way_to_read_is_taken_by_its_number(run: Run, source: Path, tmp_path: Path) -> None:
    outcome = run("convert", source.name, "-o", "out.yaml", "--report", "r.json", "--reading", "3")
    assert outcome.code == 0
    assert READ == [None, "colon"]
    assert "　読み方 2：名前（改行）本文（3行）\n　読み方 3：名前：本文（2行） ← 採用" in outcome.err, (
        "numbers stay"
    )
    assert WHOLE not in outcome.err
    assert "implausible" not in (tmp_path / "r.json").read_text(encoding="utf-8")


@pytest.mark.usefixtures("choice")
@pytest.mark.parametrize("number", ["0", "4", "-1"])
def test_a_number_that_is_not_there_names_those_that_are(
    run: Run, source: Path, tmp_path: Path, number: str
) -> None:
    outcome = run("convert", source.name, "-o", "out.yaml", f"--reading={number}")
    outcome.failed_with(number, "読み方 1：○名前　本文（4行）", "読み方 3：名前：本文（2行）")
    assert not (tmp_path / "out.yaml").exists()


def test_where_there_is_one_way_only_or_no_number_that_is_said(run: Run, source: Path) -> None:
    run("convert", source.name, "-o", "out.yaml", "--reading", "2").failed_with("一つだけ")
    run("convert", source.name, "-o", "out.yaml", "--reading", "二つ目").failed_with("番号")
