"""WebVTT and SRT: the text of the file, every line of it, and what each line is.

The library parses; its cues are laid over the lines and must account for all of them. Where they do
not (files that no library reads to the end: a number missing, a blank line inside a cue), the lines
are told apart by what they look like, and the report says so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from zadankai_editor.readers.cue_text import CueReader
from zadankai_editor.readers.reports import Reports
from zadankai_editor.readers.structure import Dropped, Hint, HintRole, SourceDocument, Structure
from zadankai_editor.readers.text import make_source, storable
from zadankai_editor.readers.timing import CUE_TIMES, clock_seconds

_VTT = re.compile(r"\s*WEBVTT(?=[ \t\n]|$)")
_BLOCK = re.compile(r"(NOTE|STYLE|REGION)(?=[ \t]|$)")

_HEADER = Hint(role=HintRole.LEFT_OUT, reason="字幕ファイルの見出し")
_NUMBER = Hint(role=HintRole.LEFT_OUT, reason="字幕の番号")
_TIMES = Hint(role=HintRole.LEFT_OUT, reason="時刻の行")
_BLOCKS = {
    "NOTE": Hint(role=HintRole.LEFT_OUT, reason="字幕ファイルの注記"),
    "STYLE": Hint(role=HintRole.LEFT_OUT, reason="字幕の書式"),
    "REGION": Hint(role=HintRole.LEFT_OUT, reason="字幕の位置の指定"),
}
_TOLERANT = (
    "字幕の書き方に規則と違う箇所があるため、行の形から字幕を読み分けました。時刻と発言者を確かめてください。"
)


@dataclass(slots=True)
class _Cue:
    """Seconds from and to, and the indices (from 0) of the lines that are its text."""

    start: float
    end: float
    lines: list[int] = field(default_factory=list)


def looks_like_vtt(text: str) -> bool:
    """Tell whether `text` (line ends line feeds) begins as a WebVTT file does."""
    return _VTT.match(text) is not None


def looks_like_srt(text: str) -> bool:
    """Tell whether `text` (line ends line feeds) begins as an SRT file does: a number, then two times."""
    return re.match(rf"\s*\d{{1,9}}[ \t]*\n{CUE_TIMES.pattern}", text, re.ASCII) is not None


def has_cues(text: str) -> bool:
    """Tell whether a line of `text` holds the two times of a cue."""
    return any(CUE_TIMES.match(line) for line in _lines_with_arrows(text))


def read_cues(text: str, name: str, encoding: str | None) -> SourceDocument:
    """Return the document for `text`, a WebVTT or SRT file (line ends line feeds).

    Its source's text is the file's. Raises `SourceError` where there is nothing in it.
    """
    source = make_source(storable(text), name, encoding)
    lines = source.text.split("\n")
    is_vtt = looks_like_vtt(source.text)
    hints: dict[int, Hint] = {}
    _mark_blocks(lines, is_vtt, hints)
    cues = _laid_over(_parsed(source.text, is_vtt), lines, hints)
    tolerant = cues is None
    if cues is None:
        cues = _told_by_form(lines, is_vtt, hints)
    reports = Reports()
    _add_texts(cues, lines, CueReader(reports, entities=is_vtt), hints)
    dropped = ((Dropped(_TOLERANT),) if tolerant else ()) + reports.dropped()
    return SourceDocument(source, Structure(hints=hints, dropped=dropped, transcript=True))


def _lines_with_arrows(text: str) -> Iterator[str]:
    at = text.find("->")
    while at >= 0:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield text[text.rfind("\n", 0, at) + 1 : end]
        at = text.find("->", end)


def _mark_blocks(lines: Sequence[str], is_vtt: bool, hints: dict[int, Hint]) -> None:
    """Hint at the header and at the blocks of a WebVTT file that are no cues, up to the blank line after each."""
    if not is_vtt:
        return
    current: Hint | None = None
    begun = False
    before = ""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            current = None
        elif not begun:
            current, begun = _HEADER, True
        elif not before.strip() and (block := _BLOCK.match(line)):
            current = _block_hint(block, lines, number)
        elif current is _HEADER and CUE_TIMES.match(line):
            current = None
        if current is not None:
            hints[number] = current
        before = line


def _block_hint(block: re.Match[str], lines: Sequence[str], number: int) -> Hint | None:
    """Return the hint of the block that begins in line `number`; none where it is the name of a cue."""
    following = lines[number] if number < len(lines) else ""
    if CUE_TIMES.match(following):
        return None
    return _BLOCKS[block[1]]


def _parsed(text: str, is_vtt: bool) -> list[tuple[float, float, list[str]]] | None:
    """Return the cues that the library finds: seconds from and to, lines; `None` where it refuses the file."""
    import io

    import webvtt
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    try:
        buffer = io.StringIO(text.lstrip(), newline="\n")
        captions = webvtt.from_buffer(buffer, format="vtt" if is_vtt else "srt").captions
    except (MalformedFileError, MalformedCaptionError, ValueError):
        return None
    return [
        (
            caption.start_time.in_milliseconds() / 1000,
            caption.end_time.in_milliseconds() / 1000,
            caption.lines,
        )
        for caption in captions
    ]


def _laid_over(
    parsed: Iterable[tuple[float, float, list[str]]] | None, lines: Sequence[str], hints: dict[int, Hint]
) -> list[_Cue] | None:
    """Find each parsed cue in the lines and hint at their numbers and times.

    Returns `None`, the hints as they were, where a line that is not blank belongs to nothing.
    """
    if parsed is None:
        return None
    found: dict[int, Hint] = {}
    cues: list[_Cue] = []
    at = 0
    for start, end, texts in parsed:
        timed = _next_times(lines, at, hints, found)
        if timed is None or _times_of(lines[timed]) != (start, end):
            return None
        cue = _Cue(start, end)
        at = timed + 1
        for text in texts:
            while at < len(lines) and lines[at] != text and not lines[at].strip():
                at += 1
            if at >= len(lines) or lines[at] != text or at + 1 in hints:
                return None
            cue.lines.append(at)
            at += 1
        cues.append(cue)
    if _next_times(lines, at, hints, found) is not None or not cues:
        return None
    if any(line.strip() and i not in hints and i not in found for i, line in enumerate(lines[at:], at + 1)):
        return None
    hints.update(found)
    return cues


def _next_times(lines: Sequence[str], at: int, hints: dict[int, Hint], found: dict[int, Hint]) -> int | None:
    """Return the index of the next timing line, after hinting at it and at the number or name before it.

    Returns `None` where something else stands before it, or none follows.
    """
    name: int | None = None
    for index in range(at, len(lines)):
        line = lines[index]
        if CUE_TIMES.match(line) and index + 1 not in hints:
            found[index + 1] = _TIMES
            if name is not None:
                found[name + 1] = _NUMBER
            return index
        if name is not None and not lines[name].strip().isdigit():
            return None  # a name stands right above its times, only a number may be parted from them
        if line.strip() and index + 1 not in hints:
            if name is not None:
                return None
            name = index
    return None


def _times_of(line: str) -> tuple[float, float]:
    times = CUE_TIMES.match(line)
    return (clock_seconds(times[1]), clock_seconds(times[2])) if times else (-1.0, -1.0)


def _told_by_form(lines: Sequence[str], is_vtt: bool, hints: dict[int, Hint]) -> list[_Cue]:
    """Tell the lines apart by their form: times, the number before them, and all else is text of a cue."""
    cues: list[_Cue] = []
    loose: list[_Cue] = []
    for index, line in enumerate(lines):
        if not line.strip() or index + 1 in hints:
            if is_vtt and loose:
                loose.clear()  # in WebVTT a blank line ends the cue; what follows without times has none
            continue
        if CUE_TIMES.match(line):
            hints[index + 1] = _TIMES
            cues.append(_Cue(*_times_of(line)))
            loose = [cues[-1]]
        elif _is_number_of_next(lines, index, is_vtt):
            hints[index + 1] = _NUMBER
        elif loose:
            loose[0].lines.append(index)
    return cues


def _is_number_of_next(lines: Sequence[str], index: int, is_vtt: bool) -> bool:
    following = index + 1
    if lines[index].strip().isdigit():
        while following < len(lines) and not lines[following].strip():
            following += 1
    elif not is_vtt or (index and lines[index - 1].strip()):
        return False
    return following < len(lines) and CUE_TIMES.match(lines[following]) is not None


def _add_texts(cues: Iterable[_Cue], lines: Sequence[str], reader: CueReader, hints: dict[int, Hint]) -> None:
    for cue in cues:
        reader.begin()
        for index in cue.lines:
            said = reader.read(lines[index], index + 1)
            text = None if said.text == lines[index] else said.text
            hints[index + 1] = Hint(label=said.label, text=text, start=cue.start, end=cue.end)
