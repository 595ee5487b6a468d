"""The journal: written within moments, replayed after a crash, never lost."""

import errno
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record, UnknownSpeaker
from zadankai_editor.record.review import LineUse, Review, Source, SourceLine, State
from zadankai_editor.record.steps import EditText, Refusal, SetField, SpliceBlocks, SpliceParticipants, Step
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.storage import paths
from zadankai_editor.storage.atomic import write_all
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.files import open_record, save_record
from zadankai_editor.storage.journal import file as journal_file
from zadankai_editor.storage.journal import worker
from zadankai_editor.storage.journal.file import journal_path, waiting_folder
from zadankai_editor.storage.journal.lines import Kind, decode, decode_state, encode, encode_state
from zadankai_editor.storage.journal.recovery import (
    Kept,
    Recovered,
    Unfit,
    read_journal,
    recover,
    recover_record,
)
from zadankai_editor.storage.journal.worker import Base
from zadankai_editor.storage.journal.writer import JournalWriter
from zadankai_editor.storage.locks import RecordLock, lock_record, lock_untitled

Start = Callable[..., JournalWriter]


def typed(state: State, text: str) -> Transaction:
    """The transaction that types `text` at the end of the first block, made if there is none."""
    if not state.record.blocks:
        block = Block(id="b1", kind=BlockKind.UTTERANCE, text=text)
        return Transaction(label="入力", steps=(SpliceBlocks(at=0, new=(block,)),))
    block = state.record.blocks[0]
    step = EditText(index=0, block=block.id, at=len(block.text), removed="", inserted=text)
    return Transaction(label="入力", steps=(step,))


def after(state: State, *transactions: Transaction) -> State:
    for transaction in transactions:
        applied = transaction.apply(state)
        assert not isinstance(applied, Refusal)
        state = applied.state
    return state


def type_into(writer: JournalWriter, state: State, *texts: str) -> State:
    for text in texts:
        transaction = typed(state, text)
        state = after(state, transaction)
        writer.append(transaction)
    return state


@pytest.fixture
def said() -> list[StorageError | None]:
    """What writers reported."""
    return []


@pytest.fixture
def start(said: list[StorageError | None]) -> Iterator[Start]:
    """Start a writer; those that the test leaves running are ended."""
    writers: list[JournalWriter] = []

    def begin(lock: RecordLock, base: Base | None = None) -> JournalWriter:
        writers.append(JournalWriter(lock, base or Base(State()), said.append))
        return writers[-1]

    yield begin
    for writer in writers:
        writer.close(discard=False)
        writer.lock.release()


