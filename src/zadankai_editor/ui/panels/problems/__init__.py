"""The panel of problems (問題)."""

from zadankai_editor.ui.panels.problems.panel import ProblemsPanel

__all__ = ["ProblemsPanel"]
