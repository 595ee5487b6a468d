"""Lines with how each was read, made by hand: what the judges of a reading are given."""

from collections.abc import Sequence

from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import At, Cue, Ending, Option, Role
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.lines import Line, read_page
from zadankai_editor.recognize.spans.label_spans import Signature

COLON = Signature(parting=":")


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not blank."""
    return read_page(text).filled


def line_of(text: str) -> Line:
    """Return a text of one line as that line."""
    (line,) = lines_of(text)
    return line


def labelled(
    label: Label,
    text: str = "はい。",
    *,
    signature: Signature = COLON,
    cue: Cue = Cue.NOTHING,
    score: float = 9.0,
) -> Option:
    """Return a line that holds a label, with what is said behind it."""
    return Option(Role.LABEL, score, text, label=label, cue=cue, signature=signature)


def text(score: float = 0.0, cue: Cue = Cue.NOTHING, ending: Ending = Ending.WHOLE) -> Option:
    """Return a line that is said by whoever speaks above it."""
    return Option(Role.TEXT, score, None, cue=cue, ending=ending)


def reads_of(*options: Option, behind: At = At.SPEECH) -> Sequence[Read]:
    """Return lines as read without a rival, all of them but the first where somebody speaks."""
    return [
        Read(option, behind if place else At.HEADER, behind, 99.0, None)
        for place, option in enumerate(options)
    ]
