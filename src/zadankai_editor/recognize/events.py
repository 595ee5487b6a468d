"""What is noted in brackets of what happens while people talk."""

from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize.vocabulary import ASIDE, STAGE_DIRECTION


def is_event(inside: str) -> bool:
    """Tell whether the words in brackets tell what happens: `笑`, `拍手`, `市長退席`."""
    read = folded(inside)
    if read.endswith("一同"):
        return False
    return ASIDE.fullmatch(read) is not None or STAGE_DIRECTION.search(read) is not None
