"""Where the header ends and the talk begins."""

from collections.abc import Collection, Iterator, Sequence

from zadankai_editor.japanese.dates import find_dates
from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize.cuts import Style
from zadankai_editor.recognize.elements import Shape, is_speech, read_elements
from zadankai_editor.recognize.header import left_out_reason, read_note
from zadankai_editor.recognize.labels import LabelReader
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.linking import AgendaLinker
from zadankai_editor.recognize.people import Directory, Form
from zadankai_editor.recognize.strangers import may_be_label, unknown_inline
from zadankai_editor.recognize.vocabulary import HELD, MEETING_DETAIL
from zadankai_editor.recognize.zones import Zone

_MOST_HEADINGS = 4
_FEW_SPEAKERS = 2
_NO_AGENDA = AgendaLinker(())
_LONGEST_HEADING = 60
_LONGEST_TITLE = 80
_REST_OF_DATE = 12


def body_start(
    lines: Sequence[Line],
    zones: Sequence[Zone],
    directory: Directory,
    linker: AgendaLinker,
    placeholders: Collection[str] = (),
) -> int:
    """Return the place in `lines` (without those of the lists) of the first line of the talk.

    The talk begins with the headings before the first speaker, and not before the lists end that
    stand before it. Notes and the sentence that gives the date may follow the lists.
    """
    early = [zone for zone in zones if zone.found and not _is_late(zone, lines, directory, placeholders)]
    speaker = _first_speaker(lines, max((zone.end for zone in early[:1]), default=0), directory, placeholders)
    before = len(lines) if speaker is None else lines[speaker].index
    ends = [zone.end for zone in early if speaker is None or zone.start < before]
    if ends:
        end = max(ends)
        behind = next((i for i, line in enumerate(lines) if line.index >= end), len(lines))
        return _behind_header_lines(lines, behind, speaker)
    first = next((i for i, line in enumerate(lines) if not left_out_reason(line)), 0)
    if speaker is None:
        return first + _is_lone_title(lines, first)
    start = speaker = _first_stranger(lines, first, speaker, directory)
    while (
        start - 1 > first and speaker - start < _MOST_HEADINGS and _may_be_heading(lines[start - 1], linker)
    ):
        start -= 1
    return start


def behind_named(
    lines: Sequence[Line],
    start: int,
    named: Sequence[Line],
    directory: Directory,
    placeholders: Collection[str] = (),
) -> int:
    """Return where the talk begins in `lines` if the lines `named`, which are not among them, are before it.

    Those behind the first speaker say nothing about that.
    """
    last = max((line.index for line in named), default=-1)
    behind = next((place for place, line in enumerate(lines) if line.index > last), len(lines))
    if behind <= start:
        return start
    speaker = next(_speakers(lines[:behind], directory, placeholders), behind)
    before = [line.index for line in named if speaker == behind or line.index < lines[speaker].index]
    if not before:
        return start
    return max(
        start, next((place for place, line in enumerate(lines) if line.index > max(before)), len(lines))
    )


def _is_late(zone: Zone, lines: Sequence[Line], directory: Directory, placeholders: Collection[str]) -> bool:
    """Tell whether a list stands behind the talk: two people or more have spoken before it."""
    start = zone.start
    before = [line for line in lines if line.index < start]
    found = 0
    for place in _speakers(before, directory, placeholders):
        found += before[place].folded[:1] != "―"
        if found >= _FEW_SPEAKERS:
            return True
    return False


def _first_speaker(
    lines: Sequence[Line], listed: int, directory: Directory, placeholders: Collection[str]
) -> int | None:
    """Return the place of the first label or moderator's line behind the line with index `listed`."""
    behind = next((i for i, line in enumerate(lines) if line.index >= listed), len(lines))
    return next((behind + place for place in _speakers(lines[behind:], directory, placeholders)), None)


def _speakers(lines: Sequence[Line], directory: Directory, placeholders: Collection[str]) -> Iterator[int]:
    """Yield the places of labels and moderator's lines."""
    labels = LabelReader(directory.copy(), placeholders=placeholders)
    for place, line in enumerate(lines):
        if left_out_reason(line) or read_note(line):
            continue
        element = read_elements([line], labels, _NO_AGENDA, lambda _: None)[0]
        label = element.label
        may_be_caption = label and label.form is Form.TITLE and line.gap_after and label.own_line
        prompts = element.shape is Shape.PROMPT and element.unsure is None
        if prompts or (label and not may_be_caption):
            yield place


def _first_stranger(lines: Sequence[Line], first: int, speaker: int, directory: Directory) -> int:
    """Return the place of the first of those right before `speaker` who speak behind labels printed alike.

    They are not known by name: their labels stand nowhere else.
    """
    label = LabelReader(directory.copy()).read(lines[speaker])
    if label is None or not label.rest or label.mention or not (label.mark or label.style is Style.COLON):
        return speaker
    usual = {(label.style, label.mark)}
    place = speaker
    while place > first:
        found = unknown_inline(lines[place - 1], usual)
        if found is None or not is_speech(folded(found[1])):
            break
        place -= 1
    return place


def _behind_header_lines(lines: Sequence[Line], start: int, speaker: int | None) -> int:
    """Return where the notes and the date end that follow the lists."""
    end = len(lines) if speaker is None else speaker
    last = start
    for place in range(start, min(end, start + 20)):
        line = lines[place]
        if read_note(line) or left_out_reason(line) or _announces(line) or MEETING_DETAIL.match(line.folded):
            last = place + 1
        elif not line.gap_before or len(line.text) <= _LONGEST_HEADING:
            break
    return last


def _announces(line: Line) -> bool:
    dates = find_dates(line.text[:400])
    return bool(dates and HELD.search(line.folded) and not may_be_label(line.text))


def _is_lone_title(lines: Sequence[Line], first: int) -> bool:
    """Tell whether the first line stands apart as a title does."""
    return bool(lines) and lines[first].gap_after and len(lines[first].text) <= _LONGEST_TITLE


def _may_be_heading(line: Line, linker: AgendaLinker) -> bool:
    if (
        len(line.text) > _LONGEST_HEADING
        or line.folded.startswith("~")
        or MEETING_DETAIL.match(line.folded)
        or read_note(line)
        or left_out_reason(line)
    ):
        return False
    dates = find_dates(line.text)
    if dates and dates[0].start == 0 and len(line.text) - dates[0].end <= _REST_OF_DATE:
        return False
    link = linker.link(line.text)
    return bool(link and link.certain) or not is_speech(line.folded)
