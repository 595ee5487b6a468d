"""What became of every line of a source, down to the marks that no record holds."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.draft import BlockDraft, Draft
from zadankai_editor.recognize.lines import Page
from zadankai_editor.record.accounting import Contents, left_over, speaker_words, squeezed
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


def account_of(text: str, page: Page, draft: Draft, record: Record) -> list[SourceLine]:
    """Return the account of all lines of `text`, in order; one that was cut in pieces stands more than once."""
    raw = text.split("\n")
    fates: dict[int, list[SourceLine]] = defaultdict(list)
    people = {person.id: person for person in record.participants}
    for number, fate in _blocks(raw, draft, record, people):
        fates[number].append(fate)
    _account_fields(raw, draft, record, fates)
    for number, reason, _ in draft.left_out:
        fates[number].append(SourceLine(number=number, use=LineUse.LEFT_OUT, reason=reason))
    for line in page.lines:
        if not line.text and line.number not in fates:
            reason = "空行" if not raw[line.number - 1].strip() else line.left_out or "文字でない記号だけの行"
            fates[line.number].append(SourceLine(number=line.number, use=LineUse.LEFT_OUT, reason=reason))
    return [fate for number in sorted(fates) for fate in fates[number]]


def _blocks(
    raw: Sequence[str], draft: Draft, record: Record, people: dict[str, Participant]
) -> Iterator[tuple[int, SourceLine]]:
    lead = closing = 0
    spoken = [speaker_words(node, people) for node in record.blocks]
    shared = _shared_lines(draft, spoken)
    for block, node, names in zip(draft.blocks, record.blocks, spoken, strict=True):
        use, target = LineUse.BLOCK, node.id
        if block.kind is BlockKind.LEAD:
            use, target, lead = LineUse.FIELD, f"lead[{lead}]", lead + 1
        elif block.kind is BlockKind.CLOSING:
            use, target, closing = LineUse.FIELD, f"closing[{closing}]", closing + 1
        first = True
        for number, words in _by_line(block):
            if number in shared:
                rest = _rest(raw[number - 1], *shared[number]) if shared[number] else ""
                shared[number] = ()
            else:
                rest = _rest(raw[number - 1], words, names if first else "")
            told = first and block.strategy is not None
            first = False
            yield (
                number,
                SourceLine(
                    number=number,
                    use=use,
                    target=target,
                    text=rest or None,
                    reason=_BY_KIND.get(block.kind, _OTHERWISE) if rest else None,
                    strategy=block.strategy if told else None,
                    confidence=_confidence(block) if told else None,
                ),
            )


def _shared_lines(draft: Draft, spoken: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Return the lines that went to several blocks, with the words and speakers of all of these.

    Such a line is weighed once, at the first block.
    """
    counts = Counter(number for block in draft.blocks for number in set(block.lines))
    words: dict[int, list[str]] = {number: [] for number, count in counts.items() if count > 1}
    if not words:
        return {}
    names: dict[int, list[str]] = {number: [] for number in words}
    for block, speakers in zip(draft.blocks, spoken, strict=True):
        for number, text in zip(block.lines, block.words, strict=True):
            if number in words:
                words[number].append(text)
        if block.lines and block.lines[0] in names:
            names[block.lines[0]].append(speakers)
    return {number: ("".join(words[number]), "".join(names[number])) for number in words}


def _by_line(block: BlockDraft) -> Iterator[tuple[int, str]]:
    """Yield each line of a block once, with all that the block took of it."""
    if len(set(block.lines)) == len(block.lines):
        yield from zip(block.lines, block.words, strict=True)
        return
    together: dict[int, str] = {}
    for number, words in zip(block.lines, block.words, strict=True):
        together[number] = together.get(number, "") + words
    yield from together.items()


def _rest(raw: str, words: str, names: str) -> str:
    """Return what of a line neither its words nor the names of who speaks hold."""
    if raw == words:
        return ""
    if raw.strip() in (words, names):
        return ""
    whole, said = squeezed(raw), squeezed(words)
    if whole in (said, names):
        return ""
    if said and whole.endswith(said):
        return left_over(whole[: len(whole) - len(said)], names)
    return left_over(whole, said + names)


def _confidence(block: BlockDraft) -> Confidence:
    if not block.speakers:
        return Confidence.OPEN
    doubted = any(note.code is Uncertain.SPEAKER for note in block.doubts)
    return Confidence.LIKELY if doubted else Confidence.CERTAIN


def _account_fields(
    raw: Sequence[str], draft: Draft, record: Record, fates: dict[int, list[SourceLine]]
) -> None:
    """Account for the lines that went into fields; lines that share one are weighed together."""
    contents = Contents(record)
    held: dict[str, str] = {}
    by_line: dict[int, list[str]] = defaultdict(list)
    for number, path in draft.fields:
        by_line[number].append(path)
    for number, paths in by_line.items():
        rows = [SourceLine(number=number, use=LineUse.FIELD, target=path) for path in paths]
        rest = _left_by_blocks(fates[number]) if fates[number] else squeezed(raw[number - 1])
        for row in rows:
            path = row.target or ""
            content = held.get(path)
            content = contents.at(row) or "" if content is None else content
            rest, held[path] = left_over(rest, content), left_over(content, rest)
        if rest:
            reason = _BY_FIELD.get(paths[0].partition("[")[0], _OTHERWISE)
            rows[0] = rows[0].model_copy(update={"text": rest, "reason": reason})
        fates[number] += rows


def _left_by_blocks(rows: list[SourceLine]) -> str:
    """Take what blocks left of a line off its rows: a field may hold it."""
    left = "".join([row.text or "" for row in rows])
    rows[:] = [row.model_copy(update={"text": None, "reason": None}) for row in rows]
    return left
