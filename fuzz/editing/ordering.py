"""Operations on whole blocks and on the agenda: kinds, moves, divisions, joins, deletions, items."""

from collections import Counter
from collections.abc import Callable

from fuzz.editing.desk import Desk
from fuzz.editing.words import (
    Word,
    assert_carried,
    assert_each,
    assert_replaced,
    assert_unchanged,
    counted,
    said,
    same_or_nobody,
    span_of_block,
)
from tests.record_states import Voice, voice
from zadankai_editor.record.commands import agenda
from zadankai_editor.record.commands.blocks import set_block_fields
from zadankai_editor.record.nodes import BlockKind, Record, UnknownAgenda
from zadankai_editor.session.session import Outcome

# Kinds


def kind(desk: Desk, name: str) -> None:
    """Make the selected blocks blocks of a kind: whoever had said them may be heard again, nobody else."""
    meant = desk.indexes
    old = desk.record.blocks
    before = [(b, i in meant) for i, b in enumerate(old)]
    held = dict(desk.last_voices)
    desk.press(f"kind_{name}")
    left = Counter(w for b, chosen in before if not chosen for w in said(b.text, voice(b)))
    chosen = Counter(c for b, of in before if of for c in counted(b.text))
    found = Counter(desk.row)
    assert found >= left, ("not meant", left - found)
    changed = found - left
    assert Counter(w.character for w in changed.elements()) == chosen
    for word in changed:
        assert heard_again(desk, word, held), ("in another mouth", word, held.get(word.character))


def heard_again(desk: Desk, word: Word, held: dict[str, Voice]) -> bool:
    """Tell whether a word is in nobody's mouth, in that where it was last, or has never been in any.

    Somebody who has gone or come since is known by the label.
    """
    last = held.get(word.character)
    if word.voice is None or last is None or word.voice[0] in {None, last[0]}:
        return True
    return not desk.labels_ever(word.voice[0]).isdisjoint(desk.labels_ever(last[0]))


# Order


def move(desk: Desk, down: bool) -> None:
    """Move the selected blocks by one: in lead and closing nobody speaks."""
    indexes, before, record = desk.indexes, desk.row, desk.record
    if not indexes:
        return
    start = span_of_block(record, indexes[0])[0]
    end = span_of_block(record, indexes[-1])[1]
    desk.press("move_down" if down else "move_up")
    assert_carried(before, desk.row, (start, end), lambda _at: same_or_nobody, "move")


def split(desk: Desk) -> None:
    """Divide the block at the caret: both halves are said by the same people."""
    before = desk.row
    desk.press("split")
    assert_unchanged(before, desk.row, "split")


def join(desk: Desk) -> None:
    """Join the selected blocks, or that at the caret to the one before, where nothing comes to another mouth."""
    before = desk.row
    desk.press("join")
    assert_unchanged(before, desk.row, "join")


def join_across(desk: Desk) -> None:
    """Join the selected blocks, or that at the caret to the one before: whoever said the first says all."""
    before, record, indexes = desk.row, desk.record, desk.indexes
    count = len(record.blocks)
    desk.press("join_across")
    if len(desk.record.blocks) == count:
        assert_unchanged(before, desk.row, "refused join")
        return
    first = indexes[0] if len(indexes) > 1 else indexes[0] - 1
    start, end = span_of_block(record, first)[1], span_of_block(record, indexes[-1])[1]
    heard = voice(record.blocks[first])
    given = [Word(word.character, heard) for word in before[start:end]]
    assert_replaced(before, desk.row, (start, end), given, "join across")


def duplicate(desk: Desk) -> None:
    """Put copies of the selected blocks below them, each said by the same people."""
    before, record, indexes = desk.row, desk.record, desk.indexes
    desk.press("duplicate")
    if indexes and len(desk.record.blocks) > len(record.blocks):
        start, end = span_of_block(record, indexes[0])[0], span_of_block(record, indexes[-1])[1]
        assert_each(before[:end] + before[start:], desk.row, same_or_nobody, "copies")
    else:
        assert_unchanged(before, desk.row, "refused copies")


def move_section(desk: Desk, down: bool) -> None:
    """Move the section at the caret: blocks change places as a whole, and no word another mouth."""
    before, ids = desk.row, {b.id: voice(b) for b in desk.record.blocks}
    desk.press("section_down" if down else "section_up")
    assert {b.id: voice(b) for b in desk.record.blocks} == ids
    assert Counter(desk.row) == Counter(before)


def delete_block(desk: Desk) -> None:
    """Delete the selected blocks."""
    indexes, before, record = desk.indexes, desk.row, desk.record
    desk.press("delete_block")
    if indexes:
        place = span_of_block(record, indexes[0])[0], span_of_block(record, indexes[-1])[1]
        assert_replaced(before, desk.row, place, [], "deletion of blocks")


# The agenda


def add_item(desk: Desk, text: str) -> None:
    """Add an agenda item."""
    _change_agenda(desk, lambda: agenda.add_agenda_item(desk.state, text))


def rename_item(desk: Desk, number: int, text: str) -> None:
    """Give an agenda item another text."""
    item = _item(desk, number)
    if item is not None:
        _change_agenda(desk, lambda: agenda.change_agenda_item(desk.state, item, text=text))


def renumber_item(desk: Desk, number: int, to: int) -> None:
    """Give an agenda item another number."""
    item = _item(desk, number)
    if item is not None:
        _change_agenda(desk, lambda: agenda.change_agenda_item(desk.state, item, number=to))


def move_item(desk: Desk, number: int, to: int) -> None:
    """Move an agenda item to another place."""
    item = _item(desk, number)
    if item is not None:
        to %= len(desk.record.agenda)
        _change_agenda(desk, lambda: agenda.move_agenda_item(desk.state, item, to))


def remove_item(desk: Desk, number: int) -> None:
    """Remove an agenda item."""
    item = _item(desk, number)
    if item is not None:
        _change_agenda(desk, lambda: agenda.remove_agenda_item(desk.state, item))


def link_section(desk: Desk, section: int, number: int) -> None:
    """Say which item a section treats."""
    sections = [i for i, b in enumerate(desk.record.blocks) if b.kind is BlockKind.SECTION]
    item = _item(desk, number)
    if not sections or item is None:
        return
    before, at = desk.row, sections[section % len(sections)]
    desk.session.dispatch(set_block_fields(desk.state, at, "議題", agenda=item))
    desk.check()
    assert_unchanged(before, desk.row, "a section was linked")
    assert desk.record.blocks[at].agenda == item


def _item(desk: Desk, number: int) -> str | None:
    items = desk.record.agenda
    return items[number % len(items)].id if items else None


def _change_agenda(desk: Desk, command: Callable[[], Outcome]) -> None:
    before, old = desk.row, desk.record
    desk.session.dispatch(command())
    desk.check()
    assert_unchanged(before, desk.row, "the agenda changed")
    ids = {item.id for item in desk.record.agenda}
    numbers = {item.id: item.number for item in desk.record.agenda}
    for was, now in zip(old.blocks, desk.record.blocks, strict=True):
        if isinstance(was.agenda, UnknownAgenda):
            named = isinstance(now.agenda, str) and numbers[now.agenda] == was.agenda.number
            assert now.agenda in {was.agenda, None} or named
        else:
            assert now.agenda == (was.agenda if was.agenda in ids else None)


def attachments(record: Record) -> dict[str, tuple[object, ...]]:
    """Return what belongs to blocks besides their words, by id: agenda item, picture, people, start."""
    return {
        b.id: (b.agenda, b.file, b.alt, [record.label_of(who) for who in b.people], b.start)
        for b in record.blocks
    }
