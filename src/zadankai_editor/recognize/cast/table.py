"""How the rows of a list are printed, seen over neighbouring lines at once, and the same rows in plain form.

A mark before each row, a sign between what people are and their names, and what stands behind every name count
because they recur in lines below each other, not because they have been listed; so does the order of title and
name, which belongs to the whole list. Several people in a row stand apart by the widest gaps.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize.cast.aligned import NOBODY, cost_of, with_columns_apart
from zadankai_editor.recognize.cast.joined_rows import parted
from zadankai_editor.recognize.cast.names import gap_width, without_honorific
from zadankai_editor.recognize.cast.offices import is_role
from zadankai_editor.recognize.cast.word_rows import people_in
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import mark_end, mate
from zadankai_editor.recognize.vocabulary import PSEUDONYM, ROLE_LABEL, TITLE_TAILS

LONGEST_ROW = 120
_NEAR = 2
_NARROWEST_GAP = 3
_PARTING_KINDS = frozenset(("So", "Sm", "Sk", "Po", "Pd", "Pe", "Pf"))
_WITHIN_WORDS = frozenset("・、，。.,!?！？…‥ー―─—‐-~〜～々※*&%@#'\"“”‘’「」『』=＝_()（）")
"""Signs that stand within names, titles and sentences, so that recurring tells nothing."""
_GAP = re.compile(r"[ \u3000\t]+")
_TITLES = re.compile("|".join(sorted((t for t in TITLE_TAILS if len(t) > 1), key=len, reverse=True)))
_SUFFIX = re.compile(f"(?:{_TITLES.pattern})$")
_SEVERAL = 3


@dataclass(frozen=True)
class _Parted:
    """A line cut in two at the sign `sign`."""

    sign: str
    before: str
    behind: str


def plain_rows(lines: Sequence[Line]) -> list[Line]:
    """Return `lines` as they would be read were they rows: without marks, titles before names behind a colon."""
    found = with_columns_apart([_unmarked(line, near) for line, near in _with_neighbours(lines)])
    found = _with_colons(found)
    return [_without_suffix(line, near) for line, near in _with_neighbours(found)]


def cells(line: Line) -> list[Line]:
    """Return the people of a row who stand apart by wide gaps, each as a line; the row itself where it holds one."""
    found = _cells(line.text)
    return [line] if len(found) < 2 else [replace(line, text=cell, folded=folded(cell)) for cell in found]


@lru_cache(maxsize=4096)
def joins_people(text: str) -> bool:
    """Tell whether titles part a text into three people or more: `市長甲野洋副市長乙川学教育長丙田香`."""
    return len(_TITLES.findall(folded(text))) > 1 and len(parted(text)) >= _SEVERAL


def tells_order(rows: Sequence[Line]) -> bool:
    """Tell whether the words of rows `one：other` say which of both is the name."""
    parted = [_parted_at(row.text, ":") for row in rows]
    return any(one is not None and _order(one) != 0 for one in parted)


def turned(line: Line) -> Line:
    """Return a row `one：other` as `other：one`, and any other row as it is."""
    parted = _parted_at(line.text, ":")
    if parted is None:
        return line
    text = f"{parted.behind}：{parted.before}"
    return replace(line, text=text, folded=folded(text))


def _with_neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Yield each line with the short lines around it that may be rows as well."""
    short = [_may_be_row(line) for line in lines]
    for place, line in enumerate(lines):
        near: list[Line] = []
        if short[place]:
            for step in (-1, 1):
                for other in range(place + step, place + step * (_NEAR + 1), step):
                    if not 0 <= other < len(lines) or not short[other]:
                        break
                    near.append(lines[other])
        yield line, near


def _may_be_row(line: Line) -> bool:
    return 1 < len(line.text) <= LONGEST_ROW and not (len(line.text) > 8 and line.folded[-1:] in "。!?、")


# Marks


def _unmarked(line: Line, near: Sequence[Line]) -> Line:
    """Return a line without the mark before it, if others around it begin with the same."""
    end = mark_end(line.folded, 0) if near else 0
    if not end:
        return line
    mark = line.folded[:end].strip()
    text = line.text[end:].strip()
    if not text or not any(other.folded.startswith(mark) and len(other.folded) > end for other in near):
        return line
    return replace(line, text=text, folded=folded(text))


# What parts titles and names


