"""Adding what was recognised to the record: at its end, or at the caret."""

from zadankai_editor.record.commands.adding.blocks import place_for
from zadankai_editor.record.commands.adding.command import LABEL, add_found

__all__ = ["LABEL", "add_found", "place_for"]
