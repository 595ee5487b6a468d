"""Whether a text holds labels: asked before it becomes somebody's words.

Quick enough to be asked at each paste; what the lines are in the end, `recognize` says.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from zadankai_editor.readers.structure import Structure
from zadankai_editor.recognize.cast.choosing import choose_lists
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.line_labels import LineLabels, Weighed, known_weight
from zadankai_editor.recognize.cast.lists import list_candidates
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.cast.rows import read_rows
from zadankai_editor.recognize.convention.signatures import Spanned, read_signatures, spanned_lines
from zadankai_editor.recognize.elements import is_speech
from zadankai_editor.recognize.known import Known, know_labels, person_of
from zadankai_editor.recognize.labels import LabelReader
from zadankai_editor.recognize.lines import Line, read_page
from zadankai_editor.recognize.machine import note_times
from zadankai_editor.recognize.passing import strangers_in
from zadankai_editor.recognize.spans.label_spans import Signature
from zadankai_editor.recognize.spans.line_spans import spans_of
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.review import Review

_MOST_LINES = 500
"""So many lines are looked at: a text that has labels at all has one among these."""

_ENOUGH = 200
_FEW = 3
_SEVERAL = 2
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


class _Sort(Enum):
    """How a line begins with a label: for sure, as a name alone on its line, or as a stranger's is likely to stand."""

    SURE = auto()
    ALONE = auto()
    LIKELY = auto()


class _Begun(NamedTuple):
    """A label at the beginning of a line, as it is shown."""

    name: str
    sort: _Sort


def known_of(record: Record, review: Review, *, talk: bool = False) -> Known:
    """Return what is known of a source that is to be added to `record`."""
    return Known(record.participants, signatures_of(record, review), talk)


def labels_in(text: str, record: Record, review: Review, structure: Structure = _PLAIN) -> Labelled | None:
    """Return the labels at the beginnings of lines of `text`; `None` where there are none.

    Labels are those of people of the record, by any of their names, and of a list in `text`, and
    whatever stands where labels stand in the source that the record came from, or in `text` itself
    again and again, or on several lines that are more likely labelled than not: to ask takes less than
    to make somebody a participant. `structure` is what the source says of the lines of `text`.
    """
    begun = text.split("\n", _MOST_LINES)
    page = read_page("\n".join(begun[:_MOST_LINES]), structure)
    note_times(page)
    known = known_of(record, review)
    first = spanned_lines(page.filled)
    listed, others = _listed(first)
    reader = _reader(record, listed)
    signatures = read_signatures(others, lambda who: known_weight(reader, who), known.signatures)
    strangers = [row.person for row in strangers_in(others, signatures, known)]
    reader = _reader(record, [*listed, *strangers])
    names = _names(others, LineLabels(reader, signatures), known.signatures)
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
        form = _form_of(lines[0], reader) if lines else None
        if form is not None:
            found[form] += 1
    return frozenset(signature for signature, count in found.items() if count >= _FEW)


def _form_of(line: Line, reader: LabelReader) -> Signature | None:
    """Return the form in which a line bears the label of somebody of the record; of several labels the longest."""
    known = [
        span
        for span in spans_of(line)
        if (label := reader.resolve(line.text[span.start : span.end])) is not None
        and (label.speakers or label.moderator)
    ]
    return max(known, key=lambda span: span.end).signature if known else None


def _listed(lines: Sequence[Spanned]) -> tuple[list[Person], list[Spanned]]:
    """Return the people of the lists with a heading, and the lines that are not part of them."""
    plain = [one.line for one in lines]
    headed = [one for one in list_candidates(plain, lambda _: False) if one.headed]
    chosen = choose_lists(headed, plain, read_signatures(lines)).lists
    within = {line.index for one in chosen for line in (*one.headings, *one.rows)}
    rows = [row for one in chosen for row in read_rows(one.rows)]
    return [row.person for row in rows], [one for one in lines if one.line.index not in within]


def _reader(record: Record, strangers: Sequence[Person] = ()) -> LabelReader:
    known = Known(record.participants)
    people = [person_of(participant) for participant in record.participants]
    directory = Directory(people)
    others = [person for person in strangers if directory.mention(person.printed) is None]
    directory = Directory([*people, *others])
    know_labels(directory, known)
    return LabelReader(directory)


def _names(lines: Sequence[Spanned], labels: LineLabels, usual: Collection[Signature]) -> list[str]:
    """Return the labels, one for each line that begins with one.

    Names alone on their lines count where there is more than one. Strangers whose labels are no more than likely
    count where another line begins with a label, too: one line is no habit.
    """
    found = [begun for one in lines if (begun := _beginning(one, labels, usual)) is not None]
    if len({begun.name for begun in found if begun.sort is _Sort.ALONE}) < _SEVERAL:
        found = [begun for begun in found if begun.sort is not _Sort.ALONE]
    if len(found) < _SEVERAL:
        found = [begun for begun in found if begun.sort is not _Sort.LIKELY]
    return [begun.name for begun in found]


def _beginning(one: Spanned, labels: LineLabels, usual: Collection[Signature]) -> _Begun | None:
    """Return the label that a line begins with, in the way to part it that counts first."""
    line = one.line
    for way in labels.of(line):
        shown = _shown(way.label.written)
        if way.signature.place == "own":
            if one.following is None or way.stranger:
                continue
            if _is_told(way, usual) or line.folded.rstrip().endswith(":"):
                return _Begun(shown, _Sort.SURE)
            return _Begun(shown, _Sort.ALONE) if is_speech(one.following.folded) else None
        if way.label.mention or (way.weight > 0 and way.label.rest and _parts_text(line, way, usual)):
            likely = way.stranger and way.signature not in usual
            return _Begun(shown, _Sort.LIKELY if likely else _Sort.SURE)
    return None


def _is_told(way: Weighed, usual: Collection[Signature]) -> bool:
    form = way.signature
    return bool(form.mark or form.brackets) or form in usual


def _parts_text(line: Line, way: Weighed, usual: Collection[Signature]) -> bool:
    """Tell whether a label and its text are parted beyond doubt."""
    label, form = way.label, way.signature
    if form in usual or not label.loose:
        return True
    if form.parting == "「":
        return label.rest.endswith("」")
    gap = line.text[: len(line.text) - len(label.rest)]
    return form.parting == " " and gap.endswith(_WIDE) and is_speech(label.rest)


def _shown(written: str) -> str:
    return written.strip().rstrip(":： 　").lstrip("○●◎◯〇 　").strip()
