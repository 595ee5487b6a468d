"""One door for all files: finds out what it is, and has the reader for it read it."""

from collections.abc import Callable

from zadankai_editor.readers import kinds
from zadankai_editor.readers.encodings import Decoded
from zadankai_editor.readers.errors import SourceError
from zadankai_editor.readers.kinds import Kind
from zadankai_editor.readers.structure import SourceDocument
from zadankai_editor.readers.text import MAX_SOURCE_BYTES, decoded_text, read_text, storable, too_large

_HTML_ENDINGS = (".html", ".htm", ".xhtml")
_CUE_ENDINGS = (".vtt", ".srt")
_NO_TEXT = (b"%PDF-", b"{\\rtf")

Neighbour = Callable[[str], bytes | None]
"""Returns the bytes of the file at a path relative to a source, `None` where there is none or it may not be read."""


def read_source(data: bytes, name: str, *, neighbour: Neighbour | None = None) -> SourceDocument:
    """Return what `data`, the bytes of a file called `name`, says, and what it says about its lines.

    Reads plain text, Word files (.docx), web pages, WebVTT, SRT and the JSON of speech recognisers,
    told apart by their content first and by the ending of `name` second. `neighbour` is asked for the
    pictures of a saved web page; without it none of them is taken. Nothing is fetched from a network.
    Raises `SourceError` for everything that cannot be read: an unknown kind or encoding, damage, a
    password, nothing in it, more than `MAX_SOURCE_BYTES` (unpacked too), nesting without end.
    """
    name = storable(name)
    if len(data) > MAX_SOURCE_BYTES:
        raise SourceError(too_large(name))
    if kinds.binary_kind(data, name) is Kind.DOCX:
        from zadankai_editor.readers.docx import read_docx

        return read_docx(data, name)
    ending = kinds.ending(name)
    if ending in _HTML_ENDINGS:
        return _read_html(data, name, neighbour)
    if data.startswith(_NO_TEXT):
        return SourceDocument(read_text(data, name))  # which says what it is
    decoded = decoded_text(data, name)
    if kinds.looks_like_html(decoded.text):
        return _read_html(data, name, neighbour)
    return _read_marked(decoded, name, ending) or SourceDocument(read_text(data, name))


def _read_marked(decoded: Decoded, name: str, ending: str) -> SourceDocument | None:
    """Read text that is more than text; `None` where it is none of that."""
    from zadankai_editor.readers import cues

    text = decoded.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if (
        cues.looks_like_vtt(text)
        or cues.looks_like_srt(text)
        or (ending in _CUE_ENDINGS and cues.has_cues(text))
    ):
        return cues.read_cues(text, name, decoded.encoding)
    if ending == ".json" or kinds.looks_like_json(text):
        return _read_json(text, name, decoded.encoding, must_be=ending == ".json")
    return None


def _read_json(text: str, name: str, encoding: str, *, must_be: bool) -> SourceDocument | None:
    """Read the result of a recogniser; text that only begins like one is text, unless its name says otherwise."""
    from zadankai_editor.readers import recognisers_json

    try:
        found = recognisers_json.read_recognised(text, name, encoding)
    except SourceError:
        if must_be:
            raise
        return None
    if found is None and must_be and text.strip():
        raise SourceError(
            f"「{name}」は音声認識の結果（Whisper、WhisperX、AssemblyAIなど）の形ではありません。"
            "認識の結果を書き出したファイルか確かめるか、本文をコピーして貼り付けてください。"
        )
    return found


def _read_html(data: bytes, name: str, neighbour: Neighbour | None) -> SourceDocument:
    from zadankai_editor.readers.html import read_html_file

    return read_html_file(data, name, neighbour)


def read_html(html: str, name: str) -> SourceDocument:
    """Return what HTML from the clipboard says, as browsers, Word, Excel and others put it there.

    With or without the header of Windows and the marks around the fragment: where they are, only the
    fragment is read. Pictures are taken where the HTML itself holds their bytes. Raises `SourceError`
    where there is neither text nor picture in it, it is too large, or nested without end.
    """
    from zadankai_editor.readers.html import read_clipboard

    return read_clipboard(html, storable(name))
