"""What prints and gold word alike: headings with times, and what stands after the talk."""

from tests.printing.model import Content, Kind, Piece
from tests.printing.styles import Style

_ENDINGS = ("（了）", "以上")


def timed_heading(content: Content, piece: Piece) -> str:
    """Return the text of a section's heading with the time at which it begins in the recording."""
    sections = [other for other in content.body if other.kind is Kind.SECTION]
    return f"{piece.text[0]}（{sections.index(piece) * 7:02}:15〜）"


def closing_texts(content: Content, style: Style) -> tuple[str, ...]:
    """Return the paragraphs after the talk."""
    if style.ending == "none":
        return ()
    return content.closing + ((style.ending,) if style.ending in _ENDINGS else ())
