"""People of one family name whom the text tells apart, and the full names of those whom labels call by a part."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from zadankai_editor.japanese.folding import WIDTH, folded, key
from zadankai_editor.japanese.surnames import family_length, is_family
from zadankai_editor.recognize.cast.label_members import asking, bare_label, is_family_alone
from zadankai_editor.recognize.cast.names import WHOLE_NAME, Name
from zadankai_editor.recognize.cast.offices import is_title
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.convention.signatures import Spanned
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import HAN

_OFTEN = 2
_LONGEST_GIVEN = 5
_KANA_NAME = re.compile("[ぁ-んー]+ [ぁ-んー]+")
_RELATED = frozenset([*"妻夫父母兄弟姉妹家", "夫人", "夫妻", "夫婦", "一家", "親子", "兄弟", "姉妹"])
"""What makes of a family name somebody who belongs to its bearer."""


def without_namesakes(rows: Sequence[Member], lines: Sequence[Line]) -> list[Member]:
    """Return `rows` with all whom the text calls by one family name, and nobody who is that name alone."""
    kept = list(rows)
    for row in rows:
        person = row.person
        if person.name or person.title or row.alias or not is_family_alone(person.printed):
            continue
        titled = [r for r in rows if r.person.printed == person.printed and r.person.title]
        named = _named_in_full(person.printed, lines)
        if len(named) > 1:
            kept = _with_full(kept, row, titled, named)
        elif len(titled) > 1:
            kept = [r for r in kept if r is not row]
    return kept


def with_full_names(rows: Sequence[Member], lines: Iterable[Spanned]) -> list[Member]:
    """Let `甲野洋`, printed once before `甲野` is printed again and again, be the full name of the same person."""
    where: dict[str, set[int]] = defaultdict(set)
    for one in lines:
        for span in one.spans:
            where[bare_label(one.line.text[span.start : span.end])].add(one.line.index)
    taken = {row.person.printed for row in rows}
    return [_with_full_name(row, where, taken) for row in rows]


def _with_full(
    rows: Sequence[Member], alone: Member, titled: Sequence[Member], named: Sequence[Member]
) -> list[Member]:
    """Return `rows` with those `named` in full, and without whom these are: the name `alone`, and with a title."""
    known = {key(full.person.shown) for full in named}
    told = [row for row in titled if sum(_may_hold(full.person, row.person) for full in named) == 1]
    others = [row for row in rows if row is not alone and row not in told]
    return [*(row for row in others if key(row.person.shown) not in known), *named]


def _may_hold(person: Person, titled: Person) -> bool:
    return bool(person.title and titled.title and person.title.endswith(titled.title))


def _named_in_full(family: str, lines: Sequence[Line]) -> list[Member]:
    """Return those whom the text introduces by this family name: `甲野 洋(校長)`, `甲野 洋(こうの よう)`."""
    given_and_aside = rf"(?P<given>[{HAN}ぁ-んァ-ヶー]{{1,4}})\((?P<aside>[^()]{{2,30}})\)"
    pattern = re.compile(rf"(?<![{HAN}]){re.escape(family)} {given_and_aside}")
    found: dict[str, Member] = {}
    for line in lines:
        for match in pattern.finditer(line.folded):
            given = line.text[match.start("given") : match.end("given")]
            aside = line.text[match.start("aside") : match.end("aside")]
            if given not in found and (member := _in_full(family, given, aside, line.number)):
                found[given] = member
    return list(found.values())


def _in_full(family: str, given: str, aside: str, number: int) -> Member | None:
    kana = _KANA_NAME.fullmatch(folded(aside)) is not None
    if not (kana or is_title(aside) or family_length(family + given) == len(family)):
        return None
    name = Name(f"{family} {given}", family, given, " ".join(aside.split()) if kana else None)
    person = Person(title=None if kana else aside, name=name, printed=name.full, lines=(number,))
    return Member(person, asking(name.full, "肩書を確かめてください。", number))


def _with_full_name(row: Member, where: Mapping[str, Collection[int]], taken: Collection[str]) -> Member:
    person = row.person
    if person.name is not None or not person.printed or is_title(person.printed):
        return row
    longer = [
        full
        for full, lines in where.items()
        if len(lines) <= _OFTEN and full not in taken and _may_be_full(full, person.printed)
    ]
    if len(longer) != 1:
        return row
    given = longer[0][len(person.printed) :].strip()
    return row.having(name=Name(f"{person.printed} {given}", person.printed, given))


def _may_be_full(full: str, name: str) -> bool:
    """Tell whether a label that begins with a name is that of the same person, given name and all.

    It is none where it is another family name (甲野 and 甲野田) or somebody who belongs to the bearer of the name.
    """
    behind = full[len(name) :]
    given = behind.strip()
    if not full.startswith(name) or not 1 <= len(behind) <= _LONGEST_GIVEN:
        return False
    if is_title(full) or given in _RELATED or (behind == given and is_family(full)):
        return False
    return WHOLE_NAME.fullmatch(WIDTH.of(folded(full))) is not None
