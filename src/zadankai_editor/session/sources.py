"""From a file, or from what lies on the clipboard, to a source and what it says about its lines.

Nothing here knows Qt; it runs in the thread that reads.
"""

import re
from collections import Counter
from pathlib import Path

from zadankai_editor.readers import (
    MAX_SOURCE_BYTES,
    SourceError,
    looks_like_record,
    read_html,
    read_source,
    text_source,
)
from zadankai_editor.readers.reports import excerpt
from zadankai_editor.readers.structure import Dropped, HintRole, SourceDocument, Structure
from zadankai_editor.record.review import Source
from zadankai_editor.storage.neighbours import read_neighbour
from zadankai_editor.storage.reading import read_limited

PASTED_NAME = "貼り付けたテキスト"
"""What a source from the clipboard is called."""

_BRACKETS = "()（）"
_MOST_LINES = 3
"""How many of the lines are named that the formatted text lacks."""

_BULLET = re.compile(r"^[ \t\u3000]*([*•・·○●◦▪■□\-–])", re.MULTILINE)
_QUOTED_CELL = re.compile(r'(?:(?<=\t)|^)"(?P<words>(?:[^"\t]|""){0,10000})"(?=\t|\r?$)', re.MULTILINE)

_PLAIN = "貼り付けた内容の書式（見出し・太字・箇条書きなど）は使わず、文字だけを読み取りました。"


def document_of_file(path: Path) -> SourceDocument:
    """Read the file at `path`, of whatever kind; pictures may lie beside it.

    Raises `SourceError` where it is no source, and `StorageError` where it cannot be read.
    """
    data = read_limited(path, MAX_SOURCE_BYTES)
    document = read_source(data, path.name, neighbour=lambda name: read_neighbour(path, name))
    if looks_like_record(document.source.text):
        raise SourceError(
            f"「{path.name}」は保存された座談会の記録です。取り込みではなく「記録を開く」から開いてください。"
        )
    return document


def document_of_text(text: str, name: str = PASTED_NAME, html: str = "") -> SourceDocument:
    """Return what was pasted or dropped: `text`, and the same as `html` where that came along.

    The HTML says more about the lines. It is used unless some character of `text` is missing from it
    (see `missing_from`); then the text is, and `Structure.dropped` says so. Pictures come from the
    HTML itself alone. Raises `SourceError`.
    """
    if html and not text.strip():
        return read_html(html, name)
    plain = text_source(text, name)
    if looks_like_record(plain.text):
        raise SourceError(
            f"「{name}」は保存された座談会の記録（YAML）の中身です。"
            "テキストとして貼り付けず、そのファイルを「記録を開く」から開いてください。"
        )
    if not html:
        return SourceDocument(plain)
    try:
        formatted = read_html(html, name)
    except SourceError as error:
        return _without_format(plain, error.message)
    missing = missing_from(formatted, plain.text)
    if not missing:
        return formatted
    return _without_format(plain, _named(missing, formatted, plain.text))


def missing_from(formatted: SourceDocument, text: str) -> str:
    """Return the characters of `text`, the plain text beside it, that `formatted` has lost without a word.

    White space says nothing. What the document says that it has dropped is told; programs write the
    readings of ruby behind their characters, in brackets or bare, marks before the items of a list, and
    quotation marks around a cell of several lines.
    """
    structure = formatted.structure
    told = _told_by(formatted) + _BRACKETS * sum(dropped.readings for dropped in structure.dropped)
    items = sum(hint.role is HintRole.LIST_ITEM for hint in structure.hints.values())
    bullets = _BULLET.findall(text)[:items]
    rest = Counter("".join(_with_bare_cells(text).split()))
    rest -= Counter("".join(told.split()))
    rest -= Counter(bullets)
    return "".join(char * count for char, count in rest.items())


def _told_by(formatted: SourceDocument) -> str:
    """Return all words that `formatted` has, or tells that it has dropped."""
    structure = formatted.structure
    told = "".join([formatted.source.text, *(dropped.words for dropped in structure.dropped)])
    return told + "".join(picture.alt or "" for picture in structure.pictures)


def _named(missing: str, formatted: SourceDocument, text: str) -> str:
    """Say which lines of `text` are not in `formatted`, or how many characters where none is missing wholly."""
    told = "".join(_told_by(formatted).split())
    lost = set(missing)
    lines = [line for line in text.splitlines() if lost & set(line) and "".join(line.split()) not in told]
    if not lines:
        return f"書式付きの内容に、{len(missing)}字が抜けていたためです。"
    shown = "".join(f"「{excerpt(line.strip())}」" for line in lines[:_MOST_LINES])
    more = f"ほか{len(lines) - _MOST_LINES}行" if len(lines) > _MOST_LINES else ""
    return f"書式付きの内容に、{shown}{more}が抜けていたためです。"


def _with_bare_cells(text: str) -> str:
    """Return `text` with the cells of several lines as they are in the table, which spreadsheets put in quotes."""

    def bare(cell: re.Match[str]) -> str:
        words = cell["words"]
        return words.replace('""', '"') if "\n" in words or '""' in words else cell[0]

    return _QUOTED_CELL.sub(bare, text)


def _without_format(plain: Source, why: str) -> SourceDocument:
    return SourceDocument(plain, Structure(dropped=(Dropped(message=f"{_PLAIN}{why}"),)))
