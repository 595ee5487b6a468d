"""The panel of the record's details (基本情報)."""

from zadankai_editor.ui.panels.details.panel import DetailsPanel

__all__ = ["DetailsPanel"]
