"""Errors of all kinds, planted one at a time into records that have none.

Each planter takes a record and chance, and answers with the record that has one error more and the
places where it shows, or with `None`. They know nothing of the checks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from tests.planting import attributions, facts, wording
from tests.planting.texts import Planted, Planter
from zadankai_editor.record.nodes import Record

ATTRIBUTIONS: dict[str, Planter] = {
    "question-to-another": attributions.question_to_another,
    "third-person": attributions.third_person,
    "self-introduction": attributions.self_introduction,
    "thanked": attributions.thanked,
    "label-inside": attributions.label_inside,
    "same-person-twice": attributions.same_person_twice,
    "moved-caption": attributions.moved_caption,
}
"""Who said it: what the text gives away."""

WORDING_AND_FACTS: dict[str, Planter] = {
    "caption-stranger": attributions.caption_stranger,
    "caption-office": attributions.caption_office,
    "office-in-text": attributions.office_in_text,
    "continued-astray": attributions.continued_astray,
    "participant-silent": attributions.participant_silent,
    "moderator-answers": attributions.moderator_answers,
    "self-reference": attributions.self_reference,
    "agenda-order": facts.agenda_order,
    "agenda-untreated": facts.agenda_untreated,
    "agenda-twice": facts.agenda_twice,
    "note-without-mark": facts.note_without_mark,
    "mark-without-note": facts.mark_without_note,
    "note-term-unused": facts.note_term_unused,
    "weekday-wrong": facts.weekday_wrong,
    "era-against-gregorian": facts.era_against_gregorian,
    "held-text-against-date": facts.held_against_text,
    "series-number": facts.series_number,
    "doubled-particle": wording.doubled_particle,
    "doubled-word": wording.doubled_word,
    "unpaired-bracket": wording.unpaired_bracket,
    "missing-stop": wording.missing_stop,
    "half-width-katakana": wording.half_width_katakana,
    "lookalike": wording.lookalike,
    "spelling-variant": wording.spelling_variant,
}
"""All else."""

KINDS: dict[str, Planter] = {**ATTRIBUTIONS, **WORDING_AND_FACTS}

MOST = 3
"""How many different errors of one kind are planted into one record; of those about turns twice as many."""

_BY_TURN = ATTRIBUTIONS.keys() - {"moved-caption"}

_TRIES = 6


@dataclass(frozen=True)
class Error:
    """An error that was planted: of what `kind`, into the record with the name `into`."""

    kind: str
    into: str
    planted: Planted


def planted_errors(records: Mapping[str, Record], seed: int = 1, kind: str | None = None) -> Iterator[Error]:
    """Yield different errors of each kind (or of one) in each of `records`; the same ones for the same seed."""
    for name, planter in KINDS.items():
        if kind not in {None, name}:
            continue
        most = MOST * 2 if name in _BY_TURN else MOST
        for into, record in records.items():
            found: list[Planted] = []
            for number in range(most * _TRIES):
                planted = planter(record, Random(f"{seed} {name} {into} {number}"))
                if planted and all(_differs(name, planted, other) for other in found):
                    found.append(planted)
                if len(found) == most:
                    break
            yield from (Error(name, into, planted) for planted in found)


def _differs(kind: str, one: Planted, other: Planted) -> bool:
    """Tell whether two are different errors; those of who said it are about different turns."""
    return one.places != other.places if kind in _BY_TURN else one.record != other.record
