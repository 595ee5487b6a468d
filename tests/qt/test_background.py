"""Work off the GUI thread, and checking while somebody types."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, get_ident

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from tests.record_states import K, block, state_of
from zadankai_editor.checks import Disk
from zadankai_editor.record.commands import text
from zadankai_editor.record.findings import Finding
from zadankai_editor.record.levels import Level
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.review import State
from zadankai_editor.session import checker as checker_module
from zadankai_editor.session.background import Job, jobs_ended
from zadankai_editor.session.checker import PAUSE_MS, Checker
from zadankai_editor.session.session import Session
from zadankai_editor.storage.pictures import disk_of


def test_a_job_works_elsewhere_and_answers_here(qtbot: QtBot) -> None:
    here = get_ident()
    answered_on: list[int] = []
    job = Job(lambda _job: get_ident())
    job.done.connect(lambda _answer: answered_on.append(get_ident()))
    with qtbot.waitSignal(job.done) as answer:
        job.start()
    assert answer.args is not None
    assert answer.args[0] != here
    assert answered_on == [here]


def test_an_error_in_a_job_is_an_answer(qtbot: QtBot) -> None:
    def fail(_job: Job) -> None:
        raise ValueError("だめ")

    job = Job(fail)
    done: list[object] = []
    job.done.connect(done.append)
    with qtbot.waitSignal(job.failed) as answer:
        job.start()
    assert answer.args is not None
    assert str(answer.args[0]) == "だめ"
    assert done == []


def test_a_job_tells_its_progress_and_can_be_asked_to_stop(qtbot: QtBot) -> None:
    begun = Event()

    def work(job: Job) -> str:
        job.progressed.emit(0.5)
        begun.set()
        while not job.cancelled:
            Event().wait(0.001)
        return "stopped"

    job = Job(work)
    progress: list[float] = []
    job.progressed.connect(progress.append)
    with qtbot.waitSignal(job.done) as answer:
        job.start()
        assert begun.wait(5)
        job.cancel()
    assert answer.args == ["stopped"]
    assert progress == [0.5]


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session()
    made.open(state_of(block("b1", text="言葉", speaker="p1"), title="題"))
    yield made
    made.deleteLater()


@pytest.fixture
def checker(session: Session) -> Iterator[Checker]:
    made = Checker(session, lambda: None)
    yield made
    made.close()
    made.deleteLater()


def test_problems_are_found_after_a_pause(qtbot: QtBot, session: Session, checker: Checker) -> None:
    with qtbot.waitSignal(checker.found):
        session.open(state_of(block("b1", text="", speaker="p1")))
    qtbot.waitUntil(lambda: checker.up_to_date)
    assert any(f.block == "b1" for f in checker.findings)
    with qtbot.waitSignal(checker.found):
        session.dispatch(text.edit_text(session.state, 0, 0, "", "言葉"))
        assert not checker.up_to_date
    assert not any(f.block == "b1" for f in checker.findings)


def test_it_waits_for_a_pause_after_opening_too(
    qtbot: QtBot, session: Session, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(checker.found):
        session.open(session.state)
    session.dispatch(text.edit_text(session.state, 0, 0, "", "x"))
    assert checker._pause.remainingTime() > PAUSE_MS / 2


def test_checking_at_once(session: Session, checker: Checker) -> None:
    found = checker.check_now()
    assert checker.up_to_date
    assert checker.findings == found


def test_an_answer_about_an_older_record_is_dropped(
    qtbot: QtBot, session: Session, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = Event()
    begun = Event()
    checked: list[State] = []
    real = checker_module._checked

    def slow(state: State, disk: Disk, level: Level) -> tuple[Finding, ...]:
        checked.append(state)
        begun.set()
        assert may_go_on.wait(10)
        return real(state, disk, level)

    monkeypatch.setattr(checker_module, "_checked", slow)
    session.open(state_of(block("b1", text="", speaker="p1")))
    qtbot.waitUntil(begun.is_set)
    session.dispatch(text.edit_text(session.state, 0, 0, "", "言葉"))
    told: list[object] = []
    checker.found.connect(told.append)
    may_go_on.set()
    qtbot.waitUntil(lambda: checker.up_to_date)
    assert len(told) == 1
    assert len(checked) == 2
    assert checked[-1] is session.state


def test_a_check_that_fails_is_no_silence(
    qtbot: QtBot, session: Session, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_state: State, _disk: Disk, _level: Level) -> tuple[Finding, ...]:
        raise ValueError("だめ")

    monkeypatch.setattr(checker_module, "_checked", fail)
    with capture_exceptions() as errors:
        session.open(session.state)
        qtbot.waitUntil(lambda: bool(errors))
    assert "だめ" in str(errors[0][1])
    monkeypatch.undo()
    with qtbot.waitSignal(checker.found):
        checker.refresh()


def test_pictures_are_looked_for_where_the_record_is(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(b"x")
    shown = state_of(
        block("f1", K.PHOTO, "外観", file="images/a.png"), block("f2", K.PHOTO, "中", file="images/b.png")
    )
    checker = Checker(session, lambda: tmp_path)
    with qtbot.waitSignal(checker.found):
        session.open(shown)
    missing = {f.block for f in checker.findings if "file" in f.code or "photo" in f.code}
    assert missing == {"f2"}
    checker.close()
    checker.deleteLater()


def test_a_disk_that_does_not_answer_keeps_no_findings_back(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Event()

    def away(record: Record, folder: Path) -> Disk:
        assert answers.wait(10)
        return disk_of(record, folder)

    monkeypatch.setattr("zadankai_editor.session.checker.disk_of", away)
    monkeypatch.setattr(checker_module, "LOOK_MS", 50)
    checker = Checker(session, lambda: tmp_path)
    with qtbot.waitSignal(checker.found):
        session.open(state_of(block("b1", speaker="p1"), block("f1", K.PHOTO, "外観", file="images/a.png")))
    assert {f.block for f in checker.findings if f.code == "utterance.empty" or f.block == "b1"} == {"b1"}
    assert not any("file" in f.code for f in checker.findings), "nobody knows yet"
    told: list[object] = []
    checker.when_checked(told.append)
    qtbot.wait(100)
    assert not told, "who asks wants to know how it is"
    answers.set()
    qtbot.waitUntil(lambda: bool(told))
    assert any(f.block == "f1" and "file" in f.code for f in checker.findings)
    checker.close()
    checker.deleteLater()


def test_closing_stops_checking(qtbot: QtBot, session: Session) -> None:
    checker = Checker(session, lambda: None)
    session.open(session.state)
    checker.close()
    assert not checker._pause.isActive()
    checker.deleteLater()


def test_an_answer_for_an_owner_that_is_gone_is_dropped(qapp: QApplication) -> None:
    begun, go_on = Event(), Event()

    def work(_job: Job) -> str:
        begun.set()
        go_on.wait(5)
        return "late"

    job = Job(work)
    job.start()
    assert begun.wait(5)
    shiboken6.delete(job)
    go_on.set()
    # An error in the thread would fail this test.
    assert jobs_ended(5)
