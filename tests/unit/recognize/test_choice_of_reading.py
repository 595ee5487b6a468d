"""Ways to read the labels of a whole document: by form, by choice, doubted where they explain too little."""

import pytest

from zadankai_editor.readers import text_source
from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions, LineRole
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.record.review import IMPLAUSIBLE

MARKED = """\
委員の異動
　五月九日
　　辞任　　　　　補欠選任
　　栗原　芳文君　早川　晃子君
　　山根那津男君　宮本　勝君
　出席者は左のとおり。
　　委員長　　小野寺紀美君
　　理　事　　佐久　正久君
　　委　員　　早川　晃子君
　　　　　　　宮本　勝君
　　大臣　　　上村　陽子君
　　─────────
""" + "\n".join(
    f"{{mark}}{who}　{what}"
    for who, what in (
        ("小野寺紀美君", "ただいまから委員会を開会いたします。"),
        ("佐久正久君", "桟橋について伺います。"),
        ("上村陽子君", "三件でございます。"),
        ("佐久正久君", "対策を伺います。"),
        ("上村陽子君", "来年度に補修します。"),
        ("佐久正久君", "終わります。"),
        ("小野寺紀美君", "次の方。"),
        ("小野寺紀美君", "散会いたします。"),
    )
)


def read(text: str, decisions: Decisions = UNDECIDED) -> Recognition:
    return recognize(text_source(text, "記録.txt"), decisions=decisions)


def begins(found: Recognition, text: str) -> int:
    """Return how many utterances begin on lines of the talk."""
    spoken = {b.id for b in found.state.record.blocks if b.kind is BlockKind.UTTERANCE}
    lines = text.split("\n")
    return len(
        {
            line.target
            for line in found.state.review.lines
            if line.target in spoken and lines[line.number - 1].endswith("。")
        }
        & {line.target for line in found.state.review.lines if line.strategy is not None}
    )


@pytest.mark.parametrize("mark", ["❖", "▷", "⌘"])
def test_a_form_that_recurs_is_read_by_itself(mark: str) -> None:
    text = MARKED.format(mark=mark)
    found = read(text)
    assert [(r.form, r.lines, r.chosen) for r in found.readings][:1] == [(f"{mark}名前　本文", 8, True)]
    assert begins(found, text) == 8


ASKED = (
    "桟橋を直しますか。",
    "渡しは増えますか。",
    "灯台はいつですか。",
    "港は静かですか。",
    "祭りはいつですか。",
    "次の方。",
)
ANSWERED = ("来年です。", "二便です。", "秋です。", "静かです。", "五月です。", "ありません。")


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("※{0}：{1}", "※名前：本文"),
        ("▲{0}　{1}", "▲名前　本文"),
    ],
    ids=["as notes", "as captions"],
)
def test_a_form_that_was_not_read_is_offered_doubted_and_read_where_it_is_chosen(
    printed: str, form: str
) -> None:
    turns = (
        f"栗原：{asked}\n{printed.format(who, said)}"
        for who, asked, said in zip(("港組", "灯台組", "渡し組") * 2, ASKED, ANSWERED, strict=True)
    )
    text = "出席者：栗原委員、早川委員\n\n" + "\n".join(turns)
    found = read(text)
    assert [(r.form, r.lines, r.chosen) for r in found.readings] == [
        ("名前：本文", 6, True),
        (form, 6, False),
    ]
    assert begins(found, text) == 6
    doubt = found.findings[0]
    assert (doubt.code, doubt.block, doubt.path) == (IMPLAUSIBLE, None, None)
    assert found.state.review.doubts[0].code == IMPLAUSIBLE
    second = found.readings[1]
    chosen = read(text, UNDECIDED.with_reading(second.key))
    assert begins(chosen, text) == 12
    assert IMPLAUSIBLE not in {f.code for f in chosen.findings}
    assert [r.key for r in chosen.readings if r.chosen] == [second.key]
    line = next(n for n, words in enumerate(text.split("\n"), 1) if "五月です" in words)
    kept = read(text, UNDECIDED.with_reading(second.key).with_line(line, LineRole.TEXT))
    assert begins(kept, text) == 11, "what somebody said of a line counts more"


def test_a_document_that_is_read_well_is_not_doubted_as_a_whole() -> None:
    names = ("甲野", "乙川", "丙山")
    text = "\n".join(f"{names[n % 3]}：これは{n}番目の話です。そう思います。" for n in range(12))
    found = read(text)
    assert [(r.form, r.lines, r.chosen) for r in found.readings] == [("名前：本文", 12, True)]
    assert IMPLAUSIBLE not in {f.code for f in found.findings}


def test_lists_within_a_talk_are_no_way_to_read_it() -> None:
    text = "甲野：始めます。\n" + "\n".join(f"・{n}つ目の項目　説明です。" for n in "一二三四五六七八")
    assert all("・" not in reading.form for reading in read(text).readings)


def test_a_reading_that_is_not_there_changes_nothing() -> None:
    text = MARKED.format(mark="○")
    assert read(text, UNDECIDED.with_reading("gone")).state.record == read(text).state.record


def test_many_lines_of_which_nobody_says_any_are_doubted_as_a_whole() -> None:
    text = "渚町の記録\n\n日付,費用,行先\n" + "\n".join(f"5月{n}日,{n}00,谷" for n in range(1, 8))
    found = read(text)
    assert begins(found, text) == 0
    assert [f.code for f in found.findings].count(IMPLAUSIBLE) == 1
    assert "発言を一つも" in found.state.review.doubts[0].message
    assert IMPLAUSIBLE not in {f.code for f in read("渚町の記録\n\n港の話です。").findings}
