"""The actions of a window: made from the registry, with the keys that the user wants."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from zadankai_editor.ui.actions import ACTIONS, plain
from zadankai_editor.ui.keymap import Keymap
from zadankai_editor.ui.widgets.plain_text import plain_tip


class ActionBook:
    """The actions of one window, made from `ACTIONS`, with the keys that `keymap` gives them."""

    def __init__(self, owner: QWidget, handlers: Mapping[str, Callable[[], object]], keymap: Keymap) -> None:
        missing = {spec.id for spec in ACTIONS} ^ handlers.keys()
        if missing:
            raise ValueError(f"actions and handlers do not match: {sorted(missing)}")
        self._actions: dict[str, QAction] = {}
        self._icon_of: Callable[[str], QIcon] | None = None
        self._keymap = keymap
        for spec in ACTIONS:
            action = QAction(spec.text, owner)
            action.setCheckable(spec.checkable)
            handler = handlers[spec.id]
            action.triggered.connect(lambda _checked=False, run=handler: run())
            owner.addAction(action)
            self._actions[spec.id] = action
        keymap.changed.connect(self._show_keys)
        self._show_keys()

    def _show_keys(self) -> None:
        for spec in ACTIONS:
            action = self._actions[spec.id]
            action.setShortcuts(self._keymap.sequences(spec.id))
            tip, key = spec.tip or plain(spec), self._keymap.shown(spec.id)
            action.setToolTip(plain_tip(f"{tip}（{key}）" if key else tip))
            if spec.editor_key:
                # The menu shows a key of its own beside the entry, but only if it is the action's.
                has_own = bool(self._keymap.keys(spec.id))
                action.setText(spec.text if has_own else f"{spec.text}\t{spec.editor_key}")

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def set_icons(self, icon_of: Callable[[str], QIcon]) -> None:
        """Let every action that names an icon have it, once a menu shows: drawing all takes long."""
        self._icon_of = icon_of

    def show_icons(self) -> None:
        """Give the actions the icons that were set since the last time."""
        if self._icon_of is None:
            return
        for spec in ACTIONS:
            if spec.icon:
                self._actions[spec.id].setIcon(self._icon_of(spec.icon))
        self._icon_of = None

    def enable_only(self, ids: Collection[str] | None) -> None:
        """Enable the actions in `ids` and no others; all of them where `ids` is `None`."""
        for action_id, action in self._actions.items():
            action.setEnabled(ids is None or action_id in ids)

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Make the menus; return them by their titles."""
        menus: dict[str, QMenu] = {}
        group: dict[str, int] = {}
        for spec in ACTIONS:
            menu = menus.get(spec.menu)
            if menu is None:
                menu = menus[spec.menu] = bar.addMenu(spec.menu)
                menu.aboutToShow.connect(self.show_icons)
            elif group[spec.menu] != spec.group:
                menu.addSeparator()
            group[spec.menu] = spec.group
            menu.addAction(self._actions[spec.id])
        return menus
