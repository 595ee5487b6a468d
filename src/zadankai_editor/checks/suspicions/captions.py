"""Captions that name somebody who is not there, an office that nobody has, or a speaker who is far away."""

import re
from collections.abc import Iterator, Sequence

from zadankai_editor.checks.quoting import quoted
from zadankai_editor.checks.suspicions.mentions import Mention, Mentions
from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.surnames import is_common_noun, is_family
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record

_NAMED = re.compile(
    r"(?P<name>[一-鿿々]{1,4}?)(?P<behind>さん|氏|様|君|"
    r"(?:副|前|元)?(?:市長|町長|村長|知事|部長|課長|所長|会長|理事長|校長|館長|院長|委員長|委員|議員|代表|教授|先生))(?![一-鿿々])"
)
_PERSON_NAME = re.compile(r"(?<![一-鿿々])(?P<name>[一-鿿々]{2,3})$")
_NO_NAME = re.compile(
    "皆|奥|娘|孫|客|息子|住民|参加者|職員|店員|[者員長人部課局室校会所院区市町村県園館店社団科係]$|担当|委員"
)
_TITLES = "長|知事|教授|議員|監督|委員|代表|主任|主事|主査|主幹|参事|理事|監事|幹事"
_OFFICE = re.compile(rf"[一-鿿々ァ-ヶー]{{0,8}}(?:{_TITLES})(?:さん|さま|様)?$")
_BEFORE_OWN_NAME = re.compile(rf"(?:^|[。、\s])(?P<office>[一-鿿々ァ-ヶー]{{0,10}}(?:{_TITLES}))の$")
_SAYS_WHO = re.compile(r"(?:で(?:す|ございます)|と申します)")
_FOR_ANYBODY = frozenset({"委員", "議員", "会員", "理事", "先生"})
"""What anybody in a meeting may be called, whatever the list says."""

_NEAR = 12
"""So many blocks before and behind a picture are near it."""


def check_captions(record: Record, mentions: Mentions) -> Iterator[Finding]:
    """Yield captions that name nobody of the record or stand away from whom they show, and offices nobody has."""
    people = {person.id: person for person in record.participants}
    if not people:
        return
    for place, block in enumerate(record.blocks):
        named = [one for one in mentions.of(block.text) if len(one.who) == 1] if _is_spoken(block) else []
        yield from _offices(block, named, people)
        if block.kind is BlockKind.PHOTO:
            yield from _strangers(block, mentions)
            yield from _astray(record, place, named)


def _is_spoken(block: Block) -> bool:
    return block.kind not in (BlockKind.SECTION, BlockKind.HEADING)


def _strangers(block: Block, mentions: Mentions) -> Iterator[Finding]:
    known = [(one.begin, one.end) for one in mentions.of(block.text)]
    for found in _NAMED.finditer(folded(block.text)):
        name = _PERSON_NAME.search(folded(block.text), 0, found.end("name"))
        if name is None or any(begin < found.end() and name.start() < end for begin, end in known):
            continue
        if not _NO_NAME.search(name["name"]) and (
            is_family(name["name"]) or not is_common_noun(name["name"])
        ):
            message = (
                f"写真説明に{quoted(block.text[name.start() : found.end()])}とありますが、参加者にいません。"
                "名前を確かめてください。"
            )
            yield finding("caption.name.unknown", message, block=block.id)


def _offices(block: Block, named: list[Mention], people: dict[str, Participant]) -> Iterator[Finding]:
    """Yield the names at which another office stands than in the list: `甲野市長`, `市長の甲野です`."""
    for mention in named:
        person = people[next(iter(mention.who))]
        offices = [folded(text) for text in (person.title, person.post, person.label) if text]
        office = _office_at(mention, folded(block.text))
        if not office or office in _FOR_ANYBODY or not any(map(_OFFICE.search, offices)):
            continue
        held = "".join((folded(person.organization or ""), *offices))
        if office not in held and not _is_short_for(office, held):
            message = (
                f"{quoted(mention.name)}に{quoted(office)}とありますが、参加者一覧では"
                f"{quoted(person.title or person.post or '')}です。役職か名前を確かめてください。"
            )
            yield finding("office.differs", message, block=block.id)


def _office_at(mention: Mention, text: str) -> str | None:
    """Return the office that stands at a name: behind it, or before it where somebody says who he is."""
    if _OFFICE.fullmatch(mention.behind):
        return re.sub("(?:さん|さま|様)$", "", folded(mention.behind))
    before = _BEFORE_OWN_NAME.search(text, max(0, mention.begin - 16), mention.begin)
    return before["office"] if before and _SAYS_WHO.match(text, mention.end) else None


def _is_short_for(office: str, held: str) -> bool:
    """Tell whether an office is a short form of a longer one that is held: 部長 of 企画担当部長, 課長 of 課長補佐."""
    letters = iter(held)
    return all(letter in letters for letter in office)


def _astray(record: Record, place: int, named: list[Mention]) -> Iterator[Finding]:
    """Yield a picture of people none of whom says anything around it, though elsewhere all do."""
    whom = {who for one in named for who in one.who}
    if not whom or not whom <= {b.speaker for b in record.blocks if b.kind is BlockKind.UTTERANCE}:
        return
    around = [b for b in _around(record.blocks, place) if b.kind is BlockKind.UTTERANCE]
    if not around or any(whom & {b.speaker, *b.with_speakers} for b in around):
        return
    message = (
        f"写真説明に{quoted(named[0].printed)}とありますが、近くに{quoted(named[0].name)}の発言がありません。"
        "写真の場所か、名前を確かめてください。"
    )
    yield finding("caption.astray", message, block=record.blocks[place].id)


def _around(blocks: Sequence[Block], place: int) -> Sequence[Block]:
    """Return the blocks of the section in which a picture stands; where there is none, those that are near it."""
    sections = [at for at, block in enumerate(blocks) if block.kind is BlockKind.SECTION]
    begin = max((at for at in sections if at < place), default=None)
    if begin is None:
        return blocks[max(0, place - _NEAR) : place + _NEAR]
    return blocks[begin : min((at for at in sections if at > place), default=len(blocks))]
