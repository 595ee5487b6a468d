"""Labels of people whom no list names: what may be one, and by the habits of the document is one."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import islice, pairwise

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import ends_sentence, outer_colons, unwrapped
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.cuts import MARKS, Cut, Style, cuts
from zadankai_editor.recognize.labels import bold_label, definition, undressed
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.names import is_title, parse_name
from zadankai_editor.recognize.vocabulary import INITIALS, PLACEHOLDER, PSEUDONYM, ROLE_LABEL
from zadankai_editor.record.printed_labels import NO_SPEAKER

Signature = tuple[Style, str]
"""How labels of a document are printed: the style, and the mark or brackets around them."""

_LONGEST_MENTION = 160
_LONGEST_UNKNOWN = 20
_LONGEST_NAME = 12
_FEW_NAMES = 2
_MANY_LABELS = 4
_OFFICE_AND_NAME = re.compile(r"[^ 、。「」()]{1,20}\([^、。「」()]{2,12}\)")
_SOMEBODY = re.compile(
    "(?:方|人|者|員|客|一同|全員|夫|妻|婦|母|父|娘|息子|子|親|孫|兄|弟|姉|妹|長|師|士|手|屋|主|家|声|役|さん|氏|君|先生|記者|生徒|学生|児童|スタッフ|ナレーター|ナレーション)[A-Z0-9]?$"
)
_SPEAKER_MARKS = frozenset("○●◎◆〇")
_PARTICLES = re.compile(r"[ぁ-ん]*[をがはにへ][ぁ-ん一-鿿ァ-ヶ]")


def may_be_label(text: str) -> bool:
    """Tell whether a short line may be the label of somebody unknown: a name, a title, initials."""
    read = folded(text).rstrip(": ").lstrip(MARKS)
    bare = unwrapped(read) or read
    if not bare or len(bare) > _LONGEST_MENTION:
        return False
    if is_stand_in(bare) or PSEUDONYM.fullmatch(bare) or _OFFICE_AND_NAME.fullmatch(bare):
        return True
    if ends_sentence(bare):
        return False
    if definition(bare, bare):
        return True
    if len(bare) > _LONGEST_UNKNOWN:
        return is_title(bare) and not _PARTICLES.search(bare)
    if outer_colons(bare):
        title, name = bare.rsplit(":", 1)
        return _is_name(name) and not NO_SPEAKER.fullmatch(title)
    return (is_title(bare) and not _PARTICLES.search(bare)) or _is_name(bare)


def is_stand_in(read: str) -> bool:
    """Tell whether a folded line stands for somebody who is not named: initials, `会場`, `Speaker 1`."""
    return bool(INITIALS.fullmatch(read) or ROLE_LABEL.fullmatch(read) or PLACEHOLDER.fullmatch(read))


def structural_signatures(lines: Sequence[Line]) -> frozenset[Signature]:
    """Return how labels are printed where nobody is known, by what recurs before texts or above them."""
    counts: dict[Signature, Counter[str]] = defaultdict(Counter)
    for line, after in pairwise([*lines, None]):
        if line is None:
            continue
        mark, bare = undressed(line.text)
        if mark and after is not None and len(bare) <= _LONGEST_UNKNOWN and may_be_label(bare):
            if not line.gap_after or after.indented:
                counts[Style.OWN_LINE, mark][key(bare)] += 1
            continue
        for cut in cuts(line.folded):
            who = line.folded[cut.start : cut.end]
            spaced = cut.style is Style.SPACE and (cut.mark or is_stand_in(who))
            if cut.style in (Style.BRACKETS, Style.COLON) or spaced:
                if _is_plausible(line.folded, cut) and may_be_label(unwrapped(who) or who):
                    counts[cut.style, cut.mark][key(who)] += 1
                break
    return frozenset(s for s, names in counts.items() if _recurs(names))


def _recurs(names: Counter[str]) -> bool:
    again = [count for count in names.values() if count > 1]
    return len(again) >= _FEW_NAMES and sum(again) >= _MANY_LABELS and 2 * sum(again) >= names.total()


def unknown_inline(line: Line, usual: Collection[Signature] = ()) -> tuple[str, str] | None:
    """Split `丙川:…` or `○丙川　…` into label and text where the label may be somebody's; else `None`.

    `usual` are the signatures of the labels in this document.
    """
    bold = bold_label(line)
    if bold is not None and may_be_label(bold[0]):
        return bold
    if line.has_role(HintRole.TABLE_ROW):
        left, tab, right = (part.strip(" ") for part in line.text.partition("\t"))
        if tab and right and may_be_label(left):
            return left, right
    for cut in cuts(line.folded):
        if (cut.style, cut.mark) in usual and _is_plausible(line.folded, cut):
            return _parts(line, cut)
        if cut.style is Style.SPACE and cut.mark and set(cut.mark) <= _SPEAKER_MARKS:
            who = line.folded[cut.start : cut.end]
            if len(who) <= _LONGEST_NAME and (is_title(who) or parse_name(who)):
                return _parts(line, cut)
            if _OFFICE_AND_NAME.fullmatch(who):
                return _parts(line, cut)
    return _with_colon(line, usual)


def bears(line: Line, signature: Signature) -> bool:
    """Tell whether a line begins with what may be a label that is printed so."""
    if signature[0] is Style.BOLD:
        bold = bold_label(line)
        return bold is not None and may_be_label(bold[0])
    return any(
        (cut.style, cut.mark) == signature and _is_plausible(line.folded, cut) for cut in cuts(line.folded)
    )


def _parts(line: Line, cut: Cut) -> tuple[str, str]:
    return line.text[: cut.end].strip(), line.text[cut.begin :].strip()


def _is_plausible(read: str, cut: Cut) -> bool:
    """Tell whether what stands where this document's labels stand may be one."""
    who = read[cut.start : cut.end].strip()
    bare = (unwrapped(who) or who) if cut.style is Style.BRACKETS else who
    if not bare or len(bare) > _LONGEST_UNKNOWN or NO_SPEAKER.fullmatch(bare):
        return False
    if ends_sentence(bare) and not INITIALS.fullmatch(bare):
        return False
    if cut.style is Style.QUOTE and read.rstrip().endswith("」") and _is_name(bare):
        return True
    if cut.style in (Style.SPACE, Style.QUOTE) and not cut.mark:
        named = _OFFICE_AND_NAME.fullmatch(bare) is not None and is_title(bare.partition("(")[0])
        return named or is_stand_in(bare) or is_title(bare)
    if cut.style is Style.COLON and not cut.mark:
        return (
            is_stand_in(bare)
            or is_title(bare)
            or _is_name(bare.rpartition("・")[2])
            or (read[cut.end] == ":" and may_be_somebody(bare))
        )
    return not _PARTICLES.search(bare)


