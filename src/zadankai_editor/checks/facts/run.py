"""All facts together."""

from collections.abc import Iterator

from zadankai_editor.checks.facts.agenda import check_agenda
from zadankai_editor.checks.facts.dates import check_dates
from zadankai_editor.checks.facts.notes import check_notes
from zadankai_editor.checks.facts.short_forms import check_short_forms
from zadankai_editor.checks.facts.voices import check_voices
from zadankai_editor.record.findings import Finding
from zadankai_editor.record.nodes import Record


def check_facts(record: Record) -> Iterator[Finding]:
    """Yield where `record` contradicts itself, the calendar, or the ways in which its people speak."""
    yield from check_dates(record)
    yield from check_notes(record)
    yield from check_short_forms(record)
    yield from check_agenda(record)
    yield from check_voices(record)
