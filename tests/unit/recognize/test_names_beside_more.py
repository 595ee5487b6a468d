"""Labels beside which more stands, lists and legends in which more stands, and what nobody of a talk says."""

from collections.abc import Sequence

import pytest

from tests.unit.recognize.reading_aloud import doubts, kinds, read, said
from zadankai_editor.recognize import Recognition

SAID = (
    "潮干狩りの季節は人が多くて、駐車場がすぐ埋まります。",
    "去年は臨時のバスを出しました。乗る人は三割増えました。",
    "バスの時刻が合わないという声もあります。",
    "来年は船と合わせたいと思います。よろしくお願いします。",
    "それは助かります。朝の便を増やしてください。",
    "検討します。秋には案をお示しします。",
)
WHO = ("入間川", "鷺沼") * 3


def speakers(found: Recognition) -> list[str | None]:
    """Return the family names of who speaks, in order."""
    people = {p.label: (p.name or p.label).split(" ")[0] for p in found.state.record.participants}
    return [people.get(who or "", who) for who, _ in said(found)]


def talk(labels: Sequence[str]) -> str:
    """Return a talk of two in which each label stands before what is said, in its line."""
    return "\n\n".join(f"{label}{said}" for label, said in zip(labels, SAID, strict=True))


def record_of(labels: Sequence[str], people: str = "港町会長　入間川 悟\n船宿組合長　鷺沼 ちか") -> str:
    return f"～浜の座談会～\n\n出席者\n{people}\n\n{talk(labels)}\n"


DEEDS = ("（うなずきながら）", "", "（図面を広げ）", "（少し笑って）", "", "（隣を見やりながら）")
ABOUTS = ("（浜生まれ・五十代）", "（浜在住）", "（五十代）", "", "（在住十年）", "")
READINGS = {"入間川": "いるまがわ", "鷺沼": "さぎぬま"}


@pytest.mark.parametrize("parting", ["：", "　"])
@pytest.mark.parametrize("beside", [DEEDS, ABOUTS])
def test_what_stands_in_brackets_behind_a_name_is_no_other_person(
    beside: Sequence[str], parting: str
) -> None:
    mark = "○" if parting == "　" else ""
    found = read(record_of([f"{mark}{who}{more}{parting}" for who, more in zip(WHO, beside, strict=True)]))
    assert speakers(found) == list(WHO)
    assert not [code for code, _ in doubts(found) if code == "import.speaker.uncertain"]


@pytest.mark.parametrize("brackets", ["〔〕", "《》", "（）", "[]"])
def test_kana_behind_a_name_are_its_reading(brackets: str) -> None:
    labels = [f"◎{who}{brackets[0]}{READINGS[who]}{brackets[1]}　" for who in WHO]
    assert speakers(read(record_of(labels))) == list(WHO)


@pytest.mark.parametrize("beside", [DEEDS, DEEDS[::-1]])
def test_what_somebody_does_makes_nobody_else_where_there_is_no_list(beside: Sequence[str]) -> None:
    text = talk([f"【{who}{more}】" for who, more in zip(WHO, beside, strict=True)])
    assert speakers(read(f"～浜の座談会～\n\n{text}\n")) == list(WHO)


@pytest.mark.parametrize(
    "legend",
    [
        "（入＝入間川、鷺＝鷺沼 ちか）",
        "入：入間川 悟\n鷺：鷺沼 ちか",
        "入…入間川 悟　鷺…鷺沼",
        "入 = 入間川／鷺 = 鷺沼",
    ],
)
def test_a_legend_says_whom_short_forms_mean(legend: str) -> None:
    labels = [f"［{who[0]}］" for who in WHO]
    people = f"港町会長　入間川 悟\n船宿組合長　鷺沼 ちか\n\n{legend}"
    found = read(record_of(labels, people))
    assert speakers(found) == list(WHO)
    assert len(found.state.record.participants) == 2


@pytest.mark.parametrize("letters", ["AB", "甲乙", "アイ"])
def test_a_legend_says_whom_letters_mean(letters: str) -> None:
    letter = dict(zip(("入間川", "鷺沼"), letters, strict=True))
    people = f"入間川 悟\n鷺沼 ちか\n\n{letters[0]}：入間川、{letters[1]}：鷺沼"
    found = read(record_of([f"{letter[who]}：" for who in WHO], people))
    assert speakers(found) == list(WHO)


