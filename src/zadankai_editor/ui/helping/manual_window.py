"""The window with the manual: its contents at the left, what it says at the right, and a search."""

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from zadankai_editor.session.background import Job
from zadankai_editor.ui.helping.manual import Heading, Manual, heading_of, read_manual
from zadankai_editor.ui.keymap import Keymap
from zadankai_editor.ui.widgets.decoding import decoded_bytes
from zadankai_editor.ui.widgets.history_keys import OwnHistory
from zadankai_editor.ui.widgets.next_turn import NextTurn
from zadankai_editor.ui.widgets.plain_text import Page, PlainLabel
from zadankai_editor.ui.widgets.sizes import resize_within_screen
from zadankai_editor.ui.widgets.text_only import TextOnly

_AT_TOP = QPoint(24, 12)
_READING = "読み込んでいます…"
_CONTENTS_WIDTH = 248
_SIZE = QSize(1040, 720)
_LINE_HEIGHT = 150
_BELOW = 10
_WIDEST_PICTURE = 700
_BESIDE_PICTURE = 112
"""Margins, handle and scroll bar beside a picture (pixels)."""

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class ManualPage(Page):
    """Shows the manual. The only pictures that there are for it are those that it was given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: dict[str, QImage] = {}
        self.setAccessibleName("手引きの文章")
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(16)

    def show_manual(self, text: str, pictures: dict[str, QImage]) -> None:
        """Show Markdown with its pictures by their names."""
        self._pictures = pictures
        document = self.document()
        document.setMarkdown(text, _FEATURES)
        _set_apart(document)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, _kind: int, name: QUrl | str) -> object:
        """Return a picture of the manual; nothing else is read, whatever is named."""
        return self._pictures.get(name if isinstance(name, str) else name.toString())

    def go_to(self, block: QTextBlock) -> None:
        """Show `block` at the top."""
        self.setTextCursor(QTextCursor(block))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(int(top) - 8)


class _SearchField(QLineEdit):
    """What is searched in the manual. Esc ends the search, and not the reading."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        OwnHistory(self)
        TextOnly(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ManualWindow(QDialog):
    """The manual, without a network. Deletes itself when it is closed."""

    def __init__(self, keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("手引き")
        self._headings: tuple[Heading, ...] = ()
        self._led_to: int | None = None
        """Where the page stands (its scroll bar) since somebody was led to the heading that is selected."""
        self._blocks: dict[Heading, QTextBlock] = {}
        self.contents = QListWidget()
        self.contents.setAccessibleName("目次")
        self.contents.setWordWrap(True)
        self.page = ManualPage()
        self.page.setPlainText(_READING)
        self.search = _SearchField()
        self.search.left.connect(self._leave_search)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText("手引きの中の言葉")
        self.message = PlainLabel()
        self.message.setAccessibleName("探した結果")
        self._arrange()
        self._wire(keymap)
        resize_within_screen(self, _SIZE)
        self.contents.setFocus()
        width, ratio = self._picture_width(), self.devicePixelRatioF()
        # No parent: a window that is closed does not wait for a disk.
        self._job = Job(lambda _job: _prepared(width, ratio))
        self._job.done.connect(self._on_read)
        self._job.failed.connect(_on_failed)
        self._job.start()

    def _arrange(self) -> None:
        label = PlainLabel("探す(&S)")
        label.setBuddy(self.search)
        self.back_button = QPushButton("前(&B)")
        self.next_button = QPushButton("次(&N)")
        close = QPushButton("閉じる(&C)")
        close.clicked.connect(self.reject)
        for button in (self.back_button, self.next_button, close):
            button.setAutoDefault(False)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.search, 1)
        top.addWidget(self.back_button)
        top.addWidget(self.next_button)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.contents)
        halves.addWidget(self.page)
        halves.setSizes([_CONTENTS_WIDTH, _SIZE.width() - _CONTENTS_WIDTH])
        halves.setStretchFactor(1, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.message, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addLayout(top)
        column.addWidget(halves, 1)
        column.addLayout(foot)

    def _wire(self, keymap: Keymap) -> None:
        self.contents.currentItemChanged.connect(self._go_to_item)
        self.contents.itemClicked.connect(self._go_to_item)
        self.contents.itemActivated.connect(lambda _item: self.page.setFocus())
        self.page.anchorClicked.connect(self._follow)
        # Qt tells of the scroll bar while it lays out the page.
        self._follow_soon = NextTurn(self._follow_place, self)
        self.page.verticalScrollBar().valueChanged.connect(self._follow_soon.ask)
        self.search.returnPressed.connect(self.find_next)
        self.next_button.clicked.connect(self.find_next)
        self.back_button.clicked.connect(self.find_back)
        for action, act in (
            ("find", self._begin_search),
            ("find_next", self.find_next),
            ("find_previous", self.find_back),
        ):
            for sequence in keymap.sequences(action):
                QShortcut(QKeySequence(sequence), self).activated.connect(act)

    def _picture_width(self) -> int:
        room = self.width() - _CONTENTS_WIDTH - _BESIDE_PICTURE
        return max(200, min(_WIDEST_PICTURE, room))

    def _on_read(self, found: tuple[Manual, dict[str, QImage]]) -> None:
        manual, pictures = found
        self._headings = manual.headings
        self.page.show_manual(manual.text, pictures)
        self._blocks = _blocks_of(self.page.document(), manual.headings)
        for heading in manual.headings:
            item = QListWidgetItem(heading.words if heading.level == 1 else f"　{heading.words}")
            item.setData(Qt.ItemDataRole.UserRole, heading)
            self.contents.addItem(item)
        self.contents.setCurrentRow(0)

    # Going somewhere

    def _go_to_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._go_to(item.data(Qt.ItemDataRole.UserRole))

    def _go_to(self, heading: Heading) -> None:
        block = self._blocks.get(heading)
        if block is not None:
            self.page.go_to(block)
            # The last headings do not come up to the top.
            self._select_heading(block.position())

    def _follow(self, link: QUrl) -> None:
        """Follow a link within the manual; any other leads nowhere."""
        whole = QUrl.ComponentFormattingOption.FullyDecoded
        within = f"{link.path(whole)}#{link.fragment(whole)}" if link.isRelative() else ""
        heading = heading_of(within, self._headings)
        if heading is not None:
            self._go_to(heading)

    def _follow_place(self) -> None:
        """Select in the contents what is shown at the top of the page, unless it was led there."""
        value = self.page.verticalScrollBar().value()
        if value == self._led_to:
            return
        self._led_to = None
        self._select_heading(self.page.cursorForPosition(_AT_TOP).position())

    def _select_heading(self, position: int) -> None:
        """Select the heading below which `position` of the text stands, and go nowhere."""
        passed = [heading for heading, block in self._blocks.items() if block.position() <= position]
        row = self._headings.index(passed[-1]) if passed else 0
        with QSignalBlocker(self.contents):
            self.contents.setCurrentRow(row)
        self._led_to = self.page.verticalScrollBar().value()

    # Searching

    def _leave_search(self) -> None:
        self.search.clear()
        self._say("")
        self.page.setFocus()

    def _begin_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def find_next(self) -> None:
        """Go to the next place with what is searched, from the end to the beginning too."""
        self._find(QTextDocument.FindFlag(0), QTextCursor.MoveOperation.Start)

    def find_back(self) -> None:
        """Go to the place before."""
        self._find(QTextDocument.FindFlag.FindBackward, QTextCursor.MoveOperation.End)

    def _find(self, flags: QTextDocument.FindFlag, other_end: QTextCursor.MoveOperation) -> None:
        wanted = self.search.text()
        if not wanted:
            self._begin_search()
            return
        if self.page.find(wanted, flags):
            self._say("")
            self._select_heading(self.page.textCursor().position())
            return
        before = self.page.textCursor()
        self.page.moveCursor(other_end)
        if self.page.find(wanted, flags):
            self._say("端まで探したので、反対の端から続けました。")
            self._select_heading(self.page.textCursor().position())
        else:
            self.page.setTextCursor(before)
            self._say(f"「{wanted}」は手引きの中に見つかりません。")

    def _say(self, text: str) -> None:
        self.message.setText(text)


def _prepared(width: int, ratio: float) -> tuple[Manual, dict[str, QImage]]:
    """Read the manual, and its pictures no wider than `width`."""
    manual = read_manual()
    pictures = {name: decoded_bytes(data) for name, data in manual.pictures.items()}
    return manual, {name: _fitted(image, width, ratio) for name, image in pictures.items() if image}


def _fitted(image: QImage, width: int, ratio: float) -> QImage:
    shown = min(image.width(), width)
    if image.width() > shown * ratio:
        image = image.scaledToWidth(round(shown * ratio), Qt.TransformationMode.SmoothTransformation)
    # Where the screen has more points than the picture, the picture is no wider for it.
    image.setDevicePixelRatio(image.width() / max(1, shown))
    return image


def _set_apart(document: QTextDocument) -> None:
    """Give lines and tables room."""
    block = document.begin()
    while block.isValid():
        form = QTextBlockFormat()
        in_table = QTextCursor(block).currentTable() is not None
        if not any(piece.fragment().charFormat().isImageFormat() for piece in _pieces(block)):
            form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if not in_table:
            form.setBottomMargin(_BELOW)
        if block.blockFormat().headingLevel() > 0:
            form.setTopMargin(2 * _BELOW)
        QTextCursor(block).mergeBlockFormat(form)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            form_of_table = frame.format()
            form_of_table.setCellPadding(6)
            form_of_table.setCellSpacing(0)
            form_of_table.setBorderCollapse(True)
            form_of_table.setBottomMargin(2 * _BELOW)
            frame.setFormat(form_of_table)


def _pieces(block: QTextBlock) -> list[QTextBlock.iterator]:
    found = []
    piece = block.begin()
    while not piece.atEnd():
        found.append(QTextBlock.iterator(piece))
        piece += 1
    return found


def _blocks_of(document: QTextDocument, headings: tuple[Heading, ...]) -> dict[Heading, QTextBlock]:
    """Return where each heading stands."""
    found: dict[Heading, QTextBlock] = {}
    left = list(headings)
    block = document.begin()
    while block.isValid() and left:
        if block.blockFormat().headingLevel() == left[0].level:
            found[left.pop(0)] = block
        block = block.next()
    return found


def _on_failed(error: Exception) -> None:
    raise error
