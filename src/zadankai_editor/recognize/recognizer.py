"""The recogniser: from the text of a source to a record, and what is to be said about it."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from zadankai_editor.japanese.numerals import numbered
from zadankai_editor.readers.structure import Structure
from zadankai_editor.recognize.agenda import Item, add_items, read_items
from zadankai_editor.recognize.assembly import Recognition, assemble
from zadankai_editor.recognize.candidates import chosen_by_key, newcomers
from zadankai_editor.recognize.closing import Ending, find_ending
from zadankai_editor.recognize.conventions import Conventions, read_conventions
from zadankai_editor.recognize.decisions import (
    BODY_ROLES,
    NAMED_ROLES,
    UNDECIDED,
    Decisions,
    LineRole,
)
from zadankai_editor.recognize.doubts import DoubtNote, FieldDoubt, Uncertain
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.elements import Element, Shape, read_elements, settle_answers
from zadankai_editor.recognize.flow import FlowReader
from zadankai_editor.recognize.frontier import behind_named, body_start
from zadankai_editor.recognize.header import Header, add_note, read_header, read_note
from zadankai_editor.recognize.headings import HeadingReader
from zadankai_editor.recognize.known import NOTHING_KNOWN, Known, know_labels, with_known
from zadankai_editor.recognize.labels import Chosen, LabelReader
from zadankai_editor.recognize.lines import Line, Page, read_page
from zadankai_editor.recognize.linking import AgendaLinker
from zadankai_editor.recognize.machine import is_spaced, note_times, placeholders_in
from zadankai_editor.recognize.named_lines import NamedLines, add_rows, close_with, part_named
from zadankai_editor.recognize.participants import Row, is_table_heading, mark_leaders, read_rows
from zadankai_editor.recognize.passing import leave_open, passing_rows
from zadankai_editor.recognize.people import Directory, Person
from zadankai_editor.recognize.quotes import take_quotes_off
from zadankai_editor.recognize.readings import (
    Forms,
    forms_of,
    implausible,
    labels_by_choice,
    read_labels,
    readings_of,
    with_labels,
)
from zadankai_editor.recognize.roster import read_roster
from zadankai_editor.recognize.settling import settle_shapes
from zadankai_editor.recognize.tails import settle_labels_below, settle_tail_labels, split_glued_labels
from zadankai_editor.recognize.talk import Talk
from zadankai_editor.recognize.teaching import LEFT_OUT_BY_DECISION, denied_labels, teach
from zadankai_editor.recognize.transcript import Transcript, doubt_placeholders, join_turns, read_turns
from zadankai_editor.recognize.zones import Zone, find_zones
from zadankai_editor.record.findings import finding
from zadankai_editor.record.nodes import Note
from zadankai_editor.record.review import Source

_BETWEEN_LOOKS = 256
_MANY_QUESTIONS = 3
_PLAIN = Structure()


class RecognitionCancelled(Exception):  # noqa: N818 - an answer to a wish, no error
    """Raised by `recognize` when `cancelled` said so."""


def recognize(
    source: Source,
    *,
    structure: Structure = _PLAIN,
    decisions: Decisions = UNDECIDED,
    known: Known = NOTHING_KNOWN,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Recognition:
    """Return the record that `source` holds, with its review and the findings about both.

    Any text is accepted. `state.review.lines` says of every line what became of it (a line that a
    control character cuts in pieces, or that holds two participants, may stand more than once).
    `progress` is called with the share that is done (0 to 1). Raises `RecognitionCancelled` soon
    after `cancelled` returns true. `structure` is what the source says of its lines beside their
    text; `decisions` are what somebody has settled, which is followed without a doubt. `known` is
    the record that all this is to be added to: its participants come first, with their ids.
    """
    with _garbage_left_lying():
        return _recognized(source, structure, decisions, known, _Watch(progress, cancelled))


@contextmanager
def _garbage_left_lying() -> Iterator[None]:
    """Collect no garbage meanwhile: nothing here refers in circles, and looking costs a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            # Nothing of it counts as new, or the next object would have all of it looked at.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _recognized(
    source: Source, structure: Structure, decisions: Decisions, known: Known, watch: "_Watch"
) -> Recognition:
    page = read_page(source.text, structure)
    watch.reach(0.1)
    draft, header = Draft(), Header()
    read = _read_transcript if structure.transcript else _read_article
    people, items = read(page, draft, header, decisions, known, watch)
    watch.reach(0.9)
    found = assemble(source, structure, page, draft, header, people, items)
    if not structure.transcript and not known.talk:
        found = _judged(found, forms_of(page.filled), decisions)
    watch.reach(1.0)
    return found


