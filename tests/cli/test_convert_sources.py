"""`convert` with the sources that are more than text: all kinds that the window takes, and their pictures."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.support import SOURCE, Run
from tests.unit.readers.word import p, package, png
from zadankai_editor.storage.pictures import copy_picture

PHOTO = png(40, 30)
PLAN = png(90, 60)

PAGE = """\
<!doctype html><html><head><meta charset="utf-8"><title>丘上市</title></head><body>
<h1>丘上市座談会</h1><p>参加者</p><p>丘上市CIO:甲野 洋</p><p>谷下市CIO:乙川 学</p>
<h2>窓口</h2><p>甲野:長い<u>時間</u>でした。</p><p><img src="p_files/hall.png"></p>
<p>乙川:はい。</p><p>丙山:いいえ。</p><p>甲野:そうですか。</p><p>丙山:ええ。</p></body></html>
"""
PAGE_LABELS = 3

SAID = ((1, "甲野", "はい。"), (2, "乙川", "そうです。"), (3, "甲野", "では。"), (4, "乙川", "どうぞ。"))
CUES = "WEBVTT\n\n" + "".join(f"00:0{at}.000 --> 00:0{at}.500\n<v {who}>{said}\n\n" for at, who, said in SAID)
SUBTITLES = "".join(f"{at}\n00:00:0{at},000 --> 00:00:0{at},500\n{who}: {said}\n\n" for at, who, said in SAID)
SEGMENTS = json.dumps(
    {
        "segments": [
            {"start": at, "end": at + 0.5, "text": said, "speaker": f"SPEAKER_0{at % 2}"}
            for at, _, said in SAID
        ]
    }
)


def drawing(key: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="図"/><a:graphic><a:graphicData>'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{key}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def word_file(*pictures: bytes) -> bytes:
    """Return the small source as a Word file, with pictures behind its last utterance but one."""
    keys = {f"i{number}": picture for number, picture in enumerate(pictures, 1)}
    paragraphs = [p(line) if line else "<w:p/>" for line in SOURCE.split("\n")]
    place = SOURCE.split("\n").index("夜間の相談") - 1  # the empty line before the heading
    shown = [p(drawing(key)) for key in keys]
    return package(
        "".join([*paragraphs[:place], *shown, *paragraphs[place:]]),
        parts={f"word/media/{key}.png": picture for key, picture in keys.items()},
        relations={key: ("image", f"media/{key}.png") for key in keys},
    )


def everything(folder: Path) -> dict[str, bytes | None]:
    """Return all files below `folder`, and its folders too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def record_at(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def photos(record: Any) -> list[str | None]:
    return [block.get("file") for block in record["body"] if block["type"] == "photo"]


def findings(path: Path, code: str) -> list[dict[str, Any]]:
    return [each for each in json.loads(path.read_text(encoding="utf-8")) if each["code"] == code]


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """A Word file with two pictures, one of them twice."""
    path = tmp_path / "座談会.docx"
    path.write_bytes(word_file(PHOTO, PLAN, PHOTO))
    return path


def test_a_word_file_gives_the_record_of_its_text_with_its_pictures(
    run: Run, source: Path, word: Path, tmp_path: Path
) -> None:
    assert run("convert", source.name, "-o", "text.yaml").code == 0
    outcome = run("convert", word.name, "-o", "out.yaml", "--report", "r.json")
    assert (outcome.code, outcome.out) == (0, b"")
    assert "参加者2人、発言4件、画像2枚" in outcome.err
    plain, record = record_at(tmp_path / "text.yaml"), record_at(tmp_path / "out.yaml")
    for field in ("title", "held", "participants", "agenda", "closing"):
        assert record[field] == plain[field]
    said = [(b["speaker"], b["text"]) for b in record["body"] if b["type"] == "utterance"]
    assert said == [(b["speaker"], b["text"]) for b in plain["body"] if b["type"] == "utterance"]
    assert [f for f in photos(record) if f] == ["images/i1.png", "images/i2.png", "images/i1.png"]
    assert {f.name: f.read_bytes() for f in (tmp_path / "images").iterdir()} == {
        "i1.png": PHOTO,
        "i2.png": PLAN,
    }
    assert len(findings(tmp_path / "r.json", "photo.file.missing")) == photos(record).count(None)
    assert findings(tmp_path / "r.json", "photo.file.not_found") == []


def test_a_page_brings_the_pictures_beside_it_and_what_it_cannot_bring_is_reported(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "saved" / "p_files").mkdir(parents=True)
    (tmp_path / "saved" / "p_files" / "hall.png").write_bytes(PHOTO)
    (tmp_path / "saved" / "p.html").write_text(PAGE, encoding="utf-8")
    outcome = run("convert", "saved/p.html", "-o", "out.yaml", "--report", "r.json")
    assert outcome.code == 0
    assert "画像1枚" in outcome.err
    assert f"発言者の書き方{PAGE_LABELS}種類のうち1種類は、誰のことか決まっていません" in outcome.err
    assert photos(record_at(tmp_path / "out.yaml")) == ["images/hall.png"]
    assert (tmp_path / "images" / "hall.png").read_bytes() == PHOTO
    dropped = findings(tmp_path / "r.json", "import.formatting.dropped")
    assert any("下線" in each["message"] for each in dropped)
    assert {each["severity"] for each in dropped} == {"info"}
    # The heading of the list of participants is in the account, and nobody misses it.
    assert findings(tmp_path / "r.json", "import.line.left_out") == []


def test_a_picture_outside_of_the_folder_of_a_page_stays_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "hall.png").write_bytes(PHOTO)
    (tmp_path / "saved" / "link.png").symlink_to(tmp_path / "hall.png")
    for name in ("../hall.png", "link.png", str(tmp_path / "hall.png")):
        page = PAGE.replace("p_files/hall.png", name)
        (tmp_path / "saved" / "p.html").write_text(page, encoding="utf-8")
        assert run("convert", "saved/p.html", "-o", "out.yaml", "--force", "--report", "r.json").code == 0
        assert not (tmp_path / "images").exists()
        assert findings(tmp_path / "r.json", "import.formatting.dropped")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.vtt", CUES), ("a.srt", SUBTITLES), ("a.json", SEGMENTS)],
    ids=["vtt", "srt", "json"],
)
def test_a_transcript_keeps_times_and_who_speaks(run: Run, tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert run("convert", name, "-o", "out.yaml").code == 0
    body = record_at(tmp_path / "out.yaml")["body"]
    assert [(b["start"], b["end"], b["text"]) for b in body] == [(at, at + 0.5, said) for at, _, said in SAID]
    if name != "a.json":  # which names nobody, but says that there are two
        assert [b["speaker"] for b in body] == [who for _, who, _ in SAID]
    assert len({b["speaker"] or b["written"] for b in body}) == 2


@pytest.mark.parametrize("content", [CUES, SUBTITLES, SEGMENTS, PAGE], ids=["vtt", "srt", "json", "html"])
def test_standard_input_is_text_whatever_it_looks_like(run: Run, tmp_path: Path, content: str) -> None:
    assert run("convert", "-", "-o", "out.yaml", stdin=content.encode()).code == 0
    source = record_at(tmp_path / "out.review.yaml")["source"]
    assert source["text"].strip() == content.strip()


def test_standard_output_takes_no_pictures_and_the_report_says_so(
    run: Run, word: Path, tmp_path: Path
) -> None:
    before = everything(tmp_path)
    outcome = run("convert", word.name, "-o", "-", "--report", "r.json")
    assert outcome.code == 0
    assert "画像3枚は書いていません" in outcome.err
    record = yaml.safe_load(outcome.text)
    assert set(photos(record)) == {None}
    left = [
        each
        for each in findings(tmp_path / "r.json", "import.formatting.dropped")
        if "標準出力" in each["message"]
    ]
    assert [each["block"] is not None and each["line"] is not None for each in left] == [True] * 3
    assert {**before, "r.json": (tmp_path / "r.json").read_bytes()} == everything(tmp_path)


def test_what_is_refused_leaves_no_pictures(run: Run, word: Path, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("大切", encoding="utf-8")
    before = everything(tmp_path)
    run("convert", word.name, "-o", "old.yaml").failed_with("old.yaml", "--force")
    run("convert", word.name, "-o", "out.yaml", "--report", "missing/r.json").failed_with("r.json")
    run("convert", word.name, "-o", "missing/out.yaml").failed_with("out.yaml")
    run("convert", word.name, "-o", word.name, "--force").failed_with("元の記録")
    assert everything(tmp_path) == before


def test_a_report_that_would_take_a_pictures_name_is_refused(run: Run, word: Path, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    before = everything(tmp_path)
    run("convert", word.name, "-o", "out.yaml", "--report", "images/i2.png").failed_with(
        "images/i2.png", "同じファイル"
    )
    assert everything(tmp_path) == before


def test_pictures_that_were_there_stay_where_the_rest_is_taken_back(
    process: Run, word: Path, tmp_path: Path, full_output: io.BufferedWriter
) -> None:
    command = ("convert", word.name, "-o", "out.yaml", "--report", "-")
    before = everything(tmp_path)
    process(*command, stdout=full_output).failed_with("空き")
    assert everything(tmp_path) == before
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "会場.png").write_bytes(PHOTO)
    (tmp_path / "images" / "i2.png").write_bytes(PHOTO + b"other")
    before = everything(tmp_path)
    process(*command, stdout=full_output).failed_with("空き")
    assert everything(tmp_path) == before
    assert process("convert", word.name, "-o", "out.yaml").code == 0
    stored = [file for file in photos(record_at(tmp_path / "out.yaml")) if file]
    assert stored == ["images/会場.png", "images/i2-2.png", "images/会場.png"]
    assert (tmp_path / "images" / "i2.png").read_bytes() == PHOTO + b"other"


def test_a_picture_that_cannot_be_stored_leaves_no_record_either(
    run: Run, word: Path, tmp_path: Path
) -> None:
    (tmp_path / "images").write_bytes(b"a file")
    before = everything(tmp_path)
    run("convert", word.name, "-o", "out.yaml", "--report", "r.json").failed_with(
        "i1.png", "書きませんでした"
    )
    assert everything(tmp_path) == before


def test_pictures_that_find_no_room_leave_nothing(run: Run, tmp_path: Path, narrow_disk: Path) -> None:
    (tmp_path / "座談会.docx").write_bytes(word_file(PHOTO, PLAN + bytes(20_000)))
    run("convert", "座談会.docx", "-o", narrow_disk / "o.yaml").failed_with("i2.png", "空き")
    assert everything(narrow_disk) == {}


def test_a_stop_half_way_leaves_no_pictures(
    run: Run, word: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []

    def stopped(picture: Path, folder: Path) -> str:
        copied.append(copy_picture(picture, folder))
        if len(copied) > 1:
            raise KeyboardInterrupt
        return copied[-1]

    monkeypatch.setattr("zadankai_editor.storage.source_pictures.copy_picture", stopped)
    before = everything(tmp_path)
    run("convert", word.name, "-o", "out.yaml").failed_with("中断")
    assert copied == ["images/i1.png", "images/i2.png"]
    assert everything(tmp_path) == before


def test_pictures_lie_where_a_link_to_the_record_leads(run: Run, word: Path, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "real.yaml").write_bytes(b"")
    (tmp_path / "out.yaml").symlink_to(tmp_path / "far" / "real.yaml")
    assert run("convert", word.name, "-o", "out.yaml", "--force").code == 0
    assert not (tmp_path / "images").exists()
    assert {path.name for path in (tmp_path / "far" / "images").iterdir()} == {"i1.png", "i2.png"}
    told = run("check", "out.yaml").text
    assert "見つか" not in told


BROKEN = {
    "a.docx": (b"PK\x03\x04" + b"\0" * 100, "a.docx"),
    "b.docx": (package("").replace(b"word/document", b"word/documemt"), "b.docx"),
    "c.html": (b"<html><body></body></html>", "c.html"),
    "d.json": (b'{"a": 1}', "音声認識"),
    "e.json": (b"[" * 100_000, "e.json"),
    "f.html": (b"<div>" * 100_000 + "甲野".encode(), "f.html"),
    "g.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".docx"),
    "h.mht": (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", ".mht"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_source_that_cannot_be_read_is_one_sentence(run: Run, tmp_path: Path, name: str) -> None:
    data, word_of_it = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    before = everything(tmp_path)
    run("convert", name, "-o", "out.yaml", "--report", "r.json").failed_with(word_of_it)
    assert everything(tmp_path) == before


def test_a_record_under_another_name_is_no_source(run: Run, ready: Path, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_bytes(ready.read_bytes())
    run("convert", "r.txt", "-o", "out.yaml").failed_with("YAML", "r.txt")
    assert not (tmp_path / "out.yaml").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hold no such name")
def test_a_word_file_whose_name_is_not_utf8(process: Run, tmp_path: Path) -> None:
    name = os.fsdecode(b"a\xff.docx")
    (tmp_path / name).write_bytes(word_file(PHOTO))
    assert process("convert", name, "-o", "o.yaml").code == 0
    assert record_at(tmp_path / "o.review.yaml")["source"]["name"] == "a�.docx"
