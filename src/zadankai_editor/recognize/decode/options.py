"""What a line may be, with weights: everything that is noticed of a single line, and nothing decided."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import begins_no_sentence, ends_sentence, unwrapped
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.cast.line_labels import Weighed
from zadankai_editor.recognize.convention.prompts import leading_sign
from zadankai_editor.recognize.decode.header_evidence import header_weight
from zadankai_editor.recognize.decode.roles import Cue, Ending, Option, Role, Ways
from zadankai_editor.recognize.decode.surroundings import KNOWN_MARKS, Surroundings
from zadankai_editor.recognize.elements import (
    is_aside,
    is_item,
    is_speech,
    numbered_heading,
)
from zadankai_editor.recognize.events import is_event
from zadankai_editor.recognize.header import left_out_reason, read_note
from zadankai_editor.recognize.heading_texts import without_time
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.heading_marks import marked
from zadankai_editor.recognize.spans.label_spans import LONGEST_WHO
from zadankai_editor.recognize.vocabulary import (
    BULLETS,
    CAPTION_BEGIN,
    CAPTION_END,
    CAPTION_MARK,
    CAPTION_PLACE,
    CLOCK,
    INTERJECTION,
    POLITE_END,
    PREDICATE_END,
    STAGE_DIRECTION,
    TIMED,
)
from zadankai_editor.record.printed_labels import NO_SPEAKER

LONGEST_HEADING = 60
_LONGEST_CAPTION = 120
_LONGEST_QUESTION = 40
_CERTAIN = 25.0
_PROMPT = re.compile(r"(?:―+|-{2,}|ー{2,}) *(?=[^ ―-])")
_WEAK_PROMPT = re.compile(r"[-ー] *(?![0-9])(?=[^ ])")
_QUESTION = re.compile(r"(?:(?:Q|質?問)[0-9]*[.:、]|[\[【(]?(?:Q|質?問)[0-9]+[\])】.:、 ]) *(?=[^ ])")
_ANSWER = re.compile(r"(?:A[0-9]*|答[0-9]*)[.:、] *(?=[^ ])")
_PLACE_OF_PICTURE = re.compile(
    r"[\[(【<](?i:画像|写真|図|image|photo|img)[ :_]?[\w.\-/]*[\])】>]|!\[[^\]]*\]\([^()]*\)"
)
"""What stands where a picture was."""
_REMARK = re.compile(
    r"[(\[【<]?(?:(?:編集部?|編者?|訳者?|脚)?注[記釈]?[0-9]{0,2}|編集部より)[)\]】>:]"
    r"|[※*†‡][0-9]{0,2} ?[^、。 ]{1,20}とは、"
)
"""What begins a remark of whoever edited the text: nobody says it."""
_OPEN = re.compile("(?:[はがをにへとでもや、,]|として|ますと|ましては?)$")
_OPEN_WORD = re.compile("(?:[でにとへ]は|からは|までは)$")
"""What ends no name and no word alone, however short the line."""
_LONGEST_OPEN = 4
_NO_HEADING = re.compile("(?:[はがを、,]|として|ますと|ましては?)$")
_GOES_ON = re.compile("と(?:なって|いう|いった|して)|で(?:ございます|あります)|の(?:各|両)")
_BEGINS_AMID = re.compile(f"[をがには](?=[^ ])|{_GOES_ON.pattern}")
_MAY_GO_ON = re.compile(f"{_BEGINS_AMID.pattern}|[^ 。]{{1,{LONGEST_WHO}}} +(?:{_GOES_ON.pattern})")
"""How a line begins that goes on with the sentence above; where that has ended it is a word: `はい`, `はじめに`."""
_GOING_ON = 5.0
_MOST_GOING_ON = {" ": -0.5, ":": 1.5}
"""How much less likely a label is behind which the words go on from it, and how likely at most, by what parts them."""
_LISTED = 4.0
"""How much less likely a row of a list within a speech is a heading or a caption."""
_HIRAGANA = re.compile("[ぁ-ん]")
_LONG = 25
_LONGEST_AGAIN = 40
_UNLIKELY = 2.5
_QUOTED = 4.0
"""How much less likely a line in quotation marks is a heading or a caption: somebody cites it."""
_TIMED = 6.0
"""How much speaks against a line of the header that it was said at a time of a recording."""
_OF_LIST = 3.0
"""How much speaks against a heading or a caption that the source sets as an item of a list."""
_HEADING_OF_SOURCE = 8.0
_NAMED = 6.0
"""How much less a heading of the source is one that says no more than how somebody known is called."""
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
    reason = left_out_reason(line)
    if reason:
        return [Option(Role.OUT, _CERTAIN, line.text, reason=reason)]
    if not line.text:
        return [Option(Role.PICTURE, _CERTAIN)]
    if line.has_role(HintRole.CAPTION):
        return [_captioned(line), Option(Role.HEADER, header_weight(line, first=first), line.text)]
    asked = _question_or_answer(line, surroundings)
    labels = [] if asked else surroundings.labels.of(line)
    found = [_going_on(option, below_open=below_open) for option in _of_labels(line, labels)]
    glued = surroundings.labels.glued(line, following)
    if glued is not None:
        found.append(Option(Role.GLUED, 1.5, glued.rest, glued.written, glued))
    strongest = max((option.score for option in found), default=-9.0)
    amid = below_open and _BEGINS_AMID.match(line.folded) is not None
    plain = _plain(line, surroundings, first=first, amid=amid)
    if len(line.folded) > _PROSE_LENGTH and strongest < -4 and line.folded[:1].isalnum():
        return plain
    found += asked or _prompts(line, surroundings)
    found += _notes(line)
    known = any(option.label is not None and option.label.speakers for option in found)
    found += _shown(line, surroundings, plain[0].ending, named=known, amid=amid)
    if not any(weighed.label.undecided for weighed in labels):
        found += _asides(line)
    if not found:
        return plain
    return [*found, *plain]


def _shown(
    line: Line, surroundings: Surroundings, ending: Ending, *, named: bool, amid: bool
) -> list[Option]:
    """Return the ways to read a line as a caption or a heading, by how the whole line stands, too."""
    found = [*_captions(line, surroundings), *_headings(line, surroundings, named=named)]
    if not found:
        return found
    if line.has_role(HintRole.LIST_ITEM):
        found = [option._replace(score=option.score - _OF_LIST) for option in found]
    if amid or ending is Ending.OPEN:
        found = [_amid(option, heads=not amid) for option in found]
    if _is_quoted(line.folded):
        found = [_amid(option, heads=not amid, by=_QUOTED) for option in found]
    return found


def _amid(option: Option, *, heads: bool, by: float = _UNLIKELY) -> Option:
    """Return an option of a line that is not whole, or cited: more likely said than shown, `by` so much.

    `heads`: a heading may end as the line does.
    """
    heads = heads and option.role is Role.HEADING and not _NO_HEADING.search(folded(option.text or ""))
    unlikely = option.cue in (Cue.NOTHING, Cue.WORDS) and not heads
    return option._replace(score=option.score - by) if unlikely else option


def _captioned(line: Line) -> Option:
    """Return a line of which the source itself says that it is a caption."""
    mark = CAPTION_MARK.match(line.folded)
    begin = mark.end() if mark and mark.end() < len(line.folded) else 0
    return Option(Role.CAPTION, _CERTAIN, line.text[begin:], line.text[:begin], cue=Cue.SOURCE)


def _of_labels(line: Line, labels: Sequence[Weighed]) -> Iterator[Option]:
    for weighed in labels:
        label, score = weighed.label, weighed.weight
        cue = Cue.STRANGER if weighed.stranger else Cue.NOTHING
        if label.moderator:
            role = Role.PROMPT if label.rest else Role.PROMPT_ALONE
            ending = ending_of(label.rest) if label.rest else Ending.WHOLE
            form = weighed.signature
            yield Option(role, score, label.rest, label.written, label, cue, ending=ending, signature=form)
        elif weighed.signature.place == "end":
            yield Option(
                Role.SIGNED, score, label.rest, label.written, label, cue, signature=weighed.signature
            )
        elif label.rest:
            score += (
                _speech(label.rest, loose=weighed.signature.parting == " ") - _NAMES * weighed.names_whole
            )
            yield Option(
                Role.LABEL,
                score,
                label.rest,
                label.written,
                label,
                cue,
                ending=ending_of(label.rest),
                signature=weighed.signature,
            )
        else:
            score += (_ABOVE_TEXT - 0.5 * weighed.stranger) * (line.gap_before and not line.gap_after)
            yield Option(Role.LABEL_ALONE, score, "", label.written, label, cue, signature=weighed.signature)


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
    if len(read) <= LONGEST_HEADING and not (speech or _is_quoted(read) or read[:1] in BULLETS):
        weight = -0.6 - 0.9 * surroundings.apart * (line.gap_before and line.gap_after)
    if amid:
        return _said(weight, _ending(read))
    timed = line.hint is not None and line.hint.start is not None
    header = header_weight(line, first=first) - _TIMED * timed
    return _said(weight, _ending(read), weight + (0.3 if speech else -1.0), header)


@lru_cache(maxsize=1024)
def _said(weight: float, ending: Ending, answer: float | None = None, header: float = 0.0) -> Ways:
    """Return the ways to read a line as prose, which all lines share that weigh the same."""
    text = Option(Role.TEXT, weight, None, ending=ending)
    if answer is None:
        return (text,)
    return (text, Option(Role.ANSWER, answer, None, ending=ending), Option(Role.HEADER, header, None))


def _is_quoted(read: str) -> bool:
    """Tell whether a line stands in quotation marks as a whole."""
    return unwrapped(read, "「」") is not None


def _prompts(line: Line, surroundings: Surroundings) -> Iterator[Option]:
    read = line.folded
    sign = leading_sign(read)
    if sign in surroundings.prompt_marks:
        rest = line.text[len(sign) :].strip()
        yield Option(
            Role.PROMPT,
            surroundings.prompt_marks[sign] + 0.5 * is_speech(read),
            rest,
            line.text[: len(sign)],
            cue=Cue.MARK,
            ending=ending_of(rest),
        )
    if read[:1] not in "―-ーQ問":
        return
    for pattern, score, cue in ((_PROMPT, 6.0, Cue.MARK), (_WEAK_PROMPT, 1.0, Cue.WEAK_MARK)):
        match = pattern.match(read)
        if match is None:
            continue
        weight = score - 3.0 * (read.endswith("―") and not ends_sentence(read.rstrip("―")))
        if pattern is _WEAK_PROMPT:
            weight += -2.0 + 1.5 * (line.gap_before and line.gap_after)
        rest = line.text[match.end() :]
        yield Option(Role.PROMPT, weight, rest, line.text[: match.end()], cue=cue, ending=ending_of(rest))
        return


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


def _notes(line: Line) -> Iterator[Option]:
    if not line.folded.startswith("※"):
        return
    if read_note(line) is not None:
        yield Option(Role.NOTE, 7.0, line.text, "※", cue=Cue.MARK)


def _captions(line: Line, surroundings: Surroundings) -> Iterator[Option]:
    read, text = line.folded, line.text
    if len(text) > _LONGEST_CAPTION:
        return
    mark = CAPTION_MARK.match(read)
    if mark and mark.end() < len(read):
        yield Option(Role.CAPTION, 6.0, text[mark.end() :], mark[0], cue=Cue.MARK)
        return
    if _PLACE_OF_PICTURE.fullmatch(read):
        yield Option(Role.CAPTION, 6.0, text, cue=Cue.MARK)
        return
    begins, place = CAPTION_BEGIN.match(read), CAPTION_PLACE.search(read)
    sentence = ends_sentence(read)
    if (begins or place) and (line.gap_after or not sentence):
        yield Option(Role.CAPTION, 4.0 - 2.0 * sentence, text, cue=Cue.WORDS)
        return
    if sentence or len(text) > LONGEST_HEADING:
        return
    if CAPTION_END.search(read):
        yield Option(Role.CAPTION, 3.0, text, cue=Cue.WORDS)
    elif surroundings.cast.is_office(text):
        above_text = line.gap_before and not line.gap_after
        yield Option(Role.CAPTION, 0.0 if above_text else 2.5, text, cue=Cue.WORDS, ending=Ending.BARE)
    elif surroundings.cast.ends_in_person(text):
        yield Option(Role.CAPTION, 2.2, text, cue=Cue.WORDS, ending=Ending.BARE)
    elif not is_speech(read):
        score = -1.8 - 0.7 * (PREDICATE_END.search(read) is not None) - 1.0 * surroundings.marked_captions
        yield Option(
            Role.CAPTION,
            score - 2.0 * _names_detail(read) - _LISTED * (read[:1] in BULLETS),
            text,
            ending=Ending.BARE,
        )


def _headings(line: Line, surroundings: Surroundings, *, named: bool) -> Iterator[Option]:
    read, text = line.folded, line.text
    if line.has_role(HintRole.HEADING) and line.hint is not None:
        score = _HEADING_OF_SOURCE - _NAMED * named
        yield Option(Role.HEADING, score, text, f"h{line.hint.level or 1}", cue=Cue.SOURCE)
        return
    if len(text) > LONGEST_HEADING and not is_item(text):
        return
    link = surroundings.linker.link(without_time(text))
    certain = link is not None and link.certain
    found = marked(text)
    if found is not None and (
        found[1] in KNOWN_MARKS or surroundings.heading_forms.get(found[1], 0) or read[:1] not in BULLETS
    ):
        yield _marked(line, found, surroundings, linked=certain or _repeats(found[0], surroundings))
        return
    told = _item_of_agenda(line, surroundings) if certain else _told_heading(line, surroundings, named=named)
    if told is not None:
        yield told
        return
    for option in _unmarked(line, linked=link is not None):
        yield option._replace(score=option.score - 1.0 * surroundings.marked_headings)


def _item_of_agenda(line: Line, surroundings: Surroundings) -> Option:
    """Return a line that is worded as an item of the agenda as a heading."""
    repeated = surroundings.linker.repeats(without_time(line.text)) and "。" not in line.text
    score = 5.0 - 6.0 * (is_speech(line.folded) and not repeated)
    return Option(Role.HEADING, score, line.text, cue=Cue.AGENDA)


def _told_heading(line: Line, surroundings: Surroundings, *, named: bool) -> Option | None:
    """Return a line as a heading where its time, its bold letters, or a number that comes again say that it is one."""
    if ":" in line.folded and TIMED.search(line.folded):
        return Option(Role.HEADING, 5.0, line.text, "(00:00)", cue=Cue.MARK)
    if line.all_bold and not is_speech(line.folded):
        return Option(Role.HEADING, 5.0 - _NAMED * named, line.text, "太字", cue=Cue.SOURCE)
    number = numbered_heading(line)
    if number is not None and surroundings.heading_forms.get(number, 0) > 1:
        return Option(Role.HEADING, 3.0, line.text, number, cue=Cue.MARK)
    return None


def _repeats(text: str, surroundings: Surroundings) -> bool:
    link = surroundings.linker.link(without_time(text))
    return link is not None and link.certain


def _marked(line: Line, found: tuple[str, str], surroundings: Surroundings, *, linked: bool) -> Option:
    """Return a line with a mark as a heading: a usual mark says so by itself, another one by coming again."""
    text, mark = found
    again = surroundings.heading_forms.get(mark, 0)
    score = 3.0 if mark in KNOWN_MARKS else -0.5 + 1.0 * (again > 1)
    said = ends_sentence(folded(text)) or "。" in text
    score += 0.5 * min(3, again) + 2.0 * linked - (2.5 if mark in KNOWN_MARKS else 4.0) * said
    score -= 2.5 * (mark in surroundings.label_marks)
    if mark == "[]":
        score -= 5.0 * is_event(text) + 2.5 * _has_other_headings(mark, surroundings)
    if is_item(line.text):
        score += 2.0
    return Option(Role.HEADING, score, text, mark, cue=Cue.MARK)


def _has_other_headings(mark: str, surroundings: Surroundings) -> bool:
    """Tell whether headings recur here with another mark: what stands in square brackets may be told, then."""
    return any(count > 1 and other != mark for other, count in surroundings.heading_forms.items())


def _unmarked(line: Line, *, linked: bool) -> Iterator[Option]:
    read = line.folded
    speech = is_speech(read)
    if speech:
        bare = read.rstrip("!?")
        alone = line.gap_before and line.gap_after and len(line.text) <= _LONGEST_QUESTION
        if alone and bare != read and not is_speech(bare) and INTERJECTION.fullmatch(bare) is None:
            yield Option(Role.HEADING, -0.6 if read[-1] == "?" else -1.0, line.text, cue=Cue.QUESTION)
        return
    score = -0.9 + 1.5 * linked + 0.8 * (PREDICATE_END.search(read) is not None)
    score += 3.0 * is_item(line.text) - 1.5 * line.indented * (not is_item(line.text)) - 2.0 * (len(read) < 2)
    score -= 2.0 * _names_detail(read) + _LISTED * (read[:1] in BULLETS)
    yield Option(Role.HEADING, score, line.text)


def _names_detail(read: str) -> bool:
    """Tell whether a line is a detail (`日時：…`), and neither a heading nor a caption."""
    return ":" in read and NO_SPEAKER.fullmatch(read.partition(":")[0].strip()) is not None


def _asides(line: Line) -> Iterator[Option]:
    read, text = line.folded, line.text
    if CLOCK.fullmatch(read):
        yield Option(Role.ASIDE, 7.0, text, cue=Cue.MARK)
    if _REMARK.match(read):
        yield Option(Role.ASIDE, 3.5, text, cue=Cue.MARK)
    if not is_aside(text):
        return
    inside = unwrapped(text, "()[]") or ""
    if (len(inside) > 1 or text.startswith("〔")) and (STAGE_DIRECTION.search(inside) or inside == "なし"):
        yield Option(Role.ASIDE, 5.0, text, cue=Cue.MARK)
    elif is_event(inside):
        yield Option(Role.ASIDE, -1.0, text, cue=Cue.WORDS)
    elif not is_speech(inside) and 2 < len(inside) <= _LONGEST_QUESTION:
        yield Option(Role.ASIDE, 1.5, text, cue=Cue.WORDS)
    elif line.gap_before and line.gap_after and len(inside) > 2:
        yield Option(Role.ASIDE, 0.5, text, cue=Cue.WORDS)
