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
from zadankai_editor.storage.source_pictures import StoredPictures
from zadankai_editor.ui.actions import key_of
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.filing import Filing

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

    def __init__(self, window: QMainWindow, desk: Desk, filing: Filing, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._filing = filing
        self._appearance = appearance

    def choose_file(self) -> None:
        """Let the user choose a file to import."""
        name, _ = QFileDialog.getOpenFileName(self._window, "取り込み", "", SOURCE_FILES)
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Show what is recognised in a file."""
        self._review().import_file(path)

    def take_clipboard(self) -> None:
        """Show what is recognised in the clipboard's text."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData | None) -> None:
        """Show what is recognised in what was pasted or dropped; an empty clipboard is `None`.

        A file that was copied is read itself. Of a text, what it looks like is read too, where the
        program that it comes from says so.
        """
        file = (
            next((Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()), None)
            if mime
            else None
        )
        text = mime.text() if mime else ""
        html = mime.html() if mime and mime.hasHtml() else ""
        if file is not None:
            self.take_file(file)
        elif text.strip() or html.strip():
            self._review().import_text(text, html=html)
        else:
            self._filing.tell(
                "取り込むものがありません",
                "クリップボードに文字がありません。元の記録を開いてすべてコピーしてから、もう一度選んでください。",
            )

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
        if session.dispatch(outcome, after=Selection.caret(0, 0)):
            doubts = sum(f.severity is Severity.DOUBT for f in recognition.findings)
            hint = (
                f"確認してほしいところが{doubts}か所あります。{key_of('next_problem')}で順に見られます。"
                if doubts
                else ""
            )
            pictures = f"画像{len(stored.files)}枚も入れました。" if stored.files else ""
            self.said.emit(f"記録を取り込みました。{pictures}{hint}")
        if stored.problems:
            self._filing.tell("入れられなかった画像があります", _problems(stored.problems))


def _problems(messages: tuple[str, ...]) -> str:
    more = len(messages) - _MOST_PROBLEMS
    shown = [*messages[:_MOST_PROBLEMS], *([f"ほかに{more}枚あります。"] if more > 0 else [])]
    return "文章と、ほかの画像は取り込みました。画像は写真のパネルで、あとから選べます。\n\n" + "\n".join(
        shown
    )
