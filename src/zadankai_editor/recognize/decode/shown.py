"""What a line may be that nobody says: a heading, a caption, a note, an aside."""

import re
from collections.abc import Iterator

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, unwrapped
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.decode.roles import Cue, Ending, Option, Role
from zadankai_editor.recognize.decode.surroundings import KNOWN_MARKS, Surroundings
from zadankai_editor.recognize.elements import is_aside, is_item, is_speech, numbered_heading
from zadankai_editor.recognize.events import is_event
from zadankai_editor.recognize.header import read_note
from zadankai_editor.recognize.heading_texts import without_time
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.heading_marks import marked
from zadankai_editor.recognize.vocabulary import (
    BULLETS,
    CAPTION_BEGIN,
    CAPTION_END,
    CAPTION_MARK,
    CAPTION_PLACE,
    CLOCK,
    INTERJECTION,
    PREDICATE_END,
    STAGE_DIRECTION,
    TIMED,
)
from zadankai_editor.record.printed_labels import NO_SPEAKER

CERTAIN = 25.0
LONGEST_HEADING = 60
_LONGEST_CAPTION = 120
_LONGEST_QUESTION = 40
_PLACE_OF_PICTURE = re.compile(
    r"[\[(【<](?i:画像|写真|図|image|photo|img)[ :_]?[\w.\-/]*[\])】>]|!\[[^\]]*\]\([^()]*\)"
)
"""What stands where a picture was."""
_REMARK = re.compile(
    r"[(\[【<]?(?:(?:編集部?|編者?|訳者?|脚)?注[記釈]?[0-9]{0,2}|編集部より)[)\]】>:]"
    r"|[※*†‡][0-9]{0,2} ?[^、。 ]{1,20}とは、"
)
"""What begins a remark of whoever edited the text: nobody says it."""
_NO_HEADING = re.compile("(?:[はがを、,]|として|ますと|ましては?)$")
_LISTED = 4.0
"""How much less likely a row of a list within a speech is a heading or a caption."""
_UNLIKELY = 2.5
_QUOTED = 4.0
"""How much less likely a line in quotation marks is a heading or a caption: somebody cites it."""
_OF_LIST = 3.0
"""How much speaks against a heading or a caption that the source sets as an item of a list."""
_HEADING_OF_SOURCE = 8.0
_NAMED = 6.0
"""How much less a heading of the source is one that says no more than how somebody known is called."""


def shown_options(
    line: Line, surroundings: Surroundings, ending: Ending, *, named: bool, amid: bool
) -> Iterator[Option]:
    """Yield the ways to read a line as a note, a caption or a heading, by how the whole line stands, too.

    `named`: somebody known is called so; `amid`: the line goes on with the sentence above.
    """
    if line.folded.startswith("※") and read_note(line) is not None:
        yield Option(Role.NOTE, 7.0, line.text, "※", cue=Cue.MARK)
    for option in (_caption(line, surroundings), _heading(line, surroundings, named=named)):
        if option is not None:
            yield _weighed(option, line, ending, amid=amid)


def _weighed(option: Option, line: Line, ending: Ending, *, amid: bool) -> Option:
    """Return a caption or a heading, less likely where the line is a row, is not whole, or is cited."""
    if line.has_role(HintRole.LIST_ITEM):
        option = option._replace(score=option.score - _OF_LIST)
    if amid or ending is Ending.OPEN:
        option = _amid(option, heads=not amid)
    return _amid(option, heads=not amid, by=_QUOTED) if is_quoted(line.folded) else option


def _amid(option: Option, *, heads: bool, by: float = _UNLIKELY) -> Option:
    """Return an option of a line that is not whole, or cited: more likely said than shown, `by` so much.

    `heads`: a heading may end as the line does.
    """
    heads = heads and option.role is Role.HEADING and not _NO_HEADING.search(folded(option.text or ""))
    unlikely = option.cue in (Cue.NOTHING, Cue.WORDS) and not heads
    return option._replace(score=option.score - by) if unlikely else option


def is_quoted(read: str) -> bool:
    """Tell whether a folded line stands in quotation marks as a whole."""
    return unwrapped(read, "「」") is not None


# Captions


def captioned(line: Line) -> Option:
    """Return a line of which the source itself says that it is a caption."""
    mark = CAPTION_MARK.match(line.folded)
    begin = mark.end() if mark and mark.end() < len(line.folded) else 0
    return Option(Role.CAPTION, CERTAIN, line.text[begin:], line.text[:begin], cue=Cue.SOURCE)


def _caption(line: Line, surroundings: Surroundings) -> Option | None:
    read, text = line.folded, line.text
    if len(text) > _LONGEST_CAPTION:
        return None
    mark = CAPTION_MARK.match(read)
    if mark and mark.end() < len(read):
        return Option(Role.CAPTION, 6.0, text[mark.end() :], mark[0], cue=Cue.MARK)
    if _PLACE_OF_PICTURE.fullmatch(read):
        return Option(Role.CAPTION, 6.0, text, cue=Cue.MARK)
    begins, sentence = CAPTION_BEGIN.match(read) or CAPTION_PLACE.search(read), ends_sentence(read)
    if begins and (line.gap_after or not sentence):
        return Option(Role.CAPTION, 4.0 - 2.0 * sentence, text, cue=Cue.WORDS)
    return None if sentence or len(text) > LONGEST_HEADING else _short_caption(line, surroundings)


