"""From what each line was read as to the blocks of the record."""

from collections.abc import Callable, Sequence
from itertools import groupby

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, unwrapped
from zadankai_editor.recognize.build.sections import Heading, Sections
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import At, Cue, Option, Role
from zadankai_editor.recognize.doubts import Uncertain, quoted
from zadankai_editor.recognize.draft import BlockDraft, Draft
from zadankai_editor.recognize.elements import is_aside
from zadankai_editor.recognize.events import is_event
from zadankai_editor.recognize.header import Header, add_note, holds_words, read_note
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.linking import AgendaLinker
from zadankai_editor.record.attribution import Strategy
from zadankai_editor.record.nodes import BlockKind, Note, Part

_BY_ANALOGY = "ほかの行の扱いにならって読みました。正しいか確かめてください。"
RESTS = 0.1
"""From here on a line is the rest of the paragraph above, and not one of its own."""

_BESIDE_TALK = (Role.NOTE, Role.OUT)
_SPEAKING = (At.SPEECH, At.AMID, At.PROMPT)
_NEAR = 4.0


class BlockBuilder:
    """Adds blocks to a draft, line by line. `only` is the one who answers all questions where nobody is labelled."""

    def __init__(
        self, draft: Draft, header: Header, linker: AgendaLinker, reads: Sequence[Read], only: int | None
    ) -> None:
        self._draft, self._header, self._only = draft, header, only
        self._sections = Sections(linker, reads)
        self._open: BlockDraft | None = None
        self._speech: BlockDraft | None = None
        self._last: BlockDraft | None = None
        self._shown: list[BlockDraft] = []
        self._reads: Sequence[Read] = ()
        self._place = 0

    def build(
        self, lines: Sequence[Line], reads: Sequence[Read], tick: Callable[[int], None] = lambda _: None
    ) -> list[BlockDraft | None]:
        """Build all blocks; return for each line the block that it became a part of, or `None`.

        `tick` is called with the number of lines done.
        """
        self._reads = reads
        runs = groupby(reads, key=lambda read: read.option.role is Role.HEADING)
        headings = (one for heads, run in runs if heads for one in self._sections.read(list(run)))
        blocks: list[BlockDraft | None] = []
        for place, (line, read) in enumerate(zip(lines, reads, strict=True)):
            tick(place)
            self._place = place
            is_heading = read.option.role is Role.HEADING
            block = self._heading(line, next(headings)) if is_heading else self._block(line, read)
            if block is not None and read.option.cue is Cue.TAUGHT:
                block.doubt(Uncertain.KIND, _BY_ANALOGY, line.number)
            blocks.append(block)
        end_with_closing(self._draft)
        return blocks

    def _block(self, line: Line, read: Read) -> BlockDraft | None:
        role, option = read.option.role, read.option
        match role:
            case Role.LABEL | Role.LABEL_ALONE:
                return self._labelled(line, option)
            case Role.TEXT | Role.RESUMED:
                return self._text(line, read)
            case Role.ANSWER:
                return self._answer(line, option)
            case Role.PROMPT | Role.PROMPT_ALONE:
                return self._prompt(line, option)
            case Role.CAPTION | Role.PICTURE:
                return self._photo(line, option)
            case Role.ASIDE:
                return self._aside(line, option, read)
            case Role.SIGNED:
                return self._signed(line, option)
            case Role.GLUED:
                return self._glued(line, option)
            case Role.CLOSING:
                self._open = self._speech = None
                return self._draft.open(BlockKind.CLOSING, [line])
            case Role.NOTE:
                return self._note(line, option)
            case Role.OUT:
                self._draft.leave_out(line, option.reason, tell=holds_words(option.reason))
        return None

    def _begin(self, kind: BlockKind, line: Line, text: str | None) -> BlockDraft:
        block = self._draft.open(kind)
        block.add(line, text)
        self._open = block
        self._shown = []
        return block

    def _prompt(self, line: Line, option: Option) -> BlockDraft:
        self._speech = None
        block = self._begin(BlockKind.PROMPT, line, option.text)
        block.label = option.label
        return block

    def _labelled(self, line: Line, option: Option) -> BlockDraft:
        label = option.label or Label("")
        if label.moderator:
            return self._prompt(line, option)
        block = self._begin(BlockKind.UTTERANCE, line, option.text)
        self._speech = self._last = block
        _attribute(block, label)
        return block

    def _continued(self, speech: BlockDraft, line: Line, text: str | None) -> BlockDraft:
        block = self._begin(BlockKind.UTTERANCE, line, text)
        block.speakers, block.role, block.written = speech.speakers, speech.role, speech.written
        block.continued = bool(speech.speakers)
        block.strategy = Strategy.CONTINUED if speech.speakers else Strategy.NONE
        self._speech = self._last = block
        return block

    def _text(self, line: Line, read: Read) -> BlockDraft:
        last = self._speech or self._last
        if read.option.role is Role.RESUMED and self._open is None and last is not None:
            return self._continued(last, line, read.option.text)  # whatever stands between, by decision
        if read.before is At.SHOWN and self._speech is not None:
            if may_be_label(self._reads[self._place - 1]):
                self._speech = self._begin(BlockKind.UTTERANCE, line, read.option.text)
                return self._speech
            return self._continued(self._speech, line, read.option.text)
        if read.behind is At.UNSIGNED:
            return self._unsigned(line, read)
        if read.before in (At.SPEECH, At.AMID, At.LABELLED, At.PROMPT, At.ASKING) and self._open is not None:
            self._note_gap(self._open, line, read)
            self._open.add(line, read.option.text, join=_is_rest(line, self._open))
            return self._open
        if read.before is At.NOBODY and self._open is not None and self._open.kind is BlockKind.TEXT:
            self._open.add(line, read.option.text, join=_is_rest(line, self._open))
            return self._open
        return self._begin(BlockKind.TEXT, line, read.option.text)

    @staticmethod
    def _note_gap(block: BlockDraft, line: Line, read: Read) -> None:
        if line.gap_before and not block.paragraphs:
            block.spaced = True
        elif block.inner_gap is not None or not line.gap_before or is_aside(line.text):
            return
        elif read.before not in (At.LABELLED, At.ASKING):
            block.inner_gap = line.number

    def _unsigned(self, line: Line, read: Read) -> BlockDraft:
        if read.before is At.UNSIGNED and self._open is not None:
            self._open.add(line, read.option.text, join=_is_rest(line, self._open))
            return self._open
        return self._begin(BlockKind.UTTERANCE, line, read.option.text)

    def _signed(self, line: Line, option: Option) -> BlockDraft:
        block = self._open
        happens = is_event(unwrapped(option.text or "") or "")
        if block is None or block.kind is not BlockKind.UTTERANCE or block.label is not None:
            block = self._begin(BlockKind.UTTERANCE, line, option.text)
        elif not happens:
            block.add(line, option.text, join=_is_rest(line, block))
        if option.label is not None and option.label.moderator:
            block.kind, block.label = BlockKind.PROMPT, option.label
        elif option.label is not None:
            _attribute(block, option.label)
        self._speech, self._open = block, None
        if happens and option.text not in block.paragraphs:
            self._draft.open(BlockKind.TEXT).add(line, option.text)
        return block

    def _glued(self, line: Line, option: Option) -> BlockDraft:
        """Begin an utterance whose label stands at the end of a line of somebody else's words."""
        label = option.label or Label("")
        if self._open is not None:
            self._open.add(line, option.text)
        else:
            self._begin(BlockKind.TEXT, line, option.text)
        block = self._draft.open(BlockKind.UTTERANCE)
        block.lines.append(line.number)
        block.words.append("")
        self._open = self._speech = block
        _attribute(block, label)
        message = f"「{label.written}」が前の行の終わりに続けて書かれています。発言者を確かめてください。"
        block.doubt(Uncertain.SPEAKER, message, line.number)
        return block

    def _answer(self, line: Line, option: Option) -> BlockDraft:
        block = self._begin(BlockKind.UTTERANCE, line, option.text)
        self._speech = block
        if option.label is not None:
            _attribute(block, option.label)
        if self._only is not None:
            block.speakers, block.strategy, block.written = (self._only,), Strategy.ROLE, None
        return block

    def _photo(self, line: Line, option: Option) -> BlockDraft:
        shown = self._shown[-1] if self._shown else None
        if shown is not None and option.text and not shown.paragraphs and shown.picture is not None:
            shown.add(line, option.text)
            return shown
        block = self._draft.open(BlockKind.PHOTO)
        if option.text:
            block.add(line, option.text)
        if line.has_picture:
            block.show(line)
        self._shown.append(block)
        self._open = None
        return block

    def _aside(self, line: Line, option: Option, read: Read) -> BlockDraft:
        awaiting = read.before in (At.LABELLED, At.ASKING)
        if awaiting and self._open is not None and option.decided is None:
            self._open.add(line, option.text)
            return self._open
        block = self._draft.open(BlockKind.TEXT)
        block.add(line, option.text)
        if not awaiting:
            self._open = None
        return block

    def _heading(self, line: Line, heading: Heading) -> BlockDraft:
        block = self._draft.open(heading.kind)
        block.add(line, heading.text)
        block.agenda, block.lone = heading.agenda, heading.lone
        if heading.code is not None:
            block.doubt(heading.code, heading.message, line.number)
        self._open = self._speech = None
        self._shown = []
        return block

    def _note(self, line: Line, option: Option) -> BlockDraft | None:
        note = read_note(line)
        if note is None and option.decided is not None:
            note = Note(term=line.text.lstrip("※ 　"), text="")
        if note is not None:
            add_note(self._header, note, line, self._draft)
            path = f"notes[{len(self._header.notes) - 1}]"
            if option.cue is Cue.TAUGHT:
                self._draft.doubt(path, Uncertain.FIELD, _BY_ANALOGY, line.number)
            elif option.cue is not Cue.DECIDED and self._goes_on():
                shown = quoted(line.text)
                message = f"本文の途中の{shown}を注としました。発言の一部でないか確かめてください。"
                self._draft.doubt(path, Uncertain.FIELD, message, line.number)
            return None
        block = self._open or self._draft.open(BlockKind.TEXT)
        block.add(line)
        message = f"{quoted(line.text)}が注か、本文の一部か確かめてください。"
        block.doubt(Uncertain.KIND, message, line.number)
        return block

    def _goes_on(self) -> bool:
        """Tell whether somebody who speaks goes on behind the line that is looked at."""
        behind = (read for read in self._reads[self._place + 1 :] if read.option.role not in _BESIDE_TALK)
        following = next(behind, None)
        return following is not None and following.option.role is Role.TEXT and following.before in _SPEAKING


