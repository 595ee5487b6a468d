"""What stands before the talk: title, introduction, notes, date, series."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from zadankai_editor.japanese.dates import Dated, find_dates
from zadankai_editor.japanese.marks import ends_sentence, is_rule, outer_colons
from zadankai_editor.recognize.cast.listed import LIST_HEADING_REASON
from zadankai_editor.recognize.cast.word_rows import people_in
from zadankai_editor.recognize.decisions import LineRole
from zadankai_editor.recognize.doubts import Uncertain, quoted
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.fields.held import HeldLine, choose_held
from zadankai_editor.recognize.fields.series import read_series
from zadankai_editor.recognize.fields.title import (
    LONGEST_TITLE,
    choose_title,
    decorated,
    is_of_site,
    is_way_to_page,
)
from zadankai_editor.recognize.heading_texts import entry_of, heading_text
from zadankai_editor.recognize.letter_heads import LETTER_HEAD_REASON
from zadankai_editor.recognize.lines import PAGE_NUMBER_REASON, Line
from zadankai_editor.recognize.named_lines import NamedLines
from zadankai_editor.recognize.page.page_lines import is_page_number
from zadankai_editor.recognize.vocabulary import ABSENT_HEADING, PLATFORM, PLATFORM_BUTTONS
from zadankai_editor.record.nodes import BlockKind, Held, Note, Series

_NOTE = re.compile(r"※+ ?(?P<mark>[0-9]{1,2}(?![0-9年月日個件名人台時回]))? ?")
_LONGEST_TERM = 60
_LONG_RULE = 5
_LONGEST_OPENING = 16
_LONGEST_BUTTONS = 24


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
    if read in PLATFORM or _is_row_of_buttons(line):
        return PLATFORM_REASON
    if (
        len(read) <= _LONGEST_OPENING
        and _opens_minutes(read)
        and (line.gap_before or heading_text(read) != read)
    ):
        return "会議録の見出し"
    if is_rule(read) and (line.gap_before or line.gap_after or len(read) >= _LONG_RULE):
        return _RULE_REASON
    return None


def _is_row_of_buttons(line: Line) -> bool:
    """Tell whether a line is nothing but a button between blank lines, or several of which most are known."""
    if len(line.folded) > _LONGEST_BUTTONS:
        return False
    words = line.folded.split(" ")
    known = sum(word in PLATFORM_BUTTONS for word in words)
    return (known > 1 and 2 * known >= len(words)) or (
        known == len(words) == 1 and line.gap_before and line.gap_after
    )


@lru_cache(maxsize=8192)
def _opens_minutes(read: str) -> bool:
    entry = entry_of(read)
    return entry is not None and entry.kind == "opening" and entry.begin == len(read)


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
    lines: Sequence[Line],
    draft: Draft,
    header: Header,
    named: NamedLines = _NOBODY_SAID,
    letter: Container[int] = (),
    headings: Sequence[Line] = (),
) -> None:
    """Read the lines before the talk, which are in no list, into `header` and `draft`.

    What somebody has `named` as title, date or introduction is that, and no other line is title or date.
    `letter`: the indexes of the lines that say what a letter is about, which may be the title and nothing else;
    so may `headings` of lists, which are left out where they are not.
    """
    heads = {line.index for line in headings}
    rest = _without_left_out(sorted((*lines, *headings), key=lambda line: line.index), draft)
    title, dates, leads = (named.of(r) for r in (LineRole.TITLE, LineRole.HELD, LineRole.LEAD))
    series_lines = sorted([*rest, *title, *dates], key=lambda line: line.index)
    if title:
        _take_named_title(title, draft, header)
    else:
        title = _take_title(rest, letter, heads, draft, header)
        rest = [line for line in rest if line not in title]
        rest = _without_page(rest, title, letter, draft)
    for line in rest:
        if line.index in heads:
            draft.leave_out(line, LIST_HEADING_REASON)
    rest = [line for line in rest if line.index not in heads]
    if dates:
        _take_named_held(dates, draft, header)
    else:
        taken = _take_held(choose_held(rest, title), draft, header)
        rest = [line for line in rest if line not in taken]
    introduction = []
    for line in rest:
        note = read_note(line)
        if note:
            add_note(header, note, line, draft)
        else:
            introduction.append(line)
    _add_introduction(introduction, leads, draft, title_open=not header.title)
    header.series = read_series(series_lines, draft)


def _without_left_out(lines: Iterable[Line], draft: Draft) -> list[Line]:
    """Return `lines` but for those of which their form says that they are no part of a record."""
    rest = []
    for line in lines:
        reason = left_out_reason(line)
        if reason:
            draft.leave_out(line, reason, tell=holds_words(reason))
        else:
            rest.append(line)
    return rest


def _without_page(
    lines: Sequence[Line], title: Sequence[Line], letter: Container[int], draft: Draft
) -> list[Line]:
    """Return `lines` but for the subject of a letter, and the menu of a site above the `title` of its page.

    A way to the page, or two other lines that lead elsewhere, say that all above but sentences is a menu.
    """
    begin = title[0].index if title else -1
    menu = [line for line in lines if is_way_to_page(line) or (line.index < begin and is_of_site(line))]
    way = len(menu) > 1 or any(map(is_way_to_page, menu))
    kept = []
    for line in lines:
        if line.index in letter:
            draft.leave_out(line, LETTER_HEAD_REASON)
        elif is_page_number(line.folded):
            draft.leave_out(line, PAGE_NUMBER_REASON, tell=False)
        elif line in menu or (way and line.index < begin and not ends_sentence(line.folded)):
            draft.leave_out(line, PLATFORM_REASON)
        else:
            kept.append(line)
    return kept


def _add_introduction(
    lines: Sequence[Line], named: Sequence[Line], draft: Draft, *, title_open: bool
) -> None:
    """Add the introduction: `lines` that stand before the talk, and those that somebody has named so.

    One is doubted that may name people; where there is no title, any that may be it.
    """
    absent, sure = _absent(lines), {line.index for line in named}
    for line in sorted([*lines, *named], key=lambda line: line.index):
        block = draft.open(BlockKind.LEAD, [line])
        if line.index in sure:
            continue
        clear = (
            _is_clear_field(line) or ends_sentence(line.folded) or line.number in absent or is_of_site(line)
        )
        if clear or len(line.text) > LONGEST_TITLE:
            continue
        if title_open or people_in(line.text):
            message = f"{quoted(line.text)}をリードとしました。参加者や見出しの行でないか確かめてください。"
            block.doubt(Uncertain.KIND, message, line.number)


def _is_clear_field(line: Line) -> bool:
    """Tell whether a line is a field of the header that tells of no person who may take part."""
    entry = entry_of(line.folded)
    if entry is not None and entry.kind == "detail":
        return line.is_field or entry.begin < len(line.folded)
    named = entry is None or entry.kind in ("present", "people")
    return line.is_field and not (named and people_in(line.text[entry.begin if entry else 0 :]))


def _absent(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines that say who was not there: a heading that says so, and the names under it."""
    found: set[int] = set()
    before: Line | None = None
    for line in lines:
        goes_on = before is not None and before.number in found and before.index + 1 == line.index
        if ABSENT_HEADING.fullmatch(heading_text(line.folded)) or (goes_on and people_in(line.text)):
            found.add(line.number)
        before = line
    return found


