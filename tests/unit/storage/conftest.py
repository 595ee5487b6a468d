"""What the tests of storage share."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's own folders, in this test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("ZADANKAI_HOME", str(folder))
    return folder


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for 64 kB."""
    with_mount = _mounted(tmp_path / "tiny", "size=64k")
    yield from with_mount


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with one file, `a.yaml`, that cannot be written."""
    for folder in _mounted(tmp_path / "fixed", "size=64k"):
        (folder / "a.yaml").write_bytes(b"old")
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield folder


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
