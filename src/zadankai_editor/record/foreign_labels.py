"""Labels that stand as text at the start of a paragraph inside of somebody else's words.

So a talk looks that was pasted as text: what others said would be published as this one's.
"""

import re
from collections.abc import Iterator

from zadankai_editor.record.called import Bearers
from zadankai_editor.record.nodes import Block, BlockKind, Record, SpeakerRef, UnknownSpeaker
from zadankai_editor.record.review import Doubt, State
from zadankai_editor.record.texts import as_seen

FOREIGN_LABEL = "utterance.label.foreign"

_COLONS = ":：︰∶ː"
_MARKS = "○◯〇●◎■□◆◇▲△―・"
_LABEL = re.compile(
    rf"[\s{_MARKS}]*(?:【(?P<inside>[^【】\n]{{1,24}})】[^\n]|(?P<name>[^{_COLONS}\n。、「」]{{1,24}})[{_COLONS}])"
)
_WHERE = {
    BlockKind.TEXT: "地の文",
    BlockKind.PROMPT: "司会の言葉",
    BlockKind.UTTERANCE: "発言者のない発言",
}


def foreign_labels(record: Record) -> Iterator[Doubt]:
    """Yield a doubt for each name that begins a paragraph and is nobody's who says the block."""
    people: Bearers | None = None
    unlisted: frozenset[str] = frozenset()
    for block in record.blocks:
        if block.kind not in _WHERE:
            continue
        for printed, name in _labels_of(block.text):
            if people is None:
                people, unlisted = Bearers(record), _unlisted(record)
            bearers = people.called(name)
            if not bearers and as_seen(name) not in unlisted:
                continue
            if not _is_own(block, name, bearers):
                yield Doubt(code=FOREIGN_LABEL, message=_message(record, block, printed), block=block.id)


def open_foreign_labels(state: State) -> tuple[Doubt, ...]:
    """Return those about which nobody has said that they are to stay."""
    settled = {
        (s.doubt.block, s.doubt.message) for s in state.review.settled if s.doubt.code == FOREIGN_LABEL
    }
    return tuple(d for d in foreign_labels(state.record) if (d.block, d.message) not in settled)


def _labels_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield what may be labels at the starts of paragraphs: as printed, and the name alone; each once."""
    if "【" not in text and not any(colon in text for colon in _COLONS):
        return
    met: set[str] = set()
    for paragraph in text.split("\n"):
        found = _LABEL.match(paragraph)
        name = (found["inside"] or found["name"]).strip() if found else ""
        if found and name and name not in met:
            met.add(name)
            yield (f"【{name}】" if found["inside"] else f"{name}："), name


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
