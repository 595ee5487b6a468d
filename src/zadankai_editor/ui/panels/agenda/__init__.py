"""The panel of the agenda (議題)."""

from zadankai_editor.ui.panels.agenda.panel import AgendaPanel

__all__ = ["AgendaPanel"]
