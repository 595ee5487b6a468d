"""A talk in parts, each with a list of its own: a family name means whom the nearest list above names, with a doubt."""

import pytest

from tests.unit.recognize.reading_aloud import read, said

STYLES = ["{}：{}", "{}　{}", "【{}】{}", "◆{}\n{}", "{}「{}」"]
LISTS = [
    "参加者\n椿 和子　町長\n磯貝 茂　会長",
    "参加者\n椿 翔太　課長\n楡野 凛　館長",
]
FIRST = [("椿", "夜の海を照らしたいです。"), ("磯貝", "漁師も喜びます。"), ("椿", "そうですね。")]
SECOND = [("椿", "僕は弟の面倒を見ています。"), ("楡野", "うちは一人っ子です。"), ("椿", "部活もあります。")]


def parts(
    style: str, heading: str, *, lists: list[str] = LISTS, more: tuple[tuple[str, str], ...] = ()
) -> str:
    """Return a record of two parts, with a heading and a list above each."""
    talks = ["\n".join(style.format(*turn) for turn in turns) for turns in (FIRST, [*SECOND, *more])]
    first, second = lists
    return f"港の座談会\n{first}\n\n{talks[0]}\n\n{heading}{second}\n\n{talks[1]}\n"


def speakers(source: str) -> list[tuple[str, bool]]:
    """Return who speaks, by full name, and whether that is doubted; nobody is `-`."""
    state = read(source).state
    names = {person.id: person.name or person.label for person in state.record.participants}
    doubted = {doubt.block for doubt in state.review.doubts if doubt.code == "import.speaker.uncertain"}
    return [
        (names[block.speaker] if isinstance(block.speaker, str) else "-", block.id in doubted)
        for block in state.record.blocks
        if block.kind.value == "utterance"
    ]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("heading", ["第二部\n", "■後半\n", "【第2部　若者の声】\n", ""])
def test_below_a_list_a_family_name_means_whom_that_names(style: str, heading: str) -> None:
    found = speakers(parts(style, heading))
    assert found[:3] == [("椿 和子", False), ("磯貝 茂", False), ("椿 和子", False)]
    assert found[3:] == [("椿 翔太", True), ("楡野 凛", False), ("椿 翔太", True)]


def test_what_stands_above_the_list_of_a_part_is_its_heading() -> None:
    record = read(parts("{}　{}", "第二部\n")).state.record
    assert [b.text for b in record.blocks if b.kind.value in ("section", "heading")] == ["第二部"]


def test_who_speaks_again_is_named_in_full_or_by_another_name() -> None:
    more = (("椿和子", "町長として応援します。"), ("磯貝", "私もです。"))
    found = speakers(parts("{}：{}", "第二部\n", more=more))
    assert found[-2:] == [("椿 和子", False), ("磯貝 茂", False)]


def test_where_both_lists_name_one_person_nothing_is_in_doubt() -> None:
    lists = [LISTS[0], "参加者\n椿 和子　町長\n楡野 凛　館長"]
    found = speakers(parts("{}：{}", "第二部\n", lists=lists))
    assert found[3:] == [("椿 和子", False), ("楡野 凛", False), ("椿 和子", False)]


def test_only_namesakes_in_the_second_list() -> None:
    lists = [LISTS[0], "参加者\n椿 翔太　課長\n磯貝 凛　館長"]
    source = parts("{}：{}", "第二部\n", lists=lists).replace("楡野", "磯貝")
    assert speakers(source)[3:] == [("椿 翔太", True), ("磯貝 凛", True), ("椿 翔太", True)]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "welcome",
    [
        "ここからは、椿翔太さん（高校2年）に加わっていただきます。",
        "続いて椿翔太さんをご紹介します。",
        "椿 翔太さん（高校2年）",
        "椿 翔太　課長",
    ],
)
def test_who_is_introduced_without_a_list_makes_the_family_name_doubtful(style: str, welcome: str) -> None:
    turns = "\n".join(style.format(*turn) for turn in FIRST)
    source = f"港の座談会\n{LISTS[0]}\n\n{turns}\n\n{welcome}\n\n{turns}\n"
    found = [one for one in speakers(source) if one[0] == "椿 和子"]
    assert found[:2] == [("椿 和子", False)] * 2 or found[0] == ("椿 和子", False)
    assert found[-2:] == [("椿 和子", True)] * 2


def test_of_whom_a_speaker_tells_joins_nobody() -> None:
    turns = "\n".join("{}：{}".format(*turn) for turn in FIRST)
    source = f"港の座談会\n{LISTS[0]}\n\n{turns}\n磯貝：椿翔太さんは元気ですか。\n{turns}\n"
    assert {doubted for _, doubted in speakers(source)} == {False}


def test_the_labels_of_a_part_are_those_of_the_record() -> None:
    assert [who for who, _ in said(read(parts("{}：{}", "第二部\n")))][:2] == ["椿 和子", "磯貝"]
