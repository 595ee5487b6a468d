"""What is printed around a heading to say that it is one: a sign before it or a pair of brackets, by form alone."""

import unicodedata
from functools import lru_cache

from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize.spans.label_spans import mate

LONGEST = 60
_SIGNS = frozenset(("So", "Sm", "Sk", "Po"))
_NO_SIGNS = frozenset("、。,.!?…‥「」『』\"'※&@%()ー~:;々/\\")
_MOST_SIGNS = 4


def marked(text: str) -> tuple[str, str] | None:
    """Return the text of a line without its mark, and the mark; `None` where none is printed.

    Of brackets around the whole line the mark is the pair, of a sign before it the sign; one that is
    printed behind the text as well goes, too. ◯ and 〇 are ○.
    """
    found = None if text.startswith("〔") else _marked(folded(text))
    if found is None:
        return None
    start, end, mark = found
    return text[start:end].strip(), mark


@lru_cache(maxsize=8192)
def _marked(line: str) -> tuple[int, int, str] | None:
    if len(line) < 3:
        return None
    closing = mate(line[0]) if line[0] != "(" else None
    if closing is not None and line[-1] == closing and line.count(line[0]) == line.count(closing) == 1:
        return 1, len(line) - 1, line[0] + closing
    if line[0] == "#":
        level = len(line) - len(line.lstrip("#"))
        return (level, len(line), line[:level]) if line[level : level + 1] == " " and level <= 4 else None
    end = _behind_sign(line)
    if not end or end >= len(line):
        return None
    sign = line[:end].replace("〇", "○").strip()
    stop = len(line) - len(sign) if line.endswith(sign) and len(line) > end + len(sign) else len(line)
    return end, stop, sign


def _behind_sign(line: str) -> int:
    end = 0
    while end < _MOST_SIGNS and end < len(line) and is_sign(line[end]):
        end += 1
    while end and end < len(line) and line[end] == " ":
        end += 1
    return end


def is_sign(char: str) -> bool:
    """Tell whether a folded character may stand before a heading as its mark."""
    return char in "〇○" or (
        char not in _NO_SIGNS and mate(char) is None and unicodedata.category(char) in _SIGNS
    )
