"""How near another reading of a line is becomes a doubt, in a sentence about the two.

One threshold, with a scale for each pair of what a line was read as and what it may be instead.
"""

from collections.abc import Iterator, Sequence
from enum import Enum

from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import At, Cue, Option, Role
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.elements import is_speech
from zadankai_editor.recognize.lines import Line

_NEAR = 2.0
_SHORT = 30


class _Kind(Enum):
    """What a role amounts to for whoever reads a doubt."""

    SPEAKER = "発言者の名前"
    SPEECH = "発言の一部"
    PROMPT = "司会の発言"
    HEADING = "見出し"
    CAPTION = "写真説明"
    ASIDE = "地の文"
    CLOSING = "結びの文"
    HEADER = "リード"
    NOTE = "注"


_KINDS = {
    Role.HEADER: _Kind.HEADER,
    Role.LABEL: _Kind.SPEAKER,
    Role.LABEL_ALONE: _Kind.SPEAKER,
    Role.SIGNED: _Kind.SPEAKER,
    Role.GLUED: _Kind.SPEAKER,
    Role.TEXT: _Kind.SPEECH,
    Role.ANSWER: _Kind.SPEECH,
    Role.PROMPT: _Kind.PROMPT,
    Role.PROMPT_ALONE: _Kind.PROMPT,
    Role.HEADING: _Kind.HEADING,
    Role.CAPTION: _Kind.CAPTION,
    Role.ASIDE: _Kind.ASIDE,
    Role.CLOSING: _Kind.CLOSING,
    Role.NOTE: _Kind.NOTE,
}

_SCALES: dict[tuple[_Kind, _Kind], float] = {(_Kind.CLOSING, there): 2.75 for there in _Kind} | {
    (_Kind.SPEECH, _Kind.CLOSING): 0.6,
    (_Kind.SPEECH, _Kind.SPEAKER): 1.2,
    (_Kind.HEADING, _Kind.CAPTION): 0.8,
    (_Kind.HEADING, _Kind.HEADER): 0.6,
    (_Kind.CAPTION, _Kind.HEADING): 0.5,
    (_Kind.CAPTION, _Kind.SPEAKER): 2.0,
    (_Kind.CLOSING, _Kind.ASIDE): 0.5,
}
"""How much farther (above 1) or nearer (below 1) a rival counts as near, where that is not the usual."""

_FARTHEST = _NEAR * max(_SCALES.values())
_BESIDE = 0.5
_ENDED = 0.8
"""How much nearer a rival must be where the moderator speaks last: that is how talks end."""

_ASKED = (At.PROMPT, At.ASKING, At.SHOWN_ASKED)
_ANSWERED = 1.0
"""How near it must be that what stands below a question answers it, where it was read as a part of it."""

_CODES = {_Kind.SPEAKER: Uncertain.SPEAKER, _Kind.CAPTION: Uncertain.CAPTION}


def doubts_of_margins(lines: Sequence[Line], reads: Sequence[Read]) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about lines that another reading is near to, with their places in `lines`."""
    for place, (line, read) in enumerate(zip(lines, reads, strict=True)):
        if read.margin > _FARTHEST or read.rival is None or read.option.cue is Cue.DECIDED:
            continue
        here, there = _KINDS.get(read.option.role), _KINDS.get(read.rival.role)
        if here is None or there is None or read.margin > _near(reads, place, here, there):
            continue
        note = (
            _within_kind(line, read, read.rival)
            if here is there
            else _between_kinds(line, read.option, here, there)
        )
        if note is not None:
            yield place, note


def _near(reads: Sequence[Read], place: int, here: _Kind, there: _Kind) -> float:
    """Return the margin up to which a rival is near."""
    near = _NEAR * _SCALES.get((here, there), 1.0)
    if here is _Kind.HEADING and _has_heading_beside(reads, place):
        near *= _BESIDE
    if here is _Kind.CLOSING and reads[place].before is At.PROMPT:
        near *= _ENDED
    return near


def _between_kinds(line: Line, option: Option, here: _Kind, there: _Kind) -> DoubtNote | None:
    """Return the doubt between two kinds; none where the talk begins above a line that is said: that is asked there."""
    above = (here, there) == (_Kind.HEADER, _Kind.SPEECH) and not is_speech(line.folded)
    return None if above and len(line.folded) <= _SHORT else _of_kind(line, option, here, there)


def _within_kind(line: Line, read: Read, rival: Option) -> DoubtNote | None:
    """Return the doubt between two readings of one kind: who answers, or whose name it is."""
    if rival.role is Role.ANSWER and read.before in _ASKED and read.margin < _ANSWERED:
        return _of_answer(line)
    speaker = _KINDS[read.option.role] is _Kind.SPEAKER and _mean_others(read.option, rival)
    return _of_cut(line, read.option, rival) if speaker else None


def _has_heading_beside(reads: Sequence[Read], place: int) -> bool:
    """Tell whether a heading stands right above or below a line: two in a row are no captions."""
    beside = (*reads[max(0, place - 1) : place], *reads[place + 1 : place + 2])
    return any(read.option.role is Role.HEADING for read in beside)


def _mean_others(option: Option, rival: Option) -> bool:
    """Tell whether two ways to part a label from the text mean two people."""
    one, other = option.label, rival.label
    return bool(one and other and other.speakers and one.speakers != other.speakers)


def _of_kind(line: Line, option: Option, here: _Kind, there: _Kind) -> DoubtNote:
    shown = quoted(
        option.label.written if here is _Kind.SPEAKER and option.label else option.text or line.text
    )
    code = _CODES.get(here, Uncertain.KIND)
    if there is _Kind.SPEAKER:
        code = Uncertain.SPEAKER
    message = f"{shown}を{here.value}としました。{there.value}でないか確かめてください。"
    return DoubtNote(code, message, line.number)


def _of_answer(line: Line) -> DoubtNote:
    message = f"{quoted(line.text)}を問いの続きとしました。答えでないか確かめてください。"
    return DoubtNote(Uncertain.SPEAKER, message, line.number)


def _of_cut(line: Line, option: Option, rival: Option) -> DoubtNote:
    one, other = (quoted(o.label.written if o.label else "") for o in (option, rival))
    message = f"発言者の名前が{one}か{other}か確かめてください。"
    return DoubtNote(Uncertain.SPEAKER, message, line.number)
