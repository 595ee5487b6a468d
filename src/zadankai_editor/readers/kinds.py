"""Tells what a file holds: by its content first, by the ending of its name second."""

import re
from enum import StrEnum

from zadankai_editor.readers.errors import SourceError

_HEAD = 4096

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MHT = re.compile(
    rb"\s*(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,20}?Content-Type:\s*multipart/related", re.IGNORECASE
)
_FLAT_WORD = re.compile(rb"<\?mso-application\s+progid=\"Word|<pkg:package\b|<w:wordDocument\b")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLIPBOARD = re.compile(r"\s*Version:[\d.]+\s+StartHTML:", re.IGNORECASE)


class Kind(StrEnum):
    """What a source is written in."""

    TEXT = "text"
    DOCX = "docx"
    HTML = "html"
    CUES = "cues"
    JSON = "json"


def ending(name: str) -> str:
    """Return the ending of a file's name in small letters, with its point; empty where there is none."""
    stem, point, last = name.rpartition(".")
    return f".{last.lower()}" if point and stem and "/" not in last and "\\" not in last else ""


def binary_kind(data: bytes, name: str) -> Kind | None:
    """Return the kind that the first bytes give away, `None` where they are text, or no kind that is known.

    Raises `SourceError` for what is known and cannot be read here: files behind a password, saved mails.
    """
    if data.startswith(_ZIP):
        return Kind.DOCX
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise SourceError(
            f"「{name}」にはパスワードがかかっていて読めません。"
            "Wordで開き、「情報」の「文書の保護」でパスワードを消して保存し直してください。"
        )
    if data.startswith(_OLE):
        raise SourceError(
            f"「{name}」は古い形式のWordやExcelなどのファイルで、読めません。"
            "Wordで開き、「名前を付けて保存」で.docx形式にしてください。"
        )
    if ending(name) in (".mht", ".mhtml") or _MHT.match(data[:_HEAD]):
        raise SourceError(
            f"「{name}」はウェブページを一つにまとめた形式（.mht）で、読めません。"
            "ブラウザーで開き、「ウェブページ、完全」か「HTMLのみ」で保存し直すか、本文をコピーして貼り付けてください。"
        )
    if _FLAT_WORD.search(data[:_HEAD]):
        raise SourceError(
            f"「{name}」はWordのXML形式で、読めません。"
            "Wordで開き、「名前を付けて保存」で.docx形式にしてください。"
        )
    return None


def looks_like_html(text: str) -> bool:
    """Tell whether `text` begins as a web page does, or as the clipboard's HTML of Windows."""
    head = text[:_HEAD]
    return _HTML.match(head) is not None or _CLIPBOARD.match(head) is not None


def looks_like_json(text: str) -> bool:
    """Tell whether `text` may be JSON: it begins and ends as an object or a list does."""
    first, last = text[:_HEAD].lstrip()[:1], text[-_HEAD:].rstrip()[-1:]
    return (first, last) in (("{", "}"), ("[", "]"))
