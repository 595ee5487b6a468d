"""Recognising a text, against loading the resulting file with YAML's C loader; how it grows; and reading it again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from math import inf
from typing import NamedTuple

import yaml

from bench.figures import Figure, median, milliseconds
from bench.records import large_record
from zadankai_editor.formats import write_record
from zadankai_editor.readers import read_source
from zadankai_editor.readers.structure import SourceDocument
from zadankai_editor.recognize import recognize
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions, LineRole, SpeakerChoice, Whom
from zadankai_editor.record.nodes import BlockKind, Record
from zadankai_editor.record.review import LineUse
from zadankai_editor.render import Target, render
from zadankai_editor.ui.import_review.sheet import Sheet, sheet_of

SMALL, MIDDLE, LARGE = 1_000, 10_000, 100_000
_USUAL = gc.get_threshold()  # before anybody has tuned it
RUNS = {SMALL: 7, MIDDLE: 5, LARGE: 3}
_TIMES_LOADING, _TIMES_GROWTH = 2, 12
"""How much longer than loading it may take, and how much longer of ten times as much text."""

_REVIEWED, _REVIEW_LIMIT = 300, 300.0
"""So many utterances are read again within so many milliseconds after a decision in the review: somebody waits."""


class _Times(NamedTuple):
    """Medians of several runs, in milliseconds."""

    reading: float
    recognising: float
    loading: float


def measure() -> Iterator[Figure]:
    """Measure reading and recognising the texts of three records, each ten times as long as the one before."""
    with _collecting_as_usual():
        times = {utterances: _measured(utterances) for utterances in RUNS}
    for utterances in RUNS:
        found = times[utterances]
        limit = inf if utterances == SMALL else _TIMES_LOADING  # nothing was promised of small ones
        yield Figure(
            f"recognising {utterances} utterances / yaml.load", found.recognising, found.loading, limit
        )
        whole = found.reading + found.recognising
        yield Figure(
            f"reading and recognising {utterances} utterances / yaml.load", whole, found.loading, limit
        )
    for utterances, times_ten in ((SMALL, MIDDLE), (MIDDLE, LARGE)):
        name = f"recognising {times_ten} / {utterances} utterances"
        yield Figure(name, times[times_ten].recognising, times[utterances].recognising, _TIMES_GROWTH)
    for decision, again in _times_again().items():
        name = f"reading {_REVIEWED} utterances again: {decision} / 300 ms"
        yield Figure(name, again, _REVIEW_LIMIT, 1)


@contextmanager
def _collecting_as_usual() -> Iterator[None]:
    """Let garbage be collected as often as on the command line: the window collects less, which spares YAML more."""
    tuned = gc.get_threshold()
    gc.set_threshold(*_USUAL)
    try:
        yield
    finally:
        gc.set_threshold(*tuned)


def _measured(utterances: int) -> _Times:
    """Return the times for a record of so many utterances; ours and YAML's are taken by turns."""
    # In UTF-8 the largest would be more than a source may have.
    data = render(_varied(large_record(utterances)), Target.TEXT).encode("utf-16")
    file = _resulting_file(_read(data), utterances)
    reading, recognising, loading = [], [], []
    for _ in range(RUNS[utterances]):
        document = _read(data)
        reading.append(milliseconds(partial(_read, data)))
        recognising.append(milliseconds(partial(_recognised, document)))
        loading.append(milliseconds(partial(yaml.load, file, Loader=yaml.CSafeLoader)))
    return _Times(median(reading), median(recognising), median(loading))


def _times_again() -> dict[str, float]:
    """Return how long it takes after each kind of decision until the review can show what was read; medians."""
    document = _read(render(_varied(large_record(_REVIEWED)), Target.TEXT).encode())
    recognition = recognize(document.source, structure=document.structure)
    label = recognition.candidates[0].key
    lines = recognition.state.review.lines
    spoken = [line.number for line in lines if line.use is LineUse.BLOCK][_REVIEWED // 2]
    decided = {
        "a label": UNDECIDED.with_speaker(label, SpeakerChoice(Whom.NEW, "新しい人")),
        "a line": UNDECIDED.with_line(spoken, LineRole.SECTION),
    }
    return {
        name: median([milliseconds(partial(_reviewed, document, decisions)) for _ in range(RUNS[SMALL])])
        for name, decisions in decided.items()
    }


def _reviewed(document: SourceDocument, decisions: Decisions) -> Sheet:
    found = recognize(document.source, structure=document.structure, decisions=decisions)
    return sheet_of(found, decisions)


def _varied(record: Record) -> Record:
    """Return `record` with no two utterances alike: what was seen before must not be had for nothing."""
    blocks = tuple(
        block.model_copy(update={"text": f"{number}番目に申し上げますと、{block.text}"[:130]})
        if block.kind is BlockKind.UTTERANCE
        else block
        for number, block in enumerate(record.blocks, 1)
    )
    return record.model_copy(update={"blocks": blocks})


def _read(data: bytes) -> SourceDocument:
    return read_source(data, "記録.txt")


def _recognised(document: SourceDocument) -> Record:
    return recognize(document.source, structure=document.structure).state.record


def _resulting_file(document: SourceDocument, utterances: int) -> bytes:
    """Return the file of the record that is recognised, which must be the one that was printed."""
    record = _recognised(document)
    found = sum(block.kind is BlockKind.UTTERANCE for block in record.blocks)
    if found != utterances:
        raise ValueError(f"{found} utterances were recognised, not {utterances}")
    return write_record(record)
