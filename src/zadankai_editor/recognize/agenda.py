"""The items of the agenda."""

from collections.abc import Sequence
from dataclasses import dataclass

from zadankai_editor.japanese.numerals import Numbered, numbered
from zadankai_editor.recognize.doubts import DoubtNote, FieldDoubt, Uncertain, quoted
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.lines import Line
from zadankai_editor.record.nodes import AgendaItem

_BULLETS = "・○●◎■□◆◇▶*-― 　"


@dataclass
class Item:
    """An item of the agenda, with the source lines that it comes from and what is not certain about it."""

    number: int
    text: str
    lines: list[int]
    doubt: DoubtNote | None = None

    def as_agenda_item(self, place: int) -> AgendaItem:
        """Return the item of a record, of which it is the one at `place`, from 1 on."""
        return AgendaItem(id=f"a{place}", number=self.number, text=self.text)


def read_items(lines: Sequence[Line]) -> list[Item]:
    """Return the items in `lines`, in order; where no numbers are printed, by their places."""
    bare = _bare_numbers(lines)
    with_numbers = bare or any(numbered(line.text) for line in lines)
    items: list[Item] = []
    for line in lines:
        mark = Numbered(len(items) + 1, line.text[1:].strip()) if bare else numbered(line.text)
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


def add_items(items: Sequence[Item], named: Sequence[Line], *, with_numbers: bool) -> list[Item]:
    """Return `items` with the lines that somebody has named as items among them, each one for itself.

    Where no number is printed, all are numbered by their places; else one without takes the next
    number that is free. `with_numbers`: numbers are printed before `items`.
    """
    found = list(items)
    bare: list[Item] = []
    for line in named:
        mark = numbered(line.text)
        text = line.text.lstrip(_BULLETS) or line.text
        found.append(Item(mark.number, mark.text, [line.number]) if mark else Item(0, text, [line.number]))
        if not mark:
            bare.append(found[-1])
    found.sort(key=lambda item: item.lines[0])
    if not bare:
        return found
    if not with_numbers and len(bare) == len(named):
        for number, item in enumerate(found, 1):
            item.number = number
        return found
    for item in bare:
        item.number = max(other.number for other in found) + 1
    return found


def _bare_numbers(lines: Sequence[Line]) -> bool:
    """Tell whether the items are numbered by a digit with nothing behind it, as ① is left where its number counts."""
    digits = [line.folded[:1] for line in lines]
    return (
        2 <= len(lines) <= 9
        and digits == [str(n) for n in range(1, len(lines) + 1)]
        and not any(
            numbered(line.text) or not line.text[1:].strip() or line.folded[1:2].isdigit() for line in lines
        )
    )


def _go_on(item: Item, line: Line) -> None:
    item.text += line.text
    item.lines.append(line.number)
    note_going_on(item, line)


def note_items(items: Sequence[Item], draft: Draft) -> None:
    """Note in `draft` where the lines of the agenda went, and what is not certain about its items."""
    for index, item in enumerate(items):
        draft.fields += [(number, f"agenda[{index}]") for number in item.lines]
        if item.doubt:
            draft.doubts.append(FieldDoubt(f"agenda[{index}]", item.doubt))


def note_going_on(item: Item, line: Line) -> None:
    """Note that it is not certain whether an item goes on in `line`."""
    message = (
        f"議題の行{quoted(line.text)}に番号がないので、前の議題の続きとしました。正しいか確かめてください。"
    )
    item.doubt = DoubtNote(Uncertain.AGENDA, message, line.number)
