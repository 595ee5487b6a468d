"""What was decided in the review, step by step, to be taken back and done again."""

from dataclasses import dataclass

from zadankai_editor.recognize import UNDECIDED, Decisions


@dataclass(frozen=True, slots=True)
class Deed:
    """One decision in words.

    `label` names it in menus, `said` tells that it was made, both in Japanese. `lines` are those
    of the source that it is about; `alike`: what else changes is like them.
    """

    label: str
    said: str
    lines: frozenset[int] = frozenset()
    alike: bool = False


class History:
    """The decisions so far. Undo and redo move between them; a new one drops what was undone."""

    def __init__(self) -> None:
        self._steps: list[tuple[Decisions, Deed | None]] = [(UNDECIDED, None)]
        self._at = 0

    @property
    def decisions(self) -> Decisions:
        """The decisions as they are now."""
        return self._steps[self._at][0]

    @property
    def undoable(self) -> Deed | None:
        """The deed that `undo` would take back."""
        return self._steps[self._at][1]

    @property
    def redoable(self) -> Deed | None:
        """The deed that `redo` would do again."""
        return self._steps[self._at + 1][1] if self._at + 1 < len(self._steps) else None

    def push(self, decisions: Decisions, deed: Deed) -> None:
        """Go on to `decisions`, by `deed`."""
        del self._steps[self._at + 1 :]
        self._steps.append((decisions, deed))
        self._at += 1

    def undo(self) -> Deed | None:
        """Take the last deed back and return it; `None` where there is none."""
        deed = self.undoable
        if deed is not None:
            self._at -= 1
        return deed

    def redo(self) -> Deed | None:
        """Do again what was taken back last and return it; `None` where there is nothing."""
        deed = self.redoable
        if deed is not None:
            self._at += 1
        return deed

    def return_to(self, decisions: Decisions) -> None:
        """Be again where these were the decisions: what was done since could not be carried out."""
        place = max((n for n, (then, _) in enumerate(self._steps) if then == decisions), default=-1)
        if place < 0:  # undone, and then lost to what has failed
            self._steps, self._at = [(decisions, None)], 0
            return
        if place < self._at:
            del self._steps[place + 1 :]
        self._at = place
