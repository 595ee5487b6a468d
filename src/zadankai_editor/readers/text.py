"""Plain text, from a file or the clipboard."""

import re

from zadankai_editor.readers.encodings import Decoded, decode
from zadankai_editor.readers.errors import SourceError
from zadankai_editor.record.review import Source

MAX_SOURCE_BYTES = 32 * 1024 * 1024
"""A source larger than this is no roundtable record, and is refused before it is read."""

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
# Not the ones that text may hold: tab, line ends, form feed, the separators that break lines,
# the end-of-file mark of old editors.
_CONTROLS = re.compile("[\0-\x08\x0e-\x19\x1b\x7f]")
_MOST_CONTROLS = 0.01
_RECORD = re.compile(r"\s*(?:#.*\n\s*)*(?:---\s*\n\s*)?format:\s*['\"]?zadankai/")

_OTHER_FILES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "Word（.docx）やExcelなど"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "古い形式のWordやExcelなど"),
    (b"{\\rtf", "リッチテキスト（.rtf）"),
    (b"\x89PNG\r\n", "画像"),
    (b"\xff\xd8\xff", "画像"),
    (b"GIF8", "画像"),
    (b"RIFF", "音声や画像"),
)


def read_text(data: bytes, name: str) -> Source:
    """Return the source that `data`, the bytes of a text file, holds.

    Reads UTF-8 and UTF-16 with or without a byte order mark, CP932, EUC-JP and ISO-2022-JP. Line
    ends become line feeds; nothing else is changed. `name` is what messages call the file; what in
    it was no UTF-8 becomes U+FFFD. Raises `SourceError` where `data` is empty, larger than
    `MAX_SOURCE_BYTES`, not text, or in no encoding known here.
    """
    name = storable(name)
    if len(data) > MAX_SOURCE_BYTES:
        raise SourceError(too_large(name))
    for beginning, kind in _OTHER_FILES:
        if data.startswith(beginning):
            raise SourceError(
                f"「{name}」は{kind}のファイルで、テキストとしては読めません。"
                "元のソフトで開き、本文をコピーして貼り付けてください。"
            )
    decoded = decoded_text(data, name)
    return make_source(decoded.text, name, decoded.encoding)


def decoded_text(data: bytes, name: str) -> Decoded:
    """Return the text of `data` and its encoding; raise `SourceError` where it is none, or in none known here."""
    decoded = decode(data)
    if decoded is None and _is_binary(data.decode("latin-1")):
        raise SourceError(not_text(name))
    if decoded is None:
        raise SourceError(
            f"「{name}」の文字コードが分かりません。"
            "UTF-8かシフトJIS（CP932）で保存し直すか、本文をコピーして貼り付けてください。"
        )
    if _is_binary(decoded.text):
        raise SourceError(not_text(name))
    return decoded


def text_source(text: str, name: str) -> Source:
    """Return the source for `text` from the clipboard or the keyboard, its line ends line feeds.

    Half a surrogate pair, which no file can hold, becomes U+FFFD. Raises `SourceError` where the
    text is empty or larger than `MAX_SOURCE_BYTES` in UTF-8.
    """
    name, text = storable(name), storable(text)
    if len(text) > MAX_SOURCE_BYTES or len(text.encode()) > MAX_SOURCE_BYTES:
        raise SourceError(too_large(name))
    return make_source(text, name, None)


def looks_like_record(text: str) -> bool:
    """Tell whether `text` is a finished record (YAML) rather than a source to recognise."""
    return _RECORD.match(text.removeprefix("\ufeff")) is not None


def plain_text(data: bytes) -> str | None:
    """Return the text that `data` holds in whatever encoding; `None` for a picture, a Word file and the like.

    Where no encoding fits, but it may be text all the same, every byte is a character.
    """
    if any(data.startswith(beginning) for beginning, _ in _OTHER_FILES):
        return None
    decoded = decode(data)
    text = decoded.text if decoded else data.decode("latin-1")
    return None if _is_binary(text) else text


def storable(text: str) -> str:
    """Return `text` as UTF-8 can hold it. Bytes of a file's name that are none come as half pairs."""
    return _LONE_SURROGATES.sub("�", text)


def make_source(text: str, name: str, encoding: str | None) -> Source:
    """Return the source for `text`, its line ends line feeds. Raises `SourceError` where there is nothing in it."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise SourceError(f"「{name}」には文字がありません。座談会の記録が入っているか確かめてください。")
    return Source(name=name, text=text, encoding=encoding)


def _is_binary(text: str) -> bool:
    if "\0" in text:
        return True
    return len(_CONTROLS.findall(text)) > max(2, len(text) * _MOST_CONTROLS)


def not_text(name: str) -> str:
    """Return the sentence for a file that holds something else than text."""
    return (
        f"「{name}」は文章のファイルではないようです。"
        "テキスト形式（.txt）で保存し直すか、本文をコピーして貼り付けてください。"
    )


def too_large(name: str) -> str:
    """Return the sentence for a file larger than `MAX_SOURCE_BYTES`."""
    limit = MAX_SOURCE_BYTES // (1024 * 1024)
    return (
        f"「{name}」は大きすぎて読み込めません（{limit}MBまで）。"
        "座談会の記録のファイルか確かめ、必要な部分だけを貼り付けてください。"
    )
