"""Checks whether everything is there that a published record has, and nothing is there twice."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from zadankai_editor.checks.quoting import quoted
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Block, BlockKind, Part, Record

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

_EMPTY_TEXT = {
    BlockKind.SECTION: "見出しに文字がありません。文字を入れるか、このブロックを消してください。",
    BlockKind.HEADING: "小見出しに文字がありません。文字を入れるか、このブロックを消してください。",
    BlockKind.PROMPT: "司会の言葉が空です。文を入れるか、このブロックを消してください。",
    BlockKind.UTTERANCE: "発言の本文が空です。文を入れるか、このブロックを消してください。",
    BlockKind.TEXT: "地の文が空です。文を入れるか、このブロックを消してください。",
}
# An empty paragraph of lead or closing is layout and not stored; a photo needs no caption.


def check_structure(record: Record) -> Iterator[Finding]:
    """Yield what is missing, empty or there twice."""
    yield from _heads(record)
    yield from _participants(record)
    yield from _agenda(record)
    for index, note in enumerate(record.notes):
        if not note.text.strip():
            what = f"注{quoted(note.term)}" if note.term.strip() else f"{index + 1}番目の注"
            message = f"{what}の説明がありません。説明を入れるか、この注を消してください。"
            yield finding("note.empty", message, path=f"notes[{index}].text")
    yield from _blocks(record)


def _heads(record: Record) -> Iterator[Finding]:
    if not record.title.strip():
        yield finding("title.missing", "題名がありません。「基本情報」で題名を入れてください。", path="title")
    day = record.held.date if record.held else None
    if not day:
        yield finding(
            "held.missing", "開催日がありません。「基本情報」で開催日を入れてください。", path="held.date"
        )
    elif not _is_date(day):
        message = (
            f"開催日{quoted(day)}は暦にない日付です。2022-10-21、2022-10、2022のどれかの形で入れてください。"
        )
        yield finding("held.date.invalid", message, path="held.date")


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if not match:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def _participants(record: Record) -> Iterator[Finding]:
    bearers = Counter(p.label for p in record.participants)
    for index, participant in enumerate(record.participants):
        path = f"participants[{index}].label"
        label = participant.label
        if not label.strip():
            who = quoted(participant.name) if participant.name else f"{index + 1}人目"
            message = f"参加者{who}に表示名がありません。発言に付ける短い名前を入れてください。"
            yield finding("participant.label.empty", message, path=path)
        elif bearers[label] > 1:
            message = (
                f"表示名{quoted(label)}の参加者が{bearers[label]}人います。"
                "「甲野（洋）」のように、見分けがつく表示名に変えてください。"
            )
            yield finding("participant.label.duplicate", message, path=path)


def _agenda(record: Record) -> Iterator[Finding]:
    bearers = Counter(item.number for item in record.agenda)
    for index, item in enumerate(record.agenda):
        if bearers[item.number] > 1:
            message = f"議題{item.number}が{bearers[item.number]}つあります。違う番号を付けてください。"
            yield finding("agenda.number.duplicate", message, path=f"agenda[{index}].number")
        if item.number < 1:
            message = f"議題{quoted(item.text)}の番号が{item.number}です。1から始まる番号を付けてください。"
            yield finding("agenda.number.invalid", message, path=f"agenda[{index}].number")
        if not item.text.strip():
            message = f"議題{item.number}に文がありません。文を入れるか、この議題を消してください。"
            yield finding("agenda.text.empty", message, path=f"agenda[{index}].text")


def _times(block: Block) -> Iterator[Finding]:
    """Yield what of the seconds of an utterance cannot be. A time on its own may be any from 0 on."""
    what = None
    for name, seconds in (("開始", block.start), ("終了", block.end)):
        if seconds is not None and seconds < 0:
            what = f"{name}時刻（{seconds:g}秒）が0より前です"
    if what is None and block.start is not None and block.end is not None and block.end < block.start:
        what = f"終了時刻（{block.end:g}秒）が開始時刻（{block.start:g}秒）より前です"
    if what:
        message = f"発言{quoted(block.text)}の{what}。録音と照らし、記録のファイルの start と end を直してください。"
        yield finding("utterance.time.invalid", message, block=block.id)


def _blocks(record: Record) -> Iterator[Finding]:
    empty_body = True
    for block in record.blocks:
        message = _EMPTY_TEXT.get(block.kind)
        if message or block.kind is BlockKind.PHOTO:
            empty_body = False
        if message and not block.text.strip():
            yield finding("block.text.empty", message, block=block.id)
        if block.kind is BlockKind.UTTERANCE and (block.start is not None or block.end is not None):
            yield from _times(block)
    if empty_body:
        message = "本文がまだありません。記録を貼り付けるか、発言を書いてください。"
        yield finding("body.empty", message, path=Part.BODY.value)
