"""Links headings to the agenda items that they treat, although the wording differs."""

from collections.abc import Sequence
from dataclasses import dataclass

from zadankai_editor.japanese.numerals import Numbered, numbered
from zadankai_editor.japanese.wording import core, similarity
from zadankai_editor.recognize.agenda import Item

_CERTAIN = 0.7
_LIKELY = 0.5
_MARGIN = 0.15
_MOST_COMPARED = 60
_LONGEST_HEADING = 120


@dataclass(frozen=True)
class Link:
    """An agenda item (its place in the list) that a heading treats, and whether that is certain."""

    item: int
    certain: bool


class AgendaLinker:
    """Finds the agenda item for a heading. Knows nothing of where the heading stands."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._hold_sentences = any("。" in item.text for item in items)
        self._links: dict[str, Link | None] = {}
        self._cores: dict[str, list[int]] = {}
        for place, item in enumerate(items):
            self._cores.setdefault(core(item.text), []).append(place)

    def __len__(self) -> int:
        return len(self._items)

    def repeats(self, heading: str) -> bool:
        """Tell whether `heading` has the words of one item alone, and its number if any."""
        if not heading or len(heading) > _LONGEST_HEADING:
            return False
        if not self._hold_sentences and 0 <= heading.find("。") < len(heading) - 1:
            return False
        _, fitting = self._of_same_words(heading, numbered(heading))
        return len(fitting) == 1

    def link(self, heading: str) -> Link | None:
        """Return the item that `heading` treats, or `None`.

        Certain is a heading whose core is that of one item alone, or that is much like one and
        clearly less like any other. A number printed before the heading must fit.
        """
        if not self._items or not heading or len(heading) > _LONGEST_HEADING:
            return None
        if heading not in self._links:
            self._links[heading] = self._link(heading)
        return self._links[heading]

    def treats(self, heading: str) -> bool:
        """Tell whether it is certain which item `heading` treats."""
        link = self.link(heading)
        return link is not None and link.certain

    def _link(self, heading: str) -> Link | None:
        mark = numbered(heading)
        same, fitting = self._of_same_words(heading, mark)
        if same:
            return Link((fitting or same)[0], len(fitting) == 1)
        text = mark.text if mark else heading
        scores = sorted(
            (
                (similarity(text, item.text), -place)
                for place, item in enumerate(self._items[:_MOST_COMPARED])
            ),
            reverse=True,
        )
        (best, place), second = scores[0], scores[1][0] if len(scores) > 1 else 0.0
        if best < _LIKELY:
            return None
        fits = mark is None or self._items[-place].number == mark.number
        return Link(-place, fits and best >= _CERTAIN and best - second >= _MARGIN)

    def _of_same_words(self, heading: str, mark: Numbered | None) -> tuple[list[int], list[int]]:
        """Return the items whose words are those of a heading, and those of them that its number fits."""
        same = self._cores.get(core(mark.text if mark else heading), [])
        return same, [i for i in same if mark is None or self._items[i].number == mark.number]
