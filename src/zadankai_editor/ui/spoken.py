"""What a screen reader says of the block with the caret: what it is, who speaks, what is doubtful."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from zadankai_editor.record.alike import grouped, in_one_line
from zadankai_editor.record.commands.doubts import doubts_at
from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.record.nodes import Block, BlockKind, Record, UnknownSpeaker
from zadankai_editor.record.review import State
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Swap
from zadankai_editor.ui.manuscript.gutter import Manuscript
from zadankai_editor.ui.widgets.announcing import announce

_LONGEST = 100
"""So many characters of a paragraph are announced with its block; reading on is the reader's own."""

_CONCERNING = frozenset({"participants", "agenda", "doubts"})


def who_and_what(record: Record, block: Block) -> str:
    """Return the kind of a block and, of an utterance, who speaks: `発言、桐生`."""
    kind = KIND_NAMES[block.kind]
    if block.kind is BlockKind.UTTERANCE:
        return f"{kind}、{_speakers(record, block)}"
    item = record.agenda_item(block.agenda) if block.kind is BlockKind.SECTION else None
    if item is not None:
        return f"{kind}、議題{item.number}"
    if block.kind is BlockKind.PHOTO:
        return f"{kind}、画像あり" if block.file else f"{kind}、画像なし"
    return kind


def _speakers(record: Record, block: Block) -> str:
    if block.speaker is None:
        return f"発言者なし、元の表記は「{block.written}」" if block.written else "発言者なし"
    names = [
        f"{ref.label}（参加者にいない名前）"
        if isinstance(ref, UnknownSpeaker)
        else record.label_of(ref) or "発言者なし"
        for ref in (block.speaker, *block.with_speakers)
    ]
    return "・".join(names) + ("、続き" if block.continued else "")


def problems_of(state: State, block: Block, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return what is wrong with a block or doubtful of it: `要確認：発言者があいまいです。`.

    Doubts are those of the review, which are so at once; `findings` are what a check found in the block.
    """
    found = [(f.severity, f.message) for f in findings if f.severity in {Severity.ERROR, Severity.WARNING}]
    doubts = [(Severity.DOUBT, in_one_line(alike)) for alike in grouped(doubts_at(state, block.id))]
    order = (Severity.ERROR, Severity.DOUBT, Severity.WARNING)
    both = sorted([*found, *doubts], key=lambda problem: order.index(problem[0]))
    return tuple(f"{severity.words}：{message}" for severity, message in both)


@dataclass(frozen=True)
class _Told:
    """What was told last."""

    block: str = ""
    who: str = ""
    problems: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return f"{self.who}。{''.join(self.problems)}" if self.who else ""


class Spoken(QObject):
    """Keeps the accessible description of the manuscript, and announces where it changes.

    It looks when the caret comes to another block, when a change concerns who speaks here or what
    it is, and when a check has found something; never at a key that types.
    """

    def __init__(self, session: Session, checker: Checker, manuscript: Manuscript) -> None:
        super().__init__(manuscript)
        self._session = session
        self._checker = checker
        self._manuscript = manuscript
        self._told = _Told()
        self._by_block: Mapping[str, Sequence[Finding]] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        manuscript.block_changed.connect(lambda _index: self._soon.start())
        session.swapped.connect(self._on_swapped)
        session.reset.connect(self._on_reset)
        checker.found.connect(self._on_found)

    def _on_reset(self) -> None:
        self._by_block = {}
        self._told = _Told()
        self._soon.start()

    def _on_swapped(self, swap: Swap) -> None:
        if swap.change.fields & _CONCERNING:
            self._soon.start()
            return
        block = self._manuscript.current_block
        before = swap.before.record.blocks
        index = self._manuscript.current_index
        old = before[index] if index < len(before) else None
        if block is not old and (block is None or old is None or _identity(block) != _identity(old)):
            self._soon.start()

    def _on_found(self, findings: Sequence[Finding]) -> None:
        by_block: dict[str, list[Finding]] = defaultdict(list)
        for found in findings:
            if found.block is not None:
                by_block[found.block].append(found)
        self._by_block = by_block
        self._soon.start()

    def _look(self) -> None:
        """Tell what the block with the caret is, where that has changed."""
        state, block = self._session.state, self._manuscript.current_block
        if block is None:
            self._tell(_Told(), "")
            return
        who = who_and_what(state.record, block)
        same = block.id == self._told.block
        # What an older check has found may just have been mended, by the change of who speaks.
        known = self._checker.up_to_date or not same or who == self._told.who
        problems = problems_of(state, block, self._by_block.get(block.id, ()) if known else ())
        now = _Told(block.id, who, problems)
        if not same:
            self._tell(now, f"{now.words}{self._words_of(block)}")
        elif who != self._told.who:
            self._tell(now, now.words)
        else:
            new = [problem for problem in problems if problem not in self._told.problems]
            self._tell(now, "".join(new))

    def _words_of(self, block: Block) -> str:
        """Return the beginning of the paragraph with the caret."""
        head = self._manuscript.selection.head
        start = block.text.rfind("\n", 0, head.offset) + 1
        paragraph = block.text[start : start + _LONGEST + 1].partition("\n")[0]
        return paragraph if len(paragraph) <= _LONGEST else f"{paragraph[:_LONGEST]}…"

    def _tell(self, now: _Told, announcement: str) -> None:
        if now == self._told:
            return
        self._told = now
        self._manuscript.setAccessibleDescription(now.words)
        self._manuscript.gutter.setAccessibleDescription(now.words)
        if self._manuscript.hasFocus():
            announce(self._manuscript, announcement)


def _identity(block: Block) -> tuple[object, ...]:
    return (
        *(block.id, block.kind, block.speaker, block.with_speakers, block.written),
        *(block.continued, block.agenda, block.file),
    )
