"""`convert`: from a source to the record, its review file and a report."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.support import Run

FIELDS = ["code", "severity", "block", "path", "line", "message"]


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_it_writes_a_record_with_its_review(run: Run, source: Path, tmp_path: Path) -> None:
    outcome = run("convert", source.name, "-o", "out.yaml")
    assert (outcome.code, outcome.out) == (0, b"")
    assert "参加者2人、発言4件" in outcome.err
    assert set(files(tmp_path)) == {source.name, "out.yaml", "out.review.yaml"}
    record = loaded(tmp_path / "out.yaml")
    assert (record["status"], record["title"]) == ("draft", "丘上市CIO×谷下市CIO座談会")
    assert [b["speaker"] for b in record["body"] if b["type"] == "utterance"] == [
        "甲野",
        "乙川",
        "甲野",
        "乙川",
    ]
    assert loaded(tmp_path / "out.review.yaml")["format"] == "zadankai-review/1"


def test_the_report_lists_findings_at_places_of_the_written_record(
    run: Run, source: Path, tmp_path: Path
) -> None:
    assert run("convert", source.name, "-o", "out.yaml", "--report", "report.json").code == 0
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    record = loaded(tmp_path / "out.yaml")
    ids = {block["id"] for block in record["body"]}
    assert report
    for each in report:
        assert list(each) == FIELDS
        assert each["severity"] in {"error", "doubt", "warning", "info"}
        assert each["block"] is None or each["block"] in ids
        assert each["line"] is None or 1 <= each["line"] <= source.read_text(encoding="utf-8").count("\n")
    assert len({(f["code"], f["block"], f["path"], f["line"]) for f in report}) == len(report)
    lines = [each["line"] for each in report if each["line"] is not None]
    assert lines == sorted(lines)
    (photo,) = [f for f in report if f["code"] == "photo.file.missing"]
    assert source.read_text(encoding="utf-8").split("\n")[photo["line"] - 1] == "丘上市CIO"


def test_standard_input_and_output_are_utf8_and_get_no_review(run: Run, source: Path, tmp_path: Path) -> None:
    run("convert", source.name, "-o", "out.yaml")
    before = files(tmp_path)
    outcome = run("convert", "-", "-o", "-", stdin=source.read_bytes())
    assert (outcome.code, outcome.out) == (0, before["out.yaml"])
    assert files(tmp_path) == before
    report = run("convert", "-", "-o", "other.yaml", "--report", "-", stdin=source.read_bytes())
    assert [list(each) == FIELDS for each in json.loads(report.out)]


def test_a_real_process_speaks_utf8_whatever_the_locale(process: Run, source: Path, tmp_path: Path) -> None:
    env = {"PYTHONIOENCODING": "cp932", "PYTHONUTF8": "0", "LC_ALL": "C"}
    outcome = process("convert", "-", "-o", "-", env=env, input=source.read_bytes())
    assert outcome.code == 0
    assert yaml.safe_load(outcome.text)["title"] == "丘上市CIO×谷下市CIO座談会"
    assert "書きました" in outcome.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932"])
def test_encodings_give_the_same_record(run: Run, source: Path, tmp_path: Path, encoding: str) -> None:
    run("convert", source.name, "-o", "out.yaml")
    text = source.read_text(encoding="utf-8").replace("―", "―")
    (tmp_path / "other.txt").write_bytes(text.encode(encoding))
    assert run("convert", "other.txt", "-o", "other.yaml").code == 0
    assert (tmp_path / "other.yaml").read_bytes() == (tmp_path / "out.yaml").read_bytes()


@pytest.mark.parametrize("encoding", ["utf-16", "cp932", "euc_jp"])
def test_standard_input_in_another_encoding_is_refused(
    run: Run, source: Path, tmp_path: Path, encoding: str
) -> None:
    before = files(tmp_path)
    data = source.read_text(encoding="utf-8").replace("①", "(1)").replace("②", "(2)").encode(encoding)
    run("convert", "-", "-o", "out.yaml", stdin=data).failed_with("標準入力", "UTF-8")
    assert files(tmp_path) == before
    marked = source.read_text(encoding="utf-8").encode("utf-8-sig")
    assert run("convert", "-", "-o", "out.yaml", stdin=marked).code == 0


def test_an_existing_output_or_review_is_kept(run: Run, source: Path, tmp_path: Path) -> None:
    (tmp_path / "out.yaml").write_text("大切", encoding="utf-8")
    (tmp_path / "new.review.yaml").write_text("校正", encoding="utf-8")
    before = files(tmp_path)
    run("convert", source.name, "-o", "out.yaml", "--report", "r.json").failed_with("out.yaml", "--force")
    run("convert", source.name, "-o", "new.yaml").failed_with("new.review.yaml", "--force")
    assert files(tmp_path) == before
    assert run("convert", source.name, "-o", "out.yaml", "--force").code == 0
    assert (tmp_path / "out.yaml.bak").read_text(encoding="utf-8") == "大切"
    assert loaded(tmp_path / "out.yaml")["format"] == "zadankai/1"


def test_the_source_is_never_overwritten(run: Run, source: Path, tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to(source)
    os.link(source, tmp_path / "hard.yaml")
    (tmp_path / "x.review.yaml").write_bytes(source.read_bytes())
    before = files(tmp_path)
    for output in (source.name, "link.yaml", "hard.yaml", f"../{tmp_path.name}/{source.name}"):
        run("convert", source.name, "-o", output, "--force").failed_with("元の記録", "同じファイル")
    run("convert", "x.review.yaml", "-o", "x.yaml", "--force").failed_with("校正ファイル")
    run("convert", source.name, "-o", "a.yaml", "--report", source.name, "--force").failed_with("報告")
    run("convert", source.name, "-o", "a.yaml", "--report", "a.yaml").failed_with("同じファイル")
    run("convert", source.name, "-o", "a.yaml", "--report", "a.review.yaml").failed_with("同じファイル")
    run("convert", source.name, "-o", "-", "--report", "-").failed_with("標準出力")
    assert files(tmp_path) == before


def test_a_report_replaces_a_report_and_nothing_else(run: Run, source: Path, tmp_path: Path) -> None:
    report, letter = tmp_path / "report.json", tmp_path / "letter.txt"
    report.write_text("[]")
    letter.write_text("拝啓", encoding="utf-8")
    run("convert", source.name, "-o", "a.yaml", "--report", letter.name).failed_with("letter.txt")
    assert not (tmp_path / "a.yaml").exists()
    assert run("convert", source.name, "-o", "a.yaml", "--report", report.name).code == 0
    assert len(json.loads(report.read_text(encoding="utf-8"))) > 0
    assert run("convert", source.name, "-o", "a.yaml", "--report", letter.name, "--force").code == 0


def test_a_report_that_cannot_be_written_leaves_no_record_either(
    run: Run, source: Path, tmp_path: Path
) -> None:
    before = files(tmp_path)
    run("convert", source.name, "-o", "out.yaml", "--report", "missing/r.json").failed_with("r.json")
    assert files(tmp_path) == before


def test_a_review_that_finds_no_room_leaves_no_record_either(
    run: Run, source: Path, narrow_disk: Path
) -> None:
    command = ("convert", source.name, "-o", narrow_disk / "o.yaml")
    (narrow_disk / "filler").write_bytes(bytes(8192))
    outcome = run(*command)
    outcome.failed_with("o.review.yaml", "空き", "記録も書きませんでした")
    assert "画面" not in outcome.err
    assert [p.name for p in narrow_disk.iterdir()] == ["filler"]
    (narrow_disk / "filler").unlink()
    (narrow_disk / "o.yaml").write_bytes(b"before")
    run(*command, "--force").failed_with("o.review.yaml", "空き", "記録も書きませんでした")
    assert files(narrow_disk) == {"o.yaml": b"before"}


def test_what_is_taken_back_is_as_it_was(
    process: Run, source: Path, tmp_path: Path, full_output: io.BufferedWriter
) -> None:
    before = files(tmp_path)
    command = ("convert", source.name, "-o", "o.yaml", "--report", "-")
    process(*command, stdout=full_output).failed_with("空き")
    assert files(tmp_path) == before
    (tmp_path / "o.yaml").write_bytes(b"before")
    (tmp_path / "o.yaml").chmod(0o640)
    (tmp_path / "o.review.yaml").write_bytes(b"review before")
    before = files(tmp_path)
    process(*command, "--force", stdout=full_output).failed_with("空き")
    assert files(tmp_path) == before
    assert (tmp_path / "o.yaml").stat().st_mode & 0o777 == 0o640


def test_a_record_is_no_source(run: Run, ready: Path, tmp_path: Path) -> None:
    run("convert", ready.name, "-o", "out.yaml").failed_with("YAML")
    assert not (tmp_path / "out.yaml").exists()


def test_the_shared_record_scores_full_marks(process: Run, shared_dir: Path, tmp_path: Path) -> None:
    text = shared_dir / "records" / "nishitokyo-32.txt"
    assert process("convert", text, "-o", "out.yaml", "--report", "report.json").code == 0
    score = subprocess.run(
        [
            sys.executable,
            shared_dir / "tools" / "score.py",
            text.with_suffix(".yaml"),
            "out.yaml",
            "report.json",
        ],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert score.returncode == 0, score.stdout + score.stderr
    assert score.stdout.split("\n")[-2].startswith(
        "type 1.000 speaker 1.000 text 1.000 agenda 1.000 header 1.000 extra 0 silent 0 noise 0"
    )
