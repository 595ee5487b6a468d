"""Labels on two lines, what somebody is above what they are called: one label where the whole document says so."""

import pytest

from tests.unit.recognize.reading_aloud import read, said
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.recognize.page.breaks import Labels
from zadankai_editor.recognize.page.split_labels import join_labels, lines_above

_NAMES = ("早房", "久礼")
_LABELS = Labels(
    begin=lambda line: line.text.startswith(_NAMES),
    alone=lambda line: line.text in _NAMES,
    sign=lambda _: False,
    who=lambda line: next((name for name in _NAMES if line.text.startswith(name)), None),
)
TURNS = [
    ("早房", "灯台の明かりが夜道まで届くのがうれしいです。"),
    ("久礼", "沖の船からもよく見えると聞いています。"),
    ("早房", "祭りの晩は灯籠も並べたいと思います。"),
    ("久礼", "場所は防波堤の内側がよいでしょう。"),
    ("早房", "来年の秋までに決めたいです。"),
    ("久礼", "風の強い日は中止にしましょう。"),
]
TITLES = {"早房": "灯台守の会代表", "久礼": "湊浜町港湾課長"}


def joined(text: str) -> list[str]:
    lines = read_page(text).filled
    return [line.text for line in join_labels(lines, lines_above(lines, {}), _LABELS, {})]


def test_a_title_that_always_stands_above_the_same_label_is_a_part_of_it() -> None:
    text = "\n".join(f"{TITLES[who]}\n{who}：\n{words}" for who, words in TURNS)
    assert joined(text)[:4] == [
        "灯台守の会代表　早房：",
        TURNS[0][1],
        "湊浜町港湾課長　久礼：",
        TURNS[1][1],
    ]


def test_a_heading_above_whoever_speaks_next_is_no_part_of_a_label() -> None:
    text = "\n".join(
        f"{'休憩の前に' if place in (0, 3) else '休憩のあとに'}\n{who}：\n{words}"
        for place, (who, words) in enumerate(TURNS)
    )
    assert joined(text) == text.split("\n")


def test_what_stands_above_a_label_now_and_then_is_no_part_of_it() -> None:
    text = "\n".join(
        f"{'会場から拍手' + chr(10) if place in (1, 3) else ''}{who}：\n{words}"
        for place, (who, words) in enumerate([*TURNS, *TURNS])
    )
    assert joined(text) == text.split("\n")


def test_a_line_that_breaks_off_in_a_bracket_is_no_title_of_what_stands_below() -> None:
    text = "\n".join(f"{TITLES[who]}（第\n{who}回）\n{words}" for who, words in TURNS)
    assert joined(text) == text.split("\n")


@pytest.mark.parametrize("colon", ["", "："])
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["dense", "airy"])
@pytest.mark.parametrize(
    "head",
    ["出席者\n灯台守の会代表　早房 一郎\n湊浜町港湾課長　久礼 春\n", ""],
    ids=["listed", "nobody listed"],
)
def test_whoever_is_called_below_the_title_speaks(head: str, between: str, colon: str) -> None:
    talk = between.join(f"{TITLES[who]}\n{who}{colon}\n{words}" for who, words in TURNS)
    found = read(f"灯台を語る座談会\n\n{head}\n{talk}\n")
    labels = {who: label for (who, _), (label, _) in zip(TURNS, said(found), strict=True)}
    assert [words for _, words in said(found)] == [words for _, words in TURNS]
    assert [label for label, _ in said(found)] == [labels[who] for who, _ in TURNS]
    assert len(found.state.record.participants) == len(TITLES)
    assert {person.title for person in found.state.record.participants} == set(TITLES.values())


