"""What a record is once it has been through its file."""

from zadankai_editor.formats.record_document import from_document, to_document
from zadankai_editor.record.nodes import Record


def normalized(record: Record) -> Record:
    """Return `record` as it is once it has been written and read again, without doing so.

    Ids that live in memory only are new, by position; layout that a file does not hold is gone
    (`to_document`); labels and numbers that two bear refer to nobody.
    """
    return from_document(to_document(record))
