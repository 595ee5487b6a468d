"""The digit keys that assign speakers."""

from zadankai_editor.record.nodes import Participant
from zadankai_editor.record.review import Digit, State

DIGIT_KEYS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
"""The digits in the order in which they are given out: as the keys lie on the keyboard."""


def first_digits(participants: tuple[Participant, ...]) -> tuple[Digit, ...]:
    """Return the digits of the first ten participants, in printed order."""
    return tuple(
        Digit(participant=p.id, digit=digit) for p, digit in zip(participants, DIGIT_KEYS, strict=False)
    )


def with_digits(state: State) -> State:
    """Return `state` with digits given out where its review has none, as one that was lost has."""
    if state.review.digits or not state.record.participants:
        return state
    review = state.review.model_copy(update={"digits": first_digits(state.record.participants)})
    return state.model_copy(update={"review": review})
