"""The speaker picker at the caret: type to filter, digits assign at once, Enter takes what is picked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QIcon,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from zadankai_editor.japanese.kana import hiragana, romaji, spelling
from zadankai_editor.japanese.pronouncing import likely_reading
from zadankai_editor.record.nodes import Participant
from zadankai_editor.record.review import State
from zadankai_editor.ui.tagging.composed import key_that_types
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.announcing import announce
from zadankai_editor.ui.widgets.beside import About, Room, room_beside
from zadankai_editor.ui.widgets.history_keys import OwnHistory
from zadankai_editor.ui.widgets.plain_text import PlainLabel, plain_tip
from zadankai_editor.ui.widgets.text_only import TextOnly

_WIDTH = 440
_LEAST_WIDTH = 300
_ROWS = 10
_LEAST_ROWS = 4
_WIDEST_LABEL = 8
"""So many full-width characters of a label are shown: a longer one would push all names out of sight."""
_NO_DIGIT = "\N{FIGURE SPACE}"
"""As wide as a digit."""
_ASKED = "名前・よみ・ローマ字・肩書で絞り込み、数字ですぐ決定"
_NAME_WANTED = "新しい発言者の名前を入れて Enter"


@dataclass(frozen=True)
class Choice:
    """A row: a participant, nobody (`participant` is `None`), or somebody new under `new_label`.

    An empty `new_label`: the name is still to be typed.
    """

    participant: str | None
    new_label: str | None = None


@dataclass(frozen=True)
class Question:
    """What the picker asks: its title, the ids of participants in the order of the rows, who it is now.

    Who is not in `order` is not offered. `others`: nobody and somebody new are offered, too.
    """

    title: str
    order: tuple[str, ...]
    current: str | None = None
    others: bool = True


def matches(participant: Participant, typed: str) -> bool:
    """Tell whether what was typed is part of a name, a reading or a title, or begins a name in Latin letters.

    A reading that the record does not have is taken as a dictionary has it. `km` are initials: of
    くさか まなぶ as of こうの みか.
    """
    wanted = hiragana(typed)
    shown = (participant.label, participant.name, participant.reading, participant.title, participant.post)
    reading = participant.reading or likely_reading(participant.name or participant.label)
    if any(wanted in hiragana(field) for field in (*shown, reading) if field):
        return True
    words = [romaji(word) for word in reading.split()]
    letters = spelling(typed) if wanted.isascii() and wanted.isalpha() else ""
    initials = "".join(word[:1] for word in words)
    return bool(letters) and (initials.startswith(letters) or any(w.startswith(letters) for w in words))


class SpeakerPicker(QFrame):
    """A small panel over the window, which leaves in sight what it asks about.

    A digit that is the first key chooses at once whoever has it: each digit is one person's, so that
    no other can be meant. What is typed behind it is text of the manuscript.
    Enter takes the current row, at first the top one: the likeliest. An Enter that repeats because
    the key is held down takes nobody, so that nothing is decided by a finger that rests.
    """

    chosen = Signal(object)
    """Somebody was chosen: the `Choice`."""
    dismissed = Signal()
    """Nobody was chosen, by Esc or Enter: the keys belong to the manuscript again."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = State()
        self._question = Question("", ())
        self._composing = False
        self._room = Room(QRect())
        self.setObjectName("speakerPicker")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._title = PlainLabel()
        self._title.setWordWrap(True)
        self._field = QLineEdit()
        OwnHistory(self._field)
        TextOnly(self._field)
        self._field.setAccessibleName("発言者を探す")
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName("発言者の候補")
        self._nobody = PlainLabel("当てはまる人がいません。")
        self._list.setIconSize(QSize(12, 12))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        for widget in (self._title, self._field, self._nobody, self._list):
            layout.addWidget(widget)
        self._list.currentItemChanged.connect(self._tell_row)
        self._field.textChanged.connect(self._fill)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(self._take)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def ask(self, state: State, about: About, question: Question) -> None:
        """Show the picker beside what is asked about."""
        self._state, self._question = state, question
        self._composing = False
        self._title.setText(question.title)
        self._field.setPlaceholderText(_ASKED)
        self._field.clear()
        self._fill("")
        self._find_room(about)
        self.show()
        self.raise_()
        self._field.setFocus()

    def _tell_row(self, item: QListWidgetItem | None) -> None:
        """Let screen readers, which follow the focus, hear what is asked and of the row."""
        words = str(item.data(Qt.ItemDataRole.AccessibleTextRole)) if item else self._nobody.text()
        row = " ".join(words.split())
        words = f"{self._question.title}。{row}"
        self._field.setAccessibleDescription(words)
        if self.isVisible():
            announce(self._field, row)

    def _find_room(self, about: About) -> None:
        self.ensurePolished()
        parent = self.parentWidget()
        window = parent.rect() if parent else self.rect()
        rows = self._list.count()
        heights = self._height_with(min(_LEAST_ROWS, rows), _WIDTH), self._height_with(rows, _WIDTH)
        self._room = room_beside(window, about, (_LEAST_WIDTH, _WIDTH), heights)
        self._fit()

    def _fit(self) -> None:
        """Take as much room as the rows need and there is; without a row, that is said in their place.

        The side on which the picker stands stays the same while it is open.
        """
        rows = self._list.count()
        self._list.setVisible(rows > 0)
        self._nobody.setVisible(rows == 0 and bool(self._field.text().strip()))
        self.ensurePolished()
        width = self._room.area.width()
        placed = self._room.placed(self._height_with(rows, width))
        if rows:
            spare = self._height_with(rows, width) - placed.height()
            self._list.setFixedHeight(max(self._rows_height(1), self._rows_height(rows) - spare))
        self.setGeometry(placed)

    def _rows_height(self, rows: int) -> int:
        return self._list.sizeHintForRow(0) * min(_ROWS, rows) + 8 if rows else 0

    def _height_with(self, rows: int, width: int) -> int:
        """Return how high the picker is with so many rows in sight."""
        if rows:
            self._list.setFixedHeight(self._rows_height(rows))
        self._column.activate()
        frame = 2 * self.frameWidth()
        return self._column.totalHeightForWidth(width - frame) + frame

    def _fill(self, typed: str) -> None:
        self._list.clear()
        wanted = typed.strip()
        people = {p.id: (i, p) for i, p in enumerate(self._state.record.participants)}
        offered = [people[who] for who in self._question.order if who in people]
        found = [(i, p) for i, p in offered if not wanted or matches(p, wanted)]
        if wanted:
            # With the input method on, a digit comes as text: １.
            by_digit = self._by_digit(wanted)
            found = [(i, p) for i, p in offered if p.id == by_digit] or found
        widest = min(_WIDEST_LABEL, max((len(person.label) for _, person in found), default=0))
        for index, person in found:
            words = self._words(person, widest)
            self._add(words, Choice(person.id), self._theme.chip_of(index), whole=self._words(person))
        if self._question.others:
            self._add_others(wanted, [person for _, person in found])
        self._list.setCurrentRow(0)
        self._fit()

    def _words(self, person: Participant, widest: int | None = None) -> str:
        """Return the row of `person`; with `widest`, so that the names stand below one another."""
        digit = next((d.digit for d in self._state.review.digits if d.participant == person.id), None)
        beside = "　".join(x for x in (person.name, person.title) if x)
        now = "　（今の発言者）" if person.id == self._question.current else ""
        label = person.label
        if widest is not None:
            label = label if len(label) <= widest else f"{label[: widest - 1]}…"
            label = label.ljust(widest, "　")
        return f"{_NO_DIGIT if digit is None else digit}　{label}　{beside}{now}"

    def _add_others(self, wanted: str, found: Sequence[Participant]) -> None:
        if not wanted or matches(Participant(id="p", label="発言者なし"), wanted):
            self._add(f"{_NO_DIGIT}　発言者なし", Choice(None), None)
        if not wanted:
            self._add(f"{_NO_DIGIT}　新しい発言者…", Choice(None, ""), None)
        elif all(hiragana(p.label) != hiragana(wanted) for p in found):
            self._add(f"{_NO_DIGIT}　「{wanted}」を新しい発言者にする", Choice(None, wanted), None)

    def _by_digit(self, typed: str) -> str | None:
        wanted = hiragana(typed)
        return next((d.participant for d in self._state.review.digits if str(d.digit) == wanted), None)

    def _add(self, text: str, choice: Choice, colour: QColor | None, whole: str = "") -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, whole or text)
        item.setToolTip(plain_tip(whole))
        item.setData(Qt.ItemDataRole.UserRole, choice)
        item.setIcon(_dot(colour))
        self._list.addItem(item)

    @staticmethod
    def _choice(item: QListWidgetItem) -> Choice:
        found: Choice = item.data(Qt.ItemDataRole.UserRole)
        return found

    def _take(self, item: QListWidgetItem) -> None:
        choice = self._choice(item)
        if choice.new_label == "":
            self._list.clear()
            self._fit()
            self._field.setPlaceholderText(_NAME_WANTED)
            self._field.setFocus()
            return
        self.hide()
        self.chosen.emit(choice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the keys of the field; a composition keeps its own."""
        if watched is self._field:
            if isinstance(event, QInputMethodEvent):
                if self._takes_composed(event):
                    return True
                self._composing = bool(event.preeditString())
            elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
                self._on_focus_lost(event.reason())
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return not self._composing and self._key(event)
        return super().eventFilter(watched, event)

    def _takes_composed(self, event: QInputMethodEvent) -> bool:
        """Take a digit that an input method makes text of, and tell whether it was one that chooses."""
        key = key_that_types(event.commitString() or event.preeditString())
        if self._field.text() or key is None or self._holder_of(chr(key)) is None:
            return False
        # The input method is in the middle of its event: the focus may not go yet.
        QTimer.singleShot(0, self, lambda: self._take_composed(int(chr(key))))
        return True

    def _take_composed(self, digit: int) -> None:
        if self.isVisible():
            QGuiApplication.inputMethod().reset()
            self._take_digit(digit)

    def _on_focus_lost(self, reason: Qt.FocusReason) -> None:
        # Another window, or a popup of the field's own, gives the focus back; a click elsewhere does not.
        if reason not in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}:
            self.hide()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._dismiss()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            item = self._list.currentItem()
            # Without a current row Qt answers None, whatever its stubs say.
            if item is not None and not event.isAutoRepeat():
                self._take(item)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif not self._field.text() and event.text() in set("0123456789"):
            return self._take_digit(int(event.text()))
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        count, row = self._list.count(), self._list.currentRow()
        if count and row < 0:
            self._list.setCurrentRow(0 if step > 0 else count - 1)
        elif count:
            self._list.setCurrentRow((row + step) % count)

    def _holder_of(self, digit: str) -> str | None:
        """Return who is offered and has this digit."""
        by_digit = (d.participant for d in self._state.review.digits if str(d.digit) == digit)
        return next((who for who in by_digit if who in self._question.order), None)

    def _take_digit(self, digit: int) -> bool:
        found = self._holder_of(str(digit))
        if found is None:
            return False
        self.hide()
        self.chosen.emit(Choice(found))
        return True

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()


def _dot(colour: QColor | None) -> QIcon:
    picture = QPixmap(12, 12)
    picture.fill(Qt.GlobalColor.transparent)
    if colour is not None:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colour)
        painter.setPen(colour.darker(130))
        painter.drawEllipse(1, 1, 10, 10)
        painter.end()
    return QIcon(picture)
