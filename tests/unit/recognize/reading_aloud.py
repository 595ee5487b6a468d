"""What the tests of the recogniser share: a small record, and what was read of a text, in short."""

from zadankai_editor.readers import text_source
from zadankai_editor.readers.structure import Hint, Structure
from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions
from zadankai_editor.record.nodes import BlockKind, Part

HEADER = """~湊浜町×青波県座談会~

参加者(敬称略)
湊浜町長:椿 和子
湊浜町商工会長:磯貝 茂
青波県課長:早瀬 望

"""

Said = tuple[str | None, str]


def read(text: str, *, decisions: Decisions = UNDECIDED, structure: Structure | None = None) -> Recognition:
    """Return what is read of `text`."""
    return recognize(text_source(text, "貼り付け"), structure=structure or Structure(), decisions=decisions)


def cues(*lines: tuple[str, Hint]) -> Recognition:
    """Return what is read of a list of cues, each a line and what the source says of it."""
    hints = {number: hint for number, (_, hint) in enumerate(lines, 1)}
    return read("\n".join(text for text, _ in lines), structure=Structure(hints=hints, transcript=True))


def said(found: Recognition) -> list[Said]:
    """Return who says what, in order; `None` where nobody is asserted."""
    record = found.state.record
    return [(record.label_of(b.speaker), b.text) for b in record.blocks if b.kind is BlockKind.UTTERANCE]


def kinds(found: Recognition) -> list[str]:
    """Return the kinds of the blocks of the body."""
    return [block.kind.value for block in found.state.record.blocks_of(Part.BODY)]


def doubts(found: Recognition) -> list[tuple[str, str | None]]:
    """Return the code of each doubt, and the block or field that it is about."""
    return [(doubt.code, doubt.block or doubt.path) for doubt in found.state.review.doubts]
