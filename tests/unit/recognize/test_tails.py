"""Labels at the ends of what is said, and labels that stand at the end of somebody else's line."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, doubts, kinds, read, said

TAILS = """第2回遊具検討会

出席者
町長 椿 和子
商工会長 磯貝 茂
課長 早瀬 望

"""

GLUED = """椿
おはようございます。
磯貝
よろしくお願いします。
早瀬
はい、お願いします。
椿
"""


def test_all_paragraphs_since_the_label_before_belong_to_a_label_at_the_end() -> None:
    found = read(
        TAILS
        + "ぶらんこは古い。（椿町長）\n代わりを考えたい。\n子どもにも聞く。（磯貝）\n予算を示す。（早瀬課長）\n"
    )
    assert said(found) == [
        ("椿", "ぶらんこは古い。"),
        ("磯貝", "代わりを考えたい。\n子どもにも聞く。"),
        ("早瀬", "予算を示す。"),
    ]
    assert not [code for code, _ in doubts(found) if "speaker" in code]


@pytest.mark.parametrize("bullet", ["・", "○"])
def test_bullets_before_all_that_is_said_are_no_part_of_it(bullet: str) -> None:
    lines = ["ぶらんこは古い。（椿町長）", "代わりを考えたい。（磯貝）", "予算を示す。（早瀬課長）"]
    found = read(TAILS + "".join(f"{bullet}{line}\n" for line in lines))
    assert [text for _, text in said(found)] == ["ぶらんこは古い。", "代わりを考えたい。", "予算を示す。"]


def test_no_label_reaches_across_a_heading() -> None:
    found = read(
        TAILS + "ぶらんこは古い。（椿町長）\n代わりを考えたい。（磯貝）\n予算を示す。（早瀬課長）\n\n"
        "■水飲み場\n\n二か所でよい。（椿町長）\n"
    )
    assert kinds(found)[-2:] == ["section", "utterance"]
    assert said(found)[-1] == ("椿", "二か所でよい。")


def test_a_name_in_brackets_behind_a_sentence_is_no_label_where_labels_stand_before() -> None:
    found = read(HEADER + "椿\nよいと思います。（早瀬課長）\n\n磯貝\nそうですね。\n\n早瀬\nはい。")
    assert said(found)[0] == ("椿", "よいと思います。（早瀬課長）")


def test_a_label_that_is_glued_to_the_line_before_is_parted_and_doubted() -> None:
    found = read(
        HEADER + GLUED + "では始めます。町は変わりました。磯貝\n店も変わりました。\n早瀬\n県も変わります。"
    )
    assert said(found)[3:] == [
        ("椿", "では始めます。町は変わりました。"),
        ("磯貝", "店も変わりました。"),
        ("早瀬", "県も変わります。"),
    ]
    assert doubts(found) == [("import.speaker.uncertain", "b5")]


def test_a_name_at_the_end_of_a_line_with_nothing_below_it_is_text() -> None:
    found = read(HEADER + GLUED + "では終わります。ありがとう。磯貝\n\n早瀬\n県も変わります。")
    assert said(found)[3] == ("椿", "では終わります。ありがとう。磯貝")
