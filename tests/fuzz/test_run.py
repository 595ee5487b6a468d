"""The fuzzer itself, for some seconds: nothing that comes in may raise, hang, swell or lose a letter."""

from pathlib import Path

import pytest

from fuzz import pool
from fuzz.hostile import HOSTILE
from fuzz.inputs import Door, Input, from_text, save
from fuzz.making import input_at
from fuzz.pool import run_tasks
from fuzz.report import Report
from fuzz.trial import READ, Outcome
from fuzz.worker import Task, Tried
from tests.breadth import examples
from tests.fuzz import ill_behaved

SEED = 20_261
INPUTS = examples(2000)
MANY = 100
SORTS = ("text", "paste", "html", "clipboard", "cues", "json", "docx")


def run(tasks: list[Task], folder: Path, trial: object = None) -> Report:
    report = Report(folder, sum(task.end - task.first for task in tasks))
    more = {} if trial is None else {"trial": trial}
    run_tasks(iter(tasks), report.heard, workers=1, **more)  # type: ignore[arg-type]
    return report


def test_inputs_by_chance(tmp_path: Path) -> None:
    report = run([Task(seed=SEED, end=INPUTS)], tmp_path)
    assert report.failed == 0, "\n".join(report.lines())
    assert report.tried == INPUTS
    for sort in SORTS:
        assert report.results(sort)["read"] > INPUTS // 50
    assert sum(report.results(sort).get("refused", 0) for sort in SORTS) > INPUTS // 10


def test_hostile_inputs(tmp_path: Path) -> None:
    report = run([Task(hostile=name, many=MANY) for name in HOSTILE], tmp_path)
    assert report.failed == 0, "\n".join(report.lines())
    assert report.tried == len(HOSTILE)


def test_the_same_seed_gives_the_same_inputs() -> None:
    assert [input_at(7, number).data for number in range(50)] == [
        input_at(7, number).data for number in range(50)
    ]
    assert input_at(7, 1).data != input_at(8, 1).data
    assert len({input_at(7, number).data for number in range(200)}) > 190


@pytest.mark.parametrize(
    ("trial", "result"), [(ill_behaved.hangs_at_three, "hang"), (ill_behaved.dies_at_three, "crash")]
)
def test_a_worker_that_does_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trial: object, result: str
) -> None:
    monkeypatch.setattr(pool, "_PATIENCE", 0.5)
    files = [save(from_text("text", Door.FILE, "a.txt", f"{number}"), tmp_path, "") for number in range(5)]
    heard: list[Tried] = []
    tasks = [Task(file=path) for path in files]
    run_tasks(iter(tasks), lambda _task, tried, _number: heard.append(tried), workers=1, trial=trial)  # type: ignore[arg-type]
    assert [tried.outcome.result for tried in heard] == [READ, READ, READ, result, READ]


def test_a_failure_is_kept_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(tmp_path, 1)
    task = Task(seed=SEED, first=4, end=5)
    report.heard(task, Tried(task.name(4), "html", Outcome("hang", 10, failure="no answer")), 4)
    kept = [path for path in tmp_path.iterdir() if path.suffix != ".failure"]
    assert [path.read_bytes() for path in kept] == [input_at(SEED, 4).data]
    assert (report.failed, report.results("html")) == (1, {"hang": 1})
    assert "number 4" in capsys.readouterr().out
    assert any("FAILED 1 times: hang" in line for line in report.lines())


def test_text_of_a_clipboard_may_be_no_text() -> None:
    assert Input("clipboard", Door.CLIPBOARD, "", b"a\xff").text == "a\udcff"
