"""The items of the agenda."""

from collections.abc import Sequence
from dataclasses import dataclass

from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.numbers import numbered

_BULLETS = "・○●◎■□◆◇▶*-― 　"


@dataclass
class Item:
    """An item of the agenda, with the source lines that it comes from and what is not certain about it."""

    number: int
    text: str
    lines: list[int]
    doubt: DoubtNote | None = None


def read_items(lines: Sequence[Line]) -> list[Item]:
    """Return the items in `lines`, in order; where no numbers are printed, by their places."""
    with_numbers = any(numbered(line.text) for line in lines)
    items: list[Item] = []
    for line in lines:
        mark = numbered(line.text)
        if mark:
            items.append(Item(mark.number, mark.text, [line.number]))
        elif with_numbers and items:
            _go_on(items[-1], line)
        else:
            text = line.text.lstrip(_BULLETS) or line.text
            items.append(Item(len(items) + 1, text, [line.number]))
            if with_numbers:
                message = f"議題の行{quoted(line.text)}に番号がありません。議題かどうか確かめてください。"
                items[-1].doubt = DoubtNote(Uncertain.AGENDA, message, line.number)
    return items


def _go_on(item: Item, line: Line) -> None:
    item.text += line.text
    item.lines.append(line.number)
    message = (
        f"議題の行{quoted(line.text)}に番号がないので、前の議題の続きとしました。正しいか確かめてください。"
    )
    item.doubt = DoubtNote(Uncertain.AGENDA, message, line.number)
