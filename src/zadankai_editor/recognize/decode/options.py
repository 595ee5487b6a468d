"""What a line may be, with weights: everything that is noticed of a single line, and nothing decided."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import begins_no_sentence, ends_sentence
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.cast.line_labels import Weighed
from zadankai_editor.recognize.convention.prompts import mark_before
from zadankai_editor.recognize.decode.header_evidence import header_weight
from zadankai_editor.recognize.decode.roles import Cue, Ending, Option, Role, Ways
from zadankai_editor.recognize.decode.shown import (
    CERTAIN,
    LONGEST_HEADING,
    asides,
    captioned,
    is_quoted,
    shown_options,
)
from zadankai_editor.recognize.decode.surroundings import Surroundings
from zadankai_editor.recognize.elements import is_speech
from zadankai_editor.recognize.header import left_out_reason
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import LONGEST_WHO
from zadankai_editor.recognize.vocabulary import BULLETS, POLITE_END

_PROMPT = re.compile(r"(?:―+|-{2,}|ー{2,}) *(?=[^ ―-])")
_WEAK_PROMPT = re.compile(r"[-ー] *(?![0-9])(?=[^ ])")
_DASHES = frozenset("―-ー")
_QUESTION = re.compile(r"(?:(?:Q|質?問)[0-9]*[.:、]|[\[【(]?(?:Q|質?問)[0-9]+[\])】.:、 ]) *(?=[^ ])")
_ANSWER = re.compile(r"(?:A[0-9]*|答[0-9]*)[.:、] *(?=[^ ])")
_OPEN = re.compile("(?:[はがをにへとでもや、,]|として|ますと|ましては?)$")
_OPEN_WORD = re.compile("(?:[でにとへ]は|からは|までは)$")
"""What ends no name and no word alone, however short the line."""
_LONGEST_OPEN = 4
_GOES_ON = re.compile("と(?:なって|いう|いった|して)|で(?:ございます|あります)|の(?:各|両)")
_BEGINS_AMID = re.compile(f"[をがには](?=[^ ])|{_GOES_ON.pattern}")
_MAY_GO_ON = re.compile(f"{_BEGINS_AMID.pattern}|[^ 。]{{1,{LONGEST_WHO}}} +(?:{_GOES_ON.pattern})")
"""How a line begins that goes on with the sentence above; where that has ended it is a word: `はい`, `はじめに`."""
_GOING_ON = 5.0
_MOST_GOING_ON = {" ": -0.5, ":": 1.5}
"""How much less likely a label is behind which the words go on from it, and how likely at most, by what parts them."""
_HIRAGANA = re.compile("[ぁ-ん]")
_LONG = 25
_LONGEST_AGAIN = 40
_TIMED = 6.0
"""How much speaks against a line of the header that it was said at a time of a recording."""
_NAMES = 6.0
"""How much speaks against a label when the whole line names its bearer: `乙川　次郎議員。`."""
_PROSE_LENGTH = 90
_ABOVE_TEXT = 1.0
"""How much it says of a label alone that it stands apart from what is above, and right above what is said."""


class OptionReader:
    """Reads the options of the lines of a document, in their order.

    A line that is printed and set as one before has the options of that one, unless something was learnt meanwhile.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._learnt = surroundings.labels.learnt
        self._seen: dict[tuple[str, bool, bool, bool, bool, bool], Ways] = {}

    def of(
        self, line: Line, following: Line | None, *, above: Line | None = None, first: bool = False
    ) -> Ways:
        """Return the ways to read a line that is in no list and about which nobody has decided.

        `above` and `following` are its neighbours; `first`: nothing of the document stands above it.
        """
        below_open = _stands_below_open(line, above)
        if len(line.text) > _LONGEST_AGAIN or line.hint is not None or first or line.is_field:
            return options_of(line, following, self._surroundings, first=first, below_open=below_open)
        if self._learnt != self._surroundings.labels.learnt:
            self._seen.clear()
            self._learnt = self._surroundings.labels.learnt
        apart = following is None or following.gap_before
        printed = (line.text, line.gap_before, line.gap_after, line.indented, apart, below_open)
        found = self._seen.get(printed)
        if found is None:
            found = options_of(line, following, self._surroundings, below_open=below_open)
            if self._learnt == self._surroundings.labels.learnt:
                self._seen[printed] = found
        return found


