"""Which blocks an action concerns."""

from zadankai_editor.record.steps import Refusal
from zadankai_editor.session.session import Session
from zadankai_editor.ui.manuscript.view import ManuscriptView

NO_BLOCK = Refusal(message="ブロックがまだありません。文を入れてから使います。")


def selected_blocks(manuscript: ManuscriptView, session: Session) -> range:
    """Return the indexes of the blocks selected, or of the one with the caret.

    A selection that ends before the first character of a block does not mean that block.
    """
    selection = manuscript.selection
    indexes = selection.indexes
    if len(indexes) > 1 and selection.end.offset == 0:
        indexes = range(indexes.start, indexes.stop - 1)
    return range(indexes.start, min(indexes.stop, len(session.record.blocks)))
