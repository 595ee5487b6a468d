"""A record at work: outline, manuscript and side panel, and what is done in them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from zadankai_editor.session.checker import Checker
from zadankai_editor.session.desk import Desk
from zadankai_editor.ui.action_book import ActionBook
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.find import Finding
from zadankai_editor.ui.manuscript.gutter import Manuscript
from zadankai_editor.ui.manuscript_actions import ManuscriptActions
from zadankai_editor.ui.offering import Offering
from zadankai_editor.ui.panels.outline import OutlinePanel
from zadankai_editor.ui.proofing import Proofing
from zadankai_editor.ui.side import TABS, Side
from zadankai_editor.ui.speaker_picker import SpeakerPicker
from zadankai_editor.ui.speaking import Speaking
from zadankai_editor.ui.spoken import Spoken
from zadankai_editor.ui.tagging.mode import TaggingMode
from zadankai_editor.ui.tagging.strip import TaggingStrip
from zadankai_editor.ui.unused_pictures import UnusedPictures
from zadankai_editor.ui.widgets.next_turn import NextTurn
from zadankai_editor.ui.widths import widths_for

_LEAST_MANUSCRIPT = 420


class Workspace(QSplitter):
    """The part of the window that shows an open record."""

    said = Signal(str)
    """Something to be said for a moment."""
    record_pasted = Signal(QMimeData)
    """A text of several lines was pasted into an empty record."""
    brought = Signal(object, str)
    """Files or a picture came to the manuscript (`Brought`), at the block with this id."""
    current_changed = Signal(int)
    """The caret has come into the block at this index."""
    keys_changed = Signal(object)
    """What the keys of the manuscript do has changed: the `Keys`, or `None`."""

    def __init__(self, desk: Desk, checker: Checker, appearance: Appearance, window: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, window)
        self._appearance = appearance
        session, theme = desk.session, appearance.theme
        self.manuscript = Manuscript(session, theme, appearance.manuscript_font)
        self.outline = OutlinePanel(session, theme)
        self.side = Side(desk, checker, self.manuscript, theme)
        self.picker = SpeakerPicker(theme, window)
        self.proofing = Proofing(session, checker, self.manuscript)
        self.spoken = Spoken(session, checker, self.manuscript)
        self.speaking = Speaking(session, self.manuscript, self.picker)
        self.editing = ManuscriptActions(session, self.manuscript, self.speaking)
        self.tagging_strip = TaggingStrip(theme)
        self.tagging = TaggingMode(session, self.manuscript, self.speaking, self.tagging_strip)
        self.finding = Finding(session, self.manuscript, theme)
        self.offering = Offering(session, self.manuscript, window)
        self.manuscript.set_reader(self.offering)
        self.unused_pictures = UnusedPictures(desk, self)
        self.setChildrenCollapsible(False)
        for widget in (self.outline, self.finding.around(self._column()), self.side):
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self.manuscript.setMinimumWidth(_LEAST_MANUSCRIPT)
        self.arranged_by_hand = False
        """Whether somebody has moved the borders between the parts; then they stay as they are."""
        self.setFocusProxy(self.manuscript)
        self._wire()
        self.show_theme()
        appearance.changed.connect(self.show_theme)

    def _column(self) -> QWidget:
        """Return the manuscript with what stands over it."""
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tagging_strip)
        layout.addWidget(self.manuscript, 1)
        return column

    def arrange(self, state: bytes) -> None:
        """Give the parts the widths that somebody gave them before."""
        self.arranged_by_hand = self.restoreState(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part the room anew, unless somebody has done so by hand."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.arranged_by_hand:
            return
        room = self.width() - self.handleWidth() * (self.count() - 1)
        letter = self.fontMetrics().horizontalAdvance("国")
        widths = widths_for(room, letter, _LEAST_MANUSCRIPT, self.manuscript.ample_width)
        # What is hidden takes nothing, and the others would share it.
        hidden = sum(
            w for part, w in ((self.outline, widths.outline), (self.side, widths.side)) if part.isHidden()
        )
        self.setSizes([widths.outline, widths.manuscript + hidden, widths.side])

    def _on_moved(self) -> None:
        self.arranged_by_hand = True

    def _wire(self) -> None:
        self.splitterMoved.connect(self._on_moved)
        parts = (self.proofing, self.tagging, self.editing, self.speaking, self.finding, self.offering)
        for part in parts:
            part.said.connect(self.said)
        self.unused_pictures.said.connect(self.said)
        self.proofing.field_wanted.connect(self.show_field)
        self.side.problems.visited.connect(self.proofing.note_visit)
        self.side.block_wanted.connect(self.proofing.go_to_block)
        self.outline.block_wanted.connect(self.proofing.go_to_block)
        self.outline.follow_selection(lambda: self.manuscript.selection)
        # Qt tells of the caret while it moves it.
        self._follow_soon = NextTurn(lambda: self.outline.set_current(self.manuscript.current_index), self)
        self.manuscript.block_changed.connect(self._follow_soon.ask)
        self.manuscript.block_changed.connect(self.current_changed)
        self.manuscript.said.connect(self.said)
        self.manuscript.keys_changed.connect(self._on_keys_changed)
        self.tagging.switched.connect(lambda _on: self._on_keys_changed(self.manuscript.keys))
        self.manuscript.record_pasted.connect(self.record_pasted)
        self.manuscript.brought.connect(self.brought)
        self.side.photos.said.connect(self.said)
        self.manuscript.gutter.set_picture_source(self.side.photos.thumbnail)
        self.side.photos.thumbnail_ready.connect(self.manuscript.gutter.update)

    def _on_keys_changed(self, keys: object) -> None:
        # While tagging the strip says what the keys do.
        self.keys_changed.emit(None if self.tagging.on else keys)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions that concern the open record do, by the action's id."""
        return {
            **{name: self.tagging.instead(name, act) for name, act in self.editing.handlers().items()},
            **self.speaking.handlers(),
            "tagging": self.tagging.toggle,
            **self.finding.handlers(),
            "next_problem": partial(self.proofing.go, 1),
            "previous_problem": partial(self.proofing.go, -1),
            "settle": self.proofing.settle_here,
            "unused_pictures": self.unused_pictures.look,
            "outline": lambda: self._toggle(self.outline),
            "side": lambda: self._toggle(self.side),
            "to_manuscript": self.manuscript.setFocus,
            "panel_outline": self.show_outline,
            **{f"panel_{name}": partial(self.show_panel, name) for name in TABS},
        }

    def connect_menus(self, book: ActionBook) -> None:
        """Open the context menu, made of the actions in `book`, where it is wanted."""

        def show(at: QPoint) -> None:
            menu = self.editing.menu(book)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

        def clicked(index: int, at: QPoint) -> None:
            self.manuscript.go_into(index)
            show(at)

        self.manuscript.menu_wanted.connect(show)
        self.manuscript.gutter.clicked.connect(clicked)

    def _toggle(self, part: QWidget) -> None:
        part.setVisible(not part.isVisible())
        self._fit()

    def show_panel(self, name: str) -> None:
        """Show one of the side panels."""
        self.side.show()
        self.side.show_tab(name)

    def show_outline(self) -> None:
        """Show the outline, and give it the focus."""
        self.outline.show()
        self.outline.setFocus()

    def show_field(self, path: str) -> None:
        """Show where the field at `path` is edited."""
        self.side.show()
        self.side.show_field(path)

    def show_theme(self) -> None:
        """Take the colours and fonts as they are chosen now."""
        theme = self._appearance.theme
        self.manuscript.set_manuscript_font(self._appearance.manuscript_font, theme)
        parts = (self.manuscript, self.outline, self.side, self.picker, self.tagging_strip, self.finding)
        for part in parts:
            part.set_theme(theme)
        self._fit()
