"""Who and what is the same in two states whose ids in memory have nothing to do with each other.

A file names participants by label, agenda items by number, and the paragraphs of lead and closing
not at all; what is read from it has new ids for them.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Protocol, TypeVar

from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.nodes import (
    AgendaItem,
    Block,
    BlockKind,
    Part,
    Participant,
    Record,
    UnknownAgenda,
    UnknownSpeaker,
)
from zadankai_editor.record.review import State
from zadankai_editor.record.texts import one_line
from zadankai_editor.storage.merge.renaming import Ids, with_ids
from zadankai_editor.storage.merge.units import differing, stored


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Identified)
_Key = Callable[[_Item], Hashable]

_SIMILAR = 0.5
"""How alike two paragraphs must be to count as one that was changed (`difflib`, 0 to 1)."""

_COMPARED = 300
_MOST_PAIRS = 2500
"""Characters of a paragraph, and pairs of them, that are compared: a long lead must not take forever."""


def aligned(found: State, known: State, taken: Collection[str] = (), *, by_id: bool = False) -> State:
    """Return `found` with the ids of `known` wherever the same is meant.

    `by_id`: one came from the other in memory, so that equal ids say something. A participant or
    agenda item that is only in `found` gets another id where its own is in `known` or `taken`.
    """
    one, other = known.record, found.record
    steady = _steady(one.blocks, other.blocks) if by_id else frozenset()
    people = same_participants(one.participants, other.participants, steady, by_id=by_id)
    items = same_items(one.agenda, other.agenda, by_id=by_id)
    same = with_ids(
        found,
        _complete(people, other.participants, {*taken, *(p.id for p in one.participants)}),
        _complete(items, other.agenda, {*taken, *(i.id for i in one.agenda)}),
        same_paragraphs(one.blocks, other.blocks),
    )
    return same if by_id else _told_apart(same, one)


def _complete(ids: dict[str, str], found: Sequence[_Item], used: set[str]) -> Ids:
    for item in found:
        if item.id not in ids:
            ids[item.id] = fresh_id(item.id[:1] or "p", used) if item.id in used else item.id
            used.add(ids[item.id])
    return ids


def _told_apart(found: State, known: Record) -> State:
    """Return `found` with the ids of `known` in the place of labels and numbers that two bear.

    A file cannot say which of the two is meant: where it says what it would say of `known`, nobody
    has changed who that is.
    """
    shared = _shared(_as_unknown(known), _as_unknown(found.record))
    if not shared:
        return found
    blocks = {b.id: b for b in known.blocks}

    def told_apart(block: Block) -> Block:
        own = blocks.get(block.id)
        if own is None:
            return block
        new: dict[str, Any] = {}
        for name in ("speaker", "agenda"):
            (new[name],) = _meant((getattr(block, name),), (stored(own, name),), shared)
        for name in ("with_speakers", "people"):
            new[name] = _meant(getattr(block, name), stored(own, name), shared)
        changed = {n: v for n, v in new.items() if v != getattr(block, n)}
        return block.model_copy(update=changed) if changed else block

    record = found.record.model_copy(update={"blocks": tuple(map(told_apart, found.record.blocks))})
    return found.model_copy(update={"record": record})


def _as_unknown(record: Record) -> dict[str, Hashable]:
    """Return, by id, how everybody and everything is referred to where two bear the label or number."""
    return {
        **{p.id: UnknownSpeaker(label=one_line(p.label)) for p in record.participants},
        **{i.id: UnknownAgenda(number=i.number) for i in record.agenda},
    }


def _shared(known: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> dict[str, Hashable]:
    """Return what is the same on both sides for an id, and for another id too on each."""
    one, other = Counter(known.values()), Counter(found.values())
    return {i: name for i, name in known.items() if found.get(i) == name and min(one[name], other[name]) > 1}


def _meant(refs: Sequence[Any], known: Sequence[Any], shared: Mapping[str, Hashable]) -> tuple[Any, ...]:
    """Return `refs` with those of `known`, each once, that a file holds as the same."""
    left = list(known)
    found: list[Any] = []
    for ref in refs:
        own = next((k for k in left if ref in (k, shared.get(k, k))), None)
        if own is not None:
            left.remove(own)
        found.append(ref if own is None else own)
    return tuple(found)


def _steady(known: Sequence[Block], found: Sequence[Block]) -> frozenset[str]:
    """Return the speakers' ids under which both have the same words in the same block."""
    blocks = {b.id: b for b in known}
    return frozenset(
        b.speaker
        for b in found
        if isinstance(b.speaker, str)
        and b.text
        and (own := blocks.get(b.id)) is not None
        and (own.speaker, own.text) == (b.speaker, b.text)
    )


def same_participants(
    known: Sequence[Participant],
    found: Sequence[Participant],
    steady: Collection[str] = (),
    *,
    by_id: bool = False,
) -> dict[str, str]:
    """Return who of `found` is who of `known`.

    A name tells more than a label: labels are changed, and given to others. An id is believed
    only with one of them, or where it is in `steady`: an import numbers its participants anew.
    """
    labels = {one_line(p.label) for p in known} & {one_line(p.label) for p in found}

    def renamed(p: Participant) -> Hashable:
        return (p.id, p.name) if p.name and one_line(p.label) not in labels else None

    sure: list[_Key[Participant]] = [
        lambda p: (one_line(p.label), p.name, p.title, p.post, p.reading, p.organization, p.moderator),
        lambda p: (one_line(p.label), p.name) if p.name else None,
    ]
    if by_id:
        sure = [
            lambda p: p.id if p.id in steady else None,
            lambda p: (p.id, one_line(p.label)),
            renamed,
            *sure,
        ]
    return _paired(known, found, sure, [lambda p: p.name, lambda p: one_line(p.label)])


