"""Captions that name somebody who is not there, an office that nobody has, or a speaker who is far away."""

import re
from collections.abc import Iterator
from itertools import accumulate

from zadankai_editor.checks.quoting import quoted
from zadankai_editor.checks.suspicions.mentions import Mention, Mentions
from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.surnames import is_family
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record

_SPEAKS = re.compile("話す|語る|発言|説明|述べ|話し|紹介する|報告する|意見|質問|答え|回答")
_NAMED = re.compile(
    r"(?<![一-鿿々])(?P<name>[一-鿿々]{1,4})(?P<behind>さん|氏|様|市長|副市長|町長|村長|知事|部長|課長|会長|委員|議員|教授)"
)
_OFFICE = re.compile(r"(?:[一-鿿々ァ-ヶー]{0,8}(?:長|知事|教授|議員|監督))(?:さん|さま|様)?$")


def check_captions(record: Record, mentions: Mentions) -> Iterator[Finding]:
    """Yield captions that name nobody of the record, and those that stand away from whoever they show speaking."""
    people = {person.id: person for person in record.participants}
    if not people:
        return
    sections = list(accumulate(block.kind is BlockKind.SECTION for block in record.blocks))
    for block, section in zip(record.blocks, sections, strict=True):
        named = [one for one in mentions.of(block.text) if len(one.who) == 1] if _is_spoken(block) else []
        yield from _offices(block, named, people)
        if block.kind is BlockKind.PHOTO:
            yield from _strangers(block, mentions)
            if section:
                near = [b for b, s in zip(record.blocks, sections, strict=True) if s == section]
                yield from _astray(record, block, near, named)


def _is_spoken(block: Block) -> bool:
    return block.kind not in (BlockKind.SECTION, BlockKind.HEADING)


def _strangers(block: Block, mentions: Mentions) -> Iterator[Finding]:
    known = [(one.begin, one.end) for one in mentions.of(block.text)]
    for found in _NAMED.finditer(folded(block.text)):
        if any(begin < found.end() and found.start() < end for begin, end in known):
            continue
        if is_family(found["name"]):
            message = (
                f"写真説明に{quoted(block.text[found.start() : found.end()])}とありますが、参加者にいません。"
                "名前を確かめてください。"
            )
            yield finding("caption.name.unknown", message, block=block.id)


def _offices(block: Block, named: list[Mention], people: dict[str, Participant]) -> Iterator[Finding]:
    """Yield the names behind which another office is printed than the one that the list gives: `甲野市長`."""
    for mention in named:
        office = _OFFICE.fullmatch(mention.behind)
        person = people[next(iter(mention.who))]
        offices = [folded(text) for text in (person.title, person.post, person.label) if text]
        if office is None or not any(map(_OFFICE.search, offices)):
            continue
        held = "".join((folded(person.organization or ""), *offices))
        bare = re.sub("(?:さん|さま|様)$", "", folded(mention.behind))
        if bare not in held and not _is_short_for(bare, held):
            message = (
                f"{quoted(mention.printed)}とありますが、参加者一覧では{quoted(person.label)}は"
                f"{quoted(person.title or person.post or '')}です。役職か名前を確かめてください。"
            )
            yield finding("office.differs", message, block=block.id)


def _is_short_for(office: str, held: str) -> bool:
    """Tell whether an office is a short form of a longer one that is held: 部長 of 企画担当部長, 課長 of 課長補佐."""
    letters = iter(held)
    return all(letter in letters for letter in office)


def _astray(record: Record, block: Block, near: list[Block], named: list[Mention]) -> Iterator[Finding]:
    """Yield a picture of somebody who speaks, in a section where this one says nothing, though elsewhere much."""
    whom = {who for one in named for who in one.who}
    if len(whom) != 1 or not _SPEAKS.search(block.text):
        return
    spoken = [{b.speaker, *b.with_speakers} for b in near if b.kind is BlockKind.UTTERANCE]
    elsewhere = any(b.speaker in whom for b in record.blocks if b.kind is BlockKind.UTTERANCE)
    if elsewhere and spoken and not any(whom & one for one in spoken):
        message = (
            f"写真説明に{quoted(named[0].printed)}とありますが、この見出しの中に{quoted(named[0].name)}の発言がありません。"
            "写真の場所か、名前を確かめてください。"
        )
        yield finding("caption.astray", message, block=block.id)
