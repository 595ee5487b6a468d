"""While tagging nothing edits the text, whichever way it comes; what an input method made of a key tags."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.qt.test_tagging import GOLD, bare, opened
from tests.record_states import K, block, people
from zadankai_editor.record.nodes import Block, Record
from zadankai_editor.record.review import State
from zadankai_editor.ui.main_window import MainWindow

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WORDS = "".join(b.text for b in GOLD.blocks).replace("\n", "")


class Tagging:
    """The window with a bare text while tagging, and an input method that sends what a test says."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.manuscript = window.workspace.manuscript
        self.said: list[str] = []
        window.workspace.said.connect(self.said.append)

    def begin(self) -> None:
        QTest.keyClick(self.manuscript, Key.Key_F4)
        assert self.window.workspace.tagging.on

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.manuscript, key, modifiers)

    def compose(self, preedit: str = "", commit: str = "", replacing: tuple[int, int] = (0, 0)) -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit, *replacing)
        QApplication.sendEvent(self.manuscript, event)

    @property
    def state(self) -> State:
        return self.window.session.state

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.state.record.blocks

    @property
    def words(self) -> str:
        return "".join(b.text for b in self.blocks).replace("\n", "")

    @property
    def shown(self) -> str:
        """What the status line says."""
        labels = self.window.statusBar().findChildren(QLabel)
        return next(label.text() for label in labels if label.accessibleName() == "記録の状態")

    def heard(self, count: int) -> list[str | None]:
        record = self.state.record
        return [record.label_of(b.speaker) for b in record.blocks[:count]]


@pytest.fixture
def tagging(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> Tagging:
    opened(qtbot, window, tmp_path / "bare.yaml", bare(GOLD))
    made = Tagging(window)
    made.begin()
    return made


def assert_refused(tagging: Tagging, before: State) -> None:
    assert tagging.state is before
    assert tagging.manuscript.toPlainText() == "\n".join(b.text for b in GOLD.blocks)
    assert tagging.said
    assert "受け付けませんでした" in tagging.said[-1]
    assert tagging.shown == tagging.said[-1]
    assert tagging.window.workspace.tagging.on


@pytest.mark.parametrize("digit", ["1", "１"])
def test_a_digit_that_is_committed_tags(tagging: Tagging, digit: str) -> None:
    tagging.compose(commit=digit)
    assert tagging.heard(1) == ["甲野"]
    assert tagging.blocks[0].text == "窓口の見直しについて"
    assert tagging.manuscript.selection.start.index == 1
    assert tagging.words == WORDS


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("m", K.SECTION), ("ｍ", K.SECTION), ("Ｋ", K.HEADING), ("も", K.SECTION), ("ﾉ", K.HEADING)],
)
def test_a_letter_that_is_committed_tags(tagging: Tagging, typed: str, kind: K) -> None:
    tagging.compose(commit=typed)
    assert (tagging.blocks[0].kind, tagging.blocks[0].text) == (kind, "窓口の見直しについて")
    assert tagging.words == WORDS


def test_a_space_of_full_width_goes_on_with_what_is_before(tagging: Tagging) -> None:
    tagging.compose(commit="１")
    tagging.compose(commit="\u3000")
    assert tagging.blocks[0].text == "窓口の見直しについて\n待たない窓口へ"


def test_a_digit_that_is_composed_and_committed_tags_once(tagging: Tagging) -> None:
    tagging.compose("１")
    tagging.compose("１")
    tagging.compose(commit="１")
    assert tagging.heard(2) == ["甲野", None]
    assert tagging.window.session.undo_stack.count() == 1


def test_a_digit_that_is_composed_and_cancelled_tags_once(tagging: Tagging) -> None:
    tagging.compose("1")
    tagging.compose("")
    assert tagging.heard(2) == ["甲野", None]
    assert tagging.manuscript.textCursor().block().layout().preeditAreaText() == ""
    tagging.compose("1")
    tagging.compose("")
    assert tagging.heard(3) == ["甲野", "甲野", None]


