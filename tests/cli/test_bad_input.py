"""Bad input: one clear sentence in Japanese, nothing lost, never a traceback."""

import io
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.support import READY, SOURCE, Outcome, Run
from zadankai_editor.cli.failures import sentence_for


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def alias_bomb() -> str:
    lines = ["format: zadankai/1", "status: draft", "title: x", "participants: []", "body: []", "lead:"]
    lines += ["  - &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"  - &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    return "\n".join(lines) + "\n"


BAD_RECORDS = {
    "empty": b"",
    "blank": "\n　\n".encode(),
    "binary": bytes(range(256)) * 20,
    "nul": READY.replace("はじめに", "は\0じめに").encode(),
    "not UTF-8": READY.encode("cp932"),
    "unknown key": READY.replace("title: 丘", "titel: 丘").encode(),
    "key twice": READY.replace("lead:", "title: もう一つ\nlead:").encode(),
    "tag": READY.replace("- はじめに。", "- !!python/object/apply:os.system ['true']").encode(),
    "local tag": READY.replace("- はじめに。", "- !秘密 はじめに。").encode(),
    "alias": READY.replace("- はじめに。", "- &x はじめに。\n  - *x").encode(),
    "alias bomb": alias_bomb().encode(),
    "tab": READY.replace("  - label: 甲野", "\t- label: 甲野").encode(),
    "brackets": b"[" * 10_000,
    "braces": b"{a: " * 10_000,
    "nested dashes": b"- " * 10_000,
    "a list": b"- a\n",
    "a number": b"42\n",
    "a word": "甲野\n".encode(),
    "two documents": (READY + "---\n" + READY).encode(),
    "wrong type": READY.replace("- number: 1", "- number: 一").encode(),
    "id twice": READY.replace("id: b4", "id: b2").encode(),
    "bad id": READY.replace("id: b4", "id: B-4").encode(),
    "file outside": READY.replace("images/a.png", "../../etc/passwd").encode(),
    "absolute file": READY.replace("images/a.png", "/etc/passwd").encode(),
    "unknown version": READY.replace("zadankai/1", "zadankai/9").encode(),
    "no version": READY.replace("format: zadankai/1\n", "").encode(),
    "a source": SOURCE.encode(),
    "merge key": READY.replace("held:\n", "held:\n  <<: {text: x}\n").encode(),
    "huge number": READY.replace("- number: 1", "- number: " + "9" * 5000).encode(),
    "half a surrogate": READY.replace("- はじめに。", '- "\\ud800"').encode(),
}


@pytest.mark.parametrize("kind", BAD_RECORDS)
def test_a_record_that_cannot_be_read(run: Run, tmp_path: Path, kind: str) -> None:
    (tmp_path / "記録.yaml").write_bytes(BAD_RECORDS[kind])
    before = snapshot(tmp_path)
    checked = run("check", "記録.yaml")
    assert checked.code == 2
    checked.told("記録.yaml")
    assert checked.text == "読めない 1件\n"
    run("render", "記録.yaml", "--to", "html", "-o", "記事.html").failed_with("記録.yaml")
    run("render", "-", "--to", "html", "-o", "-", stdin=BAD_RECORDS[kind]).failed_with("標準入力")
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("agenda: 1", "agenda: 7", "7"),
        ("speaker: 乙川", "speaker: 丙山", "丙山"),
        ("label: 乙川", "label: 甲野", "甲野"),
    ],
)
def test_a_wrong_reference_or_a_label_twice_can_be_read_and_is_an_error(
    run: Run, ready: Path, old: str, new: str, word: str
) -> None:
    ready.write_text(READY.replace(old, new), encoding="utf-8")
    before = ready.read_bytes()
    outcome = run("check", ready.name)
    assert outcome.code == 1
    assert any("[誤り]" in line and word in line for line in outcome.text.split("\n"))
    assert run("render", ready.name, "--to", "text", "-o", "-").code == 0
    assert ready.read_bytes() == before


BAD_SOURCES = {
    "empty": b"",
    "blank": "\n　\n \n".encode(),
    "binary": bytes(range(256)) * 20,
    "picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "Word": b"PK\x03\x04" + b"\0" * 100,
    "PDF": b"%PDF-1.7\n",
    "zeros": bytes(1000),
}


@pytest.mark.parametrize("kind", BAD_SOURCES)
def test_a_source_that_cannot_be_read(run: Run, tmp_path: Path, kind: str) -> None:
    (tmp_path / "元.txt").write_bytes(BAD_SOURCES[kind])
    before = snapshot(tmp_path)
    run("convert", "元.txt", "-o", "out.yaml", "--report", "r.json").failed_with("元.txt")
    run("convert", "-", "-o", "out.yaml", stdin=BAD_SOURCES[kind]).failed_with("標準入力")
    assert snapshot(tmp_path) == before


