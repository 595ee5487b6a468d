"""How much of a changed print came out right, and what is wrong without a word: the figures of the table.

*Misattributed*: words that stand, without a doubt on their line, under a person who did not say them; counted
once for each block of the gold whose words, or part of them, stand there (for each list, address or farewell
likewise). *Silent*: otherwise wrong without a doubt. *Collapsed*: a print with fewer than half of its
speakers right; *untold* where no finding says that the reading as a whole is not to be believed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Self

from tests.printing.forms import HONORIFICS
from tests.printing.gold import Document
from tests.printing.lines import Line, Part
from tests.printing.mutating.sheet import Sheet
from tests.printing.scoring import Score, Seen, Wrong, blocks_of, compare, normal
from tests.printing.trying import fair_labels
from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.record.review import LineUse, SourceLine

IMPLAUSIBLE = "import.reading.implausible"
_LONG_ENOUGH = 8


@dataclass
class Figures:
    """Figures over one changed print or many, added with `+=`."""

    prints: int = 0
    blocks: int = 0
    kinds: int = 0
    utterances: int = 0
    speakers: int = 0
    misattributed: int = 0
    told: int = 0
    silent: int = 0
    collapsed: int = 0
    untold: int = 0
    noise: int = 0

    def __iadd__(self, other: "Figures") -> Self:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)
        return self

    @property
    def kinds_share(self) -> float:
        """The share of blocks of the right kind."""
        return self.kinds / max(1, self.blocks)

    @property
    def speakers_share(self) -> float:
        """The share of utterances with the right speaker."""
        return self.speakers / max(1, self.utterances)

    @property
    def misattributed_of_thousand(self) -> float:
        """How many of a thousand blocks are misattributed."""
        return 1000 * self.misattributed / max(1, self.blocks)

    @property
    def silent_of_thousand(self) -> float:
        """How many of a thousand blocks are otherwise wrong in silence."""
        return 1000 * self.silent / max(1, self.blocks)

    @property
    def noise_share(self) -> float:
        """The share of blocks that are right and doubted."""
        return self.noise / max(1, self.blocks)


@dataclass(frozen=True)
class Misplaced:
    """Words of `unit` at the line `number` that stand in `block`, in silence."""

    unit: str
    number: int
    block: Seen


@dataclass
class Verdict:
    """What is wrong with the reading of one sheet."""

    figures: Figures
    score: Score
    misattributed: list[Misplaced] = field(default_factory=list)
    silent: list[Wrong] = field(default_factory=list)
    doubted: list[Wrong] = field(default_factory=list)
    implausible: bool = False

    @property
    def wrong_turns(self) -> float:
        """The share of utterances that have not the right speaker."""
        return 1 - self.figures.speakers_share if self.figures.utterances else 0.0


class _Doubts:
    """The doubts of a reading, by block, line and participant."""

    def __init__(self, findings: Iterable[Finding], got: Document) -> None:
        doubts = [finding for finding in findings if finding.severity is Severity.DOUBT]
        self.blocks = {doubt.block for doubt in doubts if doubt.block}
        self.lines = {doubt.line for doubt in doubts if doubt.line}
        self.people = {label for doubt in doubts for label in _participants(doubt, got)}


def _participants(doubt: Finding, got: Document) -> Iterator[str]:
    """Yield the label of the participant that a doubt is about."""
    for number, participant in enumerate(got["participants"]):
        if doubt.path is not None and doubt.path.startswith(f"participants[{number}]"):
            yield participant["label"]


class Judge:
    """Looks at one reading of a sheet: the record that was read, what was found, what became of each line."""

    def __init__(
        self,
        sheet: Sheet,
        want: Document,
        got: Document,
        findings: Sequence[Finding],
        uses: Iterable[SourceLine],
    ) -> None:
        self._sheet = sheet
        self._doubts = _Doubts(findings, got)
        self._implausible = any(finding.code == IMPLAUSIBLE for finding in findings)
        self._have = {seen.id: seen for seen in blocks_of(got)}
        self._joined = {seen.id: seen.text.replace("\n", "") for seen in self._have.values()}
        self._want = {block["id"]: block for block in want["body"]}
        self._numbers = defaultdict[str, list[int]](list)  # of the lines of each unit
        for number, line in enumerate(sheet.lines, 1):
            for unit in filter(None, (line.unit, line.glued)):
                self._numbers[unit].append(number)
        self._targets = defaultdict[int, list[str]](list)
        self._lines_of = defaultdict[str, list[int]](list)
        for use in uses:
            if use.use is LineUse.BLOCK and use.target is not None:
                self._targets[use.number].append(use.target)
                self._lines_of[use.target].append(use.number)
        self._printed = defaultdict[str, set[str]](set)
        for line in filter(lambda line: line.who, sheet.lines):
            self._printed[line.unit].add(_bare(line.who))
        self._known = {key for key in (p.get("label") for p in want["participants"]) if key}
        self._compared = compare(want, got, self._doubts.blocks)

    def verdict(self) -> Verdict:
        """Return what is wrong."""
        misplaced = list(self._misplaced())
        score, units = self._compared, {one.unit for one in misplaced}
        verdict = Verdict(Figures(), score, misplaced, implausible=self._implausible)
        figures = verdict.figures
        figures.prints, figures.blocks, figures.utterances = 1, score.blocks, score.utterances
        figures.kinds, figures.speakers = score.type, score.speaker
        figures.noise = sum(not self._open(seen) for seen in score.noisy)
        for wrong in score.wrong:
            doubted = self._doubted(wrong)
            if doubted and wrong.want is not None and wrong.want.id in self._sheet.open:
                figures.kinds += "type" in wrong.fields or wrong.have is None
                lost = wrong.have is None or {"type", "speaker"} & set(wrong.fields)
                figures.speakers += bool(wrong.want.type == "utterance" and lost)
            if doubted:
                verdict.doubted.append(wrong)
            elif not (self._tolerable(wrong) or self._counted(wrong, units)):
                verdict.silent.append(wrong)
        figures.misattributed, figures.silent = len(misplaced), len(verdict.silent)
        figures.told = len(misplaced) if self._implausible else 0
        collapsed = bool(figures.utterances) and figures.speakers * 2 < figures.utterances
        figures.collapsed, figures.untold = int(collapsed), int(collapsed and not self._implausible)
        return verdict

    def _open(self, seen: Seen) -> bool:
        """Tell whether a doubt on a block that was read is right: it holds a line that nobody can be sure of."""
        lines = self._sheet.lines
        return any(lines[number - 1].unit in self._sheet.open for number in self._lines_of[seen.id])

    def _doubted(self, wrong: Wrong) -> bool:
        """Tell whether a doubt stands on the block, or on a line of it."""
        want, have = wrong.want, wrong.have
        if (
            have is not None
            and have.type == "utterance"
            and have.speaker is None
            and wrong.fields == ("speaker",)
        ):
            return True  # it stands open
        if have is not None and wrong.fields == ("speaker",) and self._asked_of(have):
            return True
        if have is None and want is not None:
            have = self._begun(want)
        if have is not None and have.id in self._doubts.blocks:
            return True
        numbers = set(self._numbers[want.id] if want else ()) | set(self._lines_of[have.id] if have else ())
        if want is None:  # what was cut off may be asked about instead
            units = {self._sheet.lines[number - 1].unit for number in numbers}
            numbers.update(number for unit in units - {""} for number in self._numbers[unit])
        return bool(numbers & self._doubts.lines)

    def _begun(self, want: Seen) -> Seen | None:
        """Return the block of the same kind that begins with the words of one that seems missing: it holds too much."""
        for name in (name for number in self._numbers[want.id] for name in self._targets[number]):
            seen = self._have.get(name)
            if seen and seen.type == want.type and min(self._lines_of[name]) in self._numbers[want.id]:
                return seen
        return None

    def _asked_of(self, have: Seen) -> bool:
        """Tell whether the question about the speaker stands at a participant who is nobody else."""
        return have.speaker in self._doubts.people and have.speaker not in self._known

    def _tolerable(self, wrong: Wrong) -> bool:
        """Tell whether an extra block is what was added and tells nobody's words."""
        if wrong.want is not None or wrong.have is None or wrong.have.type not in ("text", "photo"):
            return False
        lines = [self._sheet.lines[number - 1] for number in self._lines_of[wrong.have.id]]
        return bool(lines) and all(line.part is Part.ADDED and line.unit for line in lines if not line.blank)

    def _counted(self, wrong: Wrong, units: AbstractSet[str]) -> bool:
        """Tell whether what is wrong is that words are misattributed."""
        if wrong.want is not None and wrong.want.id in units:
            return True
        if wrong.want is not None or wrong.have is None:
            return False
        lines = self._sheet.lines
        return any(lines[number - 1].unit in units for number in self._lines_of[wrong.have.id])

    def _misplaced(self) -> Iterator[Misplaced]:
        """Yield the first silent line of each unit whose words stand under a person who did not say them."""
        for unit, numbers in self._numbers.items():
            for number in numbers:
                block = self._wrongly_under(unit, number)
                if block is not None and not self._covered(unit, number, block):
                    yield Misplaced(unit, number, block)
                    break

    def _wrongly_under(self, unit: str, number: int) -> Seen | None:
        line = self._sheet.lines[number - 1]
        words = _bare(self._want[unit]["text"].split("\n")[0] if unit == line.glued else line.text)
        if not words:
            return None
        targets = [t for t in self._targets[number] if t in self._have]
        if unit == line.glued:  # the line holds another's words before
            targets = [t for t, text in self._joined.items() if words in text] or targets
        held = [t for t in targets if words in self._joined[t]] or targets
        if not held and unit in self._want and len(words) >= _LONG_ENOUGH:
            held = [block for block, text in self._joined.items() if words in text]
        blocks = [self._have[target] for target in held]
        if not blocks or any(self._rightly(unit, block) for block in blocks):
            return None
        return blocks[0]

    def _rightly(self, unit: str, have: Seen) -> bool:
        """Tell whether words of `unit` may stand in the block: under who said them, or under nobody."""
        want = self._want.get(unit)
        if have.type == "prompt":
            return want is not None and (want["type"] == "prompt" or self._is_host(want.get("speaker")))
        if have.type != "utterance" or have.speaker is None or self._asked_of(have):
            return True
        if want is None:
            return False
        if want["type"] == "prompt":
            return self._is_host(have.speaker)
        return want["type"] == "utterance" and self._is_speaker(unit, want.get("speaker"), have.speaker)

    def _is_speaker(self, unit: str, wanted: str | None, label: str) -> bool:
        """Tell whether a label means who said the block, or is the one printed there, whoever that is said to be."""
        key = self._sheet.block(unit).get("speaker")
        if wanted == label or _bare(label) in self._printed.get(unit, ()):
            return True
        if key is None:
            return False
        content, style = self._sheet.content, self._sheet.style
        return _bare(label) in fair_labels(content.person(key), content, style)

    def _is_host(self, label: str | None) -> bool:
        host = self._sheet.content.host
        if not host or label is None:
            return False
        family = self._sheet.content.person(host).family
        return family in label or label == self._sheet.content.role

    def _covered(self, unit: str, number: int, block: Seen) -> bool:
        """Tell whether a doubt stands on the words: on their line or their label's, or on the block that they begin."""
        if number in self._doubts.lines:
            return True
        own = [n for n in self._numbers[unit] if n <= number and block.id in self._targets[n]]
        labels = [n for n in self._numbers[unit] if n <= number and self._sheet.lines[n - 1].who]
        if self._doubts.lines & {*own, *labels}:
            return True
        first = min(self._lines_of[block.id], default=0)
        return block.id in self._doubts.blocks and first in self._numbers[unit]


