"""Who takes part: from the list of participants, or from the talk where there is none."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.labels import (
    definition,
    is_moderator_label,
    label_key,
    may_be_label,
    unknown_inline,
)
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.marks import key, outer_colons, reading
from zadankai_editor.recognize.names import Name, is_title, parse_name, without_honorific
from zadankai_editor.recognize.participants import Row, read_rows
from zadankai_editor.recognize.people import Directory, Person
from zadankai_editor.recognize.vocabulary import CAPTION_END, PLATFORM_BUTTONS

_LONGEST_FAMILY = 8
_OFTEN = 2
_OFTEN_BETWEEN_BLANKS = 3


def read_roster(
    listed: Sequence[Line], others: Sequence[Line], decided: Collection[str] = ()
) -> list[Row]:
    """Return the participants: of the rows `listed`, or, where there are none, of the `others`' labels.

    Labels whose keys are `decided` make nobody a participant.
    """
    rows = read_rows(listed)
    if not rows:
        return _from_talk(others, decided)
    _part_names(rows, others)
    return rows


def _part_names(rows: Sequence[Row], lines: Sequence[Line]) -> None:
    """Find where family names end that no space parts from given names: by the labels of the talk."""
    unparted = [row for row in rows if row.person.name and row.person.name.family is None]
    if not unparted:
        return
    printed = set(_printed_names(lines))
    for row in unparted:
        name = row.person.name
        if name is None:
            continue
        ends = [end for end in range(1, len(name.full)) if key(name.full[:end]) in printed]
        if len(ends) == 1:
            family, given = name.full[: ends[0]], name.full[ends[0] :]
            row.person.name = replace(name, full=f"{family} {given}", family=family, given=given)
        elif row.doubt is None and not any(mark in name.full for mark in "・=＝ "):
            message = f"{quoted(name.full)}の姓と名の切れ目が分かりません。間に空白を入れてください。"
            row.doubt = DoubtNote(Uncertain.PARTICIPANT, message, row.person.lines[0])


def _printed_names(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the keys of what stands where names stand beside utterances."""
    for line in lines:
        defined = definition(line.text, line.read)
        if defined:
            yield key(without_honorific(_who(defined.who)[1]))
            if defined.alias:
                yield key(defined.alias)
            continue
        for place in outer_colons(line.read[: _LONGEST_FAMILY + 1])[:1]:
            yield key(without_honorific(line.text[:place]))
        if len(line.text) <= _LONGEST_FAMILY:
            yield key(without_honorific(line.text))


def _who(who: str) -> tuple[str | None, str]:
    """Split what stands before a definition into title and name."""
    colons = outer_colons(reading(who))
    if colons:
        return who[: colons[-1]].strip(), who[colons[-1] + 1 :].strip()
    title, _, _name = reading(who).rpartition(" ")
    if title and is_title(title):
        return who[: len(title)].strip(), who[len(title) + 1 :].strip()
    return None, who


def _from_talk(lines: Sequence[Line], decided: Collection[str]) -> list[Row]:
    rows: list[Row] = []
    met: set[str] = set()
    for line in lines:
        defined = definition(line.text, line.read)
        if not defined:
            continue
        title, name = _who(defined.who)
        alias = defined.alias or without_honorific(name)
        if key(alias) in met:
            continue
        met.add(key(alias))
        parsed = parse_name(name)
        full = parsed if parsed and parsed.family else _completed(parsed, alias)
        person = Person(title=title, name=full, printed=without_honorific(name), lines=[line.number])
        rows.append(Row(person, alias=alias))
    directory = Directory([row.person for row in rows])
    for label, line in _recurring(lines):
        if directory.lookup(label) is None and label_key(label) not in decided:
            added = f"参加者の一覧がないので、本文の{quoted(label)}を参加者に加えました。"
            message = f"{added}肩書きと氏名を補ってください。"
            doubt = DoubtNote(Uncertain.PARTICIPANT, message, line.number)
            rows.append(Row(Person(printed=label, lines=[line.number]), doubt))
    return rows


def _completed(name: Name | None, alias: str) -> Name | None:
    """Part `甲野洋` where the short form is its beginning; a family name alone is no full name."""
    if name is None or not name.full.startswith(alias) or name.full == alias:
        return None
    given = name.full[len(alias) :]
    return replace(name, full=f"{alias} {given}", family=alias, given=given)


def _recurring(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Yield the labels that stand again and again where labels do, with the line of the first."""
    at_once: Counter[str] = Counter()
    between_blanks: Counter[str] = Counter()
    first: dict[str, tuple[str, Line]] = {}
    for line in lines:
        label = None
        if len(line.text) <= 24 and may_be_label(line.text) and line.read not in PLATFORM_BUTTONS:
            label = line.text.rstrip(" :：")
            count = between_blanks if line.gap_after else at_once
        else:
            found = unknown_inline(line)
            label, count = (found[0], at_once) if found else (None, at_once)
        if label is None or is_moderator_label(label) or CAPTION_END.search(reading(label)):
            continue
        count[key(label)] += 1
        first.setdefault(key(label), (without_honorific(label.lstrip("○●◎・◯〇 　")), line))
    for entry, (label, line) in first.items():
        if at_once[entry] >= _OFTEN or between_blanks[entry] >= _OFTEN_BETWEEN_BLANKS:
            yield label, line
