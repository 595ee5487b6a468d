"""Utterances in quotation marks behind their label."""

from tests.unit.recognize.reading_aloud import HEADER, read, said

USUAL = "椿「はい」\n\n早瀬「ええ」\n\n磯貝「では」\n\n"


def test_the_marks_that_hold_an_utterance_go() -> None:
    assert said(read(HEADER + USUAL)) == [("椿", "はい"), ("早瀬", "ええ"), ("磯貝", "では")]


def test_marks_within_it_stay() -> None:
    assert said(read(HEADER + USUAL + "椿「『海』と書きました」"))[-1] == ("椿", "『海』と書きました")
    assert said(read(HEADER + USUAL + "椿「「海」と書きました」"))[-1] == ("椿", "「海」と書きました")


def test_the_closing_mark_may_stand_in_a_later_paragraph() -> None:
    found = read(HEADER + USUAL + "椿「一つ目です。\n二つ目です」\n\n磯貝「はい」")
    assert said(found)[-2:] == [("椿", "一つ目です。\n二つ目です"), ("磯貝", "はい")]


def test_an_opening_mark_that_nothing_closes_stays() -> None:
    found = read(HEADER + USUAL + "椿「終わりません。\n\n磯貝「はい」")
    assert said(found)[-2:] == [("椿", "「終わりません。"), ("磯貝", "はい")]


def test_marks_stay_where_labels_are_printed_otherwise() -> None:
    found = read(HEADER + "椿：「よい」\n\n磯貝：ええ。\n\n早瀬：「はい」と言いました。")
    assert said(found) == [("椿", "「よい」"), ("磯貝", "ええ。"), ("早瀬", "「はい」と言いました。")]
