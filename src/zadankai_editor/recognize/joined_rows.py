"""People who run together in one row, with or without colons between titles and names."""

import itertools
import re
from collections.abc import Sequence

from zadankai_editor.recognize.marks import outer_colons, reading
from zadankai_editor.recognize.names import is_title, parse_name
from zadankai_editor.recognize.vocabulary import ORGANIZATION, PREFECTURES, TITLE_TAILS, UNIT_END

_LONGEST_GIVEN = 4
_LONGEST_UNPARTED = 6
_JOINED_TITLE = re.compile("|".join(sorted((t for t in TITLE_TAILS if len(t) > 1), key=len, reverse=True)))


def cut_at(text: str, places: Sequence[int]) -> list[str]:
    """Return the pieces of `text` between the characters at `places`."""
    bounds = [-1, *places, len(text)]
    return [text[a + 1 : b] for a, b in itertools.pairwise(bounds)]


def parted(text: str, titles: Sequence[str]) -> list[str]:
    """Return the people that run together in a row, each with title and name; one where it is one."""
    colons = outer_colons(reading(text))
    if len(colons) < 2:
        return [text] if colons else _parted_at_names(text, titles) or _parted_at_titles(text)
    pieces: list[str] = []
    begin = 0
    for start, end in itertools.pairwise(colons):
        cut = _new_title(text[start + 1 : end], titles)
        if cut is not None:
            pieces.append(text[begin : start + 1 + cut].strip())
            begin = start + 1 + cut
    return [*pieces, text[begin:].strip()]


def _new_title(between: str, titles: Sequence[str]) -> int | None:
    """Return where in `甲野 洋A市課長`, which stands between two colons, a new title begins.

    The title is told by its beginning, which other rows have too, or is that of an organisation.
    """
    read = reading(between)
    parts = re.match(r" *[^ ]{1,5} +", read)
    if parts and ORGANIZATION.match(read.lstrip()) and is_title(read.split()[0]):
        return None
    begin, longest = (parts.end(), _LONGEST_GIVEN) if parts else (1, _LONGEST_UNPARTED)
    cuts = [c for c in range(begin + 1, min(begin + longest, len(read) - 2) + 1) if parse_name(between[:c])]
    if not parts:
        cuts = [c for c in cuts if not is_title(read[:c])]
    shared = {cut: max((shared_beginning(read[cut:].lstrip(), title) for title in titles), default=0) for cut in cuts}
    best = max(cuts, key=lambda cut: shared[cut], default=None)
    if best is not None and shared[best] >= 2:
        return best
    if not is_title(read) and not UNIT_END.search(read):
        return None
    for cut in cuts:
        if read[cut:].startswith(tuple(PREFECTURES)):
            return cut
    if not parts:
        return None
    likely = [cut for cut in cuts if ORGANIZATION.match(read[cut:]) or is_title(read[cut:]) or UNIT_END.search(read[cut:])]
    usual = [cut for cut in likely if cut - begin == 2]
    return next(iter(usual or likely), None)


def shared_beginning(one: str, other: str) -> int:
    """Return how many characters two readings have in common at their beginning."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _parted_at_names(text: str, titles: Sequence[str]) -> list[str]:
    """Part `A市CIO 甲野 洋B県CIO 乙川 学`; no pieces where one title and one name are all there is."""
    row = re.fullmatch(r"(?P<title>\S+) +(?P<between>\S+ +\S+)(?P<rest>( +\S+)* +\S+ +\S+)", text)
    if not row or not is_title(row["title"]) or is_title(reading(row["between"]).split()[0]):
        return []
    cut = _new_title(row["between"], titles)
    if cut is None:
        return []
    place = row.start("between") + cut
    rest = text[place:].strip()
    return [text[:place].strip(), *(_parted_at_names(rest, titles) or [rest])]


def _parted_at_titles(text: str) -> list[str]:
    """Part `市長甲野洋副市長乙川学`: titles tell where each person begins."""
    read = reading(text)
    if " " in read or "(" in read:
        return [text]
    titles = list(_JOINED_TITLE.finditer(read))
    if len(titles) < 2:
        return [text]
    pieces: list[str] = []
    begin = 0
    for match, following in zip(titles, [*titles[1:], None], strict=True):
        end = _name_end(read, match.end(), following.start() if following else len(read))
        if not 2 <= end - match.end() <= 6:
            return [text]
        pieces.append(f"{text[begin : match.end()]}:{text[match.end() : end]}")
        begin = end
    return pieces if len(pieces) > 1 and begin == len(text) else [text]


def _name_end(read: str, start: int, end: int) -> int:
    """Return where the name ends that begins at `start`: before an organisation, or where the next title begins."""
    for place in range(start + 2, min(start + 6, end) + 1):
        if place < end and read[place:].startswith(tuple(PREFECTURES)):
            return place
    return end
