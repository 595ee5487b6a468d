"""The checks together, in reading order."""

from collections.abc import Callable, Iterable
from itertools import chain

from zadankai_editor.checks.attribution import check_attribution
from zadankai_editor.checks.disk import Disk
from zadankai_editor.checks.facts import check_facts
from zadankai_editor.checks.references import check_references
from zadankai_editor.checks.structure import check_structure
from zadankai_editor.checks.suspicions import check_suspicions
from zadankai_editor.checks.wording import check_wording
from zadankai_editor.record.commands.doubts import open_doubts
from zadankai_editor.record.findings import CODES, Finding, Severity
from zadankai_editor.record.foreign_labels import foreign_labels
from zadankai_editor.record.levels import Level
from zadankai_editor.record.nodes import BlockKind, Record
from zadankai_editor.record.review import IMPLAUSIBLE, Doubt, State

_Place = tuple[int, int]

# The fields of the file in its order (`record-format.md`).
_HEADS = ("status", "title", "series", "held", "cover", "lead", "notes", "participants", "agenda", "body")
_LEAD, _BODY, _CLOSING, _NOWHERE = _HEADS.index("lead"), len(_HEADS), len(_HEADS) + 1, len(_HEADS) + 2


_WHOLE = (-1, 0)
"""Before all else: whether the record as a whole was read rightly."""


def check(record: Record, disk: Disk, level: Level = Level.DEFAULT) -> tuple[Finding, ...]:
    """Return the errors, warnings and doubts of `record` itself in reading order, with block ids as in memory.

    `level` says how closely it is looked at (`Code.level`). That the record is still a draft is none of
    them: see `record.draft` in the command line.
    """
    doubts = map(_as_finding, foreign_labels(record))
    return _in_reading_order(record, chain(doubts, _findings(record, disk, level)))


def check_state(state: State, disk: Disk, level: Level = Level.DEFAULT) -> tuple[Finding, ...]:
    """Return what `check` finds, and the doubts of the review that are still open.

    A doubt about a block that was deleted is not among them until the block is back. A warning of which
    somebody has said that it is to stay so is not told again while it says the same of the same place.
    """
    doubts = (_as_finding(doubt) for doubt in open_doubts(state))
    settled = {(s.doubt.code, s.doubt.message, s.doubt.block, s.doubt.path) for s in state.review.settled}
    found = (
        each
        for each in _findings(state.record, disk, level)
        if not each.severity.can_be_settled or (each.code, each.message, each.block, each.path) not in settled
    )
    return _in_reading_order(state.record, chain(doubts, found))


def keeps_from_ready(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return those of `findings` that keep a record from being ready: the errors."""
    return tuple(f for f in findings if f.severity is Severity.ERROR)


def _findings(record: Record, disk: Disk, level: Level) -> Iterable[Finding]:
    found = chain(
        check_structure(record),
        check_attribution(record),
        check_references(record, disk),
        check_wording(record),
        check_suspicions(record),
        check_facts(record),
    )
    return (one for one in found if CODES[one.code].level.rank <= level.rank)


def _as_finding(doubt: Doubt) -> Finding:
    return Finding(
        code=doubt.code,
        severity=Severity.DOUBT,
        message=doubt.message,
        block=doubt.block,
        path=doubt.path,
        line=doubt.line,
    )


def _in_reading_order(record: Record, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    found = list(findings)
    if len(found) > 1:
        found.sort(key=_place_in(record))
    return tuple(found)


def _place_in(record: Record) -> Callable[[Finding], _Place]:
    ranks = {BlockKind.LEAD: _LEAD, BlockKind.CLOSING: _CLOSING}
    places = {b.id: (ranks.get(b.kind, _BODY), index) for index, b in enumerate(record.blocks)}

    def place(finding: Finding) -> _Place:
        if finding.code == IMPLAUSIBLE:
            return _WHOLE
        if finding.block is not None:
            return places.get(finding.block, (_NOWHERE, 0))
        return _field_place(finding.path or "")

    return place


def _field_place(path: str) -> _Place:
    """Return the place of `participants[2].name`; what is about nothing in particular comes last."""
    head, bracket, rest = path.partition("[")
    head = head.partition(".")[0]
    digits = rest.partition("]")[0] if bracket else ""
    rank = _HEADS.index(head) if head in _HEADS else _CLOSING if head == "closing" else _NOWHERE
    return rank, int(digits) if digits.isdecimal() else -1
