"""A file that is replaced is the old one or the new one, whole, whatever happens."""

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from zadankai_editor.storage import atomic
from zadankai_editor.storage.atomic import Replacement, move_to_free_name, put_copy, write_file
from zadankai_editor.storage.errors import StorageError

OLD, NEW, OLDER = b"old\n" * 5000, b"new\n" * 7000, b"older\n" * 3000
CALLS = ("open", "write", "fsync", "close", "link", "replace", "chmod", "stat", "fchown")


class FaultyOS:
    """The `os` module, of which the `fail_at`th call of those that touch the disk fails."""

    def __init__(self, fail_at: int, fault: BaseException, *, half_written: bool = False) -> None:
        self._left = fail_at
        self._fault = fault
        self._half = half_written
        self.failed = ""

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self._wrapped(name, real) if name in CALLS else real

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self._left -= 1
            if self._left:
                return real(*args, **kwargs)
            self.failed = name
            if name == "close":
                real(*args)
            if name == "write" and self._half:
                real(args[0], bytes(args[1])[:100])
            raise self._fault

        return call


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "座談会.yaml"
    path.write_bytes(OLD)
    Path(f"{path}.bak").write_bytes(OLDER)
    return path


def save(path: Path, data: bytes) -> None:
    write_file(path, data, backup=Path(f"{path}.bak"))


