"""What may stand behind the talk, and how much each line there looks like it.

Words alone begin no end: a line counts by where it stands (nobody speaks behind it), by its form (an address, a
telephone, 了 alone), by a list of people that explains nobody's label, and then by its words.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from operator import attrgetter

from zadankai_editor.japanese.marks import ends_sentence, is_rule
from zadankai_editor.recognize.decode.roles import Cue, Option, Role, Ways, by_ways
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import CLOCK, CLOSING, CLOSING_ALONE, ENDS_TALK, SIGNATURE

_LONGEST_TAIL = 60
_SPOKEN = 1.0
_TURNS = frozenset({Role.LABEL, Role.LABEL_ALONE, Role.SIGNED, Role.PROMPT, Role.PROMPT_ALONE, Role.GLUED})
_ALONE = frozenset({Role.LABEL_ALONE, Role.PROMPT_ALONE, Role.GLUED})

_AMID_TALK = -1.5
_WORDS, _SIGNED, _OVER, _REACHED, _LISTED, _NAMED = 3.5, 4.0, 6.0, 3.0, 2.0, 9.0
_ADJOURNED = 12.0
_SAYS_END, _LEADS, _QUOTED = 1.0, 0.7, 2.0

_OVER_ALONE = re.compile(
    r"[(\[【〈<―~ -]*(?:了|完|終|終わり|おわり|以上|終了|(?i:end|fin))[)\]】〉>―~ -]*。?"
)
_CLOSES = re.compile(f"{SIGNATURE.pattern}|{CLOSING.pattern}")
_REACHED_BY = re.compile(
    r"〒 ?[0-9]|(?:電話|TEL|FAX|ファ[クッ]ク?ス|(?:E-?)?mail|メール|URL)(?:番号|アドレス)?"
    r"(?: ?[:/・] ?| +)?[(+0-9A-Za-z]|"
    r"(?<![0-9])0[0-9]{1,4}[-(][0-9]{1,4}[-)][0-9]{3,4}(?![0-9])|"
    r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+\.[A-Za-z]|https?://|©|\(C\) ?[12][0-9]{3}|(?:copyrights?|all rights)\b|"
    r"^\|[^|。]+\|[^|。]+\|$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Tail:
    """Where the talk may end: behind the line at the place `start` - 1 nobody is labelled any more.

    `weights` are those of the lines from there on as a part of the end, by place; `said` is how much the last
    turn itself says that it is the last.
    """

    start: int
    weights: Mapping[int, float] = field(default_factory=dict)
    said: float = 0.0

    def weight(self, place: int, line: Line) -> float:
        """Return how much the line at a place looks like a part of the end."""
        return self.weights[place] if place in self.weights else closing_weight(line) + _AMID_TALK


def closing_weight(line: Line) -> float:
    """Return how much a line by itself looks like what follows the talk."""
    read = line.folded
    if _OVER_ALONE.fullmatch(read):
        return _OVER
    # All words of an end are looked for at once, since hardly any line holds one.
    if _CLOSES.search(read):
        return _SIGNED if SIGNATURE.search(read) else _WORDS
    if CLOSING_ALONE.fullmatch(read):
        return _WORDS
    return _REACHED if len(read) < 120 and _REACHED_BY.search(read) else 0.0


def read_tail(
    lines: Sequence[Line], options: Sequence[Ways], listed: AbstractSet[int], named: Sequence[Line] = ()
) -> Tail:
    """Return the tail of a document; `listed` are the places in lists of people that explain nobody's label.

    Behind the first line that somebody has `named` as the end all is, unless somebody speaks there.
    """
    first = min((line.index for line in named), default=None)
    last = next((p for p in range(len(lines) - 1, -1, -1) if _speaks(lines[p], options[p], listed)), None)
    if last is None:
        return Tail(len(lines))
    alone = any(option.role in _ALONE and option.score > _SPOKEN for option in options[last])
    start = max(last + 1 + alone, len(lines) - _LONGEST_TAIL)
    weights = {
        place: closing_weight(lines[place])
        + _LISTED * (lines[place].index in listed)
        + _NAMED * (first is not None and lines[place].index > first)
        + _ADJOURNED * _adjourns(lines, place)
        for place in range(start, len(lines))
    }
    words = lines[last].folded + (lines[last + 1].folded if last + 1 < min(start, len(lines)) else "")
    leads = any(
        option.role is Role.PROMPT or (option.label and option.label.moderator) for option in options[last]
    )
    said = _SAYS_END * (ENDS_TALK.search(words) is not None) + _LEADS * leads
    return Tail(start, weights, said + _QUOTED * _is_closed_quote(lines[last], options[last]))


def _adjourns(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line notes when the meeting ended, and nothing but the like stands behind it."""
    return all(CLOCK.fullmatch(line.folded) or is_rule(line.folded) for line in lines[place:])


def _is_closed_quote(line: Line, options: Ways) -> bool:
    """Tell whether what somebody says stands in quotation marks and has come to its end in the line of the label."""
    labels = (option.label for option in options if option.score > _SPOKEN)
    return line.folded[-1:] in "」』" and any(label and label.signature.parting == "「" for label in labels)


def _speaks(line: Line, options: Ways, listed: AbstractSet[int]) -> bool:
    """Tell whether somebody begins to speak at a line, be it one whom no list names, with a whole sentence."""
    if line.index in listed or CLOCK.fullmatch(line.folded):
        return False
    best = max(options, key=attrgetter("score"))
    if best.role not in _TURNS or best.score <= _SPOKEN:
        return False
    if best.label is None or best.label.moderator or best.label.speakers:
        return True
    return best.cue is not Cue.STRANGER or best.role in _ALONE or ends_sentence(best.text or "")


def with_tail(options: Sequence[Ways], lines: Sequence[Line], tail: Tail) -> list[Ways]:
    """Return `options`; what may be text of the talk may be a part of the end, too, as much as `tail` says."""
    may_close = by_ways(_may_close)
    closing: dict[tuple[int, float], Ways] = {}

    def with_closing(ways: Ways, weight: float) -> Ways:
        found = closing.get((id(ways), weight))
        if found is None:
            found = closing[id(ways), weight] = (*ways, Option(Role.CLOSING, weight, None))
        return found

    return [
        with_closing(ways, tail.weight(place, line)) if may_close(ways) else ways
        for place, (line, ways) in enumerate(zip(lines, options, strict=True))
    ]


def _may_close(ways: Ways) -> bool:
    return any(option.role is Role.TEXT and option.cue is not Cue.DECIDED for option in ways)
