"""Checks whether it is certain who says what, and who is in the pictures."""

from collections import Counter
from collections.abc import Iterator

from zadankai_editor.checks.quoting import quoted
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Block, BlockKind, Record, SpeakerRef, UnknownSpeaker
from zadankai_editor.record.turns import unlabelled


def check_attribution(record: Record) -> Iterator[Finding]:
    """Yield every utterance and picture whose people are not certain, and who never speaks."""
    people = _People(record)
    go_on = unlabelled(record)
    speaking: set[SpeakerRef | None] = set()
    for block in record.blocks:
        if block.kind is BlockKind.UTTERANCE:
            speaking.update((block.speaker, *block.with_speakers))
            yield from _utterance(block, people)
            if block.continued and block.speaker is not None and block.id not in go_on:
                message = (
                    "「続き」の発言ですが、すぐ前が同じ人の発言ではないため、別の人の発言として読まれます。"
                    "発言者を選び直してください（「続き」の印が外れ、名前が印刷されます）。"
                )
                yield finding("utterance.continued.astray", message, block=block.id)
        elif block.kind is BlockKind.PHOTO:
            yield from _photo(block, people)
    yield from _silent(record, speaking)


class _People:
    """Who can be referred to."""

    def __init__(self, record: Record) -> None:
        self._labels = {p.id: p.label for p in record.participants}
        self._bearers = Counter(p.label for p in record.participants)

    def problem(self, ref: SpeakerRef) -> tuple[bool, str] | None:
        """Return whether `ref` is ambiguous, and the label; `None` where it is a participant."""
        if isinstance(ref, UnknownSpeaker):
            return self._bearers[ref.label] > 0, ref.label
        return None if ref in self._labels else (False, ref)

    def label(self, ref: SpeakerRef) -> str:
        """Return the label by which the file knows `ref`."""
        return ref.label if isinstance(ref, UnknownSpeaker) else self._labels.get(ref, ref)


def _utterance(block: Block, people: _People) -> Iterator[Finding]:
    if block.speaker is None:
        written = f"（元の記録では{quoted(block.written)}）" if block.written else ""
        message = f"発言者が決まっていません{written}。発言者を選んでください。"
        yield finding("utterance.speaker.missing", message, block=block.id)
    for ref in (block.speaker, *block.with_speakers):
        problem = people.problem(ref) if ref is not None else None
        if problem is None:
            continue
        ambiguous, label = problem
        if ambiguous:
            message = f"発言者{quoted(label)}がどの参加者のことか決まりません。発言者を選び直してください。"
            yield finding("utterance.speaker.ambiguous", message, block=block.id)
        else:
            message = f"発言者{quoted(label)}は参加者にいません。発言者を選び直すか、この人を参加者に加えてください。"
            yield finding("utterance.speaker.unknown", message, block=block.id)
    if block.with_speakers:
        yield from _repeated(block, people)


def _repeated(block: Block, people: _People) -> Iterator[Finding]:
    """Yield who is named twice for one utterance: perhaps another was meant."""
    speakers = Counter(ref for ref in (block.speaker, *block.with_speakers) if ref is not None)
    for ref, times in speakers.items():
        if times > 1:
            message = (
                f"発言者{quoted(people.label(ref))}が一つの発言に{times}回書かれています。"
                "一緒に話したのが誰かを確かめ、発言者を選び直してください。"
            )
            yield finding("utterance.with.repeated", message, block=block.id)


def _photo(block: Block, people: _People) -> Iterator[Finding]:
    for ref in block.people:
        problem = people.problem(ref)
        if problem:
            ambiguous, label = problem
            why = "がどの参加者のことか決まりません" if ambiguous else "は参加者にいません"
            message = f"写真の人物{quoted(label)}{why}。「写真」で人物を選び直してください。"
            yield finding("photo.people.unknown", message, block=block.id)


def _silent(record: Record, speaking: set[SpeakerRef | None]) -> Iterator[Finding]:
    """Yield, once for all, who never speaks; a moderator does, in the lines that bear no name."""
    if not speaking:
        return
    silent = [
        (index, participant.label or participant.name or f"{index + 1}人目")
        for index, participant in enumerate(record.participants)
        if participant.id not in speaking and not participant.moderator
    ]
    if not silent:
        return
    if len(silent) == 1:
        index, who = silent[0]
        message = f"参加者{quoted(who)}の発言がありません。発言者の付け間違いがないか確かめてください。"
        yield finding("participant.silent", message, path=f"participants[{index}]")
        return
    # One for all: the silent members of a council would bury whatever else is found.
    names = "、".join(who for _, who in silent)
    message = (
        f"発言のない参加者が{len(silent)}人います（{names}）。発言者の付け間違いがないか確かめてください。"
    )
    yield finding("participant.silent", message, path="participants")
