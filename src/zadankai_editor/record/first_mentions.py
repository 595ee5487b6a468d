"""First mentions (`丘上市CIO:甲野(以下「甲野」)`): not stored, but derived from the record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from zadankai_editor.record.changes import Change
from zadankai_editor.record.nodes import Block, Participant, Record
from zadankai_editor.record.turns import utterances


class MentionPatterns(NamedTuple):
    """How a first mention is printed, by what is known of the participant."""

    full: str = "{title}:{family}(以下「{label}」)"
    without_name: str = "{title}(以下「{label}」)"
    without_title: str = "{family}(以下「{label}」)"


USUAL = MentionPatterns()
"""The patterns where no template says otherwise."""


@dataclass(frozen=True)
class FirstMention:
    """The first time that the label of the participant with id `participant` is printed.

    `full` is what is printed there, `short` the label that holds from there on.
    """

    participant: str
    full: str
    short: str


def first_mentions(record: Record, patterns: MentionPatterns = USUAL) -> dict[str, FirstMention]:
    """Return, by block id, where the speaker of an utterance is introduced.

    Follows from title, family name, label and the order of utterances (`record-format.md`, First
    mentions). A role that the utterance was made in stands for the title. Who has neither title
    nor a family name that differs from the label has nothing to be introduced with, and is not
    in the result.
    """
    speakers = {b.id: b.speaker for b in record.blocks}
    return {block: m for block, m in introductions(record, patterns) if speakers[block] == m.participant}


def introductions(record: Record, patterns: MentionPatterns = USUAL) -> Iterator[tuple[str, FirstMention]]:
    """Yield the block id and the mention for all who are introduced, those in `with` too."""
    for _, block, participant in _heard_first(record):
        mention = _mention(block, participant, patterns)
        if mention:
            yield block.id, mention


def _heard_first(record: Record) -> Iterator[tuple[int, Block, Participant]]:
    """Yield where the label of each participant is printed first: index, block and participant.

    It looks no further than to where the last participant has been heard.
    """
    known = {p.id: p for p in record.participants}
    for index, block, goes_on in utterances(record):
        if not known:
            return
        if goes_on:
            continue
        for ref in (block.speaker, *block.with_speakers):
            participant = known.pop(ref, None) if isinstance(ref, str) else None
            if participant is not None:
                yield index, block, participant


def _mention(block: Block, participant: Participant, patterns: MentionPatterns) -> FirstMention | None:
    role = block.role if participant.id == block.speaker else None
    full = _full(participant, role or participant.title, patterns)
    return FirstMention(participant.id, full, participant.label) if full else None


@dataclass(frozen=True)
class Introduced:
    """Everybody's first mention in a record, and how to tell that a change leaves them as they are.

    `mentions` are by block id; `heard` are the participants whose label is printed anywhere, the
    last of them for the first time in the block at index `reach`.
    """

    mentions: Mapping[str, tuple[FirstMention, ...]]
    heard: frozenset[str]
    reach: int

    @classmethod
    def of(cls, record: Record, patterns: MentionPatterns = USUAL) -> "Introduced":
        """Return the first mentions of `record`."""
        mentions: dict[str, tuple[FirstMention, ...]] = {}
        heard: set[str] = set()
        reach = -1
        for index, block, participant in _heard_first(record):
            heard.add(participant.id)
            reach = index
            mention = _mention(block, participant, patterns)
            if mention:
                mentions[block.id] = (*mentions.get(block.id, ()), mention)
        return cls(mentions, frozenset(heard), reach)

    def outlasts(self, before: Record, after: Record, change: Change) -> bool:
        """Tell at little cost whether `change` has left all of this so; `False` where it may not have."""
        if "participants" in change.fields:
            return False
        new = after.blocks[change.start : change.start + change.inserted]
        if change.removed == change.inserted:
            old = before.blocks[change.start : change.start + change.removed]
            if all(b is a or _who(b) == _who(a) for b, a in zip(old, new, strict=True)):
                return True
        if change.start <= self.reach:
            return False
        speakers = (ref for b in new for ref in (b.speaker, *b.with_speakers))
        return all(ref in self.heard for ref in speakers if isinstance(ref, str))


def _who(block: Block) -> object:
    return block.id, block.kind, block.speaker, block.with_speakers, block.role, block.continued


def _full(participant: Participant, title: str | None, patterns: MentionPatterns) -> str | None:
    family, label = participant.family_name, participant.label
    if title and family:
        return patterns.full.format(title=title, family=family, label=label)
    if title and title != label:
        return patterns.without_name.format(title=title, label=label)
    if family and family != label:
        return patterns.without_title.format(family=family, label=label)
    return None
