"""Questions of a moderator who is not named, told by the number before each."""

import pytest

from zadankai_editor.recognize import recognize
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.record.review import Source

SHAPES = ("[{}] ", "【質問{}】", "質問{}　", "（設問{}）", "＜{}＞")
ANSWERS = ("潮が満ちるのを待つことです。", "五年になります。", "灯台の子どもたちに話したいです。")
ASKED = ("船を出す前に何をしますか。", "組合に入って何年ですか。", "この先は、誰に話したいですか。")


def kinds(text: str) -> list[BlockKind]:
    found = recognize(Source(name="記録.txt", text=text)).state
    return [block.kind for block in found.record.blocks]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("last", ["本日はありがとうございました。", "お時間となりましたので、終わります。"])
def test_what_is_counted_in_their_order_is_asked_even_where_it_is_no_question(shape: str, last: str) -> None:
    pairs = zip(ASKED, ANSWERS, strict=True)
    turns = [f"{shape.format(n)}{asked}\n椿野：{said}" for n, (asked, said) in enumerate(pairs, 1)]
    text = "組合の座談会\n\n参加者\n椿野 玲\n沢渡 実\n\n" + "\n".join([*turns, f"{shape.format(4)}{last}"])
    assert kinds(text) == [BlockKind.PROMPT, BlockKind.UTTERANCE] * 3 + [BlockKind.PROMPT]


@pytest.mark.parametrize("shape", ["[{}] ", "（{}）", "No.{} ", "＜{}＞"])
def test_a_count_before_labels_counts_turns(shape: str) -> None:
    turns = [f"{shape.format(n)}椿野：{said}" for n, said in enumerate((*ASKED, *ANSWERS), 1)]
    text = "組合の座談会\n\n参加者\n椿野 玲\n沢渡 実\n\n" + "\n".join(turns)
    assert BlockKind.PROMPT not in kinds(text)