def _judged(found: Recognition, forms: Forms, decisions: Decisions) -> Recognition:
    """Return what was found with the ways to read it, and the doubt about the whole where it explains too little."""
    state = found.state
    found = replace(found, readings=readings_of(state, forms, decisions))
    doubt = implausible(state, forms, decisions)
    if doubt is None:
        return found
    review = state.review.model_copy(update={"doubts": (doubt, *state.review.doubts)})
    told = finding(doubt.code, doubt.message, line=doubt.line)
    return replace(found, state=state.model_copy(update={"review": review}), findings=(told, *found.findings))


def _read_transcript(
    page: Page, draft: Draft, header: Header, decisions: Decisions, known: Known, watch: "_Watch"
) -> tuple[list[Person], list[Item]]:
    """Read a list of cues: it has no header, no lists and no headings but what somebody has named so."""
    named = part_named(page.filled, decisions.lines)
    read_header([], draft, header, named)
    transcript = Transcript(named.others, decisions)
    listed = read_rows(named.of(LineRole.PARTICIPANT))
    lines = {number for row in listed for number in row.person.lines}
    rows = with_known([*transcript.rows(), *listed], replace(known, talk=False))
    for index, row in enumerate(rows):
        of_list = (number for number in row.person.lines if number in lines)
        draft.fields += [(number, f"participants[{index}]") for number in of_list]
    items = add_items([], named.of(LineRole.AGENDA), with_numbers=False)
    _take_items(items, draft)
    people = [row.person for row in rows]
    draft.doubts += [
        FieldDoubt(f"participants[{index}]", row.doubt) for index, row in enumerate(rows) if row.doubt
    ]
    directory = Directory(people)
    know_labels(directory, known)
    labels = LabelReader(directory, chosen_by_key(decisions.speakers, people))
    watch.reach(0.4)
    read_turns(transcript, labels, draft, watch.stretch(0.4, 0.9, len(transcript.turns)))
    close_with(draft, named.of(LineRole.CLOSING))
    return people, items


def _read_article(
    page: Page, draft: Draft, header: Header, decisions: Decisions, known: Known, watch: "_Watch"
) -> tuple[list[Person], list[Item]]:
    """Read an article or minutes: a header with its lists, then the talk, then what closes it."""
    from zadankai_editor.recognize.reading import read_article

    labelled = labels_by_choice(page.filled, decisions)
    decisions = with_labels(decisions, labelled)
    return read_article(page, draft, header, decisions, known, watch)


def _settled(
    elements: list[Element],
    known: Known,
    decisions: Decisions,
    labelled: frozenset[int],
    linker: AgendaLinker,
) -> Conventions:
    """Settle what the elements are by what is usual in the document, which is returned.

    `labelled` are the lines with a label by the reading that was chosen.
    """
    usual = read_conventions(elements, known.signatures, few=known.talk)
    take_quotes_off(elements, usual.signatures)
    settle_shapes(elements, usual)
    by_hand = {n: r for n, r in decisions.lines.items() if r not in NAMED_ROLES and n not in labelled}
    teach(elements, by_hand, linker)
    read_labels(elements, labelled)
    return usual


def _ending(elements: Sequence[Element], usual: Conventions, named: NamedLines, known: Known) -> Ending:
    """Return where the talk ends; a piece of one is nothing else."""
    if known.talk:
        return Ending(len(elements))
    return find_ending(elements, usual, named.of(LineRole.CLOSING))


def _outside(lines: Sequence[Line], zones: Sequence[Zone]) -> list[Line]:
    """Return the lines that are in none of the lists."""
    listed = {line.index for zone in zones for line in zone.rows}
    listed |= {line.index for zone in zones if zone.found for line in zone.headings}
    return [line for line in lines if line.index not in listed]


def _people(zone: Zone, others: Sequence[Line], decisions: Decisions, known: Known) -> tuple[list[Row], int]:
    """Return those of the record, of the list, and whom somebody named anew, and how many these are.

    In a piece of a talk strangers stand behind them, who are known only while it is read.
    """
    rows = read_roster(zone.rows, others, frozenset(decisions.speakers))
    mark_leaders(rows, zone.headings)
    rows = with_known(rows, known)
    rows += newcomers(rows, decisions.speakers)
    passing = passing_rows(others, known, frozenset(decisions.speakers)) if known.talk else ()
    return [*rows, *passing], len(rows)


