"""The recogniser as others call it: any text, either way to read, and what is told of the whole."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER
from zadankai_editor.readers.structure import Hint, Structure
from zadankai_editor.recognize.assembly import Recognition
from zadankai_editor.recognize.decisions import Decisions, LineRole
from zadankai_editor.recognize.known import Known
from zadankai_editor.recognize.recognizer import recognize
from zadankai_editor.recognize.watch import RecognitionCancelled
from zadankai_editor.record.nodes import BlockKind, Participant
from zadankai_editor.record.review import Source

TALK = "".join(f"{who}：{n}番目の灯台の話です。\n" for n, who in enumerate(["椿", "磯貝", "早瀬"] * 4, 1))
UNNAMED = "灯台守に聞く\n\n" + "".join(f"A. {n}つ目は灯台です。\n\n" for n in range(1, 9))


def said(found: Recognition) -> list[tuple[str | None, str]]:
    record = found.state.record
    return [(record.label_of(b.speaker), b.text) for b in record.blocks if b.kind is BlockKind.UTTERANCE]


@pytest.mark.parametrize("text", ["", " ", "\x00", "椿：", "「\n" * 50, "\ud800"])
@pytest.mark.parametrize("transcript", [False, True])
def test_any_text_is_accepted_and_each_line_accounted_for(text: str, transcript: bool) -> None:
    found = recognize(Source(name="a.txt", text=text), structure=Structure(transcript=transcript))
    assert {row.number for row in found.state.review.lines} == set(range(1, text.count("\n") + 2))
    assert "import.characters.lost" not in {finding.code for finding in found.findings}


def test_cues_are_read_as_turns_without_header_and_lists() -> None:
    hints = {1: Hint(label="椿", start=0, end=1), 2: Hint(label="椿", start=1, end=2), 3: Hint(label="磯貝")}
    source = Source(name="a.vtt", text="海の\n話です。\nはい。")
    found = recognize(source, structure=Structure(hints=hints, transcript=True))
    assert said(found) == [("椿", "海の話です。"), ("磯貝", "はい。")]
    assert found.state.record.title == ""
    assert found.readings == ()


def test_named_lines_of_cues_are_header_and_lists() -> None:
    roles = {
        1: LineRole.TITLE,
        2: LineRole.PARTICIPANT,
        3: LineRole.AGENDA,
        5: LineRole.CLOSING,
    }
    source = Source(name="a.vtt", text="湊の話\n町長：椿 和子\n港の灯り\n椿：はい。\n以上")
    structure = Structure(hints={4: Hint(label="椿")}, transcript=True)
    found = recognize(source, structure=structure, decisions=Decisions(lines=roles))
    assert "import.characters.lost" not in {finding.code for finding in found.findings}
    record = found.state.record
    assert (record.title, [item.text for item in record.agenda]) == ("湊の話", ["港の灯り"])
    assert "椿 和子" in [person.name for person in record.participants]
    assert [block.kind for block in record.blocks] == [BlockKind.UTTERANCE, BlockKind.CLOSING]


def test_people_of_the_record_come_first_with_their_ids() -> None:
    known = Known((Participant(id="p9", label="早瀬", name="早瀬 望"),))
    for structure in (Structure(), Structure(transcript=True)):
        found = recognize(Source(name="a.txt", text=HEADER + TALK), structure=structure, known=known)
        assert found.state.record.participants[0].id == "p9"
        assert [b.speaker for b in found.state.record.blocks if b.text.startswith("3番目")] == ["p9"]


def test_a_reading_that_explains_too_little_is_told_first_and_a_good_one_is_not() -> None:
    good = recognize(Source(name="a.txt", text=HEADER + TALK))
    assert "import.reading.implausible" not in {finding.code for finding in good.findings}
    bad = recognize(Source(name="a.txt", text=UNNAMED))
    assert bad.findings[0].code == bad.state.review.doubts[0].code == "import.reading.implausible"
    assert (bad.state.review.doubts[0].block, bad.state.review.doubts[0].path) == (None, None)


@pytest.mark.parametrize(("known", "transcript"), [(Known(talk=True), False), (Known(), True)])
def test_a_piece_of_a_talk_and_cues_are_not_judged_as_a_whole(known: Known, transcript: bool) -> None:
    found = recognize(
        Source(name="a.txt", text=UNNAMED), structure=Structure(transcript=transcript), known=known
    )
    assert "import.reading.implausible" not in {finding.code for finding in found.findings}
    assert found.readings == ()


@pytest.mark.parametrize("transcript", [False, True])
def test_progress_rises_to_the_whole_and_the_work_can_be_cancelled(transcript: bool) -> None:
    seen: list[float] = []
    source, structure = Source(name="a.txt", text=HEADER + TALK), Structure(transcript=transcript)
    recognize(source, structure=structure, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    with pytest.raises(RecognitionCancelled):
        recognize(source, structure=structure, cancelled=lambda: True)
