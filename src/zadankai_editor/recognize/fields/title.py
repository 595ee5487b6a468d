"""The title: which of the lines before the talk is it, and what of the line."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from zadankai_editor.japanese.dates import find_dates
from zadankai_editor.japanese.folding import key
from zadankai_editor.japanese.marks import ends_sentence, unwrapped
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.doubts import quoted
from zadankai_editor.recognize.fields.held import rest_of_date
from zadankai_editor.recognize.heading_texts import entry_of, heading_text
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import (
    CAPTION_BEGIN,
    CAPTION_END,
    EVENT,
    EVENT_DETAIL,
    HELD_LABEL,
    MEETING_DETAIL,
    OF_SITE,
    POLITE_END,
)

LONGEST_TITLE = 80
_DECORATED = re.compile(r"~+ *(?P<title>[^~].*[^~ ]) *~+|-{2,} *(?P<dash>.*[^- ]) *-{2,}")
_CALLED = re.compile(r"(?P<event>[^「」『』。、]{2,40}) ?(?:「[^「」]+」|『[^『』]+』)")
_NAME_OF_TITLE = (
    r"(?:会 *議 *等? *(?:の *)?名 *称?|題 *名|件 *名|表 *題|標 *題|名 *称|"
    r"タイトル|(?i:title))"
)
_LABELLED = re.compile(
    rf"[■□◆◇●○〇◎・]? ?(?:[〔【\[(<《≪]{_NAME_OF_TITLE}[〕】\])>》≫] ?:? ?|"
    rf"{_NAME_OF_TITLE}(?: ?: ?| +)|[^ :。、]{{1,6}}名 ?: ?)(?=[^ ])"
)
"""What stands before a title to say that it is one; `…名：` by its form."""
_NO_TITLE = re.compile(r"(?:氏|者|人|委員|部署|部局|課|室|担当|団体|機関|会社|場|会場|地)名 ?:")
_ANNOUNCES = re.compile(_NAME_OF_TITLE)
_LEVEL = re.compile("^#{1,3} +")
"""What Markdown prints before a heading."""
_PART_OF_NAME = re.compile(r"[■□◆◇●○〇◎・【\[〔 ]*")

_WAY = "[>》›→]"
_CRUMBS = re.compile(rf"[^<《>》›→]{{1,30}}(?: ?{_WAY} ?[^<《>》›→]{{1,40}}){{2,}}")
_KIND = r"(?:記?録|メモ|概要|要旨|要点|結果|経過|報告書?|レポート)"
_OF_RECORD = re.compile(rf"{_KIND}(?:\([^()]*\))?$")
_OF_EVENT = re.compile(
    rf"(?:{EVENT.pattern})(?![室場所資案])|(?<![開閉散延])会(?:議|合|見)?"
    r"(?: ?[(第][^ ]{1,12}| +(?:[0-9]{4}年|令和|平成).*)?$"
)
"""What says that a line is called after an event: one in front of other words (`会議資料`) does not."""
_SAYS, _LETTER = re.compile(r"\w"), re.compile(r"[^\W\d_]")
_UNNAMED = re.compile(
    rf"(?:(?:[^0-9 ]{{0,2}}[0-9元]{{1,4}}年度? ?)?第 ?[0-9]{{1,3}} ?回 ?)?"
    rf"(?:(?:[一-鿿]{{2}}の?)?{_KIND}{{1,2}}|"
    rf"[一-鿿]{{0,2}}(?:{EVENT.pattern}|例会|総会|臨時会)(?:{_KIND})?|[A-Z ]+)(?:\([^()]*\))?"
)
"""What says which kind of record, perhaps the how manieth, and not of what."""
_PERIODICAL = re.compile(r"第 ?[0-9]+ ?号|(?i:vol|no)\. ?[0-9]|^広報|だより|^特集")
_SHORTEST = 4

_NEAR = 0.5
_NEARNESS = ((3.0, 1), (1.5, 3), (_NEAR, 8))
"""How much it says of a line that so few stand before it."""
_TITLED, _LABEL, _DECORATION, _EVENT, _RECORD = 6.0, 6.0, 5.0, 2.0, 1.7
_ABOVE_BODY, _AGAIN = 1.0, 1.5
_HEADS_LIST, _OTHER, _ISSUE, _SITE, _SHORT, _SHOWN = 1.0, 6.0, 0.5, 1.5, 1.0, 3.0
_ENOUGH, _SURE, _CLEARLY = 2.0, 4.6, 1.0


@dataclass(frozen=True)
class Title:
    """The title as the record keeps it, the lines that hold it, and in Japanese what is not certain."""

    text: str
    lines: tuple[Line, ...]
    doubt: str | None = None


def choose_title(
    lines: Sequence[Line], subjects: Container[int] = (), heads: Container[int] = ()
) -> Title | None:
    """Return the title in `lines`, which stand before the talk; `None` where none looks like one.

    `subjects`: the indexes of those that say what a letter is about, which is less than a title of its own; `heads`:
    of those that may be headings of the list of participants instead.
    """
    weighed = sorted(
        (
            (weight - _HEADS_LIST * (lines[place].index in heads), -place)
            for place, weight in enumerate(_weights(lines, subjects))
        ),
        reverse=True,
    )
    if not weighed or weighed[0][0] < _ENOUGH:
        return None
    (weight, place), second = weighed[0], weighed[1][0] if len(weighed) > 1 else 0.0
    line = lines[-place]
    if decorated(line) is not None:
        return _decorated_title(line, lines[:-place])
    parts = [line] if label_end(line) or _is_announced(lines, -place) else _parts(lines, -place)
    if len(parts) > 1:
        return _joined_title(parts, "　")
    text, again = without_label(line), _beside_title(lines, -place)
    if weight >= _SURE and weight - second >= _CLEARLY:
        return Title(text, (line, *again))
    which = "最初の行" if place == 0 else ""
    message = f"{which}{quoted(text)}を題名としました。正しいか確かめてください。"
    return Title(text, (line, *again), message)


def _beside_title(lines: Sequence[Line], place: int) -> Sequence[Line]:
    """Return the lines that go with the title at `place`: what announces it, and the same words elsewhere."""
    title = lines[place]
    announced = lines[place - 1 : place] if _is_announced(lines, place) else ()
    same = key(without_label(title))
    return (*announced, *(line for line in lines if line is not title and key(line.text) == same))


def _weights(lines: Sequence[Line], subjects: Container[int]) -> list[float]:
    """Return how much each line looks like the title among the others."""
    names = [
        (_name_of_page(line), is_way_to_page(line))
        for line in lines
        if not (line.is_field or ends_sentence(line.folded))
    ]
    weights: list[float] = []
    before = int(any(line.index in subjects for line in lines))  # a letter begins with whom it addresses
    introduced = False
    for place, line in enumerate(lines):
        about = line.index in subjects
        weight = title_weight(line, 0 if about else before) + _named_again(line, names) - _NEAR * about
        weight += _ABOVE_BODY * (before > 0 and not introduced and _stands_above_body(lines, place))
        weight += (_LABEL + _OTHER * line.is_field) * _is_announced(lines, place)
        weight -= _EVENT * (len(lines) > 1 and _is_unnamed(line) and not _heads_title(lines, place))
        weights.append(weight)
        before += not (about or is_of_site(line))
        introduced = introduced or (
            not may_be_title(line) and not is_of_site(line) and not _tells_detail(line)
        )
    return weights


def _name_of_page(line: Line) -> str:
    """Return the last part of a way to a page, or the whole line."""
    return key(re.split(f" ?{_WAY} ?", line.folded)[-1])


def _named_again(line: Line, names: Sequence[tuple[str, bool]]) -> float:
    """Return how much ways to the page, and other lines in which a line is named, say that it is the title."""
    named = key(line.text)
    if any(way and len(name) >= _SHORTEST and name in named for name, way in names):
        return 2 * _AGAIN
    return _AGAIN * (len(named) >= _SHORTEST and sum(named in name for name, _ in names) > 1)


def _stands_above_body(lines: Sequence[Line], place: int) -> bool:
    """Tell whether no other heading stands below a line: when and where, a list, sentences, the talk."""
    line, below = lines[place], lines[place + 1] if place + 1 < len(lines) else None
    if not may_be_title(line) or _tells_detail(line) or line.hint is not None or unwrapped(line.folded):
        return False
    return below is None or below.index > line.index + 1 or not may_be_title(below) or _tells_detail(below)


def _is_announced(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the line above is nothing but a word that announces a title: `会議名`."""
    return place > 0 and _ANNOUNCES.fullmatch(heading_text(lines[place - 1].folded)) is not None


