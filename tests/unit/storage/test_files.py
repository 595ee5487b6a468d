"""Opening and saving a record with its review and pictures."""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from zadankai_editor.formats import FormatError, write_record, write_review
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record, Status
from zadankai_editor.record.review import Digit, Doubt, Review, Source, State
from zadankai_editor.storage import atomic, files
from zadankai_editor.storage.errors import ChangedOutside, StorageError
from zadankai_editor.storage.files import (
    Opened,
    backup_path,
    open_record,
    review_path,
    save_record,
)

PNG = b"\x89PNG\r\n\x1a\n"


def a_state(title: str = "湊が丘市の座談会") -> State:
    people = (Participant(id="p1", label="汐見", name="汐見 渚"),)
    blocks = (
        Block(id="b1", kind=BlockKind.UTTERANCE, speaker="p1", text="はじめます。\n二段落目。"),
        Block(id="b2", kind=BlockKind.PHOTO, text="会場", file="images/a.png"),
    )
    doubt = Doubt(code="import.speaker.uncertain", message="発言者を確かめてください。", block="b1", line=2)
    source = Source(name="原稿.txt", text="はじめます。\n二段落目。", encoding="utf-8")
    review = Review(source=source, doubts=(doubt,), digits=(Digit(participant="p1", digit=1),))
    return State(record=Record(title=title, participants=people, blocks=blocks), review=review)


def titled(opened: Opened, title: str) -> State:
    return State(record=opened.state.record.replaced(title=title), review=opened.state.review)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "記録"
    folder.mkdir()
    found = folder / "座談会.yaml"
    save_record(found, a_state(), None)
    return found


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_what_was_saved_is_opened(path: Path) -> None:
    opened = open_record(path)
    assert opened.state == a_state()
    assert opened.path == path
    assert opened.notices == ()
    assert names(path.parent) == ["座談会.review.yaml", "座談会.yaml"]


def test_the_previous_version_is_kept(path: Path) -> None:
    old, old_review, opened = path.read_bytes(), review_path(path).read_bytes(), open_record(path)
    saved = save_record(path, titled(opened, "二"), opened.digest, review_expected=opened.review_digest)
    assert open_record(path).state.record.title == "二"
    assert open_record(path).digest == saved.digest
    assert open_record(path).review_digest == saved.review_digest
    assert backup_path(path).read_bytes() == old
    assert backup_path(review_path(path)).read_bytes() == old_review
    assert len(names(path.parent)) == 4


def test_a_ready_record_without_a_review_gets_none_and_a_draft_gets_one(tmp_path: Path) -> None:
    record = a_state().record
    ready = record.replaced(status=Status.READY, blocks=record.blocks[:1])
    saved = save_record(tmp_path / "ready.yaml", State(record=ready), None)
    assert saved.review_digest is None
    assert open_record(tmp_path / "ready.yaml").state.review == Review()
    saved = save_record(tmp_path / "draft.yaml", State(record=record), None)
    assert saved.review_digest is not None
    assert open_record(tmp_path / "draft.yaml").state.review == Review()
    assert set(names(tmp_path)) - {"home"} == {"ready.yaml", "draft.yaml", "draft.review.yaml"}


@pytest.mark.parametrize(
    ("record", "review"),
    [
        ("a.yaml", "a.review.yaml"),
        ("a.b.YML", "a.b.review.YML"),
        ("a", "a.review.yaml"),
        ("a.txt", "a.txt.review.yaml"),
    ],
)
def test_where_the_review_stands(record: str, review: str) -> None:
    assert review_path(Path("x") / record) == Path("x") / review


# What changed outside


def test_what_changed_outside_is_not_overwritten(path: Path) -> None:
    opened = open_record(path)
    theirs = path.read_bytes().replace("湊が丘".encode(), "潮見台".encode())
    path.write_bytes(theirs)
    with pytest.raises(ChangedOutside, match="別の場所で変更されています") as caught:
        save_record(path, titled(opened, "二"), opened.digest)
    assert caught.value.found == open_record(path).digest
    assert path.read_bytes() == theirs
    assert names(path.parent) == ["座談会.review.yaml", "座談会.yaml"]
    save_record(path, titled(opened, "二"), opened.digest, overwrite=True)
    assert backup_path(path).read_bytes() == theirs


def test_what_exists_already_is_not_overwritten(path: Path) -> None:
    with pytest.raises(ChangedOutside, match="既にあります"):
        save_record(path, a_state("別の記録"), None)
    assert open_record(path).state == a_state()


def test_a_file_that_is_gone_is_said(path: Path) -> None:
    opened = open_record(path)
    path.unlink()
    with pytest.raises(ChangedOutside, match="消されたか") as caught:
        save_record(path, opened.state, opened.digest)
    assert caught.value.found is None
    assert save_record(path, opened.state, None).digest == opened.digest


def test_what_is_there_already_may_be_saved_again(path: Path) -> None:
    """A save whose success could not be told is simply repeated."""
    opened = open_record(path)
    state = titled(opened, "二")
    save_record(path, state, opened.digest)
    assert save_record(path, state, opened.digest).digest == open_record(path).digest


