"""Subtitles and the output of speech recognisers: cues with times, cut anywhere, made into turns."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, starmap

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, unwrapped
from zadankai_editor.recognize.candidates import newcomers
from zadankai_editor.recognize.cast.display_names import display_name
from zadankai_editor.recognize.cast.from_labels import of_each_person, row_of_placeholder
from zadankai_editor.recognize.cast.label_members import member_of_label
from zadankai_editor.recognize.cast.likeness import is_crowd, likeness
from zadankai_editor.recognize.cast.people import Member
from zadankai_editor.recognize.convention.signatures import Signatures, read_signatures, spanned_lines
from zadankai_editor.recognize.decisions import Decisions, LineRole
from zadankai_editor.recognize.doubts import DoubtNote, FieldDoubt, Uncertain, quoted
from zadankai_editor.recognize.draft import BlockDraft, Draft
from zadankai_editor.recognize.events import is_event
from zadankai_editor.recognize.judge.interruptions import Interruptions
from zadankai_editor.recognize.labels import Label, LabelReader, is_moderator_label, label_key
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.machine import is_placeholder, is_spaced, joined, without_gaps
from zadankai_editor.recognize.page.ends import amid_phrase
from zadankai_editor.recognize.spans.label_spans import Signature
from zadankai_editor.recognize.spans.line_spans import spans_of
from zadankai_editor.record.attribution import Strategy
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.record.printed_labels import NO_SPEAKER

_OFTEN = 2
_USUAL_SHARE = 0.15
_LONGER_THAN_ROWS = 15
_PAUSE = 1.5
_LONGEST_NAMES = 4
_LONGEST_ALONE = 12
_LOOSE = frozenset((" ", "「", ")", "・", "-", "―"))
_USUAL_FORM = 2.0
_LIKELY, _POSSIBLE = -0.5, -3.0
_IN_CUES = ("()", "[]")
_CHANGE = re.compile(r">{2,3} *(?=[^ >])|[-―] +(?=[^ ])")
"""What subtitles print where somebody else begins to speak, and is no part of what is said."""


@dataclass
class Turn:
    """What one voice says without a break: its cues, each with the words that it says.

    `label`: as the markup or the text says; `None` where nothing does. `carried`: some cue goes on
    without a label.
    """

    label: str | None
    cues: list[tuple[Line, str]] = field(default_factory=list)
    from_source: bool = False
    carried: bool = False

    @property
    def end(self) -> float | None:
        """When its last cue ends, in seconds."""
        hint = self.cues[-1][0].hint
        return hint.end if hint else None


class Transcript:
    """The turns of a list of cues."""

    def __init__(self, lines: Sequence[Line], decisions: Decisions) -> None:
        self._decisions = decisions
        self.left_out = [line for line in lines if self._is_left_out(line)]
        self._cues = [line for line in lines if line.text and not self._is_left_out(line)]
        self._forms = read_signatures(spanned_lines(self._cues))
        self._inline = self._labels_in_text()
        self._suspects: dict[int, str] = {}
        self._changes: set[int] = set()
        said = [self._said(line) for line in self._cues]
        labelled = sum(label is not None for label, _, _ in said)
        self._carries = 0 < labelled < (1 - _USUAL_SHARE) * len(said) and not any(s[2] for s in said)
        self.turns = self._turns(said)
        self._spaced = is_spaced(self._cues)

    def _is_left_out(self, line: Line) -> bool:
        return bool(line.left_out) or self._decisions.lines.get(line.number) is LineRole.LEFT_OUT

    def _labels_in_text(self) -> set[str]:
        """Return the keys of labels that stand before cues again and again; of all where most cues begin with one."""
        counts: Counter[str] = Counter()
        likely: set[str] = set()
        for line in self._cues:
            change = _CHANGE.match(line.folded)
            begin = change.end() if change else 0
            cue = replace(line, text=line.text[begin:], folded=line.folded[begin:]) if begin else line
            found = _inline(cue, self._forms)
            if found:
                counts[label_key(found[0])] += 1
                if _is_likely(found[0]):
                    likely.add(label_key(found[0]))
        if len(counts) >= _OFTEN and 2 * counts.total() >= len(self._cues):
            return set(counts)
        return {entry for entry, count in counts.items() if count >= _OFTEN and entry in likely}

    def _said(self, line: Line) -> tuple[str | None, str, bool]:
        """Return who speaks in a cue, what is said, and whether the markup names who speaks."""
        role = self._decisions.lines.get(line.number)
        if line.hint is not None and line.hint.label:
            return line.hint.label, line.text, True
        change = _CHANGE.match(line.folded)
        if change is not None:
            self._changes.add(line.index)
            line = replace(line, text=line.text[change.end() :], folded=line.folded[change.end() :])
        found = None if role in (LineRole.NO_SPEAKER, LineRole.SPEECH) else _inline(line, self._forms)
        if found and (label_key(found[0]) in self._inline or role is LineRole.LABEL):
            return found[0], found[1], False
        if found and role is None and _is_likely(found[0]):
            self._suspects[line.index] = found[0]
        return None, line.text, False

    def suspect(self, line: Line) -> str | None:
        """Return what a cue begins with as a label might; `None` where nothing does, or where it was read."""
        return self._suspects.get(line.index)

    def _turns(self, said: Sequence[tuple[str | None, str, bool]]) -> list[Turn]:
        turns: list[Turn] = []
        for line, (label, text, from_source) in zip(self._cues, said, strict=True):
            if turns and self._goes_on(turns[-1], label, line):
                turns[-1].carried |= label is None and turns[-1].label is not None
            else:
                turns.append(Turn(label, from_source=from_source))
            turns[-1].cues.append((line, text))
        return turns

    def _goes_on(self, turn: Turn, label: str | None, line: Line) -> bool:
        if label is not None:
            return turn.label is not None and label_key(label) == label_key(turn.label)
        decided = self._decisions.lines.get(line.number) is LineRole.SPEECH
        if line.index in self._changes and not decided:
            return False
        if decided or _same_cue(turn, line):
            return True
        if turn.label is not None:
            return self._carries
        start = line.hint.start if line.hint else None
        pause = start is not None and turn.end is not None and start - turn.end >= _PAUSE
        return not pause or not ends_sentence(turn.cues[-1][0].folded)

    def text_of(self, turn: Turn) -> str:
        """Return what is said in a turn, as one paragraph."""
        pieces = [without_gaps(text) if self._spaced else text for _, text in turn.cues]
        return joined([piece for piece in pieces if piece])

    def rows(self) -> list[Member]:
        """Return those who speak, in the order in which they first do.

        It is certain that somebody speaks under a label; who that is, is asked once where a machine gave it.
        """
        first: dict[str, tuple[str, Member]] = {}
        for turn in self.turns:
            label = turn.label or ""
            entry = label_key(label)
            if entry and entry not in first and entry not in self._decisions.speakers and not is_crowd(label):
                first[entry] = label, _row(turn, label)
        rows = of_each_person(list(first.values()))
        return [*rows, *newcomers(rows, self._decisions.speakers)]


def _row(turn: Turn, label: str) -> Member:
    number = turn.cues[0][0].number
    if is_placeholder(label):
        return row_of_placeholder(label, number)
    return member_of_label(label, number, sure=turn.from_source).having(moderator=is_moderator_label(label))


def _inline(line: Line, forms: Signatures) -> tuple[str, str] | None:
    """Return the label that a cue begins with, if any, and what is said behind it.

    What is said may hold a colon, too: the shortest label is the one, with what it tells of before the name.
    """
    alone = unwrapped(line.text)
    if alone and len(alone) <= _LONGEST_ALONE and not is_event(alone):
        return alone.strip(), ""
    found: list[tuple[str, str]] = []
    for span in spans_of(line):
        label, text = line.text[span.start : span.end].strip(), line.text[span.begin :].strip()
        if label and text and _may_part(span.signature, forms) and _may_be_somebody(label, span.signature):
            found.append((label, text))
    shortest = min(found, key=lambda one: len(one[0]), default=None)
    whole = (one for one in found if shortest and _is_from(one[0], shortest[0]))
    return next(whole, shortest)


def _is_from(label: str, place: str) -> bool:
    """Tell whether a label says before the name where somebody is from: `【湊浜町】椿`."""
    given = display_name(label)
    return given is not None and given.office == place


def _may_part(form: Signature, forms: Signatures) -> bool:
    """Tell whether labels of cues may be printed so: in brackets, before a colon, or as it recurs before speech."""
    if form.place != "line":
        return False
    if form.brackets or form.parting == ":":
        return True
    return form.parting not in _LOOSE and forms.weight(form) > _USUAL_FORM


def _may_be_somebody(label: str, form: Signature) -> bool:
    read = folded(label)
    if is_event(label) or (NO_SPEAKER.fullmatch(read) and not is_moderator_label(label)):
        return False
    return bool(form.brackets) or is_placeholder(label) or likeness(read) >= _POSSIBLE


def _is_likely(label: str) -> bool:
    return is_placeholder(label) or likeness(folded(label)) >= _LIKELY or unwrapped(label) is not None


def _same_cue(turn: Turn, line: Line) -> bool:
    """Tell whether a line is the next one of the cue that a turn ends in."""
    before, hint = turn.cues[-1][0].hint, line.hint
    if before is None or hint is None or hint.start is None:
        return False
    return (before.start, before.end, before.label) == (hint.start, hint.end, hint.label)


def read_turns(
    transcript: Transcript, labels: LabelReader, draft: Draft, tick: Callable[[int], None]
) -> None:
    """Add an utterance for each turn to `draft`; the names that machines gave are kept as written."""
    for line in transcript.left_out:
        draft.leave_out(line, line.left_out or "取り込みの確認で除外", tell=line.left_out is None)
    spoken = {label_key(turn.label) for turn in transcript.turns if turn.label}
    ends = {entry[-1] for entry in spoken if entry}
    amid = Interruptions(_IN_CUES, lambda who: label_key(who) in spoken, ends)
    for done, turn in enumerate(transcript.turns):
        block = draft.open(BlockKind.UTTERANCE)
        for line, text in turn.cues:
            block.add(line, text)
        block.paragraphs = [transcript.text_of(turn)]
        if turn.label is None:
            _nobody(block, transcript, turn)
        else:
            _somebody(block, labels, turn)
        for line, text in turn.cues:
            suspect = transcript.suspect(line) or amid.find(line.folded, len(line.folded) - len(text))
            if suspect is not None:
                message = f"{quoted(suspect)}で始まる部分があります。この人の発言でないか確かめてください。"
                block.doubt(Uncertain.SPEAKER, message, line.number)
        tick(done)
    doubt_placeholders(draft)


def doubt_placeholders(draft: Draft) -> None:
    """Ask once for those whom a machine named."""
    found = Counter(b.written for b in draft.blocks if b.written and b.label and b.label.placeholder)
    if found:
        draft.doubts.append(FieldDoubt("participants", _unnamed(found, draft)))


def _nobody(block: BlockDraft, transcript: Transcript, turn: Turn) -> None:
    block.strategy = Strategy.NONE
    number = turn.cues[0][0].number
    first = turn is transcript.turns[0]
    if first or any(other.label for other in transcript.turns):
        message = "誰の発言か書かれていません。発言者を選んでください。"
        block.doubt(Uncertain.SPEAKER, message, number)


def _somebody(block: BlockDraft, labels: LabelReader, turn: Turn) -> None:
    written = (turn.label or "").strip()
    label = labels.resolve(written)
    number = turn.cues[0][0].number
    if label is None:
        block.label = Label(written, placeholder=is_placeholder(written))
        block.strategy, block.written = Strategy.NONE, written
        if not is_placeholder(written):
            message = f"{quoted(written)}が誰か決められません。発言者を選んでください。"
            block.doubt(Uncertain.SPEAKER, message, number)
        return
    block.label, block.speakers, block.role = label, label.speakers, label.role
    block.strategy = Strategy.SOURCE if turn.from_source and not label.decided else label.strategy
    if not label.speakers:
        block.written = written
    if label.problem:
        block.doubt(Uncertain.SPEAKER, f"{label.problem}。発言者を確かめてください。", number)


def _unnamed(placeholders: Mapping[str, int], draft: Draft) -> DoubtNote:
    shown = "、".join(f"「{name}」" for name in list(placeholders)[:_LONGEST_NAMES])
    more = "など" if len(placeholders) > _LONGEST_NAMES else ""
    message = (
        f"{shown}{more}は機械が付けた仮の名前です。発言者の候補で、それぞれが誰かを一度ずつ選んでください。"
    )
    first = next(b.lines[0] for b in draft.blocks if b.written in placeholders)
    return DoubtNote(Uncertain.PARTICIPANT, message, first)


def join_turns(draft: Draft, *, spaced: bool) -> None:
    """Make one utterance of those in a row that a machine gave to one speaker, each of one paragraph.

    `spaced`: the words are set apart by spaces, which go.
    """
    blocks: list[BlockDraft] = []
    cuts = _is_cut_often(draft)
    for block in draft.blocks:
        if block.kind is BlockKind.UTTERANCE:
            pieces = [without_gaps(text) if spaced else text for text in block.paragraphs]
            block.paragraphs = _mended(pieces) if cuts else pieces
            if blocks and _is_same_voice(blocks[-1], block):
                _append(blocks[-1], block)
                continue
        blocks.append(block)
    draft.blocks = blocks


def _is_cut_often(draft: Draft) -> bool:
    """Tell whether paragraphs end amid a sentence so often that a machine has cut them."""
    breaks = [
        pair
        for block in draft.blocks
        if block.kind is BlockKind.UTTERANCE
        for pair in pairwise(block.paragraphs)
    ]
    cut = sum(starmap(_is_cut, breaks))
    return cut > _USUAL_SHARE * len(breaks) and cut > 1


def _is_cut(before: str, behind: str) -> bool:
    """Tell whether a paragraph ends amid a sentence, and not as a short row above another does."""
    read = folded(before)
    if ends_sentence(read):
        return False
    return len(read) >= _LONGER_THAN_ROWS or amid_phrase(read, folded(behind)) > 0


def _mended(pieces: Sequence[str]) -> list[str]:
    """Return paragraphs, with those joined that are cut amid a sentence."""
    paragraphs: list[str] = []
    for piece in pieces:
        if paragraphs and _is_cut(paragraphs[-1], piece):
            paragraphs[-1] = joined([paragraphs[-1], piece])
        else:
            paragraphs.append(piece)
    return paragraphs


def _is_same_voice(before: BlockDraft, block: BlockDraft) -> bool:
    if before.kind is not BlockKind.UTTERANCE or block.kind is not BlockKind.UTTERANCE:
        return False
    if block.speakers or before.speakers:
        cut = bool(before.paragraphs) and not ends_sentence(folded(before.paragraphs[-1]))
        return block.speakers == before.speakers and cut
    return bool(block.written) and block.written == before.written


def _append(block: BlockDraft, more: BlockDraft) -> None:
    block.paragraphs = [joined([*block.paragraphs, *more.paragraphs])]
    block.lines += more.lines
    block.words += more.words
    block.notes = {**more.notes, **block.notes}
    block.end = more.end if more.end is not None else block.end
