"""The article as Markdown (CommonMark, and what GitHub adds to it)."""

import re
from collections.abc import Iterator

from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.render.article import Article, Picture, Piece

# Anywhere in a line: emphasis, code, links, raw HTML, entities, strikethrough, tables, formulas, a heading's
# closing hashes. Each may be escaped by a backslash (CommonMark 0.31, 2.4 Backslash escapes).
_MARKUP = re.compile(r"[\\`*_\[\]<>&~|$#]")
# At the beginning of a line: lists, setext underlines, thematic breaks, definitions.
_LINE_START = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")


def as_markdown(article: Article) -> str:
    """Return the article as Markdown; sections are `##`, headings below them `###`."""
    return "\n\n".join(_blocks(article)) + "\n"


def _blocks(article: Article) -> Iterator[str]:
    if article.title:
        yield f"# {_escaped(article.title)}"
    if article.cover:
        yield from _figure(article.cover)
    yield from map(_escaped, article.lead)
    yield from map(_escaped, article.notes)
    if article.held:
        yield _escaped(article.held)
    yield from _list(article.participants_heading, article.participants)
    yield from _list(article.agenda_heading, article.agenda)
    for piece in article.body:
        yield from _piece(piece)
    yield from map(_escaped, article.closing)


def _escaped(text: str) -> str:
    """Return `text`, one line, so that all of it stands for itself."""
    escaped = _MARKUP.sub(r"\\\g<0>", text.strip())
    return _LINE_START.sub(lambda m: m[1] + "\\" if m[1].isdigit() else "\\" + m[1], escaped)


def _list(heading: str, items: tuple[str, ...]) -> Iterator[str]:
    if items:
        yield f"## {_escaped(heading)}"
        yield "\n".join(f"- {_escaped(item)}" for item in items)


def _piece(piece: Piece) -> Iterator[str]:
    if piece.picture:
        yield from _figure(piece.picture)
    elif piece.kind is BlockKind.SECTION:
        yield f"## {_escaped(piece.paragraphs[0])}"
    elif piece.kind is BlockKind.HEADING:
        yield f"### {_escaped(piece.paragraphs[0])}"
    else:
        if piece.label:
            yield f"**{_escaped(piece.label)}**"
        yield from map(_escaped, piece.paragraphs)


def _figure(picture: Picture) -> Iterator[str]:
    if picture.address is None:
        yield _escaped(picture.without_file)
    else:
        yield f"![{_escaped(picture.alt)}]({picture.address})"
    if picture.caption or picture.credit:
        yield _escaped(picture.caption + picture.credit)