def _is_rest(line: Line, block: BlockDraft) -> bool:
    """Tell whether a line is the rest of the last paragraph of a block, which a break cut amid a sentence."""
    if line.goes_on < RESTS or not block.paragraphs:
        return False
    return not ends_sentence(folded(block.paragraphs[-1]))


def end_with_closing(draft: Draft) -> None:
    """Let what closes the record be its end: photos go before it, what stands amid the talk is text, with a doubt."""
    if not any(block.kind is BlockKind.CLOSING for block in draft.blocks):
        return
    talk = [n for n, block in enumerate(draft.blocks) if block.kind.part is Part.BODY]
    last = max((n for n in talk if draft.blocks[n].kind is not BlockKind.PHOTO), default=-1)
    for block in draft.blocks[: last + 1]:
        if block.kind is BlockKind.CLOSING:
            block.kind = BlockKind.TEXT
            shown = quoted("".join(block.paragraphs))
            message = f"{shown}を本文としました。結びの文でないか確かめてください。"
            block.doubt(Uncertain.KIND, message, block.lines[0])
    draft.blocks.sort(key=lambda block: block.kind is BlockKind.CLOSING)


def may_be_label(read: Read) -> bool:
    """Tell whether what was read as a photo is nearly as likely the label of who speaks below it."""
    if read.option.role is not Role.CAPTION or read.rival is None:
        return False
    return read.rival.role is Role.LABEL_ALONE and read.margin < _NEAR


def _attribute(block: BlockDraft, label: Label) -> None:
    block.speakers, block.role = label.speakers, label.role
    block.label, block.strategy = label, label.strategy
    if not label.speakers and not label.undecided:
        block.written = label.written.strip().rstrip(" :：")