def is_of_site(line: Line) -> bool:
    """Tell whether a line leads to other parts of a site, or to the text itself: no title, nor a part of the record."""
    read = line.folded
    if is_way_to_page(line) or not _SAYS.search(read):
        return True
    return not names_event(line) and (OF_SITE.search(read) is not None or read[:2] in ("- ", "• "))


def is_way_to_page(line: Line) -> bool:
    """Tell whether a line is the way to a page of a site, part by part: `ホーム > 市政 > 会議録`."""
    return _CRUMBS.fullmatch(line.folded) is not None


def _parts(lines: Sequence[Line], place: int) -> Sequence[Line]:
    """Return the lines of a title: the one at `place`, with those beside it that name too little alone."""
    begin, end = place, place + 1
    while begin and not lines[begin].gap_before and _may_go_on(lines[begin - 1], lines[begin]):
        begin -= 1
    while end < len(lines) and not lines[end].gap_before and _may_go_on(lines[end - 1], lines[end]):
        end += 1
    parts = lines[begin:end]
    return (
        parts
        if any(names_event(line) or _OF_RECORD.search(line.folded) for line in parts)
        else [lines[place]]
    )


def _heads_title(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line says which kind of event the title right below it names."""
    below = lines[place + 1] if place + 1 < len(lines) else None
    if below is None or below.gap_before or not _is_unnamed(lines[place]):
        return False
    return not _is_unnamed(below) and _may_go_on(lines[place], below)


def _may_go_on(line: Line, below: Line) -> bool:
    """Tell whether the title goes on below a line, which says too little, or into such a line."""
    apart = any(is_of_site(part) or _is_shown(part) or _tells_detail(part) for part in (line, below))
    if below.hint is not None or apart:
        return False
    return (
        may_be_title(line) and may_be_title(below) and (_names_too_little(below) or _names_too_little(line))
    )


def _is_shown(line: Line) -> bool:
    return CAPTION_BEGIN.match(line.folded) is not None or CAPTION_END.search(line.folded) is not None


def _names_too_little(line: Line) -> bool:
    return _is_short(line) or (_is_unnamed(line) and line.hint is None)


def _is_short(line: Line) -> bool:
    short = len(line.folded.replace(" ", "")) < _SHORTEST
    return short and may_be_title(line)


def _is_unnamed(line: Line) -> bool:
    return _UNNAMED.fullmatch(line.folded) is not None


def _says_what(read: str) -> bool:
    return _OF_EVENT.search(read) is not None or _OF_RECORD.search(read) is not None


def names_event(line: Line) -> bool:
    """Tell whether a line is called after an event."""
    return _OF_EVENT.search(line.folded) is not None


def title_weight(line: Line, place: int) -> float:
    """Return how much a line looks like the title where `place` lines of the header stand before it."""
    read = line.folded
    if len(read) > LONGEST_TITLE or is_way_to_page(line) or not _LETTER.search(read):
        return -9.0
    weight = next((near for near, end in _NEARNESS if place < end), 0.0)
    if line.has_role(HintRole.HEADING) and line.hint is not None and line.hint.level == 1:
        weight += _TITLED
    labelled = label_end(line) > 0
    weight += _LABEL * labelled - _OTHER * (not labelled and (line.is_field or _tells_detail(line)))
    weight -= _SITE * is_of_site(line) + _SHORT * (_is_short(line) and not names_event(line))
    weight -= _SHOWN * _is_shown(line)
    if decorated(line) is not None:
        weight += _DECORATION
    elif not labelled and not may_be_title(line):
        weight -= _OTHER
    return weight + _named_weight(line)


def _named_weight(line: Line) -> float:
    """Return how much a line says of what event it is the record, and not of which periodical."""
    event, record = names_event(line), _OF_RECORD.search(line.folded) is not None
    if not (event or record):
        return -_ISSUE * (_PERIODICAL.search(line.folded) is not None)
    return _EVENT * event + _RECORD * record


def label_end(line: Line) -> int:
    """Return where in a line the title begins behind a word that announces it (`会議名：…`); 0 where none does."""
    match = _LABELLED.match(line.folded)
    return match.end() if match is not None and not _NO_TITLE.search(match[0]) else 0


def without_label(line: Line) -> str:
    """Return the text of a title without what announces it."""
    return _LEVEL.sub("", line.text[label_end(line) :].strip())


def decorated(line: Line) -> str | None:
    """Return the title inside its decoration `~…~`."""
    match = _DECORATED.fullmatch(line.folded)
    if not match or len(line.text) > LONGEST_TITLE:
        return None
    name = "title" if match["title"] else "dash"
    return line.text[match.start(name) : match.end(name)].strip()


def _decorated_title(line: Line, before: Sequence[Line]) -> Title:
    """Return what a decorated line says, behind the line before it that may be the main title."""
    main = next((other for other in reversed(before) if may_be_title(other)), None)
    if main is None:
        return Title(decorated(line) or line.text, (line,))
    return _joined_title([main, line], "")


def _joined_title(parts: Sequence[Line], between: str) -> Title:
    """Return the title that several lines hold together."""
    told = "".join(quoted(line.text) for line in parts)
    message = f"題名を{len(parts)}行{told}から読み取りました。正しいか確かめてください。"
    return Title(between.join(line.text for line in parts), tuple(parts), message)


def may_be_title(line: Line) -> bool:
    """Tell whether nothing in the form of a line speaks against its being a title."""
    if len(line.text) > LONGEST_TITLE or line.folded.startswith("※") or HELD_LABEL.match(line.folded):
        return False
    if not ends_sentence(line.folded):
        return True
    called = _CALLED.fullmatch(line.folded)
    if called and EVENT.search(called["event"]):
        return True
    set_off = line.gap_after or not POLITE_END.search(line.folded.rstrip("!?"))
    return bool(EVENT.search(line.folded) and "。" not in line.folded and set_off)


def _tells_detail(line: Line) -> bool:
    """Tell whether a line says when or where, or is next to nothing but a date."""
    entry = entry_of(line.folded)
    if entry is not None and entry.kind in ("detail", "absent", "present"):
        return True
    bare = line.folded[_PART_OF_NAME.match(line.folded).end() :]  # type: ignore[union-attr]
    if (
        HELD_LABEL.match(bare)
        or MEETING_DETAIL.match(bare)
        or EVENT_DETAIL.fullmatch(re.split("[: 】〕]", bare)[0])
    ):
        return True
    dates = find_dates(line.text)
    if not dates or rest_of_date(line.folded, dates[0]) > 8 or _says_what(line.folded[dates[0].end :]):
        return False
    return dates[0].start <= 1 or line.folded[: dates[0].start].rstrip().endswith(":")
