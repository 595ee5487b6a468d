"""The title: which of the lines before the talk is it, and what of the line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zadankai_editor.japanese.dates import find_dates
from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.doubts import quoted
from zadankai_editor.recognize.heading_texts import entry_of
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import EVENT, EVENT_DETAIL, HELD_LABEL, MEETING_DETAIL

LONGEST_TITLE = 80
_DECORATED = re.compile(r"~+ *(?P<title>[^~].*[^~ ]) *~+|-{2,} *(?P<dash>.*[^- ]) *-{2,}")
_CALLED = re.compile(r"(?P<event>[^「」『』。、]{2,40}) ?(?:「[^「」]+」|『[^『』]+』)")
_NAME_OF_TITLE = (
    r"(?:会 *議 *(?:の *)?名 *称?|会 *議 *の *名 *称|題 *名|件 *名|表 *題|標 *題|名 *称|"
    r"タイトル|(?i:title|subject))"
)
_LABELLED = re.compile(
    rf"[■□◆◇●○〇◎・]? ?(?:[〔【\[(<《≪]{_NAME_OF_TITLE}[〕】\])>》≫] ?:? ?|"
    rf"{_NAME_OF_TITLE}(?: ?: ?| +)|[^ :。、]{{1,6}}名 ?: ?)(?=[^ ])"
)
"""What stands before a title to say that it is one; `…名：` by its form."""
_NO_TITLE = re.compile(r"(?:氏|者|人|委員|部署|部局|課|室|担当|団体|機関|会社|場|会場|地)名 ?:")
_LEVEL = re.compile("^#{1,3} +")
"""What Markdown prints before a heading."""
_PART_OF_NAME = re.compile(r"[■□◆◇●○〇◎・【\[〔 ]*")

_FIRST, _EARLY, _NEAR = 3.0, 1.5, 0.5
_TITLED, _LABEL, _DECORATION, _EVENT = 6.0, 6.0, 5.0, 1.5
_ENOUGH, _SURE, _CLEARLY = 2.5, 4.4, 1.0


@dataclass(frozen=True)
class Title:
    """The title as the record keeps it, the lines that hold it, and in Japanese what is not certain."""

    text: str
    lines: tuple[Line, ...]
    doubt: str | None = None


def choose_title(lines: Sequence[Line]) -> Title | None:
    """Return the title in `lines`, which stand before the talk and are in no list; `None` where none looks like one."""
    weighed = sorted(((title_weight(line, place), -place) for place, line in enumerate(lines)), reverse=True)
    if not weighed or weighed[0][0] < _ENOUGH:
        return None
    (weight, place), second = weighed[0], weighed[1][0] if len(weighed) > 1 else 0.0
    line = lines[-place]
    if decorated(line) is not None:
        return _decorated_title(line, lines[:-place])
    text = without_label(line)
    if weight >= _SURE and weight - second >= _CLEARLY:
        return Title(text, (line,))
    which = "最初の行" if place == 0 else ""
    message = f"{which}{quoted(text)}を題名としました。正しいか確かめてください。"
    return Title(text, (line,), message)


def title_weight(line: Line, place: int) -> float:
    """Return how much a line looks like the title where `place` lines of the header stand before it."""
    if len(line.text) > LONGEST_TITLE or not line.text:
        return -9.0
    weight = _FIRST if place == 0 else _EARLY if place < 3 else _NEAR if place < 8 else 0.0
    if line.has_role(HintRole.HEADING) and line.hint is not None and line.hint.level == 1:
        weight += _TITLED
    labelled = label_end(line)
    if labelled:
        weight += _LABEL
    elif _tells_detail(line):
        weight -= 6.0
    if decorated(line) is not None:
        weight += _DECORATION
    elif not labelled and not may_be_title(line):
        weight -= 6.0
    return weight + _EVENT * (EVENT.search(line.folded) is not None)


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
    read_from = quoted(main.text) + quoted(line.text)
    message = f"題名を二行{read_from}から読み取りました。正しいか確かめてください。"
    return Title(main.text + line.text, (main, line), message)


def may_be_title(line: Line) -> bool:
    """Tell whether nothing in the form of a line speaks against its being a title."""
    if len(line.text) > LONGEST_TITLE or line.folded.startswith("※") or HELD_LABEL.match(line.folded):
        return False
    if not ends_sentence(line.folded):
        return True
    called = _CALLED.fullmatch(line.folded)
    if called and EVENT.search(called["event"]):
        return True
    return bool(EVENT.search(line.folded) and "。" not in line.folded and line.gap_after)


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
    return bool(dates) and dates[0].start <= 1 and len(line.text) - dates[0].end <= 8
