"""Marks of notes without a note, notes without a mark, and notes on a term that nobody uses."""

import re
from collections.abc import Iterator

from zadankai_editor.checks.facts.texts import flow_of, heads_of
from zadankai_editor.checks.quoting import quoted
from zadankai_editor.japanese.folding import WORDING, folded
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Note, Record

_MARK = re.compile(r"(?:[※*]|\(?注 ?|\[注 ?|\[(?=[0-9]+\]))(?P<number>[0-9]{1,2})(?![0-9年月日時分名人件])")
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def _number(note: Note) -> str:
    """Return the number of a note without the sign that may be noted with it: 1 for `※1`."""
    digits = re.sub("[^0-9]", "", folded(note.mark or ""))
    return str(int(digits)) if digits else note.mark or ""


def check_notes(record: Record) -> Iterator[Finding]:
    """Yield numbered marks that no note explains, numbered notes to which no mark leads, and unused terms."""
    numbered = {_number(note) for note in record.notes if note.mark}
    marked: set[str] = set()
    for printed in flow_of(record):
        for found in _MARK.finditer(folded(printed.text)):
            number = str(int(found["number"]))
            if number not in marked and number not in numbered:
                message = (
                    f"{quoted(printed.text[found.start() : found.end()])}という注の印がありますが、"
                    f"注{number}がありません。注を加えるか、印を消してください。"
                )
                yield finding("note.missing", message, block=printed.block)
            marked.add(number)
    said = WORDING.of("\n".join(printed.text for texts in (heads_of, flow_of) for printed in texts(record)))
    for index, note in enumerate(record.notes):
        term = WORDING.of(_IN_BRACKETS.sub("", folded(note.term)))
        if note.mark and _number(note) not in marked:
            which = f"注{_number(note)}{quoted(note.term)}"
            message = f"{which}を指す印が本文にありません。印を付けるか、注を消してください。"
            yield finding("note.unmarked", message, path=f"notes[{index}]")
        elif not note.mark and note.text.strip() and term and term not in said:
            message = f"注の用語{quoted(note.term)}が本文に出てきません。用語の書き方を確かめるか、注を消してください。"
            yield finding("note.term.unused", message, path=f"notes[{index}]")
