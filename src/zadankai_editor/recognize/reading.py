"""Reads an article or minutes: the forms of its labels, its cast, then one decision for all lines."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, takewhile
from typing import Any

from zadankai_editor.japanese.folding import key
from zadankai_editor.japanese.marks import ends_sentence, unwrapped
from zadankai_editor.recognize.agenda import Item, add_items
from zadankai_editor.recognize.agendas.choosing import Agenda, choose_agenda
from zadankai_editor.recognize.build.blocks import BlockBuilder
from zadankai_editor.recognize.build.bullets import take_bullets_off
from zadankai_editor.recognize.build.quotes import take_quotes_off
from zadankai_editor.recognize.build.second_look import review_blocks
from zadankai_editor.recognize.candidates import chosen_by_key, newcomers
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.choosing import ChosenLists, choose_lists, printed_names, without_lines
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.from_labels import keys_of_labels, people_of_labels
from zadankai_editor.recognize.cast.line_labels import LineLabels, known_weight
from zadankai_editor.recognize.cast.listed import account_for_lists, named_rows, people_of_lists
from zadankai_editor.recognize.cast.lists import list_candidates
from zadankai_editor.recognize.cast.naming import with_written
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.convention.prompts import prompt_marks
from zadankai_editor.recognize.convention.signatures import (
    Signatures,
    Spanned,
    read_signatures,
    spanned_lines,
)
from zadankai_editor.recognize.decisions import NAMED_ROLES, Decisions, LineRole
from zadankai_editor.recognize.decode.decided import Lesson, denied_by_lines, lessons_of, with_lessons
from zadankai_editor.recognize.decode.habits import read_habits
from zadankai_editor.recognize.decode.options import KNOWN_MARKS, OptionReader, Surroundings
from zadankai_editor.recognize.decode.path import Read, Steps, best_path, setting_of
from zadankai_editor.recognize.decode.portraits import with_portraits
from zadankai_editor.recognize.decode.roles import LABELLED, At, Option, Role
from zadankai_editor.recognize.decode.signed import with_signed
from zadankai_editor.recognize.decode.steps import steps_of
from zadankai_editor.recognize.decode.tail import read_tail, with_tail
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.elements import numbered_heading
from zadankai_editor.recognize.header import (
    PLATFORM_REASON,
    Header,
    holds_words,
    left_out_reason,
    read_header,
)
from zadankai_editor.recognize.judge.hidden import doubts_of_hidden_labels, doubts_of_names_alone
from zadankai_editor.recognize.judge.labels import doubts_of_labels, doubts_of_unusual_labels
from zadankai_editor.recognize.judge.margins import doubts_of_margins
from zadankai_editor.recognize.judge.namesakes import doubts_of_namesakes
from zadankai_editor.recognize.judge.statements import doubts_of_statements
from zadankai_editor.recognize.judge.structure import doubts_of_structure
from zadankai_editor.recognize.known import Known, know_labels, with_known
from zadankai_editor.recognize.labels import LONGEST_MENTION, LabelReader, definition
from zadankai_editor.recognize.letter_heads import LETTER_HEAD_REASON, letter_heads
from zadankai_editor.recognize.lines import Line, Page
from zadankai_editor.recognize.linking import AgendaLinker
from zadankai_editor.recognize.machine import is_placeholder, is_spaced, note_times, placeholders_in
from zadankai_editor.recognize.named_lines import close_with, part_named
from zadankai_editor.recognize.page.breaks import Labels
from zadankai_editor.recognize.page.page_lines import PageLines
from zadankai_editor.recognize.page.setting import set_right
from zadankai_editor.recognize.passing import leave_open, strangers_in, weight_of_known
from zadankai_editor.recognize.spans.heading_marks import LONGEST, marked
from zadankai_editor.recognize.transcript import doubt_placeholders, join_turns
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.recognize.vocabulary import CAPTION_MARK, PLATFORM, PLATFORM_BUTTONS
from zadankai_editor.recognize.watch import Watch


def read_article(
    page: Page,
    draft: Draft,
    header: Header,
    decisions: Decisions,
    known: Known,
    watch: Watch,
    labelled: Mapping[int, str],
) -> tuple[list[Person], list[Item]]:
    machine = note_times(page, decisions.lines)
    named = part_named(page.filled, decisions.lines)
    heads = letter_heads(named.others)
    for line in named.others:
        if line.index in heads:
            draft.leave_out(line, LETTER_HEAD_REASON)
    body = [line for line in named.others if line.index not in heads]
    spaced = is_spaced(body)
    setting = set_right(body, decisions.lines, partial(_labels_of, spaced=spaced))
    for line in setting.of_pages:
        reason = setting.pages.reasons[line.index]
        draft.leave_out(line, reason, tell=holds_words(reason))
    lines = setting.lines
    watch.reach(0.15)
    first = spanned_lines(lines, spaced=spaced)
    signatures = read_signatures(first, weight_of_known(known))
    speaks = _speech_in_form(first, signatures)
    agenda = _agenda(lines, speaks)
    explained = agenda.indexes if agenda.explained else frozenset()
    watch.reach(0.2)
    lists = _lists(lines, lambda line: line.index in explained or speaks(line), signatures)
    lists = without_lines(lists, decisions.lines)
    if known.talk and not (any(one.headed for one in lists.lists) or agenda.headed or named.before_talk):
        lists, agenda = ChosenLists((), (), 0), Agenda()
    else:
        known = replace(known, talk=False)
    watch.reach(0.25)
    taken = {line.index for one in lists.lists for line in one.lines}
    taken |= {line.index for line in lines if line.number in decisions.lines}
    lists = lists.having(
        named_rows(named.of(LineRole.PARTICIPANT), [line for line in lines if line.index not in taken])
    )
    listed = {line.index for one in lists.lists for line in one.lines}
    not_of_agenda = listed | {line.index for line in lines if line.number in decisions.lines}
    agenda_lines = agenda.indexes - not_of_agenda
    others = [line for line in lines if line.index not in listed and line.index not in agenda_lines]
    none = (one for one in first if decisions.lines.get(one.line.number) is LineRole.NO_SPEAKER)
    settled = frozenset(decisions.speakers) | keys_of_labels(none, signatures)
    rows = (
        people_of_lists(lists.lists, _printed_names(lines, signatures))
        if lists.lists
        else people_of_labels(spanned_lines(lines, agenda_lines, spaced=spaced), signatures, settled)
    )
    rows = with_known(rows, known)
    rows += newcomers(rows, decisions.speakers)
    kept = len(rows)
    rows += strangers_in(first, signatures, known, settled, likely=True) if known.talk else ()
    people = [row.person for row in rows]
    directory = Directory(people)
    know_labels(directory, known)
    chosen = chosen_by_key(decisions.speakers, people)
    from zadankai_editor.recognize.recognizer import _define_aliases, _take_items

    _define_aliases(rows, directory, draft)
    if lists.lists:
        account_for_lists(draft, lists.lists, rows)
    items = agenda.items(but=not_of_agenda)
    items = add_items(items, named.of(LineRole.AGENDA), with_numbers=False)
    if agenda.candidate is not None and agenda.candidate.heading is not None and agenda.candidate.heading.index not in not_of_agenda:
        draft.leave_out(agenda.candidate.heading, "議題の一覧の見出し", tell=False)
    _take_items(items, draft)
    linker, placeholders = AgendaLinker(items), placeholders_in(lines) if lists.lists else frozenset()

    reader = LabelReader(directory.copy(), chosen, placeholders)
    apart = listed | agenda_lines
    usual = read_signatures(
        spanned_lines(lines, apart, spaced=spaced), lambda who: known_weight(reader, who), known.signatures
    )
    labels = LineLabels(LabelReader(directory, chosen, placeholders), usual, listed=1.5 if lists.explained > 2 else 0.0, spaced=spaced)
    forms = _heading_forms(others)
    marks = _label_marks(usual)
    surroundings = Surroundings(
        labels, linker, _ends_in_person(directory), _is_office(directory), forms, marks, apart=_apart(others),
        prompt_marks=prompt_marks(others, marks),
        marked_headings=any(count > 1 for mark, count in forms.items() if mark not in marks),
        marked_captions=sum(CAPTION_MARK.match(line.folded) is not None for line in others if len(line.folded) < 120) > 1,
        answers=any(line.folded[:2] in ("Q.", "Q:", "問.", "問:", "Q1", "問1") for line in lines),
    )
    reader_of_options = OptionReader(surroundings)
    buttons = _buttons(lines)
    first_line = next((line for line in lines if not left_out_reason(line)), None)
    neighbours = list(zip([None, *lines[:-1]], [*lines[1:], None], strict=True)) if lines else []
    options: list[Sequence[Option]] = [
        _options(line, beside, reader_of_options, apart, first=line is first_line) + _of_page(line, setting.pages)
        if line.index not in buttons
        else [Option(Role.OUT, 0.0, line.text, reason=PLATFORM_REASON)]
        for line, beside in watch.over(zip(lines, neighbours, strict=True), 0.3, 0.5, len(lines))
    ]
    options = with_portraits(lines, with_signed(lines, options))
    rows_of_nobody = frozenset(line.index for one in lists.others for line in (*one.headings, *one.rows))
    tail = read_tail(lines, options, rows_of_nobody, named.of(LineRole.CLOSING))
    if not known.talk:
        options = with_tail(options, lines, tail)
    habits = read_habits(lines, options)
    spoken = [o for ways in options for o in ways if o.role in (Role.LABEL, Role.LABEL_ALONE, Role.SIGNED) and o.score > 0.5]
    prompts = [o for ways in options for o in ways if o.role is Role.PROMPT and o.score > 2]
    signed = sum(o.role is Role.SIGNED for o in spoken)
    steps = steps_of(
        habits,
        silent=not spoken and not prompts,
        signed=signed > 2 and 2 * signed > len(spoken),
        asked=len(prompts) > 1 and 4 * len(spoken) < len(prompts),
        ends=tail.said,
    )
    options = [_going_on(line, ways) for line, ways in zip(lines, options, strict=True)]
    start = At.NOBODY if known.talk else At.HEADER
    decide = partial(best_path, start=start, tick=watch.stretch(0.5, 0.8, 2 * len(lines)))
    reads = decided_path(lines, options, steps, decisions, labelled, linker, decide)
    read_header([line for line, read in zip(lines, reads, strict=True) if read.option.role is Role.HEADER], draft, header, named)
    only = _only_speaker(people, reads)
    builder = BlockBuilder(draft, header, linker, reads, only)
    blocks = builder.build(lines, reads, watch.stretch(0.8, 0.9, len(lines)))
    denied = {entry for entry, choice in chosen.items() if choice.denied}
    forms_of_labels = frozenset(
        signature for signature, weight in usual.weights.items() if weight > 2 and usual.masses[signature] >= 3
    )
    hidden = doubts_of_hidden_labels(
        lines, reads, forms_of_labels, lambda who: directory.mention(who) is not None, directory.ends(), denied
    )
    leads = {block.lines[0]: block for block in draft.blocks if block.kind is BlockKind.LEAD and block.lines}
    for place, note in [
        *doubts_of_labels(lines, reads, answered=only is not None),
        *doubts_of_unusual_labels(lines, reads),
        *doubts_of_margins(lines, reads),
        *doubts_of_namesakes(lines, reads, people),
        *doubts_of_statements(lines, reads),
        *hidden,
        *doubts_of_names_alone(lines, reads, _is_name(directory)),
        *doubts_of_structure(lines, reads, answered=only is not None),
    ]:
        block = blocks[place] or leads.get(note.line)
        if block is not None:
            block.doubt(note.code, note.message, note.line)
    review_blocks(draft.blocks, items, indented=habits.indented)
    take_quotes_off(draft.blocks)
    take_bullets_off(draft.blocks)
    if machine or placeholders or spaced or any(is_placeholder(person.printed) for person in people):
        join_turns(draft, spaced=spaced)
    doubt_placeholders(draft)
    close_with(draft, named.of(LineRole.CLOSING))
    spoken_labels = (r.option.label for r in reads if r.option.label is not None and r.option.role in LABELLED)
    people = with_written(directory.people, spoken_labels)
    leave_open(draft, people, kept)
    return people[:kept], items


def decided_path(
    lines: Sequence[Line],
    options: Sequence[Sequence[Option]],
    steps: Steps,
    decisions: Decisions,
    labelled: Mapping[int, str],
    linker: AgendaLinker,
    decide: Callable[..., list[Read]],
) -> list[Read]:
    """Return how each line is read; as somebody decided, and the lines like those likewise.

    `labelled` are the labels by the reading that somebody chose, by the numbers of their lines; they teach nothing.
    """
    settings = [setting_of(line.gap_before, line.indented) for line in lines]
    reads = decide(options, settings, steps)
    decided = {number: role for number, role in decisions.lines.items() if role not in NAMED_ROLES}
    if not decided:
        return reads
    by_hand = {number: role for number, role in decided.items() if number not in labelled}
    lessons = lessons_of(lines, reads, by_hand, linker)
    for place, line in enumerate(lines):
        if line.number in labelled and decided.get(line.number) is LineRole.LABEL:
            lessons[place] = Lesson(LineRole.LABEL, who=labelled[line.number])
    return decide(with_lessons(lines, options, lessons, denied_by_lines(lines, reads, decided)), settings, steps)


def _labels_of(lines: Sequence[Line], *, spaced: bool) -> Labels:
    """Return what tells whether one of `lines` begins as the labels among them do, or signs what is said above it."""
    found = spanned_lines(lines, spaced=spaced)
    signatures = read_signatures(found)
    by_index = {one.line.index: one for one in found}
    signed = [signature for signature in signatures.weights if signature.place == "end" and signatures.weight(signature) > 1]

    def begins(line: Line) -> bool:
        return line.index in by_index and signatures.begins_with_label(by_index[line.index])

    def signs(line: Line) -> bool:
        who = unwrapped(line.folded, "()") if signed else None
        return who is not None and any(signatures.group(signature, who) for signature in signed)

    return Labels(begins, signs)


def _apart(lines: Sequence[Line]) -> float:
    """Return how much blank lines say: 1 where none stands within what is said, 0 where they stand everywhere."""
    behind = [
        line.gap_before
        for before, line in zip(lines, lines[1:], strict=False)
        if len(before.folded) > 25 and len(line.folded) > 25
    ]
    return 1.0 - sum(behind) / (len(behind) + 1)


def _buttons(lines: Sequence[Line]) -> set[int]:
    """Return the lines that are buttons of the platform below each other, apart from anything else or at the end."""
    known = PLATFORM | PLATFORM_BUTTONS
    last = list(takewhile(lambda line: line.folded in known, reversed(lines)))
    sizes = Counter(line.group for line in lines)
    found = Counter(line.group for line in lines if line.folded in known)
    at_end = {line.index for line in last} if len(last) > 1 else set()
    return at_end | {line.index for line in lines if found[line.group] and found[line.group] == sizes[line.group]}


def _only_speaker(people: Sequence[Person], reads: Sequence[Read]) -> int | None:
    """Return who answers all questions: the only one in the list who does not ask, where nobody is labelled."""
    others = [index for index, person in enumerate(people) if not person.moderator]
    labelled = any(r.option.role in (Role.LABEL, Role.LABEL_ALONE) and r.option.label and r.option.label.speakers for r in reads)
    asked = sum(r.option.role is Role.PROMPT for r in reads)
    return others[0] if len(others) == 1 and asked >= 3 and not labelled else None


_BEFORE_TALK = 300
_SURELY_TALK = 3
"""How many lines must look like speech until the talk has begun: a sentence of the header may look so."""


def _agenda(lines: Sequence[Line], speaks: Callable[[Line], bool]) -> Agenda:
    speaking = islice((place for place, line in enumerate(lines) if speaks(line)), _SURELY_TALK)
    talk = list(speaking)[_SURELY_TALK - 1 :] or [len(lines)]
    return choose_agenda(lines, speaks, min(talk[0], _BEFORE_TALK))


def _lists(lines: Sequence[Line], is_no_row: Callable[[Line], bool], signatures: Signatures) -> ChosenLists:
    found = [one for one in list_candidates(lines, is_no_row) if not any(map(_is_timed, one.lines))]
    return choose_lists(found, lines, signatures)


def _is_timed(line: Line) -> bool:
    """Tell whether a line was said, or a label stands there, at a time of a recording."""
    return line.hint is not None and line.hint.start is not None


def _printed_names(lines: Sequence[Line], signatures: Signatures) -> dict[str, int]:
    """Return the names that labels hold, with those which the text says that it will use from there on."""
    printed = Counter(printed_names(signatures))
    for line in lines:
        defined = definition(line.text, line.folded) if "以" in line.folded[:LONGEST_MENTION] else None
        if defined is not None and defined.alias:
            printed[key(defined.alias)] += 1
    return dict(printed)


def _speech_in_form(first: Sequence[Spanned], signatures: Signatures) -> Callable[[Line], bool]:
    """Return what tells of a line whether it holds a label and words in a form that is printed again and again."""
    by_index = {one.line.index: one for one in first}

    def speaks(line: Line) -> bool:
        one = by_index.get(line.index)
        if one is None or line.folded[-1:] not in "。?!」…":
            return False
        for span in one.spans:
            if span.signature.place == "line" and signatures.weight(span.signature) > 1:
                group = signatures.group(span.signature, line.folded[span.start : span.end])
                if group is not None and group.weight > 1:
                    return True
        return False

    return speaks


def _options(
    line: Line, neighbours: tuple[Line | None, Line | None], reader: OptionReader, apart: set[int], *, first: bool
) -> list[Option]:
    if line.index in apart:
        return [Option(Role.LISTED, 0.0)]
    above, following = neighbours
    return reader.of(line, following, above=above, first=first)


def _going_on(line: Line, ways: Sequence[Option]) -> Sequence[Option]:
    """Return the options of a line, of which being text weighs more where it goes on in the paragraph above."""
    if line.goes_on <= 0:
        return ways
    return [o._replace(score=o.score + line.goes_on) if o.role is Role.TEXT else o for o in ways]


def _of_page(line: Line, pages: PageLines) -> list[Option]:
    """Return the way to read a line that may be one of a page."""
    weight = pages.weights.get(line.index)
    return [Option(Role.OUT, weight, line.text, reason=pages.reasons[line.index])] if weight is not None else []


def _heading_forms(lines: Sequence[Line]) -> Counter[str]:
    """Count what stands before, or around, short lines that are no sentences; rows of a list below each other aside."""
    found = [_heading_form(line) for line in lines]
    return Counter(
        form
        for place, form in enumerate(found)
        if form is not None
        and (form in KNOWN_MARKS or form[0].isalnum() or form not in (*found[place - 1 : place], *found[place + 1 : place + 2]))
    )


def _heading_form(line: Line) -> str | None:
    if len(line.text) > LONGEST or ends_sentence(line.folded):
        return None
    found = marked(line.text)
    return found[1] if found is not None else numbered_heading(line)


def _label_marks(usual: Signatures) -> frozenset[str]:
    return frozenset(
        mark
        for signature, weight in usual.weights.items()
        if weight > 2
        for mark in (signature.mark, signature.brackets)
        if mark
    )


def _is_office(directory: Directory) -> Any:
    def is_office(text: str) -> bool:
        found = directory.lookup(text)
        return found is not None and found.form is Form.TITLE

    return is_office


def _is_name(directory: Directory) -> Callable[[str], bool]:
    def is_name(text: str) -> bool:
        found = directory.lookup(text)
        return found is not None and found.form < Form.TITLED

    return is_name


def _ends_in_person(directory: Directory) -> Any:
    def ends(text: str) -> bool:
        for start in range(max(1, len(text) - 16), len(text) - 1):
            if text[start - 1] in "うくぐすつぬぶむるたの、・ 　" and directory.lookup(text[start:]):
                return True
        return False

    return ends
