"""What is pasted or dropped somewhere, and what becomes of it: one plan for the whole program.

Nothing here looks at a file; its name decides, and whoever reads it says what its content is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtGui import QImage

PICTURE_SUFFIXES = frozenset(
    {
        *(".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".bmp", ".tif", ".tiff"),
        *(".heic", ".heif", ".avif", ".svg", ".ico", ".psd"),
    }
)
"""How the names of pictures end, of those that a record can show and of those that it cannot."""

RECORD_SUFFIXES = frozenset({".yaml", ".yml"})
UNREADABLE_SUFFIXES = frozenset(
    {
        *(".pdf", ".doc", ".rtf", ".odt", ".jtd", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".lzh"),
        *(".mp3", ".m4a", ".wav", ".wma", ".mp4", ".mov", ".avi", ".exe"),
    }
)
"""How the names of files end that nothing can be taken from."""

_MOST_NAMES = 5
_LONGEST_LINK = 60


class Where(Enum):
    """Where something comes down. `START`: no record is open. `WINDOW`: beside the manuscript and the photos."""

    START = auto()
    WINDOW = auto()
    MANUSCRIPT = auto()
    PHOTOS = auto()


@dataclass(frozen=True)
class Brought:
    """What comes along: local files, or else a picture by itself, or text that may be HTML too.

    `links`: addresses in the web that were dropped as such.
    """

    files: tuple[Path, ...] = ()
    picture: QImage | None = None
    text: str = ""
    html: str = ""
    links: tuple[str, ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether there is text, be it as HTML alone."""
        return bool(self.text.strip() or self.html.strip())


@dataclass(frozen=True)
class OpenRecord:
    """Open the record at `path`."""

    path: Path


@dataclass(frozen=True)
class ImportFiles:
    """Take in the sources at `paths`, one after the other."""

    paths: tuple[Path, ...]


@dataclass(frozen=True)
class ImportText:
    """Take in the text."""


@dataclass(frozen=True)
class PlacePictures:
    """Put pictures where they came down: the files at `paths`, or, without any, the picture itself."""

    paths: tuple[Path, ...] = ()


@dataclass(frozen=True)
class InsertText:
    """Put the text into the manuscript."""


@dataclass(frozen=True)
class Refused:
    """Nothing becomes of it; `message` says why and what to do."""

    message: str


Plan = OpenRecord | ImportFiles | ImportText | PlacePictures | InsertText | Refused


def plan(brought: Brought, where: Where) -> Plan:
    """Return what becomes of what is `brought`. Files go before a picture, a picture before text.

    Only one kind at a time: of a mixture nothing is taken.
    """
    if brought.files:
        return _plan_of_files(brought.files, where)
    if brought.picture is not None:
        return PlacePictures() if where is not Where.START else _without_record("コピーした画像")
    if brought.links:
        return Refused(
            f"ウェブのリンク「{_shortened(brought.links[0])}」は入れていません。写真は、画像ファイルを保存してから、"
            "そのファイルを入れてください。文章は、ページでコピーしてから貼り付けてください。"
        )
    if where is Where.PHOTOS:
        return Refused("クリップボードに画像がありません。画像をコピーしてから貼り付けてください。")
    if not brought.has_words:
        return Refused(
            "取り込める文字・画像・ファイルがありません。元の記録を開いてすべてコピーしてから、もう一度選んでください。"
        )
    return InsertText() if where is Where.MANUSCRIPT else ImportText()


def _plan_of_files(files: tuple[Path, ...], where: Where) -> Plan:
    records = [path for path in files if path.suffix.lower() in RECORD_SUFFIXES]
    pictures = [path for path in files if path.suffix.lower() in PICTURE_SUFFIXES]
    others = [path for path in files if path not in records and path not in pictures]
    unreadable = [path for path in others if path.suffix.lower() in UNREADABLE_SUFFIXES]
    sources = [path for path in others if path not in unreadable]
    kinds = [(word, found) for word, found in _named(records, pictures, sources) if found]
    if unreadable and (records or pictures):
        return _but_unreadable(unreadable, kinds)
    if len(kinds) > 1:
        told = "と、".join(f"{word}{named(found)}" for word, found in kinds)
        return Refused(f"{told}が混ざっているので、どれも取り込んでいません。一種類ずつ入れてください。")
    if len(records) > 1:
        return Refused(f"一度に開ける記録は一つです。{named(records)}のうち、開くものだけを入れてください。")
    if pictures:
        what = named(pictures)
        return PlacePictures(tuple(pictures)) if where is not Where.START else _without_record(what)
    if where is Where.PHOTOS:
        return Refused(
            f"{named(files)}は画像ではないので、写真にできません。画像のファイルを入れてください。"
        )
    # Whoever reads them says of each why nothing can be taken from it.
    return OpenRecord(records[0]) if records else ImportFiles(tuple(others))


def _but_unreadable(unreadable: Sequence[Path], kinds: Sequence[tuple[str, Sequence[Path]]]) -> Refused:
    along = named([path for _, found in kinds for path in found])
    rest = "だけを" if len(kinds) == 1 else "を一種類ずつ、"
    return Refused(
        f"{named(unreadable)}は、取り込めない種類のファイルです。"
        f"何も取り込んでいません。{along}{rest}もう一度入れてください。"
    )


def _named(*groups: Sequence[Path]) -> tuple[tuple[str, Sequence[Path]], ...]:
    return tuple(zip(("記録", "画像", "文書"), groups, strict=True))


def _shortened(link: str) -> str:
    return link if len(link) <= _LONGEST_LINK else f"{link[:_LONGEST_LINK]}…"


def _without_record(what: str) -> Refused:
    return Refused(
        f"{what}を入れる記録が開いていません。記録を開いてから、原稿か写真のパネルに入れてください。"
    )


def named(paths: Sequence[Path]) -> str:
    """Return the names of files in Japanese quotation marks; of many the first, and the number of the others."""
    names = "".join(f"「{path.name}」" for path in paths[:_MOST_NAMES])
    more = len(paths) - _MOST_NAMES
    return f"{names}ほか{more}件" if more > 0 else names
