"""Somebody who speaks to or of himself by name, and somebody who introduces himself as another."""

import re
from collections.abc import Container, Iterator

from zadankai_editor.checks.quoting import quoted
from zadankai_editor.checks.suspicions.mentions import (
    Mention,
    Mentions,
    names_of,
    sentences_of,
    without_quotations,
)
from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.surnames import is_family
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record

_CALLED = re.compile(r"\s*(?:と(?:呼|言われ|申|いう)|って(?:呼|言わ)|で(?:す|ござい)|呼ばわり)")
_SAYS_WHO = re.compile(
    r"(?:で(?:す|ございます|あります)|と(?:申し|もうし|いい|言い)ます|と申(?:す|し))(?![がけ]ど|か)"
)
_BEFORE_OWN_NAME = re.compile(r"(?:^|[。、,\s」]|の|(?:私|わたし|わたくし|僕|ぼく)は|[長員事授])$")
_OF_SOMEBODY_ELSE = re.compile(r"(?:上司|部下|同僚|隣|後輩|先輩|夫|妻|父|母|息子|娘|担当者?|友人)の$")
_STRANGER = re.compile(
    r"(?:^|[。、,\s]|の)(?P<name>[一-鿿々]{1,4})と(?:申|もう)します|"
    r"^[^。]{0,40}の(?P<of>[一-鿿々]{1,4})で(?:す|ございます)(?=。|$)"
)
_OPENING = 2
"""Somebody says who he is in so many sentences at the beginning of a turn."""


def check_own_name(record: Record, mentions: Mentions) -> Iterator[Finding]:
    """Yield the utterances that name their own speaker as another would, and those that introduce somebody else."""
    people = {person.id: person for person in record.participants}
    for block in record.blocks:
        if block.kind is not BlockKind.UTTERANCE or not isinstance(block.speaker, str):
            continue
        own = {block.speaker, *(ref for ref in block.with_speakers if isinstance(ref, str))}
        person = people.get(block.speaker)
        if person is None:
            continue
        named = list(mentions.of(block.text))
        yield from _third_person(block, person, named)
        introduced = [
            one for one in named if not one.behind and not own & one.who and _introduces(block.text, one)
        ]
        yield from (_of_another(block, person, one.name) for one in introduced[:1])
        if not introduced:
            yield from _stranger(block, person, {folded(one.name) for one in named})


def _third_person(block: Block, person: Participant, named: list[Mention]) -> Iterator[Finding]:
    for mention in named:
        if mention.behind and mention.who == {person.id} and not _CALLED.match(block.text, mention.end):
            message = (
                f"{quoted(person.label)}の発言の中に、本人の名前の{quoted(mention.printed)}があります。"
                "ほかの人の発言ではないか、発言者を確かめてください。"
            )
            yield finding("utterance.names.self", message, block=block.id)
            return


def _introduces(text: str, mention: Mention) -> bool:
    """Tell whether somebody says with a name who he is: `市民課の甲野です`."""
    before = text[max(0, mention.begin - 12) : mention.begin]
    return (
        _SAYS_WHO.match(text, mention.end) is not None
        and _BEFORE_OWN_NAME.search(before) is not None
        and _OF_SOMEBODY_ELSE.search(before) is None
    )


def _of_another(block: Block, person: Participant, name: str) -> Finding:
    who = quoted(person.label)
    message = f"{who}の発言ですが、{quoted(name)}と名乗っています。発言者を確かめてください。"
    return finding("utterance.introduces.other", message, block=block.id)


def _stranger(block: Block, person: Participant, known: Container[str]) -> Iterator[Finding]:
    """Yield an utterance whose speaker gives a name that is nobody's in the record (`known`), and not his own."""
    opening = "".join(one.text for one in sentences_of(without_quotations(folded(block.text)))[:_OPENING])
    found = _STRANGER.search(opening)
    name = (found["name"] or found["of"]) if found else ""
    if not name or name in known or any(name in own or own in name for own in map(folded, names_of(person))):
        return
    if is_family(name):
        yield _of_another(block, person, name)