def labels_printed(sheet: Sheet) -> dict[str, set[str]]:
    """Return for each person, by key, the labels under which they speak and nobody else does, honorifics or not."""
    found = defaultdict[str, set[str]](set)
    for line in sheet.lines:
        if line.part is Part.TALK and line.who and len(line.keys) == 1:
            label = _bare(line.who)
            found[line.keys[0]] |= {label, *(label.removesuffix(word) for word in HONORIFICS)}
    counts = Counter(label for labels in found.values() for label in labels)
    return {key: {label for label in labels if counts[label] == 1} for key, labels in found.items()}


def as_printed(sheet: Sheet, want: Document, got: Document) -> Document:
    """Return the gold in which who is known by a label alone is the participant of that label."""
    labels = {_bare(p.get("label")): str(p["label"]) for p in got["participants"] if p.get("label")}
    printed = {line.unit: _bare(line.who) for line in reversed(sheet.lines) if line.who}
    body = []
    for block in want["body"]:
        label = printed.get(block["id"])
        if block["type"] == "utterance" and block.get("speaker") is None and label in labels:
            body.append(
                {**block, "speaker": labels[label]} if _is_read_so(block, labels[label], got) else block
            )
        else:
            body.append(block)
    return {**want, "body": body}


def _is_read_so(block: Mapping[str, Any], label: str, got: Document) -> bool:
    words = _bare(block.get("text"))
    return any(other.get("speaker") == label and _bare(other.get("text")) == words for other in got["body"])


def unbroken(sheet: Sheet, want: Document, got: Document) -> Document:
    """Return what was read, with the gold's paragraphs where nobody can say where they end."""
    loose = {_bare(b["text"]): b["text"] for b in want["body"] if b["id"] in sheet.loose and "text" in b}
    if not loose:
        return got
    return {**got, "body": [_with_paragraphs(block, loose) for block in got["body"]]}


def _with_paragraphs(block: Mapping[str, Any], loose: Mapping[str, str]) -> Mapping[str, Any]:
    text = loose.get(_bare(block.get("text")))
    return {**block, "text": text} if text is not None else block


def _bare(text: str | None) -> str:
    return normal(text).replace("\n", "")


def around(lines: Sequence[Line], number: int, width: int = 2) -> Iterator[str]:
    """Yield the lines of a sheet around the one with `number`."""
    for place in range(max(0, number - 1 - width), min(len(lines), number + width)):
        yield f"      {place + 1:>4}{'>' if place == number - 1 else ' '} {lines[place].printed[:90]}"
