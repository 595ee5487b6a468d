"""What an input method does to the undo history: one composition is one step."""

from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Typing


class Composition:
    """The state of a composition, or of one key that replaces a selection.

    A composition over a selection deletes it at once, and Qt does not bring it back when it is
    cancelled; here that deletion is a step of the history, and is taken back.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._number = 0
        self._burst = 0
        self.active = False
        self.deleted_selection = False
        self.committed = False

    def begin(self) -> None:
        """Note that composed text arrives; the first call of a composition begins it."""
        if not self.active:
            self.active = True
            self.deleted_selection = self.committed = False
            self._number += 1
            self._burst = self._number

    def end(self) -> None:
        """Note that nothing is composed any more; a cancelled one gives back the selection."""
        self.active = False
        self._burst = 0
        if self.deleted_selection and not self.committed:
            self._session.take_back()
        self.deleted_selection = False

    def begin_burst(self) -> None:
        """Begin what is one undo step although it is several transactions: a key on a selection."""
        self._number += 1
        self._burst = self._number

    def end_burst(self) -> None:
        """End what `begin_burst` began."""
        if not self.active:
            self._burst = 0

    def typing(self) -> Typing:
        """Return how to mark a transaction of typing."""
        return Typing(self._session.now(), self._burst)

    def deletion(self) -> Typing | None:
        """Return how to mark a deletion: as the begin of a burst, or as a step of its own."""
        return Typing(self._session.now(), self._burst, begins=True) if self._burst else None
