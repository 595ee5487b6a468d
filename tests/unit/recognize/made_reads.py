"""Lines with how each was read, made by hand: what the judges of a reading are given."""

from collections.abc import Sequence

from zadankai_editor.recognize.agenda import Item
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.line_labels import LineLabels
from zadankai_editor.recognize.cast.names import parse_name
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.whole_cast import Cast
from zadankai_editor.recognize.convention.signatures import read_signatures, spanned_lines
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import At, Cue, Ending, Option, Role
from zadankai_editor.recognize.decode.surroundings import Surroundings, surroundings_of
from zadankai_editor.recognize.labels import Label, LabelReader
from zadankai_editor.recognize.lines import Line, read_page
from zadankai_editor.recognize.linking import AgendaLinker
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


def cast_of(*names: str) -> Cast:
    """Return those who take part, each as `title：name` or a name alone."""
    people = []
    for printed in names:
        title, colon, name = printed.rpartition("：")
        people.append(Person(title=title if colon else None, name=parse_name(name), printed=name))
    return Cast([Member(person) for person in people], len(people), Directory(people), {})


def surroundings(lines: Sequence[Line], *names: str, items: Sequence[str] = ()) -> Surroundings:
    """Return what a document of `lines`, none of them in a list, says of each of them."""
    cast = cast_of(*names)
    usual = read_signatures(spanned_lines(lines))
    linker = AgendaLinker([Item(number, item, [number]) for number, item in enumerate(items, 1)])
    return surroundings_of(lines, (), LineLabels(LabelReader(cast.directory), usual), linker, cast, usual)
