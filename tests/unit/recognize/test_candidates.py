"""The labels of a document as a list to decide about, and what each decision does."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, doubts, read, said
from zadankai_editor.recognize import Recognition
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions, LineRole, SpeakerChoice, Whom
from zadankai_editor.recognize.evidence import Candidate
from zadankai_editor.record.attribution import Confidence, Strategy

TALK = (
    HEADER
    + "椿\nはじめます。\n\n磯貝会長\nはい。\n\n丹波\n私も。\n\n早瀬\nええ。\n\n丹波\nでは。\n\n椿\nどうぞ。"
)
NAMESAKES = HEADER.replace("磯貝 茂", "椿 次郎")
TAMBA = "丹波"


def candidate(found: Recognition, written: str) -> Candidate:
    (one,) = (c for c in found.candidates if c.written == written)
    return one


def decided(whom: Whom, person: str | None = None) -> Recognition:
    key = candidate(read(TALK), TAMBA).key
    return read(TALK, decisions=UNDECIDED.with_speaker(key, SpeakerChoice(whom, person)))


def lines_of_tamba(found: Recognition) -> list[str | None]:
    return [who for who, text in said(found) if text in {"私も。", "では。"}]


def test_labels_stand_in_the_order_in_which_they_are_first_printed() -> None:
    found = read(TALK)
    assert [(c.written, c.count) for c in found.candidates] == [
        ("椿", 2),
        ("磯貝会長", 1),
        ("丹波", 2),
        ("早瀬", 1),
    ]
    lines = TALK.split("\n")
    for entry in found.candidates:
        assert [lines[number - 1] for number in entry.lines] == [entry.written] * entry.count


def test_who_is_sure_is_ticked_and_says_why() -> None:
    found = read(TALK)
    sure = candidate(found, "椿")
    assert (sure.strategy, sure.confidence, sure.ticked) == (Strategy.FAMILY_NAME, Confidence.CERTAIN, True)
    assert next(p.name for p in found.people if p.key == sure.person) == "椿 和子"
    assert sure.problem is None
    assert candidate(found, "磯貝会長").strategy is Strategy.NAME_AND_TITLE


def test_a_stranger_is_open_and_not_ticked() -> None:
    stranger = candidate(read(TALK), TAMBA)
    assert (stranger.person, stranger.people, stranger.ticked) == (None, (), False)
    assert (stranger.strategy, stranger.confidence) == (Strategy.NONE, Confidence.OPEN)
    assert stranger.problem
    assert TAMBA in stranger.problem


def test_a_label_of_two_people_names_both() -> None:
    found = read(NAMESAKES + "椿\nはじめます。\n\n椿（次）\nはい。\n\n早瀬\nええ。\n\n椿\nでは。\n")
    shared = candidate(found, "椿")
    names = {p.key: p.name for p in found.people}
    assert [names[key] for key in shared.people] == ["椿 和子", "椿 次郎"]
    assert (shared.person, shared.confidence, shared.ticked) == (None, Confidence.OPEN, False)
    assert candidate(found, "椿（次）").ticked
    assert said(found)[0] == (None, "はじめます。")
    both = [d for d in found.state.review.doubts if d.code == "import.speaker.uncertain"]
    assert [d.block for d in both] == ["b1", "b4"], "each place has its own doubt"
    assert all("椿 和子" in d.message and "椿 次郎" in d.message for d in both)


def test_one_decision_gives_all_occurrences_to_a_person() -> None:
    person = next(p.key for p in read(TALK).people if p.name == "磯貝 茂")
    found = decided(Whom.PERSON, person)
    assert lines_of_tamba(found) == ["磯貝", "磯貝"]
    assert doubts(found) == []
    entry = candidate(found, TAMBA)
    assert (entry.person, entry.decided, entry.ticked) == (person, True, True)
    assert entry.strategy is Strategy.DECIDED
    blocks = {a.block: a for a in found.state.review.attributions}
    assert (blocks["b3"].strategy, blocks["b3"].confidence) == (Strategy.DECIDED, Confidence.CERTAIN)


def test_somebody_new_is_added_behind_the_others() -> None:
    found = decided(Whom.NEW, "丹波 修")
    people = found.state.record.participants
    assert [p.name or p.label for p in people] == ["椿 和子", "磯貝 茂", "早瀬 望", "丹波 修"]
    assert lines_of_tamba(found) == [people[3].label] * 2
    assert doubts(found) == []


def test_somebody_new_who_is_in_the_list_is_no_second_person() -> None:
    found = decided(Whom.NEW, "早瀬 望")
    assert [p.label for p in found.state.record.participants] == ["椿", "磯貝", "早瀬"]
    assert lines_of_tamba(found) == ["早瀬", "早瀬"]


def test_an_open_label_stays_as_written_and_doubted() -> None:
    found = decided(Whom.OPEN)
    assert lines_of_tamba(found) == [None, None]
    assert [b.written for b in found.state.record.blocks if b.written] == [TAMBA, TAMBA]
    assert {block for code, block in doubts(found) if "speaker" in code} == {"b3", "b5"}
    assert candidate(found, TAMBA).decided


def test_what_is_no_speaker_is_text() -> None:
    found = decided(Whom.NO_SPEAKER)
    assert None not in [who for who, _ in said(found)]
    assert TAMBA not in {c.written for c in found.candidates}
    words = "".join(block.text for block in found.state.record.blocks)
    assert words.count(TAMBA) == 2, "the words stay"


def test_a_known_persons_label_may_be_denied_too() -> None:
    found = read(TALK, decisions=UNDECIDED.with_speaker("早瀬", SpeakerChoice(Whom.NO_SPEAKER)))
    assert "早瀬" not in {who for who, _ in said(found)}
    assert "早瀬" not in {c.written for c in found.candidates}


def test_an_unknown_key_changes_nothing() -> None:
    made = UNDECIDED.with_speaker("いない人", SpeakerChoice(Whom.PERSON, "誰でもない"))
    assert read(TALK, decisions=made) == read(TALK)


def test_a_person_who_is_not_there_is_nobody() -> None:
    found = decided(Whom.PERSON, "誰でもない")
    assert lines_of_tamba(found) == [None, None]
    assert {block for code, block in doubts(found) if "speaker" in code} == {"b3", "b5"}


def test_keys_tell_people_of_one_name_and_title_apart() -> None:
    header = HEADER.replace("椿 和子", "椿").replace("湊浜町商工会長:磯貝 茂", "湊浜町長:椿")
    keys = [p.key for p in read(header + "早瀬\nはい。").people]
    assert len(set(keys)) == len(keys) == 3


def test_decisions_are_values() -> None:
    one = UNDECIDED.with_speaker("椿", SpeakerChoice(Whom.OPEN)).with_line(3, LineRole.CAPTION)
    assert Decisions() == UNDECIDED
    assert one.with_speaker("椿", None).with_line(3, None) == UNDECIDED
    assert one.with_line(3, LineRole.NOTE).lines == {3: LineRole.NOTE}


@pytest.mark.parametrize("role", LineRole)
def test_every_role_has_words_of_its_own(role: LineRole) -> None:
    assert role.words
    assert [r.words for r in LineRole].count(role.words) == 1
