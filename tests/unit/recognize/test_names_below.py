"""Names on lines of their own below what is said: whoever is named has said what stands above."""

import pytest

from zadankai_editor.readers import text_source
from zadankai_editor.recognize import recognize
from zadankai_editor.record.nodes import BlockKind

SAID = [
    ("甲野", "灯台の明かりが夜道まで届くのがうれしいです。"),
    ("乙川", "沖の船からもよく見えると聞いています。"),
    ("丙山", "祭りの晩は灯籠も並べたいと思います。"),
    ("甲野", "場所は防波堤の内側がよいでしょう。"),
    ("乙川", "風の強い日は中止にしましょう。"),
    ("丙山", "来年の秋までに決めたいです。"),
]
HEAD = ["灯台を語る座談会", "", "出席者：甲野 一郎、乙川 春、丙山 秋", "", "■明かりのこと\n"]
AS_PRINTED = {
    "plain": "{}",
    "set in": "　　　　　　　　　　{}",
    "dashes": "　　　　　　　　　　――{}さん",
    "brackets": "            （{}）",
}


def talk(form: str, end: str) -> str:
    turns = [f"{said}\n{form.format(who)}\n" for who, said in SAID]
    turns.insert(3, "■灯籠のこと\n")
    return "\n".join(
        ["灯台を語る座談会", "", "出席者：甲野 一郎、乙川 春、丙山 秋", "", "■明かりのこと\n", *turns, end]
    )


@pytest.mark.parametrize("form", AS_PRINTED.values(), ids=list(AS_PRINTED))
@pytest.mark.parametrize(
    "end", ["", "ご参加くださった皆さま、ありがとうございました。\n"], ids=["open", "closed"]
)
def test_a_name_below_signs_what_stands_above(form: str, end: str) -> None:
    record = recognize(text_source(talk(form, end), "talk.txt")).state.record
    labels = {person.id: person.label for person in record.participants}
    spoken = [b for b in record.blocks if b.kind is BlockKind.UTTERANCE]
    assert [(labels.get(str(b.speaker)), b.text) for b in spoken] == SAID


def test_names_above_with_a_blank_line_below_them_begin_what_stands_below() -> None:
    turns = [f"{who}\n\n{said}" for who, said in SAID]
    text = "\n".join(
        ["灯台を語る座談会", "", "出席者：甲野 一郎、乙川 春、丙山 秋", "", "■明かりのこと", *turns]
    )
    record = recognize(text_source(text, "talk.txt")).state.record
    labels = {person.id: person.label for person in record.participants}
    spoken = [b for b in record.blocks if b.kind is BlockKind.UTTERANCE]
    assert [(labels.get(str(b.speaker)), b.text) for b in spoken] == SAID


def test_the_moderators_name_below_makes_a_prompt() -> None:
    turns = [f"{said}\n　　　　　　　　{who}\n" for who, said in SAID]
    asked = ["次に、灯籠の話に移ります。\n　　　　　　　　司会\n"]
    text = "\n".join(
        [
            "灯台を語る座談会",
            "",
            "出席者：甲野 一郎、乙川 春、丙山 秋",
            "",
            "■明かりのこと\n",
            *turns[:3],
            *asked,
            *turns[3:],
        ]
    )
    record = recognize(text_source(text, "talk.txt")).state.record
    prompts = [b.text for b in record.blocks if b.kind is BlockKind.PROMPT]
    assert prompts == ["次に、灯籠の話に移ります。"]


LISTED = "灯台を語る座談会\n\n出席者：甲野 一郎、乙川 春、丙山 秋\n\n■明かりのこと\n\n"


def said_by(text: str) -> list[tuple[str | None, str]]:
    record = recognize(text_source(text, "talk.txt")).state.record
    labels = {person.id: person.label for person in record.participants}
    return [
        (labels.get(str(b.speaker)), b.text)
        for b in record.blocks
        if b.kind in (BlockKind.UTTERANCE, BlockKind.PROMPT)
    ]


@pytest.mark.parametrize("form", ["【{}】", "（{}）", "{}"])
def test_a_question_right_below_a_name_is_not_said_under_it(form: str) -> None:
    asked = ["明かりはどうですか。", "船からはどうですか。", "祭りはどうですか。", "場所はどこですか。"]
    turns = [
        f"―{question}\n\n{said}\n　　　　　　{form.format('甲野')}{gap}"
        for (_, said), question, gap in zip(SAID, asked, ("", "\n", "", "\n"), strict=False)
    ]
    want = [
        pair
        for (_, said), question in zip(SAID, asked, strict=False)
        for pair in ((None, question), ("甲野", said))
    ]
    assert said_by("灯台の人に聞く\n\n聞き手：乙川 春\n語り手：甲野 一郎\n\n" + "\n".join(turns)) == want


@pytest.mark.parametrize("form", ["――{}", "【{}】", "（{}）", "{}"])
@pytest.mark.parametrize("first", ["{}さん（記事中「{}」）", "{}さん（以下「{}」）"])
def test_a_first_mention_below_signs_as_the_other_names_do(form: str, first: str) -> None:
    if form == "（{}）":
        first = first.replace("（", "［").replace("）", "］").replace("［", "(").replace("］", ")")
    seen = set[str]()
    turns = []
    for who, said in SAID:
        shown = who if who in seen else first.format(who, who)
        seen.add(who)
        turns.append(f"{said}\n　　　　　　　　{form.format(shown)}\n")
    assert said_by(LISTED + "\n".join(turns)) == SAID


def test_a_name_within_a_sentence_signs_nothing() -> None:
    amid = "世話役は、\n乙川 春\nとなっております。"
    said = [(who, f"{words}\n{amid}" if who == "甲野" else words) for who, words in SAID]
    turns = [f"{words}\n　　　　　　　　{who}\n" for who, words in said]
    assert said_by(LISTED + "\n".join(turns)) == said


def test_words_that_no_name_stands_below_are_asked_about() -> None:
    turns = [f"{said}\n　　　　　　　　{who}\n" for who, said in SAID]
    lost = "鐘の音も聞こえていました。"
    state = recognize(
        text_source(LISTED + "\n".join([*turns[:3], lost, "\n■灯籠のこと\n", *turns[3:]]), "t.txt")
    ).state
    block = next(b for b in state.record.blocks if lost in b.text)
    assert block.speaker is None
    assert any(doubt.block == block.id for doubt in state.review.doubts)
