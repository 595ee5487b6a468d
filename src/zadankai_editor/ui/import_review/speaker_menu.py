"""The menu that says whom a label means."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from zadankai_editor.recognize import SpeakerChoice, Whom
from zadankai_editor.ui.import_review.candidates import Bearer, CandidateRow
from zadankai_editor.ui.import_review.colours import dot
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.plain_text import in_menu, plain_tip

_WITH_DIGITS = 9


class SpeakerMenu(QMenu):
    """Offers those whom a label may mean first, then everybody else, each of the first nine by a digit.

    `chosen` tells of a `SpeakerChoice`, or of `None` to take the decision back; `new_wanted` that
    somebody new is to be named. It deletes itself when it closes.
    """

    chosen = Signal(object)
    new_wanted = Signal()

    def __init__(self, row: CandidateRow, bearers: Sequence[Bearer], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._add(f"「{in_menu(row.candidate.written)}」（{row.candidate.count}か所）は").setEnabled(False)
        self.addSeparator()
        likely = [b for b in bearers if b.key in row.candidate.people]
        others = [b for b in bearers if b.key not in row.candidate.people]
        now = _person_now(row)
        first: QAction | None = None
        for number, bearer in enumerate((*likely, *others), 1):
            if number == len(likely) + 1 and likely:
                self.addSeparator()
            digit = f"&{number}" if number <= _WITH_DIGITS else "　"
            action = self._add(
                f"{digit}　{in_menu(bearer.introduced)}", SpeakerChoice(Whom.PERSON, bearer.key)
            )
            action.setIcon(dot(None if bearer.place is None else theme.chip_of(bearer.place)))
            if first is None or bearer.key == now:
                first = action
        if bearers:
            self.addSeparator()
        new = self._add("新しい参加者(&N)…")
        new.triggered.connect(self.new_wanted)
        self._add("誰か決めない(&O)", SpeakerChoice(Whom.OPEN))
        self._add("発言者ではない(&X)", SpeakerChoice(Whom.NO_SPEAKER))
        self.addSeparator()
        back = self._add("元に戻す(&Z)")
        back.setEnabled(row.choice is not None)
        back.triggered.connect(lambda: self.chosen.emit(None))
        self.triggered.connect(self._on_triggered)
        self.aboutToHide.connect(self.deleteLater)
        self.setActiveAction(first or new)

    def _add(self, text: str, choice: SpeakerChoice | None = None) -> QAction:
        action = QAction(text, self)
        action.setToolTip(plain_tip(text))
        action.setData(choice)
        self.addAction(action)
        return action

    def _on_triggered(self, action: QAction) -> None:
        if action.data() is not None:
            self.chosen.emit(action.data())


def _person_now(row: CandidateRow) -> str | None:
    choice = row.choice
    return row.candidate.person if choice is None else choice.person
