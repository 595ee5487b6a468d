"""Somebody else's words where no line break, or no label of the usual shape, says so: asked about."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, cues, doubts, read, said
from zadankai_editor.readers.structure import Hint
from zadankai_editor.record.nodes import BlockKind

STYLES = ["{}：{}", "{}　{}", "【{}】{}", "○{}　{}"]
SPEECHES = [
    ("椿", "港は三百年前に開かれました。"),
    ("磯貝", "商店街もその頃からです。"),
    ("早瀬", "県としては来年から改修に入ります。"),
    ("椿", "石積みは残してほしい。"),
]


def talk(style: str, *lines: str) -> str:
    return HEADER + "\n".join([style.format(*speech) for speech in SPEECHES] + [*lines, ""])


def asked_about(source: str, words: str) -> bool:
    """Tell whether a doubt stands on the block that holds `words`."""
    found = read(source)
    (block,) = (b for b in found.state.record.blocks if words in b.text)
    return block.id in {place for _, place in doubts(found)}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "amid",
    [
        "磯貝：そうです。",
        "　　磯貝：そうです。",
        "　磯貝　そうです。",
        "磯貝　そうです。",
        "磯貝　そうです。　早瀬　はい。",
        "［磯貝］そうです。",
        "では／磯貝：そうです。",
        "【磯貝会長】　そうです。",
        "磯貝「そうです」",
        "○商工会長（磯貝茂君）　そうです。",
        "司会：そうです。",
    ],
)
def test_a_label_amid_a_line_is_asked_about(style: str, amid: str) -> None:
    assert asked_about(talk(style, style.format("早瀬", f"進めます。{amid}")), "進めます。")


def test_what_a_dash_begins_amid_a_line_is_asked_about() -> None:
    source = talk("{}：{}", "――港の話は。", "椿：はい。――ほかに話題は。", "磯貝：あります。")
    assert asked_about(source, "ほかに話題は")


def test_a_label_amid_a_question_is_asked_about() -> None:
    assert asked_about(talk("{}：{}", "――いつ頃ですか。早瀬：来年です。"), "いつ頃ですか")


@pytest.mark.parametrize("amid", ["磯貝会長の言うとおり。", "費用：三万円です。", "「磯貝」の名は古い。"])
def test_names_and_colons_in_what_is_said_are_none(amid: str) -> None:
    assert not asked_about(talk("{}：{}", f"早瀬：進めます。{amid}"), "進めます。")


@pytest.mark.parametrize(
    "line",
    [
        "磯貝（笑）そうかな。",
        "磯貝（うなずきながら）ええ。",
        "磯貝;はい、ええ。",
        "「ええ、そうかな」と磯貝さん。",
    ],
)
def test_a_name_before_what_happens_is_asked_about(line: str) -> None:
    assert asked_about(talk("{}：{}", line), line[-3:])


def test_a_line_with_the_circle_of_labels_is_asked_about() -> None:
    assert asked_about(talk("○{}　{}", "○次回の予定", "次回は八月です。"), "次回は八月")


@pytest.mark.parametrize(("line", "asked"), [("続きです。", True), ("そして船で", False)])
def test_what_stands_below_a_question(line: str, asked: bool) -> None:
    question = "――夢は何ですか。" if asked else "――では"
    assert asked_about(talk("{}：{}", "", question, line), line) is asked


def test_answers_below_questions_where_nobody_is_labelled() -> None:
    found = read(
        "陶芸家に聞く\n\n――夢は何ですか？\n　海外に出ることです。\n\n――では\n最後に一言。\n　頑張ります。\n"
    )
    blocks = found.state.record.blocks
    assert [b.text for b in blocks if b.kind is BlockKind.PROMPT] == ["夢は何ですか？", "では\n最後に一言。"]
    assert said(found) == [(None, "海外に出ることです。"), (None, "頑張ります。")]


@pytest.mark.parametrize("longer", ["関口", "関夫人"])
def test_a_longer_label_is_somebody_else(longer: str) -> None:
    found = read(
        f"港の記録\n\n関：一。\n田村：二。\n関：三。\n{longer}：四。\n田村：五。\n{longer}：六。\n関：七。\n"
    )
    assert said(found)[3] == (longer, "四。")
    assert said(found)[6] == ("関", "七。")


@pytest.mark.parametrize("title", ["議長", "議　長", "委員長"])
def test_a_title_whose_bearer_is_named_once(title: str) -> None:
    office = title.replace("　", "")
    lines = [f"○{office}（大野　隆君）　開会。", "○田村議員　質問。", f"○{title}　次。", "○田村議員　はい。"]
    found = read("会議録\n\n" + "\n".join([*lines, f"○{title}　では。", f"○{title}　散会。"]))
    assert {who for who, _ in said(found)} == {"大野", "田村"}


@pytest.mark.parametrize("label", ["町長（神　孝一君）", "副町長（神谷　守君）", "総務課長（森　一郎君）"])
def test_a_name_with_the_office_of_somebody_else_is_asked_about(label: str) -> None:
    header = "会議録\n\n出席者\n町長　神谷 守\n副町長　神 孝一\n議員　森 一郎\n\n"
    body = f"○町長（神谷　守君）　開会。\n○議員（森　一郎君）　質問。\n○{label}　お答えします。\n"
    assert asked_about(header + body, "お答えします")


def test_a_namesake_introduced_later_is_asked_about() -> None:
    later = ["", "第二部", "", "建築家　椿 薫", "画家　沖 京", "", "椿：私は建築家です。"]
    assert asked_about(talk("{}：{}", *later), "建築家です")


def test_a_stranger_on_a_line_of_its_own_is_asked_about() -> None:
    assert asked_about(talk("{}：{}", "主婦B", "本当ですか。", "椿：はい。"), "本当ですか")
    assert asked_about(talk("{}\n{}", "利用者の声", "もっと延ばして。", "椿", "はい。"), "もっと延ばして")


def test_minutes_without_circles() -> None:
    lines = [
        "議長（西村一郎君）　開きます。",
        "議員（早川花子君）　質問します。",
        "市長（本多次郎君）　答えます。",
    ]
    lines += ["議員（早川花子君）　再び。", "議長（西村一郎君）　終わります。"]
    found = read("会議録\n\n" + "\n".join(lines))
    assert [who for who, _ in said(found)] == ["西村", "早川", "本多", "早川", "西村"]
    assert ("import.participant.uncertain", "participants[2]") in doubts(found)


def test_strangers_before_the_first_known_speaker_are_part_of_the_talk() -> None:
    lines = ["○議長（西村一郎君）　開きます。", "○早川花子君　質問します。", "○早川花子君　再び質問します。"]
    found = read("\n".join(lines))
    assert said(found)[0] == ("西村", "開きます。")
    assert ("import.participant.uncertain", "participants[0]") in doubts(found)


def test_offices_and_bodies_in_a_row() -> None:
    row = "出席者＝市長、甲斐会長、観光協会・西会長、事務局（都市計画課 岸本）"
    found = read(f"協議会\n\n{row}\n\n甲斐会長：始めます。\n市長：はい。\n西会長：はい。\n岸本：ええ。\n")
    assert [p.label for p in found.state.record.participants] == ["市長", "甲斐", "西", "岸本"]
    assert [who for who, _ in said(found)] == ["甲斐", "市長", "西", "岸本"]


def test_who_asks_for_a_body_is_no_full_name() -> None:
    header = "座談会\n\n出席者\n市長　大谷　昇\n教員　中谷　恵\n聞き手：広報課　中島\n\n"
    found = read(header + "中島：はじめます。\n大谷：はい。\n中谷：では。\n")
    assert [who for who, _ in said(found)] == ["中島", "大谷", "中谷"]


def test_rows_without_a_heading() -> None:
    found = read("対談\n農家　大谷　昇\n教員　中谷　恵\n\n大谷　はじめます。\n中谷　はい。\n大谷　では。\n")
    assert [who for who, _ in said(found)] == ["大谷", "中谷", "大谷"]


def test_minutes_and_seconds_before_labels() -> None:
    lines = ["00:12 椿: はじめます。", "00:15 磯貝: はい。", "00:20 早瀬: では。", "00:30 椿: ええ。"]
    assert [who for who, _ in said(read(HEADER + "\n".join(lines)))] == ["椿", "磯貝", "早瀬", "椿"]


def test_profiles_read_as_words_are_asked_about() -> None:
    profile = "荒木　茂（あらき・しげる）　画家。"
    assert asked_about(
        f"鼎談\n{profile}\n荒木　はじめます。\n荒井　はい。\n荒木　では。\n荒木　ええ。\n", "画家"
    )


def test_statements_that_begin_as_labels_do_are_asked_about() -> None:
    assert asked_about(
        "記録\n\nここは港の町です。\n\n西側：道を作りたいと思います。\n\n人が来ます。\n", "道を作りたい"
    )


def test_pauses_and_captions_amid_minutes() -> None:
    found = read(talk("{}：{}", "　休憩　午前１１時", "　再開　午前１１時１０分", "椿：はい。"))
    kinds = [b.kind for b in found.state.record.blocks if "午前" in b.text]
    assert kinds == [BlockKind.TEXT, BlockKind.TEXT]
    assert asked_about(talk("{}：{}", "→磯貝：増えたのはなぜか。", "椿：はい。"), "増えたのは")


def test_marks_for_a_change_of_speaker_in_cues() -> None:
    found = cues(
        ("椿：始めます。", Hint(start=0, end=1)),
        ("磯貝：はい。", Hint(start=1, end=2)),
        (">> 待機児童が増えています。", Hint(start=2, end=3)),
        ("- そうですか。", Hint(start=3, end=4)),
        ("- ええ。", Hint(start=3, end=4)),
        ("椿：では 磯貝：どうぞ。", Hint(start=4, end=5)),
        ("（磯貝）では（椿）はい。", Hint(start=5, end=6)),
        ("磯貝：終わります。", Hint(start=6, end=7)),
    )
    who = [speaker for speaker, _ in said(found)]
    assert who[2:5] == [None, None, None]
    doubted = {place for _, place in doubts(found)}
    assert all(b.id in doubted for b in found.state.record.blocks if "では" in b.text)
