"""Brackets and quotation marks that nothing closes, or that close nothing."""

import re
from collections.abc import Iterator

from zadankai_editor.checks.facts.texts import all_of
from zadankai_editor.checks.quoting import quoted
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Record

_PAIRS = dict(zip("（「『【〔《〈［｛(", "）」』】〕》〉］｝)", strict=True))
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}
_SAME = {"）": ")", ")": "）"}
_BRACKET = re.compile(f"[{re.escape(''.join((*_PAIRS, *_OPENERS)))}]")
_COUNTED = re.compile(r"(?:^|[\s、。])[0-9０-９a-zA-Zア-ン一-十]{1,3}[)）]", re.MULTILINE)
"""The sign behind a number that counts: `1) 窓口`."""


def check_pairs(record: Record) -> Iterator[Finding]:
    """Yield the texts in which a bracket stands alone, the first of each."""
    for printed in all_of(record):
        alone = _alone(printed.text)
        if alone is None:
            continue
        place, what = alone
        shown = printed.text[max(0, place - 8) : place + 9]
        message = f"「 {printed.text[place]} 」の括弧に、{what}がありません（{quoted(shown)}）。"
        yield finding("wording.bracket.alone", message, block=printed.block, path=printed.path)


def _alone(text: str) -> tuple[int, str] | None:
    """Return where the first bracket without its other half stands, and which half it lacks."""
    brackets = [(found.start(), found[0]) for found in _BRACKET.finditer(text)]
    counted = {found.end() - 1 for found in _COUNTED.finditer(text)} if brackets else set()
    waiting: list[tuple[int, str]] = []
    for place, char in brackets:
        if char in _PAIRS:
            waiting.append((place, _PAIRS[char]))
        elif waiting and char in (waiting[-1][1], _SAME.get(waiting[-1][1])):
            waiting.pop()
        elif place not in counted:
            return place, "対になる始まり"
    return (waiting[0][0], "対になる終わり") if waiting else None