def crash(writer: JournalWriter) -> None:
    """End it as a crash would: nothing is tidied up, and the lock is gone."""
    writer.close(discard=False)
    writer.lock.release()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A record file."""
    block = Block(id="b1", kind=BlockKind.UTTERANCE, text="はじめます。", speaker="p1")
    people = (Participant(id="p1", label="汐見", name="汐見 渚"),)
    path = tmp_path / "座談会.yaml"
    save_record(path, State(record=Record(title="題", participants=people, blocks=(block,))), None)
    return path


def based_on(path: Path) -> Base:
    opened = open_record(path)
    return Base(opened.state, opened.path, opened.digest, opened.review_digest)


def only_recovered() -> Recovered:
    result = recover()
    assert not result.kept
    (found,) = result.found
    return found


def only_kept() -> Kept:
    result = recover()
    assert not result.found
    (kept,) = result.kept
    return kept


# Lines


RICH = State(
    record=Record(
        title="題",
        participants=(Participant(id="p1", label="汐見"),),
        blocks=tuple(
            Block(id=f"b{n}", kind=BlockKind.UTTERANCE, text=f"{n}\n𠮷", speaker=UnknownSpeaker(label="誰"))
            for n in range(600)
        ),
    ),
    review=Review(
        source=Source(name="原稿.txt", text="一\n二"),
        lines=tuple(SourceLine(number=n, use=LineUse.BLOCK, target=f"b{n}") for n in range(600)),
    ),
)


def test_a_state_is_read_as_it_was_written() -> None:
    lines = encode_state(RICH)
    assert len(lines) == 8
    entries = [entry for entry in decode(b"".join(lines)) if entry]
    assert decode_state(entries) == RICH
    assert decode_state(entries[1:]) is None
    assert decode_state([]) is None
    assert decode_state(e for e in decode(b"".join(encode_state(State()))) if e) == State()


@given(st.binary(max_size=60), st.integers(0, 10**9), st.data())
def test_a_damaged_line_is_noticed(noise: bytes, number: int, data: st.DataObject) -> None:
    line = encode(number, Kind.TRANSACTION, '{"label":"入力","steps":[]}')
    (entry,) = decode(line)
    assert entry == (number, "transaction", '{"label":"入力","steps":[]}'.encode())
    at = data.draw(st.integers(0, len(line) - 2))
    changed = line[:at] + bytes([line[at] ^ 1 << data.draw(st.integers(0, 7))]) + line[at + 1 :]
    assert entry not in list(decode(changed))
    assert not any(decode(line[:at]))
    assert all(found in (entry, None) for found in decode(noise + b"\n" + line))


# Writing and recovering


def test_a_record_without_a_file_is_found_again(start: Start) -> None:
    writer = start(lock_untitled())
    state = type_into(writer, State(), "み", "ず", "う", "み")
    crash(writer)
    found = only_recovered()
    assert found.state == state
    assert (found.count, found.path, found.digest) == (4, None, None)
    assert found.folder == waiting_folder(writer.lock.key)
    found.later()
    assert only_recovered().state == state


def test_a_record_with_a_file_is_found_again(start: Start, saved: Path) -> None:
    writer = start(lock_record(saved), based_on(saved))
    state = type_into(writer, based_on(saved).state, "では", "、議題1です。")
    crash(writer)
    found = only_recovered()
    assert found.state == state
    assert (found.count, found.path, found.folder) == (2, saved, saved.parent)
    assert save_record(saved, found.state, found.digest).state == state


def test_typing_on_after_recovery(start: Start, saved: Path, said: list[StorageError | None]) -> None:
    writer = start(lock_record(saved), based_on(saved))
    state = type_into(writer, based_on(saved).state, "一")
    crash(writer)
    second = JournalWriter.resume(only_recovered(), said.append)
    state = type_into(second, state, "二")
    assert second.flush()
    crash(second)
    third = JournalWriter.resume(only_recovered(), said.append)
    assert third.flush()
    crash(third)
    found = only_recovered()
    assert found.state == state
    assert found.count == 2
    found.later()
    assert said == []


def test_work_in_progress_is_not_taken_away(start: Start) -> None:
    writer = start(lock_untitled())
    type_into(writer, State(), "書きかけ")
    assert writer.flush()
    assert recover().found == ()


def test_only_looking_leaves_nothing(start: Start, saved: Path) -> None:
    writer = start(lock_record(saved), based_on(saved))
    assert writer.flush()
    crash(writer)
    assert not list(paths.journals_folder().glob("*"))


def test_a_clean_end_leaves_nothing(start: Start) -> None:
    writer = start(lock_untitled())
    type_into(writer, State(), "もういらない")
    assert writer.flush()
    picture = writer.folder / "images" / "a.png"
    picture.parent.mkdir(parents=True)
    picture.touch()
    assert writer.close(discard=True)
    assert writer.close(discard=True)
    assert not list(paths.journals_folder().glob("*"))
    with pytest.raises(RuntimeError):
        writer.append(typed(State(), "まだ"))


def test_what_was_undone_to_the_end_is_not_offered(start: Start, saved: Path) -> None:
    writer = start(lock_record(saved), based_on(saved))
    transaction = typed(based_on(saved).state, "あ")
    writer.append(transaction)
    writer.append(transaction.inverse())
    crash(writer)
    assert recover() == recover()
    assert recover().found == ()


def test_declined_work_is_moved_aside_with_its_pictures(start: Start) -> None:
    writer = start(lock_untitled())
    state = type_into(writer, State(), "いらないかもしれない")
    (writer.folder / "images").mkdir(parents=True)
    (writer.folder / "images" / "a.png").touch()
    crash(writer)
    place = only_recovered().decline()
    assert read_journal((place / "journal.jsonl").read_bytes()).state == state
    assert (place / "pictures" / "images" / "a.png").exists()
    assert recover().found == ()


def test_a_journal_that_was_passed_over_is_not_overwritten(start: Start, saved: Path) -> None:
    for text in ("一", "二"):
        writer = start(lock_record(saved), based_on(saved))
        type_into(writer, based_on(saved).state, text)
        crash(writer)
    (kept,) = paths.kept_folder().iterdir()
    assert read_journal((kept / "journal.jsonl").read_bytes()).state.record.blocks[0].text == "はじめます。一"
    found = only_recovered()
    assert found.state.record.blocks[0].text == "はじめます。二"
    found.later()


def test_a_file_that_changed_meanwhile_keeps_its_journal_aside(start: Start, saved: Path) -> None:
    writer = start(lock_record(saved), based_on(saved))
    state = type_into(writer, based_on(saved).state, "わたしの追記")
    crash(writer)
    theirs = saved.read_bytes().replace("題".encode(), "別の題".encode())
    saved.write_bytes(theirs)
    kept = only_kept()
    assert kept.state == state
    assert kept.path == saved
    assert "ファイルがあとから別に変更されています" in kept.message
    assert str(kept.place) in kept.message
    assert (kept.place / "journal.jsonl").exists()
    assert saved.read_bytes() == theirs
    assert recover() == recover()


def test_a_file_that_is_gone_is_found_again(start: Start, saved: Path) -> None:
    writer = start(lock_record(saved), based_on(saved))
    state = type_into(writer, based_on(saved).state, "追記")
    crash(writer)
    saved.unlink()
    found = only_recovered()
    assert (found.state, found.path, found.digest) == (state, saved, None)
    found.later()


# Saving


def save(
    writer: JournalWriter, path: Path, state: State, expected: str | None, *, crashes: bool = False
) -> str:
    position = writer.position
    saved = save_record(path, state, expected, before_replace=lambda digest: writer.saving(digest, position))
    if not crashes:
        writer.rotate(Base(state, path, saved.digest, saved.review_digest), position)
    return saved.digest


def test_after_a_save_only_what_is_new_is_replayed(start: Start, saved: Path) -> None:
    base = based_on(saved)
    writer = start(lock_record(saved), base)
    state = type_into(writer, base.state, "一", "二")
    save(writer, saved, state, base.digest)
    assert not list(paths.journals_folder().glob("*.jsonl"))
    state = type_into(writer, state, "三")
    crash(writer)
    found = only_recovered()
    assert (found.state, found.count) == (state, 1)
    found.later()


def test_ids_in_memory_survive_a_save(start: Start, saved: Path) -> None:
    """A participant added before the save has another id when the file is read again."""
    base = based_on(saved)
    writer = start(lock_record(saved), base)
    person = Participant(id="pnewcomer", label="港", name="港 遥")
    added = Transaction(label="追加", steps=(SpliceParticipants(at=1, new=(person,)),))
    writer.append(added)
    state = after(base.state, added)
    save(writer, saved, state, base.digest)
    renamed = Transaction(
        label="改名",
        steps=(SpliceParticipants(at=1, old=(person,), new=(person.replaced(label="港遥"),)),),
    )
    writer.append(renamed)
    crash(writer)
    found = only_recovered()
    assert found.state == after(state, renamed)
    found.later()


def test_typing_during_a_save_goes_along(start: Start, saved: Path) -> None:
    base = based_on(saved)
    writer = start(lock_record(saved), base)
    state = type_into(writer, base.state, "保存する")
    position = writer.position
    later = type_into(writer, state, "まだ", "打つ")
    done = save_record(saved, state, base.digest)
    writer.rotate(Base(state, saved, done.digest, done.review_digest), position)
    later = type_into(writer, later, "もっと")
    crash(writer)
    found = only_recovered()
    assert (found.state, found.count) == (later, 3)
    found.later()


@pytest.mark.parametrize("more", [(), ("続き",)])
def test_a_crash_between_the_save_and_the_new_journal(
    start: Start, saved: Path, more: tuple[str, ...]
) -> None:
    base = based_on(saved)
    writer = start(lock_record(saved), base)
    state = type_into(writer, base.state, "一")
    digest = save(writer, saved, state, base.digest, crashes=True)
    state = type_into(writer, state, *more)
    crash(writer)
    if not more:
        assert recover().found == ()
        assert recover().kept == ()
        return
    found = only_recovered()
    assert (found.state, found.count, found.digest) == (state, 1, digest)
    found.later()


def test_the_first_save_ties_the_journal_to_the_file(start: Start, tmp_path: Path) -> None:
    writer = start(lock_untitled())
    old_lock, path = writer.lock, tmp_path / "新しい.yaml"
    state = type_into(writer, State(), "一")
    assert writer.flush()
    position, later = writer.position, type_into(writer, state, "二")
    done = save_record(path, state, None, pictures_from=writer.folder)
    assert writer.rotate(Base(state, path, done.digest, done.review_digest), position, lock_record(path))
    assert not journal_path(old_lock.key).exists()
    old_lock.release()
    crash(writer)
    found = only_recovered()
    assert (found.state, found.path, found.count) == (later, path, 1)
    found.later()


def test_a_review_that_was_not_saved_stays_in_the_journal(start: Start, saved: Path) -> None:
    base = based_on(saved)
    writer = start(lock_record(saved), base)
    state = type_into(writer, base.state, "一")
    position = writer.position
    done = save_record(saved, state, base.digest)
    assert writer.rotate(Base(state, saved, done.digest, None, unsaved=1), position)
    crash(writer)
    found = only_recovered()
    assert found.state == state
    found.later()


# Disks that fail


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_disk_that_is_full_for_a_while(
    start: Start, said: list[StorageError | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "RETRY_INTERVAL", 0.02)
    full, real = threading.Event(), write_all

    def write(descriptor: int, data: bytes) -> None:
        if full.is_set():
            real(descriptor, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor, data)

    monkeypatch.setattr(journal_file, "write_all", write)
    writer = start(lock_untitled())
    state = type_into(writer, State(), "一")
    assert writer.flush()
    full.set()
    state = type_into(writer, state, "二")
    until(lambda: bool(said))
    state = type_into(writer, state, "三")
    assert not writer.flush()
    time.sleep(0.1)
    full.clear()
    until(lambda: len(said) == 2)
    state = type_into(writer, state, "四")
    assert writer.flush()
    crash(writer)
    error, works_again = said
    assert error
    assert "ディスクに空きがありません" in error.message
    assert "失われていません" in error.message
    assert works_again is None
    found = only_recovered()
    assert (found.state, found.count) == (state, 4)
    found.later()


def test_a_full_disk_from_the_start(
    tiny_disk: Path, monkeypatch: pytest.MonkeyPatch, start: Start, said: list[StorageError | None]
) -> None:
    monkeypatch.setattr(worker, "RETRY_INTERVAL", 0.02)
    monkeypatch.setenv("ZADANKAI_HOME", str(tiny_disk))
    writer = start(lock_untitled())
    (tiny_disk / "filler").write_bytes(b"x" * 40_000)
    state = type_into(writer, State(), "長" * 20_000)
    assert not writer.flush()
    (tiny_disk / "filler").unlink()
    assert writer.flush()
    assert len(said) == 2
    crash(writer)
    found = only_recovered()
    assert found.state == state
    found.later()


def test_a_journal_that_somebody_removed_is_written_again(start: Start) -> None:
    writer = start(lock_untitled())
    state = type_into(writer, State(), "一")
    assert writer.flush()
    journal_path(writer.lock.key).unlink()
    state = type_into(writer, state, "二")
    assert writer.flush()
    crash(writer)
    found = only_recovered()
    assert found.state == state
    found.later()


def test_half_a_surrogate_pair_is_said_and_ends_with_the_next_save(
    start: Start, said: list[StorageError | None], saved: Path
) -> None:
    base = based_on(saved)
    writer = start(lock_record(saved), base)
    state = type_into(writer, base.state, "一")
    writer.append(typed(state, "\ud83d"))
    writer.append(typed(state, "失われる"))
    assert not writer.flush()
    (error,) = said
    assert error
    digest = save(writer, saved, state, base.digest)
    state = type_into(writer, state, "二")
    assert writer.flush()
    crash(writer)
    found = only_recovered()
    assert (found.state, found.digest) == (state, digest)
    found.later()


# Damage


def journal_of(transactions: list[Transaction]) -> tuple[bytes, int]:
    """The bytes of a journal that starts empty, and where its first transaction begins."""
    lines = encode_state(State())
    header = (
        '{"program":"1","process":1,"started":"","path":null,"digest":null,"review_digest":null,'
        f'"unsaved":0,"last":0,"pieces":{len(lines)}}}'
    )
    head = encode(0, Kind.HEADER, header) + b"".join(lines)
    body = [encode(n, Kind.TRANSACTION, t.to_json()) for n, t in enumerate(transactions, 1)]
    return head + b"".join(body), len(head)


@st.composite
def histories(draw: st.DrawFn) -> list[Transaction]:
    state, transactions = State(), []
    for number in range(draw(st.integers(1, 8))):
        count = len(state.record.blocks)
        index = draw(st.integers(0, count))
        text = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=6))
        step: Step
        if index == count or draw(st.booleans()):
            block = Block(id=f"b{number}", kind=BlockKind.UTTERANCE, text=text)
            step = SpliceBlocks(at=index, new=(block,))
        elif draw(st.booleans()):
            block = state.record.blocks[index]
            step = EditText(index=index, block=block.id, at=0, removed=block.text[:2], inserted=text)
        else:
            step = SetField.of(state, "title", text)
        transactions.append(Transaction(label="操作", steps=(step,)))
        state = after(state, transactions[-1])
    return transactions


@given(histories(), st.data())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_cut_off_anywhere_it_gives_what_was_whole(history: list[Transaction], data: st.DataObject) -> None:
    journal, begin = journal_of(history)
    cut = data.draw(st.integers(0, len(journal)))
    tail = data.draw(st.sampled_from([b"", b"\0" * 40]))
    # What a power cut leaves behind the end spoils the line that it stands in.
    if cut < (begin if tail else begin - 1):
        with pytest.raises(Unfit):
            read_journal(journal[:cut] + tail)
        return
    read = read_journal(journal[:cut] + tail)
    whole = sum(end <= cut if tail else end - 1 <= cut for end in _ends(journal, begin))
    assert read.last == whole
    assert read.state == after(State(), *history[:whole])


def _ends(journal: bytes, begin: int) -> list[int]:
    """Where each transaction's line ends, its line break included."""
    return [n + 1 for n in range(begin, len(journal)) if journal[n : n + 1] == b"\n"]


