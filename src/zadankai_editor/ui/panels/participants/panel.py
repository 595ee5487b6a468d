"""Who was at the table: adding, changing, ordering and removing participants."""

import re
from typing import Any, ClassVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zadankai_editor.record.commands import participants as commands
from zadankai_editor.record.commands import unlisted
from zadankai_editor.record.nodes import Block
from zadankai_editor.record.steps import Refusal
from zadankai_editor.session.session import Session, Telling
from zadankai_editor.session.undo import Swap
from zadankai_editor.ui.panels.panel import Panel, concerns
from zadankai_editor.ui.panels.participants.form import ParticipantForm
from zadankai_editor.ui.panels.participants.rows import PeopleModel, PersonDelegate, person_rows
from zadankai_editor.ui.panels.participants.unlisted_box import UnlistedBox
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.form import VerticalScroll
from zadankai_editor.ui.widgets.lists import ALT_DOWN, ALT_UP, DELETE, ChoiceList
from zadankai_editor.ui.widgets.question import Question
from zadankai_editor.ui.widgets.themed import IconButton, MutedLabel


class ParticipantsPanel(Panel):
    """The participants in printed order, and a form for the selected one."""

    FIELDS: ClassVar[frozenset[str]] = frozenset({"participants", "digits"})
    PATHS: ClassVar[frozenset[str]] = frozenset({"participants"})

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.setAccessibleName("参加者")
        self._selected: str | None = None
        self._row = 0
        self.add = IconButton("add", "参加者を加える", theme, text="追加")
        self.remove = IconButton("remove", "選んだ参加者を外す", theme, key="Delete")
        self.up = IconButton("up", "上へ", theme, key="Alt+↑")
        self.down = IconButton("down", "下へ", theme, key="Alt+↓")
        self.unlisted = UnlistedBox(theme)
        self.model = PeopleModel(self)
        self._delegate = PersonDelegate(theme)
        self.list = ChoiceList("参加者の一覧", self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(120)
        self.list.keys = {ALT_UP: self.move_up, ALT_DOWN: self.move_down, DELETE: self.ask_to_remove}
        self.empty = MutedLabel("まだ参加者がいません。「追加」で加えます。")
        self.question = Question()
        self.form = ParticipantForm(theme, self._submit, self._problem_of)
        self._arrange()
        self.setFocusProxy(self.list)
        self.add.clicked.connect(self.begin_new)
        self.remove.clicked.connect(self.ask_to_remove)
        self.up.clicked.connect(self.move_up)
        self.down.clicked.connect(self.move_down)
        self.list.current_changed.connect(self._on_current)
        self.list.chosen.connect(self._on_chosen)
        self.form.cancelled.connect(self._on_cancelled)
        self.form.moderator_wanted.connect(self._on_moderator)
        self.unlisted.adopt_wanted.connect(self._on_adopt)
        self.unlisted.assign_wanted.connect(self._on_assign)
        self.unlisted.block_wanted.connect(self.block_wanted)
        self.form.fields["label"].draft.entered.connect(self.form.fields["name"].setFocus)

    def _arrange(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(2)
        tools.addWidget(self.add)
        tools.addStretch()
        for button in (self.up, self.down, self.remove):
            tools.addWidget(button)
        self.column.addLayout(tools)
        self.column.addWidget(self.unlisted)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.question)
        self.column.addWidget(VerticalScroll(self.form))

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        super().set_theme(theme)

    # Showing

    def depends_on_blocks(self, swap: Swap) -> bool:
        return concerns(swap, _people_of)

    def restart(self) -> None:
        self._selected = None
        self.question.dismiss()
        self.form.forget()

    def refresh(self) -> None:
        state = self._session.state
        scrolled = self.list.verticalScrollBar().value()
        with QSignalBlocker(self.list):
            moved = self.model.show(person_rows(state))
        if moved:
            self.list.verticalScrollBar().setValue(scrolled)
        self.unlisted.show_names(unlisted.unlisted(state.record), state.record.participants)
        self.empty.setVisible(not self.model.values)
        self._select(self._selected)

    def _select(self, participant_id: str | None) -> None:
        """Select the participant with this id; the one in the same place where they have gone."""
        people = self._session.record.participants
        row = self.model.row_of(participant_id)
        if row is None and people:
            row = min(self._row, len(people) - 1)
        self._selected = people[row].id if row is not None else None
        self._row = row or 0
        with QSignalBlocker(self.list):
            if row is not None and row != self.list.currentIndex().row():
                self.list.setCurrentIndex(self.model.index(row))
        if not self.form.awaits_new:
            self.form.show_participant(people[row] if row is not None else None)
        self._enable()

    def _enable(self) -> None:
        row = self.model.row_of(self._selected)
        there = row is not None and not self.form.awaits_new
        self.remove.setEnabled(there)
        self.up.setEnabled(there and row != 0)
        self.down.setEnabled(there and row != len(self.model.values) - 1)

    def go_to_field(self, path: str) -> None:
        """Select the participant of `participants[2].name` and put the focus into the field."""
        match = re.fullmatch(r"participants(?:\[(\d+)\])?(?:\.(\w+))?", path)
        people = self._session.record.participants
        if not match or not match[1] or int(match[1]) >= len(people):
            self.list.setFocus()
            return
        self.form.show_participant(None)
        self._select(people[int(match[1])].id)
        self.form.fields.get(match[2] or "label", self.form.fields["label"]).setFocus()

    # Selecting and changing

    def _on_current(self, _index: object) -> None:
        row = self.model.value_at(self.list.currentIndex())
        if row is None or (row.id == self._selected and not self.form.awaits_new):
            return
        self.question.dismiss()
        self.commit_pending()
        self._selected, self._row = row.id, row.place
        self.form.show_participant(self._session.record.participant(row.id))
        self._enable()

    def _on_chosen(self, _index: object) -> None:
        if self.form.awaits_new:
            self._on_current(None)

    def _submit(self, name: str, text: str) -> str | None:
        if self.form.awaits_new:
            return self._add(text)
        if self._selected is None:
            return None
        return self.carry_out(
            commands.change_participant(self._session.state, self._selected, **{name: text})
        )

    def _problem_of(self, name: str, text: str) -> str | None:
        if name != "label":
            return None
        problem = commands.label_problem(self._session.state, text, self._selected)
        return problem.message if problem else None

    def _on_moderator(self, moderates: bool) -> None:
        if self._selected is not None and not self.form.awaits_new:
            self.try_out(
                commands.change_participant(self._session.state, self._selected, moderator=moderates)
            )

    def begin_new(self) -> None:
        """Show the form for a new participant."""
        self.question.dismiss()
        self.commit_pending()
        self.form.await_new()
        self._enable()

    def _add(self, label: str) -> str | None:
        fields: dict[str, Any] = self.form.typed_for_new()
        known = {p.id for p in self._session.record.participants}
        outcome = commands.add_participant(self._session.state, label, **fields)
        if isinstance(outcome, Refusal):
            return outcome.message
        if self.try_out(outcome):
            new = next(p for p in self._session.record.participants if p.id not in known)
            self.form.adopt(new)
            self._select(new.id)
        return None

    def _on_cancelled(self) -> None:
        selected = self._session.record.participant(self._selected)
        self.form.show_participant(selected)
        self.list.setFocus()
        self._enable()

    def move_up(self) -> None:
        """Move the selected participant up."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the selected participant down."""
        self._move(1)

    def _move(self, by: int) -> None:
        self.commit_pending()
        row = self.model.row_of(self._selected)
        if row is not None and self._selected is not None:
            self.try_out(commands.move_participant(self._session.state, self._selected, row + by))

    def ask_to_remove(self) -> None:
        """Remove the selected participant; ask first where utterances or photos name them."""
        self.commit_pending()
        person = self._session.record.participant(self._selected)
        if person is None or self.form.awaits_new:
            return
        count = commands.utterance_count(self._session.state, person.id)
        photos = commands.photo_count(self._session.state, person.id)
        if not count and not photos:
            self._remove(person.id)
            return
        text = f"「{person.label}」を参加者から外しますか。"
        if count:
            text += f"発言{count}件は残り、発言者が決まっていない発言になります。"
        if photos:
            text += f"写真{photos}枚の写っている人には、参加者にいない名前として残ります。"
        self.question.ask(text, "外す", lambda: self._remove(person.id), self.list)

    def _remove(self, participant_id: str) -> None:
        # How many utterances that concerns was asked before.
        self.try_out(commands.remove_participant(self._session.state, participant_id), Telling.SAYING)

    def _on_adopt(self, name: unlisted.Unlisted) -> None:
        adopt = unlisted.adopt_written if name.written else unlisted.adopt_unknown
        self.try_out(adopt(self._session.state, name.label))

    def _on_assign(self, name: unlisted.Unlisted, participant_id: str) -> None:
        assign = unlisted.assign_written if name.written else unlisted.assign_unknown
        self.try_out(assign(self._session.state, name.label, participant_id))


def _people_of(block: Block) -> object:
    return block.kind, block.speaker, block.with_speakers, block.written, block.people
