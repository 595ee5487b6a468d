"""The status bar: in words, what is wrong or that all is well."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QStatusBar, QWidget

from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.moments import day_and_time
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.record.typing_keys import Keys
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.session import Session, Travelled
from zadankai_editor.ui.actions import first_key, spelt_out
from zadankai_editor.ui.key_hints import hints
from zadankai_editor.ui.verdict import in_words, standing
from zadankai_editor.ui.widgets.announcing import announce
from zadankai_editor.ui.widgets.plain_text import PlainLabel, plain_tip

SAID_MS = 7000
"""How long something said stays (milliseconds), unless something else is said."""


_FRESH_MS = 300
"""What was said less than so long ago (milliseconds) is about the change that is being made."""


_MARGIN = 8
_NOT_FIRST = "。、，．！？：；）」』】…ー"
"""What no line begins with."""

_GAP = 24


class _Sentence(PlainLabel):
    """Text on one line, or on two where it is long; it is cut rather than widening the window.

    There is always room for two lines: nothing above moves when a longer sentence is said.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, max(super().minimumSizeHint().height(), 2 * self.fontMetrics().lineSpacing()))

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.contentsRect().adjusted(_MARGIN, 0, -_MARGIN, 0)
        lines = in_two_lines(self.text(), self.fontMetrics(), area.width())
        painter.drawText(
            area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), "\n".join(lines)
        )


