"""What stands within something said as a label might: at the beginning of a line, behind a label, or amid a line."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import At, Cue, Role
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.judge.interruptions import Interruptions
from zadankai_editor.recognize.judge.suspects import Usual, hidden_label, second_label
from zadankai_editor.recognize.labels import label_key
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import Signature
from zadankai_editor.recognize.vocabulary import HONORIFICS

_IN_BRACKETS = re.compile(r"[(\[<【](?P<who>[^()\[\]<>【】、。]{2,12})[)\]>】]")
_TOLD_WITHIN = 3
_SAID = (Role.TEXT, Role.SIGNED, Role.ANSWER, Role.ASIDE)
_SPEAKING = (At.SPEECH, At.AMID, At.LABELLED, At.PROMPT, At.ASKING, At.UNSIGNED, At.SHOWN)
_LABELS = (Role.LABEL, Role.GLUED, Role.PROMPT)
_SAID_OR_LABELS = frozenset((*_SAID, *_LABELS))


def doubts_of_hidden_labels(
    lines: Sequence[Line],
    reads: Sequence[Read],
    usual: Collection[Signature],
    knows: Callable[[str], bool],
    ends: Collection[str],
    denied: Collection[str],
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about lines with their places.

    `usual` are the forms of the labels of the document, `knows` tells whether somebody is called so, `ends` in which
    characters labels end, `denied` are the keys of labels that somebody called none.
    """
    marks = {mark for one in usual for mark in (one.mark, one.brackets) if mark}
    amid, forms = Interruptions(marks, knows, ends), Usual(usual)
    asked = any(r.option.role is Role.PROMPT and r.option.label is None for r in reads)
    if asked:
        amid.look_for_dashes()
    for place, (line, read) in enumerate(zip(lines, reads, strict=True)):
        if read.option.cue is Cue.DECIDED:
            continue
        written = _begun_with(line, read, forms, knows)
        if written is not None and label_key(written) not in denied:
            message = f"{quoted(written)}で始まる段落があります。この人の発言でないか確かめてください。"
            yield place, DoubtNote(Uncertain.SPEAKER, message, line.number)
            continue
        if read.option.role in _SAID_OR_LABELS:
            yield from _within(place, line, read, amid, denied, knows)
        if read.option.role is Role.ASIDE:
            yield from _of_somebody_named(place, lines, reads)


def _begun_with(line: Line, read: Read, forms: Usual, knows: Callable[[str], bool]) -> str | None:
    """Return what words of somebody begin with as a label might; `None` where nothing does, or nothing is said."""
    if read.option.role not in _SAID or read.option.text == "" or read.before not in _SPEAKING:
        return None
    return hidden_label(line, forms, knows)


def _of_somebody_named(
    place: int, lines: Sequence[Line], reads: Sequence[Read]
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubt about words below nothing but a name in brackets, of whom the words above it tell."""
    below = place + 1
    if below == len(reads):
        return
    found = _IN_BRACKETS.fullmatch(lines[place].folded)
    told = "".join(line.folded for line in lines[max(0, place - _TOLD_WITHIN) : place])
    if found and reads[below].option.role is Role.TEXT and _tells_of(told, found["who"]):
        message = f"{quoted(lines[place].text)}のすぐ下の段落です。この人の言葉でないか確かめてください。"
        yield below, DoubtNote(Uncertain.SPEAKER, message, lines[below].number)


def _tells_of(told: str, who: str) -> bool:
    return any(told.find(who + honorific) >= 0 for honorific in HONORIFICS)


def _within(
    place: int,
    line: Line,
    read: Read,
    amid: Interruptions,
    denied: Collection[str],
    knows: Callable[[str], bool],
) -> Iterator[tuple[int, DoubtNote]]:
    option = read.option
    said = option.text_of(line)
    start = len(line.folded) - len(said) if option.role in _LABELS else 0
    if option.role is Role.LABEL and option.label is not None and option.signature is not None:
        second = second_label(said, option.signature, knows)
        if second is not None:
            behind = f"{quoted(option.label.written)}のすぐあとに{quoted(second)}があります。"
            message = f"{behind}誰の発言か確かめてください。"
            yield place, DoubtNote(Uncertain.SPEAKER, message, line.number)
            return
    written = amid.amid(line.folded, start)
    if written is not None and label_key(written) not in denied:
        message = f"行の途中に{quoted(written)}があります。ここからこの人の発言でないか確かめてください。"
        yield place, DoubtNote(Uncertain.SPEAKER, message, line.number)


def doubts_of_names_alone(
    lines: Sequence[Line], reads: Sequence[Read], is_name: Callable[[str], bool]
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about captions that are nothing but the name of somebody who takes part."""
    for place, (line, read) in enumerate(zip(lines, reads, strict=True)):
        unmarked = read.option.role is Role.CAPTION and read.option.cue in (Cue.NOTHING, Cue.WORDS)
        if unmarked and is_name(line.text):
            message = "名前だけの行なので、写真説明か、発言の抜けた発言者か確かめてください。"
            yield place, DoubtNote(Uncertain.CAPTION, message, line.number)
