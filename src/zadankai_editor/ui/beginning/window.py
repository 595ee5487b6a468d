"""The window itself: title, date, people and agenda of a new record, each of which may be left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from zadankai_editor.japanese.typed_dates import in_words, understood
from zadankai_editor.record.commands.beginning import begin_record
from zadankai_editor.record.findings import Severity
from zadankai_editor.record.nodes import Participant
from zadankai_editor.record.steps import Refusal
from zadankai_editor.session.background import Job
from zadankai_editor.session.incoming import Brought, PlacePictures, Refused, Where, named, plan
from zadankai_editor.session.session import Session
from zadankai_editor.ui.appearance import MAIN_BUTTON
from zadankai_editor.ui.beginning.fields import BeginField
from zadankai_editor.ui.brought import dropped_by, holds_things, take_as_copy
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.form import VerticalScroll, column
from zadankai_editor.ui.widgets.message_boxes import afterwards, ask, tell
from zadankai_editor.ui.widgets.plain_text import PlainLabel
from zadankai_editor.ui.widgets.sizes import resize_within_screen
from zadankai_editor.ui.widgets.themed import MutedLabel, ProblemLabel, WrappedLabel

if TYPE_CHECKING:
    from zadankai_editor.recognize import AgendaRead, PeopleRead

_SIZE = QSize(640, 580)
_PAUSE_MS = 300
_REFUSED = "取り込めません"
_PEOPLE_LINES, _AGENDA_LINES = 6, 4
_MOST_NAMED, _MOST_DOUBTS = 6, 3
_ABOUT = (
    "分かるものだけ入れてください。どれも、あとから右のパネルで直せます。"
    "元の記録があるときは、「記録を貼り付ける」で発言までまとめて読み取れます。"
)
_PEOPLE_HINT = "一行に一人ずつ。例：\n桐生 誠　みなとがおか市長\n早瀬 文乃（図書館長）\n司会：沢渡 学"
_AGENDA_HINT = "一行に一つずつ。例：\nこれからの図書館\n夜のバス"


@dataclass(frozen=True)
class _Lists:
    """Both lists as they were typed, and as they were read."""

    typed: tuple[str, str]
    people: "PeopleRead"
    agenda: "AgendaRead"


class BeginWindow(QDialog):
    """Asks what is known of a new record; what is entered becomes one step of its history.

    Esc leaves everything out, after a question where something was typed. Deletes itself when it
    is closed.
    """

    said = Signal(str)
    """Something to be said for a moment."""
    record_pasted = Signal(QMimeData)
    """What may be a whole record is to be imported."""
    brought = Signal(object)
    """Files were dropped here (`Brought`): a record to be opened, or sources to be imported."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._lists: _Lists | None = None
        self._job: Job | None = None
        self._wanted = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("新しい記録")
        self.setAcceptDrops(True)
        self.title = BeginField("題名")
        self.date = BeginField("開催日")
        self.people = BeginField("参加者", _PEOPLE_LINES)
        self.agenda = BeginField("議題", _AGENDA_LINES)
        self.title.setPlaceholderText("例：これからの図書館を語る")
        self.date.setPlaceholderText("例：令和4年10月21日、2022-10-21")
        self.people.setPlaceholderText(_PEOPLE_HINT)
        self.agenda.setPlaceholderText(_AGENDA_HINT)
        self.date_read = MutedLabel()
        self.date_problem = ProblemLabel(theme)
        self.lists_read = MutedLabel()
        self.lists_read.setAccessibleName("読み取った参加者と議題")
        self.doubts = _DoubtLabel(theme)
        self.notes = VerticalScroll(_below_each_other(self.lists_read, self.doubts))
        self.date_read.hide()
        self.notes.hide()
        self.paste_button = QPushButton("記録を貼り付ける(&V)")
        self.skip_button = QPushButton("何も入れずに始める(&N)")
        self.begin_button = QPushButton("この内容で始める(&S)")
        self._arrange()
        self._wire()
        resize_within_screen(self, _SIZE)
        self.title.setFocus()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows: Sequence[tuple[str, BeginField, Sequence[QWidget]]] = (
            ("題名(&T)", self.title, ()),
            ("開催日(&D)", self.date, (self.date_read, self.date_problem)),
            ("参加者(&P)", self.people, ()),
            ("議題(&A)", self.agenda, (self.notes,)),
        )
        row = 0
        for words, field, notes in rows:
            label = PlainLabel(words)
            label.setBuddy(field)
            label.setContentsMargins(0, 6, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
            for note in notes:
                row += 1
                grid.addWidget(note, row, 1)
            row += 1
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.paste_button)
        foot.addStretch()
        foot.addWidget(self.skip_button)
        foot.addWidget(self.begin_button)
        for button in (self.paste_button, self.skip_button, self.begin_button):
            button.setAutoDefault(False)
        # Not Qt's default button: that would be pressed by an Enter on any other.
        self.begin_button.setProperty(MAIN_BUTTON, True)
        self.begin_button.setToolTip("Ctrl+Enter")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(14)
        whole.addWidget(MutedLabel(_ABOUT))
        whole.addLayout(grid, 1)
        whole.addLayout(foot)

    def _wire(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.title.entered.connect(self.date.setFocus)
        self.date.entered.connect(self.people.setFocus)
        self.date.textChanged.connect(self._show_date)
        for field in (self.people, self.agenda):
            field.textChanged.connect(self._pause.start)
        for field in (self.title, self.date):
            field.record_pasted.connect(self._take_record)
        self.paste_button.clicked.connect(lambda: self._take_record(QGuiApplication.clipboard().mimeData()))
        self.skip_button.clicked.connect(self.reject)
        self.begin_button.clicked.connect(self.begin)

    # What was understood

    def _show_date(self) -> None:
        date = understood(self.date.text()).date
        words = in_words(date) if date else ""
        self.date_read.setText(words)
        self.date_read.setVisible(bool(words))
        self.date_problem.say("")

    def _read(self) -> None:
        """Read the lists in the background, once more where they changed meanwhile."""
        if self._job is not None:
            return
        typed = self._typed_lists
        if self._lists is not None and self._lists.typed == typed:
            self._on_read(self._lists)
            return
        # No parent: a window that is closed does not wait.
        self._job = Job(lambda _job: _read(typed))
        self._job.done.connect(self._on_job_done)
        self._job.failed.connect(self._on_job_failed)
        self._job.start()

    @property
    def _typed_lists(self) -> tuple[str, str]:
        return self.people.text(), self.agenda.text()

    def _on_job_done(self, lists: _Lists) -> None:
        self._job = None
        self._lists = lists
        if lists.typed != self._typed_lists:
            self._read()
        else:
            self._on_read(lists)

    def _on_job_failed(self, error: Exception) -> None:
        self._job, self._wanted = None, False
        self.begin_button.setEnabled(True)
        raise error

    def _on_read(self, lists: _Lists) -> None:
        words = _in_words(lists)
        self.lists_read.setText(words)
        doubts = [doubt.message for doubt in (*lists.people.doubts, *lists.agenda.doubts)]
        self.doubts.say(doubts)
        self.notes.setVisible(bool(words or doubts))
        if self._wanted:
            self._finish(lists)

    # Beginning

    def begin(self) -> None:
        """Put what was entered into the record, and close; a date that is none is to be mended first."""
        QGuiApplication.inputMethod().commit()
        problem = understood(self.date.text()).problem
        if problem:
            self.date_problem.say(problem)
            self.date.setFocus()
            return
        self._wanted = True
        self.begin_button.setEnabled(False)
        self._read()

    def _finish(self, lists: _Lists) -> None:
        self._wanted = False
        self.begin_button.setEnabled(True)
        doubts = (*lists.people.doubts, *lists.agenda.doubts)
        if self._filled:
            outcome = begin_record(
                self._session.state,
                title=self.title.text(),
                date=understood(self.date.text()).date,
                participants=lists.people.participants,
                agenda=lists.agenda.items,
                doubts=doubts,
            )
            if isinstance(outcome, Refusal):
                self.date_problem.say(outcome.message)
                return
            self._session.dispatch(outcome)
            more = f"要確認が{len(doubts)}件あります。" if doubts else ""
            self.said.emit(f"新しい記録を始めました。{_in_words(lists)}{more}")
        self.accept()

    @property
    def _filled(self) -> bool:
        return any(field.text().strip() for field in (self.title, self.date, self.people, self.agenda))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files; a picture or a link, to say what is to be done with it."""
        if holds_things(event.mimeData()):
            take_as_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Leave files to the window behind this one, as when they are dropped there; refuse the rest in words."""
        if not holds_things(event.mimeData()):
            return
        take_as_copy(event)
        brought = dropped_by(event.mimeData())
        # Not within the event, for whose end the program that it comes from waits.
        QTimer.singleShot(0, self, lambda: self._take_things(brought))

    def _take_things(self, brought: Brought) -> None:
        planned = plan(brought, Where.WINDOW)
        if isinstance(planned, Refused):
            tell(self, _REFUSED, planned.message)
        elif isinstance(planned, PlacePictures):
            what = named(planned.paths) if planned.paths else "画像"
            tell(self, _REFUSED, f"{what}は、記録を始めてから、原稿か写真のパネルに入れてください。")
        elif not self._filled:
            self._leave_with(brought)
        else:
            ask(
                self,
                "ファイルの取り込み",
                f"ここに入れた題名や参加者は使わず、{named(brought.files)}から読み取ります。",
                [("取り込む(&P)", lambda: self._leave_with(brought))],
            )

    def _leave_with(self, brought: Brought) -> None:
        self.accept()
        self.brought.emit(brought)

    def _take_record(self, mime: QMimeData | None) -> None:
        """Import what may be a whole record, instead of what was entered here."""
        copied = _copied(mime)
        if not self._filled:
            self._leave_for(copied)
            return
        ask(
            self,
            "記録の貼り付け",
            "ここに入れた題名や参加者は使わず、貼り付ける記録から読み取ります。",
            [("貼り付ける(&P)", lambda: self._leave_for(copied))],
        )

    def _leave_for(self, mime: QMimeData) -> None:
        self.accept()
        self.record_pasted.emit(mime)

    # Leaving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter begins, Esc leaves everything out."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.begin()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close without taking anything; what was typed is not thrown away without a question."""
        if not self._filled:
            super().reject()
            return
        ask(
            self,
            "新しい記録",
            "入力した内容を、新しい記録に入れますか。",
            [
                ("入れる(&S)", afterwards(self, self.begin)),
                ("入れずに始める(&N)", afterwards(self, super().reject)),
            ],
        )


class _DoubtLabel(WrappedLabel):
    """What is not certain about the lists; hidden where all is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("要確認")
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.severity[Severity.DOUBT])
        self.setPalette(palette)

    def say(self, messages: Sequence[str]) -> None:
        """Say the first of `messages`, and how many more there are."""
        more = len(messages) - _MOST_DOUBTS
        shown = [*messages[:_MOST_DOUBTS], *([f"ほかに{more}か所あります。"] if more > 0 else [])]
        self.setText("\n".join(shown))
        self.setAccessibleDescription("\n".join(shown))
        self.setVisible(bool(shown))


def _read(typed: tuple[str, str]) -> _Lists:
    # What reads names loads a dictionary: in this thread, so that the window does not wait for it.
    from zadankai_editor.recognize import read_agenda, read_people

    return _Lists(typed, read_people(typed[0]), read_agenda(typed[1]))


def _below_each_other(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    layout = column(holder)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch()
    return holder


def _in_words(lists: _Lists) -> str:
    """Say whom and what was read."""
    people, items = lists.people.participants, lists.agenda.items
    words = ""
    if people:
        more = "ほか" if len(people) > _MOST_NAMED else ""
        named = "、".join(_named(person) for person in people[:_MOST_NAMED])
        words += f"参加者{len(people)}人（{named}{more}）。"
    if items:
        words += f"議題{len(items)}件。"
    return words


def _named(person: Participant) -> str:
    title = "・".join(filter(None, (person.title, person.post)))
    return f"{person.name or person.label}＝{title}" if title else person.name or person.label


def _copied(mime: QMimeData | None) -> QMimeData:
    """Return what is on the clipboard as it is now."""
    found = QMimeData()
    if mime is not None:
        for kind in ("text/plain", "text/html", "text/uri-list"):
            if mime.hasFormat(kind):
                found.setData(kind, mime.data(kind))
    return found