def test_a_file_of_200_megabytes_is_refused_unread(process: Run, tmp_path: Path) -> None:
    with (tmp_path / "大.txt").open("wb") as file:
        file.truncate(200 * 2**20)
    process("convert", "大.txt", "-o", "out.yaml").failed_with("大.txt", "大きすぎ")
    process("render", "大.txt", "--to", "text", "-o", "out.txt").failed_with("大.txt", "大きすぎ")
    with (tmp_path / "大.txt").open("rb") as file:
        process("convert", "-", "-o", "out.yaml", stdin=file).failed_with("標準入力", "大きすぎ")
    with (tmp_path / "大.txt").open("rb") as file:
        process("render", "-", "--to", "text", "-o", "-", stdin=file).failed_with("標準入力", "大きすぎ")
    assert [p.name for p in tmp_path.iterdir()] == ["大.txt"]


@pytest.mark.parametrize(
    "arguments", [["convert", "IN", "-o", "out.yaml"], ["render", "IN", "--to", "text", "-o", "out.txt"]]
)
@pytest.mark.parametrize("path", ["ない.txt", ".", "ない/ない.txt", "長" * 200, "/dev/zero", "名\n前.txt"])
def test_an_input_that_is_no_file(run: Run, tmp_path: Path, arguments: list[str], path: str) -> None:
    run(*(path if a == "IN" else a for a in arguments)).failed_with()
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_cannot_be_a_file(run: Run, source: Path, ready: Path, tmp_path: Path) -> None:
    before = snapshot(tmp_path)
    for output in (".", f"{source.name}/out.yaml", "長" * 200 + ".yaml", "/dev/full"):
        run("convert", source.name, "-o", output, "--force").failed_with()
        run("render", ready.name, "--to", "text", "-o", output).failed_with()
    assert snapshot(tmp_path) == before


def test_a_name_that_is_empty(run: Run, source: Path, ready: Path, tmp_path: Path) -> None:
    before = snapshot(tmp_path)
    run("convert", source.name, "-o", "").failed_with("名前が空です")
    run("convert", source.name, "-o", "o.yaml", "--report", "").failed_with("名前が空です")
    run("convert", "", "-o", "o.yaml").failed_with("名前が空です")
    run("render", "", "--to", "text", "-o", "o.txt").failed_with("名前が空です")
    run("render", ready.name, "--to", "text", "-o", "").failed_with("名前が空です")
    checked = run("check", "", ready.name)
    assert (checked.code, checked.text) == (2, "公開できる 1件、読めない 1件\n")
    checked.told("名前が空です")
    assert snapshot(tmp_path) == before


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hold no such name")
def test_a_name_that_is_not_utf8(process: Run, source: Path, ready: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"a\xff")
    (tmp_path / f"{name}.txt").write_bytes(source.read_bytes())
    (tmp_path / f"{name}.yaml").write_bytes(ready.read_bytes())
    assert process("convert", f"{name}.txt", "-o", "o.yaml").code == 0
    assert "name: a�.txt" in (tmp_path / "o.review.yaml").read_text(encoding="utf-8")
    (tmp_path / f"{name}.txt").write_bytes(b"")
    process("convert", f"{name}.txt", "-o", "p.yaml").failed_with("「a�.txt」")
    (tmp_path / f"{name}.yaml").write_bytes(b"x: 1")
    process("render", f"{name}.yaml", "--to", "text", "-o", "p.txt").failed_with("a�.yaml")


def test_a_folder_that_cannot_be_written(run: Run, source: Path, ready: Path, read_only_disk: Path) -> None:
    before = snapshot(read_only_disk)
    run("convert", source.name, "-o", read_only_disk / "new.yaml").failed_with("new.yaml", "読み取り専用")
    run("convert", source.name, "-o", read_only_disk / "old.yaml", "--force").failed_with("old.yaml")
    run("convert", source.name, "-o", "a.yaml", "--report", read_only_disk / "r.json").failed_with("r.json")
    run("render", ready.name, "--to", "html", "-o", read_only_disk / "a.html").failed_with("a.html")
    assert snapshot(read_only_disk) == before
    assert not (source.parent / "a.yaml").exists()


