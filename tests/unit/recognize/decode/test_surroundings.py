"""What of a whole document the ways to read one of its lines depend on."""

from tests.unit.recognize.made_reads import lines_of, surroundings
from zadankai_editor.recognize.convention.signatures import read_signatures, spanned_lines
from zadankai_editor.recognize.decode.surroundings import Surroundings, surroundings_of

TALK = "早瀬：海です。\n磯貝：山です。\n" * 4


def around(text: str) -> Surroundings:
    return surroundings(lines_of(text), "早瀬 望", "磯貝 茂")


def test_marks_and_numbers_before_short_lines_are_counted() -> None:
    found = around(f"■港の話\n{TALK}■船の話\n{TALK}1. 灯り\n{TALK}第2章 海\n■灯台を見ました。")
    assert (found.heading_forms["■"], found.heading_forms["1."], found.heading_forms["第1章"]) == (2, 1, 1)
    assert found.marked_headings


def test_rows_below_each_other_say_nothing_of_headings() -> None:
    rows = f"{TALK}❖港の話\n❖船の話\n{TALK}1. 灯り\n2. 星\n{TALK}"
    assert not around(rows).marked_headings
    found = around(f"{rows}❖灯台の話\n{TALK}❖海の話\n{TALK}")
    assert (found.heading_forms["❖"], found.heading_forms.get("1.", 0)) == (2, 0)
    assert found.marked_headings
    assert around(f"{TALK}■港の話\n■船の話\n").heading_forms["■"] == 2, "a mark of headings is one anywhere"


def test_marks_of_labels_are_no_marks_of_headings() -> None:
    found = around("○早瀬　海です。\n○磯貝　山です。\n" * 4)
    assert "○" in found.label_marks
    assert around(TALK).label_marks == frozenset()
    assert not found.marked_headings


def test_blank_lines_say_less_the_more_of_them_stand_within_what_is_said() -> None:
    long = "灯台まで歩いた日のことを思い出して、海を見ていました。"
    close = around("\n".join([long] * 6))
    wide = around("\n\n".join([long] * 6))
    assert close.apart == 1.0
    assert 0 < wide.apart < 0.5


def test_captions_and_questions_are_noticed() -> None:
    found = around(f"{TALK}▲港の朝\n▲港の夜\nQ. 海は？\n")
    assert (found.marked_captions, found.answers) == (True, True)
    other = around(f"{TALK}▲港の朝\n海は？\n")
    assert (other.marked_captions, other.answers) == (False, False)


def test_lines_of_lists_do_not_count() -> None:
    lines = lines_of(f"■港の話\n{TALK}■船の話\n")
    known = surroundings(lines, "早瀬 望")
    usual = read_signatures(spanned_lines(lines))
    without = surroundings_of(lines, {0}, known.labels, known.linker, known.cast, usual)
    assert (known.heading_forms["■"], without.heading_forms["■"]) == (2, 1)
