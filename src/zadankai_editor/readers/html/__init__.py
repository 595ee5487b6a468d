"""Web pages and HTML from the clipboard: lines as a browser shows them, with what the markup says about them."""

import re
from collections.abc import Callable

from lxml import etree

from zadankai_editor.readers.errors import SourceError
from zadankai_editor.readers.html.decoding import decoded_page
from zadankai_editor.readers.html.images import Images
from zadankai_editor.readers.html.reader import HtmlReader
from zadankai_editor.readers.page import Page
from zadankai_editor.readers.reports import Reports
from zadankai_editor.readers.structure import Dropped, SourceDocument
from zadankai_editor.readers.text import MAX_SOURCE_BYTES, storable, too_large

_HEADER = re.compile(
    r"\s*Version:[\d.]+\s+(?:(?:Start|End|Source)\w{1,20}:[^\n<]*\n\s*){2,10}", re.IGNORECASE
)
_OFFSET = re.compile(r"(Start|End)Fragment:\s*(\d{1,10})", re.IGNORECASE)
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_MOST_TAGS = 1_000_000


def read_html_file(data: bytes, name: str, neighbour: Callable[[str], bytes | None] | None) -> SourceDocument:
    """Return the document for `data`, the bytes of a web page; `read_source` says the rest."""
    decoded, dropped = decoded_page(data, name)
    return _read(decoded.text, name, decoded.encoding, neighbour, dropped, fragment=False)


def read_clipboard(html: str, name: str) -> SourceDocument:
    """Return the document for HTML from the clipboard; `read_html` says the rest."""
    if len(html) > MAX_SOURCE_BYTES or len(storable(html).encode()) > MAX_SOURCE_BYTES:
        raise SourceError(too_large(name))
    text = _without_header(html)
    return _read(text, name, None, None, (), fragment=_FRAGMENT.search(text) is not None)


def _without_header(html: str) -> str:
    """Take the header of Windows' clipboard off; where the marks are missing, its numbers say what was copied.

    They count bytes of UTF-8 (CF_HTML) from the beginning of the header.
    """
    header = _HEADER.match(html)
    if header is None:
        return html
    if _FRAGMENT.search(html) is None:
        places = {word.lower(): int(number) for word, number in _OFFSET.findall(header[0])}
        data = storable(html).encode()
        start, end = places.get("start", 0), places.get("end", 0)
        if len(header[0].encode()) <= start < end <= len(data):
            return data[start:end].decode("utf-8", "ignore")
    return html[header.end() :]


def _read(
    text: str,
    name: str,
    encoding: str | None,
    neighbour: Callable[[str], bytes | None] | None,
    dropped: tuple[Dropped, ...],
    *,
    fragment: bool,
) -> SourceDocument:
    if text.count("<") > _MOST_TAGS:
        raise SourceError(
            f"「{name}」は中の要素が多すぎて読めません。"
            "座談会の記録のページか確かめ、必要な部分だけをコピーして貼り付けてください。"
        )
    reports = Reports()
    page = Page(reports)
    target = HtmlReader(page, Images(reports, neighbour), name, fragment=fragment)
    parser = etree.HTMLParser(
        target=target,  # type: ignore[arg-type]  # the stubs allow for bytes, which only Python 2 got
        encoding="utf-8",
        huge_tree=True,
        no_network=True,
    )
    text = storable(text).removeprefix("\ufeff").replace("\0", "")
    declaration = _DECLARATION.match(text)
    text = text[declaration.end() :] if declaration else text
    try:
        etree.fromstring(text.encode() or b" ", parser)
    except etree.LxmlError as error:
        raise SourceError(
            f"「{name}」はHTMLとして読めません。ブラウザーで開き、本文をコピーして貼り付けてください。"
        ) from error
    return page.document(name, encoding, dropped)
