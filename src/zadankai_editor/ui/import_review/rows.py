"""What was recognised, as the rows of a list in reading order."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from zadankai_editor.japanese.numerals import circled
from zadankai_editor.record.alike import Kind, grouped, how_many, kind_of
from zadankai_editor.record.attribution import Attribution, Confidence
from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.nodes import Block, BlockKind, Part, Participant, Record, SpeakerRef
from zadankai_editor.record.review import Doubt

_LONGEST = 400
"""No more characters of a text are shown: a row has one line."""

_PART_NAMES = {Part.LEAD: "リード", Part.BODY: "本文", Part.CLOSING: "結び"}


class RowKind(Enum):
    """What a row stands for."""

    GROUP = auto()
    FIELD = auto()
    BLOCK = auto()
    MISSING = auto()
    DOUBT = auto()
    ALIKE = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what kind of thing (`sign`), whose (`chip`, coloured as participant `chip_place`), its text.

    `key` leads to the lines of the source (see `targets`). A `DOUBT` stands below what it is about;
    `doubt` is its place in the list of doubts. Those that are `alike` stand below an `ALIKE` that counts
    them, where the first of them is. `doubtful` marks what is doubted. `found` says
    how the speaker was found, `unsure` that somebody is asserted who is not certain; `decided`:
    somebody has said what the line is that it was read from.
    """

    kind: RowKind
    text: str
    sign: str = ""
    key: str | None = None
    chip: str = ""
    chip_place: int | None = None
    block_kind: BlockKind | None = None
    aside: str = ""
    doubtful: bool = False
    doubt: int | None = None
    found: str = ""
    unsure: bool = False
    decided: bool = False
    alike: Kind | None = None


def rows_of(
    record: Record,
    doubts: tuple[tuple[str | None, Doubt], ...],
    attributions: tuple[Attribution, ...] = (),
    decided: frozenset[str] = frozenset(),
) -> tuple[Row, ...]:
    """Return the rows for `record`; each doubt comes with the key that it is about.

    `decided` are the keys of what was read from lines that somebody has said something about.
    """
    waiting: dict[str, list[int]] = {}
    homeless: list[int] = []
    for place, (key, _doubt) in enumerate(doubts):
        if key is None:
            homeless.append(place)
        else:
            waiting.setdefault(key, []).append(place)
    plain = _plain_rows(record, {each.block: each for each in attributions})
    touched = [replace(row, decided=True) if row.key in decided else row for row in plain]
    shown = {row.key for row in touched}
    homeless += [place for key, places in waiting.items() if key not in shown for place in places]
    told = _DoubtRows(doubts)
    general = [row for place in sorted(homeless) for row in told.at(place)]
    rows: list[Row] = [Row(RowKind.GROUP, "全体について"), *general] if general else []
    for row in touched:
        places = waiting.pop(row.key, ()) if row.key else ()
        rows.append(replace(row, doubtful=True) if places else row)
        rows += [about for place in places for about in told.at(place)]
    return tuple(rows)


