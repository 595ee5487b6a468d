"""Rows of participants, and who is meant by a label."""

import pytest

from tests.unit.recognize.reading_aloud import kinds, read, said
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.line_labels import LineLabels, known_weight
from zadankai_editor.recognize.cast.naming import labels_for
from zadankai_editor.recognize.cast.people import Member
from zadankai_editor.recognize.cast.rows import read_rows
from zadankai_editor.recognize.convention.signatures import read_signatures, spanned_lines
from zadankai_editor.recognize.labels import Label, LabelReader
from zadankai_editor.recognize.lines import read_page

ROWS = """霞野市CIO(副市長):甲野 洋
霞野市企画部長:甲野 花子
青波県CIO(副知事):丙山 学
青波県デジタル局課長代理:丁田 緑
青波県デジタル局課長代理:髙﨑 一
大谷大学教授:谷 進"""


def rows(text: str) -> list[Member]:
    return read_rows(read_page(text).filled)


def directory() -> Directory:
    return Directory([row.person for row in rows(ROWS)])


@pytest.mark.parametrize(
    ("row", "title", "post", "name"),
    [
        ("霞野市CIO(副市長):甲野 洋", "霞野市CIO", "副市長", "甲野 洋"),
        ("霞野市CIO（副市長）：甲野　洋", "霞野市CIO", "副市長", "甲野 洋"),
        ("霞野市CIO：霞野市副市長：甲野 洋", "霞野市CIO", "霞野市副市長", "甲野 洋"),
        ("霞野市CIO:副市長:甲野 洋", "霞野市CIO", "副市長", "甲野 洋"),
        ("霞野市課長 甲野 洋", "霞野市課長", None, "甲野 洋"),
        ("霞野市長　甲野洋", "霞野市長", None, "甲野洋"),
        ("霞野市室 デジタル推進担当 主幹:甲野 洋", "霞野市室 デジタル推進担当 主幹", None, "甲野 洋"),
        ("霞野市(CIO補佐、CDO):甲野 洋", "霞野市", "CIO補佐、CDO", "甲野 洋"),
        ("・甲野 洋（霞野市長）", "霞野市長", None, "甲野 洋"),
        ("甲野 洋:霞野市長", "霞野市長", None, "甲野 洋"),
        ("甲野 洋", None, None, "甲野 洋"),
    ],
)
def test_rows(row: str, title: str | None, post: str | None, name: str) -> None:
    (found,) = rows(row)
    assert found.person.name is not None
    assert (found.person.title, found.person.post, found.person.name.full) == (title, post, name)
    assert found.doubt is None


@pytest.mark.parametrize(
    "row", ["司会:甲野 洋", "霞野市課長(司会):甲野 洋", "司会：霞野市課長：甲野 洋", "甲野 洋(司会)"]
)
def test_who_leads_the_talk(row: str) -> None:
    (found,) = rows(row)
    assert found.person.moderator
    assert found.person.shown == "甲野 洋"


def test_several_people_may_do_one_thing_in_the_talk() -> None:
    found = rows("聞き手：椿　和子、磯貝　茂")
    assert [(row.person.shown, row.person.moderator) for row in found] == [
        ("椿 和子", True),
        ("磯貝 茂", True),
    ]
    told = rows("語り手：椿　和子、磯貝　茂")
    assert [(row.person.shown, row.person.part) for row in told] == [
        ("椿 和子", "語り手"),
        ("磯貝 茂", "語り手"),
    ]


def test_a_dot_parts_title_and_name() -> None:
    found = rows("飼育員・椿 和子 ／ 獣医・磯貝 茂 ／ 来園者代表・リタ")
    assert [(row.person.title, row.person.shown) for row in found] == [
        ("飼育員", "椿 和子"),
        ("獣医", "磯貝 茂"),
        ("来園者代表", "リタ"),
    ]
    (leads,) = rows("司会：園長・早瀬")
    assert (leads.person.title, leads.person.shown, leads.person.moderator) == ("園長", "早瀬", True)
    (only,) = rows("司会・椿 和子")
    assert (only.person.title, only.person.shown, only.person.moderator) == (None, "椿 和子", True)


@pytest.mark.parametrize("row", ["柳（製造課・入社2年目）", "リタ・磯貝（製造課・入社2年目）"])
def test_names_of_one_character_and_of_two_scripts_have_affiliations(row: str) -> None:
    (found,) = rows(row)
    assert (found.person.shown, found.person.title) == (row[: row.index("（")], "製造課・入社2年目")
    assert found.doubt is None


