"""Taking in a source: from the clipboard, a file or a drop to the review, and into the record."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow

from zadankai_editor.record.commands.importing import take_over
from zadankai_editor.record.findings import Severity
from zadankai_editor.record.selection import Selection
from zadankai_editor.session.desk import Desk
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.filing import Filing

if TYPE_CHECKING:
    from zadankai_editor.recognize import Recognition
    from zadankai_editor.ui.import_review.dialog import ImportReview


class Importer(QObject):
    """Opens the import review, and takes over what was accepted in it."""

    said = Signal(str)

    def __init__(self, window: QMainWindow, desk: Desk, filing: Filing, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._filing = filing
        self._appearance = appearance

    def choose_file(self) -> None:
        """Let the user choose a file to import."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, "取り込み", "", "文字のファイル (*.txt *.md *.text);;すべてのファイル (*)"
        )
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Show what is recognised in a file."""
        self._review().import_file(path)

    def take_clipboard(self) -> None:
        """Show what is recognised in the clipboard's text."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData | None) -> None:
        """Show what is recognised in pasted or dropped text; an empty clipboard is `None`."""
        if mime is None or not mime.text().strip():
            self._filing.tell(
                "取り込むものがありません",
                "クリップボードに文字がありません。元の記録を開いてすべてコピーしてから、もう一度選んでください。",
            )
            return
        self.take_text(mime.text())

    def take_text(self, text: str) -> None:
        """Show what is recognised in a text."""
        self._review().import_text(text)

    def _review(self) -> "ImportReview":
        # Loaded when it is first wanted: the window does not wait for it.
        from zadankai_editor.ui.import_review.dialog import ImportReview

        filled = any(block.text for block in self._desk.session.record.blocks)
        review = ImportReview(
            self._appearance.theme, self._window, replaces=filled and self._desk.folder is not None
        )
        review.accepted_recognition.connect(self._take_over)
        review.open()
        return review

    def _take_over(self, recognition: "Recognition") -> None:
        session = self._desk.session
        if self._desk.folder is None:
            try:
                self._desk.new()
            except StorageError as error:
                self._filing.tell("始められません", error.message)
                return
        outcome = take_over(session.state, recognition.state)
        if session.dispatch(outcome, after=Selection.caret(0, 0)):
            doubts = sum(f.severity is Severity.DOUBT for f in recognition.findings)
            hint = f"確認してほしいところが{doubts}か所あります。F8で順に見られます。" if doubts else ""
            self.said.emit(f"記録を取り込みました。{hint}")
