"""The picture files of a record."""

import os
from pathlib import Path

import pytest

from zadankai_editor.record.nodes import Block, BlockKind, Cover, Record
from zadankai_editor.storage import paths, pictures
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.pictures import (
    carry_pictures,
    copy_picture,
    disk_of,
    remove_picture,
    unused_pictures,
    with_renamed_files,
)

PNG = b"\x89PNG\r\n\x1a\n" + b"drawn" * 50
JPEG = b"\xff\xd8\xff\xe0" + b"taken" * 50


def photo(number: int, file: str) -> Block:
    return Block(id=f"b{number}", kind=BlockKind.PHOTO, file=file)


def record_with(*files: str) -> Record:
    return Record(blocks=tuple(photo(n, file) for n, file in enumerate(files, 1)))


def put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "記録" / "a.yaml", b"").parent


@pytest.mark.parametrize(
    ("name", "data", "copied"),
    [
        ("会場 全景.PNG", PNG, "images/会場-全景.png"),
        ("a.jpeg", JPEG, "images/a.jpeg"),
        ("a.png", JPEG, "images/a.jpg"),
        ("a.b.dat", b"GIF89a....", "images/a.b.dat.gif"),
        ("nul.webp", b"RIFF\0\0\0\0WEBPVP8 ", "images/picture-nul.webp"),
    ],
)
def test_a_picture_is_copied(tmp_path: Path, folder: Path, name: str, data: bytes, copied: str) -> None:
    file = copy_picture(put(tmp_path / name, data), folder)
    assert file == copied
    assert (folder / file).read_bytes() == data


def test_the_same_picture_is_copied_once(tmp_path: Path, folder: Path) -> None:
    first = copy_picture(put(tmp_path / "a.png", PNG), folder)
    assert copy_picture(put(tmp_path / "b.png", PNG), folder) == first
    assert copy_picture(folder / first, folder) == first


def test_a_name_that_is_taken_is_not_taken_again(tmp_path: Path, folder: Path) -> None:
    copy_picture(put(tmp_path / "a.png", PNG), folder)
    (folder / "images" / "a-2.png").symlink_to("nowhere")
    assert copy_picture(put(tmp_path / "other" / "a.png", PNG + b"!"), folder) == "images/a-3.png"
    assert (folder / "images" / "a.png").read_bytes() == PNG


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", b"", "画像として読めません（壊れているか、空です）"),
        ("a.dat", b"", "画像として読めません（壊れているか、空です）"),
        ("a.png", b"MZ\x90", "画像として読めません（壊れているか、空です）"),
        ("a.svg", b"<svg/>", "使えない種類.*PNG・JPEG・GIF・WebP"),
        ("a.jpg", b"\0\0\0\x18ftypheic\0\0", "使えない種類.*HEIC"),
    ],
)
def test_what_is_no_picture_is_refused(
    tmp_path: Path, folder: Path, name: str, data: bytes, said: str
) -> None:
    with pytest.raises(StorageError, match=said):
        copy_picture(put(tmp_path / name, data), folder)
    assert not (folder / "images").exists()


def test_a_huge_picture_is_refused(tmp_path: Path, folder: Path) -> None:
    huge = put(tmp_path / "a.png", PNG)
    os.truncate(huge, pictures.MOST_BYTES + 1)
    with pytest.raises(StorageError, match="50 MB"):
        copy_picture(huge, folder)


def test_what_is_no_file_is_refused(tmp_path: Path, folder: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    for source in (tmp_path / "pipe.png", tmp_path / "gone.png", folder, Path("/dev/zero")):
        with pytest.raises(StorageError):
            copy_picture(source, folder)


def test_a_full_disk_is_said_and_leaves_no_half_picture(tmp_path: Path, tiny_disk: Path) -> None:
    with pytest.raises(StorageError, match="空きがありません。記録は変えていません"):
        copy_picture(put(tmp_path / "a.png", PNG * 1000), tiny_disk)
    assert list((tiny_disk / "images").iterdir()) == []


def test_what_is_on_disk(folder: Path) -> None:
    put(folder / "images" / "a.png", PNG)
    put(folder.parent / "outside.png", PNG)
    (folder / "images" / "folder.png").mkdir()
    record = record_with(
        "images/a.png",
        "images/gone.png",
        "../outside.png",
        "images/folder.png",
        str(folder / "a.yaml"),
        "a\0b",
    ).replaced(cover=Cover(file="a.yaml"))
    disk = disk_of(record, folder)
    assert disk.known
    assert disk.sizes == {"images/a.png": len(PNG), "a.yaml": 0}
    assert disk.unreadable == {"a.yaml"}
    assert disk.outside == frozenset()


def test_a_link_that_leads_outside_is_not_there(tmp_path: Path, folder: Path) -> None:
    put(tmp_path / "elsewhere" / "a.png", PNG)
    put(folder / "images" / "a.png", PNG)
    (folder / "images" / "out.png").symlink_to(tmp_path / "elsewhere" / "a.png")
    (folder / "images" / "in.png").symlink_to("a.png")
    (folder / "images" / "gone.png").symlink_to("nowhere.png")
    (folder / "shared").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "記録 2").symlink_to(folder)
    record = record_with("images/a.png", "images/out.png", "images/in.png", "images/gone.png", "shared/a.png")
    for way in (folder, tmp_path / "記録 2"):
        disk = disk_of(record, way)
        assert disk.sizes == {"images/a.png": len(PNG), "images/in.png": len(PNG)}
        assert disk.outside == {"images/out.png", "shared/a.png"}


