"""Undo and redo by a key that the user has given them: the field with the focus comes first."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from zadankai_editor.ui.widgets.fields import LineField, TextField
from zadankai_editor.ui.widgets.history_keys import OwnHistory, Travel


class FieldHistory(QObject):
    """Stands before the actions of undo and redo where they come by a key, and not from a menu.

    A menu names the step of the record that it takes back, so that there no field is meant.
    """

    def __init__(self, actions: Mapping[Travel, QAction], parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        for action in actions.values():
            action.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field with the focus take a key; what a field has not taken is about the record."""
        if event.type() != QEvent.Type.Shortcut:
            return False
        travel = next(way for way, action in self._actions.items() if action is watched)
        field = QApplication.focusWidget()
        if isinstance(field, LineField | TextField):
            own = field.draft.travel(travel)
            if not own:
                field.draft.pass_on(travel)
            return own
        history = field.findChild(OwnHistory) if field is not None else None
        if history is not None:
            history.travel(travel)
        return history is not None
