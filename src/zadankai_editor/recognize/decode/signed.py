"""Labels that stand below, or at the end of, what is said, where a document prints them so."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zadankai_editor.recognize.decode.roles import Ending, Option, Role
from zadankai_editor.recognize.elements import is_speech
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import Signature, mark_end

_SPOKEN = 0.5
_FEW = 3
_MOSTLY = 0.75


def with_signed(lines: Sequence[Line], options: Sequence[Sequence[Option]]) -> list[list[Option]]:
    """Return `options` in which labels that stand below what is said sign it, and bullets before it are left off."""
    below = frozenset(_below(lines, options))
    found = [
        [_signing(option) if option.signature in below else option for option in ways] for ways in options
    ]
    bullet = _bullet(found)
    return [[_without(option, bullet) for option in ways] for ways in found] if bullet else found


def _signing(option: Option) -> Option:
    return (
        option._replace(role=Role.SIGNED, ending=Ending.BARE) if option.role is Role.LABEL_ALONE else option
    )


def _below(lines: Sequence[Line], options: Sequence[Sequence[Option]]) -> Iterator[Signature]:
    """Yield the forms of labels on lines of their own, right below what is said, the last of which nothing follows."""
    places: dict[Signature, list[int]] = defaultdict(list)
    for place, ways in enumerate(options):
        for option in ways:
            if option.role is Role.LABEL_ALONE and option.score > _SPOKEN and option.signature is not None:
                places[option.signature].append(place)
    for signature, found in places.items():
        closing = sum(lines[place].gap_after and not lines[place].gap_before for place in found)
        last = found[-1] + 1
        ends = last == len(lines) or not is_speech(lines[last].folded)
        if ends and len(found) >= _FEW and closing >= _MOSTLY * len(found):
            yield signature


def _bullet(options: Sequence[Sequence[Option]]) -> str:
    """Return the mark that stands before all that is signed; empty where none does."""
    said = [option.text for ways in options for option in ways if option.role is Role.SIGNED and option.text]
    marks = {text[: mark_end(text, 0)] for text in said}
    return marks.pop() if len(said) >= _FEW and len(marks) == 1 else ""


def _without(option: Option, bullet: str) -> Option:
    if option.role not in (Role.SIGNED, Role.TEXT) or not option.text.startswith(bullet):
        return option
    return option._replace(text=option.text[len(bullet) :].strip(), mark=bullet)
