"""Finding and replacing: the bar above the manuscript, and the list of replacements below it."""

from zadankai_editor.ui.find.finding import Finding

__all__ = ["Finding"]
