"""A second look at the blocks, when all of them are known."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise

from zadankai_editor.japanese.wording import one_holds_the_other, similarity
from zadankai_editor.recognize.agenda import Item
from zadankai_editor.recognize.doubts import Uncertain, quoted
from zadankai_editor.recognize.draft import BlockDraft
from zadankai_editor.record.nodes import BlockKind

_RARE = 0.15
_ALIKE = 0.5
_ENOUGH = 4


def review_blocks(blocks: Sequence[BlockDraft], items: Sequence[Item], *, indented: bool) -> None:
    """Add to `blocks` the doubts, and the likely agenda items, that only the whole tells."""
    _promote_headings(blocks, items)
    sections = [block for block in blocks if block.kind is BlockKind.SECTION]
    _fill_agenda(sections, items)
    _doubt_twice(sections, items)
    _doubt_order(sections, items)
    _doubt_lone_headings(blocks, sections, items)
    _doubt_rare_gaps(blocks, indented=indented)


def _text(block: BlockDraft) -> str:
    return "".join(block.paragraphs)


def _promote_headings(blocks: Sequence[BlockDraft], items: Sequence[Item]) -> None:
    """Let a heading that stands alone be the section of an item without one, if it has its words and place."""
    linked = [block.agenda for block in blocks if block.agenda is not None]
    before, passed = -1, 0
    for block in blocks:
        if len(set(linked)) >= len(items):
            return
        if block.agenda is not None:
            before, passed = block.agenda, passed + 1
        if not _is_unsure_heading(block):
            continue
        after = linked[passed] if passed < len(linked) else len(items)
        free = (i for i in range(before + 1, after) if i not in linked)
        alike = [i for i in free if _alike(_text(block), items[i].text)]
        if len(alike) == 1:
            block.kind, block.lone = BlockKind.SECTION, False
            block.withdraw(Uncertain.KIND)
            _link_by_place(block, alike[0], items)
            linked.insert(passed, alike[0])
            before, passed = alike[0], passed + 1


def _is_unsure_heading(block: BlockDraft) -> bool:
    asked = block.lone or any(note.code is Uncertain.KIND for note in block.doubts)
    return asked and block.kind is BlockKind.HEADING


def _alike(heading: str, item: str) -> bool:
    return one_holds_the_other(heading, item) or similarity(heading, item) >= _ALIKE


def _fill_agenda(sections: Sequence[BlockDraft], items: Sequence[Item]) -> None:
    """Give sections in a row that are like no item those that their neighbours leave, if as many; all doubted."""
    rows = [list(row) for _, row in groupby(sections, lambda section: section.agenda is None)]
    linked = {section.agenda for section in sections}
    before = -1
    for row, next_row in pairwise([*rows, []]):
        if row[0].agenda is not None:
            before = row[-1].agenda or 0
            continue
        after = next_row[0].agenda if next_row else None
        free = [i for i in range(before + 1, len(items) if after is None else after) if i not in linked]
        if len(free) == len(row):
            for section, item in zip(row, free, strict=True):
                _link_by_place(section, item, items)


def _link_by_place(section: BlockDraft, item: int, items: Sequence[Item]) -> None:
    section.agenda = item
    message = f"見出し{quoted(_text(section))}を順番から議題{items[item].number}のものとしました。確かめてください。"
    section.withdraw(Uncertain.AGENDA)
    section.doubt(Uncertain.AGENDA, message, section.lines[0])


def _doubt_twice(sections: Sequence[BlockDraft], items: Sequence[Item]) -> None:
    by_item: dict[int, list[BlockDraft]] = defaultdict(list)
    for section in sections:
        if section.agenda is not None:
            by_item[section.agenda].append(section)
    for item, found in by_item.items():
        if len(found) < 2:
            continue
        exact = [s for s in found if similarity(_text(s), items[item].text) == 1.0]
        for section in found:
            if len(exact) == 1 and section is exact[0]:
                continue
            twice = f"議題{items[item].number}の見出しが二つ以上あります。"
            message = f"{twice}{quoted(_text(section))}が議題の見出しか確かめてください。"
            section.doubt(Uncertain.AGENDA, message, section.lines[0])


def _doubt_order(sections: Sequence[BlockDraft], items: Sequence[Item]) -> None:
    latest = -1
    for section in sections:
        if section.agenda is None:
            continue
        exact = similarity(_text(section), items[section.agenda].text) == 1.0
        if section.agenda < latest and not exact:
            message = f"見出し{quoted(_text(section))}が議題の順番と合いません。どの議題の見出しか確かめてください。"
            section.doubt(Uncertain.AGENDA, message, section.lines[0])
        latest = max(latest, section.agenda)


def _doubt_lone_headings(
    blocks: Sequence[BlockDraft], sections: Sequence[BlockDraft], items: Sequence[Item]
) -> None:
    """Where an item has no section, a heading may be its section in other words."""
    if {section.agenda for section in sections} >= set(range(len(items))):
        return
    for block in blocks:
        if block.lone and block.kind is BlockKind.HEADING:
            message = f"{quoted(_text(block))}を小見出しとしました。議題の見出しでないか確かめてください。"
            block.doubt(Uncertain.KIND, message, block.lines[0])


def _doubt_rare_gaps(blocks: Sequence[BlockDraft], *, indented: bool) -> None:
    """A blank line inside an utterance is suspicious where others like it hold none: a label may be missing."""
    spoken = [block for block in blocks if block.kind is BlockKind.UTTERANCE]
    alike = Counter(block.spaced for block in spoken)
    gaps = Counter(block.spaced for block in spoken if block.inner_gap is not None)
    for block in spoken:
        last = block is blocks[-1] and not indented
        of_its_kind = alike[block.spaced]
        rare = of_its_kind >= _ENOUGH and gaps[block.spaced] <= max(1, _RARE * of_its_kind)
        if block.inner_gap is None or not (rare or last):
            continue
        what = "結びの文か、" if last else ""
        message = f"空行のあとに名前のない段落が続いています。{what}発言者の名前の抜けた発言でないか確かめてください。"
        block.doubt(Uncertain.SPEAKER, message, block.inner_gap)
