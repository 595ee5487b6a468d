"""The people of a list, read from its rows together with what stands beside utterances."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.surnames import family_length, is_family
from zadankai_editor.recognize.cast.lists import ListCandidate
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.names import Name, is_title, without_honorific
from zadankai_editor.recognize.participants import (
    Row,
    is_table_heading,
    looks_like_row,
    mark_leaders,
    read_rows,
)
from zadankai_editor.recognize.people import Person
from zadankai_editor.recognize.rows import is_role
from zadankai_editor.recognize.vocabulary import TITLE_TAILS

_SHORT_FAMILY = 2
_OFTEN = 2
_LONGEST_FAMILY = 6
_BODY = re.compile("[課係部室局会紙誌社]$")
_KATAKANA = re.compile("[ァ-ヶー]+")
_TAILS = frozenset(TITLE_TAILS)


def people_of_rows(rows: Sequence[Line], printed: Mapping[str, int]) -> list[Row]:
    """Return the people of the rows of one list.

    `printed` counts the keys of the names that stand beside utterances (`names_in_labels`): they tell where
    family names end that no space parts from given names.
    """
    found = read_rows(rows, printed.keys)
    for row in found:
        _settle_body(row.person)
        _part_name(row, printed)
    return found


def people_of_lists(lists: Collection[ListCandidate], printed: Mapping[str, int]) -> list[Row]:
    """Return the people of the lists that make up the cast, in order; who stands below a post or a group has it."""
    lines = sorted((row for one in lists for row in one.rows), key=lambda line: line.index)
    rows = people_of_rows(lines, printed)
    posts = dict(_posts(lists))
    for row in rows:
        person = row.person
        if person.title is None and person.lines and person.lines[0] in posts:
            person.title = posts[person.lines[0]]
    mark_leaders(rows, [heading for one in lists for heading in one.headings])
    return rows


def named_rows(named: Sequence[Line], others: Sequence[Line]) -> ListCandidate | None:
    """Return the list of the rows that somebody has `named`, with those of `others` below that are clearly rows."""
    if not named:
        return None
    rows, below = list(named), {line.index: line for line in others}
    for row in named:
        index = row.index + 1
        while index in below and looks_like_row(below[index]):
            rows.append(below.pop(index))
            index += 1
    rows.sort(key=lambda line: line.index)
    return ListCandidate((), tuple(rows), 0.0, headed=True)


def account_for_lists(draft: Draft, lists: Sequence[ListCandidate], rows: Sequence[Row]) -> None:
    """Note in `draft` what became of the lines of lists; who was absent, and what names nobody, is told."""
    taken: dict[int, str] = {}
    for index, row in enumerate(rows):
        for number in row.person.lines:
            taken.setdefault(number, f"participants[{index}]")
            draft.fields.append((number, f"participants[{index}]"))
    for one in lists:
        for heading in one.headings:
            draft.leave_out(heading, "参加者の一覧の見出し", tell=False)
        for line in one.rows:
            if line.number not in taken:
                draft.leave_out(line, "参加者の表の見出し", tell=not is_table_heading(line))
        for line in one.absentees:
            if line.number in taken:
                message = (
                    f"参加者の行の{quoted(line.text)}は、欠席した人のことと読み、参加者に入れていません。"
                )
                draft.doubt(taken[line.number], Uncertain.PARTICIPANT, message, line.number)
            else:
                draft.leave_out(line, "欠席した人の行")


def names_in_labels(labels: Mapping[str, int]) -> dict[str, int]:
    """Return the keys of names that `labels`, with how often each stands, may hold: titles behind them aside."""
    found: dict[str, int] = {}
    for label, count in labels.items():
        for name in _names_in(label):
            found[name] = found.get(name, 0) + count
    return found


def _names_in(label: str) -> Iterator[str]:
    bare = without_honorific(key(label))
    yield bare
    lengths = range(1, min(len(bare) - 1, _LONGEST_FAMILY))
    whole = [length for length in lengths if bare[length:] in _TAILS]
    yield from (bare[:length] for length in whole or lengths if is_title(bare[length:]))


def _posts(lists: Collection[ListCandidate]) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the lines that stand below a heading which is a post, with that."""
    for one in lists:
        current = None
        for line in sorted((*one.headings[1:], *one.rows), key=lambda line: line.index):
            if line in one.headings:
                bare = line.folded.replace(" ", "")
                current = bare if is_role(bare) else None
            elif current:
                yield line.number, current


def _settle_body(person: Person) -> None:
    """Let `本紙 加納` and `広報課 中島` be somebody of a body, where no title stands but a part in the talk."""
    name = person.name
    led = person.moderator or person.part is not None
    if not led or name is None or not name.family or not name.given or not _BODY.search(name.family):
        return
    if is_family(name.family):
        return
    person.title = " ".join(filter(None, (person.title, name.family)))
    person.printed, person.name = name.given, None


# Where family names end


def _part_name(row: Row, printed: Mapping[str, int]) -> None:
    """Find where a family name ends that no space parts from the given name: by the labels of the talk."""
    name = row.person.name
    if name is None or name.family is not None:
        return
    if "・" in name.full:
        _part_at_dot(row.person, name, printed)
        return
    counts = {end: printed.get(key(name.full[:end]), 0) for end in range(1, len(name.full))}
    best = max(counts, key=lambda end: (counts[end], end), default=0)
    others = max((count for end, count in counts.items() if end != best), default=0)
    if best and counts[best] > 2 * others:
        _part(row.person, name, best)
    elif known := family_length(name.full):
        _part(row.person, name, known)
    elif row.doubt is None and not _needs_no_space(name.full, printed):
        message = f"{quoted(name.full)}の姓と名の切れ目が分かりません。間に空白を入れてください。"
        row.doubt = DoubtNote(Uncertain.PARTICIPANT, message, row.person.lines[0])


def _part_at_dot(person: Person, name: Name, printed: Mapping[str, int]) -> None:
    """Take that part of `イ・ソンミン` for the family name which alone is printed beside utterances."""
    parts = name.full.split("・")
    called = [part for part in parts if printed.get(key(part), 0)]
    if len(parts) == 2 and len(called) == 1:
        given = next(part for part in parts if part is not called[0])
        person.name = replace(name, family=called[0], given=given)


def _needs_no_space(full: str, printed: Mapping[str, int]) -> bool:
    """Tell whether a name has no two parts, or shows where they end: from abroad, or a family name alone."""
    if any(mark in full for mark in "・=＝ ") or _KATAKANA.fullmatch(folded(full)):
        return True
    return len(full) == 1 or (len(full) <= _SHORT_FAMILY and printed.get(key(full), 0) >= _OFTEN)


def _part(person: Person, name: Name, place: int) -> None:
    family, given = name.full[:place], name.full[place:]
    person.name = replace(name, full=f"{family} {given}", family=family, given=given)
