"""Keys that the user has changed."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import JsonValue
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.breadth import examples
from zadankai_editor.storage.settings import SHORTCUTS, Settings
from zadankai_editor.ui.actions import ACTIONS, menu_letters
from zadankai_editor.ui.fixed_keys import why_reserved
from zadankai_editor.ui.help_page import HelpPage, key_page
from zadankai_editor.ui.keymap import Keymap
from zadankai_editor.ui.main_window import MainWindow


def keymap_of(held: Mapping[str, JsonValue]) -> Keymap:
    made = Settings()
    made.set(SHORTCUTS, held)
    return Keymap(made)


def assert_no_key_twice(keymap: Keymap) -> None:
    every = [key for spec in ACTIONS for key in keymap.keys(spec.id)]
    assert len(every) == len(set(every))
    for spec in ACTIONS:
        for key in keymap.keys(spec.id):
            assert why_reserved(key, spec.id, menu_letters()) == ""


def test_a_key_is_changed_kept_and_had_back() -> None:
    made = Settings()
    keymap = Keymap(made)
    assert keymap.assign("split", "Ctrl+B") == ()
    made.save()
    again = Keymap(Settings())
    assert again.keys("split") == ("Ctrl+B",)
    assert again.is_changed("split")
    assert again.problems == ()
    assert again.reset("split") == ()
    assert again.keys("split") == ("Ctrl+Shift+D",)
    assert not again.is_changed("split")


def test_a_key_is_taken_from_another_action() -> None:
    made = Settings()
    keymap = Keymap(made)
    owner = keymap.owner("ctrl+j")
    assert owner is not None
    assert owner.id == "join"
    assert [spec.id for spec in keymap.assign("split", "Ctrl+J")] == ["join"]
    assert keymap.keys("join") == ()
    assert made.get(SHORTCUTS) == {"split": ["Ctrl+J"], "join": []}
    assert [spec.id for spec in keymap.reset("join")] == ["split"]
    assert keymap.keys("split") == ()
    keymap.reset_all()
    assert made.get(SHORTCUTS) == {}
    assert all(keymap.keys(spec.id) == spec.keys for spec in ACTIONS)


def test_one_of_two_keys_may_go() -> None:
    keymap = Keymap(Settings())
    keymap.assign("split", "Ctrl+;")
    assert keymap.keys("larger") == ("Ctrl++",)


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("A", "文字を入力するキー"),
        ("Shift+A", "文字を入力するキー"),
        ("あ", "文字を入力するキー"),
        ("Space", "ウィンドウのキー"),
        ("Enter", "原稿のキー"),
        ("Return", "原稿のキー"),
        ("Ctrl+Return", "原稿のキー"),
        ("Shift+Backtab", "原稿のキー"),
        ("Ctrl+C", "文字の入力のキー"),
        ("Ctrl+Z", "文字の入力のキー"),
        ("Ctrl+Shift+Left", "文字の入力のキー"),
        ("Alt+Up", "パネルの一覧のキー"),
        ("F7", "パネルの一覧のキー"),
        ("Henkan", "かな漢字変換のキー"),
        ("Zenkaku Hankaku", "かな漢字変換のキー"),
        ("Ctrl+Space", "かな漢字変換のキー"),
        ("Alt+F", "メニューを開くキー"),
        ("Ctrl+A, Ctrl+B", "一つのキー"),
        ("Ctrl", "一つのキー"),
        ("", "一つのキー"),
    ],
)
def test_keys_that_are_refused(key: str, why: str) -> None:
    keymap = Keymap(Settings())
    assert why in keymap.refusal("split", key)
    with pytest.raises(ValueError, match=r".*"):
        keymap.assign("split", key)
    assert keymap.keys("split") == ("Ctrl+Shift+D",)


def test_an_action_may_have_the_fixed_key_that_means_the_same() -> None:
    keymap = Keymap(Settings())
    assert keymap.refusal("settle", "F7") == ""
    assert keymap.refusal("move_up", "Alt+Up") == ""
    assert keymap.refusal("redo", "Ctrl+Shift+Z") == ""


def test_what_the_file_says_wrongly_is_ignored_and_said() -> None:
    keymap = keymap_of(
        {
            "save": "Ctrl+B",
            "split": ["Ctrl+B", 5, "Ctrl+Foo", "A", "Alt+F"],
            "join": ["Ctrl+B"],
            "move_up": None,
            "later": {"x": 1},
        }
    )
    assert keymap.keys("save") == ("Ctrl+S",)
    assert keymap.keys("split") == ("Ctrl+B",)
    assert keymap.keys("join") == ()
    assert keymap.keys("move_up") == ("Alt+Up",)
    assert len(keymap.problems) == 7
    assert_no_key_twice(keymap)


def test_a_key_of_the_user_goes_before_one_of_the_registry() -> None:
    keymap = keymap_of({"split": ["Ctrl+S"]})
    assert keymap.keys("split") == ("Ctrl+S",)
    assert keymap.keys("save") == ()
    assert keymap.problems == ()


def test_what_a_later_version_has_said_is_kept() -> None:
    made = Settings()
    later: Mapping[str, JsonValue] = {"later": [1]}
    made.set(SHORTCUTS, later)
    Keymap(made).assign("split", "Ctrl+B")
    assert made.get(SHORTCUTS) == {"later": [1], "split": ["Ctrl+B"]}


IDS = st.sampled_from([spec.id for spec in ACTIONS])
KEYS = st.one_of(
    st.sampled_from([key for spec in ACTIONS for key in spec.keys]),
    st.sampled_from(
        ["Ctrl+B", "Ctrl+Shift+B", "F11", "Enter", "A", "Alt+F", "Ctrl+Foo", "", "Ctrl+A, Ctrl+B"]
    ),
    st.text(max_size=8),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@settings(
    max_examples=examples(150),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(held=st.dictionaries(IDS | st.text(max_size=5), st.lists(KEYS, max_size=3) | JSON, max_size=6))
def test_no_settings_can_break_it(qtbot: QtBot, held: dict[str, JsonValue]) -> None:
    keymap = keymap_of(held)
    assert_no_key_twice(keymap)
    keymap.reset_all()
    assert all(keymap.keys(spec.id) == spec.keys for spec in ACTIONS)


@settings(
    max_examples=examples(60),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(st.tuples(IDS, st.none() | KEYS), max_size=8))
def test_whatever_is_assigned_no_key_is_there_twice_and_all_is_kept(
    qtbot: QtBot, steps: list[tuple[str, str | None]]
) -> None:
    made = Settings()
    keymap = Keymap(made)
    for action, key in steps:
        if key is None:
            keymap.reset(action)
        elif not keymap.refusal(action, key):
            keymap.assign(action, key)
        assert_no_key_twice(keymap)
    again = Keymap(made)
    assert again.problems == ()
    assert [again.keys(s.id) for s in ACTIONS] == [keymap.keys(s.id) for s in ACTIONS]


# In the window


def test_a_changed_key_shows_everywhere_and_works_at_once(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(saved)
    keymap, book = window.key_tools.keymap, window.actions_book
    HelpPage(keymap, window).show()
    (page,) = window.findChildren(HelpPage)
    keymap.assign("open", "Ctrl+B")
    keymap.assign("kind_heading", "Ctrl+Shift+B")
    assert book["open"].shortcuts() == [QKeySequence("Ctrl+B")]
    assert book["open"].toolTip().endswith("（Ctrl+B）")
    assert "Ctrl+B" in page.browser.toPlainText()
    assert "Ctrl+O" not in page.browser.toPlainText()
    assert window.start_page.open_choice.hint == "Ctrl+B"
    page.close()
    window.workspace.manuscript.go_to_block(1)
    with qtbot.waitActive(window):
        window.activateWindow()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.workspace.manuscript, Qt.Key.Key_B, modifiers)
    assert window.session.record.blocks[1].kind == "heading"
    assert json.loads(_settings_file().read_text("utf-8"))["shortcuts"]["open"] == ["Ctrl+B"]


def _settings_file() -> Path:
    from zadankai_editor.storage import paths

    return paths.settings_folder() / "settings.json"


def test_a_sentence_in_the_status_bar_names_the_key_as_it_is(window: MainWindow) -> None:
    from PySide6.QtWidgets import QLabel

    from zadankai_editor.ui.actions import key_of

    window.status.say(f"{key_of('next_problem')}で見られます。")
    (label,) = (w for w in window.status.findChildren(QLabel) if w.accessibleName() == "記録の状態")
    assert label.text() == "F8で見られます。"
    window.key_tools.keymap.assign("next_problem", "Ctrl+B")
    assert label.text() == "Ctrl+Bで見られます。"


def test_the_help_page_tells_every_key() -> None:
    keymap = Keymap(Settings())
    page = key_page(keymap)
    for spec in ACTIONS:
        assert keymap.shown(spec.id, all_keys=True) in page
    assert "Ctrl+Enter" in page
    assert "Shift+Tab" in page


def test_bad_settings_are_said_at_the_start(window: MainWindow) -> None:
    path = _settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"theme": 5, "shortcuts": {"save": 3}}))
    from zadankai_editor.ui.key_tools import KeyTools

    tools = KeyTools(Settings(), window._appearance, window.session, window.checker, window)
    said: list[str] = []
    tools.said.connect(said.append)
    tools.tell_of_bad_settings()
    assert said == ["設定の「配色」が読めません。標準の値にしました。（ほか1件）"]