@given(histories(), st.data())
def test_damage_anywhere_never_gives_what_was_not_there(
    history: list[Transaction], data: st.DataObject
) -> None:
    journal, begin = journal_of(history)
    at = data.draw(st.integers(begin, len(journal) - 1))
    damaged = journal[:at] + bytes([journal[at] ^ 0x55]) + journal[at + 1 :]
    states = [after(State(), *history[:n]) for n in range(len(history) + 1)]
    try:
        assert read_journal(damaged).state in states
    except Unfit as unfit:
        assert unfit.state in states  # noqa: PT017


@pytest.mark.parametrize(
    ("journal", "reason"),
    [
        (b"", "壊れています"),
        (b"{}\n", "壊れています"),
        (b"\xff\0" * 5000, "壊れています"),
        (encode(0, Kind.HEADER, '{"version":1,"odd":3}'), "知らない形"),
        (encode(0, Kind.TRANSACTION, "{}"), "壊れています"),
        (journal_of([])[0].replace(b'"n":0', b'"n":1', 1), "壊れています"),
    ],
)
def test_a_journal_that_cannot_be_read_is_moved_aside(journal: bytes, reason: str) -> None:
    path = journal_path("untitled-0123")
    path.parent.mkdir(parents=True)
    path.write_bytes(journal)
    kept = only_kept()
    assert reason in kept.message
    assert (kept.place / "journal.jsonl").read_bytes() == journal


