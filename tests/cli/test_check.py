"""`check`: whether records may be published."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.support import READY, Run


def written(folder: Path, name: str, *replacements: tuple[str, str]) -> str:
    text = READY
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    (folder / name).write_text(text, encoding="utf-8")
    return name


def test_a_ready_record_passes(run: Run, ready: Path) -> None:
    outcome = run("check", ready.name)
    assert (outcome.code, outcome.text, outcome.err) == (0, "公開できる 1件\n", "")
    outcome = run("check", ready.name, "--format", "json")
    assert outcome.code == 0
    assert json.loads(outcome.out) == [{"file": ready.name, "readable": True, "findings": []}]


def test_the_sample_passes(run: Run, root: Path) -> None:
    outcome = run("check", root / "examples" / "minatogaoka-7.yaml")
    assert outcome.code == 0, outcome.text
    assert "[誤り]" not in outcome.text


def test_findings_name_file_line_and_severity(run: Run, ready: Path, tmp_path: Path) -> None:
    written(
        tmp_path,
        "a.yaml",
        ("status: ready", "status: draft"),
        ("speaker: 乙川", "speaker: 丙山"),
        ("images/a.png", "images/b.png"),
        ("    agenda: 1\n", ""),
        ("label: 乙川", "label: 甲野"),
    )
    outcome = run("check", "a.yaml")
    assert outcome.code == 1
    places = [line.split("] ")[0] for line in outcome.text.split("\n")[:-2]]
    lines = (tmp_path / "a.yaml").read_text(encoding="utf-8").split("\n")
    expected = {
        "a.yaml:2: [誤り": "status: draft",
        f"a.yaml:{lines.index('  - label: 甲野') + 1}: [誤り": "  - label: 甲野",
    }
    for place, line in expected.items():
        assert place in places
        assert lines[int(place.split(":")[1]) - 1] == line
    found = {line.split(": ")[0].split(":")[1]: line for line in outcome.text.split("\n")[:-2]}
    assert "丙山" in found[str(lines.index("  - id: b4") + 1)]
    assert "images/b.png" in found[str(lines.index("  - id: b3") + 1)]
    assert "[注意]" in found[str(lines.index("  - number: 1") + 1)]
    assert outcome.text.endswith("\n直す箇所がある 1件\n")


def test_json_has_the_fields_of_the_contract(run: Run, ready: Path, tmp_path: Path) -> None:
    written(tmp_path, "a.yaml", ("title: 丘上市CIO×谷下市CIO座談会", "title: ''"), ("次回も", ""))
    written(tmp_path, "b.yaml", ("format:", "formt:"))
    outcome = run("check", ready.name, "a.yaml", "b.yaml", "c.yaml", "--format", "json")
    assert outcome.code == 2
    fine, wrong, broken, missing = json.loads(outcome.out)
    assert (fine["readable"], fine["findings"]) == (True, [])
    assert list(wrong) == ["file", "readable", "findings"]
    (error,) = wrong["findings"]
    assert list(error) == ["code", "severity", "block", "path", "line", "message"]
    assert (error["code"], error["severity"], error["path"], error["line"]) == (
        "title.missing",
        "error",
        "title",
        3,
    )
    for each in (broken, missing):
        assert not each["readable"]
        (error,) = each["findings"]
        assert (error["code"], error["severity"], error["block"]) == ("file.unreadable", "error", None)
    assert broken["findings"][0]["line"] == 1
    assert outcome.err.count("\n") == 2


@pytest.mark.parametrize(
    ("names", "code"), [(["ok"], 0), (["ok", "draft"], 1), (["draft", "bad", "ok"], 2), (["bad"], 2)]
)
def test_the_worst_file_decides_and_all_are_checked(
    run: Run, ready: Path, tmp_path: Path, names: list[str], code: int
) -> None:
    written(tmp_path, "ok.yaml")
    written(tmp_path, "draft.yaml", ("status: ready", "status: draft"))
    written(tmp_path, "bad.yaml", ("title:", "titel:"))
    outcome = run("check", *(f"{n}.yaml" for n in names))
    assert outcome.code == code
    assert ("draft.yaml:2: [誤り]" in outcome.text) == ("draft" in names)
    assert ("bad.yaml" in outcome.err) == ("bad" in names)


def test_a_record_that_says_ready_and_has_errors_does_not_pass(run: Run, ready: Path, tmp_path: Path) -> None:
    written(tmp_path, "a.yaml", ("    speaker: 甲野\n", "    speaker: null\n"))
    assert run("check", "a.yaml").code == 1


def test_who_never_speaks_is_told_once_at_the_list(run: Run, ready: Path, tmp_path: Path) -> None:
    members = "".join(f"  - label: 委員{n}\n" for n in range(1, 24))
    written(tmp_path, "a.yaml", ("participants:\n", f"participants:\n{members}"))
    lines = run("check", "a.yaml").text.splitlines()
    told = [line for line in lines if "発言のない" in line]
    place = (tmp_path / "a.yaml").read_text("utf-8").splitlines().index("  - label: 委員1") + 1
    assert len(told) == 1
    assert told[0].startswith(f"a.yaml:{place}: [注意]")
    assert "23人" in told[0]


def test_warnings_alone_pass(run: Run, ready: Path, tmp_path: Path) -> None:
    written(
        tmp_path, "a.yaml", ("    text: 窓口の待ち時間\n    agenda", "    text: 窓口での待ち時間\n    agenda")
    )
    outcome = run("check", "a.yaml")
    assert outcome.code == 0
    assert "[注意]" in outcome.text


def test_standard_input_is_checked_without_its_pictures(run: Run, ready: Path) -> None:
    assert run("check", "-", stdin=ready.read_bytes().replace(b"images/a.png", b"images/b.png")).code == 0
    run("check", "-", "-", stdin=b"").failed_with("標準入力")
    outcome = run("check", "-", stdin=b"")
    assert outcome.code == 2
    outcome.told("標準入力")


def test_open_doubts_are_listed_and_do_not_change_the_code(run: Run, source: Path, tmp_path: Path) -> None:
    text = source.read_text(encoding="utf-8").replace(
        "甲野 洋\n谷下市CIO(副市長)", "甲野 洋谷下市CIO(副市長)"
    )
    source.write_text(text, encoding="utf-8")
    run("convert", source.name, "-o", "a.yaml")
    listed: Any = json.loads(run("check", "a.yaml", "--format", "json").out)[0]["findings"]
    (doubt,) = [f for f in listed if f["code"] == "import.participants.joined"]
    assert doubt["severity"] == "doubt"
    assert doubt["path"].startswith("participants[")
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    record = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    record = record.replace("status: draft", "status: ready")
    record = record.replace("caption: 丘上市CIO", "caption: 丘上市CIO\n    file: images/a.png")
    (tmp_path / "a.yaml").write_text(record, encoding="utf-8")
    outcome = run("check", "a.yaml")
    assert outcome.code == 0, outcome.text
    assert "[要確認]" in outcome.text
    assert "[お知らせ]" in outcome.text, "the review belongs to another version"


def test_a_broken_review_is_said_and_left_alone(run: Run, ready: Path, tmp_path: Path) -> None:
    review = tmp_path / "記録.review.yaml"
    review.write_text("[", encoding="utf-8")
    outcome = run("check", ready.name)
    assert outcome.code == 0
    assert "校正ファイル" in outcome.text
    assert review.read_text(encoding="utf-8") == "["


def test_a_picture_that_is_none_or_lies_elsewhere_keeps_from_ready(
    run: Run, ready: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "images" / "a.png"
    for data in (b"", b"MZ" * 100):
        picture.write_bytes(data)
        outcome = run("check", ready.name)
        assert outcome.code == 1
        assert "[誤り]" in outcome.text
        assert "画像として読めません" in outcome.text
    picture.unlink()
    picture.symlink_to("/etc/passwd" if Path("/etc/passwd").exists() else __file__)
    outcome = run("check", ready.name)
    assert outcome.code == 1
    assert "フォルダーの外へのリンク" in outcome.text


def test_times_agenda_numbers_and_speakers_that_cannot_be(run: Run, ready: Path, tmp_path: Path) -> None:
    written(
        tmp_path,
        "a.yaml",
        ("number: 1", "number: -1"),
        ("agenda: 1", "agenda: -1"),
        ("speaker: 甲野", "speaker: 甲野\n    with: [甲野]\n    start: 5\n    end: 4"),
    )
    outcome = run("check", "a.yaml", "--format", "json")
    assert outcome.code == 1
    codes = [f["code"] for f in json.loads(outcome.out)[0]["findings"]]
    assert codes == ["agenda.number.invalid", "utterance.time.invalid", "utterance.with.repeated"]


def test_a_talk_that_was_pasted_as_text_is_told_of_anybodys_file(
    run: Run, ready: Path, tmp_path: Path
) -> None:
    lines = READY.split("\n")
    at = next(i for i, line in enumerate(lines) if line.strip() == "speaker: 甲野")
    said = next(i for i in range(at, len(lines)) if lines[i].lstrip().startswith("text:"))
    written(tmp_path, "a.yaml", (lines[said], "    text: |-\n      はい。\n      乙川：そうですか。"))
    outcome = run("check", "a.yaml")
    assert "[要確認] 「甲野」さんの発言の中に「乙川：」で始まる段落があります" in outcome.text


def test_a_draft_whose_review_is_gone_says_so_with_the_doubts_of_the_record_that_it_copies(
    run: Run, source: Path, tmp_path: Path
) -> None:
    assert run("convert", source, "-o", "a.yaml").code == 0
    doubts = run("check", "a.yaml").text.count("[要確認]")
    shutil.copy(tmp_path / "a.yaml", tmp_path / "a (conflicted copy).yaml")
    outcome = run("check", "a (conflicted copy).yaml")
    assert "[要確認] 校正ファイル「a (conflicted copy).review.yaml」がない" in outcome.text
    assert outcome.text.count("[要確認]") == doubts + 1
    (tmp_path / "a.review.yaml").unlink()
    (tmp_path / source.name).unlink()
    assert run("check", "a.yaml").text.count("[要確認]") == 1
