"""The editor on a desk: window, manuscript, picker, actions and journal, as a user has them."""

from collections import Counter
from time import monotonic

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QMainWindow, QVBoxLayout, QWidget

from fuzz.editing.words import Row, row_of
from tests.qt.manuscript.support import Bench
from tests.record_states import Voice
from zadankai_editor.formats import read_record, write_record
from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.nodes import BlockKind, Record, SpeakerRef, UnknownSpeaker
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Selection
from zadankai_editor.session.session import Session
from zadankai_editor.storage.journal.file import journal_path
from zadankai_editor.storage.journal.recovery import read_journal
from zadankai_editor.storage.journal.worker import Base
from zadankai_editor.storage.journal.writer import JournalWriter
from zadankai_editor.storage.locks import lock_untitled
from zadankai_editor.storage.settings import Settings
from zadankai_editor.ui import theme
from zadankai_editor.ui.action_book import ActionBook
from zadankai_editor.ui.actions import ACTIONS
from zadankai_editor.ui.find import Finding
from zadankai_editor.ui.keymap import Keymap
from zadankai_editor.ui.manuscript.gutter import Manuscript
from zadankai_editor.ui.manuscript_actions import ManuscriptActions
from zadankai_editor.ui.panels.details import DetailsPanel
from zadankai_editor.ui.speaker_picker import SpeakerPicker
from zadankai_editor.ui.speaking import Speaking
from zadankai_editor.ui.tagging.mode import TaggingMode
from zadankai_editor.ui.tagging.strip import TaggingStrip

_PATIENCE = 20.0
"""Seconds after which a search hangs."""

_SIZE = (1000, 3000)
"""So high that most places can be dropped upon."""

_KEYS = {spec.id: QKeySequence(spec.keys[0]) for spec in ACTIONS if spec.keys}


class TimedSession(Session):
    """A session whose clock is set by the test: typing merges the same way in every run."""

    clock = 0

    def now(self) -> int:
        """Return what the clock was set to (milliseconds)."""
        return self.clock


