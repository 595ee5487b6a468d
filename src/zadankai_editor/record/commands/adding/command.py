"""The command that adds what was recognised."""

from collections import Counter
from dataclasses import replace

from zadankai_editor.record.accounting import Contents, unaccounted
from zadankai_editor.record.block_ids import ids_of
from zadankai_editor.record.commands.adding.blocks import put_found, with_references
from zadankai_editor.record.commands.adding.lists import (
    added_agenda,
    added_notes,
    added_participants,
    filled_fields,
)
from zadankai_editor.record.commands.adding.moved import Moved, moved_doubt, moved_line, paragraphs_of
from zadankai_editor.record.commands.composing import Composition
from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.review import LineUse, Review, Source, SourceLine, State
from zadankai_editor.record.selection import Position
from zadankai_editor.record.steps import (
    UNFIT,
    Refusal,
    SetField,
    SpliceDoubts,
    SpliceLines,
    Step,
)
from zadankai_editor.record.transactions import Transaction

LABEL = "追加で取り込み"

_NOTHING = Refusal(message="追加するものがありません。")
_LONGEST_NAME = 120


def add_found(state: State, found: State, at: Position | None, label: str = LABEL) -> Transaction | Refusal:
    """Add what was read from a source to the record: behind its talk, or at the place `at`.

    What is there stays as it is but for the block at `at`, which is divided: what stands behind the
    caret keeps its speaker. Participants of `found` whose ids the record has are those people; all
    others are added, as are items of the agenda and footnotes that are not there yet. Title,
    series and date go where there are none, and are else named as left out, with a doubt. The
    source comes behind that of the record, so that the account of every line stays whole.
    """
    if found.record.blocks or found.record.participants or found.record.agenda or found.record.notes:
        return _added(state, found, at, label)
    return _NOTHING


def _added(state: State, found: State, at: Position | None, label: str) -> Transaction | Refusal:
    labels = {p.id: p.label for p in state.record.participants}
    if any(labels.get(p.id, p.label) != p.label for p in found.record.participants):
        return UNFIT
    work, moved = Composition(state), Moved(blocks=_fresh_ids(state, found))
    agenda, doubts = added_agenda(state, found.record, moved)
    fields, about_fields = filled_fields(state, found.record, moved)
    steps = [*agenda, *added_notes(state, found.record, moved), *fields]
    for some in (added_participants(state, found.record, moved), steps):
        _take(work, some)
    blocks = tuple(with_references(b, moved, work.state.record.agenda) for b in found.record.blocks)
    put_found(work, blocks, at)
    offset = _lines_of(state.review.source)
    doubts = [*doubts, *about_fields, *(moved_doubt(d, moved, offset) for d in found.review.doubts)]
    if doubts:
        _take(work, [SpliceDoubts(at=len(work.state.review.doubts), new=tuple(doubts))])
    if found.review.source is not None:
        _take(work, _account(work.state, found.review.source, _rows(found, moved), offset))
    outcome = work.as_one(label)
    return _NOTHING if isinstance(outcome, Transaction) and not outcome.steps else outcome


def _fresh_ids(state: State, found: State) -> dict[str, str]:
    taken = set(ids_of(state.record.blocks))
    ids: dict[str, str] = {}
    for block in found.record.blocks:
        ids[block.id] = fresh_id("b", taken)
        taken.add(ids[block.id])
    return ids


def _take(work: Composition, steps: list[Step]) -> None:
    if steps:
        work.then(lambda _state: Transaction(label="", steps=tuple(steps)))


def _lines_of(source: Source | None) -> int:
    return 0 if source is None else source.text.count("\n") + 1


def _rows(found: State, moved: Moved) -> list[SourceLine]:
    paragraphs, contents = paragraphs_of(found.record), Contents(found.record)
    parts = Counter(line.number for line in found.review.lines)
    return [
        moved_line(line, moved, paragraphs, contents, whole=parts[line.number] == 1)
        for line in found.review.lines
    ]


def _account(state: State, source: Source, rows: list[SourceLine], offset: int) -> list[Step]:
    """Return the steps that put the source and the account of its lines behind those of the record.

    What the account misses in the record as it is now is named as left out: this is the net under
    all that was moved.
    """
    lost = unaccounted(source.text, state.record, Review(lines=tuple(rows)))
    rows += [
        SourceLine(number=number, use=LineUse.LEFT_OUT, text=text, reason="追加したときに入らなかった文字")
        for number, text in lost.items()
    ]
    rows.sort(key=lambda row: row.number)
    whole = source if state.review.source is None else _joined(state.review.source, source)
    shifted = tuple(replace(row, number=row.number + offset) for row in rows)
    steps: list[Step] = [SetField.of(state, "source", whole)]
    if shifted:
        steps.append(SpliceLines(at=len(state.review.lines), new=shifted))
    return steps


def _joined(first: Source, second: Source) -> Source:
    """Return both texts as one, under both names."""
    names = first.name.split("、")
    name = first.name if second.name in names else f"{first.name}、{second.name}"
    return Source(
        name=name if len(name) <= _LONGEST_NAME else first.name,
        text=f"{first.text}\n{second.text}",
        encoding=first.encoding if first.encoding == second.encoding else None,
    )
