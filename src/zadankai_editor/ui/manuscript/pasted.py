"""Text that comes into the manuscript from elsewhere."""

from dataclasses import dataclass
from typing import Protocol

from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Selection


@dataclass(frozen=True)
class Pasted:
    """A text, the same as HTML where that came along, and whether it was dropped."""

    text: str
    html: str = ""
    dropped: bool = False


class Reader(Protocol):
    """Who looks at a text before it becomes somebody's words."""

    def take(self, pasted: Pasted) -> bool:
        """Take over what is pasted or dropped at the selection; `False` where it is text like any other."""
        ...

    def take_typed(self, text: str, before: State, selection: Selection) -> None:
        """Look at lines that were just typed over `selection` in `before`."""
        ...
