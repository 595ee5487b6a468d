"""Blocks of a Word file (paragraphs, tables, and what contains them) to lines."""

from zadankai_editor.readers.docx.drawings import chosen, is_placeholder
from zadankai_editor.readers.docx.inline import Content, InlineReader
from zadankai_editor.readers.docx.story import Story
from zadankai_editor.readers.docx.styles import Style, of_paragraph
from zadankai_editor.readers.docx.xml import Element, child, kind, texts, value
from zadankai_editor.readers.page import Page
from zadankai_editor.readers.structure import HintRole, SourcePicture

_REMOVED = {"w:del": "変更履歴で削除された文字", "w:moveFrom": "変更履歴で移動する前の文字"}
_NO_CONTENT = frozenset(
    ("w:sectPr", "w:tblPr", "w:tblGrid", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:tcPr")
)


def read_blocks(element: Element, page: Page, story: Story) -> None:
    """Write the lines of all blocks in `element` to `page`."""
    for found in element:
        name = kind(found)
        if name == "w:p":
            _paragraph(found, page, story)
        elif name == "w:tbl":
            _table(found, page, story)
        elif name in _REMOVED:
            story.reports.add(_REMOVED[name], page.number, texts(found))
        elif name == "w:sdt" and is_placeholder(found):
            story.reports.add("入力欄の案内", page.number, texts(found))
        elif name == "w:altChunk":
            story.reports.add("差し込まれた別の文書", page.number)
        elif name == "mc:AlternateContent":
            option = chosen(found)
            if option is not None:
                read_blocks(option, page, story)
        elif name in ("w:r", "m:oMathPara", "m:oMath"):
            _loose(found, page)
        elif name not in _NO_CONTENT and len(found):
            read_blocks(found, page, story)


def _loose(element: Element, page: Page) -> None:
    """Take text that stands outside of any paragraph, which no program should write, as a line."""
    said = texts(element)
    if said:
        page.add(said)


def _paragraph(element: Element, page: Page, story: Story) -> None:
    properties = child(element, "w:pPr")
    style = of_paragraph(
        story.styles.paragraph(value(properties, "w:pStyle") if properties is not None else None), properties
    )
    reader = InlineReader(story, style, page.number)
    reader.read(element)
    for field in story.fields:
        field.in_result = (
            True  # an instruction never goes on; without this a broken one would swallow the rest
        )
    content = reader.content
    label = ""
    if style.list_id is not None:
        counted = story.numbering.label(style.list_id, style.list_level)
        if counted is None:
            story.reports.add("書式の分からない自動の番号", page.number)
        label = counted or ""
    if _is_gone(properties) and not content.pieces and not content.boxes:
        return
    _write(content, label, style, page)
    for box in content.boxes:
        read_blocks(box, page, story)


def _is_gone(properties: Element | None) -> bool:
    """Tell whether the end of the paragraph itself is deleted."""
    return child(child(properties, "w:rPr"), "w:del") is not None


def _write(content: Content, label: str, style: Style, page: Page) -> None:
    """Write a paragraph's lines; pictures stand in lines of their own."""
    line: list[tuple[str, bool]] = []
    written = False
    first_bold = next((bold for text, bold in _texts(content) if text.strip()), False)
    if label:
        line.append((label, first_bold))
    for piece in content.pieces:
        if isinstance(piece, SourcePicture):
            if any(text.strip() for text, _ in line):
                _write_line(line, label, style, page)
            line, label = [], ""
            page.add_picture(piece)
            written = True
            continue
        text, bold = piece
        *ended, last = text.split("\n")
        for part in ended:
            _write_line([*line, (part, bold)], label, style, page)
            line, label = [], ""
            written = True
        line.append((last, bold))
    if any(text.strip() for text, _ in line) or not (written or content.boxes):
        _write_line(line, label, style, page)


def _texts(content: Content) -> list[tuple[str, bool]]:
    return [piece for piece in content.pieces if not isinstance(piece, SourcePicture)]


def _write_line(line: list[tuple[str, bool]], label: str, style: Style, page: Page) -> None:
    role, level = None, 0
    if style.level:
        role, level = HintRole.HEADING, style.level
    elif style.caption:
        role = HintRole.CAPTION
    elif label or style.list:
        role = HintRole.LIST_ITEM
    page.add_pieces(line, role, level)


def _table(element: Element, page: Page, story: Story) -> None:
    for found in element:
        name = kind(found)
        if name == "w:tr":
            _row(found, page, story)
        elif name not in _NO_CONTENT and len(found):
            _table(found, page, story)


def _row(element: Element, page: Page, story: Story) -> None:
    removed = child(child(element, "w:trPr"), "w:del")
    if removed is not None:
        story.reports.add(_REMOVED["w:del"], page.number, texts(element))
        return
    cells: list[Page] = []
    _cells(element, cells, page, story)
    page.add_row(cells)


def _cells(element: Element, cells: list[Page], page: Page, story: Story) -> None:
    for found in element:
        name = kind(found)
        if name == "w:tc":
            cell = page.part()
            read_blocks(found, cell, story)
            cells.append(cell)
        elif name not in ("w:trPr", "w:tblPrEx", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr") and len(found):
            _cells(found, cells, page, story)
