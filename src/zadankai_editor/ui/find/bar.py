"""The bar above the manuscript: what to search, what to put in its place, and how often it was found."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from zadankai_editor.record.search.query import Found
from zadankai_editor.ui.find.conditions import Conditions
from zadankai_editor.ui.find.fields import REPLACE_KEYS, SearchField
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.lists import combination, overrides
from zadankai_editor.ui.widgets.plain_text import PlainLabel, plain_tip
from zadankai_editor.ui.widgets.themed import IconButton, MutedLabel, ProblemLabel, set_theme_within

_NOWHERE = "見つかりません"
_NEW = "置き換える言葉"
_TAKEN_OUT = "（消します）"
_NOTHING = "空にする（見つかった言葉を消す）"
_NOTHING_SHORT = "空にする"
_NOTHING_TIP = "置き換える言葉を入れずに、見つかった言葉を消します"

_GAP, _SIDES = 8, 20
_LEAST_CHARACTERS = 12
"""So many characters of Japanese a field holds at least, beside what belongs to it."""
_WIDE = ((0, 1), (1, 1), (1, 2, 1, 2), (0, 2), (0, 3))
_NARROW = ((0, 1, 1, 2), (1, 1, 1, 3), (2, 0, 1, 2), (2, 2, 1, 2), (0, 3))
"""Where the two fields, the box, the buttons and the one that closes stand: row, column, rows, columns."""


class FindBar(QWidget):
    """Search field, count and conditions; with `set_replacing` a field for the new words too."""

    text_changed = Signal()
    """Other words, or by other conditions."""
    new_text_changed = Signal()
    step_wanted = Signal(int)
    list_wanted = Signal()
    replace_pressed = Signal()
    closed = Signal()
    """The button that closes was pressed."""
    shown = Signal()
    hidden = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = dict.fromkeys(REPLACE_KEYS, self.replace_pressed.emit)
        self.field = SearchField("探す言葉", "探す言葉")
        self.new_field = SearchField(_NEW, _NEW)
        self.nothing_box = QCheckBox(f"{_NOTHING}(&D)")
        self.nothing_box.setAccessibleName(_NOTHING)
        self.nothing_box.setToolTip(plain_tip(_NOTHING_TIP))
        self.conditions = Conditions()
        self.conditions_button = QToolButton()
        self.conditions_button.setCheckable(True)
        self.conditions_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.conditions_button.setToolTip("全角・半角やかなの区別、正規表現、探す範囲")
        self._buttons = QWidget()
        self.count = PlainLabel()
        self.count.setAccessibleName("見つかった数")
        self.previous_button = IconButton("up", "前を探す", theme, key="Shift+F3")
        self.next_button = IconButton("down", "次を探す", theme, key="F3")
        self.close_button = IconButton("close", "閉じて原稿に戻る", theme, key="Esc")
        self._new_label = PlainLabel("置き換え")
        self._note = MutedLabel()
        self._problem = ProblemLabel(theme)
        self._found: Found | None = None
        self._new_problem = ""
        self._arrange()
        self._wire()
        self.set_replacing(replacing=False)
        self.show_found(None, None)

    def _arrange(self) -> None:
        grid = self._grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(6)
        grid.addWidget(PlainLabel("探す"), 0, 0)
        grid.addWidget(self._new_label, 1, 0)
        grid.setColumnStretch(1, 1)
        widest = f"{_NOWHERE}　"
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance(widest))
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(4)
        buttons.addWidget(self.count)
        for button in (self.previous_button, self.next_button, self.conditions_button):
            buttons.addWidget(button)
        self._place(narrow=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDES - 8, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(grid)
        for widget in (self.conditions, self._note, self._problem):
            column.addWidget(widget)
        self.setTabOrder(self.field, self.new_field)
        self.setTabOrder(self.new_field, self.nothing_box)
        self.setTabOrder(self.nothing_box, self.previous_button)

    def _place(self, *, narrow: bool) -> None:
        """Put what belongs to the fields beside them; where the bar is narrow, below them."""
        self._narrow = narrow
        places = _NARROW if narrow else _WIDE
        below = (self.field, self.new_field, self.nothing_box, self._buttons, self.close_button)
        for widget, place in zip(below, places, strict=True):
            self._grid.removeWidget(widget)
            self._grid.addWidget(widget, *place)
        self.conditions.set_narrow(on=narrow)
        self.nothing_box.setText(f"{_NOTHING_SHORT if narrow else _NOTHING}(&D)")

    def _fit(self) -> None:
        """Be narrow where the fields would hold too few characters beside what belongs to them."""
        metrics = self.fontMetrics()
        beside = self._buttons.sizeHint().width() + _GAP + self.close_button.sizeHint().width()
        label = metrics.horizontalAdvance("探す")
        if self.replacing:
            label = metrics.horizontalAdvance(self._new_label.text())
            box = self.nothing_box.sizeHint().width()
            if self._narrow:
                box += metrics.horizontalAdvance(_NOTHING) - metrics.horizontalAdvance(_NOTHING_SHORT)
            beside = max(beside, box)
        room = self.contentsRect().width() - _SIDES - label - 2 * _GAP - beside
        narrow = room < _LEAST_CHARACTERS * metrics.horizontalAdvance("国")
        if narrow is not self._narrow:
            self._place(narrow=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether the fields have room."""
        super().resizeEvent(event)
        # Not from within a layout that is being made.
        QTimer.singleShot(0, self, self._fit)

    def _wire(self) -> None:
        self.field.textChanged.connect(self._on_text_changed)
        self.conditions.changed.connect(self._on_conditions)
        self.conditions.passage_wanted.connect(self._on_conditions)
        self.new_field.textChanged.connect(self.new_text_changed)
        self.nothing_box.toggled.connect(self._on_nothing)
        self.field.entered.connect(self.step_wanted)
        self.new_field.entered.connect(self.list_wanted)
        for field in (self.field, self.new_field):
            field.down_pressed.connect(self.list_wanted)
            field.replace_pressed.connect(self.replace_pressed)
        self.previous_button.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next_button.clicked.connect(lambda: self.step_wanted.emit(1))
        self.close_button.clicked.connect(self.closed)
        self.conditions_button.toggled.connect(self.conditions.setVisible)
        self.conditions.hide()
        self._show_condition_count()

    @property
    def replacing(self) -> bool:
        """Whether new words are asked for too."""
        return not self.new_field.isHidden()

    def set_replacing(self, *, replacing: bool) -> None:
        """Ask for new words too, or not any more."""
        self.new_field.setVisible(replacing)
        self.nothing_box.setVisible(replacing)
        self._new_label.setVisible(replacing)
        self._fit()

    @property
    def new_text(self) -> str | None:
        """The new words, empty where what was found is to be taken out; `None` while that is not said."""
        return "" if self.nothing_box.isChecked() else self.new_field.text() or None

    @property
    def note(self) -> str:
        """What is said about matches that were left out."""
        return self._note.text()

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        set_theme_within(self, theme)

    def show_searching(self) -> None:
        """Say that the answer is still to come."""
        self.count.setText("探しています…")
        self.count.setAccessibleDescription(self.count.text())
        self._note.setText("")

    def show_found(self, found: Found | None, current: int | None) -> None:
        """Say how much was found, which of it is selected (from 0), and what was left out or wrong.

        `None` where nothing is searched.
        """
        self._found = found
        total = len(found.matches) if found else 0
        if found is None or (found.problem and not total):
            words = ""
        elif not total:
            words = _NOWHERE
        else:
            words = f"{total}か所" if current is None else f"{current + 1}／{total}"
        self.count.setText(words)
        self.count.setAccessibleDescription(words)
        inside = found.inside_names if found else 0
        self._note.setText(
            f"長い名前の途中にある{inside}か所は除いています。条件の「名前の途中も」で探せます。"
            if inside
            else ""
        )
        self._note.setVisible(bool(inside))
        self._say_problem()

    def set_new_problem(self, problem: str) -> None:
        """Say what is wrong with the new words; nothing where that is empty."""
        self._new_problem = problem
        self._say_problem()

    def _say_problem(self) -> None:
        new_problem = self._new_problem if self.replacing else ""
        self._problem.say((self._found.problem if self._found else "") or new_problem)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that somebody searches."""
        super().showEvent(event)
        if not event.spontaneous():
            self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that nobody searches any more."""
        super().hideEvent(event)
        if not event.spontaneous():
            if self.isHidden():
                self.nothing_box.setChecked(False)
            self.hidden.emit()

    def event(self, event: QEvent) -> bool:
        """Claim the key that replaces, wherever in the bar the keys go."""
        if self.replacing and overrides(event, self._keys):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Replace, wherever in the bar the keys go."""
        act = self._keys.get(combination(event)) if self.replacing else None
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self) -> None:
        # That was said of other words.
        self.nothing_box.setChecked(False)
        self.text_changed.emit()

    def _on_nothing(self, nothing: bool) -> None:
        self.new_field.setEnabled(not nothing)
        self.new_field.setPlaceholderText(_TAKEN_OUT if nothing else _NEW)
        self.new_text_changed.emit()

    def _on_conditions(self) -> None:
        self._show_condition_count()
        self.text_changed.emit()

    def _show_condition_count(self) -> None:
        count = self.conditions.count
        words = f"条件 {count}" if count else "条件"
        self.conditions_button.setText(words)
        self.conditions_button.setAccessibleName(
            f"探す条件。{count}個を変えています" if count else "探す条件"
        )
