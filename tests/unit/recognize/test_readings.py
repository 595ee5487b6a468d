"""Small records, each in one habit of writing, read whole: who says what, and what is doubted."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, Said, doubts, kinds, read, said

WORDS = [
    "今日は港の話をしましょう。",
    "はい。船は三十そうです。",
    "学校でも学んでいます。",
    "それはよいですね。",
]


def talk(labels: list[str], between: str, count: int = 12, gap: str = "\n\n") -> str:
    """Return a talk of `count` utterances, whose labels come in turn."""
    return gap.join(f"{labels[n % len(labels)]}{between}{WORDS[n % 4]}" for n in range(count))


def speakers(text: str) -> list[str | None]:
    return [who for who, _ in said(read(text))]


@pytest.mark.parametrize(
    ("labels", "between", "gap"),
    [
        (["椿", "磯貝", "早瀬"], "\n", "\n\n"),
        (["椿", "磯貝", "早瀬"], "\n　", "\n\n"),
        (["椿", "磯貝", "早瀬"], "\n", "\n"),
        (["椿", "磯貝", "早瀬"], "：", "\n\n"),
        (["椿", "磯貝", "早瀬"], "：", "\n"),
        (["椿", "磯貝", "早瀬"], "　", "\n\n"),
        (["椿", "磯貝", "早瀬"], "　", "\n"),
        (["椿町長", "磯貝会長", "早瀬課長"], "：", "\n\n"),
        (["椿（町長）", "磯貝（会長）", "早瀬（課長）"], "：", "\n\n"),
        (["○椿町長", "○磯貝会長", "○早瀬課長"], "　", "\n\n"),
        (["○町長（椿和子君）", "○会長（磯貝茂君）", "○課長（早瀬望君）"], "　", "\n\n"),
        (["（町長）", "（会長）", "（課長）"], "\n", "\n\n"),
        (["【椿】", "【磯貝】", "【早瀬】"], "", "\n\n"),
        (["椿）", "磯貝）", "早瀬）"], "", "\n\n"),
        (["■椿", "■磯貝", "■早瀬"], "\n", "\n\n"),
    ],
)
def test_listed_people_in_every_label(labels: list[str], between: str, gap: str) -> None:
    found = read(HEADER + talk(labels, between, gap=gap))
    assert [who for who, _ in said(found)] == ["椿", "磯貝", "早瀬"] * 4
    assert doubts(found) == []


@pytest.mark.parametrize(
    ("labels", "between", "shown"),
    [
        (["T.H.", "Y.K."], "：", ["T.H.", "Y.K."]),
        (["T.H.", "Y.K."], "　", ["T.H.", "Y.K."]),
        (["T.H.", "Y.K."], "\n", ["T.H.", "Y.K."]),
        (["A子さん", "B男さん"], "：", ["A子", "B男"]),
        (["A子さん", "B男さん"], "　", ["A子", "B男"]),
        (["椿", "磯貝", "早瀬"], "　", ["椿", "磯貝", "早瀬"]),
    ],
)
def test_without_a_list_labels_are_told_by_what_recurs(
    labels: list[str], between: str, shown: list[str]
) -> None:
    """Somebody speaks in each: under a name that was added to the list, or under what is written."""
    found = read("港の座談会\n\n" + talk(labels, between))
    assert kinds(found) == ["utterance"] * 12
    record = found.state.record
    who = [record.label_of(b.speaker) or b.written for b in record.blocks]
    assert who == (shown * 12)[:12]


def test_who_answers_is_known_by_the_role_in_the_list() -> None:
    text = (
        "青波大学×湊浜町 対談\n\n聞き手：椿 和子\n語り手：早瀬 望（青波大学教授）\n\n"
        "聞き手：きっかけは何ですか。\n語り手：海が好きだったからです。\n\n聞き手：次は。\n語り手：山です。\n"
    )
    assert speakers(text) == ["椿", "早瀬", "椿", "早瀬"]


def test_a_suffix_that_a_list_shares_is_the_title_of_each() -> None:
    text = "湊浜町議会会議録\n\n出席者　椿、磯貝、早瀬の各委員\n\n" + talk(
        ["椿委員", "磯貝委員", "早瀬委員"], "："
    )
    people = [(p.label, p.name, p.title) for p in read(text).state.record.participants]
    assert people == [("椿", None, "委員"), ("磯貝", None, "委員"), ("早瀬", None, "委員")]
    assert speakers(text) == ["椿", "磯貝", "早瀬"] * 4


@pytest.mark.parametrize("between", ["：", "\n"])
def test_a_stranger_who_speaks_often_is_doubted_at_the_first_place(between: str) -> None:
    found = read(HEADER + talk(["椿", "丹波", "磯貝", "早瀬"], between, count=16))
    assert [who for who, _ in said(found)] == ["椿", None, "磯貝", "早瀬"] * 4
    assert [b.written for b in found.state.record.blocks if b.speaker is None] == ["丹波"] * 4
    assert doubts(found) == [("import.speaker.uncertain", "b2")]


@pytest.mark.parametrize("amid", ["好きな花は\n椿\nです。", "好きな花は\n\n椿\n\nです。"])
def test_a_name_that_stands_otherwise_than_labels_do_never_speaks_in_silence(amid: str) -> None:
    found = read(HEADER + talk(["椿", "磯貝", "早瀬"], "\n").replace(WORDS[2], amid, 1))
    block = next(
        b for b in found.state.record.blocks if b.text.endswith("です。") and "です。" in b.paragraphs
    )
    whole = found.state.record.label_of(block.speaker) == "早瀬" and len(block.paragraphs) == 3
    assert whole or block.id in {place for _, place in doubts(found)}


TITLED = [
    ("椿町長：はい。", "椿町長"),
    ("椿副町長：はい。", "椿副町長"),
    ("副町長：はい。", "椿副町長"),
    ("椿（一）：はい。", "椿副町長"),
    ("椿和子町長：はい。", "椿町長"),
    ("椿：はい。", None),
    ("椿補佐：はい。", None),
]


@pytest.mark.parametrize(("line", "who"), TITLED)
def test_two_of_one_family(line: str, who: str | None) -> None:
    header = HEADER.replace("湊浜町商工会長:磯貝 茂", "湊浜町副町長:椿 一郎")
    found = read(header + "椿町長：はじめます。\n\n椿副町長：ええ。\n\n早瀬：では。\n\n" + line)
    assert said(found)[-1] == (who, "はい。")
    both = [d.message for d in found.state.review.doubts if d.block == "b4"]
    assert bool(both) == (who is None)
    assert all("椿 和子" in message and "椿 一郎" in message for message in both)


MINUTES = """第2回湊浜町議会

