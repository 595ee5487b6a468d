"""Signs of which a line says for whom they stand."""

import pytest

from tests.unit.recognize.reading_aloud import kinds, read, said
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.recognize.page.mark_legend import open_marks
from zadankai_editor.record.nodes import BlockKind

TALK = """{q}それでは議事に入ります。
{j}資料１をご覧ください。利用者は十二万人でした。
{i}利用者が減っているのはなぜですか。
{j}分館が改修で休んでいたためです。
{i}夜も開けてほしいという声があります。
{q}その点はどうですか。
{j}来年度に試行する予定です。
{i}学校との連携も進めてください。
"""
LEGENDS = [
    "（○：委員、□：座長、△：事務局）",
    "※○は委員、□は座長、△は事務局の発言です。",
    "【凡例】　○…委員　□…座長　△…事務局",
    "委員：○　座長：□　事務局：△",
    "○印　委員\n□印　座長\n△印　事務局",
    "※○は委員、□は座長、△は事務局の発言です。発言は要約しています。",
]


@pytest.mark.parametrize("legend", LEGENDS)
@pytest.mark.parametrize("behind", ["　", ""])
def test_a_legend_of_signs_says_who_speaks(legend: str, behind: str) -> None:
    talk = TALK.format(q=f"□{behind}", j=f"△{behind}", i=f"○{behind}")
    found = read(f"霞野市図書館協議会　会議要旨\n\n日時　令和６年７月８日\n\n{legend}\n\n{talk}")
    assert kinds(found) == ["utterance"] * 8
    people = ["座長", "事務局", None, "事務局", None, "座長", "事務局", None]
    assert [who for who, _ in said(found)] == people
    written = [block.written for block in found.state.record.blocks if block.kind is BlockKind.UTTERANCE]
    assert {one for one in written if one} == {"委員"}


def test_a_sign_before_other_labels_stays_their_mark() -> None:
    talk = "".join(
        f"○道が狭いです。何とかなりませんか。\n●{who}　{words}\n"
        for who, words in (
            ("市長", "警察と話しています。"),
            ("教育長", "声をかけます。"),
            ("市長", "調べます。"),
        )
    )
    found = read(f"霞野市ふれあいトーク\n\n※○は市民、●は市の発言です。\n\n{talk}")
    assert [who for who, _ in said(found)] == ["市民", "市長", "市民", "教育長", "市民", "市長"]


@pytest.mark.parametrize("row", ["{sign}{name}さん（{post}）", "{sign}{name}（{post}）"])
def test_pictures_in_a_list_say_who_speaks(row: str) -> None:
    people = [("🐻", "クマ", "北の市"), ("🦊", "キツネ", "山の町"), ("🐧", "ペンギン", "海の市")]
    rows = "\n".join(row.format(sign=sign, name=name, post=post) for sign, name, post in people)
    talk = [
        ("🐻", "乾杯しましょう。"),
        ("🦊", "まだ職場です。"),
        ("🐧", "お先にどうも。"),
        ("🐻", "次は写真の話です。"),
    ]
    text = "\n".join(f"{sign}{words}" for sign, words in (*talk, *talk))
    found = read(f"広報担当が語る夜\n\n登場人物\n{rows}\n\n{text}\n")
    names = [who.removesuffix("さん") for who, _ in said(found) if who]
    assert names == ["クマ", "キツネ", "ペンギン", "クマ"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "○：委員、△：事務局\n甲野：賛成です。\n",
        "○：委員、△：事務局\n○甲野　賛成です。\n△乙川　説明します。\n○甲野　はい。\n△乙川　以上です。\n",
        "○よい。\n△だめ。\n",
        "○は丸いです。\n△は角があります。\n",
    ],
)
def test_what_explains_no_sign_changes_nothing(text: str) -> None:
    page = read_page(text)
    assert open_marks(page.filled) == []
    assert "\n".join(line.text for line in page.filled) == text.strip()
