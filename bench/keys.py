"""A keystroke in the manuscript, journal and all, against a bare widget with the same text."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bench.figures import Figure, median, p95
from bench.records import large_record
from bench.windows import bare_editor, focus, keystrokes, leave, open_in, shown_window, wait_until
from zadankai_editor.formats import write_record
from zadankai_editor.record.nodes import BlockKind

SMALL, LARGE = 100, 10_000
KEYS = 300


def _measured(app: QApplication, folder: Path, utterances: int) -> tuple[list[float], list[float], float]:
    """Return our keystrokes, the bare widget's, and the longest of ours while a save runs."""
    record = large_record(utterances)
    path = folder / f"{utterances}.yaml"
    path.write_bytes(write_record(record))
    window = shown_window(app)
    open_in(window, path)
    text = "\n".join(b.text for b in record.blocks)
    bare, _ = bare_editor(window, text)
    middle = next(
        i
        for i, b in enumerate(record.blocks)
        if 2 * i >= len(record.blocks) and b.kind is BlockKind.UTTERANCE
    )
    window.workspace.manuscript.go_to_block(middle, 20)
    cursor = bare.textCursor()
    cursor.setPosition(window.workspace.manuscript.textCursor().position())
    bare.setTextCursor(cursor)
    bare.centerCursor()
    focus(bare)
    other = keystrokes(bare, KEYS)
    focus(window.workspace.manuscript)
    keystrokes(window.workspace.manuscript, 20)
    ours = keystrokes(window.workspace.manuscript, KEYS)
    window.desk.save()
    saving: list[float] = []
    while window.desk.busy:
        saving += keystrokes(window.workspace.manuscript, 1)
    bare.close()
    bare.deleteLater()
    leave(window)
    wait_until(lambda: not window.desk.busy)
    return ours, other, max(saving, default=0.0)


def measure(app: QApplication, folder: Path) -> Iterator[Figure]:
    """Measure typing with few and with many utterances."""
    small, _, _ = _measured(app, folder, SMALL)
    large, bare, saving = _measured(app, folder, LARGE)
    yield Figure(f"keystroke, {LARGE} utterances, median / bare widget", median(large), median(bare), 4)
    yield Figure(f"keystroke, {LARGE} utterances, 95th pct. / bare widget", p95(large), p95(bare), 4)
    yield Figure(f"keystroke, {LARGE} / {SMALL} utterances, median", median(large), median(small), 1.5)
    yield Figure(f"keystroke, {LARGE} / {SMALL} utterances, 95th pct.", p95(large), p95(small), 1.5)
    yield Figure("longest keystroke while saving, beyond the median / 50 ms", saving - median(large), 50, 1)
