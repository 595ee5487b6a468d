"""The help page: every key, from the registry of actions."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from zadankai_editor import __version__
from zadankai_editor.ui.actions import key_table

_EDITOR_KEYS = (
    ("Enter", "同じ発言の次の段落。空の段落では次の発言へ進み、発言者をたずねます"),
    ("Ctrl+Enter", "次の発言へ進み、発言者をたずねます"),
    ("Tab / Shift+Tab", "次のブロック・前のブロックへ移ります"),
    ("Backspace", "発言の先頭では何も消しません。境目は残ります"),
)


def key_page() -> str:
    """Return the help page as HTML."""
    rows = []
    menu = ""
    for group, name, keys in key_table():
        if group != menu:
            rows.append(f"<tr><td colspan='2'><h3>{escape(group)}</h3></td></tr>")
            menu = group
        rows.append(_row(keys, name))
    editor = "".join(_row(keys, what) for keys, what in _EDITOR_KEYS)
    style = "cellpadding='4' width='100%'"
    return (
        f"<h2>原稿で使うキー</h2><table {style}>{editor}</table>"
        f"<h2>メニューのキー</h2><table {style}>{''.join(rows)}</table>"
    )


def _row(keys: str, what: str) -> str:
    return f"<tr><td width='34%'><b>{escape(keys)}</b></td><td>{escape(what)}</td></tr>"


class HelpPage(QDialog):
    """A window with all keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("キーの一覧")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        browser = QTextBrowser()
        browser.setOpenLinks(False)
        browser.setHtml(key_page())
        buttons = QDialogButtonBox()
        buttons.addButton("閉じる", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(browser)
        layout.addWidget(buttons)
        self.resize(640, 640)


def about(parent: QWidget) -> None:
    """Say which program this is."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "このプログラムについて", "", parent=parent)
    box.setText(f"座談会エディタ {__version__}")
    box.setInformativeText(
        "座談会の記録を読み取り、発言者を確かめ、公開用のYAMLに整えるためのエディタです。"
        "ネットワークには接続しません。"
    )
    # Left to itself the box is too narrow for its own title.
    box.setStyleSheet("QLabel { min-width: 26em; }")
    box.addButton("閉じる", QMessageBox.ButtonRole.AcceptRole)
    box.open()
