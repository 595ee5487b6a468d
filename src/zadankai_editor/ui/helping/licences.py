"""Under which licences the program stands, and all that comes with it."""

import re
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import PySide6

from zadankai_editor import __version__
from zadankai_editor.resources import resource

_OWN = "zadankai-editor"
_LICENCE_FILE = re.compile(r"(?:licen[sc]e|copying|notice|legal)", re.IGNORECASE)
_REQUIRED = re.compile(r"[A-Za-z0-9][\w.-]*")
_OF_QT = frozenset({"pyside6-essentials", "pyside6-addons", "pyside6", "shiboken6"})
_ABOUT_QT = (
    "Qt と Qt for Python（PySide6・shiboken6）は、GNU Lesser General Public License 第3版（LGPL-3.0）に従って"
    "使っています。\n"
    "このプログラムは、Qt のライブラリを変えずに、別のファイルとして読み込みます。互換のある Qt を自分で作り、"
    "入れ替えて使えます。そのために必要な範囲で、このプログラムを調べること（リバースエンジニアリング）を"
    "妨げません。\n"
    "Qt のソースコードは https://download.qt.io/ と https://code.qt.io/ で公開されています。"
    "Qt に含まれるほかの部品のライセンスは、https://doc.qt.io/qt-6/licenses-used-in-qt.html に一覧があります。\n"
    "\n"
    "次に、LGPL-3.0 と、その元になる GPL-3.0 の全文を示します。\n"
)
_NO_TEXT = "この部品には、ライセンスの全文のファイルが付いていません。"


@dataclass(frozen=True)
class Licence:
    """What one part is called, its version, the name of its licence, and the text."""

    name: str
    version: str
    licence: str
    text: str


def licences() -> tuple[Licence, ...]:
    """Return the licences of the program, of Python, and of everything installed that it needs.

    They are read from what is installed now; call it off the window's thread.
    """
    own = Licence("座談会エディタ", __version__, "MIT", _resource_text("zadankai-editor.txt"))
    needed = sorted(_needed(), key=lambda found: _key(found.name))
    parts = [_licence_of(found) for found in needed]
    if not any(_key(part.name) in _OF_QT for part in parts):
        # A program that was put together without the notes of its parts: Qt is there all the same.
        parts.append(Licence("PySide6", PySide6.__version__, "LGPL-3.0", _qt_text()))
    return (own, _python(), *parts)


def _python() -> Licence:
    version = ".".join(map(str, sys.version_info[:3]))
    file = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    text = (
        _file_text(file) or f"{sys.copyright}\n\n{_NO_TEXT}\n全文は https://docs.python.org/ja/3/license.html"
    )
    return Licence("Python", version, "PSF-2.0", text)


def _needed() -> Iterator[Distribution]:
    """Yield the installed distributions that the program needs, directly or not; not the program itself."""
    seen, waiting = {_key(_OWN)}, _required(_OWN)
    while waiting:
        name = waiting.pop()
        if _key(name) in seen:
            continue
        seen.add(_key(name))
        try:
            found = distribution(name)
        except PackageNotFoundError:  # needed on another system only
            continue
        yield found
        waiting += _required(name)


def _required(name: str) -> list[str]:
    try:
        required = distribution(name).requires or []
    except PackageNotFoundError:
        return []
    return [found[0] for each in required if "extra ==" not in each and (found := _REQUIRED.match(each))]


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence_of(found: Distribution) -> Licence:
    about = found.metadata
    name = about["License-Expression"] or about["License"] or ""
    short = " ".join(name.split())
    if _key(found.name) in _OF_QT:
        return Licence(found.name, found.version, "LGPL-3.0", _qt_text())
    files = [file for file in found.files or [] if _LICENCE_FILE.match(file.name) and file.suffix != ".py"]
    texts = [text for file in files if (text := _file_text(Path(str(file.locate()))))]
    return Licence(found.name, found.version, short, "\n\n".join(texts) or _NO_TEXT)


def _qt_text() -> str:
    return "\n\n".join([_ABOUT_QT, _resource_text("LGPL-3.0.txt"), _resource_text("GPL-3.0.txt")])


def _file_text(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return ""


def _resource_text(name: str) -> str:
    return resource(f"licences/{name}").read_text("utf-8")
