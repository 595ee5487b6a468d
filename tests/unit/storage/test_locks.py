"""One editor at a time."""

import subprocess
import sys
from pathlib import Path

import pytest

from zadankai_editor.storage import paths
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.locks import Holder, LockedElsewhere, lock_record, lock_untitled, try_lock

HOLD = """
import sys
from pathlib import Path
from zadankai_editor.storage.locks import lock_record
lock = lock_record(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_another_process_has_the_record(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        (tmp_path / "link.yaml").symlink_to(path)
        with pytest.raises(LockedElsewhere, match="コピーとしてなら開けます") as caught:
            lock_record(tmp_path / "link.yaml")
        assert isinstance(caught.value.holder, Holder)
        assert caught.value.holder.process == process.pid
        process.kill()
    lock = lock_record(path)
    assert lock.held
    lock.release()
    lock.release()
    assert not lock.held


def test_another_window_of_the_same_process_has_it(tmp_path: Path) -> None:
    lock = lock_record(tmp_path / "a.yaml")
    with pytest.raises(LockedElsewhere):
        lock_record(tmp_path / "." / "a.yaml")
    other = lock_record(tmp_path / "b.yaml")
    lock.release()
    lock_record(tmp_path / "a.yaml").release()
    other.release()


def test_records_without_a_file() -> None:
    one, other = lock_untitled(), lock_untitled()
    assert one.key != other.key
    assert one.untitled
    assert isinstance(try_lock(one.key), Holder)
    one.release()
    other.release()


def test_who_holds_it_may_be_unknown(tmp_path: Path) -> None:
    lock = lock_record(tmp_path / "a.yaml")
    for damage in (b"", b"[]", b'{"user": 1}', b"\xff"):
        (paths.locks_folder() / f"{lock.key}.json").write_bytes(damage)
        with pytest.raises(LockedElsewhere, match="ほかのウィンドウで開いています"):
            lock_record(tmp_path / "a.yaml")
    lock.release()


def test_no_place_for_locks(home: Path, tmp_path: Path) -> None:
    home.write_text("in the way")
    with pytest.raises(StorageError, match="記録のファイルには触れていません"):
        lock_record(tmp_path / "a.yaml")
    with pytest.raises(ValueError, match="odd"):
        try_lock("../odd")
