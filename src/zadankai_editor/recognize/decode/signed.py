"""Labels that stand below, or at the end of, what is said, where a document prints them so."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zadankai_editor.recognize.decode.roles import Ending, Option, Role, Ways, by_ways
from zadankai_editor.recognize.elements import is_speech
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import Signature, mark_end

_PROMPTS = (Role.PROMPT, Role.PROMPT_ALONE)
_ALONE = (Role.LABEL_ALONE, Role.PROMPT_ALONE)
_SPOKEN, _SURELY = 1.0, 2.0
_FEW = 3
_MOSTLY = 0.75


def with_signed(lines: Sequence[Line], options: Sequence[Ways]) -> Sequence[Ways]:
    """Return `options` in which labels that stand below what is said sign it, and bullets before it are left off."""
    below = frozenset(_below(lines, options))
    if below:
        signing = by_ways(lambda ways: list(_signing(ways, below)))
        options = [signing(ways) for ways in options]
    bullet = _bullet(options)
    if not bullet:
        return options
    return [
        [_without(option, line, bullet) for option in ways] for line, ways in zip(lines, options, strict=True)
    ]


def _signing(ways: Ways, below: frozenset[Signature]) -> Iterator[Option]:
    """Yield the ways to read a line, where a label that signs is no moderator's words behind its mark."""
    signing = [option for option in ways if option.signature in below and option.role in _ALONE]
    yield from (option._replace(role=Role.SIGNED, ending=Ending.BARE) for option in signing)
    yield from (option for option in ways if not (signing and (option.role in _PROMPTS or option in signing)))


def _below(lines: Sequence[Line], options: Sequence[Ways]) -> Iterator[Signature]:
    """Yield the forms of labels on lines of their own that stand right below what is said.

    That nothing said stands right below each says so, and that more of them are the last before something that is not
    theirs (a heading, a question, the end) than the first behind it; without blank lines none may be the first.
    """
    asks = by_ways(_asks)

    def is_said(place: int) -> bool:
        return 0 <= place < len(lines) and is_speech(lines[place].folded) and not asks(options[place])

    for signature, found in _places_alone(options).items():
        below = [place for place in found if not lines[place].gap_before]
        last = {place for place in found if not is_said(place + 1)}
        first = sum(not is_said(place - 1) for place in found)
        apart = sum(lines[place].gap_after or place in last for place in below) >= _MOSTLY * len(found)
        close = sum(not lines[place].gap_after for place in below) >= _MOSTLY * len(found)
        if (apart and len(last) > first) or (close and len(last) > 1 and not first):
            yield signature


def _asks(ways: Ways) -> bool:
    return any(option.role is Role.PROMPT and option.score > _SURELY for option in ways)


def _places_alone(options: Sequence[Ways]) -> dict[Signature, list[int]]:
    """Return the places of labels on lines of their own by their forms, but those of a few alone."""
    forms_of = by_ways(_forms_alone)
    places: dict[Signature, list[int]] = defaultdict(list)
    for place, ways in enumerate(options):
        for form in forms_of(ways):
            places[form].append(place)
    return {form: found for form, found in places.items() if len(found) >= _FEW}


def _forms_alone(ways: Ways) -> list[Signature]:
    return [
        option.signature
        for option in ways
        if option.role in _ALONE and option.score > _SPOKEN and option.signature is not None
    ]


def _bullet(options: Sequence[Ways]) -> str:
    """Return the mark that stands before all that is signed; empty where none does."""
    signed_in = by_ways(lambda ways: [o.text for o in ways if o.role is Role.SIGNED and o.text])
    said = [text for ways in options for text in signed_in(ways)]
    marks = {text[: mark_end(text, 0)] for text in said}
    return marks.pop() if len(said) >= _FEW and len(marks) == 1 else ""


def _without(option: Option, line: Line, bullet: str) -> Option:
    text = option.text_of(line)
    if option.role not in (Role.SIGNED, Role.TEXT) or not text.startswith(bullet):
        return option
    return option._replace(text=text[len(bullet) :].strip(), mark=bullet)
