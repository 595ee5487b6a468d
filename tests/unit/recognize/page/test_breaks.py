"""Paragraphs that are broken into lines of one width are whole again where that is sure."""

from collections.abc import Iterator

import pytest

from tests.unit.recognize.reading_aloud import read, said
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.recognize.page.breaks import Labels, join_lines, line_width, weigh_breaks
from zadankai_editor.record.review import LineUse

_HEAD = "坂のまち座談会\n\n参加者\n坂上市：早房　洋\n沼下市：久礼　学\n\n"
_SAID = [
    "坂の上の灯台から海を見ていると、船の灯りが一つずつ増えていくのがよく分かります。そのたびに鐘を鳴らします。",
    "沼のほとりでは、夏になると子どもたちが小舟を出して、向こう岸まで競争をしています。去年は三十七艘でした。",
    "鐘の音は沼まで届きますか。",
    "風の向きがよければ届きます。冬の朝はとくによく聞こえるので、みなさん時計の代わりにしていると聞きました。",
    "それはうれしい話です。鐘を鳴らす人をもう一人増やして、夕方にも鳴らせるように町の予算をお願いしてみます。",
]
_NAMES = ("早房", "久礼")
_NOBODY = Labels(
    begin=lambda line: line.text.startswith(_NAMES),
    alone=lambda _: False,
    sign=lambda line: line.text == "（早房）",
    who=lambda _: None,
)


def _wrapped(text: str, width: int) -> Iterator[str]:
    while text:
        cut = width
        while cut < len(text) and text[cut] in "、。":
            cut += 1
        yield text[:cut]
        text = text[cut:]


def _broken(*, width: int, indent: str) -> str:
    turns = []
    for place, text in enumerate(_SAID):
        turns.append("\n".join([_NAMES[place % 2], *_wrapped(indent + text, width)]))
    return _HEAD + "\n\n".join(turns)


@pytest.mark.parametrize("width", [20, 24, 33])
@pytest.mark.parametrize("indent", ["", "　"])
def test_broken_paragraphs_are_whole_and_labels_begin_turns(width: int, indent: str) -> None:
    source = _broken(width=width, indent=indent)
    found = read(source)
    assert said(found) == [(_NAMES[place % 2], text) for place, text in enumerate(_SAID)]
    of_blocks = [use for use in found.state.review.lines if use.use is LineUse.BLOCK]
    assert len(of_blocks) == len([line for line in source.removeprefix(_HEAD).split("\n") if line])
    assert not [use for use in of_blocks if use.text and use.text not in _NAMES]


def test_lines_of_all_lengths_are_not_broken() -> None:
    lines = read_page("\n".join(text for text in _SAID)).filled
    assert line_width(lines) is None
    assert weigh_breaks(lines, _NOBODY) == {}


def test_rows_of_a_table_are_no_broken_paragraph() -> None:
    rows = [
        "１番　　さわむら　勝　康　　　　　２番　　早　瀬　と　も",
        "３番　　磯　貝　ちとせ　　　　　　４番　　門　田　翔　平",
        "５番　　浦　野　たか子　　　　　　６番　　沢　木　信　明",
    ]
    talk = ["○（早瀬とも議長）　ただいまから始めます。", "○（磯貝ちとせ議員）　質問します。"]
    lines = read_page("\n".join(["○出席議員（６人）", *rows, "", *talk])).filled
    joined = join_lines(lines, weigh_breaks(lines, _NOBODY), {})
    assert [line.text for line in joined[1:4]] == rows


def test_a_line_that_somebody_has_decided_about_stands_alone() -> None:
    lines = read_page("\n".join(_wrapped(_SAID[0] + _SAID[1], 20))).filled
    weights = weigh_breaks(lines, _NOBODY)
    assert len(join_lines(lines, weights, {})) < len(lines)
    whole = join_lines(lines, weights, {3: None})
    assert [line.text for line in whole if line.number == 3] == [lines[2].text]


def test_nothing_stands_within_a_number_and_a_space_between_latin_words() -> None:
    text = "明治三十七年に建った灯台の高さは約12345尺です。船は Golden Horn という名の帆船で、今も沼に浮かんでいます。"
    for cut in (text.index("345"), text.index(" Horn")):
        lines = read_page(f"{text[:cut].strip()}\n{text[cut:].strip()}").filled
        (whole,) = join_lines(lines, {lines[1].index: 9.0}, {})
        assert whole.text == text
        assert [number for number, _ in whole.words_by_number(text)] == [1, 2]


def test_a_line_that_begins_as_labels_do_is_not_joined() -> None:
    broken = [*_wrapped(_SAID[0][:40], 20), "久礼：はい、そのとおりです。", *_wrapped("".join(_SAID[1:]), 20)]
    lines = read_page("\n".join(broken)).filled
    whole = join_lines(lines, weigh_breaks(lines, _NOBODY), {})
    assert [line.text for line in whole[:2]] == [_SAID[0][:40], "久礼：はい、そのとおりです。"]
