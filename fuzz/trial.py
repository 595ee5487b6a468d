"""Tries one input: reads it, recognises what was read, and judges both."""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from fuzz.inputs import Door, Input
from fuzz.limits import (
    most_megabytes,
    most_megabytes_recognising,
    most_seconds,
    most_seconds_recognising,
    peak_megabytes,
    slowness,
    unpacked_size,
)
from zadankai_editor.formats import (
    FormatError,
    read_record,
    read_review,
    record_hash,
    write_record,
    write_review,
)
from zadankai_editor.readers import SourceError, read_html, read_source, read_text, text_source
from zadankai_editor.readers.structure import SourceDocument
from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.record.accounting import unaccounted

_SMALL = 2000
"""Up to so many characters a recognised record is written and read back, too."""

READ = "read"
REFUSED = "refused"


class Broken(Exception):  # noqa: N818  a promise that was broken, named for the report
    """Something that was promised of every input did not hold. `kind` is a word for the report."""

    def __init__(self, kind: str, said: str) -> None:
        super().__init__(said)
        self.kind = kind


@dataclass(frozen=True)
class Outcome:
    """What became of one input.

    `result`: `READ`, `REFUSED`, or the kind of failure. Seconds are of this process' processor time,
    since the machine may be busy with others; `megabytes` is the mark of the process after reading.
    """

    result: str
    size: int
    reading: float = 0.0
    recognising: float = 0.0
    megabytes: float = 0.0
    failure: str | None = None


def examine(item: Input, *, costs: bool = True) -> Outcome:
    """Read and recognise `item` and say what became of it; nothing is raised.

    Without `costs` time and memory are not judged: in a process that does other things too they say nothing.
    """
    size = unpacked_size(item.data)
    watch = _Watch(costs=costs)
    try:
        result = _tried(item, size, watch)
    except Broken as broken:
        return watch.outcome(broken.kind, size, str(broken))
    except Exception as error:  # noqa: BLE001  whatever it is: that it came out is what is looked for
        return watch.outcome(f"raised {type(error).__name__}", size, traceback.format_exc())
    return watch.outcome(result, size, None)


class _Watch:
    """Holds the times of one trial, and judges them where `costs` are asked for."""

    def __init__(self, *, costs: bool) -> None:
        self.reading = 0.0
        self.recognising = 0.0
        self.megabytes = 0.0
        self._costs = costs
        self._start = time.process_time()

    def lap(self) -> float:
        """Return the processor seconds since the lap before."""
        start, self._start = self._start, time.process_time()
        return self._start - start

    def judge(self, what: str, seconds: float, most_seconds: float, most_megabytes: float) -> None:
        """Raise `Broken` where this took too long, or this process has held too much."""
        peak = peak_megabytes()
        if self._costs and seconds > most_seconds:
            allowed = most_seconds * slowness()
            if seconds > allowed:
                raise Broken(f"slow {what}", f"{seconds:.1f} s, {allowed:.1f} s are allowed")
        if self._costs and peak is not None and peak > most_megabytes:
            raise Broken(f"large {what}", f"{peak:.0f} MB, {most_megabytes:.0f} MB are allowed")

    def outcome(self, result: str, size: int, failure: str | None) -> Outcome:
        return Outcome(result, size, self.reading, self.recognising, self.megabytes, failure)


def _tried(item: Input, size: int, watch: _Watch) -> str:
    watch.lap()
    try:
        document = READERS[item.door](item)
    except SourceError as error:
        document = None
        if not error.message.endswith("。"):
            raise Broken("bad message", error.message) from error
    finally:
        watch.reading, watch.megabytes = watch.lap(), peak_megabytes() or 0.0
    watch.judge("reading", watch.reading, most_seconds(size), most_megabytes(size))
    if document is None:
        return REFUSED
    _judge_document(document)
    size = max(size, len(document.source.text.encode()))
    lines = document.source.text.count("\n") + 1
    watch.lap()
    found = recognize(document.source, structure=document.structure)
    watch.recognising = watch.lap()
    most = most_seconds_recognising(size, lines), most_megabytes_recognising(size, lines)
    watch.judge("recognising", watch.recognising, *most)
    _judge_recognition(document, found)
    return READ


def _judge_document(document: SourceDocument) -> None:
    """Every hint is of a line that there is, and the text is one that can be stored."""
    text, structure = document.source.text, document.structure
    if "\r" in text:
        raise Broken("bad text", "a carriage return is left in the text")
    text.encode()
    lines = text.split("\n")
    for number, hint in structure.hints.items():
        if not 1 <= number <= len(lines):
            raise Broken("bad hint", f"line {number} of {len(lines)}")
        if not 0 <= hint.bold <= len(lines[number - 1]):
            raise Broken(
                "bad hint", f"line {number}: {hint.bold} of {len(lines[number - 1])} characters bold"
            )
        if hint.picture is not None and not 0 <= hint.picture < len(structure.pictures):
            raise Broken("bad hint", f"line {number}: no picture {hint.picture}")
    for dropped in structure.dropped:
        if dropped.line is not None and not 1 <= dropped.line <= len(lines):
            raise Broken("bad report", f"line {dropped.line} of {len(lines)}: {dropped.message}")
        dropped.message.encode()


def _judge_recognition(document: SourceDocument, found: Recognition) -> None:
    text, state = document.source.text, found.state
    lost = [each.message for each in found.findings if each.code == "import.characters.lost"]
    if lost:
        raise Broken("lost", "\n".join(lost[:20]))
    nowhere = unaccounted(text, state.record, state.review)
    if nowhere:
        raise Broken("unaccounted", repr(nowhere)[:2000])
    if len(text) > _SMALL:
        return
    data = write_record(state.record)
    try:
        again = read_record(data, "記録.yaml")
        if write_record(again) != data:
            raise Broken("not stored", "the record is another one when it is read back")
        review = write_review(state.review, state.record, record_hash(data))
        kept, _ = read_review(review, "記録.review.yaml", again)
        if kept.lines != state.review.lines or kept.source != state.review.source:
            raise Broken("not stored", "the review is another one when it is read back")
    except FormatError as error:
        raise Broken("not stored", str(error)) from error


def _neighbour(name: str) -> bytes | None:
    """Stand for the folder of a saved page: some of its pictures are there."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03\x08\x02\0\0\0" if len(name) % 2 else None


READERS: dict[Door, Callable[[Input], SourceDocument]] = {
    Door.FILE: lambda item: read_source(item.data, item.name, neighbour=_neighbour),
    Door.CLIPBOARD: lambda item: read_html(item.text, item.name),
    Door.PASTE: lambda item: SourceDocument(text_source(item.text, item.name)),
    Door.PLAIN: lambda item: SourceDocument(read_text(item.data, item.name)),
}
