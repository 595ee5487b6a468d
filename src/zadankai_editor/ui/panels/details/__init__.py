"""The panel of the record's details (書誌)."""

from zadankai_editor.ui.panels.details.panel import DetailsPanel

__all__ = ["DetailsPanel"]
