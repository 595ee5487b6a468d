"""The help page: every key, from the registry of actions and that of the fixed keys."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QVBoxLayout,
    QWidget,
)

from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.commands.typed_marks import MARKS
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.ui.actions import ACTIONS, menu_name, plain
from zadankai_editor.ui.fixed_keys import FIXED, MOUSE, shown
from zadankai_editor.ui.keymap import Keymap
from zadankai_editor.ui.widgets.message_boxes import CLOSE
from zadankai_editor.ui.widgets.plain_text import Page
from zadankai_editor.ui.widgets.sizes import resize_within_screen

_ALIKE = 3
"""So many of the marks that look alike are shown."""


def key_page(keymap: Keymap) -> str:
    """Return the help page as HTML."""
    fixed = [(spec.place.value, " / ".join(map(shown, spec.keys)), spec.text) for spec in FIXED if spec.shown]
    fixed += [("マウス", turned, text) for turned, text in MOUSE]
    actions = [
        (menu_name(spec), keys, plain(spec))
        for spec in ACTIONS
        if (keys := keymap.shown(spec.id, all_keys=True))
    ]
    change = f"（{escape(keymap.shown('preferences'))}）" if keymap.shown("preferences") else ""
    return (
        f"<h2>入力すると変わるもの</h2>{_table(_typed())}"
        f"<h2>いつも同じキー</h2>{_table(fixed)}"
        f"<h2>メニューのキー</h2><p>「編集」の「設定」{change}で変えられます。</p>{_table(actions)}"
    )


def _typed() -> list[tuple[str, str, str]]:
    """Return what is typed at the start of a paragraph and is no text: marks, a name, a footnote."""
    marks: dict[BlockKind, list[str]] = {}
    for mark, kind in MARKS.items():
        marks.setdefault(kind, []).append(mark)
    group = "段落の先頭（元に戻すと、入力した文字に戻ります）"
    rows = [(group, " ".join(found[:_ALIKE]), f"{KIND_NAMES[kind]}にします") for kind, found in marks.items()]
    rows.append((group, "名前：", "その人の発言にします。一人に決まらない名前は、そのまま文字として残ります"))
    rows.append((group, "※用語：説明 Enter", "基本情報のパネルの注へ移します"))
    return rows


def _table(rows: list[tuple[str, str, str]]) -> str:
    """Return a table of group, keys and what they do; a group is named where it begins."""
    lines = []
    before = ""
    for group, keys, what in rows:
        if group != before:
            lines.append(f"<tr><td colspan='2'><h3>{escape(group)}</h3></td></tr>")
            before = group
        lines.append(f"<tr><td width='34%'><b>{escape(keys)}</b></td><td>{escape(what)}</td></tr>")
    return f"<table cellpadding='4' width='100%'>{''.join(lines)}</table>"


class HelpPage(QDialog):
    """A window with all keys, as they are now."""

    def __init__(self, keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self.setWindowTitle("キーの一覧")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.browser = Page()
        self.browser.setAccessibleName("キーの一覧")
        self.browser.setTabChangesFocus(True)
        buttons = QDialogButtonBox()
        buttons.addButton(CLOSE, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.browser)
        layout.addWidget(buttons)
        resize_within_screen(self, QSize(640, 640))
        keymap.changed.connect(self._show_keys)
        self._show_keys()

    def _show_keys(self) -> None:
        self.browser.setHtml(key_page(self._keymap))
