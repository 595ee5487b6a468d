"""Record -> findings. Every check is a pure function; what is on disk is handed in as a value."""

from zadankai_editor.checks.disk import Disk
from zadankai_editor.checks.run import check, check_state, keeps_from_ready

__all__ = ["Disk", "check", "check_state", "keeps_from_ready"]
