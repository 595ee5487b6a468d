"""A long record is searched, gone through and scrolled, in a process of its own: it must not end early."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e

_SAYS_OF_ITSELF = "This plugin does not support"


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_ends_the_program(root: Path, tmp_path: Path, seed: int) -> None:
    session = root / "tests" / "e2e" / "long_record_session.py"
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", str(session), str(tmp_path), str(seed)],
        env={**os.environ, "ZADANKAI_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        timeout=150,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if _SAYS_OF_ITSELF not in line]
    assert not said, "\n".join(said)
    assert done.returncode == 0
    assert done.stdout.endswith("ended\n")
