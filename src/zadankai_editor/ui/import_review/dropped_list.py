"""What of a source's formatting no record can hold, listed where somebody asks for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from zadankai_editor.record.findings import Finding
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.plain_text import plain_tip

_MOST_ROWS = 4
_FRAME = 3
_LINE = int(Qt.ItemDataRole.UserRole)


class DroppedList(QListWidget):
    """One sentence a row; choosing one leads to its line (`line_wanted`, from 1)."""

    line_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("取り込めない書式")
        self.currentItemChanged.connect(self._on_current_changed)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        chosen, text, base, line = (
            c.name() for c in (theme.gutter_current, theme.text, theme.base, theme.line)
        )
        self.setStyleSheet(
            f"QListWidget {{ background: {base}; border: 1px solid {line}; border-radius: 4px; }}"
            f"QListWidget:focus {{ border-color: {theme.accent.name()}; }}"
            "QListWidget::item { padding: 2px 8px; }"
            f"QListWidget::item:selected {{ background: {chosen}; color: {text}; }}"
        )

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """List other findings."""
        self.hide()
        self.clear()
        for finding in findings:
            where = f"{finding.line}行目　" if finding.line else ""
            item = QListWidgetItem(f"{where}{finding.message}")
            item.setToolTip(plain_tip(finding.message))
            item.setData(_LINE, finding.line)
            self.addItem(item)
        rows = range(min(_MOST_ROWS, self.count()))
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in rows) + 2 * _FRAME)

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        line = item.data(_LINE) if item is not None else None
        if line is not None:
            self.line_wanted.emit(line)