出席議員
１番　椿　和　子
２番　名　倉　　恵
３番　磯　貝　　茂

○議長（磯貝　茂君）　始めます。

"""


@pytest.mark.parametrize("label", ["１番（名倉　恵君）", "３番（椿　和子君）", "４番（鳴海　一君）"])
def test_offices_that_do_not_agree_with_the_name_name_nobody(label: str) -> None:
    found = read(f"{MINUTES}○{label}　質問です。\n\n○議長（磯貝　茂君）　はい。\n")
    expected: list[Said] = [("磯貝", "始めます。"), (None, "質問です。"), ("磯貝", "はい。")]
    assert said(found) == expected
    assert ("import.speaker.uncertain", "b2") in doubts(found)


@pytest.mark.parametrize("aside", ["（拍手）", "〔町長退席〕", "（休憩）", "（一同笑い）"])
def test_what_happens_is_text_and_who_spoke_goes_on(aside: str) -> None:
    found = read(HEADER + f"椿\nはじめます。\n\n{aside}\n\n続けます。\n\n磯貝\nはい。\n\n早瀬\nええ。\n")
    assert kinds(found)[:4] == ["utterance", "text", "utterance", "utterance"]
    goes_on = found.state.record.blocks[2]
    assert (found.state.record.label_of(goes_on.speaker), goes_on.continued) == ("椿", True)
    assert "b2" not in {place for _, place in doubts(found)}


def test_laughter_belongs_to_who_laughs() -> None:
    found = read(HEADER + "椿\nはじめます。\n（笑）\n\n磯貝\nはい。\n\n早瀬\nええ。\n")
    assert said(found)[0] == ("椿", "はじめます。\n（笑）")


def test_titles_in_brackets_before_every_line_are_labels() -> None:
    lines = ["（会長）　始めます。", "（館長）　資料1です。", "（委員）　質問です。", "（事務局）　はい。"]
    text = (
        "湊浜町図書館協議会\n\n出席者\n会長　椿　和子\n委員　磯貝　茂\n委員　早瀬　望\n館長　沢渡　健二\n\n"
    )
    found = read(text + "\n".join([*lines, "（磯貝委員）　なるほど。", "（会長）　終わります。"]))
    assert said(found) == [
        ("椿", "始めます。"),
        ("沢渡", "資料1です。"),
        (None, "質問です。"),
        (None, "はい。"),
        ("磯貝", "なるほど。"),
        ("椿", "終わります。"),
    ]
    assert {"b3", "b4"} <= {place for _, place in doubts(found)}


def test_titles_in_brackets_are_labels_without_a_list_too() -> None:
    lines = ["（会長）　始めます。", "（館長）　資料1です。", "（委員）　質問です。", "（事務局）　はい。"]
    found = read("湊浜町図書館協議会\n\n" + "\n".join([*lines, *lines]))
    assert [text for _, text in said(found)] == ["始めます。", "資料1です。", "質問です。", "はい。"] * 2


def test_rows_below_a_role_are_people_whatever_their_post() -> None:
    rows = "コーディネーター　椿 和子（湊浜大学教授）\nパネリスト　磯貝 茂（商工会長）\n"
    more = "　　　　　　早瀬 望（青波県課長）\n　　　　　　沢渡 健二（漁師）\n\n"
    found = read(
        "港フォーラム\n\n" + rows + more + talk(["【椿】", "【磯貝】", "【早瀬】", "【沢渡】"], "　")
    )
    assert [p.label for p in found.state.record.participants] == ["椿", "磯貝", "早瀬", "沢渡"]
    assert [who for who, _ in said(found)] == ["椿", "磯貝", "早瀬", "沢渡"] * 3


def test_an_answer_right_below_a_question_is_no_part_of_it() -> None:
    questions = ["絵を始めたのは。", "今は。", "これからは。"]
    answers = ["五歳です。海の絵でした。", "毎日描きます。", "山も描きます。"]
    talked = "\n\n".join(
        f"Q{n}. {q}\n{a}" for n, (q, a) in enumerate(zip(questions, answers, strict=True), 1)
    )
    found = read("海を描く\n\n画家の椿和子さんに聞きました。\n\n" + talked)
    assert kinds(found) == ["prompt", "utterance"] * 3
    assert [text for _, text in said(found)] == answers


def test_labels_that_are_not_understood_never_become_what_somebody_else_says_in_silence() -> None:
    text = (
        "湊浜町図書館協議会\n\n1　日時　令和3年7月1日\n"
        "2　出席者　委員：椿会長、磯貝委員\n　　　　　事務局：沢渡館長\n3　議事\n"
        "（会長）　始めます。\n（館長）　資料1です。\n（委員）　質問です。\n"
        "（磯貝委員）　なるほど。\n（会長）　終わります。\n"
    )
    found = read(text)
    doubted = {place for code, place in doubts(found) if "speaker" in code}
    holding = [
        b for b in found.state.record.blocks if b.speaker and ("（館長）" in b.text or "（委員）" in b.text)
    ]
    assert all(block.id in doubted for block in holding), holding
    words = "".join(block.text for block in found.state.record.blocks)
    assert all(said_so in words for said_so in ("始めます。", "資料1です。", "質問です。", "なるほど。"))


def test_any_mark_may_stand_before_somebody_who_is_introduced() -> None:
    labels = ["⇙ 椿和子さん（以下「椿」）", "⇙ 磯貝茂さん（以下「磯貝」）", "⇙ 早瀬望さん（以下「早瀬」）"]
    found = read(
        HEADER + "\n\n".join(f"{label}：{words}" for label, words in zip(labels, WORDS, strict=False))
    )
    assert [who for who, _ in said(found)] == ["椿", "磯貝", "早瀬"]
    assert doubts(found) == []


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_rows_of_several_people_below_any_heading_are_the_list_that_labels_show(gap: str) -> None:
    rows = ["◇葦の連", "椿委員長、磯貝、早瀬の各委員", "面々のまたの顔", "丹波町長、三枝課長"]
    header = gap.join(["湊浜町議会会議録", *rows])
    found = read(header + "\n\n" + talk(["椿委員長", "磯貝委員", "丹波町長"], "　"))
    assert [p.label for p in found.state.record.participants] == ["椿", "磯貝", "早瀬", "丹波", "三枝"]
    assert set(kinds(found)) == {"utterance"}


def test_what_stands_above_nobody_within_a_list_is_no_heading_of_the_talk() -> None:
    header = f"{HEADER.rstrip()}\n\n一同のまたの顔\n（なし）\n\n"
    assert kinds(read(header + talk(["椿", "磯貝", "早瀬"], "："))) == ["utterance"] * 12


def test_a_paragraph_that_ends_amid_a_sentence_goes_on_below_or_is_doubted() -> None:
    cut = "今日は港の話をしましょう。船の数は去年から増えて三十そうにな\nりました。"
    found = read(HEADER + talk(["椿", "磯貝", "早瀬"], "：") + f"\n\n椿：{cut}")
    last = found.state.record.blocks[-1]
    assert len(last.paragraphs) == 1 or last.id in {place for _, place in doubts(found)}


def test_a_note_that_is_cut_amid_a_sentence_is_doubted_where_it_goes_on() -> None:
    note = "※１　夜の市：毎月の終わりの日に灯りをつけて港の端から端まで並ぶ\n市のこと"
    found = read(HEADER + talk(["椿", "磯貝", "早瀬"], "：") + f"\n\n{note}\n\n椿：{WORDS[0]}")
    block = next(b for b in found.state.record.blocks if "市のこと" in b.paragraphs)
    assert block.id in {place for _, place in doubts(found)}
