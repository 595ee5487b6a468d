"""The command line: the same core without a window, and without loading Qt.

Nothing heavy is imported here: each command loads what it needs, and `--help` needs nothing.
"""

from zadankai_editor.cli.arguments import COMMANDS
from zadankai_editor.cli.run import main

__all__ = ["COMMANDS", "main"]
