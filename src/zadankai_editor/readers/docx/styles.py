"""Styles of a Word file, with what they inherit: headings, captions, lists, bold, hidden text."""

import re
from dataclasses import dataclass, replace

from zadankai_editor.readers.docx.xml import Element, attribute, child, is_on, kind, number, value

_HEADING = re.compile(r"(?:heading|見出し|標題)\s*([1-9１-９])(?!\d)", re.IGNORECASE)
_TITLES = ("title", "表題")
_CAPTIONS = ("caption", "図表番号", "図表題")
_LISTS = re.compile(r"list (?:bullet|number)|箇条書き|段落番号", re.IGNORECASE)
_BODY_LEVEL = 9  # what Word writes for "body text": no heading


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or a run is by its style. `level`: of a heading, 1 to 6, else 0.

    `list_id` and `list_level`: the list (`w:numId`) that the style puts a paragraph in. `bold` and
    `hidden`: `None` where neither the style nor those that it is based on say so.
    """

    level: int = 0
    caption: bool = False
    list: bool = False
    list_id: int | None = None
    list_level: int = 0
    bold: bool | None = None
    hidden: bool | None = None


class Styles:
    """The styles by their id. `root` is the part with the styles, `None` where the file has none."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._found: dict[tuple[str, str], Style] = {}
        self._default = Style()
        self._default_ids: dict[str, str] = {}
        for element in () if root is None else root:
            if kind(element) == "w:style":
                self._enter(element)
            elif kind(element) == "w:docDefaults":
                self._default = _of_run(Style(), child(child(element, "w:rPrDefault"), "w:rPr"))

    def _enter(self, element: Element) -> None:
        sort, key = attribute(element, "w:type") or "paragraph", attribute(element, "w:styleId")
        if key is not None:
            self._elements[sort, key] = element
            if (attribute(element, "w:default") or "").lower() in ("1", "true", "on"):
                self._default_ids.setdefault(sort, key)

    def paragraph(self, key: str | None) -> Style:
        """Return the paragraph style with the id `key`; the default one where it is `None` or not there."""
        if key is None or ("paragraph", key) not in self._elements:
            key = self._default_ids.get("paragraph")
        return self._default if key is None else self._resolved("paragraph", key)

    def character(self, key: str | None) -> Style:
        """Return the character style with the id `key`; one that says nothing where it is not there."""
        known = key is not None and ("character", key) in self._elements
        return self._resolved("character", key) if key is not None and known else Style()

    def _resolved(self, sort: str, key: str) -> Style:
        chain: list[str] = []
        seen: set[str] = set()
        above: str | None = key
        while above is not None and above not in seen and (sort, above) not in self._found:
            if (sort, above) not in self._elements:
                break
            chain.append(above)
            seen.add(above)
            above = value(self._elements[sort, above], "w:basedOn")
        plain = self._default if sort == "paragraph" else Style()
        style = plain if above is None else self._found.get((sort, above), plain)
        for name in reversed(chain):
            style = _of_style(style, self._elements[sort, name])
            self._found[sort, name] = style
        return self._found[sort, key]


def _of_style(style: Style, element: Element) -> Style:
    """Return `style` with what `element`, a style based on it, changes."""
    name = (value(element, "w:name") or "").strip().lower()
    heading = _HEADING.fullmatch(name)
    if heading:
        style = replace(style, level=min(int(heading[1]), 6))
    elif name in _TITLES:
        style = replace(style, level=1)
    elif any(name == caption or name.startswith(caption + " ") for caption in _CAPTIONS):
        style = replace(style, caption=True)
    elif _LISTS.match(name):
        style = replace(style, list=True)
    return _of_run(of_paragraph(style, child(element, "w:pPr")), child(element, "w:rPr"))


def of_paragraph(style: Style, properties: Element | None) -> Style:
    """Return `style` with what a paragraph's own properties change."""
    if properties is None:
        return style
    level = number(value(properties, "w:outlineLvl"))
    if level is not None:
        style = replace(style, level=0 if level >= _BODY_LEVEL or level < 0 else min(level + 1, 6))
    listed = child(properties, "w:numPr")
    if listed is not None:
        list_id, list_level = number(value(listed, "w:numId")), number(value(listed, "w:ilvl"))
        if list_id is not None:
            style = replace(style, list_id=list_id or None, list=bool(list_id) or style.list)
        if list_level is not None:
            style = replace(style, list_level=min(max(list_level, 0), 8))
    return style


def _of_run(style: Style, properties: Element | None) -> Style:
    bold, hidden = is_on(child(properties, "w:b")), is_on(child(properties, "w:vanish"))
    if bold is not None:
        style = replace(style, bold=bold)
    return style if hidden is None else replace(style, hidden=hidden)
