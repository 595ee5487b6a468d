"""Signs alone above somebody's words: a rule, or a name that is blacked out; nobody can tell, so somebody is asked."""

import pytest

from zadankai_editor.recognize import recognize
from zadankai_editor.record.review import Source

HEAD = "港の座談会\n\n参加者\n椿野 玲\n沢渡 実\n\n"
SAID = "市の窓口が港にあるのは、苦情の電話が鳴ったときです。"
OTHERS = (
    "椿野さん\n\n船は朝に出します。戻れば競りです。",
    "沢渡さん\n\n店は九時からです。夜の八時までいます。",
    "椿野さん\n\n灯りは三つあります。",
    "沢渡さん\n\n待つ人には申し訳なく思います。",
)


@pytest.mark.parametrize("black", ["＊＊＊", "■■■", "××"])
@pytest.mark.parametrize("above", ["写真：夜明け前の競り場", "――柵を外すべきだという声があります。", ""])
def test_words_below_signs_alone_are_asked_about_whatever_is_above(black: str, above: str) -> None:
    parts = [*OTHERS, above, f"{black}\n\n{SAID}", *OTHERS]
    state = recognize(Source(name="記録.txt", text=HEAD + "\n\n".join(filter(None, parts)))).state
    block = next(block for block in state.record.blocks if SAID in block.text)
    assert block.speaker is None or block.id in {doubt.block for doubt in state.review.doubts}
