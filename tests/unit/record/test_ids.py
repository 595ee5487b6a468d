"""Identifiers are of the form that files hold, and are never given twice."""

from itertools import islice

import pytest

from zadankai_editor.record.ids import fresh_id, imported_block_ids, is_block_id, paragraph_id


@pytest.mark.parametrize("text", ["b", "b1", "abcdefghijklmnop", "b0123456789"])
def test_block_id(text: str) -> None:
    assert is_block_id(text)


@pytest.mark.parametrize("text", ["", "1b", "B1", "b-1", "abcdefghijklmnopq", "b1\n", "ｂ1", "b１"])
def test_no_block_id(text: str) -> None:
    assert not is_block_id(text)


def test_fresh_ids_are_block_ids_and_differ() -> None:
    found = {fresh_id("b") for _ in range(200)}
    assert len(found) == 200
    assert all(is_block_id(f) and f.startswith("b") for f in found)


def test_fresh_id_is_none_of_those_taken() -> None:
    class AllButOneOf:
        """Says of the first three that they are taken."""

        asked = 0

        def __contains__(self, _item: object) -> bool:
            self.asked += 1
            return self.asked <= 3

    taken = AllButOneOf()
    assert is_block_id(fresh_id("b", taken))
    assert taken.asked == 4


def test_imported_blocks_are_numbered() -> None:
    assert list(islice(imported_block_ids(), 3)) == ["b1", "b2", "b3"]


def test_paragraphs_have_the_same_id_in_the_same_file_only() -> None:
    assert paragraph_id("lead", 0, "x") == paragraph_id("lead", 0, "x")
    places = [paragraph_id(part, i, d) for part in ("lead", "closing") for i in range(50) for d in ("x", "y")]
    assert len(set(places)) == len(places)
    assert all(is_block_id(p) for p in places)
