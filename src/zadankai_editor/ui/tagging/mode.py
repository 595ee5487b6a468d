"""The mode in which one key tags a paragraph and goes on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent

from zadankai_editor.record.commands.tagging import (
    Tagged,
    paragraph_at,
    paragraph_before,
    paragraph_behind,
    tag_as_before,
    tag_kind,
    tag_new_speaker,
    tag_speaker,
    tag_title,
    text_of,
)
from zadankai_editor.record.likely import likely_speakers
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import Refusal
from zadankai_editor.session.session import Session
from zadankai_editor.ui.manuscript.gutter import Manuscript
from zadankai_editor.ui.manuscript_actions import WENT_TO_AN_END, went_to_an_end
from zadankai_editor.ui.speaker_picker import Choice, Question
from zadankai_editor.ui.speaking import Speaking
from zadankai_editor.ui.tagging import keys
from zadankai_editor.ui.tagging.composed import Composed, key_that_types
from zadankai_editor.ui.tagging.strip import TaggingStrip

_OTHER_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_EDITS = frozenset(
    {
        *("cut", "paste", "next_utterance", "split", "join", "join_across", "duplicate", "delete_block"),
        *("move_up", "move_down", "section_up", "section_down"),
    }
)
"""Actions that would change the text under the paragraph that is selected."""
_END = "最後の段落まで付けました。Escで終了します。"
Tag = Callable[[State, Position], Tagged | Refusal]


class TaggingMode(QObject):
    """Takes the keys of the manuscript while it is on: each is about the paragraph that is selected.

    It is the `Keeper` of the text meanwhile: whatever would edit it is refused in words, and a
    letter or digit that comes by way of an input method is the key that it was typed with.
    """

    said = Signal(str)
    """Something to be said for a moment."""
    switched = Signal(bool)
    """The mode was begun or ended."""

    def __init__(
        self, session: Session, manuscript: Manuscript, speaking: Speaking, strip: TaggingStrip
    ) -> None:
        super().__init__(manuscript)
        self._session = session
        self._manuscript = manuscript
        self._speaking = speaking
        self._strip = strip
        self.on = False
        self._composed = Composed()
        self._acts = self._key_table()
        session.reset.connect(self.end)
        session.swapped.connect(lambda _swap: self._show_people())

    def _key_table(self) -> dict[int, Callable[[], object]]:
        acts: dict[int, Callable[[], object]] = {
            keys.TITLE.key: partial(self._tag, tag_title),
            keys.AS_BEFORE.key: partial(self._tag, tag_as_before),
            keys.NOBODY.key: partial(self._tag, partial(tag_speaker, speaker=None)),
            keys.SEARCH.key: self._search,
            keys.ON.key: partial(self._go, paragraph_behind),
            keys.BACK.key: partial(self._go, paragraph_before),
            keys.END.key: self.end,
        }
        for key, kind in keys.KINDS.items():
            acts[key] = partial(self._tag_kind, kind)
        for digit in range(10):
            acts[Qt.Key.Key_0 + digit] = partial(self._tag_by_digit, digit)
        return acts | {key: acts[same] for key, same in keys.ALSO.items()}

    def toggle(self) -> None:
        """Begin at the caret, or end."""
        self._session.settle_input()
        if self.on:
            self.end()
        else:
            self.begin()

    def begin(self) -> None:
        """Let keys tag from the paragraph with the caret on."""
        record, head = self._session.record, self._manuscript.selection.start
        here = paragraph_at(record, head)
        if here is not None and not text_of(record, here).strip():
            here = paragraph_behind(record, head)
        if here is None:
            self.said.emit("段落がまだありません。文を貼り付けてから使います。")
            return
        self.on = True
        self._speaking.tagger = self
        self._show_people()
        self._strip.show()
        self._manuscript.installEventFilter(self)
        self._composed = Composed()
        self._manuscript.keep(self)
        self._manuscript.setFocus()
        self._manuscript.select(here)
        self.switched.emit(True)
        # The strip takes its room once the keys that led here are done with.
        QTimer.singleShot(0, self, self._manuscript.ensureCursorVisible)

    def end(self) -> None:
        """Let keys type again."""
        if not self.on:
            return
        # What an input method still shows has tagged already, and is no text.
        self._cut_off_composition()
        self.on = False
        self._speaking.tagger = None
        self._strip.hide()
        self._manuscript.removeEventFilter(self)
        self._manuscript.keep(None)
        start = self._manuscript.selection.start
        self._manuscript.select(Selection(start, start))
        self.switched.emit(False)

    def instead(self, action_id: str, act: Callable[[], object]) -> Callable[[], object]:
        """Return what an action does: to the selected paragraph while the mode is on, else what `act` does."""
        kind = next((k for k in BlockKind if action_id == f"kind_{k.value}"), None)
        titles = action_id == "title_from_block"
        if kind is None and not titles and action_id not in _EDITS:
            return act

        def tag_or_act() -> None:
            if not self.on:
                act()
            elif titles:
                self._tag(tag_title)
            elif kind is None:
                self.refuse("この操作")
            else:
                self._tag_kind(kind)

        return tag_or_act

    def refuse(self, what: str) -> None:
        """Say that `what` would edit the text, and that it was not accepted."""
        self.said.emit(f"連続入力中なので、{what}は受け付けませんでした。Escで終了すると、また変更できます。")

    def take_composed(self, event: QInputMethodEvent) -> None:
        """Act by the key with which this was typed; what no key of tagging types is refused."""
        heard = self._composed.heard(event.commitString(), event.preeditString())
        if event.preeditString():
            # Within its own event an input method is not to be spoken to.
            QTimer.singleShot(0, self, self._cut_off_composition)
        if not isinstance(heard, Qt.Key):
            if heard:
                self.refuse(f"「{heard}」の入力")
        elif heard == keys.SEARCH.key:
            QTimer.singleShot(0, self, self._search)
        else:
            self._act_by(heard)

    def _cut_off_composition(self) -> None:
        """Let the input method drop what it shows. In another field that is none of our business."""
        if self.on and self._composed.pending and self._manuscript.hasFocus():
            QGuiApplication.inputMethod().reset()

    def _act_by(self, key: Qt.Key) -> None:
        act = self._acts.get(key)
        if act is not None:
            act()
        else:
            self.refuse(f"「{chr(key)}」の入力")

    def give(self, speaker: str | None) -> None:
        """Give the selected paragraph to a participant, or to nobody, and go on."""
        self._tag(partial(tag_speaker, speaker=speaker))

    def search(self) -> None:
        """Ask who speaks the selected paragraph."""
        self._search()

    def _show_people(self) -> None:
        if self.on:
            self._strip.show_people(self._session.state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of tagging; those with Ctrl or Alt stay what they are."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.modifiers() & _OTHER_MODIFIERS:
            return super().eventFilter(watched, event)
        key = event.key() if event.key() in self._acts else key_that_types(event.text())
        if key not in self._acts:
            # The manuscript, which is kept as it is, says so where it would edit.
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._acts[key]()
            return True
        return super().eventFilter(watched, event)

    def _is_one_paragraph(self) -> bool:
        """Tell whether one paragraph alone is selected; else that of the caret is, and nothing is tagged yet.

        The mouse may have selected more: the first paragraph of it is not the one that the window names.
        """
        selection, record = self._manuscript.selection, self._session.record
        first, last = paragraph_at(record, selection.start), paragraph_at(record, selection.end)
        if first is None or first == last:
            return True
        self._manuscript.select(paragraph_at(record, selection.head) or selection)
        self.said.emit("いくつかの段落が選ばれていたので、カーソルのある段落だけを選びました。")
        return False

    def _tag(self, tag: Tag) -> None:
        if not self._is_one_paragraph():
            return
        before = self._manuscript.selection
        tagged = tag(self._session.state, before.start)
        if isinstance(tagged, Refusal):
            self._session.dispatch(tagged)
            return
        if tagged.transaction is not None:
            here = Selection.caret(before.start.index, 0)
            self._session.dispatch(tagged.transaction, before=before, after=tagged.following or here)
        if tagged.following is None:
            self._manuscript.select(self._last())
            self.said.emit(_END)
        else:
            self._manuscript.select(tagged.following)

    def _tag_kind(self, kind: BlockKind) -> None:
        place = self._manuscript.selection.start.index
        self._tag(partial(tag_kind, kind=kind))
        if went_to_an_end(self._session.record, place, kind):
            self.said.emit(WENT_TO_AN_END)

    def _last(self) -> Selection:
        blocks = self._session.record.blocks
        if not blocks:
            return Selection.caret(0, 0)
        index = min(self._manuscript.selection.start.index, len(blocks) - 1)
        end = Position(index, len(blocks[index].text))
        return paragraph_at(self._session.record, end) or Selection(end, end)

    def _tag_by_digit(self, digit: int) -> None:
        found = [d.participant for d in self._session.review.digits if d.digit == digit]
        if found:
            self._tag(partial(tag_speaker, speaker=found[0]))
        else:
            self.said.emit(f"数字 {digit} の参加者はいません。F で名前から選べます。")

    def _search(self) -> None:
        if not self.on:
            return
        index = self._manuscript.selection.start.index
        order = tuple(likely_speakers(self._session.record, index))

        def take(choice: Choice) -> None:
            if choice.new_label is None:
                self.give(choice.participant)
            else:
                self._tag(partial(tag_new_speaker, label=choice.new_label))

        about = self._manuscript.selection
        self._speaking.ask(Question("この段落は誰の発言ですか", order), take, about)

    def _go(self, neighbour: Callable[..., Selection | None]) -> None:
        found = neighbour(self._session.record, self._manuscript.selection.start)
        if found is not None:
            self._manuscript.select(found)
