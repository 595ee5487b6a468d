"""The article as plain text, laid out as such records are pasted."""

from collections.abc import Iterator

from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.render.article import Article, Picture, Piece


def as_text(article: Article) -> str:
    """Return the article as plain text: stretches of lines with one empty line between them."""
    stretches = ["\n".join(lines) for lines in _stretches(article) if lines]
    return "\n\n".join(stretches) + "\n"


def _stretches(article: Article) -> Iterator[list[str]]:
    yield [article.title] if article.title else []
    if article.cover:
        yield _picture(article.cover, is_cover=True)
    yield list(article.lead)
    yield list(article.notes)
    yield [article.held] if article.held else []
    if article.participants:
        yield [article.participants_heading, *article.participants]
    if article.agenda:
        yield [article.agenda_heading, *article.agenda]
    for piece in article.body:
        yield _piece(piece, article.paragraph)
    yield list(article.closing)


def _piece(piece: Piece, paragraph: str) -> list[str]:
    if piece.picture:
        return _picture(piece.picture)
    if piece.kind is not BlockKind.UTTERANCE:
        return list(piece.paragraphs)
    label = [piece.label] if piece.label else []
    return [*label, *(paragraph.format(text=text) for text in piece.paragraphs)]


def _picture(picture: Picture, *, is_cover: bool = False) -> list[str]:
    words = picture.caption or ("" if is_cover else f"{picture.without_caption}{picture.alt}")
    return [words + picture.credit] if words or picture.credit else []
