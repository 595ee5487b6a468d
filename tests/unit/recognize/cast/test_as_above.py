"""What somebody in a list has from the one above."""

import pytest

from zadankai_editor.recognize.cast.as_above import title_above, with_title_above


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("〃　磯貝", "港湾課長", "港湾課長　磯貝"),
        ("同財政課長：椿", "湊浜町港湾課長", "湊浜町財政課長：椿"),
        ("同課 振興係長 椿", "港湾課長", "港湾課 振興係長 椿"),
        ("同係　早瀬", "港湾課振興係長", "港湾課振興係　早瀬"),
        ("同仁会病院長 磯貝", "港湾課長", "同仁会病院長 磯貝"),
        ("椿 和子", "港湾課長", "椿 和子"),
        ("同　磯貝", None, "同　磯貝"),
    ],
)
def test_a_sign_stands_for_the_title_above_or_for_where_it_begins(
    text: str, title: str | None, expected: str
) -> None:
    assert with_title_above(text, title) == expected


def test_the_title_and_what_stands_behind_it_are_told_apart() -> None:
    assert title_above("同係 早瀬 望", "港湾課振興係長") == ("港湾課振興係", "早瀬 望")
    assert title_above("早瀬 望", "港湾課長") is None
