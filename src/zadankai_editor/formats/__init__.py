"""Records and reviews as YAML files, and the JSON Schema of the record format.

The fields of a format are declared once (`record_fields`, `review_fields`); reading, writing and
the schema follow from the declaration.
"""

from zadankai_editor.formats.errors import FormatError
from zadankai_editor.formats.normalize import normalized
from zadankai_editor.formats.places import public_place
from zadankai_editor.formats.record_file import (
    MAX_RECORD_BYTES,
    json_schema,
    read_record,
    record_hash,
    write_record,
)
from zadankai_editor.formats.review_file import MAX_REVIEW_BYTES, read_review, write_review
from zadankai_editor.formats.scalar_types import leads_outside

__all__ = [
    "MAX_RECORD_BYTES",
    "MAX_REVIEW_BYTES",
    "FormatError",
    "json_schema",
    "leads_outside",
    "normalized",
    "public_place",
    "read_record",
    "read_review",
    "record_hash",
    "write_record",
    "write_review",
]
