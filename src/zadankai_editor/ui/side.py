"""The side panel: participants, agenda, photos, details and problems as tabs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget

from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.desk import Desk
from zadankai_editor.ui.manuscript.gutter import Manuscript
from zadankai_editor.ui.panels.agenda import AgendaPanel
from zadankai_editor.ui.panels.details import DetailsPanel
from zadankai_editor.ui.panels.panel import Panel
from zadankai_editor.ui.panels.participants import ParticipantsPanel
from zadankai_editor.ui.panels.photos import PhotosPanel
from zadankai_editor.ui.panels.problems import ProblemsPanel
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.next_turn import NextTurn

TABS = {
    "participants": "参加者",
    "agenda": "議題",
    "photos": "写真",
    "details": "基本情報",
    "problems": "問題",
}
"""The tabs in their order: names for the code, and what stands on them."""


class Side(QTabWidget):
    """The five panels. Leads to blocks through `block_wanted`."""

    block_wanted = Signal(str)

    def __init__(self, desk: Desk, checker: Checker, manuscript: Manuscript, theme: Theme) -> None:
        super().__init__()
        session = desk.session
        self.setDocumentMode(True)
        self.participants = ParticipantsPanel(session, theme)
        self.agenda = AgendaPanel(session, theme)
        self.photos = PhotosPanel(session, theme, desk.import_pictures, desk.picture_path)
        self.details = DetailsPanel(session, theme)
        self.problems = ProblemsPanel(session, theme, checker)
        self._panels: dict[str, Panel] = {
            "participants": self.participants,
            "agenda": self.agenda,
            "photos": self.photos,
            "details": self.details,
            "problems": self.problems,
        }
        for name, panel in self._panels.items():
            self.addTab(panel, TABS[name])
        for leading in (self.participants, self.agenda, self.photos, self.problems):
            leading.block_wanted.connect(self.block_wanted)
        self.problems.field_wanted.connect(self.show_field)
        self._manuscript = manuscript
        # Qt tells of the caret while it moves it; a panel that is left takes into the record what was typed there.
        self._follow_soon = NextTurn(self._follow, self)
        manuscript.block_changed.connect(self._follow_soon.ask)
        checker.found.connect(self._count_problems)

    def _follow(self) -> None:
        for following in (self.agenda, self.photos):
            following.set_current(self._manuscript.current_index)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for panel in self._panels.values():
            panel.set_theme(theme)

    def show_tab(self, name: str) -> None:
        """Show the panel of that name and give it the focus."""
        self.setCurrentWidget(self._panels[name])
        self._panels[name].setFocus()

    def show_field(self, path: str) -> None:
        """Show the field at `path` in the panel that has it, the details by default."""
        name = next((n for n, panel in self._panels.items() if panel.shows_field(path)), "details")
        self.show_tab(name)
        self._panels[name].go_to_field(path)

    def _count_problems(self, findings: tuple[Finding, ...]) -> None:
        count = sum(f.severity is not Severity.INFO for f in findings)
        title = TABS["problems"]
        self.setTabText(self.indexOf(self.problems), f"{title} {count}" if count else title)
