"""Who takes part where no list says so: the labels of the talk, in whatever form they are printed."""

import pytest

from tests.unit.recognize.reading_aloud import read

TURNS = (
    ("椿", "始めます。"),
    ("早瀬", "はい、雪の話です。"),
    ("椿", "屋根です。"),
    ("早瀬", "そうでした。"),
    ("椿", "終わります。"),
    ("早瀬", "はい。"),
)


def labels(text: str) -> list[str]:
    return [person.label for person in read(text).state.record.participants]


@pytest.mark.parametrize("form", ["❖{}　{}", "〚{}〛{}", "{}｜{}", "⯣{}\n{}", "{}：{}", "＼{}：{}"])
def test_any_form_that_recurs_makes_participants(form: str) -> None:
    assert labels("港を語る\n\n" + "".join(form.format(who, text) + "\n" for who, text in TURNS)) == [
        "椿",
        "早瀬",
    ]


def test_pictures_may_stand_for_somebody() -> None:
    talk = "🐨: もしもし、聞こえますか。\n🧸: 聞こえますよ。\n🐨: よかったです。\n🧸: 大丈夫ですよ。\n"
    assert labels(f"雑談会\n{talk}") == ["🐨", "🧸"]


def test_a_full_name_and_a_space_is_one_label() -> None:
    full = {"椿": "椿 和子", "早瀬": "早瀬 望"}
    found = read("".join(f"{full[who]}　{text}\n" for who, text in TURNS)).state.record
    assert [person.name for person in found.participants] == ["椿 和子", "早瀬 望"]
    assert [block.text for block in found.blocks if block.speaker][:2] == ["始めます。", "はい、雪の話です。"]


def test_the_question_who_somebody_is_stands_once_at_the_participant() -> None:
    found = read("港を語る\n\n" + "".join(f"○{who}　{text}\n" for who, text in TURNS))
    doubts = [
        doubt for doubt in found.state.review.doubts if doubt.path and doubt.path.startswith("participants")
    ]
    assert len(doubts) == 2


def test_whoever_leads_is_no_participant_by_that() -> None:
    talk = "".join(f"{who}：{text}\n" for who, text in (("司会", "どうぞ。"), *TURNS, ("司会", "では。")))
    assert labels(f"港を語る\n\n{talk}") == ["椿", "早瀬"]
