"""What keys, pastes and drops do at the caret: each is one core command and one step of the history."""

from collections.abc import Callable

from zadankai_editor.record import typing_keys
from zadankai_editor.record.called import speaker_called
from zadankai_editor.record.commands import going_on, kinds, paste, typed_marks
from zadankai_editor.record.commands import text as commands
from zadankai_editor.record.commands.speakers import take_typed_label
from zadankai_editor.record.nodes import Block, BlockKind, Record
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.speaker_changes import left_open
from zadankai_editor.record.texts import clean
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.record.typing_keys import Going
from zadankai_editor.session.session import Outcome, Session
from zadankai_editor.session.undo import Typing

_COLONS = frozenset(":：")
_LONGEST_LABEL = 24
_SPOKEN = frozenset({BlockKind.UTTERANCE, BlockKind.TEXT})


class CaretCommands:
    """Carries out what concerns the words at the caret, and says where the caret goes."""

    def __init__(
        self,
        session: Session,
        selection: Callable[[], Selection],
        ask_speaker: Callable[[], object],
        refuses: Callable[[], bool] = lambda: False,
    ) -> None:
        """`selection` says what is selected now; `ask_speaker` asks who speaks at the caret.

        While `refuses` is so, and says so, nothing is carried out.
        """
        self._session = session
        self._selection = selection
        self._ask_speaker = ask_speaker
        self._refuses = refuses

    def dispatch(self, outcome: Outcome, after: Position | None = None, typing: Typing | None = None) -> bool:
        """Carry out a command; the caret goes to `after`, or what is selected stays so."""
        if self._refuses():
            return False
        before = self._selection()
        there = before if after is None else Selection(after, after)
        return self._session.dispatch(outcome, before=before, after=there, typing=typing)

    def _dispatch_paste(self, outcome: Outcome) -> bool:
        """Carry out what replaces the selection; the caret goes to its end."""
        if self._refuses():
            return False
        record, selection = self._session.record, self._selection()

        def end(after: Record) -> Selection:
            place = paste.end_in(after, record, selection)
            return Selection(place, place)

        return self._session.dispatch(outcome, before=selection, after=end)

    def delete_selection(self, *, keep_first: bool = False, typing: Typing | None = None) -> bool:
        """Delete what is selected; every border between speakers stays.

        With `keep_first` the block where the selection began stays even if nothing is left of it,
        because something is about to come in its place.
        """
        selection = self._selection()
        outcome = commands.delete(self._session.state, selection, keep_first=keep_first)
        return self.dispatch(outcome, selection.start, typing)

    def type_text(self, text: str) -> bool:
        """Put what was typed in the place of the selection, as whoever spoke where it began."""
        state, selection = self._session.state, self._selection()
        outcome = commands.insert_paragraphs(state, selection, [text], "入力")
        if "\n" in clean(text):
            return self._dispatch_paste(outcome)
        start = selection.start
        end = Position(start.index, start.offset + len(clean(text)))
        return self.dispatch(outcome, end, Typing(self._session.now()))

    def take_typed_label(self, typed: str) -> None:
        """Let a name and a colon at the start of a paragraph, which were `typed` just now, say who speaks.

        Only where the name means exactly one participant; else it stays text.
        """
        state, head = self._session.state, self._selection().head
        if not any(colon in typed for colon in _COLONS) or head.index >= len(state.record.blocks):
            return
        block = state.record.blocks[head.index]
        start = block.text.rfind("\n", 0, head.offset) + 1
        before = block.text[start : head.offset]
        place = next((i for i, char in enumerate(before[:_LONGEST_LABEL]) if char in _COLONS), None)
        if place is None or place < len(before) - len(typed) or block.kind not in _SPOKEN:
            return
        speaker = speaker_called(state.record, before[:place])
        if speaker is not None:
            outcome = take_typed_label(state, Position(head.index, start), place + 1, speaker)
            parted = bool(block.text[:start].strip("\n"))
            self.dispatch(
                outcome, Position(head.index + parted, len(before) - place - 1 + (0 if parted else start))
            )

    def enter(self) -> str:
        """Enter: go on as `typing_keys` says for the block at the caret; return what is to be said of it."""
        selection = self._selection()
        going = typing_keys.enter_at(self._session.record, selection)
        at = selection.start
        if going is Going.FOOTNOTE:
            return self._move_to_footnotes(at)
        if going is Going.ASK:
            # It has been begun already, and waits for its words.
            self._ask_speaker()
        elif going is Going.UTTERANCE:
            self.begin_next_utterance()
        elif going is Going.SPOKEN:
            self._dispatch_spoken(going_on.become_utterance(self._session.state, at.index), at)
        elif going is Going.CONTINUED:
            outcome = going_on.continue_utterance(self._session.state, at.index)
            self.dispatch(outcome, Position(at.index + 1, 0))
        else:
            self.begin_paragraph()
        return ""

    def begin_paragraph(self) -> None:
        """Shift+Enter: the next paragraph, wherever the kind has any; elsewhere what comes behind it."""
        state, selection = self._session.state, self._selection()
        blocks = state.record.blocks
        if not blocks:
            self.begin_next_utterance()
            return
        at = selection.start
        outcome = commands.in_place_of(state, selection, commands.split_paragraph)
        same = blocks[at.index].kind.has_paragraphs
        self.dispatch(outcome, Position(at.index, at.offset + 1) if same else Position(at.index + 1, 0))

    def begin_next_utterance(self) -> None:
        """Ctrl+Enter: go on to the next utterance, and ask who speaks."""
        selection = self._selection()
        outcome = commands.in_place_of(self._session.state, selection, commands.next_utterance)
        begun = commands.begun_at(outcome) if isinstance(outcome, Transaction) else None
        self._dispatch_spoken(outcome, begun or Position(selection.start.index, 0))

    def _dispatch_spoken(self, outcome: Outcome, at: Position) -> None:
        """Carry out what leads to `at`; where that is an utterance, ask who speaks."""
        if self.dispatch(outcome, at) and self._session.record.blocks[at.index].kind is BlockKind.UTTERANCE:
            self._ask_speaker()

    def _move_to_footnotes(self, at: Position) -> str:
        outcome = going_on.move_to_footnotes(self._session.state, at)
        start = self._session.record.blocks[at.index].text.rfind("\n", 0, at.offset) + 1
        if not self.dispatch(outcome, Position(at.index, start)):
            return ""
        return f"「{self._session.record.notes[-1].term}」を注に移しました。基本情報のパネルで直せます。"

    def tab(self, *, back: bool) -> bool:
        """Tab in an empty block: make it the next kind. Tell whether that was what it does here."""
        state, selection = self._session.state, self._selection()
        kind = typing_keys.tab_at(state.record, selection.head, back=back) if selection.empty else None
        if kind is None:
            return False
        self.dispatch(kinds.set_kind(state, [selection.head.index], kind))
        return True

    def convert_by_mark(self, typed: str) -> bool:
        """Let a mark that was completed by typing `typed` convert its paragraph; tell whether to ask who speaks.

        That is a step of its own: undone, the mark stands there as text.
        """
        selection = self._selection()
        if typed[-1:] not in typed_marks.ENDINGS or not selection.empty:
            return False
        found = typed_marks.convert_by_mark(self._session.state, selection.head)
        return found is not None and self.dispatch(found.transaction, found.caret) and found.asks

    def backspace_at_edge(self) -> None:
        """Backspace at the start of a paragraph: join it to the one before, or leave the border."""
        state, at = self._session.state, self._selection().head
        if at.offset > 0:
            self._join_paragraphs(Position(at.index, at.offset - 1))
            return
        outcome = commands.delete_backward_at_start(state, at.index)
        before = state.record.blocks[at.index - 1 : at.index] if at.index else ()
        self.dispatch(outcome, Position(at.index - 1, len(before[0].text)) if before else at)

    def delete_at_edge(self) -> None:
        """Delete at the end of a paragraph: join the next one to it, or leave the border."""
        state, at = self._session.state, self._selection().head
        blocks = state.record.blocks
        if at.index < len(blocks) and at.offset < len(blocks[at.index].text):
            self._join_paragraphs(at)
        else:
            self.dispatch(commands.delete_forward_at_end(state, at.index), at)

    def _join_paragraphs(self, at: Position) -> None:
        outcome = commands.edit_text(self._session.state, at.index, at.offset, "\n", "", "段落の結合")
        self.dispatch(outcome, at)

    def paste_text(self, text: str) -> None:
        """Put text, of one line or several, in the place of the selection."""
        text = clean(text)
        # Programs copy a line together with its end.
        paragraphs = text.removesuffix("\n").split("\n") if text.strip("\n") else [text]
        state, selection = self._session.state, self._selection()
        outcome = commands.insert_paragraphs(state, selection, paragraphs)
        self._dispatch_paste(outcome)

    def paste_blocks(self, blocks: tuple[Block, ...]) -> str:
        """Put blocks, each with its kind and speaker, in the place of the selection.

        Return what is to be said of it: whose speakers stay open.
        """
        state, selection = self._session.state, self._selection()
        outcome = commands.in_place_of(
            state, selection, lambda cleared, at: paste.paste_blocks(cleared, at, blocks)
        )
        done = self._dispatch_paste(outcome)
        return left_open(state.record, self._session.record) if done else ""

    def move_selection_to(self, place: Position) -> None:
        """Move what is selected to `place`; nothing happens where that lies inside of it."""
        state, selection = self._session.state, self._selection()
        if not selection.start <= place <= selection.end:
            outcome = paste.move_text(state, selection, place)
            self.dispatch(outcome, paste.end_of_move(state, selection, place))
