"""The question before many blocks are given to somebody else at once: one, whichever way led to it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from zadankai_editor.session.session import Session
from zadankai_editor.ui.widgets.message_boxes import ask

_TITLE = "発言者の変更"
_CHANGE = "変更する(&S)"


def ask_before_many(session: Session, window: QWidget) -> None:
    """Let `session` ask over `window` from now on. Without a yes nothing is changed."""

    def asker(text: str, go_on: Callable[[], object]) -> None:
        ask(window, _TITLE, text, [(_CHANGE, go_on)])

    session.asker = asker
