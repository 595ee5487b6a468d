"""What an input may cost, and how much memory this process has needed at most."""

import re
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path

from zadankai_editor.readers import MAX_SOURCE_BYTES

_SECONDS = 2.0
_BYTES_A_SECOND = 100_000
_LINES_A_SECOND = 4000
_BYTES_A_LINE = 8000
_MEGABYTES = 300.0
_TIMES_THE_INPUT = 20
_PACE = 0.03
"""The processor seconds that `_busy_work` takes on the quiet machine for which the bounds were set."""
_MEGA = 1_000_000
_STATUS = Path("/proc/self/status")


def unpacked_size(data: bytes) -> int:
    """Return the bytes that `data` holds, unpacked where it is a ZIP file, but no more than any reader unpacks.

    A file that says of itself that it unpacks to a terabyte must not be granted the time for one.
    """
    if not data.startswith(b"PK"):
        return len(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            inside = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, IndexError, KeyError):
        return len(data)
    return max(len(data), min(inside, MAX_SOURCE_BYTES))


def most_seconds(size: int) -> float:
    """Return the seconds that reading `size` unpacked bytes may take: 2, and 1 for each 100 kB."""
    return _SECONDS + size / _BYTES_A_SECOND


def most_seconds_recognising(size: int, lines: int) -> float:
    """Return the seconds that recognising so many bytes of text in so many lines may take.

    The bound for readers, and a quarter of a millisecond for each line: a million lines of one letter are
    four megabytes, and each of them is looked at as a line is. What takes longer grows faster than its text.
    """
    return most_seconds(size) + lines / _LINES_A_SECOND


def slowness() -> float:
    """Return how many times slower than the one for which the bounds were set this machine is now, 1 at least.

    Another machine, or one whose cores are shared, may take twice as long; what hangs takes longer than that.
    """
    return max(1.0, min(_busy_work() for _ in range(3)) / _PACE)


def _busy_work() -> float:
    """Do always the same with some texts and return the processor seconds that it took."""
    start = time.process_time()
    for number in range(100_000):
        len(f"{number}：はい".split("："))
    return time.process_time() - start


def most_megabytes(size: int) -> float:
    """Return the megabytes that this process may hold for `size` unpacked bytes: 300, and 20 times the input.

    All of the process counts, the interpreter and the libraries too.
    """
    return _MEGABYTES + _TIMES_THE_INPUT * size / _MEGA


def most_megabytes_recognising(size: int, lines: int) -> float:
    """Return the megabytes that this process may hold for so many bytes of text: 8 kB more for each line."""
    return most_megabytes(size) + lines * _BYTES_A_LINE / _MEGA


def peak_megabytes() -> float | None:
    """Return the most memory that this process has held at once so far; `None` where the system does not tell.

    The system's own mark, since `tracemalloc` sees nothing of lxml and zlib and makes everything several
    times slower. Linux's `VmHWM` belongs to the process alone; `ru_maxrss` may be that of its parent.
    """
    if _STATUS.exists():
        found = re.search(
            r"^VmHWM:\s*(\d+) kB", _STATUS.read_text(encoding="ascii", errors="replace"), re.MULTILINE
        )
        return int(found[1]) * 1024 / _MEGA if found else None
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / _MEGA


def bound_address_space(megabytes: int) -> None:
    """Let this process have no more than so much memory: past it `MemoryError` is raised, and the machine lives on.

    Where the system knows no such bound (Windows, macOS) nothing changes.
    """
    if sys.platform.startswith("linux"):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEGA, megabytes * _MEGA))