def may_be_somebody(bare: str) -> bool:
    """Tell whether a label may be words for somebody: `近所の方`, `稲森の夫`, `スタッフ一同`, `記者A`."""
    return _SOMEBODY.search(bare) is not None and len(bare) <= _LONGEST_NAME


def _with_colon(line: Line, usual: Collection[Signature]) -> tuple[str, str] | None:
    """Read `丙川:…`; where labels are printed otherwise, only what is a role beyond doubt is one."""
    elsewhere = bool(usual) and all(style is not Style.COLON for style, _ in usual)
    for place in islice(outer_colons(line.folded[:24]), 1):
        written, rest = line.text[:place].strip(), line.text[place + 1 :].strip()
        bare = folded(written).lstrip(MARKS)
        if not rest or not bare or rest.startswith("//") or NO_SPEAKER.fullmatch(bare):
            return None
        named = parse_name(bare) is not None and not re.fullmatch("[ぁ-ん]+", bare)
        if elsewhere and not (ROLE_LABEL.fullmatch(bare) or (is_title(bare) and len(bare) > 1)):
            return None
        if (named and len(bare) <= _LONGEST_NAME) or is_stand_in(bare) or is_title(bare):
            return written, rest
    return None


def _is_name(text: str) -> bool:
    name = parse_name(text)
    return name is not None and len(text) <= _LONGEST_NAME and not ends_sentence(folded(text))