def in_two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Return `text` as one line that is at most so wide, or as two, the second cut where it must be."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    fits = bisect_right(range(len(text)), width, key=lambda end: metrics.horizontalAdvance(text[:end])) - 1
    fits = max(fits, 0)
    # A sentence that ends on the first line leaves the second to what follows it.
    end = text.rfind("。", fits // 2, fits) + 1 or fits
    while 1 < end < len(text) and text[end] in _NOT_FIRST:
        end -= 1
    return [text[:end], metrics.elidedText(text[end:], Qt.TextElideMode.ElideRight, width)]


class _WordsAndKeys(QWidget):
    """What is said, and beside it what the keys do: as much of it as the words leave room for."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words = _Sentence()
        self.words.setAccessibleName("記録の状態")
        self._keys = PlainLabel()
        self._keys.setAccessibleName("キーの働き")
        self._keys.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._hints: tuple[str, ...] = ()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self._keys)

    def set_words(self, text: str) -> None:
        """Say `text`; hints make room for it."""
        self.words.setText(text)
        self.words.setToolTip(plain_tip(text))
        self._fit()

    def set_hints(self, hints: tuple[str, ...]) -> None:
        """Show the first of `hints` for which there is room."""
        self._hints = hints
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits now."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        width_of = self.fontMetrics().horizontalAdvance
        words = self.words.text()
        room = self.width() - (width_of(words) + 2 * _MARGIN + _GAP if words else 0)
        text = next((hint for hint in self._hints if width_of(hint) + _MARGIN <= room), "")
        if text != self._keys.text():
            self._keys.setText(text)


class StatusLine(QStatusBar):
    """Shows what was said last for a moment, then how the record stands; beside it the block at hand."""

    def __init__(self, session: Session, checker: Checker, parent: QWidget) -> None:
        super().__init__(parent)
        self._key_shown: Callable[[str], str] = first_key
        self._unspelt = ""
        self._session = session
        self._checker = checker
        self._quiet = True
        self._keys: Keys | None = None
        self._busy_with = ""
        self._current = 0
        self._journal_trouble = ""
        self._backed_up: datetime | None = None
        self._carried = ""
        self._awaiting_verdict = ""
        self.setSizeGripEnabled(False)
        self._line = _WordsAndKeys()
        self._busy = QProgressBar(maximum=0)
        self._busy.setTextVisible(False)
        self._busy.setFixedWidth(96)
        self._busy.hide()
        self._journal = PlainLabel()
        self._journal.hide()
        self._block = PlainLabel()
        self._status = PlainLabel()
        self.addWidget(self._line, 1)
        self.addPermanentWidget(self._busy)
        self.addPermanentWidget(self._journal)
        self.addPermanentWidget(self._block)
        self.addPermanentWidget(self._status)
        self._said = QTimer(self, singleShot=True, interval=SAID_MS)
        self._said.timeout.connect(self._show_words)
        checker.found.connect(self._on_found)
        session.refused.connect(self.say)
        session.told.connect(self._tell)
        session.travelled.connect(self._on_travelled)
        session.swapped.connect(self._on_swapped)
        session.reset.connect(self._on_reset)
        session.modified_changed.connect(lambda _modified: self._show_status())

    def say(self, text: str) -> None:
        """Show `text` for a moment; behind what was told of the same change, where there was anything."""
        self._set_words(self._carried + text)
        self._said.start()
        announce(self, self._line.words.text())

    def say_with_verdict(self, text: str) -> None:
        """Say `text`, and behind it how the record stands as soon as that is known."""
        if self._checker.up_to_date:
            self.say(text + in_words(self._session.state, self._checker.findings))
        else:
            self.say(text)
            self._awaiting_verdict = self._unspelt

    def _tell(self, text: str) -> None:
        """Say what a change has done to speakers: what else is said of it comes behind that."""
        self._carried = ""
        self.say(text)
        self._carried = text
        QTimer.singleShot(0, self, self._forget_carried)

    def _forget_carried(self) -> None:
        self._carried = ""

    def set_current(self, index: int) -> None:
        """Show what the block at `index` is, in which the caret is."""
        self._current = index
        self._show_block()

    def set_keys(self, keys: Keys | None) -> None:
        """Show what the keys do at the caret; nothing where they go elsewhere, or no record is open."""
        self._keys = keys
        self._line.set_hints(() if self._quiet else hints(keys))

    def show_file(self, path: Path | None) -> None:
        """Tell, where somebody points at the state, in which file the record is."""
        where = f"保存先：{path}" if path else "まだ保存していません。"
        self._status.setToolTip(plain_tip(where))
        self._status.setAccessibleDescription(where)

    def set_quiet(self, *, quiet: bool) -> None:
        """Say nothing of a record, because none is open."""
        for label in (self._block, self._status):
            label.setVisible(not quiet)
        self._quiet = quiet
        self._show_journal()
        self.set_keys(self._keys)
        self._said.stop()
        self._show_words()

    def set_busy(self, what: str) -> None:
        """Show that something takes its time; nothing where `what` is empty."""
        self._busy.setVisible(bool(what))
        if what:
            self.say(what)
        elif self._busy_with and self._unspelt == self._busy_with:
            # It is over, and nobody had anything to say about it.
            self._said.stop()
            self._show_words()
        self._busy_with = what

    def set_journal_trouble(self, text: str) -> None:
        """Show that work is not being written down against a crash; nothing where it is again."""
        self._journal_trouble = text
        self._show_journal()
        if text:
            self.say(text)

    def set_backed_up(self, when: datetime) -> None:
        """Show when work was last written down against a crash."""
        self._backed_up = when
        self._show_journal()

    def _show_journal(self) -> None:
        text = tip = ""
        if self._journal_trouble:
            text, tip = "自動バックアップを保存できません", self._journal_trouble
        elif self._backed_up is not None:
            text = f"自動バックアップ {self._backed_up:%H:%M}"
            tip = f"{day_and_time(self._backed_up)}までの作業は、プログラムが異常終了しても復元できます。"
        self._journal.setText(text)
        self._journal.setToolTip(plain_tip(tip))
        self._journal.setVisible(bool(text) and not self._quiet)

    def _on_swapped(self, _swap: object) -> None:
        # What was said of the record before may no longer be so.
        if self._said.isActive() and self._said.remainingTime() < SAID_MS - _FRESH_MS:
            self._said.stop()
            self._show_words()
        self._show_status()
        self._show_block()

    def _on_travelled(self, travelled: Travelled) -> None:
        done, to_do = ("元に戻しました", "元に戻す") if travelled.back else ("やり直しました", "やり直す")
        count = len(travelled.steps)
        what = travelled.steps[0] if count == 1 else f"{count}件の操作"
        self.say(f"{done}：{what}" if count else f"{to_do}操作はありません。")

    def _on_reset(self) -> None:
        self._current = 0
        self._journal_trouble, self._backed_up = "", None
        self._show_journal()
        self._said.stop()
        self._show_status()
        self._show_block()
        self._set_words("")

    def _on_found(self, _findings: object) -> None:
        self._show_status()
        awaiting, self._awaiting_verdict = self._awaiting_verdict, ""
        if not self._said.isActive():
            self._show_words()
        elif awaiting and awaiting == self._unspelt:
            self.say(awaiting + in_words(self._session.state, self._checker.findings))

    def _show_words(self) -> None:
        self._set_words("" if self._quiet else in_words(self._session.state, self._checker.findings))

    def show_keys(self, key_shown: Callable[[str], str]) -> None:
        """Write keys in sentences (`key_of`) as `key_shown` gives them by the action, from now on."""
        self._key_shown = key_shown
        self._set_words(self._unspelt)

    def _set_words(self, text: str) -> None:
        self._unspelt = text
        self._line.set_words(spelt_out(text, self._key_shown))

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
        text = standing(self._session.state, self._checker.findings)
        text += "・未保存" if self._session.modified else ""
        if text != self._status.text():
            self._status.setText(text)
