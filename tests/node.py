"""Running the scripts of `tests/js` with Node, whose packages are installed into `build/` on first use."""

import functools
import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ROOT / "tests" / "js"


def run_node(script: str, data: object) -> Any:
    """Return what `tests/js/SCRIPT` writes for `data`; both are JSON. Skips the test where Node is missing."""
    found = subprocess.run(
        [_program("node"), _installed() / script],
        input=json.dumps(data).encode(),
        stdout=subprocess.PIPE,
        check=True,
        timeout=120,
    )
    return json.loads(found.stdout)


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not on this machine")
    return found


@functools.cache
def _installed() -> Path:
    """Return a copy of `tests/js` with its packages; the same one until a file there changes."""
    npm = _program("npm")
    files = sorted(p for p in SCRIPTS.iterdir() if p.suffix in (".json", ".mjs"))
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in files)).hexdigest()[:16]
    folder = ROOT / "build" / "test-node" / digest
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        if not (folder / "complete").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            for path in files:
                shutil.copy(path, folder)
            command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            done = subprocess.run(
                command, cwd=folder, capture_output=True, text=True, check=False, timeout=150
            )
            if done.returncode:
                pytest.skip(f"npm could not install the packages of tests/js: {done.stderr.strip()[-300:]}")
            (folder / "complete").touch()
    return folder
