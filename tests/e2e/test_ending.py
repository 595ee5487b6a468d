"""The end of the program where a disk does not answer: the window is gone at once, the process soon."""

import os
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from zadankai_editor.formats import write_record
from zadankai_editor.record.nodes import Block, BlockKind, Record

PROGRAM = """
import os, sys, threading, time
from pathlib import Path

share = sys.argv[1]
here = threading.get_ident()
stat, scandir = os.stat, os.scandir

def hang(call):
    def hanging(path, *arguments, **named):
        if hung and isinstance(path, (str, Path)) and str(path).startswith(share):
            if threading.get_ident() == here:
                print("the window waits", flush=True)
            time.sleep(120)
        return call(path, *arguments, **named)
    return hanging

hung = []
os.stat, os.scandir = hang(stat), hang(scandir)

from PySide6.QtCore import QTimer
from zadankai_editor import app

def run_hook(self, path):
    start(self, path)
    self.desk.opened.connect(lambda _notices: QTimer.singleShot(300, go_away))

    def go_away():
        hung.append(True)
        self.checker.refresh()  # somebody looks at the pictures, and gets no answer
        QTimer.singleShot(600, close)

    def close():
        before = time.monotonic()
        self.close()
        print(f"closed in {time.monotonic() - before:.1f}", flush=True)

start = app.MainWindow.start
app.MainWindow.start = run_hook
sys.exit(app.run(Path(share) / "a.yaml"))
"""


@pytest.mark.e2e
def test_the_process_ends_although_a_look_at_the_disk_never_does(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    photo = Block(id="b1", kind=BlockKind.PHOTO, text="会場", file="images/a.png")
    (share / "a.yaml").write_bytes(write_record(Record(title="湊の座談会", blocks=(photo,))))
    before = monotonic()
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(share)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert ended.returncode == 0, ended.stderr
    assert "the window waits" not in ended.stdout
    assert "closed in 0.0" in ended.stdout or "closed in 0.1" in ended.stdout, ended.stdout
    assert "Traceback" not in ended.stderr
    assert monotonic() - before < 40
