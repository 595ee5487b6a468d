"""Planters of errors in who said it, and in captions."""

import re
from itertools import pairwise
from random import Random

from tests.planting.texts import (
    OFFICES,
    SPEECH,
    Planted,
    asked,
    called,
    family,
    given,
    in_block,
    neighbours,
    others,
    pairs_of_turns,
    person_path,
    section_of,
    sections,
    speaker,
    with_blocks,
)
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record

_REQUESTS = re.compile(r"(?:か[。?？]|お願いします。|ください。)$")
_MISTAKEN = ("部長", "課長", "局長", "所長", "館長", "会長", "主任")
_STRANGERS = ("榛葉", "万代", "鹿沼", "遠城", "国見", "真壁")


def question_to_another(record: Record, chance: Random) -> Planted | None:
    """Give the answer of somebody who was asked by name to another."""
    found = [
        (answer, person, speaker(record, question))
        for question, answer in neighbours(record)
        if (person := asked(record, question)) and answer.speaker == person.id
    ]
    places = [(a, others(record, *people)) for a, *people in found if others(record, *people)]
    if not places:
        return None
    answer, people = chance.choice(places)
    return given(record, answer, chance.choice(people))


def third_person(record: Record, chance: Random) -> Planted | None:
    """Give an utterance that calls somebody by name to that person."""
    places = [
        (block, person)
        for block in record.blocks
        if speaker(record, block)
        for person in called(record, block.text)
        if person.id != block.speaker
    ]
    return given(record, *chance.choice(places)) if places else None


def self_introduction(record: Record, chance: Random) -> Planted | None:
    """Give an utterance in which somebody says his or her own name to another."""
    ends = "と申します|といいます|です|でございます"
    places = [
        (block, person)
        for block in record.blocks
        if (person := speaker(record, block))
        and re.search(f"{re.escape(family(person))}[^。、さ]{{0,5}}(?:{ends})", block.text)
    ]
    if not places:
        return None
    block, person = chance.choice(places)
    return given(record, block, chance.choice(others(record, person)))


def thanked(record: Record, chance: Random) -> Planted | None:
    """Give the turn before thanks by name to somebody who is not thanked."""
    places = []
    for block, after in _turns_and_speech(record):
        sentence = next((s for s in after.text.split("。") if re.search("ありがとう|感謝", s)), "")
        people = called(record, sentence)
        if block.speaker in {p.id for p in people} and (free := others(record, *people)):
            places.append((block, free))
    if not places:
        return None
    block, free = chance.choice(places)
    return given(record, block, chance.choice(free))


def _turns_and_speech(record: Record) -> list[tuple[Block, Block]]:
    """Return each utterance with the words of another after it; photos and headings stand between."""
    spoken = [b for b in record.blocks if b.kind in SPEECH]
    return [
        (one, other)
        for one, other in pairwise(spoken)
        if one.kind is BlockKind.UTTERANCE and one.speaker != other.speaker
    ]


def label_inside(record: Record, chance: Random) -> Planted | None:
    """Join two turns, the second with its label left inside."""
    pairs = pairs_of_turns(record)
    if not pairs:
        return None
    one, other = chance.choice(pairs)
    between = chance.choice(("", "", "\n")) + f"{record.label_of(other.speaker)}{chance.choice('：：:')}"
    planted = in_block(record, one, text=one.text + between + other.text)
    left = [b for b in planted.record.blocks if b.id != other.id]
    return Planted(with_blocks(record, left), planted.places, planted.shown)


def same_person_twice(record: Record, chance: Random) -> Planted | None:
    """Give a turn to whoever spoke before."""
    pairs = pairs_of_turns(record)
    if not pairs:
        return None
    one, other = chance.choice(pairs)
    person = speaker(record, one)
    return given(record, other, person, one.id) if person else None


def moderator_answers(record: Record, chance: Random) -> Planted | None:
    """Give an answer to the named moderator who asked."""
    places = [
        (answer, person)
        for question, answer in pairs_of_turns(record)
        if (person := speaker(record, question)) and person.moderator and _REQUESTS.search(question.text)
    ]
    return given(record, *chance.choice(places)) if places else None


def continued_astray(record: Record, chance: Random) -> Planted | None:
    """Mark a turn as going on although another spoke before."""
    pairs = pairs_of_turns(record)
    return in_block(record, chance.choice(pairs)[1], continued=True) if pairs else None


