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


def prompt_marks(lines: Sequence[Line], labels: frozenset[str]) -> Mapping[str, float]:
    """Return how much each mark says that a moderator's words follow; `labels` are the marks of labels."""
    found: dict[str, list[Line]] = defaultdict(list)
    counted: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for line in lines:
        count = _COUNTED.match(line.folded)
        if count is not None:
            counted[_shape(count)].append((int(count["number"]), line.folded))
            continue
        mark = leading_sign(line.folded)
        below_label = mark == ":" and not line.gap_before  # as in a list of definitions
        if mark and not below_label and mark not in labels:
            found[mark].append(line)
    asked = {
        mark: _weight([line.folded for line in said], bullet=mark in BULLETS)
        for mark, said in found.items()
        if not _are_items(said)
    }
    asked |= {shape: _weight_of_counted(said) for shape, said in counted.items()}
    return {mark: weight for mark, weight in asked.items() if weight > 0}


def mark_before(line: str) -> tuple[str, int]:
    """Return what stands before the words of a folded line as `prompt_marks` has it, and where the words begin."""
    count = _COUNTED.match(line)
    if count is not None:
        return _shape(count), count.end()
    sign = leading_sign(line)
    return sign, len(sign)


def _shape(count: "re.Match[str]") -> str:
    begin, end = count.span("number")
    return f"{count.string[:begin]}#{count.string[end : count.end()]}"


def _weight_of_counted(said: Sequence[tuple[int, str]]) -> float:
    """Return the weight of a number by what stands behind it: most are questions, and each is the next."""
    numbers = [number for number, _ in said]
    if numbers != list(range(1, len(said) + 1)):
        return 0.0
    asked = sum(read.endswith(_ASKING) for _, read in said)
    return _weight([read for _, read in said], bullet=False) if asked >= _MOSTLY * len(said) else 0.0


def _are_items(said: Sequence[Line]) -> bool:
    """Tell whether lines with one sign are items of lists: all set in, and some of them right below each other."""
    together = any(one.index + 1 == other.index and not other.gap_before for one, other in pairwise(said))
    return together and all(line.indented for line in said)


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


def _weight(said: Sequence[str], *, bullet: bool) -> float:
    """Return the weight of a mark by what stands behind it: sentences, and many of them questions.

    All of them behind a `bullet`, which is no mark of somebody as a rule.
    """
    sentences = sum(ends_sentence(line) for line in said) / len(said)
    asked = sum(line.rstrip("」』)").endswith(_ASKING) for line in said) / len(said)
    if len(said) < _FEW or sentences + asked < (2.0 if bullet else 1.0):
        return 0.0
    return min(_MOST, 1.0 + 0.8 * len(said)) * min(1.0, 0.5 * (sentences + asked))
