"""Replacing what was found."""

from collections.abc import Sequence

from zadankai_editor.record.nodes import Block
from zadankai_editor.record.review import State
from zadankai_editor.record.search.query import Match
from zadankai_editor.record.search.replacing import Replacement
from zadankai_editor.record.steps import EditText, Refusal
from zadankai_editor.record.texts import clean
from zadankai_editor.record.transactions import Transaction

_LONGEST_NAMED = 12
_NOTHING = Refusal(message="置き換える箇所がありません。")
_CHANGED = Refusal(message="探したあとに変わった箇所があります。もう一度探してから置き換えてください。")
_ONE_LINE = Refusal(message="見出しや写真説明などの一行のブロックに、改行は入りません。")
_OVERLAP = Refusal(message="重なり合う箇所は、一度に置き換えられません。")


def replace_matches(state: State, replacements: Sequence[Replacement]) -> Transaction | Refusal:
    """Replace matches by their new texts, all in one step of the history.

    Speakers and borders of blocks stay. It is refused where a match is no longer in the record as
    it was found. A replacement that changes nothing is left out.
    """
    blocks = state.record.blocks
    # From behind, so that no edit moves the place of another one.
    ordered = sorted(replacements, key=lambda r: (r.match.at, r.match.start), reverse=True)
    steps: list[EditText] = []
    begun = (len(blocks), 0)
    for replacement in ordered:
        match, new = replacement.match, clean(replacement.new)
        block = blocks[match.at] if match.at < len(blocks) else None
        if block is None or not _stands(match, block):
            return _CHANGED
        if (match.at, match.end) > begun:
            return _OVERLAP
        if "\n" in new and not block.kind.has_paragraphs:
            return _ONE_LINE
        begun = (match.at, match.start)
        if new != match.text:
            steps.append(
                EditText(index=match.at, block=block.id, at=match.start, removed=match.text, inserted=new)
            )
    if not steps:
        return _NOTHING
    return Transaction(label=_label(steps), steps=tuple(steps))


def _stands(match: Match, block: Block) -> bool:
    start, end = match.start, match.end
    return block.id == match.block and 0 <= start < end and block.text[start:end] == match.text


def _label(steps: Sequence[EditText]) -> str:
    """Return the name of the step: the words where they are the same everywhere, and how often."""
    pairs = {(step.removed, step.inserted) for step in steps}
    if len(pairs) > 1:
        return f"{len(steps)}か所の置き換え"
    (removed, inserted) = pairs.pop()
    count = f"（{len(steps)}か所）" if len(steps) > 1 else ""
    if not inserted:
        return f"「{_short(removed)}」の削除{count}"
    return f"「{_short(removed)}」を「{_short(inserted)}」に置き換え{count}"


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= _LONGEST_NAMED else line[: _LONGEST_NAMED - 1] + "…"
