"""Lines that somebody has named as title, participant, agenda item, date, introduction or end."""

import pytest

from tests.unit.recognize.reading_aloud import read
from tests.unit.recognize.test_teaching import fate, line_of
from zadankai_editor.readers import text_source
from zadankai_editor.readers.sources import read_source
from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.recognize.decisions import NAMED_ROLES, Decisions, LineRole
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.recognize.named_lines import NamedLines, close_with, part_named
from zadankai_editor.record.accounting import unaccounted
from zadankai_editor.record.nodes import BlockKind, Part

SOURCE = """港だより 号外
第4回 海と山のあいだ

5/17 土曜の夜
海辺のまちの四人が集まりました

顔ぶれ
早瀬 文乃（湊が丘市長）
磯貝 透（港湾課長）
椿 静

きょうの話題
海のこと
山のこと

早瀬：海が見えるまちです。
磯貝：山も近いです。
椿：そうですね。
早瀬：これで終わります。

みなとの灯
つづきは秋に
"""


def named(**roles: str | list[str]) -> Recognition:
    """Read `SOURCE` with the lines that are so worded named by their roles."""
    lines = {
        line_of(SOURCE, words): LineRole(role)
        for role, wordings in roles.items()
        for words in ([wordings] if isinstance(wordings, str) else wordings)
    }
    found = read(SOURCE, decisions=Decisions(lines=lines))
    state = found.state
    assert unaccounted(SOURCE, state.record, state.review) == {}
    assert {line.number for line in state.review.lines} == set(range(1, SOURCE.count("\n") + 2))
    return found


def test_a_title_of_one_line() -> None:
    record = named(title="第4回 海と山のあいだ").state.record
    assert record.title == "第4回 海と山のあいだ"
    assert record.series is not None
    assert record.series.number == 4
    assert "港だより 号外" in [b.text for b in record.blocks_of(Part.LEAD)]


def test_a_title_of_two_lines() -> None:
    found = named(title=["港だより 号外", "第4回 海と山のあいだ"])
    assert found.state.record.title == "港だより 号外　第4回 海と山のあいだ"
    assert not [d for d in found.state.review.doubts if d.path == "title"]


def test_the_date_and_the_sentence_that_gives_it() -> None:
    record = named(held="5/17 土曜の夜").state.record
    assert record.held is not None
    assert record.held.text == "5/17 土曜の夜"


def test_a_date_that_cannot_be_read_is_doubted() -> None:
    found = named(held="みなとの灯")
    assert found.state.record.held is not None
    assert found.state.record.held.date is None
    assert [d.path for d in found.state.review.doubts if d.path == "held.date"] == ["held.date"]


def test_a_participant_and_the_rows_below_that_are_like_it() -> None:
    found = named(participant=["早瀬 文乃（湊が丘市長）", "椿 静"]).state.record
    assert [p.label for p in found.participants] == ["早瀬", "磯貝", "椿"]
    assert [p.title for p in found.participants] == ["湊が丘市長", "港湾課長", None]
    said = [found.label_of(b.speaker) for b in found.blocks_of(Part.BODY) if b.speaker]
    assert said == ["早瀬", "磯貝", "椿", "早瀬"]


@pytest.mark.parametrize("first", ["海のこと", "山のこと"])
def test_items_of_the_agenda_in_their_order(first: str) -> None:
    both = named(agenda=["海のこと", "山のこと"]).state.record
    assert [(item.number, item.text) for item in both.agenda] == [(1, "海のこと"), (2, "山のこと")]
    one = named(agenda=first).state.record
    assert [(item.number, item.text) for item in one.agenda] == [(1, first)]


def test_an_item_without_a_number_among_others_that_have_one() -> None:
    text = "座談会\n\n参加者\n市長：早瀬 文乃\n課長：磯貝 透\n\n議題\n①海\n②山\n\n川のこと\n\n早瀬：はい。\n"
    lines = {line_of(text, "川のこと"): LineRole.AGENDA}
    record = read(text, decisions=Decisions(lines=lines)).state.record
    assert [(item.number, item.text) for item in record.agenda] == [(1, "海"), (2, "山"), (3, "川のこと")]


def test_an_introduction_wherever_it_stands() -> None:
    record = named(lead=["海辺のまちの四人が集まりました", "椿：そうですね。"]).state.record
    lead = [b.text for b in record.blocks_of(Part.LEAD)]
    assert lead.index("海辺のまちの四人が集まりました") < lead.index("椿：そうですね。")
    assert all("そうですね" not in b.text for b in record.blocks_of(Part.BODY))


def test_the_end_begins_no_later_than_where_somebody_says() -> None:
    record = named(closing="みなとの灯").state.record
    assert [b.text for b in record.blocks_of(Part.CLOSING)] == ["みなとの灯", "つづきは秋に"]


def test_a_line_of_the_talk_named_as_the_end_takes_nobody_along() -> None:
    record = named(closing="磯貝：山も近いです。").state.record
    assert record.blocks_of(Part.CLOSING)[0].text == "磯貝：山も近いです。"
    assert "これで終わります。" in [b.text for b in record.blocks_of(Part.BODY)]


