"""Reads HTML as it is parsed, element by element: no tree is kept, and nothing calls itself."""

import re
from collections.abc import Mapping

from zadankai_editor.readers.errors import SourceError
from zadankai_editor.readers.html import css
from zadankai_editor.readers.html.flow import Flow
from zadankai_editor.readers.html.frames import (
    BLOCKS,
    BOLD,
    FORMATS,
    HIDDEN,
    OUTSIDE,
    PRE,
    SET_OFF,
    SKIPPED,
    Frame,
)
from zadankai_editor.readers.html.images import Images
from zadankai_editor.readers.number_formats import formatted
from zadankai_editor.readers.page import Page
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.readers.symbols import symbol

_DEEPEST = 3000
"""Elements within elements. Browsers stop at 512; the parser needs time for each at every end tag."""

_WHOLE = re.compile(r"\s*[-+]?\d{1,6}\s*")
_NUMBERS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "katakana": "aiueoFullWidth",
    "katakana-iroha": "irohaFullWidth",
    "cjk-decimal": "ideographDigital",
    "japanese-informal": "japaneseCounting",
    "cjk-ideographic": "japaneseCounting",
    "cjk-heavenly-stem": "ideographTraditional",
}
_LIST_TYPES = ("decimal", "none", "disc", "circle", "square", *(name for name in _NUMBERS if len(name) > 1))


