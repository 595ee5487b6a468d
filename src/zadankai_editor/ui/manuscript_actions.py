"""What the actions of the menus do to the manuscript: each is one core command."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit

from zadankai_editor.record.block_ids import ids_of
from zadankai_editor.record.commands import blocks as block_commands
from zadankai_editor.record.commands import joining, kinds, sections, text
from zadankai_editor.record.commands.beginning import title_from_block
from zadankai_editor.record.nodes import BlockKind, Part, Record
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.session.session import Outcome, Session
from zadankai_editor.ui.action_book import ActionBook
from zadankai_editor.ui.manuscript.gutter import Manuscript
from zadankai_editor.ui.manuscript.selected import NO_BLOCK, selected_blocks
from zadankai_editor.ui.speaking import Speaking
from zadankai_editor.ui.widgets.plain_text import add_entry

After = Selection | Callable[[Record], Selection]
"""What is selected after a command."""


WENT_TO_AN_END = "リードは本文の前に、結びは後に置くものなので、そこへ移しました。"


def went_to_an_end(record: Record, index: int, kind: BlockKind) -> bool:
    """Tell whether the block that was at `index` has left its place when it became `kind`."""
    stays = index < len(record.blocks) and record.blocks[index].kind is kind
    return kind.part is not Part.BODY and not stays


class ManuscriptActions(QObject):
    """Carries out the actions that concern the blocks at the caret."""

    said = Signal(str)
    """Something to be said for a moment."""

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
            "duplicate": self.duplicate,
            "move_up": lambda: self.move(down=False),
            "move_down": lambda: self.move(down=True),
            "section_up": lambda: self.move_section(down=False),
            "section_down": lambda: self.move_section(down=True),
            "delete_block": self.delete_blocks,
            "title_from_block": self.make_title,
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

    def _dispatch(
        self, outcome: Outcome, after: After | None = None, then: Callable[[], object] | None = None
    ) -> bool:
        before = self._manuscript.selection
        return self._session.dispatch(outcome, before=before, after=after or before, then=then)

    def set_kind(self, kind: BlockKind) -> None:
        """Make the blocks at the caret blocks of `kind`; the caret goes along."""
        indexes = self._indexes
        outcome = kinds.set_kind(self._session.state, indexes, kind)

        def done() -> None:
            if went_to_an_end(self._session.record, indexes.start, kind):
                self.said.emit(WENT_TO_AN_END)

        self._dispatch(outcome, self._along_with(indexes), done)

    def _along_with(self, indexes: range) -> After:
        """Return how to find the blocks at `indexes` again after a command, and the caret in them.

        Blocks that have changed the stretch have other ids then: the new ones stand for them.
        """
        held = self._session.record.blocks
        wanted = {held[i].id for i in indexes}
        offset = self._manuscript.selection.head.offset

        def find(record: Record) -> Selection:
            blocks = record.blocks
            # Most have gone no further than past their neighbour.
            near = range(max(0, indexes.start - 1), min(len(blocks), indexes.stop + 1))
            found = [i for i in near if blocks[i].id in wanted]
            if len(found) < len(wanted):
                found = [i for i, b in enumerate(blocks) if b.id in wanted]
            before = ids_of(held)
            if not found:
                found = [i for i, b in enumerate(blocks) if b.id not in before]
            first, last = (found[0], found[-1]) if found else (indexes.start, indexes.start)
            if len(indexes) < 2:
                return Selection.caret(first, min(offset, len(blocks[first].text)))
            # Paragraphs that have become blocks of their own belong with it.
            while last + 1 < len(blocks) and blocks[last + 1].id not in before:
                last += 1
            return Selection(Position(first, 0), Position(last, len(blocks[last].text)))

        return find

    def make_title(self) -> None:
        """Make the paragraph at the caret the title of the record."""
        index = self._manuscript.current_index
        if self._dispatch(
            title_from_block(self._session.state, index), Selection.caret(max(0, index - 1), 0)
        ):
            self.said.emit(f"「{self._session.record.title}」を題名にしました。")

    def split(self) -> None:
        """Split the block at the caret."""
        if not self._indexes:
            self._dispatch(NO_BLOCK)
            return
        at = self._manuscript.selection.head
        self._dispatch(text.split_block(self._session.state, at), Selection.caret(at.index + 1, 0))

    def join(self, *, across_speakers: bool) -> None:
        """Join the selected blocks into the first; without a selection, the one at the caret to the one before.

        Where words come to another speaker, say whose they are now.
        """
        state, indexes = self._session.state, self._indexes
        start, count = indexes.start, len(indexes)
        if count < 2:
            start, count = start - 1, 2
        if start < 0 or not indexes:
            self._dispatch(Refusal(message="前にブロックがありません。"))
            return
        outcome = joining.join_blocks(state, start, count, across_speakers=across_speakers)
        end = len(state.record.blocks[start].text)

        def done() -> None:
            if across_speakers:
                self.said.emit(f"「{joining.whose_words(state.record, start)}」の発言として結合しました。")

        self._dispatch(outcome, Selection.caret(start, end), done)

    def duplicate(self) -> None:
        """Put copies of the blocks at the caret below them; the caret goes into the copy."""
        indexes, selection = self._indexes, self._manuscript.selection
        outcome = block_commands.duplicate_blocks(self._session.state, indexes.start, len(indexes))
        at = selection.head
        if len(indexes) > 1:
            at = Position(indexes.start, 0)
        self._dispatch(outcome, Selection.caret(at.index + len(indexes), at.offset))

    def move_section(self, *, down: bool) -> None:
        """Move the section or heading at the caret, with all that belongs to it, past its neighbour."""
        selection = self._manuscript.selection
        outcome = sections.move_section_by_one(self._session.state, selection.head.index, down=down)
        moved = sections.selection_after(selection, outcome) if isinstance(outcome, Transaction) else None
        self._dispatch(outcome, moved)

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
            entry = add_entry(speakers, person.label)
            entry.triggered.connect(lambda _=False, who=person.id: self._speaking.set_speaker(who))
        speakers.addAction(book["no_speaker"])
        kinds_menu = menu.addMenu("種類")
        for kind in BlockKind:
            kinds_menu.addAction(book[f"kind_{kind.value}"])
        menu.addSeparator()
        for action_id in ("split", "join", "duplicate", "move_up", "move_down", "delete_block", "settle"):
            menu.addAction(book[action_id])
        return menu
