"""Title, series, date, cover and footnotes (書誌), and the status."""

from zadankai_editor.record.nodes import Cover, Held, Node, Note, Series, Status
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import FieldName, Refusal, SetField, SpliceNotes
from zadankai_editor.record.transactions import Transaction

_SAME = Refusal(message="変わるところがありません。")


def _set(state: State, field: FieldName, value: Node | str | None, label: str) -> Transaction | Refusal:
    if getattr(state.record, field) == value:
        return _SAME
    return Transaction(label=label, steps=(SetField.of(state, field, value),))


def set_title(state: State, title: str) -> Transaction | Refusal:
    """Set the title."""
    return _set(state, "title", title, "題名の変更")


def set_series(state: State, series: Series | None) -> Transaction | Refusal:
    """Set the series; one that says nothing counts as none."""
    return _set(state, "series", _or_none(series, Series()), "シリーズの変更")


def set_held(state: State, held: Held | None) -> Transaction | Refusal:
    """Set the date; one that says nothing counts as none."""
    return _set(state, "held", _or_none(held, Held()), "開催日の変更")


def set_cover(state: State, cover: Cover | None) -> Transaction | Refusal:
    """Set the header image; one that says nothing counts as none."""
    return _set(state, "cover", _or_none(cover, Cover()), "見出し画像の変更")


def _or_none(value: Node | None, empty: Node) -> Node | None:
    return None if value == empty else value


def set_status(state: State, status: Status) -> Transaction | Refusal:
    """Set the status. Whether no error is left is for the caller to have checked."""
    label = "公開用に確定" if status is Status.READY else "下書きに戻す"
    return _set(state, "status", status, label)


def add_note(state: State, note: Note) -> Transaction | Refusal:
    """Add a footnote at the end."""
    return Transaction(label="注の追加", steps=(SpliceNotes(at=len(state.record.notes), new=(note,)),))


def change_note(state: State, index: int, note: Note) -> Transaction | Refusal:
    """Replace the footnote at `index`."""
    current = state.record.notes[index]
    if current == note:
        return _SAME
    return Transaction(label="注の変更", steps=(SpliceNotes(at=index, old=(current,), new=(note,)),))


def remove_note(state: State, index: int) -> Transaction | Refusal:
    """Remove the footnote at `index`."""
    step = SpliceNotes(at=index, old=(state.record.notes[index],))
    return Transaction(label="注の削除", steps=(step,))


def move_note(state: State, index: int, to: int) -> Transaction | Refusal:
    """Move the footnote at `index` to `to`."""
    notes = state.record.notes
    if not 0 <= to < len(notes) or to == index:
        return Refusal(message="これより先へは動かせません。")
    low, high = min(index, to), max(index, to) + 1
    order = list(notes[low:high])
    order.insert(to - low, order.pop(index - low))
    step = SpliceNotes(at=low, old=notes[low:high], new=tuple(order))
    return Transaction(label="注の順番", steps=(step,))