def _stands_below_open(line: Line, above: Line | None) -> bool:
    """Tell whether a line may go on with the sentence above, which has not ended; over a blank line only prose does."""
    if above is None or not _MAY_GO_ON.match(line.folded):
        return False
    if _ending(above.folded) is Ending.WHOLE or POLITE_END.search(above.folded):
        return False
    return not line.gap_before or len(above.text) > _LONG


def options_of(
    line: Line,
    following: Line | None,
    surroundings: Surroundings,
    *,
    first: bool = False,
    below_open: bool = False,
) -> Ways:
    """Return the ways to read a line that is in no list and about which nobody has decided.

    `below_open`: the sentence above has not ended.
    """
    settled = _settled(line, first=first)
    if settled:
        return settled
    asked = _question_or_answer(line, surroundings)
    labels = [] if asked else surroundings.labels.of(line)
    found = list(_of_labels(line, labels, surroundings.labels.glued(line, following), below_open=below_open))
    strongest = max((option.score for option in found), default=-9.0)
    amid = below_open and _BEGINS_AMID.match(line.folded) is not None
    plain = _plain(line, surroundings, first=first, amid=amid)
    if len(line.folded) > _PROSE_LENGTH and strongest < -4 and line.folded[:1].isalnum():
        return plain
    known = any(option.label is not None and option.label.speakers for option in found)
    found += asked or _prompts(line, surroundings)
    found += shown_options(line, surroundings, plain[0].ending, named=known, amid=amid)
    if not any(weighed.label.undecided for weighed in labels):
        found += asides(line)
    return [*found, *plain] if found else plain


def _settled(line: Line, *, first: bool) -> list[Option]:
    """Return the ways to read a line about which the source, or what it is made of, leaves hardly a choice."""
    reason = left_out_reason(line)
    if reason:
        return [Option(Role.OUT, CERTAIN, line.text, reason=reason)]
    if not line.text:
        return [Option(Role.PICTURE, CERTAIN)]
    if line.has_role(HintRole.CAPTION):
        return [captioned(line), Option(Role.HEADER, header_weight(line, first=first), line.text)]
    return []


def _of_labels(
    line: Line, labels: Sequence[Weighed], glued: Label | None, *, below_open: bool
) -> Iterator[Option]:
    """Yield the ways to read a line by what may be labels at its beginning, or of who speaks next at its end."""
    for weighed in labels:
        label, score, form = weighed.label, weighed.weight, weighed.signature
        cue = Cue.STRANGER if weighed.stranger else Cue.NOTHING
        ending = ending_of(label.rest) if label.rest else Ending.WHOLE
        if label.moderator:
            role = Role.PROMPT if label.rest else Role.PROMPT_ALONE
        elif form.place == "end":
            role, ending = Role.SIGNED, Ending.WHOLE
        elif label.rest:
            role = Role.LABEL
            score += _speech(label.rest, loose=form.parting == " ") - _NAMES * weighed.names_whole
        else:
            role = Role.LABEL_ALONE
            score += (_ABOVE_TEXT - 0.5 * weighed.stranger) * (line.gap_before and not line.gap_after)
        option = Option(role, score, label.rest, label.written, label, cue, ending=ending, signature=form)
        yield _going_on(option, below_open=below_open)
    if glued is not None:
        yield Option(Role.GLUED, 1.5, glued.rest, glued.written, glued)


def _going_on(option: Option, *, below_open: bool) -> Option:
    """Return a label, less likely where what stands behind it goes on from it, as behind a word of a sentence."""
    signature = option.label.signature if option.label is not None and option.text else None
    if signature is None or signature.mark or signature.brackets or signature.parting not in _MOST_GOING_ON:
        return option
    read = folded(option.text or "")
    if not (begins_no_sentence(read) or (below_open and signature.parting == " " and _GOES_ON.match(read))):
        return option
    most = _MOST_GOING_ON[signature.parting]
    return option._replace(score=min(option.score - _GOING_ON, most))


