"""All that is doubtful in what a document was read as, line by line."""

from collections.abc import Iterator, Sequence

from zadankai_editor.recognize.cast.whole_cast import Cast
from zadankai_editor.recognize.convention.signatures import Signatures
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.doubts import DoubtNote
from zadankai_editor.recognize.judge.hidden import doubts_of_hidden_labels, doubts_of_names_alone
from zadankai_editor.recognize.judge.labels import (
    doubts_of_labels,
    doubts_of_labels_among_names,
    doubts_of_moderators_named_before,
    doubts_of_unusual_labels,
)
from zadankai_editor.recognize.judge.margins import doubts_of_margins
from zadankai_editor.recognize.judge.namesakes import doubts_of_namesakes
from zadankai_editor.recognize.judge.narration import doubts_of_narration
from zadankai_editor.recognize.judge.read_aloud import doubts_of_what_is_read_aloud
from zadankai_editor.recognize.judge.statements import doubts_of_statements
from zadankai_editor.recognize.judge.structure import doubts_of_structure
from zadankai_editor.recognize.judge.without_label import doubts_of_words_without_label
from zadankai_editor.recognize.lines import Line

_USUAL, _OFTEN = 2.0, 3


def all_doubts(
    lines: Sequence[Line], reads: Sequence[Read], cast: Cast, usual: Signatures, *, answered: bool
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about lines with their places, those that say most first: a block keeps one of each kind.

    `usual` are the forms of labels; `answered`: it is known who gives the answers.
    """
    forms = frozenset(
        signature
        for signature, weight in usual.weights.items()
        if weight > _USUAL and usual.masses[signature] >= _OFTEN
    )
    directory = cast.directory
    hidden = doubts_of_hidden_labels(
        lines, reads, forms, lambda who: directory.mention(who) is not None, directory.ends(), cast.denied
    )
    yield from doubts_of_labels(lines, reads, answered=answered)
    yield from doubts_of_moderators_named_before(lines, reads)
    yield from doubts_of_unusual_labels(lines, reads)
    yield from doubts_of_labels_among_names(lines, reads)
    yield from doubts_of_what_is_read_aloud(lines, reads)
    yield from doubts_of_margins(lines, reads)
    yield from doubts_of_namesakes(lines, reads, cast.people)
    yield from doubts_of_statements(lines, reads)
    yield from hidden
    yield from doubts_of_words_without_label(lines, reads, directory)
    yield from doubts_of_names_alone(lines, reads, cast.is_name)
    yield from doubts_of_structure(lines, reads, answered=answered)
    yield from doubts_of_narration(lines, reads, cast.people)
