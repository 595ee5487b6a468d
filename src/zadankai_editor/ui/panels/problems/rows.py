"""The rows of the list of problems: findings by severity, then what was settled."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeGuard

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from zadankai_editor.record.alike import Kind, grouped, how_many, kind_of
from zadankai_editor.record.commands.doubts import doubt_of
from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.record.foreign_labels import FOREIGN_LABEL
from zadankai_editor.record.review import Doubt, Review, SettledDoubt
from zadankai_editor.ui.widgets.values_model import ValuesModel

PlaceOf = Callable[[str | None, str | None], str]
"""Says in words where the block or field is."""

SEVERITY_NAMES = {
    Severity.ERROR: "誤り",
    Severity.DOUBT: "要確認",
    Severity.WARNING: "注意",
    Severity.INFO: "お知らせ",
}
"""The severities in the order in which they are listed, as the interface calls them."""


@dataclass(frozen=True)
class GroupRow:
    """The heading above the findings of one severity."""

    severity: Severity
    count: int


@dataclass(frozen=True)
class FindingRow:
    """One finding; `copy` tells findings apart that say the same. `alike`: it stands below an `AlikeRow`."""

    finding: Finding
    copy: int
    alike: bool = False


@dataclass(frozen=True)
class AlikeRow:
    """Doubts that say the same of different places, in one row, which unfolds them."""

    kind: Kind
    findings: tuple[Finding, ...]
    unfolded: bool

    @property
    def message(self) -> str:
        """What is said of all of them."""
        return self.kind[1]

    @property
    def how_many(self) -> str:
        """How many they are, and where."""
        return how_many(self.findings)


@dataclass(frozen=True)
class SettledGroupRow:
    """The heading above the settled doubts, which unfolds them."""

    count: int
    unfolded: bool


@dataclass(frozen=True)
class SettledRow:
    """One settled doubt; `number` counts in the review."""

    settled: SettledDoubt
    number: int


Row = GroupRow | FindingRow | AlikeRow | SettledGroupRow | SettledRow


def problem_rows(
    findings: Iterable[Finding], review: Review, *, unfolded: bool, open_kinds: Collection[Kind] = ()
) -> list[Row]:
    """Return all rows. A doubt that is not open any more is left out, whatever `findings` say.

    `open_kinds` are those of the doubts alike whose rows are unfolded.
    """
    open_doubts = {_doubt_key(d) for d in review.doubts}
    settled = {_doubt_key(s.doubt) for s in review.settled}
    groups: dict[Severity, list[FindingRow]] = {severity: [] for severity in SEVERITY_NAMES}
    seen: Counter[tuple[object, ...]] = Counter()
    for found in findings:
        key = _doubt_key(found)
        if found.severity.can_be_settled and (key not in open_doubts if _is_noted(found) else key in settled):
            continue
        groups[found.severity].append(FindingRow(found, seen[key]))
        seen[key] += 1
    rows: list[Row] = []
    for severity, group in groups.items():
        if group:
            rows.append(GroupRow(severity, len(group)))
            rows += _with_alike(group, open_kinds) if severity is Severity.DOUBT else group
    if review.settled:
        rows.append(SettledGroupRow(len(review.settled), unfolded))
        if unfolded:
            rows += [SettledRow(settled, number) for number, settled in enumerate(review.settled)]
    return rows


def _is_noted(found: Finding) -> bool:
    """Tell whether the review holds it as long as it is open; what follows from the record itself is noted nowhere."""
    return found.severity is Severity.DOUBT and found.code != FOREIGN_LABEL


def _with_alike(rows: Sequence[FindingRow], open_kinds: Collection[Kind]) -> Iterator[Row]:
    by_finding = {id(row.finding): row for row in rows}
    for group in grouped([row.finding for row in rows]):
        if len(group) == 1:
            yield by_finding[id(group[0])]
            continue
        kind = kind_of(group[0])
        yield AlikeRow(kind, group, kind in open_kinds)
        if kind in open_kinds:
            yield from (replace(by_finding[id(found)], alike=True) for found in group)


def can_be_settled(row: Row | None) -> TypeGuard[FindingRow | AlikeRow]:
    """Tell whether a row shows what somebody may settle: a doubt, several that are alike, or a warning."""
    return isinstance(row, AlikeRow) or (isinstance(row, FindingRow) and row.finding.severity.can_be_settled)


def severity_of(row: Row) -> Severity | None:
    """Return how much what a row shows weighs; only doubts share a row."""
    if isinstance(row, AlikeRow):
        return Severity.DOUBT
    return row.finding.severity if isinstance(row, FindingRow) else None


def is_below_alike(row: Row | None) -> TypeGuard[FindingRow]:
    """Tell whether a row stands below the one that those alike share."""
    return isinstance(row, FindingRow) and row.alike


def doubts_of(row: FindingRow | AlikeRow, doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """Return the open doubts and warnings that `row` shows."""
    if not can_be_settled(row):
        return ()
    shown = row.findings if isinstance(row, AlikeRow) else (row.finding,)
    keys = {_doubt_key(found) for found in shown}
    noted = tuple(d for d in doubts if _doubt_key(d) in keys)
    return noted + tuple(doubt_of(found) for found in shown if not _is_noted(found))


def place_of_finding(row: FindingRow, place_of: PlaceOf) -> str:
    """Say where a finding is; of several that are alike, which may be in one block, also by its line."""
    found = row.finding
    where = place_of(found.block, found.path)
    if not row.alike or found.line is None:
        return where
    return f"元の記録の{found.line}行目　{where}".rstrip()


def _doubt_key(found: Finding | Doubt) -> tuple[object, ...]:
    return found.code, found.message, found.block, found.path, found.line


class ProblemsModel(ValuesModel[Row]):
    """The rows; headings of severities cannot be selected. `place_of` says where a block or field is."""

    def __init__(self, place_of: PlaceOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place_of = place_of

    def key(self, value: Row) -> object:
        """Return what stays the same when the count, or the wording of a message, changes."""
        if isinstance(value, FindingRow):
            found = value.finding
            return found.code, found.block, found.path, found.line, found.message, value.copy
        if isinstance(value, AlikeRow):
            return "alike", value.kind
        if isinstance(value, SettledRow):
            return "settled", value.number
        return value if isinstance(value, GroupRow) else "settled"

    def text(self, value: Row) -> str:
        if isinstance(value, GroupRow):
            return f"{SEVERITY_NAMES[value.severity]} {value.count}"
        if isinstance(value, SettledGroupRow):
            return f"確認済み {value.count}件"
        if isinstance(value, SettledRow):
            return f"確認済み：{value.settled.doubt.message}"
        if isinstance(value, AlikeRow):
            return f"{SEVERITY_NAMES[Severity.DOUBT]}：{value.how_many}　{value.message}"
        return f"{SEVERITY_NAMES[value.finding.severity]}：{value.finding.message}"

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return also, for assistive tools, where it is: that is painted below the message."""
        value = self.value_at(index)
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(value, FindingRow | SettledRow):
            if isinstance(value, FindingRow):
                where = place_of_finding(value, self._place_of)
            else:
                where = self._place_of(value.settled.doubt.block, value.settled.doubt.path)
            return f"{self.text(value)}　{where}" if where else self.text(value)
        return super().data(index, role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        value = self.value_at(index)
        if value is None or isinstance(value, GroupRow):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def is_problem(self, row: int) -> bool:
        """Tell whether a finding stands in `row`, or several that are alike."""
        return 0 <= row < len(self.values) and isinstance(self.values[row], FindingRow | AlikeRow)