def participant_silent(record: Record, chance: Random) -> Planted | None:
    """Add a participant who never speaks."""
    names = [f"{name} {chance.choice('修望智巌')}" for name in _strangers(record)]
    title = f"{chance.choice(('教育', '税務', '広報', '総務'))}{chance.choice(('課長', '係長', '部長'))}"
    name = chance.choice(names)
    person = Participant(id="added", label=name.split(" ")[0], name=name, title=title)
    path = f"participants[{len(record.participants)}]"
    return Planted(record.replaced(participants=(*record.participants, person)), frozenset({path}), name)


def self_reference(record: Record, chance: Random) -> Planted | None:
    """Change how somebody speaks of himself or herself in one turn of several."""
    word = re.compile(r"(?<![一-龠「『])(私|僕|俺)(?!たち|ども|[一-龠ら])")
    places = []
    for person in record.participants:
        turns = [(b, {m[1] for m in word.finditer(b.text)}) for b in record.blocks if b.speaker == person.id]
        used = [(b, forms) for b, forms in turns if forms]
        if len(used) >= 3 and len(set().union(*(forms for _, forms in used))) == 1:
            own = next(iter(used[0][1]))
            places += [(block, person, own) for block, _ in used]
    if not places:
        return None
    block, person, own = chance.choice(places)
    other = "僕" if own == "私" else "私"
    return in_block(record, block, person_path(record, person), text=word.sub(other, block.text))


def _photos(record: Record) -> list[tuple[int, Block, list[Participant]]]:
    """Return the photos whose caption names somebody."""
    return [
        (n, block, people)
        for n, block in enumerate(record.blocks)
        if block.kind is BlockKind.PHOTO
        and (people := [p for p in record.participants if family(p) in block.text])
    ]


def moved_caption(record: Record, chance: Random) -> Planted | None:
    """Move a photo of somebody to a section in which nobody of those on it speaks."""
    places = []
    for index, photo, people in _photos(record):
        ids = {p.id for p in people}
        spoken = {section_of(record, n) for n, b in enumerate(record.blocks) if b.speaker in ids}
        if section_of(record, index) in spoken:
            places += [
                (index, photo, n)
                for n, block in enumerate(record.blocks)
                if n + 1 not in (*sections(record), index)
                and block.kind in SPEECH
                and section_of(record, n) not in {*spoken, -1}
            ]
    if not places:
        return None
    index, photo, after = chance.choice(places)
    blocks = list(record.blocks)
    blocks.insert(after + 1, photo)
    del blocks[index if index < after else index + 1]
    return Planted(with_blocks(record, blocks), frozenset({photo.id}), photo.text)


def caption_stranger(record: Record, chance: Random) -> Planted | None:
    """Put another family name, which nobody there has, for one in a caption."""
    places = [(photo, person) for _, photo, people in _photos(record) for person in people]
    if not places:
        return None
    photo, person = chance.choice(places)
    name = chance.choice(_strangers(record))
    return in_block(
        record, photo, text=photo.text.replace(person.name or "", name).replace(family(person), name)
    )


def caption_office(record: Record, chance: Random) -> Planted | None:
    """Put another office behind a name in a caption."""
    return _other_office(record, chance, [photo for _, photo, _ in _photos(record)])


def office_in_text(record: Record, chance: Random) -> Planted | None:
    """Put another office behind a name, or before it where somebody introduces himself, in what is said."""
    return _other_office(record, chance, [b for b in record.blocks if b.kind in SPEECH])


def _other_office(record: Record, chance: Random, blocks: list[Block]) -> Planted | None:
    offices = "|".join(OFFICES)
    places = [
        (block, person, found)
        for block in blocks
        for person in record.participants
        for name in [re.escape(family(person))]
        for found in re.finditer(f"(?<={name})(?:{offices})|(?:{offices})(?=の{name}[でと])", block.text)
    ]
    if not places:
        return None
    block, person, found = chance.choice(places)
    own = f"{person.title}{person.post}{person.label}"
    office = chance.choice([o for o in _MISTAKEN if o != found[0] and o not in own])
    text = block.text[: found.start()] + office + block.text[found.end() :]
    return in_block(record, block, person_path(record, person), text=text)


def _strangers(record: Record) -> list[str]:
    return [name for name in _STRANGERS if all(name not in p.label for p in record.participants)]
