"""What the tests of the command line share: ways to run commands, files and disks to run them on."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.support import READY, SOURCE, Outcome, Run
from zadankai_editor.cli import main


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in this process, in the folder `tmp_path`."""
    monkeypatch.chdir(tmp_path)

    def run_here(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as streams:
            streams.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            streams.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="cp932"))
            streams.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="cp932"))
            code = main([str(a) for a in arguments])
            sys.stdout.flush()
            return Outcome(code, out.getvalue(), err.getvalue().decode("utf-8"))

    return run_here


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Run a command as a process of its own, in the folder `tmp_path`."""

    def run_there(*arguments: str | Path, env: dict[str, str] | None = None, **options: object) -> Outcome:
        command = [sys.executable, "-m", "zadankai_editor", *(str(a) for a in arguments)]
        options = {"capture_output": True, "timeout": 120, **options}
        if "stdout" in options:
            options |= {"capture_output": False, "stderr": subprocess.PIPE}
        done = subprocess.run(
            command, cwd=tmp_path, env={**os.environ, **(env or {})}, check=False, **options
        )  # type: ignore[call-overload]
        return Outcome(done.returncode, done.stdout or b"", done.stderr.decode("utf-8"))

    return run_there


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A source as staff have it."""
    path = tmp_path / "座談会.txt"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """A record that is ready, with its picture."""
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    path = tmp_path / "記録.yaml"
    path.write_text(READY, encoding="utf-8")
    return path


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A full disk: room for 64 kB, of which none is left."""
    for folder in _mounted(tmp_path / "tiny", "size=64k"):
        _fill(folder / "filler")
        yield folder


@pytest.fixture
def narrow_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three pages, of which a tiny record takes one, its review another."""
    yield from _mounted(tmp_path / "narrow", "size=12k")


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that cannot be written, not even by root."""
    for folder in _mounted(tmp_path / "fixed", "size=64k"):
        (folder / "old.yaml").write_bytes(b"old")
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield folder


@pytest.fixture
def full_output() -> Iterator[io.BufferedWriter]:
    """A standard output that takes nothing."""
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with Path("/dev/full").open("wb") as full:
        yield full


def _mounted(folder: Path, options: str) -> Iterator[Path]:
    folder.mkdir()
    try:
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("no mount command on this system")
    if done.returncode:
        pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(b"x" * 4096):
            pass
