"""What single lines of a list of participants are: rows, headings of lists, of tables and of groups, credits."""

import re
from collections.abc import Sequence
from functools import lru_cache

from zadankai_editor.japanese.dates import find_dates
from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, is_rule, is_wordless, outer_colons
from zadankai_editor.japanese.numerals import numbered
from zadankai_editor.japanese.surnames import is_family
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.cast.fields import PART_IN_TALK, listed_row, names_group, row_of_people
from zadankai_editor.recognize.cast.joined_rows import parted
from zadankai_editor.recognize.cast.names import parse_name
from zadankai_editor.recognize.cast.offices import is_role, says_who_leads, tells_role
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.cast.table import LONGEST_ROW, cells, joins_people, lists_several
from zadankai_editor.recognize.cast.word_rows import RowPerson, people_in
from zadankai_editor.recognize.cast.words import is_whole_name
from zadankai_editor.recognize.heading_texts import entry_of, heading_text
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import mark_end, mate
from zadankai_editor.recognize.vocabulary import (
    ABSENT_HEADING,
    AGENDA_HEADING,
    CREDITS,
    EVENT_DETAIL,
    GROUPS,
    OPENING_HEADING,
    OTHER_ROLES,
    PARTICIPANTS_HEADING,
    TABLE_HEADINGS,
    TIMED,
)
from zadankai_editor.record.printed_labels import NO_SPEAKER

LONGEST_HEADING = 48
_LONGEST_POST = 16
_BEGINS_DATE = tuple("12令平昭大明RHS")
_LONGEST_NAME = 16
_COUNT = r"[^、,]{0,6}(?:[0-9]+|[〇一二三四五六七八九十百]+) ?[名人]"
NOBODY = re.compile(
    r"[(]?(?:なし|無し|該当(?:者)?なし|ありません|[^、,]{0,12}(?:のとおり|の通り|参照|略)|"
    rf"{_COUNT}(?:[、,] ?{_COUNT})*)[)]?。?"
)
"""What stands in the place of a list that names nobody: how many they were, or where the list is."""
_COUNTED = re.compile("[0-9] ?[名人]")
_COUNTED_GROUP = re.compile(
    rf"(?P<group>{GROUPS.pattern}) ?\(?(?:[0-9]{{1,2}}|[①-⑳])(?![0-9]|[名人])\)? ?[:/]? ?(?=[^ ])"
)
_GROUP_FIRST = re.compile(rf"(?:{GROUPS.pattern}) ?[:/]")
_COUNT_BEHIND = re.compile(" *[0-9一二三四五六七八九十]{1,4} ?[名人]$")
_BETWEEN = re.compile(r"[、,/]|(?<=\))・")
ABSENT_ASIDE = re.compile(r" ?\([^()]{2,}[はがも、][^()]*欠席[^()]*\)$")
"""A remark behind those present that somebody else was not there."""
ABSENT = re.compile(
    r"^[【\[(]?欠 *席[^】\])]{0,4}[】\])]|^欠 *席[^ :。、]{0,6} ?[: ] *(?![0-9一二三四五六七八九十]+ ?[名人])[^ ]|"
    r"(?:[(※・、 ]|所用[^()]{0,6}|都合[^()]{0,6})(?:ご?欠席)[)。]?$"
)
"""What stands at a row of somebody who was not there."""
_BULLET = re.compile(r"^[・○●◎■□◆◇▶*\-―>〇] *|^\(?[0-9]{1,2}[.)、] *(?=[^ 0-9])|^\([0-9]+[名人]\) *(?=[^ ])")
_INITIALS_AT_END = re.compile(r"[A-Z]\.$")
_APART_BEFORE_COLON = re.compile(r"\S(?:[ 　]+\S)+(?=[ 　]*[:：])")
_HONORIFIC_LAST = re.compile(r"(?<=[)）]) ?(?:さん|氏|君|様|先生)$")
_POINTS_TO_LIST = re.compile(
    r"[^。]{2,24}(?:は|を)(?:次|左|右|下|以下|下記|別紙)?(?:の|記の)?(?:とおり|通り|方々|皆さん|メンバー)[^。]{0,12}[。:]?"
)
"""How a sentence announces a list: it ends as sentences do, and the rows stand below it."""
_INITIALS_ROW = re.compile(r"[A-Z](?:[.・ ]?[A-Z])?\.?(?:さん|氏)? ?[(/][^()]{3,40}\)?")
_PART_ROW = re.compile(r"(?P<part>[^ :。]{2,12}) +[^:。()]{2,24}\([^()。]{2,40}\)")
_ROLE_ROW = re.compile(r"(?:聞き手|語り手|話し手|司会|進行|構成) ?[:/] ?[^。]{2,20}")