def test_a_later_version_and_steps_that_do_not_fit_are_moved_aside() -> None:
    good = typed(State(), "あ")
    unfit = Transaction(label="入力", steps=(EditText(index=5, block="b9", at=0, removed="", inserted="x"),))
    journal, begin = journal_of([good, unfit])
    head = journal[:begin].splitlines(keepends=True)
    header = '{"version":2,' + head[0].split(b'"header":{')[1].decode().rstrip()[:-1]
    folder = paths.journals_folder()
    folder.mkdir(parents=True)
    (folder / "untitled-a.jsonl").write_bytes(journal)
    (folder / "untitled-b.jsonl").write_bytes(encode(0, Kind.HEADER, header) + b"".join(head[1:]))
    (folder / "Not one of ours.jsonl").write_bytes(b"")
    kept = sorted(recover().kept, key=lambda k: "バージョン" in k.message)
    assert [k.state for k in kept] == [after(State(), good), None]
    assert "元の内容に合いません" in kept[0].message
    assert "知らないバージョン" in kept[1].message
    assert (folder / "Not one of ours.jsonl").exists()


def test_a_journal_of_this_record_alone(start: Start, saved: Path) -> None:
    writer = start(lock_record(saved), based_on(saved))
    state = type_into(writer, based_on(saved).state, "追記")
    crash(writer)
    lock = lock_record(saved)
    found = recover_record(lock)
    assert isinstance(found, Recovered)
    assert found.state == state
    assert lock.held
    lock.release()