class Desk:
    """What an operation finds: the editor with a record open.

    `clip` is what the clipboard holds by the model: words that keep their speakers, or a text.
    `last_voices` says of each character that was never there twice in whose mouth it was last.
    """

    def __init__(self, start: State) -> None:
        self.session = TimedSession()
        font = theme.manuscript_font(QGuiApplication.font())
        self.manuscript = Manuscript(self.session, theme.LIGHT, font)
        self.bench = Bench(self.session, self.manuscript)
        self.window = QMainWindow()
        self.window.resize(*_SIZE)
        strip = TaggingStrip(theme.LIGHT)
        self.finding = Finding(self.session, self.manuscript, theme.LIGHT)
        details = DetailsPanel(self.session, theme.LIGHT)
        self.title = details.title
        middle = self.finding.around(_column(strip, self.manuscript))
        self.window.setCentralWidget(_column(middle, details))
        self.other = QLineEdit()
        self.picker = SpeakerPicker(theme.LIGHT, self.window)
        speaking = Speaking(self.session, self.manuscript, self.picker)
        self.tagging = TaggingMode(self.session, self.manuscript, speaking, strip)
        own = {
            **ManuscriptActions(self.session, self.manuscript, speaking).handlers(),
            **speaking.handlers(),
            "tagging": self.tagging.toggle,
            **self.finding.handlers(),
        }
        handlers = {spec.id: own.get(spec.id, lambda: None) for spec in ACTIONS}
        self._book = ActionBook(self.window, handlers, Keymap(Settings(), self.window))
        self.clip: Row | str | None = None
        self.last_voices: dict[str, Voice] = {}
        self._twice: set[str] = set()
        self._voices_at: dict[int, dict[str, Voice]] = {}
        self._labels: dict[str, set[str]] = {}
        self.start = start
        self._states: dict[int, State] = {0: start}
        self._index = 0
        self._travelling = False
        self._journal = JournalWriter(lock_untitled(), Base(start), lambda _trouble: None)
        self.session.undo_stack.indexChanged.connect(self._on_index)
        self._open()

    def _open(self) -> None:
        self.session.open(self.start, log=self._journal)
        # The way back to the start must stay open, however long the run.
        self.session.undo_stack.setUndoLimit(0)
        self.bench.start = self.start
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()
        self.manuscript.setFocus()
        QGuiApplication.clipboard().clear()
        self.check()

    def close(self) -> None:
        """Put everything away."""
        self.session.settle_input()
        self.session.undo_stack.indexChanged.disconnect(self._on_index)
        self._journal.close(discard=True)
        self._journal.lock.release()
        self.window.close()
        self.window.deleteLater()
        self.other.deleteLater()
        self.session.deleteLater()
        QGuiApplication.clipboard().clear()

    # What there is

    @property
    def state(self) -> State:
        """The working state."""
        return self.session.state

    @property
    def record(self) -> Record:
        """The record."""
        return self.session.record

    @property
    def row(self) -> Row:
        """The words of the record."""
        return row_of(self.record)

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return self.manuscript.selection

    @property
    def indexes(self) -> list[int]:
        """The blocks that an action is about: one of which only the start is touched is not meant."""
        selection = self.selection
        last = selection.end.index - (selection.end.offset == 0 and not selection.empty)
        found = range(selection.start.index, max(last, selection.start.index) + 1)
        return [index for index in found if index < len(self.record.blocks)]

    def labels_ever(self, ref: SpeakerRef | None) -> set[str]:
        """Return the labels under which somebody has ever been printed."""
        if isinstance(ref, UnknownSpeaker):
            return {ref.label}
        return self._labels.get(ref, set()) if ref else set()

    def within(self, place: tuple[int, int]) -> tuple[int, int]:
        """Return `place`, or the nearest one that there is: shortened sequences name others."""
        blocks = self.record.blocks
        index = min(place[0], max(0, len(blocks) - 1))
        return index, min(place[1], len(blocks[index].text) if blocks else 0)

    # Hands

    def back(self) -> None:
        """Come back to the manuscript, wherever the focus is."""
        if QApplication.activeWindow() is not self.window:
            self.window.activateWindow()
            QApplication.processEvents()
        if not self.manuscript.hasFocus():
            self.manuscript.setFocus()
            self.check()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(self._focus, key, modifiers)
        self.check()

    def type(self, text: str) -> None:
        """Type characters wherever the focus is."""
        for character in text:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(self._focus, event)
        self.check()

    def compose(self, preedit: str, commit: str) -> None:
        """Compose wherever the focus is."""
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(self._focus, event)
        self.check()

    @property
    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.manuscript

    def settle_search(self) -> None:
        """Wait until everything is found that is searched."""
        end = monotonic() + _PATIENCE
        while self.finding.searching.busy:
            self.finding.searching.search_now()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
            assert monotonic() < end, "a search does not end"
        QApplication.processEvents()
        self.check()

    def leave_search(self, ending: str) -> None:
        """Put the bar away by Esc, or leave it open, and go back to the manuscript."""
        if ending == "escape" and not self.finding.bar.isHidden():
            self.finding.bar.field.setFocus()
            self.key(Qt.Key.Key_Escape)
            assert self.finding.bar.isHidden()
        self.back()

    def press(self, action: str) -> None:
        """Press the keys of an action in the manuscript."""
        self.manuscript.setFocus()
        QTest.keySequence(self.manuscript, _KEYS[action])
        self.check()

    def answer(self, how: str, what: str) -> None:
        """Answer the picker by keys: a `digit`, what is typed (`type`), a `row` from the top, or Esc."""
        (field,) = (f for f in self.picker.findChildren(QLineEdit) if f.parent() is self.picker)
        if how == "row":
            for _ in range(int(what)):
                QTest.keyClick(field, Qt.Key.Key_Down)
            QTest.keyClick(field, Qt.Key.Key_Return)
        if how == "digit":
            QTest.keyClick(field, Qt.Key(Qt.Key.Key_0.value + int(what)))
        elif how == "type":
            for preedit, commit in ((what, ""), ("", what)):
                event = QInputMethodEvent(preedit, [])
                event.setCommitString(commit)
                QApplication.sendEvent(field, event)
            QTest.keyClick(field, Qt.Key.Key_Return)
        if self.picker.isVisible():
            QTest.keyClick(field, Qt.Key.Key_Escape)
        QApplication.processEvents()
        self.manuscript.setFocus()
        self.check()

    def row_of_picker(self, number: int) -> str:
        """Return what a row of the picker shows; below the last comes the first."""
        (rows,) = self.picker.findChildren(QListWidget)
        return rows.item(number % rows.count()).text() if rows.count() else ""

    # History

    def _on_index(self, index: int) -> None:
        if index < self._index and not self._travelling:
            # A step was taken back as if it had not been.
            assert self.state == self._states[index]
        if not self._travelling:
            self._states[index] = self.state
        self._index = index

    def travel(self, *, back: bool) -> None:
        """Press the key of undo or redo, and assert that the state is the one that was there."""
        self.session.settle_input()
        self._travelling = True
        try:
            self.press("undo" if back else "redo")
        finally:
            self._travelling = False
        assert self.state == self._states[self._index]
        self.last_voices = dict(self._voices_at.get(self._index, {}))

    def assert_whole_history(self) -> None:
        """Undo to the start and redo to the end: value for value, record and review."""
        self.session.settle_input()
        stack = self.session.undo_stack
        index, end = stack.index(), self.state
        while stack.canUndo():
            self.travel(back=True)
        assert self.state == self.start
        self.assert_journal()
        while stack.index() < index:
            self.travel(back=False)
        assert self.state == end
        self.assert_journal()

    # Checks

    def check(self) -> None:
        """Assert that the record is well formed and shown as it is, in text and gutter."""
        self.bench.check()
        assert_gutter(self.manuscript, self.session)
        for person in self.record.participants:
            self._labels.setdefault(person.id, set()).add(person.label)

    def note_voices(self) -> None:
        """Take note of who says what now."""
        row = self.row
        self._twice |= {c for c, count in Counter(w.character for w in row).items() if count > 1}
        for word in row:
            if word.character in self._twice:
                self.last_voices.pop(word.character, None)
            elif word.voice is not None:
                self.last_voices[word.character] = word.voice
        self._voices_at[self._index] = dict(self.last_voices)

    def forget_voices(self, text: str) -> None:
        """Take note that words were put somewhere on purpose: who said them elsewhere is past."""
        for character in text:
            self.last_voices.pop(character, None)

    def assert_journal(self) -> None:
        """Assert that a start after a crash would find the state as it is."""
        assert self._journal.flush()
        path = journal_path(self._journal.lock.key)
        if path.exists():
            assert read_journal(path.read_bytes()).state == self.state

    def assert_file(self) -> None:
        """Assert that the file, read again, has the same words said under the same labels."""
        assert _printed(read_record(write_record(self.record))) == _printed(self.record)

    def paint(self) -> None:
        """Paint the window."""
        assert not self.window.grab().isNull()


