"""What single lines of a list of participants are: rows, headings of tables and of groups, credits."""

import re
from functools import lru_cache

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, outer_colons
from zadankai_editor.recognize.cast.fields import listed_row, names_group, row_of_people
from zadankai_editor.recognize.cast.joined_rows import parted
from zadankai_editor.recognize.cast.offices import says_who_leads, tells_role
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.cast.word_rows import people_in
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import CREDITS, OTHER_ROLES, TABLE_HEADINGS

LONGEST_ROW = 120
_BULLET = re.compile(r"^[・○●◎■□◆◇▶*\-―>〇] *")
_INITIALS_AT_END = re.compile(r"[A-Z]\.$")
_HONORIFIC_LAST = re.compile(r"(?<=[)）]) ?(さん|氏|君|様|先生)$")


def without_bullet(text: str) -> str:
    """Return the text of a row without a mark before it."""
    return _BULLET.sub("", text) if _BULLET.match(folded(text)) else text


def without_honorific_last(text: str) -> str:
    """Return the text of a row without さん and the like behind brackets at its end."""
    honoured = _HONORIFIC_LAST.search(text)
    return text[: honoured.start(1)] if honoured else text


def looks_like_row(line: Line) -> bool:
    """Tell whether a line is, beyond doubt, a row of such a list: a title and a name of two parts."""
    return len(line.text) <= LONGEST_ROW and _looks_like_row(line.text)


@lru_cache(maxsize=4096)
def _looks_like_row(text: str) -> bool:
    bare = _HONORIFIC_LAST.sub("", without_bullet(text))
    rows = row_of_people(bare, 0)
    if not rows or any(row.doubt for row in rows):
        return False
    people = [row.person for row in rows]
    if ends_sentence(folded(text)) and people[-1].name is not None:
        return False
    if len(people) > 1:
        return all(person.title or person.honorific for person in people)
    return _is_named(people[0], colons=bool(outer_colons(folded(bare)))) or _is_titled(people[0])


def may_be_row(line: Line) -> bool:
    """Tell whether a line can be read as a row, be it with a doubt."""
    text = without_bullet(line.text)
    if ends_sentence(line.folded) and not _INITIALS_AT_END.search(line.folded):
        return False
    if outer_colons(folded(text)):
        return row_of_people(text, line.number) is not None or len(parted(text)) > 1
    rows = row_of_people(text, line.number) or listed_row(text, line.number) or []
    return bool(rows) and all(_may_stand_in_row(row.person) for row in rows)


def names_somebody(line: Line) -> bool:
    """Tell whether a line is nothing but the name of somebody, of two parts or with its reading."""
    found = people_in(line.text)
    return bool(
        found and len(found) == 1 and found[0].title is None and (found[0].name.family or found[0].name.kana)
    )


def reads_name(line: Line) -> bool:
    """Tell whether a line is a name with its reading, and nothing else."""
    found = people_in(line.text)
    return bool(found and len(found) == 1 and found[0].title is None and found[0].name.kana)


def credits_somebody(line: Line) -> bool:
    """Tell whether a line gives what is done for the article, and by whom: `文:甲野 洋`."""
    rows = row_of_people(without_bullet(line.text), line.number)
    person = rows[0].person if rows and len(rows) == 1 else None
    return bool(person and person.family and person.title and folded(person.title) in CREDITS)


def tells_part(line: Line) -> bool:
    """Tell whether a row begins with a part in the talk or a group, which those set in below it share."""
    first = line.folded.split(" ", 1)[0]
    return names_group(first) or says_who_leads(first) or first in OTHER_ROLES


def is_table_heading(line: Line) -> bool:
    """Tell whether a line names the columns of a table of participants: `区分 氏名 所属`."""
    words = line.folded.split()
    return len(words) >= 2 and all(TABLE_HEADINGS.fullmatch(word) for word in words)


def is_group(line: Line) -> bool:
    """Tell whether a line names a group of participants, whose rows follow: `事務局`, `【パネリスト】`."""
    return names_group(line.folded)


def _is_named(person: Person, *, colons: bool) -> bool:
    """Tell whether a row names somebody by a family name that a reading or an honorific makes certain."""
    if not person.family:
        return False
    return bool((person.name and person.name.kana) or (person.honorific and not colons))


def _is_titled(person: Person) -> bool:
    """Tell whether a row names somebody and says what they are, beyond doubt."""
    named = person.family or (person.name is None and person.printed)
    return bool(named and person.title and (tells_role(person.title) or person.post or person.moderator))


def _may_stand_in_row(person: Person) -> bool:
    return bool(person.family or person.title or person.honorific or (person.name and person.name.kana))