def _short_caption(line: Line, surroundings: Surroundings) -> Option | None:
    """Return a short line that is no sentence as a caption: by its words, by whom it names, or by no more than that."""
    read, text = line.folded, line.text
    if CAPTION_END.search(read):
        return Option(Role.CAPTION, 3.0, text, cue=Cue.WORDS)
    if surroundings.cast.is_office(text):
        above_text = line.gap_before and not line.gap_after
        return Option(Role.CAPTION, 0.0 if above_text else 2.5, text, cue=Cue.WORDS, ending=Ending.BARE)
    if surroundings.cast.ends_in_person(text):
        return Option(Role.CAPTION, 2.2, text, cue=Cue.WORDS, ending=Ending.BARE)
    if is_speech(read):
        return None
    score = -1.8 - 0.7 * (PREDICATE_END.search(read) is not None) - 1.0 * surroundings.marked_captions
    score = score - 2.0 * _names_detail(read) - _LISTED * (read[:1] in BULLETS)
    return Option(Role.CAPTION, score, text, ending=Ending.BARE)


# Headings


def _heading(line: Line, surroundings: Surroundings, *, named: bool) -> Option | None:
    read, text = line.folded, line.text
    if line.has_role(HintRole.HEADING) and line.hint is not None:
        score = _HEADING_OF_SOURCE - _NAMED * named
        return Option(Role.HEADING, score, text, f"h{line.hint.level or 1}", cue=Cue.SOURCE)
    if len(text) > LONGEST_HEADING and not is_item(text):
        return None
    link = surroundings.linker.link(without_time(text))
    certain = link is not None and link.certain
    found = marked(text)
    if found is not None and (
        found[1] in KNOWN_MARKS or surroundings.heading_forms.get(found[1], 0) or read[:1] not in BULLETS
    ):
        linked = certain or surroundings.linker.treats(without_time(found[0]))
        return _marked(line, found, surroundings, linked=linked)
    if certain:
        return _item_of_agenda(line, surroundings)
    return _told(line, surroundings, named=named) or _unmarked(line, surroundings, linked=link is not None)


def _item_of_agenda(line: Line, surroundings: Surroundings) -> Option:
    """Return a line that is worded as an item of the agenda as a heading."""
    repeated = surroundings.linker.repeats(without_time(line.text)) and "。" not in line.text
    score = 5.0 - 6.0 * (is_speech(line.folded) and not repeated)
    return Option(Role.HEADING, score, line.text, cue=Cue.AGENDA)


def _told(line: Line, surroundings: Surroundings, *, named: bool) -> Option | None:
    """Return a line as a heading where its time, its bold letters, or a number that comes again say that it is one."""
    if ":" in line.folded and TIMED.search(line.folded):
        return Option(Role.HEADING, 5.0, line.text, "(00:00)", cue=Cue.MARK)
    if line.all_bold and not is_speech(line.folded):
        return Option(Role.HEADING, 5.0 - _NAMED * named, line.text, "太字", cue=Cue.SOURCE)
    number = numbered_heading(line)
    if number is not None and surroundings.heading_forms.get(number, 0) > 1:
        return Option(Role.HEADING, 3.0, line.text, number, cue=Cue.MARK)
    return None


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


def _unmarked(line: Line, surroundings: Surroundings, *, linked: bool) -> Option | None:
    read = line.folded
    if is_speech(read):
        bare = read.rstrip("!?")
        alone = line.gap_before and line.gap_after and len(line.text) <= _LONGEST_QUESTION
        if not alone or bare == read or is_speech(bare) or INTERJECTION.fullmatch(bare):
            return None
        score = -0.6 if read[-1] == "?" else -1.0
        return Option(Role.HEADING, score - 1.0 * surroundings.marked_headings, line.text, cue=Cue.QUESTION)
    score = -0.9 + 1.5 * linked + 0.8 * (PREDICATE_END.search(read) is not None)
    item = is_item(line.text)
    score += 3.0 * item - 1.5 * line.indented * (not item) - 2.0 * (len(read) < 2)
    score -= 2.0 * _names_detail(read) + _LISTED * (read[:1] in BULLETS)
    return Option(Role.HEADING, score - 1.0 * surroundings.marked_headings, line.text)


def _names_detail(read: str) -> bool:
    """Tell whether a line is a detail (`日時：…`), and neither a heading nor a caption."""
    return ":" in read and NO_SPEAKER.fullmatch(read.partition(":")[0].strip()) is not None


# Asides


def asides(line: Line) -> Iterator[Option]:
    """Yield the ways to read a line as what happens meanwhile, or as a remark of whoever edited the text."""
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
