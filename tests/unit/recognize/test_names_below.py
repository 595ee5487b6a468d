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