def assert_whole(path: Path) -> None:
    assert path.read_bytes() in (OLD, NEW)
    backup = Path(f"{path}.bak").read_bytes()
    assert backup in (OLDER, OLD)
    if path.read_bytes() == NEW:
        assert backup == OLD


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_any_call_of_the_system_may_fail(record: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    failed = set()
    for at in count(1):
        record.write_bytes(OLD)
        Path(f"{record}.bak").write_bytes(OLDER)
        faulty = FaultyOS(at, OSError(number, os.strerror(number)), half_written=True)
        with monkeypatch.context() as patch:
            patch.setattr(atomic, "os", faulty)
            with suppress(StorageError):
                save(record, NEW)
        if not faulty.failed:
            break
        failed.add(faulty.failed)
        assert_whole(record)
        assert sorted(p.name for p in record.parent.iterdir()) == [record.name, f"{record.name}.bak"]
    assert {"open", "write", "fsync", "replace", "chmod"} <= failed
    assert record.read_bytes() == NEW


def test_an_interrupt_leaves_nothing_behind(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for at in count(1):
        record.write_bytes(OLD)
        faulty = FaultyOS(at, KeyboardInterrupt())
        with monkeypatch.context() as patch:
            patch.setattr(atomic, "os", faulty)
            try:
                save(record, NEW)
            except KeyboardInterrupt:
                assert record.read_bytes() in (OLD, NEW)
        assert len(list(record.parent.iterdir())) == 2
        if not faulty.failed:
            break


DIE_AT_EACH_CALL = """
import os, sys
from pathlib import Path
from zadankai_editor.storage import atomic
path, at = Path(sys.argv[1]), int(sys.argv[2])
class Dying:
    left = at
    def __getattr__(self, name):
        real = getattr(os, name)
        if name not in sys.argv[3].split(","):
            return real
        def call(*args, **kwargs):
            self.left -= 1
            if not self.left:
                if name == "write":
                    real(args[0], bytes(args[1])[:100])
                os.kill(os.getpid(), 9)
            return real(*args, **kwargs)
        return call
atomic.os = Dying()
atomic.write_file(path, b"new\\n" * 7000, backup=Path(f"{path}.bak"))
"""


def test_a_process_that_is_killed_at_any_call(record: Path) -> None:
    for at in count(1):
        record.write_bytes(OLD)
        Path(f"{record}.bak").write_bytes(OLDER)
        command = [sys.executable, "-c", DIE_AT_EACH_CALL, str(record), str(at), ",".join(CALLS)]
        code = subprocess.run(command, check=False).returncode
        assert_whole(record)
        if code == 0:
            break
        assert code == -signal.SIGKILL
    assert at > 8
    assert record.read_bytes() == NEW


KEEP_WRITING = """
import sys
from pathlib import Path
from zadankai_editor.storage.atomic import write_file
path = Path(sys.argv[1])
print("ready", flush=True)
for number in range(100000):
    write_file(path, b"%d\\n" % number * 20000, backup=Path(f"{path}.bak"))
"""


@pytest.mark.parametrize("seed", range(4))
def test_a_process_that_is_killed_at_any_moment(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"-1\n" * 20000)
    with subprocess.Popen([sys.executable, "-c", KEEP_WRITING, str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(0.05 + random.Random(seed).random() * 0.2)
        process.kill()
    numbers = []
    for found in (path, tmp_path / "a.yaml.bak"):
        lines = found.read_bytes().split(b"\n")
        assert len(lines) == 20001
        assert len(set(lines[:-1])) == 1
        numbers.append(int(lines[0]))
    assert numbers[0] - numbers[1] in (0, 1)
    for left in tmp_path.glob(".*.tmp"):
        os.utime(left, (1, 1))
    write_file(path, NEW)
    assert not list(tmp_path.glob(".*")), "what the killed process left is cleared away"


def test_the_backup_is_the_previous_version_also_after_a_failed_attempt(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def only_backups(source: Path, target: Path) -> None:
        if not str(target).endswith(".bak"):
            raise OSError(errno.EIO, "no")
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", only_backups)
        with pytest.raises(StorageError):
            save(record, NEW)
    save(record, NEW)
    assert_whole(record)
    assert len(list(record.parent.iterdir())) == 2


@pytest.mark.parametrize("hard_links", [True, False])
def test_a_copy_takes_only_a_name_that_is_free(
    record: Path, monkeypatch: pytest.MonkeyPatch, *, hard_links: bool
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no hard links")

    if not hard_links:
        monkeypatch.setattr(os, "link", no_links)
    assert put_copy(record, record.with_name("b"))
    assert not put_copy(Path(f"{record}.bak"), record.with_name("b"))
    assert record.with_name("b").read_bytes() == OLD
    assert len(list(record.parent.iterdir())) == 3


def test_mode_is_kept(record: Path) -> None:
    record.chmod(0o640)
    save(record, NEW)
    assert stat.S_IMODE(record.stat().st_mode) == 0o640


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_file(tmp_path / "new", NEW)
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_a_link(record: Path) -> None:
    (record.parent / "elsewhere").mkdir()
    link = record.parent / "elsewhere" / "link.yaml"
    link.symlink_to(record)
    write_file(link, NEW)
    assert link.is_symlink()
    assert record.read_bytes() == NEW


def test_the_guard_has_the_last_word(record: Path) -> None:
    def refuse() -> None:
        raise StorageError("いけません。")

    replacement = Replacement.prepare(record, NEW)
    with pytest.raises(StorageError, match="いけません"):
        replacement.commit(backup=Path(f"{record}.bak"), guard=refuse)
    assert record.read_bytes() == OLD
    assert len(list(record.parent.iterdir())) == 2


def test_a_scanner_that_holds_the_file_is_waited_for(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, refusals = os.replace, iter([True, True, False, False])

    def held(source: Path, target: Path) -> None:
        if next(refusals):
            raise PermissionError(errno.EACCES, "held")
        replace(source, target)

    monkeypatch.setattr(atomic, "_PATIENCE", (0.0, 0.0, 0.0))
    monkeypatch.setattr(os, "replace", held)
    save(record, NEW)
    assert record.read_bytes() == NEW


def test_full_disk(tiny_disk: Path) -> None:
    path = tiny_disk / "a.yaml"
    write_file(path, OLD)
    with pytest.raises(StorageError, match="ディスクに空きがありません"):
        write_file(path, b"x" * 100_000, backup=tiny_disk / "a.yaml.bak")
    assert path.read_bytes() == OLD
    assert [p.name for p in tiny_disk.iterdir()] == ["a.yaml"]


def test_read_only_disk(read_only_disk: Path) -> None:
    with pytest.raises(StorageError, match="読み取り専用の場所"):
        write_file(read_only_disk / "a.yaml", NEW)
    with pytest.raises(StorageError, match="読み取り専用の場所"):
        write_file(read_only_disk / "b.yaml", NEW)
    assert (read_only_disk / "a.yaml").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("長" * 100 + ".yaml", "長すぎます"),
        ("folder", "同じ名前のフォルダー"),
        ("file/inside.yaml", "同じ名前のもの"),
        ("loop", "リンクが輪"),
        ("pipe", "使えない名前"),
    ],
)
def test_what_cannot_be_a_file(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(StorageError, match=said):
        write_file(tmp_path / name, NEW)
    assert sorted(tmp_path.iterdir()) == before


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="見つかりません"):
        Replacement.prepare(tmp_path / "gone" / "a.yaml", NEW)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can be somebody else")
def test_somebody_elses_folder(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir(mode=0o755)
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(0o755)
    script = (
        "import os, sys; from pathlib import Path\n"
        "from zadankai_editor.storage import atomic, errors\n"
        "os.setuid(65534)\n"
        "try: atomic.write_file(Path(sys.argv[1]), b'new')\n"
        "except errors.StorageError as error: print(error.message)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "theirs" / "a.yaml")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "許可がない" in said


def test_moving_to_a_free_name(tmp_path: Path) -> None:
    for name in ("a", "a-1"):
        (tmp_path / name).write_text(name)
    moved = move_to_free_name(tmp_path / "a", lambda n: tmp_path / f"a-{n}")
    assert moved == tmp_path / "a-2"
    assert [(p.name, p.read_text()) for p in sorted(tmp_path.glob("a*"))] == [("a-1", "a-1"), ("a-2", "a")]
