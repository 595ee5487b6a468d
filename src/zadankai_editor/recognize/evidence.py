"""Why a label was taken for somebody: the strategy that decided, and how sure it is."""

from dataclasses import dataclass

from zadankai_editor.record.attribution import Attribution, Confidence, Strategy

__all__ = ["Attribution", "Candidate", "CandidatePerson", "Confidence", "Strategy"]


@dataclass(frozen=True, slots=True)
class CandidatePerson:
    """Somebody whom a label may be taken for: a stable `key` for decisions, and what a list shows."""

    key: str
    name: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label of the document, all its occurrences together.

    `key` is for decisions; `written` is how it is printed first; `lines` are the source lines where
    it stands. `person` is the `CandidatePerson.key` of whom it was taken for (`None`: nobody is asserted),
    `people` all for whom it may stand. `ticked`: it is sure enough to be taken over without a look.
    `problem` says in Japanese what is not certain. `decided`: somebody has decided it.
    """

    key: str
    written: str
    lines: tuple[int, ...]
    strategy: Strategy
    confidence: Confidence
    person: str | None = None
    people: tuple[str, ...] = ()
    problem: str | None = None
    ticked: bool = True
    decided: bool = False

    @property
    def count(self) -> int:
        """How often it stands in the document."""
        return len(self.lines)