def test_a_list_of_offices_and_names_is_no_legend() -> None:
    found = read(record_of([f"{who}：" for who in WHO], "会長：入間川 悟\n組合長：鷺沼 ちか"))
    assert [(p.title, p.name) for p in found.state.record.participants] == [
        ("会長", "入間川 悟"),
        ("組合長", "鷺沼 ちか"),
    ]


@pytest.mark.parametrize("indent", ["", "　"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_prose_below_rows_tells_of_whoever_is_in_them(indent: str, gap: str) -> None:
    one = f"港町会長　入間川 悟\n{indent}浜の生まれ。海苔を作って三十年になる。"
    other = f"船宿組合長　鷺沼 ちか\n{indent}二代目のおかみ。釣り客の案内も務める。"
    found = read(record_of([f"{who}：" for who in WHO], f"{one}{gap}{other}"))
    assert [p.name for p in found.state.record.participants] == ["入間川 悟", "鷺沼 ちか"]
    assert speakers(found) == list(WHO)


@pytest.mark.parametrize("sign", ["〃", "同"])
def test_a_title_may_be_that_of_the_row_above(sign: str) -> None:
    found = read(record_of([f"{who}：" for who in WHO], f"委員　入間川 悟\n{sign}　鷺沼 ちか"))
    assert [p.title for p in found.state.record.participants] == ["委員", "委員"]


def test_a_title_may_begin_as_that_of_the_row_above() -> None:
    people = "霞浜市港湾課長　入間川 悟\n同観光課長　鷺沼 ちか"
    found = read(record_of([f"{who}：" for who in WHO], people))
    assert [p.title for p in found.state.record.participants] == ["霞浜市港湾課長", "霞浜市観光課長"]


@pytest.mark.parametrize(
    "behind", ["。そう聞かれました。", "――あの言葉が忘れられません。", "と言われたのです。"]
)
@pytest.mark.parametrize("honorific", ["さん", ""])
@pytest.mark.parametrize("shape", ["{}：", "＜{}＞", "【{}】"])
def test_who_is_cited_by_name_does_not_speak(shape: str, honorific: str, behind: str) -> None:
    lines = record_of([shape.format(who) for who in WHO]).split("\n\n")
    lines[3] += f"\n入間川{honorific}「船は出るのですか」{behind}"
    assert speakers(read("\n\n".join(lines))) == list(WHO)


@pytest.mark.parametrize("cited", ["入間川さん", "入間川"])
def test_who_is_cited_never_speaks_in_silence_where_labels_are_full_names(cited: str) -> None:
    whole = {"入間川": "入間川悟君", "鷺沼": "鷺沼ちか君"}
    lines = talk([f"＜{whole[who]}＞" for who in WHO]).split("\n\n")
    lines[1] += f"\n\n{cited}「船は出るのですか」。そう聞かれた日のことを覚えています。"
    lines[3] += f"\n\n{cited}「港は広いのですか」――あのときの言葉が、今も胸にあります。"
    found = read("～浜の座談会～\n\n" + "\n\n".join(lines) + "\n")
    doubted = {doubt.line for doubt in found.state.review.doubts if doubt.code == "import.speaker.uncertain"}
    assert {7, 13} <= doubted or len(said(found)) == len(WHO)


@pytest.mark.parametrize("black", ["●●", "■■■", "◇◇"])
@pytest.mark.parametrize("shape", ["【{}】", "{}：", "○{}　"])
def test_a_name_that_is_blacked_out_is_a_label(black: str, shape: str) -> None:
    labels = [shape.format(black if who == "鷺沼" else who) for who in WHO]
    found = read(record_of(labels))
    spoken = speakers(found)
    assert spoken[::2] == ["入間川"] * 3
    assert all(who in (None, black) for who in spoken[1::2])


@pytest.mark.parametrize(
    "shape",
    [
        "[{m}'{s:02}\"] ",
        "{m}分{s:02}秒　",
        "{m:02}.{s:02} ",
        "（録音{m}分ごろ）",
        "00:{m:02}:{s:02}～00:{m:02}:59 ",
    ],
)
@pytest.mark.parametrize("label", ["{}：", "【{}】"])
def test_times_before_labels_rise(label: str, shape: str) -> None:
    labels = [shape.format(m=2 * n, s=n * 7) + label.format(who) for n, who in enumerate(WHO)]
    found = read(record_of(labels))
    assert speakers(found) == list(WHO)
    assert [text for _, text in said(found)] == list(SAID)


@pytest.mark.parametrize("tag", ["b", "strong", 'span class="name"'])
@pytest.mark.parametrize("parting", ["", "：", "&nbsp;"])
def test_a_label_may_stand_between_tags(tag: str, parting: str) -> None:
    labels = [f"<{tag}>{who}</{tag.split(maxsplit=1)[0]}>{parting}" for who in WHO]
    assert speakers(read(record_of(labels))) == list(WHO)


@pytest.mark.parametrize("tag", ["b", "em", 'p class="speaker"'])
def test_an_office_with_a_name_may_stand_between_tags(tag: str) -> None:
    office = {"入間川": "会長（入間川悟君）", "鷺沼": "２番（鷺沼ちか君）"}
    labels = [f"<{tag}>{office[who]}</{tag.split(maxsplit=1)[0]}>\n　\n" for who in WHO]
    found = read(record_of(labels, "会長：入間川 悟\n２番：鷺沼 ちか"))
    assert speakers(found) == list(WHO)
    assert [text for _, text in said(found)] == list(SAID)


@pytest.mark.parametrize("remark", ["［編注］", "（注）", "注1）", "（編集部より："])
def test_a_remark_of_editors_is_nobodys(remark: str) -> None:
    lines = record_of([f"{who}：" for who in WHO]).split("\n\n")
    end = "）" if remark.startswith("（編") else ""
    lines.insert(4, f"{remark}臨時のバスとは、浜と駅とを結ぶもののこと。{end}")
    found = read("\n\n".join(lines))
    assert speakers(found) == list(WHO)
    assert not any("駅とを結ぶ" in text for _, text in said(found))


@pytest.mark.parametrize("shape", ["質問{}　", "【問{}】", "Q{} "])
def test_numbered_questions_are_the_moderators(shape: str) -> None:
    asked = ["浜の春はどうですか。", "船は増えますか。", "来年はどうしますか。"]
    turns = [f"入間川：{said}" for said in SAID[:3]]
    pairs = enumerate(zip(asked, turns, strict=True), 1)
    text = "\n\n".join(f"{shape.format(n)}{ask}\n\n{turn}" for n, (ask, turn) in pairs)
    found = read(f"～浜の座談会～\n\n出席者\n港町会長　入間川 悟\n\n{text}\n")
    assert kinds(found) == ["prompt", "utterance"] * 3
    assert [text for _, text in said(found)] == list(SAID[:3])


def test_letters_that_stand_apart_are_one_name() -> None:
    found = read("～浜の座談会～\n\n" + talk([f"{' '.join(who)}）" for who in WHO]) + "\n")
    assert speakers(found) == list(WHO)


@pytest.mark.parametrize("picture", ["[画像]", "［写真1］", "![](3.png)"])
def test_where_a_picture_was_nothing_is_headed(picture: str) -> None:
    lines = record_of([f"{who}：" for who in WHO]).split("\n\n")
    lines.insert(4, picture)
    found = kinds(read("\n\n".join(lines)))
    assert not {"heading", "section"} & set(found)
    assert found.count("utterance") == len(WHO)


@pytest.mark.parametrize("parting", ["：", "\n"])
@pytest.mark.parametrize("between", ["／", "@"])
def test_a_place_behind_a_name_is_no_word_of_what_is_said(parting: str, between: str) -> None:
    places = {"入間川": "浜地区", "鷺沼": "沖地区"}
    found = read(record_of([f"{who}{between}{places[who]}{parting}" for who in WHO]))
    assert speakers(found) == list(WHO)
    assert [text for _, text in said(found)] == list(SAID)
