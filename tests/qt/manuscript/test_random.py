"""Random editing (`fuzz/editing`): what is shown is the record, and no word changes hands unasked.

`python3 dev.py fuzz editing` runs the same for longer. What failed there once is kept in `sequences/`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from fuzz.editing.playing import OPERATIONS, fails, play, signature
from fuzz.editing.run import FoundError, run
from fuzz.editing.sequences import Operation, Sequence, load, save, shortened
from zadankai_editor.record.commands import joining, speakers, tagging, text
from zadankai_editor.record.nodes import BlockKind, Record
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import MoveBlocks
from zadankai_editor.ui.find.bar import FindBar
from zadankai_editor.ui.find.finding import Finding
from zadankai_editor.ui.manuscript.gutter import Gutter

OPERATIONS_EACH = 500
SEEDS = (31, 32, 33)  # a record with all that there is, one with namesakes, an empty one
SEQUENCES = sorted((Path(__file__).parent / "sequences").glob("*.json"))


@pytest.mark.parametrize("seed", SEEDS)
def test_random_editing(qapp: QApplication, seed: int) -> None:
    effects = run(seed, OPERATIONS_EACH)
    assert effects.total() > OPERATIONS_EACH / 3


@pytest.mark.parametrize("path", SEQUENCES, ids=[path.stem for path in SEQUENCES])
def test_what_went_wrong_once(qapp: QApplication, path: Path) -> None:
    play(load(path))


def test_every_operation_has_an_effect_somewhere(qapp: QApplication) -> None:
    """Tells that a sequence of each operation does what its name says, from a place where it can."""
    player = play(
        Sequence(
            "talk",
            (
                ["put", [4, 3]], ["passage", "digit", "2"], ["all_of", "digit", "1"], ["swap", "row", "0"],
                ["put", [5, 0]], ["tag", ["1", "S", "Space", "N:wide", "Up", "F2:commit", "X:text"]], ["put", [10, 0]],
                ["label", "乙川：", True], ["mark", "■ ", False, "escape", ""], ["replace", "館", "舘"],
                ["undo", 30],
                ["put", [2, 0]], ["move_section", True], ["move_section", False], ["put", [4, 99]],
                ["next_utterance", "escape", ""], ["tab", "Tab"], ["undo", 2],
                ["put", [4, 3]], ["write", "亜"], ["compose", "唖", "commit"], ["reconvert", -1, 1, "娃"],
                ["commit_lines", "阿\n哀"], ["enter", False, "escape", ""], ["next_utterance", "digit", "2"],
                ["write", "愛"], ["delete", "Backspace", False], ["select", [4, 1], [5, 1]], ["copy"],
                ["drag", [10, 2], False], ["put", [1, 2]], ["paste"], ["drop_text", [4, 1], "挨"],
                ["copy_elsewhere", "姶"], ["select", [5, 0], [6, 0]], ["cut"], ["put", [4, 1]], ["split"],
                ["put", [5, 0]], ["join"], ["kind", "text"], ["kind", "utterance"], ["digit", 0],
                ["picker", "type", "甲野"], ["no_speaker"], ["move", True], ["join_across"], ["delete_block"],
                ["duplicate"],
                ["add_item", "港"], ["rename_item", 0, "丘"], ["renumber_item", 0, 7], ["move_item", 0, 1],
                ["link_section", 0, 1], ["remove_item", 0], ["add_participant", "己斐", 0],
                ["rename_participant", 1, "庚"], ["move_participant", 0, 2], ["remove_participant", 1],
                ["undo", 3], ["redo", 2], ["recover"],
                ["search", "の", True, ["F3", "Shift+Return"], "back"], ["go_on", "F3"], ["put", [4, 2]],
                ["hurry", "の", True, "嵐"], ["replace_found", "の", "乃", "typed", [0]],
                ["replace_found", "乃", "", "nothing", []], ["leave", "title", "夜"],
                ["select", [4, 1], [5, 1]], ["copy"], ["drop_blocks", [2, 0]], ["drop_files", [4, 0], ["a.png"]],
            ),
        )
    )  # fmt: skip
    without = {
        "put",
        "select",
        "select_all",
        "navigate",
        "click",
        "pause",
        "copy",
        "copy_elsewhere",
        "recover",
        "search",
        "go_on",
        "drop_files",
    }
    assert {name for name, count in player.effects.items() if count} == OPERATIONS.keys() - without - {
        "paint"
    }


def joined_in_silence(*_blocks: object) -> bool:
    return True


def whatever_stands_in_the_field(bar: FindBar) -> str:
    return bar.new_field.text()


def step_as_it_is(step: Any) -> Any:
    return step


def nothing(*_arguments: object, **_options: object) -> None:
    return None


def every_utterance(record: Record, _person: str) -> list[int]:
    return [i for i, block in enumerate(record.blocks) if block.kind is BlockKind.UTTERANCE]


def from_the_start_of_the_block(record: Record, at: Position) -> Selection | None:
    return Selection(Position(at.index, 0), at) if record.blocks else None


def run_until_something_is_found() -> None:
    for seed in range(1, 20):
        run(seed, 300)


@pytest.mark.parametrize(
    ("owner", "name", "fault"),
    [
        (joining, "may_join_silently", joined_in_silence),
        (joining, "forgotten_speakers", lambda *_: {}),
        (MoveBlocks, "inverse", step_as_it_is),
        (Gutter, "_on_swapped", nothing),
        (text, "glue", lambda *_: "、"),
        (speakers, "utterances_of", every_utterance),
        (tagging, "paragraph_at", from_the_start_of_the_block),
        (FindBar, "new_text", property(whatever_stands_in_the_field)),
        (Finding, "_gone_on", nothing),
    ],
    ids=["join", "narration", "undo", "gutter", "words", "all of one", "tagging", "taken out", "led away"],
)
def test_a_fault_is_found_and_its_sequence_is_short(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, fault: Callable[..., Any]
) -> None:
    monkeypatch.setattr(owner, name, fault)
    with pytest.raises(FoundError) as found:
        run_until_something_is_found()
    cause = found.value.__cause__
    assert cause is not None
    wanted = signature(cause)

    def fails_alike(sequence: Sequence) -> bool:
        error = fails(sequence)
        return error is not None and signature(error) == wanted

    tries = iter(range(20))
    kept = shortened(found.value.sequence, fails_alike, lambda: next(tries, None) is None)
    assert len(kept.operations) < len(found.value.sequence.operations)
    assert fails_alike(kept)
    monkeypatch.undo()
    assert fails(kept) is None


def test_a_sequence_is_saved_as_it_is(tmp_path: Path) -> None:
    sequence = Sequence("talk", (["write", "葛󠄀𠮷"], ["put", [0, 3]], ["move", True]), "why")
    save(sequence, tmp_path / "new" / "a.json")
    assert load(tmp_path / "new" / "a.json") == sequence


def test_shortening_leaves_what_is_needed() -> None:
    operations: tuple[Operation, ...] = tuple([name] for name in "abcdefgh")

    def needs(sequence: Sequence) -> bool:
        return ["b"] in sequence.operations and ["g"] in sequence.operations

    kept = shortened(Sequence("talk", operations), needs, lambda: False)
    assert kept.operations == (["b"], ["g"])
    assert shortened(Sequence("talk", operations), needs, lambda: True).operations == operations
