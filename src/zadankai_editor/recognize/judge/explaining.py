"""What of a source its reading leaves unexplained: a second look, by form and names alone, at where somebody may begin.

The look knows the lines and the record, and nothing of how the record came about. Each place where it and the reading
do not agree is a turn that may be wrong; how many these are of all turns says how much the reading is to be believed.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.directory import Mention
from zadankai_editor.recognize.cast.likeness import is_crowd, likeness
from zadankai_editor.recognize.cast.offices import is_body
from zadankai_editor.recognize.convention.signatures import who_key
from zadankai_editor.recognize.decisions import Decisions, LineRole
from zadankai_editor.recognize.judge.claims import AGAIN, SURE, UNSURE, Claim, Look, claims_of
from zadankai_editor.recognize.labels import label_key
from zadankai_editor.recognize.vocabulary import PLACEHOLDER
from zadankai_editor.record.nodes import Block, BlockKind, SpeakerRef
from zadankai_editor.record.review import LineUse, SourceLine, State

_UNLIKE_A_NAME = -1.5
_ALONE = 0.25
_UNHEARD_OF = 1.5
"""How much it says that somebody bears no name: words that are taken for one label are so elsewhere."""
_OUTSIDE = 1.5
"""How much more a label says that stands before or behind the talk: all that is said between is lost with it."""
_EDGES = ("lead", "closing")
_TALK_FIELDS = (*_EDGES, "notes")


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
    """What a reading leaves unexplained of so many `turns`; `claims` are the labels, which it `has_read` or not."""

    turns: int
    unexplained: Sequence[Unexplained]
    claims: Sequence[Claim]
    has_read: Callable[[Claim], bool]

    @property
    def read(self) -> Mapping[str, int]:
        """How many labels of each form were read."""
        return Counter(claim.form for claim in self.claims if self.has_read(claim))

    @property
    def weight(self) -> float:
        """How many turns are probably wrong."""
        return sum(one.weight for one in self.unexplained)

    @property
    def share(self) -> float:
        """The share of the turns that are probably wrong."""
        return self.weight / self.turns if self.turns else 0.0


def explained(state: State, look: Look, decisions: Decisions) -> Explanation:
    """Return what the record in `state` explains of the source that was looked at.

    What somebody has decided of a line, or of the label that stands there, needs no explanation.
    """
    reading = _Reading(state)
    claims = {claim.line: claim for claim in claims_of(look, state.record.participants)}
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
    unexplained = sorted(by_line.values(), key=attrgetter("line"))
    return Explanation(turns, unexplained, list(claims.values()), reading.has_spoken)


class _Turn(NamedTuple):
    """An utterance with the first line of it, and what that claims, or the last where labels sign."""

    block: Block
    first: SourceLine
    claim: Claim | None

    @property
    def mention(self) -> Mention | None:
        """Whom of the record its label names."""
        return self.claim.mention if self.claim is not None else None

    @property
    def who(self) -> str:
        """The label, as labels are compared."""
        return who_key(folded(self.claim.who if self.claim is not None else self.block.written or ""))

    @property
    def is_of_stranger(self) -> bool:
        """Whether who speaks by the label is no participant, but a person whom a list could have."""
        written = self.block.written
        if self.block.speaker is not None or not written:
            return False
        return not is_crowd(written) and PLACEHOLDER.fullmatch(folded(written)) is None

    @property
    def is_unlabelled(self) -> bool:
        """Whether nothing is said, or nobody is printed who says it."""
        return not self.block.text or not (self.block.speaker or self.block.written or self.first.text)


class _Reading:
    """What became of each line."""

    def __init__(self, state: State) -> None:
        self._labels: dict[SpeakerRef | None, str] = {
            person.id: person.label for person in state.record.participants
        }
        self._people = list(self._labels)
        self.spoken = [block for block in state.record.blocks if block.kind is BlockKind.UTTERANCE]
        self._named = any(block.speaker is not None or block.written for block in self.spoken)
        self._state = state
        self._blocks = {block.id: block for block in state.record.blocks}
        self._fields = defaultdict[int, list[SourceLine]](list)
        self._first, self._last = dict[str, SourceLine](), dict[str, int]()
        for use in state.review.lines:
            if use.target in self._blocks:
                self._first.setdefault(use.target or "", use)
                self._last[use.target or ""] = use.number
            elif use.use is LineUse.FIELD:
                self._fields[use.number].append(use)
        self._begun = _by_line({id_: use.number for id_, use in self._first.items()}, self._blocks)

    # What is asked only where something is not explained at once

    @cached_property
    def _going_on(self) -> Mapping[int, set[object]]:
        """Who speaks on a line and goes on behind it."""
        found = defaultdict[int, set[object]](set)
        for id_, last in self._last.items():
            for number in range(self._first[id_].number, last):
                found[number].add(self._blocks[id_].speaker)
        return found

    @cached_property
    def _ended(self) -> Mapping[int, Sequence[Block]]:
        return _by_line(self._last, self._blocks)

    @cached_property
    def _before(self) -> Mapping[str, Block | None]:
        return dict(zip(self._blocks, [None, *self._state.record.blocks], strict=False))

    @cached_property
    def _out(self) -> frozenset[int]:
        """The lines of which one or all pieces are left out as a whole."""
        uses = self._state.review.lines
        return frozenset(use.number for use in uses if use.use is LineUse.LEFT_OUT and not use.text)

    @cached_property
    def _before_talk(self) -> str:
        """What stands before the first block and is not listed, as keys."""
        source = self._state.review.source
        first = min((use.number for use in self._first.values()), default=0)
        rows = enumerate((source.text if source else "").split("\n")[: max(0, first - 1)], 1)
        return "\n".join(key(folded(row)) for number, row in rows if not self._is_listed(number))

    def spoken_at(self, claim: Claim) -> Block | None:
        """Return the utterance that begins at a label, or ends in it where it signs."""
        found = [
            *self._begun[claim.line],
            *(self._ended[claim.line] if claim.signature.place == "end" else ()),
        ]
        return next((block for block in reversed(found) if block.kind is BlockKind.UTTERANCE), None)

    def has_spoken(self, claim: Claim) -> bool:
        """Tell whether somebody begins to speak at a label, or whom it names speaks already and goes on."""
        if self.spoken_at(claim) is not None:
            return True
        who = self._people[claim.person] if claim.person is not None else None
        signed = (block.speaker for block in self._ended[claim.line] if claim.below)
        return who is not None and (who in self._going_on[claim.line] or who in signed)

    def _is_listed(self, number: int) -> bool:
        """Tell whether a line is one of the header: in a list, the title, the date."""
        return any(not (use.target or "").startswith(_TALK_FIELDS) for use in self._fields.get(number, ()))

    def of_claims(self, claims: Iterable[Claim]) -> Iterator[Unexplained]:
        """Yield the labels that the reading does not take for such, or for somebody else's."""
        for claim in claims:
            why, weight = self._why(claim)
            if why is not None and weight:
                yield Unexplained(claim.line, why, weight, claim.who, claim.form)

    def _why(self, claim: Claim) -> tuple[Why | None, float]:
        if self._is_listed(claim.line):
            return None, 0.0
        spoken, begun = self.spoken_at(claim), self._begun[claim.line]
        if spoken is not None:
            return self._who_speaks(claim, spoken)
        kind = begun[-1].kind if begun else None
        if kind is BlockKind.PROMPT:
            somebody = claim.mention is not None and claim.mention.form < Form.ROLE
            return Why.SWALLOWED, SURE * (somebody or claim.person is not None)
        if kind in (BlockKind.SECTION, BlockKind.HEADING, BlockKind.PHOTO):
            return Why.SWALLOWED, claim.weight * (claim.again or claim.named)
        return (
            (None, 0.0) if self.has_spoken(claim) else (Why.SWALLOWED, claim.weight * self._place_of(claim))
        )

    def _place_of(self, claim: Claim) -> float:
        """Return how much a label says by where it went: more outside of the talk, nothing where it is left out."""
        if any((use.target or "").startswith(_EDGES) for use in self._fields.get(claim.line, ())):
            return _OUTSIDE
        return float(claim.whole or claim.line not in self._out)

    def _who_speaks(self, claim: Claim, block: Block) -> tuple[Why | None, float]:
        """Return what is wrong where somebody begins to speak at a label: it names somebody else, or a participant."""
        if claim.person is None or self._people[claim.person] in (block.speaker, *block.with_speakers):
            return None, 0.0
        return (Why.NOBODY, claim.weight) if block.speaker is None else (Why.OTHER, SURE)

    def of_utterances(self, claims: Mapping[int, Claim]) -> Iterator[Unexplained]:
        """Yield the utterances of nobody, without words, and those that begin where no label stands."""
        turns = self._turns(claims)
        strangers = Counter(turn.who for turn in turns if turn.is_of_stranger and not turn.mention)
        beyond = self._beyond_list()
        for turn in turns:
            block, number = turn.block, turn.first.number
            label = self._labels.get(block.speaker, "")
            if block.speaker in beyond:
                yield Unexplained(number, Why.NOBODY, UNSURE, label)
            if turn.is_of_stranger:
                yield Unexplained(number, Why.NOBODY, self._of_stranger(turn, strangers), block.written or "")
            elif turn.is_unlabelled:
                yield Unexplained(number, Why.STRANGE, self._of_unlabelled(block, claims))
            elif label and not (turn.claim or block.continued or _may_be_name(label)):
                yield Unexplained(number, Why.STRANGE, _UNHEARD_OF, label)

    def _turns(self, claims: Mapping[int, Claim]) -> list[_Turn]:
        return [
            _Turn(block, first, claims.get(first.number) or claims.get(self._last[block.id]))
            for block in self.spoken
            if (first := self._first.get(block.id))
        ]

    def _beyond_list(self) -> frozenset[SpeakerRef | None]:
        """Return those who take part by their labels alone, where a list names others and these say most of all.

        Those who speak for an office (事務局) are in few lists.
        """
        in_blocks = {use.number for use in self._state.review.lines if use.use is LineUse.BLOCK}
        listed = {
            use.target for number, uses in self._fields.items() if number not in in_blocks for use in uses
        }
        beyond = {who for place, who in enumerate(self._people) if f"participants[{place}]" not in listed}
        if len(beyond) == len(self._people):
            return frozenset()
        beyond = {who for who in beyond if not is_body(self._labels[who])}
        said = [block.speaker in beyond for block in self.spoken]
        return frozenset(beyond) if 2 * sum(said) > len(said) else frozenset()

    def _of_stranger(self, turn: _Turn, strangers: Counter[str]) -> float:
        """Return how likely it is the reading that does not know somebody.

        One stranger alone may well be one, unless they say most of all, or what stands before the talk names them: a
        row that was not read.
        """
        if turn.mention is not None:
            return 0.0 if turn.mention.form < Form.TITLE and turn.mention.person is None else UNSURE
        if turn.claim is None and not _may_be_name(turn.block.written or ""):
            return _UNHEARD_OF
        count = strangers[turn.who]
        many = len(strangers) > 1 or 2 * count > len(self.spoken) or turn.who in self._before_talk
        return (SURE if count >= AGAIN else UNSURE) * (1.0 if many else _ALONE)

    def _of_unlabelled(self, block: Block, claims: Mapping[int, Claim]) -> float:
        """Return how likely it is wrong that nobody is known to say something.

        Behind a photo somebody may go on, and a label that was taken for its caption counts by itself. Where nobody
        is named at all, who answers a question may be known from elsewhere.
        """
        before = self._before[block.id]
        if block.text and before is not None and before.kind is BlockKind.PROMPT and not self._named:
            return 0.0
        if not block.text or before is None or before.kind is not BlockKind.PHOTO:
            return SURE
        shown = self._first.get(before.id)
        return 0.0 if shown is not None and shown.number in claims else UNSURE


def _may_be_name(label: str) -> bool:
    return likeness(folded(label)) > _UNLIKE_A_NAME


def _by_line(numbers: Mapping[str, int], blocks: Mapping[str, Block]) -> dict[int, list[Block]]:
    found = defaultdict[int, list[Block]](list)
    for id_, number in numbers.items():
        found[number].append(blocks[id_])
    return found