def _only_speaker(people: Sequence[Person], elements: Sequence[Element]) -> int | None:
    """Return who answers all questions: the only one in the list who does not ask, where nobody is labelled."""
    others = [index for index, person in enumerate(people) if not person.moderator]
    if len(others) != 1:
        return None
    questions = sum(element.shape is Shape.PROMPT for element in elements)
    labelled = any(e.shape is Shape.LABEL and e.label and e.label.speakers for e in elements)
    return others[0] if questions >= _MANY_QUESTIONS and not labelled else None


def _elements(
    lines: Sequence[Line],
    directory: Directory,
    linker: AgendaLinker,
    labels: Callable[[Directory, Mapping[str, Chosen]], LabelReader],
    chosen: Mapping[str, Chosen],
    decisions: Decisions,
    watch: "_Watch",
) -> list[Element]:
    """Return the elements of the talk; once more where somebody said of a label that it is none."""
    before = directory.copy()
    tick = watch.stretch(0.3, 0.6, len(lines))
    elements = read_elements(lines, labels(directory, chosen), linker, tick)
    denied = denied_labels(elements, decisions.lines)
    if not denied:
        return elements
    none = {**chosen, **{entry: Chosen((), denied=True) for entry in denied}}
    return read_elements(lines, labels(before, none), linker, tick)


def _before_decided(lines: Sequence[Line], start: int, decisions: Decisions) -> int:
    """Return where the talk begins: not behind a line that somebody called a part of it."""
    body = {number for number, role in decisions.lines.items() if role in BODY_ROLES}
    first = next((place for place, line in enumerate(lines) if line.number in body), start)
    return min(start, first)


def _header_lines(lines: Sequence[Line], decisions: Decisions, draft: Draft, header: Header) -> list[Line]:
    """Return the lines before the talk without those that somebody left out, or called notes."""
    kept = []
    for line in lines:
        if line.has_picture and not line.text:
            continue
        if decisions.lines.get(line.number) is LineRole.LEFT_OUT:
            draft.leave_out(line, LEFT_OUT_BY_DECISION)
        elif decisions.lines.get(line.number) is LineRole.NOTE:
            add_note(header, read_note(line) or Note(term=line.text.lstrip("※ 　"), text=""), line, draft)
        else:
            kept.append(line)
    return kept


class _Watch:
    """Tells how far the work is, and stops it where that is wished."""

    def __init__(
        self, progress: Callable[[float], None] | None, cancelled: Callable[[], bool] | None
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def reach(self, share: float) -> None:
        if self._cancelled is not None and self._cancelled():
            raise RecognitionCancelled
        if self._progress is not None:
            self._progress(share)

    def stretch(self, begin: float, end: float, total: int) -> Callable[[int], None]:
        def tick(done: int) -> None:
            if done % _BETWEEN_LOOKS == 0:
                self.reach(begin + (end - begin) * done / max(1, total))

        return tick


def _define_aliases(rows: Sequence[Row], directory: Directory, draft: Draft) -> None:
    for index, row in enumerate(rows):
        objection = directory.define(row.alias, index) if row.alias else None
        if objection:
            row.person.post = "、".join(filter(None, (row.person.post, f"以下「{row.alias}」")))
            message = f"{objection}。参加者の表示名を確かめてください。"
            row.doubt = row.doubt or DoubtNote(Uncertain.PARTICIPANT, message, row.person.lines[0])
        if row.doubt:
            draft.doubts.append(FieldDoubt(f"participants[{index}]", row.doubt))


def _take_rows(rows: Sequence[Row], zone: Zone, draft: Draft) -> None:
    if not zone.found:
        return
    for heading in zone.headings:
        draft.leave_out(heading, "参加者の一覧の見出し", tell=False)
    for index, row in enumerate(rows):
        for number in row.person.lines:
            draft.fields.append((number, f"participants[{index}]"))
    taken = {number for row in rows for number in row.person.lines}
    for line in zone.rows:
        if line.number not in taken:
            draft.leave_out(line, "参加者の表の見出し", tell=not is_table_heading(line))


def _read_agenda(zone: Zone, named: Sequence[Line], draft: Draft) -> list[Item]:
    with_numbers = any(line.text[:1].isnumeric() or numbered(line.text) for line in zone.rows)
    items = add_items(read_items(zone.rows), named, with_numbers=with_numbers)
    if zone.found:
        for heading in zone.headings:
            draft.leave_out(heading, "議題の一覧の見出し", tell=False)
    _take_items(items, draft)
    return items


def _take_items(items: Sequence[Item], draft: Draft) -> None:
    for index, item in enumerate(items):
        for number in item.lines:
            draft.fields.append((number, f"agenda[{index}]"))
        if item.doubt:
            draft.doubts.append(FieldDoubt(f"agenda[{index}]", item.doubt))
