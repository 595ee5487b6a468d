"""A question put to somebody that another answers, and thanks to somebody who has not spoken."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zadankai_editor.checks.quoting import quoted
from zadankai_editor.checks.suspicions.mentions import Mention, Mentions, sentences_of
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Block, BlockKind, Record

_ASKS = re.compile(
    r"(?:か|かね|かな|でしょう|ますか|[?？]|どうぞ|いかが|(?:くだ|下)さい|お願い(?:いた)?します|願います|"
    r"お願いできれば(?:と思います)?|お願いしたい(?:と思います|です)?|"
    r"(?:伺|うかが|聞|お聞き|お尋ね|尋ね)(?:い|き|し)?(?:ます|たいと思います|たいです|てみたいと思います))"
    r"[。？?！!…」]*$"
)
_ADDRESSED = re.compile(
    r"(?:は|には|から|より|も|に|の(?:ほう|方)(?:から|は|で)|、|,|。|\s|$|いかが|どう|お願い)"
)
_EVERYBODY = re.compile("皆|みな|ほかの|他の|それぞれ|お二人|三人|どなた|誰|両|順番|順に|一言ずつ")
_OF_OTHERS = re.compile(r"(?:さん|氏|様|先生|長|委員|議員)(?:の(?!ほう|方)|が|と|を|へ|って|という)")
_SHORT = 12
"""So many characters are a word thrown in, which does not take the answer from whoever was asked."""
_THANKS = re.compile(r"ありがとう|有難う|有り難う|貴重な|お話(?:を|し)")
_TURNS_BACK = 3


class _Asked(NamedTuple):
    """Who was asked, with the words of the question."""

    mention: Mention
    words: str


def check_asked(record: Record, mentions: Mentions) -> Iterator[Finding]:
    """Yield the answers of somebody else, and the words before thanks that go to another."""
    blocks = [b for b in record.blocks if b.kind in (BlockKind.UTTERANCE, BlockKind.PROMPT)]
    for place, block in enumerate(blocks):
        asked = _asked(block, mentions)
        if asked is not None:
            yield from _answered(record, blocks[place + 1 :], block, asked)
        yield from _thanked(record, blocks[:place], block, mentions)


def _asked(block: Block, mentions: Mentions) -> _Asked | None:
    """Return whom the last sentence of a block asks; the name may stand in the one before: `甲野さん。いかがですか`."""
    sentences = sentences_of(block.text)[-2:]
    if not sentences or not _ASKS.search(sentences[-1].text):
        return None
    if any(_EVERYBODY.search(sentence.text) for sentence in sentences):
        return None
    for sentence in reversed(sentences):
        named = [one for one in mentions.of(sentence.text) if one.behind or one.end == len(sentence.text)]
        if named:
            last = named[-1]
            several = {one.who for one in named}
            alone = len(several) == 1 and len(last.who) == 1
            spoken_to = _ADDRESSED.match(sentence.text, last.end) and last.who != {block.speaker}
            return _Asked(last, sentence.text) if alone and spoken_to else None
    return None


def _answered(record: Record, after: Sequence[Block], asking: Block, asked: _Asked) -> Iterator[Finding]:
    for block in after:
        if block.kind is BlockKind.PROMPT or block.speaker is None or block.speaker == asking.speaker:
            return
        if {block.speaker, *block.with_speakers} & asked.mention.who:
            return
        if len(block.text) > _SHORT:
            message = (
                f"すぐ前で{quoted(asked.mention.printed)}に尋ねていますが、答えているのは"
                f"{quoted(record.label_of(block.speaker) or '')}です。発言者を確かめてください"
                f"（{quoted(asked.words)}）。"
            )
            yield finding("utterance.answer.other", message, block=block.id)
            return


def _thanked(record: Record, before: Sequence[Block], block: Block, mentions: Mentions) -> Iterator[Finding]:
    """Yield the turn before thanks that name somebody who has not spoken shortly before."""
    first = next(iter(sentences_of(block.text)), None)
    spoken = [one for one in before[-_TURNS_BACK:] if one.kind is BlockKind.UTTERANCE]
    if first is None or not spoken or not _THANKS.search(first.text):
        return
    named = [one for one in mentions.of(first.text) if one.behind]
    if len(named) != 1 or len(named[0].who) != 1 or _OF_OTHERS.match(first.text, max(0, named[0].end - 2)):
        return
    who = named[0].who
    if who == {block.speaker} or any(who & {one.speaker, *one.with_speakers} for one in spoken):
        return
    last = spoken[-1]
    if last is not before[-1] or last.speaker is None or last.speaker == block.speaker:
        return
    message = (
        f"すぐ後で{quoted(named[0].printed)}にお礼を言っていますが、話しているのは"
        f"{quoted(record.label_of(last.speaker) or '')}です。発言者を確かめてください（{quoted(first.text)}）。"
    )
    yield finding("utterance.thanked.other", message, block=last.id)
