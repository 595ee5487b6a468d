"""What of a source its reading leaves unexplained: a second look, by form and names alone, at where somebody may begin.

The look knows the lines and the record, and nothing of how the record came about. Each place where it and the reading
do not agree is a turn that may be wrong; how many these are of all turns says how much the reading is to be believed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter
from typing import NamedTuple

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.directory import Directory, Mention
from zadankai_editor.recognize.cast.likeness import is_crowd, likeness
from zadankai_editor.recognize.convention.signatures import (
    Group,
    Signatures,
    Spanned,
    read_signatures,
    spanned_lines,
    who_key,
)
from zadankai_editor.recognize.decisions import Decisions, LineRole
from zadankai_editor.recognize.known import Known, directory_of
from zadankai_editor.recognize.labels import definition, label_key
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.machine import is_spaced
from zadankai_editor.recognize.spans.label_spans import LabelSpan, Signature
from zadankai_editor.recognize.vocabulary import PLACEHOLDER
from zadankai_editor.record.nodes import Block, BlockKind, Participant
from zadankai_editor.record.review import LineUse, SourceLine, State

_LIKELY_FORM, _LIKELY_NAME = 0.5, 0.5
_NAMED = 4.0
"""How much a label is somebody who is called so in the record."""
_LIKE_A_NAME, _UNLIKE_A_NAME = 1.5, -1.5
_FEW, _AGAIN = 4, 2
_SURE, _UNSURE, _ALONE = 1.0, 0.5, 0.25
_UNHEARD_OF = 1.5
"""How much it says that somebody bears no name: words that are taken for one label are so elsewhere."""
_OUTSIDE = 1.5
"""How much more a label says that stands before or behind the talk: all that is said between is lost with it."""
_MOSTLY = 0.75
_EDGES = ("lead", "closing")
_TALK_FIELDS = (*_EDGES, "notes")
_DEFINED = Signature(parting=":", brackets="()", place="own")
_FIRST_MENTION = "名前（以下「略称」）：本文"


class Look(NamedTuple):
    """The lines of a source with the ways to part them, and the forms that recur in them."""

    spanned: Sequence[Spanned]
    signatures: Signatures


def look_at(lines: Sequence[Line]) -> Look:
    """Return what is seen of the labels of a source by form alone."""
    spanned = spanned_lines(lines, spaced=is_spaced(lines))
    return Look(spanned, read_signatures(spanned))


class Why(Enum):
    """Why a turn is unexplained."""

    SWALLOWED = "swallowed"
    """A label stands here, and nobody begins to speak."""
    OTHER = "other"
    """Somebody else speaks than the label names."""
    NOBODY = "nobody"
    """Who speaks by the label is not among the participants, or nobody was found to speak."""
    STRANGE = "strange"
    """Somebody speaks where no label stands, or says nothing."""


@dataclass(frozen=True)
class Unexplained:
    """A turn that may be wrong: where, why, how much it says (1: it surely is); `who` is printed there, in a `form`."""

    line: int
    why: Why
    weight: float
    who: str = ""
    form: str = ""


@dataclass(frozen=True)
class Explanation:
    """What a reading leaves unexplained of so many `turns`; `read` says how many labels of each form it has read."""

    turns: int
    unexplained: Sequence[Unexplained]
    read: Mapping[str, int]

    @property
    def weight(self) -> float:
        """How many turns are probably wrong."""
        return sum(one.weight for one in self.unexplained)

    @property
    def share(self) -> float:
        """The share of the turns that are probably wrong."""
        return self.weight / self.turns if self.turns else 0.0


@dataclass(frozen=True)
class _Claim:
    """What a line may begin with (or end in, where labels sign): who, in which form, and whom of the record that names.

    `again`: the same stands in this form elsewhere; `usual`: most of what stands in it recurs. `below`:
    what stands in it stands right below something, and above a blank line.
    """

    line: int
    who: str
    signature: Signature
    mention: Mention | None
    again: bool = True
    usual: bool = True
    below: bool = False

    @property
    def form(self) -> str:
        """How a label of this form looks."""
        return _FIRST_MENTION if self.signature is _DEFINED else self.signature.form()

    @property
    def person(self) -> int | None:
        """The only one who is named."""
        return self.mention.person if self.mention is not None else None

    @property
    def named(self) -> bool:
        """Whether it names one person, and not by an office alone."""
        return self.person is not None and self.mention is not None and self.mention.form < Form.TITLE

    @property
    def whole(self) -> bool:
        """Whether a name stands here, or nothing in the line but who is called so."""
        alone = self.signature.place == "own" and self.again and likeness(folded(self.who)) >= _LIKE_A_NAME
        return self.named or alone or (self.signature.place == "own" and self.person is not None)

    @property
    def weight(self) -> float:
        """How likely somebody begins to speak here, if it is not in a list."""
        if self.person is None and not self.usual:
            return 0.0
        return _SURE if self.again else _UNSURE


def explained(state: State, look: Look, decisions: Decisions) -> Explanation:
    """Return what the record in `state` explains of the source that was looked at.

    What somebody has decided of a line, or of the label that stands there, needs no explanation.
    """
    reading = _Reading(state)
    claims = {claim.line: claim for claim in _claims(look, state.record.participants)}
    settled = set(decisions.speakers) | {
        label_key(claim.who)
        for claim in claims.values()
        if decisions.lines.get(claim.line, LineRole.LABEL) is not LineRole.LABEL
    }
    found = [
        one
        for one in (*reading.of_claims(claims.values()), *reading.of_utterances(claims))
        if one.weight and one.line not in decisions.lines and label_key(one.who) not in settled
    ]
    by_line = {one.line: one for one in sorted(found, key=attrgetter("weight"))}
    turns = len(reading.spoken) + sum(one.why is Why.SWALLOWED for one in by_line.values())
    read = Counter(claim.form for claim in claims.values() if reading.has_spoken(claim))
    return Explanation(turns, sorted(by_line.values(), key=attrgetter("line")), read)


def _claims(look: Look, people: Sequence[Participant]) -> Iterator[_Claim]:
    directory = directory_of(Known(tuple(people)))
    found = [claim for one in look.spanned if (claim := _claim(one, look.signatures, directory)) is not None]
    counts: dict[Signature, Counter[str]] = defaultdict(Counter)
    under = Counter[Signature]()
    right_below = {one.line.number for one in look.spanned if one.line.gap_after and not one.line.gap_before}
    for claim in found:
        counts[claim.signature][who_key(claim.who)] += 1
        under[claim.signature] += claim.line in right_below
    recurring = {signature for signature, who in counts.items() if recurs(who)}
    for claim in found:
        defined = claim.signature is _DEFINED
        again = defined or counts[claim.signature][who_key(claim.who)] >= _AGAIN
        usual = defined or claim.signature in recurring
        below = (
            claim.signature.place == "own"
            and under[claim.signature] >= _MOSTLY * counts[claim.signature].total()
        )
        yield _Claim(claim.line, claim.who, claim.signature, claim.mention, again, usual, below)


def recurs(names: Counter[str]) -> bool:
    """Tell whether most of what stands in a form stands there again and again."""
    again = [count for count in names.values() if count >= _AGAIN]
    return names.total() >= _FEW and 2 * sum(again) >= names.total()


def _claim(one: Spanned, signatures: Signatures, directory: Directory) -> _Claim | None:
    line = one.line
    defined = definition(line.text, line.folded)
    if defined is not None:
        mentions = [directory.mention(who) for who in (defined.who, defined.alias) if who]
        mention = max(mentions, key=_names_one)
        return _Claim(line.number, defined.alias or defined.who, _DEFINED, mention)
    likely = list(_likely(one, signatures, directory))
    if not likely:
        return None
    _, span, mention = max(likely, key=lambda found: (_names_one(found[2]), found[0]))
    return _Claim(line.number, line.text[span.start : span.end].strip(), span.signature, mention)


def _names_one(mention: Mention | None) -> bool:
    return mention is not None and mention.person is not None


def _likely(
    one: Spanned, signatures: Signatures, directory: Directory
) -> Iterator[tuple[float, LabelSpan, Mention | None]]:
    for span in one.spans:
        form = signatures.weight(span.signature)
        group = signatures.group(span.signature, one.line.folded[span.start : span.end])
        if form >= _LIKELY_FORM and group is not None:
            mention = directory.mention(one.line.text[span.start : span.end].strip())
            if group.weight + _gained(group, mention) > _LIKELY_NAME:
                yield form, span, mention


def _gained(group: Group, mention: Mention | None) -> float:
    return 0.0 if mention is None else max(0.0, _NAMED - max(likeness(group.who), group.known))


class _Reading:
    """What became of each line."""

    def __init__(self, state: State) -> None:
        self._labels = {person.id: person.label for person in state.record.participants}
        self._people = list(self._labels)
        self.spoken = [block for block in state.record.blocks if block.kind is BlockKind.UTTERANCE]
        self._named = any(block.speaker is not None or block.written for block in self.spoken)
        blocks = {block.id: block for block in state.record.blocks}
        self._uses = defaultdict[int, list[SourceLine]](list)
        self._first, self._last = dict[str, SourceLine](), dict[str, int]()
        for use in state.review.lines:
            self._uses[use.number].append(use)
            if use.target in blocks:
                self._first.setdefault(use.target or "", use)
                self._last[use.target or ""] = use.number
        self._going_on = defaultdict[int, set[object]](set)
        for id_, last in self._last.items():
            for number in range(self._first[id_].number, last):
                self._going_on[number].add(blocks[id_].speaker)
        self._begun = _by_line({id_: use.number for id_, use in self._first.items()}, blocks)
        self._ended = _by_line(self._last, blocks)
        self._before = dict(zip(blocks, [None, *state.record.blocks], strict=False))
        self._before_talk = self._words_before_talk(state.review.source.text if state.review.source else "")

    def _words_before_talk(self, text: str) -> str:
        """Return what stands before the first block and is not listed, as keys."""
        first = min((use.number for use in self._first.values()), default=0)
        rows = enumerate(text.split("\n")[: max(0, first - 1)], 1)
        return "\n".join(key(folded(row)) for number, row in rows if not self._is_listed(number))

    def spoken_at(self, claim: _Claim) -> Block | None:
        """Return the utterance that begins at a label, or ends in it where it signs."""
        found = [
            *self._begun[claim.line],
            *(self._ended[claim.line] if claim.signature.place == "end" else ()),
        ]
        return next((block for block in reversed(found) if block.kind is BlockKind.UTTERANCE), None)

    def has_spoken(self, claim: _Claim) -> bool:
        """Tell whether somebody begins to speak at a label, or whom it names speaks already and goes on."""
        if self.spoken_at(claim) is not None:
            return True
        who = self._people[claim.person] if claim.person is not None else None
        signed = (block.speaker for block in self._ended[claim.line] if claim.below)
        return who is not None and (who in self._going_on[claim.line] or who in signed)

    def _is_listed(self, number: int) -> bool:
        """Tell whether a line is one of the header: in a list, the title, the date."""
        return any(
            use.use is LineUse.FIELD and not (use.target or "").startswith(_TALK_FIELDS)
            for use in self._uses[number]
        )

    def of_claims(self, claims: Iterable[_Claim]) -> Iterator[Unexplained]:
        """Yield the labels that the reading does not take for such, or for somebody else's."""
        for claim in claims:
            why, weight = self._why(claim)
            if why is not None and weight:
                yield Unexplained(claim.line, why, weight, claim.who, claim.form)

    def _why(self, claim: _Claim) -> tuple[Why | None, float]:
        if self._is_listed(claim.line):
            return None, 0.0
        spoken, begun = self.spoken_at(claim), self._begun[claim.line]
        if spoken is not None:
            return self._who_speaks(claim, spoken)
        kind = begun[-1].kind if begun else None
        if kind is BlockKind.PROMPT:
            somebody = claim.mention is not None and claim.mention.form < Form.ROLE
            return Why.SWALLOWED, _SURE * (somebody or claim.person is not None)
        if kind in (BlockKind.SECTION, BlockKind.HEADING, BlockKind.PHOTO):
            return Why.SWALLOWED, claim.weight * (claim.again or claim.named)
        return (
            (None, 0.0) if self.has_spoken(claim) else (Why.SWALLOWED, claim.weight * self._place_of(claim))
        )

    def _place_of(self, claim: _Claim) -> float:
        """Return how much a label says by where it went: more outside of the talk, nothing where it is left out."""
        uses = self._uses[claim.line]
        if any((use.target or "").startswith(_EDGES) for use in uses):
            return _OUTSIDE
        return float(claim.whole or not any(use.use is LineUse.LEFT_OUT and not use.text for use in uses))

    def _who_speaks(self, claim: _Claim, block: Block) -> tuple[Why | None, float]:
        """Return what is wrong where somebody begins to speak at a label: it names somebody else, or a participant."""
        if claim.person is None or self._people[claim.person] in (block.speaker, *block.with_speakers):
            return None, 0.0
        return (Why.NOBODY, claim.weight) if block.speaker is None else (Why.OTHER, _SURE)

    def of_utterances(self, claims: Mapping[int, _Claim]) -> Iterator[Unexplained]:
        """Yield the utterances of nobody, without words, and those that begin where no label stands."""
        spoken = [(block, self._first[block.id]) for block in self.spoken if block.id in self._first]
        claimed = {
            block.id: claims.get(first.number) or claims.get(self._last[block.id]) for block, first in spoken
        }
        strangers = Counter(_strangers(spoken, claimed))
        beyond = self._beyond_list()
        for block, first in spoken:
            claim = claimed[block.id]
            if block.speaker in beyond:
                yield Unexplained(first.number, Why.NOBODY, _UNSURE, self._label(block))
            if _is_stranger(block):
                weight = self._of_stranger(block, claim, strangers)
                yield Unexplained(first.number, Why.NOBODY, weight, block.written or "")
            elif not block.text or (block.speaker is None and not (block.written or first.text)):
                yield Unexplained(first.number, Why.STRANGE, self._of_unlabelled(block, claims))
            elif claim is None and not block.continued and self._is_strange(block):
                yield Unexplained(first.number, Why.STRANGE, _UNHEARD_OF, self._label(block))

    def _beyond_list(self) -> frozenset[str]:
        """Return those who take part by their labels alone, where a list names others and these say most of all."""
        listed = {
            use.target
            for uses in self._uses.values()
            if not any(use.use is LineUse.BLOCK for use in uses)
            for use in uses
            if use.use is LineUse.FIELD
        }
        beyond = {who for place, who in enumerate(self._people) if f"participants[{place}]" not in listed}
        said = [block.speaker in beyond for block in self.spoken]
        most = len(beyond) < len(self._people) and 2 * sum(said) > len(said)
        return frozenset(beyond) if most else frozenset()

    def _of_stranger(self, block: Block, claim: _Claim | None, strangers: Counter[str]) -> float:
        """Return how likely it is the reading that does not know somebody.

        One stranger alone may well be one, unless they say most of all, or what stands before the talk names them: a
        row that was not read.
        """
        who = _who_of(block, claim)
        if claim is not None and claim.mention is not None:
            return 0.0 if claim.mention.form < Form.TITLE and claim.person is None else _UNSURE
        if claim is None and likeness(folded(block.written or "")) <= _UNLIKE_A_NAME:
            return _UNHEARD_OF
        many = len(strangers) > 1 or 2 * strangers[who] > len(self.spoken) or who in self._before_talk
        return (_SURE if strangers[who] >= _AGAIN else _UNSURE) * (1.0 if many else _ALONE)

    def _is_strange(self, block: Block) -> bool:
        label = self._label(block)
        return bool(label) and likeness(folded(label)) <= _UNLIKE_A_NAME

    def _label(self, block: Block) -> str:
        """Return how who speaks is called in the record."""
        return self._labels.get(block.speaker, "") if isinstance(block.speaker, str) else ""

    def _of_unlabelled(self, block: Block, claims: Mapping[int, _Claim]) -> float:
        """Return how likely it is wrong that nobody is known to say something.

        Behind a photo somebody may go on, and a label that was taken for its caption counts by itself. Where nobody
        is named at all, who answers a question may be known from elsewhere.
        """
        before = self._before[block.id]
        if block.text and before is not None and before.kind is BlockKind.PROMPT and not self._named:
            return 0.0
        if not block.text or before is None or before.kind is not BlockKind.PHOTO:
            return _SURE
        shown = self._first.get(before.id)
        return 0.0 if shown is not None and shown.number in claims else _UNSURE


def _strangers(
    spoken: Iterable[tuple[Block, SourceLine]], claimed: Mapping[str, _Claim | None]
) -> Iterator[str]:
    """Yield who speaks in each utterance of a stranger of whom the record has no mention."""
    for block, _ in spoken:
        claim = claimed[block.id]
        if _is_stranger(block) and (claim is None or claim.mention is None):
            yield _who_of(block, claim)


def _is_stranger(block: Block) -> bool:
    """Tell whether who speaks by the label is no participant, but a person whom a list could have."""
    if block.speaker is not None or not block.written:
        return False
    return not is_crowd(block.written) and PLACEHOLDER.fullmatch(folded(block.written)) is None


def _who_of(block: Block, claim: _Claim | None) -> str:
    return who_key(folded(claim.who if claim is not None else block.written or ""))


def _by_line(numbers: Mapping[str, int], blocks: Mapping[str, Block]) -> dict[int, list[Block]]:
    found = defaultdict[int, list[Block]](list)
    for id_, number in numbers.items():
        found[number].append(blocks[id_])
    return found
