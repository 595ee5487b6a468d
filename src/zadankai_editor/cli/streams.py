"""Standard input, output and error: always UTF-8, and never a traceback when they fail."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper

from zadankai_editor.cli.failures import CommandError

STANDARD = "-"
"""The name that stands for standard input or output."""


def use_utf8() -> None:
    """Make the standard streams speak UTF-8 wherever they lead to.

    A console on Windows shows all of Unicode by itself; a pipe or a file there would get CP932.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")


def read_standard_input(limit: int) -> bytes:
    """Return what stands on standard input, at most `limit` bytes and one more."""
    if sys.stdin is None:
        raise CommandError("標準入力がありません。ファイルの名前を渡してください。")
    return sys.stdin.buffer.read(limit + 1)


def write_standard_output(data: bytes) -> None:
    """Write `data` to standard output and see that it arrives. Raises OSError."""
    if sys.stdout is None:
        raise CommandError("標準出力がありません。-o でファイルの名前を渡してください。")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def flush_output() -> None:
    """See that everything said has arrived. Raises OSError."""
    if sys.stdout is not None:
        sys.stdout.flush()


def say(text: str) -> None:
    """Write a line to standard output."""
    if sys.stdout is not None:
        sys.stdout.write(f"{text}\n")


def tell(text: str) -> None:
    """Write a line to standard error; where that fails too, nobody can be told."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()


def give_up_output() -> None:
    """Drop what standard output could not take, so that Python does not try again at its end."""
    if sys.stdout is None:
        return
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
