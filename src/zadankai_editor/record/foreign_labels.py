"""Labels that stand as text at the start of a paragraph inside of somebody else's words.

So a talk looks that was pasted as text: what others said would be published as this one's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zadankai_editor.japanese.folding import as_seen
from zadankai_editor.record.called import Bearers
from zadankai_editor.record.nodes import Block, BlockKind, Record, SpeakerRef, UnknownSpeaker
from zadankai_editor.record.printed_labels import may_name_somebody
from zadankai_editor.record.review import Doubt, State

FOREIGN_LABEL = "utterance.label.foreign"

_COLONS = ":：︰∶ː"
_MARKS = "○◯〇●◎■□◆◇▲△―・"
_OPENING = "【［[＜<〈《（("
_LABEL = re.compile(
    rf"[ \u3000\t]{{0,8}}(?P<mark>[{_MARKS}]?)[ \u3000]{{0,4}}(?:"
    rf"(?P<open>[{_OPENING}])(?P<inside>[^{_OPENING}】］\]＞>〉》）)\n]{{1,24}})[】］\]＞>〉》）)]"
    rf"|(?P<name>[^{_COLONS}\n。、「」]{{1,24}})(?P<colon>[{_COLONS}])"
    rf"|(?P<spaced>[^{_COLONS}{_OPENING}\s。、「」]{{1,12}})[\u3000\t])(?P<rest>[^\n]*)"
)
_AT_LEAST = 2
_SURE = frozenset({":", "【"})
_GLANCE = re.compile(rf"[{_COLONS}【]|\n.")
_WHERE = {
    BlockKind.TEXT: "地の文",
    BlockKind.PROMPT: "司会の言葉",
    BlockKind.UTTERANCE: "発言者のない発言",
}


class _Printed(NamedTuple):
    """A label at the start of a paragraph: as printed, the name alone, what parts it from the text."""

    printed: str
    name: str
    form: str
    rest: str


def foreign_labels(record: Record) -> Iterator[Doubt]:
    """Yield a doubt for each name that begins a paragraph and is nobody's who says the block.

    A name is what somebody of the record is called, and whatever begins two paragraphs or more of
    one block in one form, as the labels of strangers do.
    """
    people: Bearers | None = None
    unlisted: frozenset[str] = frozenset()
    for block in record.blocks:
        if block.kind not in _WHERE:
            continue
        labels = list(_labels_of(block.text))
        if labels and people is None:
            people, unlisted = Bearers(record), _unlisted(record)
        strangers = _strangers(labels)
        met: set[str] = set()
        for label in labels:
            bearers = people.called(label.name) if people is not None else frozenset()
            known = label.form in _SURE and (bearers or as_seen(label.name) in unlisted)
            if label.name in met or not (known or label in strangers):
                continue
            met.add(label.name)
            if not _is_own(block, label.name, bearers):
                yield Doubt(
                    code=FOREIGN_LABEL, message=_message(record, block, label.printed), block=block.id
                )


def open_foreign_labels(state: State) -> tuple[Doubt, ...]:
    """Return those about which nobody has said that they are to stay."""
    settled = {
        (s.doubt.block, s.doubt.message) for s in state.review.settled if s.doubt.code == FOREIGN_LABEL
    }
    return tuple(d for d in foreign_labels(state.record) if (d.block, d.message) not in settled)


def _labels_of(text: str) -> Iterator[_Printed]:
    """Yield what may be labels at the starts of paragraphs."""
    if not _GLANCE.search(text):
        return
    for paragraph in text.split("\n"):
        found = _LABEL.match(paragraph)
        if found is None or not found["rest"]:
            if found is not None and found["colon"]:
                yield _Printed(f"{found['name'].strip()}：", found["name"].strip(), ":", "")
            continue
        name = (found["inside"] or found["name"] or found["spaced"]).strip()
        if not name:
            continue
        if found["inside"]:
            begin, end = found.span("inside")
            yield _Printed(paragraph[begin - 1 : end + 1], name, found["open"], found["rest"])
        elif found["name"]:
            yield _Printed(f"{name}：", name, ":", found["rest"])
        else:
            yield _Printed(f"{found['mark']}{name}", name, f"{found['mark']} ", found["rest"])


def _strangers(labels: Sequence[_Printed]) -> frozenset[_Printed]:
    """Return those that stand in one form before two paragraphs or more, and may be names by their looks."""
    if len(labels) < _AT_LEAST:
        return frozenset()
    forms: dict[str, list[_Printed]] = {}
    for label in labels:
        if may_name_somebody(label.name, label.rest):
            forms.setdefault(label.form, []).append(label)
    found: set[_Printed] = set()
    for form, alike in forms.items():
        names = Counter(label.name for label in alike)
        again = any(count > 1 for count in names.values())
        # A space alone parts words, too: there a name has to come again.
        if len(alike) >= _AT_LEAST and (form != " " or (again and len(names) > 1)):
            found.update(alike)
    return frozenset(found)


def _unlisted(record: Record) -> frozenset[str]:
    """Return the names that stand beside utterances and belong to no participant."""
    found: set[str] = set()
    for block in record.blocks:
        refs = (block.speaker, *block.with_speakers)
        found.update(as_seen(ref.label) for ref in refs if isinstance(ref, UnknownSpeaker))
        if block.speaker is None and block.written and block.kind is BlockKind.UTTERANCE:
            found.add(as_seen(block.written))
    return frozenset(found - {""})


def _is_own(block: Block, name: str, bearers: frozenset[str]) -> bool:
    if block.kind is not BlockKind.UTTERANCE:
        return False
    refs: tuple[SpeakerRef | None, ...] = (block.speaker, *block.with_speakers)
    labels = {as_seen(ref.label) for ref in refs if isinstance(ref, UnknownSpeaker)}
    if block.speaker is None and block.written:
        labels.add(as_seen(block.written))
    return as_seen(name) in labels or any(ref in bearers for ref in refs if isinstance(ref, str))


def _message(record: Record, block: Block, printed: str) -> str:
    label = record.label_of(block.speaker) if block.kind is BlockKind.UTTERANCE else None
    where = f"「{label}」さんの発言" if label else _WHERE[block.kind]
    return (
        f"{where}の中に「{printed}」で始まる段落があります。別の人の発言なら、そこで分けて発言者を選んでください。"
        "このままでよければ確認済みにしてください。"
    )
