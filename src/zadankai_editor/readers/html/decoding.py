"""The encoding of a web page: what its first bytes say counts, if its bytes agree."""

import codecs
import re

from zadankai_editor.readers.encodings import Decoded, decode
from zadankai_editor.readers.structure import Dropped
from zadankai_editor.readers.text import decoded_text

_HEAD = 4096
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(
    rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_CODECS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "windows-31j": "cp932",
    "cp932": "cp932",
    "ms932": "cp932",
    "euc-jp": "euc_jp",
    "x-euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp_ext",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "us-ascii": "cp1252",
}
_WESTERN = "cp1252"  # often only what an old program wrote by habit, over Japanese bytes


def decoded_page(data: bytes, name: str) -> tuple[Decoded, tuple[Dropped, ...]]:
    """Return the text of a web page called `name`, and what could not be read of it.

    A byte order mark decides, then what the page declares, where all bytes are valid in it, then what
    the bytes look like. Where nothing fits, the declared encoding is taken and what is no character in
    it is reported. Raises `SourceError` where there is nothing to go by, or it is no text.
    """
    codec = None if data.startswith(_MARKS) else _declared(data)
    if codec is None or b"\0" in data:
        return decoded_text(data, name), ()
    if codec != _WESTERN:
        found = _strictly(data, codec)
        if found is not None:
            return found, ()
    guessed = decode(data)
    if guessed is not None:
        return guessed, ()
    text = data.decode(codec, "replace")
    lost = text.count("�")
    message = f"文字コード（{codec}）で読めない文字が{lost}か所あり、「�」にしました。元のページと見比べてください。"
    return Decoded(text, codec), (Dropped(message),) if lost else ()


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return None
    return _CODECS.get((found[1] or found[2]).decode("ascii", "replace").lower())


def _strictly(data: bytes, codec: str) -> Decoded | None:
    try:
        return Decoded(data.decode(codec), codec)
    except UnicodeDecodeError:
        return None
