"""The panel below the manuscript in which replacements are looked at before they are made."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from zadankai_editor.ui.find.replacement_list import ReplacementList
from zadankai_editor.ui.theme import Theme


class ReplacementPreview(QWidget):
    """The list of replacements, and the button that makes those which are ticked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ReplacementList(theme)
        self._words = QLabel()
        self._words.setAccessibleName("置き換える数")
        self.all_button = _button("すべてに印", "すべてに印を付ける")
        self.none_button = _button("印を外す", "すべての印を外す")
        self.replace_button = _button("置き換える", "印のあるところを置き換える（Ctrl+Enter）")
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
        self.none_button.clicked.connect(lambda: self.list.rows.tick_all(ticked=False))
        self.list.rows.ticks_changed.connect(self._show_count)
        self._show_count()

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
        total, chosen = len(rows.values), rows.chosen_count
        if not total:
            words = "置き換えるところはありません。"
        elif chosen == total:
            words = f"{total}か所をすべて置き換えます。"
        else:
            words = f"{total}か所のうち{chosen}か所を置き換えます。"
        self._words.setText(words)
        self.replace_button.setEnabled(chosen > 0)
        self.all_button.setEnabled(chosen < total)
        self.none_button.setEnabled(chosen > 0)


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button