@pytest.mark.parametrize("role", sorted(NAMED_ROLES))
@pytest.mark.parametrize("number", [n for n, line in enumerate(SOURCE.split("\n"), 1) if line])
def test_any_line_may_be_any_of_them_and_nothing_is_lost(role: LineRole, number: int) -> None:
    words = SOURCE.split("\n")[number - 1]
    found = named(**{role: words})
    head = {LineRole.PARTICIPANT: "participants", LineRole.HELD: "held.text"}.get(role, role)
    assert (fate(found, SOURCE, words) or "").startswith(head)


@pytest.mark.parametrize("role", sorted(NAMED_ROLES))
def test_a_cue_may_be_any_of_them(role: LineRole) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n海の座談会 2024年5月17日\n\n00:03.000 --> 00:05.000\n<v 早瀬>はい。\n"
    document = read_source(text.encode(), "a.vtt")
    decisions = Decisions(lines={4: role})
    found = recognize(document.source, structure=document.structure, decisions=decisions)
    row = next(r for r in found.state.review.lines if r.number == 4)
    head = {LineRole.PARTICIPANT: "participants", LineRole.HELD: "held.text"}.get(role, role)
    assert (row.target or "").startswith(head)
    assert unaccounted(document.source.text, found.state.record, found.state.review) == {}


@pytest.mark.parametrize("role", sorted(NAMED_ROLES))
def test_a_source_of_that_line_alone(role: LineRole) -> None:
    source = text_source("海の座談会", "貼り付け")
    found = recognize(source, decisions=Decisions(lines={1: role}))
    assert found.state.review.lines[0].target


def _parted(text: str, decided: dict[int, LineRole]) -> NamedLines:
    return part_named(read_page(text).filled, decided)


def test_named_lines_are_parted_by_what_they_are_in_order() -> None:
    found = _parted(
        "湊\n椿\n磯貝\n海です。", {1: LineRole.TITLE, 2: LineRole.PARTICIPANT, 3: LineRole.PARTICIPANT}
    )
    assert [line.text for line in found.of(LineRole.PARTICIPANT)] == ["椿", "磯貝"]
    assert [line.text for line in found.others] == ["海です。"]
    assert found.of(LineRole.HELD) == []


def test_what_is_said_of_a_line_of_the_talk_parts_nothing() -> None:
    found = _parted("海です。\n山です。", {1: LineRole.SPEECH, 2: LineRole.LABEL})
    assert [line.number for line in found.others] == [1, 2]
    assert found.before_talk == []


def test_all_named_lines_but_the_end_stand_before_the_talk() -> None:
    found = _parted("湊\n海です。\n以上", {1: LineRole.TITLE, 3: LineRole.CLOSING})
    assert [line.text for line in found.before_talk] == ["湊"]


def test_where_a_named_line_goes_there_is_a_gap_unless_it_is_a_row() -> None:
    for role, gap in ((LineRole.LEAD, True), (LineRole.PARTICIPANT, False)):
        above, below = _parted("海です。\n湊\n山です。", {2: role}).others
        assert (above.gap_after, below.gap_before, above.group != below.group) == (gap, gap, gap)


def test_the_end_is_added_in_the_order_of_its_lines() -> None:
    lines = read_page("海です。\n記録係\n以上").filled
    draft = Draft()
    draft.open(BlockKind.CLOSING, [lines[2]])
    draft.open(BlockKind.UTTERANCE, [lines[0]])
    close_with(draft, [lines[1]])
    assert [(block.kind, block.lines) for block in draft.blocks] == [
        (BlockKind.UTTERANCE, [1]),
        (BlockKind.CLOSING, [2]),
        (BlockKind.CLOSING, [3]),
    ]


def test_what_stands_behind_a_named_line_is_no_rest_of_an_agenda_item() -> None:
    text = "港の座談会\n\n議題\n①窓口\n②人材の育成\n\n\n磯貝 透\n そのあと\n"
    decided = Decisions(lines={8: LineRole.PARTICIPANT, 9: LineRole.SECTION})
    found = recognize(text_source(text, "貼り付け"), decisions=decided).state
    assert [item.text for item in found.record.agenda] == ["窓口", "人材の育成"]
    assert unaccounted(text, found.record, found.review) == {}


def test_nobody_takes_part_by_a_line_that_somebody_has_called_a_heading() -> None:
    rows = ["湊浜町CIO(副町長):磯貝 洋", "青波県知事:早瀬 望", "青波県知事:磯貝 学"]
    text = "\n".join(["~湊浜町×青波県座談会~\n\n参加者(敬称略)", *rows, "\n議題\n①窓口\n②人材の育成\n\n"])
    decided = Decisions(lines=dict.fromkeys((1, 2, 3, 4), LineRole.SECTION))
    found = recognize(text_source(text, "貼り付け"), decisions=decided).state
    assert [person.name for person in found.record.participants] == ["早瀬 望", "磯貝 学"]
