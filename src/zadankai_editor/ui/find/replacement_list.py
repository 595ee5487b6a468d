"""All replacements in a list, each with a box."""

from PySide6.QtCore import QKeyCombination, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from zadankai_editor.record.nodes import Record
from zadankai_editor.record.search.query import Match
from zadankai_editor.record.search.replacing import Replacement, Template
from zadankai_editor.ui.find.colours import removed_colour
from zadankai_editor.ui.find.fields import REPLACE_KEYS
from zadankai_editor.ui.find.rows import Row, replacement_of, row_of
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.lists import ChoiceList
from zadankai_editor.ui.widgets.rows import PAD, RowDelegate, bold, line, smaller
from zadankai_editor.ui.widgets.tick_box import BOX, paint_box
from zadankai_editor.ui.widgets.values_model import VALUE_ROLE, ValuesModel

_Index = QModelIndex | QPersistentModelIndex
_WHO_EM = 7
_ARROW = " → "
_NOTHING_LEFT = "（消す）"
_LINES = 1.7
_FAINT = 0.4
_CHECK = Qt.ItemDataRole.CheckStateRole


class ReplacementModel(ValuesModel[Match]):
    """The matches in a record, with what each becomes and whether it is ticked.

    None is ticked, and none can be, while nobody has said what they become. What was unticked stays
    so while the same words are found again, after an edit elsewhere.
    """

    ticks_changed = Signal()
    template_wanted = Signal()
    """Somebody wants to tick what nobody knows to replace by what."""

    def __init__(self) -> None:
        super().__init__()
        self._record = Record()
        self._template: Template | None = None
        self._unticked: set[tuple[str, int, str]] = set()

    def show_matches(self, record: Record, matches: tuple[Match, ...], *, anew: bool) -> None:
        """Show matches in `record`; all of them ticked where they are `anew`, of another search."""
        self._record = record
        if anew:
            self._unticked.clear()
        self.show(matches)
        self._tell()

    def set_template(self, template: Template | None) -> None:
        """Show what matches become by another template; by `None` that is not said yet."""
        if template != self._template:
            self._template = template
            self._tell()

    @property
    def chosen(self) -> list[Replacement]:
        """The replacements that are ticked."""
        template = self._template
        if template is None:
            return []
        return [replacement_of(self._record, m, template) for m in self.values if self._is_ticked(m)]

    @property
    def said(self) -> bool:
        """Whether it is said what the matches become."""
        return self._template is not None

    @property
    def chosen_count(self) -> int:
        """How many are ticked."""
        return sum(map(self._is_ticked, self.values))

    @property
    def removed_count(self) -> int:
        """How many of those that are ticked are taken out, and nothing comes in their place."""
        if self._template is None:
            return 0
        if any(isinstance(piece, int) for piece in self._template.pieces):
            return sum(not replacement.new for replacement in self.chosen)
        return 0 if any(self._template.pieces) else self.chosen_count

    def tick_all(self, *, ticked: bool) -> None:
        """Tick all, or none."""
        self._unticked = set() if ticked else {_key(match) for match in self.values}
        self._tell()

    def toggle(self, row: int) -> None:
        """Tick the match in a row, or do not any more."""
        if self._template is None:
            self.template_wanted.emit()
            return
        self._unticked ^= {_key(self.values[row])}
        self.dataChanged.emit(self.index(row), self.index(row))
        self.ticks_changed.emit()

    def text(self, value: Match) -> str:
        return self._row(value).spoken

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every row has a box."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        match = self.value_at(index)
        if match is not None and role == VALUE_ROLE:
            return self._row(match)
        if match is not None and role == _CHECK:
            return Qt.CheckState.Checked if self._is_ticked(match) else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: _Index, _value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Let assistive tools use the box as Space does."""
        if role != _CHECK:
            return False
        self.toggle(index.row())
        return True

    def _row(self, match: Match) -> Row:
        return row_of(self._record, match, self._template, ticked=self._is_ticked(match))

    def _is_ticked(self, match: Match) -> bool:
        return self._template is not None and _key(match) not in self._unticked

    def _tell(self) -> None:
        if self.values:
            self.dataChanged.emit(self.index(0), self.index(len(self.values) - 1))
        self.ticks_changed.emit()


def _key(match: Match) -> tuple[str, int, str]:
    return match.block, match.start, match.text


class ReplacementDelegate(RowDelegate):
    """Paints the box, who speaks, and on one line the words before, the old ones, the new ones, the rest."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the height of one line."""
        return QSize(100, int(QFontMetrics(option.font).height() * _LINES))

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one replacement."""
        row: Row = index.data(VALUE_ROLE)
        area: QRect = option.rect
        if not option.state & QStyle.StateFlag.State_Enabled:
            painter.setOpacity(_FAINT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(
            painter, area.left() + PAD, area.top() + (area.height() - BOX) / 2, self.theme, ticked=row.ticked
        )
        left = area.left() + box_width()
        who_width = QFontMetrics(option.font).horizontalAdvance("国") * _WHO_EM
        small = smaller(option.font)
        line(
            painter, QRect(left, area.top(), who_width - PAD, area.height()), row.who, small, self.theme.muted
        )
        words = area.adjusted(box_width() + who_width, 0, -PAD, 0)
        for text, font, colour in self._pieces(row, option.font, words.width()):
            words.setLeft(words.left() + line(painter, words, text, font, colour))

    def _pieces(self, row: Row, font: QFont, room: int) -> list[tuple[str, QFont, QColor]]:
        """Return the pieces of the line, cut so that the old and the new words are in sight."""
        plain, heavy, struck = QFontMetrics(font), bold(font), QFont(font)
        struck.setStrikeOut(row.ticked)
        text, right = self.theme.text, Qt.TextElideMode.ElideRight
        old = plain.elidedText(row.old, right, room // 3)
        pieces = [(old, struck, removed_colour(self.theme) if row.ticked else text)]
        if row.ticked:
            new = QFontMetrics(heavy).elidedText(row.new or _NOTHING_LEFT, right, room // 3)
            pieces += [(_ARROW, font, self.theme.muted), (new, heavy, self.theme.accent)]
        taken = sum(QFontMetrics(used).horizontalAdvance(words) for words, used, _ in pieces)
        before = plain.elidedText(row.before, Qt.TextElideMode.ElideLeft, (room - taken) * 2 // 5)
        return [(before, font, text), *pieces, (row.after, font, text)]


def box_width() -> int:
    """Return how much of a row belongs to the box (pixels)."""
    return PAD + BOX + PAD


class ReplacementList(ChoiceList):
    """The list. Space ticks; a double click or Enter goes to the words in the manuscript."""

    replace_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.rows = ReplacementModel()
        super().__init__("置き換えの一覧", self.rows, parent)
        self.rows.setParent(self)
        self._delegate = ReplacementDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleDescription("スペースで印を付け外しします。Enterで原稿のその場所へ移ります。")
        self.click_chooses = False
        self.keys = {
            QKeyCombination(Qt.Key.Key_Space): self._toggle,
            **dict.fromkeys(REPLACE_KEYS, self.replace_pressed.emit),
        }

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.theme = theme
        self.viewport().update()

    def go_to(self, row: int) -> None:
        """Choose a row; nobody is told."""
        if row != self.currentIndex().row():
            self.blockSignals(True)
            self.setCurrentIndex(self.rows.index(row))
            self.blockSignals(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        on_box = place.x() < box_width() and self.indexAt(place) == self.currentIndex()
        if event.button() == Qt.MouseButton.LeftButton and on_box:
            self._toggle()

    def _toggle(self) -> None:
        if self.currentIndex().isValid():
            self.rows.toggle(self.currentIndex().row())