# Reviews that are odd


def test_a_review_of_another_version(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace("湊が丘".encode(), "潮見台".encode()))
    opened = open_record(path)
    assert [n.code for n in opened.notices] == ["review.hash.differs"]
    assert opened.state.review == a_state().review
    save_record(path, opened.state, opened.digest, review_expected=opened.review_digest)
    assert open_record(path).notices == ()


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe\0", b"a: [", b"format: other/1\n"])
def test_an_unreadable_review_is_kept_under_another_name(path: Path, damage: bytes) -> None:
    review_path(path).write_bytes(damage)
    opened = open_record(path)
    assert [n.code for n in opened.notices] == ["review.unreadable"]
    assert opened.state.record == a_state().record
    assert opened.review_digest is None
    for number in (1, 2):
        kept = path.with_name(f"座談会.review-{number}.yaml")
        save_record(
            path, a_state(), open_record(path).digest, review_expected=open_record(path).review_digest
        )
        assert kept.read_bytes() == damage
        assert open_record(path).notices == ()
        review_path(path).write_bytes(damage)


def test_a_review_that_came_from_elsewhere_is_kept_too(path: Path) -> None:
    opened = open_record(path)
    theirs = review_path(path).read_bytes().replace("確かめて".encode(), "たしかめて".encode())
    review_path(path).write_bytes(theirs)
    save_record(path, opened.state, opened.digest, review_expected=opened.review_digest)
    assert path.with_name("座談会.review-1.yaml").read_bytes() == theirs


def test_a_review_that_is_no_file(path: Path) -> None:
    review_path(path).unlink()
    review_path(path).mkdir()
    opened = open_record(path)
    assert [n.code for n in opened.notices] == ["review.unreadable"]
    saved = save_record(path, a_state("二"), opened.digest)
    assert saved.problem
    assert "同じ名前のフォルダー" in saved.problem.message
    assert open_record(path).state.record.title == "二"


def test_a_review_that_cannot_take_its_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, replace = open_record(path), os.replace
    old_review = review_path(path).read_bytes()

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == review_path(path).name:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        saved = save_record(path, titled(opened, "二"), opened.digest, review_expected=opened.review_digest)
    assert saved.problem
    assert "記録は保存しましたが、校正ファイル" in saved.problem.message
    assert saved.review_digest is None
    assert open_record(path).state.record.title == "二"
    assert review_path(path).read_bytes() == old_review
    assert [n.code for n in open_record(path).notices] == ["review.hash.differs"]
    assert not list(path.parent.glob(".*"))


def test_what_may_not_outlive_a_power_cut_is_said(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path.parent / "images").mkdir()
    (path.parent / "images" / "a.png").write_bytes(PNG)

    def fail(folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(atomic, "sync_folder", fail)
    state = State(record=a_state("二").record)
    target = tmp_path / "写し.yaml"
    saved = save_record(target, state, None, pictures_from=path.parent)
    assert saved.problem
    assert "電源が切れても" in saved.problem.message
    assert open_record(target).state == state
    assert (tmp_path / "images" / "a.png").exists(), "the record that is there refers to it"


def test_a_review_that_is_not_read_back_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, before = open_record(path), review_path(path).read_bytes()
    for broken in (
        lambda *a: write_review(*a)[:-5],
        lambda v, *a: write_review(v, *a).replace(b"line: 2", b"line: 02"),
        lambda *_: b"\xff",
    ):
        monkeypatch.setattr(files, "write_review", broken)
        saved = save_record(path, opened.state, open_record(path).digest)
        assert saved.problem
        assert saved.review_digest is None
        assert review_path(path).read_bytes() == before


# Disks and files that are not what they should be


def test_a_full_disk_leaves_everything_as_it_was(tiny_disk: Path) -> None:
    path = tiny_disk / "a.yaml"
    save_record(path, a_state(), None)
    before = {p.name: p.read_bytes() for p in tiny_disk.iterdir()}
    opened = open_record(path)
    long = opened.state.record.blocks[0].replaced(text="長い話。" * 10_000)
    state = State(record=opened.state.record.replaced(blocks=(long,)), review=opened.state.review)
    with pytest.raises(StorageError, match="ディスクに空きがありません。元のファイルは変わっていません"):
        save_record(path, state, opened.digest)
    assert {p.name: p.read_bytes() for p in tiny_disk.iterdir()} == before


def test_a_disk_too_full_for_the_review(tiny_disk: Path) -> None:
    path = tiny_disk / "a.yaml"
    save_record(path, a_state(), None)
    old_review, opened = review_path(path).read_bytes(), open_record(path)
    source = Source(name="長い原稿.txt", text="長い話。" * 10_000)
    record = opened.state.record.replaced(title="二")
    saved = save_record(path, State(record=record, review=Review(source=source)), opened.digest)
    assert saved.problem
    assert "記録は保存しました" in saved.problem.message
    assert "ディスクに空きがありません" in saved.problem.message
    assert open_record(path).state.record.title == "二"
    assert review_path(path).read_bytes() == old_review
    assert not list(tiny_disk.glob(".*"))


def test_a_read_only_disk(read_only_disk: Path) -> None:
    with pytest.raises(StorageError, match="読み取り専用の場所です"):
        save_record(read_only_disk / "b.yaml", a_state(), None)


@pytest.mark.parametrize("name", ["folder", "pipe", "gone.yaml", "長" * 100, "gone/a.yaml", "loop"])
def test_what_cannot_be_opened_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(StorageError) as caught:
        open_record(tmp_path / name)
    assert Path(name).name in caught.value.message


def test_a_device_is_not_read() -> None:
    with pytest.raises(StorageError, match="普通のファイルではない"):
        open_record(Path("/dev/zero"))


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    huge.touch()
    os.truncate(huge, 200 * 2**20)
    began = time.monotonic()
    with pytest.raises(StorageError, match="大きすぎる"):
        open_record(huge)
    assert time.monotonic() - began < 1


def test_what_is_no_record_is_an_error_of_the_format(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(FormatError):
        open_record(tmp_path / "a.yaml")


def test_what_is_not_read_back_the_same_is_not_saved(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, opened, write = path.read_bytes(), open_record(path), write_record
    for broken in (lambda r: write(r)[:-5], lambda r: write(r.replaced(title="化けた題")), lambda _: b"\xff"):
        monkeypatch.setattr(files, "write_record", broken)
        with pytest.raises(StorageError, match="保存しませんでした"):
            save_record(path, titled(opened, "二"), opened.digest)
        assert path.read_bytes() == before


# Links, other folders


def test_a_link_is_followed(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    opened = open_record(link)
    assert opened.path == path
    assert opened.notices == ()
    save_record(link, titled(opened, "二"), opened.digest, review_expected=opened.review_digest)
    assert link.is_symlink()
    assert open_record(path).state.record.title == "二"


def test_save_as_takes_review_and_pictures_along(path: Path, tmp_path: Path) -> None:
    (path.parent / "images").mkdir()
    (path.parent / "images" / "a.png").write_bytes(PNG)
    target = tmp_path / "別の場所" / "写し.yaml"
    target.parent.mkdir()
    before = {p: p.read_bytes() for p in path.parent.rglob("*.*")}
    saved = save_record(target, open_record(path).state, None, pictures_from=path.parent)
    assert open_record(target).state == a_state()
    assert saved.renamed == {}
    assert (target.parent / "images" / "a.png").read_bytes() == PNG
    assert {p: p.read_bytes() for p in path.parent.rglob("*.*")} == before
    assert save_record(path.with_name("b.yaml"), a_state(), None, pictures_from=path.parent).renamed == {}
    assert names(path.parent / "images") == ["a.png"]


def test_save_as_where_another_picture_has_the_name(path: Path, tmp_path: Path) -> None:
    for folder, data in ((path.parent, PNG), (tmp_path, PNG + b"other")):
        (folder / "images").mkdir()
        (folder / "images" / "a.png").write_bytes(data)
    saved = save_record(tmp_path / "写し.yaml", open_record(path).state, None, pictures_from=path.parent)
    assert saved.renamed == {"images/a.png": "images/a-2.png"}
    assert saved.state.record.blocks[1].file == "images/a-2.png"
    assert open_record(tmp_path / "写し.yaml").state == saved.state


def test_save_as_that_fails_leaves_no_pictures(path: Path, tmp_path: Path) -> None:
    (path.parent / "images").mkdir()
    (path.parent / "images" / "a.png").write_bytes(PNG)
    target = tmp_path / "target"
    (target / "a.yaml").mkdir(parents=True)
    for expected, overwrite in ((None, True), (None, False)):
        with pytest.raises(StorageError):
            save_record(
                target / "a.yaml", a_state(), expected, overwrite=overwrite, pictures_from=path.parent
            )
        assert [p for p in target.rglob("*") if p.is_file()] == []


def test_the_digest_is_told_before_anything_is_replaced(path: Path) -> None:
    opened, told = open_record(path), []

    def note(digest: str) -> None:
        told.append((digest, open_record(path).digest))

    saved = save_record(path, titled(opened, "二"), opened.digest, before_replace=note)
    assert told == [(saved.digest, opened.digest)]


SAVE_ON = """
import sys
from pathlib import Path
from zadankai_editor.record.review import State
from zadankai_editor.storage.files import open_record, save_record
path = Path(sys.argv[1])
opened = open_record(path)
digest, review = opened.digest, opened.review_digest
print("ready", flush=True)
for number in range(100000):
    record = opened.state.record.replaced(title=f"第{number}回")
    saved = save_record(path, State(record=record, review=opened.state.review), digest, review_expected=review)
    digest, review = saved.digest, saved.review_digest
"""


@pytest.mark.parametrize("pause", [0.01, 0.07, 0.15])
def test_killed_while_saving(path: Path, pause: float) -> None:
    with subprocess.Popen([sys.executable, "-c", SAVE_ON, str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(pause)
        process.kill()
    opened = open_record(path)
    assert opened.state.record.replaced(title="") == a_state("").record
    assert opened.state.review == a_state().review
    assert all(n.code == "review.hash.differs" for n in opened.notices)
