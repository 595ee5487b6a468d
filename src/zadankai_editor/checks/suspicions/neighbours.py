"""Turns that cannot stand where they stand: one person twice in a row, a label amid the words, a moderator's answer."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from zadankai_editor.checks.quoting import quoted
from zadankai_editor.checks.suspicions.mentions import names_of, sentences_of
from zadankai_editor.japanese.folding import folded
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Block, BlockKind, Record, SpeakerRef

_ASKS = re.compile(r"(?:か|でしょう|[?？]|どうぞ|お願い(?:いた)?します)[。？?！!]*$")
_HABIT = 0.1
"""Where so much of a record repeats the name, paragraph by paragraph, that is how it is printed."""
_FEW = 3


def check_neighbours(record: Record) -> Iterator[Finding]:
    """Yield the second of two utterances of one person, labels amid words, and moderators who answer themselves."""
    yield from _in_a_row(record)
    yield from _labels_inside(record)
    yield from _moderators(record)


def _in_a_row(record: Record) -> Iterator[Finding]:
    told = [
        other
        for one, other in pairwise(record.blocks)
        if one.kind is other.kind is BlockKind.UTTERANCE
        and one.speaker is not None
        and (one.speaker, one.with_speakers, one.role) == (other.speaker, other.with_speakers, other.role)
        and not other.continued
    ]
    turns = sum(block.kind is BlockKind.UTTERANCE for block in record.blocks)
    if len(told) > max(_FEW, _HABIT * turns):
        return
    times = Counter(block.speaker for block in told)
    for block in told:
        if times[block.speaker] > _FEW:
            continue  # a chair speaks, waits for the answer of all, and speaks again
        message = (
            f"{quoted(record.label_of(block.speaker) or '')}の発言が二つ続いています。"
            "どちらかが別の人の発言ではないか確かめ、同じ人なら一つにつないでください。"
        )
        yield finding("utterance.speaker.again", message, block=block.id)


def _labels_inside(record: Record) -> Iterator[Finding]:
    """Yield the blocks in which somebody else's name and a colon stand behind the end of a sentence."""
    names: dict[str, str] = {
        folded(name): person.id for person in record.participants for name in names_of(person)
    }
    if not names:
        return
    joined = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    pattern = re.compile(rf"(?<=[。!?」』)\]】…\s])(?P<name>{joined})(?:さん|氏|様)?[:：]")
    for block in record.blocks:
        if block.kind not in (BlockKind.UTTERANCE, BlockKind.PROMPT, BlockKind.TEXT):
            continue
        text = folded(block.text)
        if ":" not in text:
            continue
        yield from _label_inside(block, pattern, names, text)


def _label_inside(
    block: Block, pattern: "re.Pattern[str]", names: Mapping[str, str], text: str
) -> Iterator[Finding]:
    for found in pattern.finditer(text):
        begins_paragraph = text.rfind("\n", 0, found.start()) == found.start() - 1
        if begins_paragraph or names[found["name"]] in (block.speaker, *block.with_speakers):
            continue  # the beginnings of paragraphs are looked at by `foreign_labels`
        message = (
            f"文の途中に「{block.text[found.start() : found.end()]}」があります。"
            "別の人の発言なら、そこで分けて発言者を選んでください。"
        )
        yield finding("utterance.label.inside", message, block=block.id)
        return


def _moderators(record: Record) -> Iterator[Finding]:
    moderators: dict[SpeakerRef, int] = {
        person.id: index for index, person in enumerate(record.participants) if person.moderator
    }
    spoken = Counter(
        b.speaker for b in record.blocks if b.kind is BlockKind.UTTERANCE and b.speaker is not None
    )
    asks = any(block.kind is BlockKind.PROMPT for block in record.blocks)
    for who, index in moderators.items():
        if spoken[who] == 1 and not asks and spoken.total() > 2 * _FEW:
            message = (
                f"司会の{quoted(record.label_of(who) or '')}の発言が一つしかありません。"
                "ほかの発言が別の人のものになっていないか確かめてください。"
            )
            yield finding("moderator.once", message, path=f"participants[{index}]")
    if len(moderators) == 1:
        yield from _answers(record, next(iter(moderators)))


def _answers(record: Record, moderator: SpeakerRef) -> Iterator[Finding]:
    for one, other in pairwise(record.blocks):
        if (
            one.kind is not BlockKind.PROMPT
            or other.kind is not BlockKind.UTTERANCE
            or other.speaker != moderator
        ):
            continue
        last = sentences_of(one.text)[-1:]
        if last and _ASKS.search(last[0].text):
            who = quoted(record.label_of(moderator) or "")
            message = f"司会の言葉が問いで終わっていますが、答えているのも司会の{who}です。発言者を確かめてください。"
            yield finding("moderator.answers", message, block=other.id)
