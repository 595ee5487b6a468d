"""Prints what stands before the talk: title, introduction, lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from tests.printing.model import Content, Person
from tests.printing.styles import Style

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


@dataclass(frozen=True)
class Row:
    """A participant as the list prints them, and what the record is to hold of it."""

    text: str
    title: str
    post: str


def platform_before(style: Style) -> list[list[str]]:
    """Return what the platform puts above the article."""
    return [] if style.platform == "none" else [["見出し画像"]]


def platform_after(style: Style) -> list[list[str]]:
    """Return what the platform puts below the article."""
    if style.platform != "both":
        return []
    return [["いいなと思ったら応援しよう！"], ["スキ", "フォロー", "シェア"]]


def header_lines(content: Content, style: Style) -> list[list[str]]:
    """Return the groups of lines before the talk."""
    groups = [[f"～{content.title}～" if style.platform != "none" else content.title]]
    if content.lead:
        groups.append(list(content.lead))
    if content.notes:
        groups.append([note_line(t, x, number, style) for number, (t, x) in enumerate(content.notes, 1)])
    if content.held:
        groups.append([content.held[1]])
    if content.listed:
        groups += list_groups(content, style)
    if content.agenda and style.agenda != "none":
        groups.append([style.agenda_heading, *(agenda_line(n, t, style.agenda) for n, t in content.agenda)])
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


def list_groups(content: Content, style: Style) -> list[list[str]]:
    """Return the list of participants with its heading, or with one for each group."""
    if style.rows not in ("groups", "shared"):
        return [[style.people, *list_lines(content, style)]]
    groups = []
    for group, people in groupby(content.people, key=lambda person: person.group):
        listed = list(people)
        rows = [row(person, content, style).text for person in listed]
        groups.append([group, *([_shared(listed)] if style.rows == "shared" else rows)])
    return groups


def _shared(people: Sequence[Person]) -> str:
    """Return all in one line, those with one office together: 甲野委員長、乙川、丙山の各委員."""
    written = []
    for office, bearers in groupby(people, key=lambda person: person.office):
        families = [person.family for person in bearers]
        written.append("、".join(families) + (f"の各{office}" if len(families) > 1 else office))
    return "、".join(written)


def list_lines(content: Content, style: Style) -> list[str]:
    """Return the rows of the list of participants; the last two run together where the style says so."""
    rows = [row(person, content, style).text for person in content.people]
    if style.rows == "run":
        return ["".join(rows)]
    if style.rows == "joined" and len(rows) > 2:
        return [*rows[:-2], rows[-2] + rows[-1]]
    return rows


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
