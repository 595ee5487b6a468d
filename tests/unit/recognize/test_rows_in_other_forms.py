"""Lists set in Markdown, rows of units and family names, people from abroad, rows that tell who is who."""

import pytest

from tests.unit.recognize.reading_aloud import doubts, read, said

TALK = """
甲野　空き家は何軒ありますか。
乙川　百軒ほどです。
丙田　私の家もそうでした。
甲野　ありがとうございます。
"""
WHO = ["甲野", "乙川", "丙田", "甲野"]


@pytest.mark.parametrize(
    "header",
    [
        "**日時**：2023年11月5日\n**参加者**：甲野 洋、乙川 学、丙田 香\n",
        "- **日時：** 2023年11月5日（日）\n- **参加者：** 甲野 洋、乙川 学、丙田 香\n",
        "**日時**: 2023年11月5日\n\n**参加者**\n- 甲野 洋（町役場）\n- 乙川 学（行政書士）\n- 丙田 香（主婦）\n",
        "*開催日*　2023年11月5日\n\n## 参加者\n\n* 甲野 洋（町役場）\n* 乙川 学（行政書士）\n* 丙田 香（主婦）\n",
    ],
)
def test_bold_words_are_headings_as_words_in_brackets_are(header: str) -> None:
    found = read(f"# 空き家を語る座談会\n{header}{TALK}")

    record = found.state.record
    assert record.title == "空き家を語る座談会"
    assert record.held is not None
    assert record.held.date == "2023-11-05"
    assert [(person.name, "*" in f"{person.title}") for person in record.participants] == [
        ("甲野 洋", False),
        ("乙川 学", False),
        ("丙田 香", False),
    ]
    assert [who for who, _ in said(found)] == WHO


@pytest.mark.parametrize(
    ("row", "title"),
    [
        ("事務局　住宅課長　甲野 洋、住宅係　乙川、総務課　川村", "住宅係"),
        ("事務局：住宅課長　甲野 洋、都市計画課　乙川、総務課　川村", "都市計画課"),
    ],
)
def test_a_unit_before_a_family_name_is_none(row: str, title: str) -> None:
    found = read(f"空き家の会議\n\n出席者\n{row}\n{TALK.replace('丙田', '川村')}")

    assert [who for who, _ in said(found)] == ["甲野", "乙川", "川村", "甲野"]
    assert [person.title for person in found.state.record.participants][1] == title
    assert not [code for code, *_ in doubts(found) if "speaker" in code]


@pytest.mark.parametrize(
    "rows",
    [
        "グエン・ティ・ハー（ベトナム出身）\nジョアン・サントス（ブラジル出身）\n甲野 洋（国際交流協会）\n",
        "参加者：グエン・ティ・ハー、ジョアン・サントス、甲野 洋\n",
        "会社員　グエン・ティ・ハー\n介護士　ジョアン・サントス\n司会　甲野 洋\n",
    ],
)
def test_long_names_with_dots_are_names(rows: str) -> None:
    talk = "甲野：何に困りますか。\nハー：ごみの分別です。\nサントス：病院の言葉です。\nグエン：役所の紙もです。\n"
    found = read(f"多言語座談会\n{'' if '：' in rows else '参加者'}\n{rows}\n{talk}")

    names = [person.name for person in found.state.record.participants]
    speakers = [found.state.record.participants[names.index(name)].label for name in names]
    assert sorted(filter(None, names)) == ["グエン・ティ・ハー", "ジョアン・サントス", "甲野 洋"]
    assert len(set(speakers)) == 3
    assert all(who is not None for who, _ in said(found))


@pytest.mark.parametrize(
    "rows",
    [
        "甲野洋子（こうの・ようこ）＝炭焼き職人、六十歳\nマイク・ジョンソン＝英語講師、三十四歳\n",
        "甲野洋子（こうの・ようこ）＝1960年生まれ。炭焼き職人。\nマイク・ジョンソン＝1990年生まれ。英語講師。\n",
        "甲野洋子（こうの・ようこ）：1960年生まれ。炭を焼く。\nマイク・ジョンソン：1990年生まれ。英語を教える。\n",
    ],
)
def test_rows_that_tell_who_somebody_is(rows: str) -> None:
    talk = "甲野　山は変わりました。\nジョンソン　八年見てきました。\n甲野　鹿も増えました。\nジョンソン　多いです。\n"
    found = read(f"里山の座談会\n\n出席者（敬称略）\n{rows}\n{talk}")

    record = found.state.record
    assert [person.name for person in record.participants] == ["甲野 洋子", "マイク・ジョンソン"]
    assert all(person.title for person in record.participants)
    assert [who for who, _ in said(found)] == ["甲野", "ジョンソン"] * 2
    assert record.title == "里山の座談会"


@pytest.mark.parametrize(
    "rows",
    [
        "コーディネーター／甲野 洋氏／青波大学教授\n乙川 学氏／商工会長\nパネリスト／丙田 香氏／漁業協同組合",
        "甲野 洋氏／青波大学教授\n乙川 学氏／商工会長\n丙田 香氏／漁業協同組合",
        "青波大学教授／甲野 洋\n商工会長／乙川 学\n漁業協同組合／丙田 香",
    ],
)
def test_slashes_part_what_a_row_tells_of_one(rows: str) -> None:
    people = read(f"港のシンポジウム\n\n登壇者\n{rows}\n{TALK}").state.record.participants

    assert [(person.name, person.title) for person in people] == [
        ("甲野 洋", "青波大学教授"),
        ("乙川 学", "商工会長"),
        ("丙田 香", "漁業協同組合"),
    ]


@pytest.mark.parametrize("label", ["会長（市長）", "会長(市長)"])
@pytest.mark.parametrize("row", ["市長　甲野 洋\n消防団長　乙川 学", "会長（市長）\n委員（消防団長）"])
def test_two_offices_are_whoever_has_the_one_in_brackets(row: str, label: str) -> None:
    talk = f"{label}：始めます。\n委員（消防団長）：異議ありません。\n消防団長：一つ伺います。\n{label}：どうぞ。\n"
    found = read(f"防災会議\n\n出席者\n{row}\n\n{talk}")

    people = [person.label for person in found.state.record.participants]
    assert [people.index(str(who)) for who, _ in said(found)] == [0, 1, 1, 0]
    assert len(people) == 2


@pytest.mark.parametrize("count", ["A{}　", "A{} "])
def test_a_letter_that_counts_answers_stands_before_a_label(count: str) -> None:
    talk = "".join(
        f"Q{number}　{asked}\n{count.format(number)}{who}：{answer}\n"
        for number, asked, who, answer in (
            (1, "橋はいつ直りますか。", "市長", "来年です。"),
            (2, "港はどうですか。", "商工会長", "再来年です。"),
            (3, "灯台はどうですか。", "市長", "考えます。"),
        )
    )
    found = read(f"市民と語る会\n\n出席者\n市長　甲野 洋\n商工会長　乙川 学\n\n{talk}")

    assert said(found) == [("甲野", "来年です。"), ("乙川", "再来年です。"), ("甲野", "考えます。")]


def test_whoever_speaks_under_a_full_name_is_in_no_list() -> None:
    talk = "甲野 洋：山は変わった。道も増えた。\n\n乙川 学：八年見た。\n\n甲野 洋：鹿も増えた。\n\n乙川 学：多いな。\n"
    found = read(f"里山の座談会\n\n参加者\n甲野 洋\n乙川 学\n\n{talk}")

    assert [who for who, _ in said(found)] == ["甲野", "乙川"] * 2