class _DoubtRows:
    """Gives each doubt its row, and those that are alike all at once, below what the first is about."""

    def __init__(self, doubts: Sequence[tuple[str | None, Doubt]]) -> None:
        self._doubts = doubts
        groups = grouped([_Numbered(place, doubt) for place, (_key, doubt) in enumerate(doubts)])
        self._alike = {each.place: group for group in groups if len(group) > 1 for each in group}
        self._told: set[Kind] = set()

    def at(self, place: int) -> Iterator[Row]:
        """Yield the rows for the doubt at `place`: none where those that are alike were told before."""
        alike = self._alike.get(place)
        if alike is None:
            yield self._row(place)
            return
        kind = kind_of(alike[0])
        if kind in self._told:
            return
        self._told.add(kind)
        key = self._doubts[place][0]
        yield Row(RowKind.ALIKE, kind[1], "要確認", key, aside=how_many(alike), alike=kind)
        for each in sorted(alike, key=lambda numbered: numbered.line or 0):
            yield replace(self._row(each.place), alike=kind)

    def _row(self, place: int) -> Row:
        key, doubt = self._doubts[place]
        return Row(RowKind.DOUBT, doubt.message, "要確認", key, doubt=place)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A doubt with its place in the list of doubts."""

    place: int
    doubt: Doubt

    @property
    def code(self) -> str:
        return self.doubt.code

    @property
    def message(self) -> str:
        return self.doubt.message

    @property
    def line(self) -> int | None:
        return self.doubt.line


def _plain_rows(record: Record, found: Mapping[str, Attribution]) -> Iterator[Row]:
    yield Row(RowKind.GROUP, "基本情報")
    yield from _details(record)
    yield from _people(record)
    yield from _agenda(record)
    if record.notes:
        yield Row(RowKind.GROUP, f"注（{len(record.notes)}）")
    for index, note in enumerate(record.notes):
        text = f"{note.mark or ''}{note.term}：{note.text}" if note.term else f"{note.mark or ''}{note.text}"
        yield Row(RowKind.FIELD, excerpt(text), "注", f"notes[{index}]")
    yield from _flow(record, found)


def _details(record: Record) -> Iterator[Row]:
    if record.title:
        yield Row(RowKind.FIELD, excerpt(record.title), "題名", "title")
    else:
        yield Row(RowKind.MISSING, "題名は見つかりませんでした", "題名", "title")
    series = record.series
    if series and (series.name or series.number is not None):
        number = "" if series.number is None else f"第{series.number}回"
        yield Row(RowKind.FIELD, excerpt(f"{series.name or ''} {number}".strip()), "シリーズ", "series")
    held = record.held
    if held and (held.date or held.text):
        aside = held.text or "" if held.date else ""
        yield Row(
            RowKind.FIELD, excerpt(held.date or held.text or ""), "開催日", "held", aside=excerpt(aside)
        )
    else:
        yield Row(RowKind.MISSING, "開催日は見つかりませんでした", "開催日", "held")
    if record.cover:
        cover = record.cover
        shown = cover.caption or cover.alt or cover.file or ""
        yield Row(RowKind.FIELD, excerpt(shown), "見出し画像", "cover")


def _people(record: Record) -> Iterator[Row]:
    yield Row(RowKind.GROUP, f"参加者（{len(record.participants)}）")
    for index, person in enumerate(record.participants):
        sign = "司会" if person.moderator else "参加者"
        yield Row(
            RowKind.FIELD,
            excerpt(_introduced(person)),
            sign,
            f"participants[{index}]",
            person.label or "？",
            index,
        )
    if not record.participants:
        yield Row(RowKind.MISSING, "参加者は見つかりませんでした", "参加者")


def _introduced(person: Participant) -> str:
    post = f"（{person.post}）" if person.post else ""
    office = f"{person.title or ''}{post}"
    reading = f"（{person.reading}）" if person.reading else ""
    return "　".join(piece for piece in (f"{person.name or ''}{reading}", office) if piece)


def _agenda(record: Record) -> Iterator[Row]:
    yield Row(RowKind.GROUP, f"議題（{len(record.agenda)}）")
    for index, item in enumerate(record.agenda):
        yield Row(RowKind.FIELD, excerpt(f"{circled(item.number)} {item.text}"), "議題", f"agenda[{index}]")
    if not record.agenda:
        yield Row(RowKind.MISSING, "議題は見つかりませんでした", "議題")


def _flow(record: Record, found: Mapping[str, Attribution]) -> Iterator[Row]:
    cast = Cast(record)
    numbers = {item.id: item.number for item in record.agenda}
    counts = Counter(block.kind.part for block in record.blocks)
    current: Part | None = None
    for block in record.blocks:
        if block.kind.part is not current:
            current = block.kind.part
            yield Row(RowKind.GROUP, f"{_PART_NAMES[current]}（{counts[current]}ブロック）")
        chip, place = cast.chip(block)
        how = found.get(block.id)
        number = numbers.get(block.agenda) if isinstance(block.agenda, str) else None
        yield Row(
            RowKind.BLOCK,
            excerpt(block.text),
            sign_of(block.kind),
            block.id,
            chip,
            place,
            block.kind,
            f"議題{circled(number)}" if number is not None else "",
            found=f"{how.confidence.words}・{how.strategy.words}" if how else "",
            unsure=how is not None and how.confidence is Confidence.LIKELY,
        )


class Cast:
    """Whose words a block is, as rows and margins show it."""

    def __init__(self, record: Record) -> None:
        self._places = {person.id: place for place, person in enumerate(record.participants)}
        self._labels = {person.id: person.label for person in record.participants}

    def chip(self, block: Block) -> tuple[str, int | None]:
        """Return the names, and the participant's place that gives the colour; nothing for no utterance."""
        if block.kind is not BlockKind.UTTERANCE:
            return "", None
        if block.speaker is None:
            return (f"「{block.written}」？" if block.written else "発言者なし"), None
        names = self._label(block.speaker)
        if block.with_speakers:
            names = "・".join((names, *(self._label(ref) for ref in block.with_speakers)))
        place = self._places.get(block.speaker) if isinstance(block.speaker, str) else None
        return f"{names}（続き）" if block.continued else names, place

    def _label(self, ref: SpeakerRef) -> str:
        return self._labels.get(ref, "？") if isinstance(ref, str) else f"{ref.label}？"


def sign_of(kind: BlockKind) -> str:
    """Return the short word for a kind that stands in a narrow column."""
    return "司会" if kind is BlockKind.PROMPT else KIND_NAMES[kind]


def excerpt(text: str) -> str:
    """Return as much of `text` as a row may need, on one line."""
    return text[:_LONGEST].replace("\n", "　")
