"""How the rows of a list are printed, seen over neighbouring lines at once, and the same rows in plain form.

A mark before each row, a sign between what people are and their names, and what stands behind every name count
because they recur in lines below each other, not because they have been listed; so does the order of title and
name, which belongs to the whole list. Several people in a row stand apart by the widest gaps.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.numerals import numbered
from zadankai_editor.recognize.cast.aligned import NOBODY, cost_of, justified, with_columns_apart
from zadankai_editor.recognize.cast.as_above import with_title_above
from zadankai_editor.recognize.cast.callings import is_from_abroad
from zadankai_editor.recognize.cast.fields import listed_row
from zadankai_editor.recognize.cast.joined_rows import parted
from zadankai_editor.recognize.cast.names import gap_width, without_honorific
from zadankai_editor.recognize.cast.offices import is_role
from zadankai_editor.recognize.cast.word_rows import people_in
from zadankai_editor.recognize.cast.words import is_whole_name
from zadankai_editor.recognize.lines import Line, with_text
from zadankai_editor.recognize.spans.label_spans import mark_end, mate
from zadankai_editor.recognize.vocabulary import POLITE_END, PSEUDONYM, ROLE_LABEL, TITLE_TAILS

LONGEST_ROW = 120
_NEAR = 2
_NARROWEST_GAP = 3
_PARTING_KINDS = frozenset(("So", "Sm", "Sk", "Po", "Pd", "Pe", "Pf"))
_WITHIN_WORDS = frozenset("・、，。.,!?！？…‥ー―─—‐-~〜～々※*&%@#'\"“”‘’「」『』=＝_()（）")
"""Signs that stand within names, titles and sentences, so that recurring tells nothing."""
_EQUALS = re.compile("(?<=[^ァ-ヶー])=|=(?=[^ァ-ヶー])")
"""The sign that within a name stands between katakana only."""
_GAP = re.compile(r"[ \u3000\t]+")
_TITLES = re.compile("|".join(sorted((t for t in TITLE_TAILS if len(t) > 1), key=len, reverse=True)))
_SUFFIX = re.compile(f"(?:{_TITLES.pattern})$")
_NAME_SIGN = re.compile(":|=(?=[^ァ-ヶー])")
_SEVERAL = 3
_TITLE_FIRST = re.compile(r"([^\s:：]{2,30}(?: [^\s:：]+)*?)(?:\u3000|  |\t|[:：])")
_HEADED = 3
"""How much a heading before several people says of the order."""


def plain_rows(lines: Sequence[Line]) -> list[Line]:
    """Return `lines` as they would be read were they rows: without marks, titles before names behind a colon."""
    found: list[Line] = []
    for may_be_rows, run in groupby(lines, key=_may_be_row):
        rows = list(run)
        found += _plain(rows) if may_be_rows and len(rows) > 1 else rows
    return found


def _plain(rows: Sequence[Line]) -> list[Line]:
    found = _as_above(rows)
    found = with_columns_apart([_unmarked(line, near) for line, near in _with_neighbours(found)])
    found = _with_colons(found)
    return [_without_suffix(line, near) for line, near in _with_neighbours(found)]


def cells(line: Line) -> list[Line]:
    """Return the people of a row who stand apart by wide gaps, each as a line; the row itself where it holds one."""
    found = _cells(line.text)
    return [line] if len(found) < 2 else [with_text(line, cell) for cell in found]


@lru_cache(maxsize=4096)
def joins_people(text: str) -> bool:
    """Tell whether titles part a text into three people or more: `市長甲野洋副市長乙川学教育長丙田香`."""
    return len(_TITLES.findall(folded(text))) > 1 and len(parted(text)) >= _SEVERAL


def tells_order(rows: Sequence[Line]) -> bool:
    """Tell whether the words of rows `one：other` say which of both is the name."""
    return any(_order(row, ":") for row in rows)


def turned(line: Line) -> Line:
    """Return a row `one：other` as `other：one`, and any other row as it is."""
    first, last = _cut_at(line.text, ":")
    return with_text(line, f"{last}：{first}") if first and last else line


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
    if not 1 < len(line.text) <= LONGEST_ROW:
        return False
    said = len(line.text) > 8 and line.folded[-1:] in "。!?、"
    return not said or (line.folded[-1] == "。" and _tells_of_somebody(line.text, line.folded))


def _tells_of_somebody(text: str, read: str) -> bool:
    """Tell whether a sentence says what somebody is whose full name stands before a sign: nobody speaks politely."""
    sign = _NAME_SIGN.search(read)
    if sign is None or POLITE_END.search(read):
        return False
    return _is_somebody(text[: sign.start()])


# Marks


def _unmarked(line: Line, near: Sequence[Line]) -> Line:
    """Return a line without the mark before it, if others around it begin with the same, or with the next number."""
    counted = numbered(line.text) if near else None
    if counted is not None:
        others = [other.number for other in map(numbered, (one.text for one in near)) if other is not None]
        following = counted.text and any(abs(other - counted.number) == 1 for other in others)
        return with_text(line, counted.text) if following else line
    end = mark_end(line.folded, 0) if near else 0
    if not end:
        return line
    mark = line.folded[:end].strip()
    text = line.text[end:].strip()
    if not text or not any(other.folded.startswith(mark) and len(other.folded) > end for other in near):
        return line
    return with_text(line, text)


# What a row has from the row above


def _as_above(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the title above for a sign that says so, with where it begins for one that goes on."""
    found: list[Line] = []
    for line in lines:
        text = with_title_above(line.text, _title_of(found[-1].text) if found else None)
        found.append(line if text == line.text else with_text(line, text))
    return found


