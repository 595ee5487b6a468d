"""A recognised record in a form that people can check: one line for each thing, doubts beside it."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from zadankai_editor.recognize import Recognition
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record

LONGEST = 24


def summary(found: Recognition) -> str:
    """Return the lines of the summary; a doubt shows as `?speaker`, at the end of its block's line."""
    return "\n".join(_lines(found)) + "\n"


def folded(text: str) -> str:
    """Return a summary for comparing sources whose marks differ in width."""
    return "\n".join("".join(unicodedata.normalize("NFKC", line).split()) for line in text.split("\n"))


def _lines(found: Recognition) -> Iterator[str]:
    record, doubts = found.state.record, defaultdict(list)
    for doubt in found.state.review.doubts:
        doubts[doubt.block or doubt.path].append(
            "?" + doubt.code.removeprefix("import.").removesuffix(".uncertain")
        )
    marks = {place: " " + " ".join(codes) for place, codes in doubts.items()}
    yield f"title {record.title}{marks.get('title', '')}"
    if record.series:
        yield f"series {record.series.name} {record.series.number}{marks.get('series.number', '')}"
    if record.held:
        yield f"held {record.held.date}{marks.get('held.date', '')}"
    for index, note in enumerate(record.notes):
        yield f"note {note.mark or ''}{note.term} = {note.text}{marks.get(f'notes[{index}]', '')}"
    for index, person in enumerate(record.participants):
        yield f"participant {_person(person)}{marks.get(f'participants[{index}]', '')}"
    for index, item in enumerate(record.agenda):
        yield f"agenda {item.number} {item.text}{marks.get(f'agenda[{index}]', '')}"
    for block in record.blocks:
        yield f"{_block(record, block)}{marks.get(block.id, '')}"


def _person(person: Participant) -> str:
    title = f"{person.title or '-'}({person.post})" if person.post else person.title or "-"
    more = [person.reading] if person.reading else []
    more += ["moderator"] if person.moderator else []
    return " ".join([f"{person.label} = {person.name or '-'} / {title}", *more])


def _block(record: Record, block: Block) -> str:
    words = [block.kind.value]
    if block.kind is BlockKind.UTTERANCE:
        words.append(record.label_of(block.speaker) or f"nobody({block.written or ''})")
        words += [f"with {record.label_of(ref)}" for ref in block.with_speakers]
        words += [f"as {block.role}"] if block.role else []
        words += ["continued"] if block.continued else []
        words += [f"@{block.start:g}"] if block.start is not None else []
    item = record.agenda_item(block.agenda)
    words += [f"→{item.number}"] if item else []
    paragraphs = [p if len(p) <= LONGEST else p[:LONGEST] + "…" for p in block.paragraphs]
    return " ".join([*words, "|", " / ".join(paragraphs)])
