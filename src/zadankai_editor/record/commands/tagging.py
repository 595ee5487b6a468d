"""Tagging a bare text: one paragraph after another gets a speaker or a kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zadankai_editor.japanese.wording import similarity
from zadankai_editor.record.commands.beginning import title_from_block
from zadankai_editor.record.commands.blocks import set_block_fields, set_speaker
from zadankai_editor.record.commands.composing import Composition
from zadankai_editor.record.commands.kinds import KIND_NAMES, set_kind
from zadankai_editor.record.commands.participants import add_participant
from zadankai_editor.record.commands.text import divide, join_with_previous
from zadankai_editor.record.nodes import AgendaItem, Block, BlockKind, Part, Record
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import Refusal, SetBlock
from zadankai_editor.record.transactions import Transaction

_LIKE_ENOUGH = 0.5
_CLEARLY = 0.15
_SPOKEN = frozenset({BlockKind.UTTERANCE, BlockKind.PROMPT, BlockKind.TEXT})
_NO_PARAGRAPH = Refusal(message="段落がまだありません。文を入れてから使います。")
_NOTHING_BEFORE = Refusal(message="前に続ける発言がありません。発言者か種類を選んでください。")


@dataclass(frozen=True)
class Tagged:
    """What tagging a paragraph does: the transaction, and the paragraph that comes next after it.

    `transaction` is `None` where the paragraph is so already, `following` where it is the last.
    """

    transaction: Transaction | None
    following: Selection | None


def paragraph_at(record: Record, at: Position) -> Selection | None:
    """Return the paragraph in which `at` is, from its first character to its last; `None` without blocks."""
    if at.index >= len(record.blocks):
        return None
    text = record.blocks[at.index].text
    begin = text.rfind("\n", 0, at.offset) + 1
    end = text.find("\n", at.offset)
    return Selection(Position(at.index, begin), Position(at.index, len(text) if end < 0 else end))


def paragraph_before(record: Record, at: Position) -> Selection | None:
    """Return the paragraph before the one in which `at` is; `None` where that is the first."""
    here = paragraph_at(record, at)
    if here is None:
        return None
    if here.start.offset > 0:
        return paragraph_at(record, Position(at.index, here.start.offset - 1))
    if at.index == 0:
        return None
    return paragraph_at(record, Position(at.index - 1, len(record.blocks[at.index - 1].text)))


def paragraph_behind(record: Record, at: Position) -> Selection | None:
    """Return the next paragraph with words behind the one in which `at` is; `None` where there is none."""
    here = paragraph_at(record, at)
    found = None if here is None else _next(record, here)
    return None if found is None else _worded(record, found.start)


def _next(record: Record, here: Selection) -> Selection | None:
    place = here.start.index
    if here.end.offset < len(record.blocks[place].text):
        return paragraph_at(record, Position(place, here.end.offset + 1))
    return paragraph_at(record, Position(place + 1, 0))


def text_of(record: Record, passage: Selection) -> str:
    """Return the words of a passage that lies within one block."""
    text = record.blocks[passage.start.index].text
    return text[passage.start.offset : passage.end.offset]


def tag_speaker(state: State, at: Position, speaker: str | None) -> Tagged | Refusal:
    """Make the paragraph at `at` an utterance of a participant, or of nobody yet, of its own."""

    def already(block: Block) -> bool:
        said = block.kind is BlockKind.UTTERANCE and block.speaker == speaker
        return said and not block.with_speakers and not block.continued

    def tag(work: Composition, index: int) -> None:
        if work.state.record.blocks[index].kind not in _SPOKEN:
            work.then(lambda s: set_kind(s, [index], BlockKind.UTTERANCE))
        if not already(work.state.record.blocks[index]):
            work.then(lambda s: set_speaker(s, [index], speaker))

    name = state.record.label_of(speaker)
    label = f"発言者を「{name}」に" if name else "発言者なしの発言に"
    return _tagged(state, at, label, already, tag)


def tag_new_speaker(state: State, at: Position, label: str) -> Tagged | Refusal:
    """Add a participant and give the paragraph at `at` to that person, in one step."""
    added = add_participant(state, label)
    applied = added if isinstance(added, Refusal) else added.apply(state)
    if isinstance(added, Refusal):
        return added
    if isinstance(applied, Refusal):
        return applied
    tagged = tag_speaker(applied.state, at, applied.state.record.participants[-1].id)
    if isinstance(tagged, Refusal) or tagged.transaction is None:
        return tagged
    steps = (*added.steps, *tagged.transaction.steps)
    new = applied.state.record.participants[-1]
    whole = Transaction(label=f"新しい発言者「{new.label}」", steps=steps)
    return Tagged(whole, tagged.following)


def tag_kind(state: State, at: Position, kind: BlockKind) -> Tagged | Refusal:
    """Make the paragraph at `at` a block of `kind`; a section is linked to the agenda item it is worded as."""

    def tag(work: Composition, index: int) -> None:
        work.then(lambda s: set_kind(s, [index], kind))
        item = _item_of(work.state.record.agenda, work.state.record.blocks[index])
        if kind is BlockKind.SECTION and item is not None:
            work.then(lambda s: set_block_fields(s, index, "", agenda=item))

    label = f"「{KIND_NAMES[kind]}」にする"
    return _tagged(state, at, label, lambda block: block.kind is kind, tag)


def tag_title(state: State, at: Position) -> Tagged | Refusal:
    """Take the paragraph at `at` out of the flow and make it the title, where there is none."""

    def tag(work: Composition, index: int) -> None:
        work.then(lambda s: title_from_block(s, index))

    return _tagged(state, at, "題名にする", lambda _block: False, tag)


def tag_as_before(state: State, at: Position) -> Tagged | Refusal:
    """Let the paragraph at `at` belong to what stands before it.

    It is one more paragraph of the block before; behind a photo, whoever spoke before that goes on.
    """

    def tag(work: Composition, index: int) -> None:
        blocks = work.state.record.blocks
        before = blocks[index - 1] if index else None
        speech = _speech_before_photos(blocks, index)
        if before is not None and before.kind.part is not Part.BODY:
            work.then(lambda s: set_kind(s, [index], before.kind))
        elif before is not None and before.kind.has_paragraphs:
            work.then(lambda s: join_with_previous(s, index, across_speakers=True))
        elif speech is not None:
            _go_on(work, index, speech)
        else:
            work.refuse(_NOTHING_BEFORE)

    return _tagged(state, at, "前の続きにする", lambda _block: False, tag)


def _tagged(
    state: State,
    at: Position,
    label: str,
    already: Callable[[Block], bool],
    tag: Callable[[Composition, int], None],
) -> Tagged | Refusal:
    """Make the paragraph at `at` a block of its own and `tag` it, unless its block is `already` so."""
    here = paragraph_at(state.record, at)
    if here is None:
        return _NO_PARAGRAPH
    if already(state.record.blocks[at.index]):
        return Tagged(None, paragraph_behind(state.record, at))
    work = Composition(state)
    index, text = at.index, state.record.blocks[at.index].text
    start, end = here.start.offset, here.end.offset
    if text[end:].strip():
        work.then(lambda s: Transaction(label=label, steps=divide(s, Position(at.index, end))))
    if text[:start].strip():
        work.then(lambda s: Transaction(label=label, steps=divide(s, Position(at.index, start))))
        index += 1
    behind = work.state.record.blocks[index + 1 : index + 2]
    tag(work, index)
    outcome = work.as_one(label)
    if isinstance(outcome, Refusal):
        return outcome
    place = next(
        (i for i, b in enumerate(work.state.record.blocks) if [b.id] == [x.id for x in behind]), None
    )
    following = None if place is None else _worded(work.state.record, Position(place, 0))
    return Tagged(outcome, following)


def _worded(record: Record, at: Position) -> Selection | None:
    """Return the first paragraph from `at` on that holds words."""
    found = paragraph_at(record, at)
    while found is not None and not text_of(record, found).strip():
        found = _next(record, found)
    return found


def _item_of(agenda: Sequence[AgendaItem], block: Block) -> str | None:
    """Return the id of the agenda item as which a section is clearly worded; the one that it has stays."""
    if block.agenda is not None or not agenda:
        return None
    scores = sorted(((similarity(item.text, block.text), item.id) for item in agenda), reverse=True)
    second = scores[1][0] if len(scores) > 1 else 0.0
    best, item = scores[0]
    return item if best >= _LIKE_ENOUGH and best - second >= _CLEARLY else None


def _speech_before_photos(blocks: Sequence[Block], index: int) -> Block | None:
    """Return the utterance before the photos that stand right before `index`."""
    place = index - 1
    while place >= 0 and blocks[place].kind is BlockKind.PHOTO:
        place -= 1
    found = blocks[place] if 0 <= place < index - 1 else None
    return found if found is not None and found.kind is BlockKind.UTTERANCE else None


def _go_on(work: Composition, index: int, speech: Block) -> None:
    """Let the block at `index` be what the speaker of `speech` goes on to say."""
    if work.state.record.blocks[index].kind is not BlockKind.UTTERANCE:
        work.then(lambda s: set_kind(s, [index], BlockKind.UTTERANCE))
    block = work.state.record.blocks[index]
    step = SetBlock.of(
        index,
        block,
        speaker=speech.speaker,
        with_speakers=speech.with_speakers,
        role=speech.role,
        written=speech.written,
        continued=speech.speaker is not None,
    )
    work.then(lambda _s: Transaction(label="", steps=(step,)))
