"""Lists of people in the forms that real minutes have, each with a talk in which they speak."""

import pytest

from tests.unit.recognize.reading_aloud import doubts, read, said

TALK = [
    "港の灯りについて話します。",
    "客が二割増えました。",
    "来年の春に直します。",
    "便数は平日十二便です。",
]

Listed = tuple[str, str | None]


def with_talk(head: str, *labels: str, parting: str = "：") -> str:
    turns = [f"{label}{parting}{TALK[place % 4]}" for place, label in enumerate(labels * 2)]
    return "\n".join([head, "", *turns, ""])


def listed(head: str, *labels: str, parting: str = "：") -> list[Listed]:
    """Return name or label, and title, of the participants; all turns must be somebody's."""
    found = read(with_talk(head, *labels, parting=parting))
    assert None not in [who for who, _ in said(found)]
    return [(p.name or p.label, p.title) for p in found.state.record.participants]


@pytest.mark.parametrize(
    ("head", "people"),
    [
        ("出席者：飯野（司会）、瀬戸川、名護", [("飯野", "司会"), ("瀬戸川", None), ("名護", None)]),
        (
            "出席者\n飯野（昭12）、瀬戸川（昭15）、名護（昭20）",
            [("飯野", "昭12"), ("瀬戸川", "昭15"), ("名護", "昭20")],
        ),
        (
            "出席者\n　委員：飯野、瀬戸川、名護（ウェブ）",
            [("飯野", "委員"), ("瀬戸川", "委員"), ("名護", "委員")],
        ),
        (
            "討論参加者　飯野、瀬戸川、名護",
            [("飯野", "討論参加者"), ("瀬戸川", "討論参加者"), ("名護", "討論参加者")],
        ),
        (
            "出席：会長 飯野、会計 瀬戸川、書記 名護",
            [("飯野", "会長"), ("瀬戸川", "会計"), ("名護", "書記")],
        ),
        (
            "出席者　飯野会長、瀬戸川委員、名護委員ほか5名",
            [("飯野", "会長"), ("瀬戸川", "委員"), ("名護", "委員")],
        ),
        (
            "出席者\n（青波側）会長・飯野、総務・瀬戸川\n（湊浜側）書記長・名護、主任・沢渡",
            [("飯野", "会長"), ("瀬戸川", "総務"), ("名護", "書記長"), ("沢渡", "主任")],
        ),
        (
            "出席委員：飯野会長、瀬戸川委員\n欠席委員：灘本委員\n事務局：名護係長",
            [("飯野", "会長"), ("瀬戸川", "委員"), ("名護", "係長")],
        ),
    ],
)
def test_family_names_between_commas(head: str, people: list[Listed]) -> None:
    assert listed(f"湊浜町の会 会議録\n\n{head}", "飯野", "瀬戸川", "名護") == people


@pytest.mark.parametrize(
    ("head", "people"),
    [
        (
            "参加者名簿\n1 椿 進 商工会議所 副会頭\n2 磯貝 麗 留学生\n3 早瀬 茂 漁協 理事",
            [("椿 進", "商工会議所 副会頭"), ("磯貝 麗", "留学生"), ("早瀬 茂", "漁協 理事")],
        ),
        (
            "参加者\n①椿 進（町長）\n②磯貝 麗（漁師）\n③早瀬 茂（教員）",
            [("椿 進", "町長"), ("磯貝 麗", "漁師"), ("早瀬 茂", "教員")],
        ),
        (
            (
                "出席者\n　椿　進（つばき・すすむ）＝青波交通社長\n　磯貝　麗（いそがい・れい）＝鉄道ライター\n"
                "　早瀬・ダニエル＝青波研究所研究員"
            ),
            [("椿 進", "青波交通社長"), ("磯貝 麗", "鉄道ライター"), ("早瀬・ダニエル", "青波研究所研究員")],
        ),
        (
            "出席者\n◎椿　進（座長・青波大学教授）\n　磯貝　麗（公募）\n○早瀬　茂（副座長）",
            [("椿 進", "座長・青波大学教授"), ("磯貝 麗", "公募"), ("早瀬 茂", "副座長")],
        ),
        (
            "出席者\n【町民代表】\n椿 進\n【行政】\n町長　磯貝 麗\n【事務局】\n企画課　早瀬、沢渡",
            [("椿 進", "町民代表"), ("磯貝 麗", "町長"), ("早瀬", "企画課"), ("沢渡", "企画課")],
        ),
        (
            (
                "椿進（つばき・すすむ）\n町長。港の町に生まれる。\n\n磯貝麗（いそがい・れい）\n漁師。\n\n"
                "早瀬茂（はやせ・しげる）\n小学校教員。"
            ),
            [("椿 進", "町長"), ("磯貝 麗", "漁師"), ("早瀬 茂", "小学校教員")],
        ),
        (
            "出席委員　三名\n委員長椿　　　進君\n副委員長磯貝　　麗君\n理事早瀬　　茂君",
            [("椿 進", "委員長"), ("磯貝 麗", "副委員長"), ("早瀬 茂", "理事")],
        ),
        (
            "出席者\n委員　椿 進　磯貝 麗\n　　　早瀬 茂\n書　記　沢渡",
            [("椿 進", "委員"), ("磯貝 麗", "委員"), ("早瀬 茂", None), ("沢渡", "書記")],
        ),
    ],
)
def test_rows_of_one_person(head: str, people: list[Listed]) -> None:
    assert listed(f"港の座談会\n\n{head}", "椿", "磯貝", "早瀬") == people


