"""What the words themselves give away about who said them: each module looks for one kind of contradiction."""

from zadankai_editor.checks.suspicions.run import check_suspicions

__all__ = ["check_suspicions"]