class HtmlReader:
    """The target of the parser: it says what begins, ends and stands between, lines are written to `page`.

    `fragment`: only what stands between the clipboard's marks is read. Raises `SourceError` from `start`
    where elements are nested without end; `name` is what it calls the source.
    """

    def __init__(self, page: Page, images: Images, name: str, *, fragment: bool) -> None:
        self._name = name
        self._flow = Flow(page)
        self._images = images
        self._reports = page.reports
        self._sheet = css.Sheet()
        self._frames: list[Frame] = [Frame("")]
        self._collected: list[str] = []
        self._ruby: list[str] = []
        self._base: list[str] = []
        self._in_ruby = 0
        self._reading = False
        self._muted = fragment
        self._unreported: list[Frame] = []
        self._lists: list[Frame] = []

    # --- What the parser calls

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if len(self._frames) > _DEEPEST:
            raise SourceError(
                f"「{self._name}」は要素の入れ子が深すぎて読めません。"
                "ブラウザーで開き、本文をコピーして貼り付けてください。"
            )
        style = self._sheet.style(tag, attributes.get("class", ""), attributes.get("style", ""))
        frame = self._frame(tag, attributes, style)
        shown = frame.hidden is None and not frame.skipped
        if frame.block and shown:
            self._end_block()
            frame.role, frame.level = self._frames[-1].role, self._frames[-1].level
            _give_role(frame, tag, attributes, style)
        self._frames.append(frame)
        if frame.formats:
            self._unreported.append(frame)
        if frame.set_off and shown:
            self._flow.set_off()
        if shown or (frame.hides and tag in OUTSIDE):
            self._begin(tag, attributes, style, frame)

    def end(self, tag: str) -> None:
        """An element ends."""
        if len(self._frames) < 2 or self._frames[-1].tag != tag:
            return
        frame = self._frames[-1]
        if tag == "style" and self._collected and frame.skipped:
            self._sheet.add("".join(self._collected))
            self._collected.clear()
        if frame.hides and self._collected:
            self._reports.add(frame.hidden or "", self._line, "".join(self._collected))
            self._collected.clear()
        if frame.hidden is None and not frame.skipped:
            self._end(tag, frame)
        if self._unreported and self._unreported[-1] is frame:
            self._unreported.pop()
        if self._lists and self._lists[-1] is frame:
            self._lists.pop()
        self._frames.pop()

    def data(self, text: str) -> None:
        """Text stands here."""
        frame = self._frames[-1]
        if frame.skipped:
            if frame.tag == "style":
                self._collected.append(text)
        elif self._muted:
            return
        elif frame.hidden is not None:
            self._collected.append(text)
        elif self._reading:
            self._ruby.append(text)
        elif frame.tab:
            self._say(
                text.strip("\xa0 \r\n\t"), frame
            )  # the spaces are as wide as the tab that stands for them
        else:
            self._say(text, frame)

    def comment(self, text: str) -> None:
        """A comment: the clipboard's marks are some."""
        mark = text.strip()
        if mark == "StartFragment":
            self._muted = False
        elif mark == "EndFragment" and not self._muted:
            self._end_block()
            self._muted = True

    def close(self) -> None:
        """The end: what is still on the line is written."""
        self._muted = False
        while len(self._frames) > 1:
            self.end(self._frames[-1].tag)
        self._end_block()

    # --- What an element is

    def _frame(self, tag: str, attributes: Mapping[str, str], style: css.Style) -> Frame:
        above = self._frames[-1]
        frame = Frame(
            tag,
            block=tag in BLOCKS or style.get("display") in ("block", "flex", "grid", "list-item"),
            skipped=above.skipped or tag in SKIPPED,
            hidden=above.hidden,
            bold=css.is_bold(style, above.bold or tag in BOLD),
            pre=_white_space(tag, style, above.pre),
            role=above.role,
            level=above.level,
            font=style.get("font-family", above.font),
        )
        if frame.hidden is None and not frame.skipped:
            frame.hidden = _why_hidden(tag, attributes, style)
            frame.hides = frame.hidden is not None
        if frame.block:
            frame.set_off = tag in SET_OFF and self._is_set_off(tag, attributes, style)
        frame.formats = _formats(tag, style)
        return frame

    def _is_set_off(self, tag: str, attributes: Mapping[str, str], style: css.Style) -> bool:
        if tag == "p" and (attributes.get("class") or "").startswith("Mso"):
            return False
        if tag in ("ul", "ol", "dl") and any(frame.tag in ("ul", "ol", "dl") for frame in self._frames[-3:]):
            return False
        return css.has_margins(style)

    def _begin(self, tag: str, attributes: Mapping[str, str], style: css.Style, frame: Frame) -> None:
        """Do what the beginning of an element does that is shown, or that stands for something outside of the page."""
        if tag == "tr":
            self._flow.stand_off()
            frame.row = []
        elif tag in ("ol", "ul", "menu"):
            _number_list(frame, attributes, style)
            self._lists.append(frame)
        elif self._muted:
            return
        elif tag in ("td", "th") and self._row() is not None:
            frame.outer = self._flow.enter(self._flow.page.part())
        elif tag == "li":
            self._number_item(attributes, style)
        elif not self._reading and (tag == "rt" or style.get("mso-list") == "ignore"):
            # A reading, or the number of an item, padded with spaces: what becomes of it is seen at its end.
            frame.collects = "reading" if tag == "rt" else "marker"
            self._reading = True
        elif "mso-tab-count" in style:
            frame.tab = True
            self._flow.tab()
        else:
            self._begin_inline(tag, attributes)

    def _begin_inline(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "br":
            frame = self._frames[-1]
            self._flow.end_line(frame.role, frame.level)
            self._forget_item()
        elif tag == "img":
            self._image(attributes)
        elif tag in OUTSIDE:
            self._reports.add(OUTSIDE[tag], self._line, attributes.get("src") or attributes.get("data") or "")
        elif tag == "svg":
            self._reports.add("図（SVG）", self._line)
        elif tag == "ruby":
            self._in_ruby += 1
            self._base.clear()
        elif tag == "a":
            self._link(attributes.get("href") or "")

    def _end(self, tag: str, frame: Frame) -> None:
        if frame.collects == "reading":
            self._reports.add_reading("".join(self._base), self._collected_reading(), self._line)
            self._base.clear()
        elif frame.collects == "marker":
            self._end_marker(frame)
        elif tag == "ruby":
            self._in_ruby = max(0, self._in_ruby - 1)
        if frame.block:
            self._end_block()
            if tag == "li":
                self._flow.end_item()
            if frame.set_off:
                self._flow.set_off()
        if frame.outer is not None:
            cell = self._flow.leave(frame.outer)
            row = self._row()
            if row is not None:
                row.append(cell)
        if frame.row:
            self._flow.page.add_row(frame.row)

    # --- What is written

    @property
    def _line(self) -> int:
        return self._flow.page.number

    def _say(self, text: str, frame: Frame) -> None:
        if self._unreported and text.strip():
            self._report_formats()
        if self._in_ruby:
            self._base.append(text)
        self._flow.text(text, bold=frame.bold, pre=frame.pre)

    def _report_formats(self) -> None:
        """Report the formats of the open elements, each element's once: there is text in them."""
        for frame in self._unreported:
            for kind in frame.formats:
                self._reports.add_format(kind, self._line)
        self._unreported.clear()

    def _end_block(self) -> None:
        """End the line in the name of the block that it stands in."""
        frame = self._frames[-1]
        if self._flow.end_block(frame.role, frame.level):
            self._forget_item()

    def _forget_item(self) -> None:
        """Let only the first line of a list item be called one."""
        for frame in reversed(self._frames):
            if frame.role is not HintRole.LIST_ITEM:
                break
            frame.role = None
            if frame.tag == "li":
                break

    def _row(self) -> list[Page] | None:
        """Return the cells of the row that is open here, `None` outside of any."""
        for frame in reversed(self._frames[-6:]):
            if frame.row is not None:
                return frame.row
            if frame.outer is not None and frame is not self._frames[-1]:
                return None
        return None

    def _image(self, attributes: Mapping[str, str]) -> None:
        source = attributes.get("src") or attributes.get("data-src") or ""
        picture = self._images.take(source, attributes.get("alt"), self._line)
        if picture is not None:
            self._flow.picture(picture)

    def _link(self, target: str) -> None:
        if target and not target.startswith("#") and not target.lower().startswith("javascript:"):
            self._reports.add("リンク先", self._line, target)

    def _number_item(self, attributes: Mapping[str, str], style: css.Style) -> None:
        if not self._lists:
            return
        above = self._lists[-1]
        above.counter = _whole(attributes.get("value", ""), above.counter)
        numbers = above.numbers
        own = _list_type(style)
        if own is not None:
            numbers = _NUMBERS.get(own, own)
        if above.tag == "ol" or own is not None:
            counted = formatted(above.counter, numbers)
            self._flow.mark(f"{counted}. " if counted else "")
        above.counter += above.step

    def _collected_reading(self) -> str:
        collected = "".join(self._ruby)
        self._ruby.clear()
        self._reading = False
        return collected

    def _end_marker(self, frame: Frame) -> None:
        """Put the number or mark of a list item that Word wrote as text in its place, without the padding."""
        mark = self._collected_reading().replace("\xa0", " ").strip()
        if len(mark) == 1 and frame.font.strip("\"' ") in ("wingdings", "symbol"):
            mark = symbol(frame.font.strip("\"' "), ord(mark)) or "・"
        if mark:
            is_bullet = len(mark) == 1 and not mark.isalnum()
            self._flow.text("・" if mark in "·•" else mark, bold=False, pre="pre")
            if not is_bullet:
                self._flow.text(" ", bold=False, pre="pre")


def _why_hidden(tag: str, attributes: Mapping[str, str], style: css.Style) -> str | None:
    if tag in HIDDEN:
        return HIDDEN[tag]
    closed = tag == "dialog" and "open" not in attributes
    if closed or "hidden" in attributes or css.is_hidden(style):
        return "隠れている文字"
    return None


def _white_space(tag: str, style: css.Style, inherited: str) -> str:
    said = style.get("white-space")
    if said is None:
        return "pre" if tag in PRE else inherited
    if said in ("pre", "pre-wrap", "break-spaces"):
        return "pre"
    return "line" if said == "pre-line" else inherited if said == "inherit" else ""


def _give_role(frame: Frame, tag: str, attributes: Mapping[str, str], style: css.Style) -> None:
    """Say what the lines of a block are; a block that says nothing leaves what the one around it says."""
    classes = attributes.get("class", "").split()
    heading = tag if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else ""
    if heading:
        frame.role, frame.level = HintRole.HEADING, int(heading[1])
    elif attributes.get("role") == "heading":
        level = attributes.get("aria-level", "2")
        frame.role, frame.level = HintRole.HEADING, int(level) if level in tuple("123456") else 2
    elif "MsoTitle" in classes:
        frame.role, frame.level = HintRole.HEADING, 1
    elif tag in ("figcaption", "caption") or "MsoCaption" in classes:
        frame.role, frame.level = HintRole.CAPTION, 0
    elif tag == "li" or style.get("mso-list", "").startswith("l"):
        frame.role, frame.level = HintRole.LIST_ITEM, 0
    elif tag in ("td", "th", "ul", "ol", "table", "dd", "dt", "body"):
        frame.role, frame.level = None, 0


def _formats(tag: str, style: css.Style) -> list[str]:
    found = [FORMATS[tag]] if tag in FORMATS else []
    if style.get("font-style") in ("italic", "oblique"):
        found.append("斜体")
    decoration = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    if "underline" in decoration and tag != "a":
        found.append("下線")
    if "line-through" in decoration:
        found.append("取り消し線")
    if tag not in BLOCKS and any(name in style for name in ("color", "background-color", "font-size")):
        found.append("文字の色や大きさ")
    return found


def _list_type(style: css.Style) -> str | None:
    said = style.get("list-style-type")
    if said is not None:
        return said.strip("\"' ")
    return next((word for word in style.get("list-style", "").split() if word in _LIST_TYPES), None)


def _number_list(frame: Frame, attributes: Mapping[str, str], style: css.Style) -> None:
    frame.counter = _whole(attributes.get("start", ""), 1)
    frame.step = -1 if "reversed" in attributes else 1
    said = _list_type(style) or _NUMBERS.get(attributes.get("type", "1"), "decimal")
    frame.numbers = _NUMBERS.get(said, said)


def _whole(text: str, otherwise: int) -> int:
    """Return the whole number that an attribute says, `otherwise` where it is none, or one of absurd length."""
    return int(text) if _WHOLE.fullmatch(text) else otherwise
