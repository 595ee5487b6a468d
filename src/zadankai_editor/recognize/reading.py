"""Reads an article or minutes: the forms of its labels, its cast, then one decision for all lines."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from zadankai_editor.japanese.marks import unwrapped
from zadankai_editor.recognize.agenda import Item, add_items, note_items
from zadankai_editor.recognize.agendas.choosing import Agenda, choose_agenda
from zadankai_editor.recognize.build.blocks import BlockBuilder
from zadankai_editor.recognize.build.bullets import take_bullets_off
from zadankai_editor.recognize.build.quotes import take_quotes_off
from zadankai_editor.recognize.build.second_look import review_blocks
from zadankai_editor.recognize.cast.choosing import ChosenLists, likely_labels
from zadankai_editor.recognize.cast.legend import Legend, legend_of
from zadankai_editor.recognize.cast.line_labels import LineLabels, known_weight
from zadankai_editor.recognize.cast.listed import account_for_lists, titles_above
from zadankai_editor.recognize.cast.naming import with_written
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.cast.whole_cast import Cast, lists_of, read_cast, with_named_rows
from zadankai_editor.recognize.convention.signatures import (
    Signatures,
    Spanned,
    read_signatures,
    spanned_lines,
)
from zadankai_editor.recognize.decisions import Decisions, LineRole
from zadankai_editor.recognize.decode.decided import decided_path
from zadankai_editor.recognize.decode.habits import Habits, read_habits
from zadankai_editor.recognize.decode.path import Read, best_path
from zadankai_editor.recognize.decode.reading_options import going_on, read_options, with_others_above
from zadankai_editor.recognize.decode.roles import LABELLED, At, Role
from zadankai_editor.recognize.decode.sentences import rows_amid
from zadankai_editor.recognize.decode.steps import steps_of, style_of
from zadankai_editor.recognize.decode.surroundings import Surroundings, surroundings_of
from zadankai_editor.recognize.decode.tail import read_tail, with_tail
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.fields.table import find_fields
from zadankai_editor.recognize.header import Header, holds_words, read_header
from zadankai_editor.recognize.judge.all_doubts import all_doubts
from zadankai_editor.recognize.judge.readings import labels_by_choice, with_labels
from zadankai_editor.recognize.known import Known
from zadankai_editor.recognize.labels import LabelReader
from zadankai_editor.recognize.letter_heads import LETTER_HEAD_REASON, letter_heads, subject_of
from zadankai_editor.recognize.lines import Line, Page
from zadankai_editor.recognize.linking import AgendaLinker
from zadankai_editor.recognize.machine import (
    close_letters,
    is_placeholder,
    is_spaced,
    note_times,
    placeholders_in,
)
from zadankai_editor.recognize.named_lines import NamedLines, close_with, part_named
from zadankai_editor.recognize.page.breaks import Labels
from zadankai_editor.recognize.page.mark_legend import LEGEND_REASON, open_marks
from zadankai_editor.recognize.page.setting import Setting, set_right
from zadankai_editor.recognize.page.tables import TABLE_REASON, open_tables
from zadankai_editor.recognize.passing import leave_open, weight_of_known
from zadankai_editor.recognize.spans.label_spans import LabelSpan
from zadankai_editor.recognize.transcript import doubt_placeholders, join_turns
from zadankai_editor.recognize.watch import Watch
from zadankai_editor.record.nodes import BlockKind

_LISTED_ARE_LIKELIER = 1.5
_MANY_EXPLAINED = 2
_ENDS_SPEECH = tuple("。?!」…")
_BEFORE_TALK = 300
_DOUBLE = 0.9
"""Blank lines say nothing where they stand before so many of the lines."""
_SURELY_TALK = 3
"""How many lines must look like speech until the talk has begun: a sentence of the header may look so."""


@dataclass(frozen=True)
class _Document:
    """The lines that are to be read, those set right that the page had broken, and how their words are set."""

    setting: Setting
    named: NamedLines
    spanned: Sequence[Spanned]
    timed: bool
    spaced: bool
    about: frozenset[int]

    @property
    def lines(self) -> Sequence[Line]:
        return self.setting.lines


@dataclass(frozen=True)
class _Lists:
    """The lists of participants and the agenda, with the indexes of all their lines."""

    lists: ChosenLists
    agenda: Agenda
    listed: frozenset[int]
    of_agenda: frozenset[int]
    legend: Legend

    @property
    def indexes(self) -> frozenset[int]:
        return self.listed | self.of_agenda | {line.index for line in self.legend.lines}


def read_article(
    page: Page, draft: Draft, header: Header, decisions: Decisions, known: Known, watch: Watch
) -> tuple[list[Person], list[Item]]:
    """Read an article or minutes into `draft` and `header`; return the participants and the agenda."""
    undecided = [line for line in page.filled if line.number not in decisions.lines]
    for line in open_tables(undecided):
        draft.leave_out(line, TABLE_REASON, tell=False)
        line.say("")
    for line in open_marks(undecided):
        draft.leave_out(line, LEGEND_REASON, tell=False)
        line.say("")
    labelled = labels_by_choice(page.filled, decisions)
    decisions = with_labels(decisions, labelled)
    document = _read_document(page, draft, decisions)
    draft.know_joined(document.lines)
    watch.reach(0.15)
    lists, signatures, known = _read_lists(document, decisions, known)
    watch.reach(0.25)
    cast = read_cast(
        lists.lists, document.spanned, signatures, lists.of_agenda, decisions, known, lists.legend
    )
    above = titles_above(lists.lists.lists)
    items = _note_lists(lists, cast, document, draft, above)
    placeholders = cast.unlisted(placeholders_in(document.lines)) if lists.lists.lists else frozenset()
    placeholders -= lists.legend.names.keys()
    linker = AgendaLinker(items)
    usual, labels = _read_labels(document, lists, cast, placeholders, known)
    surroundings = surroundings_of(document.lines, lists.indexes, labels, linker, cast, usual)
    reads, habits = _read_lines(document, lists, surroundings, decisions, labelled, known, watch)
    read_header(
        [line for line, read in zip(document.lines, reads, strict=True) if read.option.role is Role.HEADER],
        draft,
        header,
        document.named,
        document.about,
        above,
    )
    _build(document, reads, cast, usual, linker, draft, header, watch)
    review_blocks(draft.blocks, items, indented=habits.indented)
    take_quotes_off(draft.blocks)
    take_bullets_off(draft.blocks)
    by_machine = any(is_placeholder(person.printed) for person in cast.people)
    if document.timed or placeholders or document.spaced or by_machine:
        join_turns(draft, spaced=document.spaced)
    doubt_placeholders(draft)
    close_with(draft, document.named.of(LineRole.CLOSING))
    spoken = (r.option.label for r in reads if r.option.label is not None and r.option.role in LABELLED)
    people = with_written(cast.directory.people, spoken)
    leave_open(draft, people, cast.kept)
    return people[: cast.kept], items


def _read_document(page: Page, draft: Draft, decisions: Decisions) -> _Document:
    """Return the lines as their writer meant them; what is of a page or the head of a letter is left out."""
    timed = note_times(page, decisions.lines)
    named = part_named(page.filled, decisions.lines)
    heads, about = letter_heads(named.others)
    for line in heads:
        draft.leave_out(line, LETTER_HEAD_REASON)
    for line in about:
        line.say(subject_of(line))
    out = {line.index for line in heads}
    body = [line for line in named.others if line.index not in out]
    close_letters(body)
    find_fields(body, decisions.lines)
    spaced = is_spaced(body)
    setting = set_right(body, decisions.lines, partial(_labels_of, spaced=spaced))
    for line in setting.of_pages:
        reason = setting.pages.reasons[line.index]
        draft.leave_out(line, reason, tell=holds_words(reason))
    return _Document(
        setting,
        named,
        spanned_lines(setting.lines, spaced=spaced),
        timed,
        spaced,
        frozenset(line.index for line in about),
    )


def _labels_of(lines: Sequence[Line], *, spaced: bool) -> Labels:
    """Return what tells whether one of `lines` begins as the labels among them do, or signs what is said above it."""
    found = spanned_lines(lines, spaced=spaced)
    signatures = read_signatures(found)
    by_index = {one.line.index: one for one in found}
    signed = [
        signature
        for signature in signatures.weights
        if signature.place == "end" and signatures.weight(signature) > 1
    ]

    def begins(line: Line) -> bool:
        return line.index in by_index and signatures.begins_with_label(by_index[line.index])

    def stands_alone(line: Line) -> bool:
        one = by_index.get(line.index)
        return one is not None and any(
            span.signature.place == "own" and signatures.is_label(span, line.folded) for span in one.spans
        )

    def signs(line: Line) -> bool:
        who = unwrapped(line.folded, "()") if signed else None
        return who is not None and any(signatures.group(signature, who) for signature in signed)

    def called(line: Line) -> str | None:
        one = by_index.get(line.index)
        return signatures.label_of(one) if one is not None else None

    return Labels(begins, stands_alone, signs, called)


def _read_lists(document: _Document, decisions: Decisions, known: Known) -> tuple[_Lists, Signatures, Known]:
    """Return the lists, the forms of labels that chose them, and what is known: a piece of a talk has no lists."""
    lines = document.lines
    signatures = read_signatures(document.spanned, weight_of_known(known))
    in_form = _speech_in_form(document.spanned, signatures)
    said = _said_amid(lines, signatures)

    free = [line for line in lines if line.number not in decisions.lines]
    legend = legend_of(free, signatures)
    said |= {line.index for line in legend.lines}

    def speaks(line: Line) -> bool:
        return line.index in said or in_form(line)

    agenda = _agenda(lines, speaks)
    explained = agenda.indexes if agenda.explained else frozenset()
    lists = lists_of(lines, lambda line: line.index in explained or speaks(line), signatures, decisions)
    headed = any(one.headed for one in lists.lists) or agenda.headed or document.named.before_talk
    if known.talk and not headed:
        lists, agenda = ChosenLists((), (), 0), Agenda()
    else:
        known = replace(known, talk=False)
    lists = with_named_rows(lists, lines, document.named, decisions)
    listed = frozenset(line.index for one in lists.lists for line in one.lines)
    decided = frozenset(line.index for line in lines if line.number in decisions.lines)
    return _Lists(lists, agenda, listed, agenda.without(listed | decided), legend), signatures, known


def _said_amid(lines: Sequence[Line], signatures: Signatures) -> frozenset[int]:
    """Return the indexes of the rows within a sentence that somebody says, whose label stands above."""
    labels = (index for _, _, group in likely_labels(signatures) for index in group.lines)
    first = min(labels, default=len(lines))
    return frozenset(lines[place].index for place in rows_amid(lines) if lines[place].index > first)


def _agenda(lines: Sequence[Line], speaks: Callable[[Line], bool]) -> Agenda:
    speaking = islice((place for place, line in enumerate(lines) if speaks(line)), _SURELY_TALK)
    talk = list(speaking)[_SURELY_TALK - 1 :] or [len(lines)]
    return choose_agenda(lines, speaks, min(talk[0], _BEFORE_TALK))


def _speech_in_form(spanned: Sequence[Spanned], signatures: Signatures) -> Callable[[Line], bool]:
    """Return what tells of a line whether it holds a label, with words, in a form that is printed again and again.

    Or a label alone that is printed again, right above words.
    """
    double = sum(one.line.gap_before for one in spanned) >= _DOUBLE * len(spanned)
    spoken = {
        one.line.index
        for one in spanned
        if one.spans and any(_is_spoken(one, span, signatures, double=double) for span in one.spans)
    }
    return lambda line: line.index in spoken


def _is_spoken(one: Spanned, span: LabelSpan, signatures: Signatures, *, double: bool) -> bool:
    """Tell whether a span of a line is a label of a form that recurs, and what somebody says stands behind it.

    `double`: blank lines stand between all lines and say nothing; then a mark or brackets must show the form.
    """
    below, form = one.following, span.signature
    near = below is not None and (not below.gap_before or (double and bool(form.mark or form.brackets)))
    own = form.place == "own" and near
    said = below.folded if own and below is not None else one.line.folded
    if not (own or form.place == "line") or said[-1:] not in _ENDS_SPEECH:
        return False
    group = signatures.group(span.signature, one.line.folded[span.start : span.end])
    again = group is not None and group.count > 1
    return signatures.is_label(span, one.line.folded) and (again or not own)


def _note_lists(
    lists: _Lists, cast: Cast, document: _Document, draft: Draft, offered: Sequence[Line]
) -> list[Item]:
    """Note what became of the lines of the lists but those `offered` to the header; return the items of the agenda."""
    cast.note_doubts(draft)
    if lists.lists.lists:
        account_for_lists(draft, lists.lists.lists, cast.rows, {line.index for line in offered})
    for line in lists.legend.lines:
        draft.leave_out(line, LEGEND_REASON, tell=False)
    of_others = lists.agenda.indexes - lists.of_agenda
    items = add_items(
        lists.agenda.items(but=of_others), document.named.of(LineRole.AGENDA), with_numbers=False
    )
    heading = lists.agenda.candidate.heading if lists.agenda.candidate is not None else None
    if heading is not None and heading.index in lists.of_agenda:
        draft.leave_out(heading, "議題の一覧の見出し", tell=False)
    note_items(items, draft)
    return items


def _read_labels(
    document: _Document, lists: _Lists, cast: Cast, placeholders: frozenset[str], known: Known
) -> tuple[Signatures, LineLabels]:
    """Return the forms of the labels, as the cast makes them likely, and the reader of labels at lines."""
    reader = LabelReader(cast.directory.copy(), cast.chosen, placeholders)
    listed = lists.indexes
    outside = [one for one in document.spanned if one.line.index not in listed]
    usual = read_signatures(outside, lambda who: known_weight(reader, who), known.signatures)
    labels = LineLabels(
        LabelReader(cast.directory, cast.chosen, placeholders, lists.lists.parts),
        usual,
        listed=_LISTED_ARE_LIKELIER if lists.lists.explained > _MANY_EXPLAINED else 0.0,
        spaced=document.spaced,
    )
    return usual, labels


def _read_lines(
    document: _Document,
    lists: _Lists,
    surroundings: Surroundings,
    decisions: Decisions,
    labelled: Mapping[int, str],
    known: Known,
    watch: Watch,
) -> tuple[list[Read], Habits]:
    """Return how each line is read, and how the document sets its lines."""
    lines = document.lines
    over = partial(watch.over, begin=0.3, end=0.5, total=len(lines))
    options = read_options(lines, surroundings, lists.indexes, document.setting.pages, over)
    rows_of_nobody = frozenset(
        line.index for one in lists.lists.others for line in (*one.headings, *one.rows)
    )
    options = with_others_above(lines, options, rows_of_nobody, lists.listed)
    tail = read_tail(lines, options, rows_of_nobody, document.named.of(LineRole.CLOSING))
    if not known.talk:
        options = with_tail(options, lines, tail)
    habits = read_habits(lines, options)
    steps = steps_of(habits, style_of(options, parted=bool(lists.lists.parts)), ends=tail.said)
    start = At.NOBODY if known.talk else At.HEADER
    decide = partial(best_path, start=start, tick=watch.stretch(0.5, 0.8, 2 * len(lines)))
    options = going_on(lines, options)
    return decided_path(lines, options, steps, decisions, labelled, surroundings.linker, decide), habits


def _build(
    document: _Document,
    reads: Sequence[Read],
    cast: Cast,
    usual: Signatures,
    linker: AgendaLinker,
    draft: Draft,
    header: Header,
    watch: Watch,
) -> None:
    """Add to `draft` the blocks, with all that is doubtful about them."""
    lines, only = document.lines, _only_speaker(cast.people, reads)
    blocks = BlockBuilder(draft, header, linker, reads, only).build(
        lines, reads, watch.stretch(0.8, 0.9, len(lines))
    )
    leads = {block.lines[0]: block for block in draft.blocks if block.kind is BlockKind.LEAD and block.lines}
    for place, note in all_doubts(lines, reads, cast, usual, answered=only is not None):
        block = blocks[place] or leads.get(note.line)
        if block is not None:
            block.doubt(note.code, note.message, note.line)


def _only_speaker(people: Sequence[Person], reads: Sequence[Read]) -> int | None:
    """Return who answers all questions: the only one in the list who does not ask, where nobody is labelled."""
    others = [index for index, person in enumerate(people) if not person.moderator]
    labelled = any(
        r.option.role in (Role.LABEL, Role.LABEL_ALONE) and r.option.label and r.option.label.speakers
        for r in reads
    )
    asked = sum(r.option.role is Role.PROMPT for r in reads)
    return others[0] if len(others) == 1 and asked >= 3 and not labelled else None
