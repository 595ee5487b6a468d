"""Who takes part: from the list of participants, or from the talk where there is none."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zadankai_editor.japanese.folding import WIDTH, folded, key
from zadankai_editor.japanese.marks import ends_sentence, outer_colons, trailing_brackets, unwrapped
from zadankai_editor.japanese.surnames import family_length, is_family, leading_family
from zadankai_editor.recognize.cast.listed import people_of_rows
from zadankai_editor.recognize.cuts import Style, cuts
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.labels import definition, is_moderator_label, label_key
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.names import Name, is_title, parse_name, without_honorific
from zadankai_editor.recognize.participants import Row
from zadankai_editor.recognize.people import Directory, Person
from zadankai_editor.recognize.rows import WHOLE_NAME, people_in
from zadankai_editor.recognize.strangers import is_stand_in, may_be_label
from zadankai_editor.recognize.vocabulary import (
    CAPTION_END,
    HAN,
    PLATFORM_BUTTONS,
    PSEUDONYM,
    ROLE_LABEL,
    TITLE_TAILS,
)
from zadankai_editor.record.printed_labels import NO_SPEAKER

_LONGEST_FAMILY = 8
_OFTEN = 2
_OFTEN_LOOSE = 3
_OFTEN_BETWEEN_BLANKS = 3
_LONGEST_OWN_LINE = 24
_KANA_NAME = re.compile("[ぁ-んー]+ [ぁ-んー]+")
_TAILS = frozenset(TITLE_TAILS)
_RELATED = frozenset([*"妻夫父母兄弟姉妹家", "夫人", "夫妻", "夫婦", "一家", "親子", "兄弟", "姉妹"])
"""What makes of a family name somebody who belongs to its bearer."""


def read_roster(listed: Sequence[Line], others: Sequence[Line], decided: Collection[str] = ()) -> list[Row]:
    """Return the participants: of the rows `listed`, or, where there are none, of the `others`' labels.

    Labels whose keys are `decided` make nobody a participant.
    """
    rows = people_of_rows(listed, Counter(_printed_names(others))) if listed else []
    return rows or _from_talk(others, decided)


def _printed_names(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the keys of what stands where names stand beside utterances, titles behind them aside."""
    for line in lines:
        defined = definition(line.text, line.folded)
        if defined:
            yield key(without_honorific(_who(defined.who, defined.alias)[1]))
            if defined.alias:
                yield key(defined.alias)
            continue
        if len(line.text) <= _LONGEST_FAMILY:
            yield from _name_keys(line.text)
        behind = trailing_brackets(line.text)
        if behind is not None and len(behind[1]) <= _LONGEST_FAMILY:
            yield from _name_keys(behind[1])
        for cut in cuts(line.folded):
            if cut.end - cut.start <= _LONGEST_FAMILY + 2:
                yield from _name_keys(line.text[cut.start : cut.end])


def _name_keys(printed: str) -> Iterator[str]:
    bare = without_honorific(key(printed))
    yield bare
    lengths = range(1, min(len(bare) - 1, 6))
    whole = [length for length in lengths if bare[length:] in _TAILS]
    yield from (bare[:length] for length in whole or lengths if is_title(bare[length:]))


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


def _from_talk(lines: Sequence[Line], decided: Collection[str]) -> list[Row]:
    rows = introduced(lines)
    directory = Directory([row.person for row in rows])
    for index, row in enumerate(rows):
        if row.alias:
            directory.define(row.alias, index)
    for found in _recurring(lines):
        if directory.mention(found.label) is None and label_key(found.label) not in decided:
            rows.append(row_for_label(found.label, found.line.number))
    rows = without_namesakes(rows, lines)
    join_full_names(rows, lines)
    return rows


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


@dataclass
class _Recurring:
    """A label that stands again and again where labels do, the line of the first, and where it stands."""

    label: str
    line: Line
    at_once: int = 0
    loose: int = 0
    between_blanks: int = 0
    written: Counter[str] = field(default_factory=Counter)

    @property
    def often(self) -> bool:
        """Whether it stands so often that it is no accident."""
        return (
            self.at_once >= _OFTEN
            or self.loose >= _OFTEN_LOOSE
            or self.between_blanks >= _OFTEN_BETWEEN_BLANKS
        )


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


