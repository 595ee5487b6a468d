"""A whole talk in one line, as a cell of a table holds it."""

import pytest

from tests.unit.recognize.reading_aloud import read, said
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.recognize.page.one_line import turns_in, with_turns_apart
from zadankai_editor.record.accounting import unaccounted
from zadankai_editor.record.nodes import BlockKind

TURNS = [
    ("早房委員長", "灯台の明かりを、春の祭りまでに直したいと思いますが、いかがでしょうか。"),
    ("久礼委員", "沖の船からもよく見えますので、できるだけ早く直すのがよいと思います。"),
    ("早房委員長", "費用はどのくらいかかりますか。去年は屋根だけで三十万円でした。"),
    ("事務局", "見積りでは四十万円ほどです。半分は県の補助を受けられる見込みです。"),
    ("久礼委員", "それならば、私は賛成です。番屋の者も手伝えると申しております。"),
    ("早房委員長", "それでは、そのように決めます。ありがとうございました。"),
]
FORMS = {"circle": "○{}　　{}", "brackets": "（{}） {} ", "colon": "{}：{}", "square": "【{}】{}"}


def in_one_line(form: str) -> str:
    return "".join(form.format(who, words) for who, words in TURNS)


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_each_turn_of_a_talk_in_one_line_is_its_own(form: str) -> None:
    found = read(f"灯台を語る会\n{in_one_line(form)}\n以上\n")
    spoken = said(found)
    assert [words for _, words in spoken] == [words for _, words in TURNS]
    assert len({label for label, _ in spoken}) == len({who for who, _ in TURNS})
    source = found.state.review.source
    assert source is not None
    assert unaccounted(source.text, found.state.record, found.state.review) == {}


@pytest.mark.parametrize("form", ["{}：{} ", "○{}　{} ", "【{}】{} "])
def test_where_turns_run_on_they_do_so_in_short_lines_too(form: str) -> None:
    words = [form.format(who, text).strip() for who, text in TURNS]
    shorter = [("久礼委員", "屋根の色は。"), ("早房委員長", "白です。"), ("事務局", "白です。")]
    more = " ".join(form.format(*turn).strip() for turn in shorter)
    spoken = said(read(f"灯台を語る会\n{' '.join(words)}\n\n屋根について\n\n{more}\n\n以上\n"))
    assert [text for _, text in spoken] == [text for _, text in [*TURNS, *shorter]]


@pytest.mark.parametrize("sign", ["―", "――"])
def test_questions_behind_dashes_in_one_line_have_their_answers(sign: str) -> None:
    asked = [
        ("昨年の漁を振り返って。", "若い衆がよく網を直してくれた。みんなの力がつながってうれしく思う。"),
        (
            "風の読みが見事だった。船を出した狙いは。",
            "風と若い衆の眠気を見て。当たったと言われるのはありがたい。",
        ),
        ("戻ってからどんな話を。", "磨いた人も、眠っていた人も、みんなで寝ようと話した。"),
    ]
    talk = " ".join(f"{sign}{question} {answer}" for question, answer in asked)
    found = read(f"大漁の年を終えた早房船長との一問一答は次の通り。 {talk}")
    blocks = [block for block in found.state.record.blocks if block.kind is not BlockKind.TEXT]
    assert [b.text for b in blocks if b.kind is BlockKind.PROMPT] == [question for question, _ in asked]
    assert [b.text for b in blocks if b.kind is BlockKind.UTTERANCE] == [answer for _, answer in asked]


def test_numbers_rules_and_half_a_bracket_stand_around_labels_that_run_on() -> None:
    turns = [f"{number} ◯{who}） {words}" for number, (who, words) in enumerate(TURNS, 2)]
    rule = "   " + "─" * 30 + " "
    text = f"灯台を語る会\n1   午前10時00分 開議 ◯早房委員長） 始めます。{rule}{rule.join(turns)}\n"
    spoken = said(read(text))
    assert [words.rstrip("─ ") for _, words in spoken] == ["始めます。", *(words for _, words in TURNS)]
    assert len({label for label, _ in spoken}) == len({who for who, _ in TURNS})


@pytest.mark.parametrize(
    "text",
    [
        "灯台の明かりを直したいと思います（早房：賛成です）。" * 6,
        "海の話をします。山の話もします。川の話もいたします。" * 9,
        "注意があります。※港では走らないでください。※夜は灯りを持ってください。※船には触れないでください。"
        * 4,
        "第一の話です。（笑）第二の話です。（拍手）第三の話です。（笑）第四の話です。（拍手）" * 4,
    ],
    ids=["asides", "prose", "notes", "laughter"],
)
def test_what_one_person_says_at_length_stays_whole(text: str) -> None:
    assert list(turns_in(text)) == [text]


def test_lines_around_keep_their_numbers_and_come_in_order() -> None:
    page = with_turns_apart(read_page(f"灯台を語る会\n\n{in_one_line(FORMS['circle'])}\n以上"))
    assert [line.number for line in page.filled] == [1, *[3] * len(TURNS), 4]
    places = [line.index for line in page.lines]
    assert places == sorted(set(places))
    assert page.count == 4 + len(TURNS) - 1
