"""What stands behind the talk is nobody's words: farewells, addresses, lists of people, signatures."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, read, said
from zadankai_editor.recognize import Recognition
from zadankai_editor.record.nodes import Part

INLINE = (
    "椿：灯りを残したいです。\n\n磯貝：夜の港は店の顔です。\n\n早瀬：便数は来春に見直します。\n\n"
    "椿：待っています。\n"
)
OWN = (
    "椿\n　灯りを残したいです。\n\n磯貝\n　夜の港は店の顔です。\n\n早瀬\n　便数は来春に見直します。\n\n"
    "椿\n　待っています。\n"
)
QUOTED = (
    "椿「灯りを残したいです。」\n磯貝「夜の港は店の顔です。」\n早瀬「便数は来春に見直します。」\n"
    "椿「待っています。」\n"
)
WHO = ["椿", "磯貝", "早瀬", "椿"]


def closing(found: Recognition) -> list[str]:
    """Return what stands behind the talk."""
    return [block.text for block in found.state.record.blocks_of(Part.CLOSING)]


def test_a_last_paragraph_that_may_be_a_farewell_is_doubted_where_blank_lines_stand_everywhere() -> None:
    found = read(f"{HEADER}{INLINE}\n樅の便りは、釣瓶の頃に改めてお目にかけます。\n")
    last = found.state.record.blocks[-1].id
    assert closing(found) or any(f.block == last or f.line == 13 for f in found.findings)


@pytest.mark.parametrize("talk", [OWN, QUOTED], ids=["own", "quoted"])
@pytest.mark.parametrize(
    "end",
    [
        ["樅の便りは、釣瓶の頃に改めてお目にかけます。"],
        ["樅の便りは、釣瓶の頃に改めてお目にかけます。", "（了）"],
        ["以上", "湊浜町汐企画係", "〒100-0000　湊浜町1-2", "TEL 0123-45-6789"],
        ["【お問い合わせ】湊浜町汐課", "メール：kiroku@example.lg.jp"],
        ["以上を記し、次のとおり名を連ねる。", "次長　　霜鳥　琴音", "係長　　蛯沢　いずみ"],
    ],
    ids=["farewell", "over", "address", "asked", "signed"],
)
def test_what_follows_the_talk_is_not_the_last_speakers(talk: str, end: list[str]) -> None:
    found = read(f"{HEADER}{talk}\n" + "\n".join(end) + "\n")
    assert [who for who, _ in said(found)] == WHO
    assert said(found)[-1][1] == "待っています。"
    assert "".join(closing(found)).replace("\n", "") == "".join(end)


def test_a_second_paragraph_of_the_last_speaker_stays_theirs_where_blank_lines_part_paragraphs() -> None:
    text = HEADER + "".join(
        f"{who}：{words}\n\nもう一つあります。{words}\n\n"
        for who, words in [
            ("椿", "灯りを残したいです。"),
            ("磯貝", "夜の港は店の顔です。"),
            ("早瀬", "便数は見直します。"),
            ("椿", "待っています。"),
        ]
    )
    found = read(text)
    assert [who for who, _ in said(found)] == WHO
    assert closing(found) == []


def test_words_that_close_elsewhere_begin_no_end_amid_the_talk() -> None:
    text = INLINE.replace(
        "椿：待っています。", "椿：次回もお楽しみに、と申しました。\n\n磯貝：はい、楽しみです。"
    )
    found = read(f"{HEADER}{text}")
    assert [who for who, _ in said(found)] == ["椿", "磯貝", "早瀬", "椿", "磯貝"]
    assert closing(found) == []