def _take_named_title(lines: Sequence[Line], draft: Draft, header: Header) -> None:
    """Take the lines that somebody has named as the title; of several each is a part of it."""
    parts = [line.text for line in lines]
    header.title = (decorated(lines[0]) or parts[0]) if len(lines) == 1 else "　".join(parts)
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


def _take_title(
    lines: Sequence[Line], letter: Container[int], heads: Container[int], draft: Draft, header: Header
) -> list[Line]:
    """Take the title where one of `lines` looks like it, and return the lines that hold it."""
    title = choose_title(lines, letter, heads)
    if title is None:
        return []
    header.title = title.text
    for line in title.lines:
        draft.take(line, "title")
    if title.doubt:
        draft.doubt("title", Uncertain.FIELD, title.doubt, title.lines[0].number)
    return list(title.lines)


def _take_held(held: HeldLine | None, draft: Draft, header: Header) -> list[Line]:
    """Take date and sentence, and return the lines that are nothing else; one that says more stays where it was."""
    if held is None:
        return []
    dated = held.dated
    header.held = Held(date=dated.date if dated else None, text=held.line.text if held.whole else None)
    if dated is None:
        message = f"{quoted(held.line.text)}に年が書かれていません。開催日を入れてください。"
        draft.doubt("held.date", Uncertain.FIELD, message, held.line.number)
    elif dated.problem:
        _doubt_date(dated, held.line, draft)
    if not held.whole:
        return []
    draft.take(held.line, "held.text")
    if held.label is None:
        return [held.line]
    draft.leave_out(held.label, "開催日の見出し", tell=False)
    return [held.label, held.line]