def test_groups_in_brackets_and_all_who_have_one_title() -> None:
    found = rows("(委員) 椿委員長、磯貝副委員長、早瀬、沢渡の各委員\n(事務局) 企画課長 柏原、同課主査 椎葉")
    assert [(row.person.title, row.person.shown) for row in found] == [
        ("委員長", "椿"),
        ("副委員長", "磯貝"),
        ("委員", "早瀬"),
        ("委員", "沢渡"),
        ("企画課長", "柏原"),
        ("企画課主査", "椎葉"),
    ]


def test_an_office_behind_a_family_name_is_that_of_the_next() -> None:
    found = rows("町長 椿 副町長 磯貝 茂")
    assert [row.person.shown for row in found] == ["椿", "磯貝 茂"]


def test_the_dot_of_a_name_from_abroad_parts_it() -> None:
    found = read(
        "パネル討論「港と空き家、どうする？」\nモデレーター　椿 和子（湊浜大学 准教授）\n"
        "パネリスト　　イ・ソンミン（建築家）\n　　　　　　　磯貝 茂（湊浜町 係長）\n"
        "　　　　　　　早瀬 みなも（大学生）\n\n"
        "椿：始めます。\nイ：はい。\n磯貝：はい。\n早瀬：はい。\nイ：屋根です。\n椿：終わります。\n"
    )
    assert found.state.record.title == "パネル討論「港と空き家、どうする？」"
    people = found.state.record.participants
    assert [p.label for p in people] == ["椿", "イ", "磯貝", "早瀬"]
    assert people[1].name == "イ・ソンミン"
    assert [who for who, _ in said(found)] == ["椿", "イ", "磯貝", "早瀬", "イ", "椿"]


def test_those_who_explain_to_an_assembly_are_listed_under_the_law_that_calls_them() -> None:
    found = read(
        "湊浜町議会会議録\n\n〇出席議員（２名）\n　１番　椿　和　子　君\n　２番　磯　貝　　　茂　君\n\n"
        "〇地方自治法第１２１条により説明のため出席した者の職氏名\n　町　　　　長　　　早瀬　　　望　　君\n"
        "　総　務　課　長　　沢　渡　　　隆　君\n\n"
        "〇１番（椿和子君）　質問です。\n〇町長（早瀬　望君）　お答えします。\n〇総務課長（沢渡　隆君）　補足します。\n"
    )
    names = [p.name for p in found.state.record.participants]
    assert names == ["椿 和子", "磯貝 茂", "早瀬 望", "沢渡 隆"]
    assert [who for who, _ in said(found)] == ["椿", "早瀬", "沢渡"]


def test_details_set_apart_behind_the_list_are_no_part_of_the_talk() -> None:
    found = read(
        "先達に聞く\n語り手：椿　和子\n聞き手：磯貝　茂、早瀬　望\n日　時：2019年7月某日\n場　所：椿氏宅\n\n"
        "磯貝　始めます。\n椿　　よろしく。\n早瀬　何歳でしたか。\n椿　　十四です。\n磯貝　ご飯は。\n"
    )
    assert found.state.record.held is not None
    assert kinds(found) == ["utterance"] * 5
    assert [who for who, _ in said(found)] == ["磯貝", "椿", "早瀬", "椿", "磯貝"]


def test_initials_with_what_they_are_make_a_list_without_a_heading() -> None:
    found = read(
        "卒業生座談会\n\nM.S（2015年卒・造船所）\nK.T（2018年卒・町役場）\n\nQ. いまのお仕事は。\n"
        "M.S：船を造っています。\nK.T：道を直しています。\nM.S：そうですか。\nK.T：そうです。\n"
    )
    assert [(p.label, p.title) for p in found.state.record.participants] == [
        ("M.S", "2015年卒・造船所"),
        ("K.T", "2018年卒・町役場"),
    ]
    assert kinds(found) == ["prompt"] + ["utterance"] * 4


