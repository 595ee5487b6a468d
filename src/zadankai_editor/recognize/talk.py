"""The talk as it grows: which block is open, and to whom a paragraph without a label belongs."""

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.recognize.conventions import Conventions
from zadankai_editor.recognize.doubts import Uncertain, quoted
from zadankai_editor.recognize.draft import BlockDraft, Draft
from zadankai_editor.recognize.elements import (
    Element,
    Shape,
    is_aside,
    is_noise,
    is_numbered_question,
    is_speech,
)
from zadankai_editor.recognize.headings import Decision
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.lines import Line
from zadankai_editor.record.attribution import Strategy
from zadankai_editor.record.nodes import BlockKind


class Talk:
    """Adds blocks and paragraphs to `draft`, and doubts whatever nothing printed decides.

    `only` is the place of the one person who answers all questions, where nobody is labelled.
    """

    def __init__(self, draft: Draft, usual: Conventions, only: int | None = None) -> None:
        self.draft = draft
        self._only = only
        self.usual = usual
        self.open: BlockDraft | None = None
        """The block that the next paragraph belongs to."""
        self.in_section = False
        self._speech: BlockDraft | None = None
        self._photo: Element | None = None
        self._awaited_stretch = -1
        self._awaited_line = -1
        self._asked = False
        """Whether the moderator's line is a question that is numbered: what follows is the answer."""
        self._dashed = False
        """Whether a dash begins the moderator's line, and no label."""

    @property
    def in_utterance(self) -> bool:
        """Whether somebody is speaking."""
        return self.open is not None and self.open.kind is BlockKind.UTTERANCE

    @property
    def after_speech(self) -> bool:
        """Whether somebody speaks, or did before the photos that came last."""
        return self.in_utterance or (self.open is None and self._speech is not None)

    @property
    def opening(self) -> bool:
        """Whether nothing has been said yet, or not since the last heading."""
        last = self.draft.blocks[-1].kind if self.draft.blocks else BlockKind.LEAD
        return last in (BlockKind.LEAD, BlockKind.SECTION, BlockKind.HEADING)

    @property
    def in_prompt(self) -> bool:
        """Whether the moderator is speaking."""
        return self.open is not None and self.open.kind is BlockKind.PROMPT

    def await_text(self, label: Element, first: Element | None) -> None:
        """Take `first` for text, whatever it looks like; behind a blank line all that stand with it, too."""
        if first is not None:
            self._awaited_line = first.line.index
            self._awaited_stretch = first.line.group if first.line.group != label.line.group else -1

    def awaits(self, element: Element) -> bool:
        """Tell whether `element` is text whatever it looks like, since a label stands before it."""
        return element.line.index == self._awaited_line or element.line.group == self._awaited_stretch

    def begin(self, kind: BlockKind, element: Element, text: str) -> BlockDraft:
        """Open a block that begins with `text`, which is all or part of the element's line."""
        block = self.draft.open(kind)
        block.add(element.line, text)
        self.open = block
        self._speech = block if kind is BlockKind.UTTERANCE else None
        self._photo = None
        self._asked = kind is BlockKind.PROMPT and is_numbered_question(element)
        self._dashed = kind is BlockKind.PROMPT and element.shape is Shape.PROMPT
        return block

    def utterance(self, element: Element, label: Label) -> BlockDraft:
        """Open the utterance that `label` stands before."""
        block = self.begin(BlockKind.UTTERANCE, element, label.rest)
        block.speakers, block.role = label.speakers, label.role
        block.label, block.strategy = label, label.strategy
        number = element.line.number
        if not label.speakers and not label.undecided:
            block.written = label.written
        if label.problem:
            asked = "発言者を確かめてください。" if label.speakers else "発言者を選んでください。"
            block.doubt(Uncertain.SPEAKER, f"{label.problem}。{asked}", number)
        if element.unsure:
            block.doubt(Uncertain.KIND, element.unsure, number)
        return block

    def unknown(self, element: Element, written: str, rest: str, *, doubted: bool = True) -> None:
        """Open an utterance of somebody who is not in the list."""
        block = self.begin(BlockKind.UTTERANCE, element, rest)
        block.written = written.rstrip(" :：")
        block.label, block.strategy = Label(block.written, rest), Strategy.NONE
        if not doubted:
            return
        message = f"{quoted(block.written)}は参加者の一覧にありません。発言者を選んでください。"
        block.doubt(Uncertain.SPEAKER, message, element.line.number)

    def paragraph(self, element: Element) -> None:
        """Add a paragraph before which no label stands."""
        if self.open is None:
            self._unlabelled(element)
        elif self.in_prompt and (element.line.gap_before or self._asked) and not self.awaits(element):
            self._answer(element)
        elif self._dashed and self._below_question(element):
            self._below(element, self.open)
        else:
            self.go_on(element, self.open)

    def _below_question(self, element: Element) -> bool:
        """Tell whether a paragraph right below a line with a dash is more than the rest of that line."""
        block = self.open
        if block is None or not self.in_prompt or self.awaits(element):
            return False
        if not block.paragraphs or is_aside(element.line.text):
            return False
        return ends_sentence(folded(block.paragraphs[-1])) or element.line.indented

    def _below(self, element: Element, question: BlockDraft) -> None:
        """Add a paragraph right below a question: where nobody is labelled it is the answer, else it may be."""
        if not (self.usual.own_lines or self.usual.labelled_lines):
            self._answer(element)
            return
        question.add(element.line)
        message = f"司会の発言のすぐ下に{quoted(element.line.text)}があります。答えでないか確かめてください。"
        question.doubt(Uncertain.SPEAKER, message, element.line.number)

    def go_on(self, element: Element, block: BlockDraft) -> None:
        """Add a paragraph to `block`; doubted where a label before it may have been lost."""
        line = element.line
        if line.gap_before and not block.paragraphs:
            block.spaced = True
        elif line.gap_before and not self.awaits(element) and not is_aside(line.text):
            block.inner_gaps.append(line.number)
            if self.usual.indented and not line.indented and block.kind is BlockKind.UTTERANCE:
                if self.usual.flush_after_gap and is_speech(line.folded):
                    block.inner_gaps.pop()
                    self._label_lost(element)
                    return
                message = (
                    f"空行のあとに字下げのない段落{quoted(line.text)}が続いています。"
                    "発言者の名前が抜けていないか確かめてください。"
                )
                block.doubt(Uncertain.SPEAKER, message, line.number)
        block.add(line)
        if element.shape is Shape.TEXT and element.unsure:
            block.doubt(Uncertain.SPEAKER, element.unsure, line.number)
        elif self._stands_as_label(element) and block.kind is BlockKind.UTTERANCE:
            message = f"{quoted(line.text)}が発言者の名前でないか確かめてください。"
            block.doubt(Uncertain.SPEAKER, message, line.number)

    def _stands_as_label(self, element: Element) -> bool:
        """Tell whether something in brackets stands where a label on its own line does."""
        line = element.line
        alone = line.gap_before and not line.gap_after and not self.awaits(element)
        return alone and is_aside(line.text) and not is_noise(line.text)

    def _label_lost(self, element: Element) -> None:
        """A paragraph that looks like the first of an utterance, and no label stands before it."""
        block = self.begin(BlockKind.UTTERANCE, element, element.text)
        message = (
            f"字下げのない段落{quoted(element.text)}が、名前なしで始まっています。"
            "発言者を選ぶか、前の発言と結合してください。"
        )
        block.doubt(Uncertain.SPEAKER, message, element.line.number)

    def _unlabelled(self, element: Element) -> None:
        """The speaker goes on after a photo, or nobody is named."""
        if self._speech is None or self._photo is None:
            block = self.begin(BlockKind.TEXT, element, element.text)
            message = "発言者の名前がない段落です。発言なら発言者を選び、地の文ならこのままにしてください。"
            block.doubt(Uncertain.KIND, message, element.line.number)
            return
        self._after_photo(element, self._speech, self._photo)

    def _after_photo(self, element: Element, speech: BlockDraft, photo: Element) -> None:
        """The speaker goes on, unless the caption may be a label; a lost label looks the same."""
        line = element.line
        block = self.begin(BlockKind.UTTERANCE, element, element.text)
        if element.unsure:
            block.doubt(Uncertain.SPEAKER, element.unsure, line.number)
        named = photo.label.speakers if photo.label else ()
        if speech.speakers and (photo.unsure is None or named == speech.speakers):
            block.speakers, block.role, block.continued = speech.speakers, speech.role, True
            block.strategy = Strategy.CONTINUED
            if not self._clearly_goes_on(line, speech, photo):
                message = "直前の発言の続きとして扱いました。発言者の名前が抜けていないか確かめてください。"
                block.doubt(Uncertain.SPEAKER, message, line.number)
            return
        message = (
            f"{quoted(photo.line.text)}のあとの段落で、誰の発言か決められません。発言者を選んでください。"
        )
        block.doubt(Uncertain.SPEAKER, message, line.number)

    def _clearly_goes_on(self, line: Line, speech: BlockDraft, photo: Element) -> bool:
        """Tell whether a paragraph after a photo cannot be the first one of somebody else."""
        if photo.unsure is not None or any(note.code is Uncertain.SPEAKER for note in speech.doubts):
            return False
        last = folded(speech.paragraphs[-1]) if speech.paragraphs else "。"
        if last.endswith("、") or not is_speech(last):
            return True
        if self.usual.always_labelled:
            return True
        return self.usual.indented and self.usual.flush_first and line.indented

    def _answer(self, element: Element) -> None:
        """Somebody answers the moderator, and nobody is named."""
        block = self.begin(BlockKind.UTTERANCE, element, element.text)
        if self._only is not None:
            block.speakers, block.strategy = (self._only,), Strategy.ROLE
            return
        message = "司会の発言のあとに、名前のない段落があります。発言者を選んでください。"
        block.doubt(Uncertain.SPEAKER, message, element.line.number)

    def heading(self, element: Element, decision: Decision) -> None:
        """Add a section or a heading."""
        block = self.draft.open(decision.kind)
        block.add(element.line, element.text)
        block.agenda, block.lone = decision.agenda, decision.lone
        if decision.code:
            block.doubt(decision.code, decision.message, element.line.number)
        if element.unsure and decision.agenda is None:
            block.doubt(Uncertain.KIND, f"{quoted(element.text)}は{element.unsure}", element.line.number)
        self.in_section = self.in_section or decision.kind is BlockKind.SECTION
        self.open = self._speech = self._photo = None

    def photo(self, element: Element, decision: Decision | None = None) -> None:
        """Add a photo with its caption. Who spoke before it may go on after it."""
        block = self.draft.open(BlockKind.PHOTO)
        block.add(element.line, element.text)
        if decision and decision.code:
            block.doubt(decision.code, decision.message, element.line.number)
            element.unsure = decision.message
        elif element.unsure:
            block.doubt(Uncertain.CAPTION, element.unsure, element.line.number)
        if self.open is not None:
            self._speech = self.open if self.in_utterance else None
        if self._photo is None or element.unsure:
            self._photo = element
        self.open = None

    def aside(self, element: Element, *, certain: bool) -> None:
        """Add a line that tells what happens; who spoke before it may go on after it."""
        block = self.draft.open(BlockKind.TEXT)
        block.add(element.line, element.text)
        element.unsure = None
        if not certain:
            element.unsure = (
                f"{quoted(element.text)}を地の文としました。発言の一部か写真説明でないか確かめてください。"
            )
            block.doubt(Uncertain.KIND, element.unsure, element.line.number)
        if self.open is not None:
            self._speech = self.open if self.in_utterance else None
        self._photo, self.open = element, None

    def statement(self, element: Element) -> BlockDraft:
        """Add, and return, a paragraph where nobody at all is named; that it may be somebody's is doubted once."""
        first = all(block.kind is not BlockKind.TEXT for block in self.draft.blocks)
        block = self.draft.open(BlockKind.TEXT)
        block.add(element.line, element.text)
        if first:
            message = (
                "誰の発言かが書かれていない記録です。発言なら発言者を選び、地の文ならこのままにしてください。"
            )
            block.doubt(Uncertain.KIND, message, element.line.number)
        return block

    def narration(self, element: Element) -> None:
        """Add a line that somebody called narration; who spoke before it may go on after it."""
        block = self.draft.open(BlockKind.TEXT)
        block.add(element.line, element.text)
        self._doubt_kind(block, element)
        if self.open is not None:
            self._speech = self.open if self.in_utterance else None
        self._photo, self.open = element, None

    @staticmethod
    def _doubt_kind(block: BlockDraft, element: Element) -> None:
        if element.unsure:
            block.doubt(Uncertain.KIND, element.unsure, element.line.number)

    def resume(self, element: Element) -> None:
        """Add a paragraph that somebody called a part of what is said, also behind a photo."""
        if self.open is None and self._speech is not None:
            speech = self._speech
            block = self.begin(BlockKind.UTTERANCE, element, element.text)
            block.speakers, block.role, block.written = speech.speakers, speech.role, speech.written
            block.continued, block.strategy = bool(speech.speakers), Strategy.DECIDED
            self._doubt_kind(block, element)
        elif self.open is not None:
            self.open.add(element.line)
            self._doubt_kind(self.open, element)

    def closing(self, element: Element, doubt: str | None) -> None:
        """Add a paragraph behind the talk."""
        block = self.draft.open(BlockKind.CLOSING)
        block.add(element.line)
        if doubt:
            block.doubt(Uncertain.KIND, doubt, element.line.number)
        self.open = None
