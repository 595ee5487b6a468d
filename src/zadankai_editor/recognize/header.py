"""What stands before the talk: title, introduction, notes, date, series."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from zadankai_editor.japanese.dates import Dated, find_dates
from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, is_rule, outer_colons, sentences
from zadankai_editor.japanese.numerals import DIGITS, number_of
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.decisions import LineRole
from zadankai_editor.recognize.doubts import Uncertain, quoted
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.lines import PAGE_NUMBER_REASON, Line
from zadankai_editor.recognize.named_lines import NamedLines
from zadankai_editor.recognize.rows import people_in
from zadankai_editor.recognize.vocabulary import (
    ABSENT_HEADING,
    EVENT,
    EVENT_DETAIL,
    HELD,
    HELD_LABEL,
    OPENING_HEADING,
    PLATFORM,
    PLATFORM_BUTTONS,
)
from zadankai_editor.recognize.zones import heading_text
from zadankai_editor.record.nodes import BlockKind, Held, Note, Series

_DECORATED = re.compile(r"~+ *(?P<title>[^~].*[^~ ]) *~+|-{2,} *(?P<dash>.*[^- ]) *-{2,}")
_LONGEST_TITLE = 80
_NUMBERED_SERIES = re.compile(rf"第 ?(?P<number>{DIGITS}) ?回")
_NAMED_SERIES = re.compile(
    rf"[「『【\[](?P<name>[^「」『』【】\[\]]*?[^「」『』【】\[\] ]) *"
    rf"第 ?(?P<number>{DIGITS}) ?回[^「」『』【】\[\]]*[」』】\]]"
)
_NOTE = re.compile(r"※+ ?(?P<mark>[0-9]{1,2}(?![0-9年月日個件名人台時回]))? ?")
_CALLED = re.compile(r"(?P<event>[^「」『』。、]{2,40}) ?(?:「[^「」]+」|『[^『』]+』)")
_LONGEST_TERM = 60
_LONG_RULE = 5
_FIRST_LINES = 8
_LONGEST_OPENING = 16
_NUMBER = re.compile(r"^(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[.、) ] *")


@dataclass
class Header:
    """The fields of the header. Introduction and doubts go into the draft."""

    title: str = ""
    series: Series | None = None
    held: Held | None = None
    notes: list[Note] = field(default_factory=list)


PLATFORM_REASON = "記事を載せるサイトの部品"
_RULE_REASON = "区切りの線"

_NOBODY_SAID = NamedLines()


def holds_words(reason: str) -> bool:
    """Tell whether a line left out for `reason` may hold words that somebody misses: no rule, no page number."""
    return reason not in (_RULE_REASON, PAGE_NUMBER_REASON)


def left_out_reason(line: Line) -> str | None:
    """Return why a line is no part of the record: as the source says, a line of the platform, a separating line."""
    if line.left_out:
        return line.left_out
    read = line.folded
    if read in PLATFORM or (read in PLATFORM_BUTTONS and line.gap_before and line.gap_after):
        return PLATFORM_REASON
    if len(read) <= _LONGEST_OPENING and (line.gap_before or _NUMBER.match(read)) and _opens_minutes(read):
        return "会議録の見出し"
    if is_rule(read) and (line.gap_before or line.gap_after or len(read) >= _LONG_RULE):
        return _RULE_REASON
    return None


@lru_cache(maxsize=8192)
def _opens_minutes(read: str) -> bool:
    return OPENING_HEADING.fullmatch(_bare(read)) is not None


def _bare(read: str) -> str:
    return _NUMBER.sub("", read.strip("■□◆◇●○◎・【】[]<>《》 ")).strip()


def read_note(line: Line) -> Note | None:
    """Read a footnote `※term:text`; `None` where the line is none, or names no term."""
    begin = _NOTE.match(line.folded)
    if not begin:
        return None
    places = outer_colons(line.folded[: begin.end() + _LONGEST_TERM])
    place = next((p for p in places if p >= begin.end()), None)
    if place is None:
        return None
    term, text = line.text[begin.end() : place].strip(), line.text[place + 1 :].strip()
    if not term or not text or "。" in term or text.startswith("//"):
        return None
    return Note(term=term, text=text, mark=begin["mark"])


def add_note(header: Header, note: Note, line: Line, draft: Draft) -> None:
    """Take a footnote into the header."""
    draft.take(line, f"notes[{len(header.notes)}]")
    header.notes.append(note)


def read_header(
    lines: Sequence[Line], draft: Draft, header: Header, named: NamedLines = _NOBODY_SAID
) -> None:
    """Read the lines before the talk, which are in no list, into `header` and `draft`.

    What somebody has `named` as title, date or introduction is that, and no other line is title or date.
    """
    rest = []
    for line in lines:
        reason = left_out_reason(line)
        if reason:
            draft.leave_out(line, reason, tell=holds_words(reason))
        else:
            rest.append(line)
    title, dates, leads = (named.of(r) for r in (LineRole.TITLE, LineRole.HELD, LineRole.LEAD))
    series_lines = sorted([*rest, *title, *dates], key=lambda line: line.index)
    if title:
        _take_named_title(title, draft, header)
    else:
        rest = _take_title(rest, draft, header)
    held = None if dates else _held_line(rest)
    if dates:
        _take_named_held(dates, draft, header)
    introduction = []
    for line in rest:
        note = read_note(line)
        if note:
            add_note(header, note, line, draft)
        elif held and line is held[0]:
            if not _take_held(held, draft, header):
                introduction.append(line)
        else:
            introduction.append(line)
    _add_introduction(introduction, leads, draft)
    header.series = _series(series_lines, draft)


def _add_introduction(lines: Sequence[Line], named: Sequence[Line], draft: Draft) -> None:
    """Add the introduction: `lines` that stand before the talk, and those that somebody has named so."""
    absent, sure = _absent(lines), {line.index for line in named}
    for line in sorted([*lines, *named], key=lambda line: line.index):
        block = draft.open(BlockKind.LEAD, [line])
        if line.index in sure:
            continue
        tells_where = ":" in line.folded and EVENT_DETAIL.fullmatch(line.folded.split(":")[0])
        clear = ends_sentence(line.folded) or tells_where or line.number in absent
        if not clear and len(line.text) <= _LONGEST_TITLE:
            message = f"{quoted(line.text)}をリードとしました。参加者や見出しの行でないか確かめてください。"
            block.doubt(Uncertain.KIND, message, line.number)


def _absent(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines that say who was not there: a heading that says so, and the names under it."""
    found: set[int] = set()
    before: Line | None = None
    for line in lines:
        goes_on = before is not None and before.number in found and before.index + 1 == line.index
        if ABSENT_HEADING.fullmatch(heading_text(line)) or (goes_on and people_in(line.text)):
            found.add(line.number)
        before = line
    return found