def _recurring(lines: Sequence[Line]) -> list[_Recurring]:
    """Return the labels that stand again and again where labels do."""
    found: dict[str, _Recurring] = {}
    for line in lines:
        seen = _own_line(line)
        for label, kind in seen or _in_line(line):
            if is_moderator_label(label) or _is_nobody(label):
                continue
            entry = found.setdefault(label_key(label), _Recurring(_bare(label), line))
            setattr(entry, kind, getattr(entry, kind) + 1)
            entry.written[label] += 1
    often = [entry for entry in found.values() if entry.often]
    return _with_their_names([entry for entry in often if not _is_longer(entry, found)], found)


def _with_their_names(often: Sequence[_Recurring], found: Mapping[str, _Recurring]) -> list[_Recurring]:
    """Return `often`, with `議長(甲野君)`, printed anywhere, in the place of `議長`, printed again and again."""
    named: dict[str, list[_Recurring]] = defaultdict(list)
    for entry in found.values():
        inside = trailing_brackets(entry.label)
        if inside and all(inside) and parse_name(inside[1]) is not None and not is_title(inside[1]):
            named[key(inside[0])].append(entry)
    kept: list[_Recurring] = []
    for entry in often:
        same = named[key(entry.label)] if key(entry.label) in _TAILS else []
        kept += [known for known in same or [entry] if known not in kept and (known not in often or not same)]
    return kept


def _is_longer(entry: _Recurring, found: dict[str, _Recurring]) -> bool:
    """Tell whether a loose label is another with the beginning of the text."""
    if entry.at_once or entry.between_blanks:
        return False
    own = label_key(entry.label)
    return any(
        own != other and own.startswith(other) and known.loose > entry.loose for other, known in found.items()
    )


def _own_line(line: Line) -> list[tuple[str, str]]:
    if len(line.text) > _LONGEST_OWN_LINE or line.folded in PLATFORM_BUTTONS or not may_be_label(line.text):
        return []
    if CAPTION_END.search(line.folded):
        return []
    return [(line.text.rstrip(" :："), "between_blanks" if line.gap_after else "at_once")]


def _in_line(line: Line) -> Iterator[tuple[str, str]]:
    for cut in cuts(line.folded):
        label = line.text[cut.start : cut.end].strip()
        bare = _inside(label) if cut.style is Style.BRACKETS else label
        if len(bare) > _LONGEST_OWN_LINE or ends_sentence(folded(bare)):
            continue
        if cut.style is Style.SPACE and not cut.mark and _is_office_and_name(bare):
            yield bare, "at_once"
            return
        if (cut.style in (Style.SPACE, Style.QUOTE) and not cut.mark) or cut.style is Style.PARENTHESIS:
            if _may_be_loose(bare):
                yield bare, "loose"
        elif may_be_label(bare):
            yield bare, "at_once"
            return
    behind = trailing_brackets(line.text)
    if behind and all(behind) and ends_sentence(folded(behind[0])) and _may_be_loose(behind[1]):
        yield behind[1], "loose"


def _is_office_and_name(label: str) -> bool:
    """Tell whether a label is a title with a name in brackets: `議長(甲野洋君)`."""
    inside = trailing_brackets(label)
    if inside is None or not all(inside) or not is_title(inside[0]) or is_title(inside[1]):
        return False
    return key(inside[1]) != key(without_honorific(inside[1])) and parse_name(inside[1]) is not None


def _may_be_loose(label: str) -> bool:
    read = folded(label)
    if len(read) > _LONGEST_FAMILY or (len(read) == 1 and read.isascii()):
        return False
    named = parse_name(read) is not None or WHOLE_NAME.fullmatch(WIDTH.of(read)) is not None
    return (named or is_title(read)) and not NO_SPEAKER.fullmatch(read)


def _inside(label: str) -> str:
    return unwrapped(label) or label


def _bare(label: str) -> str:
    """Return a label without marks and honorifics; initials keep theirs, since they are no name without."""
    bare = label.lstrip("○●◎・◯〇◆◇■□ 　")
    bare = unwrapped(bare) or bare
    shorter = without_honorific(bare)
    return " ".join((bare if PSEUDONYM.fullmatch(folded(shorter)) and len(shorter) == 1 else shorter).split())


def _is_nobody(label: str) -> bool:
    """Tell whether a label stands for people who are not named: a machine's placeholder, the audience."""
    read = folded(_bare(label))
    if PSEUDONYM.fullmatch(read):
        return len(read) == 1 and read == folded(label).strip("○●◎・[]() :")
    return is_stand_in(read)


def join_full_names(rows: list[Row], lines: Sequence[Line]) -> None:
    """Let `甲野洋`, printed once before `甲野` is printed again and again, be the full name of the same person."""
    once = defaultdict(list)
    for line in lines:
        for label, _ in _own_line(line) or _in_line(line):
            bare = _bare(label)
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
