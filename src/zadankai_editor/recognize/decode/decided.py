"""What somebody has said of lines, as the only way to read them, and what the lines like them learn from it.

Lines with the same label, the same mark or the same words are read alike. A short line that nothing marks teaches
those that stand the same way among their neighbours; these keep a doubt, and none of them is left out.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.recognize.decisions import NAMED_ROLES, Decisions, LineRole
from zadankai_editor.recognize.decode.path import Read, Steps, setting_of
from zadankai_editor.recognize.decode.roles import Cue, Option, Role, Ways, by_ways
from zadankai_editor.recognize.elements import is_speech
from zadankai_editor.recognize.labels import Label, label_key, undressed
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.linking import AgendaLinker
from zadankai_editor.recognize.spans.line_spans import spans_of
from zadankai_editor.recognize.vocabulary import MARKS_BEFORE

LEFT_OUT_BY_DECISION = "取り込みの確認で除外"

_CERTAIN = 25.0
_LONGEST_SHORT = 60
_ROLES = {
    LineRole.SECTION: Role.HEADING,
    LineRole.HEADING: Role.HEADING,
    LineRole.CAPTION: Role.CAPTION,
    LineRole.PROMPT: Role.PROMPT,
    LineRole.SPEECH: Role.RESUMED,
    LineRole.NO_SPEAKER: Role.TEXT,
    LineRole.TEXT: Role.ASIDE,
    LineRole.NOTE: Role.NOTE,
    LineRole.LEFT_OUT: Role.OUT,
}
_WITH_LABEL = (Role.LABEL, Role.LABEL_ALONE, Role.PROMPT, Role.PROMPT_ALONE, Role.SIGNED)
_BEHIND_MARKS = (Role.HEADING, Role.CAPTION, Role.PROMPT)
_SAID = (Role.TEXT, Role.LABEL, Role.ANSWER, Role.SIGNED, Role.GLUED)
_SPEAKS = (Role.LABEL, Role.LABEL_ALONE, Role.SIGNED, Role.PROMPT, Role.PROMPT_ALONE)
_NOT_TAUGHT = (Role.HEADER, Role.LISTED, Role.OUT, Role.PICTURE)
_OF_SOURCE = re.compile("h[1-6]|太字")

Print = tuple[object, ...]


class Lesson(NamedTuple):
    """What a line is to be read as; `by_analogy`: because it stands as another does, and nothing more.

    `who` is the label that it begins with, where that is settled, too.
    """

    role: LineRole
    by_analogy: bool = False
    who: str | None = None


def decided_option(line: Line, ways: Ways, lesson: Lesson) -> Option:
    """Return the one way to read a line of which it is settled what it is; `ways` are those there were."""
    role = lesson.role
    cue = Cue.TAUGHT if lesson.by_analogy else Cue.DECIDED
    if role is LineRole.LABEL:
        option = _labelled(line, ways, lesson.who)
    elif role is LineRole.LEFT_OUT:
        option = Option(Role.OUT, _CERTAIN, line.text, reason=LEFT_OUT_BY_DECISION)
    elif _ROLES[role] in _BEHIND_MARKS:
        text, mark = _behind_mark(line, ways, _ROLES[role])
        option = Option(_ROLES[role], _CERTAIN, text, mark)
    else:
        option = Option(_ROLES[role], _CERTAIN, line.text)
    return option._replace(score=_CERTAIN, cue=cue, decided=role)


def _labelled(line: Line, ways: Ways, who: str | None) -> Option:
    found = [way for way in ways if way.label is not None and way.role in _WITH_LABEL]
    if who is not None:
        found = [way for way in found if way.label and _bare(way.label) == folded(who).strip()]
    if found:
        return max(found, key=lambda way: way.score)
    label = _label_by_form(line, who)
    return Option(Role.LABEL if label.rest else Role.LABEL_ALONE, _CERTAIN, label.rest, label.written, label)


def _bare(label: Label) -> str:
    return folded(undressed(label.written)[1]).strip()


def _label_by_form(line: Line, who: str | None) -> Label:
    """Return the label that a line begins with by its form alone: `who`, what a separator parts off, or all of it."""
    spans = [span for span in spans_of(line) if span.signature.place == "line"]
    if who is not None:
        spans = [s for s in spans if line.folded[s.start : s.end].strip() == folded(who).strip()]
    spans.sort(key=lambda span: span.signature.parting == " ")
    if not spans:
        written, rest = line.text.rstrip(" :：　"), ""
    else:
        closing = len(spans[0].signature.brackets) // 2
        written, rest = line.text[: spans[0].end + closing].strip(), line.text[spans[0].begin :].strip()
    return Label(written, rest, problem=f"「{written}」が誰か決まっていません")


def _behind_mark(line: Line, ways: Ways, role: Role) -> tuple[str, str]:
    """Return the text of a line without the mark that says what kind of line it is, and the mark."""
    marked = [way for way in ways if way.mark and way.label is None and way.role in _BEHIND_MARKS]
    marked.sort(key=lambda way: way.role is not role)
    if marked and not _OF_SOURCE.fullmatch(marked[0].mark):
        return marked[0].text or "", marked[0].mark
    mark = MARKS_BEFORE.match(line.folded)
    rest = line.text[mark.end() :].strip() if mark else ""
    return (rest, mark[0]) if mark and rest else (line.text, "")


def lessons_of(
    lines: Sequence[Line], reads: Sequence[Read], decided: Mapping[int, LineRole], linker: AgendaLinker
) -> dict[int, Lesson]:
    """Return what lines, by their places, are by what somebody said of them, and of others like them.

    `reads` is how they are read without that.
    """
    told = {place: decided[line.number] for place, line in enumerate(lines) if line.number in decided}
    alike = {each: role for place, role in told.items() for each in _prints(lines[place], reads[place], role)}
    similar = {
        _stand(lines, reads, place): role
        for place, role in told.items()
        if role is not LineRole.LEFT_OUT and _is_short(lines[place], reads[place])
    }
    found = {place: Lesson(role) for place, role in told.items()}
    for place in range(len(lines) if told else 0):
        lesson = None if place in found else _learnt(lines, reads, place, alike, similar)
        if lesson and not (lesson.by_analogy and linker.treats(reads[place].option.text_of(lines[place]))):
            found[place] = lesson
    return found


def _learnt(
    lines: Sequence[Line],
    reads: Sequence[Read],
    place: int,
    alike: Mapping[Print, LineRole],
    similar: Mapping[Print, LineRole],
) -> Lesson | None:
    """Return what a line learns from those printed `alike`, or else from short ones that stand in a `similar` way."""
    line, read = lines[place], reads[place]
    if read.option.role in _NOT_TAUGHT:
        return None
    for each in _prints(line, read):
        if each in alike:
            return Lesson(alike[each])
    role = similar.get(_stand(lines, reads, place)) if _is_short(line, read) else None
    return Lesson(role, by_analogy=True) if role else None


def denied_by_lines(
    lines: Sequence[Line], reads: Sequence[Read], decided: Mapping[int, LineRole]
) -> frozenset[str]:
    """Return the keys of labels that somebody called none, on one line or another."""
    return frozenset(
        label_key(read.option.label.written)
        for line, read in zip(lines, reads, strict=True)
        if read.option.label is not None and decided.get(line.number) is LineRole.NO_SPEAKER
    )


def _prints(line: Line, read: Read, role: LineRole | None = None) -> Iterator[Print]:
    """Yield what tells a line by its print: label, mark or words; of a line that is a label by decision, that label."""
    if read.option.label is not None and read.option.role in _WITH_LABEL:
        yield ("label", label_key(read.option.label.written), not read.option.label.rest)
        return
    if role in (None, LineRole.LABEL) and not read.option.mark:
        label = _label_by_form(line, None)
        if role is LineRole.LABEL or label.rest:
            yield ("label", label_key(label.written), not label.rest)
    mark = MARKS_BEFORE.match(line.folded)
    if mark:
        yield ("mark", mark[0].strip())
    elif read.option.mark:
        yield ("mark", read.option.mark)
    else:
        yield ("words", key(line.text))


def _is_short(line: Line, read: Read) -> bool:
    """Tell whether a line may be a heading, a caption or a label by its length, and nothing marks it."""
    option = read.option
    if option.label is not None or option.mark or option.role in (Role.NOTE, Role.ASIDE, Role.OUT):
        return False
    return len(line.text) <= _LONGEST_SHORT and not is_speech(line.folded)


def _stand(lines: Sequence[Line], reads: Sequence[Read], place: int) -> Print:
    """Return how a short line stands among its neighbours."""
    line = lines[place]
    before = reads[place - 1].option.role if place else None
    after = reads[place + 1].option.role if place + 1 < len(reads) else None
    return (
        line.gap_before,
        line.gap_after,
        line.indented,
        Role.TEXT if before in _SAID else before,
        Role.LABEL if after in _SPEAKS else after,
    )


def with_lessons(
    lines: Sequence[Line],
    options: Sequence[Ways],
    lessons: Mapping[int, Lesson],
    denied: frozenset[str] = frozenset(),
) -> list[Ways]:
    """Return the ways to read lines with one alone where it is settled, and without `denied` labels elsewhere."""
    kept = by_ways(lambda ways: _without_denied(ways, denied))
    return [
        [decided_option(line, ways, lessons[place])] if place in lessons else kept(ways)
        for place, (line, ways) in enumerate(zip(lines, options, strict=True))
    ]


def _without_denied(ways: Ways, denied: frozenset[str]) -> Ways:
    kept = [way for way in ways if way.label is None or label_key(way.label.written) not in denied]
    return ways if len(kept) == len(ways) else kept or [Option(Role.TEXT, 0.0, None)]


def decided_path(
    lines: Sequence[Line],
    options: Sequence[Ways],
    steps: Steps,
    decisions: Decisions,
    labelled: Mapping[int, str],
    linker: AgendaLinker,
    decide: Callable[..., list[Read]],
) -> list[Read]:
    """Return how each line is read by `decide`: as somebody decided, and the lines like those likewise.

    `labelled` are the labels by the reading that somebody chose, by the numbers of their lines; they teach nothing.
    """
    settings = [setting_of(line.gap_before, line.indented) for line in lines]
    reads = decide(options, settings, steps)
    decided = {number: role for number, role in decisions.lines.items() if role not in NAMED_ROLES}
    if not decided:
        return reads
    by_hand = {number: role for number, role in decided.items() if number not in labelled}
    lessons = lessons_of(lines, reads, by_hand, linker)
    for place, line in enumerate(lines):
        if line.number in labelled and decided.get(line.number) is LineRole.LABEL:
            lessons[place] = Lesson(LineRole.LABEL, who=labelled[line.number])
    taught = with_lessons(lines, options, lessons, denied_by_lines(lines, reads, decided))
    return decide(taught, settings, steps)