def test_a_full_disk(run: Run, source: Path, ready: Path, tiny_disk: Path) -> None:
    before = snapshot(tiny_disk)
    run("convert", source.name, "-o", tiny_disk / "new.yaml").failed_with("new.yaml", "空き")
    run("convert", source.name, "-o", "a.yaml", "--report", tiny_disk / "r.json").failed_with(
        "r.json", "空き"
    )
    run("render", ready.name, "--to", "html", "-o", tiny_disk / "a.html").failed_with("a.html", "空き")
    assert snapshot(tiny_disk) == before
    assert not (source.parent / "a.yaml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_a_limit_that_stops_the_writing_half_way(process: Run, source: Path, tmp_path: Path) -> None:
    import resource

    (tmp_path / "old.yaml").write_text("古い", encoding="utf-8")
    before = snapshot(tmp_path)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))

    command = ("convert", source.name, "-o", "old.yaml", "--force", "--report", "r.json")
    process(*command, preexec_fn=limit, env={"PYTHONDONTWRITEBYTECODE": "1"}).failed_with("保存できません")
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["schema"],
        ["--help"],
        ["render", "記録.yaml", "--to", "text", "-o", "-"],
        ["check", "記録.yaml"],
        ["check", "記録.yaml", "--format", "json"],
    ],
)
def test_an_output_that_is_full(
    process: Run, ready: Path, full_output: io.BufferedWriter, arguments: list[str]
) -> None:
    process(*arguments, stdout=full_output).failed_with("空き")


def test_a_reader_that_has_gone(process: Run, ready: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        process("render", ready.name, "--to", "text", "-o", "-", stdout=write).failed_with("最後まで")
    finally:
        os.close(write)


def _wait_until_idle(process_id: int) -> None:
    """Wait until a process sleeps and has needed no processor for a second: it has loaded all, and waits for input.

    While it loads, Python itself may end it by the signal.
    """
    stat = Path(f"/proc/{process_id}/stat")
    before, since = "", time.monotonic()
    end = since + 60
    while time.monotonic() < end:
        time.sleep(0.1)
        if not stat.exists():  # no Linux
            time.sleep(2.0)
            return
        state, *counts = stat.read_text().rpartition(")")[2].split()
        now = " ".join((state, *counts[10:12]))  # the state, and the processor time in user and kernel
        if now != before or state != "S":
            before, since = now, time.monotonic()
        elif time.monotonic() - since > 1:
            return


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C reaches a group of processes there")
def test_ctrl_c_while_waiting_for_input(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "zadankai_editor", "convert", "-", "-o", "out.yaml"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=tmp_path, **pipes) as waiting:  # type: ignore[call-overload]
        _wait_until_idle(waiting.pid)
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate(timeout=60)
    Outcome(waiting.returncode, out, err.decode("utf-8")).failed_with("中断")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], ["コマンド", "--help"]),
        (["--nothing"], ["--help"]),
        (["conver", "a", "b"], ["conver"]),
        (["convert"], ["INPUT", "--output"]),
        (["convert", "a.txt"], ["--output"]),
        (["convert", "a.txt", "-o"], ["--output"]),
        (["convert", "a.txt", "-o", "b.yaml", "--forced"], ["--forced"]),
        (["render", "a.yaml", "--to", "pdf", "-o", "x"], ["pdf", "markdown"]),
        (["check"], ["FILE"]),
        (["check", "a.yaml", "--format=xml"], ["xml"]),
        (["schema", "x"], ["x"]),
        (["convert", "a", "-o", "b", "--force=yes"], ["--force"]),
    ],
)
def test_wrong_arguments_are_explained_in_japanese(run: Run, arguments: list[str], words: list[str]) -> None:
    outcome = run(*arguments)
    outcome.failed_with(*words)
    for english in ("argument", "required", "choose", "usage", "expected"):
        assert english not in outcome.err


@pytest.mark.parametrize(
    "arguments", [["--help"], *([c, "--help"] for c in ("convert", "check", "render", "schema"))]
)
def test_help_is_in_japanese(run: Run, arguments: list[str]) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.text.startswith("使い方：zadankai-editor")
    for english in ("usage:", "positional", "options:", "show this help"):
        assert english not in outcome.text
    assert not re.search("[ぁ-んァ-ヶ一-鿿]:", outcome.text)


def test_what_nobody_foresaw_is_a_sentence_too() -> None:
    with pytest.raises(KeyError) as raised:
        {"a": 1}.pop("b1")
    told = sentence_for(raised.value)
    assert "KeyError" in told
    assert "test_bad_input.py" in told
    assert "\n" not in told
    assert "メモリー" in sentence_for(RecursionError())