def bare_row(text: str) -> str:
    """Return the text of a row without what is printed around its words.

    That is a mark before it or how many there are (`（5名）`), さん and the like behind brackets at its end, spaces
    between the letters of what stands before its colon (`司　会：`); behind a number that counts one of a group a colon
    stands for it.
    """
    bullet = _BULLET.match(folded(text))
    text = text[bullet.end() :] if bullet else text
    counted = _COUNTED_GROUP.match(folded(text))
    if counted and names_somebody(text[counted.end() :]):
        text = f"{text[: counted.end('group')]}：{text[counted.end() :]}"
    apart = _APART_BEFORE_COLON.match(text)
    text = "".join(apart[0].split()) + text[apart.end() :] if apart else text
    return _HONORIFIC_LAST.sub("", text)


def looks_like_row(line: Line) -> bool:
    """Tell whether a line is, beyond doubt, a row of such a list: titles and names of two parts, of one or several."""
    if len(line.text) > LONGEST_ROW:
        return False
    return _looks_like_row(line.text) or len(cells(line)) > 1 or joins_people(line.text)


@lru_cache(maxsize=4096)
def _looks_like_row(text: str) -> bool:
    bare = bare_row(text)
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
    if is_sentence(line):
        return False
    text = bare_row(line.text)
    rows = row_of_people(text, line.number)
    if outer_colons(folded(text)):
        return rows is not None or len(parted(text)) > 1
    rows = rows or listed_row(text, line.number) or []
    return bool(rows) and all(_may_stand_in_row(row.person) for row in rows)


def begins_list(line: Line) -> bool:
    """Tell whether a part in the talk or initials stand before what somebody is, as where a list begins."""
    return _begins_list(line.text, line.folded)


@lru_cache(maxsize=4096)
def _begins_list(text: str, read: str) -> bool:
    part = _PART_ROW.fullmatch(read)
    if part is not None and (_says_part(part["part"]) or names_group(part["part"])):
        return True
    bare = folded(bare_row(text))
    if (
        len(bare) <= LONGEST_ROW
        and not _is_sentence(read)
        and (PART_IN_TALK.match(bare) or _GROUP_FIRST.match(bare))
    ):
        return any(is_role(row.person.title or "") for row in row_of_people(bare, 0) or ())
    return bool(_INITIALS_ROW.fullmatch(read) or _ROLE_ROW.fullmatch(read))


def only_name(line: Line) -> RowPerson | None:
    """Return whom a line names that is nothing but a name, of two parts or with its reading."""
    found = people_in(line.text) if len(line.text) <= LONGEST_ROW else None
    one = found[0] if found and len(found) == 1 else None
    return one if one and one.title is None and (one.name.family or one.name.kana) else None


def credits_somebody(line: Line) -> bool:
    """Tell whether a line gives what is done for the article, and by whom: `文:甲野 洋`."""
    rows = row_of_people(bare_row(line.text), line.number)
    person = rows[0].person if rows and len(rows) == 1 else None
    return bool(person and person.family and person.title and folded(person.title) in CREDITS)


def is_table_heading(line: Line) -> bool:
    """Tell whether a line names the columns of a table of participants: `区分 氏名 所属`."""
    words = line.folded.split()
    return len(words) >= 2 and all(TABLE_HEADINGS.fullmatch(word) for word in words)


def is_group(line: Line) -> bool:
    """Tell whether a line names a group of participants, whose rows follow: `事務局`, `【パネリスト】`."""
    return names_group(line.folded)


def says_what_it_heads(line: Line) -> bool:
    """Tell whether the heading of a list holds no words of its own: those of a list, a group, nobody."""
    return bool(heading_kind(line.folded)) or is_group(line) or is_wordless_line(line) or is_nobody(line)


