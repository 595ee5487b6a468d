"""Taking in a source: from the clipboard, a file or a drop to the review, and into the record."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow

from zadankai_editor.record.commands.importing import take_over
from zadankai_editor.record.selection import Selection
from zadankai_editor.session.desk import Desk
from zadankai_editor.session.incoming import named
from zadankai_editor.session.session import Telling
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.source_pictures import StoredPictures
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.brought import brought_by
from zadankai_editor.ui.filing import Filing
from zadankai_editor.ui.folders import Folders

if TYPE_CHECKING:
    from zadankai_editor.recognize import Recognition
    from zadankai_editor.ui.import_review.dialog import ImportReview


SOURCE_FILES = (
    "取り込める文書 (*.txt *.text *.md *.docx *.html *.htm *.vtt *.srt *.json);;"
    "テキスト (*.txt *.text *.md);;Word (*.docx);;ウェブページ (*.html *.htm);;"
    "字幕・音声認識の結果 (*.vtt *.srt *.json);;すべてのファイル (*)"
)
"""What the file dialog offers."""

_MOST_PROBLEMS = 5
"""So many pictures that could not be stored are named; of the others only the number is."""


class Importer(QObject):
    """Opens the import review, and takes over what was accepted in it."""

    said = Signal(str)
    taken_over = Signal(str)
    """A record was taken over: this is to be said, and how it stands."""

    def __init__(
        self, window: QMainWindow, desk: Desk, filing: Filing, appearance: Appearance, folders: Folders
    ) -> None:
        """`folders` says where the dialog for files begins."""
        super().__init__(window)
        self._folders = folders
        self._window = window
        self._desk = desk
        self._filing = filing
        self._appearance = appearance
        self._waiting: list[Path] = []

    def choose_file(self) -> None:
        """Let the user choose a file to import."""
        start = str(self._folders.imports)
        name, _ = QFileDialog.getOpenFileName(self._window, "取り込み", start, SOURCE_FILES)
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Show what is recognised in a file."""
        self._folders.note_import(path)
        self._review().import_file(path)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Show what is recognised in one file after the other, each when that before it was taken over.

        Where one is not to be taken over, those behind it are left, and named.
        """
        self._waiting = list(paths)
        self._take_next()

    def _take_next(self) -> None:
        if self._waiting:
            self.take_file(self._waiting.pop(0))

    def _on_rejected(self, review: "ImportReview") -> None:
        if review.unreadable:
            QTimer.singleShot(0, self, self._take_next)
        elif self._waiting:
            left, self._waiting = named(self._waiting), []
            self._filing.tell(
                "取り込みを中止しました", f"続きの{left}は取り込んでいません。記録は変えていません。"
            )

    def take_clipboard(self) -> None:
        """Show what is recognised in the clipboard's text."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData | None) -> None:
        """Show what is recognised in what was pasted or dropped; an empty clipboard is `None`.

        Files that were copied are read themselves. Of a text, what it looks like is read too, where the
        program that it comes from says so.
        """
        brought = brought_by(mime)
        if brought.files:
            self.take_files(brought.files)
        elif brought.has_words:
            self.take_text(brought.text, brought.html)
        else:
            self._filing.tell(
                "取り込むものがありません",
                "クリップボードに文字がありません。元の記録を開いてすべてコピーしてから、もう一度選んでください。",
            )

    def take_text(self, text: str, html: str = "") -> None:
        """Show what is recognised in a text, or the same as `html`."""
        self._review().import_text(text, html=html)

    def _review(self) -> "ImportReview":
        # Loaded when it is first wanted: the window does not wait for it.
        from zadankai_editor.ui.import_review.dialog import ImportReview

        record = self._desk.session.record
        filled = any(block.text for block in record.blocks) or any(
            (record.title, record.participants, record.agenda, record.notes)
        )
        review = ImportReview(
            self._appearance.theme, self._window, replaces=filled and self._desk.folder is not None
        )
        review.accepted_recognition.connect(self._take_over)
        review.rejected.connect(lambda: self._on_rejected(review))
        review.open()
        return review

    def _take_over(self, recognition: "Recognition") -> None:
        # What is being opened or saved comes first: the desk would be another one afterwards.
        self._desk.when_free(lambda: self._take_over_now(recognition))

    def _take_over_now(self, recognition: "Recognition") -> None:
        if self._desk.folder is None:
            self._desk.new()
        if not recognition.pictures:
            self._dispatch(recognition, StoredPictures())
            return
        sitting = self._desk.sitting
        try:
            self._desk.store_pictures(
                recognition.pictures, lambda stored: self._on_stored(recognition, stored, sitting)
            )
        except StorageError as error:
            self._dispatch(recognition, StoredPictures(problems=(error.message,)))

    def _on_stored(self, recognition: "Recognition", stored: StoredPictures, sitting: object) -> None:
        if self._desk.sitting is not sitting:  # the pictures lie beside a record that is no longer open
            self.said.emit("ほかの記録を開いたので、取り込みをやめました。開いている記録は変えていません。")
            return
        self._dispatch(recognition, stored)

    def _dispatch(self, recognition: "Recognition", stored: StoredPictures) -> None:
        """Take over what was recognised and its pictures, as one step."""
        session, found = self._desk.session, recognition.state
        found = found.model_copy(update={"record": stored.put_into(found.record)})
        outcome = take_over(session.state, found)
        if session.dispatch(outcome, after=Selection.caret(0, 0), telling=Telling.SILENT):
            pictures = f"画像{len(stored.files)}枚も入れました。" if stored.files else ""
            self.taken_over.emit(f"記録を取り込みました。{pictures}")
        if stored.problems:
            self._filing.tell("入れられなかった画像があります", _problems(stored.problems))
        QTimer.singleShot(0, self, self._take_next)


def _problems(messages: tuple[str, ...]) -> str:
    more = len(messages) - _MOST_PROBLEMS
    shown = [*messages[:_MOST_PROBLEMS], *([f"ほかに{more}枚あります。"] if more > 0 else [])]
    return "文章と、ほかの画像は取り込みました。画像は写真のパネルで、あとから選べます。\n\n" + "\n".join(
        shown
    )
