"""A name behind which the sentence goes on is a word of it; a name and a time are none of a list."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, Said, read, said
from zadankai_editor.recognize import Recognition

TURNS = ["港の話です。", "船は三十そうです。", "学校でも学んでいます。", "それはよいですね。"]
WHO = ["椿", "磯貝", "早瀬"]


def asked_about(found: Recognition, line: str) -> bool:
    """Tell whether a doubt stands on the block that holds the words of a line."""
    record = found.state.record
    blocks = {block.id for block in record.blocks if line in block.text}
    return any(doubt.block in blocks for doubt in found.state.review.doubts)


def turns(amid: str, *, listed: bool, between: str = "　") -> Recognition:
    """Return what is read of a talk in whose last turn but two the lines `amid` stand."""
    lines = [f"{WHO[n % 3]}{between}{words}" for n, words in enumerate(TURNS * 3)]
    lines[-3] += amid
    return read((HEADER if listed else "湊浜町座談会\n\n") + "\n".join(lines) + "\n")


def usual() -> list[Said]:
    return [(WHO[n % 3], words) for n, words in enumerate(TURNS * 3)]


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize(
    "amid",
    [
        "\n磯貝　さんによると、船は古いそうです。",
        "\n早瀬　が青くなりました。",
        "そのころ\n早瀬　という店がありました。",
        "向こうに見えるのは\n磯貝　の船です。",
    ],
)
def test_what_goes_on_behind_a_name_and_a_space_stays_with_who_says_it(amid: str, *, listed: bool) -> None:
    found = turns(amid, listed=listed)
    assert [who for who, _ in said(found)] == [who for who, _ in usual()]
    assert said(found)[-3][1].endswith(amid.rpartition("\n")[2])
    assert asked_about(found, amid.rpartition("　")[2])


def test_what_goes_on_behind_a_colon_is_asked_about() -> None:
    found = turns("そこにいるのは\n磯貝：さんのお父さんです。", listed=True, between="：")
    assert asked_about(found, "さんのお父さんです。")


@pytest.mark.parametrize(
    "words", ["はい、そうです。", "ということで、始めます。", "がんばります。", "もう一度です。"]
)
def test_what_begins_a_sentence_may_stand_behind_a_name(words: str) -> None:
    found = turns(f"\n早瀬　{words}", listed=True)
    assert (("早瀬", words)) in said(found)
    assert not asked_about(found, words)


def test_a_word_that_the_sentence_goes_on_from_is_nobody() -> None:
    found = turns("\n課長　が青くなりました。\n課長　が立ちました。", listed=False)
    assert [person.label for person in found.state.record.participants] == WHO


def test_a_name_with_a_time_is_none_of_the_rows_above_the_end_of_a_sentence() -> None:
    turns = [("A", ""), ("B", "予算：三百万円\n採用：二名\n"), ("A", ""), ("B", "日程：六月\n")] * 2
    lines = [f"Speaker {who}  00:{n + 10}\n{rows}です。\n" for n, (who, rows) in enumerate(turns)]
    assert [who for who, _ in said(read("".join(lines)))] == [f"Speaker {who}" for who, _ in turns]


def test_who_has_a_seat_and_a_name_in_brackets_is_a_namesake_of_others() -> None:
    lines = [
        "議長（椿 守君）　開きます。",
        "10番（磯貝 里香君）　伺います。",
        "町長（早瀬 敏君）　お答えします。",
        "10番（磯貝 里香君）　もう一つ伺います。",
        "町長（早瀬 敏君）　調べています。",
        "議長（椿 守君）　休憩します。",
        "副議長（磯貝 勝君）　代わって進めます。",
        "磯貝議員　続けます。",
        "副議長（磯貝 勝君）　終わります。",
    ]
    found = read("湊浜町議会会議録\n\n" + "\n".join(lines) + "\n")
    assert (None, "続けます。") in said(found)
    assert ("磯貝 里香", "伺います。") in said(found)
