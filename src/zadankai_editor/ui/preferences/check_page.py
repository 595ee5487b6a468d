"""What the program tells of a record that it checks."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFormLayout, QWidget

from zadankai_editor.record.findings import CODES
from zadankai_editor.record.levels import Level
from zadankai_editor.storage.settings import CHECK_LEVEL
from zadankai_editor.ui.checking import Checking
from zadankai_editor.ui.widgets.drop_down import DropDown
from zadankai_editor.ui.widgets.plain_text import PlainLabel


class CheckPage(QWidget):
    """How closely records are looked at, with what that adds."""

    def __init__(self, checking: Checking) -> None:
        super().__init__()
        self._checking = checking
        self.level = DropDown()
        self.level.setAccessibleName(CHECK_LEVEL.title)
        for value, name in CHECK_LEVEL.choices:
            self.level.addItem(name, value)
        self.told = PlainLabel("")
        self.told.setWordWrap(True)
        form = QFormLayout(self)
        form.setContentsMargins(4, 20, 4, 4)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        label = PlainLabel(f"{CHECK_LEVEL.title}(&D)")
        label.setBuddy(self.level)
        form.addRow(label, self.level)
        form.addRow(self.told)
        with QSignalBlocker(self.level):
            self.level.setCurrentIndex(self.level.findData(checking.level.value))
        self._show()
        self.level.activated.connect(self._on_level)

    def _on_level(self, index: int) -> None:
        self._checking.choose(Level(self.level.itemData(index)))
        self._show()

    def _show(self) -> None:
        """Say what is told beyond what a lighter level tells."""
        level = self._checking.level
        added = [code.title for code in CODES.values() if code.level is level and level is not Level.LIGHT]
        told = (
            f"次のものも挙げます：{'、'.join(added)}。" if added else "誤りと、確かな食い違いだけを挙げます。"
        )
        self.told.setText(told)
