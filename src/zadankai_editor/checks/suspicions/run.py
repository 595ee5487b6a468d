"""All suspicions together."""

from collections.abc import Iterator

from zadankai_editor.checks.suspicions.asked import check_asked
from zadankai_editor.checks.suspicions.captions import check_captions
from zadankai_editor.checks.suspicions.mentions import Mentions
from zadankai_editor.checks.suspicions.neighbours import check_neighbours
from zadankai_editor.checks.suspicions.own_name import check_own_name
from zadankai_editor.record.findings import Finding
from zadankai_editor.record.nodes import Record


def check_suspicions(record: Record) -> Iterator[Finding]:
    """Yield what the words of `record` say against who is said to speak or to be in a picture."""
    mentions = Mentions(record)
    yield from check_asked(record, mentions)
    yield from check_own_name(record, mentions)
    yield from check_neighbours(record)
    yield from check_captions(record, mentions)
