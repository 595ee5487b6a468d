"""Planters of errors in agenda, notes, dates and numbers."""

import re
from collections.abc import Callable
from random import Random

from tests.planting.texts import Planted, all_texts, in_block, sections, with_blocks
from zadankai_editor.record.nodes import Block, BlockKind, Note, Record

_DAYS = "月火水木金土日"
_UNUSED = (
    Note(term="デジタルサイネージ", text="街角や施設の中で、画面に映して見せる看板"),
    Note(term="指定管理者", text="公の施設の運営を、市に代わって引き受ける団体"),
    Note(term="フレイル", text="年を取って心と体の働きが弱ってきた状態"),
    Note(term="リノベーション", text="古い建物に手を加え、新しい値打ちを与えること"),
)


def _treated(record: Record) -> list[int]:
    """Return the indexes of the sections that treat an item of the agenda."""
    return [n for n in sections(record) if isinstance(record.blocks[n].agenda, str)]


def _agenda_path(record: Record, block: Block) -> str:
    return f"agenda[{[a.id for a in record.agenda].index(str(block.agenda))}]"


def agenda_order(record: Record, chance: Random) -> Planted | None:
    """Exchange two sections that stand one behind the other, with all that is in them."""
    treated = _treated(record)
    if len(treated) < 2:
        return None
    place = chance.randrange(len(treated) - 1)
    one, two = treated[place : place + 2]
    end = next((n for n in treated if n > two), None)
    if end is None:
        last = [n for n, b in enumerate(record.blocks) if b.kind is not BlockKind.CLOSING]
        end = last[-1] + 1
    blocks = record.blocks
    moved = (*blocks[:one], *blocks[two:end], *blocks[one:two], *blocks[end:])
    places = {blocks[n].id for n in (one, two)} | {_agenda_path(record, blocks[n]) for n in (one, two)}
    return Planted(with_blocks(record, moved), frozenset(places), f"{blocks[two].text}／{blocks[one].text}")


def agenda_untreated(record: Record, chance: Random) -> Planted | None:
    """Take the heading of an item of the agenda away."""
    treated = _treated(record)
    if len(treated) < 2:
        return None
    block = record.blocks[chance.choice(treated[1:])]
    left = [b for b in record.blocks if b.id != block.id]
    return Planted(with_blocks(record, left), frozenset({_agenda_path(record, block)}), block.text)


def agenda_twice(record: Record, chance: Random) -> Planted | None:
    """Repeat the heading of an item of the agenda amid a later section."""
    treated = _treated(record)
    if len(treated) < 2:
        return None
    block = record.blocks[chance.choice(treated[:-1])]
    later = treated[treated.index(record.blocks.index(block)) + 1]
    inside = [n for n, b in enumerate(record.blocks) if n > later + 2 and b.kind is BlockKind.UTTERANCE]
    after = chance.choice(inside)
    blocks = list(record.blocks)
    blocks.insert(after, block.replaced(id="again"))
    places = frozenset({"again", block.id, _agenda_path(record, block)})
    return Planted(with_blocks(record, blocks), places, block.text)


def note_without_mark(record: Record, chance: Random) -> Planted | None:
    """Take the mark of a numbered note out of the text."""
    places = [
        (n, block, found)
        for n, note in enumerate(record.notes)
        if note.mark
        for block in record.blocks
        for found in re.finditer(rf"[（(]?※{note.mark}(?![0-9])[）)]?", block.text)
    ]
    if not places:
        return None
    number, block, found = chance.choice(places)
    text = block.text[: found.start()] + block.text[found.end() :]
    return in_block(record, block, f"notes[{number}]", text=text)


def mark_without_note(record: Record, chance: Random) -> Planted | None:
    """Put a mark into the text that no note has, in the way of the others."""
    found = re.search(r"([（(]?)※[0-9]([）)]?)", all_texts(record))
    if found is None:
        return None
    places = [
        (block, word.end())
        for block in record.blocks
        if block.kind is BlockKind.UTTERANCE
        for word in re.finditer(r"[ァ-ヶー]{3,}|[一-龠]{3,}", block.text)
        if not block.text.startswith(("（※", "(※", "※"), word.end())
    ]
    block, place = chance.choice(places)
    mark = f"{found[1]}※{len(record.notes) + chance.randint(1, 3)}{found[2]}"
    return in_block(record, block, text=block.text[:place] + mark + block.text[place:])


