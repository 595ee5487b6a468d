"""The records into which errors are planted, and the planters: each changes one thing."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence

import pytest

from tests.planting.__main__ import main
from tests.planting.measuring import found, tried, utterances
from tests.planting.planting import ATTRIBUTIONS, KINDS, WORDING_AND_FACTS, Error, planted_errors
from tests.planting.texts import RECORDS, clean_records
from zadankai_editor.formats import read_record, write_record
from zadankai_editor.record.levels import Level
from zadankai_editor.record.nodes import Record

CLEAN = clean_records()
ERRORS = list(planted_errors(CLEAN))
RESULTS = tried(ERRORS, CLEAN)


@pytest.mark.parametrize("name", CLEAN)
def test_record_reads_as_it_is_written(name: str) -> None:
    data = (RECORDS / f"{name}.yaml").read_bytes()
    assert write_record(read_record(data)) == data
    assert 25 <= utterances([CLEAN[name]]) <= 45


@pytest.mark.parametrize("name", CLEAN)
def test_date_of_a_record_is_the_announced_one(name: str) -> None:
    held = CLEAN[name].held
    assert held is not None
    assert held.text is not None
    date = dt.date.fromisoformat(held.date or "")
    assert f"{date.month}月{date.day}日" in held.text
    assert f"令和{date.year - 2018}年" in held.text
    day = re.search("日[(（、](.)", held.text)
    assert day is None or day[1] == "月火水木金土日"[date.weekday()]


def test_nobody_is_in_two_records() -> None:
    names = Counter(person.name for record in CLEAN.values() for person in record.participants)
    assert len(CLEAN) == 10
    assert max(names.values()) == 1


def test_at_least_500_errors_are_planted_of_all_kinds() -> None:
    kinds = Counter(error.kind for error in ERRORS)
    assert len(ERRORS) >= 500
    assert set(kinds) == set(KINDS)
    assert min(kinds.values()) >= 9
    assert sum(kinds[kind] for kind in ATTRIBUTIONS) >= 200


def test_same_seed_plants_the_same_errors() -> None:
    assert list(planted_errors(CLEAN, kind="lookalike")) == [e for e in ERRORS if e.kind == "lookalike"]
    assert list(planted_errors(CLEAN, 2, "lookalike")) != [e for e in ERRORS if e.kind == "lookalike"]


@pytest.mark.parametrize("kind", KINDS)
def test_planter_changes_one_thing_at_its_places(kind: str) -> None:
    for error in ERRORS:
        if error.kind == kind:
            assert_changes_one_thing(error)


def assert_changes_one_thing(error: Error) -> None:
    before, after = CLEAN[error.into], error.planted.record
    fields = [name for name in Record.model_fields if getattr(before, name) != getattr(after, name)]
    assert len(fields) == 1, error
    if fields == ["blocks"]:
        assert_changes_one_block(error)
    else:
        # `held` is a place, as is `held.date`; of lists the item is.
        assert any(re.match(rf"{fields[0]}\b", place) for place in error.planted.places), error
    read_record(write_record(after))


def assert_changes_one_block(error: Error) -> None:
    before = {block.id: block for block in CLEAN[error.into].blocks}
    after = {block.id: block for block in error.planted.record.blocks}
    changed = {id_ for id_ in before.keys() & after.keys() if before[id_] != after[id_]}
    added, gone = after.keys() - before.keys(), before.keys() - after.keys()
    counts = (len(changed), len(added), len(gone))
    if error.kind == "label-inside":
        assert counts == (1, 0, 1), error
    elif error.kind in {"moved-caption", "agenda-order"}:
        assert counts == (0, 0, 0), error
    else:
        assert sum(counts) == 1, error
    assert changed | added <= error.planted.places, error
    if error.kind == "moved-caption":
        assert [i for i in before if i not in error.planted.places] == [
            i for i in after if i not in error.planted.places
        ]


def test_one_field_of_one_block_changes() -> None:
    for error in ERRORS:
        before = {block.id: block for block in CLEAN[error.into].blocks}
        for block in error.planted.record.blocks:
            old = before.get(block.id, block)
            fields = {name for name in type(block).model_fields if getattr(old, name) != getattr(block, name)}
            assert len(fields) <= 1, error


def test_figures_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--kind", "thanked", "--show"]) == 0
    printed = capsys.readouterr().out
    assert "thanked" in printed
    assert "false alarms in 10 records" in printed


@pytest.mark.parametrize(("kinds", "least"), [(ATTRIBUTIONS, 0.85), (WORDING_AND_FACTS, 0.90)])
def test_most_planted_errors_are_found(kinds: Sequence[str], least: float) -> None:
    results = [each for each in RESULTS if each.error.kind in kinds]
    assert sum(bool(each.by) for each in results) >= least * len(results)


@pytest.mark.parametrize(("level", "most"), [(Level.LIGHT, 1), (Level.DEFAULT, 1), (Level.STRICT, 3)])
def test_records_without_an_error_bear_few_false_alarms(level: Level, most: float) -> None:
    alarms = sum(len(found(record, level)) for record in CLEAN.values())
    assert alarms <= most * utterances(CLEAN.values()) / 100