def is_sentence(line: Line) -> bool:
    """Tell whether a line ends as a sentence does, and not in somebody's initial."""
    return _is_sentence(line.folded)


def _is_sentence(read: str) -> bool:
    return ends_sentence(read) and not _INITIALS_AT_END.search(read)


def is_wordless_line(line: Line) -> bool:
    """Tell whether a line holds no words: a rule, a row of signs."""
    return is_rule(line.folded) or is_wordless(line.text)


@lru_cache(maxsize=4096)
def names_somebody(text: str) -> bool:
    """Tell whether a row holds the name of somebody, and not only what people are."""
    people = [one.person for one in row_of_people(text, 0) or ()]
    return any(person.family or (person.name and _is_known(person.name.full)) for person in people)


def _is_known(name: str) -> bool:
    return is_family(name) or is_whole_name(folded(name))


def parts_in_two(row: Line) -> bool:
    """Tell whether a sign or a space parts a line in two, as rows of titles and names are."""
    return ":" in row.folded[1:-1] or " " in row.folded[1:-1]


def is_short_name(row: Line) -> bool:
    """Tell whether a line is short and may be a name alone."""
    return len(row.text) <= _LONGEST_NAME and parse_name(row.text) is not None


def is_marked(line: Line) -> bool:
    """Tell whether a mark or a bracket stands before a line."""
    return mark_end(line.folded, 0) > 0 or mate(line.folded[:1] or "a") is not None


def are_marked_alike(line: Line, above: Line) -> bool:
    """Tell whether one mark stands before both of two lines, as before the rows of one list, blank lines or not."""
    mark = line.folded[: mark_end(line.folded, 0)].strip()
    return bool(mark) and mark == above.folded[: mark_end(above.folded, 0)].strip()


def row_like(line: Line | None) -> bool:
    """Tell whether a line may stand in a list below a heading: a row, the heading of a table, nobody."""
    return is_nobody(line) or (line is not None and (may_be_row(line) or is_table_heading(line)))


def is_clear(line: Line) -> bool:
    """Tell whether a line is a row beyond doubt, or somebody by a full name."""
    return looks_like_row(line) or only_name(line) is not None


def tells_absent(line: Line) -> bool:
    """Tell whether a line says of somebody that they were not there."""
    return ABSENT.search(line.folded) is not None


def is_nobody(line: Line | None) -> bool:
    """Tell whether a line says that nobody is meant: `なし`, `３名`."""
    return line is not None and NOBODY.fullmatch(line.folded) is not None


def tells_date(line: Line) -> bool:
    """Tell whether a line begins with a date, or is a field that tells one."""
    dates = find_dates(line.text) if line.is_field or line.folded.startswith(_BEGINS_DATE) else []
    return any(dated.is_day and (line.is_field or not dated.start) for dated in dates)


def may_be_post(line: Line) -> bool:
    """Tell whether a line is short, and no field, sentence or name, so that it may be what those below it are."""
    named = ":" in line.folded.rstrip(": ") or only_name(line) is not None
    return len(line.text) <= _LONGEST_POST and not named and not ends_sentence(line.folded)


def is_no_part(line: Line) -> bool:
    """Tell whether a line is no part of a list by its form: it is long, shows something, notes or tells a date."""
    noted = line.has_picture or line.folded.startswith("※")
    return noted or len(line.text) > LONGEST_ROW or tells_date(line)


def introduces_speaker(line: Line, after: Line | None) -> bool:
    """Tell whether a line introduces somebody who speaks in it or below it."""
    defined = definition(line.text, line.folded)
    if not defined:
        return False
    said = after is not None and ends_sentence(after.folded) and not looks_like_row(after)
    return bool(defined.rest or line.gap_before or said)


def is_no_row(line: Line, row: Line) -> bool:
    """Tell whether a line is a heading, a question, a time or an item of an agenda by its form."""
    if line.has_role(HintRole.HEADING) and not is_group(line):
        return True
    if (line.folded[:1] == "―" and not is_wordless(line.folded)) or TIMED.search(line.folded):
        return True
    return numbered(line.text) is not None and not may_be_row(row)


