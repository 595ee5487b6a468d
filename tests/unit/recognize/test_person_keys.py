"""Keys for people and labels, and what was decided about them as places in the list."""

import pytest

from zadankai_editor.recognize.candidates import (
    candidate_key,
    candidates_of,
    chosen_by_key,
    newcomers,
    people_of,
    person_keys,
)
from zadankai_editor.recognize.cast.names import parse_name
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.decisions import SpeakerChoice, Whom
from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.draft import BlockDraft
from zadankai_editor.recognize.labels import Chosen, Label
from zadankai_editor.record.attribution import Confidence
from zadankai_editor.record.nodes import BlockKind

TSUBAKI = Person(name=parse_name("椿 和子"), printed="椿 和子", title="町長")
ISOGAI = Person(printed="磯貝")
PEOPLE = [TSUBAKI, ISOGAI]


def block(label: Label, *speakers: int, line: int = 1) -> BlockDraft:
    return BlockDraft(BlockKind.UTTERANCE, ["はい。"], speakers, lines=[line], label=label)


def test_keys_are_of_what_is_printed_and_tell_namesakes_apart() -> None:
    assert person_keys([TSUBAKI, ISOGAI, TSUBAKI])[0] == person_keys(PEOPLE)[0]
    assert len(set(person_keys([TSUBAKI, ISOGAI, TSUBAKI, TSUBAKI]))) == 4
    wide = Person(name=parse_name("椿　和子"), printed="椿　和子", title="町長")
    assert person_keys([wide]) == person_keys([TSUBAKI])
    assert [(one.key, one.name, one.title) for one in people_of(PEOPLE)] == [
        (person_keys(PEOPLE)[0], "椿 和子", "町長"),
        (person_keys(PEOPLE)[1], "磯貝", None),
    ]


def test_somebody_named_anew_is_one_newcomer_unless_already_there() -> None:
    rows = [Member(person) for person in PEOPLE]
    new = {
        "a": SpeakerChoice(Whom.NEW, "早瀬 望"),
        "b": SpeakerChoice(Whom.NEW, "早瀬　望 "),
        "c": SpeakerChoice(Whom.NEW, "椿 和子"),
        "d": SpeakerChoice(Whom.OPEN, "丹波"),
        "e": SpeakerChoice(Whom.NEW, " "),
    }
    (found,) = newcomers(rows, new)
    assert (found.person.printed, found.person.family) == ("早瀬 望", "早瀬")


@pytest.mark.parametrize("typed", ["港の会 会長", "椿 会長", "記者"])
def test_what_is_no_full_name_stays_as_typed(typed: str) -> None:
    (found,) = newcomers([], {"a": SpeakerChoice(Whom.NEW, typed)})
    assert (found.person.printed, found.person.name) == (typed, None)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (SpeakerChoice(Whom.PERSON, person_keys(PEOPLE)[1]), Chosen((1,), denied=False)),
        (SpeakerChoice(Whom.PERSON, "nobody"), Chosen((), denied=False)),
        (SpeakerChoice(Whom.NEW, "磯貝"), Chosen((1,), denied=False)),
        (SpeakerChoice(Whom.OPEN), Chosen((), denied=False)),
        (SpeakerChoice(Whom.NO_SPEAKER), Chosen((), denied=True)),
    ],
)
def test_a_decision_is_a_place_in_the_list_or_nobody(choice: SpeakerChoice, expected: Chosen) -> None:
    assert chosen_by_key({"a": choice}, PEOPLE) == {"a": expected}


def test_a_first_mention_counts_for_the_form_that_it_defines() -> None:
    assert candidate_key(Label("椿和子氏（以下「椿」）", alias="椿")) == candidate_key(Label("椿"))


def test_occurrences_of_a_label_are_one_candidate_in_the_order_of_the_first() -> None:
    label, other = Label("椿", speakers=(0,)), Label("磯貝", speakers=(1,))
    blocks = [block(other, 1, line=3), block(label, 0, line=5), block(other, 1, line=7)]
    nobody = BlockDraft(BlockKind.TEXT, ["海"], lines=[9], label=label)
    found = candidates_of([*blocks, nobody, BlockDraft(BlockKind.UTTERANCE, ["山"], lines=[10])], PEOPLE)
    assert [(one.written, one.lines, one.ticked) for one in found] == [
        ("磯貝", (3, 7), True),
        ("椿", (5,), True),
    ]
    assert found[0].person == person_keys(PEOPLE)[1]


def test_a_doubt_on_one_line_of_a_label_makes_all_of_it_likely_at_most() -> None:
    label = Label("椿", speakers=(0,))
    blocks = [block(label, 0, line=3), block(label, 0, line=5)]
    blocks[1].doubt(Uncertain.SPEAKER, "椿さんですか。", 5)
    (found,) = candidates_of(blocks, PEOPLE)
    assert (found.confidence, found.ticked, found.problem) == (Confidence.LIKELY, False, "椿さんですか。")
    blocks[1].notes.clear()
    blocks[1].doubt(Uncertain.SPEAKER, "続きですか。", 6)
    assert candidates_of(blocks, PEOPLE)[0].confidence is Confidence.CERTAIN


def test_a_label_that_means_different_people_is_open() -> None:
    label = Label("椿")
    (found,) = candidates_of([block(label, 0, line=3), block(label, 1, line=5)], PEOPLE)
    assert (found.person, found.confidence, found.people) == (
        None,
        Confidence.OPEN,
        tuple(person_keys(PEOPLE)),
    )


def test_what_somebody_has_decided_is_certain_whatever_was_doubted() -> None:
    one = block(Label("椿", speakers=(0,), decided=True), 0)
    one.doubt(Uncertain.SPEAKER, "椿さんですか。", 1)
    (found,) = candidates_of([one], PEOPLE)
    assert (found.confidence, found.decided, found.problem) == (Confidence.CERTAIN, True, None)
