"""The one folding of text: what does not matter when two texts are compared.

A `Folding` names its strengths, and each place that compares takes one of those below: `WIDTH`, `SEEN`, `LABEL`,
`LABEL_SHAPE`, `SOUND`, or what somebody has ticked in the search. `of` gives the text that is compared, `fold` the
same with the way back to the exact characters. What a person sees as one character is never taken apart
(`clusters`), and folding what is folded changes nothing.

`folded` is the weaker form for text that is cut where it is folded: of the same length, so that a place in it is
the place in the source.

Where the foldings that there were before disagreed, it was decided:

- ① is no 1 where a person could tell the two apart (`WIDTH`, `SEEN`, the search); it is one with `numbers`, where
  labels and wording are looked up. Superscripts and fractions go with it.
- 〜 and ～, − and －, — and ― are always one with `width`: they come from different encodings of one character.
  Marks that only look alike (─ and ―, ◯ and ○, 〔 and [) are one with `alike`.
- Variation selectors (葛󠄀) go with `width`; what has no width at all (U+200B, soft hyphens) with `unseen`. The
  search lets the latter stand, so that somebody can look for it.
- A half-width dakuten is part of its kana (ｶﾞ is ガ), also in what is looked up by sound. ゛ beside a
  kana is a character of its own, and so is one half-width that stands behind no kana.
- Kana are taken in parts, so that ヷ is わ with a dakuten; the marks ヽ and ヾ are kana too.
- 髙 is 高 with `shapes` alone: that two people are one because of it is never certain.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from zadankai_editor.japanese.clusters import HALFWIDTH_MARKS, JOINER, clusters, extends

_NO_CHARACTER = 0xFFFF
"""Stands for what cannot be compared by itself: no record holds it."""
_KANA_SHIFT = 0x60
_MEANS_MORE = ("<circle>", "<super>", "<sub>", "<fraction>")
"""Decompositions in which more than the width is lost: ① is not 1."""
_MIXED_UP = str.maketrans({"\N{WAVE DASH}": "~", "\N{MINUS SIGN}": "-", "\N{EM DASH}": "\N{HORIZONTAL BAR}"})
"""Characters for which encodings of Japanese have others: 〜 comes as ～ from one, as 〜 from another."""
_LOOK_ALIKE = {
    variant: mark
    for mark, variants in {
        "~": "〜∼˜",
        ":": "︰∶ː：",
        "―": "—–‒─━⸺⸻",
        "-": "−‐‑﹣",
        "(": "⦅❨",
        ")": "⦆❩",
        "[": "〔",
        "]": "〕",
        "<": "〈⟨",
        ">": "〉⟩",
        "《": "≪«",
        "》": "≫»",
        "○": "◯",
    }.items()
    for variant in variants
}
"""Marks of which writers choose one or the other and mean the same."""
_SHAPES = str.maketrans(
    "髙﨑濵濱邉邊澤嶋嶌冨𠮷德惠廣眞龍櫻栁渕桒齋齊國壽榮實彌曾關學來條淺瀧瀨淸黑晴靜豐禮",
    "高崎浜浜辺辺沢島島富吉徳恵広真竜桜柳淵桑斎斉国寿栄実弥曽関学来条浅滝瀬清黒晴静豊礼",
)
"""Two shapes of one character, as fonts and typists choose them; 斉 and 斎 are other names."""
_MARKS = frozenset(":()[]{}<>【】《》「」『』○●◎・,、。.")
"""Marks around labels and names that are no part of them."""


@dataclass(frozen=True)
class Folding:
    """What does not matter when texts are compared.

    `width`: full-width, half-width and compatible forms are the same (ＡＢＣ, ｶﾞ, ㈱), and so are variants of a
    character (葛󠄀). `kana`: katakana and hiragana are. `case`: capital and small letters are. `alike`: marks that
    look alike are. `numbers`: ① and 1 are. `shapes`: 髙 and 高 are. Not there at all are, with `unseen`, what has
    no width; with `spaces`, white space; with `marks`, brackets, colons, circles and stops. A composed character
    and its parts (が) are always the same.
    """

    width: bool = True
    kana: bool = True
    case: bool = True
    alike: bool = False
    numbers: bool = False
    shapes: bool = False
    unseen: bool = False
    spaces: bool = False
    marks: bool = False

    def of(self, text: str) -> str:
        """Return `text` for comparison."""
        plain = text.translate(_whole(self))
        if _SENTINEL not in plain:
            return plain
        return "".join(_folded(cluster, self) for _, cluster in clusters(text))

    def fold(self, text: str) -> "Folded":
        """Return `text` for comparison, with the way back."""
        plain = text.translate(_single(self))
        if _SENTINEL not in plain:
            return Folded(plain)
        pieces: list[str] = []
        starts: list[int] = []
        behind = 0
        for low, high in _intricate(text, plain):
            pieces.append(plain[behind:low])
            starts.extend(range(behind, low))
            for start, cluster in clusters(text[low:high]):
                piece = _folded(cluster, self)
                if piece:
                    pieces.append(piece)
                    starts.append(low + start)
                    starts.extend([_INSIDE] * (len(piece) - 1))
            behind = high
        pieces.append(plain[behind:])
        starts.extend(range(behind, len(text) + 1))
        return Folded("".join(pieces), tuple(starts))


COMPOSED = Folding(width=False, kana=False, case=False)
"""For a name that is kept: characters that come in parts (か and a dakuten) as the one that they are."""
WIDTH = Folding(kana=False, case=False)
"""For patterns and tables that are written in normal width."""
SEEN = Folding(kana=False, case=False, unseen=True, spaces=True)
"""What people can tell apart: two labels, items or headings that are the same so are so for everybody."""
NUMBERS = Folding(kana=False, case=False, numbers=True)
"""For what is read as a number, or compared with what may bear one."""
WORDING = Folding(kana=False, numbers=True, unseen=True)
"""For texts that are said twice and worded freely."""
LABEL = Folding(kana=False, alike=True, numbers=True, unseen=True, spaces=True, marks=True)
"""By which labels and names are looked up."""
LABEL_SHAPE = Folding(kana=False, alike=True, numbers=True, shapes=True, unseen=True, spaces=True, marks=True)
"""As `LABEL`, for what is then asked about."""
SOUND = Folding(numbers=True, unseen=True, spaces=True)
"""By which somebody who types kana or letters looks for something."""


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Return what stays of a label or name for looking it up (`LABEL`)."""
    return LABEL.of(text)


