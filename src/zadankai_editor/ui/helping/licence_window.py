"""The window with the licences of the program and of what comes with it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from zadankai_editor.session.background import Job
from zadankai_editor.ui.helping.licences import Licence, licences
from zadankai_editor.ui.widgets.plain_text import Page
from zadankai_editor.ui.widgets.sizes import resize_within_screen
from zadankai_editor.ui.widgets.themed import MutedLabel

_READING = "読み込んでいます…"


class LicenceWindow(QDialog):
    """A list of all parts, and beside it the licence of the one chosen. Deletes itself when it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("ライセンス")
        self._licences: tuple[Licence, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName("部品")
        self.text = Page()
        self.text.setPlainText(_READING)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("ライセンスの全文")
        note = MutedLabel("座談会エディタと、一緒に入っている部品のライセンスです。")
        close = QPushButton("閉じる(&C)")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(self.text)
        halves.setSizes([280, 560])
        foot = QHBoxLayout()
        foot.addWidget(note, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(halves, 1)
        column.addLayout(foot)
        resize_within_screen(self, QSize(880, 600))
        self.list.currentRowChanged.connect(self._show_text)
        self.list.setFocus()
        # No parent: a window that is closed does not wait for a disk.
        self._job = Job(lambda _job: licences())
        self._job.done.connect(self._on_read)
        self._job.failed.connect(_on_failed)
        self._job.start()

    def _on_read(self, found: tuple[Licence, ...]) -> None:
        self._licences = found
        self.list.addItems([f"{each.name} {each.version}　{each.licence}".rstrip() for each in found])
        self.list.setCurrentRow(0)

    def _show_text(self, row: int) -> None:
        self.text.setPlainText(self._licences[row].text if 0 <= row < len(self._licences) else "")


def _on_failed(error: Exception) -> None:
    raise error