def ending_of(text: str) -> Ending:
    """Return how a text ends."""
    return _ending(folded(text))


def _ending(read: str) -> Ending:
    if ends_sentence(read):
        return Ending.WHOLE
    end = read[-_LONGEST_OPEN:]
    goes_on = (len(read) > 3 and _OPEN.search(end)) or _OPEN_WORD.search(end)
    return Ending.OPEN if goes_on else Ending.BARE


def _speech(rest: str, *, loose: bool) -> float:
    """Return how much what stands behind a label speaks for it: nobody speaks without hiragana."""
    if ends_sentence(folded(rest)) or len(rest) > _LONG:
        return 0.5
    return -0.3 if _HIRAGANA.search(rest) else -4.0 if loose else -0.8


def _plain(line: Line, surroundings: Surroundings, *, first: bool, amid: bool) -> Ways:
    read, weight = line.folded, 0.0
    speech = is_speech(read)
    if len(read) <= LONGEST_HEADING and not (speech or is_quoted(read) or read[:1] in BULLETS):
        weight = -0.6 - 0.9 * surroundings.apart * (line.gap_before and line.gap_after)
    if amid:
        return _said(weight, _ending(read))
    timed = line.hint is not None and line.hint.start is not None
    header = header_weight(line, first=first) - _TIMED * timed
    answer = weight + (0.3 if speech or is_quoted(read) else -1.0)
    return _said(weight, _ending(read), answer, header)


@lru_cache(maxsize=1024)
def _said(weight: float, ending: Ending, answer: float | None = None, header: float = 0.0) -> Ways:
    """Return the ways to read a line as prose, which all lines share that weigh the same."""
    text = Option(Role.TEXT, weight, None, ending=ending)
    if answer is None:
        return (text,)
    return (text, Option(Role.ANSWER, answer, None, ending=ending), Option(Role.HEADER, header, None))


def _prompts(line: Line, surroundings: Surroundings) -> list[Option]:
    """Return a line as what is asked if it begins with a mark that recurs so, with a long dash, or with any dash."""
    read = line.folded
    (sign, end), spoken, cue = mark_before(read), is_speech(read), Cue.MARK
    if sign in surroundings.prompt_marks:
        weight = surroundings.prompt_marks[sign] + 0.5 * spoken
    elif read[:1] in _DASHES and (dash := _PROMPT.match(read) or _WEAK_PROMPT.match(read)):
        end, weight = dash.end(), 6.0
        if dash.re is _WEAK_PROMPT:
            cue, weight = (
                Cue.WEAK_MARK,
                -1.0 + 1.5 * (line.gap_before and line.gap_after) - 1.5 * (not spoken),
            )
        weight -= 3.0 * (read.endswith("―") and not ends_sentence(read.rstrip("―")))
    else:
        return []
    rest = line.text[end:].strip()
    return [Option(Role.PROMPT, weight, rest, line.text[:end], cue=cue, ending=ending_of(rest))]


def _question_or_answer(line: Line, surroundings: Surroundings) -> list[Option]:
    """Return `Q. …` as what the moderator asks and, where there are such, `A. …` as the answer."""
    match = _QUESTION.match(line.folded)
    if match is not None:
        begin = match.end()
        return [Option(Role.PROMPT, 6.0, line.text[begin:], line.text[:begin], cue=Cue.QUESTION)]
    match = _ANSWER.match(line.folded) if surroundings.answers else None
    if match is None:
        return []
    printed = line.text[: match.end()].strip()
    problem = f"「{printed}」がどなたの答えか書かれていません"
    label = Label(printed, line.text[match.end() :], problem=problem)
    return [Option(Role.ANSWER, 8.0, label.rest, printed, label, Cue.QUESTION)]
