"""How findings name what has no id in the file."""

import pytest

from zadankai_editor.formats import public_place
from zadankai_editor.record.findings import finding
from zadankai_editor.record.nodes import Block, BlockKind, Record

RECORD = Record(
    blocks=(
        Block(id="l0", kind=BlockKind.LEAD, text="一"),
        Block(id="l1", kind=BlockKind.LEAD, text=" 　"),
        Block(id="l2", kind=BlockKind.LEAD, text="二\n三"),
        Block(id="l3", kind=BlockKind.LEAD, text="四"),
        Block(id="b1", kind=BlockKind.TEXT, text="本文"),
        Block(id="c0", kind=BlockKind.CLOSING, text="一"),
        Block(id="c1", kind=BlockKind.CLOSING, text="二"),
    )
)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("l0", (None, "lead[0]")),
        ("l1", (None, "lead")),
        ("l2", (None, "lead[1]")),
        ("l3", (None, "lead[3]")),
        ("b1", ("b1", None)),
        ("c0", (None, "closing[0]")),
        ("c1", (None, "closing[1]")),
        ("gone", ("gone", None)),
    ],
)
def test_ids_in_memory_become_places_in_the_file(block: str, expected: tuple[str | None, str | None]) -> None:
    public = public_place(RECORD, finding("block.text.empty", "x", block=block, line=3))
    assert (public.block, public.path) == expected
    assert (public.code, public.message, public.line) == ("block.text.empty", "x", 3)


def test_a_path_stays() -> None:
    about_field = finding("title.missing", "x", path="title")
    assert public_place(RECORD, about_field) == about_field
