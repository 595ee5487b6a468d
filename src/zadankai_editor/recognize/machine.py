"""What machines add to a transcript: times beside labels, spaces between words, turns cut anywhere."""

import re
import string
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace

from zadankai_editor.japanese.folding import folded
from zadankai_editor.readers.structure import Hint
from zadankai_editor.recognize.lines import Line, Page
from zadankai_editor.recognize.vocabulary import PLACEHOLDER
from zadankai_editor.record.texts import glue

_TIME = r"(?:[0-9]{1,2}:)?[0-9]{1,3}:[0-9]{2}(?:[.,][0-9]{1,3})?"
_SPAN = rf"(?P<start>{_TIME})(?: ?(?:-+>|~|―|-) ?(?P<end>{_TIME}))?"
_CLOCK = re.compile("[0-9]:[0-9]")
_ALONE = re.compile(rf"[\[(<]?{_SPAN}[\])>]?")
_AFTER = re.compile(rf"(?P<before>[^ ].{{0,24}}?)(?: +|[:,] *)[\[(<]?{_SPAN}[\])>]? *:?")
_BEFORE = re.compile(rf"(?P<before>)[\[(<]{_SPAN}[\])>] *")
_LONG_BEFORE = re.compile(
    r"(?P<before>)(?P<start>[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,3})?)(?P<end>) +"
)
"""Hours, minutes and seconds before a label; minutes and seconds alone may be a schedule."""
_SHORT_BEFORE = re.compile(
    r"(?P<before>)(?P<start>[0-9]{1,3}:[0-9]{2})(?P<end>) +(?=[^ 0-9:、。「」][^ :、。「」]{0,11} ?:)"
)
"""Minutes and seconds before a label with a colon."""
_AFTER_LABEL = re.compile(
    rf"(?P<before>[^ :].{{0,24}}?:|\[[^\[\]]{{1,24}}\]:?|【[^【】]{{1,24}}】)"
    rf" *[\[(<]{_SPAN}[\])>] *"
)
_ENOUGH = 3
_TWO = 2
_JAPANESE = "ぁ-ゖァ-ヺー一-鿿々〆〇。、「」『』（）！？…"
_SET_APART = re.compile(rf"(?<=[{_JAPANESE}])[ \u3000]+(?=[{_JAPANESE}])")
_BESIDE = re.compile(rf"(?<=[{_JAPANESE}])[ \u3000]+|[ \u3000]+(?=[{_JAPANESE}])")
_ADJACENT = re.compile(rf"[{_JAPANESE}](?=[{_JAPANESE}])")
_SAMPLE = 200
_LABEL = 14
_LONG = 12
_SPACED_SHARE = 0.15


def seconds(written: str) -> float:
    """Return the seconds that `1:02:03.5`, `02:03` or `02:03,500` say."""
    total = 0.0
    for part in written.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def note_times(page: Page, decided: Container[int] = ()) -> bool:
    """Take times that stand beside labels, or alone on a line, out of the lines; tell whether there are such.

    A time within a sentence stays. Only where three lines or more have one in such a place. What
    somebody has `decided` about, by the number of the line, is more than a time.
    """
    lines = (line for line in page.lines if line.text and line.number not in decided)
    found = [(line, match) for line in lines if (match := _stamp(line)) is not None]
    if len(found) < _ENOUGH:
        return False
    for line, match in found:
        start = seconds(match["start"])
        end = seconds(match["end"]) if match["end"] else None
        rest = line.text[: match.end("before")] if "before" in match.groupdict() else ""
        text = f"{rest.rstrip()} {line.text[match.end() :].strip()}".strip()
        hint = line.hint or Hint()
        line.hint = replace(hint, start=start, end=end if end is not None else hint.end)
        line.text, line.folded = text, folded(text)
    _hand_on(page.lines)
    return True


def _stamp(line: Line) -> "re.Match[str] | None":
    if ":" not in line.folded or _CLOCK.search(line.folded) is None:
        return None
    alone = _ALONE.fullmatch(line.folded)
    if alone:
        return alone
    after = _AFTER.fullmatch(line.folded)
    if after and _may_stand_beside(after["before"]):
        return after
    for pattern in (_AFTER_LABEL, _BEFORE, _LONG_BEFORE, _SHORT_BEFORE):
        match = pattern.match(line.folded)
        if match is not None:
            return match
    return None


def _may_stand_beside(before: str) -> bool:
    return not re.search("[。、!?「」(]", before) and not before.endswith(("時", "分"))


def _hand_on(lines: Sequence[Line]) -> None:
    """Give the time that stands alone on a line to the line below, which is then no longer apart from it."""
    waiting: Hint | None = None
    for line in lines:
        if line.hint is not None and line.hint.start is not None and not line.text:
            waiting = line.hint
        elif line.text and waiting is not None:
            hint = line.hint or Hint()
            if hint.start is None:
                line.hint = replace(hint, start=waiting.start, end=hint.end or waiting.end)
            waiting = None


def is_spaced(lines: Sequence[Line]) -> bool:
    """Tell whether the words, or all characters, of a Japanese text are set apart, as machines do."""
    apart = together = 0
    for line in lines[:_SAMPLE]:
        said = line.text[_LABEL:]
        if len(said) >= _LONG:
            apart += len(_SET_APART.findall(said))
            together += len(_ADJACENT.findall(said))
    return apart > _SPACED_SHARE * max(1, together)


def joined(pieces: Sequence[str]) -> str:
    """Return the pieces of a turn as one text: nothing between Japanese, a space between Latin words."""
    text = ""
    for piece in pieces:
        text += glue(text, piece) + piece
    return text


def without_gaps(text: str) -> str:
    """Return `text` without the spaces that a machine sets between Japanese words."""
    return _BESIDE.sub("", text)


def placeholders_in(lines: Sequence[Line]) -> frozenset[str]:
    """Return, folded, those of a machine's names that stand where labels do, if there are such in a document.

    Letters alone count only where two or more speak, and neither asks nor answers (Q, A).
    """
    counts: Counter[str] = Counter()
    for line in lines:
        if line.folded[:1] not in _BEGINS_PLACEHOLDER:
            continue
        found = _ON_ITS_OWN.fullmatch(line.folded) or _IN_THE_LINE.match(line.folded)
        if found:
            counts[found["who"].strip()] += 1
    named = {who: count for who, count in counts.items() if len(who) > 1 and not who.isdigit()}
    letters = {who: count for who, count in counts.items() if len(who) == 1 and who.isalpha()}
    if set(letters) <= {"Q", "A"} or len(letters) < _TWO or sum(letters.values()) < 2 * _ENOUGH:
        letters = {}
    if sum(named.values()) < _ENOUGH:
        named = {}
    return frozenset(named) | frozenset(letters)


_WHO = r"(?P<who>(?i:speaker|spk|unknown speaker)[ _]?[0-9A-Z]{0,3}|(?:話者|発言者|スピーカー)[ _]?[0-9A-Z]{1,3}|[A-Z])"
_BEGINS_PLACEHOLDER = frozenset("[(<【話発ス" + string.ascii_letters)
_ON_ITS_OWN = re.compile(rf"[\[(<【]?{_WHO}[\])>】]? *:?")
_IN_THE_LINE = re.compile(rf"[\[(<【]?{_WHO}[\])>】]? *(?:: *|(?<=[\])>】]) *)(?=[^ :])")


def is_placeholder(label: str) -> bool:
    """Tell whether a label is what a machine prints in the place of a name."""
    read = folded(label).strip("[]()<>【】 :").strip()
    return PLACEHOLDER.fullmatch(read) is not None
