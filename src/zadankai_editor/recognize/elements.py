"""What each line of the talk is by itself, before its neighbours are looked at."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, unwrapped
from zadankai_editor.japanese.numerals import numbered
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.cuts import LONGEST_LABEL
from zadankai_editor.recognize.decisions import LineRole
from zadankai_editor.recognize.doubts import quoted
from zadankai_editor.recognize.header import PLATFORM_REASON, left_out_reason, read_note
from zadankai_editor.recognize.labels import LONGEST_MENTION, MARKS_PRINTED, Label, LabelReader
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.linking import AgendaLinker
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.vocabulary import (
    ASIDE,
    CAPTION_BEGIN,
    CAPTION_MARK,
    CAPTION_PLACE,
    CLOCK,
    INTERJECTION,
    ITEM_OF_BUSINESS,
    PLATFORM,
    PLATFORM_BUTTONS,
    POLITE_END,
    STAGE_DIRECTION,
    TIMED,
)
from zadankai_editor.record.printed_labels import NO_SPEAKER

_PROMPT = re.compile(r"(?:―+|-{2,}|ー{2,}) *")
_WEAK_PROMPT = re.compile(r"[-ー] *(?![0-9])")
_DIGIT = re.compile("[0-9]")
_JAPANESE = re.compile("[ぁ-ん一-鿿ァ-ヶ]")
_QUESTION = re.compile(r"(?:Q[0-9]*|問[0-9]*)[.:、] *")
_ANSWER = re.compile(r"(?:A[0-9]*|答[0-9]*)[.:、] *")
_HEADING_MARK = re.compile(r"[■□◆◇●○〇◎▼▽★☆▶]+ *|#{1,4} +")
_ITEM_MARK = re.compile(r"[△▽○◯〇■□◆◇●◎・▼▲]+ *")
_ITEM_WORDS = frozenset("日議請陳報諮同認発")
_ITEM_STARTS = frozenset("△▽○◯〇■□◆◇●◎・▼▲([【0123456789日第議テ項そ")
_CHAPTER = re.compile(
    r"(?:第[0-9一二三四五六七八九十]{1,3}[章部節話]|[0-9]{1,2}(?:[.-][0-9]{1,2})?[. ]|Q[0-9]{1,2}[.: ]|"
    r"その[0-9一二三四五] )(?=[^ 0-9])"
)
_LONGEST_ITEM = _LONGEST_MARKED = 120
_PROSE = re.compile(r"(?![問答])[0-9]{0,6}[ぁ-んァ-ヶ々一-鿿][^ ()【\[「。、!?]*[。、!?]")
_PLATFORM = PLATFORM | PLATFORM_BUTTONS
_PROMPT_STARTS = frozenset("―-ーQ問")
_BULLET = re.compile(r"[・*•‣▪] *|[-] +")
_LONGEST_HEADING = 60
_LONGEST_QUESTION = 40
_BETWEEN_TICKS = 64


_Standing = tuple[str, bool, bool]
"""The text of a line, and whether there are gaps before and after it: what tells how it reads by itself."""


class Shape(Enum):
    """What a line looks like."""

    __hash__ = object.__hash__  # that of `Enum` is a call

    LABEL = auto()
    PICTURE = auto()
    PROMPT = auto()
    HEADING = auto()
    CAPTION = auto()
    NOTE = auto()
    OUT = auto()
    ASIDE = auto()
    SHORT = auto()
    TEXT = auto()


@dataclass(slots=True)
class Element:
    """A line with its shape. `text` is what the record keeps of it; `mark` what was printed before that.

    A SHORT line may be a heading, a caption, an unknown label or text. `unsure` says in Japanese
    what is not certain about the shape. `decided`: somebody has said what the line is.
    """

    line: Line
    shape: Shape
    text: str
    mark: str = ""
    label: Label | None = None
    reason: str = ""
    unsure: str | None = None
    decided: LineRole | None = None

    @property
    def speaks(self) -> bool:
        """Whether somebody begins to speak here."""
        return self.shape in (Shape.LABEL, Shape.PROMPT)


def read_elements(
    lines: Sequence[Line], labels: LabelReader, linker: AgendaLinker, tick: Callable[[int], None]
) -> list[Element]:
    """Return an element for each of `lines`; `tick` is called with the number of lines done."""
    elements = []
    asked = False
    known: dict[_Standing, Element] = {}
    learnt = labels.learnt
    for done, line in enumerate(lines):
        if labels.learnt != learnt:
            known.clear()
            learnt = labels.learnt
        standing = (line.text, line.gap_before, line.gap_after)
        again = known.get(standing) if line.hint is None else None
        if again is not None:
            element = Element(
                line, again.shape, again.text, again.mark, again.label, again.reason, again.unsure
            )
        else:
            element = _item_of_agenda(line, linker) or _element(line, labels)
            if element.shape is Shape.LABEL and element.text == "" and line.hint is None:
                known[standing] = replace(element)
        asked = asked or (element.shape is Shape.PROMPT and _QUESTION.match(element.mark) is not None)
        elements.append((_answer(line) if asked and element.label is None else None) or element)
        if done % _BETWEEN_TICKS == 0:
            tick(done)
    _leave_buttons_out(elements)
    return elements


def _item_of_agenda(line: Line, linker: AgendaLinker) -> Element | None:
    """Read a line that repeats an item of the agenda behind its number or a mark: `△日程第1 一般質問`."""
    if line.folded[:1] not in _ITEM_STARTS and not line.text[:1].isnumeric():
        return None
    if not len(linker) or len(line.text) > _LONGEST_ITEM:
        return None
    mark = _ITEM_MARK.match(line.folded)
    text = line.text[mark.end() :] if mark else line.text
    if not (mark or numbered(text)):
        return None
    if not linker.repeats(text):
        return None
    return Element(line, Shape.HEADING, text, line.text[: len(line.text) - len(text)].strip() or "1")


def _leave_buttons_out(elements: Sequence[Element]) -> None:
    """Leave out buttons of the platform that stand below each other, apart from anything else."""
    buttons = Counter(element.line.group for element in elements if element.line.folded in _PLATFORM)
    if not buttons:
        return
    sizes = Counter(element.line.group for element in elements)
    for element in elements:
        if sizes[element.line.group] == buttons[element.line.group]:
            element.shape, element.reason = Shape.OUT, PLATFORM_REASON


def settle_answers(elements: Sequence[Element], person: int) -> None:
    """Let all answers (`A.`) be those of the only one who answers."""
    for element in elements:
        label = element.label
        if label is not None and element.shape is Shape.LABEL and _ANSWER.match(f"{folded(label.written)} "):
            element.label = replace(label, speakers=(person,), form=Form.ROLE, problem=None)


def _answer(line: Line) -> Element | None:
    """Read `A. …` where questions are marked `Q.`: who answers is not said."""
    match = _ANSWER.match(line.folded)
    if not match or match.end() >= len(line.folded):
        return None
    text, written = line.text[match.end() :], line.text[: match.end()].strip()
    problem = f"「{written}」がどなたの答えか書かれていません"
    return Element(line, Shape.LABEL, text, label=Label(written, text, problem=problem))


def _element(line: Line, labels: LabelReader) -> Element:
    if _is_prose(line):
        return Element(line, Shape.TEXT, line.text)
    reason = left_out_reason(line)
    if reason:
        return Element(line, Shape.OUT, line.text, reason=reason)
    if line.hint is not None:
        told = _told_by_source(line, labels)
        if told is not None:
            return told
    label = labels.read(line)
    if label and not label.rest and not label.mention and CAPTION_PLACE.search(line.folded):
        return Element(line, Shape.CAPTION, line.text)
    if label and not (CAPTION_MARK.match(line.folded) and not label.mention):
        return Element(line, Shape.LABEL, label.rest, label=label)
    element = _prompt(line) or _marked(line) or _plain(line)
    if element.shape is Shape.CAPTION and ":" in element.text.replace("：", ":"):
        _doubt_caption(element, labels)
    return element


def _doubt_caption(element: Element, labels: LabelReader) -> None:
    """Doubt a caption that begins with the label of somebody known, behind its mark: `→甲野:はい。`."""
    who, _, said = folded(element.text).partition(":")
    if said and who and not element.unsure and labels.resolve(element.text[: len(who)].strip()) is not None:
        element.unsure = f"{quoted(element.text)}が写真説明か、発言か確かめてください。"


def _is_prose(line: Line) -> bool:
    """Tell at one glance whether a line is a long paragraph before which nothing can be a label or a mark."""
    read = line.folded
    if len(read) <= _LONGEST_MARKED or line.hint is not None or _PROSE.match(read) is None:
        return False
    return read.find(":", 0, LONGEST_LABEL + 1) < 0 and read.find("(", 0, LONGEST_MENTION) < 0


def _told_by_source(line: Line, labels: LabelReader) -> Element | None:
    """Read a line of which the source itself says what it is: a picture, its caption, a heading, a row of a list."""
    if not line.text:
        return Element(line, Shape.PICTURE, "")
    mark = CAPTION_MARK.match(line.folded)
    begin = mark.end() if mark and mark.end() < len(line.folded) else 0
    if line.has_role(HintRole.CAPTION):
        return Element(line, Shape.CAPTION, line.text[begin:], line.text[:begin])
    label = labels.read(line)
    if label is not None and label.speakers and not label.loose:
        return Element(line, Shape.LABEL, label.rest, label=label)
    if line.has_role(HintRole.HEADING) and line.hint is not None:
        return Element(line, Shape.HEADING, line.text, f"h{line.hint.level or 1}")
    if line.has_role(HintRole.LIST_ITEM):
        return Element(line, Shape.TEXT, line.text)
    if line.all_bold and len(line.text) <= _LONGEST_HEADING and not is_speech(line.folded) and label is None:
        marked = marked_heading(line)
        return Element(line, Shape.HEADING, marked[0] if marked else line.text, "太字")
    return None


def _prompt(line: Line) -> Element | None:
    if line.folded[:1] not in _PROMPT_STARTS:
        return None
    for pattern, sure in ((_PROMPT, True), (_QUESTION, True), (_WEAK_PROMPT, False)):
        match = pattern.match(line.folded)
        if not match or match.end() >= len(line.folded):
            continue
        text = line.text[match.end() :]
        if not sure and not (line.gap_before and line.gap_after and not line.folded.startswith("- ")):
            continue
        unsure = None if sure else "記号が横棒ではないので、司会の発言か確かめてください。"
        if line.folded.endswith("―") and not ends_sentence(line.folded.rstrip("―")):
            unsure = "両端に横棒があるので、見出しではなく司会の発言か確かめてください。"
        return Element(line, Shape.PROMPT, text, match[0], unsure=unsure)
    return None


def _marked(line: Line) -> Element | None:
    """Read a line whose kind is printed before it: a caption, a heading, a footnote."""
    read, text = line.folded, line.text
    caption = CAPTION_MARK.match(read)
    if caption and caption.end() < len(read) and len(text) <= _LONGEST_MARKED:
        return Element(line, Shape.CAPTION, text[caption.end() :], caption[0])
    stands_apart = (
        len(text) <= _LONGEST_MARKED and line.gap_before and (line.gap_after or not ends_sentence(read))
    )
    if stands_apart and (CAPTION_BEGIN.match(read) or CAPTION_PLACE.search(read)):
        return Element(line, Shape.CAPTION, text)
    if read.startswith("※") and line.gap_before | (read_note(line) is not None):
        return Element(line, Shape.NOTE, text, "※")
    if _is_stage_direction(line) or CLOCK.fullmatch(read) or _is_bracketed_note(line):
        return Element(line, Shape.ASIDE, text)
    if len(text) <= _LONGEST_HEADING and ":" in read and TIMED.search(read) and _JAPANESE.search(read):
        return Element(line, Shape.HEADING, text, "(00:00)")
    if is_item(text) and (marked := marked_heading(line)) is not None:
        return Element(line, Shape.HEADING, *marked)
    if len(text) > _LONGEST_HEADING or not line.gap_before:
        return None
    if line.gap_after and is_aside(text) and not _is_short_aside(text):
        return Element(line, Shape.ASIDE, text)
    marked = marked_heading(line)
    return Element(line, Shape.HEADING, *marked) if marked else None


def marked_heading(line: Line) -> tuple[str, str] | None:
    """Return the text of a heading and the mark or bracket that says that it is one; `None` where none does."""
    read, text = line.folded, line.text
    if len(text) > _LONGEST_HEADING and not is_item(text):
        return None
    inside = None if text.startswith("〔") else unwrapped(text, "【】《》<>[]")
    if inside and not ends_sentence(inside) and not ASIDE.fullmatch(inside):
        return inside, read[0] + read[-1]
    mark = _HEADING_MARK.match(read)
    if mark and mark.end() < len(read) and "。" not in read:
        symbol = mark[0].strip()
        return text[mark.end() :].removesuffix(symbol).rstrip(), symbol
    return None


def numbered_heading(line: Line) -> str | None:
    """Return how a short line is numbered as chapters are (`1.`, `1.1`, `第1章`); `None` where it is not."""
    match = _CHAPTER.match(line.folded) if len(line.text) <= _LONGEST_HEADING else None
    if match is None or is_speech(line.folded):
        return None
    return re.sub("[0-9]+|[一二三四五六七八九十]+", "1", match[0].strip())


def is_item(text: str) -> bool:
    """Tell whether a line is worded as an item of the agenda of an assembly: `議案第1号 …に関する件`."""
    # At one glance first: the pattern looks far ahead, and nearly no line is one.
    if not text.endswith("件") and text.lstrip(MARKS_PRINTED)[:1] not in _ITEM_WORDS:
        return False
    return ITEM_OF_BUSINESS.search(folded(text)) is not None


def is_aside(text: str) -> bool:
    """Tell whether a whole paragraph stands in round brackets: it tells what happens and is not said."""
    return text[:1] in ("(", "（", "〔") and unwrapped(text, "()[]") is not None


def _is_stage_direction(line: Line) -> bool:
    """Tell whether a line tells beyond doubt what happens: `〔拍手〕`, `(市長退席)`."""
    text = line.text
    inside = unwrapped(text, "()[]") if is_aside(text) else None
    if inside is None or (len(inside) <= 1 and not text.startswith("〔")):
        return False
    if folded(inside) == "なし":
        return True
    return STAGE_DIRECTION.search(folded(inside)) is not None


def _is_bracketed_note(line: Line) -> bool:
    """Tell whether a whole line stands in brackets and is no sentence: more likely a note than said."""
    inside = unwrapped(line.text, "()[]") if is_aside(line.text) else None
    return inside is not None and 2 < len(inside) <= _LONGEST_QUESTION and not is_speech(folded(inside))


def is_numbered_question(element: Element) -> bool:
    """Tell whether an element is a question behind `Q1.` or `問1:`."""
    return _QUESTION.fullmatch(element.mark) is not None and _DIGIT.search(element.mark) is not None


def is_certain_aside(element: Element) -> bool:
    """Tell whether an aside is one beyond doubt."""
    return _is_stage_direction(element.line) or CLOCK.fullmatch(element.line.folded) is not None


def is_noise(text: str) -> bool:
    """Tell whether an aside is a laugh, applause or a call in the room: it belongs to what is said."""
    inside = unwrapped(text, "()[]") or ""
    return ASIDE.fullmatch(inside) is not None or "呼ぶ" in inside


def _is_short_aside(text: str) -> bool:
    return len(unwrapped(text, "()[]") or "") <= 2


def _plain(line: Line) -> Element:
    element = Element(line, Shape.TEXT, line.text)
    if ":" in line.folded and NO_SPEAKER.fullmatch(line.folded.partition(":")[0].strip()):
        return element
    if len(line.text) > _LONGEST_HEADING or _BULLET.match(line.folded) or is_aside(line.text):
        return element
    if not is_speech(line.folded):
        element.shape = Shape.SHORT
    elif _may_be_question(line):
        element.shape = Shape.SHORT
        element.unsure = "問いかけの形なので、見出しか発言の一部か確かめてください。"
    return element


def _may_be_question(line: Line) -> bool:
    """Tell whether a line may be a heading in the form of a question or a call: `本当に必要?`."""
    bare = line.folded.rstrip("!?")
    alone = line.gap_before and line.gap_after and len(line.text) <= _LONGEST_QUESTION
    return alone and bare != line.folded and not is_speech(bare) and INTERJECTION.fullmatch(bare) is None


def is_speech(read: str) -> bool:
    """Tell whether a folded line ends as what is said does: with a full stop, or politely without one."""
    return (
        "。" in read
        or ends_sentence(read)
        or read.endswith(("、", ","))
        or POLITE_END.search(read.rstrip("」』)】 ")) is not None
    )
