"""Searching random texts: what is found is equal and whole, and nothing that is so is missed."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.breadth import examples
from tests.record_states import K, block
from zadankai_editor.japanese.clusters import clusters
from zadankai_editor.japanese.folding import Folding
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.search.finder import Finder
from zadankai_editor.record.search.query import Query

PIECES = [
    *"あアｱかカｶがガａＡa(株)㈱①1𠮷葛、ー",
    "か\u3099",
    "ｶﾞ",
    "ﾞ",
    "葛\U000e0100",
    "\ufe0f",
    "\u200d",
    "👍🏽",
    "\n",
    " ",
    "　",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
SHORT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join)
FOLDINGS = st.builds(Folding, st.booleans(), st.booleans(), st.booleans())


@settings(max_examples=examples(500))
@given(text=TEXTS, wanted=SHORT, folding=FOLDINGS)
def test_what_is_found_is_what_a_slow_search_finds(text: str, wanted: str, folding: Folding) -> None:
    folded = folding.fold(wanted).text
    borders = [start for start, _ in clusters(text)] + [len(text)]
    slow: set[tuple[int, int]] = set()
    for number, start in enumerate(borders):
        slow |= {
            (start, end)
            for end in borders[number + 1 :]
            if folded and folding.fold(text[start:end]).text == folded
        }
    matches = Finder(Query(wanted, folding=folding)).find(Record(blocks=(block("u", K.TEXT, text),))).matches
    found = [(m.start, m.end) for m in matches]
    assert all(text[m.start : m.end] == m.text for m in matches)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    # At either end of a match may be what is not seen at all, so the slow search may find more of it.
    assert all(any(low <= start and end <= high for low, high in slow) for start, end in found)
    assert {_seen(text, place, folding) for place in found} <= {_seen(text, place, folding) for place in slow}
    assert all(any(low < end and start < high for low, high in found) for start, end in slow)


def _seen(text: str, place: tuple[int, int], folding: Folding) -> str:
    return folding.fold(text[slice(*place)]).text


@given(text=TEXTS, folding=FOLDINGS)
def test_a_text_is_folded_as_its_clusters_are(text: str, folding: Folding) -> None:
    folded = folding.fold(text)
    assert folded.source_of(len(folded.text)) == len(text)
    assert "".join(folding.fold(cluster).text for _, cluster in clusters(text)) == folded.text
