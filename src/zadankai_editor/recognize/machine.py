"""What machines add to a transcript: times beside labels, spaces between words, turns cut anywhere."""

import re
import string
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.readers.structure import Hint
from zadankai_editor.recognize.lines import Line, Page
from zadankai_editor.recognize.vocabulary import PLACEHOLDER
from zadankai_editor.record.texts import glue

_CLOCK_TIME = r"(?:[0-9]{1,2}:)?[0-9]{1,3}:[0-9]{2}(?:[.,-][0-9]{1,3})?"
_WORDED_TIME = r"(?:[0-9]{1,2} ?時間 ?)?[0-9]{1,3} ?分 ?[0-9]{1,2} ?秒"
_TIME = rf"(?:{_CLOCK_TIME}|{_WORDED_TIME})"
_SPAN = rf"(?P<start>{_TIME})(?: ?(?:-+>|~|―|-) ?(?P<end>{_TIME}))?"
_CLOCK = re.compile("[0-9]:[0-9]|[0-9] ?秒")
_AROUND = r"[^\w\s、。「」『』!?:~]"
_ALONE = re.compile(rf"{_AROUND}?{_SPAN}{_AROUND}?")
_BEHIND_LABEL = re.compile(
    rf"(?P<before>[^ ](?:[^、。!?「」()]|\([^()。]{{0,24}}\)){{0,40}}?)(?: +|[:,] *|(?<=[^\w\s])|(?={_AROUND}))"
    rf"(?P<open>{_AROUND})?{_SPAN}(?(open){_AROUND}|)(?P<by> *:|(?= )|$| *(?={_AROUND}))"
)
_BEFORE = re.compile(rf"(?P<before>)(?P<open>{_AROUND}){_SPAN}{_AROUND} *")
_LONG_BEFORE = re.compile(
    r"(?P<before>)(?P<start>[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,3})?)"
    r"(?: ?(?:-+>|~|―|-) ?(?P<end>[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,3})?))? *(?=[^0-9:、。~-])"
)
"""Hours, minutes and seconds before a label; minutes and seconds alone may be a schedule."""
_SHORT_BEFORE = re.compile(
    r"(?P<before>)(?P<start>[0-9]{1,3}:[0-9]{2})(?P<end>) +(?=[^ 0-9:、。「」][^ :、。「」]{0,11} ?:)"
)
"""Minutes and seconds before a label with a colon."""
_SHORT_FIRST = re.compile(
    r"(?P<before>)(?P<open>[\[(<《【][^\W\d_]{0,3})?(?P<start>[0-9]{1,3}(?:[:.'][0-9]{2}|分(?:[0-9]{2})?))(?P<end>)"
    r"[\"秒]?(?(open)(?:ごろ|頃)?[\])>》】] *| +)(?=[^ 0-9])"
)
"""Minutes and seconds, however parted, before what is said: only that they rise tells what they are."""
_AT_END = re.compile(rf"(?P<before>.*[。!?…」)]) *(?P<open>{_AROUND}){_SPAN}{_AROUND}")
"""A time in brackets or marks behind what is said: `…ですか。 #00:00:40-0#`."""
_ENOUGH = 3
_TWO = 2
_JAPANESE = "ぁ-ゖァ-ヺー一-鿿々〆〇。、「」『』（）！？…"
_SET_APART = re.compile(rf"(?<=[{_JAPANESE}])[ \u3000]+(?=[{_JAPANESE}])")
_BESIDE = re.compile(rf"(?<=[{_JAPANESE}])[ \u3000]+|[ \u3000]+(?=[{_JAPANESE}])")
_ADJACENT = re.compile(rf"[{_JAPANESE}](?=[{_JAPANESE}])")
_LETTER_GAP = re.compile(rf"(?<=[{_JAPANESE}0-9０-９]) (?=[{_JAPANESE}0-9０-９])")
_WIDE = re.compile("[ \u3000]{2,}")
_LETTERS_SHARE = 3.0
_SAMPLE = 200
_LABEL = 14
_LONG = 12
_SPACED_SHARE = 0.15
_LEAST_SHARE = 6
"""Of so many lines one must be long enough to tell: the rows of a header are, where all that is said is short."""
_LEAST_PLACES = 16
"""Places between two characters of which fewer tell nothing: a list of names may be set apart, and two lines spoken."""


def seconds(written: str) -> float:
    """Return the seconds that `1:02:03.5`, `02:03` or `02:03,500` say."""
    total = 0.0
    written = re.sub(r"^([0-9]{1,3})[.']([0-9]{2})$", r"\1:\2", written)
    clock = (
        re.sub("時間|分", ":", f"{written}0" if written.endswith("分") else written)
        .replace("秒", "")
        .replace(",", ".")
        .replace("-", ".")
    )
    for part in clock.split(":"):
        total = total * 60 + float(part)
    return total


