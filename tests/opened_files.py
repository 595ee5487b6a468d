"""Which files a process opens, as the system sees it: by Python, by Qt or by anything else."""

import ctypes
import os
import struct
import sys
from pathlib import Path

import pytest

_IN_OPEN = 0x20
_EVENT = struct.Struct("iIII")


class OpenedFiles:
    """Watches files (Linux's inotify) until it is closed; `names` are those that were opened since."""

    def __init__(self) -> None:
        if not sys.platform.startswith("linux"):
            pytest.skip("only Linux tells which files are opened")
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._handle = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        assert self._handle >= 0
        self._watched: dict[int, str] = {}

    def watch(self, path: Path) -> None:
        """Watch the file at `path`, which is there."""
        number = self._libc.inotify_add_watch(self._handle, os.fsencode(path), _IN_OPEN)
        assert number >= 0
        self._watched[number] = path.name

    @property
    def names(self) -> set[str]:
        """The names of the files that were opened since they are watched, or since this was last asked."""
        found: set[str] = set()
        try:
            data = os.read(self._handle, 1 << 16)
        except BlockingIOError:
            return found
        while data:
            number, _mask, _cookie, length = _EVENT.unpack_from(data)
            found.add(self._watched[number])
            data = data[_EVENT.size + length :]
        return found

    def close(self) -> None:
        """Watch no more."""
        os.close(self._handle)
