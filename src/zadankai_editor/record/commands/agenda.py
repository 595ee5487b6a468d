"""Adding, changing, moving and removing agenda items; sections follow their item."""

from zadankai_editor.record.commands.references import steps_for_agenda
from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.nodes import AgendaItem
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import Refusal, SpliceAgenda
from zadankai_editor.record.texts import one_line
from zadankai_editor.record.transactions import Transaction

_GONE = Refusal(message="その議題はもうありません。")


def add_agenda_item(state: State, text: str, number: int | None = None) -> Transaction | Refusal:
    """Add an item at the end, under the number after the last one unless `number` is given.

    Sections under this number, which no item bore so far, treat it.
    """
    items = state.record.agenda
    if number is None:
        number = max((i.number for i in items), default=0) + 1
    problem = _number_problem(state, number, None)
    if problem:
        return problem
    new = AgendaItem(id=fresh_id("a", {i.id for i in items}), number=number, text=one_line(text))
    steps = (SpliceAgenda(at=len(items), new=(new,)), *steps_for_agenda(state, (*items, new)))
    return Transaction(label="議題の追加", steps=steps)


def change_agenda_item(
    state: State, item_id: str, *, text: str | None = None, number: int | None = None
) -> Transaction | Refusal:
    """Change the text or the number of an item. A number that another item bears is refused."""
    index = _index(state, item_id)
    if index is None:
        return _GONE
    item = state.record.agenda[index]
    if number is not None:
        problem = _number_problem(state, number, item_id) if number != item.number else None
        if problem:
            return problem
    changed = item.replaced(
        text=item.text if text is None else one_line(text),
        number=item.number if number is None else number,
    )
    if changed == item:
        return Refusal(message="変更する箇所がありません。")
    items = state.record.agenda
    step = SpliceAgenda(at=index, old=(item,), new=(changed,))
    follow = steps_for_agenda(state, (*items[:index], changed, *items[index + 1 :]))
    return Transaction(label="議題の変更", steps=(step, *follow))


def move_agenda_item(state: State, item_id: str, to: int) -> Transaction | Refusal:
    """Move an item to index `to`. The numbers stay in their order, the texts move with their sections."""
    items = state.record.agenda
    index = _index(state, item_id)
    if index is None or not 0 <= to < len(items) or to == index:
        return Refusal(message="これより先へは動かせません。")
    low, high = min(index, to), max(index, to) + 1
    old = items[low:high]
    order = [i for i in old if i.id != item_id]
    order.insert(to - low, items[index])
    new = tuple(item.replaced(number=place.number) for item, place in zip(order, old, strict=True))
    return Transaction(label="議題の順番", steps=(SpliceAgenda(at=low, old=old, new=new),))


def remove_agenda_item(state: State, item_id: str) -> Transaction | Refusal:
    """Remove an item; sections that treat it stay, without an item."""
    index = _index(state, item_id)
    if index is None:
        return _GONE
    items = state.record.agenda
    follow = steps_for_agenda(state, items[:index] + items[index + 1 :])
    return Transaction(label="議題の削除", steps=(*follow, SpliceAgenda(at=index, old=(items[index],))))


def _number_problem(state: State, number: int, own: str | None) -> Refusal | None:
    if number < 1:
        return Refusal(message="議題の番号は1以上の数です。")
    if any(i.number == number and i.id != own for i in state.record.agenda):
        return Refusal(message=f"議題の番号{number}は別の議題が使っています。")
    return None


def _index(state: State, item_id: str) -> int | None:
    ids = [i.id for i in state.record.agenda]
    return ids.index(item_id) if item_id in ids else None
