"""Labels that stand below, or at the end of, what is said."""

import pytest

from tests.unit.recognize.made_reads import lines_of
from zadankai_editor.recognize.decode.roles import Ending, Option, Role, Ways
from zadankai_editor.recognize.decode.signed import with_signed
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.spans.label_spans import Signature

ROUND = Signature(brackets="()", place="own")
ALONE = Option(Role.LABEL_ALONE, 3.0, "", label=Label("（早瀬）"), signature=ROUND)
SAID: Ways = [Option(Role.TEXT, 0.0, None)]


def roles(text: str, label: Option = ALONE) -> list[Role]:
    """Return what labels on lines of their own may be."""
    lines = lines_of(text)
    found = with_signed(lines, [[label] if line.text.startswith("（") else SAID for line in lines])
    return [ways[0].role for line, ways in zip(lines, found, strict=True) if line.text.startswith("（")]


def test_labels_right_below_what_is_said_sign_it() -> None:
    assert roles("海です。\n（早瀬）\n\n" * 3) == [Role.SIGNED] * 3
    found = with_signed(lines_of("海です。\n（早瀬）\n\n" * 3), [SAID, [ALONE]] * 3)
    assert found[1][0].ending is Ending.BARE


@pytest.mark.parametrize(
    "text",
    [
        "（早瀬）\n海です。\n\n" * 3,
        "（早瀬）\n海です。\n\n" * 3 + "（早瀬）",
        "海です。\n（早瀬）\n\n" * 2,
        "海です。\n（早瀬）\n\n" * 3 + "海です。\n（早瀬）\n山です。",
    ],
)
def test_labels_above_few_ones_and_where_the_last_has_words_below_do_not(text: str) -> None:
    assert set(roles(text)) == {Role.LABEL_ALONE}


def test_what_is_hardly_a_label_signs_nothing() -> None:
    assert set(roles("海です。\n（早瀬）\n\n" * 3, ALONE._replace(score=0.0))) == {Role.LABEL_ALONE}


def bullets(*said: str) -> list[tuple[str, str]]:
    """Return the text and the mark of signed lines, and of a line that somebody says between them."""
    lines = lines_of("\n".join([f"{text}（早瀬）" for text in said] + ["・山です。"]))
    signed: list[Ways] = [[Option(Role.SIGNED, 5.0, text)] for text in said]
    return [(ways[0].text or "", ways[0].mark) for ways in with_signed(lines, [*signed, SAID])]


def test_a_bullet_before_all_that_is_signed_is_no_part_of_it() -> None:
    assert bullets("・海です。", "・川です。", "・船です。") == [
        ("海です。", "・"),
        ("川です。", "・"),
        ("船です。", "・"),
        ("山です。", "・"),
    ]


@pytest.mark.parametrize("said", [("・海です。", "●川です。", "・船です。"), ("・海です。", "・川です。")])
def test_a_bullet_before_some_of_it_is(said: tuple[str, ...]) -> None:
    assert [text for text, _ in bullets(*said)][: len(said)] == list(said)
