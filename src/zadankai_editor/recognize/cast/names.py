"""Names of people: where the family name ends, and what belongs to the name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zadankai_editor.japanese.folding import WIDTH, folded
from zadankai_editor.japanese.marks import trailing_brackets
from zadankai_editor.japanese.surnames import is_common_noun
from zadankai_editor.recognize.vocabulary import AGE, HAN, HONORIFICS, MODERATORS, PERSON_NAME

_KANA = re.compile(r"(?:[ぁ-んー]+|[ァ-ヶー]+)(?:[・ ]+(?:[ぁ-んー]+|[ァ-ヶー]+))*")
_GAP = re.compile(r"\s+")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])?\.")
_LONGEST_NAME = 24

WHOLE_NAME = re.compile(
    rf"[{HAN}]{{2,6}}|[{HAN}]{{1,4}}[ぁ-んァ-ヶー]{{1,5}}|[{HAN}][{HAN}ァ-ヶ]{{0,4}}[ぁ-ん]{{1,4}}|[ァ-ヶー・=]{{2,24}}"
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
    bare, kana, aside = _without_brackets(without_honorific(text.strip()))
    bare = without_honorific(bare)
    parts = bare.split() if len(bare) <= _LONGEST_NAME else []
    if (
        not parts
        or AGE.fullmatch(parts[-1])
        or not all(PERSON_NAME.fullmatch(WIDTH.of(part)) for part in parts)
    ):
        return None
    if len(parts) == 1:
        return Name(bare, None, None, kana, aside)
    several = len(parts) > 2
    if several and all(len(part) == 1 for part in parts):
        name = name_of_letters(parts, _GAP.findall(bare))
        return replace(name, kana=kana, aside=aside) if name.family else None
    foreign = several and not folded(bare).isascii()
    if foreign or (_INITIALS.fullmatch(WIDTH.of(parts[1])) and not parts[0].isascii()):
        return None
    if kana is not None and is_common_noun(kana):
        kana, aside = None, aside or kana
    return Name(" ".join(parts), parts[0], " ".join(parts[1:]), kana, aside)


def name_of_letters(letters: Sequence[str], gaps: Sequence[str]) -> Name:
    """Part `甲 野　洋` at its widest gap; the family name stays unknown where no gap is wider."""
    widths = [gap_width(gap) for gap in gaps]
    cut = widths.index(max(widths)) + 1
    if widths.count(max(widths)) != 1:
        return Name("".join(letters), None, None)
    family, given = "".join(letters[:cut]), "".join(letters[cut:])
    return Name(f"{family} {given}", family, given)


def gap_width(gap: str) -> int:
    """Return how wide a gap is, in half characters; a tab is wider than any spaces."""
    return sum({"\t": 99, "\u3000": 2}.get(char, 1) for char in gap)


def _without_brackets(text: str) -> tuple[str, str | None, str | None]:
    """Return what stands before brackets at the end, and what in them: a reading in kana, or anything else."""
    inside = trailing_brackets(text)
    if not inside or not inside[0]:
        return text, None, None
    before, words = inside
    if is_reading(folded(words)):
        return before, _GAP.sub(" ", folded(words)), None
    return before, None, words


def is_reading(read: str) -> bool:
    """Tell whether what stands in brackets behind a name may say how it is read: each word in one kind of kana."""
    return _KANA.fullmatch(read) is not None and read not in MODERATORS


def is_reading_of(name: Name, read: str) -> bool:
    """Tell whether what stands in brackets says how a name is read: no word for things tells that of two parts."""
    return is_reading(read) and not (name.family is not None and is_common_noun(read))


_DEED = re.compile(r".*(?:ながら|つつ)|.*[一-鿿ァ-ヶ].*[てで]|.+を.*[ぁ-ん]")
"""What somebody does: no title or name ends as verbs do behind what they are about."""
_SAYING = re.compile("(?:再|再々)?(?:答弁|回答|質問|発言|質疑|討論)")


def without_honorific(text: str) -> str:
    """Return `text` without さん, 氏 and the like at its end, where something is left."""
    bare = text.rstrip()
    for honorific in HONORIFICS:
        rest = bare.removesuffix(honorific).rstrip()
        if rest and rest != bare:
            return rest
    return bare


def without_deed(text: str) -> str:
    """Return a label without what its bearer does: `甲野（うなずきながら）`, `甲野（資料を手に）`, `答弁（町長）`."""
    before, inside = trailing_brackets(text) or ("", "")
    if not before:
        return text
    if _SAYING.fullmatch(folded(before)) and inside[:1].isalpha() and len(inside) > 1:
        return inside
    return before if _DEED.fullmatch(folded(inside)) else text
