"""Sources for the import review's tests."""

from pathlib import Path

from zadankai_editor.readers import text_source
from zadankai_editor.recognize import Recognition, recognize

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
SAMPLE = EXAMPLES / "minatogaoka-7.txt"


def sample_text() -> str:
    return SAMPLE.read_text(encoding="utf-8")


def recognized(text: str) -> Recognition:
    return recognize(text_source(text, "記録.txt"))


def long_text(utterances: int) -> str:
    """The head of the sample, and as many utterances as are wanted."""
    head = sample_text().split("湊が丘市CIO:早瀬(以下", 1)[0]
    names = ("早瀬", "椎葉", "桐生", "帆足")
    talk = [
        f"{names[n % 4]}\n　{n}番目の発言です。坂の上まで本を運ぶ便を増やします。" for n in range(utterances)
    ]
    return head + "\n\n".join(talk) + "\n"


DOUBTFUL = """港まつり振り返り座談会

参加者
港町商店会長：甲野 洋
港町商店会副会長：甲野 海
港町図書館長：乙川 学

Speaker 1：こんにちは。今日は去年の祭りを振り返ります。
甲野：屋台の数が増えました。
乙川：図書館も夜まで開けました。
Speaker 1：人出はどうでしたか。
甲野会長：前の年の二倍です。
甲野：花火も復活しました。

メモ：このあと休憩をはさんだ。

乙川：来年は朗読会もしたいです。
メモ：拍手が起きた。
Speaker 1：ありがとうございました。
"""
"""Two people of one family name, a placeholder of a machine, and what looks like a speaker and is none."""
