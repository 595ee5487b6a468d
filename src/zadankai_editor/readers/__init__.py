"""From bytes, a file or the clipboard to the text of a source."""

from zadankai_editor.readers.errors import SourceError
from zadankai_editor.readers.sources import Neighbour, read_html, read_source
from zadankai_editor.readers.text import (
    MAX_SOURCE_BYTES,
    looks_like_record,
    plain_text,
    read_text,
    text_source,
)

__all__ = [
    "MAX_SOURCE_BYTES",
    "Neighbour",
    "SourceError",
    "looks_like_record",
    "plain_text",
    "read_html",
    "read_source",
    "read_text",
    "text_source",
]
