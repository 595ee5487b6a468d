"""What is pasted, dropped or typed and holds labels: offered as utterances before it becomes anybody's words."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from zadankai_editor.readers import SourceError, read_html
from zadankai_editor.readers.structure import SourceDocument
from zadankai_editor.record.block_ids import ids_of
from zadankai_editor.record.commands.adding import add_found
from zadankai_editor.record.commands.text import in_place_of
from zadankai_editor.record.nodes import BlockKind, Record
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.session.importing import Importing
from zadankai_editor.session.session import Outcome, Session, Telling
from zadankai_editor.ui.actions import key_of
from zadankai_editor.ui.manuscript.gutter import Manuscript
from zadankai_editor.ui.manuscript.pasted import Pasted
from zadankai_editor.ui.widgets.message_boxes import CANCEL, Choice, ask

if TYPE_CHECKING:
    from zadankai_editor.recognize import Labelled, Recognition

LABEL = "発言として貼り付け"

_MAY_HOLD_LABELS = re.compile("[:：︰∶ː【\\[［(（<＜〈《≪「｢○◯〇●◎■□◆◇\u3000\t]|\n.")
"""One line without any of these has no label, and is not worth loading the recogniser for."""

_MOST_NAMES = 4
_MOST_HTML = 120_000
_CHANGED = "読み取るあいだに原稿が変わったので、入れませんでした。もう一度貼り付けてください。"
_AS_TEXT = "文字のまま(&T)"


@dataclass
class _Offer:
    """One question: what came, where it is to go, and what was read of it so far.

    `typed`: it stands in the record as text already, where it was put into the state `before`.
    """

    pasted: Pasted
    before: State
    now: State
    selection: Selection
    typed: bool = False
    found: "Recognition | None" = None
    problem: str = ""
    wanted: bool = False


class Offering(QObject):
    """Asks whether a text with labels is to be taken as what these people say, and carries out the answer.

    While the question is open the text is read in the background as an import reads it.
    """

    said = Signal(str)
    review_wanted = Signal(object)
    """The `Pasted` text is to be looked at in the import review, and added at the caret."""

    def __init__(self, session: Session, manuscript: Manuscript, window: QWidget) -> None:
        super().__init__(manuscript)
        self._session = session
        self._manuscript = manuscript
        self._window = window
        self._offer: _Offer | None = None
        self._importing = Importing(self)
        self._importing.recognized.connect(self._on_read)
        self._importing.failed.connect(self._on_failed)
        session.reset.connect(self._forget)

    def take(self, pasted: Pasted) -> bool:
        """Ask about what is pasted or dropped at the selection; `False` where it holds no labels."""
        found = self._labels(pasted.text, pasted.html)
        if found is None:
            return False
        state = self._session.state
        offer = _Offer(pasted, state, state, self._manuscript.selection)
        if pasted.dropped:
            # Whoever dropped it is in the middle of a drag, which takes the focus at its end.
            QTimer.singleShot(0, self, lambda: self._ask(offer, found))
        else:
            self._ask(offer, found)
        return True

    def take_typed(self, text: str, before: State, selection: Selection) -> None:
        """Ask about what was just typed or committed over `selection` in `before`; it stays where nobody says so."""
        state = self._session.state
        found = self._labels(text) if state is not before else None
        if found is not None:
            offer = _Offer(Pasted(text), before, state, selection, typed=True)
            # The input method is in the middle of its event.
            QTimer.singleShot(0, self, lambda: self._ask(offer, found))

    def _labels(self, text: str, html: str = "") -> "Labelled | None":
        """Return the labels in a text, or those that only the same as `html` shows (headings, bold names)."""
        if not _MAY_HOLD_LABELS.search(text):
            return None
        from zadankai_editor.recognize import labels_in

        state = self._session.state
        found = labels_in(text, state.record, state.review)
        if found is not None or not html or "\n" not in text.strip():
            return found
        formatted = _beginning_of(html)
        if formatted is None:
            return None
        return labels_in(formatted.source.text, state.record, state.review, formatted.structure)

    def _ask(self, offer: _Offer, found: "Labelled") -> None:
        if self._session.state is not offer.now:
            if not offer.typed:
                self.said.emit(_CHANGED)
            return
        self._offer = offer
        self._read(offer)
        choices: list[Choice] = [("発言として入れる(&S)", self._insert)]
        if not offer.typed:
            choices.append((_AS_TEXT, self._insert_text))
            choices.append(("確かめながら取り込む…(&R)", self._review))
        words = question(offer.now.record, offer.selection, found, typed=offer.typed)
        box = ask(
            self._window,
            "発言者の名前があります",
            words,
            choices,
            cancel=_AS_TEXT if offer.typed else CANCEL,
        )
        box.finished.connect(self._on_closed)

    def _read(self, offer: _Offer) -> None:
        from zadankai_editor.recognize import known_of

        self._importing.known = known_of(offer.before.record, offer.before.review, talk=True)
        self._importing.start_text(offer.pasted.text, html=offer.pasted.html)

    def _on_closed(self) -> None:
        if self._offer is not None and not self._offer.wanted:
            self._forget()

    def _forget(self) -> None:
        self._importing.stop()
        self._offer = None

    # The answers

    def _insert_text(self) -> None:
        offer = self._offer
        self._forget()
        if offer is not None:
            self._manuscript.select(offer.selection)
            self._manuscript.insert_text(offer.pasted.text)

    def _review(self) -> None:
        offer = self._offer
        self._forget()
        if offer is not None:
            self._manuscript.select(offer.selection)
            # The question closes first.
            QTimer.singleShot(0, self, lambda: self.review_wanted.emit(offer.pasted))

    def _insert(self) -> None:
        if self._offer is not None:
            self._offer.wanted = True
            self._carry_out()

    def _on_read(self, found: "Recognition") -> None:
        if self._offer is not None:
            self._offer.found = found
            self._carry_out()

    def _on_failed(self, message: str) -> None:
        if self._offer is not None:
            self._offer.problem = message
            self._carry_out()

    def _carry_out(self) -> None:
        """Insert what was read, once it is wanted and there."""
        offer = self._offer
        if offer is None or not offer.wanted or not (offer.found or offer.problem):
            return
        self._offer = None
        if self._session.state is not offer.now:
            self.said.emit(_CHANGED)
        elif offer.found is None:
            self.said.emit(offer.problem)
        else:
            if offer.typed:
                self._session.take_back()
            self._dispatch(offer, offer.found)

    def _dispatch(self, offer: _Offer, found: "Recognition") -> None:
        outcome = spoken(offer.before, offer.selection, found.state)
        before, last = offer.before.record, found.state.record.blocks[-1:]

        def end(after: Record) -> Selection:
            return end_of(before, after, last[0].text if last else "", offer.selection)

        telling = Telling.SAYING
        if self._session.dispatch(outcome, before=offer.selection, after=end, telling=telling):
            self.said.emit(_told(found))


def _beginning_of(html: str) -> SourceDocument | None:
    """Return so much of a page as is read within a blink; labels that there are begin there."""
    body = max(0, html.lower().find("<body"))
    try:
        return read_html(html[: body + _MOST_HTML], "")
    except SourceError:
        return None


def spoken(state: State, selection: Selection, found: State) -> Outcome:
    """Return the transaction that puts what was read in the place of what is selected."""
    return in_place_of(state, selection, lambda cleared, at: add_found(cleared, found, at, LABEL))


def end_of(before: Record, after: Record, text: str, selection: Selection) -> Selection:
    """Return the place behind the last block that was put in, which has this text."""
    old = ids_of(before.blocks)
    new = [i for i, block in enumerate(after.blocks) if block.id not in old and block.text == text]
    # The rest of a block that was divided is new, too, and comes last.
    place = next((i for i in reversed(new)), min(selection.start.index, max(0, len(after.blocks) - 1)))
    at = Position(place, len(after.blocks[place].text) if after.blocks else 0)
    return Selection(at, at)


def question(record: Record, selection: Selection, found: "Labelled", *, typed: bool) -> str:
    """Return what is asked: which names there are, and what becomes of the text either way."""
    names = "、".join(f"「{name}」" for name in found.names[:_MOST_NAMES])
    more = "など" if len(found.names) > _MOST_NAMES else ""
    what = "入力した文" if typed else "貼り付ける文"
    count = f"{found.count}行以上" if found.more else f"{found.count}行"
    return (
        f"{what}に、発言者の名前（{names}{more}）で始まる行が{count}あります。\n\n"
        "「発言として入れる」を選ぶと、取り込みと同じ読み方で、それぞれの人の発言として入れます。"
        "確かでない箇所には「要確認」が付きます。\n"
        f"「文字のまま」を選ぶと、{_whose(record, selection)}。"
    )


def _whose(record: Record, selection: Selection) -> str:
    index = selection.start.index
    block = record.blocks[index] if index < len(record.blocks) else None
    label = record.label_of(block.speaker) if block and block.kind is BlockKind.UTTERANCE else None
    if label:
        return f"名前も含めて、すべて「{label}」さんの発言になります"
    return "名前も含めて、カーソルのある段落の文になります"


def _told(found: "Recognition") -> str:
    record, doubts = found.state.record, len(found.state.review.doubts)
    spoken_by = {b.speaker for b in record.blocks if b.kind is BlockKind.UTTERANCE}
    labels = [p.label for p in record.participants if p.id in spoken_by]
    count = sum(b.kind is BlockKind.UTTERANCE for b in record.blocks)
    names = "、".join(labels[:_MOST_NAMES]) + ("ほか" if len(labels) > _MOST_NAMES else "")
    hint = f"要確認が{doubts}件あります。{key_of('next_problem')}で順に見られます。" if doubts else ""
    return f"{count}件の発言を入れました{f'（{names}）' if names else ''}。{hint}"
