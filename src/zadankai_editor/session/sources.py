"""From a file, or from what lies on the clipboard, to a source and what it says about its lines.

Nothing here knows Qt; it runs in the thread that reads.
"""

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
from zadankai_editor.readers.structure import Dropped, SourceDocument, Structure
from zadankai_editor.record.review import Source
from zadankai_editor.storage.neighbours import read_neighbour
from zadankai_editor.storage.reading import read_limited

PASTED_NAME = "貼り付けたテキスト"
"""What a source from the clipboard is called."""

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

    The HTML says more about the lines. It is used only where every character of `text` but white
    space is in it; otherwise the text is, and `Structure.dropped` says so. Pictures come from the
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
    if holds_all(formatted.source.text, plain.text):
        return formatted
    return _without_format(plain, "書式つきの方に、抜けている文字があったためです。")


def holds_all(whole: str, part: str) -> bool:
    """Tell whether `whole` has every character of `part` but white space, as often as `part` does."""
    return not Counter("".join(part.split())) - Counter("".join(whole.split()))


def _without_format(plain: Source, why: str) -> SourceDocument:
    return SourceDocument(plain, Structure(dropped=(Dropped(message=f"{_PLAIN}{why}"),)))
