"""Reading and writing the file of a record, `zadankai/1`."""

import hashlib

from zadankai_editor.formats.events import read_document
from zadankai_editor.formats.fields import Schema
from zadankai_editor.formats.record_document import from_document, to_document
from zadankai_editor.formats.record_fields import RECORD
from zadankai_editor.record.nodes import Record

MAX_RECORD_BYTES = 32 * 1024 * 1024
"""A file larger than this is no record, and is not read."""


def read_record(data: bytes, name: str = "記録") -> Record:
    """Return the record that `data`, the bytes of the file called `name`, holds.

    Strict: raises `FormatError` where `data` breaks the format. What it refers to but does not
    define, and what is missing but for `format`, `status`, `title`, `participants` and `body`,
    is for the checks to find.
    """
    return from_document(read_document(data, name, MAX_RECORD_BYTES, RECORD.read, RECORD.stranger))


def write_record(record: Record) -> bytes:
    """Return the file of `record`: UTF-8, the same bytes for the same record.

    What every parser reads as the same data, and `read_record` as `normalized(record)`. A file
    name that leads outside is written as it is, and then refused when the file is read back.
    """
    return ("\n".join(RECORD.lines(to_document(record), 0)) + "\n").encode()


def record_hash(data: bytes) -> str:
    """Return the SHA-256 of the bytes of a record's file, in hexadecimal: by it a review names its record."""
    return hashlib.sha256(data).hexdigest()


def json_schema() -> Schema:
    """Return the JSON Schema (2020-12) of the file of a record, with titles in Japanese.

    What it cannot say: ids stand once in a file, numbers and dates are written unquoted and
    quoted, references are to participants and agenda items that there are.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "座談会の記録 zadankai/1",
        "description": "一つのYAMLファイルが一つの座談会の記録。公開サイトはこの形式を読む。",
        **RECORD.schema(),
    }
