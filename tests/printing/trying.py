"""Prints, reads and scores one combination."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from tests.printing.forms import acceptable
from tests.printing.gold import Document, gold
from tests.printing.model import Content, Person
from tests.printing.printer import Printer
from tests.printing.scoring import Score, compare, normal
from tests.printing.styles import Style
from zadankai_editor.formats.record_document import to_document
from zadankai_editor.readers import text_source
from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.record.findings import Severity


@dataclass(frozen=True)
class Trial:
    """A print, what was read from it, and the score."""

    content: Content
    style: Style
    text: str
    found: Recognition
    gold: Document
    got: Document
    doubted: frozenset[str]
    score: Score


def tried(content: Content, style: Style) -> Trial:
    """Print `content` in `style`, which is settled for it, read it and return the score."""
    text = Printer(content, style).text()
    found = recognize(text_source(text, f"{content.name}.txt"))
    got = to_document(found.state.record)
    wish = named_as_read(gold(content, style), got, content, style)
    doubted = frozenset(f.block for f in found.findings if f.severity is Severity.DOUBT and f.block)
    return Trial(content, style, text, found, wish, got, doubted, compare(wish, got, doubted))


def named_as_read(
    wish: Document,
    got: Document,
    content: Content,
    style: Style,
    printed: Mapping[str, AbstractSet[str]] = MappingProxyType({}),
) -> Document:
    """Return the gold with the labels of the reader where they are fair ones for the same people.

    `printed` are fair as well: other labels under which a person speaks, and nobody else does.

    The record format leaves it open whether somebody who is printed as 甲野部長 is 甲野 or 甲野部長.
    Whoever is known by name is found by that; whoever has no name, by a label that means nobody else.
    """
    labels = {
        person.key: _label(person, got, fair_labels(person, content, style) | printed.get(person.key, set()))
        for person in content.people
    }
    named = dict(wish)
    named["body"] = [_renamed(block, labels) for block in wish["body"]]
    named["participants"] = [{**p, "label": labels.get(p["label"], p["label"])} for p in wish["participants"]]
    if not content.listed:
        named["participants"] = got["participants"]  # nothing is printed that says what they should hold
    if style.label == "kagi" and not _keeps_quotes(got):
        for block in named["body"]:
            block["text"] = block.get("text", "").removeprefix("「").removesuffix("」")
    return named


def _label(person: Person, got: Document, fair: AbstractSet[str]) -> str:
    for read in got["participants"]:
        label = read.get("label", "")
        if person.given and _bare(read.get("name")) == _bare(person.full):
            return str(label) if _bare(label) in fair else f"not {label}"
    for read in got["participants"]:
        if _bare(read.get("label")) in fair and _bare(read.get("name")) in {"", *fair}:
            return str(read["label"])
    return f"nobody is {person.key}"


def fair_labels(person: Person, content: Content, style: Style) -> set[str]:
    """Return the labels, without spaces and widths, by which a reader may call `person` and nobody else."""
    fair = acceptable(person, content, style)
    for other in content.people:
        if other is not person:
            fair -= acceptable(other, content, style)
    return {_bare(label) for label in fair}


def _renamed(block: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
    changed = dict(block)
    if changed.get("speaker") is not None:
        changed["speaker"] = labels[changed["speaker"]]
    if "with" in changed:
        changed["with"] = [labels[key] for key in changed["with"]]
    return changed


def _bare(text: str | None) -> str:
    return normal(text).replace("\n", "")


def _keeps_quotes(got: Document) -> bool:
    said = [block.get("text", "") for block in got["body"] if block["type"] == "utterance"]
    return sum(text.startswith(("「", "｢")) for text in said) * 2 > len(said)
