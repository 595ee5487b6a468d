"""Names that people give themselves in meetings by video: `湊浜町_椿和子`, `椿＠湊浜町`, `01椿和子`, `【湊浜町】椿`.

Where somebody is from stands before the name or behind it, parted by a sign or in brackets, and a number may
stand in front. Which part is the name is weighed by what both look like and by where names usually stand.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.surnames import (
    ends_in_noun,
    family_length,
    is_common_noun,
    is_family,
    leading_family,
)
from zadankai_editor.recognize.cast.names import without_honorific
from zadankai_editor.recognize.cast.offices import is_title
from zadankai_editor.recognize.spans.label_spans import mate
from zadankai_editor.recognize.vocabulary import ORGANIZATION, PLACEHOLDER, UNIT_END

_NUMBER = re.compile(
    r"(?:(?P<sure>0[0-9]{1,3}|[0-9]{1,4}(?=[-_.:)\]])|[0-9]{1,4}(?= ))|[0-9]{1,3})[-_.:)\] ]*(?=[^\W\d_])"
)
_DEVICE = re.compile(r"(?<=.)の[A-Za-z][A-Za-z0-9 ]+$")
"""Whose machine it is: `椿のiPad`."""
_TELLS_NOTHING = re.compile(r"[a-z][A-Za-z0-9 -]*|[A-Za-z]+[ .-][A-Z][a-z]+")
"""What stands beside a name in Latin letters and is no office: `iPhone`, the name once more."""
_KANA = re.compile("[ぁ-んァ-ヶー・ ]+")
_HIRAGANA = re.compile("[ぁ-んー]+")
_NAME_BEHIND = {"_": 0.4, "|": 0.4, "@": -1.5, "/": 0.4, "・": 0.4, "-": 0.4, " ": 0.4}
"""The signs that part such names, with how usual it is that the name stands behind them."""
_IN_NO_NAME = "_|@"
"""Of these signs those that never stand within a name, or between the names of two people."""
_OUTSIDE_BRACKETS = 0.8
_SURE = 9.0
_FULL_NAME = 3
_LONGEST_FAMILY = 3


class DisplayName(NamedTuple):
    """A name with where somebody is from (or nothing); `weight`: how much speaks for it and against the other way."""

    name: str
    office: str
    weight: float


def display_name(label: str) -> DisplayName | None:
    """Return the name in a label and where somebody is from; `None` where it has no such parts, or none is likelier."""
    best = next(iter(display_names(label)), None)
    return best if best is not None and best.weight > 0 else None


@lru_cache(maxsize=4096)
def display_names(label: str) -> tuple[DisplayName, ...]:
    """Return the ways to part a label in a name and where somebody is from, the likeliest first; mostly none."""
    read = folded(label)
    if read.isascii() or PLACEHOLDER.fullmatch(read):
        return ()
    found = [one for way in _ways(label, read) for one in (_within(way), way) if one is not None]
    return tuple(sorted(found, key=lambda one: (-one.weight, len(one.name))))


def weight_of_name_behind(sign: str, before: str, behind: str) -> float:
    """Return how much speaks for it that the name stands behind the sign, by what both sides look like."""
    return _NAME_BEHIND.get(sign, 0.0) + _personal(behind) - _personal(before)


def _within(way: DisplayName) -> DisplayName | None:
    """Return the name in what is left as one, where that is to be parted, too: `01_湊浜町_椿`."""
    inner = display_name(way.name)
    return inner and DisplayName(inner.name, inner.office or way.office, way.weight)


def _ways(label: str, read: str) -> Iterator[DisplayName]:
    number, device = _NUMBER.match(read), _DEVICE.search(read)
    if number is not None and (number["sure"] or _is_known(label[number.end() :])):
        yield DisplayName(label[number.end() :], "", _SURE)
        return
    if device is not None:
        yield DisplayName(label[: device.start()], "", _SURE)
        return
    for one, other, usual, sure in _parts(label, read):
        if sure and family_length(one + other) == len(one):
            yield DisplayName(f"{one} {other}", "", _SURE)
        weight = usual + _personal(other) - _personal(one)
        for name, office, more in ((other, one, weight), (one, other, -weight)):
            if sure or _is_from(office, name):
                yield DisplayName(name, "" if _TELLS_NOTHING.fullmatch(office) else office, more)


def _parts(label: str, read: str) -> Iterator[tuple[str, str, float, bool]]:
    """Yield two parts of a label, how usual the second is as the name, and whether its form parts it."""
    closing = mate(read[0])
    end = read.find(closing) if closing is not None else -1
    if 1 < end < len(read) - 1:
        yield label[1:end].strip(), label[end + 1 :].strip(), _OUTSIDE_BRACKETS, True
        return
    place = next((place for place in range(1, len(read)) if mate(read[place]) == read[-1]), None)
    if place is not None and place < len(read) - 2 and not _is_reading(read[place + 1 : -1]):
        yield label[:place].strip(), label[place + 1 : -1].strip(), -_OUTSIDE_BRACKETS, True
        return
    for sign, usual in _NAME_BEHIND.items():
        for place in {read.find(sign), read.rfind(sign)} - {-1}:
            one, other = label[:place].strip(), label[place + 1 :].strip()
            if _holds_letters(one) and _holds_letters(other):
                yield one, other, usual, sign in _IN_NO_NAME
        if sign in read:
            return


def _is_reading(read: str) -> bool:
    return _KANA.fullmatch(read) is not None and not is_common_noun(read)


def _holds_letters(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _is_known(name: str) -> bool:
    """Tell whether the dictionary knows a family name, or a full one."""
    bare = folded(without_honorific(name))
    return is_family(bare) or family_length(bare) is not None


def _is_from(office: str, name: str) -> bool:
    """Tell whether of two parts one is a place, a body or what somebody is, and the other the name of a person."""
    named = _is_known(name) or (len(name) >= _FULL_NAME and len(name.split()) < _FULL_NAME)
    is_thing = is_common_noun(office) and family_length(name) is not None
    return named and not _is_office(name) and (is_thing or _is_office(office))


def _is_office(text: str) -> bool:
    read = folded(text)
    if _is_known(text):
        return False
    long = len(read) > _LONGEST_FAMILY and not _HIRAGANA.fullmatch(read)
    if long and ends_in_noun(read) and not is_common_noun(read):
        return True
    return is_title(text) or UNIT_END.search(read) is not None or ORGANIZATION.fullmatch(read) is not None


def _personal(text: str) -> float:
    """Return how much a part looks like the name of a person."""
    read = folded(without_honorific(text))
    known = _is_known(read)
    weight = 2.0 * known + 1.0 * (read != folded(text)) + 0.7 * (leading_family(read) is not None)
    weight -= 1.5 * _is_office(text) + 1.0 * (ends_in_noun(read) and not known)
    return weight - 0.7 * (len(read) > 7) - 0.5 * read.isascii()
