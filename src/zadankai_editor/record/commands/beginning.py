"""How a new record begins: what is known of it at first, and a title that was typed as a paragraph."""

from collections.abc import Sequence

from zadankai_editor.record.digits import first_digits
from zadankai_editor.record.nodes import AgendaItem, Held, Participant
from zadankai_editor.record.review import Doubt, State
from zadankai_editor.record.steps import (
    Refusal,
    SetField,
    SpliceAgenda,
    SpliceBlocks,
    SpliceDigits,
    SpliceDoubts,
    SpliceParticipants,
    Step,
)
from zadankai_editor.record.texts import one_line
from zadankai_editor.record.transactions import Transaction

LONGEST_TITLE = 60
"""What is offered as a title is no longer than so many characters."""


def begin_record(
    state: State,
    *,
    title: str = "",
    date: str | None = None,
    participants: Sequence[Participant] = (),
    agenda: Sequence[AgendaItem] = (),
    doubts: Sequence[Doubt] = (),
) -> Transaction | Refusal:
    """Put what is known into a record that has none of it yet, in one step; digits are given out too."""
    record = state.record
    if (participants and record.participants) or (agenda and record.agenda):
        return Refusal(message="この記録には、参加者か議題が既に入っています。パネルで書き足してください。")
    steps: list[Step] = []
    if one_line(title) and one_line(title) != record.title:
        steps.append(SetField.of(state, "title", one_line(title)))
    if date and (record.held or Held()).date != date:
        steps.append(SetField.of(state, "held", (record.held or Held()).replaced(date=date)))
    if participants:
        steps.append(SpliceParticipants(at=0, new=tuple(participants)))
        digits = state.review.digits
        steps.append(SpliceDigits(at=0, old=digits, new=first_digits(tuple(participants))))
    if agenda:
        steps.append(SpliceAgenda(at=0, new=tuple(agenda)))
    if doubts:
        steps.append(SpliceDoubts(at=len(state.review.doubts), new=tuple(doubts)))
    if not steps:
        return Refusal(message="変更する箇所がありません。")
    return Transaction(label="新しい記録の開始", steps=tuple(steps))


def title_from_block(state: State, index: int) -> Transaction | Refusal:
    """Take the paragraph of the block at `index` out of the flow and make it the title."""
    record = state.record
    if index >= len(record.blocks):
        return Refusal(message="題名にする文がありません。")
    block = record.blocks[index]
    if record.title:
        return Refusal(message="題名は既に入っています。基本情報のパネルで直せます。")
    if not one_line(block.text):
        return Refusal(message="題名にする文がありません。")
    if block.has_picture:
        return Refusal(message="画像のある写真の説明は、題名にできません。")
    if len(block.paragraphs) > 1:
        return Refusal(message="題名にできるのは、一つの段落だけのブロックです。")
    steps = (SpliceBlocks(at=index, old=(block,)), SetField.of(state, "title", one_line(block.text)))
    return Transaction(label="題名にする", steps=steps)


def may_be_title(state: State) -> bool:
    """Tell whether the only paragraph that was typed so far looks like a title, and there is none."""
    blocks = state.record.blocks
    if state.record.title or len(blocks) != 1 or blocks[0].speaker is not None:
        return False
    text = one_line(blocks[0].text)
    if not 0 < len(text) <= LONGEST_TITLE or text.endswith(("。", "．")):
        return False
    return isinstance(title_from_block(state, 0), Transaction)