def _with_colons(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a colon for the sign that parts them, and the title before it."""
    signs = [_recurring_sign(line, near) for line, near in _with_neighbours(lines)]
    found: list[Line] = []
    place = 0
    while place < len(lines):
        sign = signs[place]
        if sign is None:
            found.append(lines[place])
            place += 1
            continue
        end = _run_end(signs, place, sign)
        found += _run_with_colons(lines[place:end], sign)
        place = end
    return found


def _recurring_sign(line: Line, near: Sequence[Line]) -> str | None:
    if not near:
        return None
    for sign in _signs_in(line.folded):
        if any(sign in _signs_in(other.folded) for other in near):
            return sign
    return None


@lru_cache(maxsize=4096)
def _signs_in(read: str) -> tuple[str, ...]:
    """Return the signs that stand once, within a folded line and outside of brackets."""
    waiting: list[str] = []
    found: list[str] = []
    for char in read[1:-1]:
        closing = mate(char)
        if waiting and char == waiting[-1]:
            waiting.pop()
        elif closing is not None and closing in read:
            waiting.append(closing)
        elif not waiting and (
            char == ":" or (char not in _WITHIN_WORDS and not char.isalnum() and _is_sign(char))
        ):
            found.append(char)
    return tuple(sign for sign in found if read.count(sign) == 1)


@lru_cache(maxsize=4096)
def _is_sign(char: str) -> bool:
    return unicodedata.category(char) in _PARTING_KINDS


def _run_end(signs: Sequence[str | None], begin: int, sign: str) -> int:
    """Return the place behind the last line of those below each other that `sign` parts; one may have none."""
    end = begin + 1
    for place in range(begin + 1, len(signs)):
        if signs[place] == sign:
            end = place + 1
        elif place - end >= 1:
            break
    return end


def _run_with_colons(lines: Sequence[Line], sign: str) -> list[Line]:
    parted = [_parted_at(line.text, sign) for line in lines]
    votes = sum(_order(one) for one in parted if one is not None)
    rows = []
    for line, one in zip(lines, parted, strict=True):
        known = votes < 0 or sign not in ":/" or (sign == "/" and votes > 0)
        if one is None or not known:
            rows.append(line)
            continue
        first, last = (one.behind, one.before) if votes < 0 else (one.before, one.behind)
        text = f"{first}：{last}"
        rows.append(replace(line, text=text, folded=folded(text)))
    return rows


@lru_cache(maxsize=4096)
def _parted_at(text: str, sign: str) -> _Parted | None:
    read = folded(text)
    if sign not in _signs_in(read):
        return None
    place = read.index(sign)
    before, behind = text[:place].strip(), text[place + 1 :].strip()
    return _Parted(sign, before, behind) if before and behind else None


def _order(parted: _Parted) -> int:
    """Return what a row says of the order: above 0 for the title before the name, below 0 for it behind."""
    first, last = _is_somebody(parted.before), _is_somebody(parted.behind)
    titles = int(is_role(parted.before)) - int(is_role(parted.behind))
    return titles + 2 * (int(last) - int(first))


@lru_cache(maxsize=4096)
def _is_somebody(text: str) -> bool:
    bare = folded(without_honorific(text))
    if PSEUDONYM.fullmatch(bare) or ROLE_LABEL.fullmatch(bare):
        return True
    found = people_in(text)
    return bool(found and len(found) == 1 and found[0].title is None and found[0].name.family)


# What stands behind each name


def _without_suffix(line: Line, near: Sequence[Line]) -> Line:
    """Return a row `市長　甲野　洋議員` without the word that stands behind the names of its neighbours, too."""
    match = _SUFFIX.search(line.folded) if near else None
    if match is None:
        return line
    bare = line.text[: match.start()].rstrip()
    alike = sum(
        other.folded.endswith(match[0]) and _is_titled(other.text[: -len(match[0])].rstrip())
        for other in near
    )
    if not alike or not _is_titled(bare):
        return line
    return replace(line, text=bare, folded=folded(bare))


@lru_cache(maxsize=4096)
def _is_titled(text: str) -> bool:
    """Tell whether a row says by itself what somebody is and names them in two parts."""
    before, colon, behind = folded(text).rpartition(":")
    if colon and before:
        return _is_somebody(behind)
    found = people_in(text)
    person = found[0] if found and len(found) == 1 else None
    return bool(person and person.name.family and person.title and not person.aside)


# Several people in a row


@lru_cache(maxsize=4096)
def _cells(text: str) -> tuple[str, ...]:
    """Return what stands between the widest gaps of a row, if each is somebody and the row is not one person."""
    gaps = {match.span(): gap_width(match[0]) for match in _GAP.finditer(text)}
    wide = sorted({width for width in gaps.values() if width >= _NARROWEST_GAP}, reverse=True)
    people = people_in(text) if wide and cost_of(text) < NOBODY else None
    title = people[0].title if people else None
    if title is not None and not any(gap_width(gap) >= _NARROWEST_GAP for gap in _GAP.findall(title)):
        return (text,)
    for width in wide:
        ends = [0, *(place for span, gap in gaps.items() if gap >= width for place in span), len(text)]
        found = tuple(text[a:b].strip() for a, b in zip(ends[::2], ends[1::2], strict=True))
        if sum(map(cost_of, found)) < NOBODY:
            return found
    return (text,)
