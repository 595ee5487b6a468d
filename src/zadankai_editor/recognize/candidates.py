"""The labels of a document as a list to decide about, and what was decided."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from zadankai_editor.japanese.folding import key
from zadankai_editor.recognize.cast.names import Name, parse_name
from zadankai_editor.recognize.cast.offices import is_title
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.decisions import SpeakerChoice, Whom
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain
from zadankai_editor.recognize.draft import BlockDraft
from zadankai_editor.recognize.evidence import Candidate, CandidatePerson
from zadankai_editor.recognize.labels import Chosen, Label, label_key
from zadankai_editor.record.attribution import Confidence, Strategy
from zadankai_editor.record.nodes import BlockKind


def person_keys(people: Sequence[Person]) -> list[str]:
    """Return a key for each person that stays the same as long as the source prints them the same."""
    keys: list[str] = []
    met: Counter[str] = Counter()
    for person in people:
        base = f"{key(person.shown)}/{key(person.title or '')}"
        met[base] += 1
        keys.append(f"{base}#{met[base]}" if met[base] > 1 else base)
    return keys


def newcomers(rows: Sequence[Member], speakers: Mapping[str, SpeakerChoice]) -> Iterator[Member]:
    """Yield a row for each person whom somebody named anew, and who is not in the list."""
    known = {key(row.person.shown) for row in rows}
    for choice in speakers.values():
        name = (choice.person or "").strip()
        if choice.whom is Whom.NEW and name and key(name) not in known:
            known.add(key(name))
            yield Member(Person(name=_full_name(name), printed=name))


def _full_name(typed: str) -> Name | None:
    """Return a name that was typed with a space between family and given name, as the label is to be the first."""
    name = parse_name(typed)
    return name if name and name.family and name.given and not is_title(name.given) else None


def chosen_by_key(speakers: Mapping[str, SpeakerChoice], people: Sequence[Person]) -> dict[str, Chosen]:
    """Return what was decided about labels, with people as places in the list; strangers are nobody."""
    places = {entry: place for place, entry in enumerate(person_keys(people))}
    shown = {key(person.shown): place for place, person in enumerate(people)}
    chosen = {}
    for entry, choice in speakers.items():
        if choice.whom is Whom.PERSON:
            place = places.get(choice.person or "")
        else:
            place = shown.get(key(choice.person or "")) if choice.whom is Whom.NEW else None
        chosen[entry] = Chosen(() if place is None else (place,), denied=choice.whom is Whom.NO_SPEAKER)
    return chosen


def candidates_of(blocks: Sequence[BlockDraft], people: Sequence[Person]) -> tuple[Candidate, ...]:
    """Return the labels of the utterances, each with all its occurrences, in the order of the first."""
    keys = person_keys(people)
    found: dict[str, list[BlockDraft]] = defaultdict(list)
    for block in blocks:
        if block.kind is BlockKind.UTTERANCE and block.label is not None:
            found[candidate_key(block.label)].append(block)
    return tuple(_candidate(entry, same, keys) for entry, same in found.items() if entry)


def candidate_key(label: Label) -> str:
    """Return what all occurrences of a label have in common; a first mention counts for what it defines."""
    return label_key(label.alias or label.written)


def people_of(people: Sequence[Person]) -> tuple[CandidatePerson, ...]:
    """Return those whom a label may mean, as a list shows them."""
    return tuple(
        CandidatePerson(entry, person.shown, person.title)
        for entry, person in zip(person_keys(people), people, strict=True)
    )


def _candidate(entry: str, blocks: Sequence[BlockDraft], keys: Sequence[str]) -> Candidate:
    plain = next((b for b in blocks if b.label and not b.label.mention), blocks[0])
    label = plain.label or Label("")
    speakers = {b.speakers for b in blocks}
    doubt = next(_doubts_of_speakers(blocks), None)
    confidence = _confidence(
        plain.speakers if len(speakers) == 1 else (), doubted=doubt is not None, label=label
    )
    certain = confidence is Confidence.CERTAIN
    problem = None if certain else label.problem or (doubt.message if doubt else None)
    meant = sorted(set(label.meant).union(*speakers))
    return Candidate(
        key=entry,
        written=label.written.strip(),
        lines=tuple(b.lines[0] for b in blocks if b.lines),
        strategy=plain.strategy or Strategy.NONE,
        confidence=confidence,
        person=_only_key(speakers, keys),
        people=tuple(keys[place] for place in meant),
        problem=problem,
        ticked=certain,
        decided=label.decided,
    )


def _doubts_of_speakers(blocks: Sequence[BlockDraft]) -> Iterator[DoubtNote]:
    """Yield the doubts about who speaks that stand on the lines of labels."""
    for block in blocks:
        for note in block.doubts:
            if note.code is Uncertain.SPEAKER and note.line in block.lines[:1]:
                yield note


def _only_key(speakers: Collection[tuple[int, ...]], keys: Sequence[str]) -> str | None:
    """Return the key of the person whom a label means wherever it stands."""
    people = next(iter(speakers)) if len(speakers) == 1 else ()
    return keys[people[0]] if len(people) == 1 else None


def _confidence(speakers: Sequence[int], *, doubted: bool, label: Label) -> Confidence:
    """Return how certain it is that a label means `speakers`, who are nobody where it means different people."""
    if len(speakers) == 1:
        return Confidence.LIKELY if doubted and not label.decided else Confidence.CERTAIN
    return Confidence.CERTAIN if speakers and not doubted else Confidence.OPEN