def added_participants(base: Record, mine: Record, theirs: Record) -> dict[str, str]:
    """Return which participant that theirs added is one that mine added.

    They have the same label, no other name, and took over the words of the same people who have
    gone: two people who are given one label on two sides are still two.
    """
    known = {p.id for p in base.participants}
    ours, others = ([p for p in side.participants if p.id not in known] for side in (mine, theirs))
    ids = same_participants(ours, others)
    names = {p.id: p.name for p in (*ours, *others)}
    here, there = _took_over(base, mine), _took_over(base, theirs)
    return {
        their: our
        for their, our in ids.items()
        if here[our] == there[their] and (not names[our] or not names[their] or names[our] == names[their])
    }


def _took_over(base: Record, side: Record) -> defaultdict[str, set[str]]:
    """Return, by participant, those who have gone and whose words are now theirs."""
    present = {p.id for p in side.participants}
    speakers = {b.id: b.speaker for b in base.blocks}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for block in side.blocks:
        before = speakers.get(block.id)
        if isinstance(block.speaker, str) and isinstance(before, str) and before not in present:
            found[block.speaker].add(before)
    return found


def same_items(
    known: Sequence[AgendaItem], found: Sequence[AgendaItem], *, by_id: bool = False
) -> dict[str, str]:
    """Return which agenda item of `found` is which of `known`."""
    ids: list[_Key[AgendaItem]] = (
        [lambda i: (i.id, one_line(i.text)), lambda i: (i.id, i.number)] if by_id else []
    )
    sure: list[_Key[AgendaItem]] = [lambda i: (i.number, one_line(i.text))]
    return _paired(known, found, [*ids, *sure], [lambda i: one_line(i.text) or None, lambda i: i.number])


def _paired(
    known: Sequence[_Item],
    found: Sequence[_Item],
    sure: Sequence[_Key[_Item]],
    telling: Sequence[_Key[_Item]],
) -> dict[str, str]:
    """Pair items by one key after the other; a `telling` key only where one item on each side has it."""
    ids: dict[str, str] = {}
    for number, key in enumerate((*sure, *telling)):
        groups: defaultdict[Hashable, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        matched = set(ids.values())
        for item in known:
            if item.id not in matched and key(item) is not None:
                groups[key(item)][0].append(item.id)
        for item in found:
            if item.id not in ids and key(item) is not None:
                groups[key(item)][1].append(item.id)
        for ours, theirs in groups.values():
            if number < len(sure) or len(ours) == len(theirs) == 1:
                ids.update(zip(theirs, ours, strict=False))
    return ids


def same_paragraphs(known: Sequence[Block], found: Sequence[Block]) -> dict[str, str]:
    """Return which paragraph of lead or closing of `found` is which block of `known`, by their texts."""
    present = {b.id for b in known}
    ids = {b.id: b.id for b in found if b.id in present}
    for kind in (BlockKind.LEAD, BlockKind.CLOSING):
        ours = [b for b in known if b.kind is kind and b.id not in ids]
        theirs = [b for b in found if b.kind is kind and b.id not in ids]
        ids.update(_same_texts(ours, theirs))
    # A paragraph may have come from another part.
    matched = set(ids.values())
    free = {b.text: b.id for b in known if b.id not in matched and b.text}
    for block in found:
        if block.kind.part is not Part.BODY and block.id not in ids and block.text in free:
            ids[block.id] = free.pop(block.text)
    return ids


def _same_texts(ours: Sequence[Block], theirs: Sequence[Block]) -> dict[str, str]:
    matcher = SequenceMatcher(
        None, [b.text.strip() for b in ours], [b.text.strip() for b in theirs], autojunk=False
    )
    ids: dict[str, str] = {}
    for tag, start, end, at, to in matcher.get_opcodes():
        pairs = zip(ours[start:end], theirs[at:to], strict=False)
        if tag == "equal":
            ids.update((their.id, our.id) for our, their in pairs)
        elif tag == "replace":
            ids.update((their.id, our.id) for our, their in _similar(ours[start:end], theirs[at:to]))
    return ids


def _similar(ours: Sequence[Block], theirs: Sequence[Block]) -> list[tuple[Block, Block]]:
    """Pair paragraphs that are alike, in order."""
    found: list[tuple[Block, Block]] = []
    if len(ours) * len(theirs) > _MOST_PAIRS:
        return found
    start = 0
    for our in ours:
        for index in range(start, len(theirs)):
            one, other = our.text[:_COMPARED], theirs[index].text[:_COMPARED]
            matcher = SequenceMatcher(None, one, other, autojunk=False)
            if matcher.quick_ratio() >= _SIMILAR and matcher.ratio() >= _SIMILAR:
                found.append((our, theirs[index]))
                start = index + 1
                break
    return found


def same_additions(base: Sequence[Block], mine: Sequence[Block], theirs: Sequence[Block]) -> dict[str, str]:
    """Return which block that theirs added is one that mine added too, at the same place and word for word."""
    old = {b.id for b in base}
    here, there = {b.id for b in mine}, {b.id for b in theirs}
    ours = {key: block for key, block in _additions(old, mine) if block.id not in there}
    ids: dict[str, str] = {}
    for key, block in _additions(old, theirs):
        our = ours.get(key)
        if our is not None and block.id not in here and not differing(our, block):
            ids[block.id] = ours.pop(key).id
    return ids


def _additions(old: Collection[str], blocks: Sequence[Block]) -> Iterator[tuple[Hashable, Block]]:
    """Yield the blocks that have a text and are not in `old`, with their place and what they say."""
    behind = ""
    for block in blocks:
        if block.id in old:
            behind = block.id
        elif text := stored(block, "text"):
            yield (behind, block.kind, text, stored(block, "speaker")), block
