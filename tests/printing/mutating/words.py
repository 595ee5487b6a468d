"""Headings, matters and farewells in words that nobody knows; title, date and agenda elsewhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

from tests.printing.gold import Document
from tests.printing.lines import BLANK, Line, Part
from tests.printing.mutating import inventing
from tests.printing.mutating.sheet import Change, Mutator, Sheet
from tests.printing.styles import AXES

_MARKED = frozenset(AXES["headings"]) - {"bare", "time"}
_NUMBERED = frozenset(AXES["agenda"]) - {"○", "・", "none"}
_LEVELS = ("section", "heading")
_COUNTERS = (
    ("❶", "{}"),
    ("⓵", "{} "),
    ("㈠", "{}"),
    ("Ⅰ", "{}．"),
    ("ⅰ", "{}) "),
    ("", "第{}　"),
    ("", "[{}] "),
    ("", "その{}：　"),
    ("", "{}) "),
)


def heading_of_agenda(sheet: Sheet, rng: Random) -> Sheet | None:
    """The agenda has a heading in words that were made up."""
    words = inventing.heading_of_matters(rng)
    if not sheet.places(Part.AGENDA_HEADING):
        return None
    return sheet.mapped(lambda line: replace(line, text=words) if line.part is Part.AGENDA_HEADING else line)


def other_matters(sheet: Sheet, rng: Random) -> Sheet | None:
    """What sections and headings are about is made up, in the agenda as well."""
    if sheet.style.headings == "time":
        return None
    lines, body = list(sheet.lines), list[dict[str, Any]]()
    agenda, known = {item["number"]: item["text"] for item in sheet.gold.get("agenda", ())}, set[str]()
    for block in sheet.gold["body"]:
        if block["type"] not in ("section", "heading"):
            body.append(block)
            continue
        words = inventing.topic(rng)
        while words in known:
            words = inventing.topic(rng)
        known.add(words)
        lines = [
            _reworded(line, block["text"], words) if line.unit == block["id"] else line for line in lines
        ]
        if block.get("agenda") in agenda:
            item = agenda[block["agenda"]]
            lines = [_reworded(line, item, words) if line.part is Part.ITEM else line for line in lines]
            agenda[block["agenda"]] = words
        body.append({**block, "text": words})
    changed = sheet.having(lines).told(body=body)
    if agenda:
        changed = changed.told(agenda=[{"number": n, "text": text} for n, text in agenda.items()])
    return changed if known else None


def _reworded(line: Line, before: str, after: str) -> Line:
    """Put words in the place of others, whatever the width of the print."""
    for form in _widths(before):
        if form in line.text:
            return replace(line, text=line.text.replace(form, after))
    return line


_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_NARROW = {wide: code for code, wide in _WIDE.items()}


def other_heading_marks(sheet: Sheet, rng: Random) -> Sheet | None:
    """Random symbols or brackets stand around headings, one kind for each level."""
    signs = {
        kind: rng.choice(((inventing.mark(sheet, rng), ""), inventing.brackets(sheet, rng)))
        for kind in _LEVELS
    }
    if signs["section"] == signs["heading"]:
        return None
    texts = {block["id"]: block for block in sheet.gold["body"] if block["type"] in _LEVELS}

    def marked(line: Line) -> Line:
        block = texts.get(line.unit)
        if block is None or line.blank:
            return line
        before, after = signs[block["type"]]
        for form in _widths(block["text"]):
            if form in line.text:
                return replace(line, text=before + form + after)
        return line

    kinds = Counter(block["type"] for block in texts.values())
    lonely = {
        unit for unit, block in texts.items() if kinds[block["type"]] == 1
    }  # what stands once is no convention
    return sheet.mapped(marked).opened(lonely) if texts else None


def other_item_marks(sheet: Sheet, rng: Random) -> Sheet | None:
    """The items of the agenda are counted in another way."""
    places = sheet.places(Part.ITEM)
    first, shape = rng.choice(_COUNTERS)
    lines, numbers = (
        list(sheet.lines),
        {item["text"]: item["number"] for item in sheet.gold.get("agenda", ())},
    )
    for place in places:
        text, number = next(
            (form, number)
            for words, number in numbers.items()
            for form in _widths(words)
            if form in lines[place].text
        )
        counter = chr(ord(first) + number - 1) if first else str(number)
        lines[place] = replace(lines[place], text=shape.format(counter) + text)
    return sheet.having(lines) if places else None


def _widths(text: str) -> tuple[str, str, str]:
    return text, text.translate(_WIDE), text.translate(_NARROW)


def other_farewell(sheet: Sheet, rng: Random) -> Sheet | None:
    """The record ends with words that were made up."""
    ends = [p for p in sheet.places(Part.CLOSING) if len(sheet.lines[p].text) > 6]
    if not ends:
        return None
    lines, units = list(sheet.lines), list[str]()
    closing = list(sheet.gold["closing"])
    for place in ends:
        words = inventing.farewell(rng)
        units.append(lines[place].unit)
        closing[int(lines[place].unit.removeprefix("closing"))] = words
        lines[place] = replace(lines[place], text=words)
    return sheet.having(lines).told(closing=closing).opened(units)


def title_labelled(sheet: Sheet, rng: Random) -> Sheet | None:
    """A word before the title says that it is one."""
    before = rng.choice(
        ("会議名：", "件名　", "〔会議の名称〕", f"{inventing.made_up_word(rng)}名：", "会　議　名　　")
    )
    return sheet.mapped(
        lambda line: replace(line, text=before + line.text.strip("～~")) if line.part is Part.TITLE else line
    )


def _held(sheet: Sheet, lines: list[Line], text: str) -> Sheet:
    place = sheet.places(Part.HELD)[0]
    changed = sheet.having([*sheet.lines[:place], *lines, *sheet.lines[place + 1 :]])
    return changed.told(held={**sheet.gold["held"], "text": text})


def _date(sheet: Sheet) -> tuple[int, int, int | None] | None:
    held = sheet.gold.get("held")
    if not held or not sheet.places(Part.HELD):
        return None
    year, month, *day = map(int, held["date"].split("-"))
    return year, month, day[0] if day else None


def _long(year: int, month: int, day: int | None) -> str:
    return f"令和{year - 2018}年{month}月" + (f"{day}日" if day else "")


def date_below(sheet: Sheet, rng: Random) -> Sheet | None:
    """The date stands on the line below a word that announces it."""
    date = _date(sheet)
    if date is None:
        return None
    words, text = rng.choice(("日時", "開催日", "とき", "◇日　時", "〔開催日時〕")), _long(*date)
    return _held(sheet, [Line(words, Part.HELD, "held"), Line("　" + text, Part.HELD, "held")], text)


def short_date(sheet: Sheet, rng: Random) -> Sheet | None:
    """The date is written in short."""
    date = _date(sheet)
    if date is None or date[2] is None:
        return None
    year, month, day = date
    text = rng.choice(
        (
            f"R{year - 2018}年{month}月{day}日",
            f"{year}/{month}/{day}",
            f"R{year - 2018}.{month}.{day}",
            f"{year}.{month:02}.{day:02}",
        )
    )
    line = rng.choice(("", "日時：", "開催日　")) + text
    return _held(sheet, [Line(line, Part.HELD, "held")], line)


def date_in_title(sheet: Sheet, rng: Random) -> Sheet | None:
    """The date stands in the title alone."""
    date = _date(sheet)
    if date is None:
        return None
    text = _long(*date)
    whole = rng.choice(("{title}（{text}）", "{text}　{title}", "{title}　{text}開催"))

    def titled(line: Line) -> Line:
        if line.part is Part.TITLE:
            return replace(line, text=whole.format(title=line.text.strip("～~"), text=text))
        return line

    kept = sheet.having(line for line in sheet.lines if line.part is not Part.HELD).mapped(titled)

    def change(document: Document) -> None:
        document["title"] = whole.format(title=document["title"], text=text)
        document["held"] = {"date": document["held"]["date"]}

    return kept.golden(change)


def broken_items(sheet: Sheet, rng: Random) -> Sheet | None:
    """An item of the agenda goes on in the next line."""
    indent = rng.choice(("　　", "　", "    "))

    def parted() -> Iterator[Line]:
        for line in sheet.lines:
            if line.part is Part.ITEM and len(line.text) > 9:
                cut = rng.randrange(5, len(line.text) - 2)
                yield replace(line, text=line.text[:cut])
                yield replace(line, text=indent + line.text[cut:].strip())
            else:
                yield line

    changed = sheet.having(parted())
    return changed if len(changed.lines) > len(sheet.lines) else None


def letter_heads(sheet: Sheet, rng: Random) -> Sheet:
    """The heads of a letter by mail stand above."""
    words = inventing.made_up_word(rng)
    heads = [
        f"From: {words}課 <{rng.choice(('info', 'kikaku', 'soumu'))}@example.lg.jp>",
        "To: kiroku@example.lg.jp",
        "Date: Mon, 3 Jun 2024 10:12:45 +0900",
        f"Subject: {rng.choice(('Re: ', 'Fwd: ', ''))}記録の送付",
    ]
    return sheet.put(0, [*(Line(text, Part.ADDED, "mail") for text in heads[rng.randrange(2) :]), BLANK])


def address_below(sheet: Sheet, rng: Random) -> Sheet:
    """An office's address stands below the end."""
    where = inventing.place(rng)
    office = f"{where}市{inventing.made_up_word(rng)}{rng.choice(('課', '室', '部企画係'))}"
    street = f"{inventing.place(rng)}{rng.randrange(1, 9)}-{rng.randrange(1, 30)}"
    number = f"0{rng.randrange(100, 999)}-{rng.randrange(10, 99)}-{rng.randrange(1000, 9999)}"
    rows = [
        rng.choice((office, f"お問い合わせ先：{office}", f"【お問い合わせ】{office}")),
        f"〒{rng.randrange(100, 999)}-{rng.randrange(1000, 9999)}　{where}市{street}",
        rng.choice(("電話：{}", "TEL {}", "電話番号　{}")).format(number),
        "メール：kiroku@example.lg.jp",
    ]
    lines = [Line(text, Part.ADDED, "address") for text in rows[: rng.randrange(2, 5)]]
    return sheet.put(len(sheet.lines), [BLANK, *lines])


def _of(name: str, change: Change, axis: str, /, **under: frozenset[str]) -> Mutator:
    return Mutator(name, change, frozenset({axis}), under)


MUTATORS = (
    _of("agenda-heading", heading_of_agenda, "agenda_heading"),
    _of("matters", other_matters, "headings"),
    _of("heading-marks", other_heading_marks, "headings", headings=_MARKED),
    _of("agenda-marks", other_item_marks, "agenda", agenda=_NUMBERED),
    _of("farewell", other_farewell, "ending"),
    _of("title-labelled", title_labelled, "title"),
    _of("date-below", date_below, "held"),
    _of("date-short", short_date, "held"),
    _of("date-in-title", date_in_title, "held"),
    _of("agenda-broken", broken_items, "agenda"),
    _of("mail-heads", letter_heads, "above"),
    _of("address-below", address_below, "below"),
)
