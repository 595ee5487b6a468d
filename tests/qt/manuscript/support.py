"""The manuscript on a bench: driven by real key, input-method, clipboard and drop events, and checked."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.record_states import assert_well_formed
from zadankai_editor.record.first_mentions import introductions
from zadankai_editor.record.nodes import Block, BlockKind
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.transactions import Applied, Transaction
from zadankai_editor.session.session import Session
from zadankai_editor.ui.manuscript.gutter import Manuscript
from zadankai_editor.ui.manuscript.projection import MENTION, kind_of, user_state

Key = Qt.Key
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Log:
    """Stands in for the journal: keeps the transactions, and replays them."""

    def __init__(self, start: State) -> None:
        self.start = start
        self.transactions: list[Transaction] = []

    def append(self, transaction: Transaction) -> None:
        """Take note of a transaction, as JSON would keep it."""
        read = Transaction.from_json(transaction.to_json())
        assert isinstance(read, Transaction)
        self.transactions.append(read)

    def replayed(self) -> State:
        """Return the state that a start after a crash would find."""
        state = self.start
        for transaction in self.transactions:
            applied = transaction.apply(state)
            assert isinstance(applied, Applied), applied
            state = applied.state
        return state


def _people(block: Block) -> tuple[object, ...] | None:
    """Return who says an utterance; `None` for a block of another kind."""
    return (block.speaker, block.with_speakers) if block.kind is BlockKind.UTTERANCE else None


class Bench:
    """A session and its manuscript. `check` holds after whatever was done."""

    def __init__(self, session: Session, manuscript: Manuscript) -> None:
        self.session = session
        self.manuscript = manuscript
        self.start = State()
        self.log = Log(self.start)
        self.refusals: list[str] = []
        self.asked = 0
        session.refused.connect(self.refusals.append)
        manuscript.speaker_wanted.connect(self._count)
        self._told: list[str] = []
        session.told.connect(self._told.append)
        self._dispatch = session.dispatch
        session.dispatch = self._watched_dispatch  # type: ignore[method-assign]

    def _watched_dispatch(self, *arguments: Any, **keywords: Any) -> bool:
        """Carry out a transaction; assert that no words come to somebody else without being told."""
        before = {b.id: b for b in self.session.record.blocks}
        self._told.clear()
        done = self._dispatch(*arguments, **keywords)
        for after in self.session.record.blocks:
            was = before.get(after.id, after)
            if after.kind is BlockKind.UTTERANCE and after.text.strip() and _people(was) != _people(after):
                assert self._told, f"nothing was told: {was} is {after}"
        return done

    def _count(self) -> None:
        self.asked += 1

    def open(self, state: State) -> None:
        """Show `state`, with the journal's stand-in."""
        self.start = state
        self.log = Log(state)
        self.session.open(state, log=self.log)
        self.check()

    # What there is

    @property
    def texts(self) -> list[str]:
        """The texts of the blocks."""
        return [b.text for b in self.session.record.blocks]

    @property
    def speakers(self) -> list[object]:
        """The speakers of the blocks."""
        return [b.speaker for b in self.session.record.blocks]

    @property
    def ids(self) -> list[str]:
        """The ids of the blocks."""
        return [b.id for b in self.session.record.blocks]

    @property
    def steps(self) -> int:
        """How many steps can be undone."""
        return self.session.undo_stack.index()

    @property
    def caret(self) -> tuple[int, int]:
        """Where the caret is: block and characters."""
        head = self.manuscript.selection.head
        return head.index, head.offset

    @property
    def preedit(self) -> str:
        """What is composed and not yet in the record."""
        return str(self.manuscript.textCursor().block().layout().preeditAreaText())

    # Doing

    def put(self, index: int, offset: int) -> None:
        """Put the caret somewhere."""
        self.manuscript.select(Selection.caret(index, offset))

    def select(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Select from one place to another."""
        self.manuscript.select(Selection(Position(*start), Position(*end)))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key."""
        QTest.keyClick(self.manuscript, key, modifiers)
        self.check()

    def type(self, text: str) -> None:
        """Type characters, each with a key of its own."""
        for character in text:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                QApplication.sendEvent(
                    self.manuscript, QKeyEvent(kind, Key.Key_unknown, NO_MODIFIER, character)
                )
            self.check()

    def compose(
        self,
        preedit: str = "",
        commit: str = "",
        replacing: tuple[int, int] = (0, 0),
        attributes: Sequence[QInputMethodEvent.Attribute] = (),
    ) -> None:
        """Send what an input method sends: what is composed now, and what is committed."""
        event = QInputMethodEvent(preedit, list(attributes))
        event.setCommitString(commit, *replacing)
        QApplication.sendEvent(self.manuscript, event)
        self.check()

    def clipboard(self, text: str) -> None:
        """Put text on the clipboard, as another program does."""
        mime = QMimeData()
        mime.setText(text)
        QGuiApplication.clipboard().setMimeData(mime)

    def paste(self, text: str | None = None) -> None:
        """Paste what is on the clipboard, or `text`."""
        if text is not None:
            self.clipboard(text)
        self.key(Key.Key_V, CONTROL)

    def point_of(self, index: int, offset: int) -> QPoint:
        """Return where on the viewport a place is."""
        cursor = self.manuscript.projection.cursor_of(Selection.caret(index, offset))
        return self.manuscript.cursorRect(cursor).center()

    def drop(
        self,
        mime: QMimeData,
        place: tuple[int, int],
        source: QObject | None = None,
        action: Qt.DropAction = Qt.DropAction.MoveAction,
    ) -> bool:
        """Drop something at a place; return whether it was taken."""
        event = _Drop(self.point_of(*place), mime, action, source)
        self.manuscript.dropEvent(event)
        self.check()
        return event.isAccepted()

    def drag(self, place: tuple[int, int], action: Qt.DropAction = Qt.DropAction.MoveAction) -> None:
        """Drag what is selected to another place of the text."""
        mime = self.manuscript.createMimeDataFromSelection()
        self.drop(mime, place, self.manuscript.viewport(), action)

    def undo(self) -> None:
        """Press Ctrl+Z."""
        self.key(Key.Key_Z, CONTROL)

    def redo(self) -> None:
        """Press the key of redo."""
        self.key(Key.Key_Z, CONTROL | SHIFT)

    # Checking

    def check(self) -> None:
        """Assert what holds at any time: the record is well formed, and shown as it is."""
        assert_well_formed(self.session.state)
        assert_shown(self.manuscript, self.session)

    def check_undo_and_redo(self) -> None:
        """Undo to the start and redo to the end: value for value, shown all the way; the log agrees."""
        end = self.session.state
        steps = self.steps
        states = [end]
        while self.session.undo_stack.canUndo():
            self.session.undo()
            self.check()
            states.append(self.session.state)
        assert self.session.state == self.start
        assert self.log.replayed() == self.start
        for _ in range(steps):
            states.pop()
            self.session.redo()
            self.check()
            assert self.session.state == states[-1]
        assert self.session.state == end
        assert self.steps == steps
        assert self.log.replayed() == end


class _Drop(QDropEvent):
    """A drop that comes from where the test says."""

    def __init__(self, at: QPoint, mime: QMimeData, action: Qt.DropAction, source: QObject | None) -> None:
        both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        super().__init__(QPointF(at), both, mime, Qt.MouseButton.LeftButton, NO_MODIFIER)
        self._mime = mime
        self._source = source
        self.setDropAction(action)

    def source(self) -> QObject:
        """Return where the drag began."""
        return self._source  # type: ignore[return-value]


def assert_shown(manuscript: Manuscript, session: Session) -> None:
    """Assert that the document shows the record: text, kinds, borders, and places both ways."""
    document, projection = manuscript.document(), manuscript.projection
    blocks = session.record.blocks
    assert projection.blocks is blocks
    wanted = [
        (paragraph, user_state(block, number, len(block.paragraphs)), index)
        for index, block in enumerate(blocks)
        for number, paragraph in enumerate(block.paragraphs)
    ] or [("", -1, 0)]
    assert document.blockCount() == len(wanted) == projection.paragraph_count
    introduced = {block_id for block_id, _ in introductions(session.record)}
    text_block = document.firstBlock()
    for paragraph, state, index in wanted:
        assert text_block.text() == paragraph, (index, text_block.text(), paragraph)
        assert text_block.length() - 1 == len(paragraph.encode("utf-16-le")) // 2, (index, paragraph)
        roomy = bool(blocks) and len(blocks[index].paragraphs) == 1 and blocks[index].id in introduced
        flags = state | MENTION if roomy else state
        assert text_block.userState() == flags, (index, paragraph, text_block.userState(), flags)
        assert projection.index_of(text_block) == index
        assert projection.paragraph(text_block) == paragraph
        assert_styled(manuscript, text_block.layout(), state, paragraph)
        text_block = text_block.next()
    assert_caret_whole(manuscript.textCursor())
    selection = manuscript.selection
    assert projection.selection_of(projection.cursor_of(selection)) == selection
    if blocks:
        assert selection.end.index < len(blocks)
        assert selection.end.offset <= len(blocks[selection.end.index].text)
        assert manuscript.current_index == selection.head.index


def assert_styled(manuscript: Manuscript, layout: object, state: int, paragraph: str) -> None:
    """Assert that a paragraph has the look of its kind."""
    if layout.preeditAreaText():  # type: ignore[attr-defined]
        return
    has_look = bool(layout.formats())  # type: ignore[attr-defined]
    wants_look = manuscript.highlighter.has_look(kind_of(state))
    assert has_look == (wants_look and bool(paragraph)), (paragraph, kind_of(state), has_look)


def assert_caret_whole(cursor: QTextCursor) -> None:
    """Assert that neither end of the selection is inside of a surrogate pair."""
    document = cursor.document()
    for position in (cursor.position(), cursor.anchor()):
        assert not 0xDC00 <= ord(document.characterAt(position) or "\0") <= 0xDFFF, position