def test_a_family_name_of_two_whom_the_text_introduces_chooses_nobody() -> None:
    found = read(
        "港の親子\n\n椿 洋平（港の学校校長）と椿 千夏（大工）の親子に聞いた。\n\n"
        "椿校長：雪でした。\n磯貝：山で聞きました。\n椿校長：その日です。\n椿千夏：町を出ていました。\n"
        "磯貝：そうでしたね。\n椿：驚いた。\n椿千夏：屋根を直します。\n椿：お願いします。\n"
    )
    names = {p.name for p in found.state.record.participants}
    assert {"椿 洋平", "椿 千夏"} <= names
    who = {block.text: block.speaker for block in found.state.record.blocks}
    assert who["驚いた。"] is None
    assert who["お願いします。"] is None
    assert who["雪でした。"] != who["屋根を直します。"]
    assert who["屋根を直します。"] is not None


def test_two_of_one_family_with_titles_are_no_third() -> None:
    found = read(
        "対談　港の明日\n\n椿町長：港を直します。\n椿船長：船は走れます。\n椿町長：来年です。\n椿船長：待っています。\n"
        "椿：桟橋は木がいい。\n椿町長：高いんですよ。\n椿：では木で。\n"
    )
    assert [(p.name, p.title) for p in found.state.record.participants] == [("椿", "町長"), ("椿", "船長")]
    assert any("椿（町長）" in doubt.message for doubt in found.state.review.doubts)


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("霞野市課長:甲野 洋霞野市課長:乙川 望", ["甲野 洋", "乙川 望"]),
        ("霞野市課長:甲野 洋霞野市部長(兼務):乙川 望", ["甲野 洋", "乙川 望"]),
        ("霞野市課長:甲野 洋霞野市部長:乙川 望霞野市長:丙山 学", ["甲野 洋", "乙川 望", "丙山 学"]),
        ("霞野市課長：甲野　洋山形県課長：乙川　望", ["甲野 洋", "乙川 望"]),
        ("霞野市長 甲野 洋霞野市議員 乙川 望", ["甲野 洋", "乙川 望"]),
        ("市長甲野洋副市長乙川望", ["甲野洋", "乙川望"]),
    ],
)
def test_people_who_run_together_in_a_row_are_parted_and_doubted(row: str, names: list[str]) -> None:
    found = rows(row)
    assert [r.person.shown for r in found] == names
    assert all(r.person.title for r in found)
    assert found[0].doubt is not None
    assert found[0].doubt.code == "import.participants.joined"


def test_a_new_title_is_told_by_the_other_rows() -> None:
    found = rows("みなと町役場係:甲野 洋\nみなと町役場係:乙川 望みなと町役場係:丙山 学")
    assert [r.person.shown for r in found] == ["甲野 洋", "乙川 望", "丙山 学"]


@pytest.mark.parametrize(
    "row", ["<霞野市>", "霞野市CIO:", "ほか3名が参加", "霞野市長:甲野洋青波市長:乙川学", "::"]
)
def test_a_row_that_is_not_understood_is_kept_and_doubted(row: str) -> None:
    found = rows(row)
    kept = "".join(f"{r.person.title or ''}{r.person.post or ''}{r.person.shown}" for r in found)
    assert {*row} - {*":"} <= {*kept}
    assert any(r.doubt for r in found)


@pytest.mark.parametrize(
    ("label", "person", "form"),
    [
        ("甲野洋", 0, Form.FULL),
        ("甲野（洋）", 0, Form.FULL),
        ("甲野 花子さん", 1, Form.FULL),
        ("丙山", 2, Form.FAMILY),
        ("丙山氏", 2, Form.FAMILY),
        ("甲野副市長", 0, Form.TITLED),
        ("甲野部長", 1, Form.TITLED),
        ("青波県CIO：丙山", 2, Form.TITLED),
        ("ＣＩＯ丙山", None, None),
        ("霞野市ＣＩＯ", 0, Form.TITLE),
        ("（副知事）", 2, Form.TITLE),
        ("部長", 1, Form.TITLE),
        ("市長", None, None),
        ("山本", None, None),
        ("大谷", None, None),
    ],
)
def test_labels_are_looked_up(label: str, person: int | None, form: Form | None) -> None:
    found = directory().lookup(label)
    assert (found and (found.person, found.form)) == (None if form is None else (person, form))


@pytest.mark.parametrize("label", ["甲野", "課長代理", "青波県デジタル局課長代理"])
def test_a_label_of_two_people_chooses_nobody(label: str) -> None:
    found = directory().lookup(label)
    assert found is not None
    assert found.person is None
    assert len(found.people) == 2


