"""Doubts about labels that were read as such: whom they mean, and whether they are labels."""

from collections.abc import Sequence
from dataclasses import replace

from tests.unit.recognize.made_reads import COLON, labelled, lines_of, reads_of, text
from tests.unit.recognize.reading_aloud import HEADER, read
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import Cue, Ending, Option, Role
from zadankai_editor.recognize.judge.labels import (
    doubts_of_labels,
    doubts_of_labels_among_names,
    doubts_of_unusual_labels,
)
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.spans.label_spans import Signature

SURE = Label("椿", speakers=(0,))
PROBLEM = Label("椿", problem="椿が誰か決められません", meant=(0, 1))
SPACE = Signature(parting=" ")


def about(reads: Sequence[Read], *, answered: bool = False) -> list[int]:
    lines = lines_of("\n".join("椿：はい。" for _ in reads))
    return [note.line for _, note in doubts_of_labels(lines, reads, answered=answered)]


def test_each_line_of_a_label_that_may_mean_two_people_is_asked_about() -> None:
    assert about(reads_of(labelled(SURE), labelled(PROBLEM), labelled(PROBLEM), labelled(PROBLEM))) == [
        2,
        3,
        4,
    ]


def test_what_holds_of_a_label_everywhere_is_asked_once_where_it_is_often() -> None:
    several = replace(PROBLEM, meant=(0, 1, 2))
    variant = replace(SURE, problem="肩書が違います", variant=True)
    for label in (several, variant):
        assert about(reads_of(*[labelled(label)] * 3)) == [1]
    stranger = labelled(PROBLEM, cue=Cue.STRANGER)
    assert about(reads_of(*[stranger] * 3)) == [1]
    assert about(reads_of(*[stranger] * 2)) == [1, 2]


def test_a_first_mention_is_asked_about_wherever_it_stands() -> None:
    mention = replace(PROBLEM, meant=(0, 1, 2), mention=True)
    assert about(reads_of(*[labelled(mention)] * 3)) == [1, 2, 3]


def test_answers_are_not_asked_about_where_it_is_known_who_gives_them() -> None:
    answer = labelled(PROBLEM)._replace(role=Role.ANSWER)
    assert about(reads_of(answer)) == [1]
    assert about(reads_of(answer), answered=True) == []


def test_the_question_names_what_is_to_be_done() -> None:
    lines = lines_of("椿：はい。\n椿：はい。")
    known = replace(SURE, problem="肩書が違います")
    (_, first), (_, second) = doubts_of_labels(lines, reads_of(labelled(known), labelled(PROBLEM)))
    assert "確かめてください" in first.message
    assert "選んでください" in second.message


def unusual(text_: str, *options: Option) -> list[int]:
    return [note.line for _, note in doubts_of_unusual_labels(lines_of(text_), reads_of(*options))]


USUAL = [labelled(SURE)] * 9


def test_a_label_that_is_printed_as_no_other_is_asked_about() -> None:
    source = "\n".join(["椿：はい。"] * 9 + ["椿　はい。"])
    assert unusual(source, *USUAL, labelled(SURE, signature=SPACE)) == [10]
    assert unusual(source, *USUAL, labelled(SURE)) == []


def test_behind_a_blank_line_only_the_weakest_forms_are_asked_about() -> None:
    source = "\n".join(["椿：はい。"] * 9 + ["", "椿　はい。"])
    assert unusual(source, *USUAL, labelled(SURE, signature=SPACE)) == [11]
    assert unusual(source, *USUAL, labelled(SURE, signature=Signature(brackets="【】"))) == []


def test_few_labels_have_no_usual_form_and_what_is_decided_is_not_asked_about() -> None:
    assert unusual("椿：はい。\n椿　はい。", labelled(SURE), labelled(SURE, signature=SPACE)) == []
    source = "\n".join(["椿：はい。"] * 9 + ["椿　はい。"])
    for label in (replace(SURE, decided=True), replace(SURE, mention=True), PROBLEM):
        assert unusual(source, *USUAL, labelled(label, signature=SPACE)) == []


def test_a_label_next_to_names_that_are_said_is_asked_about() -> None:
    lines = lines_of("早瀬 望\n椿\nお招きします。")
    among, row = labelled(SURE, cue=Cue.AMONG, signature=COLON), text(ending=Ending.BARE)
    for options, places in (
        ((row, among, text()), [1]),
        ((text(), among, text()), []),
        ((row, labelled(SURE), text()), []),
        ((text(), among, row), [1]),
    ):
        found = doubts_of_labels_among_names(lines, reads_of(*options))
        assert [place for place, _ in found] == places


PARTS = """第一部

司会（椿）：第一部を始めます。
磯貝：よろしくお願いします。
司会：灯りはいつ消えましたか。
早瀬：四十年前の秋です。
司会：長いですね。
磯貝：ええ、長かったです。

第二部

司会（早瀬）：第二部は私が伺います。
磯貝：春の祭りに間に合わせます。
司会：楽しみですね。
椿：本当に楽しみです。
"""


def test_a_moderator_who_was_named_before_is_asked_about_once_below_each_name() -> None:
    doubts = read(HEADER + PARTS).state.review.doubts
    told = [doubt.message for doubt in doubts if "も同じ人の発言でないか" in doubt.message]
    assert [message[:12] for message in told] == ["前に「司会（椿）」とあり", "前に「司会（早瀬）」とあ"]
