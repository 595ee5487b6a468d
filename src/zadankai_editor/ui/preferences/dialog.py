"""The window of the preferences. Everything in it takes effect at once."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.checking import Checking
from zadankai_editor.ui.keymap import Keymap
from zadankai_editor.ui.preferences.check_page import CheckPage
from zadankai_editor.ui.preferences.keys_page import KeysPage
from zadankai_editor.ui.preferences.look_page import LookPage
from zadankai_editor.ui.widgets.sizes import resize_within_screen


class Preferences(QDialog):
    """Keys, looks and checks, a tab each. Deletes itself when it is closed."""

    def __init__(
        self, keymap: Keymap, appearance: Appearance, checking: Checking, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("設定")
        self.keys_page = KeysPage(keymap, appearance.theme)
        self.look_page = LookPage(appearance)
        self.check_page = CheckPage(checking)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("設定の種類")
        self.tabs.tabBar().setAccessibleName("設定の種類")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.keys_page, "キー(&K)")
        self.tabs.addTab(self.look_page, "見た目(&M)")
        self.tabs.addTab(self.check_page, "検査(&X)")
        self.close_button = QPushButton("閉じる(&L)")
        # Enter in the list is for the row.
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        appearance.changed.connect(self._show_theme)
        self._appearance = appearance
        resize_within_screen(self, QSize(720, 620))
        self.keys_page.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc answer the question that is open before it closes the dialog."""
        if event.key() == Qt.Key.Key_Escape and self.keys_page.cancel_question():
            return
        super().keyPressEvent(event)

    def _show_theme(self) -> None:
        self.keys_page.set_theme(self._appearance.theme)
