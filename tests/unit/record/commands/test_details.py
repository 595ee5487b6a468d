"""Title, series, date, cover, notes and status."""

import pytest

from tests.record_states import K, block, carried_out, refusal, state_of
from zadankai_editor.record.commands.details import (
    add_note,
    change_note,
    move_note,
    remove_note,
    rename_files,
    set_cover,
    set_held,
    set_series,
    set_status,
    set_title,
)
from zadankai_editor.record.nodes import Cover, Held, Note, Series, Status
from zadankai_editor.record.review import State

NOTES = (Note(term="CIO", text="最高情報責任者"), Note(term="DX"), Note(term="窓口"))
STATE = state_of(
    block("b1", K.PHOTO, file="images/a.png"),
    title="題",
    series=Series(name="街の声"),
    held=Held(date="2024"),
    cover=Cover(file="images/a.png"),
    notes=NOTES,
)


def test_texts_are_stored_as_one_line() -> None:
    assert carried_out(STATE, set_title(STATE, " 新しい\n題\u3000")).record.title == "新しい題"
    series = carried_out(STATE, set_series(STATE, Series(name=" 声 ", number=3))).record.series
    assert series == Series(name="声", number=3)
    held = carried_out(STATE, set_held(STATE, Held(date=" 2024-05 ", text=""))).record.held
    assert held == Held(date="2024-05")
    cover = carried_out(STATE, set_cover(STATE, Cover(file="images/b.png", alt=" 庁\n舎 "))).record.cover
    assert cover == Cover(file="images/b.png", alt="庁舎")


def test_what_says_nothing_counts_as_none() -> None:
    assert carried_out(STATE, set_series(STATE, Series(name="\u3000"))).record.series is None
    assert carried_out(STATE, set_held(STATE, None)).record.held is None
    assert carried_out(STATE, set_cover(STATE, Cover())).record.cover is None
    assert carried_out(STATE, set_title(STATE, " ")).record.title == ""


def test_what_changes_nothing_is_refused() -> None:
    for outcome in (
        set_title(STATE, " 題 "),
        set_series(STATE, Series(name="街の声 ")),
        set_held(STATE, Held(date="2024")),
        set_cover(STATE, Cover(file="images/a.png", alt=" ")),
        set_status(STATE, Status.DRAFT),
        change_note(STATE, 0, Note(term="CIO ", text="最高情報責任者")),
        rename_files(STATE, {"images/b.png": "images/c.png", "images/a.png": "images/a.png"}),
    ):
        refusal(STATE, outcome)
    refusal(State(), set_series(State(), Series()))


@pytest.mark.parametrize("file", ["../a.png", "/a.png", "images\\a.png"])
def test_a_picture_outside_of_the_folder_is_refused(file: str) -> None:
    assert "フォルダー" in refusal(STATE, set_cover(STATE, Cover(file=file)))


def test_status() -> None:
    ready = carried_out(STATE, set_status(STATE, Status.READY))
    assert ready.record.status is Status.READY
    assert carried_out(ready, set_status(ready, Status.DRAFT)) == STATE


def test_notes() -> None:
    assert carried_out(STATE, add_note(STATE, Note(term=" 語\n句 ", mark=""))).record.notes[3] == Note(
        term="語句"
    )
    assert (
        carried_out(STATE, change_note(STATE, 1, Note(term="DX", text="変革"))).record.notes[1].text == "変革"
    )
    assert carried_out(STATE, remove_note(STATE, 1)).record.notes == (NOTES[0], NOTES[2])


@pytest.mark.parametrize(("index", "to", "expected"), [(0, 2, "120"), (2, 0, "201"), (1, 2, "021")])
def test_moving_a_note(index: int, to: int, expected: str) -> None:
    found = carried_out(STATE, move_note(STATE, index, to))
    assert found.record.notes == tuple(NOTES[int(i)] for i in expected)


@pytest.mark.parametrize(("index", "to"), [(0, 0), (0, 3), (0, -1)])
def test_a_note_has_nowhere_to_go(index: int, to: int) -> None:
    refusal(STATE, move_note(STATE, index, to))


def test_a_new_name_of_a_picture_is_followed_everywhere() -> None:
    found = carried_out(STATE, rename_files(STATE, {"images/a.png": "images/a-2.png"}))
    assert found.record.blocks[0].file == "images/a-2.png"
    assert found.record.cover == Cover(file="images/a-2.png")
