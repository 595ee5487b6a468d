"""No key means two things in one place; every action can be found; menus' letters are unique."""

import re
from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from zadankai_editor.japanese.findable import Findable
from zadankai_editor.japanese.kana import romaji
from zadankai_editor.japanese.pronouncing import words_of
from zadankai_editor.storage.settings import Settings
from zadankai_editor.ui.action_search import found_actions
from zadankai_editor.ui.actions import ACTIONS, ActionSpec, first_key, key_of, menu_letters, plain, spelt_out
from zadankai_editor.ui.fixed_keys import FIXED, fixed, normal, why_reserved
from zadankai_editor.ui.keymap import Keymap

Standard = QKeySequence.StandardKey

OF_TEXTS = (
    *(Standard.Undo, Standard.Redo, Standard.Cut, Standard.Copy, Standard.Paste, Standard.SelectAll),
    *(Standard.Delete, Standard.DeleteStartOfWord, Standard.DeleteEndOfWord, Standard.DeleteEndOfLine),
    *(Standard.MoveToNextChar, Standard.MoveToPreviousChar, Standard.MoveToNextWord),
    *(Standard.MoveToPreviousWord, Standard.MoveToNextLine, Standard.MoveToPreviousLine),
    *(Standard.MoveToNextPage, Standard.MoveToPreviousPage, Standard.MoveToStartOfLine),
    *(Standard.MoveToEndOfLine, Standard.MoveToStartOfDocument, Standard.MoveToEndOfDocument),
    *(Standard.SelectNextChar, Standard.SelectPreviousChar, Standard.SelectNextWord),
    *(Standard.SelectPreviousWord, Standard.SelectNextLine, Standard.SelectPreviousLine),
    *(Standard.SelectNextPage, Standard.SelectPreviousPage, Standard.SelectStartOfLine),
    *(Standard.SelectEndOfLine, Standard.SelectStartOfDocument, Standard.SelectEndOfDocument),
    *(Standard.InsertParagraphSeparator, Standard.InsertLineSeparator),
)
MULTIMEDIA = {"Undo", "Redo", "Cut", "Copy", "Paste"}
"""Keys of their own on some keyboards: they mean nothing else."""


def test_no_key_is_that_of_two_actions() -> None:
    counted = Counter(normal(key) for spec in ACTIONS for key in spec.keys)
    assert [key for key, count in counted.items() if count > 1] == []
    assert None not in counted


def test_every_key_is_written_as_qt_writes_it() -> None:
    every = [key for keys in [*(s.keys for s in ACTIONS), *(s.keys for s in FIXED)] for key in keys]
    assert [key for key in every if normal(key) != key] == []


def test_no_action_has_a_key_that_is_taken_for_good() -> None:
    taken = {key: why_reserved(key, spec.id, menu_letters()) for spec in ACTIONS for key in spec.keys}
    assert {key: why for key, why in taken.items() if why} == {}


def test_no_fixed_key_means_two_things() -> None:
    counted = Counter((spec.place, key) for spec in FIXED for key in spec.keys)
    assert [key for key, count in counted.items() if count > 1] == []
    assert {spec.action for spec in FIXED if spec.action} <= {spec.id for spec in ACTIONS}


def test_the_fixed_keys_hold_every_key_of_qts_own_texts(qtbot: QtBot) -> None:
    keys = {
        sequence.toString(QKeySequence.SequenceFormat.PortableText)
        for standard in OF_TEXTS
        for sequence in QKeySequence.keyBindings(standard)
    }
    known = {key for spec in FIXED for key in spec.keys}
    assert len(keys) > 40
    assert {normal(key) for key in keys} - known - MULTIMEDIA == set()


@pytest.mark.parametrize("spec", [s for s in ACTIONS if s.editor_key], ids=lambda s: s.id)
def test_what_a_menu_shows_of_the_manuscript_is_one_of_its_keys(spec: ActionSpec) -> None:
    found = fixed(spec.editor_key)
    assert found is not None
    assert found.action == spec.id


def test_the_letters_of_each_menu_are_unique() -> None:
    for menu in {spec.menu for spec in ACTIONS}:
        letters = re.findall(r"&(\w)", "".join(s.text for s in ACTIONS if s.menu == menu))
        assert len(letters) == len(set(letters)), menu
    assert len(menu_letters()) == len({spec.menu for spec in ACTIONS})


# Looking for actions


def found(typed: str) -> list[str]:
    return [spec.id for spec in found_actions(typed, Keymap(Settings()))]


def test_every_action_is_found_by_its_name_its_reading_and_in_romaji(qtbot: QtBot) -> None:
    for spec in ACTIONS:
        kana = "".join(words_of(plain(spec))[:1])
        assert re.fullmatch(r"[ぁ-ゖー\w]+", kana), spec.id
        for typed in (plain(spec), kana, romaji(kana)):
            assert spec.id in found(typed), (spec.id, typed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ほぞん", "save"),
        ("ホゾン", "save"),
        ("ﾎｿﾞﾝ", "save"),
        ("hozon", "save"),
        ("Hozon", "save"),
        ("ｈｏｚｏｎ", "save"),
        ("hozo", "save"),
        ("保存", "save"),
        ("namae hozon", "save_as"),
        ("ctrl+s", "save"),
        ("f8", "next_problem"),
        ("syasin", "kind_photo"),
        ("shashin", "kind_photo"),
        ("shas", "kind_photo"),
        ("torikomi", "import"),
        ("編集 いどう", "move_up"),
        ("kopi-", "copy"),
        ("kyk", "finalize"),
        ("subete", "select_all"),
    ],
)
def test_looking_for_an_action(qtbot: QtBot, typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_nothing_is_found_where_nothing_fits_and_all_where_nothing_is_typed(qtbot: QtBot) -> None:
    assert found("ばななのかわ") == []
    assert found("保存 ばなな") == []
    assert found("") == found("　 ") == [spec.id for spec in ACTIONS]


def test_initials_of_words() -> None:
    one = Findable("次の発言へ進む")
    assert one.rank("ths") is not None
    assert one.rank("thx") is None


# Keys in sentences


def test_a_sentence_names_the_key_or_the_action() -> None:
    sentence = f"{key_of('save')}で保存し、{key_of('unused_pictures')}を見ます。⟦何か⟧"
    assert spelt_out(sentence, first_key) == "Ctrl+Sで保存し、「使っていない画像」を見ます。⟦何か⟧"
