"""Where a record's lists stand: participants and agenda."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.marks import ends_sentence, reading, unwrapped
from zadankai_editor.recognize.numbers import numbered
from zadankai_editor.recognize.participants import credits_somebody, looks_like_row
from zadankai_editor.recognize.vocabulary import (
    AGENDA_HEADING,
    EVENT_DETAIL,
    NO_SPEAKER,
    PARTICIPANTS_HEADING,
)

_DECORATION = "■□◆◇●○◎▼▽★☆▶#~-―=*・ "
_LONGEST_ROW = 120


@dataclass
class Zone:
    """A list under its heading. `heading` is `None` where none is printed; `rows` are lines that are not blank."""

    heading: Line | None = None
    rows: list[Line] = field(default_factory=list)

    @property
    def start(self) -> int:
        """The index of the first line; beyond any line where there is no such list."""
        first = self.heading or (self.rows[0] if self.rows else None)
        return first.index if first else -1

    @property
    def end(self) -> int:
        """The index behind the last line; 0 where there is no such list."""
        last = self.rows[-1] if self.rows else self.heading
        return last.index + 1 if last else 0

    @property
    def found(self) -> bool:
        """Whether there is such a list."""
        return bool(self.rows)


def find_zones(lines: Sequence[Line]) -> tuple[Zone, Zone]:
    """Return where participants and agenda are listed in `lines`, which are not blank.

    The first heading of either kind that has rows under it counts. Participants are also found
    without a heading, where two rows or more of titles and names follow each other.
    """
    participants, agenda = Zone(), Zone()
    for place, line in enumerate(lines):
        if len(line.text) > _LONGEST_ROW:
            continue
        if not participants.found and _is_heading(line, PARTICIPANTS_HEADING):
            participants = Zone(line, _rows(lines, place + 1))
        elif not agenda.found and _is_heading(line, AGENDA_HEADING):
            agenda = Zone(line, _items(lines, place + 1))
        if participants.found and agenda.found:
            break
    if not participants.found:
        participants = _without_heading(lines)
    return participants, agenda


def heading_text(line: Line) -> str:
    """Return the reading of a heading without its decoration."""
    bare = line.read.strip(_DECORATION).rstrip(": ")
    return reading(unwrapped(bare) or bare).strip(_DECORATION)


def _is_heading(line: Line, pattern: object) -> bool:
    match = pattern.fullmatch(heading_text(line)) if hasattr(pattern, "fullmatch") else None
    return match is not None


def _rows(lines: Sequence[Line], begin: int) -> list[Line]:
    rows: list[Line] = []
    for line in lines[begin:]:
        credited = not (rows and line.gap_before) and credits_somebody(line)
        if (_ends_list(line) and not credited) or line.read.startswith("※") or numbered(line.text):
            break
        defined = definition(line.text, line.read)
        if defined and (defined.rest or line.gap_before):
            break
        if rows and line.gap_before and not looks_like_row(line):
            break
        if ends_sentence(line.read) or len(line.text) > _LONGEST_ROW:
            break
        rows.append(line)
    return rows


def _items(lines: Sequence[Line], begin: int) -> list[Line]:
    rows: list[Line] = []
    with_numbers = False
    for line in lines[begin:]:
        mark = numbered(line.text)
        if _ends_list(line) or line.read.startswith("※") or len(line.text) > _LONGEST_ROW:
            break
        if not mark and (
            (rows and line.gap_before) or definition(line.text, line.read) or ends_sentence(line.read)
        ):
            break
        if rows and not mark and with_numbers and not _goes_on(line):
            break
        with_numbers = with_numbers or mark is not None
        rows.append(line)
    return rows


def _goes_on(line: Line) -> bool:
    """Tell whether a line without a number under numbered items may be the rest of one: it is set in."""
    return line.indented


def _ends_list(line: Line) -> bool:
    read = line.read
    if read[:1] == "―" or _is_heading(line, AGENDA_HEADING) or _is_heading(line, PARTICIPANTS_HEADING):
        return True
    before = read.split(":", 1)[0]
    if ":" not in read or before.startswith("司会"):
        return False
    return bool(NO_SPEAKER.fullmatch(before) or EVENT_DETAIL.fullmatch(before))


def _without_heading(lines: Sequence[Line]) -> Zone:
    zone = Zone()
    for line in lines:
        if len(line.text) <= _LONGEST_ROW and not ends_sentence(line.read) and looks_like_row(line):
            if zone.rows and line.gap_before:
                break
            zone.rows.append(line)
        elif len(zone.rows) >= 2:
            break
        else:
            zone.rows.clear()
    return zone if len(zone.rows) >= 2 else Zone()
