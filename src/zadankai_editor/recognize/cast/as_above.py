"""What a row or a piece of a list says it has from the one above: `〃　乙川`, `同財政課長：乙川`, `同係 丙田`."""

import re
from collections.abc import Sequence

from zadankai_editor.japanese.surnames import word_starts
from zadankai_editor.recognize.cast.offices import is_role
from zadankai_editor.recognize.cast.people import Member, Person

_AS_ABOVE = re.compile(r"(?:[〃々\"”]|同上?)(?P<more>[^\s:：]*)(?=[\s:：])")
"""What says of somebody that their title is the one above, or begins as that."""
_BODY = re.compile("[市区町村県都府道省庁社]")
_PARTS_OF_OFFICES = frozenset("課係部局室班科校園館所院")


def with_title_above(text: str, title: str | None) -> str:
    """Return `text` with what it has of the `title` above (`title_above`); as it is where that is nothing."""
    above = title_above(text, title)
    return f"{above[0]}{text[len(text) - len(above[1]) - 1 :]}" if above else text


def title_above(text: str, title: str | None) -> tuple[str, str] | None:
    """Return the title of somebody who has it from the `title` above, or goes on with where that begins, and the rest.

    `None` where no sign says so; one that begins the name of a body is none: 同仁会.
    """
    match = _AS_ABOVE.match(text) if title else None
    if match is None or title is None:
        return None
    more, part = match["more"], _end_of_part(title, match["more"])
    if not more:
        begun = title
    elif part:
        begun, more = title[:part], more[1:]
    elif text[0] == "同" and 1 not in word_starts(match[0]):
        return None
    else:
        begun = _before_units(title)
    return f"{begun}{more}", text[match.end() + 1 :]


def _end_of_part(title: str, more: str) -> int:
    """Return where in the title above the part of an office ends with which `more` begins: 課 of 同課; 0 for none."""
    return title.rfind(more[0]) + 1 if more and more[0] in _PARTS_OF_OFFICES else 0


def _before_units(title: str) -> str:
    """Return the title above up to the first body with offices of its own, in full where none is."""
    body = _BODY.search(title)
    return title[: body.end()] if body else title


def with_titles_handed_on(rows: Sequence[Member], text: str) -> list[Member]:
    """Give those who follow a title in one row that title: `委員 甲野 洋 乙川 学`."""
    found: list[Member] = []
    for row in rows:
        above = found[-1].person if found else None
        title = above.title if above and is_role(above.title or "") and _stands_before(above, text) else None
        found.append(row.having(title=row.person.title or title))
    return found


def _stands_before(person: Person, text: str) -> bool:
    """Tell whether the title of somebody stands before the name."""
    return text.find(person.title or "") < text.find(person.printed)
