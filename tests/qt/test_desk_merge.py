"""Saving over what somebody else has saved meanwhile: with real files, journals and locks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.record_states import block, state_of, texts
from zadankai_editor.formats import read_record
from zadankai_editor.record.commands import text
from zadankai_editor.record.commands.blocks import delete_blocks, set_speaker
from zadankai_editor.record.commands.details import set_title
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Selection
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.transactions import Applied, Transaction
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.desk import Desk
from zadankai_editor.session.merging import LABEL, Merging
from zadankai_editor.session.session import Session
from zadankai_editor.storage.errors import ChangedOutside
from zadankai_editor.storage.files import open_record, save_record
from zadankai_editor.storage.journal.recovery import Recovered, recover_record
from zadankai_editor.storage.locks import lock_record
from zadankai_editor.storage.settings import Settings
from zadankai_editor.ui.actions import first_key, spelt_out
from zadankai_editor.ui.filing import Filing
from zadankai_editor.ui.folders import Folders

START = state_of(
    block("b1", text="甲の言葉", speaker="p1"),
    block("b2", text="乙の言葉", speaker="p2"),
    block("b3", text="甲の答え", speaker="p1"),
    title="題",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record on the disk."""
    return save_record(tmp_path / "a.yaml", START, None).path


@pytest.fixture
def desk(qtbot: QtBot, path: Path) -> Iterator[Desk]:
    """A desk on which the record is open."""
    session = Session()
    desk = Desk(session)
    with qtbot.waitSignal(desk.opened):
        desk.open(path)
    yield desk
    desk.close(discard=True)
    assert desk.finish(5)
    desk.deleteLater()
    session.deleteLater()


def elsewhere(path: Path, *commands: Callable[[State], Transaction | Refusal]) -> None:
    """Let somebody else open the record, change and save it."""
    opened = open_record(path)
    state = opened.state
    for command in commands:
        outcome = command(state)
        assert isinstance(outcome, Transaction)
        applied = outcome.apply(state)
        assert isinstance(applied, Applied)
        state = applied.state
    save_record(path, state, opened.digest, review_expected=opened.review_digest)


def typed(index: int, inserted: str) -> Callable[[State], Transaction | Refusal]:
    """Return the command that types at the end of a block."""
    return lambda state: text.edit_text(state, index, len(state.record.blocks[index].text), "", inserted)


def do(desk: Desk, command: Callable[[State], Transaction | Refusal]) -> None:
    assert desk.session.dispatch(command(desk.session.state))


def refused(qtbot: QtBot, desk: Desk) -> ChangedOutside:
    """Save, and return why that was refused."""
    with qtbot.waitSignal(desk.changed_outside) as told:
        desk.save()
    error = told.args[0]
    assert isinstance(error, ChangedOutside)
    return error


def taken_in(qtbot: QtBot, desk: Desk, caret: Callable[[], Selection | None] = lambda: None) -> Merging:
    """Merge, and return what came of it."""
    with qtbot.waitSignal(desk.merged) as told:
        desk.merge(caret)
    merging = told.args[0]
    assert isinstance(merging, Merging)
    return merging


def saved(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.saved):
        desk.save()


def on_disk(path: Path) -> list[str]:
    return [b.text for b in read_record(path.read_bytes()).blocks]


def test_both_changes_are_saved(qtbot: QtBot, desk: Desk, path: Path) -> None:
    do(desk, typed(0, "、こちら"))
    elsewhere(path, typed(1, "、あちら"))
    refused(qtbot, desk)
    assert on_disk(path) == ["甲の言葉", "乙の言葉、あちら", "甲の答え"]
    merging = taken_in(qtbot, desk)
    assert (merging.merged.taken, merging.merged.conflicts) == (1, 0)
    saved(qtbot, desk)
    assert on_disk(path) == ["甲の言葉、こちら", "乙の言葉、あちら", "甲の答え"]
    assert not desk.session.modified
    # And again, on what was saved now.
    do(desk, typed(0, "も"))
    elsewhere(path, typed(2, "も"))
    refused(qtbot, desk)
    taken_in(qtbot, desk)
    saved(qtbot, desk)
    assert on_disk(path) == ["甲の言葉、こちらも", "乙の言葉、あちら", "甲の答えも"]


