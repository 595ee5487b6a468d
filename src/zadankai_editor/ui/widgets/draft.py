"""What is being typed into a field and is not in the record yet."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from zadankai_editor.record.texts import one_line
from zadankai_editor.ui.widgets.history_keys import Travel
from zadankai_editor.ui.widgets.interruptions import Interruptions

IDLE_MS = 1000
"""How long typing rests before it goes into the record (milliseconds)."""

Submit = Callable[[str], str | None]
"""Takes what was typed into the record; returns, in Japanese, why that is not possible."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Draft(QObject):
    """Decides when the text of a field goes into the record.

    That is on Enter, when the focus leaves, and when typing rests, each time as one submission;
    never during a composition. What is refused stays in the field, with the reason, until it is
    mended or taken back with Esc. `read` and `write` access the text of the widget; texts that
    `normalise` makes equal are the same text. `keep_place` returns what selects again what is
    selected now.
    """

    problem_changed = Signal(str)
    """Why the text cannot be taken; empty where it can."""
    entered = Signal()
    """Enter was pressed, and what stands in the field is in the record."""

    def __init__(
        self,
        field: QWidget,
        submit: Submit,
        read: Callable[[], str],
        write: Callable[[str], None],
        normalise: Callable[[str], str] = one_line,
        *,
        keep_place: Callable[[], Callable[[], None]],
    ) -> None:
        super().__init__(field)
        self._field = field
        self._submit = submit
        self._read = read
        self._write = write
        self._normalise = normalise
        self._value = ""
        self._touched = False
        self._taken_back: str | None = None
        self._steps_beyond = 0
        self._composing = False
        self._preedit = ""
        self._commits = 0
        self._keep_place = keep_place
        self._before_composition: tuple[str, Callable[[], None]] | None = None
        self._interruptions = Interruptions(self._on_interruption, self)
        self.problem = ""
        self.held = False
        """While held, nothing is submitted and what was typed stays: somebody else fetches it."""
        self.commits_when_idle = True
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._on_idle)

    @property
    def value(self) -> str:
        """What the record has, as far as the field knows."""
        return self._value

    @property
    def pending(self) -> bool:
        """Whether something was typed that the record does not have."""
        return self._touched and not self._says(self._value)

    @property
    def composing(self) -> bool:
        """Whether an input method is composing here."""
        return self._composing

    @property
    def busy(self) -> bool:
        """Whether somebody is at work here: something is pending or being composed."""
        return self.pending or self._composing

    def show(self, value: str) -> None:
        """Show what the record has. What is being typed stays, and so does the caret."""
        self._value = value
        if self.busy:
            return
        self._idle.stop()
        self._touched = False
        self.show_problem("")
        if not (self._field.hasFocus() and self._says(value)):
            self._show_value()

    def replace(self, value: str, typed: str | None = None) -> None:
        """Show the `value` of another thing; `typed` is what was typed for it and not taken."""
        self._touched = False
        self._taken_back = None
        self._set_preedit("")
        self.show(value)
        self._show_value()
        if typed is not None and not self._says(typed):
            self._write(typed)
            self._touched = True

    def touch(self) -> None:
        """Note that somebody has changed the text."""
        self._touched = True
        self._taken_back = None
        if self.problem and not self.pending:
            self.show_problem("")
        if self.commits_when_idle and not self.held:
            self._idle.start()

    def commit(self) -> bool:
        """Take what was typed into the record, if it is not there; tell whether it could be."""
        self._idle.stop()
        if self.held:
            return True
        problem = self._submit(self._read()) if self.pending else None
        self.show_problem(problem or "")
        if problem is None:
            self._touched = False
        return problem is None

    def settle(self) -> None:
        """End a composition that is under way, and commit."""
        self.finish_composition()
        self.commit()

    def finish_composition(self) -> None:
        """Take into the field what is being composed, before anything interrupts it."""
        if not self._composing:
            return
        text, commits = self._preedit, self._commits
        QGuiApplication.inputMethod().commit()
        if self._commits == commits:
            # The input method has dropped it (ibus with kkc does), or serves another field by now.
            event = QInputMethodEvent()
            event.setCommitString(text)
            QCoreApplication.sendEvent(self._field, event)

    def _on_interruption(self, event: QEvent) -> None:
        if isinstance(event, QMouseEvent):
            # A click into the field itself may be for the input method.
            at = self._field.mapFromGlobal(event.globalPosition().toPoint())
            if self._field.rect().contains(at):
                return
        self.finish_composition()

    def _set_preedit(self, text: str) -> None:
        self._preedit = text
        self._composing = bool(text)
        self._interruptions.listen(listening=self._composing)

    def revert(self) -> None:
        """Give the field the record's value again."""
        self._idle.stop()
        self._touched = False
        self.show_problem("")
        self._show_value()

    def can_travel(self, travel: Travel) -> bool:
        """Tell whether there is typing to be taken back, or to be given again, that the record does not have."""
        if travel is Travel.BACK:
            return self.busy
        return self._taken_back is not None and not self.busy and not self._steps_beyond

    def take_key(self, travel: Travel) -> bool:
        """Do what a key of undo or redo means here; where it comes though it was passed on, the record had nothing."""
        done = self.travel(travel)
        if not done:
            self.pass_on(travel, there=False)
        return done

    def pass_on(self, travel: Travel, *, there: bool = True) -> None:
        """Note that undo or redo went on to the record, which comes first then on the way back; or not, after all.

        What was taken back here is given again once redo has come back to where that was.
        """
        step = 1 if (travel is Travel.BACK) is there else -1
        if self._taken_back is not None:
            self._steps_beyond = max(0, self._steps_beyond + step)

    def travel(self, travel: Travel) -> bool:
        """Take back what was typed and is not in the record, or give it again; tell whether there was any."""
        if not self.can_travel(travel):
            return False
        if travel is Travel.BACK:
            self.finish_composition()
            typed = self._read()
            self.revert()
            self._taken_back, self._steps_beyond = typed, 0
        elif self._taken_back is not None:
            self._write(self._taken_back)
            self.touch()
        return True

    def show_problem(self, problem: str) -> None:
        """Say why what stands in the field cannot be taken; nothing where it can."""
        if problem != self.problem:
            self.problem = problem
            self.problem_changed.emit(problem)

    def leave(self) -> None:
        """The focus goes elsewhere: commit, and show the text as the record has it."""
        self._set_preedit("")
        self._taken_back = None
        if self.commit() and not self.held:
            self._show_value()

    def key(self, event: QKeyEvent) -> bool:
        """Handle a key that is the draft's; tell whether it was one."""
        if self._composing:
            # It confirms the composition, where the input method lets it through at all.
            return event.key() in _ENTER
        if event.key() in _ENTER:
            if self.commit():
                if not self.held:
                    self._show_value()
                self.entered.emit()
            return True
        if event.key() == Qt.Key.Key_Escape and (self.pending or self.problem):
            self.revert()
            return True
        return False

    def before_input_method(self) -> None:
        """An event of the input method comes: remember the text that a composition may replace."""
        if not self._composing:
            self._before_composition = self._read(), self._keep_place()

    def after_input_method(self, event: QInputMethodEvent) -> None:
        """The event was handled. A composition that was cancelled gives back what it replaced."""
        was_composing = self._composing
        self._set_preedit(event.preeditString())
        if event.commitString():
            self._commits += 1
            self._before_composition = None
            self.touch()
        elif was_composing and not self._composing and self._before_composition is not None:
            before, select_again = self._before_composition
            if self._read() != before:
                self._write(before)
                select_again()

    def _says(self, value: str) -> bool:
        return self._normalise(self._read()) == self._normalise(value)

    def _show_value(self) -> None:
        if self._read() != self._value:
            self._write(self._value)

    def _on_idle(self) -> None:
        if self._composing:
            self._idle.start()
        else:
            self.commit()
