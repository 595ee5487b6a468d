"""Taking in a source: from the clipboard, a file or a drop to the review, and into the record."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow

from zadankai_editor.record.block_ids import ids_of
from zadankai_editor.record.commands.adding import add_found
from zadankai_editor.record.commands.importing import take_over
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Selection
from zadankai_editor.session.desk import Desk
from zadankai_editor.session.incoming import named
from zadankai_editor.session.session import Telling
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.source_pictures import StoredPictures
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.brought import brought_by
from zadankai_editor.ui.filing import Filing
from zadankai_editor.ui.folders import Folders, begin_in
from zadankai_editor.ui.manuscript.pasted import Pasted

if TYPE_CHECKING:
    from zadankai_editor.recognize import Recognition
    from zadankai_editor.ui.import_review.dialog import ImportReview
    from zadankai_editor.ui.import_review.ways import Onto, Way


SOURCE_FILES = (
    "取り込める文書 (*.txt *.text *.md *.docx *.html *.htm *.vtt *.srt *.json);;"
    "テキスト (*.txt *.text *.md);;Word (*.docx);;ウェブページ (*.html *.htm);;"
    "字幕・音声認識の結果 (*.vtt *.srt *.json);;すべてのファイル (*)"
)
"""What the file dialog offers."""

_MOST_PROBLEMS = 5
"""So many pictures that could not be stored are named; of the others only the number is."""


_OTHER_RECORD = "ほかの記録を開いたので、取り込みを中止しました。開いている記録は変えていません。"


class Importer(QObject):
    """Opens the import review, and takes over what was accepted in it."""

    said = Signal(str)
    taken_over = Signal(str)
    """A record was taken over: this is to be said, and how it stands."""

    def __init__(
        self,
        window: QMainWindow,
        desk: Desk,
        filing: Filing,
        appearance: Appearance,
        folders: Folders,
        caret: Callable[[], Selection | None],
    ) -> None:
        """`folders` says where the dialog for files begins, `caret` what is selected in the manuscript."""
        super().__init__(window)
        self._folders = folders
        self._caret = caret
        self._window = window
        self._desk = desk
        self._filing = filing
        self._appearance = appearance
        self._waiting: list[Path] = []

    def choose_file(self) -> None:
        """Let the user choose a file to import."""
        self._choose("取り込み")

    def choose_file_to_add(self) -> None:
        """Let the user choose a file whose content is added to the open record."""
        self._choose("追加で取り込む")

    def _choose(self, title: str) -> None:
        begin_in(partial(self._choose_in, title), self, self._folders.imports)

    def _choose_in(self, title: str, folder: Path) -> None:
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), SOURCE_FILES)
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

    def take_pasted(self, mime: QMimeData) -> None:
        """Show what is recognised in what was pasted into the manuscript: where it has words, to be put there."""
        brought = brought_by(mime)
        if brought.has_words and any(b.text or b.has_picture for b in self._desk.session.record.blocks):
            self._review(at_caret=True).import_text(brought.text, html=brought.html)
        else:
            self.take(mime)

    def add_at_caret(self, pasted: Pasted) -> None:
        """Show what is recognised in a text that is to be added at the caret."""
        self._review(at_caret=True).import_text(pasted.text, html=pasted.html)

    def _review(self, *, at_caret: bool = False) -> "ImportReview":
        # Loaded when it is first wanted: the window does not wait for it.
        from zadankai_editor.ui.import_review.dialog import ImportReview

        review = ImportReview(self._appearance.theme, self._window, onto=self._onto(at_caret=at_caret))
        sitting = self._desk.sitting
        review.accepted_recognition.connect(lambda found: self._take_over(found, review.way, sitting))
        review.rejected.connect(lambda: self._on_rejected(review))
        review.open()
        return review

    def _onto(self, *, at_caret: bool) -> "Onto | None":
        """Return the open record, which an import is added to unless somebody says otherwise."""
        from zadankai_editor.recognize import known_of
        from zadankai_editor.ui.import_review.ways import Onto, Way, has_content

        record, review = self._desk.session.record, self._desk.session.review
        if self._desk.folder is None or not has_content(record):
            return None
        known = known_of(record, review, talk=at_caret)
        return Onto(known, len(record.blocks), Way.CARET if at_caret else Way.END)

    def _take_over(
        self, recognition: "Recognition", way: "Way | None" = None, sitting: object = None
    ) -> None:
        # What is being opened or saved comes first: the desk would be another one afterwards.
        self._desk.when_free(lambda: self._take_over_now(recognition, way, sitting))

    def _take_over_now(self, recognition: "Recognition", way: "Way | None", sitting: object) -> None:
        """Take over what was recognised; `sitting` is the record for which it was looked at, if any."""
        if sitting is not None and self._desk.sitting is not sitting:
            self.said.emit(_OTHER_RECORD)
            return
        if self._desk.folder is None:
            self._desk.new()
        if not recognition.pictures:
            self._dispatch(recognition, StoredPictures(), way)
            return
        sitting = self._desk.sitting
        try:
            self._desk.store_pictures(
                recognition.pictures, lambda stored: self._on_stored(recognition, stored, sitting, way)
            )
        except StorageError as error:
            self._dispatch(recognition, StoredPictures(problems=(error.message,)), way)

    def _on_stored(
        self, recognition: "Recognition", stored: StoredPictures, sitting: object, way: "Way | None"
    ) -> None:
        if self._desk.sitting is not sitting:  # the pictures lie beside a record that is no longer open
            self.said.emit(_OTHER_RECORD)
            return
        self._dispatch(recognition, stored, way)

    def _dispatch(self, recognition: "Recognition", stored: StoredPictures, way: "Way | None") -> None:
        """Take over what was recognised and its pictures, or add them, as one step."""
        found = recognition.state
        found = found.model_copy(update={"record": stored.put_into(found.record)})
        if self._replace(found) if way is None or way.replaces else self._add(found, way):
            pictures = f"画像{len(stored.files)}枚も入れました。" if stored.files else ""
            added = way is not None and not way.replaces
            done = (
                f"{len(found.record.blocks)}ブロックを追加しました。" if added else "記録を取り込みました。"
            )
            self.taken_over.emit(f"{done}{pictures}")
        if stored.problems:
            self._filing.tell("入れられなかった画像があります", _problems(stored.problems))
        QTimer.singleShot(0, self, self._take_next)

    def _replace(self, found: State) -> bool:
        session = self._desk.session
        outcome = take_over(session.state, found)
        return session.dispatch(outcome, after=Selection.caret(0, 0), telling=Telling.SILENT)

    def _add(self, found: State, way: "Way") -> bool:
        """Add what was found at the end or at the caret, and go to where it begins."""
        session, selection = self._desk.session, self._caret()
        at = selection.start if selection is not None and way.at_caret else None
        before = ids_of(session.record.blocks)

        def begin(after: Record) -> Selection:
            return Selection.caret(
                next((i for i, block in enumerate(after.blocks) if block.id not in before), 0), 0
            )

        outcome = add_found(session.state, found, at)
        return session.dispatch(outcome, before=selection, after=begin, telling=Telling.SILENT)


def _problems(messages: tuple[str, ...]) -> str:
    more = len(messages) - _MOST_PROBLEMS
    shown = [*messages[:_MOST_PROBLEMS], *([f"ほかに{more}枚あります。"] if more > 0 else [])]
    return "文章と、ほかの画像は取り込みました。画像は写真のパネルで、あとから選べます。\n\n" + "\n".join(
        shown
    )
