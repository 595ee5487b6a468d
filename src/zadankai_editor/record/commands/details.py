"""Title, series, date, cover and footnotes (基本情報), and the status.

Texts come as somebody typed them and are stored as one line without outer space.
"""

from collections.abc import Mapping

from zadankai_editor.record.nodes import Cover, Held, Node, Note, Series, Status
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import FieldName, Refusal, SetBlock, SetField, SpliceNotes, Step
from zadankai_editor.record.texts import leads_outside, one_line, one_line_or_none
from zadankai_editor.record.transactions import Transaction

OUTSIDE = Refusal(message="画像は記録と同じフォルダーか、その中のフォルダーに置いたものだけを使えます。")
"""The answer to a picture that no record may refer to."""

_SAME = Refusal(message="変更する箇所がありません。")


def _set(state: State, field: FieldName, value: Node | str | None, label: str) -> Transaction | Refusal:
    if getattr(state.record, field) == value:
        return _SAME
    return Transaction(label=label, steps=(SetField.of(state, field, value),))


def set_title(state: State, title: str) -> Transaction | Refusal:
    """Set the title."""
    return _set(state, "title", one_line(title), "題名の変更")


def set_series(state: State, series: Series | None) -> Transaction | Refusal:
    """Set the series; one that says nothing counts as none."""
    tidy = Series(name=one_line_or_none(series.name), number=series.number) if series else None
    return _set(state, "series", _or_none(tidy, Series()), "シリーズの変更")


def set_held(state: State, held: Held | None) -> Transaction | Refusal:
    """Set the date; one that says nothing counts as none."""
    tidy = Held(date=one_line_or_none(held.date), text=one_line_or_none(held.text)) if held else None
    return _set(state, "held", _or_none(tidy, Held()), "開催日の変更")


def set_cover(state: State, cover: Cover | None) -> Transaction | Refusal:
    """Set the header image; one that says nothing counts as none."""
    if cover and cover.file and leads_outside(cover.file):
        return OUTSIDE
    tidy = cover and Cover(
        file=cover.file or None,
        caption=one_line_or_none(cover.caption),
        alt=one_line_or_none(cover.alt),
        credit=one_line_or_none(cover.credit),
    )
    return _set(state, "cover", _or_none(tidy, Cover()), "見出し画像の変更")


def _or_none(value: Node | None, empty: Node) -> Node | None:
    return None if value == empty else value


def _tidied(note: Note) -> Note:
    return Note(term=one_line(note.term), text=one_line(note.text), mark=one_line_or_none(note.mark))


def set_status(state: State, status: Status) -> Transaction | Refusal:
    """Set the status. Whether no error is left is for the caller to have checked."""
    label = "公開用に確定" if status is Status.READY else "下書きに戻す"
    return _set(state, "status", status, label)


def draft_again(state: State, errors: int) -> Transaction | Refusal:
    """Make a draft of a ready record in which `errors` errors are left, as its file says by now."""
    return _set(state, "status", Status.DRAFT, f"下書きに戻す（誤り{errors}件）")


def add_note(state: State, note: Note) -> Transaction | Refusal:
    """Add a footnote at the end."""
    return Transaction(
        label="注の追加", steps=(SpliceNotes(at=len(state.record.notes), new=(_tidied(note),)),)
    )


def change_note(state: State, index: int, note: Note) -> Transaction | Refusal:
    """Replace the footnote at `index`."""
    current, new = state.record.notes[index], _tidied(note)
    if current == new:
        return _SAME
    return Transaction(label="注の変更", steps=(SpliceNotes(at=index, old=(current,), new=(new,)),))


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


def rename_files(state: State, renamed: Mapping[str, str]) -> Transaction | Refusal:
    """Let every reference to a picture file in `renamed` follow to its new name; the status stays."""
    record = state.record
    steps: list[Step] = [
        SetBlock.of(i, block, file=renamed[block.file])
        for i, block in enumerate(record.blocks)
        if block.file and renamed.get(block.file, block.file) != block.file
    ]
    cover = record.cover
    if cover and cover.file and renamed.get(cover.file, cover.file) != cover.file:
        steps.append(SetField.of(state, "cover", cover.replaced(file=renamed[cover.file])))
    if not steps:
        return _SAME
    if record.status is Status.READY:
        # Else it would count as an edit, which makes a draft of what the file calls ready.
        demoting = SetField.of(state, "status", Status.DRAFT)
        steps = [demoting, *steps, demoting.inverse()]
    return Transaction(label="画像の名前の変更", steps=tuple(steps))
