"""A question put to somebody that another answers, and thanks to somebody who has not spoken."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zadankai_editor.checks.quoting import quoted
from zadankai_editor.checks.suspicions.mentions import Mention, Mentions, sentences_of
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Block, BlockKind, Record, SpeakerRef

_ASKS = re.compile(
    r"(?:か|かね|かな|でしょう|[?？]|どうぞ|いかが|(?:くだ|下)さい|お願い(?:いた)?します|願います|から|"
    r"お願いできれば(?:と思います)?|お願いしたい(?:と思います|です)?|"
    r"(?:伺|うかが|聞|お聞き|お尋ね|尋ね)(?:い|き|し)?(?:ます|たいと思います|たいです|てみたいと思います))"
    r"[。？?！!…」]*$"
)
_REMARK = re.compile(r"(?:そうですね|でしょうね|でしたよね|ですよね|ますよね)[。？?！!…]*$")
_ADDRESSED = re.compile(
    r"(?:は|には|から|より|も|に|、|,|。|\s|$|いかが|どう|お願い|"
    r"の(?:ほう|方)(?:から|は|で)|の(?:ところ|場合|目に|お店|店|地区|学校|会社|立場|お考え)(?=.{0,6}[、はで])|"
    r"の[^。、はがを]{1,12}は(?:何|なん|いつ|どこ|どれ|どちら|どなた)|"
    r"が[^。]{0,40}(?:れた|られ|いらっしゃ|なさっ|になっ)[^。]{0,20}(?:教えて|お聞かせ|お話し|何|いつ))"
)
_CALLED_AT_THE_END = re.compile(r"[、,，？?]\s*$")
_EVERYBODY = re.compile("皆|みな|ほかの|他の|それぞれ|お二人|三人|どなた|誰|両|順番|順に|一言ずつ")
_COMES_BETWEEN = re.compile("失礼|横から|割り込|すみません|口を挟|よろしいでしょうか")
_OF_OTHERS = re.compile(r"(?:さん|氏|様|先生|長|委員|議員)(?:の(?!ほう|方)|が|と|を|へ|って|という)")
_SHORT = 12
"""So many characters are a word thrown in, which does not take the answer from whoever was asked."""
_THANKS = re.compile(r"ありがとう|有難う|有り難う|感謝|お礼")


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
            yield from _answered(record, blocks[place + 1 :], block, asked, mentions)
        yield from _thanked(record, blocks[:place], block, mentions)


def _asked(block: Block, mentions: Mentions) -> _Asked | None:
    """Return whom the last sentence of a block asks; the name may stand in the one before: `甲野さん。いかがですか`."""
    sentences = [sentence.text for sentence in sentences_of(block.text)[-2:]]
    for place in reversed(range(len(sentences))):
        words = sentences[place]
        named = [one for one in mentions.of(words) if one.behind or one.end == len(words.rstrip("。"))]
        if named:
            return _question_to(named, sentences[place:], block)
    return None


def _question_to(named: Sequence[Mention], told: Sequence[str], block: Block) -> _Asked | None:
    """Return whom the first of the sentences `told` asks, in which all of `named` stand; `None` if not one alone."""
    words, last = told[0], named[-1]
    called = _is_called(words, last)
    asks = _asks(told[-1], named[0]) and not any(map(_EVERYBODY.search, told))
    if not called and not (asks and _ADDRESSED.match(words, last.end)):
        return None
    whom = {last.who} if called else {one.who for one in named}
    alone = len(whom) == 1 and len(last.who) == 1 and block.speaker not in last.who
    return _Asked(last, words) if alone else None


def _is_called(words: str, last: Mention) -> bool:
    """Tell whether a sentence is a name alone, as a chair says it, or asks and ends in one: `どうですか、甲野さん`."""
    if words[last.end :].strip("。？?！! 　"):
        return False
    before = words[: last.begin]
    if not before.strip():
        return bool(last.behind)
    question = _CALLED_AT_THE_END.sub("", before)
    return question != before and (_ASKS.search(question) or _REMARK.search(question)) is not None


def _asks(words: str, first: Mention) -> bool:
    """Tell whether a sentence asks; what is remarked to somebody who is spoken to first asks, too."""
    if _ASKS.search(words):
        return True
    return first.begin == 0 and words[first.end : first.end + 1] == "、" and _REMARK.search(words) is not None


def _answered(
    record: Record, after: Sequence[Block], asking: Block, asked: _Asked, mentions: Mentions
) -> Iterator[Finding]:
    for block in after:
        if block.kind is BlockKind.PROMPT or block.speaker is None or block.speaker == asking.speaker:
            return
        if {block.speaker, *block.with_speakers} & asked.mention.who:
            return
        if len(block.text) > _SHORT:
            if not _comes_between(block, asked, mentions):
                yield _answers(record, block, asked)
            return


def _comes_between(block: Block, asked: _Asked, mentions: Mentions) -> bool:
    """Tell whether somebody knows that another was asked: speaks to him, or excuses himself."""
    first = next(iter(sentences_of(block.text)), None)
    if first is None:
        return False
    spoken_to = any(one.who == asked.mention.who and one.begin == 0 for one in mentions.of(first.text))
    return spoken_to or _COMES_BETWEEN.search(first.text) is not None


def _answers(record: Record, block: Block, asked: _Asked) -> Finding:
    message = (
        f"すぐ前で{quoted(asked.mention.printed)}に尋ねていますが、答えているのは"
        f"{quoted(record.label_of(block.speaker) or '')}です。発言者を確かめてください（{quoted(asked.words)}）。"
    )
    return finding("utterance.answer.other", message, block=block.id)


def _thanked(record: Record, before: Sequence[Block], block: Block, mentions: Mentions) -> Iterator[Finding]:
    """Yield the turn before thanks, where those who are thanked have not all spoken shortly before."""
    first = next((sentence.text for sentence in sentences_of(block.text)), "")
    named = _whom_thanks_go_to(first, mentions)
    whom = {who for one in named for who in one.who}
    last = before[-1] if before else None
    if last is None or last.speaker is None or last.speaker == block.speaker:
        return
    missing = whom - _speakers(before[-(len(whom) + 1) :]) - {block.speaker}
    if not missing or whom & _speakers([last]):
        return
    whose = next(one for one in named if one.who & missing)
    message = (
        f"すぐ後で{quoted(whose.printed)}にお礼を言っていますが、話しているのは"
        f"{quoted(record.label_of(last.speaker) or '')}です。発言者を確かめてください（{quoted(first)}）。"
    )
    yield finding("utterance.thanked.other", message, block=last.id)


def _whom_thanks_go_to(words: str, mentions: Mentions) -> Sequence[Mention]:
    """Return who is named in a sentence of thanks; nobody where it speaks of somebody's doings: `甲野さんのお話`."""
    named = [one for one in mentions.of(words) if one.behind and len(one.who) == 1]
    thanks = _THANKS.search(words) and not any(_OF_OTHERS.match(words, max(0, one.end - 2)) for one in named)
    return named if thanks else ()


def _speakers(blocks: Sequence[Block]) -> set[SpeakerRef | None]:
    return {ref for one in blocks for ref in (one.speaker, *one.with_speakers)}
