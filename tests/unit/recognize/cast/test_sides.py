"""Labels that a sign parts in a name and where somebody is from, as the document itself tells it."""

import pytest

from tests.unit.recognize.made_reads import lines_of
from tests.unit.recognize.reading_aloud import doubts, read, said
from zadankai_editor.recognize.cast.sides import (
    Shown,
    Sides,
    likely_name_sides,
    name_sides,
    shown_in,
    sides_of,
)
from zadankai_editor.recognize.convention.signatures import read_signatures, spanned_lines

KNOWN = {"椿": 0, "磯貝": 1}


def shown(label: str, lines: int = 3, alone: tuple[int, int] = (0, 0)) -> Shown:
    sides = sides_of(label)
    assert sides is not None
    return Shown(sides, lines, alone)


@pytest.mark.parametrize(
    ("label", "sides"),
    [
        ("椿/湊浜町", Sides("/", "椿", "湊浜町")),
        ("湊浜町／椿", Sides("/", "湊浜町", "椿")),
        ("椿＠湊浜町", Sides("@", "椿", "湊浜町")),
        ("【椿｜湊浜町】", Sides("|", "椿", "湊浜町")),
        ("椿_湊浜(町)", Sides("_", "椿", "湊浜(町)")),
    ],
)
def test_one_sign_parts_a_label_in_two_sides(label: str, sides: Sides) -> None:
    assert sides_of(label) == sides


@pytest.mark.parametrize(
    "label",
    [
        "椿",
        "椿・磯貝",
        "椿/磯貝/早瀬",
        "話者_1",
        "/椿",
        "椿(湊浜/町)",
        "椿/「湊浜」",
        "長い前置きの" * 4 + "/椿",
    ],
)
def test_other_labels_have_no_two_sides(label: str) -> None:
    assert sides_of(label) is None


def test_the_name_is_on_the_side_that_is_told() -> None:
    assert Sides("/", "椿", "湊浜町").parted(name_first=True) == ("椿", "湊浜町")
    assert Sides("/", "椿", "湊浜町").parted(name_first=False) == ("湊浜町", "椿")


def test_whoever_is_known_tells_on_which_side_names_stand() -> None:
    assert name_sides([shown("椿/湊浜町"), shown("磯貝/港商店")], KNOWN.get) == {"/": True}
    assert name_sides([shown("湊浜町@椿"), shown("港商店@磯貝"), shown("椿/話")], KNOWN.get) == {
        "@": False,
        "/": True,
    }


@pytest.mark.parametrize(
    "labels",
    [
        [shown("椿/磯貝", 9)],  # two who speak at once
        [shown("椿/湊浜町"), shown("港商店/磯貝")],  # once on this side, once on the other
        [shown("椿/湊浜町"), shown("椿/港商店")],  # beside more than one thing
        [shown("椿/湊浜町", 2)],  # too seldom
        [shown("椿/湊浜町", alone=(3, 0))],  # as often without it
        [shown("早瀬/村沢", 9)],  # nobody known
    ],
)
def test_those_who_are_known_tell_nothing_where_they_do_not_agree(labels: list[Shown]) -> None:
    assert name_sides(labels, KNOWN.get) == {}


def test_where_nobody_is_known_what_recurs_and_what_both_look_like_tell() -> None:
    assert likely_name_sides([shown("椿/湊浜町"), shown("磯貝/港商店")]) == {"/": True}
    assert likely_name_sides([shown("湊浜町_椿"), shown("湊浜町_磯貝")]) == {"_": False}
    assert likely_name_sides([shown("みなも/灯り", alone=(2, 0)), shown("さざなみ/月")]) == {"/": True}


@pytest.mark.parametrize(
    "labels",
    [
        [shown("椿/湊浜町", 9)],  # one label shows no habit
        [shown("椿/湊浜町", 1), shown("磯貝/港商店", 1)],  # none stands twice
        [
            shown("椿/湊浜町", alone=(0, 2)),
            shown("磯貝/港商店"),
        ],  # what would be no name is a label elsewhere
        [shown("みなも/灯り"), shown("さざなみ/月影")],  # neither looks like a name
    ],
)
def test_no_side_is_likely_where_the_evidence_is_thin(labels: list[Shown]) -> None:
    assert likely_name_sides(labels) == {}


def test_labels_with_two_sides_are_counted_as_are_their_sides_alone() -> None:
    talk = 3 * "椿/湊浜町：始めます。\n磯貝/港商店：はい。\n" + 2 * "椿：どうぞ。\n"
    found = shown_in(read_signatures(spanned_lines(lines_of(talk))))
    assert {one.sides: (one.lines, one.alone) for one in found} == {
        Sides("/", "椿", "湊浜町"): (3, (2, 0)),
        Sides("/", "磯貝", "港商店"): (3, (0, 0)),
    }


@pytest.mark.parametrize("form", ["{}／{}：{}", "{}｜{}：{}", "{}＠{}：{}"])
def test_members_of_a_list_speak_under_names_with_where_they_are_from(form: str) -> None:
    header = "港の座談会\n\n参加者\n湊浜町企画課長：椿 和子\n港商店代表：磯貝 茂\n\n"
    turns = [("椿", "浜", "始めます。"), ("磯貝", "灯り", "はい。")]
    found = read(header + 3 * "".join(form.format(*turn) + "\n" for turn in turns))
    assert said(found) == 3 * [("椿", "始めます。"), ("磯貝", "はい。")]
    assert doubts(found) == []


def test_without_a_list_the_other_side_is_where_somebody_is_from() -> None:
    found = read("打ち合わせ\n\n" + 3 * "椿／湊浜町：始めます。\n磯貝／港商店：はい。\n")
    assert said(found) == 3 * [("椿", "始めます。"), ("磯貝", "はい。")]
    assert [person.title for person in found.state.record.participants] == ["湊浜町", "港商店"]
