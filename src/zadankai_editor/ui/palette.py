"""The command palette: every action, found by name, reading, romaji, menu or key."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from zadankai_editor.ui.action_book import ActionBook
from zadankai_editor.ui.action_search import found_actions
from zadankai_editor.ui.actions import menu_name, plain
from zadankai_editor.ui.keymap import Keymap
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.quick_panel import QuickPanel, QuickRow


class Palette(QuickPanel):
    """Runs what is chosen, with the focus back where it was. What cannot be used now is shown faintly."""

    def __init__(self, book: ActionBook, keymap: Keymap, theme: Theme, parent: QWidget) -> None:
        super().__init__("コマンドを探す", "名前・よみ・ローマ字・キーの一部", theme, parent)
        self._book = book
        self._keymap = keymap
        keymap.changed.connect(self._on_keys_changed)
        self.chosen.connect(self._run)

    def rows(self, typed: str) -> Sequence[QuickRow]:
        """Return the actions that fit, each with its menu and its key."""
        found = [spec for spec in found_actions(typed, self._keymap) if spec.id != "palette"]
        return [
            QuickRow(
                text=plain(spec),
                detail=menu_name(spec),
                beside=self._keymap.shown(spec.id),
                value=spec.id,
                enabled=self._book[spec.id].isEnabled(),
            )
            for spec in found
        ]

    def _run(self, action_id: object) -> None:
        self._book[str(action_id)].trigger()

    def _on_keys_changed(self) -> None:
        if self.isVisible():
            self.refill()
