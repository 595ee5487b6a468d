"""How a record is worded and typed: slips of the hand, characters that look alike, words spelt in two ways."""

from zadankai_editor.checks.wording.run import check_wording

__all__ = ["check_wording"]
