"""How an import comes into a record that is open: added, or in its place."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QWidget

from zadankai_editor.record.findings import Severity
from zadankai_editor.record.nodes import Record
from zadankai_editor.ui.icons import icon
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.plain_text import PlainLabel

if TYPE_CHECKING:
    from zadankai_editor.recognize import Known

_ICON = 18


class Way(Enum):
    """Where what is imported goes. Nothing is destroyed but by `REPLACE`."""

    END = "末尾に追加(&E)"
    CARET = "カーソルの位置に追加(&P)"
    REPLACE = "置き換える(&R)"

    @property
    def replaces(self) -> bool:
        """Whether the record goes that is there."""
        return self is Way.REPLACE

    @property
    def at_caret(self) -> bool:
        """Whether it goes to the caret."""
        return self is Way.CARET


@dataclass(frozen=True)
class Onto:
    """The open record that an import may be added to: what it knows, how many blocks it has, the way at first."""

    known: "Known"
    blocks: int
    way: Way = Way.END


def has_content(record: Record) -> bool:
    """Tell whether there is anything in a record that an import in its place would destroy."""
    written = any(block.text.strip() or block.has_picture for block in record.blocks)
    return written or bool(record.title.strip() or record.participants or record.agenda or record.notes)


class WayChoice(QWidget):
    """Asks for the way, and says what becomes of the record by it."""

    chosen = Signal(object)
    """Another `Way` was chosen."""

    def __init__(self, onto: Onto, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._onto = onto
        self._found = 0
        caption = PlainLabel("取り込み方")
        self._sign = PlainLabel()
        self.sentence = PlainLabel()
        self.sentence.setWordWrap(True)
        self.buttons = {way: QRadioButton(way.value) for way in Way}
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(caption)
        for way, button in self.buttons.items():
            self._group.addButton(button)
            row.addWidget(button)
            button.setAccessibleDescription(self._words(way))
            button.toggled.connect(lambda on, way=way: self._on_toggled(way) if on else None)
        row.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addLayout(row, 0, 0, 1, 3)
        grid.addWidget(self._sign, 1, 0)
        grid.addWidget(self.sentence, 1, 1)
        grid.setColumnStretch(1, 1)
        self._grid = grid
        self.set_way(onto.way)

    def set_beside_sentence(self, buttons: QWidget) -> None:
        """Put the dialog's buttons beside the sentence: the ways have the whole width for themselves."""
        self._grid.addWidget(buttons, 1, 2, Qt.AlignmentFlag.AlignBottom)

    @property
    def way(self) -> Way:
        """What is chosen."""
        return next(way for way, button in self.buttons.items() if button.isChecked())

    @property
    def known(self) -> "Known | None":
        """What is known of the source by the way that is chosen: nothing where it takes the record's place."""
        return None if self.way is Way.REPLACE else self._onto.known

    def set_way(self, way: Way) -> None:
        """Choose a way without a word to others."""
        self.blockSignals(True)
        self.buttons[way].setChecked(True)
        self.blockSignals(False)
        self._tell()

    def show_found(self, blocks: int) -> None:
        """Say what becomes of the record with so many blocks that were read."""
        self._found = blocks
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        colour = theme.severity[Severity.WARNING]
        self._sign.setPixmap(icon("warning", theme, colour).pixmap(QSize(_ICON, _ICON)))

    def _on_toggled(self, way: Way) -> None:
        self._tell()
        self.chosen.emit(way)

    def _tell(self) -> None:
        self._sign.setVisible(self.way is Way.REPLACE)
        self.sentence.setText(self._words(self.way))

    def _words(self, way: Way) -> str:
        there = f"今の記録の{self._onto.blocks}ブロック"
        if way is Way.REPLACE:
            return (
                f"{there}と参加者・議題・基本情報はなくなり、読み取った{self._found}ブロックに置き換わります"
                "（「元に戻す」で戻せます）。"
            )
        where = "本文の終わり" if way is Way.END else "カーソルの位置"
        return f"読み取った{self._found}ブロックを{where}に追加します。{there}と題名・開催日は、そのまま残ります。"
