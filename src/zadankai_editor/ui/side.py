"""The side panel: participants, agenda, photos, details and problems as tabs."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.desk import Desk
from zadankai_editor.ui.manuscript.gutter import Manuscript
from zadankai_editor.ui.panels.agenda import AgendaPanel
from zadankai_editor.ui.panels.details import DetailsPanel
from zadankai_editor.ui.panels.participants import ParticipantsPanel
from zadankai_editor.ui.panels.photos import PhotosPanel
from zadankai_editor.ui.panels.problems import ProblemsPanel
from zadankai_editor.ui.theme import Theme

TABS = ("participants", "agenda", "photos", "details", "problems")
"""The names of the tabs in their order."""

_FIELD_TABS = {"participants": "participants", "agenda": "agenda"}


class Side(QTabWidget):
    """The five panels. Leads to blocks through `block_wanted`."""

    block_wanted = Signal(str)

    def __init__(self, desk: Desk, checker: Checker, manuscript: Manuscript, theme: Theme) -> None:
        super().__init__()
        session = desk.session
        self.setDocumentMode(True)
        self.participants = ParticipantsPanel(session, theme)
        self.agenda = AgendaPanel(session, theme)
        self.photos = PhotosPanel(session, theme, desk.import_picture, desk.picture_path)
        self.details = DetailsPanel(session, theme)
        self.problems = ProblemsPanel(session, theme, checker)
        titles = ("参加者", "議題", "写真", "書誌", "問題")
        for name, title in zip(TABS, titles, strict=True):
            panel = getattr(self, name)
            self.addTab(panel, title)
            panel.block_wanted.connect(self.block_wanted)
        self.problems.field_wanted.connect(self.show_field)
        manuscript.block_changed.connect(self.photos.set_current)
        manuscript.block_changed.connect(self.agenda.set_current)
        checker.found.connect(self._count_problems)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for name in TABS:
            getattr(self, name).set_theme(theme)

    def show_tab(self, name: str) -> None:
        """Show the panel of that name and give it the focus."""
        self.setCurrentIndex(TABS.index(name))
        panel: QWidget = getattr(self, name)
        panel.setFocus()

    def show_field(self, path: str) -> None:
        """Show the panel in which the field at `path` is."""
        head = re.split(r"[.\[]", path, maxsplit=1)[0]
        self.show_tab(_FIELD_TABS.get(head, "details"))

    def _count_problems(self, findings: tuple[Finding, ...]) -> None:
        count = sum(f.severity is not Severity.INFO for f in findings)
        self.setTabText(TABS.index("problems"), f"問題 {count}" if count else "問題")
