"""Title, series, date and footnotes of the record."""

import re
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from zadankai_editor.japanese.numerals import number_of
from zadankai_editor.japanese.typed_dates import in_words, understood
from zadankai_editor.record.commands import details as commands
from zadankai_editor.record.nodes import Held, Series, Status
from zadankai_editor.record.texts import one_line
from zadankai_editor.session.session import Session
from zadankai_editor.ui.panels.details.notes import NotesBox
from zadankai_editor.ui.panels.panel import Panel
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.fields import AnyField, LineField, TextField
from zadankai_editor.ui.widgets.form import Form, VerticalScroll, column, with_notes
from zadankai_editor.ui.widgets.themed import MutedLabel

_STATUS = {
    Status.DRAFT: "下書き",
    Status.READY: "公開用に確定済み（直すと下書きに戻ります）",
}
_NUMBER_WIDTH = 56
_MOST_DIGITS = 6


class DetailsPanel(Panel):
    """The record's own details (基本情報)."""

    FIELDS: ClassVar[frozenset[str]] = frozenset({"title", "series", "held", "notes", "status"})
    PATHS: ClassVar[frozenset[str]] = FIELDS

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.setAccessibleName("基本情報")
        self.status = MutedLabel()
        self.title = TextField("題名", self._set_title)
        self.title.setPlaceholderText("例：これからの図書館を語る")
        self.series = TextField("シリーズの名前", self._set_series)
        self.series.setPlaceholderText("例：市長と語る座談会")
        self.number = LineField("シリーズの何回目か", self._set_number)
        self.date = LineField("開催日", self._set_date)
        self.date.setPlaceholderText("2022-10-21 か 令和4年10月21日")
        self.date.draft.commits_when_idle = False
        self.understood = MutedLabel()
        self.understood.setAccessibleName("読み取った日付")
        self.sentence = TextField("開催を知らせる文", self._set_sentence)
        self.sentence.setPlaceholderText("例：令和4年10月21日に開催しました。")
        self.notes = NotesBox(session, theme, self.carry_out)
        self._arrange(theme)
        self.setFocusProxy(self.title)
        self.date.textChanged.connect(self._show_understood)

    def _arrange(self, theme: Theme) -> None:
        form = Form(theme)
        form.add("状態", self.status)
        form.add_field("題名", self.title)
        form.add_field("シリーズ", self.series)
        self.number.setFixedWidth(_NUMBER_WIDTH)
        self.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        form.add_field("回", self.number)
        date = with_notes(self.date, theme, self.understood)
        form.add("開催日", date, self.date)
        form.add_field("開催の文", self.sentence)
        content = QWidget()
        layout = column(content, 16)
        layout.addWidget(form)
        layout.addWidget(self.notes)
        layout.addStretch()
        self.column.addWidget(VerticalScroll(content), 1)

    # Showing

    def refresh(self) -> None:
        record = self._session.record
        series, held = record.series or Series(), record.held or Held()
        self.status.setText(_STATUS[record.status])
        self.title.draft.show(record.title)
        self.series.draft.show(series.name or "")
        self.number.draft.show("" if series.number is None else str(series.number))
        self.date.draft.show(held.date or "")
        self.sentence.draft.show(held.text or "")
        self.notes.refresh()
        self._show_understood()

    def restart(self) -> None:
        for draft in self.drafts():
            draft.replace("")
        self.notes.rows.forget()

    def _show_understood(self) -> None:
        date = understood(self.date.text()).date
        words = in_words(date) if date else ""
        self.understood.setText(words)
        self.understood.setVisible(bool(words))

    def go_to_field(self, path: str) -> None:
        """Put the focus where `held.date`, `notes[0].text` and the like are edited."""
        match = re.fullmatch(r"notes\[(\d+)\](?:\.(\w+))?", path)
        if match:
            self.notes.focus(int(match[1]), match[2])
            return
        fields: dict[str, AnyField] = {
            "series": self.series,
            "series.name": self.series,
            "series.number": self.number,
            "held": self.date,
            "held.date": self.date,
            "held.text": self.sentence,
        }
        fields.get(path, self.title).setFocus()

    # Changing

    def _set_title(self, text: str) -> str | None:
        return self.carry_out(commands.set_title(self._session.state, one_line(text)))

    def _set_series(self, text: str) -> str | None:
        series = (self._session.record.series or Series()).replaced(name=one_line(text) or None)
        return self.carry_out(commands.set_series(self._session.state, series))

    def _set_number(self, text: str) -> str | None:
        written = one_line(text).removeprefix("第").removesuffix("回")
        number = number_of(written) if len(written) <= _MOST_DIGITS else None
        if written and number is None:
            return "回は7、第7回のような数で入れてください。"
        series = (self._session.record.series or Series()).replaced(number=number)
        if series == (self._session.record.series or Series()):
            return None
        return self.carry_out(commands.set_series(self._session.state, series))

    def _set_date(self, text: str) -> str | None:
        date, problem = understood(text)
        if problem:
            return problem
        held = (self._session.record.held or Held()).replaced(date=date)
        if held == (self._session.record.held or Held()):
            return None
        return self.carry_out(commands.set_held(self._session.state, held))

    def _set_sentence(self, text: str) -> str | None:
        held = (self._session.record.held or Held()).replaced(text=one_line(text) or None)
        return self.carry_out(commands.set_held(self._session.state, held))
