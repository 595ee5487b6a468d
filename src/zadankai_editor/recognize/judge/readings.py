"""The ways in which the labels of a whole document may be read, and whether the one that was taken explains it.

Ways are told apart by form alone: a mark, brackets or a parting sign that stands again and again around
what may be names. Nothing here decides; somebody may choose in the review.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from zadankai_editor.recognize.decisions import Decisions, LineRole
from zadankai_editor.recognize.judge.claims import Look, look_at, recurs
from zadankai_editor.recognize.judge.explaining import Explanation, Unexplained, Why, explained
from zadankai_editor.recognize.judge.structure import SILENT
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import Signature
from zadankai_editor.record.nodes import BlockKind, Part
from zadankai_editor.record.review import IMPLAUSIBLE, Doubt, State

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
_SHARE_TOLD = 0.09
_FEWEST_TOLD = 1.5
_MOST_QUOTED = 24
_FEWEST_LINES = 5
_LONG_LEAD = 150
"""An introduction of so many characters in one paragraph, with nothing said below it, may be what is said."""

Forms = Mapping[str, Mapping[int, str]]
"""For each form that recurs, the label on each line that bears it."""


def forms_of(look: Look) -> Forms:
    """Return the forms in which labels may be printed in a document, the most frequent first."""
    spanned, signatures = look
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
    recurring = [(form, labels) for form, labels in found.items() if recurs(Counter(labels.values()))]
    return dict(sorted(recurring, key=lambda item: -len(item[1])))


def labels_by_choice(lines: Sequence[Line], decisions: Decisions) -> Mapping[int, str]:
    """Return the labels by the reading that was chosen, by their lines; not where something is decided of a line."""
    if decisions.reading in (None, AS_READ):
        return {}
    chosen = forms_of(look_at(lines)).get(decisions.reading or "", {})
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


def implausible(state: State, look: Look, decisions: Decisions) -> Doubt | None:
    """Return the doubt about the whole record where about a tenth of its turns is unexplained, or more.

    Not where somebody has chosen the reading; what somebody has said of a line, or of a label, is explained.
    """
    if decisions.reading is not None:
        return None
    found = explained(state, look, decisions)
    if not found.turns:
        return _nothing_said(state)
    if found.weight < _FEWEST_TOLD or found.share <= _SHARE_TOLD:
        return None
    groups: dict[tuple[Why, str], list[Unexplained]] = defaultdict(list)
    for one in found.unexplained:
        groups[one.why, one.form if one.why is Why.SWALLOWED else str(bool(one.who))].append(one)
    worst = max(groups.values(), key=lambda group: sum(one.weight for one in group))
    listed = any((use.target or "").startswith("participants") for use in state.review.lines)
    message = _message(found, worst, listed=listed)
    return Doubt(code=IMPLAUSIBLE, message=message, line=worst[0].line)


def _nothing_said(state: State) -> Doubt | None:
    """Return the doubt about a record in which much stands and nobody says any, unless another tells of that."""
    body = {block.id: block.kind for block in state.record.blocks_of(Part.BODY)}
    lines = [use.number for use in state.review.lines if use.target in body]
    told = any(doubt.message == SILENT for doubt in state.review.doubts)
    long = [len(block.text) >= _LONG_LEAD for block in state.record.blocks_of(Part.LEAD)]
    leads = {f"lead[{place}]" for place in range(len(long)) if long[place]}
    much = len(lines) >= _FEWEST_LINES or leads
    lines += [use.number for use in state.review.lines if use.target in leads]
    answered = {BlockKind.PROMPT, BlockKind.TEXT} <= set(body.values())
    if not much or answered or told:
        return None
    message = (
        "発言を一つも読み取れませんでした。発言者の名前が書かれている記録なら、名前の行を選んで発言者としてください。"
        "同じ形の行もあわせて読み取ります。"
    )
    return Doubt(code=IMPLAUSIBLE, message=message, line=lines[0])


def _message(found: Explanation, group: Sequence[Unexplained], *, listed: bool) -> str:
    """Return what is unexplained, in numbers, and what would explain most of it: `group`; `listed`: there is a list."""
    names = list(dict.fromkeys(one.who for one in group if one.who))
    first = next((name if len(name) <= _MOST_QUOTED else f"{name[:_MOST_QUOTED]}…" for name in names), "")
    count, of = len(group), f"発言{found.turns}件のうち{len(group)}件"
    why = group[0].why
    if why is Why.SWALLOWED:
        form, read = group[0].form, found.read.get(group[0].form, 0)
        only = f"発言として読めたのは{read}行だけです" if read else "発言として読めた行はありません"
        told = (
            f"「{form}」の形の行が{read + count}行ありますが、{only}。この形を発言者の名前として読むと、"
            f"残りの{count}行は「{first}」{f'など{len(names)}種類の名前' if len(names) > 1 else ''}の発言になります。"
        )
    elif why is Why.OTHER:
        told = (
            f"{of}を、書かれた名前（「{first}」など）と違う参加者の発言としました。"
            "参加者を取り違えていないか、名前が発言の前と後のどちらにあるか確かめてください。"
        )
    elif why is Why.NOBODY:
        whom, perhaps = (
            ("参加者の一覧の誰", "参加者の一覧が別の一覧でないか、") if listed else ("どの参加者", "")
        )
        told = (
            f"{of}の発言者（「{first}」など）が、{whom}とも決まりません。"
            f"{perhaps}発言者の名前の読み方が合っているか確かめてください。"
        )
    elif names:
        told = (
            f"{of}の発言者（「{first}」など）は、人の名前らしくありません。"
            "見出しや本文の言葉を発言者の名前として読んでいないか確かめてください。"
        )
    else:
        told = (
            f"{of}は、発言者の名前がないか、本文がありません。"
            "名前が発言の前と後のどちらにあるか、発言でない行を発言として読んでいないか確かめてください。"
        )
    others = len(found.unexplained) - count
    return told + (f"ほかの発言{others}件も、この読み方では説明できません。" if others else "")


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
