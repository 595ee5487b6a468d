"""Random keys, marks and compositions: the record is shown at every moment, and every step is taken back.

`ZADANKAI_RANDOM_OPERATIONS` sets how many operations a run has (300), `ZADANKAI_RANDOM_SEED` where it
begins. What each command may do to whose words is tested in `test_random.py` and with the commands.
"""

import os
from random import Random

import pytest

from tests.qt.manuscript.support import CONTROL, NO_MODIFIER, SHIFT, Bench, Key
from zadankai_editor.record.nodes import BlockKind

OPERATIONS = int(os.environ.get("ZADANKAI_RANDOM_OPERATIONS", "300"))
SEED = int(os.environ.get("ZADANKAI_RANDOM_SEED", "20240601"))

TYPED = [
    "■",
    "□",
    "▲",
    "○",
    "―",
    "--",
    " ",
    "\u3000",
    "※",
    "※用語：説明",
    "夜",
    "葛\U000e0100",
    "か\u3099",
    "𠮷",
]
KEYS = [
    (Key.Key_Return, NO_MODIFIER),
    (Key.Key_Return, NO_MODIFIER),
    (Key.Key_Return, SHIFT),
    (Key.Key_Return, CONTROL),
    (Key.Key_Tab, NO_MODIFIER),
    (Key.Key_Backtab, SHIFT),
    (Key.Key_Backspace, NO_MODIFIER),
    (Key.Key_Delete, NO_MODIFIER),
    (Key.Key_Left, NO_MODIFIER),
    (Key.Key_Up, NO_MODIFIER),
    (Key.Key_Down, SHIFT),
    (Key.Key_Home, NO_MODIFIER),
    (Key.Key_End, NO_MODIFIER),
    (Key.Key_Z, CONTROL),
    (Key.Key_Z, CONTROL | SHIFT),
]


def press_something(bench: Bench, random: Random) -> None:
    roll = random.random()
    if roll < 0.45:
        bench.key(*random.choice(KEYS))
    elif roll < 0.65:
        bench.type(random.choice(TYPED))
    elif roll < 0.8:
        bench.compose(commit=random.choice(TYPED))
    elif roll < 0.95:
        text = random.choice(TYPED)
        bench.compose("あ" + text)
        bench.compose(text)
        if random.random() < 0.3:
            bench.key(Key.Key_Return)
        bench.compose(commit="" if random.random() < 0.3 else text)
    else:
        index = random.randrange(max(1, len(bench.texts)))
        length = len(bench.texts[index]) if bench.texts else 0
        bench.put(index, random.choice([0, length]))


@pytest.mark.parametrize("run", range(3))
def test_random_keys_and_marks(bench: Bench, run: int) -> None:
    random = Random(SEED + run)
    converted = 0
    for number in range(OPERATIONS):
        try:
            before = bench.session.undo_stack.undoText()
            press_something(bench, random)
        except Exception as problem:
            raise AssertionError(f"seed {SEED + run}, operation {number}") from problem
        now = bench.session.undo_stack.undoText()
        converted += now != before and now.endswith("」にする")
        if len(bench.texts) > 60:
            bench.select((5, 0), (50, 0))
            bench.key(Key.Key_Delete)
    assert converted > OPERATIONS / 100
    assert {b.kind for b in bench.session.record.blocks} > {BlockKind.UTTERANCE}
    bench.compose("")
    bench.check_undo_and_redo()
