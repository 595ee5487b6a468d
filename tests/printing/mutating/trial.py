"""Reads and judges changed prints, with the recogniser as it is or broken."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from random import Random

from tests.printing.contents.library import CONTENTS
from tests.printing.cover import covering
from tests.printing.gold import Document
from tests.printing.mutating.breaking import BREAKINGS, Breaking, broken
from tests.printing.mutating.judging import Judge, Verdict, as_printed, labels_printed, unbroken
from tests.printing.mutating.library import MUTATORS, NOTHING, Plan, mutated, planned, planned_in_pairs
from tests.printing.mutating.sheet import Sheet
from tests.printing.trying import named_as_read
from zadankai_editor.formats.record_document import to_document
from zadankai_editor.readers import text_source
from zadankai_editor.recognize import Recognition, recognize

_OF_EACH = 60
_TRIES = 6
"""How many prints there are for each that is to be broken: not every print can be broken in every way."""

WRONG = 0.1
"""From a larger share of wrong turns on, a reading is to be told of as a whole."""


@dataclass(frozen=True)
class MutatedTrial:
    """A changed print, what was read of it, and what is wrong with that."""

    plan: Plan
    sheet: Sheet
    found: Recognition
    gold: Document
    got: Document
    verdict: Verdict


def tried_mutated(plan: Plan) -> MutatedTrial:
    """Change the print, read it and judge the reading."""
    sheet = mutated(plan)
    assert sheet is not None, "planned are only such as can be changed"
    return _tried(plan, sheet)


def tried_broken(plan: Plan, breaking: Breaking) -> MutatedTrial | None:
    """Change the print, read it with the recogniser broken and judge the reading; `None` where it cannot be broken so.

    Also where hardly a tenth of the turns are wrong then: that is not what the judge of the whole must tell.
    """
    sheet = mutated(plan)
    assert sheet is not None, "planned are only such as can be changed"
    steps = breaking.steps(sheet, Random(f"{plan.seed} {breaking.name}"))
    if steps is None:
        return None
    with broken(steps):
        trial = _tried(plan, sheet)
    return trial if trial.verdict.wrong_turns > WRONG else None


def broken_trials(kind: str, size: int, seed: int = 1) -> Iterator[MutatedTrial]:
    """Yield `size` prints that are read with the recogniser broken in this way, fewer where there are no more."""
    breaking = BREAKINGS[kind]
    plans = [planned([change], _TRIES * size, seed) for change in breaking.changes]
    trials = (
        tried_broken(plan, breaking) for turn in zip_longest(*plans) for plan in turn if plan is not None
    )
    yield from islice((trial for trial in trials if trial is not None), size)


def good_trials(size: int, seed: int = 1) -> Iterator[MutatedTrial]:
    """Yield `size` prints that are read as the recogniser is, and well, from all over the cover of this seed."""
    prints = covering(list(CONTENTS.values()), seed)
    Random(seed).shuffle(prints)
    plans = (Plan(combination, (NOTHING,), f"{seed} {number}") for number, combination in enumerate(prints))
    trials = (tried_mutated(plan) for plan in plans)
    yield from islice((trial for trial in trials if trial.verdict.wrong_turns <= WRONG), size)


def _tried(plan: Plan, sheet: Sheet) -> MutatedTrial:
    found = recognize(text_source(sheet.text, f"{sheet.content.name}.txt"))
    read = to_document(found.state.record)
    want = named_as_read(sheet.gold, read, sheet.content, sheet.style, labels_printed(sheet))
    want = as_printed(sheet, want, read)
    got = unbroken(sheet, want, read)
    judge = Judge(sheet, want, got, found.findings, found.state.review.lines)
    return MutatedTrial(plan, sheet, found, want, got, judge.verdict())


def badly_read(limit: int, *, share: float = WRONG, seed: int = 1) -> Iterator[MutatedTrial]:
    """Yield changed prints of which more than `share` of the turns are read wrongly, `limit` at most.

    They are spread over all mutators, first changed in one way, then in two.
    """
    count = 0
    for plans in (planned, planned_in_pairs):
        rows = [plans([name], _OF_EACH, seed) for name in MUTATORS]
        for plan in (plan for turn in zip_longest(*rows) for plan in turn if plan is not None):
            trial = tried_mutated(plan)
            if trial.verdict.wrong_turns > share:
                yield trial
                count += 1
                if count == limit:
                    return
