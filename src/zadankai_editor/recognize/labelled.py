"""Whether a text holds labels: asked before it becomes somebody's words.

Quick enough to be asked at each paste; what the lines are in the end, `recognize` says.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zadankai_editor.readers.structure import Structure
from zadankai_editor.recognize.cuts import Style
from zadankai_editor.recognize.elements import is_speech
from zadankai_editor.recognize.known import Known, know_labels, person_of
from zadankai_editor.recognize.labels import Label, LabelReader
from zadankai_editor.recognize.lines import Line, read_page
from zadankai_editor.recognize.machine import note_times
from zadankai_editor.recognize.people import Directory, Person
from zadankai_editor.recognize.recurring import recurring_labels
from zadankai_editor.recognize.roster import read_roster
from zadankai_editor.recognize.strangers import Signature, structural_signatures, unknown_inline
from zadankai_editor.recognize.zones import find_zones
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.review import Review

_MOST_LINES = 500
"""So many lines are looked at: a text that has labels at all has one among these."""

_ENOUGH = 200
_FEW = 3
_PLAIN = Structure()
_WIDE = ("\u3000", "\t")


@dataclass(frozen=True)
class Labelled:
    """The labels of a text: `count` lines begin with one; `names` as they are printed, each once.

    `more`: the text is so long that only its beginning was looked at.
    """

    count: int
    names: tuple[str, ...]
    more: bool = False


def known_of(record: Record, review: Review, *, talk: bool = False) -> Known:
    """Return what is known of a source that is to be added to `record`."""
    return Known(record.participants, signatures_of(record, review), talk)


def labels_in(text: str, record: Record, review: Review, structure: Structure = _PLAIN) -> Labelled | None:
    """Return the labels at the beginnings of lines of `text`; `None` where there are none.

    Labels are those of people of the record, by any of their names, and of a list in `text`, and
    whatever stands where labels stand in the source that the record came from, or in `text` itself
    again and again. `structure` is what the source says of the lines of `text`.
    """
    begun = text.split("\n", _MOST_LINES)
    page = read_page("\n".join(begun[:_MOST_LINES]), structure)
    note_times(page)
    lines = page.filled
    recurring = recurring_labels(lines)
    usual = signatures_of(record, review) | structural_signatures(lines)
    usual = usual.union(*recurring.values())
    listed, others = _listed(lines)
    strangers = [*listed, *(Person(printed=name) for name in recurring)]
    names = list(_names(others, _reader(record, strangers), usual))
    more = len(begun) > _MOST_LINES
    return Labelled(len(names), tuple(dict.fromkeys(names)), more) if names else None


def signatures_of(record: Record, review: Review) -> frozenset[Signature]:
    """Return how labels are printed again and again in the source that a record came from."""
    if review.source is None:
        return frozenset()
    begun = [line.number for line in review.lines if line.strategy is not None][:_ENOUGH]
    text = review.source.text.split("\n")
    reader = _reader(record)
    found: Counter[Signature] = Counter()
    for number in begun:
        lines = read_page(text[number - 1]).filled if 0 < number <= len(text) else []
        label = reader.read(lines[0]) if lines else None
        if label is not None and not label.mention:
            found[label.style, label.mark] += 1
    return frozenset(signature for signature, count in found.items() if count >= _FEW)


def _listed(lines: Sequence[Line]) -> tuple[list[Person], list[Line]]:
    """Return the people of a list with a heading, and the lines that are not part of it."""
    zone, _ = find_zones(lines)
    if not zone.headings or not zone.rows:
        return [], list(lines)
    within = {line.index for line in (*zone.headings, *zone.rows)}
    others = [line for line in lines if line.index not in within]
    return [row.person for row in read_roster(zone.rows, others)], others


def _reader(record: Record, strangers: Iterable[Person] = ()) -> LabelReader:
    known = Known(record.participants)
    people = [person_of(participant) for participant in record.participants]
    directory = Directory(people)
    others = [person for person in strangers if directory.mention(person.printed) is None]
    directory = Directory([*people, *others])
    know_labels(directory, known)
    return LabelReader(directory)


def _names(lines: Sequence[Line], reader: LabelReader, usual: frozenset[Signature]) -> Iterator[str]:
    """Yield the labels; names alone on their lines count where there is more than one, or the source has such."""
    bare: list[str] = []
    for line, after in pairwise([*lines, None]):
        if line is None:
            continue
        label = reader.read(line)
        if label is None:
            stranger = unknown_inline(line, usual) if usual else None
            if stranger is not None:
                yield _shown(stranger[0])
        elif label.mention or (label.rest and _parts_text(line, label, usual)):
            yield _shown(label.written)
        elif not label.rest and after is not None:
            told = line.folded.rstrip().endswith(":") or label.mark or (label.style, label.mark) in usual
            if told:
                yield _shown(label.written)
            elif is_speech(after.folded):
                bare.append(_shown(label.written))
    if len(set(bare)) > 1:
        yield from bare


def _parts_text(line: Line, label: Label, usual: frozenset[Signature]) -> bool:
    """Tell whether what stands between a label and its text parts them beyond doubt."""
    if not label.loose or (label.style, label.mark) in usual:
        return True
    if label.style is Style.QUOTE:
        return label.rest.endswith("」")
    gap = line.text[: len(line.text) - len(label.rest)]
    return label.style is Style.SPACE and gap.endswith(_WIDE) and is_speech(label.rest)


def _shown(written: str) -> str:
    return written.strip().rstrip(":： 　").lstrip("○●◎◯〇 　").strip()
