"""The outline (見出し一覧)."""

from zadankai_editor.ui.panels.outline.panel import OutlinePanel

__all__ = ["OutlinePanel"]
