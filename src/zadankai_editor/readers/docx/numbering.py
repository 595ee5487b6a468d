"""The numbers and marks that Word puts before the items of its lists, counted as Word counts them."""

import re
from dataclasses import dataclass, replace

from zadankai_editor.readers.docx.xml import Element, attribute, child, is_on, kind, number, value
from zadankai_editor.readers.number_formats import formatted
from zadankai_editor.readers.symbols import symbol

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLETS = str.maketrans({"•": "・", "·": "・", "∙": "・", "‣": "・", "⁃": "・"})
_MOST_LINKS = 10


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts and looks. `restart`: the level (from 1) that starts it anew."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    follows: str = "tab"
    legal: bool = False
    font: str | None = None


class Numbering:
    """The lists of a file and how far each has counted. `root`: the part with them, `None` where there is none."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[int, dict[int, _Level]] = {}
        self._links: dict[int, str] = {}
        self._styles: dict[str, int] = {}
        self._lists: dict[int, tuple[int, dict[int, _Level], dict[int, int]]] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[int] = set()
        for element in () if root is None else root:
            key = number(
                attribute(element, "w:abstractNumId" if kind(element) == "w:abstractNum" else "w:numId")
            )
            if key is None:
                continue
            if kind(element) == "w:abstractNum":
                self._enter_abstract(key, element)
            elif kind(element) == "w:num":
                self._enter_list(key, element)

    def _enter_abstract(self, key: int, element: Element) -> None:
        self._abstract[key] = _levels(element, {})
        link, style = value(element, "w:numStyleLink"), value(element, "w:styleLink")
        if link is not None:
            self._links[key] = link
        if style is not None:
            self._styles[style] = key

    def _enter_list(self, key: int, element: Element) -> None:
        abstract = number(value(element, "w:abstractNumId"))
        if abstract is None:
            return
        starts: dict[int, int] = {}
        changed: dict[int, _Level] = {}
        for override in element:
            level = number(attribute(override, "w:ilvl"))
            if kind(override) != "w:lvlOverride" or level is None:
                continue
            start = number(value(override, "w:startOverride"))
            if start is not None:
                starts[level] = start
            changed.update(_levels(override, self._abstract.get(abstract, {})))
        self._lists[key] = (abstract, changed, starts)

    def label(self, list_id: int, level: int) -> str | None:
        """Count on in a list and return what stands before the item, with the space that follows it.

        `None` where that cannot be told: no such list, or a format that is not known here.
        """
        if list_id not in self._lists:
            return None
        abstract, changed, starts = self._lists[list_id]
        for _ in range(_MOST_LINKS):
            linked = self._styles.get(self._links.get(abstract, ""))
            if linked is None or linked == abstract:
                break
            abstract = linked
        levels = {**self._abstract.get(abstract, {}), **changed}
        own = levels.get(level)
        if own is None:
            return None
        if own.format == "bullet":
            return _bullet(own)
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for place, start in starts.items():
                if 0 <= place < _LEVELS:
                    counts[place] = start - 1
        _count(counts, levels, level)
        return _written(counts, levels, level)


def _levels(element: Element, bases: dict[int, _Level]) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for described in element:
        place = number(attribute(described, "w:ilvl"))
        if kind(described) != "w:lvl" or place is None or not 0 <= place < _LEVELS:
            continue
        base = bases.get(place, _Level())
        fonts = child(child(described, "w:rPr"), "w:rFonts")
        start = number(value(described, "w:start"))
        found[place] = replace(
            base,
            start=base.start if start is None else start,
            format=_format(described) or base.format,
            text=_text(described, base),
            restart=number(value(described, "w:lvlRestart")),
            follows=value(described, "w:suff") or base.follows,
            legal=bool(is_on(child(described, "w:isLgl"))),
            font=base.font if fonts is None else attribute(fonts, "w:ascii") or attribute(fonts, "w:hAnsi"),
        )
    return found


def _format(level: Element) -> str | None:
    """Return the format; newer files have it in a choice with the older spelling beside it."""
    for holder in (level, child(child(level, "mc:AlternateContent"), "mc:Fallback")):
        found = value(holder, "w:numFmt") if holder is not None else None
        if found is not None:
            return found
    return None


def _text(level: Element, base: _Level) -> str:
    described = child(level, "w:lvlText")
    return base.text if described is None else attribute(described, "w:val") or ""


def _count(counts: list[int | None], levels: dict[int, _Level], level: int) -> None:
    """Count one item: levels above that have not begun stand at their start, those below begin anew."""
    for above in range(level):
        if counts[above] is None:
            counts[above] = levels.get(above, _Level()).start
    before = counts[level]
    counts[level] = levels[level].start if before is None else before + 1
    for below in range(level + 1, _LEVELS):
        restart = levels.get(below, _Level()).restart
        if restart is None or 0 < level + 1 <= restart:
            counts[below] = None


def _written(counts: list[int | None], levels: dict[int, _Level], level: int) -> str | None:
    own = levels[level]
    written: list[str] = []
    at = 0
    for place in _PLACE.finditer(own.text):
        which = int(place[1]) - 1
        shown = counts[which]
        style = "decimal" if own.legal else levels.get(which, _Level()).format
        count = formatted(levels.get(which, _Level()).start if shown is None else shown, style)
        if count is None:
            return None
        written += (own.text[at : place.start()], count)
        at = place.end()
    label = "".join(written) + own.text[at:]
    return label if not label or own.follows == "nothing" or label.endswith("　") else label + " "


def _bullet(level: _Level) -> str:
    """Return the mark of a list without numbers; signs that only a symbol font has become ・."""
    mark = level.text.translate(_BULLETS)
    if len(mark) != 1:
        return mark or "・"
    if level.font is not None and level.font.strip().lower() in ("wingdings", "symbol"):
        return symbol(level.font, ord(mark)) or "・"
    return "・" if "\ue000" <= mark <= "\uf8ff" or mark == "o" else mark
