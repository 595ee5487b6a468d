"""What is asked about a reading: lines to which another reading is near, and words before which nobody is named."""

from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import At, Cue, Option, Role
from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.judge.margins import doubts_of_margins
from zadankai_editor.recognize.judge.structure import (
    ANSWER,
    ANSWERS,
    NOBODY,
    SILENT,
    WEAK_MARK,
    doubts_of_structure,
)
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.lines import Line, read_page

LINES = read_page("早房：灯台です。\n海が見えます。\n灯台のいま").filled
LABEL = Option(Role.LABEL, 3.0, "灯台です。", label=Label("早房", "灯台です。", speakers=(0,)))


def text(line: Line) -> Option:
    return Option(Role.TEXT, 0.0, line.text)


def as_read(*reads: tuple[Option, At, float, Option | None]) -> list[Read]:
    before, found = At.HEADER, []
    for option, behind, margin, rival in reads:
        found.append(Read(option, before, behind, margin, rival))
        before = behind
    return found


def test_a_near_rival_of_another_kind_is_asked_about_and_a_far_one_is_not() -> None:
    heading = Option(Role.HEADING, 0.0, "灯台のいま")
    for margin, places in ((0.05, [2]), (30.0, [])):
        reads = as_read(
            (LABEL, At.SPEECH, 30.0, None),
            (text(LINES[1]), At.SPEECH, 30.0, None),
            (heading, At.NOBODY, margin, text(LINES[2])),
        )
        found = list(doubts_of_margins(LINES, reads))
        assert [place for place, _ in found] == places
        assert all(note.line == 3 and "見出しとしました" in note.message for _, note in found)


def test_two_ways_to_part_a_label_are_asked_about_where_they_mean_two_people() -> None:
    same = LABEL._replace(label=Label("早", "", speakers=(0,)))
    other = LABEL._replace(label=Label("早", "", speakers=(1,)))
    for rival, count in ((same, 0), (other, 1)):
        reads = as_read((LABEL, At.SPEECH, 0.05, rival))
        assert len(list(doubts_of_margins(LINES[:1], reads))) == count


def test_what_somebody_decided_is_not_asked_about() -> None:
    decided = text(LINES[1])._replace(cue=Cue.DECIDED)
    reads = as_read((LABEL, At.SPEECH, 30.0, None), (decided, At.NOBODY, 0.05, LABEL))
    assert list(doubts_of_margins(LINES[:2], reads)) == []
    assert list(doubts_of_structure(LINES[:2], reads, answered=False)) == []


def messages(reads: list[Read], *, answered: bool = False) -> list[tuple[Uncertain, str]]:
    found = doubts_of_structure((*LINES, *LINES)[: len(reads)], reads, answered=answered)
    return [(note.code, note.message) for _, note in found]


def test_words_of_nobody_are_asked_about_once_where_nobody_is_named_at_all() -> None:
    heading = Option(Role.HEADING, 0.0, "灯台")
    nobodys = (text(LINES[1]), At.NOBODY, 9.0, None)
    assert messages(as_read((LABEL, At.SPEECH, 9.0, None), nobodys)) == [(Uncertain.KIND, NOBODY)]
    assert messages(as_read(nobodys, (heading, At.NOBODY, 9.0, None), nobodys)) == [(Uncertain.KIND, SILENT)]


def test_an_answer_is_asked_about_unless_it_is_known_who_answers() -> None:
    asked = Option(Role.PROMPT, 5.0, "海は？", "◇", cue=Cue.WEAK_MARK)
    reads = as_read(
        (asked, At.PROMPT, 9.0, None), (Option(Role.ANSWER, 0.0, "見えます。"), At.SPEECH, 9.0, None)
    )
    assert messages(reads) == [(Uncertain.KIND, WEAK_MARK), (Uncertain.SPEAKER, ANSWERS)]
    assert messages(reads, answered=True) == [(Uncertain.KIND, WEAK_MARK)]


def test_answers_where_nobody_is_named_are_asked_about_once() -> None:
    asked, answer = Option(Role.PROMPT, 5.0, "海は？", "―"), Option(Role.ANSWER, 0.0, "見えます。")
    turn = ((asked, At.PROMPT, 9.0, None), (answer, At.SPEECH, 9.0, None))
    assert messages(as_read(*turn * 2)) == [(Uncertain.SPEAKER, ANSWERS)]
    label = Option(Role.LABEL, 3.0, "はい。", label=Label("早房", "", speakers=(0,)))
    assert messages(as_read((label, At.SPEECH, 9.0, None), *turn)) == [(Uncertain.SPEAKER, ANSWER)]


def test_a_label_without_words_is_asked_about() -> None:
    alone = Option(Role.LABEL_ALONE, 3.0, label=Label("早房", "", speakers=(0,)))
    heading = Option(Role.HEADING, 0.0, "灯台")
    ((code, message),) = messages(as_read((alone, At.LABELLED, 9.0, None), (heading, At.NOBODY, 9.0, None)))
    assert code is Uncertain.KIND
    assert "「早房」のあとに発言がありません" in message
