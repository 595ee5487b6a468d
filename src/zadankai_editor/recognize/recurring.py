"""What begins several lines of a text in one form, as labels do: who is not known yet may be called so.

Evidence from the lines alone, for a piece of a talk that is to go into a record of other people.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import ends_sentence, unwrapped
from zadankai_editor.japanese.surnames import family_length, is_common_noun, is_family, leading_family
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.cuts import MARKS, Style, cuts
from zadankai_editor.recognize.elements import is_speech
from zadankai_editor.recognize.labels import bold_label, is_moderator_label, undressed
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.names import is_title, without_honorific
from zadankai_editor.recognize.strangers import Signature, is_stand_in, may_be_label
from zadankai_editor.recognize.vocabulary import INITIALS
from zadankai_editor.record.printed_labels import NO_SPEAKER

_FEW = 2
_LONGEST = 20
_PARTING = frozenset({Style.COLON, Style.BRACKETS, Style.BOLD, Style.QUOTE})
"""What parts a label from the text beyond doubt; before all else a name has to come again, or all are sure."""

_APART = (HintRole.HEADING, HintRole.CAPTION, HintRole.LEFT_OUT)
_NUMBER = re.compile(r"[0-9一二三四五六七八九十]+(?:年度?|月|日|時|分|回|章|節|部|番|位|人|名|件|点)?")


class _Beginning(NamedTuple):
    name: str
    speech: bool


def recurring_labels(lines: Sequence[Line]) -> dict[str, frozenset[Signature]]:
    """Return what may be labels of people, without marks and brackets, each with the forms in which it stands."""
    found: dict[Signature, list[_Beginning]] = defaultdict(list)
    for line, after in pairwise([*lines, None]):
        if line is not None:
            for form, beginning in _beginning(line, after):
                found[form].append(beginning)
    forms: dict[str, frozenset[Signature]] = {}
    for form, beginnings in found.items():
        if _are_labels(form, beginnings):
            for beginning in beginnings:
                forms[beginning.name] = forms.get(beginning.name, frozenset()) | {form}
    return forms


def _beginning(line: Line, after: Line | None) -> Iterator[tuple[Signature, _Beginning]]:
    """Yield what begins a line as a label may, once at most, and how it is printed."""
    if any(line.has_role(role) for role in _APART):
        return
    bold = bold_label(line)
    if bold is not None:
        mark, bare = undressed(bold[0])
        if _may_be_name(bare):
            yield (Style.BOLD, mark), _Beginning(bare, is_speech(folded(bold[1])))
        return
    for cut in cuts(line.folded):
        printed, rest = line.text[cut.start : cut.end].strip(), line.folded[cut.begin :].strip()
        bare = (unwrapped(printed) or printed).strip()
        if cut.style is Style.PARENTHESIS or rest.startswith("//") or not rest or not _may_be_name(bare):
            continue
        if cut.style is Style.QUOTE and not rest.endswith("」"):
            continue
        yield (cut.style, cut.mark), _Beginning(bare, is_speech(rest))
        return
    mark, bare = undressed(line.text.strip().rstrip(":： 　"))
    if after is not None and len(line.text) <= _LONGEST and _may_be_name(bare) and is_speech(after.folded):
        yield (Style.OWN_LINE, mark), _Beginning(bare, speech=True)


def _may_be_name(bare: str) -> bool:
    read = folded(bare).strip()
    if not read or len(read) > _LONGEST or read[0] in MARKS or NO_SPEAKER.fullmatch(read):
        return False
    if (
        _NUMBER.fullmatch(read)
        or is_moderator_label(bare)
        or (ends_sentence(read) and not INITIALS.fullmatch(read))
    ):
        return False
    return may_be_label(bare)


def _are_labels(form: Signature, beginnings: Sequence[_Beginning]) -> bool:
    """Tell whether what stands in one form is how somebody speaks: it comes again, or all are names beyond doubt."""
    style, mark = form
    spoken = sum(beginning.speech for beginning in beginnings)
    names = {key(beginning.name): beginning.name for beginning in beginnings}
    if len(beginnings) < _FEW or len(names) < _FEW or all(map(_is_thing, names.values())):
        return False
    again = len(names) < len(beginnings)
    if spoken < _FEW:
        return again and style is Style.COLON
    if again:
        return True
    sure = [_is_somebody(name) for name in names.values()]
    return sum(sure) >= _FEW if style in _PARTING or mark else style is Style.SPACE and all(sure)


def _is_somebody(name: str) -> bool:
    bare = without_honorific(name)
    if bare != name or is_stand_in(folded(name)) or is_title(name):
        return True
    return is_family(bare) or leading_family(bare) is not None or family_length(key(bare)) is not None


def _is_thing(name: str) -> bool:
    """Tell whether a label is a word for things (午前, 質問): family names of one character may be such words."""
    return len(name) > 1 and not is_title(name) and is_common_noun(name)
