"""Whose words a transaction gives to whom, and how that is said: derived, so that no way is forgotten."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import EditText, SetBlock, SpliceBlocks, SpliceParticipants, Step
from zadankai_editor.record.transactions import Applied, Transaction

MOST_UNASKED = 10
"""So many blocks may be given to somebody else at once without a question."""

_MOST_PAIRS = 3
_WHO_SAYS = frozenset({"kind", "speaker", "with_speakers"})


@dataclass(frozen=True)
class Voice:
    """Who says a block, by the labels shown; of what nobody says, the name of its kind."""

    labels: tuple[str, ...] = ()
    kind: str | None = None

    @property
    def of(self) -> str:
        """Return the words before a number of blocks that are taken from it."""
        if self.kind:
            return f"「{self.kind}」の"
        return f"「{'・'.join(self.labels)}」の" if self.labels else "発言者のない"

    @property
    def things(self) -> str:
        """Return the words behind that number."""
        return "件" if self.kind else "件の発言"

    @property
    def to(self) -> str:
        """Return the words before a number: `「桐生」に`."""
        if self.kind:
            return f"「{self.kind}」に"
        return f"「{'・'.join(self.labels)}」に" if self.labels else "発言者なしに"

    @property
    def becomes(self) -> str:
        """Return the words before 「します」."""
        return f"「{'・'.join(self.labels)}」の発言に" if self.labels else self.to


@dataclass(frozen=True)
class SpeakerChange:
    """One block, or all the words of one, that comes from one voice to another."""

    block: str
    old: Voice
    new: Voice


def speaker_changes(transaction: Transaction, before: State, applied: Applied) -> tuple[SpeakerChange, ...]:
    """Return whose words `transaction`, which made `applied` of `before`, gives to somebody else.

    A block that was divided, and words that were joined to another block, count as what they were
    before that. New blocks are nobody's change until a speaker is set. That narration becomes
    another kind of narration is none either, nor is what an empty block of nobody becomes.
    """
    if not any(_may_concern(step) for step in transaction.steps):
        return ()
    change, now = applied.change, applied.state.record
    touched = slice(change.start, change.start + change.removed)
    origins = {block.id: block for block in before.record.blocks[touched]}
    for step in transaction.steps:
        if isinstance(step, SpliceBlocks):
            for block in step.new:
                origins.setdefault(block.id, block)
    there = {block.id: block for block in now.blocks[change.start : change.start + change.inserted]}
    found = []
    joined = [
        _Joined(s) for s in transaction.steps if isinstance(s, EditText) and s.inserted and not s.removed
    ]
    for block_id, origin in origins.items():
        final = there.get(block_id) or _joined_to(origin, joined, there)
        if final is not None and final is not origin and _differ(origin, final):
            old, new = _voice(origin, before.record, now), _voice(final, now, before.record)
            found.append(SpeakerChange(block_id, old, new))
    return tuple(found)


def _may_concern(step: Step) -> bool:
    return isinstance(step, SpliceBlocks) or (
        isinstance(step, SetBlock) and not _WHO_SAYS.isdisjoint(step.new)
    )


class _Joined:
    """Words that were put behind those of a block, from which others are looked up in their order."""

    def __init__(self, step: EditText) -> None:
        self.block = step.block
        self._text = _letters(step.inserted)
        self._behind = 0

    def hold(self, words: str) -> bool:
        """Tell whether `words` are among them; what is found is not looked through again."""
        place = self._text.find(words, self._behind)
        if place < 0:
            return words in self._text[: self._behind]
        self._behind = place + len(words)
        return True


def _letters(text: str) -> str:
    return "".join(text.split())


def _joined_to(origin: Block, joined: Sequence[_Joined], there: dict[str, Block]) -> Block | None:
    """Return the block that has taken the words of `origin`, which is gone; `None` where none has."""
    words = _letters(origin.text) if joined else ""
    if not words:
        return None
    return next((there[one.block] for one in joined if one.block in there and one.hold(words)), None)


def _differ(origin: Block, final: Block) -> bool:
    if BlockKind.UTTERANCE not in {origin.kind, final.kind}:
        return False
    both = [_people(block) if block.kind is BlockKind.UTTERANCE else None for block in (origin, final)]
    if both[0] == both[1]:
        return False
    return origin.kind is final.kind or bool(final.text.strip() or both[1])


def _people(block: Block) -> tuple[object, ...]:
    return tuple(ref for ref in (block.speaker, *block.with_speakers) if ref is not None)


def _voice(block: Block, record: Record, other: Record) -> Voice:
    if block.kind is not BlockKind.UTTERANCE:
        return Voice(kind=KIND_NAMES[block.kind])
    refs = [ref for ref in (block.speaker, *block.with_speakers) if ref is not None]
    return Voice(tuple(record.label_of(ref) or other.label_of(ref) or "？" for ref in refs))


def told(transaction: Transaction, changes: Sequence[SpeakerChange], before: Record) -> str:
    """Return in one sentence or two who was added to the participants, and who says what now."""
    added = _added(transaction, before)
    return "".join([*(_introduced(person) for person in added), _said(changes)])


def _added(transaction: Transaction, before: Record) -> list[Participant]:
    ids = {person.id for person in before.participants}
    new: dict[str, Participant] = {}
    for step in transaction.steps:
        if isinstance(step, SpliceParticipants):
            new |= {person.id: person for person in step.new if person.id not in ids}
    return list(new.values())


def _introduced(person: Participant) -> str:
    name = f"（{person.name}）" if person.name and person.name != person.label else ""
    return f"参加者「{person.label}」{name}を加えました。"


def _said(changes: Sequence[SpeakerChange]) -> str:
    groups = _groups(changes)
    if len(groups) == 1:
        ((voice, count),) = groups.items()
        if voice.labels:
            kinds = {change.old.kind for change in changes}
            (kind,) = kinds if len(kinds) == 1 else (None,)
            if kind is not None:
                return f"「{kind}」{count}件を{voice.becomes}しました。"
            return f"{count}件の発言の発言者を{voice.to}しました。"
        return f"{count}件の発言を{voice.to}しました。" if _worth_telling(voice, count) else ""
    return f"発言者を変えました：{_counts(groups)}。" if groups else ""


def _groups(changes: Iterable[SpeakerChange]) -> Counter[Voice]:
    return Counter(change.new for change in changes)


def _worth_telling(voice: Voice, count: int) -> bool:
    """What one block alone has become, the window shows beside its words."""
    return voice.kind is None or count > 1


def _counts(groups: Counter[Voice]) -> str:
    return "、".join(f"{voice.to}{count}件" for voice, count in groups.items())


def counted(label: str, changes: Sequence[SpeakerChange]) -> str:
    """Return the name by which the history calls what changes speakers: it says who and how many."""
    groups = _groups(changes)
    if not groups:
        return label
    if len(groups) > 1:
        return f"{label}（{_counts(groups)}）"
    ((voice, count),) = groups.items()
    if not _worth_telling(voice, count):
        return label
    named = (f"「{'・'.join(voice.labels)}」" if voice.labels else voice.to.removesuffix("に")) in label
    return f"{label}（{count}件）" if named else f"{label}（{_counts(groups)}）"


def question_about(changes: Sequence[SpeakerChange]) -> str:
    """Return what is to be asked before so many blocks are given to somebody else; empty for few.

    Where a name that was in no list comes to be a participant's, the same name stands beside the words.
    """
    concerned = [change for change in changes if change.old != change.new]
    if len(concerned) <= MOST_UNASKED:
        return ""
    pairs, total = Counter((change.old, change.new) for change in concerned), len(concerned)
    olds, news = Counter(change.old for change in concerned), _groups(concerned)
    if len(news) == 1:
        (becomes,) = (new.becomes for new in news)
        return f"{_taken_from(olds, total)}を{becomes}します。"
    if len(pairs) <= _MOST_PAIRS:
        parts = [f"{old.of}{count}{old.things}を{new.becomes}" for (old, new), count in pairs.items()]
    else:
        parts = [f"{count}件を{new.becomes}" for new, count in news.items()]
    return f"{total}件の発言者を変更します。{'、'.join(parts)}します。"


def _taken_from(olds: Counter[Voice], total: int) -> str:
    """Return what is taken from whom, with the number of all."""
    if len(olds) == 1:
        ((old, count),) = olds.items()
        return f"{old.of}{count}{old.things}"
    named = [f"{old.of}{count}件" for old, count in olds.most_common(_MOST_PAIRS)]
    more = f"とほか{len(olds) - _MOST_PAIRS}人" if len(olds) > _MOST_PAIRS else ""
    return f"{'と'.join(named)}{more}、合わせて{total}件の発言"


def left_open(before: Record, after: Record) -> str:
    """Return what is to be said of the utterances that a paste brought and whose speakers nobody knows."""
    ids = {block.id for block in before.blocks}
    known = {person.id for person in after.participants}
    new = [b for b in after.blocks if b.id not in ids and b.kind is BlockKind.UTTERANCE and b.text.strip()]
    opened = [b for b in new if not set(_people(b)) & known]
    if not opened:
        return ""
    labels = dict.fromkeys(label for b in opened if (label := after.label_of(b.speaker) or b.written))
    named = f"（参加者にいない名前：{'、'.join(labels)}）" if labels else ""
    return f"貼り付けた発言のうち{len(opened)}件は、発言者が決まっていません{named}。"
