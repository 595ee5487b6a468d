"""The panel of photos (写真)."""

from zadankai_editor.ui.panels.photos.panel import PhotosPanel

__all__ = ["PhotosPanel"]
