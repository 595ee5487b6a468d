"""The start page itself: what can be begun, what was open last, and what was lost."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from zadankai_editor.record.findings import Severity
from zadankai_editor.ui.brought import brought_by, holds_files_or_picture, take_as_copy
from zadankai_editor.ui.start_page.choice import Choice
from zadankai_editor.ui.start_page.recent import RecentList
from zadankai_editor.ui.start_page.times import said
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.plain_text import PlainLabel

NO_TEXT = (
    "クリップボードに文章がありません。"
    "元の記録を開き、すべて選んでコピー（Ctrl+A、Ctrl+C）してから、もう一度お試しください。"
)

_COLUMN = 432
_GAP = 40
_MARGIN = 32


class Unfinished(Protocol):
    """Work of an earlier session that can be taken up again."""

    @property
    def title(self) -> str:
        """What the record is called."""
        ...

    @property
    def when(self) -> datetime:
        """When the last of it was done, with its offset."""
        ...

    @property
    def path(self) -> Path | None:
        """The record's file, if it has one."""
        ...


class StartPage(QWidget):
    """What somebody sees first. It only says what is wanted; the window does it.

    `paste_wanted` comes only where the clipboard holds text; files and pictures that were copied, and
    whatever was dropped, come as `brought` (`Brought`).
    """

    paste_wanted = Signal()
    import_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    new_wanted = Signal()
    recent_wanted = Signal(Path)
    forget_wanted = Signal(Path)
    recover_wanted = Signal(object)
    brought = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dragging = False
        self.setAcceptDrops(True)
        self._make_choices()
        self.recent = RecentList(theme)
        self.recent.wanted.connect(self.recent_wanted)
        self.recent.forget_wanted.connect(self.forget_wanted)
        self.recover_choices: list[Choice] = []
        self._arrange()
        self.set_theme(theme)
        self.set_recent(())
        self.setFocusProxy(self.paste_choice)

    def _make_choices(self) -> None:
        theme = self._theme
        self.paste_choice = Choice(
            theme,
            "paste",
            "記録を貼り付ける",
            "コピーした文章から、発言者や議題を読み取ります",
            QKeySequence(QKeySequence.StandardKey.Paste).toString(QKeySequence.SequenceFormat.NativeText),
            main=True,
        )
        self.import_choice = Choice(theme, "import", "ファイルから取り込む…")
        self.open_choice = Choice(theme, "open", "記録を開く…")
        self.new_choice = Choice(theme, "new", "新しい記録")
        self.sample_choice = Choice(
            theme, "sample", "見本を開く", "初めての方へ：出来上がった記録を触ってみる"
        )
        self.paste_choice.clicked.connect(self.paste)
        self.import_choice.clicked.connect(self.import_wanted)
        self.open_choice.clicked.connect(self.open_wanted)
        self.new_choice.clicked.connect(self.new_wanted)
        self.sample_choice.clicked.connect(self.sample_wanted)
        self._choices = (
            self.paste_choice,
            self.import_choice,
            self.open_choice,
            self.new_choice,
            self.sample_choice,
        )
        self.message = PlainLabel(wordWrap=True)
        self.message.hide()

    def _arrange(self) -> None:
        self._name = PlainLabel("座談会エディタ")
        self._tagline = PlainLabel("座談会の記録を、公開できる記事のデータに仕上げます。")
        self._recover_column = QVBoxLayout()
        self._recover_column.setSpacing(8)
        left = QVBoxLayout()
        left.setSpacing(8)
        for choice in self._choices:
            left.addWidget(choice)
            if choice is self.paste_choice:
                left.addWidget(self.message)
        left.addStretch(1)
        self._recent_caption = PlainLabel("最近の記録")
        self._recent_holder = QWidget()
        right = QVBoxLayout(self._recent_holder)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self._recent_caption)
        right.addWidget(self.recent)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(_GAP)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._recent_holder, 1)
        self._inner = QWidget()
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self._name)
        inner.addWidget(self._tagline)
        inner.addSpacing(16)
        inner.addLayout(self._recover_column)
        inner.addLayout(self._columns)
        self._make_scrollable()

    def _make_scrollable(self) -> None:
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        # Between stretches, not aligned: an aligned widget is not asked how high its lines make it.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._inner)
        row.addStretch(1)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        for choice in (*self._choices, *self.recover_choices):
            choice.set_theme(theme)
        self.recent.set_theme(theme)
        base = self.font()
        self._name.setFont(_font(base, 10, bold=True))
        self._recent_caption.setFont(_font(base, 0, bold=True))
        for label, colour in (
            (self._tagline, theme.muted),
            (self._recent_caption, theme.muted),
            (self.message, theme.severity[Severity.DOUBT]),
        ):
            label.setStyleSheet(f"color: {colour.name()}")
        self.update()

    def show_keys(self, key_of: Callable[[str], str]) -> None:
        """Show beside the choices the keys of the actions that do the same."""
        for choice, action in (
            (self.import_choice, "import"),
            (self.open_choice, "open"),
            (self.new_choice, "new"),
        ):
            choice.set_hint(key_of(action))

    def set_recent(self, paths: tuple[Path, ...]) -> None:
        """Show the last records, the latest first."""
        within = self.recent.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.recent.set_paths(paths)
        self._recent_holder.setVisible(bool(paths))
        self._fit()
        if within:
            (self.recent.rows[0].choice if paths else self.paste_choice).setFocus()

    def set_recoverable(self, items: Sequence[Unfinished]) -> None:
        """Offer, first of all, to take up work that was lost; nothing where there is none."""
        for choice in self.recover_choices:
            self._recover_column.removeWidget(choice)
            choice.hide()
            choice.deleteLater()
        now = datetime.now().astimezone()
        self.recover_choices = [self._recover_choice(item, now, alone=len(items) == 1) for item in items]
        for choice in self.recover_choices:
            self._recover_column.addWidget(choice)
        before: QWidget = self.paste_choice
        for choice in reversed(self.recover_choices):
            QWidget.setTabOrder(choice, before)
            before = choice
        self.paste_choice.set_main(main=not items)
        self._recover_column.setContentsMargins(0, 0, 0, 16 if items else 0)
        self.setFocusProxy(self.recover_choices[0] if items else self.paste_choice)

    def _recover_choice(self, item: Unfinished, now: datetime, *, alone: bool) -> Choice:
        name = item.path.name if item.path else "まだ保存していない記録"
        named = not alone and item.title != name
        title = f"「{item.title}」の作業を復元する" if named else "前回の作業を復元する"
        about = f"{item.title}　（{name}）" if alone and item.title != name else name
        until = f"{said(item.when, now)} まで"
        choice = Choice(self._theme, "recover", title, about, until, main=True)
        choice.clicked.connect(lambda: self.recover_wanted.emit(item))
        return choice

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below each other where there is no room for two."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        two = not self._recent_holder.isHidden()
        both = 2 * _COLUMN + _GAP
        room = self.width() - 2 * _MARGIN
        side_by_side = two and room >= both * 0.8
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if side_by_side else QBoxLayout.Direction.TopToBottom
        )
        self._inner.setFixedWidth(max(240, min(room, both if side_by_side else _COLUMN)))

    # Pasting and dropping

    def paste(self) -> None:
        """Ask for what is on the clipboard to be taken in, or say that there is no text on it."""
        # Qt gives None for an empty clipboard, whatever its stubs say.
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        brought = brought_by(mime)
        self.message.hide()
        if brought.files or brought.picture is not None:
            self.brought.emit(brought)
        elif brought.has_words:
            self.paste_wanted.emit()
        else:
            self.message.setText(NO_TEXT)
            self.message.setAccessibleName(NO_TEXT)
            self.message.show()

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+V before a menu does: here it means the whole record."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes a record."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text; a picture, to say what it needs."""
        mime = event.mimeData()
        if holds_files_or_picture(mime) or mime.hasText() or mime.hasHtml():
            take_as_copy(event)
            self._set_dragging(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Be as before."""
        self._set_dragging(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of what was dropped."""
        self._set_dragging(False)
        take_as_copy(event)
        self.brought.emit(brought_by(event.mimeData()))

    def _set_dragging(self, dragging: bool) -> None:
        self._dragging = dragging
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show by a frame that what is being dragged can be dropped here."""
        super().paintEvent(event)
        if self._dragging:
            painter = QPainter(self)
            painter.setPen(QPen(self._theme.accent, 4))
            painter.drawRect(self.rect().adjusted(2, 2, -2, -2))


def _font(base: QFont, step: float, *, bold: bool) -> QFont:
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() + step)
    font.setBold(bold)
    return font
