"""All checks of wording together."""

from collections.abc import Iterator

from zadankai_editor.checks.wording.characters import check_characters
from zadankai_editor.checks.wording.endings import check_endings
from zadankai_editor.checks.wording.lookalikes import check_lookalikes
from zadankai_editor.checks.wording.pairs import check_pairs
from zadankai_editor.checks.wording.repeated import check_repeated
from zadankai_editor.checks.wording.variants import check_variants
from zadankai_editor.record.findings import Finding
from zadankai_editor.record.nodes import Record


def check_wording(record: Record) -> Iterator[Finding]:
    """Yield slips of typing in `record`, and words that it spells in two ways."""
    yield from check_repeated(record)
    yield from check_pairs(record)
    yield from check_endings(record)
    yield from check_characters(record)
    yield from check_lookalikes(record)
    yield from check_variants(record)
