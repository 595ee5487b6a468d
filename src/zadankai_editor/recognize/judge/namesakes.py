"""Who is introduced amid the talk with the family name of somebody in the list: from there on it may be either."""

from collections.abc import Iterator, Sequence

from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.cast.word_rows import people_in
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import LABELLED, Cue, Role
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.lines import Line

_SHORTEST_ROW, _LONGEST_ROW = 4, 30
_TELLING = (Role.TEXT, Role.CAPTION, Role.HEADING, Role.ASIDE)


def doubts_of_namesakes(
    lines: Sequence[Line], reads: Sequence[Read], people: Sequence[Person]
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about labels with a family name that somebody introduced above has, too."""
    namesakes: set[int] = set()
    for place, (line, read) in enumerate(zip(lines, reads, strict=True)):
        option = read.option
        if option.role in _TELLING and option.cue is not Cue.DECIDED:
            namesakes.update(_introduced(line, people))
        label = option.label
        if not namesakes or option.role not in LABELLED or label is None or label.decided:
            continue
        if label.form is Form.FAMILY and not namesakes.isdisjoint(label.speakers):
            shown = quoted(label.written)
            asked = "同じ姓の人が本文の途中で紹介されているので、どちらの発言か確かめてください。"
            message = f"{shown}を発言者の名前としました。{asked}"
            yield place, DoubtNote(Uncertain.SPEAKER, message, line.number)


def _introduced(line: Line, people: Sequence[Person]) -> Iterator[int]:
    """Yield the places of those whose family name somebody else has that a row amid the talk names."""
    if not _SHORTEST_ROW <= len(line.text) <= _LONGEST_ROW or " " not in line.folded:
        return
    for found in people_in(line.text) or ():
        family, given = found.name.family, found.name.given
        for place, person in enumerate(people if family and given else ()):
            known = person.name
            if known and known.family == family and known.given and known.given != given:
                yield place
