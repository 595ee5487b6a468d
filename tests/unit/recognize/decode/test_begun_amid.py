"""Words begin as particles do (はい, にぎやか): a line goes on with a sentence only where one above has not ended."""

import pytest

from zadankai_editor.recognize import recognize
from zadankai_editor.record.nodes import BlockKind, Record
from zadankai_editor.record.review import Source

TALK = "桐生：海が近いです。\n大槻：そうですね。\n桐生：祭りは秋です。\n大槻：ええ。\n"
ROWS = "参加者\n市長：桐生 学\n商店会長：大槻 花\n\n"
ANSWERS = ("はい、近いです。船が見えます。", "にぎやかな市があります。", "がんばって町を守ります。")
QUESTIONS = ("港は近いですか", "夏は何がありますか", "町はどうなりますか")


def record_of(text: str) -> Record:
    return recognize(Source(name="座談会.txt", text=text)).state.record


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("stop", ["。", "", "？"])
def test_an_answer_is_no_part_of_the_question(gap: str, stop: str) -> None:
    pairs = zip(QUESTIONS, ANSWERS, strict=True)
    talk = "\n\n".join(f"――{asked}{stop}{gap}{said}" for asked, said in pairs)
    record = record_of(f"港の座談会\n\n桐生 学さんに聞きました。\n\n{talk}\n")
    prompts = [block.text for block in record.blocks if block.kind is BlockKind.PROMPT]
    assert prompts == [f"{asked}{stop}" for asked in QUESTIONS]


@pytest.mark.parametrize("title", ["はるかな港の座談会", "にぎわいの座談会", "がんばる町の座談会"])
def test_a_title_begins_with_any_word(title: str) -> None:
    assert record_of(f"{title}\n\n{ROWS}{TALK}").title == title


def test_an_introduction_above_the_title_is_not_the_talk() -> None:
    record = record_of(f"はじめに、港を歩きました。\n\n湊の座談会\n{ROWS}{TALK}")
    assert record.title == "湊の座談会"
    assert [b.text for b in record.blocks if b.kind is BlockKind.LEAD] == ["はじめに、港を歩きました。"]


def test_a_heading_begins_with_any_word() -> None:
    record = record_of(f"港の座談会\n\n{ROWS}{TALK}\nはまの話\n\n{TALK}")
    assert [b.text for b in record.blocks if b.kind is BlockKind.SECTION] == ["はまの話"]


def test_a_sentence_that_is_broken_goes_on() -> None:
    broken = "桐生：今年の祭りの準備を始めたのは去年の秋からで、屋台\nはまだ少ないです。\n大槻：ええ。\n"
    texts = [b.text.replace("\n", "") for b in record_of(f"港の座談会\n\n{ROWS}{TALK}{broken}").blocks]
    assert any(text.endswith("屋台はまだ少ないです。") for text in texts)
