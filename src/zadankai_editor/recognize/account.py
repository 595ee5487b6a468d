"""What became of every line of a source, down to the marks that no record holds."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.draft import BlockDraft, Draft
from zadankai_editor.recognize.lines import Page
from zadankai_editor.record.accounting import Contents, left_over, speaker_words, squeezed, without
from zadankai_editor.record.attribution import Confidence
from zadankai_editor.record.nodes import BlockKind, Participant, Record
from zadankai_editor.record.review import LineUse, SourceLine

_BY_KIND = {
    BlockKind.UTTERANCE: "発言者の書き方",
    BlockKind.PROMPT: "司会の印",
    BlockKind.PHOTO: "写真説明の印",
    BlockKind.SECTION: "見出しの印",
    BlockKind.HEADING: "見出しの印",
}
_BY_FIELD = {
    "participants": "参加者の行の書き方",
    "agenda": "議題の番号の書き方",
    "notes": "注の書き方",
    "title": "題名の飾り",
}
_OTHERWISE = "記録に入らない記号"
_FIELDS = {BlockKind.LEAD: "lead", BlockKind.CLOSING: "closing"}


def account_of(text: str, page: Page, draft: Draft, record: Record) -> list[SourceLine]:
    """Return the account of all lines of `text`, in order; one that was cut in pieces stands more than once."""
    raw = text.split("\n")
    people = {person.id: person for person in record.participants}
    rows = _with_fields(raw, draft, record, list(_blocks(raw, draft, record, people)))
    for number, reason, _ in draft.left_out:
        rows.append(SourceLine(number=number, use=LineUse.LEFT_OUT, reason=reason))
    told = {row.number for row in rows}
    for line in page.lines:
        if not line.text and line.number not in told and raw[line.number - 1].strip():
            reason = line.left_out or "文字でない記号だけの行"
            rows.append(SourceLine(number=line.number, use=LineUse.LEFT_OUT, reason=reason))
            told.add(line.number)
    out = LineUse.LEFT_OUT
    blank = (number for number, words in enumerate(raw, 1) if not words or words.isspace())
    rows += [SourceLine(number, out, reason="空行") for number in blank if number not in told]
    rows.sort(key=attrgetter("number"))
    return rows


def _blocks(
    raw: Sequence[str], draft: Draft, record: Record, people: dict[str, Participant]
) -> Iterator[SourceLine]:
    shared, counts = _shared_lines(draft, record, people), Counter[BlockKind]()
    for block, node in zip(draft.blocks, record.blocks, strict=True):
        use, target = LineUse.BLOCK, node.id
        if block.kind in _FIELDS:
            use, target = LineUse.FIELD, f"{_FIELDS[block.kind]}[{counts[block.kind]}]"
            counts[block.kind] += 1
        first = labelling = True
        names = squeezed(speaker_words(node, people))
        for number, words in _by_line(block):
            if number in shared:
                rest = _rest(raw[number - 1].strip(), *shared[number]) if shared[number] else ""
                shared[number] = ()
            else:
                bare = raw[number - 1].strip()
                # A label may stand on two lines, of which none holds anything that was said.
                labelling = first or (labelling and not words)
                rest = "" if bare == words else _rest(bare, words, names if labelling else "")
                if (
                    labelling and bare != words
                ):  # what one line of a label names, the next one does not name again
                    names = left_over(names, _around(bare, words))
            reason = _BY_KIND.get(block.kind, _OTHERWISE) if rest else None
            strategy, first = block.strategy if first else None, False
            confidence = _confidence(block) if strategy is not None else None
            yield SourceLine(number, use, target, reason, rest or None, strategy, confidence)


def _shared_lines(draft: Draft, record: Record, people: dict[str, Participant]) -> dict[int, tuple[str, ...]]:
    """Return the lines that went to several blocks, with the words and speakers of all of these.

    Such a line is weighed once, at the first block.
    """
    once: set[int] = set()
    again: set[int] = set()
    for block in draft.blocks:
        numbers = set(block.lines)
        again |= once & numbers
        once |= numbers
    if not again:
        return {}
    words: dict[int, list[str]] = {number: [] for number in again}
    names: dict[int, list[str]] = {number: [] for number in again}
    for block, node in zip(draft.blocks, record.blocks, strict=True):
        for number, text in zip(block.lines, block.words, strict=True):
            if number in words:
                words[number].append(text)
        if block.lines and block.lines[0] in names:
            names[block.lines[0]].append(speaker_words(node, people))
    return {number: ("".join(words[number]), "".join(names[number])) for number in words}


def _by_line(block: BlockDraft) -> Iterable[tuple[int, str]]:
    """Return each line of a block once, with all that the block took of it."""
    if len(block.lines) == 1 or len(set(block.lines)) == len(block.lines):
        return zip(block.lines, block.words, strict=True)
    together: dict[int, str] = {}
    for number, words in zip(block.lines, block.words, strict=True):
        together[number] = together.get(number, "") + words
    return together.items()


def _rest(raw: str, words: str, names: str) -> str:
    """Return what of a line neither its words nor the names of who speaks hold."""
    return "" if raw in (words, names) else left_over(_around(raw, words), names)


def _around(raw: str, words: str) -> str:
    """Return what of a line stands around `words`, or what these do not hold, without white space."""
    around = without(raw, words)
    return left_over(squeezed(raw), squeezed(words)) if around is None else squeezed(around)


def _confidence(block: BlockDraft) -> Confidence:
    if not block.speakers:
        return Confidence.OPEN
    if not block.notes:
        return Confidence.CERTAIN
    doubted = any(code is Uncertain.SPEAKER for code, _ in block.notes)
    return Confidence.LIKELY if doubted else Confidence.CERTAIN


def _with_fields(
    raw: Sequence[str], draft: Draft, record: Record, of_blocks: list[SourceLine]
) -> list[SourceLine]:
    """Add the rows of lines that went into fields; lines that share one are weighed together.

    What blocks left of such a line may be in its field: it goes from the rows `of_blocks`.
    """
    contents = Contents(record)
    held: dict[str, str] = {}
    by_line: dict[int, list[str]] = defaultdict(list)
    for number, path in draft.fields_of_all_lines():
        by_line[number].append(path)
    found: list[SourceLine] = []
    shared: dict[int, list[SourceLine]] = {}
    for row in of_blocks:
        if row.number in by_line:
            shared.setdefault(row.number, []).append(row)
        else:
            found.append(row)
    for number, paths in by_line.items():
        rows = [SourceLine(number=number, use=LineUse.FIELD, target=path) for path in paths]
        blocks = shared.get(number, [])
        rest = _left_by_blocks(blocks) if blocks else squeezed(raw[number - 1])
        for row in rows:
            path = row.target or ""
            content = held.get(path)
            content = contents.at(row) or "" if content is None else content
            rest, held[path] = left_over(rest, content), left_over(content, rest)
        if rest:
            reason = _BY_FIELD.get(paths[0].partition("[")[0], _OTHERWISE)
            rows[0] = replace(rows[0], text=rest, reason=reason)
        found += [*blocks, *rows]
    return found


def _left_by_blocks(rows: list[SourceLine]) -> str:
    """Take what blocks left of a line off its rows: a field may hold it."""
    left = "".join([row.text or "" for row in rows])
    rows[:] = [replace(row, text=None, reason=None) for row in rows]
    return left
