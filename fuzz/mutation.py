"""Spoils what was sound: bytes of any kind, and texts by their lines."""

import re
from collections.abc import Callable, Sequence
from math import log
from random import Random

from fuzz.words import HTML, NUMBERS, SAID, SIGNS

_DIGITS = re.compile(rb"[0-9]+")
_MOST_EDITS = 8
_MOST_GROWTH = 4000
_OTHER_ENCODINGS = (
    ("utf-8-sig", b""),
    ("utf-16", b""),
    ("utf-16-le", b""),
    ("utf-16-be", b"\xfe\xff"),
    ("utf-16-be", b""),
    ("utf-32", b""),
    ("cp932", b""),
    ("euc_jp", b""),
    ("iso2022_jp_ext", b""),
)


def mutated(data: bytes, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """Return `data` after one to eight edits. `tokens` mean something in its format; `others` are of its kind."""
    changed = bytearray(data)
    for _ in range(_number(rng)):
        _EDITS[rng.randrange(len(_EDITS))](changed, rng, tokens, others)
    return bytes(changed)


def _number(rng: Random) -> int:
    return min(_MOST_EDITS, 1 + _few(rng, 2))


def _few(rng: Random, mean: float) -> int:
    """Return a number that is mostly small, and at most seven times the mean."""
    return int(-mean * log(1 - min(rng.random(), 0.999)))


def _place(data: bytearray, rng: Random) -> int:
    return rng.randrange(len(data) + 1)


def _piece(data: bytearray, rng: Random, most: int = 200) -> tuple[int, int]:
    start = _place(data, rng)
    return start, min(len(data), start + 1 + _few(rng, most / 8))


_Edit = Callable[[bytearray, Random, Sequence[bytes], Sequence[bytes]], None]


def _flip(data: bytearray, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> None:
    del tokens, others
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _byte(data: bytearray, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> None:
    del tokens, others
    at = _place(data, rng)
    data[at : at + rng.randrange(2)] = bytes([rng.choice((0, 0x1B, 0x80, 0xFF, 0xFE, rng.randrange(256)))])


def _delete(data: bytearray, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> None:
    del tokens, others
    start, end = _piece(data, rng)
    del data[start:end]


def _truncate(data: bytearray, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> None:
    del tokens, others
    if rng.random() < 0.3:
        del data[_place(data, rng) :]


def _repeat(data: bytearray, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> None:
    del tokens, others
    start, end = _piece(data, rng)
    times = min(1 + int(2 ** (rng.random() * 8)), _MOST_GROWTH // max(1, end - start) + 1)
    data[end:end] = data[start:end] * times


def _move(data: bytearray, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> None:
    del tokens, others
    start, end = _piece(data, rng)
    piece = bytes(data[start:end])
    del data[start:end]
    at = _place(data, rng)
    data[at:at] = piece


def _token(data: bytearray, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> None:
    del others
    at = _place(data, rng)
    data[at : at + rng.choice((0, 0, 0, 1, 4))] = rng.choice(tokens)


def _instead(data: bytearray, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> None:
    """Put one token in the place of another that is there."""
    del others
    old = rng.choice(tokens)
    at = data.find(old, _place(data, rng))
    if at >= 0:
        data[at : at + len(old)] = rng.choice(tokens)


def _splice(data: bytearray, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> None:
    del tokens
    other = bytearray(rng.choice(others))
    start, end = _piece(other, rng, 1000)
    at = _place(data, rng)
    data[at:at] = other[start:end]


def _figure(data: bytearray, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> None:
    """Put an absurd number in the place of one that is there."""
    del tokens, others
    found = _DIGITS.search(data, _place(data, rng))
    if found:
        data[found.start() : found.end()] = rng.choice(NUMBERS).encode()


_EDITS: tuple[_Edit, ...] = (
    *(_flip, _byte, _delete, _truncate, _repeat, _move, _token, _token, _token),
    *(_instead, _splice, _figure),
)


def mutated_text(text: str, rng: Random, others: Sequence[str]) -> str:
    """Return `text` with some of its lines moved, joined, doubled, lost, or with signs and other lines in it."""
    lines = text.split("\n")
    for _ in range(_number(rng)):
        at = rng.randrange(len(lines))
        _LINE_EDITS[rng.randrange(len(_LINE_EDITS))](lines, at, rng)
        if rng.random() < 0.1:
            other = rng.choice(others).split("\n")
            start = rng.randrange(len(other))
            lines[at:at] = other[start : start + rng.randrange(1, 12)]
    return "\n".join(lines)


def _sign(lines: list[str], at: int, rng: Random) -> None:
    place = rng.randrange(len(lines[at]) + 1)
    piece = rng.choice(rng.choice((SIGNS, SAID, HTML)))
    lines[at] = lines[at][:place] + piece + lines[at][place + rng.randrange(2) :]


def _join(lines: list[str], at: int, rng: Random) -> None:
    del rng
    lines[at : at + 2] = ["".join(lines[at : at + 2])]


def _swap(lines: list[str], at: int, rng: Random) -> None:
    other = rng.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _double(lines: list[str], at: int, rng: Random) -> None:
    end = at + rng.randrange(1, 6)
    lines[at:at] = lines[at:end] * rng.choice((1, 1, 1, 2, 10))


def _drop(lines: list[str], at: int, rng: Random) -> None:
    lines[at : at + rng.randrange(1, 4)] = [""]


def _add(lines: list[str], at: int, rng: Random) -> None:
    lines[at:at] = [rng.choice(SAID), *[""] * rng.randrange(2)]


_LINE_EDITS: tuple[Callable[[list[str], int, Random], None], ...] = (
    *(_sign, _sign, _sign, _join, _swap, _double, _drop, _add),
)


def encoded(text: str, rng: Random) -> bytes:
    """Return the bytes of `text`: mostly in UTF-8, else in another encoding, where it has all the characters."""
    if rng.random() < 0.6:
        return text.encode("utf-8", "surrogatepass")
    encoding, mark = rng.choice(_OTHER_ENCODINGS)
    return mark + text.encode(encoding, "replace")
