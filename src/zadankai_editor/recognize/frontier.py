"""Where the header ends and the talk begins."""

from collections.abc import Sequence

from zadankai_editor.recognize.dates import find_dates
from zadankai_editor.recognize.elements import Shape, read_elements
from zadankai_editor.recognize.header import left_out_reason, read_note
from zadankai_editor.recognize.labels import LabelReader, may_be_label
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.linking import AgendaLinker
from zadankai_editor.recognize.people import Directory, Form
from zadankai_editor.recognize.vocabulary import HELD
from zadankai_editor.recognize.zones import Zone

_MOST_HEADINGS = 4


def body_start(
    lines: Sequence[Line], zones: Sequence[Zone], directory: Directory, linker: AgendaLinker
) -> int:
    """Return the place in `lines` (without those of the lists) of the first line of the talk.

    The talk begins with the headings before the first speaker, and not before the lists end that
    stand before it. Notes and the sentence that gives the date may follow the lists.
    """
    speaker = _first_speaker(lines, zones, directory)
    ends = [
        zone.end for zone in zones if zone.found and (speaker is None or zone.start < lines[speaker].index)
    ]
    behind_lists = next((i for i, line in enumerate(lines) if line.index >= max(ends, default=0)), len(lines))
    if ends:
        return _behind_header_lines(lines, behind_lists, speaker)
    if speaker is None:
        return _without_speaker(lines)
    start = speaker
    while start > 1 and speaker - start < _MOST_HEADINGS and _may_be_heading(lines[start - 1], linker):
        start -= 1
    return start


def _first_speaker(lines: Sequence[Line], zones: Sequence[Zone], directory: Directory) -> int | None:
    """Return the place of the first label or moderator's line behind the list of participants."""
    listed = zones[0].end if zones[0].found else 0
    labels = LabelReader(directory.copy())
    for place, line in enumerate(lines):
        if line.index < listed or left_out_reason(line) or read_note(line):
            continue
        element = read_elements([line], labels, lambda _: None)[0]
        if element.shape is Shape.PROMPT and element.unsure is None:
            return place
        label = element.label
        if label is None or (label.form is Form.TITLE and line.gap_after and label.own_line):
            continue
        if not label.own_line or label.mention or place + 1 < len(lines):
            return place
    return None


def _behind_header_lines(lines: Sequence[Line], start: int, speaker: int | None) -> int:
    """Return where the notes and the date end that follow the lists."""
    end = len(lines) if speaker is None else speaker
    last = start
    for place in range(start, min(end, start + 20)):
        line = lines[place]
        if read_note(line) or left_out_reason(line) or _announces(line):
            last = place + 1
        elif not line.gap_before or len(line.text) <= 60:
            break
    return last


def _announces(line: Line) -> bool:
    dates = find_dates(line.text[:400])
    return bool(dates and HELD.search(line.read) and not may_be_label(line.text))


def _without_speaker(lines: Sequence[Line]) -> int:
    """Where nobody speaks, only a title is told from the text."""
    first = next((i for i, line in enumerate(lines) if not left_out_reason(line)), 0)
    return (
        min(len(lines), first + 1)
        if lines and lines[first].gap_after and len(lines[first].text) <= 80
        else first
    )


def _may_be_heading(line: Line, linker: AgendaLinker) -> bool:
    element_like = len(line.text) <= 60 and not read_note(line) and not left_out_reason(line)
    link = linker.link(line.text)
    from zadankai_editor.recognize.elements import is_speech

    return (
        element_like
        and (bool(link and link.certain) or not is_speech(line.read))
        and not line.read.startswith("~")
    )