def _title_of(row: str) -> str:
    match = _TITLE_FIRST.match(row)
    return match[1] if match is not None else ""


# What parts titles and names


def _with_colons(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a colon for the sign that parts them, and the title before it."""
    signs = [_recurring_sign(line, near) for line, near in _with_neighbours(lines)]
    for place in range(1, len(signs) - 1):  # one of several rows may have no sign
        signs[place] = signs[place] or (signs[place - 1] if signs[place - 1] == signs[place + 1] else None)
    found: list[Line] = []
    for sign, rows in groupby(zip(lines, signs, strict=True), key=lambda row: row[1]):
        run = [line for line, _ in rows]
        found += run if sign is None else _run_with_colons(run, sign)
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
    if _EQUALS.search(read):
        found.append("=")
    return tuple(sign for sign in found if read.count(sign) == 1)


@lru_cache(maxsize=4096)
def _is_sign(char: str) -> bool:
    return unicodedata.category(char) in _PARTING_KINDS


def _run_with_colons(lines: Sequence[Line], sign: str) -> list[Line]:
    votes = sum(_order(line, sign) for line in lines)
    if votes >= 0 and (sign == ":" or (sign == "/" and votes == 0)):
        return list(lines)
    found = []
    for line in lines:
        first, last = _cut_at(line.text, sign)
        if votes < 0:
            first, last = last, first
        found.append(with_text(line, f"{first}：{last}") if first and last else line)
    return found


@lru_cache(maxsize=4096)
def _cut_at(text: str, sign: str) -> tuple[str, str]:
    """Return what stands before the sign that parts a line, and behind it; nothing where several people are listed."""
    read = folded(text)
    place = read.index(sign) if sign in _signs_in(read) and not lists_several(text) else len(text)
    return text[:place].strip(), text[place + 1 :].strip()


@lru_cache(maxsize=4096)
def lists_several(text: str) -> bool:
    """Tell whether commas, or nothing, part several people in a row."""
    commas = "、" in text and len(text) <= LONGEST_ROW
    return joins_people(text) or (commas and len(listed_row(text, 0) or ()) > 1)


def _order(line: Line, sign: str) -> int:
    """Return what a row says of the order: above 0 for the title before the name, below 0 for it behind."""
    if lists_several(line.text):
        return _HEADED if sign in _signs_in(line.folded) else 0
    first, last = _cut_at(line.text, sign)
    if not first or not last:
        return 0
    return is_role(first) - is_role(last) + 2 * (_is_somebody(last) - _is_somebody(first))


@lru_cache(maxsize=4096)
def _is_somebody(text: str) -> bool:
    bare = folded(without_honorific(text))
    if PSEUDONYM.fullmatch(bare) or ROLE_LABEL.fullmatch(bare):
        return True
    found = people_in(text)
    if not found or len(found) > 1 or found[0].title is not None:
        return False
    name = found[0].name
    return bool(name.family or name.kana or is_whole_name(folded(name.full)) or is_from_abroad(name.full))


# What stands behind each name


def _without_suffix(line: Line, near: Sequence[Line]) -> Line:
    """Return a row `市長　甲野　洋議員` without the word that stands behind the names of its neighbours, too."""
    match = _SUFFIX.search(line.folded) if near else None
    bare = line.text[: match.start()].rstrip() if match else ""
    if match is None or not _is_titled(bare):
        return line
    alike = (other.text[: -len(match[0])].rstrip() for other in near if other.folded.endswith(match[0]))
    return with_text(line, bare) if any(map(_is_titled, alike)) else line


@lru_cache(maxsize=4096)
def _is_titled(text: str) -> bool:
    """Tell whether a row says by itself what somebody is and names them in two parts."""
    before, colon, behind = folded(text).rpartition(":")
    if colon and before:
        return _is_somebody(behind)
    found = people_in(text)
    person = found[0] if found and len(found) == 1 else None
    says_what = person and person.title and not folded(person.title).startswith("(")
    return bool(person and says_what and person.name.family and not person.aside)


# Several people in a row


@lru_cache(maxsize=4096)
def _cells(text: str) -> tuple[str, ...]:
    """Return what stands between the widest gaps of a row, if each is somebody and the row is not one person."""
    people = justified(text)
    if people:
        return people
    gaps = {match.span(): gap_width(match[0]) for match in _GAP.finditer(text)}
    wide = sorted({width for width in gaps.values() if width >= _NARROWEST_GAP}, reverse=True)
    if wide and _is_one_with_title(text):
        return (text,)
    for width in wide:
        ends = [0, *(place for span, gap in gaps.items() if gap >= width for place in span), len(text)]
        found = tuple(text[a:b].strip() for a, b in zip(ends[::2], ends[1::2], strict=True))
        if sum(map(cost_of, found)) < NOBODY:
            return found
    return (text,)


def _is_one_with_title(text: str) -> bool:
    """Tell whether a row is one person whose title no wide gap parts."""
    people = people_in(text) if cost_of(text) < NOBODY else None
    title = people[0].title if people else None
    return title is not None and max(map(gap_width, _GAP.findall(title)), default=0) < _NARROWEST_GAP
