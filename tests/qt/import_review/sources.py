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
