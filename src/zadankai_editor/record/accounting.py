"""That nothing of a source is lost: what the record holds of each line, and what is named as left out.

White space aside, every character of a line is in the block or field that the line went to, in the
part of the line that is named as left out, or the whole line is named as left out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from zadankai_editor.record.nodes import Block, Part, Participant, Record
from zadankai_editor.record.review import LineUse, Review, SourceLine

_SHORT = 60

Unaccounted = dict[int, str]
"""By the number of a source line, its characters that are nowhere."""


def squeezed(text: str) -> str:
    """Return `text` without white space."""
    return "".join(text.split())


def left_over(text: str, content: str) -> str:
    """Return what of `text` is not in `content`, in its order; each character of `content` counts once."""
    if text.startswith(content):
        return text[len(content) :]
    return (
        _short_left_over(text, content) if len(text) + len(content) <= _SHORT else _left_over(text, content)
    )


def without(text: str, part: str) -> str | None:
    """Return what stands in `text` around `part`; `None` where it does not hold it as it is."""
    if text.endswith(part):
        return text[: len(text) - len(part)]
    before, found, behind = text.partition(part)
    return before + behind if found else None


def _left_over(text: str, content: str) -> str:
    held = Counter(content)
    rest = []
    for char in text:
        if held[char] > 0:
            held[char] -= 1
        else:
            rest.append(char)
    return "".join(rest)


_short_left_over = lru_cache(maxsize=4096)(_left_over)


def speaker_words(block: Block, people: Mapping[str, Participant]) -> str:
    """Return what a record says of who speaks in `block`, as far as a label may print it."""
    if isinstance(block.speaker, str) and not (block.with_speakers or block.written or block.role):
        person = people.get(block.speaker)
        return person.label if person else ""
    words = [block.written or "", block.role or ""]
    for ref in (block.speaker, *block.with_speakers):
        person = people.get(ref) if isinstance(ref, str) else None
        if person:
            words.append(person.label)
    return "".join(words)


class Contents:
    """What a record holds at the places to which source lines go."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._blocks = {block.id: block for block in record.blocks}
        self._people = {person.id: person for person in record.participants}
        self._parts: dict[Part, tuple[Block, ...]] = {}

    def at(self, line: SourceLine) -> str | None:
        """Return the words, without white space, where a line went; `None` where no such place is."""
        if line.target is None:
            return None
        if line.use is LineUse.BLOCK:
            block = self._blocks.get(line.target)
            return None if block is None else squeezed(speaker_words(block, self._people) + block.text)
        return self._field(line.target)

    def is_all_of(self, rows: Sequence[SourceLine], lines: Sequence[str]) -> bool:
        """Tell whether one block holds the lines of `rows` but for what names its speaker: what is so almost always."""
        first = rows[0]
        target = first.target
        block = self._blocks.get(target or "") if first.use is LineUse.BLOCK else None
        if block is None:
            return False
        together = named = ""
        for row in rows:
            if row.target != target:
                return False
            together += lines[row.number - 1].strip()
            named += row.text or ""
        text = block.text.replace("\n", "")
        around = without(together, text)
        if not around:
            return around is not None
        return not left_over(squeezed(around), squeezed(speaker_words(block, self._people) + named))

    def _field(self, path: str) -> str | None:
        name, _, rest = path.partition("[")
        if not rest:
            return self._single(name)
        place = int(rest[:-1])
        found = self._rows(name)
        return squeezed(_words_of(found[place])) if place < len(found) else None

    def _rows(self, name: str) -> Sequence[object]:
        if name in (Part.LEAD, Part.CLOSING):
            part = Part(name)
            if part not in self._parts:
                self._parts[part] = self._record.blocks_of(part)
            return self._parts[part]
        rows: Mapping[str, Sequence[object]] = {
            "participants": self._record.participants,
            "agenda": self._record.agenda,
            "notes": self._record.notes,
        }
        return rows.get(name, ())

    def _single(self, name: str) -> str | None:
        if name == "title":
            return squeezed(self._record.title)
        if name == "held.text" and self._record.held:
            return squeezed(self._record.held.text or "")
        return None


def _words_of(node: object) -> str:
    """Return all texts of a row, one after another."""
    fields = ("name", "label", "title", "post", "reading", "organization", "number", "term", "text", "mark")
    words = [getattr(node, field, None) for field in fields]
    return "".join(str(word) for word in words if word is not None)


def unaccounted(text: str, record: Record, review: Review) -> Unaccounted:
    """Return what of `text`, the source of `record`, is neither in it nor named as left out in `review`.

    Lines that share a target are weighed together: what is there counts once.
    """
    lines = text.split("\n")
    contents = Contents(record)
    lost: Unaccounted = {}
    for rows in _groups(len(lines), review.lines):
        if contents.is_all_of(rows, lines):
            continue
        numbers = sorted({row.number for row in rows})
        targets = {(row.use, row.target): row for row in rows if row.target is not None}
        content = "".join(filter(None, map(contents.at, targets.values())))
        content += "".join(squeezed(row.text) for row in rows if row.text)
        together = "".join(squeezed(lines[number - 1]) for number in numbers)
        rest = "" if together == content else left_over(together, content)
        if rest:
            lost[numbers[0]] = rest
    told = {row.number for row in review.lines}
    for number in sorted(set(range(1, len(lines) + 1)) - told):
        if lines[number - 1].strip():
            lost[number] = squeezed(lines[number - 1])
    return lost


def _groups(count: int, account: Sequence[SourceLine]) -> Iterator[list[SourceLine]]:
    """Yield the rows of the account that are to be weighed together, since they share lines or targets."""
    by_key: dict[object, list[SourceLine]] = {}
    several: dict[int, list[SourceLine]] = {}
    # Of a line that is left out as a whole nothing can be lost.
    left_out = LineUse.LEFT_OUT
    whole = {row.number for row in account if row.use is left_out and row.text is None}
    before: SourceLine | None = None
    for row in account:
        number = row.number
        if number in whole or not 1 <= number <= count:
            continue
        if before is not None and before.number == number:
            several.setdefault(number, [before]).append(row)
        before = row
        by_key.setdefault((row.use, row.target) if row.target else number, []).append(row)
    if several:
        _join(by_key, several)
    yield from by_key.values()


def _join(by_key: dict[object, list[SourceLine]], several: Mapping[int, Sequence[SourceLine]]) -> None:
    """Put together the groups of whatever one line went to."""
    place: dict[object, object] = {}

    def root(entry: object) -> object:
        while entry in place:
            entry = place[entry]
        return entry

    for rows in several.values():
        keys = [root((row.use, row.target) if row.target else row.number) for row in rows]
        for other in keys[1:]:
            if root(other) != root(keys[0]):
                first, second = root(keys[0]), root(other)
                by_key[first].extend(by_key.pop(second))
                place[second] = first
