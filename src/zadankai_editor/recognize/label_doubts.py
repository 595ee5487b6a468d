"""Whether labels stand where labels do, and what stands amid something said as labels do."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from zadankai_editor.recognize.cuts import Style
from zadankai_editor.recognize.doubts import Uncertain, quoted
from zadankai_editor.recognize.draft import BlockDraft
from zadankai_editor.recognize.elements import Element, Shape, is_speech
from zadankai_editor.recognize.judge.interruptions import Interruptions
from zadankai_editor.recognize.labels import Label, label_key
from zadankai_editor.recognize.people import Directory, Form
from zadankai_editor.recognize.rows import people_in
from zadankai_editor.recognize.strangers import may_be_label, unknown_inline
from zadankai_editor.recognize.judge.suspects import hidden_label, second_label
from zadankai_editor.recognize.talk import Talk
from zadankai_editor.record.printed_labels import NO_SPEAKER

_LONGEST_BLOCK = 50
_LONGEST_ROW = 30
_OFTEN = 3
_BEGINNING = re.compile(
    r"[○●◎◆■【\[<]? *(?P<who>[^ 、。「」()【】\[\]<>:!?]{1,12}(?:\([^()]{1,16}\))?)(?P<by>[: 「】\]>])"
)
_ENDS_OPEN = re.compile("[はがをにへとでのもや、]$")


class LabelDoubts:
    """Adds doubts about labels to blocks of `talk`. `denied` are the keys of labels that somebody called none."""

    def __init__(
        self, elements: Sequence[Element], talk: Talk, directory: Directory, denied: Collection[str]
    ) -> None:
        self._elements = elements
        self._talk = talk
        self._directory = directory
        self._denied = denied
        self._strangers_met: set[str] = set()
        self._strangers_labels: Counter[str] | None = None
        self._said_before: Element | None = None
        self._follows_speech = False
        self._namesakes: set[int] = set()
        self._beginnings: Counter[str] | None = None
        self._amid = Interruptions(talk.usual.signatures, self._may_speak, directory.ends())

    def note_prompt(self) -> None:
        """Note that a dash begins what the moderator says in this document."""
        self._amid.look_for_dashes()

    def look_back(self, place: int) -> None:
        """Note what stands right before, and whether it is a part of what somebody says."""
        self._said_before = self._elements[place - 1] if place else None
        block = self._talk.open
        number = self._said_before.line.number if self._said_before else 0
        self._follows_speech = block is not None and bool(block.lines) and block.lines[-1] == number

    def is_amid_sentence(self, element: Element) -> bool:
        """Tell whether what somebody says right before a label on its own line is no whole sentence."""
        said = self._said_before
        if said is None or said.decided or not self._follows_speech:
            return False
        if self._talk.usual.set_in and not element.line.indented and said.line.indented:
            return False
        return not is_speech(said.line.folded) and _ENDS_OPEN.search(said.line.folded) is not None

    def about_label(self, block: BlockDraft, element: Element, label: Label, *, amid_sentence: bool) -> None:
        """Doubt a label that stands where other labels of the document do not, or amid a sentence."""
        self._about_second(block, element, label)
        usual, amid_text = self._talk.usual, bool(label.rest) and not element.line.gap_before
        if label.loose and not usual.loose:
            asked = "発言の一部でないか確かめてください。"
        elif amid_text and (
            not (usual.inline or usual.dense) or (element.line.indented and usual.flush_labels)
        ):
            asked = "前の発言の一部でないか確かめてください。"
        elif self._namesakes and label.form is Form.FAMILY and not self._namesakes.isdisjoint(label.speakers):
            asked = "同じ姓の人が本文の途中で紹介されているので、どちらの発言か確かめてください。"
        elif self._is_unusual(element, label):
            asked = "ほかの発言者の書き方と違うので、前の発言の一部でないか確かめてください。"
        elif amid_sentence and not label.rest and not element.decided:
            asked = "前の文が終わっていないので、前の発言の一部でないか確かめてください。"
        else:
            return
        message = f"{quoted(label.written)}を発言者の名前としました。{asked}"
        block.doubt(Uncertain.SPEAKER, message, element.line.number)

    @staticmethod
    def _about_second(block: BlockDraft, element: Element, label: Label) -> None:
        second = second_label(label.rest, label.style) if label.rest else None
        if second is not None:
            behind = f"{quoted(label.written)}のすぐあとに{quoted(second)}があります。"
            message = f"{behind}誰の発言か確かめてください。"
            block.doubt(Uncertain.SPEAKER, message, element.line.number)

    def _is_unusual(self, element: Element, label: Label) -> bool:
        """Tell whether a label within a stretch is printed as hardly any other label of the document."""
        usual = self._talk.usual.signatures
        if label.mention or element.decided or element.line.gap_before or label.style is Style.BOLD:
            return False
        if not usual or (label.style, label.mark) in usual or not self._follows_speech:
            return False
        return (label.style, label.mark.replace("〇", "○")) not in usual

    def note_namesake(self, element: Element) -> None:
        """Note whom a line of the talk introduces with the family name of somebody in the list."""
        line = element.line
        if not 4 <= len(line.text) <= _LONGEST_ROW or " " not in line.folded or element.decided:
            return
        for found in people_in(line.text) or ():
            name = found.name
            for index, person in enumerate(self._directory.people if name.family else ()):
                known = person.name
                if known and known.family == name.family and known.given and known.given != name.given:
                    self._namesakes.add(index)

    def about_statement(self, element: Element, block: BlockDraft) -> None:
        """Doubt a paragraph that begins as a label might, where nobody at all was found to speak."""
        match = _BEGINNING.match(element.line.folded)
        if match is None or element.decided:
            return
        who = match["who"]
        if NO_SPEAKER.fullmatch(who):
            return
        if self._beginnings is None:
            found = (_BEGINNING.match(e.line.folded) for e in self._elements)
            self._beginnings = Counter(one["who"] for one in found if one)
        if self._beginnings[who] > 1 or (match["by"] != " " and may_be_label(who)):
            message = f"{quoted(who)}で始まる段落です。この人の発言でないか確かめてください。"
            block.doubt(Uncertain.KIND, message, element.line.number)

    def about_hidden_label(self, element: Element, block: BlockDraft) -> None:
        """Doubt a block that goes on with what begins as labels do, and may be one."""
        line = element.line
        if element.decided or line.number not in block.lines[-_LONGEST_BLOCK:]:
            return
        if line.indented and self._talk.usual.flush_labels:
            return
        written = hidden_label(line, self._talk.usual.signatures, self._knows)
        if written is not None and label_key(written) not in self._denied:
            message = f"{quoted(written)}で始まる段落があります。この人の発言でないか確かめてください。"
            block.doubt(Uncertain.SPEAKER, message, line.number)

    def about_label_amid_line(self, element: Element, block: BlockDraft) -> None:
        """Doubt a block in one of whose lines a label stands behind something said: a line break is missing."""
        label, read = element.label, element.line.folded
        start = 0 if label is None else len(read) - len(label.rest)
        # At one glance first: hardly any line holds one of these, and there are many lines.
        for mark in self._amid.marks:
            if read.find(mark, start) >= 0:
                break
        else:
            if read[-1:] != "」" or not self._amid.may_quote(read, start):
                return
        written = self._amid.find(read, start)
        if written is None or element.decided or (self._denied and label_key(written) in self._denied):
            return
        message = f"行の途中に{quoted(written)}があります。ここからこの人の発言でないか確かめてください。"
        block.doubt(Uncertain.SPEAKER, message, element.line.number)

    def _knows(self, called: str) -> bool:
        return self._directory.lookup(called) is not None

    def _may_speak(self, called: str) -> bool:
        return self._directory.mention(called) is not None or label_key(called) in self._strangers_met

    def is_worth_one(self, written: str) -> bool:
        """Tell whether a stranger's label is to be doubted here: where it stands often, at the first only."""
        entry = label_key(written)
        first = entry not in self._strangers_met
        self._strangers_met.add(entry)
        if first:
            return True
        if self._strangers_labels is None:
            self._strangers_labels = self._count_strangers()
        return self._strangers_labels[entry] < _OFTEN

    def _count_strangers(self) -> Counter[str]:
        """Count the labels of strangers, in the line or on their own."""
        counts: Counter[str] = Counter()
        for element in self._elements:
            if element.shape not in (Shape.TEXT, Shape.SHORT):
                continue
            found = unknown_inline(element.line, self._talk.usual.signatures)
            if found or element.shape is Shape.SHORT:
                counts[label_key(found[0] if found else element.text)] += 1
        return counts
