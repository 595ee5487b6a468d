"""Marks before what a moderator says who is not named: any sign that recurs before questions and sentences.

So does a number that counts them, with brackets around it or a word before it: `[1] `, `【質問1】`.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import mate
from zadankai_editor.recognize.vocabulary import BULLETS

_FEW = 3
_MOST = 5.0
_MOSTLY = 0.5
_ASKING = ("?", "か。", "か", "さい。", "さい", "ます。")
_COUNTED = re.compile(
    r"(?:(?P<open>[\[(<【])[^\W\d]{0,4}|[^\W\d]{1,4}) ?(?P<number>\d{1,3})(?(open)[\])>】] ?|(?:[.:] ?| ))"
)
_ITEMS = -5.0
_DASHES = frozenset("-ー")


def prompt_marks(lines: Sequence[Line], labels: frozenset[str]) -> Mapping[str, float]:
    """Return how much each mark says that a moderator's words follow; `labels` are the marks of labels.

    Less than nothing where a dash stands before the items of lists.
    """
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        mark, _ = mark_before(line.folded)
        below_label = mark == ":" and not line.gap_before  # as in a list of definitions
        if mark and not below_label and mark not in labels:
            found[mark].append(line)
    weights = {mark: _weight(mark, said) for mark, said in found.items()}
    return {mark: weight for mark, weight in weights.items() if weight}


def mark_before(line: str) -> tuple[str, int]:
    """Return what stands before the words of a folded line as `prompt_marks` has it, and where the words begin."""
    count = _COUNTED.match(line)
    if count is None:
        sign = sign_before(line)
        return sign, len(sign)
    begin, end = count.span("number")
    return f"{line[:begin]}#{line[end : count.end()]}", count.end()


def _counts_questions(said: Sequence[str]) -> bool:
    """Tell whether the numbers before folded lines are those from 1 on, and most ask."""
    counts = [count for count in map(_COUNTED.match, said) if count is not None]
    if [int(count["number"]) for count in counts] != list(range(1, len(said) + 1)):
        return False
    return sum(line.endswith(_ASKING) for line in said) >= _MOSTLY * len(said)


def _are_items(mark: str, said: Sequence[Line]) -> bool:
    """Tell whether lines with a sign are items: some right below each other, and all set in, or with a dash."""
    together = any(one.index + 1 == other.index and not other.gap_before for one, other in pairwise(said))
    return together and (mark in _DASHES or all(line.indented for line in said))


def sign_before(line: str) -> str:
    """Return the sign or the single dash that a folded line begins with; empty where there is none."""
    begins = line[:1] in _DASHES and line[1:].lstrip()[:1].isalpha()
    return line[:1] if begins and line[1] not in _DASHES else leading_sign(line)


def leading_sign(line: str) -> str:
    """Return the sign that a folded line begins with, spaces aside; empty where there is none, or a dash.

    A sign that stands again and again is no mark: it stands for a name (`■■■：`).
    """
    end = 0
    while (
        end < min(3, len(line))
        and unicodedata.category(line[end]) in ("So", "Sm", "Sk", "Po")
        and not (end and line[end] == ":")
        and not (line[end] in "・-*、。,.!?…‥「」『』\"'※&@%()ー~;々/\\#" or mate(line[end]))
    ):
        end += 1
    again = end > 1 and line[end - 1] == line[end - 2]
    return line[:end] if end < len(line) and not again else ""


def _weight(mark: str, lines: Sequence[Line]) -> float:
    """Return the weight of a mark by what stands behind it: sentences, and many of them questions.

    All of them behind a bullet, which is no mark of somebody as a rule.
    """
    if _are_items(mark, lines):
        return _ITEMS if mark in _DASHES else 0.0
    said = [line.folded for line in lines]
    if "#" in mark and not _counts_questions(said):
        return 0.0
    sentences = sum(ends_sentence(line) for line in said) / len(said)
    asked = sum(line.rstrip("」』)").endswith(_ASKING) for line in said) / len(said)
    if len(said) < _FEW or sentences + asked < (2.0 if mark in BULLETS else 1.0):
        return 0.0
    return min(_MOST, 1.0 + 0.8 * len(said)) * min(1.0, 0.5 * (sentences + asked))
