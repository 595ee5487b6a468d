"""The account of a source, computed once more by other means than the program's own.

Everything is weighed character by character, white space aside: what a line holds must be at the places
to which the line went, or be named as left out; what a block says must have come from its lines.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from unicodedata import normalize

from zadankai_editor.record.nodes import Block, BlockKind, Part, Participant, Record
from zadankai_editor.record.review import LineUse, Review, SourceLine
from zadankai_editor.record.texts import clean

Place = tuple[LineUse, str]

_PARTS = {"lead": Part.LEAD, "closing": Part.CLOSING}


@dataclass
class Group:
    """Lines that went to the same places, and those places."""

    lines: list[int] = field(default_factory=list)
    places: set[Place] = field(default_factory=set)


def bare(text: str) -> str:
    """Return `text` without white space."""
    return "".join(char for char in text if not char.isspace())


def check_lines(text: str, record: Record, review: Review) -> None:
    """Fail where a line of `text` has no fate, or a character of it is nowhere."""
    lines = text.split("\n")
    rows: dict[int, list[SourceLine]] = defaultdict(list)
    for row in review.lines:
        rows[row.number].append(row)
    assert sorted(rows) == list(range(1, len(lines) + 1))
    assert [row.number for row in review.lines] == sorted(row.number for row in review.lines)
    for row in review.lines:
        assert (row.target is None) == (row.use is LineUse.LEFT_OUT), row
        assert row.text is None or (row.text and not any(map(str.isspace, row.text))), row
        assert row.reason or (row.text is None and row.use is not LineUse.LEFT_OUT), row
    whole = {n for n, found in rows.items() if any(map(_is_all_left_out, found))}
    for number in whole:
        assert rows[number][0].reason != "空行" or not bare(lines[number - 1])
    for group in _groups(rows, whole):
        _check_group(group, lines, rows, record)
    _check_nothing_invented(lines, rows, record)


def _is_all_left_out(row: SourceLine) -> bool:
    return row.use is LineUse.LEFT_OUT and row.text is None


def _groups(rows: dict[int, list[SourceLine]], whole: set[int]) -> list[Group]:
    """Return the lines that are not left out, those together that share a place."""
    groups: list[Group] = []
    for number, found in rows.items():
        if number in whole:
            continue
        places = {(row.use, row.target) for row in found if row.target is not None}
        joined = Group([number], places)
        apart = []
        for group in groups:
            if group.places & places:
                joined.lines += group.lines
                joined.places |= group.places
            else:
                apart.append(group)
        groups = [*apart, joined]
    return groups


def _check_group(group: Group, lines: list[str], rows: dict[int, list[SourceLine]], record: Record) -> None:
    printed: Counter[str] = Counter()
    for number in group.lines:
        left_out = Counter("".join(row.text or "" for row in rows[number]))
        raw = Counter(bare(lines[number - 1]))
        assert left_out <= raw, (number, lines[number - 1], rows[number])
        printed += raw - left_out
    held = Counter("".join(bare(words_at(record, place)) for place in group.places))
    lost = printed - held
    assert not lost, ([lines[n - 1] for n in sorted(group.lines)], group.places, lost)


def _usual(text: str) -> str:
    """Return a text without white space, where a radical (⼀) is the same as the character that it stands for (一)."""
    return bare(normalize("NFKC", text))


def _check_nothing_invented(lines: list[str], rows: dict[int, list[SourceLine]], record: Record) -> None:
    """What is said in a block stands in the lines that went there, and no line's words stand out of order."""
    came: dict[str, list[int]] = defaultdict(list)
    for number, found in rows.items():
        for row in found:
            if row.target is not None:
                came[row.target].append(number)
    paths = {f"{name}[{n}]": b for name, part in _PARTS.items() for n, b in enumerate(record.blocks_of(part))}
    for target, block in {**{b.id: b for b in record.blocks_of(Part.BODY)}, **paths}.items():
        printed = Counter(_usual("".join(clean(lines[number - 1]) for number in came[target])))
        invented = Counter(_usual(block.text)) - printed
        assert not invented, (block, [lines[n - 1] for n in came[target]], invented)
        for number in came[target][1:]:
            if len(rows[number]) == 1 and rows[number][0].text is None:
                assert bare(lines[number - 1]) in bare(block.text), (lines[number - 1], block.text)


def words_at(record: Record, place: Place) -> str:
    """Return all that the record says at a place to which a line went; fails where there is none."""
    use, target = place
    if use is LineUse.BLOCK:
        (block,) = (b for b in record.blocks if b.id == target)
        return block.text + _speakers(record, block)
    return _field(record, target)


def _speakers(record: Record, block: Block) -> str:
    if block.kind is not BlockKind.UTTERANCE:
        return ""
    people = [record.participant(ref) for ref in (block.speaker, *block.with_speakers)]
    labels = [person.label for person in people if person is not None]
    return "".join([block.written or "", block.role or "", *labels])


def _field(record: Record, path: str) -> str:
    name, _, rest = path.partition("[")
    if not rest:
        assert name in {"title", "held.text"}, path
        return record.title if name == "title" else (record.held and record.held.text) or ""
    index = int(rest.removesuffix("]"))
    if name in _PARTS:
        return record.blocks_of(_PARTS[name])[index].text
    if name == "participants":
        return _person(record.participants[index])
    if name == "agenda":
        return f"{record.agenda[index].number}{record.agenda[index].text}"
    assert name == "notes", path
    note = record.notes[index]
    return f"{note.mark or ''}{note.term}{note.text}"


def _person(person: Participant) -> str:
    return "".join(
        word or "" for word in (person.label, person.name, person.title, person.post, person.reading)
    )
