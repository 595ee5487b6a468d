"""From a decision to a new reading: what was decided, and the source read again by it at once."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from zadankai_editor.recognize import Decisions, LineRole, SpeakerChoice
from zadankai_editor.session.importing import Importing
from zadankai_editor.ui.import_review.candidates import (
    CandidateRow,
    candidate_rows,
    choice_words,
    redecided,
)
from zadankai_editor.ui.import_review.changes import changed_lines, made_sentence, undone_sentence
from zadankai_editor.ui.import_review.history import Deed, History
from zadankai_editor.ui.import_review.sheet import Sheet

PATIENCE_MS = 300
"""Reading again that takes no longer needs no word (milliseconds)."""


class Deciding(QObject):
    """Keeps the decisions and has the source read again after each.

    The last sheet stays until the next one comes; a newer decision stops the reading under way.
    """

    shown = Signal(object)
    """There is another `Sheet`, read by all decisions."""
    candidates_changed = Signal(object)
    """The rows of the candidates (a tuple), at once: what is read by the decision comes later."""
    said = Signal(str)
    """What a decision has changed, or why it could not be carried out, in Japanese."""
    slow_changed = Signal(bool)
    """Reading again takes a while, or does no longer."""
    history_changed = Signal()

    def __init__(self, importing: Importing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._importing = importing
        self._history = History()
        self._sheet: Sheet | None = None
        self._rows: tuple[CandidateRow, ...] = ()
        self._deed: tuple[Deed, str] | None = None
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._slow.timeout.connect(lambda: self.slow_changed.emit(True))

    @property
    def sheet(self) -> Sheet | None:
        """What is shown."""
        return self._sheet

    @property
    def rows(self) -> tuple[CandidateRow, ...]:
        """The candidates as they are shown, decisions that are being read by among them."""
        return self._rows

    @property
    def decisions(self) -> Decisions:
        """What is decided."""
        return self._history.decisions

    @property
    def reading(self) -> bool:
        """Whether the source is being read again."""
        return self._deed is not None

    @property
    def undoable(self) -> Deed | None:
        """What `undo` would take back."""
        return self._history.undoable

    @property
    def redoable(self) -> Deed | None:
        """What `redo` would do again."""
        return self._history.redoable

    def begin(self, sheet: Sheet) -> None:
        """Begin with what was read of another source, undecided."""
        self._settle()
        self._history = History()
        self._sheet = sheet
        self._rows = sheet.candidates
        self.history_changed.emit()

    def decide_speaker(self, key: str, choice: SpeakerChoice | None) -> None:
        """Say whom the candidate `key` means; `None` takes back what was said."""
        sheet = self._sheet
        if sheet is None or self.decisions.speakers.get(key) == choice:
            return
        row = next(row for row in self._rows if row.key == key)
        what = f"「{row.candidate.written}」"
        if choice is None:
            said = f"{what}についての決定を取り消しました。"
        else:
            said = f"{what}（{row.candidate.count}か所）を、{choice_words(choice, sheet.bearers)}。"
        self._go_on(self.decisions.with_speaker(key, choice), Deed(f"{what}の決定", said))

    def decide_line(self, line: int, role: LineRole | None) -> None:
        """Say what a line of the source (from 1) is; `None` takes back what was said."""
        if self._sheet is None or self.decisions.lines.get(line) is role:
            return
        what = f"{line}行目"
        said = f"{what}の指定を取り消しました。" if role is None else f"{what}を「{role.words}」としました。"
        deed = Deed(f"{what}の指定", said, frozenset({line}), alike=True)
        self._go_on(self.decisions.with_line(line, role), deed)

    def decide_lines(self, lines: Sequence[int], role: LineRole | None) -> None:
        """Say what several lines of the source are, all the same, in one step; `None` takes back what was said."""
        decisions = self.decisions.with_lines(lines, role)
        if self._sheet is None or decisions == self.decisions:
            return
        about = frozenset(lines)
        what = f"同じ形の{len(about)}行"
        said = f"{what}の指定を取り消しました。" if role is None else f"{what}を「{role.words}」としました。"
        self._go_on(decisions, Deed(f"{what}の指定", said, about, alike=True))

    def decide_reading(self, key: str | None) -> None:
        """Say how the labels of the whole source are to be read; `None`: as the program does by itself."""
        sheet = self._sheet
        if sheet is None or self.decisions.reading == key:
            return
        form = next((reading.form for reading in sheet.readings if reading.key == key), "")
        said = f"「{form}」の読み方で読み直しました。" if form else "自動で選んだ読み方に戻しました。"
        self._go_on(self.decisions.with_reading(key), Deed("読み方の変更", said))

    def read_next(self) -> None:
        """Go on to the next reading, round the end to the first; from the last that was chosen to the program's own."""
        sheet = self._sheet
        if sheet is None:
            return
        keys: list[str | None] = [reading.key for reading in sheet.readings]
        at = next((n for n, reading in enumerate(sheet.readings) if reading.chosen), -1)
        if self.decisions.reading is not None:
            keys.append(None)
        if len(keys) > 1:
            self.decide_reading(keys[(at + 1) % len(keys)])

    def read_again(self, said: str) -> None:
        """Have the source read again by the same decisions, because something else was chosen, as `said` tells."""
        if self._sheet is not None:
            self._read(Deed("取り込み方", said), "made")

    def _go_on(self, decisions: Decisions, deed: Deed) -> None:
        self._history.push(decisions, deed)
        self._read(deed, "made")

    def undo(self) -> None:
        """Take the last decision back."""
        deed = self._history.undo()
        if deed is not None:
            self._read(deed, "undone")

    def redo(self) -> None:
        """Decide again what was taken back last."""
        deed = self._history.redo()
        if deed is not None:
            self._read(deed, "redone")

    # Reading again

    def _read(self, deed: Deed, how: str) -> None:
        self._deed = (deed, how)
        if self._sheet is not None:
            self._rows = redecided(self._rows, self._sheet.bearers, self.decisions)
            self.candidates_changed.emit(self._rows)
        self.history_changed.emit()
        self._importing.start_again(self.decisions)
        if not self._slow.isActive():
            self._slow.start()

    def take(self, sheet: Sheet) -> None:
        """Take what was read again."""
        before, deed = self._sheet, self._deed
        self._settle()
        self._sheet = sheet
        self._rows = candidate_rows(sheet.recognition, self.decisions, self._rows)
        self.candidates_changed.emit(self._rows)
        self.shown.emit(sheet)
        if before is not None and deed is not None:
            self.said.emit(_sentence(*deed, changed_lines(before.marks, sheet.marks)))

    def fail(self, message: str) -> None:
        """Say that reading again was not possible; what is shown was read by what is decided again."""
        self._settle()
        if self._sheet is not None:
            self._history.return_to(self._sheet.decisions)
            self._rows = redecided(self._rows, self._sheet.bearers, self.decisions)
            self.candidates_changed.emit(self._rows)
        self.history_changed.emit()
        self.said.emit(f"読み直せませんでした。最後の決定を取り消し、前の結果を残しています。{message}")

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._settle()

    def _settle(self) -> None:
        self._deed = None
        self._slow.stop()
        self.slow_changed.emit(False)


def _sentence(deed: Deed, how: str, changed: frozenset[int]) -> str:
    if how == "made":
        return made_sentence(deed, changed)
    return undone_sentence(deed, changed, again=how == "redone")
