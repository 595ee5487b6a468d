"""What only the whole of the blocks tells: sections of items, headings at the wrong place, gaps that are rare."""

from collections.abc import Sequence

from zadankai_editor.recognize.agenda import Item
from zadankai_editor.recognize.build.second_look import review_blocks
from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.draft import BlockDraft
from zadankai_editor.record.nodes import BlockKind

ITEMS = [Item(1, "港の灯り", [3]), Item(2, "渡し船の便数", [4]), Item(3, "市場の移転", [5])]
S, H, U = BlockKind.SECTION, BlockKind.HEADING, BlockKind.UTTERANCE


def block(
    kind: BlockKind, text: str, line: int, agenda: int | None = None, *, lone: bool = False
) -> BlockDraft:
    return BlockDraft(kind, [text], agenda=agenda, lines=[line], words=[text], lone=lone)


def reviewed(
    *blocks: BlockDraft, items: Sequence[Item] = ITEMS, indented: bool = False
) -> list[tuple[Uncertain, int]]:
    """Return what is asked about, and at which line."""
    review_blocks(blocks, items, indented=indented)
    return [(note.code, note.line) for one in blocks for note in one.doubts]


def test_sections_in_order_and_usual_words_are_not_asked_about() -> None:
    blocks = [block(S, item.text, 10 * n, n) for n, item in enumerate(ITEMS)]
    assert reviewed(*blocks, block(U, "はい。", 40)) == []
    assert [one.agenda for one in blocks] == [0, 1, 2]


def test_a_lone_heading_in_the_words_of_an_item_at_its_place_is_its_section() -> None:
    heading = block(H, "渡し船の便", 20, lone=True)
    asked = reviewed(block(S, "港の灯り", 10, 0), heading, block(S, "市場の移転", 30, 2))
    assert (heading.kind, heading.agenda) == (S, 1)
    assert asked == [(Uncertain.AGENDA, 20)]


def test_out_of_its_place_it_stays_a_heading_and_is_asked_about() -> None:
    heading = block(H, "渡し船の便", 5, lone=True)
    asked = reviewed(
        heading, block(S, "港の灯り", 10, 0), block(S, "市場の移転", 30, 2), block(U, "はい。", 31)
    )
    assert (heading.kind, heading.agenda) == (H, None)
    assert asked == [(Uncertain.KIND, 5)]


def test_a_lone_heading_that_is_like_two_items_is_the_section_of_neither() -> None:
    heading = block(H, "港町", 20, lone=True)
    items = [Item(1, "港町の灯り", [3]), Item(2, "港町の船便", [4])]
    assert reviewed(heading, block(U, "はい。", 21), items=items) == [(Uncertain.KIND, 20)]
    assert heading.agenda is None


def test_a_heading_that_is_marked_stays_one() -> None:
    heading = block(H, "渡し船の便", 20)
    assert reviewed(block(S, "港の灯り", 10, 0), heading, block(S, "市場の移転", 30, 2)) == []
    assert heading.kind is H


def test_lone_headings_are_not_asked_about_where_each_item_has_its_section() -> None:
    sections = [block(S, item.text, 10 * n, n) for n, item in enumerate(ITEMS)]
    assert reviewed(*sections, block(H, "夜の海", 35, lone=True)) == []


def test_sections_in_other_words_take_the_items_that_their_neighbours_leave() -> None:
    between = block(S, "乗り場をどうするか", 20)
    asked = reviewed(block(S, "港の灯り", 10, 0), between, block(S, "市場の移転", 30, 2))
    assert between.agenda == 1
    assert asked == [(Uncertain.AGENDA, 20)]


def test_two_of_them_for_one_item_take_none() -> None:
    between = [block(S, "乗り場をどうするか", 20), block(S, "桟橋", 25)]
    reviewed(block(S, "港の灯り", 10, 0), *between, block(S, "市場の移転", 30, 2))
    assert [one.agenda for one in between] == [None, None]


def test_one_of_them_for_two_items_takes_neither() -> None:
    behind = block(S, "乗り場をどうするか", 20)
    reviewed(block(S, "港の灯り", 10, 0), behind)
    assert behind.agenda is None


def test_of_two_sections_of_one_item_the_one_in_its_words_is_sure() -> None:
    asked = reviewed(block(S, "港の灯り", 10, 0), block(S, "港の灯りと星", 20, 0))
    assert asked == [(Uncertain.AGENDA, 20)]
    both = reviewed(block(S, "港の灯りと花", 10, 0), block(S, "港の灯りと星", 20, 0))
    assert both == [(Uncertain.AGENDA, 10), (Uncertain.AGENDA, 20)]
    twice = reviewed(block(S, "港の灯り", 10, 0), block(S, "港の灯り", 20, 0))
    assert twice == [(Uncertain.AGENDA, 10), (Uncertain.AGENDA, 20)]


def test_a_section_before_its_turn_is_asked_about_unless_it_has_the_very_words() -> None:
    assert reviewed(block(S, "渡し船の便数", 10, 1), block(S, "港の灯りと星", 20, 0)) == [
        (Uncertain.AGENDA, 20)
    ]
    assert reviewed(block(S, "渡し船の便数", 10, 1), block(S, "港の灯り", 20, 0)) == []


def spoken(count: int, gaps: int) -> list[BlockDraft]:
    blocks = [block(U, "はい。", 10 * n) for n in range(count)]
    for one in blocks[:gaps]:
        one.inner_gap = one.lines[0] + 2
    return blocks


def test_a_blank_line_within_what_somebody_says_is_asked_about_where_it_is_rare() -> None:
    assert reviewed(*spoken(8, 1)) == [(Uncertain.SPEAKER, 2)]
    assert reviewed(*spoken(8, 3)) == []
    assert reviewed(*spoken(3, 1)) == []


def test_the_last_one_is_asked_about_however_usual_it_is_unless_paragraphs_are_set_in() -> None:
    assert reviewed(*spoken(8, 8)) == [(Uncertain.SPEAKER, 72)]
    assert reviewed(*spoken(8, 8), indented=True) == []


def test_gaps_are_compared_among_utterances_that_are_set_alike() -> None:
    blocks = spoken(16, 8)
    for one in blocks[:8]:
        one.spaced = True
    blocks[12].inner_gap = 122
    assert reviewed(*blocks) == [(Uncertain.SPEAKER, 122)]
