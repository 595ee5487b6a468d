"""Who takes part is introduced above the talk, as no label of the talk is printed: nobody says that."""

import pytest

from tests.unit.recognize.reading_aloud import read, said

TURNS = [
    ("早房", "この市場は、看板の重い店ばかりですね。昔の味が残っています。"),
    ("久礼", "裏の通りは、ご近所を大事にしています。"),
    ("三崎", "うちは朝から三十人も並ばれました。"),
    ("早房", "豆腐屋さんは、おからの使い道を十個も教えてくれました。"),
    ("久礼", "取材のときは三つでしたよ。"),
    ("三崎", "来年は、閉店後の市場も歩いてほしいですね。"),
]
PROFILES = {
    "早房": ["港町の案内人。", "市場の地図を描く。"],
    "久礼": ["市場の店を", "二十軒以上取材。"],
    "三崎": ["「浜の食堂」の店長。"],
}


def record(name: str, talk: str) -> str:
    """Return a record with profiles below names, and a talk with labels before the words."""
    profiles = "\n\n".join("\n".join([name.format(who), *told]) for who, told in PROFILES.items())
    spoken = "\n\n".join(talk.format(who, words) for who, words in TURNS)
    return f"市場のおやつを語る\n\n昨年の秋に市場で開かれた催し。\n\n{profiles}\n\n{spoken}\n"


@pytest.mark.parametrize("name", ["{}さん", "{}さん（参加者）", "{}"])
@pytest.mark.parametrize("talk", ["{}：{}", "【{}】{}", "○{}　{}"])
def test_what_tells_who_somebody_is_is_said_by_nobody(name: str, talk: str) -> None:
    found = read(record(name, talk))
    assert said(found) == list(TURNS)
    assert found.state.record.title == "市場のおやつを語る"


def test_greetings_above_the_talk_are_said() -> None:
    greetings = {
        who: [f"皆さん、おはようございます。{told[0]}の話をします。"] for who, told in PROFILES.items()
    }
    text = "\n\n".join(f"{who}\n{words[0]}" for who, words in greetings.items())
    talk = "\n\n".join(f"{who}：{words}" for who, words in TURNS)
    found = read(f"市場のおやつを語る\n\n{text}\n\n{talk}\n")
    assert len(said(found)) == len(greetings) + len(TURNS)
