"""The manuscript: Qt's plain-text editor, with every change of structure made by the core."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from zadankai_editor.record.selection import Selection
from zadankai_editor.record.texts import clean
from zadankai_editor.record.typing_keys import Keys, keys_at
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Swap
from zadankai_editor.ui.manuscript.composition import (
    changes_text,
    is_on_preedit,
    is_plain,
    preedit_at,
    replaced_range,
    within_paragraph,
)
from zadankai_editor.ui.manuscript.exchanging import ExchangingView
from zadankai_editor.ui.manuscript.keeping import edit_by, is_safe_with_qt
from zadankai_editor.ui.manuscript.keys import Intent, Spot, intent_of, spot_of
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.interruptions import Interruptions

_FOR_A_MOMENT = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
"""Why the focus goes and comes back: to another program, or a menu."""


class ManuscriptEditor(ExchangingView):
    """Turns keys, compositions, pastes and drops into transactions.

    Within one paragraph Qt edits and the record follows; whatever touches a border, and every
    paste, cut and drop, is a core command, and the text follows.
    """

    keys_changed = Signal(object)
    """The `Keys` as they are now at the caret; `None` where they go elsewhere."""

    _keys: Keys | None = None
    _spot: Spot | None = None

    def __init__(self, session: Session, theme: Theme, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, font, parent)
        self._interruptions = Interruptions(self._on_interruption, self)
        self._handlers = self._key_handlers()
        session.before_interruption(self.finish_composition)

    def _on_reset(self) -> None:
        self._interruptions.listen(listening=False)
        super()._on_reset()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give keys that touch the structure to the core, others to Qt."""
        self._end_lost_composition()
        self.composition.cleared = False
        cursor = self.textCursor()
        intent = intent_of(event, cursor)
        if intent is Intent.IGNORE:
            event.ignore()
            return
        if self.keeper is not None and not self._lets_through(intent, event):
            return
        handler = self._handlers.get(intent)
        if handler is not None:
            event.accept()
            if self.composition.active:
                self.finish_composition()
                if intent in {Intent.ENTER, Intent.PARAGRAPH}:
                    return
            handler()
        elif intent is Intent.TYPE and (cursor.hasSelection() or clean(event.text()) != event.text()):
            event.accept()
            self._type(event.text())
        else:
            with self._follower.caret_known(cursor):
                super().keyPressEvent(event)
            if intent is Intent.TYPE:
                self._commands.take_typed_label(event.text())
        if intent is Intent.TYPE and self._commands.convert_by_mark(event.text()):
            self.speaker_wanted.emit()

    def _lets_through(self, intent: Intent, event: QKeyEvent) -> bool:
        """Tell whether a key may act while the text is kept as it is; where it would edit, say that."""
        edit = edit_by(intent, event)
        if edit:
            event.accept()
            self.refuses(edit)
            return False
        safe = intent is not Intent.QT or is_safe_with_qt(event)
        event.setAccepted(safe)
        return safe

    def _key_handlers(self) -> dict[Intent, Callable[[], object]]:
        commands = self._commands
        return {
            Intent.ENTER: lambda: self._say(commands.enter()),
            Intent.PARAGRAPH: commands.begin_paragraph,
            Intent.NEXT_UTTERANCE: commands.begin_next_utterance,
            Intent.DELETE_SELECTION: commands.delete_selection,
            Intent.BACKSPACE: self._backspace,
            Intent.BACKSPACE_AT_EDGE: commands.backspace_at_edge,
            Intent.DELETE_AT_EDGE: commands.delete_at_edge,
            Intent.UNDO: self._session.undo,
            Intent.REDO: self._session.redo,
            Intent.COPY: self.copy,
            Intent.CUT: self.cut,
            Intent.PASTE: self.paste,
            Intent.TAB: lambda: self._tab(1),
            Intent.BACKTAB: lambda: self._tab(-1),
        }

    def _tab(self, step: int) -> None:
        if not self._commands.tab(back=step < 0):
            self.go_by_block(step)

    def _backspace(self) -> None:
        """Delete the whole character before the caret: Qt would take one from its combining marks."""
        cursor = self.textCursor()
        with self._follower.caret_known(cursor):
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self.setTextCursor(cursor)

    def begin_next_utterance(self) -> None:
        """Go on to the next utterance, and ask who speaks."""
        self._commands.begin_next_utterance()

    def _on_swapped(self, swap: Swap) -> None:
        if swap.initiator is not self:
            self._spot = None
        super()._on_swapped(swap)

    def _on_cursor_moved(self) -> None:
        super()._on_cursor_moved()
        if self.projection.patching or not self.hasFocus():
            return
        cursor = self.textCursor()
        spot = spot_of(cursor)
        # At nearly every key nothing has changed that they depend on.
        if spot is None or spot != self._spot:
            self._tell_keys(keys_at(self._session.record, self.projection.selection_of(cursor)))
            self._spot = spot

    def _tell_keys(self, keys: Keys | None) -> None:
        self._spot = None
        if keys != self._keys:
            self._keys = keys
            self.keys_changed.emit(keys)

    @property
    def keys(self) -> Keys | None:
        """What the keys do at the caret; `None` where they go elsewhere."""
        return self._keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keys."""
        super().focusInEvent(event)
        self._on_cursor_moved()

    def go_by_block(self, step: int) -> None:
        """Put the caret at the start of the next or previous block."""
        target = self.current_index + step
        if 0 <= target < len(self._session.record.blocks):
            self.select(Selection.caret(target, 0))

    # Composition

    def _type(self, text: str) -> None:
        """Take what was typed or committed over a selection, or in several lines."""
        before, selection = self._session.state, self.selection
        self._commands.type_text(text)
        if self._reader is not None and "\n" in clean(text).strip():
            self._reader.take_typed(text, before, selection)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take composed text. One that begins over a selection deletes it by the core's rules."""
        if self.keeper is not None:
            event.accept()
            self.keeper.take_composed(event)
            return
        self._end_lost_composition()
        if changes_text(event, self.textCursor()):
            if not is_plain(event):
                self._commit_lines(event)
                return
            if event.preeditString() or self.textCursor().hasSelection() or self.composition.cleared:
                self.composition.begin()
            self._make_room()
            event_to_qt = within_paragraph(event, self.textCursor())
        else:
            event_to_qt = event
        before = self._session.state
        with self._follower.caret_known(self.textCursor()):
            super().inputMethodEvent(event_to_qt)
        if self._session.state is not before and not event.commitString():
            # What is composed is to replace text (macOS): where it is cancelled, that comes back.
            self.composition.note_deletion()
        if event.commitString():
            self.composition.committed()
        if self.composition.active and not event.preeditString():
            self.composition.end()
        self._interruptions.listen(listening=self.composition.active)
        if event.commitString() and not self.composition.active:
            self._commands.take_typed_label(event.commitString())
        if not self.composition.active and self._commands.convert_by_mark(event.commitString()):
            # The input method is in the middle of its event: nobody may take the focus yet.
            QTimer.singleShot(0, self, self.speaker_wanted.emit)

    def _make_room(self) -> None:
        """Delete the selection over which a composition begins."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return
        if self._commands.delete_selection(keep_first=True, typing=self.composition.typing()):
            self.composition.note_deletion()
        else:
            # A border alone: it stays, and Qt must not find it selected.
            cursor.setPosition(cursor.selectionStart())
            self.setTextCursor(cursor)

    def _commit_lines(self, event: QInputMethodEvent) -> None:
        """Take a commit of several lines, or with characters that no record holds, as a paste."""
        cursor = self.textCursor()
        start, end = replaced_range(event, cursor)
        super().inputMethodEvent(QInputMethodEvent())
        self.composition.end()
        if end > start:
            cursor.setPosition(cursor.block().position() + start)
            cursor.setPosition(cursor.block().position() + end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        if event.preeditString():
            self._commands.type_text(event.commitString())
            self.inputMethodEvent(QInputMethodEvent(event.preeditString(), event.attributes()))
        else:
            self._type(event.commitString())

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Say where the caret is in the widget, so that candidates do not cover the text."""
        if query == Qt.InputMethodQuery.ImCurrentSelection:
            # Qt 6.11 answers with a type of its own, on which PySide ends the process.
            return self.textCursor().selectedText().replace("\u2029", "\n")
        if query == Qt.InputMethodQuery.ImEnabled and self.keeper is not None:
            return False
        value = super().inputMethodQuery(query)
        if query in {Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle}:
            return value.translated(self.viewport().pos())
        return value

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit what is being composed before the keys go elsewhere."""
        self.finish_composition()
        super().focusOutEvent(event)
        if event.reason() not in _FOR_A_MOMENT:
            self._tell_keys(None)

    def finish_composition(self) -> None:
        """Commit what is being composed, before anything interrupts it."""
        self._end_lost_composition()
        if not self.composition.active:
            return
        text, commits = preedit_at(self.textCursor()), self.composition.commits
        QGuiApplication.inputMethod().commit()
        if self.composition.commits == commits:
            # The input method has dropped it (ibus with kkc does), or serves another field by now.
            commit = QInputMethodEvent()
            commit.setCommitString(text)
            self.inputMethodEvent(commit)

    def _on_interruption(self, event: QEvent) -> None:
        if isinstance(event, QMouseEvent):
            # A click inside of what is composed is for the input method.
            at = self.viewport().mapFromGlobal(event.globalPosition().toPoint())
            if self.viewport().rect().contains(at) and is_on_preedit(self, at):
                return
        self.finish_composition()

    def _end_lost_composition(self) -> None:
        """Note the end of a composition that Qt has dropped without an event."""
        if self.composition.active and not preedit_at(self.textCursor()):
            self.composition.end(lost=True)
            self._interruptions.listen(listening=False)
