"""Names of people: where the family name ends, and what belongs to the name."""

import re
from dataclasses import dataclass

from zadankai_editor.japanese.folding import WIDTH, folded
from zadankai_editor.japanese.marks import trailing_brackets
from zadankai_editor.recognize.vocabulary import HAN, HONORIFICS, MODERATORS, PERSON_NAME

_KANA = re.compile(r"[ぁ-んァ-ヶー・ ]+")
_SPACES = re.compile(r" +")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])?\.")
_LONGEST_NAME = 24

WHOLE_NAME = re.compile(
    rf"[{HAN}]{{2,6}}|[{HAN}]{{1,4}}[ぁ-んァ-ヶー]{{1,5}}|[{HAN}][{HAN}ァ-ヶ]{{0,4}}[ぁ-ん]{{1,4}}|[ァ-ヶー・=]{{2,14}}"
    rf"|[ぁ-ん]{{2,6}}[{HAN}]{{0,3}}|[{HAN}][{HAN}ノツ]{{1,5}}"
)
"""A name of which nothing says where the family name ends."""


@dataclass(frozen=True)
class Name:
    """A name: `full` with one space after the family name where it is known where that ends."""

    full: str
    family: str | None
    given: str | None
    kana: str | None = None
    aside: str | None = None


def parse_name(text: str) -> Name | None:
    """Read `甲野 洋`, `甲野　洋(こうの よう)`, `甲 野　洋`, `甲野洋氏`; `None` where it is no name."""
    bare, kana, aside = _without_brackets(text.strip())
    bare = without_honorific(bare)
    if not 0 < len(folded(bare)) <= _LONGEST_NAME:
        return None
    parts = _parts(bare)
    if not parts or not all(PERSON_NAME.fullmatch(WIDTH.of(part)) for part in parts):
        return None
    if len(parts) == 1:
        return Name(parts[0], None, None, kana, aside)
    if len(parts) > 2:
        whole = folded(bare).isascii()
        return Name(" ".join(parts), parts[0], " ".join(parts[1:]), kana, aside) if whole else None
    if _INITIALS.fullmatch(WIDTH.of(parts[1])) and not parts[0].isascii():
        return None
    return Name(f"{parts[0]} {parts[1]}", parts[0], parts[1], kana, aside)


def _without_brackets(text: str) -> tuple[str, str | None, str | None]:
    """Return what stands before brackets at the end, and what in them: a reading in kana, or anything else."""
    inside = trailing_brackets(text)
    if not inside or not inside[0]:
        return text, None, None
    before, words = inside
    if _KANA.fullmatch(folded(words)) and folded(words) not in MODERATORS:
        return before, _SPACES.sub(" ", folded(words)), None
    return before, None, words


def _parts(bare: str) -> list[str]:
    """Return family and given name; where all characters are set apart, the widest gap parts them."""
    read = folded(bare)
    parts = read.split()
    if len(parts) <= 2 or any(len(part) > 1 for part in parts):
        return _cut(bare, [m.span() for m in re.finditer(r"[^ ]+", read)])
    widths = [
        sum(2 if char == "\u3000" else 1 for char in bare[m.start() : m.end()])
        for m in re.finditer(" +", read)
    ]
    widest = max(widths)
    if widths.count(widest) != 1:
        return []
    cut = widths.index(widest) + 1
    letters = _cut(bare, [m.span() for m in re.finditer(r"[^ ]+", read)])
    return ["".join(letters[:cut]), "".join(letters[cut:])]


def _cut(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


def without_honorific(text: str) -> str:
    """Return `text` without さん, 氏 and the like at its end, where something is left."""
    bare = text.rstrip()
    for honorific in HONORIFICS:
        rest = bare.removesuffix(honorific).rstrip()
        if rest and rest != bare:
            return rest
    return bare
