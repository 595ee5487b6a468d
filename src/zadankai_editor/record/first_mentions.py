"""First mentions (`丘上市CIO:甲野(以下「甲野」)`): not stored, but derived from the record."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from zadankai_editor.record.nodes import Participant, Record
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
    """Yield the block id and the mention for all who are introduced, those in `with` too.

    It looks no further than to where the last participant has been heard.
    """
    known = {p.id: p for p in record.participants}
    for block, goes_on in utterances(record):
        if not known:
            return
        if goes_on:
            continue
        for ref in (block.speaker, *block.with_speakers):
            participant = known.pop(ref, None) if isinstance(ref, str) else None
            if participant is None:
                continue
            role = block.role if ref == block.speaker else None
            full = _full(participant, role or participant.title, patterns)
            if full:
                yield block.id, FirstMention(participant.id, full, participant.label)


def _full(participant: Participant, title: str | None, patterns: MentionPatterns) -> str | None:
    family, label = participant.family_name, participant.label
    if title and family:
        return patterns.full.format(title=title, family=family, label=label)
    if title and title != label:
        return patterns.without_name.format(title=title, label=label)
    if family and family != label:
        return patterns.without_title.format(family=family, label=label)
    return None
