"""What is not certain about labels that were read as such: whom they mean."""

from collections import Counter
from collections.abc import Iterator, Sequence

from zadankai_editor.japanese.marks import trailing_brackets
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import Cue, Ending, Role
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.labels import Label, is_moderator_label, label_key, undressed
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import Signature
from zadankai_editor.recognize.vocabulary import BULLETS

_LABELS = (Role.LABEL, Role.LABEL_ALONE, Role.SIGNED, Role.GLUED, Role.ANSWER)
_PROMPTS = (Role.PROMPT, Role.PROMPT_ALONE, Role.SIGNED)
_SEVERAL = 2
_OFTEN = 3
_RARE, _HALF = 0.2, 0.5
_WEAK = (" ", "「", ")")


def doubts_of_labels(
    lines: Sequence[Line], reads: Sequence[Read], *, answered: bool = False
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about whom labels mean; `answered`: it is known who gives all answers.

    What holds of a label wherever it stands (another title than in the list, another shape of a character, an
    office that several people have, a stranger) is said at its first occurrence.
    """
    labelled = [
        (place, label)
        for place, read in enumerate(reads)
        if (label := read.option.label) is not None
        and read.option.role in _LABELS
        and not (answered and read.option.role is Role.ANSWER)
    ]
    counts = Counter(label_key(label.written) for _, label in labelled)
    told: set[str] = set()
    for place, label in labelled:
        if label.problem is None or (label.undecided and label.decided):
            continue
        entry = label_key(label.alias or label.written)
        stranger = reads[place].option.cue is Cue.STRANGER
        if entry in told and _holds_everywhere(label, counts[label_key(label.written)], stranger=stranger):
            continue
        told.add(entry)
        asked = "発言者を確かめてください。" if label.speakers else "発言者を選んでください。"
        yield place, DoubtNote(Uncertain.SPEAKER, f"{label.problem}。{asked}", lines[place].number)


def doubts_of_moderators_named_before(
    lines: Sequence[Line], reads: Sequence[Read]
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubt that `司会`, read as nobody, is whom `司会（甲野）` named above: once below each such label."""
    named: str | None = None
    for place, read in enumerate(reads):
        label = read.option.label
        if label is None or label.decided:
            continue
        if read.option.role in _LABELS and _names_moderator(label):
            named = label.written
        elif named is not None and label.moderator and read.option.role in _PROMPTS:
            asked = (
                f"前に「{named}」とあります。{quoted(label.written)}も同じ人の発言でないか確かめてください。"
            )
            yield place, DoubtNote(Uncertain.SPEAKER, asked, lines[place].number)
            named = None


def _names_moderator(label: Label) -> bool:
    """Tell whether a label names somebody together with the part of who leads the talk."""
    parts = trailing_brackets(label.who or undressed(label.written)[1])
    return parts is not None and all(parts) and any(map(is_moderator_label, parts))


def _holds_everywhere(label: Label, count: int, *, stranger: bool) -> bool:
    if label.mention:
        return False
    of_several = len(label.meant) > _SEVERAL and count >= _OFTEN
    of_variant = label.variant and (count >= _OFTEN or label.role is None)
    return of_several or of_variant or (stranger and count >= _OFTEN)


def doubts_of_unusual_labels(lines: Sequence[Line], reads: Sequence[Read]) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about labels that are printed as hardly any other of the document."""
    labelled = [
        (place, label, signature)
        for place, read in enumerate(reads)
        if read.option.role in (Role.LABEL, Role.LABEL_ALONE)
        and (signature := read.option.signature)
        and (label := read.option.label)
    ]
    counts = Counter(signature for _, _, signature in labelled)
    rare = {signature for signature in counts if _is_rare(signature, counts)}
    for place, label, signature in labelled:
        if signature not in rare or label.mention or label.decided or label.problem:
            continue
        if _is_weak(signature) or not lines[place].gap_before:
            unlike = "ほかの発言者の書き方と違うので、前の発言の一部でないか確かめてください。"
            message = f"{quoted(label.written)}を発言者の名前としました。{unlike}"
            yield place, DoubtNote(Uncertain.SPEAKER, message, lines[place].number)


def _is_rare(signature: Signature, counts: Counter[Signature]) -> bool:
    """Tell whether hardly any label is printed so; behind a bullet, as items of lists are, no more than half."""
    rare = max(1.0, min(_OFTEN - 1, _RARE * counts.total()))
    most = _HALF * counts.total() if signature.mark in BULLETS else rare
    return counts[signature] <= most and counts.total() > _OFTEN


def _is_weak(signature: Signature) -> bool:
    """Tell whether nothing parts such labels from the text that does not stand within texts, too."""
    return signature.parting in _WEAK and not (signature.mark or signature.brackets)


def doubts_of_labels_among_names(
    lines: Sequence[Line], reads: Sequence[Read]
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about labels next to names that are said: they may be said, too."""
    for place, read in enumerate(reads):
        if read.option.cue is not Cue.AMONG or read.option.label is None:
            continue
        beside = (*reads[max(0, place - 1) : place], *reads[place + 1 : place + 2])
        said = any(r.option.role is Role.TEXT and r.option.ending is not Ending.WHOLE for r in beside)
        if said:
            shown = quoted(read.option.label.written)
            message = (
                f"{shown}を発言者の名前としました。並んだ名前を読み上げた発言の一部でないか確かめてください。"
            )
            yield place, DoubtNote(Uncertain.SPEAKER, message, lines[place].number)
