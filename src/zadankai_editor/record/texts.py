"""Texts as a record may hold them."""

import re

_PARAGRAPH_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_PAIRS = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# C0 and C1 controls but tab and line feed; the tab is white space and stays.
# Lone surrogates cannot be written as UTF-8, U+FEFF is a byte order mark that strayed into the
# text, U+FDD0 to U+FDEF, U+FFFE and U+FFFF are no characters (Qt takes the first two for borders).
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)

_TO_CLEAN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """Return `text` with line feeds as its line ends, and without control characters.

    A control character that breaks lines (U+000B, U+2028 and the like) becomes a paragraph
    break, any other goes (`record-format.md`, Fields). The halves of a surrogate pair become the
    character that they stand for.
    """
    if not _TO_CLEAN.search(text):
        return text
    whole = _PAIRS.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _NOT_TEXT.sub("", _PARAGRAPH_BREAKS.sub("\n", whole))


def one_line(text: str) -> str:
    """Return `text` cleaned, with its lines joined with nothing between and outer space gone.

    Japanese is joined with nothing between the pieces; between two Latin letters a space stays.
    """
    joined = ""
    for line in (piece.strip() for piece in clean(text).split("\n")):
        joined += glue(joined, line) + line
    return joined


def glue(before: str, behind: str) -> str:
    """Return what stands between two pieces of one line: a space between Latin ones, else nothing."""
    end, begin = before[-1:].strip(), behind[:1].strip()
    return " " if end and begin and (end + begin).isascii() else ""


def one_line_or_none(text: str | None) -> str | None:
    """Return `text` as `one_line` does, and `None` where it says nothing."""
    return (one_line(text) or None) if text else None


_ABSOLUTE = r"[/\\]|[A-Za-z][A-Za-z0-9+.\-]*:"
_UP = r"\s*(?:\.|%2[Ee])\s*(?:\.|%2[Ee])(?:\s|\.|%2[Ee])*"
OUTSIDE = rf"{_ABSOLUTE}|.*\\|(?:.*/)?{_UP}(?:/|$)"
"""What a `file` that may be outside of the record's folder looks like, as a regular expression."""
_LEADS_OUTSIDE = re.compile(OUTSIDE)


def leads_outside(file: str) -> bool:
    """Tell whether a `file` of a record is no path below its folder, with `/` (`record-format.md`)."""
    if not file or file != one_line(file) or "\\" in file or ":" in file:
        return True
    return _LEADS_OUTSIDE.match(file) is not None
