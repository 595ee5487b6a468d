"""What stands above the talk, in the forms that minutes, newsletters, letters and pages of sites have."""

import pytest

from tests.unit.recognize.reading_aloud import doubts, read, said
from zadankai_editor.recognize import Recognition
from zadankai_editor.record.nodes import BlockKind, Part
from zadankai_editor.record.review import LineUse

TALK = """
会長：それでは始めます。よろしくお願いします。
乙川：資料の三ページについて伺います。
会長：昨年度の数字です。
乙川：分かりました。ありがとうございます。
会長：ほかにございますか。
乙川：ありません。
"""


def lead(found: Recognition) -> list[str]:
    """Return the introduction."""
    return [block.text for block in found.state.record.blocks_of(Part.LEAD)]


def held(found: Recognition) -> str | None:
    """Return the date."""
    return found.state.record.held.date if found.state.record.held else None


FIELDS = ["会議名", "日　時", "場　所", "文書番号", "作成者", "公開・非公開"]
VALUES = [
    "第２回 渚町観光会議",
    "令和６年５月１日（水）14:00～15:30",
    "渚町役場 ３階",
    "渚第３号",
    "丁野",
    "公開",
]


@pytest.mark.parametrize(
    ("before", "between", "behind"),
    [
        ("", "：", ""),
        ("", "　　　", ""),
        ("■", "：", ""),
        ("【", "】", ""),
        ("・", ": ", ""),
        ("| ", " | ", " |"),
    ],
)
def test_fields_in_one_form_are_the_header_though_some_names_are_unknown(
    before: str, between: str, behind: str
) -> None:
    rows = [f"{before}{name}{between}{value}{behind}" for name, value in zip(FIELDS, VALUES, strict=True)]
    if behind:
        rows.insert(1, "|---|---|")
    found = read("\n".join(rows) + "\n" + TALK)
    assert found.state.record.title == VALUES[0]
    assert held(found) == "2024-05-01"
    assert [person.label for person in found.state.record.participants] == ["会長", "乙川"]
    assert [who for who, _ in said(found)] == ["会長", "乙川"] * 3
    assert {block.kind for block in found.state.record.blocks_of(Part.BODY)} == {BlockKind.UTTERANCE}


def test_who_speaks_right_below_a_field_is_none() -> None:
    found = read("渚町観光会議\n\n日時：令和6年5月1日\n場所：渚町役場" + TALK)
    assert [who for who, _ in said(found)] == ["会長", "乙川"] * 3


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "渚町\n第２期渚町子ども計画策定委員会\n第４回会議録",
            "渚町　第２期渚町子ども計画策定委員会　第４回会議録",
        ),
        ("広報なぎさ　第120号\n\n新春座談会\n若者が描く港の十年", "新春座談会　若者が描く港の十年"),
        ("令和６年第２回定例会\n渚町農業委員会総会議事録", "令和６年第２回定例会　渚町農業委員会総会議事録"),
        ("会議結果報告書\n会議等の名称　第２回 渚町観光会議", "第２回 渚町観光会議"),
        ("投稿日：2024年7月1日\n\n入社一年目の座談会", "入社一年目の座談会"),
        ("1/5 ページ\n\n第６回渚町福祉計画委員会　議事録", "第６回渚町福祉計画委員会　議事録"),
    ],
)
def test_the_title_is_what_names_the_event(head: str, title: str) -> None:
    found = read(f"{head}\n\n日時：令和6年5月1日\n場所：渚町役場\n{TALK}")
    assert found.state.record.title == title
    assert [who for who, _ in said(found)] == ["会長", "乙川"] * 3


@pytest.mark.parametrize("sign", [" > ", "＞", " › ", " » "])
def test_the_menu_of_a_site_is_left_out_and_its_way_names_the_title(sign: str) -> None:
    way = sign.join(["ホーム", "くらし", "広聴", "町長と語る会"])
    found = read(
        f"本文へ\n検索\nメニュー\n{way}\n\n町長と語る会（東部）\n更新日：2024年6月1日\n日時：令和6年5月1日\n{TALK}"
    )
    assert found.state.record.title == "町長と語る会（東部）"
    assert held(found) == "2024-05-01"
    assert [line.use for line in found.state.review.lines if line.number <= 4] == [LineUse.LEFT_OUT] * 4


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("令和6年5月1日 19時～20時半 於：渚会館", "2024-05-01"),
        ("2024年5月1日（水・祝）　於 渚会館", "2024-05-01"),
        ("１　開会の日時　令和６年５月１日　午後１時", "2024-05-01"),
        ("日にち：5月1日（水）", None),
        ("日時　5/1（水）19:00～", None),
    ],
)
def test_dates_with_time_and_place_and_dates_without_a_year(line: str, date: str | None) -> None:
    found = read(f"渚町観光会議\n\n{line}\n場所：渚会館\n{TALK}")
    record = found.state.record
    assert record.held is not None
    assert (record.held.date, record.held.text) == (date, line)
    assert (("import.field.uncertain", "held.date") in doubts(found)) is (date is None)


