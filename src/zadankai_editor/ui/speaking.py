"""Who speaks: the actions that give blocks, passages and everything that somebody says to a speaker."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from zadankai_editor.record.commands import blocks as block_commands
from zadankai_editor.record.commands import speakers
from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.commands.participants import add_participant, add_speaker
from zadankai_editor.record.likely import likely_speakers
from zadankai_editor.record.nodes import BlockKind, Record
from zadankai_editor.record.review import State
from zadankai_editor.record.seeking import Wanted, doubted, next_block, spoken_by, without_speaker
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import Refusal
from zadankai_editor.session.session import Outcome, Session
from zadankai_editor.ui.manuscript.gutter import Manuscript
from zadankai_editor.ui.manuscript.selected import NO_BLOCK, selected_blocks
from zadankai_editor.ui.speaker_picker import Choice, Question, SpeakerPicker

After = Selection | Callable[[Record], Selection] | None


@dataclass(frozen=True)
class Answer:
    """What follows a choice in the picker: a command, and what is selected after it."""

    command: Callable[[State, Choice], Outcome]
    after: After = None


class Tagger(Protocol):
    """Takes over, while it is set, who speaks: it gives a single paragraph to somebody, and goes on."""

    def give(self, speaker: str | None) -> None:
        """Give the paragraph to a participant, or to nobody."""

    def search(self) -> None:
        """Ask who speaks the paragraph."""


class Speaking(QObject):
    """Asks who speaks, carries out the answer, and goes to the next block about which that is open."""

    said = Signal(str)
    """Something to be said for a moment."""

    def __init__(self, session: Session, manuscript: Manuscript, picker: SpeakerPicker) -> None:
        super().__init__(manuscript)
        self._session = session
        self._manuscript = manuscript
        self._picker = picker
        self._take: Callable[[Choice], object] | None = None
        self.tagger: Tagger | None = None
        picker.chosen.connect(self._on_chosen)
        picker.dismissed.connect(manuscript.setFocus)
        manuscript.speaker_wanted.connect(self.ask_speaker)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each of these actions does, by the action's id."""
        found: dict[str, Callable[[], object]] = {
            "speaker": self.ask_speaker,
            "no_speaker": lambda: self.set_speaker(None),
            "passage_speaker": self.ask_for_passage,
            "speaker_of_all": self.ask_for_all,
            "swap_speakers": self.ask_for_swap,
        }
        for digit in range(10):
            found[f"speaker_{digit}"] = partial(self.set_speaker_by_digit, digit)
        for suffix, forward in (("next", True), ("previous", False)):
            found[f"{suffix}_without_speaker"] = partial(self.go_to_open, forward=forward)
            found[f"{suffix}_of_speaker"] = partial(self.go_to_same, forward=forward)
            found[f"{suffix}_doubt"] = partial(self.go_to_doubt, forward=forward)
        return {action_id: partial(self._settled, act) for action_id, act in found.items()}

    def _settled(self, act: Callable[[], object]) -> None:
        """Act on the record as it is once nothing is being composed any more."""
        self._session.settle_input()
        act()

    def _dispatch(self, outcome: Outcome, after: After = None) -> bool:
        before = self._manuscript.selection
        return self._session.dispatch(outcome, before=before, after=after or before)

    # At once

    def set_speaker(self, speaker: str | None) -> None:
        """Give the utterances at the caret to a participant, or to nobody."""
        if self.tagger is not None:
            self.tagger.give(speaker)
            return
        indexes = selected_blocks(self._manuscript, self._session)
        self._dispatch(block_commands.set_speaker(self._session.state, indexes, speaker))

    def set_speaker_by_digit(self, digit: int) -> None:
        """Give the utterances at the caret to the participant who has this digit."""
        found = [d.participant for d in self._session.review.digits if d.digit == digit]
        if found:
            self.set_speaker(found[0])
        else:
            self._dispatch(
                Refusal(message=f"数字 {digit} の参加者はいません。参加者のパネルで確かめられます。")
            )

    # Asked first

    def ask_speaker(self) -> None:
        """Ask who speaks the blocks at the caret; those of another kind become utterances then."""
        self._session.settle_input()
        if self._picker.isVisible():
            return
        if self.tagger is not None:
            self.tagger.search()
            return
        record, indexes = self._session.record, selected_blocks(self._manuscript, self._session)
        if not indexes:
            self._dispatch(NO_BLOCK)
            return
        concerned = block_commands.to_be_spoken(record, indexes)
        wanted = {record.blocks[i].id for i in indexes}

        def give(state: State, choice: Choice) -> Outcome:
            found = [i for i, block in enumerate(state.record.blocks) if block.id in wanted]
            if concerned and choice.new_label is not None:
                return add_speaker(state, choice.new_label, found)
            if concerned:
                return block_commands.set_speaker(state, found, choice.participant)
            return _with_new(state, choice, lambda s, who: speakers.make_utterances(s, found, who))

        several = f"（{len(concerned)}件）" if len(concerned) > 1 else ""
        kind = KIND_NAMES[record.blocks[indexes.start].kind]
        title = f"誰の発言ですか{several}" if concerned else f"「{kind}」です。発言にするなら、誰の発言ですか"
        self._ask(title, indexes, Answer(give))

    def ask_for_passage(self) -> None:
        """Ask who speaks what is selected within a block, or all of it from the caret on."""
        selection = self._manuscript.selection
        passage = speakers.passage_of(self._session.record, selection)
        if isinstance(passage, Refusal):
            self._dispatch(passage)
            return
        at = speakers.passage_at(self._session.record, passage)

        def give(state: State, choice: Choice) -> Outcome:
            return _with_new(state, choice, lambda s, who: speakers.give_passage(s, passage, who))

        title = "選んだ部分は誰の発言ですか" if not selection.empty else "ここから後は誰の発言ですか"
        speaker = self._session.record.blocks[passage.start.index].speaker
        order = self._others(speaker) if isinstance(speaker, str) else None
        self._ask(title, passage.start.index, Answer(give, Selection(at, at)), order=order)

    def ask_for_all(self) -> None:
        """Ask whose all utterances of who speaks at the caret are; the number is said before."""
        person = self._speaker_here()
        if person is None:
            return
        record = self._session.record
        count = len(speakers.utterances_of(record, person))
        title = f"「{record.label_of(person)}」の発言 {count} 件を、すべて誰の発言にしますか"

        def give(state: State, choice: Choice) -> Outcome:
            return _with_new(state, choice, lambda s, who: speakers.reassign_all(s, person, who))

        index = self._manuscript.current_index
        self._ask(title, index, Answer(give), order=self._others(person))

    def ask_for_swap(self) -> None:
        """Ask with whom the utterances of who speaks at the caret are to be swapped."""
        person = self._speaker_here()
        if person is None:
            return
        record = self._session.record
        count = len(speakers.utterances_of(record, person))
        title = f"「{record.label_of(person)}」の発言 {count} 件を、誰の発言と入れ替えますか"

        def swap(state: State, choice: Choice) -> Outcome:
            return speakers.swap_speakers(state, person, choice.participant or person)

        index = self._manuscript.current_index
        self._ask(title, index, Answer(swap), order=self._others(person), others=False)

    def _others(self, person: str) -> tuple[str, ...]:
        """Return all but `person`, the likely ones first."""
        return tuple(who for who in self._likely(self._manuscript.current_index) if who != person)

    def _speaker_here(self) -> str | None:
        """Return who speaks at the caret; where nobody does, that is said."""
        block = self._manuscript.current_block
        if block is not None and block.kind is BlockKind.UTTERANCE and isinstance(block.speaker, str):
            return block.speaker
        self._dispatch(Refusal(message="カーソルを、発言者の決まっている発言に置いてください。"))
        return None

    def _likely(self, index: int) -> tuple[str, ...]:
        return tuple(likely_speakers(self._session.record, index))

    def _ask(
        self,
        title: str,
        about: range | int,
        answer: Answer,
        *,
        order: tuple[str, ...] | None = None,
        others: bool = True,
    ) -> None:
        def take(choice: Choice) -> None:
            self._dispatch(answer.command(self._session.state, choice), answer.after)

        indexes = range(about, about + 1) if isinstance(about, int) else about
        blocks, index = self._session.record.blocks, indexes.start
        block = blocks[index]
        current = block.speaker if isinstance(block.speaker, str) else None
        offered = self._likely(index) if order is None else order
        end = Position(indexes.stop - 1, len(blocks[indexes.stop - 1].text))
        passage = Selection(Position(index, 0), end)
        self.ask(Question(title, offered, current, others=others), take, passage)

    def ask(self, question: Question, take: Callable[[Choice], object], about: Selection) -> None:
        """Open the picker beside the passage that it is about; `take` receives what is chosen."""
        self._take = take
        self._picker.ask(self._session.state, self._manuscript.seen(about), question)

    def _on_chosen(self, choice: Choice) -> None:
        self._manuscript.setFocus()
        take, self._take = self._take, None
        if take is not None:
            take(choice)

    # Going on

    def go_to_open(self, *, forward: bool) -> None:
        """Go to the next utterance, or the one before, that has no speaker."""
        self._go(without_speaker, "発言者のない発言はありません。", forward=forward)

    def go_to_same(self, *, forward: bool) -> None:
        """Go to the next utterance, or the one before, of who speaks at the caret."""
        person = self._speaker_here()
        if person is not None:
            self._go(spoken_by(person), "この人の発言はほかにありません。", forward=forward)

    def go_to_doubt(self, *, forward: bool) -> None:
        """Go to the next block, or the one before, about which there is a doubt."""
        self._go(doubted(self._session.state), "要確認はありません。", forward=forward)

    def _go(self, wanted: Wanted, none: str, *, forward: bool) -> None:
        here = self._manuscript.current_index
        found = next_block(self._session.record.blocks, here, wanted, forward=forward)
        if found is None or (found == here and none.startswith("この人")):
            self._dispatch(Refusal(message=none))
        else:
            self._manuscript.go_to_block(found)


def _with_new(state: State, choice: Choice, command: Callable[[State, str | None], Outcome]) -> Outcome:
    """Return what `command` answers for the choice; somebody new is added to the participants first."""
    if choice.new_label is None:
        return command(state, choice.participant)
    added = add_participant(state, choice.new_label)
    applied = added if isinstance(added, Refusal) else added.apply(state)
    if isinstance(added, Refusal) or isinstance(applied, Refusal):
        return added
    outcome = command(applied.state, applied.state.record.participants[-1].id)
    if isinstance(outcome, Refusal):
        return outcome
    return outcome.model_copy(update={"steps": (*added.steps, *outcome.steps)})