def test_another_shape_of_a_character_is_doubted() -> None:
    exact, alike = directory().lookup("髙﨑"), directory().lookup("高崎")
    assert exact is not None
    assert exact.problem is None
    assert alike is not None
    assert alike.person == exact.person
    assert alike.problem


@pytest.mark.parametrize(
    ("who", "person"),
    [
        ("青波県CIO:丁田", None),
        ("青波県知事:丙山", 2),
        ("丙山局長", 2),
        ("丙山教授", None),  # 教授 is another, who may be meant as well
    ],
)
def test_title_and_name_that_do_not_agree_are_doubted(who: str, person: int | None) -> None:
    found = directory().mention(who)
    assert found is not None
    assert found.person == person
    assert found.problem


def test_a_short_form_holds_from_where_it_is_defined() -> None:
    known = directory()
    assert known.lookup("副") is None
    assert known.define("副", 0) is None
    found = known.lookup("副")
    assert found is not None
    assert (found.person, found.form) == (0, Form.ALIAS)


def test_a_defined_short_form_comes_before_a_family_name() -> None:
    known = directory()
    assert known.define("甲野", 1) is None
    found = known.lookup("甲野")
    assert found is not None
    assert found.person == 1


def test_a_short_form_that_is_the_name_of_another_is_refused() -> None:
    known = directory()
    assert known.define("丙山", 3)
    found = known.lookup("丙山")
    assert found is not None
    assert found.person is None


def label_in(text: str) -> Label | None:
    """Return the label that a line begins with, if it is more likely one than not, where labels are printed so."""
    lines = read_page(text).filled
    reader = LabelReader(directory())
    found = read_signatures(spanned_lines(lines), lambda who: known_weight(reader, who))
    ways = LineLabels(reader, found).of(lines[0])
    return ways[0].label if ways and ways[0].weight > 0 else None


@pytest.mark.parametrize(
    ("line", "written", "rest"),
    [
        ("丙山", "丙山", ""),
        ("【丙山】", "【丙山】", ""),
        ("丙山：", "丙山", ""),
        ("丙山:はい。", "丙山", "はい。"),
        ("丙山：10:30です。", "丙山", "10:30です。"),
        ("青波県CIO:丙山:はい。", "青波県CIO:丙山", "はい。"),
        ("【丙山】はい。", "【丙山】", "はい。"),
        ("○丙山副知事　はい。", "○丙山副知事", "はい。"),
        ("○副知事（丙山君）　はい。", "○副知事（丙山君）", "はい。"),
        ("青波県CIO:丙山(以下「丙山」)", "青波県CIO:丙山(以下「丙山」)", ""),
        ("丙山学氏（以下、丙山）：はい。", "丙山学氏（以下、丙山）", "はい。"),
        ("丙山さん（以下、敬称略）", "丙山さん（以下、敬称略）", ""),
        ("丙山学さん（記事中「丙山」）", "丙山学さん（記事中「丙山」）", ""),
    ],
)
def test_labels_in_lines(line: str, written: str, rest: str) -> None:
    label = label_in(line)
    assert label is not None
    assert (label.written, label.rest, label.speakers, label.problem) == (written, rest, (2,), None)


@pytest.mark.parametrize(
    "line",
    [
        "丙山さんはお元気です。",
        "丙山学の本",
        "3:30から丙山",
        "日時：未定",
        "青波県(以下「県」)は海沿いです。",
        "https://丙山",
    ],
)
def test_no_labels(line: str) -> None:
    assert label_in(line) is None


def test_two_speak_at_once() -> None:
    label = label_in("丙山・丁田")
    assert label is not None
    assert label.speakers == (2, 3)


def test_labels_are_never_the_same_twice() -> None:
    people = [row.person for row in rows(ROWS)]
    assert labels_for(people) == ["甲野 洋", "甲野 花子", "丙山", "丁田", "髙﨑", "谷"]
    twins = [row.person for row in rows("A市長:甲野 洋\nB市長:甲野 洋\nB市長:甲野 洋")]
    assert len(set(labels_for(twins))) == 3


@pytest.mark.parametrize("who", ["丙 山 局 長", "山 形 県 局 長 丙 山"])
def test_an_office_that_no_list_has_may_be_set_apart_letter_by_letter(who: str) -> None:
    mention = directory().mention(who)
    assert mention is not None
    assert mention.person == 2
    assert mention.role is not None
