"""The speaker picker at the caret: type to filter, digits assign at once, Enter takes what is picked."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QInputMethodEvent, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from zadankai_editor.record.nodes import Participant
from zadankai_editor.record.review import State
from zadankai_editor.ui.theme import Theme

_WIDTH = 440
_ROWS = 10
_NO_DIGIT = "\N{FIGURE SPACE}"
"""As wide as a digit."""
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


@dataclass(frozen=True)
class Choice:
    """A row: a participant, nobody (`participant` is `None`), or somebody new under `new_label`."""

    participant: str | None
    new_label: str | None = None
    by_digit: bool = field(default=False, compare=False)


def searchable(text: str) -> str:
    """Return `text` so that width, kana and case do not matter."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).translate(_HIRAGANA)


def matches(participant: Participant, typed: str) -> bool:
    """Tell whether what was typed is part of a name, a reading or a title."""
    wanted = searchable(typed)
    fields = (participant.label, participant.name, participant.reading, participant.title, participant.post)
    return any(wanted in searchable(field) for field in fields if field)


class SpeakerPicker(QFrame):
    """A small panel over the manuscript.

    Enter takes only what was picked on purpose: the top of what was filtered, or a row that the
    arrow keys led to. Otherwise whoever types Enter once too often would give the next words to
    the first in the list.
    """

    chosen = Signal(object)
    """Somebody was chosen: the `Choice`."""
    dismissed = Signal()
    """Nobody was chosen, by Esc or Enter: the keys belong to the manuscript again."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = State()
        self._composing = False
        self.setObjectName("speakerPicker")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._title = QLabel("だれの発言ですか")
        self._field = QLineEdit()
        self._field.setPlaceholderText("名前・よみ・肩書で絞り込み、数字ですぐ決定")
        self._field.setAccessibleName("発言者を探す")
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName("発言者の候補")
        self._list.setIconSize(QSize(12, 12))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        for widget in (self._title, self._field, self._list):
            layout.addWidget(widget)
        self._field.textChanged.connect(self._fill)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(self._take)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def ask(self, state: State, at: QPoint, current: str | None) -> None:
        """Show the picker at a place of the parent; `current` is who speaks now."""
        self._state = state
        self._composing = False
        self._field.clear()
        self._fill("")
        for row in range(self._list.count()):
            if self._choice(self._list.item(row)).participant == current and current is not None:
                self._list.setCurrentRow(row)
        self._place(at)
        self.show()
        self.raise_()
        self._field.setFocus()

    def _place(self, at: QPoint) -> None:
        self._list.setFixedHeight(self._list.sizeHintForRow(0) * min(_ROWS, self._list.count()) + 8)
        self.resize(_WIDTH, self.sizeHint().height())
        parent = self.parentWidget()
        area = parent.rect() if parent else self.rect()
        # Below the caret, or above it where there is no room; the caret may be out of sight.
        below = at.y() + self.height() < area.bottom()
        y = at.y() if below else min(at.y() - 32, area.bottom() - 8) - self.height()
        self.move(max(8, min(at.x(), area.right() - self.width() - 8)), max(8, y))

    def _fill(self, typed: str) -> None:
        self._list.clear()
        wanted = typed.strip()
        digits = {d.participant: d.digit for d in self._state.review.digits}
        people = list(enumerate(self._state.record.participants))
        people = [(i, p) for i, p in people if not wanted or matches(p, wanted)]
        if wanted:
            # With the input method on, a digit comes as text: １.
            found = [
                i for i, p in enumerate(self._state.record.participants) if p.id == self._by_digit(wanted)
            ]
            people = [(i, self._state.record.participants[i]) for i in found] or people
        widest = max((len(person.label) for _, person in people), default=0)
        for index, person in people:
            digit = digits.get(person.id)
            beside = "　".join(x for x in (person.name, person.title) if x)
            # Full-width spaces bring the names below one another.
            text = f"{_NO_DIGIT if digit is None else digit}　{person.label.ljust(widest, '　')}　{beside}"
            self._add(text, Choice(person.id), self._theme.chip_of(index))
        if not wanted or matches(Participant(id="p", label="発言者なし"), wanted):
            self._add(f"{_NO_DIGIT}　発言者なし", Choice(None), None)
        if wanted and all(searchable(p.label) != searchable(wanted) for _, p in people):
            self._add(f"{_NO_DIGIT}　「{wanted}」を新しい発言者にする", Choice(None, wanted), None)
        self._list.setCurrentRow(0 if wanted else -1)

    def _by_digit(self, typed: str) -> str | None:
        wanted = searchable(typed)
        return next((d.participant for d in self._state.review.digits if str(d.digit) == wanted), None)

    def _add(self, text: str, choice: Choice, colour: QColor | None) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, choice)
        item.setIcon(_dot(colour))
        self._list.addItem(item)

    @staticmethod
    def _choice(item: QListWidgetItem) -> Choice:
        found: Choice = item.data(Qt.ItemDataRole.UserRole)
        return found

    def _take(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(self._choice(item))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the keys of the field; a composition keeps its own."""
        if watched is self._field:
            if isinstance(event, QInputMethodEvent):
                self._composing = bool(event.preeditString())
            elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
                self._on_focus_lost(event.reason())
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return not self._composing and self._key(event)
        return super().eventFilter(watched, event)

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
            if item is None:
                self._dismiss()
            else:
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

    def _take_digit(self, digit: int) -> bool:
        found: Sequence[str] = [d.participant for d in self._state.review.digits if d.digit == digit]
        if not found:
            return False
        self.hide()
        self.chosen.emit(Choice(found[0], by_digit=True))
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
