"""Pictures of a web page: those that it holds itself, and those that lie beside it. None is ever fetched."""

import base64
import binascii
import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote, unquote_to_bytes

from zadankai_editor.readers.pictures import MAX_PICTURE_BYTES, picture_problem, source_picture
from zadankai_editor.readers.reports import Reports, excerpt
from zadankai_editor.readers.structure import SourcePicture

_DATA = re.compile(r"\s*data:([^,]{0,200}),", re.IGNORECASE)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]", re.IGNORECASE)
_MOST_BYTES = 4 * MAX_PICTURE_BYTES
_MOST = 1000


class Images:
    """Takes pictures, as long as they are not too many; `neighbour` is asked for those beside the page."""

    def __init__(self, reports: Reports, neighbour: Callable[[str], bytes | None] | None) -> None:
        self._reports = reports
        self._neighbour = neighbour
        self._left = _MOST_BYTES
        self._taken = 0

    def take(self, source: str, alt: str | None, line: int) -> SourcePicture | None:
        """Return the picture that an `img` names; `None` where it cannot be taken, which is reported."""
        said = " ".join((alt or "").split())
        data = _DATA.match(source)
        if data:
            return self._checked(_bytes_of(source, data), "画像", alt, line, said)
        path = _path_beside(source)
        if path is None:
            where = f"{excerpt(source, 200)}{f'（{said}）' if said else ''}"
            self._reports.add("ページの外にある画像", line, where or "場所の書かれていない画像")
            return None
        content = self._neighbour(path) if self._neighbour is not None and self._taken < _MOST else None
        if content is None:
            self._reports.add("ページの横に見つからない画像", line, f"{path}{f'（{said}）' if said else ''}")
            return None
        return self._checked(content, path, alt, line, said)

    def _checked(self, data: bytes, name: str, alt: str | None, line: int, said: str) -> SourcePicture | None:
        problem = picture_problem(data)
        if problem is None and (len(data) > self._left or self._taken >= _MOST):
            problem = "多すぎる"
        if problem is not None:
            self._reports.add(f"画像（{problem}）", line, said)
            return None
        self._left -= len(data)
        self._taken += 1
        return source_picture(data, name, alt)


def _bytes_of(source: str, match: re.Match[str]) -> bytes:
    """Return what a data: address holds; nothing where it is broken."""
    content = source[match.end() :]
    if not match[1].lower().rstrip().endswith(";base64"):
        return unquote_to_bytes(content)
    try:
        return base64.b64decode("".join(unquote(content).split()) + "==")
    except (binascii.Error, ValueError):
        return b""


def _path_beside(source: str) -> str | None:
    """Return the relative path that `source` names, `None` where it leads elsewhere: out of the folder, to a host."""
    path = unquote(source.strip().partition("#")[0].partition("?")[0]).replace("\\", "/")
    if not path or _ADDRESS.match(path) or "\0" in path:
        return None
    path = posixpath.normpath(path)
    return None if path.startswith("..") or path == "." else path
