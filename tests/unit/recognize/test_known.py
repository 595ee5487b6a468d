"""A source that goes on from a record: whom it knows, and who is somebody else."""

from pathlib import Path

import pytest

from tests.record_states import carried_out
from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.recognize.known import Known
from zadankai_editor.recognize.labelled import known_of, labels_in, signatures_of
from zadankai_editor.record.accounting import unaccounted
from zadankai_editor.record.commands.adding import add_found
from zadankai_editor.record.nodes import Participant, Record
from zadankai_editor.record.review import LineUse, Review, Source, SourceLine, State

PEOPLE = (
    Participant(id="x9", label="桐生", name="桐生 透", title="湊市CIO"),
    Participant(id="p2", label="大槻", name="大槻 恵子", title="市民部長"),
    Participant(id="p1", label="真壁さん"),
)
RECORD = Record(participants=PEOPLE)


def read(text: str, *people: Participant, talk: bool = False) -> Recognition:
    return recognize(Source(name="後編.txt", text=text), known=Known(people or PEOPLE, talk=talk))


def spoken(found: Recognition) -> list[tuple[object, str | None, str]]:
    return [(b.speaker, b.written, b.text) for b in found.state.record.blocks]


def doubts(found: Recognition) -> list[str]:
    return [d.message for d in found.state.review.doubts]


def test_the_people_of_the_record_come_first_as_they_are() -> None:
    talk = "大槻：はい。\n葉山：ええ。\n桐生：どうも。"
    found = read(f"湊の座談会\n参加者\n市民部長：大槻 恵子\n商店会長：葉山 凛\n\n{talk}")
    people = found.state.record.participants
    assert people[:3] == PEOPLE
    assert [(p.label, p.name, p.title) for p in people[3:]] == [("葉山", "葉山 凛", "商店会長")]
    assert len({p.id for p in people}) == 4
    assert [who for who, _, _ in spoken(found)] == ["p2", people[3].id, "x9"]
    assert not doubts(found)


def test_another_full_name_is_another_person_and_the_short_form_is_open() -> None:
    found = read("参加者\n会社員：大槻 花\n会社員：葉山 凛\n\n大槻：はい。\n大槻恵子：ええ。\n葉山：どうも。")
    people = found.state.record.participants
    assert [p.name for p in people] == ["桐生 透", "大槻 恵子", None, "大槻 花", "葉山 凛"]
    assert [p.label for p in people] == ["桐生", "大槻", "真壁さん", "大槻 花", "葉山"]
    assert spoken(found)[0] == (None, "大槻", "はい。")
    assert spoken(found)[1][0] == "p2"
    assert any("同じ姓の「大槻 恵子」さんが既にいます" in message for message in doubts(found))


def test_where_one_is_known_by_less_they_are_one_with_a_doubt() -> None:
    found = read(
        "参加者\n会社員：真壁 葵\n会社員：葉山 凛\n\n真壁：はい。", Participant(id="p1", label="真壁")
    )
    assert [p.id for p in found.state.record.participants][:1] == ["p1"]
    assert len(found.state.record.participants) == 2
    assert spoken(found) == [("p1", None, "はい。")]
    assert any("同じ人としました" in message for message in doubts(found))


def test_another_title_is_doubted_and_the_old_one_stays() -> None:
    found = read("参加者\n副市長：大槻 恵子\n会社員：葉山 凛\n\n大槻：はい。")
    assert found.state.record.participants[1] == PEOPLE[1]
    assert any("「副市長」" in message for message in doubts(found))


def test_without_a_list_strangers_are_added_and_friends_are_not_doubted() -> None:
    found = read("大槻：はい。\n葉山：ええ。\n大槻：では。\n葉山：どうも。")
    assert [p.label for p in found.state.record.participants] == ["桐生", "大槻", "真壁さん", "葉山"]
    assert [d.path for d in found.state.review.doubts] == ["participants[3]"]


