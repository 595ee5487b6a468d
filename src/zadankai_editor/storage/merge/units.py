"""The fields of a block as a file holds them, and which of them belong together."""

from collections.abc import Iterable
from typing import Any

from zadankai_editor.formats.record_fields import BLOCK
from zadankai_editor.formats.scalar_types import stored_paragraphs
from zadankai_editor.record.nodes import Block, BlockKind, Part
from zadankai_editor.record.texts import one_line

VOICE = ("speaker", "with_speakers", "role", "written")
"""Who is heard: changed on both sides, it is one side's as a whole, or words would get a voice of neither."""

UNITS: tuple[tuple[str, ...], ...] = (
    VOICE,
    ("continued",),
    ("start", "end"),
    ("agenda",),
    ("file",),
    ("alt",),
    ("credit",),
    ("people",),
)
"""The fields besides kind and text, in the groups in which they are taken over."""

FIELDS = ("kind", "text", *(name for unit in UNITS for name in unit))

SHOWN: dict[BlockKind, frozenset[str]] = {
    kind: frozenset(field.attribute for field in BLOCK.kinds[kind].fields) - {"id"}
    if kind in BLOCK.kinds
    else frozenset({"kind", "text"})
    for kind in BlockKind
}
"""The fields that a file holds of each kind. A block keeps others from a kind that it had before."""


def stored(block: Block, name: str) -> Any:
    """Return the field `name` as it is once the block has been through a file."""
    if name not in SHOWN[block.kind]:
        return Block.model_fields[name].default
    value = getattr(block, name)
    if name == "text":
        return "\n".join(stored_paragraphs(value))
    if isinstance(value, str) and name not in ("kind", "speaker", "agenda"):
        return one_line(value) or None
    return value


def differing(one: Block, other: Block, names: Iterable[str] = FIELDS) -> frozenset[str]:
    """Return which of the fields differ."""
    if one is other:
        return frozenset()
    return frozenset(
        name
        for name in names
        if (getattr(one, name) != getattr(other, name) or one.kind is not other.kind)
        and stored(one, name) != stored(other, name)
    )


def is_unwritten(block: Block) -> bool:
    """Tell whether no file holds the block: an empty paragraph of lead or closing."""
    return block.kind.part is not Part.BODY and not stored(block, "text")


def references(block: Block) -> tuple[set[str], set[str]]:
    """Return the ids of participants and of agenda items to which the block refers in a file."""
    shown = SHOWN[block.kind]
    people = [block.speaker] if "speaker" in shown else []
    people += block.with_speakers if "with_speakers" in shown else ()
    people += block.people if "people" in shown else ()
    items = {block.agenda} if "agenda" in shown else set()
    return {ref for ref in people if isinstance(ref, str)}, {ref for ref in items if isinstance(ref, str)}
