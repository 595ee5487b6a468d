"""Prints what stands before the talk: title, introduction, lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from tests.printing.lines import Line, Part, plain
from tests.printing.model import Content, Person
from tests.printing.styles import Style

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


@dataclass(frozen=True)
class Row:
    """A participant as the list prints them, and what the record is to hold of it."""

    text: str
    title: str
    post: str


def platform_before(style: Style) -> list[list[Line]]:
    """Return what the platform puts above the article."""
    return [] if style.platform == "none" else [plain(Part.PLATFORM, "platform", "見出し画像")]


def platform_after(style: Style) -> list[list[Line]]:
    """Return what the platform puts below the article."""
    if style.platform != "both":
        return []
    groups = (["いいなと思ったら応援しよう！"], ["スキ", "フォロー", "シェア"])
    return [plain(Part.PLATFORM, "platform", *group) for group in groups]


def header_lines(content: Content, style: Style) -> list[list[Line]]:
    """Return the groups of lines before the talk."""
    title = f"～{content.title}～" if style.platform != "none" else content.title
    groups = [plain(Part.TITLE, "title", title)]
    if content.lead:
        groups.append(plain(Part.LEAD, "lead", *content.lead))
    if content.notes:
        notes = (note_line(t, x, number, style) for number, (t, x) in enumerate(content.notes, 1))
        groups.append(plain(Part.NOTE, "notes", *notes))
    if content.held:
        groups.append(plain(Part.HELD, "held", content.held[1]))
    if content.listed:
        groups += list_groups(content, style)
    if content.agenda and style.agenda != "none":
        heads = plain(Part.AGENDA_HEADING, "agenda", style.agenda_heading)
        items = plain(Part.ITEM, "agenda", *(agenda_line(n, t, style.agenda) for n, t in content.agenda))
        groups.append([*heads, *items])
    return groups


def agenda_line(number: int, text: str, mark: str) -> str:
    """Return an item of the agenda."""
    return {
        "①": f"{_CIRCLED[number - 1]}{text}",
        "(1)": f"({number}){text}",
        "1.": f"{number}. {text}",
        "【1.】": f"【{number}.{text}】",
        "○": f"○{text}",
        "・": f"・{text}",
    }[mark]


def note_line(term: str, text: str, number: int, style: Style) -> str:
    """Return a footnote."""
    return f"※{number} {term}：{text}" if style.notes == "※1" else f"※{term}：{text}"


def list_groups(content: Content, style: Style) -> list[list[Line]]:
    """Return the list of participants with its heading, or with one for each group."""
    if style.rows not in ("groups", "shared"):
        return [[*plain(Part.LIST_HEADING, "list", style.people), *list_lines(content, style)]]
    groups = []
    for group, people in groupby(content.people, key=lambda person: person.group):
        listed = list(people)
        rows = [_row_line(row(person, content, style).text, person) for person in listed]
        if style.rows == "shared":
            rows = [_row_line(_shared(listed), *listed)]
        groups.append([*plain(Part.LIST_HEADING, "list", group), *rows])
    return groups


def _row_line(text: str, *people: Person) -> Line:
    return Line(text, Part.ROW, "list", keys=tuple(person.key for person in people))


def _shared(people: Sequence[Person]) -> str:
    """Return all in one line, those with one office together: 甲野委員長、乙川、丙山の各委員."""
    written = []
    for office, bearers in groupby(people, key=lambda person: person.office):
        families = [person.family for person in bearers]
        written.append("、".join(families) + (f"の各{office}" if len(families) > 1 else office))
    return "、".join(written)


def list_lines(content: Content, style: Style) -> list[Line]:
    """Return the rows of the list of participants; the last two run together where the style says so."""
    people = content.people
    rows = [row(person, content, style).text for person in people]
    if style.rows == "run":
        return [_row_line("".join(rows), *people)]
    lines = [_row_line(text, person) for text, person in zip(rows, people, strict=True)]
    if style.rows == "joined" and len(rows) > 2:
        return [*lines[:-2], _row_line(rows[-2] + rows[-1], *people[-2:])]
    return lines


def row(person: Person, content: Content, style: Style) -> Row:
    """Return one row of the list."""
    title = content.role if person.moderator else "" if style.rows == "names" else person.title
    name = {"initials": person.initials, "letter": person.letter}.get(style.name, person.full)
    if not title:
        return Row(name, "", "")
    held = f"{title}（{person.post}）" if person.post else title
    spaced = name.replace(" ", "　")
    text = {
        "colon": f"{held}：{name}",
        "two_colons": f"{title}：{person.post}：{name}" if person.post else f"{title}：{name}",
        "space": f"{held}　{spaced}",
        "groups": f"{held}　{spaced}",
        "shared": f"{person.office}　{person.family}",
        "name_first": f"{name}（{title}{'・' + person.post if person.post else ''}）",
        "joined": f"{held}：{name}",
        "reading": f"{held}：{name}（{person.reading}）" if person.reading else f"{held}：{name}",
        "spaced": f"{held}：{_letter_spaced(person)}",
        "bullets": f"・{held}：{name}",
        "names": f"{title}　{spaced}",
        "run": title + person.family + person.given,
    }[style.rows]
    if style.rows == "shared":
        return Row(text, person.office, "")
    if style.rows == "name_first" and person.post:
        title, post = f"{title}・{person.post}", ""
    else:
        post = person.post
    return Row(text, title, post)


def _letter_spaced(person: Person) -> str:
    if len(person.family) != 2 or len(person.given) != 2:
        return person.full.replace(" ", "　　")
    return f"{' '.join(person.family)}　　{' '.join(person.given)}"