def test_a_title_is_asked_about_once_where_only_the_text_introduces_somebody() -> None:
    first = [
        "早房一郎さん（以下「早房」）\n灯台はよいものです。",
        "久礼春さん（以下「久礼」）\n私もそう思います。",
    ]
    later = [f"{TITLES[who]} {who}\n{words}" for who, words in TURNS]
    found = read("\n\n".join(["灯台を語る対談", *first, *later]))
    people = found.state.record.participants
    assert [(person.name, person.title) for person in people] == [
        ("早房 一郎", "灯台守の会代表"),
        ("久礼 春", "湊浜町港湾課長"),
    ]
    assert [doubt.path for doubt in found.state.review.doubts] == ["participants[0]", "participants[1]"]
    assert [label for label, _ in said(found)][2:] == [who for who, _ in TURNS]


def test_the_name_below_a_title_is_not_told_to_be_lost() -> None:
    talk = "\n\n".join(f"{TITLES[who]}\n{who}さん\n{words}" for who, words in TURNS)
    lines = read(f"灯台を語る座談会\n\n{talk}\n").state.review.lines
    assert {use.text for use in lines if use.text} == {*TITLES.values(), "さん"}


UNKNOWN = {"早房": "灯の便り係", "久礼": "潮読みの達人"}


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["as it is", "blank lines everywhere"])
@pytest.mark.parametrize(
    "head", ["出席者\n早房 一郎\n久礼 春\n", ""], ids=["listed without titles", "nobody listed"]
)
def test_what_always_stands_above_a_name_need_be_no_known_office(head: str, between: str) -> None:
    turns = [f"{UNKNOWN[who]}{between}{who}{between}{words}" for who, words in TURNS]
    found = read("\n\n".join(["灯台を語る座談会", *filter(None, [head]), *turns]))
    assert said(found) == TURNS
    titles = [person.title for person in found.state.record.participants]
    assert titles == [None, None] if head else list(UNKNOWN.values())


def test_a_part_in_the_talk_above_the_only_name_is_no_part_of_it() -> None:
    turns = [f"Q. {words[:6]}のことですか。\n\n語り手\n早房氏\n{words}" for _, words in TURNS]
    found = read("\n\n".join(["灯台を語る", "出席者\n聞き手　久礼 春\n早房 一郎", *turns]))
    assert [label for label, _ in said(found)] == ["早房"] * len(TURNS)
    assert len(found.state.record.participants) == 2


def test_one_word_to_part_label_and_text_among_labels_on_two_lines_leaves_the_others_whole() -> None:
    turns = [
        f"{UNKNOWN[who]}\n{who}{'：' if place == 2 else chr(10)}{words}"
        for place, (who, words) in enumerate([*TURNS, *TURNS])
    ]
    found = read("\n\n".join(["灯台を語る座談会", "出席者\n早房 一郎\n久礼 春", *turns]))
    assert said(found) == [*TURNS, *TURNS]


@pytest.mark.parametrize("row", ["{name} {title}", "{title} {name}"])
def test_rows_of_a_list_right_above_the_talk_are_no_titles(row: str) -> None:
    names = {"早房": "早房 一郎", "久礼": "久礼 春"}
    rows = [row.format(name=names[who], title=title) for who, title in TITLES.items()]
    talk = "\n\n".join(f"{TITLES[who]}\n{who}\n{words}" for who, words in TURNS)
    found = read("\n".join(["灯台を語る座談会", "", "出席者", *rows, "", talk]))
    assert {(p.name, p.title) for p in found.state.record.participants} == {
        (names[who], title) for who, title in TITLES.items()
    }
    assert said(found) == TURNS
    assert not [doubt for doubt in found.state.review.doubts if doubt.block]


def test_a_title_printed_once_stands_above_its_name_where_others_do_and_with_an_office_behind_it() -> None:
    turns = [f"{TITLES[who]}\n{who}\n{words}" for who, words in TURNS]
    turns.append("湊浜町港湾課長\n久礼課長\n橋の話もしておきます。")
    found = read(
        "\n\n".join(
            ["灯台を語る座談会", "出席者\n灯台守の会代表　早房 一郎\n湊浜町港湾課長　久礼 春", *turns]
        )
    )
    assert said(found) == [*TURNS, ("久礼", "橋の話もしておきます。")]
