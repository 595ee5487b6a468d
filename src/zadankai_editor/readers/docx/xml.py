"""XML as Word writes it: parsed without entities, DTDs or network, and names that are the same in all editions."""

from functools import lru_cache

from lxml import etree

from zadankai_editor.readers.errors import SourceError

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    _OFFICE + "wordprocessingml/2006/main": "w",
    _STRICT + "wordprocessingml/main": "w",
    _OFFICE + "officeDocument/2006/relationships": "r",
    _STRICT + "officeDocument/relationships": "r",
    _OFFICE + "drawingml/2006/main": "a",
    _STRICT + "drawingml/main": "a",
    _OFFICE + "drawingml/2006/wordprocessingDrawing": "wp",
    _STRICT + "drawingml/wordprocessingDrawing": "wp",
    _OFFICE + "drawingml/2006/chart": "c",
    _STRICT + "drawingml/chart": "c",
    _OFFICE + "drawingml/2006/diagram": "dgm",
    _STRICT + "drawingml/diagram": "dgm",
    _OFFICE + "officeDocument/2006/math": "m",
    _STRICT + "officeDocument/math": "m",
    _OFFICE + "package/2006/relationships": "rel",
    _OFFICE + "markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
}
_DTD = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_OFF = frozenset(("0", "false", "off"))

Element = etree._Element  # noqa: SLF001  lxml has no other name for it


@lru_cache(maxsize=2048)
def short_name(name: str) -> str:
    """Return `w:p` for a name with its whole namespace, `?:p` where that is not known here."""
    namespace, brace, local = name[1:].rpartition("}") if name.startswith("{") else ("", "", name)
    return f"{_PREFIXES.get(namespace, '?')}:{local}" if brace else local


def kind(element: Element) -> str:
    """Return the short name of an element; empty for what is none (comments, entities)."""
    tag: object = element.tag
    return short_name(tag) if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """Return the attribute with the short name `name` (`w:val`), in whichever edition's namespace."""
    for key, value in element.attrib.items():
        if short_name(str(key)) == name:
            return str(value)
    return None


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child with the short name `name`."""
    if element is None:
        return None
    return next((found for found in element if kind(found) == name), None)


def value(element: Element | None, name: str) -> str | None:
    """Return the `w:val` of the child `name`; `None` where there is neither."""
    found = child(element, name)
    return None if found is None else attribute(found, "w:val")


def number(text: str | None) -> int | None:
    """Return the whole number that `text` is; `None` for anything else, or one of absurd length."""
    if text is None or len(text) > 9:
        return None
    try:
        return int(text)
    except ValueError:
        return None


def is_on(element: Element | None) -> bool | None:
    """Return what a switch such as `w:b` says; `None` where it is not there."""
    if element is None:
        return None
    return (attribute(element, "w:val") or "1").lower() not in _OFF


def texts(element: Element) -> str:
    """Return all text in and below `element`, paragraphs parted by a space."""
    pieces: list[str] = []
    for found in element.iter():
        name = kind(found)
        if name in ("w:t", "w:delText", "a:t", "m:t", "c:v") and found.text:
            pieces.append(found.text)
        elif name in ("w:p", "a:p", "c:pt", "w:tab", "w:br"):
            pieces.append(" ")
    return "".join(pieces).strip()


def parsed(data: bytes, name: str) -> Element:
    """Parse one part of the document called `name`.

    Raises `SourceError` where it is no XML, has a DTD (which Word never writes, and which can make a
    small file huge), or is nested deeper than the 256 levels that the parser allows.
    """
    if any(mark in data for mark in _DTD):
        raise SourceError(damaged(name))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, LookupError):
        deep = any("depth" in entry.message for entry in parser.error_log)
        raise SourceError(too_deep(name) if deep else damaged(name)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceError(damaged(name))
    return root


def too_many(name: str) -> str:
    """Return the sentence for a Word file with more elements than any record has."""
    return (
        f"「{name}」は中の要素が多すぎて読めません。"
        "座談会の記録のファイルか確かめ、必要な部分だけをコピーして貼り付けてください。"
    )


def damaged(name: str) -> str:
    """Return the sentence for a Word file that cannot be taken apart."""
    return (
        f"「{name}」は壊れているか、Wordの形式（.docx）ではないため読めません。"
        "Wordで開けるか確かめて保存し直すか、本文をコピーして貼り付けてください。"
    )


def too_deep(name: str) -> str:
    """Return the sentence for a Word file whose parts are nested without end."""
    return f"「{name}」は表や図の入れ子が深すぎて読めません。Wordで開き、本文をコピーして貼り付けてください。"
