"""The preferences: keys of the actions, and how the window looks."""

from zadankai_editor.ui.preferences.dialog import Preferences

__all__ = ["Preferences"]