def test_one_undo_takes_it_back_and_the_file_is_safe_again(qtbot: QtBot, desk: Desk, path: Path) -> None:
    do(desk, typed(0, "、こちら"))
    elsewhere(path, typed(1, "、あちら"))
    mine = desk.session.state
    taken_in(qtbot, desk)
    merged = desk.session.state
    assert desk.session.undo_stack.undoText() == LABEL
    desk.session.undo()
    assert desk.session.state is mine
    refused(qtbot, desk)
    assert on_disk(path) == ["甲の言葉", "乙の言葉、あちら", "甲の答え"]
    desk.session.redo()
    assert desk.session.state is merged
    saved(qtbot, desk)
    assert on_disk(path) == ["甲の言葉、こちら", "乙の言葉、あちら", "甲の答え"]


def test_changes_that_come_one_after_the_other(qtbot: QtBot, desk: Desk, path: Path) -> None:
    do(desk, typed(0, "、こちら"))
    elsewhere(path, typed(1, "、あちら"))
    taken_in(qtbot, desk)
    elsewhere(path, typed(1, "から"), lambda s: set_title(s, "別の題"))
    refused(qtbot, desk)
    merging = taken_in(qtbot, desk)
    assert (merging.merged.taken, merging.merged.conflicts) == (2, 0)
    assert texts(desk.session.state) == ["甲の言葉、こちら", "乙の言葉、あちらから", "甲の答え"]
    desk.session.undo()
    refused(qtbot, desk)
    desk.session.redo()
    saved(qtbot, desk)
    assert read_record(path.read_bytes()).title == "別の題"


def test_what_is_typed_meanwhile_goes_along(qtbot: QtBot, desk: Desk, path: Path) -> None:
    do(desk, typed(0, "、こちら"))
    elsewhere(path, typed(1, "、あちら"))
    with qtbot.waitSignal(desk.merged):
        desk.merge()
        do(desk, typed(2, "、続き"))
    assert texts(desk.session.state) == ["甲の言葉、こちら", "乙の言葉、あちら", "甲の答え、続き"]
    saved(qtbot, desk)


def test_nobody_gets_words_in_silence(qtbot: QtBot, desk: Desk, path: Path) -> None:
    do(desk, typed(0, "、こちら"))
    elsewhere(path, lambda s: set_speaker(s, [0], s.record.participants[1].id))
    merging = taken_in(qtbot, desk)
    assert merging.merged.conflicts == 1
    (doubt,) = desk.session.review.doubts
    assert (doubt.code, doubt.block) == ("merge.conflict", "b1")
    assert "甲野" in doubt.message
    assert "乙川" in doubt.message


def test_the_caret_stays_in_its_block(qtbot: QtBot, desk: Desk, path: Path) -> None:
    swaps: list[Selection | None] = []
    desk.session.swapped.connect(lambda swap: swaps.append(swap.selection))
    elsewhere(path, lambda s: delete_blocks(s, 0, 1), typed(0, "、あちら"))
    taken_in(qtbot, desk, lambda: Selection.caret(2, 3))
    desk.session.undo()
    assert swaps == [Selection.caret(1, 3), Selection.caret(2, 3)]


def test_a_file_that_cannot_be_read_changes_nothing(qtbot: QtBot, desk: Desk, path: Path) -> None:
    do(desk, typed(0, "、こちら"))
    mine = desk.session.state
    path.write_text("format: zadankai/1\ntitle: [", encoding="utf-8")
    with qtbot.waitSignal(desk.failed):
        desk.merge()
    assert desk.session.state is mine
    refused(qtbot, desk)


def crashed(desk: Desk, path: Path) -> Recovered | None:
    """Let the program end without a word; return what is found at the next start."""
    desk.close(discard=False)
    assert desk.finish(5)
    lock = lock_record(path)
    found = recover_record(lock)
    if not isinstance(found, Recovered):
        lock.release()
        assert found is None
    return found


def test_after_a_crash_a_merge_is_offered_with_the_rest(qtbot: QtBot, desk: Desk, path: Path) -> None:
    do(desk, typed(0, "、こちら"))
    elsewhere(path, typed(1, "、あちら"))
    taken_in(qtbot, desk)
    do(desk, typed(2, "、続き"))
    found = crashed(desk, path)
    assert found is not None
    assert texts(found.state) == ["甲の言葉、こちら", "乙の言葉、あちら", "甲の答え、続き"]
    assert found.count == 3
    desk.take_up(found)
    elsewhere(path, typed(1, "から"))
    refused(qtbot, desk)
    assert desk.can_merge
    assert taken_in(qtbot, desk).merged.conflicts == 0
    saved(qtbot, desk)
    assert on_disk(path) == ["甲の言葉、こちら", "乙の言葉、あちらから", "甲の答え、続き"]


