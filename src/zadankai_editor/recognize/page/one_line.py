"""Whole talks in one line, as a cell of a table holds them: the line is cut where labels stand again and again.

A label amid a line may be said as well, so that one or two are only asked about (`judge.interruptions`). Where the
same form parts a long line again and again, behind sentences that have ended, nothing else explains it.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.recognize.cast.likeness import likeness
from zadankai_editor.recognize.events import is_event
from zadankai_editor.recognize.lines import Line, Page

_SHORTEST, _PART = 200, 8
_FEWEST, _FEWEST_CHARACTERS = 4, 25
_MOSTLY = 0.8
_LIKELY = -0.5
_ENDED = r"(?:^|(?<=[。!?」』|])|(?<=[。!?」』|] )|(?<=[。!?」』|]  )|(?<=[─―_=*]{4} ))"
_BEGIN = rf"{_ENDED}(?:[0-9]{{1,4}} ?)?"
_WHO = r"[^\s。、!?「」『』()\[\]【】<>:|]{1,20}"
_MARKED = rf"(?P<mark>[^\w\s。、,.!?「」『』・…―ー─()\[\]<>:|])(?P<who>{_WHO}(?:\([^()]{{1,16}}\))?)\)?[ :]"
_FORMS = (
    re.compile(rf"{_BEGIN}{_MARKED}"),
    re.compile(rf"{_ENDED}(?P<mark>[(\[【<])(?P<who>[^()\[\]【】<>。、]{{1,20}})[)\]】>]"),
    re.compile(rf"{_ENDED}(?P<mark>)(?P<who>{_WHO}):"),
)
_AMID = re.compile(rf"(?:{_BEGIN}|(?<= )){_MARKED}")
"""A label behind a mark, also where no sentence has ended above it: `午前10時開議 ◯議長`."""
_ASKED = re.compile(r"(?:^|(?<=[。!?」』] ))―{1,3} ?[^\s―]{2,80}[。?!] (?=[^\s―])")
_QUESTIONS = 3
_Form = re.Pattern[str]


def with_turns_apart(page: Page) -> Page:
    """Return a page in which each turn of a talk in one line is a line, all of the same number in the source.

    Where turns run on in one line, they do so in others: these are cut before whoever is known to speak on the page.
    """
    shortest = max(_SHORTEST, sum(len(line.text) for line in page.lines) // _PART)
    talks = (_labels(line.folded) for line in page.lines if len(line.text) >= shortest)
    form = next((found[0].re for found in talks if found), None)
    places = partial(_among, form, _known(page, form)) if form is not None else _of_questions
    cut = {line.index: _parts(line.text, places(line.folded)) for line in page.lines}
    added = sum(len(turns) - 1 for turns in cut.values())
    if not added:
        return page
    return Page(list(_apart(page.lines, cut)), page.count + added, page.replaced)


def _known(page: Page, form: _Form) -> Collection[str]:
    """Return the keys of those whose labels begin the lines of a page, or stand again and again in its long ones."""
    begun = (form.match(line.folded) for line in page.lines)
    again = (match for line in page.lines for match in _labels(line.folded))
    return {_key(match) for match in (*begun, *again) if match}


def _key(label: re.Match[str]) -> str:
    return label["mark"] + key(label["who"])


def _among(form: _Form, known: Collection[str], read: str) -> Sequence[int]:
    """Return where the labels of those who are `known` begin in a folded line."""
    found = _AMID if form is _FORMS[0] else form
    return [match.start() for match in found.finditer(read) if _key(match) in known]


def _of_questions(read: str) -> Sequence[int]:
    """Return where questions behind dashes, and what answers them, begin in a folded line that holds several."""
    found = list(_ASKED.finditer(read)) if read.count("―") >= _QUESTIONS else []
    return [place for match in found for place in match.span()] if len(found) >= _QUESTIONS else ()


def _apart(lines: Sequence[Line], cut: Mapping[int, Sequence[str]]) -> Iterator[Line]:
    added = 0
    for line in lines:
        turns = [turn.strip() for turn in cut.get(line.index, (line.text,))]
        for place, turn in enumerate(turns):
            first, last = place == 0, place == len(turns) - 1
            yield replace(
                line,
                text=turn,
                folded=folded(turn),
                index=line.index + added + place,
                gap_before=line.gap_before and first,
                gap_after=line.gap_after and last,
                indented=line.indented and first,
                hint=line.hint if first else None,
            )
        added += len(turns) - 1


def turns_in(text: str) -> Sequence[str]:
    """Return the turns in a long line of the source, or the line itself; together they are the line again."""
    return _parts(text, [match.start() for match in _labels(folded(text))])


def _parts(text: str, places: Sequence[int]) -> Sequence[str]:
    if not places:
        return [text]
    ends = [*(place for place in places if place), len(text)]
    return [text[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]


def _labels(read: str) -> Sequence[re.Match[str]]:
    """Return the labels that part a folded line again and again."""
    found = max((_in_form(form, read) for form in _FORMS), key=len)
    return found if len(read) >= _FEWEST_CHARACTERS * len(found) else ()


def _in_form(form: _Form, read: str) -> Sequence[re.Match[str]]:
    """Return the labels of a form in a folded line; none where they are unlikely to be any, or all differ."""
    found = [match for match in form.finditer(read) if not is_event(match["who"])]
    if len(found) < _FEWEST:
        return ()
    marks = [match["mark"] for match in found]
    usual = max(set(marks), key=marks.count)
    labels = [match for match in found if match["mark"] == usual]
    likely = sum(likeness(match["who"].strip()) > _LIKELY for match in labels)
    again = len({key(match["who"]) for match in labels}) < len(labels)
    return labels if again and likely >= _MOSTLY * len(labels) else ()
