"""The ways in which the labels of a whole document may be read, and whether the one that was taken explains it.

Ways are told apart by form alone: a mark, brackets or a parting sign that stands again and again around
what may be names. Nothing here decides; somebody may choose in the review.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from zadankai_editor.recognize.convention.signatures import read_signatures, spanned_lines
from zadankai_editor.recognize.decisions import Decisions, LineRole
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.machine import is_spaced
from zadankai_editor.recognize.spans.label_spans import Signature
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.record.review import IMPLAUSIBLE, Doubt, LineUse, State

AS_READ = "as-read"
"""The key of the way that was taken where no form is common to the labels that were read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A way in which the labels of the whole document may be read.

    `key` is for decisions and stays the same when the source is read again; `form` is how the labels stand,
    as lists show it: `○名前　本文`. `lines` says how many lines bear it; `chosen`: it is the way that was taken.
    """

    key: str
    form: str
    lines: int
    chosen: bool


_NAME, _TEXT, _BELOW = "名前", "本文", "（改行）"
_NO_FORM = "発言者の名前なし"
_OTHER = "そのほか"
_LETTER = re.compile(r"[^\W\d_]")
_LIKELY_FORM = 0.5
_LIKELY_NAME = 0.5
_FEW = 4
_FEW_SWALLOWED = 2
_SHARE_SWALLOWED = 0.08
_SHARE_OF_NOBODY = 0.3
_AGAIN = 2
_BEGINS = frozenset(
    {BlockKind.UTTERANCE, BlockKind.PROMPT, BlockKind.SECTION, BlockKind.HEADING, BlockKind.PHOTO}
)
_MOST_QUOTED = 24

Forms = Mapping[str, Mapping[int, str]]
"""For each form that recurs, the label on each line that bears it."""


def forms_of(lines: Sequence[Line]) -> Forms:
    """Return the forms in which labels may be printed in a document with these lines, the most frequent first."""
    spanned = spanned_lines(lines, spaced=is_spaced(lines))
    signatures = read_signatures(spanned)
    found: dict[str, dict[int, str]] = defaultdict(dict)
    form = cache(Signature.form)
    for one in spanned:
        if not one.spans:
            continue
        span = max(one.spans, key=lambda span: signatures.weight(span.signature))
        if signatures.weight(span.signature) < _LIKELY_FORM or span.signature.place == "end":
            continue
        group = signatures.group(span.signature, one.line.folded[span.start : span.end])
        if group is not None and group.weight > _LIKELY_NAME:
            who = one.line.text[span.start : span.end].strip()
            found[form(span.signature)].setdefault(one.line.number, who)
    recurring = [(form, labels) for form, labels in found.items() if _recurs(labels.values())]
    return dict(sorted(recurring, key=lambda item: -len(item[1])))


def _recurs(labels: Iterable[str]) -> bool:
    names = Counter(labels)
    again = [count for count in names.values() if count >= _AGAIN]
    return names.total() >= _FEW and len(again) >= 1 and 2 * sum(again) >= names.total()


def labels_by_choice(lines: Sequence[Line], decisions: Decisions) -> Mapping[int, str]:
    """Return the labels by the reading that was chosen, by their lines; not where something is decided of a line."""
    if decisions.reading in (None, AS_READ):
        return {}
    chosen = forms_of(lines).get(decisions.reading or "", {})
    return {number: who for number, who in chosen.items() if number not in decisions.lines}


def with_labels(decisions: Decisions, labelled: Mapping[int, str]) -> Decisions:
    """Return `decisions` with those lines as if somebody had called each of them a label."""
    return decisions.with_lines(labelled.keys(), LineRole.LABEL) if labelled else decisions


def readings_of(state: State, forms: Forms, decisions: Decisions) -> tuple[Reading, ...]:
    """Return the ways to read the document that `state` was read from; none where there are no two."""
    spoken = _beginnings(state, frozenset({BlockKind.UTTERANCE}))
    explained = {form: len(spoken & set(labels)) for form, labels in forms.items()}
    chosen = decisions.reading if decisions.reading in forms else None
    if chosen is None and any(explained.values()):
        best = max(explained, key=lambda form: explained[form])
        chosen = best if 2 * explained[best] >= len(spoken) else None
    found = [Reading(form, form, len(labels), form == chosen) for form, labels in forms.items()]
    if found and chosen is None:
        found.append(Reading(AS_READ, _form_as_read(state, spoken), len(spoken), True))
    return tuple(found)


def _form_as_read(state: State, spoken: frozenset[int]) -> str:
    """Return how the labels stand that were read, where they have no form in common that recurs."""
    if not spoken:
        return _NO_FORM
    lines = state.review.source.text.split("\n") if state.review.source else []
    short = sum(_LETTER.search(lines[n - 1]) is not None and len(lines[n - 1].split()) <= 2 for n in spoken)
    return f"{_NAME}{_BELOW}{_TEXT}" if 2 * short > len(spoken) else _OTHER


def implausible(state: State, forms: Forms, decisions: Decisions) -> Doubt | None:
    """Return the doubt about the whole record where the reading explains too little of it.

    Where many lines of one form begin no utterance; where hardly anybody of the list speaks and others do, or
    most of what is said is nobody's. Not where somebody has chosen the reading.
    """
    if decisions.reading is not None:
        return None
    return _swallowed(state, forms, decisions) or _of_others(state)


def _swallowed(state: State, forms: Forms, decisions: Decisions) -> Doubt | None:
    """Return the doubt about lines of one form that begin nothing; not where somebody said what their label is."""
    begun = _beginnings(state, _BEGINS)
    talk = {line.number for line in state.review.lines if line.use is LineUse.BLOCK}
    for labels in forms.values():
        settled = {
            who for n, who in labels.items() if decisions.lines.get(n, LineRole.LABEL) is not LineRole.LABEL
        }
        bearing = {n for n, who in labels.items() if who not in settled} & talk
        swallowed = sorted(bearing - begun)
        if len(swallowed) >= _FEW_SWALLOWED and len(swallowed) > _SHARE_SWALLOWED * len(bearing):
            return Doubt(code=IMPLAUSIBLE, message=_message(labels, swallowed, forms), line=swallowed[0])
    return None


def _of_others(state: State) -> Doubt | None:
    """Return the doubt about a list whose people do not speak, while others do."""
    spoken = [block for block in state.record.blocks if block.kind is BlockKind.UTTERANCE]
    nobodys = [block for block in spoken if block.speaker is None and block.written]
    if len(nobodys) < _FEW or len(nobodys) <= _SHARE_OF_NOBODY * len(spoken):
        return None
    first = nobodys[0]
    line = next((line.number for line in state.review.lines if line.target == first.id), None)
    message = (
        f"発言{len(spoken)}件のうち{len(nobodys)}件の発言者（「{first.written}」など）が参加者の一覧にありません。"
        "参加者の一覧が別の一覧でないか、発言者の名前の読み方が合っているか確かめてください。"
    )
    return Doubt(code=IMPLAUSIBLE, message=message, line=line)


def _message(labels: Mapping[int, str], swallowed: Sequence[int], forms: Forms) -> str:
    form = next(form for form, those in forms.items() if those is labels)
    read = len(labels) - len(swallowed)
    only = f"発言として読めたのは{read}行だけです" if read else "発言として読めた行はありません"
    names = list(dict.fromkeys(labels[n] for n in swallowed))
    first = names[0] if len(names[0]) <= _MOST_QUOTED else f"{names[0][:_MOST_QUOTED]}…"
    return (
        f"「{form}」の形の行が{len(labels)}行ありますが、{only}。この形を発言者の名前として読むと、"
        f"残りの{len(swallowed)}行は「{first}」など{len(names)}種類の名前の発言になります。"
    )


def _beginnings(state: State, kinds: frozenset[BlockKind]) -> frozenset[int]:
    """Return the lines on which a block of one of `kinds` begins."""
    wanted = {block.id for block in state.record.blocks if block.kind in kinds}
    return frozenset(_first_lines(state, wanted))


def _first_lines(state: State, blocks: set[str]) -> Iterator[int]:
    left = set(blocks)
    for line in state.review.lines:
        if line.target in left:
            left.discard(line.target or "")
            yield line.number
