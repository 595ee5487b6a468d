"""Settings and the list of recent records."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import JsonValue

from zadankai_editor.storage import recent, settings
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.recent import forget_record, recent_records, remember_record
from zadankai_editor.storage.settings import (
    FONT_STEP,
    REVIEWER,
    SHORTCUTS,
    TABLE,
    THEME,
    WINDOW_GEOMETRY,
    WINDOW_STATE,
    Setting,
    Settings,
)


def test_settings_are_kept() -> None:
    one = Settings()
    assert [one.get(s) for s in TABLE] == [s.default for s in TABLE]
    one.set(WINDOW_GEOMETRY, b"\x00\xff")
    one.set(THEME, "dark")
    one.set(FONT_STEP, 3)
    one.set(REVIEWER, "汐見")
    changed: Mapping[str, JsonValue] = {"save": ["Ctrl+B"], "later": 5}
    one.set(SHORTCUTS, changed)
    one.save()
    other = Settings()
    kept: tuple[Setting[Any], ...] = (WINDOW_GEOMETRY, WINDOW_STATE, THEME, FONT_STEP, REVIEWER, SHORTCUTS)
    assert [other.get(s) for s in kept] == [
        b"\x00\xff",
        b"",
        "dark",
        3,
        "汐見",
        {"save": ["Ctrl+B"], "later": 5},
    ]


def test_nothing_is_ignored_of_what_was_kept() -> None:
    one = Settings()
    one.set(THEME, "dark")
    one.save()
    assert Settings().ignored == ()


def test_every_setting_is_declared_once_and_titled() -> None:
    declared = [s for s in vars(settings).values() if isinstance(s, settings.Setting)]
    assert declared == list(TABLE)
    assert len({s.key for s in TABLE}) == len(TABLE)
    assert all(s.title and s.read(s.write(s.default)) == s.default for s in TABLE)


def test_values_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="theme"):
        Settings().set(THEME, "pink")
    with pytest.raises(ValueError, match="font"):
        Settings().set(FONT_STEP, 1000)


@pytest.mark.parametrize("value", [None, 1, "pink", [], {}, True, 1e9])
def test_wrong_values_in_the_file_are_the_default(home: Path, value: object) -> None:
    path = home / "settings" / "settings.json"
    path.parent.mkdir(parents=True)
    wrong = {s.key: value for s in TABLE if s is not REVIEWER}
    path.write_text(json.dumps({**wrong, "window.state": "%%%", "later": 5}))
    found = Settings()
    assert {"配色", "パネルの配置"} <= set(found.ignored)
    assert ("キーの割り当て" in found.ignored) == (value != {})
    assert found.get(SHORTCUTS) == {}
    assert found.get(THEME) == "system"
    assert found.get(WINDOW_STATE) == b""
    if value != 1:
        assert found.get(FONT_STEP) == 0
    found.save()
    assert json.loads(path.read_text())["later"] == 5


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"3"])
def test_damaged_files_are_kept_aside(home: Path, damage: bytes) -> None:
    folder = home / "settings"
    folder.mkdir(parents=True)
    for name in ("settings.json", "recent.json"):
        (folder / name).write_bytes(damage)
        (folder / f"{name}.damaged-1").write_bytes(b"earlier")
    assert Settings().get(FONT_STEP) == 0
    assert recent_records() == ()
    for name in ("settings.json", "recent.json"):
        assert (folder / f"{name}.damaged-2").read_bytes() == damage
        assert not (folder / name).exists()


def test_recent_records(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.yaml" for n in range(recent.MOST + 2)]
    for path in paths:
        remember_record(path)
    remember_record(paths[5])
    assert recent_records()[0] == paths[5]
    assert len(recent_records()) == recent.MOST
    assert len(set(recent_records())) == recent.MOST
    forget_record(paths[5])
    assert paths[5] not in recent_records()
    assert recent_records()[0] == paths[-1]


def test_a_folder_that_cannot_be_written(home: Path, tmp_path: Path) -> None:
    home.write_text("in the way")
    with pytest.raises(StorageError):
        remember_record(tmp_path / "a.yaml")
    with pytest.raises(StorageError):
        Settings().save()