HEADS = (
    "差出人: 乙川 花子\n宛先: 委員の皆様\n日付: 2024年6月3日\n件名: {0}\n\n皆様\n\n"
    "お疲れさまです。記録を送ります。\n"
)


def test_what_a_letter_is_about_is_the_title_where_nothing_else_is() -> None:
    found = read(HEADS.format("Re: 渚町観光会議の記録") + "\n日時：令和6年5月1日\n" + TALK)
    assert found.state.record.title == "渚町観光会議の記録"
    assert held(found) == "2024-05-01"


def test_the_heads_of_a_letter_that_is_handed_on_are_left_out_too() -> None:
    text = (
        HEADS.format("FW: 渚町観光会議") + "\n-----Original Message-----\nFrom: 丁野\nSubject: 渚町観光会議\n"
    )
    found = read(f"{text}\n渚町観光会議\n日時：令和6年5月1日\n{TALK}")
    assert found.state.record.title == "渚町観光会議"
    assert lead(found) == ["皆様", "お疲れさまです。記録を送ります。"]


@pytest.mark.parametrize(
    "text",
    [
        (
            "| 発言者 | 発言内容 |\n|---|---|\n| 会長 | 始めます。 |\n| 乙川 | はい。 |\n"
            "| 〃 | 伺います。 |\n| 会長 | どうぞ。 |"
        ),
        "発言者,発言\n会長,始めます。\n乙川,はい。\n〃,伺います。\n会長,どうぞ。",
        '時刻\t話者\t内容\n10:00\t会長\t始めます。\n10:01\t乙川\t"はい。"\n10:02\t〃\t伺います。\n10:03\t会長\tどうぞ。',
        'name,text\n会長,"始めます。"\n乙川,"はい。"\n〃,"伺います。"\n会長,"どうぞ。"',
    ],
)
def test_rows_of_a_table_are_turns(text: str) -> None:
    found = read(text)
    assert said(found) == [
        ("会長", "始めます。"),
        ("乙川", "はい。"),
        ("乙川", "伺います。"),
        ("会長", "どうぞ。"),
    ]
    assert not found.state.record.title


@pytest.mark.parametrize("number", ["{}. ", "{}．", "{} ", "({}) "])
def test_short_turns_below_a_row_of_people_are_read_and_so_are_numbered_headings(number: str) -> None:
    """The spaces in the rows of a header are no words that a machine has set apart."""
    heads = [number.format(n) + text for n, text in enumerate(["夏の祭り", "港の掃除", "その他"], 1)]
    turns = [
        "会長　八月に開きたい。\n会計　予算は三十万円まで。\n書記　回覧を作る。\n会長　声を掛けてみる。",
        "会計　領収書を忘れずに。\n会長　日曜に行う。",
        "会長　特にない。\n書記　ない。",
    ]
    talk = "\n".join(f"{head}\n{said_there}" for head, said_there in zip(heads, turns, strict=True))
    found = read(
        f"渚町役員会 議事録\n令和6年5月1日 19時～ 於：渚会館\n出席：会長 椿、会計 磯貝、書記 早瀬\n\n{talk}"
    )
    assert [who for who, _ in said(found)] == ["椿", "磯貝", "早瀬", "椿", "磯貝", "椿", "椿", "早瀬"]
    assert [b.text for b in found.state.record.blocks if b.kind is BlockKind.SECTION] == heads


def test_a_letter_begins_with_whom_it_addresses_and_not_with_its_title() -> None:
    found = read(
        "From: 椿 <t@minato.example>\nSubject: 【メモ】港の定例\n\n各位\n\n送ります。\n\n日時：令和6年5月1日\n"
        + TALK
    )
    assert found.state.record.title == "【メモ】港の定例"


@pytest.mark.parametrize("mark", ["■", "〇", "1．"])
def test_headings_below_each_other_before_anybody_speaks_are_doubted(mark: str) -> None:
    heads = "\n".join(f"{mark}{text}" for text in ["港の灯りの件", "渡し船の便数", "夏の祭り"])
    found = read(f"渚町観光会議\n\n{heads}\n{TALK}")
    sections = [b for b in found.state.record.blocks if b.kind in (BlockKind.SECTION, BlockKind.HEADING)]
    doubted = {block for _, block in doubts(found)}
    assert all(block.id in doubted for block in sections)
    assert [who for who, _ in said(found)] == ["会長", "乙川"] * 3


