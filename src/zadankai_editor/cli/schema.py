"""`schema`: the JSON Schema of the record format."""

from zadankai_editor.cli.json_output import json_bytes
from zadankai_editor.cli.streams import write_standard_output
from zadankai_editor.formats import json_schema


def print_schema() -> int:
    """Write the schema to standard output; return the exit code."""
    write_standard_output(json_bytes(json_schema()))
    return 0