def note_term_unused(record: Record, chance: Random) -> Planted | None:
    """Add a note about a term that the text does not have."""
    if not record.notes or any(note.mark for note in record.notes):
        return None
    note = chance.choice([n for n in _UNUSED if n.term not in all_texts(record)])
    path = f"notes[{len(record.notes)}]"
    return Planted(record.replaced(notes=(*record.notes, note)), frozenset({path}), note.term)


def _in_a_text(
    record: Record, chance: Random, pattern: str, changed: Callable[[re.Match[str]], str]
) -> Planted | None:
    """Change one place that `pattern` finds in the announcement or in a block."""
    places: list[tuple[Block | None, re.Match[str]]] = [
        (block, found) for block in record.blocks for found in re.finditer(pattern, block.text)
    ]
    announced = (record.held.text if record.held else None) or ""
    places += [(None, found) for found in re.finditer(pattern, announced)]
    if not places:
        return None
    block, found = chance.choice(places)
    text = found.string[: found.start()] + changed(found) + found.string[found.end() :]
    if block:
        return in_block(record, block, text=text)
    assert record.held is not None
    return Planted(record.replaced(held=record.held.replaced(text=text)), frozenset({"held"}), text)


def weekday_wrong(record: Record, chance: Random) -> Planted | None:
    """Put another day of the week behind a date."""
    return _in_a_text(
        record,
        chance,
        rf"(?<=日[（(、])[{_DAYS}](?=[）)]|曜)",
        lambda found: chance.choice(_DAYS.replace(found[0], "")),
    )


def era_against_gregorian(record: Record, chance: Random) -> Planted | None:
    """Change one of two years that stand side by side, one by the era."""
    return _in_a_text(
        record,
        chance,
        r"(?<=和)[0-9]+(?=年[(（][0-9])|(?<=平成)[0-9]+(?=年[(（])|(?<=年[(（])[0-9]{4}(?=年)"
        r"|[0-9]{4}(?=年[（(]令)|(?<=[（(]令和)[0-9]+(?=年)",
        lambda found: str(int(found[0]) + chance.choice((-2, -1, 1, 2))),
    )


def held_against_text(record: Record, chance: Random) -> Planted | None:
    """Change the date of the event against the sentence that announces it."""
    held = record.held
    if held is None or held.date is None or len(held.date) != 10:
        return None
    numbers = [int(part) for part in held.date.split("-")]
    place = chance.randrange(3)
    step = chance.choice((-1, 1))
    most = (9999, 12, 28)[place]
    numbers[place] += step if 1 <= numbers[place] + step <= most else -step
    date = "{:04}-{:02}-{:02}".format(*numbers)
    changed = record.replaced(held=held.replaced(date=date))
    return Planted(changed, frozenset({"held"}), f"{date}：{held.text}")


def series_number(record: Record, chance: Random) -> Planted | None:
    """Change the number of the record in its series in one of the places that have it."""
    series = record.series
    if series is None or series.number is None:
        return None
    pattern = rf"(?<=第){series.number}(?=回|号)"
    texts = {b.id for b in record.blocks if re.search(pattern, b.text)}
    announced = bool(record.held and re.search(pattern, record.held.text or ""))
    places = frozenset({"series", *texts, *(["held"] if announced else [])})
    if len(places) < 2:
        return None
    other = series.number + chance.choice((-2, -1, 1, 2, 10))
    if chance.random() < 0.5:
        changed = record.replaced(series=series.replaced(number=other))
        return Planted(changed, places, f"series.number: {other}（{series.number}）")
    planted = _in_a_text(record, chance, pattern, lambda _: str(other))
    return planted and Planted(planted.record, places, planted.shown)
