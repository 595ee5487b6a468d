"""The pictures that came with a source, and the files that lie beside one."""

import os
from pathlib import Path

import pytest

from zadankai_editor.readers.structure import SourcePicture
from zadankai_editor.record.nodes import Block, BlockKind, Record
from zadankai_editor.storage import neighbours
from zadankai_editor.storage.neighbours import read_neighbour
from zadankai_editor.storage.source_pictures import store_pictures

PNG = b"\x89PNG\r\n\x1a\n" + b"drawn" * 50
JPEG = b"\xff\xd8\xff\xe0" + b"taken" * 50
RECORD = Record(
    blocks=(
        Block(id="b1", kind=BlockKind.PHOTO, text="会場"),
        Block(id="b2", kind=BlockKind.TEXT, text="あいさつ"),
        Block(id="b3", kind=BlockKind.PHOTO),
    )
)


@pytest.mark.parametrize(
    ("name", "data", "file"),
    [
        ("image1.png", PNG, "images/image1.png"),
        ("word/media/会場 全景.JPG", JPEG, "images/会場-全景.jpg"),
        ("..\\..\\hosts", PNG, "images/hosts.png"),
        ("../../../etc/passwd", JPEG, "images/passwd.jpg"),
        ("a\0b.png", PNG, "images/a-b.png"),
        ("", PNG, "images/picture.png"),
        ("写" * 300 + ".png", PNG, "images/" + "写" * 60 + ".png"),
        ("con.png", PNG, "images/picture-con.png"),
    ],
)
def test_a_picture_is_stored_under_a_safe_name(tmp_path: Path, name: str, data: bytes, file: str) -> None:
    stored = store_pictures({"b1": SourcePicture(name, data)}, tmp_path)
    assert stored.problems == ()
    assert stored.files == {"b1": file}
    assert (tmp_path / file).read_bytes() == data
    assert [path.name for path in tmp_path.iterdir()] == ["images"]


def test_blocks_name_their_files_and_nothing_else_changes(tmp_path: Path) -> None:
    stored = store_pictures({"b1": SourcePicture("a.png", PNG), "b3": SourcePicture("a.png", JPEG)}, tmp_path)
    record = stored.put_into(RECORD)
    assert [block.file for block in record.blocks] == ["images/a.png", None, "images/a.jpg"]
    assert [b.replaced(file=None) for b in record.blocks] == list(RECORD.blocks)


def test_one_content_is_one_file(tmp_path: Path) -> None:
    stored = store_pictures({"b1": SourcePicture("a.png", PNG), "b3": SourcePicture("b.png", PNG)}, tmp_path)
    assert set(stored.files.values()) == {"images/a.png"}


def test_one_that_is_no_picture_is_said_and_the_others_are_stored(tmp_path: Path) -> None:
    pictures = {"b1": SourcePicture("chart.emf", b"\x01\0\0\0 EMF"), "b3": SourcePicture("a.png", PNG)}
    stored = store_pictures(pictures, tmp_path)
    assert stored.files == {"b3": "images/a.png"}
    (problem,) = stored.problems
    assert "chart" in problem
    assert stored.put_into(RECORD).blocks[0].file is None


def test_a_folder_that_cannot_be_written_to_is_a_problem_of_each(tmp_path: Path) -> None:
    (tmp_path / "images").write_bytes(b"")
    stored = store_pictures({"b1": SourcePicture("a.png", PNG)}, tmp_path)
    assert stored.files == {}
    assert len(stored.problems) == 1
    assert stored.put_into(RECORD) is RECORD


class TestNeighbours:
    @pytest.fixture
    def page(self, tmp_path: Path) -> Path:
        (tmp_path / "web/page_files").mkdir(parents=True)
        (tmp_path / "web/page_files/a.png").write_bytes(PNG)
        (tmp_path / "secret.png").write_bytes(PNG)
        return tmp_path / "web/page.html"

    def test_what_lies_below_is_read(self, page: Path) -> None:
        assert read_neighbour(page, "page_files/a.png") == PNG

    @pytest.mark.parametrize(
        "name",
        [
            "",
            "page_files/none.png",
            "page_files",
            "../secret.png",
            "page_files/../../secret.png",
            "..\\secret.png",
            "/etc/hostname",
            "file:///etc/hostname",
            "https://example.org/a.png",
            "a\0b.png",
            "x" * 5000,
        ],
    )
    def test_nothing_else_is(self, page: Path, name: str) -> None:
        assert read_neighbour(page, name) is None

    def test_not_what_the_full_path_of_a_file_outside_names(self, page: Path) -> None:
        assert read_neighbour(page, str(page.parent.parent / "secret.png")) is None

    @pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
    def test_no_link_leads_out(self, page: Path) -> None:
        (page.parent / "link.png").symlink_to("../secret.png")
        (page.parent / "within.png").symlink_to("page_files/a.png")
        assert read_neighbour(page, "link.png") is None
        assert read_neighbour(page, "within.png") == PNG

    def test_nothing_that_is_too_large(self, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(neighbours, "MOST_BYTES", len(PNG) - 1)
        assert read_neighbour(page, "page_files/a.png") is None
