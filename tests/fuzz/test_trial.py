"""The fuzzer's judge: whatever is promised of every input and does not hold is seen."""

from pathlib import Path

import pytest

from fuzz import limits, trial
from fuzz.inputs import Door, Input, from_text, load, save
from zadankai_editor.readers import SourceError
from zadankai_editor.readers.structure import Dropped, Hint, SourceDocument, SourcePicture, Structure
from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.record.review import Source

ITEM = from_text("text", Door.FILE, "記録.txt", "甲野：はい。")


@pytest.fixture(autouse=True)
def _small_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that runs the tests may have been large before."""
    monkeypatch.setattr(trial, "peak_megabytes", lambda: 50.0)


def document(text: str, structure: Structure | None = None) -> SourceDocument:
    return SourceDocument(Source(name="記録.txt", text=text), structure or Structure())


def examined(monkeypatch: pytest.MonkeyPatch, read: object) -> trial.Outcome:
    monkeypatch.setitem(trial.READERS, Door.FILE, read)  # type: ignore[arg-type]
    return trial.examine(ITEM)


def test_what_can_be_read_is_read_and_recognised() -> None:
    outcome = trial.examine(ITEM)
    assert (outcome.result, outcome.failure, outcome.size) == ("read", None, len(ITEM.data))
    assert outcome.recognising > 0


def test_what_cannot_be_read_is_refused() -> None:
    assert trial.examine(Input("text", Door.FILE, "記録.txt", b"")).result == "refused"


def test_another_exception_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(item: Input) -> SourceDocument:
        raise KeyError(item.name)

    outcome = examined(monkeypatch, read)
    assert outcome.result == "raised KeyError"
    assert "記録.txt" in (outcome.failure or "")


def test_a_refusal_without_a_sentence_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(item: Input) -> SourceDocument:
        raise SourceError("bad zip file")

    assert examined(monkeypatch, read).result == "bad message"


@pytest.mark.parametrize(
    ("found", "result"),
    [
        (document("あ\r\nい"), "bad text"),
        (document("あ", Structure({2: Hint()})), "bad hint"),
        (document("あ", Structure({0: Hint()})), "bad hint"),
        (document("あ", Structure({1: Hint(bold=2)})), "bad hint"),
        (document("あ", Structure({1: Hint(picture=1)}, (SourcePicture("a.png", b""),))), "bad hint"),
        (document("あ", Structure(dropped=(Dropped("図", 2),))), "bad report"),
        (document("\ud800"), "raised UnicodeEncodeError"),
    ],
)
def test_a_document_that_does_not_fit_itself(
    monkeypatch: pytest.MonkeyPatch, found: SourceDocument, result: str
) -> None:
    assert examined(monkeypatch, lambda _: found).result == result


def test_letters_that_are_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(source: Source, **more: object) -> Recognition:
        return recognize(source.model_copy(update={"text": "甲野：はい。"}), **more)  # type: ignore[arg-type]

    monkeypatch.setattr(trial, "recognize", careless)
    assert examined(monkeypatch, lambda _: document("甲野：はい。\n乙川：いいえ。")).result == "unaccounted"


def test_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "most_seconds_recognising", lambda *_: 0.0)
    assert trial.examine(ITEM).result == "slow recognising"
    monkeypatch.setattr(trial, "most_seconds", lambda _: -1.0)
    assert trial.examine(ITEM).result == "slow reading"
    assert trial.examine(ITEM, costs=False).result == "read"


@pytest.mark.parametrize(("slowness", "result"), [(1.0, "slow recognising"), (1e9, "read")])
def test_a_slower_machine_is_given_the_time_it_needs(
    monkeypatch: pytest.MonkeyPatch, slowness: float, result: str
) -> None:
    monkeypatch.setattr(trial, "most_seconds_recognising", lambda *_: 1e-7)
    monkeypatch.setattr(trial, "slowness", lambda: slowness)
    assert trial.examine(ITEM).result == result


def test_no_machine_is_given_less_than_the_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_PACE", 1e-6)
    assert limits.slowness() > 2
    monkeypatch.setattr(limits, "_PACE", 1e6)
    assert limits.slowness() == 1


@pytest.mark.parametrize(("peak", "result"), [(301.0, "large reading"), (299.0, "read")])
def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch, peak: float, result: str) -> None:
    monkeypatch.setattr(trial, "peak_megabytes", lambda: peak)
    assert trial.examine(ITEM).result == result


def test_bounds_are_those_that_were_promised() -> None:
    assert limits.most_seconds(0) == 2
    assert limits.most_seconds(1_000_000) == 12
    assert limits.most_megabytes(0) == 300
    assert limits.most_megabytes(10_000_000) == 500


@pytest.mark.skipif(
    limits.peak_megabytes() is None, reason="this system does not tell how much memory was needed"
)
def test_peak_memory_is_seen() -> None:
    before = limits.peak_megabytes() or 0.0
    block = bytearray(int(before * 1_000_000))
    block[:: 1 << 12] = b"x" * len(range(0, len(block), 1 << 12))
    assert (limits.peak_megabytes() or 0.0) > before + 10


@pytest.mark.parametrize("door", Door)
def test_a_saved_input_is_the_same_again(tmp_path: Path, door: Door) -> None:
    item = Input("html", door, "甲.html", b"\xff<p>")
    path = save(item, tmp_path / "new", "why")
    again = load(path)
    assert (again.door, again.data) == (item.door, item.data)
    assert path.suffix == ".html"
    assert "why" in path.with_name(path.name + ".failure").read_text(encoding="utf-8")
