"""The one place in a print where the writer slips: a line end lost, another style of label, a stranger."""

from itertools import pairwise

from tests.printing.model import OUTSIDERS, Content, Kind, Piece

STRANGER = "海老名"
"""Somebody whom no list names."""


def slip(content: Content) -> Piece | None:
    """Return the utterance with which the slip happens: of one who has spoken before, after another's."""
    spoken: set[str] = set()
    for before, piece in pairwise(content.body):
        spoken |= set(before.who)
        both = before.kind is piece.kind is Kind.UTTERANCE
        alone = len(before.who) == len(piece.who) == 1 and before.who != piece.who
        plain = not (piece.continued or piece.vague or set(piece.who) & OUTSIDERS)
        if both and alone and plain and set(piece.who) <= spoken - set(before.who):
            return piece
    return None
