"""Footnotes as somebody types them: `※用語：説明` on a line of its own."""

import re
from dataclasses import dataclass

from zadankai_editor.record.nodes import Note

FOOTNOTE_MARK = "※"

# The numbers of notes have two digits at most; 2020年代 is a term.
_FOOTNOTE = re.compile(
    r"※[ \u3000]*(?:(?P<mark>[0-9０-９]{1,2})(?:[ \u3000]+|(?=[^0-9０-９年月日個件名人台時回：:])))?"
    r"(?P<term>[^：:。\n]+)[：:](?P<text>[^\n]+)"
)


@dataclass(frozen=True)
class TypedFootnote:
    """A footnote in a text, from character `start` to `end`."""

    start: int
    end: int
    note: Note


def footnote_at(text: str, offset: int) -> TypedFootnote | None:
    """Return the footnote that ends at character `offset`, and fills its paragraph; else `None`."""
    start = text.rfind("\n", 0, offset) + 1
    if text[start : start + 1] != FOOTNOTE_MARK or text[offset : offset + 1] not in {"", "\n"}:
        return None
    found = _FOOTNOTE.fullmatch(text, start, offset)
    if found is None:
        return None
    term, said = found["term"].strip(), found["text"].strip()
    # A colon in an address on the web parts no term from its text.
    if not term or not said or said.startswith("//"):
        return None
    mark = str(int(found["mark"])) if found["mark"] else None
    return TypedFootnote(start, offset, Note(term=term, text=said, mark=mark))
