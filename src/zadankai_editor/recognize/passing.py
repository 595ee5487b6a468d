"""Strangers in a piece of a talk: they are known while it is read, and open in what comes out.

That they speak is evidence of where turns begin; who they are, nobody has said.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from zadankai_editor.recognize.cast.from_labels import people_of_labels
from zadankai_editor.recognize.cast.likeness import NOBODY
from zadankai_editor.recognize.cast.line_labels import known_weight
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.convention.signatures import Signatures, Spanned
from zadankai_editor.recognize.doubts import Uncertain, quoted
from zadankai_editor.recognize.draft import BlockDraft, Draft
from zadankai_editor.recognize.known import Known, directory_of
from zadankai_editor.recognize.labels import LabelReader, label_key
from zadankai_editor.record.attribution import Strategy
from zadankai_editor.record.nodes import BlockKind

_OFTEN = 3


def weight_of_known(known: Known) -> Callable[[str], float]:
    """Return what tells how much a folded label names somebody of the record, by that alone."""
    directory = directory_of(known)
    reader = LabelReader(directory)
    return lambda who: known_weight(reader, who) if directory.mention(who) is not None else NOBODY


def strangers_in(
    lines: Sequence[Spanned],
    signatures: Signatures,
    known: Known,
    decided: Collection[str] = (),
    *,
    likely: bool = False,
) -> Iterator[Member]:
    """Yield those who speak in `lines` by what recurs there, and are nobody of the record.

    Labels whose keys are `decided` make nobody known; `likely`: those who are more likely called so than not, too.
    """
    directory = directory_of(known)

    def is_known(label: str) -> bool:
        return directory.mention(label) is not None

    for row in people_of_labels(lines, signatures, decided, known=is_known, likely=likely):
        if not is_known(row.alias or row.person.printed):
            yield row


def leave_open(draft: Draft, people: Sequence[Person], known: int) -> None:
    """Let whatever one of the `people` behind the first `known` says be nobody's, with a doubt."""
    if len(people) == known:
        return
    draft.doubts = [doubt for doubt in draft.doubts if not _is_about_passing(doubt.path, known)]
    counts = Counter(label_key(b.label.written) for b in draft.blocks if b.label and _is_passing(b, known))
    doubted: set[str] = set()
    written = ""
    for block in draft.blocks:
        written = block.label.written if block.label else written
        if _is_passing(block, known):
            _open(block, written)
            entry = label_key(written)
            if entry not in doubted or counts[entry] < _OFTEN:
                message = f"{quoted(written)}にあたる参加者がいません。発言者を選んでください。"
                block.doubt(Uncertain.SPEAKER, message, block.lines[0])
            doubted.add(entry)
        if block.label is not None:
            meant = tuple(place for place in block.label.meant if place < known)
            block.label = replace(block.label, speakers=block.speakers, meant=meant)


def _open(block: BlockDraft, written: str) -> None:
    block.written, block.speakers, block.role, block.continued = written, (), None, False
    block.strategy = Strategy.NONE


def _is_passing(block: BlockDraft, known: int) -> bool:
    return block.kind is BlockKind.UTTERANCE and any(place >= known for place in block.speakers)


def _is_about_passing(path: str, known: int) -> bool:
    place = path.removeprefix("participants[").removesuffix("]")
    return place != path and place.isdecimal() and int(place) >= known
