"""Numbers as records print them: digits of either width, kanji, and the marks of lists."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from zadankai_editor.japanese.folding import NUMBERS, folded

_KANJI_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
DIGITS = r"[0-9]{1,4}|[〇○零一二三四五六七八九十百千]{1,7}|元"
"""A pattern for a number in a folded line, as it stands before 年, 月, 日 or 回."""

_CIRCLES = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
_CIRCLED = {
    **{chr(0x2460 + n): n + 1 for n in range(20)},  # ①
    **{chr(0x2474 + n): n + 1 for n in range(20)},  # ⑴
    **{chr(0x2488 + n): n + 1 for n in range(20)},  # ⒈
    **{chr(0x24F5 + n): n + 1 for n in range(10)},  # ⓵
    **{chr(0x2776 + n): n + 1 for n in range(10)},  # ❶
    **{chr(0x3251 + n): n + 21 for n in range(15)},  # ㉑
    **{chr(0x32B1 + n): n + 36 for n in range(15)},  # ㊱
    **{chr(0x3220 + n): n + 1 for n in range(10)},  # ㈠
    **{chr(0x2160 + n): n + 1 for n in range(12)},  # Ⅰ
}
_MOST_IN_SIGN = 50
_IN_BRACKETS = re.compile(r"【([0-9]{1,2})[.、: ](.+)】")
_PRINTED = re.compile(
    r"(?:議題|テーマ|項目|その|第)?(?:"
    r"\((?P<in>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\)"
    r"|\[(?P<sq>[0-9]{1,2})\]"
    r"|【(?P<br>[0-9]{1,2})[.、]?】"
    r"|(?P<bare>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[.)、:](?![0-9])|(?=[ ]))"
    r")"
)

_OF_THE_DAY = re.compile(
    r"日程 ?第 ?([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?![0-9回])[ 、.:]?"
    r"|第 ?([0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?号議案[ 、.:]"
)
"""How minutes number the items of the day."""


class Numbered(NamedTuple):
    """A line of a list: its number and the text after the mark."""

    number: int
    text: str


def number_of(written: str) -> int | None:
    """Return the value of `written`: `12`, `１２`, `十二`, `一二`, `元` (1); `None` where it is no number."""
    read = NUMBERS.of(written).strip()
    if read == "元":
        return 1
    if read.isascii() and read.isdigit():
        return int(read)
    if not read or any(char not in _KANJI_DIGITS and char not in _UNITS for char in read):
        return None
    if not any(char in _UNITS for char in read):
        return int("".join(str(_KANJI_DIGITS[char]) for char in read))
    total, digit = 0, 0
    for char in read:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _KANJI_DIGITS[char]
    return total + digit


@lru_cache(maxsize=4096)
def numbered(text: str) -> Numbered | None:
    """Split the mark of a list off: `①…`, `(1)…`, `1.…`, `【1.…】`, `一、…`; `None` where there is none."""
    if text[:1] and (sign := _number_in_one_sign(text[0])) is not None:
        return Numbered(sign, text[1:].lstrip(" 　.．、:：)）"))
    read = folded(text)
    inside = _IN_BRACKETS.fullmatch(read)
    if inside:
        return Numbered(int(inside[1]), text[inside.start(2) : inside.end(2)].strip())
    match = _OF_THE_DAY.match(read) or _PRINTED.match(read)
    if not match:
        return None
    value = number_of(next(group for group in match.groups() if group is not None))
    rest = text[match.end() :].lstrip(" 　.．、:：")
    return Numbered(value, rest) if value is not None and rest else None


def _number_in_one_sign(char: str) -> int | None:
    """Return the number that one character is, which is no digit: ①, ⑴, Ⅰ, ⅰ and whatever Unicode has; not 〇."""
    if char in _CIRCLED:
        return _CIRCLED[char]
    if char < "\u2070" or unicodedata.category(char) not in ("No", "Nl"):
        return None
    value = unicodedata.numeric(char)
    return int(value) if value.is_integer() and 0 < value <= _MOST_IN_SIGN else None


def circled(number: int) -> str:
    """Return `number` in a circle (1 to 50), or in brackets."""
    for first, last, code in _CIRCLES:
        if first <= number <= last:
            return chr(code + number - first)
    return f"（{number}）"


def without_number(text: str) -> str:
    """Return `text` without the mark of a list before it."""
    mark = numbered(text)
    return mark.text if mark else text