def test_unused_pictures(folder: Path) -> None:
    for name in ("used.png", "unused.png", "elsewhere.jpg", "text.txt", ".hidden.png"):
        put(folder / "images" / name, PNG)
    put(folder / "a.yaml", b"file: images/unused.png")
    put(folder / "a.review.yaml", b"file: images/unused.png")
    put(folder / "b.yaml", b"file: images/elsewhere.jpg")
    record = record_with("images/used.png")
    assert unused_pictures(record, folder, folder / "a.yaml") == ("images/unused.png",)
    assert unused_pictures(record, folder) == ()
    assert unused_pictures(record, folder / "gone") == ()
    remove_picture(folder, "images/unused.png")
    remove_picture(folder, "images/unused.png")
    assert unused_pictures(record, folder, folder / "a.yaml") == ()
    remove_picture(folder / "images", "../a.yaml")
    assert (folder / "a.yaml").exists()


def test_pictures_go_along_to_another_folder(tmp_path: Path, folder: Path) -> None:
    target = tmp_path / "target"
    for file in ("images/a.png", "images/same.png", "fig/b.png", "images/not_ours.png"):
        put(folder / file, PNG + file.encode())
    put(target / "images" / "a.png", b"somebody else's")
    put(target / "images" / "same.png", PNG + b"images/same.png")
    put(tmp_path / "outside.png", PNG)
    record = record_with("images/a.png", "fig/b.png", "images/gone.png", "../outside.png")
    record = record.replaced(cover=Cover(file="images/same.png"))
    carried = carry_pictures(record, folder, target)
    assert carried.renamed == {"images/a.png": "images/a-2.png"}
    assert (target / "images" / "a.png").read_bytes() == b"somebody else's"
    after = with_renamed_files(record, carried.renamed)
    assert [b.file for b in after.blocks] == [
        "images/a-2.png",
        "fig/b.png",
        "images/gone.png",
        "../outside.png",
    ]
    assert after.cover
    assert after.cover.file == "images/same.png"
    assert disk_of(after, target).sizes.keys() == {"images/a-2.png", "fig/b.png", "images/same.png"}
    assert not (target / "images" / "not_ours.png").exists()
    assert (folder / "images" / "a.png").exists(), "the old ones stay"
    carried.take_back()
    assert sorted(p.name for p in target.rglob("*.png")) == ["a.png", "same.png"]


def test_from_where_they_wait_all_pictures_go_along(tmp_path: Path) -> None:
    waiting = paths.journals_folder() / "untitled-1"
    put(waiting / "images" / "undone.png", PNG)
    carry_pictures(Record(), waiting, tmp_path / "target")
    assert (tmp_path / "target" / "images" / "undone.png").exists()


def test_a_cover_is_renamed_too() -> None:
    record = Record(cover=Cover(file="images/a.png"))
    renamed = with_renamed_files(record, {"images/a.png": "images/a-2.png"})
    assert renamed.cover == Cover(file="images/a-2.png")


def test_pictures_do_not_fit_on_the_disk(folder: Path, tiny_disk: Path) -> None:
    put(folder / "images" / "small.png", PNG)
    put(folder / "images" / "large.png", PNG * 1000)
    with pytest.raises(StorageError, match="空きがありません"):
        carry_pictures(record_with("images/small.png", "images/large.png"), folder, tiny_disk)
    assert list(tiny_disk.rglob("*.*")) == []