def _column(*widgets: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return column


def _printed(record: Record) -> list[tuple[object, ...]]:
    """Return each word with what is printed of those who say it."""
    found: list[tuple[object, ...]] = []
    for word in row_of(record):
        speaker, along, role, written = word.voice or (None, (), None, None)
        labels = record.label_of(speaker), [record.label_of(ref) for ref in along]
        found.append((word.character, *labels, role, None if speaker else written))
    return found


def assert_gutter(manuscript: Manuscript, session: Session) -> None:
    """Assert that the gutter names whoever the record says, by label and digit."""
    record = session.record
    labels = {p.id: p.label for p in record.participants}
    digits = {d.participant: d.digit for d in session.review.digits}
    for index, block in enumerate(record.blocks):
        chip = manuscript.gutter.chip_of(index, block)
        if block.kind is not BlockKind.UTTERANCE:
            repeats = index > 0 and record.blocks[index - 1].kind is block.kind
            assert chip.text == KIND_NAMES[block.kind] or (repeats and not chip.text)
            assert chip.colour is None
        elif isinstance(block.speaker, str):
            assert chip.text.startswith(labels[block.speaker])
            assert chip.digit == digits.get(block.speaker)
        else:
            wanted = block.speaker.label if block.speaker else block.written or "発言者なし"
            assert wanted in chip.text
            assert chip.digit is None
