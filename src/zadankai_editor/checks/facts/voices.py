"""How each person speaks: who is 私 in all turns is not 僕 in one, nor is です and ます dropped for one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from zadankai_editor.checks.quoting import quoted
from zadankai_editor.checks.suspicions.mentions import sentences_of, without_quotations
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Block, BlockKind, Record, SpeakerRef

_OWN_WORDS = {
    "私": re.compile(r"私(?=[はがもをにとのど、]|たち|自身|から|など|って)|わたし|わたくし"),
    "僕": re.compile(r"(?<![公従下老家])僕(?!婢)|ぼく(?=[はがもをにとのら、]|たち)|ボク"),
    "俺": re.compile(r"俺|オレ(?=[はがもをにとのら、])"),
    "小職": re.compile(r"小職|小生|当職"),
}
_POLITE = re.compile(
    r"(?:です|ます|ました|でした|ません|ましょう|でしょう|ください|ございま\w+)(?:[かねよな]|けど|が)*[。!?！？]*$"
)
_PLAIN = re.compile(r"(?:[るたいうだ]|ない|である)(?:[なねよ])?。$")
_OFTEN = 3
_LONG = 3


def check_voices(record: Record) -> Iterator[Finding]:
    """Yield the turns that are not said as this person says all others."""
    turns: dict[SpeakerRef, list[Block]] = defaultdict(list)
    for block in record.blocks:
        if block.kind is BlockKind.UTTERANCE and block.speaker is not None and not block.with_speakers:
            turns[block.speaker].append(block)
    for speaker, blocks in turns.items():
        label = record.label_of(speaker) or ""
        yield from _other_pronoun(blocks, label)
        yield from _other_level(blocks, label)


def _other_pronoun(blocks: Sequence[Block], label: str) -> Iterator[Finding]:
    used: dict[str, set[str]] = {
        block.id: {
            word for word, pattern in _OWN_WORDS.items() if pattern.search(without_quotations(block.text))
        }
        for block in blocks
    }
    counts = Counter(word for words in used.values() for word in words)
    if len(counts) < 2:
        return
    (usual, often), (rare, seldom) = counts.most_common(2)
    if often < _OFTEN or seldom > 1:
        return
    block = next(id_ for id_, words in used.items() if rare in words)
    message = (
        f"{quoted(label)}はほかの発言では自分を{quoted(usual)}と呼んでいますが、ここでは{quoted(rare)}です。"
        "発言者を確かめてください。"
    )
    yield finding("utterance.pronoun.changes", message, block=block)


def _other_level(blocks: Sequence[Block], label: str) -> Iterator[Finding]:
    polite: list[tuple[Block, int, int]] = []
    for block in blocks:
        sentences = [one.text for one in sentences_of(without_quotations(block.text))]
        polite.append(
            (
                block,
                sum(bool(_POLITE.search(s)) for s in sentences),
                sum(bool(_PLAIN.search(s)) for s in sentences),
            )
        )
    plain = [block for block, high, low in polite if high == 0 and low >= _LONG]
    usual = sum(high > 0 and high >= low for _, high, low in polite)
    if len(plain) == 1 and usual >= _OFTEN and usual == len(blocks) - 1:
        message = (
            f"{quoted(label)}はほかの発言では「です・ます」で話していますが、ここでは違います。"
            "発言者を確かめてください。"
        )
        yield finding("utterance.politeness.changes", message, block=plain[0].id)
