"""The help menu: the manual, the licences, where the program keeps what is its own, and its version."""

from zadankai_editor.ui.helping.tools import HelpTools

__all__ = ["HelpTools"]
