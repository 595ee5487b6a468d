"""Prints what stands before the talk: title, introduction, lists."""

from dataclasses import dataclass

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
        groups.append([f"※{term}：{text}" for term, text in content.notes])
    if content.held:
        groups.append([content.held[1]])
    if content.listed:
        groups.append([style.people, *list_lines(content, style)])
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
    }[mark]


def list_lines(content: Content, style: Style) -> list[str]:
    """Return the rows of the list of participants; the last two run together where the style says so."""
    rows = [row(person, content, style).text for person in content.people]
    if style.rows == "joined" and len(rows) > 2:
        return [*rows[:-2], rows[-2] + rows[-1]]
    return rows


def row(person: Person, content: Content, style: Style) -> Row:
    """Return one row of the list."""
    title = content.role if person.moderator else person.title
    name = person.initials if style.name == "initials" else person.full
    if not title:
        return Row(name, "", "")
    held = f"{title}（{person.post}）" if person.post else title
    spaced = name.replace(" ", "　")
    text = {
        "colon": f"{held}：{name}",
        "two_colons": f"{title}：{person.post}：{name}" if person.post else f"{title}：{name}",
        "space": f"{held}　{spaced}",
        "name_first": f"{name}（{title}{'・' + person.post if person.post else ''}）",
        "joined": f"{held}：{name}",
        "reading": f"{held}：{name}（{person.reading}）" if person.reading else f"{held}：{name}",
        "spaced": f"{held}：{_letter_spaced(person)}",
        "bullets": f"・{held}：{name}",
    }[style.rows]
    if style.rows == "name_first" and person.post:
        title, post = f"{title}・{person.post}", ""
    else:
        post = person.post
    return Row(text, title, post)


def _letter_spaced(person: Person) -> str:
    if len(person.family) != 2 or len(person.given) != 2:
        return person.full.replace(" ", "　　")
    return f"{' '.join(person.family)}　　{' '.join(person.given)}"
