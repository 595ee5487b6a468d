"""Lists of participants and of the agenda by themselves: nobody is guessed, nothing is lost."""

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zadankai_editor.recognize.typed_lists import read_agenda, read_people

Fields = tuple[str, str | None, str | None, bool]


def _people(text: str) -> list[Fields]:
    return [(p.label, p.name, p.title, p.moderator) for p in read_people(text).participants]


def test_one_person_a_line() -> None:
    text = "桐生 誠　みなとがおか市長\n早瀬 文乃（図書館長）\n\n市民団体代表：真鍋　洋子\n司会：沢渡 学\n"
    assert _people(text) == [
        ("桐生", "桐生 誠", "みなとがおか市長", False),
        ("早瀬", "早瀬 文乃", "図書館長", False),
        ("真鍋", "真鍋 洋子", "市民団体代表", False),
        ("沢渡", "沢渡 学", "司会", True),
    ]
    assert read_people(text).doubts == ()
    assert [p.id for p in read_people(text).participants] == ["p1", "p2", "p3", "p4"]


def test_a_reading_and_a_short_form() -> None:
    (one, other) = read_people("桐生 誠（きりゅう まこと）\nA市長：甲野 洋（以下「甲野」）").participants
    assert (one.name, one.reading) == ("桐生 誠", "きりゅう まこと")
    assert (other.label, other.name, other.title) == ("甲野", "甲野 洋", "A市長")


def test_two_with_one_family_name_are_told_apart() -> None:
    labels = [label for label, *_ in _people("桐生 誠　市長\n桐生 透　館長\n")]
    assert labels == ["桐生 誠", "桐生 透"]


@pytest.mark.parametrize("text", ["よく分からない長い一文が入っています。", "甲野・乙川・丙山・丁田の四名"])
def test_a_line_that_is_no_row_is_kept_whole_with_a_doubt(text: str) -> None:
    found = read_people(text)
    assert [p.name or p.label for p in found.participants] == [text]
    assert found.doubts
    assert found.doubts[0].path == "participants[0]"


def test_what_is_in_no_field_is_doubted() -> None:
    found = read_people("文：甲野 洋\n写真：乙川 学")
    held = "".join(f"{p.label}{p.name}{p.title}" for p in found.participants)
    for word in ("文", "写真"):
        assert word in held or any(word in doubt.message for doubt in found.doubts)


def test_nothing_typed_is_nobody() -> None:
    assert read_people(" \n　\n").participants == ()
    assert read_agenda("\n").items == ()


def test_agenda_with_and_without_numbers() -> None:
    items = [(i.number, i.text) for i in read_agenda("1 これからの図書館\n２．夜のバス").items]
    assert items == [(1, "これからの図書館"), (2, "夜のバス")]
    items = [(i.number, i.text) for i in read_agenda("・これからの図書館\n・夜のバス").items]
    assert items == [(1, "これからの図書館"), (2, "夜のバス")]


NAMES = st.sampled_from(
    ["桐生", "早瀬 文乃", "市長", "図書館長", "（", "）", "：", "　", "、", "司会", "。", "A", "①"]
)


@given(st.lists(st.lists(NAMES, min_size=1, max_size=5).map("".join), max_size=4).map("\n".join))
def test_every_letter_is_in_a_field_or_in_a_doubt(text: str) -> None:
    found = read_people(text)
    held = "".join(
        f"{p.label}{p.name or ''}{p.title or ''}{p.post or ''}{p.reading or ''}" for p in found.participants
    )
    held += "".join(doubt.message for doubt in found.doubts)
    if any(p.moderator for p in found.participants):
        held += "司会" * text.count("司会")
    assert not _letters(text) - _letters(held)


def _letters(text: str) -> Counter[str]:
    return Counter(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


@pytest.mark.parametrize(
    ("typed", "label", "name", "title"),
    [
        ("司会 鈴木 一郎 市長", "鈴木", "鈴木 一郎", "市長"),
        ("司会　鈴木一郎　市長", "鈴木", "鈴木 一郎", "市長"),
        ("司会：鈴木一郎　市長", "鈴木", "鈴木 一郎", "市長"),
        ("司会者 鈴木 一郎 みなとがおか市長", "鈴木", "鈴木 一郎", "みなとがおか市長"),
        ("司会 鈴木 一郎", "鈴木", "鈴木 一郎", "司会"),
    ],
)
def test_whoever_leads_is_called_by_the_name_and_not_by_the_part(
    typed: str, label: str, name: str, title: str
) -> None:
    read = read_people(typed)
    (person,) = read.participants
    assert (person.label, person.name) == (label, name)
    assert person.title == title
    assert person.moderator
    assert not read.doubts


def test_a_number_that_was_left_out_is_no_doubt_where_the_others_are_those_of_their_places() -> None:
    read = read_agenda("海について\n２　祭り")
    assert [(i.number, i.text) for i in read.items] == [(1, "海について"), (2, "祭り")]
    assert not read.doubts
    assert read_agenda("海について\n５　祭り").doubts
