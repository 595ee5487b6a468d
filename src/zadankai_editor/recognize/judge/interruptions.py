"""Labels amid a line: somebody else begins to speak where no line break says so.

A line break that got lost puts the words of two people into one. What stands there may also be said,
so that it is asked about and never cut.
"""

import re
from collections.abc import Callable, Collection, Iterator

from zadankai_editor.recognize.labels import is_moderator_label
from zadankai_editor.recognize.vocabulary import HONORIFICS, MODERATORS

_LONGEST = 20
_OPENERS = {"【": "】", "[": "]", "<": ">", "《": "》", "(": ")"}
_CIRCLES = "○●◎◆〇"
_BREAK = re.compile(r".*[。!?」』)】\]…―♪/ ]", re.DOTALL)
_SENTENCE_ENDS = frozenset("。!?」』)】…♪")
_WHO = re.compile(r" *(?P<who>[^ 、。「」!?()]{1,20}(?:\([^()。]{1,16}\))?)(?= |$)")
_NEXT = re.compile(r"(?<=[。!?」』)】…♪]) *(?P<who>[^ 、。「」!?:()]{1,12}(?:\([^()。]{1,16}\))?) +(?=[^ ])")
_DASHES = re.compile("―{1,3}(?=[^ ―。、」)])")

_ENDS_OF_LABELS = frozenset(word[-1] for word in (*HONORIFICS, *MODERATORS))

Knows = Callable[[str], bool]
"""Tells whether labels call somebody so."""


class Interruptions:
    """Finds labels amid lines, by the shapes that part them from what is said.

    `marks` are the marks and brackets of the labels in the document, `knows` tells who is called so there,
    `ends` are the characters that names and titles end in.
    """

    def __init__(self, marks: Collection[str], knows: Knows, ends: Collection[str]) -> None:
        self._knows = knows
        self._ends = frozenset(ends) | _ENDS_OF_LABELS
        self._openers = [mark for mark in _OPENERS if mark in "【[" or any(mark in one for one in marks)]
        self._circles = [mark for mark in _CIRCLES if mark == "○" or any(mark in one for one in marks)]
        self.marks = [":", " ", *self._openers, *self._circles]
        """What one of stands in each line with a label amid it, unless the line ends in `」`."""

    def look_for_dashes(self) -> None:
        """Look from here on for what a dash begins, too."""
        if "―" not in self.marks:
            self.marks.append("―")

    def amid(self, read: str, start: int) -> str | None:
        """Return what `find` does, told at one glance where nothing can be: hardly any line holds such a mark."""
        for mark in self.marks:
            if read.find(mark, start) >= 0:
                return self.find(read, start)
        return self.find(read, start) if read[-1:] == "」" and self.may_quote(read, start) else None

    def may_quote(self, read: str, start: int) -> bool:
        """Tell whether `「` stands in a folded line behind `start` right behind what a label may end in."""
        return any(read[place - 1] in self._ends for place in _places("「", read, start + 1))

    def find(self, read: str, start: int) -> str | None:
        """Return what stands in a folded line behind `start` as a label does, where somebody is called so.

        Behind a label (`start` is not 0) another one may follow at once.
        """
        if read.find(":", start) >= 0 and (found := self._before(":", read, start)):
            return found
        if read[-1:] == "」" and (found := self._before("「", read, start)):
            return found
        if read.find(" ", start) >= 0 and (found := self._between_spaces(read, start)):
            return found
        for mark in self._openers:
            if read.find(mark, start) >= 0 and (found := self._in_brackets(mark, read, start)):
                return found
        for mark in self._circles:
            if read.find(mark, start) >= 0 and (found := self._behind_circle(mark, read, start)):
                return found
        return self._dash(read, start) if "―" in self.marks else None

    def _before(self, mark: str, read: str, start: int) -> str | None:
        """Return what stands between the end of a sentence and `:` or `「`, with text behind."""
        for place in _places(mark, read, start):
            if place == len(read) - 1 or (mark == "「" and read[place - 1] not in self._ends):
                continue
            begin = max(start, place - _LONGEST)
            before = read[begin:place]
            end = _BREAK.match(before)
            who = before[end.end() :] if end else before if start and begin == start else ""
            parted = end is None or mark == ":" or before[: end.end()].rstrip()[-1:] in _SENTENCE_ENDS
            if who and parted and self._is_known(who):
                return who
        return None

    def _between_spaces(self, read: str, start: int) -> str | None:
        """Return what stands above a space, right behind the end of a sentence."""
        found = (match["who"] for match in _NEXT.finditer(read, max(start, 1)))
        return next(filter(self._knows, found), None)

    def _in_brackets(self, mark: str, read: str, start: int) -> str | None:
        for place in _places(mark, read, start):
            end = read.find(_OPENERS[mark], place, place + _LONGEST + 2)
            if place and 0 < end < len(read) - 1 and self._is_known(read[place + 1 : end].strip()):
                return read[place : end + 1]
        return None

    def _behind_circle(self, mark: str, read: str, start: int) -> str | None:
        for place in _places(mark, read, max(start, 1)):
            match = _WHO.match(read, place + 1)
            if match is not None and self._is_known(match["who"]):
                return read[place : match.end()]
        return None

    @staticmethod
    def _dash(read: str, start: int) -> str | None:
        for place in _places("―", read, max(start, 1)):
            match = _DASHES.match(read, place)
            if match is not None and read[:place].rstrip()[-1:] in _SENTENCE_ENDS:
                return read[place : match.end() + 6]
        return None

    def _is_known(self, who: str) -> bool:
        return 0 < len(who) <= _LONGEST and (self._knows(who) or is_moderator_label(who))


def _places(mark: str, read: str, start: int) -> Iterator[int]:
    """Yield where a mark stands in a folded line, from `start` on."""
    place = read.find(mark, start)
    while place >= 0:
        yield place
        place = read.find(mark, place + 1)
