"""How the window looks: colours and size of letters."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFormLayout, QWidget

from zadankai_editor.storage.settings import FONT_STEP, THEME
from zadankai_editor.ui.appearance import LEAST_STEP, MOST_STEP, Appearance
from zadankai_editor.ui.theme import ThemeChoice
from zadankai_editor.ui.widgets.drop_down import DropDown
from zadankai_editor.ui.widgets.plain_text import PlainLabel


class LookPage(QWidget):
    """Theme and size of letters; both show at once, and follow the menus."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.theme = DropDown()
        self.theme.setAccessibleName(THEME.title)
        for value, name in THEME.choices:
            self.theme.addItem(name, value)
        self.size_step = DropDown()
        self.size_step.setAccessibleName(FONT_STEP.title)
        for step in range(LEAST_STEP, MOST_STEP + 1):
            self.size_step.addItem(f"標準 {step:+}" if step else "標準", step)
        form = QFormLayout(self)
        form.setContentsMargins(4, 20, 4, 4)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for text, choice in ((f"{THEME.title}(&C)", self.theme), (f"{FONT_STEP.title}(&F)", self.size_step)):
            label = PlainLabel(text)
            label.setBuddy(choice)
            form.addRow(label, choice)
        self._show()
        self.theme.activated.connect(self._on_theme)
        self.size_step.activated.connect(self._on_size)
        appearance.changed.connect(self._show)

    def _show(self) -> None:
        with QSignalBlocker(self.theme), QSignalBlocker(self.size_step):
            self.theme.setCurrentIndex(self.theme.findData(self._appearance.choice.value))
            self.size_step.setCurrentIndex(self.size_step.findData(self._appearance.font_step))

    def _on_theme(self, index: int) -> None:
        self._appearance.choose(ThemeChoice(self.theme.itemData(index)))

    def _on_size(self, index: int) -> None:
        self._appearance.step(self.size_step.itemData(index) - self._appearance.font_step)
