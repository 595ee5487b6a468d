"""The people of a list, read from its rows together with what stands beside utterances."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import unwrapped
from zadankai_editor.japanese.surnames import family_length, is_family
from zadankai_editor.recognize.cast.fields import names_group
from zadankai_editor.recognize.cast.list_candidate import ListCandidate
from zadankai_editor.recognize.cast.names import Name, without_honorific
from zadankai_editor.recognize.cast.offices import are_alike, is_role, is_title, says_who_leads
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.row_lines import is_table_heading, looks_like_row, says_what_it_heads
from zadankai_editor.recognize.cast.rows import read_rows, with_leaders
from zadankai_editor.recognize.cast.sides import sides_of
from zadankai_editor.recognize.doubts import Uncertain, quoted
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import TITLE_TAILS
from zadankai_editor.record.accounting import squeezed

_LONGEST_UNPARTED = 3
_OFTEN = 2
_LONGEST_FAMILY = 6
_BODY = re.compile("[課係部室局会紙誌社]$")
_KATAKANA = re.compile("[ァ-ヶー]+")
_WORDS = re.compile(r"(?![0-9]|以下)[^\W_]+")
_TAILS = frozenset(TITLE_TAILS)
LIST_HEADING_REASON = "参加者の一覧の見出し"


def people_of_rows(rows: Sequence[Line], printed: Mapping[str, int]) -> list[Member]:
    """Return the people of the rows of one list.

    `printed` counts the keys of the names that stand beside utterances (`names_in_labels`): they tell where
    family names end that no space parts from given names.
    """
    members = [_with_body(row) for row in read_rows(rows, printed.keys)]
    called = _how_people_are_called(members, printed)
    return [_with_parted_name(row, printed, called) for row in members]


def people_of_lists(lists: Collection[ListCandidate], printed: Mapping[str, int]) -> list[Member]:
    """Return the people of the lists that make up the cast, in order; who stands below a post or a group has it."""
    lines = sorted((row for one in lists for row in one.rows), key=lambda line: line.index)
    posts = dict(_posts(lists))
    rows = [_below_post(row, posts) for row in people_of_rows(lines, printed)]
    return _each_once(with_leaders(rows, [heading for one in lists for heading in one.headings]))


def _each_once(rows: Sequence[Member]) -> list[Member]:
    """Return `rows` with each person once: whoever two rows give the same full name is one."""
    found: dict[str, Member] = {}
    for place, row in enumerate(rows):
        name = row.person.name
        entry = key(name.full) if name and name.given else str(place)
        found[entry] = _as_one(found[entry], row.person) if entry in found else row
    return list(found.values())


def _as_one(row: Member, other: Person) -> Member:
    """Return somebody with what a second row says; whether it is of somebody else is asked if its title is another."""
    person = row.person
    told = [title for title in other.titles if not any(are_alike(known, title) for known in person.titles)]
    asked = f"一覧に二度ある{quoted(person.shown)}" if person.title and other.title in told else None
    post = "、".join(filter(None, (person.post, *(told if person.title else ())))) or None
    return row.having(moderator=person.moderator or other.moderator, post=post).also(other, asked)


def _below_post(row: Member, posts: Mapping[int, str]) -> Member:
    post = posts.get(next(iter(row.person.lines), 0))
    if post is None or row.person.title is None:
        return row.having(title=row.person.title or post)
    return row.having(post=row.person.post or post) if post not in row.person.title else row


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


def titles_above(lists: Sequence[ListCandidate]) -> list[Line]:
    """Return the headings above the first row of all, whose words do not say that people are listed below them."""
    first = min((row.index for one in lists for row in one.rows), default=0)
    headings = (heading for one in lists for heading in one.headings if heading.index < first)
    return [one for one in headings if not (says_what_it_heads(one) or is_role(_post_in(one)))]


def account_for_lists(
    draft: Draft, lists: Sequence[ListCandidate], rows: Sequence[Member], offered: Collection[int]
) -> None:
    """Note in `draft` what became of the lines of lists; who was absent, and what names nobody, is told.

    So are headings of any words. Those whose indexes are `offered` to the header are not its business.
    """
    posts = {title for row in rows for title in row.person.titles}
    named = _named_on(lists, rows)
    for number, people in named.items():
        draft.fields.extend((number, _field(index)) for index in people)
    for one in lists:
        for heading in one.headings:
            if heading.index not in offered:
                told = says_what_it_heads(heading) or _post_in(heading) in posts
                draft.leave_out(heading, LIST_HEADING_REASON, tell=not told)
        for line in one.rows:
            people = named.get(line.number, [])
            if people:
                _doubt_unread(draft, line, people, rows)
            else:
                draft.leave_out(line, "参加者の表の見出し", tell=not is_table_heading(line))
        for line in one.absentees:
            people = named.get(line.number, [])
            if people:
                message = (
                    f"参加者の行の{quoted(line.text)}は、欠席した人のことと読み、参加者に入れていません。"
                )
                draft.doubt(_field(people[0]), Uncertain.PARTICIPANT, message, line.number)
            else:
                draft.leave_out(line, "欠席した人の行")


def _field(participant: int) -> str:
    return f"participants[{participant}]"


def _named_on(lists: Sequence[ListCandidate], rows: Sequence[Member]) -> dict[int, list[int]]:
    """Return the places in `rows` of whom the lines of `lists` name, by the numbers of these lines."""
    listed = {number for one in lists for line in one.lines for number in line.numbers}
    named: dict[int, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        for number in listed.intersection(row.person.lines):
            named[number].append(index)
    return named


def _doubt_unread(draft: Draft, line: Line, people: Sequence[int], rows: Sequence[Member]) -> None:
    """Ask about the words of a row that none of the `people` whom it names holds."""
    said = "".join(_words_of(rows[index]) for index in people)
    unread = "".join(map(quoted, _unread(line, said)))
    if unread:
        message = f"参加者の行の{unread}がどの参加者にもありません。抜けた人がいないか確かめてください。"
        draft.doubt(_field(people[0]), Uncertain.PARTICIPANT, message, line.number)


def _words_of(row: Member) -> str:
    """Return all that a list says of somebody, folded, without spaces."""
    name, person = row.person.name, row.person
    named = (name.full, name.kana) if name else ()
    words = (*person.titles, *named, person.printed, person.part, row.alias)
    return squeezed(folded(" ".join(word for word in words if word)))


def _unread(line: Line, said: str) -> list[str]:
    """Return the words of a row of which nothing is in what is `said` of those whom it names: names, for all we know.

    Words for groups and for who leads are none, nor is what begins with a number or a short form.
    """
    words = (without_honorific(word) for word in _WORDS.findall(line.folded))
    return [
        word
        for word in words
        if len(word) > 1 and not set(word) & set(said) and not (names_group(word) or says_who_leads(word))
    ]


def names_in_labels(labels: Mapping[str, int]) -> dict[str, int]:
    """Return the keys of names that `labels`, with how often each stands, may hold: titles behind them aside."""
    found: dict[str, int] = {}
    for label, count in labels.items():
        for name in _names_in(label):
            found[name] = found.get(name, 0) + count
    return found


def _names_in(label: str) -> Iterator[str]:
    sides = sides_of(label)
    if sides is not None:
        yield from _names_in(sides.before)
        yield from _names_in(sides.behind)
        return
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
                bare = _post_in(line)
                current = bare if is_role(bare) else None
            elif current:
                yield line.number, current


def _post_in(heading: Line) -> str:
    return (unwrapped(heading.folded) or heading.folded).replace(" ", "")


def _with_body(row: Member) -> Member:
    """Let `本紙 加納` and `広報課 中島` be somebody of a body, where no title stands but a part in the talk."""
    person, name = row.person, row.person.name
    led = person.moderator or person.part is not None
    if not led or name is None or not name.family or not name.given:
        return row
    if not _BODY.search(name.family) or is_family(name.family):
        return row
    title = " ".join(filter(None, (person.title, name.family)))
    return row.having(title=title, printed=name.given, name=None)


# Where family names end


def _how_people_are_called(rows: Sequence[Member], printed: Mapping[str, int]) -> int:
    """Return above 0 if labels call people by the family name alone, below 0 if in full, by those whose names tell."""
    found = 0
    for row in rows:
        name = row.person.name
        if name is None:
            continue
        in_full = printed.get(key(name.full), 0)
        if name.family is not None:
            found += bool(printed.get(key(name.family), 0)) - bool(in_full)
        elif in_full and len(name.full) > _LONGEST_UNPARTED and family_length(name.full):
            found -= 1
    return found


def _with_parted_name(row: Member, printed: Mapping[str, int], called: int) -> Member:
    """Find where a family name ends that no space parts from the given name: by the labels of the talk.

    Labels may print the whole at least as often as every beginning of it. Then it is a family name if the dictionary
    knows it as one, or if it is short and the others are `called` by theirs.
    """
    name = row.person.name
    if name is None or name.family is not None:
        return row
    if "・" in name.full:
        return row.having(name=_parted_at_dot(name, printed))
    whole = _is_printed_whole(name.full, printed)
    short = whole and len(name.full) <= _LONGEST_UNPARTED
    if (whole and is_family(name.full)) or (short and called > 0):
        return row
    known = family_length(name.full)
    place = known if short else _end_in_labels(name.full, printed) or known
    if place:
        return _parted_at(row, name, place, sure=not short or called != 0)
    if row.doubt is not None or _needs_no_space(name.full, printed):
        return row
    return row.doubted(_asked_about(name.full, "間に空白を入れてください。"))


def _parted_at(row: Member, name: Name, place: int, *, sure: bool) -> Member:
    """Return somebody with the name parted at `place`; a given name of one letter is asked about if not `sure`."""
    family, given = name.full[:place], name.full[place:]
    parted = row.having(name=replace(name, full=f"{family} {given}", family=family, given=given))
    if sure or len(given) != 1 or row.doubt is not None:
        return parted
    return parted.doubted(_asked_about(name.full, "姓だけなら、氏名を直してください。"))


def _asked_about(full: str, wish: str) -> str:
    return f"{quoted(full)}の姓と名の切れ目が分かりません。{wish}"


def _is_printed_whole(full: str, printed: Mapping[str, int]) -> bool:
    """Tell whether a name stands beside utterances, and no beginning of it more often."""
    count = printed.get(key(full), 0)
    return count > 0 and all(printed.get(key(full[:end]), 0) <= count for end in range(1, len(full)))


def _stands_before_office(full: str, printed: Mapping[str, int]) -> bool:
    """Tell whether labels print a name with an office behind it, as they do with family names."""
    begun = key(full)
    return any(entry.startswith(begun) and is_title(entry[len(begun) :]) for entry in printed)


def _end_in_labels(full: str, printed: Mapping[str, int]) -> int | None:
    """Return the length of the beginning of a name that stands beside utterances far more often than any other."""
    counts = {end: printed.get(key(full[:end]), 0) for end in range(1, len(full))}
    best = max(counts, key=lambda end: (counts[end], end), default=0)
    others = max((count for end, count in counts.items() if end != best), default=0)
    return best if best and counts[best] > 2 * others else None


def _parted_at_dot(name: Name, printed: Mapping[str, int]) -> Name:
    """Take that part of `イ・ソンミン` for the family name which alone is printed beside utterances."""
    parts = name.full.split("・")
    called = [part for part in parts if printed.get(key(part), 0)]
    if len(parts) != 2 or len(called) != 1:
        return name
    given = next(part for part in parts if part is not called[0])
    return replace(name, family=called[0], given=given)


def _needs_no_space(full: str, printed: Mapping[str, int]) -> bool:
    """Tell whether a name has no two parts, or shows where they end: from abroad, or a family name alone."""
    if any(mark in full for mark in "・=＝ ") or _KATAKANA.fullmatch(folded(full)):
        return True
    if len(full) == 1 or is_family(full):
        return True
    if len(full) > _LONGEST_UNPARTED:
        return False
    return printed.get(key(full), 0) >= _OFTEN or _stands_before_office(full, printed)