def as_seen(text: str) -> str:
    """Return what people can tell apart of `text` (`SEEN`)."""
    return SEEN.of(text)


_INSIDE = -1


@dataclass(frozen=True)
class Folded:
    """A folded text. `source_of` leads back to the text that it was made of."""

    text: str
    _starts: tuple[int, ...] | None = field(default=None, repr=False)

    def source_of(self, place: int) -> int | None:
        """Return which character of the source stands at `place`; `None` inside of a cluster."""
        if self._starts is None:
            return place
        start = self._starts[place]
        return None if start == _INSIDE else start

    def range_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the characters of the source from `start` to `end`; `None` where a cluster is cut."""
        first, last = self.source_of(start), self.source_of(end)
        return None if first is None or last is None else (first, last)


def _intricate(text: str, plain: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `text` that have to be folded cluster by cluster: few, and short.

    Each begins and ends between clusters. `plain` has the sentinel for what cannot be folded by
    itself; what stands before that may be what it combines with.
    """
    low = high = 0
    for run in _SENTINELS.finditer(plain):
        start = max(0, run.start() - 1)
        if start >= high:
            if low < high:
                yield low, high
            low = start
        # What is behind a joiner is tied on.
        high = min(len(text), run.end() + (text[run.end() - 1] == JOINER))
    yield low, high


# A cluster


@lru_cache(maxsize=4096)
def _folded(cluster: str, folding: Folding) -> str:
    """Return a cluster for comparison; nothing where it is not seen at all, or does not count."""
    drops = folding.spaces or folding.marks
    if drops and (_combines(cluster[0]) or not _counted(_letters(cluster[0], folding), folding)):
        return ""  # what combines with nothing that counts
    return _counted(_letters(_present(cluster, folding), folding), folding)


def _letters(cluster: str, folding: Folding) -> str:
    """Return a cluster without the differences that do not matter."""
    if folding.alike:
        cluster = "".join(_LOOK_ALIKE.get(c, c) for c in cluster)
    if folding.width:
        cluster = "".join(_unwidened(c, folding.numbers) for c in cluster)
    if folding.alike:
        cluster = "".join(_LOOK_ALIKE.get(c, c) for c in cluster)
    cluster = unicodedata.normalize("NFC", cluster)
    if folding.case:
        cluster = unicodedata.normalize("NFC", cluster.casefold())
    if folding.shapes:
        cluster = cluster.translate(_SHAPES)
    if folding.kana:
        # In parts: ヷ has no hiragana of its own.
        parts = unicodedata.normalize("NFD", cluster)
        cluster = unicodedata.normalize("NFC", "".join(_hiragana(c) for c in parts))
    return cluster


