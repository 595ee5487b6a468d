"""What a line may be, and where in a document one may stand: the alphabet of the decoder."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import NamedTuple, TypeVar

from zadankai_editor.recognize.decisions import LineRole
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import Signature


class Role(IntEnum):
    """What a line is."""

    HEADER = 0
    LISTED = 1
    LABEL = 2
    """Somebody's label, and in the same line what is said."""
    LABEL_ALONE = 3
    TEXT = 4
    ANSWER = 5
    """What somebody says before whom no label stands."""
    PROMPT = 6
    HEADING = 7
    CAPTION = 8
    PICTURE = 9
    ASIDE = 10
    NOTE = 11
    OUT = 12
    SIGNED = 13
    """What is said, with the label at its end."""
    CLOSING = 14
    GLUED = 15
    """What is said, with the label of the next who speaks at its end."""
    PROMPT_ALONE = 16
    """The moderator's label alone."""
    RESUMED = 17
    """What somebody has said to be the rest of what was said before, whatever stands between."""


LABELLED = frozenset({Role.LABEL, Role.LABEL_ALONE, Role.SIGNED, Role.GLUED})
"""The roles of lines that hold somebody's label, the moderator's aside."""


class Cue(IntEnum):
    """What says of a line that it has its role, so far as a sentence about it must tell."""

    NOTHING = 0
    MARK = 1
    WORDS = 2
    AGENDA = 3
    SOURCE = 4
    DECIDED = 5
    QUESTION = 6
    WEAK_MARK = 7
    STRANGER = 8
    TAUGHT = 9
    """What somebody decided about a line that stands alike."""
    AMONG = 10
    """A name that stands next to others."""


class Ending(IntEnum):
    """How the text of a line ends: with the sentence, amid it (`…として、`), or with neither said (a row, a name)."""

    WHOLE = 0
    OPEN = 1
    BARE = 2


class Option(NamedTuple):
    """One way to read a line: its role, how much the line itself speaks for it, and what the record keeps of it.

    `text` is `None` where it is the whole line, whichever that is: lines of prose share such options. `mark` is what
    is printed before the text and goes; `reason` tells why a line is left out. `decided` is what somebody has said
    that the line is, or a line like it.
    """

    role: Role
    score: float
    text: str | None = ""
    mark: str = ""
    label: Label | None = None
    cue: Cue = Cue.NOTHING
    reason: str = ""
    ending: Ending = Ending.WHOLE
    signature: Signature | None = None
    decided: LineRole | None = None

    def text_of(self, line: Line) -> str:
        """Return the text that the record keeps of `line`, read in this way."""
        return line.text if self.text is None else self.text


Ways = Sequence[Option]
"""The ways to read a line. Lines that may be read alike share them, so that much is asked once for all such lines."""

Found = TypeVar("Found")


def by_ways(look: Callable[[Ways], Found]) -> Callable[[Ways], Found]:
    """Return `look`, which asks once about ways that lines share.

    It knows them by their ids: whoever calls it keeps them as long as it is called.
    """
    known: dict[int, Found] = {}

    def looked(ways: Ways) -> Found:
        entry = id(ways)
        if entry not in known:
            known[entry] = look(ways)
        return known[entry]

    return looked


class At(IntEnum):
    """Where in a document a line leaves us."""

    HEADER = 0
    SPEECH = 1
    LABELLED = 2
    """Behind a label that stands alone; its text is awaited."""
    PROMPT = 3
    NOBODY = 4
    """Behind a heading, or amid narration."""
    SHOWN = 5
    """Behind a photo or an aside within what somebody says."""
    SHOWN_ASKED = 6
    """The same within what the moderator says, or where nobody speaks."""
    UNSIGNED = 7
    """Amid speech whose label comes at its end."""
    SIGNED = 8
    CLOSING = 9
    AMID = 11
    """Amid a sentence of somebody, which goes on below: rows and names are a part of it."""
    ASKING = 10
    """Behind the moderator's label that stands alone; the words are awaited."""