def note_times(page: Page, decided: Container[int] = ()) -> bool:
    """Take times that stand beside labels, or alone on a line, out of the lines; tell whether there are such.

    A time within a sentence stays. Only where three lines or more have one in such a place. What
    somebody has `decided` about, by the number of the line, is more than a time.
    """
    lines = [line for line in page.lines if line.text and line.number not in decided]
    found = [(line, match) for line in lines if (match := _stamp(line)) is not None]
    found += _rising(lines, {line.index for line, _ in found})
    if len(found) < _ENOUGH:
        return False
    for line, match in found:
        hint = line.hint or Hint()
        end = seconds(match["end"]) if match["end"] else hint.end
        line.hint = replace(hint, start=seconds(match["start"]), end=end)
        line.say(_without_time(line.text, match))
    _hand_on(page.lines)
    return True


def _without_time(text: str, match: "re.Match[str]") -> str:
    """Return `text` without the time that `match` found in it, its label and what is said still apart."""
    named = match.groupdict()
    before = text[: match.end("before")].rstrip() if "before" in named else ""
    by = ":" if named.get("by") else ""
    behind = text[match.end() :]
    gap = "\u3000" if behind.startswith("\u3000") else " "
    if behind.startswith((":", "：")):
        gap = ""
    return f"{before}{by}{gap}{behind.strip()}".strip()


def _rising(lines: Sequence[Line], but: Container[int]) -> "list[tuple[Line, re.Match[str]]]":
    """Return the lines that begin with minutes and seconds which rise from one to the next, before what is said."""
    found = [
        (line, match)
        for line in lines
        if line.index not in but and (match := _SHORT_FIRST.match(line.folded)) is not None
    ]
    times = [seconds(match["start"]) for _, match in found]
    rising = sum(one <= other for one, other in pairwise(times))
    said = sum(ends_sentence(line.folded) for line, _ in found)
    alone = sum(len(line.folded) - match.end() <= _LABEL for line, match in found)
    sure = len(found) >= _ENOUGH and rising >= 0.9 * (len(found) - 1) and said + alone >= 0.8 * len(found)
    return found if sure and (said or _are_answered(found)) else []


def _are_answered(found: "Sequence[tuple[Line, re.Match[str]]]") -> bool:
    """Tell whether what stands behind the times comes again, as labels do and the items of a programme do not."""
    behind = [line.folded[match.end() :].strip() for line, match in found]
    return len(set(behind)) < len(behind)


def _stamp(line: Line) -> "re.Match[str] | None":
    if _CLOCK.search(line.folded) is None:
        return None
    for pattern in (_ALONE, _AT_END):
        match = pattern.fullmatch(line.folded)
        if match is not None:
            return match
    for pattern in (_BEFORE, _LONG_BEFORE, _SHORT_BEFORE):
        match = pattern.match(line.folded)
        if match is not None:
            return match
    after = _BEHIND_LABEL.match(line.folded)
    return after if after and _may_stand_beside(after["before"], line.folded[after.end() :]) else None


def _may_stand_beside(before: str, behind: str) -> bool:
    aside = before.count("(") != before.count(")") and not behind.startswith(")")
    bare = re.sub(r"\([^()]*\)", "", before)
    return not (aside or re.search("[。、!?「」]", bare)) and not before.endswith(("時", "分", "日", "月"))


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
    """Tell whether the words, or all characters, of a Japanese text are set apart, as machines do.

    Gaps of many widths are no machine's: rows that are set in columns, or letter by letter, tell nothing.
    """
    sample = [line for line in lines[:_SAMPLE] if len(_WIDE.findall(line.text)) < _TWO]
    said = [line.text[_LABEL:] for line in sample if len(line.text) >= _LABEL + _LONG]
    apart = sum(len(_SET_APART.findall(words)) for words in said)
    together = sum(len(_ADJACENT.findall(words)) for words in said)
    enough = apart + together >= _LEAST_PLACES or apart > together
    fair = _LEAST_SHARE * len(said) >= len(sample)
    return enough and fair and apart > _SPACED_SHARE * together


def close_letters(lines: Sequence[Line]) -> None:
    """Take out the spaces of a text that is printed letter by letter, as some PDFs are; wider gaps stay."""
    apart = sum(len(_LETTER_GAP.findall(line.text)) for line in lines[:_SAMPLE])
    together = sum(len(_ADJACENT.findall(line.text)) for line in lines[:_SAMPLE])
    if apart < _LEAST_PLACES or apart < _LETTERS_SHARE * together:
        return
    for line in lines:
        line.say(_LETTER_GAP.sub("", line.text))


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
