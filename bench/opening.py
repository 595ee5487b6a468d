"""Opening a record, against what must be done at least: loading its YAML and showing its text."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import yaml
from PySide6.QtWidgets import QApplication

from bench.figures import Figure, median, milliseconds
from bench.records import large_record
from bench.windows import bare_editor, leave, open_in, shown_window
from zadankai_editor.formats import write_record

UTTERANCES = 10_000
RUNS = 5


def measure(app: QApplication, folder: Path) -> Iterator[Figure]:
    """Measure opening to the first paint."""
    record = large_record(UTTERANCES)
    path = folder / "opening.yaml"
    path.write_bytes(write_record(record))
    text = "\n".join(b.text for b in record.blocks)
    ours, other = [], []
    for _ in range(RUNS):
        window = shown_window(app)
        ours.append(milliseconds(partial(open_in, window, path)))
        loading = milliseconds(lambda: yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
        bare, showing = bare_editor(window, text)
        other.append(loading + showing)
        bare.close()
        bare.deleteLater()
        leave(window)
    yield Figure(f"opening {UTTERANCES} utterances / yaml.load + bare widget", median(ours), median(other), 2)
