"""Speakers of passages, of all utterances of somebody, and two people who were taken for each other."""

from collections.abc import Sequence

from zadankai_editor.record.commands.blocks import set_speaker
from zadankai_editor.record.commands.composing import Composition
from zadankai_editor.record.commands.kinds import set_kind
from zadankai_editor.record.commands.text import divide, edit_text
from zadankai_editor.record.nodes import BlockKind, Record, SpeakerRef
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import Refusal, SetBlock, Step
from zadankai_editor.record.transactions import Transaction

_ONE_BLOCK = Refusal(
    message="一つの発言の中だけを選んでください。いくつかの発言は「発言者を選ぶ」で変えます。"
)
_NO_WORDS = Refusal(message="移す文がありません。移す文を選ぶか、その先頭にカーソルを置きます。")
_NOT_DIVIDED = Refusal(message="分けて発言者を変えられるのは、発言・司会の言葉・地の文です。")


def passage_of(record: Record, selection: Selection) -> Selection | Refusal:
    """Return the words that `give_passage` would give away: those selected, or all from the caret on."""
    start, end = selection.start, selection.end
    if start.index != end.index:
        return _ONE_BLOCK
    if start.index >= len(record.blocks):
        return _NO_WORDS
    block = record.blocks[start.index]
    if not block.kind.has_paragraphs:
        return _NOT_DIVIDED
    if selection.empty:
        end = Position(start.index, len(block.text))
    if not block.text[start.offset : end.offset].strip():
        return _NO_WORDS
    return Selection(start, end)


def give_passage(state: State, selection: Selection, speaker: SpeakerRef | None) -> Transaction | Refusal:
    """Make a passage of a block, or all from the caret on, an utterance of `speaker` of its own.

    The block is split exactly where the passage begins and ends; what stands before and behind it
    keeps its speaker. `passage_at` tells where the passage stands then.
    """
    passage = passage_of(state.record, selection)
    if isinstance(passage, Refusal):
        return passage
    work = Composition(state)
    index, start, end = passage.start.index, passage.start.offset, passage.end.offset
    text = state.record.blocks[index].text
    if text[end:].strip():
        work.then(lambda s: Transaction(label="", steps=divide(s, Position(index, end))))
    if text[:start].strip():
        work.then(lambda s: Transaction(label="", steps=divide(s, Position(index, start))))
        index += 1
    if work.state.record.blocks[index].speaker != speaker or not text[:start].strip():
        work.then(lambda s: set_speaker(s, [index], speaker))
    return work.as_one("一部を別の人の発言にする")


def passage_at(record: Record, selection: Selection) -> Position:
    """Return where a passage of `record` begins once `give_passage` has given it away."""
    start = selection.start
    begins_block = not record.blocks[start.index].text[: start.offset].strip()
    return Position(start.index if begins_block else start.index + 1, 0)


def utterances_of(record: Record, person: str) -> list[int]:
    """Return the indexes of the utterances that somebody says alone, or as the first of several."""
    return [i for i, b in enumerate(record.blocks) if b.kind is BlockKind.UTTERANCE and b.speaker == person]


def make_utterances(
    state: State, indexes: Sequence[int], speaker: SpeakerRef | None
) -> Transaction | Refusal:
    """Make blocks of any kind utterances of `speaker`, or of nobody yet; a photo with a picture is refused."""
    work = Composition(state)
    ids = {state.record.blocks[i].id for i in indexes}
    work.then(lambda s: set_kind(s, indexes, BlockKind.UTTERANCE))
    now = [i for i, block in enumerate(work.state.record.blocks) if block.id in ids]
    # A heading, say, keeps who has said it before: nobody means nobody all the same.
    if speaker is not None or any(work.state.record.blocks[i].speaker is not None for i in now):
        work.then(lambda s: set_speaker(s, now, speaker))
    name = state.record.label_of(speaker) or "発言者なし"
    return work.as_one(f"「{name}」の発言にする")


def reassign_all(state: State, person: str, speaker: SpeakerRef | None) -> Transaction | Refusal:
    """Give all utterances of `person` to `speaker`, or to nobody."""
    outcome = set_speaker(state, utterances_of(state.record, person), speaker)
    if isinstance(outcome, Refusal):
        return outcome
    old, new = state.record.label_of(person), state.record.label_of(speaker) or "発言者なし"
    return outcome.model_copy(update={"label": f"「{old}」の発言をすべて「{new}」にする"})


def swap_speakers(state: State, one: str, other: str) -> Transaction | Refusal:
    """Give what `one` says to `other` and what `other` says to `one`, all through the record."""
    record = state.record
    exchange: dict[SpeakerRef, SpeakerRef] = {one: other, other: one}
    steps: list[Step] = []
    for index, block in enumerate(record.blocks):
        if block.kind is not BlockKind.UTTERANCE or block.speaker is None:
            continue
        speaker = exchange.get(block.speaker, block.speaker)
        together = tuple(exchange.get(ref, ref) for ref in block.with_speakers)
        if (speaker, together) != (block.speaker, block.with_speakers):
            steps.append(SetBlock.of(index, block, speaker=speaker, with_speakers=together))
    if one == other or not steps:
        return Refusal(message="入れ替える発言がありません。")
    label = f"「{record.label_of(one)}」と「{record.label_of(other)}」の発言を入れ替える"
    return Transaction(label=label, steps=tuple(steps))


def take_typed_label(state: State, at: Position, length: int, speaker: str) -> Transaction | Refusal:
    """Let `length` characters at the start of a paragraph, a name and a colon, say that `speaker` says it.

    They go. At the start of a block all of it is an utterance of `speaker`, also where it was one of
    somebody else; a later paragraph becomes one of its own, and those before and behind it keep
    their speaker.
    """
    work = Composition(state)
    text = state.record.blocks[at.index].text
    index, start = at.index, at.offset
    if text[:start].strip("\n"):
        end = text.find("\n", start)
        if end >= 0 and text[end:].strip("\n"):
            work.then(lambda s: Transaction(label="", steps=divide(s, Position(index, end))))
        work.then(lambda s: Transaction(label="", steps=divide(s, at)))
        index, start = index + 1, 0
    typed = text[at.offset : at.offset + length]
    work.then(lambda s: edit_text(s, index, start, typed, ""))
    block = work.state.record.blocks[index]
    if (block.kind, block.speaker, block.with_speakers) != (BlockKind.UTTERANCE, speaker, ()):
        work.then(lambda s: set_speaker(s, [index], speaker))
    return work.as_one(f"発言者を「{state.record.label_of(speaker)}」に")
