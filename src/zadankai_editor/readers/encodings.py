"""Tells encodings apart.

A byte order mark decides. Without one, NUL bytes mean UTF-16 or no text at all; then strict UTF-8
decides, since text in another encoding is as good as never valid UTF-8. What is left is weighed:
CP932 and EUC-JP accept much of each other's bytes, and of UTF-16's, but what they make of them
does not look like Japanese.
"""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),  # before UTF-16: its mark begins like that one's
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)

_SAMPLE = 100_000
"""How many characters are weighed where several encodings are possible."""

_ORDINARY = re.compile(r"[\t\n\r !-~　-〟ぁ-ヿ一-鿿々〆〇！-～―‘-”…※①-⑳×÷→-↓○●◎◯■□◆◇▲△▼▽☆★]+")
_KANA = re.compile("[ぁ-んァ-ヶー]")


class Decoded(NamedTuple):
    """A text and the name of the encoding that it was read in (as Python names it)."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """Return the text of `data`, its byte order mark gone, or `None` where no encoding fits."""
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            return _strictly(data, codec, name)
    if b"\0" in data:
        return _wide(data)
    if re.search(rb"\x1b\$[@B]", data):
        found = _strictly(data, "iso2022_jp_ext", "iso2022_jp_ext")
        if found:
            return found
    found = _strictly(data, "utf-8", "utf-8")
    return found or _most_like_japanese(data)


def _strictly(data: bytes, codec: str, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(codec), name)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> Decoded | None:
    """Return text in UTF-16 without a mark: read in the other byte order it is no Japanese."""
    if len(data) % 2:
        return None
    found = [_strictly(data, name, name) for name in ("utf-16-le", "utf-16-be")]
    best = max((f for f in found if f), key=lambda f: _likeness(f.text), default=None)
    return best if best and _likeness(best.text) > 0.8 else None


def _most_like_japanese(data: bytes) -> Decoded | None:
    best: tuple[float, Decoded] | None = None
    for found in _candidates(data):
        likeness = _likeness(found.text)
        if likeness > 0.6 and (best is None or likeness > best[0] + 0.05):
            best = (likeness, found)
    return best[1] if best else None


def _candidates(data: bytes) -> Iterator[Decoded]:
    for name in ("cp932", "euc_jp", "utf-16-le", "utf-16-be"):
        if name.startswith("utf-16") and len(data) % 2:
            continue
        found = _strictly(data, name, name)
        if found and (not name.startswith("utf-16") or _KANA.search(found.text[:_SAMPLE])):
            yield found


def _likeness(text: str) -> float:
    """Return the share of characters that are usual in Japanese text (0 to 1)."""
    sample = text[:_SAMPLE]
    usual = sum(len(run) for run in _ORDINARY.findall(sample))
    return usual / max(1, len(sample))
