"""Reading and recognising in the background."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.qt.gate import PLAIN, Gate
from tests.qt.import_review.sources import SAMPLE, sample_text
from zadankai_editor.readers import MAX_SOURCE_BYTES, text_source
from zadankai_editor.readers.structure import SourceDocument, Structure
from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions, LineRole, SpeakerChoice, Whom
from zadankai_editor.record.review import Source
from zadankai_editor.session.importing import Importing


def test_text_is_recognised_with_its_name(qtbot: QtBot) -> None:
    importing = Importing()
    with qtbot.waitSignal(importing.recognized) as found:
        importing.start_text(sample_text(), "貼り付けた記録")
    state = found.args[0].state
    assert len(state.record.participants) == 8
    assert state.review.source.name == "貼り付けた記録"
    assert not importing.running


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_file_is_read_in_its_encoding(qtbot: QtBot, tmp_path: Path, encoding: str) -> None:
    text = sample_text().replace("〜", "~")
    path = tmp_path / "座談会.txt"
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    importing = Importing()
    with qtbot.waitSignal(importing.recognized) as found:
        importing.start_file(path)
    assert found.args[0].state.review.source.text == text


def _missing(folder: Path) -> Path:
    return folder / "ない.txt"


def _folder(folder: Path) -> Path:
    return folder


def _empty(folder: Path) -> Path:
    path = folder / "空.txt"
    path.write_bytes(b"")
    return path


def _binary(folder: Path) -> Path:
    path = folder / "写真.txt"
    path.write_bytes(bytes(range(256)) * 64)
    return path


def _huge(folder: Path) -> Path:
    path = folder / "巨大.txt"
    with path.open("wb") as file:
        file.truncate(MAX_SOURCE_BYTES * 6)
    return path


def _record(folder: Path) -> Path:
    path = folder / "記録.yaml"
    path.write_bytes(SAMPLE.with_suffix(".yaml").read_bytes())
    return path


@pytest.mark.parametrize("make", [_missing, _folder, _empty, _binary, _huge, _record])
def test_file_that_cannot_be_taken_in_gets_a_sentence(
    qtbot: QtBot, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    importing = Importing()
    with qtbot.waitSignal(importing.failed) as failed, qtbot.assertNotEmitted(importing.recognized):
        importing.start_file(path)
    assert f"「{path.name}」" in failed.args[0]
    assert failed.args[0].endswith("。")


@pytest.mark.parametrize("text", ["", " \n　\n", "format: zadankai/1\nstatus: draft\n"])
def test_text_that_cannot_be_taken_in_gets_a_sentence(qtbot: QtBot, text: str) -> None:
    importing = Importing()
    with qtbot.waitSignal(importing.failed) as failed:
        importing.start_text(text)
    assert failed.args[0].endswith("。")


def test_cancelling_answers_at_once_and_stops_the_thread(qtbot: QtBot) -> None:
    slow = Gate()
    importing = Importing(recognize=slow)
    importing.start_text("甲：こんにちは。")
    assert slow.begun.wait(5)
    with qtbot.assertNotEmitted(importing.recognized):
        with qtbot.waitSignal(importing.cancelled, timeout=0, raising=False) as cancelled:
            importing.cancel()
        assert cancelled.signal_triggered
        assert not importing.running
        assert slow.was_cancelled.wait(5)
    importing.cancel()  # nothing is left to cancel, and nobody is told again


def test_only_the_last_of_two_sources_is_answered(qtbot: QtBot) -> None:
    slow = Gate()
    importing = Importing(recognize=slow)
    found: list[Recognition] = []
    importing.recognized.connect(found.append)
    importing.start_text("一つ目です。")
    assert slow.begun.wait(5)
    slow.let.set()
    importing.start_text("二つ目です。")
    qtbot.waitUntil(lambda: bool(found))
    QApplication.processEvents()
    texts = [recognition.state.review.source.text for recognition in found if recognition.state.review.source]
    assert texts == ["二つ目です。"]


def test_progress_rises_in_few_steps(qtbot: QtBot) -> None:
    def recognise(
        source: Source,
        *,
        structure: Structure = PLAIN,
        decisions: Decisions = UNDECIDED,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Recognition:
        assert progress is not None
        for n in range(10_001):
            progress(n / 10_000)
        return recognize(source)

    importing = Importing(recognize=recognise)
    shares: list[float] = []
    importing.progressed.connect(shares.append)
    with qtbot.waitSignal(importing.recognized):
        importing.start_text("こんにちは。")
    assert shares == sorted(shares)
    assert 50 <= len(shares) <= 101
    assert shares[-1] == 1.0


def test_what_is_prepared_in_the_thread_is_what_comes(qtbot: QtBot) -> None:
    threads: list[int] = []

    def prepare(recognition: Recognition, decisions: Decisions) -> str:
        threads.append(threading.get_ident())
        return recognition.state.record.blocks[0].text

    importing = Importing(prepare=prepare)
    with qtbot.waitSignal(importing.recognized) as found:
        importing.start_text("ひとことだけ。")
    assert found.args == ["ひとことだけ。"]
    assert threads[0] != threading.get_ident()


def test_error_in_the_program_is_told_and_raised(qtbot: QtBot) -> None:
    def broken(
        source: Source,
        *,
        structure: Structure = PLAIN,
        decisions: Decisions = UNDECIDED,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Recognition:
        raise ZeroDivisionError

    importing = Importing(recognize=broken)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(importing.failed) as failed:
        importing.start_text("甲：こんにちは。")
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert "変えていません" in failed.args[0]
    assert not importing.running


def test_what_was_read_is_recognised_again_by_decisions(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "座談会.txt"
    path.write_text("参加者\n町長：甲野 洋\n\n甲野：はい。\nメモ：拍手。\n", encoding="utf-8")
    importing = Importing()
    with qtbot.waitSignal(importing.recognized):
        importing.start_file(path)
    path.unlink()  # it is not read again
    with qtbot.waitSignal(importing.recognized) as found:
        importing.start_again(UNDECIDED.with_line(5, LineRole.LEFT_OUT))
    assert [block.text for block in found.args[0].state.record.blocks] == ["はい。"]
    assert importing.document is not None
    assert importing.document.source.name == "座談会.txt"


def test_nothing_can_be_recognised_again_before_anything_was_read(qtbot: QtBot) -> None:
    importing = Importing()
    with pytest.raises(ValueError, match="nothing"):
        importing.start_again(UNDECIDED)
    importing.take_up(SourceDocument(text_source("甲：はい。", "貼り付け")))
    with qtbot.waitSignal(importing.recognized) as found:
        importing.start_again(UNDECIDED)
    assert found.args[0].state.review.source.name == "貼り付け"


def test_structure_and_decisions_reach_the_recogniser(qtbot: QtBot) -> None:
    seen: list[tuple[Structure, Decisions]] = []

    def recognise(
        source: Source,
        *,
        structure: Structure = PLAIN,
        decisions: Decisions = UNDECIDED,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Recognition:
        seen.append((structure, decisions))
        return recognize(source)

    told = Structure(transcript=True)
    decisions = UNDECIDED.with_speaker("a", SpeakerChoice(Whom.OPEN))
    importing = Importing(recognize=recognise)
    importing.take_up(SourceDocument(text_source("甲：はい。", "貼り付け"), told))
    with qtbot.waitSignal(importing.recognized):
        importing.start_again(decisions)
    assert seen == [(told, decisions)]
