"""A list that names few of those who speak is not the whole cast."""

import pytest

from tests.unit.recognize.reading_aloud import doubts, read, said

TALK = """（委員長）それでは始めます。資料はお手元にあります。
（事務局）資料を説明します。二頁をご覧ください。
（委員長）ご質問はありますか。
（栗原委員）期限はいつですか。
（事務局）三月です。
（栗原委員）分かりました。
（委員長）では終わります。
"""


@pytest.mark.parametrize(
    "head",
    [
        "出席者：湊浜町まちづくり会議委員13名（傍聴者6名）",
        "出席者\n　湊浜町長　椿　和子",
        "参加者\n湊浜町長　椿　和子\n湊浜町議長　磯貝　茂",
    ],
)
def test_whoever_speaks_is_a_participant_where_the_list_explains_little(head: str) -> None:
    found = read(f"湊浜町まちづくり会議　議事録\n\n{head}\n\n{TALK}")
    assert [who for who, _ in said(found)] == [
        "委員長",
        "事務局",
        "委員長",
        "栗原",
        "事務局",
        "栗原",
        "委員長",
    ]
    asked = [path for code, path in doubts(found) if code == "import.participant.uncertain"]
    assert len(asked) >= 3


def test_who_is_not_in_a_list_that_explains_most_stays_open() -> None:
    found = read(
        "湊浜町座談会\n\n出席者\n湊浜町長　椿　和子\n湊浜町議長　磯貝　茂\n\n"
        "椿：始めます。\n磯貝：はい。\n栗原：よろしくお願いします。\n椿：どうぞ。\n磯貝：では。\n栗原：はい。\n"
    )
    assert [who for who, _ in said(found)] == ["椿", "磯貝", None, "椿", "磯貝", None]


def test_questions_and_answers_are_nobody_beside_a_list() -> None:
    found = read(
        "湊浜町の海\n\n出席者\n椿　和子　湊浜町長\n\nQ. 海はお好きですか。\nA. はい。好きです。\n"
        "Q. いつからですか。\nA. 子どものころからです。\n"
    )
    assert len(found.state.record.participants) == 1


def test_letters_that_are_listed_are_participants() -> None:
    found = read(
        "湊浜町読書会\n\n【参加者】\nA,B,C\n\nA：海の詩だと思いました。\nB：私もそう思います。\n"
        "C：そうでしょうか。\nA：なぜですか。\nB：聞かせてください。\nC：波が出てこないからです。\n"
    )
    assert [who for who, _ in said(found)] == ["A", "B", "C", "A", "B", "C"]


def test_a_lone_line_that_always_stands_above_speech_makes_a_participant() -> None:
    turns = [
        f"なみやん\n\n{n}つ目の話をお聞かせください。\n\n磯貝委員長\n\n波の話をします。それは長い話です。"
        for n in range(1, 4)
    ]
    found = read("湊浜町の海\n\n" + "\n\n".join(turns) + "\n")
    assert [one for one, _ in said(found)] == ["なみやん", "磯貝"] * 3


def test_who_alone_answers_is_a_participant() -> None:
    turns = [f"── {n}つ目の話をお聞かせください。\n\n石狩\n波の話をします。" for n in range(1, 5)]
    found = read("湊浜町の海\n\n" + "\n\n".join(turns) + "\n")
    assert [one for one, _ in said(found)] == ["石狩"] * 4


def test_a_sign_beside_a_list_is_nobody() -> None:
    found = read(
        "湊浜町の海\n\n参加者\n椿　和子\n\n🏦 海はお好きですか。\n椿　はい。好きです。\n🏦 いつからですか。\n"
        "椿　子どものころからです。\n🏦 なぜでしょうか。\n🏦 ありがとうございました。\n"
    )
    assert [p.label for p in found.state.record.participants] == ["椿"]


@pytest.mark.parametrize("label", ["{0}：\n{1}", "{0}：{1}"])
def test_several_who_say_half_in_the_form_of_the_list_take_part(label: str) -> None:
    turns = [
        ("椿", "港を直します。"),
        ("早瀬", "いつですか。"),
        ("磯貝", "来年です。"),
        ("丹波", "灯台もですか。"),
    ]
    talk = "\n".join(label.format(who, words) for who, words in turns * 2)
    found = read(f"パネルの記録\n町側座長　椿 和子（町役場）\n港側座長　磯貝 茂（商工会）\n\n{talk}\n")

    assert [who for who, _ in said(found)] == ["椿", "早瀬", "磯貝", "丹波"] * 2
