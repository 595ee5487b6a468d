"""From elements to blocks, in one pass over the lines of the talk."""

import re
from collections.abc import Callable, Collection, Sequence

from zadankai_editor.japanese.marks import unwrapped
from zadankai_editor.japanese.numerals import without_number
from zadankai_editor.recognize.closing import Ending
from zadankai_editor.recognize.decisions import LineRole
from zadankai_editor.recognize.doubts import Uncertain, quoted
from zadankai_editor.recognize.elements import Element, Shape, is_certain_aside, is_speech
from zadankai_editor.recognize.header import Header, add_note, holds_words, read_note
from zadankai_editor.recognize.headings import Decision, HeadingReader, Place
from zadankai_editor.recognize.label_doubts import LabelDoubts
from zadankai_editor.recognize.labels import Label, label_key
from zadankai_editor.recognize.linking import AgendaLinker
from zadankai_editor.recognize.people import Directory, Form
from zadankai_editor.recognize.settling import following, may_head_text, speech_follows
from zadankai_editor.recognize.strangers import may_be_label, unknown_inline
from zadankai_editor.recognize.talk import Talk
from zadankai_editor.record.nodes import BlockKind, Note

_LONGEST_RUN = 50
_BETWEEN_TICKS = 64
_LONGEST_LABEL = 20
_LEVEL = re.compile("h[1-6]")


