"""Who takes part: from the list of participants, or from the talk where there is none."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from zadankai_editor.japanese.folding import WIDTH, folded, key
from zadankai_editor.japanese.marks import outer_colons, trailing_brackets, unwrapped
from zadankai_editor.japanese.surnames import family_length, is_family, leading_family
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.names import Name, is_title, parse_name, without_honorific
from zadankai_editor.recognize.participants import Row
from zadankai_editor.recognize.people import Person
from zadankai_editor.recognize.rows import WHOLE_NAME, people_in
from zadankai_editor.recognize.spans.label_spans import spans_of
from zadankai_editor.recognize.vocabulary import (
    HAN,
    PSEUDONYM,
    ROLE_LABEL,
    TITLE_TAILS,
)

_OFTEN = 2
_KANA_NAME = re.compile("[ぁ-んー]+ [ぁ-んー]+")
_TAILS = frozenset(TITLE_TAILS)
_RELATED = frozenset([*"妻夫父母兄弟姉妹家", "夫人", "夫妻", "夫婦", "一家", "親子", "兄弟", "姉妹"])
"""What makes of a family name somebody who belongs to its bearer."""


def _who(who: str, alias: str | None) -> tuple[str | None, str]:
    """Split what stands before a definition into title and name; the short form tells where the name begins."""
    colons = outer_colons(folded(who))
    if colons:
        return who[: colons[-1]].strip(), who[colons[-1] + 1 :].strip()
    title, _, _name = folded(who).rpartition(" ")
    if title and is_title(title):
        return who[: len(title)].strip(), who[len(title) + 1 :].strip()
    begin = who.rfind(alias) if alias else -1
    if begin > 1:
        before = who[:begin].rstrip(" 　・:：")
        if before != who[:begin] or is_title(before):
            return before, who[begin:]
    return None, who


# No list of participants


def without_namesakes(rows: Sequence[Row], lines: Sequence[Line]) -> list[Row]:
    """Return `rows` with all whom the text calls by one family name, and nobody who is that name alone."""
    kept = list(rows)
    for row in rows:
        person = row.person
        if person.name or person.title or row.alias or not _is_family(person.printed):
            continue
        titled = [r for r in rows if r.person.printed == person.printed and r.person.title]
        named = _named_in_full(person.printed, lines)
        if len(named) > 1:
            known = {key(full.person.shown) for full in named}
            told = [r for r in titled if sum(_may_hold(full.person, r.person) for full in named) == 1]
            kept = [
                r for r in kept if r is not row and r not in told and key(r.person.shown) not in known
            ] + named
        elif len(titled) > 1:
            kept = [r for r in kept if r is not row]
    return kept


def _may_hold(person: Person, titled: Person) -> bool:
    return bool(person.title and titled.title and person.title.endswith(titled.title))


def _named_in_full(family: str, lines: Sequence[Line]) -> list[Row]:
    """Return those whom the text introduces by this family name: `甲野 洋(校長)`, `甲野 洋(こうの よう)`."""
    given_and_aside = rf"(?P<given>[{HAN}ぁ-んァ-ヶー]{{1,4}})\((?P<aside>[^()]{{2,30}})\)"
    pattern = re.compile(rf"(?<![{HAN}]){re.escape(family)} {given_and_aside}")
    found: dict[str, Row] = {}
    for line in lines:
        for match in pattern.finditer(line.folded):
            given = line.text[match.start("given") : match.end("given")]
            aside = line.text[match.start("aside") : match.end("aside")]
            kana = _KANA_NAME.fullmatch(match["aside"]) is not None
            if given in found or not (
                kana or is_title(aside) or family_length(family + given) == len(family)
            ):
                continue
            name = Name(f"{family} {given}", family, given, " ".join(aside.split()) if kana else None)
            person = Person(name=name, printed=name.full, title=None if kana else aside, lines=[line.number])
            added = f"参加者の一覧がないので、本文の{quoted(name.full)}を参加者に加えました。"
            message = f"{added}肩書を確かめてください。"
            found[given] = Row(person, DoubtNote(Uncertain.PARTICIPANT, message, line.number))
    return list(found.values())


def introduced(lines: Sequence[Line]) -> list[Row]:
    """Return those whom first mentions introduce: `A市長:甲野洋(以下「甲野」)`."""
    rows: list[Row] = []
    met: set[str] = set()
    for line in lines:
        defined = definition(line.text, line.folded)
        if not defined:
            continue
        title, name = _who(defined.who, defined.alias)
        alias = defined.alias or without_honorific(name)
        if key(alias) in met:
            continue
        met.add(key(alias))
        parsed = parse_name(name)
        full = parsed if parsed and parsed.family else _completed(parsed, alias)
        person = Person(title=title, name=full, printed=without_honorific(name), lines=[line.number])
        rows.append(Row(person, alias=alias))
    return rows


def _completed(name: Name | None, alias: str) -> Name | None:
    """Part `甲野洋` where the short form is its beginning; a family name alone is no full name."""
    if name is None or not name.full.startswith(alias) or name.full == alias:
        return None
    given = name.full[len(alias) :]
    return replace(name, full=f"{alias} {given}", family=alias, given=given)


def row_for_label(label: str, number: int, *, sure: bool = False) -> Row:
    """Return somebody who is known by a label alone: a name, a name with a title, a title with a name in brackets.

    `sure`: the source itself says that it is the name of who speaks.
    """
    bare = _bare(label)
    inside = trailing_brackets(bare)
    if inside and all(inside):
        office, name = inside if is_title(inside[0]) or not is_title(inside[1]) else (inside[1], inside[0])
        person = _person_of(without_honorific(name), office, number)
    else:
        name, title = _name_with_title(bare) or (bare, None)
        person = _person_of(name, title, number)
    if sure:
        return Row(person)
    added = f"参加者の一覧がないので、本文の{quoted(bare)}を参加者に加えました。"
    message = f"{added}肩書と氏名を補ってください。"
    return Row(person, DoubtNote(Uncertain.PARTICIPANT, message, number))


def _person_of(name: str, title: str | None, number: int) -> Person:
    known = people_in(name)
    full = known[0].name if known and len(known) == 1 and known[0].name.family else None
    parted = len(name.split()) > 1
    place = family_length(name) if full is None and len(name) > 2 and not parted else None
    if place:
        full = Name(f"{name[:place]} {name[place:]}", name[:place], name[place:])
    return Person(name=full, printed=name, title=title, lines=[number])


def _name_with_title(label: str) -> tuple[str, str] | None:
    """Part `甲野部長` and `甲野 部長`; `None` where that is no name with a title."""
    read = folded(label)
    if key(label) in _TAILS:
        return None
    parted = [
        (label[:length].strip(), label[length:].strip(" 　"))
        for length in range(1, min(len(read), 7))
        if not is_title(read[:length]) and _is_family(label[:length].strip())
    ]
    fitting = [(name, title) for name, title in parted if len(title) >= 2 and is_title(title)]
    known = leading_family(label)
    sure = [(name, title) for name, title in fitting if len(name) == known]
    exact = [(name, title) for name, title in fitting if folded(title) in _TAILS]
    usual = [(name, title) for name, title in fitting if len(name) == 2]
    return next(iter([*sure, *exact, *usual, *fitting]), None)


def _is_family(text: str) -> bool:
    name = parse_name(text)
    return (
        name is not None
        and name.family is None
        and 1 <= len(text) <= 6
        and not ROLE_LABEL.fullmatch(folded(text))
    )


def _bare(label: str) -> str:
    """Return a label without marks and honorifics; initials keep theirs, since they are no name without."""
    bare = label.lstrip("○●◎・◯〇◆◇■□ 　")
    bare = unwrapped(bare) or bare
    shorter = without_honorific(bare)
    return " ".join((bare if PSEUDONYM.fullmatch(folded(shorter)) and len(shorter) == 1 else shorter).split())


def join_full_names(rows: list[Row], lines: Sequence[Line]) -> None:
    """Let `甲野洋`, printed once before `甲野` is printed again and again, be the full name of the same person."""
    once = defaultdict(list)
    for line in lines:
        for bare in {_bare(line.text[span.start : span.end].strip()) for span in spans_of(line)}:
            once[bare].append(line)
    taken = {row.person.printed for row in rows}
    for row in rows:
        person = row.person
        if person.name is not None or not person.printed or is_title(person.printed):
            continue
        longer = [
            full
            for full, found in once.items()
            if full != person.printed
            and full.startswith(person.printed)
            and len(found) <= _OFTEN
            and 1 <= len(full) - len(person.printed) <= 5
            and not is_title(full)
            and WHOLE_NAME.fullmatch(WIDTH.of(folded(full)))
            and not _is_somebody_else(person.printed, full, taken)
        ]
        if len(longer) == 1:
            given = longer[0][len(person.printed) :].strip()
            person.name = Name(f"{person.printed} {given}", person.printed, given)


def _is_somebody_else(name: str, longer: str, taken: Collection[str]) -> bool:
    """Tell whether a label that begins with another is no full name: another family name, somebody's wife."""
    given = longer[len(name) :].strip()
    apart = longer[len(name) :] != given
    return longer in taken or given in _RELATED or (not apart and is_family(longer))
