"""The status bar: in words, what is wrong or that all is well."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar, QWidget

from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.nodes import BlockKind, Status
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.session import Session
from zadankai_editor.ui.verdict import in_words

SAID_MS = 7000
"""How long something said stays (milliseconds), unless something else is said."""


_FRESH_MS = 300
"""What was said less than so long ago (milliseconds) is about the change that is being made."""


class _Sentence(QLabel):
    """A line of text that is cut rather than widening the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.contentsRect().adjusted(8, 0, -8, 0)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)


class StatusLine(QStatusBar):
    """Shows what was said last for a moment, then how the record stands; beside it the block at hand."""

    def __init__(self, session: Session, checker: Checker, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._checker = checker
        self._quiet = True
        self._busy_with = ""
        self._current = 0
        self.setSizeGripEnabled(False)
        self._words = _Sentence()
        self._words.setAccessibleName("記録の状態")
        self._busy = QProgressBar(maximum=0)
        self._busy.setTextVisible(False)
        self._busy.setFixedWidth(96)
        self._busy.hide()
        self._journal = QLabel()
        self._journal.hide()
        self._block = QLabel()
        self._status = QLabel()
        self.addWidget(self._words, 1)
        self.addPermanentWidget(self._busy)
        self.addPermanentWidget(self._journal)
        self.addPermanentWidget(self._block)
        self.addPermanentWidget(self._status)
        self._said = QTimer(self, singleShot=True, interval=SAID_MS)
        self._said.timeout.connect(self._show_words)
        checker.found.connect(self._on_found)
        session.refused.connect(self.say)
        session.swapped.connect(self._on_swapped)
        session.reset.connect(self._on_reset)
        session.modified_changed.connect(lambda _modified: self._show_status())

    def say(self, text: str) -> None:
        """Show `text` for a moment."""
        self._set_words(text)
        self._said.start()

    def set_current(self, index: int) -> None:
        """Show what the block at `index` is, in which the caret is."""
        self._current = index
        self._show_block()

    def set_quiet(self, *, quiet: bool) -> None:
        """Say nothing of a record, because none is open."""
        for label in (self._block, self._status):
            label.setVisible(not quiet)
        self._quiet = quiet
        self._said.stop()
        self._show_words()

    def set_busy(self, what: str) -> None:
        """Show that something takes its time; nothing where `what` is empty."""
        self._busy.setVisible(bool(what))
        if what:
            self.say(what)
        elif self._busy_with and self._words.text() == self._busy_with:
            # It is over, and nobody had anything to say about it.
            self._said.stop()
            self._show_words()
        self._busy_with = what

    def set_journal_trouble(self, text: str) -> None:
        """Show that work is not being written down against a crash."""
        self._journal.setText("控えを書けません" if text else "")
        self._journal.setToolTip(text)
        self._journal.setVisible(bool(text))
        if text:
            self.say(text)

    def _on_swapped(self, _swap: object) -> None:
        # What was said of the record before may no longer be so.
        if self._said.isActive() and self._said.remainingTime() < SAID_MS - _FRESH_MS:
            self._said.stop()
            self._show_words()
        self._show_status()
        self._show_block()

    def _on_reset(self) -> None:
        self._current = 0
        self._said.stop()
        self._show_status()
        self._show_block()
        self._set_words("")

    def _on_found(self, _findings: object) -> None:
        if not self._said.isActive():
            self._show_words()

    def _show_words(self) -> None:
        self._set_words("" if self._quiet else in_words(self._session.state, self._checker.findings))

    def _set_words(self, text: str) -> None:
        self._words.setText(text)
        self._words.setToolTip(text)

    def _show_block(self) -> None:
        blocks = self._session.record.blocks
        if self._current >= len(blocks):
            self._block.setText("")
            return
        block = blocks[self._current]
        words = KIND_NAMES[block.kind]
        if block.kind is BlockKind.UTTERANCE:
            words += f"：{self._session.record.label_of(block.speaker) or '発言者なし'}"
        if words != self._block.text():
            self._block.setText(words)

    def _show_status(self) -> None:
        ready = self._session.record.status is Status.READY
        saved = "" if not self._session.modified else "・未保存"
        text = ("公開用" if ready else "下書き") + saved
        if text != self._status.text():
            self._status.setText(text)
