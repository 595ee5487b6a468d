"""How far the work is: told at steps, never backwards, and stopped where nobody wants it."""

from collections.abc import Iterator

import pytest

from zadankai_editor.recognize.watch import RecognitionCancelled, Watch


def test_a_share_that_is_reached_again_does_not_put_it_back() -> None:
    told: list[float] = []
    watch = Watch(told.append)
    for share in (0.2, 0.6, 0.3, 1.0):
        watch.reach(share)
    assert told == [0.2, 0.6, 0.6, 1.0]


def test_a_stretch_is_told_every_few_hundred_steps() -> None:
    told: list[float] = []
    assert list(Watch(told.append).over(range(1000), 0.5, 1.0, 1000)) == list(range(1000))
    assert told == [0.5, 0.628, 0.756, 0.884]


def _take(steps: Iterator[int], seen: list[int]) -> None:
    for item in steps:
        seen.append(item)  # noqa: PERF402 - one by one, as it is looked at meanwhile


def test_what_nobody_wants_stops_soon() -> None:
    seen: list[int] = []
    steps = Watch(cancelled=lambda: len(seen) > 300).over(range(1000), 0.0, 1.0, 1000)
    with pytest.raises(RecognitionCancelled):
        _take(steps, seen)
    assert len(seen) == 512
