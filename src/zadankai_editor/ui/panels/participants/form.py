"""The form for one participant."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from zadankai_editor.record.nodes import Participant
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.fields import LineField
from zadankai_editor.ui.widgets.form import Form, column
from zadankai_editor.ui.widgets.plain_text import plain_tip
from zadankai_editor.ui.widgets.themed import MutedLabel

LABELS = {
    "label": "表示名",
    "name": "氏名",
    "title": "肩書",
    "post": "付記",
    "reading": "よみ",
    "organization": "所属",
}
_HINTS = {
    "label": "発言の脇に出る短い名前",
    "name": "姓と名の間を空ける",
    "title": "例：図書館長",
    "post": "肩書のあとの（ ）の中。例：副市長",
    "reading": "例：はやせ ふみの",
    "organization": "例：湊が丘市",
}
_NEW = ""

SubmitField = Callable[[str, str], str | None]
"""Takes the name of a field and its text into the record; returns why that is not possible."""


class ParticipantForm(QWidget):
    """Shows one participant, or waits for a new one, who comes into being with a label.

    A text that was refused is kept for its participant while another one is shown.
    """

    cancelled = Signal()
    """Esc was pressed while a new participant was awaited."""
    moderator_wanted = Signal(bool)

    def __init__(
        self, theme: Theme, submit: SubmitField, problem_of: SubmitField, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._problem_of = problem_of
        self._id: str | None = None
        self._kept: dict[tuple[str, str], str] = {}
        self.fields: dict[str, LineField] = {}
        self._hint = MutedLabel("新しい参加者です。表示名を入れると加わります。")
        form = Form(theme)
        for name, text in LABELS.items():
            field = LineField(text, partial(submit, name))
            field.setPlaceholderText(_HINTS.get(name, ""))
            field.setToolTip(plain_tip(_HINTS.get(name, "")))
            form.add_field(text, field)
            self.fields[name] = field
        self.moderator = QCheckBox("司会をする人")
        self.moderator.clicked.connect(self.moderator_wanted)
        form.add("司会", self.moderator)
        layout = column(self)
        layout.addWidget(self._hint)
        layout.addWidget(form)
        layout.addStretch()
        self.show_participant(None)

    @property
    def awaits_new(self) -> bool:
        """Whether what is typed is for a participant who is not in the record yet."""
        return self._id == _NEW

    def show_participant(self, participant: Participant | None) -> None:
        """Show `participant`; nothing, and nothing to type, for `None`."""
        other = (participant.id if participant else None) != self._id
        if other:
            self._leave()
            self._id = participant.id if participant else None
        self._hint.hide()
        self.setEnabled(participant is not None)
        for name, field in self.fields.items():
            value = (getattr(participant, name) if participant else None) or ""
            if other:
                self._replace(name, field, value)
            else:
                field.draft.show(value)
        self.moderator.setChecked(participant is not None and participant.moderator)

    def await_new(self) -> None:
        """Show an empty form for a new participant, with the caret in it."""
        self._leave()
        self._id = _NEW
        self._hint.show()
        self.setEnabled(True)
        for name, field in self.fields.items():
            self._replace(name, field, "")
            field.draft.held = name != "label"
        self.fields["label"].draft.commits_when_idle = False
        self.moderator.setChecked(False)
        self.fields["label"].setFocus()

    def typed_for_new(self) -> dict[str, str | bool]:
        """Return what was typed for a new participant beside the label, and let go of it."""
        found: dict[str, str | bool] = {
            name: field.text() for name, field in self.fields.items() if name != "label" and field.text()
        }
        if self.moderator.isChecked():
            found["moderator"] = True
        return found

    def adopt(self, participant: Participant) -> None:
        """Go on with the new participant, who has come into being."""
        self._id = participant.id
        self._release()
        self.show_participant(participant)

    def forget(self) -> None:
        """Let go of everything: another record is open."""
        self._id = None
        self._release()
        self._kept.clear()
        for field in self.fields.values():
            field.draft.replace("")

    def _leave(self) -> None:
        """Keep what was typed and not taken, for when its participant is shown again."""
        if self._id is not None:
            for name, field in self.fields.items():
                if field.text() and (field.draft.pending or (field.draft.held and field.text())):
                    self._kept[self._id, name] = field.text()
        self._release()

    def _release(self) -> None:
        for field in self.fields.values():
            field.draft.held = False
            field.draft.commits_when_idle = True

    def _replace(self, name: str, field: LineField, value: str) -> None:
        kept = self._kept.pop((self._id, name), None) if self._id is not None else None
        field.draft.replace(value, kept)
        if kept is not None and not self.awaits_new:
            field.draft.show_problem(self._problem_of(name, kept) or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up a new participant."""
        if event.key() == Qt.Key.Key_Escape and self.awaits_new:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
