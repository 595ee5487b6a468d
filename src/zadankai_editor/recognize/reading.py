"""Reads an article or minutes: the forms of its labels, its cast, then one decision for all lines."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from zadankai_editor.recognize.agenda import Item, add_items, read_items
from zadankai_editor.recognize.build.blocks import BlockBuilder
from zadankai_editor.recognize.build.quotes import take_quotes_off
from zadankai_editor.recognize.build.second_look import review_blocks
from zadankai_editor.recognize.candidates import chosen_by_key, newcomers
from zadankai_editor.recognize.cast.choosing import ChosenLists, choose_lists, without_lines
from zadankai_editor.recognize.cast.from_labels import keys_of_labels, people_of_labels
from zadankai_editor.recognize.cast.line_labels import LineLabels, known_weight
from zadankai_editor.recognize.cast.lists import list_candidates
from zadankai_editor.recognize.convention.prompts import prompt_marks
from zadankai_editor.recognize.convention.signatures import Signatures, Spanned, read_signatures, spanned
from zadankai_editor.recognize.decisions import NAMED_ROLES, Decisions, LineRole
from zadankai_editor.recognize.decode.decided import denied_by_lines, lessons_of, with_lessons
from zadankai_editor.recognize.decode.habits import read_habits
from zadankai_editor.recognize.decode.options import Surroundings, options_of
from zadankai_editor.recognize.decode.path import Read, Steps, best_path
from zadankai_editor.recognize.decode.roles import At, Option, Role
from zadankai_editor.recognize.decode.steps import steps_of
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.elements import marked_heading, numbered_heading
from zadankai_editor.recognize.header import PLATFORM_REASON, Header, left_out_reason, read_header
from zadankai_editor.recognize.judge.hidden import doubts_of_hidden_labels
from zadankai_editor.recognize.judge.labels import doubts_of_labels
from zadankai_editor.recognize.judge.margins import doubts_of_margins
from zadankai_editor.recognize.judge.structure import doubts_of_structure
from zadankai_editor.recognize.known import Known, directory_of, know_labels, with_known
from zadankai_editor.recognize.labels import LabelReader
from zadankai_editor.recognize.lines import Line, Page
from zadankai_editor.recognize.linking import AgendaLinker
from zadankai_editor.recognize.machine import is_placeholder, is_spaced, note_times, placeholders_in
from zadankai_editor.recognize.named_lines import close_with, part_named, with_named_end
from zadankai_editor.recognize.participants import Row, is_table_heading, mark_leaders
from zadankai_editor.recognize.passing import leave_open, strangers_in
from zadankai_editor.recognize.people import Directory, Form, Person
from zadankai_editor.recognize.roster import read_roster
from zadankai_editor.recognize.transcript import doubt_placeholders, join_turns
from zadankai_editor.recognize.vocabulary import CAPTION_MARK, PLATFORM, PLATFORM_BUTTONS
from zadankai_editor.recognize.zones import Zone, find_zones


def read_article(
    page: Page, draft: Draft, header: Header, decisions: Decisions, known: Known, watch: Any
) -> tuple[list[Person], list[Item]]:
    machine = note_times(page, decisions.lines)
    named = part_named(page.filled, decisions.lines)
    lines = named.others
    spaced = is_spaced(lines)
    first = spanned(lines, spaced=spaced)
    met = LabelReader(directory_of(known))
    signatures = read_signatures(first, lambda who: known_weight(met, who))
    lists = without_lines(_lists(lines, first, signatures), decisions.lines)
    _, agenda = find_zones(lines)
    if known.talk and not (any(one.headings for one in lists.lists) or agenda.headings or named.before_talk):
        lists, agenda = ChosenLists((), (), 0), Zone()
    else:
        known = replace(known, talk=False)
    listed = {line.index for one in lists.lists for line in (*one.rows, *one.headings)}
    agenda_lines = {line.index for line in (*agenda.rows, *(agenda.headings if agenda.found else ()))} - listed
    others = [line for line in lines if line.index not in listed and line.index not in agenda_lines]
    none = (one for one in first if decisions.lines.get(one.line.number) is LineRole.NO_SPEAKER)
    settled = frozenset(decisions.speakers) | keys_of_labels(none, signatures)
    rows = (
        read_roster([r for one in lists.lists for r in one.rows], others, settled)
        if lists.lists
        else people_of_labels(spanned(lines, agenda_lines, spaced=spaced), signatures, settled)
    )
    _hand_posts_on(rows, lists)
    mark_leaders(rows, [h for one in lists.lists for h in one.headings])
    rows = with_known(rows, known)
    rows += newcomers(rows, decisions.speakers)
    kept = len(rows)
    rows += strangers_in(first, signatures, known, settled) if known.talk else ()
    people = [row.person for row in rows]
    directory = Directory(people)
    know_labels(directory, known)
    chosen = chosen_by_key(decisions.speakers, people)
    from zadankai_editor.recognize.recognizer import _define_aliases, _take_items

    _define_aliases(rows, directory, draft)
    for one in lists.lists:
        for heading in one.headings:
            draft.leave_out(heading, "参加者の一覧の見出し", tell=False)
    taken = {number for row in rows for number in row.person.lines}
    for index, row in enumerate(rows):
        for number in row.person.lines:
            if lists.lists:
                draft.fields.append((number, f"participants[{index}]"))
    for one in lists.lists:
        for line in one.rows:
            if line.number not in taken:
                draft.leave_out(line, "参加者の表の見出し", tell=not is_table_heading(line))
    items = read_items([r for r in agenda.rows if r.index in agenda_lines])
    items = add_items(items, named.of(LineRole.AGENDA), with_numbers=False)
    if agenda.found:
        for heading in agenda.headings:
            draft.leave_out(heading, "議題の一覧の見出し", tell=False)
    _take_items(items, draft)
    linker, placeholders = AgendaLinker(items), placeholders_in(lines) if lists.lists else frozenset()

    reader = LabelReader(directory.copy(), chosen, placeholders)
    apart = listed | agenda_lines
    usual = read_signatures(
        spanned(lines, apart, spaced=spaced), lambda who: known_weight(reader, who), known.signatures
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
    buttons = _buttons(lines)
    first_line = next((line for line in lines if not left_out_reason(line)), None)
    tick = watch.stretch(0.3, 0.6, len(lines))
    options = []
    for done, (line, following) in enumerate(zip(lines, [*lines[1:], None], strict=False)):
        tick(done)
        options.append(
            _options(line, following, surroundings, apart, first=line is first_line)
            if line.index not in buttons
            else [Option(Role.OUT, 0.0, line.text, reason=PLATFORM_REASON)]
        )
    habits = read_habits(lines, options)
    spoken = [o for ways in options for o in ways if o.role in (Role.LABEL, Role.LABEL_ALONE, Role.SIGNED) and o.score > 0.5]
    prompts = [o for ways in options for o in ways if o.role is Role.PROMPT and o.score > 2]
    signed = sum(o.role is Role.SIGNED for o in spoken)
    steps = steps_of(
        habits,
        silent=not spoken and not prompts,
        signed=signed > 2 and 2 * signed > len(spoken),
        asked=len(prompts) > 2 and 4 * len(spoken) < len(prompts),
    )
    options = [
        [option._replace(score=option.score + habits.indent[option.role][line.indented]) for option in ways]
        for line, ways in zip(lines, options, strict=True)
    ]
    options = with_named_end(lines, options, named.of(LineRole.CLOSING))
    start = At.HEADER
    if known.talk:
        options, start = [[way for way in ways if way.role is not Role.CLOSING] for ways in options], At.NOBODY
    decide = partial(best_path, start=start, tick=watch.stretch(0.6, 0.8, len(lines)))
    reads = decided_path(lines, options, steps, decisions, linker, decide)
    read_header([line for line, read in zip(lines, reads, strict=True) if read.option.role is Role.HEADER], draft, header, named)
    only = _only_speaker(people, reads)
    builder = BlockBuilder(draft, header, linker, reads, only)
    blocks = builder.build(lines, reads)
    denied = {entry for entry, choice in chosen.items() if choice.denied}
    forms_of_labels = frozenset(
        signature for signature, weight in usual.weights.items() if weight > 2 and usual.masses[signature] >= 3
    )
    hidden = doubts_of_hidden_labels(
        lines, reads, forms_of_labels, lambda who: directory.mention(who) is not None, directory.ends(), denied
    )
    for place, note in [
        *doubts_of_labels(lines, reads, answered=only is not None),
        *doubts_of_margins(lines, reads),
        *hidden,
        *doubts_of_structure(lines, reads, answered=only is not None),
    ]:
        block = blocks[place]
        if block is not None:
            block.doubt(note.code, note.message, note.line)
    review_blocks(draft.blocks, items, indented=habits.indented)
    take_quotes_off(draft.blocks)
    if machine or placeholders or spaced or any(is_placeholder(person.printed) for person in people):
        join_turns(draft, spaced=spaced)
    doubt_placeholders(draft)
    close_with(draft, named.of(LineRole.CLOSING))
    leave_open(draft, people, kept)
    return people[:kept], items


def decided_path(
    lines: Sequence[Line],
    options: Sequence[list[Option]],
    steps: Steps,
    decisions: Decisions,
    linker: AgendaLinker,
    decide: Callable[..., list[Read]],
) -> list[Read]:
    """Return how each line is read; as somebody decided, and the lines like those likewise."""
    gaps = [line.gap_before for line in lines]
    reads = decide(options, gaps, steps)
    decided = {number: role for number, role in decisions.lines.items() if role not in NAMED_ROLES}
    if not decided:
        return reads
    lessons = lessons_of(lines, reads, decided, linker)
    return decide(with_lessons(lines, options, lessons, denied_by_lines(lines, reads, decided)), gaps, steps)


def _apart(lines: Sequence[Line]) -> float:
    """Return how much blank lines say: 1 where none stands within what is said, 0 where they stand everywhere."""
    behind = [
        line.gap_before
        for before, line in zip(lines, lines[1:], strict=False)
        if len(before.folded) > 25 and len(line.folded) > 25
    ]
    return 1.0 - sum(behind) / (len(behind) + 1)


def _buttons(lines: Sequence[Line]) -> set[int]:
    """Return the lines that are buttons of the platform below each other, apart from anything else."""
    known = PLATFORM | PLATFORM_BUTTONS
    sizes = Counter(line.group for line in lines)
    found = Counter(line.group for line in lines if line.folded in known)
    return {line.index for line in lines if found[line.group] and found[line.group] == sizes[line.group]}


def _only_speaker(people: Sequence[Person], reads: Sequence[Read]) -> int | None:
    """Return who answers all questions: the only one in the list who does not ask, where nobody is labelled."""
    others = [index for index, person in enumerate(people) if not person.moderator]
    labelled = any(r.option.role in (Role.LABEL, Role.LABEL_ALONE) and r.option.label and r.option.label.speakers for r in reads)
    asked = sum(r.option.role is Role.PROMPT for r in reads)
    return others[0] if len(others) == 1 and asked >= 3 and not labelled else None


def _lists(lines: Sequence[Line], first: Sequence[Spanned], signatures: Signatures) -> ChosenLists:
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

    return choose_lists(list_candidates(lines, speaks), lines, signatures)


def _hand_posts_on(rows: Sequence[Row], lists: ChosenLists) -> None:
    from zadankai_editor.recognize.rows import is_role

    posts = {}
    for one in lists.lists:
        current = None
        for line in sorted((*one.headings[1:], *one.rows), key=lambda line: line.index):
            if line in one.headings:
                bare = line.folded.replace(" ", "")
                current = bare if is_role(bare) else None
            elif current:
                posts[line.number] = current
    for row in rows:
        person = row.person
        if person.title is None and person.lines and person.lines[0] in posts:
            person.title = posts[person.lines[0]]


def _options(line: Line, following: Line | None, surroundings: Surroundings, apart: set[int], *, first: bool) -> list[Option]:
    if line.index in apart:
        return [Option(Role.LISTED, 0.0)]
    return options_of(line, following, surroundings, first=first)


def _heading_forms(lines: Sequence[Line]) -> Counter[str]:
    forms: Counter[str] = Counter()
    for line in lines:
        if len(line.text) <= 120:
            marked = marked_heading(line)
            if marked is not None:
                forms[marked[1].replace("〇", "○")] += 1
            elif (number := numbered_heading(line)) is not None:
                forms[number] += 1
    return forms


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


def _ends_in_person(directory: Directory) -> Any:
    def ends(text: str) -> bool:
        for start in range(max(1, len(text) - 16), len(text) - 1):
            if text[start - 1] in "うくぐすつぬぶむるたの、・ 　" and directory.lookup(text[start:]):
                return True
        return False

    return ends
