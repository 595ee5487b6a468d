"""What the actions of the menus do to the manuscript: each is one core command."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit

from zadankai_editor.record.commands import blocks as block_commands
from zadankai_editor.record.commands import kinds, text
from zadankai_editor.record.nodes import BlockKind, Record
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import Refusal
from zadankai_editor.session.session import Outcome, Session
from zadankai_editor.ui.actions import ActionBook
from zadankai_editor.ui.manuscript.gutter import Manuscript
from zadankai_editor.ui.manuscript.selected import NO_BLOCK, selected_blocks
from zadankai_editor.ui.speaking import Speaking

After = Selection | Callable[[Record], Selection]
"""What is selected after a command."""


class ManuscriptActions(QObject):
    """Carries out the actions that concern the blocks at the caret."""

    def __init__(self, session: Session, manuscript: Manuscript, speaking: Speaking) -> None:
        super().__init__(manuscript)
        self._session = session
        self._manuscript = manuscript
        self._speaking = speaking

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the manuscript does, by the action's id."""
        found: dict[str, Callable[[], object]] = {
            "undo": self._session.undo,
            "redo": self._session.redo,
            "cut": lambda: self._edit("cut"),
            "copy": lambda: self._edit("copy"),
            "paste": lambda: self._edit("paste"),
            "select_all": lambda: self._edit("selectAll"),
            "next_utterance": self._manuscript.begin_next_utterance,
            "split": self.split,
            "join": lambda: self.join(across_speakers=False),
            "join_across": lambda: self.join(across_speakers=True),
            "move_up": lambda: self.move(down=False),
            "move_down": lambda: self.move(down=True),
            "delete_block": self.delete_blocks,
        }
        for kind in BlockKind:
            found[f"kind_{kind.value}"] = partial(self.set_kind, kind)
        return {action_id: partial(self._settled, act) for action_id, act in found.items()}

    def _settled(self, act: Callable[[], object]) -> None:
        """Act on the record as it is once nothing is being composed any more."""
        self._session.settle_input()
        act()

    def _edit(self, name: str) -> None:
        """Cut, copy, paste or select in the text field that has the focus, a panel's too."""
        focused = QApplication.focusWidget()
        in_field = isinstance(focused, (QLineEdit, QPlainTextEdit, QTextEdit))
        getattr(focused if in_field else self._manuscript, name)()

    @property
    def _indexes(self) -> range:
        return selected_blocks(self._manuscript, self._session)

    def _dispatch(self, outcome: Outcome, after: After | None = None) -> bool:
        before = self._manuscript.selection
        return self._session.dispatch(outcome, before=before, after=after or before)

    def set_kind(self, kind: BlockKind) -> None:
        """Make the blocks at the caret blocks of `kind`; the caret goes along."""
        indexes = self._indexes
        outcome = kinds.set_kind(self._session.state, indexes, kind)
        self._dispatch(outcome, self._along_with(indexes))

    def _along_with(self, indexes: range) -> After:
        """Return how to find the blocks at `indexes` again after a command, and the caret in them.

        Blocks that have changed the stretch have other ids then: the new ones stand for them.
        """
        held = self._session.record.blocks
        before, wanted = {b.id for b in held}, {held[i].id for i in indexes}
        offset = self._manuscript.selection.head.offset

        def find(record: Record) -> Selection:
            blocks = record.blocks
            found = [i for i, b in enumerate(blocks) if b.id in wanted]
            found = found or [i for i, b in enumerate(blocks) if b.id not in before]
            first, last = (found[0], found[-1]) if found else (indexes.start, indexes.start)
            if len(indexes) < 2:
                return Selection.caret(first, min(offset, len(blocks[first].text)))
            # Paragraphs that have become blocks of their own belong with it.
            while last + 1 < len(blocks) and blocks[last + 1].id not in before:
                last += 1
            return Selection(Position(first, 0), Position(last, len(blocks[last].text)))

        return find

    def split(self) -> None:
        """Split the block at the caret."""
        if not self._indexes:
            self._dispatch(NO_BLOCK)
            return
        at = self._manuscript.selection.head
        self._dispatch(text.split_block(self._session.state, at), Selection.caret(at.index + 1, 0))

    def join(self, *, across_speakers: bool) -> None:
        """Join the block at the caret to the one before it."""
        head = self._manuscript.selection.head
        outcome = text.join_with_previous(self._session.state, head.index, across_speakers=across_speakers)
        if isinstance(outcome, Refusal):
            self._dispatch(outcome)
            return
        end = len(self._session.record.blocks[head.index - 1].text)
        self._dispatch(outcome, Selection.caret(head.index - 1, end))

    def move(self, *, down: bool) -> None:
        """Move the blocks at the caret by one, across the borders to lead and closing too."""
        indexes = self._indexes
        if not indexes:
            self._dispatch(NO_BLOCK)
            return
        outcome = kinds.move_by_one(self._session.state, indexes.start, len(indexes), down)
        self._dispatch(outcome, self._along_with(indexes))

    def delete_blocks(self) -> None:
        """Delete the blocks at the caret."""
        indexes = self._indexes
        outcome = block_commands.delete_blocks(self._session.state, indexes.start, len(indexes))
        after = max(0, min(indexes.start, len(self._session.record.blocks) - len(indexes) - 1))
        self._dispatch(outcome, Selection.caret(after, 0))

    def menu(self, book: ActionBook) -> QMenu:
        """Return the context menu of the manuscript."""
        book.show_icons()
        menu = QMenu(self._manuscript)
        for action_id in ("cut", "copy", "paste"):
            menu.addAction(book[action_id])
        menu.addSeparator()
        for action_id in ("speaker", "passage_speaker"):
            menu.addAction(book[action_id])
        speakers = menu.addMenu("発言者")
        for person in self._session.record.participants:
            entry = speakers.addAction(person.label)
            entry.triggered.connect(lambda _=False, who=person.id: self._speaking.set_speaker(who))
        speakers.addAction(book["no_speaker"])
        kinds_menu = menu.addMenu("種類")
        for kind in BlockKind:
            kinds_menu.addAction(book[f"kind_{kind.value}"])
        menu.addSeparator()
        for action_id in ("split", "join", "move_up", "move_down", "delete_block", "settle"):
            menu.addAction(book[action_id])
        return menu
