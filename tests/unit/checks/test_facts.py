"""Whether a record agrees with itself, with the calendar, and with the ways in which its people speak."""

from typing import Any

import pytest

from tests.unit.checks.talks import found_in, talk
from zadankai_editor.record.nodes import AgendaItem, Held, Note, Record, Series

SERIES = Series(name="丘上市ふれあい座談会", number=12)
NOTED = Note(term="有機栽培", text="農薬に頼らない育て方", mark="1")

WRONG: dict[str, tuple[str, dict[str, Any], tuple[str, str]]] = {
    "a weekday": ("甲野：令和6年5月17日（木）に開きました。", {}, ("date.impossible", "b1")),
    "an era": ("甲野：令和6年（2023年）のことです。", {}, ("date.impossible", "b1")),
    "a day that is none": ("甲野：2023年2月30日に開きました。", {}, ("date.impossible", "b1")),
    "the day in words": (
        "甲野：はい。",
        {"held": Held(date="2024-05-17", text="令和6年5月16日に開催")},
        ("held.differs", "held.text"),
    ),
    "the day in the title": (
        "甲野：はい。",
        {"held": Held(date="2024-05-17"), "title": "座談会（2023年5月17日）"},
        ("held.differs", "title"),
    ),
    "the number in the title": (
        "甲野：はい。",
        {"series": SERIES, "title": "第13回ふれあい座談会"},
        ("series.number.differs", "title"),
    ),
    "the number in the introduction": (
        "導入：第11回丘上市ふれあい座談会をお届けします。\n甲野：はい。",
        {"series": SERIES},
        ("series.number.differs", "b1"),
    ),
    "a mark without a note": ("甲野：有機栽培※2を始めました。", {"notes": ()}, ("note.missing", "b1")),
    "a note without a mark": (
        "甲野：有機栽培を始めました。",
        {"notes": (NOTED,)},
        ("note.unmarked", "notes[0]"),
    ),
    "a note on what nobody says": (
        "甲野：畑を始めました。",
        {"notes": (Note(term="有機栽培", text="農薬に頼らない育て方"),)},
        ("note.term.unused", "notes[0]"),
    ),
    "a short form too early": (
        "甲野：センターを建てました。\n乙川：丘上市健康増進館（以下「センター」という。）です。センターは新しい。",
        {},
        ("short_form.early", "b1"),
    ),
    "a short form twice": (
        "甲野：健康増進館（以下「館」）です。\n乙川：健康増進館（以下「館」）では館を。",
        {},
        ("short_form.twice", "b2"),
    ),
    "a short form of two": (
        "甲野：市民会議（以下「会」）です。\n乙川：町内協議（以下「会」）では会を。",
        {},
        ("short_form.shared", "b2"),
    ),
    "a short form for nothing": (
        "甲野：健康増進館（以下「センター」）です。",
        {},
        ("short_form.unused", "b1"),
    ),
    "another word for himself": (
        "甲野：私は朝が早い。\n乙川：はい。\n甲野：私も歩きます。\n乙川：ええ。\n甲野：私の畑です。\n乙川：どうも。\n甲野：僕は夜型です。",
        {},
        ("utterance.pronoun.changes", "b7"),
    ),
    "another way of speaking": (
        "甲野：朝です。\n乙川：はい。\n甲野：歩きます。\n乙川：ええ。\n甲野：畑です。\n乙川：え。\n甲野：夜は寝る。朝は起きる。それだけだ。",
        {},
        ("utterance.politeness.changes", "b7"),
    ),
}

RIGHT: dict[str, tuple[str, dict[str, Any]]] = {
    "a day with its weekday": ("甲野：令和6年5月17日（金）に開きました。", {}),
    "a day of which the month is known": (
        "甲野：はい。",
        {"held": Held(date="2024-05", text="令和6年5月17日に開催")},
    ),
    "the number of the series": (
        "導入：第12回丘上市ふれあい座談会をお届けします。\n甲野：第3回の審査会がありました。",
        {"series": SERIES},
    ),
    "a note with its mark": ("甲野：有機栽培※1を始めました。", {"notes": (NOTED,)}),
    "a mark that is noted with its sign": (
        "甲野：有機栽培※1を始めました。",
        {"notes": (NOTED.replaced(mark="※1"),)},
    ),
    "the number of a bill": (
        "導入：議案第52号を審査しました。\n甲野：はい。",
        {"series": SERIES},
    ),
    "a note on a term": (
        "甲野：ＩＣＴを使います。",
        {"notes": (Note(term="ICT（情報通信技術）", text="コンピューターと通信"),)},
    ),
    "a speaker's number": ("甲野：〔2番　乙川君登壇〕と書かれています。", {}),
    "a short form used": ("甲野：健康増進館（以下「センター」）です。\n乙川：センターは新しい。", {}),
    "two words for himself": (
        "甲野：私は朝が早い。\n乙川：はい。\n甲野：僕も歩きます。\n乙川：ええ。\n甲野：私の畑です。\n乙川：どうも。\n甲野：僕は夜型です。",
        {},
    ),
    "a word that is quoted": (
        "甲野：私は朝が早い。\n乙川：はい。\n甲野：私も歩きます。\n乙川：ええ。\n甲野：私の畑です。\n乙川：どうも。\n甲野：孫が「僕は行く」と。",
        {},
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told(name: str) -> None:
    text, fields, expected = WRONG[name]
    assert found_in(talk(text, **fields)) == [expected]


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_not_told(name: str) -> None:
    text, fields = RIGHT[name]
    assert found_in(talk(text, **fields)) == []


def test_an_item_that_two_sections_treat_apart() -> None:
    items = (AgendaItem(id="a1", number=1, text="朝"), AgendaItem(id="a2", number=2, text="夜"))
    record = talk(
        "見出し：朝\n甲野：はい。\n見出し：夜\n乙川：はい。\n見出し：朝\n甲野：いいえ。", agenda=items
    )
    assert found_in(_linked(record, "a1", "a2", "a1")) == [("agenda.twice", "b5")]
    assert "agenda.twice" not in dict(found_in(_linked(record, "a1", "a1", "a2")))


def _linked(record: Record, *items: str) -> Record:
    linked = iter(items)
    return record.replaced(
        blocks=tuple(
            b.replaced(agenda=next(linked)) if b.kind.value == "section" else b for b in record.blocks
        )
    )
