"""The content of one paragraph: text, line ends, pictures, text boxes, and what is not taken over."""

from dataclasses import dataclass, field

from zadankai_editor.readers.docx import fields
from zadankai_editor.readers.docx.drawings import chosen, drawn, is_placeholder
from zadankai_editor.readers.docx.story import Story
from zadankai_editor.readers.docx.styles import Style
from zadankai_editor.readers.docx.xml import Element, attribute, child, is_on, kind, texts, value
from zadankai_editor.readers.structure import SourcePicture
from zadankai_editor.readers.symbols import symbol

_LINE_ENDS = str.maketrans("\r\n", "  ")  # inside of w:t they are white space, as Word shows them
_CHARACTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "‑",
    "w:softHyphen": "",
}
_BREAKS = {bold: ("\n", bold) for bold in (False, True)}  # one for all: there may be many
_SWITCHES = {
    "w:i": "斜体",
    "w:strike": "取り消し線",
    "w:dstrike": "取り消し線",
    "w:emboss": "文字の効果",
    "w:imprint": "文字の効果",
    "w:outline": "文字の効果",
    "w:shadow": "文字の効果",
}
_VALUES = {
    "w:u": "下線",
    "w:em": "傍点（圏点）",
    "w:color": "文字の色",
    "w:sz": "文字の大きさ",
    "w:highlight": "蛍光ペン",
    "w:vertAlign": "上付き・下付き",
    "w:bdr": "囲み線",
    "w:shd": "文字の網かけ",
}
_PLAIN = frozenset(("none", "auto", "baseline", "nil", "clear"))
_PROPERTIES = frozenset(
    ("w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:smartTagPr", "w:customXmlPr")
)
_REMOVED = {"w:del": "変更履歴で削除された文字", "w:moveFrom": "変更履歴で移動する前の文字"}
_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}


@dataclass(slots=True)
class Content:
    """What a paragraph holds: `pieces` of text (whether bold; line feeds end lines) and pictures, and text `boxes`."""

    pieces: list[tuple[str, bool] | SourcePicture] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