def test_recovered_work_can_be_merged(qtbot: QtBot, desk: Desk, path: Path) -> None:
    do(desk, typed(0, "、こちら"))
    found = crashed(desk, path)
    assert found is not None
    desk.take_up(found)
    elsewhere(path, typed(1, "、あちら"))
    refused(qtbot, desk)
    taken_in(qtbot, desk)
    saved(qtbot, desk)
    assert on_disk(path) == ["甲の言葉、こちら", "乙の言葉、あちら", "甲の答え"]


def test_after_a_crash_an_undone_merge_does_not_pass_for_one(qtbot: QtBot, desk: Desk, path: Path) -> None:
    """Else the next save would undo in silence what others did."""
    do(desk, typed(0, "、こちら"))
    elsewhere(path, typed(1, "、あちら"))
    taken_in(qtbot, desk)
    desk.session.undo()
    desk.close(discard=False)
    assert desk.finish(5)
    lock = lock_record(path)
    found = recover_record(lock)
    lock.release()
    assert not isinstance(found, Recovered)
    assert found is not None
    assert found.state is not None
    assert texts(found.state) == ["甲の言葉、こちら", "乙の言葉", "甲の答え"]


def test_a_record_without_a_file_has_nothing_to_merge_with(qtbot: QtBot, desk: Desk) -> None:
    desk.new()
    assert not desk.can_merge
    with pytest.raises(ValueError, match="nothing to merge"):
        desk.merge()


# The question


@pytest.fixture
def filing(qtbot: QtBot, desk: Desk) -> Iterator[Filing]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    checker = Checker(desk.session, lambda: desk.folder)
    yield Filing(window, desk, checker, lambda: None, Folders(Settings()))
    checker.close()
    checker.deleteLater()


def buttons(filing: Filing) -> list[QPushButton]:
    window = filing.parent()
    assert window is not None
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    return [b for b in box.buttons() if isinstance(b, QPushButton)]


def test_merging_is_offered_first(qtbot: QtBot, filing: Filing, desk: Desk, path: Path) -> None:
    do(desk, typed(0, "、こちら"))
    do(desk, typed(2, "、こちら"))
    elsewhere(path, typed(1, "、あちら"), typed(2, "、あちら"))
    refused(qtbot, desk)
    (first,) = (b for b in buttons(filing) if b.isDefault())
    assert first.text() == f"{LABEL}(&M)"
    assert {b.text()[-4:] for b in buttons(filing)} == {"(&M)", "(&A)", "(&W)", "(&C)"}
    said: list[str] = []
    filing.taken_over.connect(said.append)
    with qtbot.waitSignal(desk.merged):
        first.click()
    assert [spelt_out(words, first_key) for words in said] == [
        "ほかでの変更を2件取り入れました。こちらと違う箇所2件は「要確認」にしました。Ctrl+Sで保存できます。"
    ]


def test_it_is_not_offered_where_the_file_is_gone(
    qtbot: QtBot, filing: Filing, desk: Desk, path: Path
) -> None:
    do(desk, typed(0, "、こちら"))
    path.unlink()
    refused(qtbot, desk)
    assert LABEL not in {b.text() for b in buttons(filing)}


def test_overwriting_overwrites_what_was_asked_about(
    qtbot: QtBot, filing: Filing, desk: Desk, path: Path, tmp_path: Path
) -> None:
    """Saving under a name that another record has is refused for that one, not for our own file."""
    other = save_record(tmp_path / "b.yaml", state_of(title="別の記録"), None).path
    do(desk, typed(0, "、こちら"))
    with qtbot.waitSignal(desk.changed_outside):
        desk.save(other)
    (overwrite,) = (b for b in buttons(filing) if b.text() == "上書きする(&W)")
    assert LABEL not in {b.text() for b in buttons(filing)}
    with qtbot.waitSignal(desk.saved):
        overwrite.click()
    assert on_disk(other) == ["甲の言葉、こちら", "乙の言葉", "甲の答え"]
    assert on_disk(path) == ["甲の言葉", "乙の言葉", "甲の答え"]