def _present(cluster: str, folding: Folding) -> str:
    """Return a cluster without what is not seen, so that what stands around it combines."""
    if folding.unseen or folding.spaces:
        cluster = "".join(c for c in cluster if not _is_unseen(c, folding))
    return "".join(c for c in cluster if not _is_variation(c)) if folding.width else cluster


def _is_unseen(character: str, folding: Folding) -> bool:
    if folding.spaces and character.isspace():
        return True
    return folding.unseen and (unicodedata.category(character) == "Cf" or _is_variation(character))


def _counted(letters: str, folding: Folding) -> str:
    if not folding.marks and not folding.spaces:
        return letters
    kept = "".join(
        c for c in letters if not (folding.marks and c in _MARKS) and not (folding.spaces and c.isspace())
    )
    return kept if kept == letters else unicodedata.normalize("NFC", kept)


def _combines(character: str) -> bool:
    return character in HALFWIDTH_MARKS or (extends(character) and character != JOINER)


def _is_variation(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


@lru_cache(maxsize=8192)
def _unwidened(character: str, numbers: bool) -> str:
    """Return `character` as wide as it usually is."""
    if character in HALFWIDTH_MARKS:
        return "\u3099" if character == "ﾞ" else "\u309a"
    if not numbers and unicodedata.decomposition(character).startswith(_MEANS_MORE):
        return character
    plain = unicodedata.normalize("NFKC", character)
    # A mark that stands alone (゛) decomposes to a space with a mark, and is no space; nor does anything that
    # begins no cluster come from a character that does (U+0E33).
    alone = plain != " " and (plain.startswith(" ") or (extends(plain[:1]) and not extends(character)))
    return character if alone else plain.translate(_MIXED_UP)


def _hiragana(character: str) -> str:
    if "\u30a1" <= character <= "\u30f6" or character in "ヽヾ":
        return chr(ord(character) - _KANA_SHIFT)
    return character


# Most characters are folded by themselves

_SENTINEL = chr(_NO_CHARACTER)
_SENTINELS = re.compile(f"{_SENTINEL}+")


class _Table(dict[int, int | str]):
    """What each character becomes by itself, found out when it first comes.

    A character that joins others becomes the sentinel: the text that holds it is folded cluster by cluster. So does,
    where each is to be `single`, one that becomes several or none.
    """

    def __init__(self, folding: Folding, *, single: bool) -> None:
        super().__init__()
        self._folding = folding
        self._single = single

    def __missing__(self, code: int) -> int | str:
        character = chr(code)
        letters = _folded(character, self._folding)
        joining = extends(character) or character in HALFWIDTH_MARKS or character == _SENTINEL
        if joining or (self._single and len(letters) != 1):
            self[code] = _NO_CHARACTER
        else:
            self[code] = ord(letters) if len(letters) == 1 else letters
        return self[code]


@cache
def _single(folding: Folding) -> _Table:
    return _Table(folding, single=True)


@cache
def _whole(folding: Folding) -> _Table:
    return _Table(folding, single=False)


# Character by character

_FOLDED_IN_PLACE = re.compile(
    r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2e80-\u2fdf\uf900-\ufaff\uff01-\uffe6"
    + re.escape("".join(_LOOK_ALIKE))
    + "]"
)
"""A search for what few characters of a text are: several times as fast as `str.translate`."""
_SHORT = 40
_IN_PLACE = Folding(kana=False, case=False, alike=True)


def folded(text: str) -> str:
    """Return `text` with each mark, digit, letter and space in its usual width, character by character.

    A character that would become several or none, or combine with another, stays as it is.
    """
    if len(text) <= _SHORT:
        return _short_folded(text)
    return _FOLDED_IN_PLACE.sub(_one_character, text)


@lru_cache(maxsize=8192)
def _short_folded(text: str) -> str:
    return _FOLDED_IN_PLACE.sub(_one_character, text)


def _one_character(found: "re.Match[str]") -> str:
    return _in_place(found[0])


@cache
def _in_place(character: str) -> str:
    if character.isspace():
        return " "
    letters = _folded(character, _IN_PLACE)
    return letters if len(letters) == 1 and not _combines(letters) else character