def _take_title(lines: Sequence[Line], draft: Draft, header: Header) -> list[Line]:
    """Take the title from the first lines, and return the lines that are left."""
    decorated = next((line for line in lines[:5] if _decorated(line)), None)
    first = lines[0] if lines else None
    titled = next((line for line in lines[:_FIRST_LINES] if _is_title(line)), None)
    if titled is not None and decorated is None:
        header.title = titled.text
        draft.take(titled, "title")
        return [line for line in lines if line is not titled]
    if decorated:
        title = _decorated(decorated) or ""
        before = [line for line in lines[: lines.index(decorated)] if _may_be_title(line)]
        if before:
            main = before[-1]
            header.title = main.text + decorated.text
            read_from = quoted(main.text) + quoted(decorated.text)
            message = f"題名を二行{read_from}から読み取りました。正しいか確かめてください。"
            draft.doubt("title", Uncertain.FIELD, message, main.number)
            draft.take(main, "title")
            draft.take(decorated, "title")
            return [line for line in lines if line not in (main, decorated)]
        header.title = title
        draft.take(decorated, "title")
        return [line for line in lines if line is not decorated]
    if first is None or not _may_be_title(first):
        return list(lines)
    header.title = first.text
    draft.take(first, "title")
    if not EVENT.search(first.folded):
        message = f"最初の行{quoted(first.text)}を題名としました。正しいか確かめてください。"
        draft.doubt("title", Uncertain.FIELD, message, first.number)
    return list(lines[1:])


def _take_named_title(lines: Sequence[Line], draft: Draft, header: Header) -> None:
    """Take the lines that somebody has named as the title; of several each is a part of it."""
    parts = [line.text for line in lines]
    header.title = (_decorated(lines[0]) or parts[0]) if len(lines) == 1 else "　".join(parts)
    for line in lines:
        draft.take(line, "title")


