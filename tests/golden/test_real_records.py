"""The sample of the project and the shared record, read and compared with what people wrote down."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden.test_recognition import ROADS
from zadankai_editor.formats import read_record, write_record
from zadankai_editor.readers import read_text, text_source
from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.record.findings import Severity
from zadankai_editor.record.nodes import BlockKind, Record, Status


def without_what_staff_add(record: Record) -> Record:
    """Return the record as text alone can tell it."""
    blocks = tuple(
        block.replaced(
            file=None, alt=None, credit=None, people=(), id="x" if block.kind.part != "body" else block.id
        )
        for block in record.blocks
    )
    people = tuple(person.replaced(reading=None) for person in record.participants)
    return record.replaced(status=Status.DRAFT, cover=None, participants=people, blocks=blocks)


def test_the_sample_is_read_as_it_was_finished(root: Path) -> None:
    finished = read_record((root / "examples/minatogaoka-7.yaml").read_bytes(), "minatogaoka-7.yaml")
    found = recognize(read_text((root / "examples/minatogaoka-7.txt").read_bytes(), "minatogaoka-7.txt"))
    read, expected = without_what_staff_add(found.state.record), without_what_staff_add(finished)
    assert read.model_dump() == expected.model_dump()
    assert [doubt.code for doubt in found.state.review.doubts] == ["import.participants.joined"]


def score(found: Recognition, gold: Path, tool: Path, folder: Path) -> str:
    """Return what the shared tool says about a recognised record; fails where it is not satisfied."""
    out, report = folder / "out.yaml", folder / "report.json"
    out.write_bytes(write_record(found.state.record))
    report.write_text(json.dumps([f.model_dump(mode="json") for f in found.findings]), encoding="utf-8")
    command = [sys.executable, str(tool), str(gold), str(out), str(report)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip().splitlines()[-1]


PERFECT = (
    "type 1.000 speaker 1.000 text 1.000 agenda 1.000 header 1.000 extra 0 silent 0 noise 0 of 37 blocks"
)


def test_the_shared_record_is_read_without_a_fault(shared_dir: Path, tmp_path: Path) -> None:
    found = recognize(read_text((shared_dir / "records/nishitokyo-32.txt").read_bytes(), "nishitokyo-32.txt"))
    gold, tool = shared_dir / "records/nishitokyo-32.yaml", shared_dir / "tools/score.py"
    assert score(found, gold, tool, tmp_path) == PERFECT
    doubts = [(f.code, f.path, f.block, f.line) for f in found.findings if f.severity is Severity.DOUBT]
    assert doubts == [("import.participants.joined", "participants[5]", None, 19)]
    assert write_record(found.state.record) == gold.read_bytes()


@pytest.mark.parametrize(
    "road", [*ROADS, "no indentation", "a blank line between all lines", "no blank lines"]
)
def test_the_shared_record_on_other_roads(road: str, shared_dir: Path, tmp_path: Path) -> None:
    text = (shared_dir / "records/nishitokyo-32.txt").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines()]
    relaid = {
        "no indentation": "\n".join(lines),
        "a blank line between all lines": "\n\n".join(filter(None, lines)),
        "no blank lines": "\n".join(filter(None, lines)),
    }
    data = relaid[road].encode() if road in relaid else ROADS[road](text)
    found = recognize(read_text(data, "nishitokyo-32.txt"))
    gold, tool = shared_dir / "records/nishitokyo-32.yaml", shared_dir / "tools/score.py"
    if road == "no blank lines":  # headings that nothing sets apart are right, and doubted
        assert [b.kind for b in found.state.record.blocks].count(BlockKind.HEADING) == 3
        return
    assert score(found, gold, tool, tmp_path) == PERFECT


STRANGERS = ["山田", "山田 太郎", "山田部長", "参加者A"]


@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_stranger_in_the_place_of_a_label_is_nobody(stranger: str, root: Path) -> None:
    lines = (root / "examples/minatogaoka-7.txt").read_text(encoding="utf-8").split("\n")
    known = [p.label for p in recognize(text_source("\n".join(lines), "見本")).state.record.participants]
    places = [place for place, line in enumerate(lines) if line in known]
    assert len(places) > 15
    for place in places:
        changed = [*lines[:place], stranger, *lines[place + 1 :]]
        found = recognize(text_source("\n".join(changed), "見本"))
        unknown = [b for b in found.state.record.blocks if b.kind is BlockKind.UTTERANCE and not b.speaker]
        assert [b.written for b in unknown] == [stranger]
        assert unknown[0].id in {doubt.block for doubt in found.state.review.doubts}
        assert len(found.state.record.blocks) == 40


def test_a_label_that_was_lost_is_never_lost_in_silence(root: Path) -> None:
    lines = (root / "examples/minatogaoka-7.txt").read_text(encoding="utf-8").split("\n")
    known = [p.label for p in recognize(text_source("\n".join(lines), "見本")).state.record.participants]
    for place in [place for place, line in enumerate(lines) if line in known]:
        found = recognize(text_source("\n".join(lines[:place] + lines[place + 1 :]), "見本"))
        doubted = {doubt.block for doubt in found.state.review.doubts if doubt.block}
        fates = {line.number: line.target for line in found.state.review.lines}
        text_line = next(n for n in range(place + 1, len(lines)) if fates[n] is not None)
        assert fates[text_line] in doubted, lines[place : place + 3]