def test_names_from_abroad_of_three_parts_and_long_ones() -> None:
    head = "参加者\nグエン ティ ラン（留学生）\nIchiro Hamamoto (Writer)\n椿 進（町長）"
    assert listed(head, "グエン", "Ichiro", "椿") == [
        ("グエン ティ ラン", "留学生"),
        ("Ichiro Hamamoto", "Writer"),
        ("椿 進", "町長"),
    ]


def test_names_and_offices_without_anything_between() -> None:
    head = "会議録\n\n出席者\n椿和子委員（会長）\n磯貝茂樹委員\n早瀬望委員"
    people = listed(head, "椿会長", "磯貝委員", "早瀬委員")
    assert [title for _, title in people] == ["委員", "委員", "委員"]


def test_a_sentence_that_says_that_something_follows_is_no_heading_of_a_list() -> None:
    text = (
        "取締役会議事録\n　議長は、本店を次のとおり移転したい旨を説明した。\n"
        "　　移転先　湊浜町1丁目1番1号\n　　移転日　令和6年8月1日\n\n　以上で終了した。\n"
    )
    assert read(text).state.record.participants == ()


def test_what_a_count_says_is_nobodys_title() -> None:
    assert listed("懇談会\n\n参加者\n・A、B、C（全3名）", "A", "B", "C") == [
        ("A", None),
        ("B", None),
        ("C", None),
    ]


def test_a_heading_with_a_count_is_no_row() -> None:
    head = "会議録\n\n出席者：\n【公募委員】3名（欠席1名）\n椿 和子、磯貝 茂、早瀬 望"
    assert [name for name, _ in listed(head, "椿委員", "磯貝委員", "早瀬委員")] == [
        "椿 和子",
        "磯貝 茂",
        "早瀬 望",
    ]


def test_anybody_in_a_meeting_may_be_called_a_member() -> None:
    head = "会議録\n\n出席者　教育長　椿 進\n　　　　職務代理者　磯貝 麗\n　　　　委員　早瀬 茂、沢渡 望"
    found = read(with_talk(head, "椿教育長", "磯貝委員", "早瀬委員"))
    assert [who for who, _ in said(found)][1] == "磯貝"


@pytest.mark.parametrize("group", ["事務局", "市民", "市民A"])
def test_a_group_that_is_not_in_the_list_is_asked_about_once(group: str) -> None:
    head = "会議録\n\n出席者\n会長　椿 和子\n副会長　磯貝 茂\n委員　早瀬 望"
    found = read(with_talk(head, "椿会長", group, "磯貝副会長", group, "早瀬委員", group))
    people = found.state.record.participants
    assert [p.label for p in people] == ["椿", "磯貝", "早瀬", group]
    assert [who for who, _ in said(found)][1] == group
    about = [path for code, path in doubts(found) if code == "import.participant.uncertain"]
    assert about == ["participants[3]"]
    assert "import.speaker.uncertain" not in [code for code, _ in doubts(found)]


def test_an_office_that_somebody_listed_may_hold_stays_open() -> None:
    head = "会議録\n\n出席委員　椿和子　磯貝茂樹　早瀬望"
    found = read(with_talk(head, "会長", "椿委員", "磯貝委員", "早瀬委員"))
    assert "会長" not in [p.label for p in found.state.record.participants]


def test_letters_of_a_list_are_its_people_and_no_names_of_a_machine() -> None:
    head = "座談会\n\n参加者\nAさん：28歳、看護師\nBさん：31歳、会社員\nCさん：25歳、大学院生"
    assert [title for _, title in listed(head, "A", "B", "C")] == [
        "28歳、看護師",
        "31歳、会社員",
        "25歳、大学院生",
    ]
