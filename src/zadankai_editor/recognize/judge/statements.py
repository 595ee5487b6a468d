"""Paragraphs that begin as a label might, in a document in which nobody at all was found to speak."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from zadankai_editor.recognize.cast.likeness import likeness
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import LABELLED, Cue, Role
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.elements import is_speech
from zadankai_editor.recognize.lines import Line
from zadankai_editor.record.printed_labels import NO_SPEAKER

_BEGINNING = re.compile(
    r"[○●◎◆■【\[<]? *(?P<who>(?=\w)[^ 、。「」()【】\[\]<>:!?]{1,12}(?:\([^()]{1,16}\))?)(?P<by>[: 「】\]>])"
)
_SPOKEN = frozenset((*LABELLED, Role.PROMPT, Role.PROMPT_ALONE))
_NO_NAME = -2.5
_TOLD = (Role.TEXT, Role.HEADER, Role.CLOSING)


def doubts_of_statements(lines: Sequence[Line], reads: Sequence[Read]) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about paragraphs that begin with what may name who speaks, where nobody does."""
    if any(read.option.role in _SPOKEN for read in reads):
        return
    found = {
        place: match
        for place, (line, read) in enumerate(zip(lines, reads, strict=True))
        if read.option.role in _TOLD and read.option.cue is not Cue.DECIDED and is_speech(line.folded)
        if (match := _BEGINNING.match(line.folded)) and not NO_SPEAKER.fullmatch(match["who"])
    }
    counts = Counter(match["who"] for match in found.values())
    for place, match in found.items():
        who = match["who"]
        if counts[who] > 1 or (match["by"] != " " and likeness(who) > _NO_NAME):
            message = f"{quoted(who)}で始まる段落です。この人の発言でないか確かめてください。"
            yield place, DoubtNote(Uncertain.KIND, message, lines[place].number)
