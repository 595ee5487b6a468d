"""The recogniser: from the text of a source to a record, and what is to be said about it."""

from collections.abc import Callable
from dataclasses import replace

from zadankai_editor.readers.structure import Structure
from zadankai_editor.recognize.agenda import Item, add_items, note_items
from zadankai_editor.recognize.assembly import Recognition, assemble
from zadankai_editor.recognize.candidates import chosen_by_key
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.cast.rows import read_rows
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions, LineRole
from zadankai_editor.recognize.doubts import FieldDoubt
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.header import Header, read_header
from zadankai_editor.recognize.judge.claims import Look, look_at
from zadankai_editor.recognize.judge.readings import forms_of, implausible, readings_of
from zadankai_editor.recognize.known import NOTHING_KNOWN, Known, know_labels, with_known
from zadankai_editor.recognize.labels import LabelReader
from zadankai_editor.recognize.lines import Page, read_page
from zadankai_editor.recognize.named_lines import close_with, part_named
from zadankai_editor.recognize.page.one_line import with_turns_apart
from zadankai_editor.recognize.reading import read_article
from zadankai_editor.recognize.transcript import Transcript, read_turns
from zadankai_editor.recognize.watch import Watch
from zadankai_editor.record.findings import finding
from zadankai_editor.record.review import Source

_PLAIN = Structure()


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
    return _recognized(source, structure, decisions, known, Watch(progress, cancelled))


def _recognized(
    source: Source, structure: Structure, decisions: Decisions, known: Known, watch: Watch
) -> Recognition:
    page = with_turns_apart(read_page(source.text, structure))
    watch.reach(0.1)
    draft, header = Draft(), Header()
    read = _read_transcript if structure.transcript else read_article
    people, items = read(page, draft, header, decisions, known, watch)
    watch.reach(0.9)
    found = assemble(source, structure, page, draft, header, people, items)
    if not structure.transcript and not known.talk:
        found = _judged(found, look_at(page.filled), decisions)
    watch.reach(1.0)
    return found


def _judged(found: Recognition, look: Look, decisions: Decisions) -> Recognition:
    """Return what was found with the ways to read it, and the doubt about the whole where it explains too little."""
    state = found.state
    found = replace(found, readings=readings_of(state, forms_of(look), decisions))
    doubt = implausible(state, look, decisions)
    if doubt is None:
        return found
    review = state.review.model_copy(update={"doubts": (doubt, *state.review.doubts)})
    told = finding(doubt.code, doubt.message, line=doubt.line)
    return replace(found, state=state.model_copy(update={"review": review}), findings=(told, *found.findings))


def _read_transcript(
    page: Page, draft: Draft, header: Header, decisions: Decisions, known: Known, watch: Watch
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
    note_items(items, draft)
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
    return directory.people, items