class InlineReader:
    """Reads one paragraph of the style `style`, whose first line has the number `line`."""

    def __init__(self, story: Story, style: Style, line: int) -> None:
        self._story = story
        self._style = style
        self._line = line
        self._bold = False
        self._hidden = False
        self._said = False
        self.content = Content()

    def read(self, element: Element) -> None:
        """Read all that `element` (a paragraph, or a container inside of one) holds."""
        for found in element:
            name = kind(found)
            if name == "w:r":
                self._run(found)
            elif name not in _PROPERTIES:
                self._other(found, name)

    def _other(self, element: Element, name: str) -> None:
        if name in _REMOVED:
            self._story.reports.add(_REMOVED[name], self._line, texts(element))
        elif name == "w:hyperlink":
            self._link(element)
        elif name == "w:fldSimple":
            fields.report(attribute(element, "w:instr") or "", self._story, self._line)
            self.read(element)
        elif name == "w:sdt" and is_placeholder(element):
            self._story.reports.add("入力欄の案内", self._line, texts(element))
        elif name in ("m:oMath", "m:oMathPara"):
            self._add(texts(element))
            self._story.reports.add_format("数式の形", self._line)
        elif name == "mc:AlternateContent":
            option = chosen(element)
            if option is not None:
                self.read(option)
        else:
            self.read(element)

    def _link(self, element: Element) -> None:
        relation = self._story.relations.get(attribute(element, "r:id") or "")
        anchor = attribute(element, "w:anchor")
        if relation is not None:
            self._story.reports.add("リンク先", self._line, relation.target)
        elif anchor and not anchor.startswith("_Toc"):
            self._story.reports.add_format("文書の中へのリンク", self._line)
        self.read(element)

    def _run(self, run: Element) -> None:
        properties = child(run, "w:rPr")
        self._dress(properties)
        self._said = False
        self._within_run(run)
        if self._said and properties is not None:
            self._report_formats(properties)

    def _dress(self, properties: Element | None) -> None:
        """Find out whether the run is bold and hidden: its own word counts, else the two styles' (17.7.3)."""
        if properties is None:
            self._bold, self._hidden = bool(self._style.bold), bool(self._style.hidden)
            return
        style = self._story.styles.character(value(properties, "w:rStyle"))
        bold, hidden = is_on(child(properties, "w:b")), is_on(child(properties, "w:vanish"))
        self._bold = bool(self._style.bold) != bool(style.bold) if bold is None else bold
        self._hidden = bool(self._style.hidden) != bool(style.hidden) if hidden is None else hidden

    def _within_run(self, run: Element) -> None:
        for found in run:
            name = kind(found)
            if name == "w:t":
                self._add((found.text or "").translate(_LINE_ENDS))
            elif name in _CHARACTERS:
                self._add(_CHARACTERS[name])
            elif name in ("w:drawing", "w:pict", "w:object"):
                self._draw(found)
            elif name == "mc:AlternateContent":
                option = chosen(found)
                if option is not None:
                    self._within_run(option)
            else:
                self._rare(found, name)

    def _rare(self, element: Element, name: str) -> None:
        story = self._story
        if name == "w:fldChar":
            self._field(attribute(element, "w:fldCharType"))
        elif name == "w:instrText":
            fields.instruct(element.text or "", story, self._line)
        elif name == "w:sym":
            self._symbol(element)
        elif name == "w:ruby":
            self._ruby(element)
        elif name in _NOTES:
            own_mark = (attribute(element, "w:customMarkFollows") or "0").lower() in ("1", "true", "on")
            self._add(story.notes.mark(_NOTES[name], attribute(element, "w:id") or "", own_mark=own_mark))
        elif name == "w:commentReference":
            story.reports.add(
                "コメント", self._line, story.comments.pop(attribute(element, "w:id") or "", "")
            )
        elif name == "w:delText":
            story.reports.add(_REMOVED["w:del"], self._line, element.text or "")
        elif name not in _PROPERTIES and len(element):
            self._within_run(element)

    def _field(self, sort: str | None) -> None:
        if sort == "begin":
            fields.begin(self._story)
        elif sort == "separate":
            fields.separate(self._story, self._line)
        elif sort == "end":
            self._add(fields.end(self._story, self._line))

    def _symbol(self, element: Element) -> None:
        font, code = attribute(element, "w:font"), attribute(element, "w:char") or ""
        try:
            found = symbol(font, int(code, 16)) if len(code) <= 6 else None
        except ValueError:
            found = None
        if found is None:
            self._story.reports.add(f"記号（フォント{font or '不明'}の{code}）", self._line)
        else:
            self._add(found)

    def _ruby(self, element: Element) -> None:
        base, reading = child(element, "w:rubyBase"), child(element, "w:rt")
        before = len(self.content.pieces)
        if base is not None:
            self.read(base)
        pieces = self.content.pieces[before:]
        said = "".join(piece[0] for piece in pieces if isinstance(piece, tuple))
        self._story.reports.add_reading(said, "" if reading is None else texts(reading), self._line)

    def _draw(self, element: Element) -> None:
        for found in drawn(element, self._story, self._line):
            if isinstance(found, SourcePicture):
                self.content.pieces.append(found)
            else:
                self.content.boxes.append(found)

    def _add(self, text: str) -> None:
        if not text:
            return
        if fields.in_instruction(self._story):
            self._story.reports.add("フィールドコードの中の文字", self._line, text)
            return
        fields.says_something(self._story)
        if self._hidden:
            self._story.reports.add("隠し文字", self._line, text)
            return
        self._said = self._said or bool(text.strip())
        self.content.pieces.append(_BREAKS[self._bold] if text == "\n" else (text, self._bold))
        self._line += text.count("\n")

    def _report_formats(self, properties: Element) -> None:
        for found in properties:
            name = kind(found)
            switch, valued = _SWITCHES.get(name), _VALUES.get(name)
            if switch is not None and is_on(found):
                self._story.reports.add_format(switch, self._line)
            elif valued is not None and (attribute(found, "w:val") or "").lower() not in _PLAIN:
                self._story.reports.add_format(valued, self._line)
