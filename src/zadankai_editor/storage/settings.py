"""The user's settings: one declared table, and the JSON file that holds them.

Preferences, defaults and checks derive from `TABLE`. What the file does not say, or says wrongly,
is the default; keys that this version does not know (a later one's) are kept.
"""

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from pydantic import JsonValue

from zadankai_editor.record.levels import Level
from zadankai_editor.storage import paths
from zadankai_editor.storage.json_file import keep_aside, read_json, write_json

T = TypeVar("T")


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting: its key in the file, its Japanese title, and how its value stands in JSON.

    `read` returns the value, or `None` for JSON that stands for none. `choices` are the values
    to choose from with their Japanese names; empty where any value of the type will do.
    """

    key: str
    title: str
    default: T
    read: Callable[[JsonValue], T | None]
    write: Callable[[T], JsonValue]
    choices: tuple[tuple[T, str], ...] = ()


def _text(key: str, title: str, default: str, choices: tuple[tuple[str, str], ...] = ()) -> Setting[str]:
    def read(value: JsonValue) -> str | None:
        fits = isinstance(value, str) and (not choices or value in dict(choices))
        return str(value) if fits else None

    return Setting(key, title, default, read, str, choices)


def _number(key: str, title: str, default: int, least: int, most: int) -> Setting[int]:
    def read(value: JsonValue) -> int | None:
        fits = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        return value if fits else None  # type: ignore[return-value]

    return Setting(key, title, default, read, int)


def _bytes(key: str, title: str) -> Setting[bytes]:
    def read(value: JsonValue) -> bytes | None:
        try:
            return base64.b64decode(value, validate=True) if isinstance(value, str) else None
        except (binascii.Error, ValueError):
            return None

    return Setting(key, title, b"", read, lambda value: base64.b64encode(value).decode("ascii"))


def _table(key: str, title: str) -> Setting[Mapping[str, JsonValue]]:
    """Declare names with values of which whoever reads them judges each by itself."""

    def read(value: JsonValue) -> Mapping[str, JsonValue] | None:
        return value if isinstance(value, dict) else None

    return Setting(key, title, MappingProxyType({}), read, dict)


WINDOW_GEOMETRY = _bytes("window.geometry", "ウィンドウの位置と大きさ")
WINDOW_STATE = _bytes("window.state", "パネルの配置")
THEME = _text(
    "theme",
    "配色",
    "system",
    (
        ("system", "システムに合わせる"),
        ("light", "明るい"),
        ("dark", "暗い"),
        ("contrast", "ハイコントラスト"),
    ),
)
FONT_STEP = _number("font.step", "文字の大きさ", 0, -4, 12)
CHECK_LEVEL = _text(
    "check.level",
    "確かめる細かさ",
    Level.DEFAULT.value,
    (
        (Level.LIGHT.value, "確かなものだけ"),
        (Level.DEFAULT.value, "標準"),
        (Level.STRICT.value, "疑わしいものも"),
    ),
)
REVIEWER = _text("reviewer.name", "校正者の名前", "")
SHORTCUTS = _table("shortcuts", "キーの割り当て")
RECORD_FOLDER = _text("folder.records", "前に記録を開いたフォルダー", "")
IMPORT_FOLDER = _text("folder.imports", "前に取り込んだフォルダー", "")

TABLE: tuple[Setting[Any], ...] = (
    WINDOW_GEOMETRY,
    WINDOW_STATE,
    THEME,
    FONT_STEP,
    CHECK_LEVEL,
    REVIEWER,
    SHORTCUTS,
    RECORD_FOLDER,
    IMPORT_FOLDER,
)
"""Every setting that there is."""


class Settings:
    """The settings as they stand in the file at `path` (by default in the user's folder)."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or paths.settings_folder() / "settings.json"
        value = read_json(self._path)
        if value is not None and not isinstance(value, dict):
            keep_aside(self._path)
        self._values: dict[str, JsonValue] = value if isinstance(value, dict) else {}

    def get(self, setting: Setting[T]) -> T:
        """Return the value, the default where none is set or what is set cannot be one."""
        if setting.key not in self._values:
            return setting.default
        value = setting.read(self._values[setting.key])
        return setting.default if value is None else value

    @property
    def ignored(self) -> tuple[str, ...]:
        """The titles of the settings for which the file says something that cannot be."""
        return tuple(s.title for s in TABLE if s.key in self._values and s.read(self._values[s.key]) is None)

    def set(self, setting: Setting[T], value: T) -> None:
        """Set the value; `save` keeps it. Raises `ValueError` for one that cannot be read back."""
        written = setting.write(value)
        if setting.read(written) != value:
            raise ValueError(f"{setting.key}: {value!r}")
        self._values[setting.key] = written

    def save(self) -> None:
        """Write the file. Raises `StorageError`."""
        self.saving()()

    def saving(self) -> Callable[[], None]:
        """Return what writes the file with the values as they are now, on whatever thread, as `save` does."""
        path, values = self._path, dict(self._values)
        return lambda: write_json(path, values)
