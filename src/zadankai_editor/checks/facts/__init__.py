"""Whether a record agrees with itself: dates, numbers, notes, short forms, agenda items, ways of speaking."""

from zadankai_editor.checks.facts.run import check_facts

__all__ = ["check_facts"]
