"""Which action has which key: looking it up, changing it, and having it back."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zadankai_editor.ui.action_search import found_actions
from zadankai_editor.ui.actions import ACTIONS, ActionSpec, menu_name, plain
from zadankai_editor.ui.fixed_keys import normal, shown
from zadankai_editor.ui.keymap import Keymap
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.history_keys import OwnHistory
from zadankai_editor.ui.widgets.plain_text import PlainLabel
from zadankai_editor.ui.widgets.themed import MutedLabel, ProblemLabel, WrappedLabel

_SPECS = {spec.id: spec for spec in ACTIONS}
_NAME, _MENU, _KEYS, _CHANGED = range(4)
_HINT = "操作を選んで Enter を押し、新しいキーを押します。Esc でやめます。"


class KeysPage(QWidget):
    """A list of all actions; below it the key of the one chosen is recorded.

    A key that nobody has is given at once; one that another action has only when somebody says so.
    """

    def __init__(self, keymap: Keymap, theme: Theme) -> None:
        super().__init__()
        self._keymap = keymap
        self._wanted = ""
        self.search = QLineEdit()
        OwnHistory(self.search)
        self.search.setPlaceholderText("名前・よみ・ローマ字・キーの一部")
        self.search.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName("操作とキー")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setStyleSheet("QTreeView::item { padding: 4px 2px; }")
        self.list.setHeaderLabels(["操作", "メニュー", "キー", "変更"])
        self.recorder = QKeySequenceEdit()
        self.recorder.setMaximumSequenceLength(1)
        self.recorder.setAccessibleName("新しいキー")
        self._name_recorder()
        self.remove_button = _button("割り当てを解除(&D)")
        self.reset_button = _button("標準に戻す(&R)")
        self.reset_all_button = _button("すべて標準に戻す(&A)")
        self.message = WrappedLabel()
        self.problem = ProblemLabel(theme)
        self.take_button = _button("こちらのキーにする(&T)")
        self.cancel_button = _button("やめる(&C)")
        self._arrange()
        self._wire()
        self._fill()
        self._ask_nothing()
        self.message.setText(_HINT)

    def _arrange(self) -> None:
        search_label, key_label = PlainLabel("探す(&S)"), PlainLabel("新しいキー(&N)")
        search_label.setBuddy(self.search)
        key_label.setBuddy(self.recorder)
        top = QHBoxLayout()
        top.addWidget(search_label)
        top.addWidget(self.search, 1)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in (_MENU, _KEYS, _CHANGED):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.addWidget(key_label, 0, 0)
        grid.addWidget(self.recorder, 0, 1)
        for column, button in enumerate((self.remove_button, self.reset_button, self.reset_all_button), 2):
            grid.addWidget(button, 0, column)
        grid.setColumnStretch(1, 1)
        answers = QHBoxLayout()
        answers.addWidget(self.problem, 1)
        answers.addWidget(self.message, 1)
        answers.addWidget(self.take_button)
        answers.addWidget(self.cancel_button)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 12, 0, 0)
        column_of_all.setSpacing(10)
        column_of_all.addLayout(top)
        column_of_all.addWidget(self.list, 1)
        column_of_all.addLayout(grid)
        column_of_all.addLayout(answers)
        note = MutedLabel(
            "文字を入力するキー、Enter・Tab・矢印など原稿のキー、かな漢字変換のキーは変えられません。"
        )
        column_of_all.addWidget(note)

    def _wire(self) -> None:
        self._keymap.changed.connect(self._fill)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self.list.setFocus)
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self.recorder.setFocus())
        self.list.currentItemChanged.connect(self._on_current)
        self.recorder.keySequenceChanged.connect(self._on_recorded)
        self.recorder.editingFinished.connect(self._name_recorder)
        self.remove_button.clicked.connect(self._remove)
        self.reset_button.clicked.connect(self._reset)
        self.reset_all_button.clicked.connect(self._reset_all)
        self.take_button.clicked.connect(self._take)
        self.cancel_button.clicked.connect(self._cancel)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.problem.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search field down into the list."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress:
            key = getattr(event, "key", int)()
            if key == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)

    # The list

    @property
    def current(self) -> ActionSpec | None:
        """The action that is chosen."""
        item = self.list.currentItem()
        # Without a current row Qt answers None, whatever its stubs say.
        return _SPECS[str(item.data(_NAME, Qt.ItemDataRole.UserRole))] if item is not None else None

    def _fill(self) -> None:
        before = self.current
        self.list.clear()
        for spec in found_actions(self.search.text(), self._keymap):
            changed = self._keymap.is_changed(spec.id)
            keys = self._keymap.shown(spec.id, all_keys=True)
            item = QTreeWidgetItem([plain(spec), menu_name(spec), keys, "変更" if changed else ""])
            item.setData(_NAME, Qt.ItemDataRole.UserRole, spec.id)
            self.list.addTopLevelItem(item)
            if before is not None and spec.id == before.id:
                self.list.setCurrentItem(item)
        first = self.list.topLevelItem(0)
        if self.current is None and first is not None:
            self.list.setCurrentItem(first)
        self._enable()

    def _on_current(self) -> None:
        self._ask_nothing()
        self._enable()

    def _enable(self) -> None:
        spec = self.current
        for widget in (self.recorder, self.remove_button, self.reset_button):
            widget.setEnabled(spec is not None)
        if spec is not None:
            self.remove_button.setEnabled(bool(self._keymap.keys(spec.id)))
            self.reset_button.setEnabled(self._keymap.is_changed(spec.id))
        self.reset_all_button.setEnabled(any(self._keymap.is_changed(spec.id) for spec in ACTIONS))

    # Recording

    def _on_recorded(self, sequence: QKeySequence) -> None:
        spec = self.current
        if sequence.isEmpty() or spec is None:
            return
        key = normal(sequence.toString(QKeySequence.SequenceFormat.PortableText)) or ""
        self.recorder.clear()
        if key == "Esc":
            self._cancel()
            return
        refusal = self._keymap.refusal(spec.id, key)
        owner = self._keymap.owner(key)
        if refusal:
            self._ask_nothing()
            self._say_problem(refusal)
        elif owner is not None and owner is not spec:
            self._wanted = key
            self._say_problem(
                f"{shown(key)} は「{plain(owner)}」のキーです。「{plain(spec)}」のキーにしますか。"
            )
            self.take_button.show()
            self.cancel_button.show()
            # An Enter by habit leaves the other action its key.
            self.cancel_button.setFocus()
        else:
            self._assign(key)

    def _name_recorder(self) -> None:
        inner = self.recorder.findChild(QLineEdit)
        if inner is not None:
            # Qt's own words, which it puts back each time, are too long.
            inner.setPlaceholderText("ここでキーを押す")
            inner.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def _assign(self, key: str) -> None:
        spec = self.current
        if spec is None:
            return
        losers = self._keymap.assign(spec.id, key)
        self._done(f"「{plain(spec)}」を {shown(key)} にしました。{_lost(losers)}")

    def _take(self) -> None:
        self._assign(self._wanted)

    def cancel_question(self) -> bool:
        """Leave a key with the action that has it, where that was asked; tell whether it was."""
        asked = bool(self._wanted)
        if asked:
            self._cancel()
        return asked

    def _cancel(self) -> None:
        self._done(_HINT)

    def _remove(self) -> None:
        spec = self.current
        if spec is not None:
            self._keymap.assign(spec.id)
            self._done(f"「{plain(spec)}」のキーの割り当てを解除しました。")

    def _reset(self) -> None:
        spec = self.current
        if spec is not None:
            losers = self._keymap.reset(spec.id)
            self._done(f"「{plain(spec)}」を標準のキーに戻しました。{_lost(losers)}")

    def _reset_all(self) -> None:
        self._keymap.reset_all()
        self._done("すべての操作を標準のキーに戻しました。")

    def _done(self, words: str) -> None:
        self._ask_nothing()
        self.message.setText(words)
        self.message.setAccessibleName(words)
        self.list.setFocus()

    def _say_problem(self, words: str) -> None:
        self.message.hide()
        self.problem.say(words)

    def _ask_nothing(self) -> None:
        self._wanted = ""
        self.problem.say("")
        self.message.show()
        self.take_button.hide()
        self.cancel_button.hide()


def _lost(losers: tuple[ActionSpec, ...]) -> str:
    names = "".join(f"「{plain(spec)}」" for spec in losers)
    return f"{names}のキーから外しました。" if names else ""


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