def is_as_far(row: Line, above: Sequence[Line]) -> bool:
    """Tell whether a line is one more of rows of which blank lines part each from the next."""
    return bool(above) and all(one.gap_before for one in above[-2:]) and may_be_short_row(row)


def may_be_short_row(row: Line) -> bool:
    """Tell whether a line is short enough for a row, and can be read as one."""
    return len(row.text) <= LONGEST_ROW and may_be_row(row)


def lists_people(row: Line) -> bool:
    """Tell whether commas, or nothing, part several people in a row."""
    return len(row.text) <= LONGEST_ROW and lists_several(row.text)


def _may_list(sign: str, rest: str) -> bool:
    """Tell whether people may be listed behind a heading in its line: a colon says so, a space alone does not."""
    if NOBODY.fullmatch(rest) or (_COUNTED.search(rest) and not (listed_row(rest, 0) or people_in(rest))):
        return False
    first = _BETWEEN.split(rest)[0]
    return sign != " " or first != rest or people_in(rest) is not None


@lru_cache(maxsize=8192)
def heading_kind(read: str) -> str:
    """Return what a folded line says that it heads: `people`, `absent`, `run-in`, `other`, or nothing."""
    if len(read) > LONGEST_ROW:
        return ""
    return _kind_of_beginning(read) or (_kind_of_whole(read) if len(read) <= LONGEST_HEADING else "")


def _kind_of_beginning(read: str) -> str:
    """Return what a line heads that goes on behind its heading."""
    entry = entry_of(read)
    if entry is None or entry.begin == len(read) or ends_sentence(read):
        return ""
    rest = read[entry.begin :]
    if entry.kind == "present":
        return "run-in" if _may_list(read[entry.begin - 1], rest) else ""
    if entry.kind == "agenda":
        return "other" if numbered(rest) else ""
    return {"absent": "absent", "detail": "other", "opening": "other"}.get(entry.kind, "")


def _kind_of_whole(read: str) -> str:
    """Return what a line heads that is a heading and no more."""
    text = _COUNT_BEHIND.sub("", heading_text(read))
    if PARTICIPANTS_HEADING.fullmatch(text) or _POINTS_TO_LIST.fullmatch(read):
        return "people"
    if ABSENT_HEADING.fullmatch(text):
        return "absent"
    if AGENDA_HEADING.fullmatch(text) or OPENING_HEADING.fullmatch(text):
        return "other"
    before, sign, _ = re.sub("/", ":", read, count=1).partition(":")
    tells = sign and not before.startswith("司会")
    return "other" if tells and (NO_SPEAKER.fullmatch(before) or EVENT_DETAIL.fullmatch(before)) else ""


def _says_part(word: str) -> bool:
    return says_who_leads(word) or word in OTHER_ROLES


def _is_named(person: Person, *, colons: bool) -> bool:
    """Tell whether a row names somebody by a family name that a reading or an honorific makes certain."""
    known = person.family or (person.name and is_whole_name(folded(person.name.full)))
    return bool((person.name and person.name.kana) or (known and person.honorific and not colons))


def _is_titled(person: Person) -> bool:
    """Tell whether a row names somebody and says what they are, beyond doubt."""
    named = person.family or (person.name is None and person.printed)
    return bool(named and person.title and (tells_role(person.title) or person.post or person.moderator))


def _may_stand_in_row(person: Person) -> bool:
    return bool(person.family or person.title or person.honorific or (person.name and person.name.kana))


def is_of_form(line: Line, row: Line) -> bool:
    """Tell whether a mark, brackets, or a colon that nothing follows, set a line apart, which names nobody."""
    return not may_be_row(row) and (is_marked(line) or line.folded.endswith(":"))


def bears_number(line: Line, number: int) -> bool:
    """Tell whether a line begins with this number, as the next of a numbered table does."""
    counted = numbered(line.text)
    return counted is not None and counted.number == number


def parted_rows(rows: Sequence[Line]) -> tuple[Line, ...]:
    """Return the rows with each person of those that stand apart by wide gaps as a row."""
    return tuple(cell for row in rows for cell in ([row] if is_table_heading(row) else cells(row)))