class FlowReader:
    """Turns elements into blocks of a talk."""

    def __init__(
        self,
        elements: Sequence[Element],
        talk: Talk,
        header: Header,
        directory: Directory,
        linker: AgendaLinker,
        headings: HeadingReader,
        ending: Ending,
        denied: Collection[str] = (),
    ) -> None:
        self._elements = elements
        self._talk = talk
        self._header = header
        self._directory = directory
        self._linker = linker
        self._headings = headings
        self._ending = ending
        self._denied = denied
        self._heading_marks: list[str] = []
        self._doubts = LabelDoubts(elements, talk, directory, denied)

    def read(self, tick: Callable[[int], None]) -> None:
        """Read all elements; `tick` is called with the number of elements done."""
        handlers = {
            Shape.LABEL: self._label,
            Shape.PICTURE: self._picture,
            Shape.PROMPT: self._prompt,
            Shape.HEADING: self._marked_heading,
            Shape.CAPTION: self._caption,
            Shape.NOTE: self._note,
            Shape.OUT: self._out,
            Shape.ASIDE: self._aside,
            Shape.SHORT: self._short,
            Shape.TEXT: self._text,
        }
        place = 0
        while place < len(self._elements):
            if place % _BETWEEN_TICKS == 0:
                tick(place)
            element = self._elements[place]
            self._doubts.look_back(place)
            if place >= self._ending.start and not self._is_apart(element):
                place = self._closing(place)
            else:
                opened, begin = self._talk.open, place
                place = handlers[element.shape](place)
                block = self._talk.open
                if block is None:
                    for passed in self._elements[begin:place]:
                        self._doubts.note_namesake(passed)
                    continue
                goes_on = block is opened or (block.kind is BlockKind.UTTERANCE and block.label is None)
                for absorbed in (element,) if place == begin + 1 else self._elements[begin:place]:
                    if goes_on:
                        self._doubts.about_hidden_label(absorbed, block)
                    if absorbed.label is None or absorbed.label.rest:
                        self._doubts.about_label_amid_line(absorbed, block)

    @staticmethod
    def _is_apart(element: Element) -> bool:
        """Tell whether an element is no part of the closing even behind the talk: it is left out, or a footnote."""
        note = element.shape is Shape.NOTE
        return element.shape is Shape.OUT or (
            note and (element.decided is not None or read_note(element.line) is not None)
        )

    def _closing(self, place: int) -> int:
        element = self._elements[place]
        if element.shape is Shape.PICTURE:
            return self._picture_behind(place)
        if self._ending.is_photo(element) and self._talk.draft.blocks[-1].kind is not BlockKind.CLOSING:
            self._talk.photo(element)
        else:
            self._talk.closing(element, self._ending.doubt)
        return place + 1

    def _picture_behind(self, place: int) -> int:
        """Let a picture among the closing words stand before them: the end of a record holds words alone."""
        behind = self._picture(place)
        blocks = self._talk.draft.blocks
        photo = blocks.pop()
        end = len(blocks)
        while end and blocks[end - 1].kind is BlockKind.CLOSING:
            end -= 1
        blocks.insert(end, photo)
        return behind

    # Who speaks

    def _label(self, place: int) -> int:
        element, talk = self._elements[place], self._talk
        label = element.label
        if label is None or (label.loose and self._keeps_loose(element, label)):
            return place + 1
        if not label.rest and not element.decided and not self._has_text(place):
            return self._label_without_text(place, label)
        if label.moderator:
            talk.begin(BlockKind.PROMPT, element, label.rest)
        else:
            amid_sentence = self._doubts.is_amid_sentence(element)
            block = talk.utterance(element, label)
            self._doubts.about_label(block, element, label, amid_sentence=amid_sentence)
        if not label.rest:
            talk.await_text(element, following(self._elements, place))
        return place + 1

    def _has_text(self, place: int) -> bool:
        """Tell whether the text of a label on its own line follows it."""
        after = following(self._elements, place)
        if after is None or after.shape not in (Shape.TEXT, Shape.SHORT) or place + 1 >= self._ending.start:
            return False
        if after.shape is Shape.SHORT and self._elements[place].line.gap_after:
            link = self._linker.link(after.text)
            return not (link and link.certain)
        return True

    def _label_without_text(self, place: int, label: Label) -> int:
        """A name that nothing is said under is a caption, if it is not a mistake."""
        element = self._elements[place]
        if label.mention:
            block = self._talk.utterance(element, label)
            message = (
                f"{quoted(label.written)}のあとに発言がありません。発言が抜けていないか確かめてください。"
            )
            block.doubt(Uncertain.KIND, message, element.line.number)
            return place + 1
        element.text = element.line.text
        if label.moderator:
            self._talk.paragraph(element)
            message = (
                f"{quoted(label.written)}のあとに発言がありません。発言が抜けていないか確かめてください。"
            )
            self._talk.draft.blocks[-1].doubt(Uncertain.KIND, message, element.line.number)
            return place + 1
        person = self._directory.people[label.speakers[0]] if len(label.speakers) == 1 else None
        titled = label.form is Form.FULL and person is not None and len(label.written) > len(person.shown) + 1
        if not titled:
            element.unsure = "名前だけの行なので、写真説明か、発言の抜けた発言者か確かめてください。"
        return self._caption(place)

    def _keeps_loose(self, element: Element, label: Label) -> bool:
        """Keep a line in the middle of an utterance that begins with a name as text, and doubt it."""
        talk = self._talk
        if talk.usual.loose or element.line.gap_before or talk.usual.dense or talk.open is None:
            return False
        talk.open.add(element.line)
        message = f"{quoted(label.written)}で始まる段落があります。この人の発言でないか確かめてください。"
        talk.open.doubt(Uncertain.SPEAKER, message, element.line.number)
        return True

    def _prompt(self, place: int) -> int:
        element = self._elements[place]
        amid_text = (
            place > 0 and self._elements[place - 1].shape is Shape.TEXT and not element.line.gap_before
        )
        block = self._talk.begin(BlockKind.PROMPT, element, element.text)
        self._doubts.note_prompt()
        if element.unsure:
            block.doubt(Uncertain.KIND, element.unsure, element.line.number)
        elif amid_text and not self._talk.usual.dense:
            message = "段落のすぐ下にあるので、司会の発言か、前の発言の一部か確かめてください。"
            block.doubt(Uncertain.KIND, message, element.line.number)
        return place + 1

    # What is said

    def _text(self, place: int) -> int:
        element = self._elements[place]
        if element.decided and self._talk.after_speech:
            self._talk.resume(element)
            return place + 1
        silent = self._talk.usual.silent and not self._talk.awaits(element)
        found = self._stranger(element) if self._talk.usual.signatures or not silent else None
        if found and label_key(found[0]) not in self._denied:
            self._talk.unknown(element, *found, doubted=self._doubts.is_worth_one(found[0]))
        elif silent:
            self._doubts.about_statement(element, self._talk.statement(element))
        else:
            self._talk.paragraph(element)
        return place + 1

    def _stranger(self, element: Element) -> tuple[str, str] | None:
        """Return label and text where a paragraph begins with the label of somebody who is not in the list."""
        if not self._may_name_speaker(element):
            return None
        return unknown_inline(element.line, self._talk.usual.signatures)

    def _may_name_speaker(self, element: Element) -> bool:
        """Tell whether a paragraph stands where `丙川:…` would be an utterance of somebody not in the list."""
        line, usual = element.line, self._talk.usual
        if self._talk.awaits(element) or (line.indented and usual.indented):
            return False
        listed = line.folded.startswith("・") and not is_speech(line.folded)
        if listed and not usual.inline and self._talk.in_utterance:
            return False
        return line.gap_before or usual.inline or usual.dense

    # Short lines

    def _short(self, place: int) -> int:
        element, talk = self._elements[place], self._talk
        heads_text = may_head_text(element, talk.usual) and not element.line.gap_before
        if (talk.awaits(element) and not heads_text) or (talk.in_prompt and not element.line.gap_before):
            return self._text(place)
        if self._denied and label_key(element.text) in self._denied:
            talk.paragraph(element)
            return place + 1
        after = following(self._elements, place)
        if after is None or after.shape not in (Shape.TEXT, Shape.SHORT):
            return self._run(place)
        if after.shape is Shape.TEXT and talk.open is not None and self._quotes(element):
            self._talk.paragraph(element)
            message = (
                f"{quoted(element.text)}を発言の一部としました。見出しか写真説明でないか確かめてください。"
            )
            talk.open.doubt(Uncertain.KIND, message, element.line.number)
            return place + 1
        if not element.line.gap_after and self._at_once(element, after):
            return place + 1
        if element.line.gap_after and after.shape is Shape.TEXT and self._is_unknown_label(element):
            talk.unknown(element, element.text, "")
            talk.await_text(element, after)
            return place + 1
        return self._run(place)

    def _quotes(self, element: Element) -> bool:
        """Tell whether a line amid what somebody says is nothing but words in quotation marks."""
        link = self._linker.link(element.text)
        return (
            self._talk.in_utterance
            and unwrapped(element.text, "「」『』") is not None
            and not (link and link.certain)
        )

    def _at_once(self, element: Element, after: Element) -> bool:
        """Read a short line with text right below it: it stands where labels do."""
        link = self._linker.link(element.text)
        named = may_be_label(element.text)
        if (link and link.certain) or (after.shape is Shape.SHORT and not named):
            return False
        if self._headings.is_caption(element.text) or (len(element.text) > _LONGEST_LABEL and not named):
            self._decide([element], speech=False)
            return True
        self._talk.unknown(element, element.text, "", doubted=self._doubts.is_worth_one(element.text))
        self._talk.await_text(element, after)
        return True

    def _is_unknown_label(self, element: Element) -> bool:
        return (
            may_be_label(element.text)
            and not self._headings.is_caption(element.text)
            and element.unsure is None
        )

    def _run(self, place: int) -> int:
        """Read short lines in a row."""
        end = place
        run: list[Element] = []
        while end < min(len(self._elements), self._ending.start, place + _LONGEST_RUN):
            element = self._elements[end]
            if element.shape is Shape.OUT:
                self._out(end)
            elif element.shape is Shape.SHORT and (not run or self._joins_run(end)):
                run.append(element)
            else:
                break
            end += 1
        speech = speech_follows(self._elements, end - 1)
        if len(run) > 1 and speech is False and self._names_somebody(run[-1], end - 1):
            run.pop()
            end, speech = self._elements.index(run[-1], place) + 1, True
        if not self._keeps_as_text(run, speech):
            self._decide(run, speech)
        return end

    def _names_somebody(self, element: Element, place: int) -> bool:
        """Tell whether the last short line before text may be the label of somebody unknown."""
        after = following(self._elements, place)
        return after is not None and after.shape is Shape.TEXT and self._is_unknown_label(element)

    def _joins_run(self, place: int) -> bool:
        """Tell whether the short line at `place` is not the label of the text right below it."""
        element, after = self._elements[place], following(self._elements, place)
        return after is None or element.line.gap_after or after.shape is not Shape.TEXT

    def _keeps_as_text(self, run: Sequence[Element], speech: bool | None) -> bool:
        """Keep three lines or more before further text in the utterance: a list, likely."""
        talk = self._talk
        if speech is not False or len(run) < 3 or talk.open is None or not talk.in_utterance:
            return False
        if any(link.certain for link in map(self._linker.link, (e.text for e in run)) if link):
            return False
        for element in run:
            talk.go_on(element, talk.open)
        message = f"{quoted(run[0].text)}からの短い行を発言の一部としました。見出しか写真説明でないか確かめてください。"
        talk.open.doubt(Uncertain.KIND, message, run[0].line.number)
        return True

    def _decide(self, run: Sequence[Element], speech: bool | None) -> None:
        talk = self._talk
        place = Place(speech, talk.in_section, talk.in_utterance, opening=talk.opening)
        for element, decision in zip(run, self._headings.decide([e.text for e in run], place), strict=True):
            if decision.kind is BlockKind.PHOTO:
                self._talk.photo(element, decision)
            else:
                if decision.agenda is not None and decision.code is None:
                    element.text = without_number(element.text)
                self._talk.heading(element, decision)

    # What is marked

    def _marked_heading(self, place: int) -> int:
        element = self._elements[place]
        link = self._linker.link(element.text)
        if element.decided:
            kind = BlockKind.SECTION if element.decided is LineRole.SECTION else BlockKind.HEADING
            item = link.item if link and kind is BlockKind.SECTION else None
            self._talk.heading(element, Decision(kind, item))
            return place + 1
        if element.mark not in self._heading_marks:
            self._heading_marks.append(element.mark)
            if _LEVEL.fullmatch(element.mark):
                self._heading_marks = [self._highest_level(), *self._heading_marks]
        if link and link.certain:
            decision = Decision(BlockKind.SECTION, link.item)
            element.text = without_number(element.text)
        elif self._heading_marks[0] != element.mark:
            decision = Decision(BlockKind.HEADING)
        elif len(self._linker):
            message = f"見出し{quoted(element.text)}がどの議題のものか確かめてください。"
            decision = Decision(BlockKind.SECTION, link.item if link else None)
            decision = decision.doubted(Uncertain.AGENDA, message)
        else:
            decision = Decision(BlockKind.SECTION)
        self._talk.heading(element, decision)
        return place + 1

    def _highest_level(self) -> str:
        """Return the highest level of headings that the source itself marks as such."""
        return min((e.mark for e in self._elements if _LEVEL.fullmatch(e.mark)), default="")

    def _picture(self, place: int) -> int:
        """Read a picture that came with the source, and its caption where one stands beside it."""
        element = self._elements[place]
        after = self._elements[place + 1] if place + 1 < len(self._elements) else None
        beside = after is not None and after.line.group == element.line.group and not after.line.gap_before
        if after is not None and (after.shape is Shape.CAPTION or (after.shape is Shape.SHORT and beside)):
            if after.shape is Shape.SHORT:
                after.unsure = "画像のすぐ下の短い行なので、写真説明か確かめてください。"
            self._talk.photo(after)
            self._talk.draft.blocks[-1].show(element.line)
            return place + 2
        self._talk.photo(element)
        self._talk.draft.blocks[-1].show(element.line)
        return place + 1

    def _caption(self, place: int) -> int:
        element, after = self._elements[place], following(self._elements, place)
        label = element.label
        if label and element.unsure and not self._talk.after_speech and after and after.shape is Shape.TEXT:
            element.text = ""
            self._talk.utterance(element, label)
            self._talk.await_text(element, after)
        else:
            self._talk.photo(element)
        return place + 1

    def _aside(self, place: int) -> int:
        element = self._elements[place]
        if element.decided:
            self._talk.narration(element)
        elif self._is_said(element):
            self._talk.paragraph(element)
        else:
            self._talk.aside(element, certain=is_certain_aside(element))
        return place + 1

    def _is_said(self, element: Element) -> bool:
        """Tell whether a line in brackets is all that a label stands before, or no direction beyond doubt."""
        opened = self._talk.open is not None and not self._talk.open.paragraphs
        return opened or (self._talk.awaits(element) and not is_certain_aside(element))

    def _note(self, place: int) -> int:
        element, draft = self._elements[place], self._talk.draft
        note, number = read_note(element.line), element.line.number
        if note is None and element.decided:
            note = Note(term=element.text.lstrip("※ "), text="")
        if note is None:
            self._talk.paragraph(element)
            message = f"{quoted(element.line.text)}が注か、本文の一部か確かめてください。"
            draft.blocks[-1].doubt(Uncertain.KIND, message, number)
            return place + 1
        add_note(self._header, note, element.line, draft)
        amid_text = self._talk.open is not None and speech_follows(self._elements, place) is False
        message = element.unsure or ""
        if amid_text and not element.decided:
            message = (
                f"本文の途中の{quoted(element.line.text)}を注としました。発言の一部でないか確かめてください。"
            )
        if message:
            draft.doubt(f"notes[{len(self._header.notes) - 1}]", Uncertain.FIELD, message, number)
        return place + 1

    def _out(self, place: int) -> int:
        element = self._elements[place]
        self._talk.draft.leave_out(element.line, element.reason, tell=holds_words(element.reason))
        return place + 1
