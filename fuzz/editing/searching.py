"""Operations that search and replace while editing goes on, by the real bar with its list."""

from collections.abc import Sequence

from fuzz.editing.desk import Desk
from fuzz.editing.words import assert_replaced, assert_unchanged, said, span, voice_at
from tests.qt.manuscript.support import CONTROL, NO_MODIFIER, SHIFT, Key
from tests.record_states import voice
from zadankai_editor.record.search.query import Match

_STEPS = {
    "F3": (Key.Key_F3, NO_MODIFIER),
    "Shift+F3": (Key.Key_F3, SHIFT),
    "Return": (Key.Key_Return, NO_MODIFIER),
    "Shift+Return": (Key.Key_Return, SHIFT),
}
STEPS = tuple(_STEPS)
"""Keys that go from match to match."""


def search(desk: Desk, words: str, composed: bool, steps: Sequence[str], ending: str) -> None:
    """Open the bar, type in it and go from match to match; `ending` is Esc, or to go back with it open."""
    state = desk.state
    desk.press("find")
    _put(desk, words, composed=composed)
    for step in steps:
        desk.key(*_STEPS[step])
        desk.settle_search()
        if desk.finding.matches:
            assert _is_selected(desk, desk.finding.matches)
    desk.leave_search(ending)
    assert desk.state is state


def hurry(desk: Desk, words: str, by_f3: bool, typed: str) -> None:
    """Type what to search, and type in the manuscript before it is found: nobody is led away from there."""
    desk.press("find")
    _put(desk, words, wait=False)
    if by_f3:
        desk.key(*_STEPS["F3"])
    desk.manuscript.setFocus()
    desk.forget_voices(typed)
    before, place = desk.row, span(desk.record, desk.selection)
    wanted = said(typed, voice_at(desk.record, desk.selection.start))
    desk.bench.type(typed)
    selection = desk.selection
    desk.settle_search()
    assert desk.selection == selection
    assert_replaced(before, desk.row, place, wanted, "typing while something is searched")


def go_on(desk: Desk, step: str) -> None:
    """Press F3 in the manuscript, whatever was searched before."""
    state = desk.state
    desk.press("find_next" if step == "F3" else "find_previous")
    desk.settle_search()
    desk.leave_search("back")
    assert desk.state is state


def replace_found(desk: Desk, words: str, new: str, how: str, unticked: Sequence[int]) -> None:
    """Replace by the bar what is found, but some of it; whoever said it says what comes in its place.

    `how` says where there is nothing to put there: `nothing` says so by the box, `empty` does not, and
    then nothing is replaced; in a `hurry` the key is pressed while other words are being typed.
    """
    before, record, state = desk.row, desk.record, desk.state
    desk.press("replace")
    bar = desk.finding.bar
    bar.field.setFocus()
    _put(desk, words)
    bar.nothing_box.setChecked(how == "nothing")
    if how != "nothing":
        bar.new_field.setFocus()
        _put(desk, "" if how == "empty" else new)
    desk.settle_search()
    ticks = desk.finding.preview.list.rows
    for row in unticked:
        if row < len(ticks.values):
            ticks.toggle(row)
    found = {
        number: match for number, match in enumerate(desk.finding.matches) if number not in set(unticked)
    }
    if how == "hurry":
        bar.field.setFocus()
        desk.type("、")
    # With the box ticked its field is out of use, and the bar has the key all the same.
    (bar.nothing_box if how == "nothing" else bar.new_field).setFocus()
    desk.key(Key.Key_Return, CONTROL)
    desk.settle_search()
    desk.leave_search("escape")
    nothing = how in {"empty", "hurry"} or (how != "nothing" and not new)
    if nothing or desk.state is state:
        assert desk.state is state
        assert nothing or all(match.text == new for match in found.values())
        assert_unchanged(before, desk.row, "nothing was to be replaced")
        return
    put = "" if how == "nothing" else new
    desk.forget_voices(put)
    wanted = []
    for index, block in enumerate(record.blocks):
        text = block.text
        for match in sorted((m for m in found.values() if m.at == index), key=lambda m: -m.start):
            text = text[: match.start] + put + text[match.end :]
        wanted += said(text, voice(block))
    assert_unchanged(wanted, desk.row, "replacing what was found")
    assert [b.id for b in desk.record.blocks] == [b.id for b in record.blocks]


def _put(desk: Desk, words: str, *, composed: bool = False, wait: bool = True) -> None:
    """Put words in the place of what stands in the field with the focus."""
    desk.key(Key.Key_A, CONTROL)
    desk.key(Key.Key_Delete)
    if composed:
        desk.compose(words, "")
        desk.compose("", words)
    else:
        desk.type(words)
    if wait:
        desk.settle_search()


def _is_selected(desk: Desk, matches: Sequence[Match]) -> bool:
    start, end = desk.selection.start, desk.selection.end
    return any((m.at, m.start, m.end) == (start.index, start.offset, end.offset) for m in matches)
