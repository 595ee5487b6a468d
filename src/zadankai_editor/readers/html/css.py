"""As much of CSS as decides what is text and what is a line: hidden, bold, white space, margins."""

import re
from collections.abc import Mapping
from functools import lru_cache

Style = Mapping[str, str]
"""Properties by name, both in small letters."""

_WANTED = frozenset(
    (
        "display", "visibility", "font-weight", "white-space", "margin", "margin-top", "margin-bottom",
        "list-style-type", "list-style", "mso-list", "mso-hide", "mso-tab-count", "font-family", "font-style",
        "text-decoration", "text-decoration-line", "color", "background-color", "font-size",
    )
)  # fmt: skip
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?", re.IGNORECASE)
_SIZE = re.compile(r"[-+]?(\d{0,6}(?:\.\d{1,6})?)(?:[a-z]{0,4}|%)")
_MOST_RULES = 5000
_LONG = 500
_NOTHING: Style = {}


def declarations(text: str) -> Style:
    """Return the properties that matter here of a `style` attribute, or of a rule's braces."""
    return _cached(text) if len(text) < _LONG else _declarations(text)


@lru_cache(maxsize=1024)
def _cached(text: str) -> Style:
    return _declarations(text)


def _declarations(text: str) -> Style:
    found: dict[str, str] = {}
    for part in text.split(";"):
        name, colon, said = part.partition(":")
        name = name.strip().lower()
        if colon and name in _WANTED:
            found[name] = said.replace("!important", "").strip().lower()
    return found or _NOTHING


class Sheet:
    """The rules of a page's `style` elements, as far as they are about a tag, a class or both (`p.MsoNormal`)."""

    def __init__(self) -> None:
        self._rules: dict[tuple[str, str], dict[str, str]] = {}

    def add(self, text: str) -> None:
        """Take the rules of one `style` element; those for other media and longer selectors are left."""
        text = _without_comments(text)
        at = 0
        while len(self._rules) < _MOST_RULES:
            opened = text.find("{", at)
            if opened < 0:
                return
            closed = _closing(text, opened)
            selectors = text[at:opened].rpartition(";")[2]
            if "@" not in selectors:
                self._enter(selectors, declarations(text[opened + 1 : closed]))
            at = closed + 1

    def _enter(self, selectors: str, style: Style) -> None:
        if not style:
            return
        for selector in selectors.split(","):
            simple = _SIMPLE.fullmatch(selector.strip())
            if simple and (simple[1] or simple[2]):
                key = ((simple[1] or "").lower(), simple[2] or "")
                self._rules.setdefault(key, {}).update(style)

    def style(self, tag: str, classes: str, own: str) -> Style:
        """Return what holds for an element: rules for its tag, for its classes, and its own `style` last."""
        if not self._rules:
            return declarations(own) if own else _NOTHING
        found: dict[str, str] = dict(self._rules.get((tag, ""), _NOTHING))
        for name in classes.split()[:50]:
            found.update(self._rules.get(("", name), _NOTHING))
            found.update(self._rules.get((tag, name), _NOTHING))
        if own:
            found.update(declarations(own))
        return found


def _without_comments(text: str) -> str:
    """Take comments out, and the marks by which old browsers took the whole for one."""
    pieces: list[str] = []
    at = 0
    while (begin := text.find("/*", at)) >= 0:
        end = text.find("*/", begin + 2)
        pieces.append(text[at:begin])
        at = len(text) if end < 0 else end + 2
    pieces.append(text[at:])
    return " ".join(pieces).replace("<!--", " ").replace("-->", " ")


def _closing(text: str, opened: int) -> int:
    """Return where the brace that opens at `opened` is closed: the end of the text where it never is."""
    depth = 0
    for brace in re.compile("[{}]").finditer(text, opened):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    return len(text)


def is_hidden(style: Style) -> bool:
    """Tell whether what has this style is not shown."""
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") == "all"
    )


def is_bold(style: Style, inherited: bool) -> bool:
    """Tell whether text in this style is bold; `inherited` where the style does not say."""
    weight = style.get("font-weight")
    if weight is None or weight in ("inherit", "unset"):
        return inherited
    if weight.isdecimal() and len(weight) < 5:
        return int(weight) >= 600
    return weight in ("bold", "bolder")


def has_margins(style: Style) -> bool:
    """Tell whether a paragraph is set off from others: where a style names its margins, they may be nothing."""
    sides = (style.get("margin") or "").split()
    named = [*sides[:1], *sides[2:3]] if sides else []
    named += [style[side] for side in ("margin-top", "margin-bottom") if side in style]
    return not named or not all(_is_nothing(size) for size in named)


def _is_nothing(size: str) -> bool:
    """Tell whether a size is none; Word writes .0001pt for it."""
    found = _SIZE.fullmatch(size)
    return found is not None and found[1] not in ("", ".") and float(found[1]) < 0.01
