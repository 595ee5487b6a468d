"""Names of people: where the family name ends, and what belongs to the name."""

import re
from dataclasses import dataclass

from zadankai_editor.japanese.folding import WIDTH, folded
from zadankai_editor.japanese.marks import trailing_brackets
from zadankai_editor.recognize.vocabulary import HONORIFICS, MODERATORS, PERSON_NAME, TITLE_TAILS

_KANA = re.compile(r"[ぁ-んァ-ヶー・ ]+")
_SPACES = re.compile(r" +")
_LONGEST_NAME = 24


@dataclass(frozen=True)
class Name:
    """A name: `full` with one space after the family name where it is known where that ends."""

    full: str
    family: str | None
    given: str | None
    kana: str | None = None
    aside: str | None = None


_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])?\.")


def parse_name(text: str) -> Name | None:
    """Read `甲野 洋`, `甲野　洋(こうの よう)`, `甲 野　洋`, `甲野洋氏`; `None` where it is no name."""
    kana = aside = None
    bare = text.strip()
    inside = trailing_brackets(bare)
    if inside and inside[0]:
        bare, words = inside
        if _KANA.fullmatch(folded(words)) and folded(words) not in MODERATORS:
            kana = _SPACES.sub(" ", folded(words))
        else:
            aside = words
    bare = without_honorific(bare)
    read = folded(bare)
    if not read or len(read) > _LONGEST_NAME:
        return None
    parts = _parts(bare)
    if not parts or not all(PERSON_NAME.fullmatch(WIDTH.of(part)) for part in parts):
        return None
    if len(parts) == 1:
        return Name(parts[0], None, None, kana, aside)
    if _INITIALS.fullmatch(WIDTH.of(parts[1])) and not parts[0].isascii():
        return None
    if len(parts) > 2:
        return Name(" ".join(parts), parts[0], " ".join(parts[1:]), kana, aside) if read.isascii() else None
    return Name(f"{parts[0]} {parts[1]}", parts[0], parts[1], kana, aside)


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


def is_title(text: str) -> bool:
    """Tell whether `text` ends as the title of an office or occupation does."""
    read = WIDTH.of(text).strip().rstrip(")]")
    return read.endswith(tuple(TITLE_TAILS))


def tails_of(title: str) -> set[str]:
    """Return the ways in which `title` may be added to a name: 部長 of A市企画部長, not 市長 of 副市長."""
    read = WIDTH.of(title).strip()
    found = set()
    for tail in TITLE_TAILS:
        if len(tail) > 1 and read.endswith(tail) and not read.removesuffix(tail).endswith("副"):
            found.add(tail)
    return found