def test_keys_that_come_before_the_composition_is_cut_off_tag_each(tagging: Tagging) -> None:
    """As ibus sends it, where three keys are pressed at once."""
    for preedit in ("1", "12", "", "3", "3m", ""):
        tagging.compose(preedit)
    assert tagging.heard(3) == ["甲野", "乙川", "丙山"]
    assert tagging.blocks[3].kind is K.SECTION
    assert tagging.words == WORDS


def test_the_input_method_is_told_to_drop_what_has_tagged(
    qtbot: QtBot, tagging: Tagging, monkeypatch: pytest.MonkeyPatch
) -> None:
    resets: list[str] = []
    method = QGuiApplication.inputMethod()
    monkeypatch.setattr(method, "reset", lambda: resets.append("reset"))
    monkeypatch.setattr(QGuiApplication, "inputMethod", lambda: method)
    tagging.compose("1")
    assert not resets
    qtbot.waitUntil(lambda: bool(resets))
    tagging.compose("")
    QApplication.processEvents()
    assert resets == ["reset"]


def test_e_is_known_once_letters_have_shown_how_kana_are_typed(tagging: Tagging) -> None:
    before = tagging.state
    tagging.compose("え")
    assert_refused(tagging, before)
    tagging.compose("")
    tagging.compose("ｍ")
    tagging.compose("")
    tagging.compose("え")
    assert [b.kind for b in tagging.blocks if b.text == "待たない窓口へ"] == [K.CLOSING]


def test_a_keyboard_in_kana_layout_tags_by_digits(tagging: Tagging) -> None:
    for preedit in ("ぬ", "", "ふ", "", "あ", ""):
        tagging.compose(preedit)
    assert tagging.heard(3) == ["甲野", "乙川", "丙山"]


def test_what_was_converted_means_no_key(tagging: Tagging) -> None:
    """`s` has tagged; with the `e` behind it the input method makes せ of both, which is P in kana layout."""
    tagging.compose("s")
    state = tagging.state
    tagging.compose("せ")
    assert tagging.state is state
    assert tagging.said[-1].startswith("連続入力中")


def test_a_search_waits_until_the_input_method_is_done(qtbot: QtBot, tagging: Tagging) -> None:
    picker = tagging.window.workspace.picker
    tagging.compose("f")
    assert not picker.isVisible()
    qtbot.waitUntil(picker.isVisible)
    (field,) = picker.findChildren(QLineEdit)
    QTest.keyClick(field, Key.Key_2)
    assert tagging.heard(1) == ["乙川"]


@pytest.mark.parametrize("text", ["かん", "甲野：", "12", "2025年", "漢\n字", "ゑ", "x"])
def test_other_text_of_an_input_method_is_refused(tagging: Tagging, text: str) -> None:
    before = tagging.state
    tagging.compose(commit=text)
    assert_refused(tagging, before)
    assert text.upper() in tagging.said[-1].upper()