def _take_named_held(lines: Sequence[Line], draft: Draft, header: Header) -> None:
    """Take the lines that somebody has named as the date, as they are printed."""
    found = [dated for line in lines for dated in find_dates(line.text[:400])]
    dated = next((dated for dated in found if dated.is_day), found[0] if found else None)
    header.held = Held(date=dated.date if dated else None, text="　".join(line.text for line in lines))
    for line in lines:
        draft.take(line, "held.text")
    if dated is None:
        message = f"{quoted(lines[0].text)}から日付を読み取れません。開催日を入れてください。"
        draft.doubt("held.date", Uncertain.FIELD, message, lines[0].number)
    elif dated.problem:
        _doubt_date(dated, lines[0], draft)


def _doubt_date(dated: Dated, line: Line, draft: Draft) -> None:
    message = f"開催日を{dated.date}と読み取りましたが、{dated.problem}。正しい日付を確かめてください。"
    draft.doubt("held.date", Uncertain.FIELD, message, line.number)


def _is_title(line: Line) -> bool:
    """Tell whether the source itself calls a line the highest heading."""
    return line.has_role(HintRole.HEADING) and line.hint is not None and line.hint.level == 1


def _decorated(line: Line) -> str | None:
    """Return the title inside its decoration `~…~`."""
    match = _DECORATED.fullmatch(line.folded)
    if not match or len(line.text) > _LONGEST_TITLE:
        return None
    name = "title" if match["title"] else "dash"
    return line.text[match.start(name) : match.end(name)].strip()


def _may_be_title(line: Line) -> bool:
    if len(line.text) > _LONGEST_TITLE or line.folded.startswith("※") or HELD_LABEL.match(line.folded):
        return False
    if not ends_sentence(line.folded):
        return True
    called = _CALLED.fullmatch(line.folded)
    if called and EVENT.search(called["event"]):
        return True
    return bool(EVENT.search(line.folded) and "。" not in line.folded and line.gap_after)


def _held_line(lines: Sequence[Line]) -> tuple[Line, Dated] | None:
    """Return the line that announces the date of the event, and the date; doubtful cases included."""
    best: tuple[int, Line, Dated] | None = None
    for line in lines:
        dates = [dated for dated in find_dates(line.text[:400]) if len(dated.date) > 4 or dated.problem]
        if not dates or read_note(line):
            continue
        labelled = HELD_LABEL.match(line.folded) is not None
        alone = dates[0].start == 0 and len(line.text) - dates[0].end <= 12
        says = HELD.search(line.folded, dates[0].end) is not None
        rank = 3 * labelled + 2 * says + 2 * alone + dates[0].is_day
        if (labelled or says or alone) and (best is None or rank > best[0]):
            best = (rank, line, dates[0])
    return (best[1], best[2]) if best else None


def _take_held(held: tuple[Line, Dated], draft: Draft, header: Header) -> bool:
    """Take date and sentence; where the paragraph says more than this, it stays where it was."""
    line, dated = held
    whole = sentences(line.folded) == 1
    header.held = Held(date=dated.date, text=line.text if whole else None)
    if dated.problem:
        _doubt_date(dated, line, draft)
    if whole:
        draft.take(line, "held.text")
    return whole


def _series(lines: Sequence[Line], draft: Draft) -> Series | None:
    """Return name and number of the series; doubted where the source gives several numbers."""
    names: list[tuple[str, int]] = []
    numbers: dict[int, int] = {}
    for line in lines:
        for match in _NAMED_SERIES.finditer(line.folded[:400]):
            name = line.text[match.start("name") : match.end("name")].strip()
            number = number_of(match["number"])
            if number is not None:
                names.append((name, number))
        for match in _NUMBERED_SERIES.finditer(line.folded[:400]):
            number = number_of(match["number"])
            if number is not None:
                numbers.setdefault(number, line.number)
    if not numbers:
        return None
    number = names[0][1] if names else next(iter(numbers))
    if len(numbers) > 1:
        told = "、".join(f"第{n}回" for n in numbers)
        message = (
            f"回数が{told}と二通り以上あります。第{number}回としましたが、正しい回数を確かめてください。"
        )
        draft.doubt("series.number", Uncertain.FIELD, message, numbers[number])
    return Series(name=_name(names), number=number)


def _name(names: Sequence[tuple[str, int]]) -> str | None:
    """Return the first name that is more than the number's own quotation."""
    return next((name for name, _ in names if len(folded(name)) > 1), None)
