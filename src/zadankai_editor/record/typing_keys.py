"""What Enter, Ctrl+Enter and Tab do at a place of the flow, by what the block there is.

As in screenplay editors the kind of a block tells what is likely to come behind it, so that one
key leads there: after a heading somebody speaks, after a photo whoever spoke goes on. The keys act
by this table and the status bar reads it, so that what is said and what is done cannot disagree.
"""

from dataclasses import dataclass
from enum import Enum, auto

from zadankai_editor.record.footnotes import footnote_at
from zadankai_editor.record.nodes import Block, BlockKind, Part, Record
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.turns import goes_on


class Spot(Enum):
    """Where in a block the caret is, as far as these keys care."""

    EMPTY_BLOCK = auto()
    EMPTY_PARAGRAPH = auto()
    START = auto()
    INSIDE = auto()
    END = auto()


class Going(Enum):
    """Where a key goes on to."""

    PARAGRAPH = auto()
    """The next paragraph, of the same block where its kind has several."""
    UTTERANCE = auto()
    """The next utterance; who speaks is asked."""
    BEFORE = auto()
    """An empty utterance before the block."""
    CONTINUED = auto()
    """The utterance before the photo goes on, without a label of its own."""
    SPOKEN = auto()
    """The empty block becomes an utterance; who speaks is asked."""
    ASK = auto()
    """The utterance waits for its words: who speaks is asked."""
    FOOTNOTE = auto()
    """The line becomes a footnote."""


_HEADING = {
    Spot.EMPTY_BLOCK: Going.SPOKEN,
    Spot.START: Going.BEFORE,
    Spot.INSIDE: Going.UTTERANCE,
    Spot.END: Going.UTTERANCE,
}
_ENTER: dict[BlockKind, dict[Spot, Going]] = {
    BlockKind.UTTERANCE: {Spot.EMPTY_BLOCK: Going.ASK, Spot.EMPTY_PARAGRAPH: Going.UTTERANCE},
    BlockKind.PROMPT: {
        Spot.EMPTY_BLOCK: Going.SPOKEN,
        Spot.EMPTY_PARAGRAPH: Going.UTTERANCE,
        Spot.END: Going.UTTERANCE,
    },
    BlockKind.TEXT: {Spot.EMPTY_BLOCK: Going.SPOKEN, Spot.EMPTY_PARAGRAPH: Going.UTTERANCE},
    BlockKind.SECTION: _HEADING,
    BlockKind.HEADING: _HEADING,
    BlockKind.PHOTO: {**_HEADING, Spot.EMPTY_BLOCK: Going.CONTINUED, Spot.END: Going.CONTINUED},
    BlockKind.LEAD: {},
    BlockKind.CLOSING: {},
}
"""What Enter does; where nothing is said, the next paragraph."""

TAB_CYCLE = (
    BlockKind.UTTERANCE,
    BlockKind.PROMPT,
    BlockKind.SECTION,
    BlockKind.HEADING,
    BlockKind.PHOTO,
    BlockKind.TEXT,
)
"""What an empty block becomes with Tab, one after another: the order of the keys Alt+1 to Alt+6."""


@dataclass(frozen=True)
class Keys:
    """What the keys do at a place. `tab` is the kind that the block becomes, `None` where Tab goes on."""

    enter: Going
    control_enter: Going
    tab: BlockKind | None


def keys_at(record: Record, selection: Selection) -> Keys:
    """Return what the keys do where `selection` is."""
    at = selection.start
    tab = tab_at(record, at) if selection.empty else None
    return Keys(enter_at(record, selection), control_enter_at(record, at), tab)


def spot_of(text: str, offset: int) -> Spot:
    """Return where character `offset` of `text` is."""
    if not text:
        return Spot.EMPTY_BLOCK
    if text[offset - 1 : offset] in {"", "\n"} and text[offset : offset + 1] in {"", "\n"}:
        return Spot.EMPTY_PARAGRAPH
    if offset in {0, len(text)}:
        return Spot.END if offset else Spot.START
    return Spot.INSIDE


def enter_at(record: Record, selection: Selection) -> Going:
    """Return what Enter does where `selection` is; what is selected goes first."""
    at = selection.start
    if not record.blocks:
        return Going.UTTERANCE
    block = record.blocks[at.index]
    if not selection.empty:
        return _ENTER[block.kind].get(Spot.INSIDE, Going.PARAGRAPH)
    if footnote_at(block.text, at.offset):
        return Going.FOOTNOTE
    spot = spot_of(block.text, at.offset)
    if block.kind is BlockKind.LEAD and spot is Spot.EMPTY_BLOCK and ends_part(record.blocks, at.index):
        return Going.SPOKEN
    going = _ENTER[block.kind].get(spot, Going.PARAGRAPH)
    if going is Going.CONTINUED and goes_on(record, at.index) is None:
        return Going.UTTERANCE
    return going


def control_enter_at(record: Record, at: Position) -> Going:
    """Return what Ctrl+Enter does at `at`: it goes on to the next utterance, wherever there is one."""
    if not record.blocks:
        return Going.UTTERANCE
    blocks = record.blocks
    block = blocks[at.index]
    rest = block.text[at.offset :].removeprefix("\n")
    if rest and not block.text[: at.offset].strip("\n"):
        follows = at.index > 0 and blocks[at.index - 1].kind is block.kind
        inside = block.kind is BlockKind.LEAD or (block.kind is BlockKind.CLOSING and follows)
        return Going.PARAGRAPH if inside else Going.BEFORE
    if block.kind is BlockKind.LEAD and not rest and ends_part(blocks, at.index):
        return Going.UTTERANCE if block.text else Going.SPOKEN
    return Going.UTTERANCE if block.kind.part is Part.BODY else Going.PARAGRAPH


def tab_at(record: Record, at: Position, *, back: bool = False) -> BlockKind | None:
    """Return the kind that Tab, or with `back` Shift+Tab, gives to the empty block at `at`.

    `None` where it goes to another block: where there is text, a picture, lead or closing.
    """
    if at.index >= len(record.blocks):
        return None
    block = record.blocks[at.index]
    if block.text or block.has_picture or block.kind not in TAB_CYCLE:
        return None
    place = TAB_CYCLE.index(block.kind) + (-1 if back else 1)
    return TAB_CYCLE[place % len(TAB_CYCLE)]


def ends_part(blocks: tuple[Block, ...], index: int) -> bool:
    """Tell whether the block at `index` is the last of lead, body or closing."""
    return index + 1 == len(blocks) or blocks[index + 1].kind.part is not blocks[index].kind.part