# Crashes of the real thing

TYPE_ON = """
import sys
from pathlib import Path
from zadankai_editor.record.nodes import Block, BlockKind
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import EditText, SpliceBlocks
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.storage.journal.worker import Base
from zadankai_editor.storage.journal.writer import JournalWriter
from zadankai_editor.storage.locks import lock_untitled
import time
writer = JournalWriter(lock_untitled(), Base(State()), print)
block = Block(id="b1", kind=BlockKind.UTTERANCE)
writer.append(Transaction(label="", steps=(SpliceBlocks(at=0, new=(block,)),)))
for at in range(100000):
    step = EditText(index=0, block="b1", at=at, removed="", inserted=str(at % 10))
    writer.append(Transaction(label="", steps=(step,)))
    print(at, flush=True)
    time.sleep(0.002)
"""


@pytest.mark.parametrize("seed", range(3))
def test_killed_while_typing(seed: int) -> None:
    with subprocess.Popen([sys.executable, "-c", TYPE_ON], stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(0.1 + random.Random(seed).random() * 0.3)
        process.kill()
        typed_at_least = int(process.stdout.read().split()[-1])
    found = only_recovered()
    text = found.state.record.blocks[0].text
    assert text == "".join(str(n % 10) for n in range(len(text)))
    assert len(text) >= typed_at_least - 25, "what was typed up to some 50 ms before is there"
    found.later()


def test_appending_does_not_wait_for_the_disk(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    writer = start(lock_untitled())
    state = type_into(writer, State(), "一")
    assert writer.flush()
    monkeypatch.setattr(journal_file, "sync_file", lambda _: release.wait(5))
    state = type_into(writer, state, *"とても遅いディスク")
    assert not writer.flush(timeout=0.05)
    release.set()
    assert writer.flush()
    crash(writer)
    found = only_recovered()
    assert found.state == state
    found.later()
