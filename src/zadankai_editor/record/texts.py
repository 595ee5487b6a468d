"""Texts as a record may hold them."""

import re
import unicodedata

_PARAGRAPH_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# C0 and C1 controls but tab and line feed; the tab is white space and stays.
# Lone surrogates cannot be written as UTF-8, U+FEFF is a byte order mark that strayed into the
# text, U+FFFE and U+FFFF are no characters.
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return `text` with line feeds as its line ends, and without control characters.

    A control character that breaks lines (U+000B, U+2028 and the like) becomes a paragraph
    break, any other goes (`record-format.md`, Fields).
    """
    return _NOT_TEXT.sub("", _PARAGRAPH_BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """Return `text` cleaned, with its lines joined with nothing between and outer space gone.

    Japanese is joined with nothing between the pieces; between two Latin letters a space stays.
    """
    joined = ""
    for line in (piece.strip() for piece in clean(text).split("\n")):
        if joined and line and joined[-1].isascii() and line[0].isascii():
            joined += " "
        joined += line
    return joined


def folded(text: str) -> str:
    """Return `text` for comparison: width (NFKC) and white space do not matter."""
    return "".join(unicodedata.normalize("NFKC", text).split())
