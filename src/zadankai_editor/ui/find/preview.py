"""The panel below the manuscript in which replacements are looked at before they are made."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from zadankai_editor.ui.find.fields import REPLACE_KEYS
from zadankai_editor.ui.find.replacement_list import ReplacementList
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.lists import combination, overrides
from zadankai_editor.ui.widgets.plain_text import PlainLabel, plain_tip


class ReplacementPreview(QWidget):
    """The list of replacements, and the button that makes those which are ticked."""

    replace_pressed = Signal()
    """The key that replaces was pressed somewhere in here."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = dict.fromkeys(REPLACE_KEYS, self.replace_pressed.emit)
        self.list = ReplacementList(theme)
        self._words = PlainLabel()
        # Rather a second line than a wider window.
        self._words.setWordWrap(True)
        self._words.setAccessibleName("置き換える数")
        self.all_button = _button("すべてに印", "すべてに印を付ける")
        self.none_button = _button("印を外す", "すべての印を外す")
        self.replace_button = _button("置き換える", "印のある箇所を置き換える（Ctrl+Enter）")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        for button in (self.all_button, self.none_button, self.replace_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        self.all_button.clicked.connect(lambda: self.list.rows.tick_all(ticked=True))
        self.list.replace_pressed.connect(self.replace_pressed)
        self.none_button.clicked.connect(lambda: self.list.rows.tick_all(ticked=False))
        self.list.rows.ticks_changed.connect(self._show_count)
        self._show_count()

    def event(self, event: QEvent) -> bool:
        """Claim the key that replaces."""
        if overrides(event, self._keys):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Replace, whichever button has the focus."""
        act = self._keys.get(combination(event))
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    @property
    def told(self) -> str:
        """What is said to be about to happen."""
        return self._words.text()

    def follow_in_tab_order(self, widget: QWidget) -> None:
        """Let Tab lead from `widget` through the panel."""
        stops = (widget, self.list, self.all_button, self.none_button, self.replace_button)
        for one, next_one in pairwise(stops):
            self.setTabOrder(one, next_one)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.list.set_theme(theme)

    def _show_count(self) -> None:
        rows = self.list.rows
        total, chosen, removed = len(rows.values), rows.chosen_count, rows.removed_count
        self._words.setText(_about_to(total, chosen, removed) if rows.said else _not_said(total))
        removes = bool(chosen) and removed == chosen
        self.replace_button.setText("消す" if removes else "置き換える")
        name = "印のある箇所を消す" if removes else "印のある箇所を置き換える"
        self.replace_button.setAccessibleName(f"{name}（Ctrl+Enter）")
        self.replace_button.setToolTip(plain_tip(self.replace_button.accessibleName()))
        self.replace_button.setEnabled(chosen > 0)
        self.all_button.setEnabled(rows.said and chosen < total)
        self.none_button.setEnabled(chosen > 0)


def _not_said(total: int) -> str:
    if not total:
        return "置き換える箇所はありません。"
    return f"{total}か所あります。置き換える言葉を入れると、印が付きます。"


def _about_to(total: int, chosen: int, removed: int) -> str:
    """Say what is about to become of `total` matches, of which `chosen` are ticked and `removed` taken out."""
    if not total:
        return "置き換える箇所はありません。"
    which = f"{total}か所をすべて" if chosen == total else f"{total}か所のうち{chosen}か所を"
    if removed and removed == chosen:
        return f"{which}消します。"
    also = f"（{removed}か所は消えます）" if removed else ""
    return f"{which}置き換えます{also}。"


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(plain_tip(name))
    button.setAccessibleName(name)
    return button
