"""Word files (.docx): text line by line, with what styles, lists and tables say about it."""

from zadankai_editor.readers.docx.body import read_blocks
from zadankai_editor.readers.docx.numbering import Numbering
from zadankai_editor.readers.docx.package import Package
from zadankai_editor.readers.docx.story import Notes, Story
from zadankai_editor.readers.docx.styles import Styles
from zadankai_editor.readers.docx.xml import Element, attribute, child, damaged, kind, texts, too_deep
from zadankai_editor.readers.errors import SourceError
from zadankai_editor.readers.page import Page
from zadankai_editor.readers.reports import Reports
from zadankai_editor.readers.structure import Dropped, SourceDocument

_ASIDES = {"header": "ヘッダー", "footer": "フッター"}


def read_docx(data: bytes, name: str) -> SourceDocument:
    """Return the document for `data`, the bytes of a Word file called `name` in messages.

    One line a paragraph. Footnotes and endnotes stand at the end, behind the marks ※1, ※2, … that the
    text has where it refers to them. Deleted and hidden text, comments, headers, footers and all
    formatting that no record can hold are reported. Raises `SourceError` for everything that cannot be
    read: see `Package`.
    """
    try:
        return _read(Package(data, name), name)
    except RecursionError:
        raise SourceError(too_deep(name)) from None


def _read(package: Package, name: str) -> SourceDocument:
    root = package.xml(package.main)
    body = child(root, "w:body")
    if body is None:
        raise SourceError(damaged(name))
    relations = package.relations(package.main)
    parts = {relation.type: relation.target for relation in relations.values() if not relation.external}
    reports = Reports()
    story = Story(
        package,
        relations,
        Styles(_part(package, parts, "styles")),
        Numbering(_part(package, parts, "numbering")),
        reports,
        Notes(),
        _comments(_part(package, parts, "comments")),
    )
    page = Page(reports)
    read_blocks(body, page, story)
    noted = _write_notes(story, parts, page)
    for comment in story.comments.values():
        reports.add("コメント", None, comment)
    _report_asides(story)
    return page.document(name, None, noted)


def _part(package: Package, parts: dict[str, str], sort: str) -> Element | None:
    return package.xml(parts[sort]) if sort in parts else None


def _comments(root: Element | None) -> dict[str, str]:
    found = () if root is None else root
    return {
        attribute(element, "w:id") or "": texts(element) for element in found if kind(element) == "w:comment"
    }


def _write_notes(story: Story, parts: dict[str, str], page: Page) -> tuple[Dropped, ...]:
    """Write the notes that the text refers to, below it and in its order; say so."""
    known = {sort: _notes_of(story, parts.get(sort)) for sort in ("footnotes", "endnotes")}
    first: int | None = None
    for sort, key, mark in story.notes.order:
        note_story, notes = known[sort]
        if key not in notes:
            story.reports.add("文書の中に見つからない脚注", None, mark)
            continue
        if first is None:
            page.blank()
            first = page.number
        note = page.part()
        read_blocks(notes[key], note, note_story)
        if note.lines and mark:
            text, hint = note.lines[0]
            note.lines[0] = (f"{mark} {text.lstrip()}", hint)
        page.append(note)
    _report_unused(story, known)
    count = len(story.notes.order)
    if first is None:
        return ()
    return (Dropped(f"脚注{count}件を本文の後に並べ、本文の番号は※1のように書きました。", first),)


def _notes_of(story: Story, part: str | None) -> tuple[Story, dict[str, Element]]:
    root = story.package.xml(part) if part is not None else None
    notes = {} if root is None else {attribute(note, "w:id") or "": note for note in root if kind(note)}
    return (story if part is None else story.in_part(part)), notes


def _report_unused(story: Story, known: dict[str, tuple[Story, dict[str, Element]]]) -> None:
    """Report the notes that the text does not refer to; those with a type are rules between text and notes."""
    used = {(sort, key) for sort, key, _ in story.notes.order}
    for sort, (_, notes) in known.items():
        for key, note in notes.items():
            if (sort, key) not in used and attribute(note, "w:type") in (None, "normal"):
                story.reports.add("本文から参照されていない脚注", None, texts(note))


def _report_asides(story: Story) -> None:
    """Report the text of headers and footers, each once, however many pages have it."""
    said: set[tuple[str, str]] = set()
    for relation in story.relations.values():
        sort = _ASIDES.get(relation.type)
        if sort is None or relation.external:
            continue
        root = story.package.xml(relation.target)
        text = "" if root is None else texts(root)
        if text and (sort, text) not in said:
            said.add((sort, text))
            story.reports.add(sort, None, text)
