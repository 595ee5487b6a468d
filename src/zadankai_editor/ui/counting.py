"""The window that says how long the article is: all in all, by kind, by person and by section."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zadankai_editor.japanese.length import Length
from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.counting import Counted, counted
from zadankai_editor.session.session import Session
from zadankai_editor.ui.widgets.sizes import resize_within_screen
from zadankai_editor.ui.widgets.themed import MutedLabel

_HEADER = ("", "件数", "文字数", "空白・改行を含む", "割合")
_NUMBERS = range(1, len(_HEADER))
_PAUSE_MS = 300
_NARROWEST = 72
"""The least width of a column (pixels)."""

_NOTE = (
    "題名・原稿・注の文字を数えます。参加者と議題の一覧、発言者の表示名は数えません。"
    "発言者の割合は、発言全体に対するものです。"
)


class CountRow(NamedTuple):
    """One line of the table; `share` is of the whole of its group, and `group` what it belongs to."""

    group: str
    name: str
    pieces: int | None
    length: Length
    whole: Length

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """The words that are shown."""
        pieces = "" if self.pieces is None else f"{self.pieces:,}"
        share = self.length.characters / self.whole.characters if self.whole.characters else 0
        return (
            self.name,
            pieces,
            f"{self.length.characters:,}",
            f"{self.length.with_spaces:,}",
            f"{100 * share:.1f}%",
        )


def rows_of(found: Counted) -> Iterator[CountRow]:
    """Yield the lines of the table."""
    total = found.total
    yield CountRow("全体", "記事全体", None, total, total)
    if found.title.with_spaces:
        yield CountRow("種類", "題名", 1, found.title, total)
    for kind, share in found.kinds.items():
        yield CountRow("種類", KIND_NAMES[kind], share.pieces, share.length, total)
    if found.notes.pieces:
        yield CountRow("種類", found.notes.name, found.notes.pieces, found.notes.length, total)
    for share in found.people:
        yield CountRow("発言者（件数は発言の数）", share.name, share.pieces, share.length, found.said)
    for share in found.sections:
        yield CountRow("見出し（件数は発言の数）", share.name, share.pieces, share.length, total)


def as_text(found: Counted) -> str:
    """Return the table with tabs between its columns, for a spreadsheet."""
    lines = [("区分", "名前", *_HEADER[1:])]
    lines += [(row.group, *row.cells) for row in rows_of(found)]
    return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in lines)


class CountWindow(QDialog):
    """Shows the lengths of the record that is open, a moment after each change; deletes itself when closed."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("文字数")
        self.list = QTreeWidget()
        self.list.setAccessibleName("文字数")
        self.list.setHeaderLabels([f"  {words}  " for words in _HEADER])
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setUniformRowHeights(True)
        self.list.setStyleSheet("QTreeView::item { padding: 3px 6px; }")
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_NARROWEST)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in _NUMBERS:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
            self.list.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
        self.copy_button = QPushButton("表をコピー(&C)")
        self.close_button = QPushButton("閉じる(&X)")
        self.copy_button.setAutoDefault(False)
        self.close_button.setAutoDefault(False)
        self.copied = MutedLabel()
        self._arrange()
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.reject)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        session.swapped.connect(self._on_changed)
        session.reset.connect(self._on_changed)
        self.refresh()
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.setFocus()

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.copied, 1)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.list, 1)
        column.addWidget(MutedLabel(_NOTE))
        column.addLayout(foot)
        resize_within_screen(self, QSize(640, 560))

    def _on_changed(self) -> None:
        self._pause.start()

    def refresh(self) -> None:
        """Count again."""
        self._found = counted(self._session.record)
        at = self.list.verticalScrollBar().value()
        self.copied.setText("")
        self.list.clear()
        group: QTreeWidgetItem | None = None
        for row in rows_of(self._found):
            if row.group == "全体":
                item = QTreeWidgetItem(self.list, row.cells)
                _embolden(item)
            else:
                if group is None or group.text(0) != row.group:
                    group = QTreeWidgetItem(self.list, (row.group,))
                    _embolden(group)
                    group.setExpanded(True)
                item = QTreeWidgetItem(group, row.cells)
            for column in _NUMBERS:
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list.verticalScrollBar().setValue(at)

    def copy(self) -> None:
        """Put the table on the clipboard."""
        QGuiApplication.clipboard().setText(as_text(self._found))
        self.copied.setText("表をコピーしました。表計算ソフトに貼り付けられます。")


def _embolden(item: QTreeWidgetItem) -> None:
    for column in range(len(_HEADER)):
        font = QFont(item.font(column))
        font.setBold(True)
        item.setFont(column, font)
