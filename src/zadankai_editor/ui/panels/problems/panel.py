"""What is wrong or doubtful, and settling doubts."""

from datetime import datetime
from itertools import takewhile
from typing import ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zadankai_editor.record.alike import Kind
from zadankai_editor.record.commands.doubts import settle
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.session import Session
from zadankai_editor.ui.icons import pixmap
from zadankai_editor.ui.panels.panel import Panel
from zadankai_editor.ui.panels.problems.delegate import ProblemDelegate
from zadankai_editor.ui.panels.problems.places import Places
from zadankai_editor.ui.panels.problems.rows import (
    AlikeRow,
    FindingRow,
    GroupRow,
    ProblemsModel,
    SettledGroupRow,
    SettledRow,
    can_be_settled,
    doubts_of,
    is_below_alike,
    problem_rows,
    severity_of,
)
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.lists import F7, LEFT, RIGHT, ChoiceList, combination, overrides
from zadankai_editor.ui.widgets.plain_text import PlainLabel
from zadankai_editor.ui.widgets.themed import IconButton

_OK_ICON = 20


class ProblemsPanel(Panel):
    """The findings of the checker by severity. A click or Enter leads to the place; F7 settles.

    Doubts that are alike share a row, which a click or Enter unfolds; the arrow keys do, too.
    """

    FIELDS: ClassVar[frozenset[str]] = frozenset({"doubts", "settled"})

    field_wanted = Signal(str)
    visited = Signal(object)
    """A finding was chosen: F7 and F8 go on from there."""
    """The field at this path is to be shown."""

    def __init__(
        self, session: Session, theme: Theme, checker: Checker, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, parent)
        self.setAccessibleName("問題")
        self._checker = checker
        self._unfolded = False
        self._open_kinds: frozenset[Kind] = frozenset()
        self._selected: object = None
        self._row = 0
        self._places = Places(session.record)
        self.model = ProblemsModel(self._place_of, self)
        self._delegate = ProblemDelegate(theme, self._place_of)
        self.list = ChoiceList("問題の一覧", self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setWordWrap(True)  # so that heights are asked for again when the width changes
        self.settle = IconButton(
            "ok", "選んだ要確認か注意を確認済みにする", theme, text="確認済みにする", key="F7"
        )
        self._ok_icon = PlainLabel()
        self._ok_text = PlainLabel("問題はありません。")
        self._arrange()
        self.setFocusProxy(self.list)
        self.settle.clicked.connect(self.settle_selected)
        self.list.keys = {RIGHT: self._unfold_here, LEFT: self._fold_here}
        self.list.chosen.connect(self._on_chosen)
        self.list.current_changed.connect(self._on_current)
        checker.found.connect(self._on_found)

    def _arrange(self) -> None:
        tools = QHBoxLayout()
        tools.addWidget(self._ok_icon)
        tools.addWidget(self._ok_text)
        tools.addStretch()
        tools.addWidget(self.settle)
        self.column.addLayout(tools)
        self.column.addWidget(self.list, 1)
        self._show_ok_icon()

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        super().set_theme(theme)
        self._show_ok_icon()

    def _show_ok_icon(self) -> None:
        self._ok_icon.setPixmap(pixmap("ok", self._theme.muted, _OK_ICON, self.devicePixelRatioF()))

    # Showing

    def restart(self) -> None:
        self._selected, self._row, self._unfolded = None, 0, False
        self._open_kinds = frozenset()

    def _on_found(self, _findings: object) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def refresh(self) -> None:
        review = self._session.review
        self._places = Places(self._session.record)
        findings = self._checker.findings
        rows = problem_rows(findings, review, unfolded=self._unfolded, open_kinds=self._open_kinds)
        scrolled = self.list.verticalScrollBar().value()
        with QSignalBlocker(self.list):
            moved = self.model.show(rows)
            self._select_again()
        if moved:
            self.list.verticalScrollBar().setValue(scrolled)
            self.list.scrollTo(self.list.currentIndex())
        else:
            self.list.viewport().update()
        wrong = any(isinstance(row, FindingRow | AlikeRow) for row in rows)
        well = not wrong and self._checker.up_to_date
        self._ok_icon.setVisible(well)
        self._ok_text.setVisible(well)
        self.list.setVisible(bool(rows))
        self._enable()

    def _select_again(self) -> None:
        """Select what was selected, or what has come into its place."""
        if self._selected is None:
            self.list.setCurrentIndex(QModelIndex())
            return
        row = self.model.row_of(self._selected)
        if row is None:
            row = self._nearest(self._row)
        if row is not None:
            self._note(row)
            if self.list.currentIndex().row() != row:
                self.list.setCurrentIndex(self.model.index(row))

    def _nearest(self, row: int) -> int | None:
        rows = range(len(self.model.values))
        there = [r for r in rows if not isinstance(self.model.values[r], GroupRow)]
        return min(there, key=lambda r: (abs(r - row), r), default=None)

    def _note(self, row: int) -> None:
        self._selected, self._row = self.model.key(self.model.values[row]), row

    def _place_of(self, block: str | None, path: str | None) -> str:
        return self._places.of(block, path)

    def _enable(self) -> None:
        self.settle.setEnabled(can_be_settled(self.model.value_at(self.list.currentIndex())))

    # Acting

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self._note(index.row())
        self._enable()

    def _on_chosen(self, index: QModelIndex) -> None:
        row = self.model.value_at(index)
        if isinstance(row, SettledGroupRow):
            self._unfolded = not self._unfolded
            self.refresh()
            return
        if isinstance(row, AlikeRow):
            self._fold(row, unfold=not row.unfolded)
            return
        if isinstance(row, FindingRow):
            block, path = row.finding.block, row.finding.path
            self.visited.emit(row.finding)
        elif isinstance(row, SettledRow):
            block, path = row.settled.doubt.block, row.settled.doubt.path
        else:
            return
        if block is not None:
            if self._places.has_block(block):
                self.block_wanted.emit(block)
        elif path is not None:
            self.field_wanted.emit(path)

    def _fold(self, row: AlikeRow, *, unfold: bool) -> None:
        self._open_kinds = self._open_kinds | {row.kind} if unfold else self._open_kinds - {row.kind}
        self.refresh()

    def _unfold_here(self) -> None:
        row = self.model.value_at(self.list.currentIndex())
        if isinstance(row, AlikeRow):
            self._fold(row, unfold=True)

    def _fold_here(self) -> None:
        """Fold what is unfolded; from one of several that are alike go to the row of all first."""
        index = self.list.currentIndex()
        row = self.model.value_at(index)
        if isinstance(row, AlikeRow):
            self._fold(row, unfold=False)
        elif is_below_alike(row):
            above = self.model.values[: index.row()]
            place = max(n for n, value in enumerate(above) if isinstance(value, AlikeRow))
            self.list.setCurrentIndex(self.model.index(place))

    def settle_selected(self) -> None:
        """Settle the selected doubt or warning, or all that are alike at once, and select the next one."""
        index = self.list.currentIndex()
        row = self.model.value_at(index)
        if not can_be_settled(row):
            return
        doubts = doubts_of(row, self._session.review.doubts)
        following = self._following(index.row())
        if following is not None:
            self._selected = self.model.key(self.model.values[following])
            self._row = following - 1
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        self.try_out(settle(self._session.state, doubts, now))

    def _following(self, row: int) -> int | None:
        """Return the row of the next one of its severity, of the one before, or of any problem that is left."""
        values = self.model.values
        going = {row}
        if isinstance(values[row], AlikeRow):  # all below it go with it
            below = range(row + 1, len(values))
            going |= set(takewhile(lambda r: is_below_alike(values[r]), below))
        rows = [r for r in range(len(values)) if r not in going and self.model.is_problem(r)]
        alike = [r for r in rows if severity_of(values[r]) is severity_of(values[row])]
        return next((r for r in alike if r > row), alike[-1] if alike else next(iter(rows), None))

    def event(self, event: QEvent) -> bool:
        """Claim F7, which in the window settles what is at the caret."""
        if overrides(event, {F7: self.settle_selected}):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F7 settles."""
        if combination(event) == F7:
            self.settle_selected()
        else:
            super().keyPressEvent(event)
