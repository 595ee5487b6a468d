"""Blocks of a Word file (paragraphs, tables, and what contains them) to lines."""

from zadankai_editor.readers.docx.drawings import chosen, is_placeholder
from zadankai_editor.readers.docx.inline import Content, InlineReader
from zadankai_editor.readers.docx.story import Story
from zadankai_editor.readers.docx.styles import Style, of_paragraph
from zadankai_editor.readers.docx.xml import Element, child, kind, texts, value
from zadankai_editor.readers.page import Page
from zadankai_editor.readers.structure import Hint, LineRole, SourcePicture

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
    text = "".join(piece for piece, _ in line)
    if not text.strip():
        page.add(text.strip(" \t"))
        return
    role, level = None, 0
    if style.level:
        role, level = LineRole.HEADING, style.level
    elif style.caption:
        role = LineRole.CAPTION
    elif label or style.list:
        role = LineRole.LIST_ITEM
    bold = _leading_bold(line)
    if role != LineRole.HEADING:
        _report_bold(line, bold, page)
    page.add(text, Hint(role=role, level=level, bold=bold))


def _leading_bold(line: list[tuple[str, bool]]) -> int:
    """Return how many characters are bold at the beginning; white space between bold pieces counts as such."""
    length = 0
    any_bold = False
    for piece, is_bold in line:
        if piece.strip():
            if not is_bold:
                break
            any_bold = True
        length += len(piece)
    return length if any_bold else 0


def _report_bold(line: list[tuple[str, bool]], leading: int, page: Page) -> None:
    """Report bold text that does not stand at the beginning of its line."""
    at = 0
    before = True
    for piece, is_bold in line:
        if at >= leading and piece.strip():
            if is_bold and not before:
                page.reports.add_format("文中の太字", page.number)
            before = is_bold
        at += len(piece)


def _table(element: Element, page: Page, story: Story) -> None:
    for found in element:
        name = kind(found)
        if name == "w:tr":
            _row(found, page, story)
        elif name not in _NO_CONTENT and len(found):
            _table(found, page, story)


def _row(element: Element, page: Page, story: Story) -> None:
    """Write a row: cells side by side as one line, as far as each but the last holds one line.

    Otherwise the cells only arrange what is in them, and their lines follow each other.
    """
    removed = child(child(element, "w:trPr"), "w:del")
    if removed is not None:
        story.reports.add(_REMOVED["w:del"], page.number, texts(element))
        return
    cells: list[Page] = []
    _cells(element, cells, page, story)
    filled = [cell for cell in cells if any(text or hint for text, hint in cell.lines)]
    if not filled:
        page.blank()
        return
    if len(cells) < 2:
        page.append(cells[0])
        return
    if any(_lines_of(cell) > 1 or _has_picture(cell) for cell in filled[:-1]) or _has_picture(filled[-1]):
        for cell in filled:
            page.append(_without_blank_ends(cell))
        return
    last = _without_blank_ends(filled[-1])
    until = cells.index(filled[-1])
    texts_before = [next((text for text, _ in cell.lines if text), "") for cell in cells[:until]]
    text, hint = last.lines.pop(0)
    first_hint = hint if until == 0 else next((said for words, said in cells[0].lines if words), None)
    bold = first_hint.bold if first_hint is not None else 0
    page.add("\t".join([*texts_before, text]), Hint(role=LineRole.TABLE_ROW, bold=bold))
    page.append(last)


def _cells(element: Element, cells: list[Page], page: Page, story: Story) -> None:
    for found in element:
        name = kind(found)
        if name == "w:tc":
            cell = page.part()
            read_blocks(found, cell, story)
            cells.append(cell)
        elif name not in ("w:trPr", "w:tblPrEx", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr") and len(found):
            _cells(found, cells, page, story)


def _lines_of(cell: Page) -> int:
    return sum(1 for text, _ in cell.lines if text)


def _has_picture(cell: Page) -> bool:
    return any(hint is not None and hint.picture is not None for _, hint in cell.lines)


def _without_blank_ends(cell: Page) -> Page:
    while cell.lines and cell.lines[-1] == ("", None):
        cell.lines.pop()
    while cell.lines and cell.lines[0] == ("", None):
        cell.lines.pop(0)
    return cell
