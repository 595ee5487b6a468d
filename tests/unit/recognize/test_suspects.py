"""What stands amid something said as labels do: read as somebody's words, or doubted, never passed over."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, cues, doubts, read, said
from zadankai_editor.readers.structure import Hint, Structure

STYLES = ["{}：{}", "{}　{}", "【{}】{}", "【{}】\n{}", "○{}　{}", "■{}\n{}", "{}「{}」"]
SPEECHES = [
    ("椿", "港は三百年前に開かれました。"),
    ("磯貝", "商店街もその頃からです。"),
    ("早瀬", "県としては来年から改修に入ります。"),
    ("椿", "石積みは残してほしい。"),
    ("磯貝", "灯台もありますから。"),
    ("早瀬", "専門家に相談しています。"),
    ("椿", "工事は冬がよいでしょう。"),
]


def spoken(style: str, who: str, text: str) -> str:
    """Return a talk without blank lines, in which a label stands that no list names."""
    lines = [style.format(*speech) for speech in [*SPEECHES, (who, text), ("早瀬", "道を作ります。")]]
    return HEADER + "\n".join(lines) + "\n"


def asked_about(source: str, words: str) -> bool:
    """Tell whether nobody says `words`, or a doubt about who does stands on their block."""
    found = read(source)
    (block,) = (b for b in found.state.record.blocks if words in b.text)
    doubted = {place for code, place in doubts(found) if "speaker" in code or "kind" in code}
    return block.speaker is None or block.id in doubted


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("who", ["丹波", "近所の方", "記者A", "職員一同", "椿の夫", "女性", "ナレーター"])
def test_strangers_never_speak_under_somebodys_name(style: str, who: str) -> None:
    assert asked_about(spoken(style, who, "通学路はどうなりますか。"), "通学路")


@pytest.mark.parametrize("line", ["椿→それは約束です。", "磯貝＞では終わります。", "椿、磯貝　そうです。"])
def test_names_before_other_marks_are_asked_about(line: str) -> None:
    assert asked_about(
        HEADER + "椿：はい。\n磯貝：ええ。\n早瀬：では。\n" + line + "\n椿：はい。\n", line[-5:]
    )


@pytest.mark.parametrize("style", ["{}　{}", "○{}　{}", "{}「{}」"])
def test_another_given_name_is_asked_about(style: str) -> None:
    assert asked_about(spoken(style, "椿 次郎", "通学路はどうなりますか。"), "通学路")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "line",
    [
        "磯貝茂と申します。港の隣で店をしております。",
        "磯貝です。お呼びいただきました。",
        "磯貝茂でございます。",
    ],
)
def test_who_says_their_own_name_without_a_label_is_asked_about(style: str, line: str) -> None:
    lines = [style.format(*speech) for speech in SPEECHES[:3]]
    source = HEADER + "\n".join([*lines, line, *(style.format(*speech) for speech in SPEECHES[3:])]) + "\n"
    assert asked_about(source, line)


def test_who_says_their_own_name_below_their_label_is_not_asked_about() -> None:
    source = HEADER + "".join(f"○{who}\n{who}です。{text}\n\n" for who, text in SPEECHES)
    found = read(source)
    assert [who for who, _ in said(found)] == [who for who, _ in SPEECHES]
    assert not [code for code, _ in doubts(found) if "speaker" in code]


def test_two_labels_in_a_row_are_asked_about() -> None:
    assert asked_about(spoken("【{}】{}", "椿", "【磯貝】そうですとも。"), "そうですとも")


def test_what_somebody_does_is_no_part_of_the_label() -> None:
    found = read(spoken("{}　{}", "椿・磯貝", "（顔を見合わせる）"))
    assert "（顔を見合わせる）" in "".join(block.text for block in found.state.record.blocks)


def test_a_style_that_the_document_never_uses_is_asked_about() -> None:
    assert asked_about(spoken("{}：{}", "椿", "石があります。\n【早瀬】という名の石です。"), "という名の石")


def test_labels_below_what_is_said() -> None:
    talk = "港は三百年前に開かれました。\n（椿）\n\n商店街もそうです。\n（磯貝）\n\n"
    talk += "直します。\n（早瀬）\n\nはい。\n（椿）\n"
    assert said(read(HEADER + talk)) == [
        ("椿", "港は三百年前に開かれました。"),
        ("磯貝", "商店街もそうです。"),
        ("早瀬", "直します。"),
        ("椿", "はい。"),
    ]


def test_a_paragraph_that_somebody_unknown_signs_is_nobodys() -> None:
    talk = "はい。（椿）\nええ。（磯貝）\n私も。（丹波）\nでは。（早瀬）\nどうも。（椿）\n"
    assert said(read(HEADER + talk))[2] == (None, "私も。")


def test_bold_words_are_asked_about_where_labels_are_bold() -> None:
    lines = [f"{who}　{text}" for who, text in [*SPEECHES, ("女性客", "閉館は何時ですか。")]]
    source = HEADER + "\n".join(lines)
    first = HEADER.count("\n") + 1
    hints = {n: Hint(bold=line.index("　")) for n, line in enumerate(lines, first)}
    found = read(source, structure=Structure(hints=hints))
    (block,) = (b for b in found.state.record.blocks if "閉館" in b.text)
    assert block.speaker is None or block.id in {place for _, place in doubts(found)}


def test_the_shortest_label_of_a_cue_is_the_one() -> None:
    found = cues(
        ("椿: はじめます。", Hint(start=0, end=1)),
        ("磯貝: 質問: 家賃は。", Hint(start=1, end=2)),
        ("椿: 三万円です。", Hint(start=2, end=3)),
        ("磯貝: はい。", Hint(start=3, end=4)),
    )
    assert said(found)[1] == ("磯貝", "質問: 家賃は。")


def test_a_name_in_brackets_in_a_cue_of_its_own_is_a_label() -> None:
    found = cues(
        ("（椿）湯はどうですか。", Hint(start=0, end=1)),
        ("（磯貝）よい湯です。", Hint(start=1, end=2)),
        ("（ナレーション）", Hint(start=2, end=3)),
        ("午前四時、火が入る。", Hint(start=2, end=3)),
        ("（椿）薪ですか。", Hint(start=3, end=4)),
    )
    who = {text: speaker for speaker, text in said(found)}
    assert who["午前四時、火が入る。"] not in ("椿", "磯貝")
