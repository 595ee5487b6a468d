"""Doubts about what stands within something said as a label might."""

from collections.abc import Collection, Sequence

from tests.unit.recognize.made_reads import COLON, labelled, lines_of, reads_of, text
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import At, Cue, Option, Role
from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.judge.hidden import doubts_of_hidden_labels, doubts_of_names_alone
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.spans.label_spans import Signature

KNOWN = ("椿", "磯貝")
TSUBAKI = Label("椿", speakers=(0,))


def asked(source: str, reads: Sequence[Read], *, denied: Collection[str] = ()) -> list[tuple[int, int]]:
    """Return the places and lines at which it is asked who speaks."""
    lines = lines_of(source)
    found = list(doubts_of_hidden_labels(lines, reads, {COLON}, KNOWN.__contains__, {"椿", "貝"}, denied))
    assert {note.code for _, note in found} <= {Uncertain.SPEAKER}
    return [(place, note.line) for place, note in found]


FIRST = labelled(TSUBAKI, "海です。")


def test_a_paragraph_that_begins_as_labels_do_is_asked_about() -> None:
    source = "椿：海です。\n\n丹波：山です。\n川です。"
    assert asked(source, reads_of(FIRST, text(), text())) == [(1, 3)]


def test_what_was_decided_or_denied_and_what_nobody_says_is_not() -> None:
    source = "椿：海です。\n丹波：山です。"
    assert asked(source, reads_of(FIRST, text(cue=Cue.DECIDED))) == []
    assert asked(source, reads_of(FIRST, text()), denied={"丹波"}) == []
    assert asked(source, reads_of(FIRST, Option(Role.HEADING, 0.0, None))) == []
    assert asked(source, reads_of(FIRST, text(), behind=At.CLOSING)) == []


def test_a_label_amid_what_is_said_is_asked_about_also_behind_the_label_of_the_line() -> None:
    reads = reads_of(labelled(TSUBAKI, "海です。磯貝：山です。"), text())
    source = "椿：海です。磯貝：山です。\n川です。磯貝：船です。"
    assert asked(source, reads) == [(0, 1), (1, 2)]
    assert asked(source, reads, denied={"磯貝"}) == []
    assert asked("椿：海です。\n川です。", reads_of(FIRST, text())) == []


def test_two_labels_in_a_row_are_asked_about() -> None:
    brackets = Signature(brackets="【】")
    reads = reads_of(labelled(TSUBAKI, "【丹波】海です。", signature=brackets))
    assert asked("【椿】【丹波】海です。", reads) == [(0, 1)]


def test_dashes_amid_a_line_count_where_a_moderator_asks_without_a_name() -> None:
    source = "――海は？\n椿：海です。――山は？"
    prompt = Option(Role.PROMPT, 9.0, "海は？", "――")
    assert asked(source, reads_of(prompt, labelled(TSUBAKI, "海です。――山は？"))) == [(1, 2)]
    assert asked(source, reads_of(text(), labelled(TSUBAKI, "海です。――山は？"))) == []


def test_a_caption_that_is_a_name_alone_is_asked_about_unless_a_mark_says_what_it_is() -> None:
    lines = lines_of("椿 和子\n椿 和子さんの家")
    bare, marked = Option(Role.CAPTION, 3.0, None), Option(Role.CAPTION, 3.0, None, cue=Cue.MARK)

    def places(*options: Option) -> list[int]:
        found = doubts_of_names_alone(lines, reads_of(*options), lambda name: name == "椿 和子")
        return [place for place, note in found if note.code is Uncertain.CAPTION]

    assert places(bare, bare) == [0]
    assert places(bare._replace(cue=Cue.WORDS), bare) == [0]
    assert places(marked, marked) == []
    assert places(text(), text()) == []
