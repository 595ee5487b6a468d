"""The table above a talk: fields are known by the words of some, and by the form that the others share with them."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from zadankai_editor.japanese.folding import key
from zadankai_editor.recognize.elements import is_speech
from zadankai_editor.recognize.fields.title import label_end
from zadankai_editor.recognize.heading_texts import BEFORE_KEY, entry_of
from zadankai_editor.recognize.lines import Line

_DEEPEST = 60
_FEWEST = 2
_FIELD = re.compile(
    rf"{BEFORE_KEY}(?P<name>[^ :|。、!?「」『』(\[]{{1,2}}(?:[^:|*。、!?「」『』]{{0,12}}?[^ :|*。、!?「」『』])??)"
    r"(?P<behind> *(?:[】\]>》〕)]|\*\*?)? *[:|] *(?:\*\*?)? *| *(?:[】\]>》〕]|\*\*?) *| +|$)"
)
_WIDE = re.compile(r"\s{2,}|[\t\u3000]")
_TIMED = ("detail", "absent")
_LONGEST_VALUE = 60


class _Field(NamedTuple):
    """A line that may be a field: its name, and what parts it from what it tells; `known` by the words of its name."""

    line: Line
    name: str
    parting: str
    known: bool
    when_or_where: bool


def find_fields(lines: Sequence[Line], decided: Container[int]) -> None:
    """Note of those `lines` that are fields of a table above the talk that they are such; not of what is `decided`.

    Two at least are known by their words, and no name of a field comes again: whoever speaks is called twice.
    """
    table = list(_table(lines[:_DEEPEST]))
    known = [field for field in table if field.known]
    if len(known) < _FEWEST or not any(field.when_or_where for field in known):
        return
    forms = {(field.line.group, field.parting) for field in known}
    groups, partings = map(set, zip(*forms, strict=True))
    for field in table:
        beside = field.line.group in groups and field.parting in partings
        if (field.known or beside) and field.line.number not in decided:
            field.line.is_field = True


def _table(lines: Sequence[Line]) -> Iterator[_Field]:
    """Yield the fields from the first that is known down to where somebody speaks, or what is said is announced."""
    fields = [_field(line) for line in lines]
    counts = Counter(key(field.name) for field in fields if field is not None)
    begun = False
    for line, field in zip(lines, fields, strict=True):
        recurs = field is not None and counts[key(field.name)] > 1
        if begun and (recurs or _begins_talk(line)):
            return
        if field is not None and not recurs:
            begun = begun or field.known
            if begun:
                yield field


def _begins_talk(line: Line) -> bool:
    entry = entry_of(line.folded)
    return is_speech(line.folded) or (entry is not None and entry.kind == "opening")


def _field(line: Line) -> _Field | None:
    entry, title = entry_of(line.folded), label_end(line)
    match = _FIELD.match(line.folded)
    if match is None or is_speech(line.folded) or len(line.text) - match.end() > _LONGEST_VALUE:
        return None
    behind = match["behind"].strip()
    wide = _WIDE.search(line.text, match.end("name"), match.end()) is not None
    detail = entry is not None and entry.kind in _TIMED
    told = match.end() < len(line.folded)
    known = title > 0 or detail or (entry is not None and told and entry.kind != "opening")
    if not (known or ((behind or wide) and told)):
        return None
    name = line.folded[: entry.begin] if entry is not None and told else match["name"]
    return _Field(line, name, behind[-1:], known, detail)