def test_a_piece_of_a_talk_has_no_title_and_makes_nobody_a_participant() -> None:
    found = read("葉山：はい。\n大槻：ええ。\n葉山：では。", talk=True)
    assert found.state.record.title == ""
    assert found.state.record.participants == PEOPLE
    assert [who for who, _, _ in spoken(found)] == [None, "p2", None]
    assert len(found.state.review.doubts) == 2


def test_what_a_machine_calls_somebody_is_not_the_same_person_again() -> None:
    known = Participant(id="p1", label="Speaker 1")
    found = read("参加者\nSpeaker 1\nSpeaker 2\n\nSpeaker 1：はい。\nSpeaker 2：ええ。", known)
    assert "p1" not in [who for who, _, _ in spoken(found)]


def test_labels_of_the_record_mean_whom_they_mean_there() -> None:
    one = Participant(id="p1", label="甲野", name="甲野 洋")
    other = Participant(id="p2", label="甲野（花）", name="甲野 花")
    found = read("甲野：はい。\n甲野（花）：ええ。", one, other, talk=True)
    assert [who for who, _, _ in spoken(found)] == ["p1", "p2"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("大槻：はい。", ("大槻",)),
        ("大槻:はい。", ("大槻",)),
        ("　大槻恵子：はい。", ("大槻恵子",)),
        ("市民部長：はい。", ("市民部長",)),
        ("真壁さん：はい。\n桐生：ええ。", ("真壁さん", "桐生")),
        ("続きです。\n○桐生　はい。", ("桐生",)),
        ("【大槻】はい。", ("【大槻】",)),
        ("大槻「はい。」", ("大槻",)),
        ("司会：はい。", ("司会",)),
        ("大槻・桐生：はい。", ("大槻・桐生",)),
        ("湊市CIO：桐生（以下「桐生」）：はい。", ("湊市CIO：桐生（以下「桐生」）",)),
    ],
)
def test_labels_are_found(text: str, names: tuple[str, ...]) -> None:
    found = labels_in(text, RECORD, Review())
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    "text",
    [
        "",
        "大槻",
        "大槻\n桐生",
        "大槻さんはそう言った。",
        "注：秋のこと。",
        "葉山：はい。",
        "まとめ：よい。",
        "桐生 透　湊市CIO",
    ],
)
def test_other_text_has_none(text: str) -> None:
    assert labels_in(text, RECORD, Review()) is None


def test_a_stranger_counts_where_the_source_of_the_record_prints_labels_so() -> None:
    text = "大槻：はい。\n桐生：ええ。\n大槻：では。"
    found = read(text, talk=True)
    record, review = found.state.record, found.state.review
    assert signatures_of(record, review)
    assert labels_in("葉山：はい。", record, review) is not None
    assert labels_in("葉山　はい。", record, review) is None
    assert labels_in("日時：十月二日", record, review) is None


@pytest.mark.parametrize("cut", [53, 89, 142])
def test_the_second_half_of_a_real_record_is_read_as_in_the_whole(shared_dir: Path, cut: int) -> None:
    text = (shared_dir / "records" / "nishitokyo-32.txt").read_text(encoding="utf-8")
    lines = text.split("\n")
    first, second = "\n".join(lines[: cut - 1]), "\n".join(lines[cut - 1 :])
    whole = recognize(Source(name="全編.txt", text=text)).state
    state = recognize(Source(name="前編.txt", text=first)).state
    known = known_of(state.record, state.review)
    added = add_found(state, recognize(Source(name="後編.txt", text=second), known=known).state, None)
    after = carried_out(state, added)
    assert _said(after) == _said(whole)
    assert after.review.source is not None
    assert after.review.source.text == text
    assert unaccounted(text, after.record, after.review) == {}


def _said(state: State) -> list[tuple[object, ...]]:
    label = state.record.label_of
    return [(b.kind, label(b.speaker), b.written, b.text) for b in state.record.blocks]


def test_an_account_of_another_source_does_not_matter() -> None:
    row = SourceLine(number=9, use=LineUse.BLOCK, target="b1")
    assert signatures_of(RECORD, Review(source=Source(name="a", text="一"), lines=(row,))) == frozenset()