PAGES = [
    ("潮目へようこそ\n\n定例記者会見\n日時：令和6年5月1日", "定例記者会見"),
    ("渚町\n港は第二の校庭\n日時：令和6年5月1日", "港は第二の校庭"),
    (
        "本文\n令和6年4月9日 渚県知事 定例記者会見\n1 日時 令和6年4月9日（火曜日）",
        "令和6年4月9日 渚県知事 定例記者会見",
    ),
    (
        "トップページへ\nサイトのメニュー\n\n渚町ホームページ\n\n令和6年4月9日　記者会見",
        "令和6年4月9日　記者会見",
    ),
    ("談笑する様子\n若手座談会\n日時：令和6年5月1日", "若手座談会"),
    (
        "第3回渚区協議会 [PDF／318KB] - 渚町\n\n会議名\n第3回渚区協議会\n\n日時：令和6年5月1日",
        "第3回渚区協議会",
    ),
    (
        "汐県の話題\n\n社長と新人が語り合う座談会\n\n新人と社長が語り合いました。",
        "社長と新人が語り合う座談会",
    ),
    ("シェア　ツイート　送る\n第5節 渚FC戦 試合後監督会見", "第5節 渚FC戦 試合後監督会見"),
    (
        "きまぐれ渚帖\n\n2024-05-01\n\n「港の集い」私的議事録\n\n渚町で開かれた集いの記録です。",
        "「港の集い」私的議事録",
    ),
    ("平成23年9月議会報告", "平成23年9月議会報告"),
    (
        "TOP BACK\n渚連合会第21回定期大会　2006年7月26日〜7月28日",
        "渚連合会第21回定期大会　2006年7月26日〜7月28日",
    ),
]


@pytest.mark.parametrize(("head", "title"), PAGES)
def test_what_a_site_prints_around_a_text_is_not_its_title(head: str, title: str) -> None:
    found = read(f"{head}\n\n{TALK}")
    assert found.state.record.title == title


def test_what_holds_no_letter_is_no_title() -> None:
    assert read(f"-\n…\n\n{TALK}").state.record.title == ""


def test_a_question_with_an_arrow_before_the_first_answer_is_one() -> None:
    asked = ["灯りは足りますか？", "船は要りますか？", "ひとことお願いします。"]
    found = read(
        "潮目座談会\n\n" + "".join(f"⇒{one}\n\n（椿）：はい。\n\n（磯貝）：ええ。\n\n" for one in asked)
    )
    prompts = [b.text for b in found.state.record.blocks if b.kind is BlockKind.PROMPT]
    assert prompts == asked


def test_answers_of_one_who_is_never_named_are_asked_about_once() -> None:
    found = read(
        "潮目監督インタビュー\n\n" + "".join(f"――{n}つ目は何ですか。\n\n灯台です。\n\n" for n in "一二三四")
    )
    assert [code for code, _ in doubts(found)].count("import.speaker.uncertain") == 1
    assert not any(code == "import.reading.implausible" for code, _ in doubts(found))


@pytest.mark.parametrize("opened", ["午前10時開議", "（火曜日）午前10時", ""])
def test_the_date_below_the_agendas_heading_is_no_item(opened: str) -> None:
    found = read(
        f"令和6年渚市議会定例会\n\n議事日程（第2号）\n\n　令和6年4月9日{opened}\n\n日程第1 一般質問\n\n{TALK}"
    )
    assert held(found) == "2024-04-09"


def test_one_long_paragraph_that_nobody_says_is_told_of() -> None:
    found = read(
        "".join(
            f"00:{n:02} 今日は庭の話です。鉢が二十三あって、ゴーヤの種をまきました。 "
            for n in range(4, 60, 9)
        )
    )
    assert doubts(found)[0][0] == "import.reading.implausible"


@pytest.mark.parametrize("asked", ["町に入った理由を\n教えてください。", "灯りは足りていますか？"])
def test_a_question_right_above_the_first_label_is_asked_about(asked: str) -> None:
    said_below = "".join(
        f"{who}\n\n{words}。\n\n" for who, words in [("椿", "海です"), ("磯貝", "灯りです")] * 3
    )
    found = read(f"潮目座談会\n\n参加者\n椿 和子\n磯貝 茂\n\n町の人が語りました。\n\n{asked}\n\n{said_below}")
    told = [doubt for doubt in found.state.review.doubts if "最初の質問" in doubt.message]
    assert len(told) == asked.count("\n") + 1


def test_what_stands_below_a_heading_above_the_first_question_may_be_said() -> None:
    turns = "".join(f"Q. {n}つ目は何ですか。\n\n灯台です。\n\n" for n in "一二三四")
    found = read(f"第5節 渚FC戦 監督会見\n\n試合を終えて\n\n本当にうれしく思います。\n\n{turns}")
    assert any("リードとしました。発言でないか" in doubt.message for doubt in found.state.review.doubts)