def test_a_reconversion_is_refused(tagging: Tagging) -> None:
    before = tagging.state
    tagging.compose(commit="窓", replacing=(-1, 1))
    tagging.compose("窓", replacing=(-2, 2))
    tagging.compose("")
    assert tagging.state is before


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_V, CONTROL),
        (Key.Key_X, CONTROL),
        (Key.Key_Insert, SHIFT),
        (Key.Key_Delete, SHIFT),
        (Key.Key_Delete, NONE),
        (Key.Key_Backspace, CONTROL),
        (Key.Key_Delete, CONTROL),
        (Key.Key_Return, CONTROL),
        (Key.Key_Tab, NONE),
        (Key.Key_X, NONE),
    ],
)
def test_keys_that_would_edit_are_refused_in_words(
    tagging: Tagging, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    QGuiApplication.clipboard().setText("貼り付ける文")
    before = tagging.state
    tagging.key(key, modifiers)
    assert_refused(tagging, before)


def test_a_key_that_types_a_wide_digit_tags(tagging: Tagging) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(tagging.manuscript, QKeyEvent(kind, Key.Key_unknown, NONE, "２"))
    assert tagging.heard(1) == ["乙川"]


@pytest.mark.parametrize("action", ["cut", "paste", "split", "join", "delete_block", "next_utterance"])
def test_actions_that_would_edit_are_refused_in_words(tagging: Tagging, action: str) -> None:
    QGuiApplication.clipboard().setText("貼り付ける文")
    before = tagging.state
    tagging.window.actions_book[action].trigger()
    assert_refused(tagging, before)


class Dropped(QDropEvent):
    """A drop that comes from where the test says."""

    def __init__(self, at: QPointF, mime: QMimeData, source: object) -> None:
        both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        super().__init__(at, both, mime, Qt.MouseButton.LeftButton, NONE)
        self._source = source

    def source(self) -> object:  # type: ignore[override]
        return self._source


@pytest.mark.parametrize("inside", [True, False])
def test_a_drop_is_refused_in_words(tagging: Tagging, *, inside: bool) -> None:
    manuscript = tagging.manuscript
    before, selected = tagging.state, manuscript.selection
    mime = QMimeData()
    mime.setText("落とした文")
    if inside:
        mime = manuscript.createMimeDataFromSelection()
    at = QPointF(manuscript.viewport().rect().center())
    manuscript.dropEvent(Dropped(at, mime, manuscript.viewport() if inside else None))
    assert_refused(tagging, before)
    assert manuscript.selection == selected


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("file:///記録/資料.txt", "ファイル「資料.txt」の取り込みは受け付けませんでした"),
        ("file:///記録/海.png", "ファイル「海.png」の取り込みは受け付けませんでした"),
        ("https://example.org/海", "ウェブのリンクの取り込みは受け付けませんでした"),
    ],
)
def test_what_is_dropped_and_no_text_is_refused_by_what_it_is(
    tagging: Tagging, address: str, words: str
) -> None:
    manuscript, before = tagging.manuscript, tagging.state
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    mime.setText(address)
    manuscript.dropEvent(Dropped(QPointF(manuscript.viewport().rect().center()), mime, None))
    assert_refused(tagging, before)
    assert words in tagging.said[-1]
    if address.startswith("file"):
        QGuiApplication.clipboard().setMimeData(mime)
        tagging.key(Key.Key_V, CONTROL)
        assert tagging.state == before


@pytest.mark.parametrize("text", ["差", "差し\n込み"])
def test_an_edit_past_the_keys_is_taken_back(tagging: Tagging, text: str) -> None:
    """As assistive tools edit: in the document itself."""
    before = tagging.state
    cursor = QTextCursor(tagging.manuscript.document())
    cursor.setPosition(3)
    cursor.insertText(text)
    assert_refused(tagging, before)
    cursor.setPosition(2)
    cursor.setPosition(20, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert_refused(tagging, before)


def test_the_input_method_is_off_while_tagging_and_on_again_behind(tagging: Tagging) -> None:
    def enabled() -> object:
        event = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
        QApplication.sendEvent(tagging.manuscript, event)
        return event.value(Qt.InputMethodQuery.ImEnabled)

    assert enabled() is False
    tagging.key(Key.Key_Escape)
    assert enabled() is True


def test_behind_the_mode_text_is_text_again(tagging: Tagging) -> None:
    tagging.compose("1")
    tagging.key(Key.Key_Escape)
    tagging.compose("")
    tagging.compose(commit="１")
    assert tagging.words == WORDS.replace("待たない", "１待たない", 1)
    assert tagging.heard(2) == ["甲野", None]


def test_moving_about_is_no_edit(tagging: Tagging) -> None:
    before = tagging.state
    for key, modifiers in (
        (Key.Key_F9, NONE),
        (Key.Key_Right, NONE),
        (Key.Key_End, CONTROL),
        (Key.Key_C, CONTROL),
        (Key.Key_A, CONTROL),
    ):
        tagging.key(key, modifiers)
    assert tagging.state is before
    assert not tagging.said


def test_a_record_of_one_paragraph_is_tagged_by_commits_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    record = Record(participants=people("甲野"), blocks=(block("t1", K.TEXT, "一つだけです。"),))
    opened(qtbot, window, tmp_path / "one.yaml", bare(record))
    tagging = Tagging(window)
    tagging.begin()
    tagging.compose("1")
    tagging.compose(commit="1")
    tagging.key(Key.Key_Return)
    assert tagging.heard(1) == ["甲野"]
    assert tagging.words == "一つだけです。"
