"""The rows of the list of problems: findings by severity, then what was settled."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

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
    """One finding; `copy` tells findings apart that say the same."""

    finding: Finding
    copy: int


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


Row = GroupRow | FindingRow | SettledGroupRow | SettledRow


def problem_rows(findings: Iterable[Finding], review: Review, *, unfolded: bool) -> list[Row]:
    """Return all rows. A doubt that is not open any more is left out, whatever `findings` say."""
    open_doubts = {_doubt_key(d) for d in review.doubts}
    settled = {_doubt_key(s.doubt) for s in review.settled if s.doubt.code == FOREIGN_LABEL}
    groups: dict[Severity, list[Row]] = {severity: [] for severity in SEVERITY_NAMES}
    seen: Counter[tuple[object, ...]] = Counter()
    for found in findings:
        key = _doubt_key(found)
        noted = found.code != FOREIGN_LABEL
        if found.severity is Severity.DOUBT and (key not in open_doubts if noted else key in settled):
            continue
        groups[found.severity].append(FindingRow(found, seen[key]))
        seen[key] += 1
    rows: list[Row] = []
    for severity, group in groups.items():
        if group:
            rows += [GroupRow(severity, len(group)), *group]
    if review.settled:
        rows.append(SettledGroupRow(len(review.settled), unfolded))
        if unfolded:
            rows += [SettledRow(settled, number) for number, settled in enumerate(review.settled)]
    return rows


def doubts_of(row: FindingRow, doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """Return the open doubts that `row` shows."""
    if row.finding.severity is not Severity.DOUBT:
        return ()
    found = row.finding
    if found.code == FOREIGN_LABEL:
        return (Doubt(code=found.code, message=found.message, block=found.block),)
    return tuple(d for d in doubts if _doubt_key(d) == _doubt_key(row.finding))


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
        return f"{SEVERITY_NAMES[value.finding.severity]}：{value.finding.message}"

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return also, for assistive tools, where it is: that is painted below the message."""
        value = self.value_at(index)
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(value, FindingRow | SettledRow):
            about = value.finding if isinstance(value, FindingRow) else value.settled.doubt
            where = self._place_of(about.block, about.path)
            return f"{self.text(value)}　{where}" if where else self.text(value)
        return super().data(index, role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        value = self.value_at(index)
        if value is None or isinstance(value, GroupRow):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def is_problem(self, row: int) -> bool:
        """Tell whether a finding stands in `row`."""
        return 0 <= row < len(self.values) and isinstance(self.values[row], FindingRow)
