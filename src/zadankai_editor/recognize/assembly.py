"""From the draft to the record, its review and the findings."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from operator import attrgetter

from zadankai_editor.readers.structure import SourcePicture, Structure
from zadankai_editor.recognize.account import account_of
from zadankai_editor.recognize.agenda import Item
from zadankai_editor.recognize.candidates import candidates_of, people_of
from zadankai_editor.recognize.cast.naming import labels_for
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.doubts import quoted
from zadankai_editor.recognize.draft import BlockDraft, Draft
from zadankai_editor.recognize.evidence import Candidate, CandidatePerson
from zadankai_editor.recognize.header import Header
from zadankai_editor.recognize.judge.readings import Reading
from zadankai_editor.recognize.lines import Page
from zadankai_editor.record.accounting import unaccounted
from zadankai_editor.record.digits import first_digits
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.ids import imported_block_ids, paragraph_id
from zadankai_editor.record.nodes import Block, BlockKind, Part, Participant, Record
from zadankai_editor.record.review import Doubt, LineUse, Review, Source, SourceLine, State
from zadankai_editor.record.wording import difference

_MOST_APART = 5
"""So many lines left out for one reason are told each by itself; of more, these are quoted and the rest counted."""


@dataclass(frozen=True)
class Recognition:
    """What was read from a source: record and review, and findings of every severity about them.

    `candidates` are the labels of the document, and `people` those whom they may mean, for whoever
    decides about them; `readings` are the ways in which its labels may be read, the best first, and none or one where
    there is no choice. `pictures` came with the source, by the id of the photo that shows them;
    their blocks name no file yet.
    """

    state: State
    findings: tuple[Finding, ...]
    candidates: tuple[Candidate, ...] = ()
    people: tuple[CandidatePerson, ...] = ()
    pictures: Mapping[str, SourcePicture] = field(default_factory=dict)
    readings: tuple[Reading, ...] = ()


def assemble(
    source: Source,
    structure: Structure,
    page: Page,
    draft: Draft,
    header: Header,
    people: Sequence[Person],
    items: Sequence[Item],
) -> Recognition:
    """Return the record with its ids, the account of all lines, and the findings."""
    ids = _block_ids(draft.blocks, source)
    participants = tuple(_participants(people))
    speakers = [participant.id for participant in participants]
    record = Record(
        title=header.title,
        series=header.series,
        held=header.held,
        notes=tuple(header.notes),
        participants=participants,
        agenda=tuple(item.as_agenda_item(place) for place, item in enumerate(items, 1)),
        blocks=tuple(
            _block(block, id_, structure, speakers) for block, id_ in zip(draft.blocks, ids, strict=True)
        ),
    )
    doubts = tuple(_doubts(draft, ids))
    review = Review(
        source=source,
        lines=tuple(account_of(source.text, page, draft, record)),
        doubts=doubts,
        digits=first_digits(record.participants),
    )
    found = [finding(d.code, d.message, block=d.block, path=d.path, line=d.line) for d in doubts]
    found += _wording(draft, items, ids)
    found += _infos(page, draft)
    found += [finding("import.formatting.dropped", d.message, line=d.line) for d in structure.dropped]
    review, lost = _verified(source, record, review)
    found += lost
    found.sort(key=lambda f: f.line or 0)
    return Recognition(
        State(record=record, review=review),
        tuple(found),
        candidates_of(draft.blocks, people),
        people_of(people),
        {
            id_: structure.pictures[block.picture]
            for block, id_ in zip(draft.blocks, ids, strict=True)
            if block.picture is not None
        },
    )


def _verified(source: Source, record: Record, review: Review) -> tuple[Review, list[Finding]]:
    """Return the review with whatever of the source is nowhere else, and the findings that say so.

    There should be none: this is the net under all that was read before.
    """
    lost = unaccounted(source.text, record, review)
    lines = [
        SourceLine(number=number, use=LineUse.LEFT_OUT, text=text, reason="行き先の分からない文字")
        for number, text in lost.items()
    ]
    message = "{}が記録のどこにも入っていません。元のテキストと見比べて書き足してください。"
    found = [
        finding("import.characters.lost", message.format(quoted(text)), line=number)
        for number, text in lost.items()
    ]
    if not lines:
        return review, found
    account = sorted([*review.lines, *lines], key=lambda line: line.number)
    return review.model_copy(update={"lines": tuple(account)}), found


_PART = {kind: kind.part for kind in BlockKind}


def _block_ids(blocks: Sequence[BlockDraft], source: Source) -> list[str]:
    digest: str | None = None
    counts: dict[Part, int] = defaultdict(int)
    body = imported_block_ids()
    body_part = Part.BODY
    ids = []
    for block in blocks:
        part = _PART[block.kind]
        if part is body_part:
            ids.append(next(body))
            continue
        if digest is None:
            digest = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
        ids.append(paragraph_id(part.value, counts[part], digest))
        counts[part] += 1
    return ids


def _participants(people: Sequence[Person]) -> Iterator[Participant]:
    """Yield those whom the record has already as they are, and all others under ids of their own."""
    taken = {person.listed.id for person in people if person.listed}
    free = (id_ for id_ in (f"p{number}" for number in count(1)) if id_ not in taken)
    for person, label in zip(people, labels_for(people), strict=True):
        yield person.listed or person.as_participant(next(free), label)


def _block(block: BlockDraft, id_: str, structure: Structure, people: Sequence[str]) -> Block:
    text = ("\n" if block.kind.has_paragraphs else "").join(block.paragraphs)
    if block.kind is not BlockKind.UTTERANCE:
        picture = None if block.picture is None else structure.pictures[block.picture]
        agenda = None if block.agenda is None else f"a{block.agenda + 1}"
        alt = (picture.alt or None) if picture else None
        return Block(id=id_, kind=block.kind, text=text, agenda=agenda, alt=alt)
    speakers = [people[index] for index in block.speakers]
    return Block(
        id=id_,
        kind=block.kind,
        text=text,
        speaker=speakers[0] if speakers else None,
        with_speakers=tuple(speakers[1:]),
        role=block.role,
        written=block.written,
        continued=block.continued,
        start=block.start,
        end=block.end,
    )


def _doubts(draft: Draft, ids: Sequence[str]) -> Iterator[Doubt]:
    for about in draft.doubts:
        note = about.note
        yield Doubt(code=note.code.value, message=note.message, path=about.path, line=note.line)
    for block, id_ in zip(draft.blocks, ids, strict=True):
        for note in sorted(block.doubts, key=attrgetter("line")):
            yield Doubt(code=note.code.value, message=note.message, block=id_, line=note.line)


def _wording(draft: Draft, items: Sequence[Item], ids: Sequence[str]) -> Iterator[Finding]:
    for block, id_ in zip(draft.blocks, ids, strict=True):
        if block.kind is not BlockKind.SECTION or block.agenda is None:
            continue
        item, text = items[block.agenda], "".join(block.paragraphs)
        message = difference(item.number, item.text, text)
        if message:
            yield finding("agenda.wording.differs", message, block=id_, line=block.lines[0])


def _infos(page: Page, draft: Draft) -> Iterator[Finding]:
    texts = {line.number: line.text for line in page.lines if line.text}
    told: dict[str, list[int]] = defaultdict(list)
    for number, reason, tell in draft.left_out:
        if tell:
            told[reason].append(number)
    for reason, numbers in told.items():
        for group in [numbers] if len(numbers) > _MOST_APART else [[number] for number in numbers]:
            words = "".join(quoted(texts.get(number, "")) for number in group[:_MOST_APART])
            rest = f"など{len(group)}行" if len(group) > _MOST_APART else ""
            message = f"{words}{rest}を記録に入れませんでした（{reason}）。記録の一部なら書き足してください。"
            yield finding("import.line.left_out", message, line=group[0])
    for number, characters in page.replaced.items():
        named = "、".join(f"U+{ord(char):04X}" for char in characters)
        if "�" in characters:
            message = f"読めなかった文字（�）があります（{named}）。元の文書で正しい文字を確かめてください。"
        else:
            message = (
                f"制御文字（{named}）を、段落の区切りに変えるか取り除きました。前後の文を確かめてください。"
            )
        yield finding("import.character.replaced", message, line=number)
