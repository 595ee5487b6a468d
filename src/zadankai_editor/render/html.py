"""The article as one complete HTML page that refers to nothing but its pictures."""

from collections.abc import Iterable, Iterator
from html import escape

from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.render.article import Article, Picture, Piece

_STYLE = """\
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 42rem; padding: 2rem 1.25rem 4rem; line-height: 1.9;
  font-family: "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.5; }
h2 { font-size: 1.3rem; line-height: 1.5; margin: 3rem 0 1rem; border-bottom: 2px solid; }
h3 { font-size: 1.1rem; line-height: 1.5; margin: 2rem 0 1rem; }
p { margin: 0 0 1em; }
ul { list-style: none; margin: 0; padding: 0; }
figure { margin: 2rem 0; text-align: center; }
img { max-width: 100%; height: auto; }
figcaption { font-size: .875rem; }
.notes { font-size: .875rem; }
.utterance { margin: 1.5rem 0; }
.utterance p { text-indent: 1em; }
.utterance .speaker, .missing { font-weight: bold; text-indent: 0; margin-bottom: 0; }
.undecided .speaker, .missing { outline: 2px dashed #c00; outline-offset: 2px; }
.prompt { margin: 1.5rem 0; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2, h3, .speaker { break-after: avoid; }
  figure { break-inside: avoid; }
}"""


def as_html(article: Article) -> str:
    """Return the article as an HTML page in UTF-8; a block's id is the id of its element."""
    lines = [
        "<!DOCTYPE html>",
        '<html lang="ja">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(article.plain_title or '座談会')}</title>",
        f"<style>\n{_STYLE}\n</style>",
        "</head>",
        "<body>",
        "<article>",
        *_header(article),
        *_body(article.body),
        *_group("footer", "closing", article.closing),
        "</article>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _header(article: Article) -> Iterator[str]:
    yield "<header>"
    if article.title:
        yield f"<h1>{escape(article.title)}</h1>"
    if article.cover:
        yield from _figure(article.cover, "cover")
    yield from _group("div", "lead", article.lead)
    yield from _group("aside", "notes", article.notes)
    if article.held:
        yield f'<p class="held">{escape(article.held)}</p>'
    yield "</header>"
    yield from _list("participants", article.participants_heading, article.participants)
    yield from _list("agenda", article.agenda_heading, article.agenda)


def _group(element: str, name: str, paragraphs: Iterable[str]) -> Iterator[str]:
    inner = [f"<p>{escape(text)}</p>" for text in paragraphs]
    if inner:
        yield from (f'<{element} class="{name}">', *inner, f"</{element}>")


def _list(name: str, heading: str, items: tuple[str, ...]) -> Iterator[str]:
    if items:
        yield f'<section class="{name}">'
        yield f"<h2>{escape(heading)}</h2>"
        yield from ("<ul>", *(f"<li>{escape(item)}</li>" for item in items), "</ul>", "</section>")


def _body(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield the body; each section's heading opens an element that holds all up to the next."""
    is_open = False
    for piece in pieces:
        if piece.kind is BlockKind.SECTION:
            if is_open:
                yield "</section>"
            yield f'<section id="{piece.id}">'
            is_open = True
            yield f"<h2>{escape(piece.paragraphs[0])}</h2>"
        else:
            yield from _piece(piece)
    if is_open:
        yield "</section>"


def _piece(piece: Piece) -> Iterator[str]:
    if piece.picture:
        yield from _figure(piece.picture, "photo", piece.id)
        return
    if piece.kind is BlockKind.HEADING:
        yield f'<h3 id="{piece.id}">{escape(piece.paragraphs[0])}</h3>'
        return
    name = piece.kind.value + (" undecided" if piece.undecided else "")
    yield f'<div class="{name}" id="{piece.id}">'
    if piece.label:
        yield f'<p class="speaker">{escape(piece.label)}</p>'
    yield from (f"<p>{escape(text)}</p>" for text in piece.paragraphs)
    yield "</div>"


def _figure(picture: Picture, name: str, id_: str = "") -> Iterator[str]:
    yield f'<figure class="{name}"' + (f' id="{id_}">' if id_ else ">")
    if picture.address is None:
        yield f'<p class="missing">{escape(picture.without_file)}</p>'
    else:
        yield f'<img src="{escape(picture.address)}" alt="{escape(picture.alt)}">'
    if picture.caption or picture.credit:
        yield f"<figcaption>{escape(picture.caption + picture.credit)}</figcaption>"
    yield "</figure>"
