"""Every change of speakers says who and how many, and many at once are asked about first."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.record_states import K, block, people
from zadankai_editor.record.nodes import Block, Record, UnknownSpeaker
from zadankai_editor.record.review import State
from zadankai_editor.storage.files import save_record
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.widgets.message_boxes import MessageBox

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
MANY = 24


class Clerk:
    """Somebody at the window, with a record open."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.manuscript = window.workspace.manuscript
        self.session = window.session

    @property
    def said(self) -> str:
        """What stands in the status line."""
        found = [
            w.text() for w in self.window.status.findChildren(QLabel) if w.accessibleName() == "記録の状態"
        ]
        return str(found[0])

    @property
    def undo(self) -> str:
        """What the history calls the last step."""
        return self.session.undo_stack.undoText()

    @property
    def speakers(self) -> list[object]:
        return [b.speaker for b in self.session.record.blocks if b.kind is K.UTTERANCE]

    @property
    def question(self) -> MessageBox | None:
        """The question that is asked now."""
        return next((b for b in self.window.findChildren(MessageBox) if b.isVisible()), None)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.manuscript, key, modifiers)

    def answer(self, words: str, key: Qt.Key = Key.Key_Return) -> None:
        """Answer the question, which is to be `words`, with a key."""
        box = self.question
        assert box is not None
        assert box.text() == words
        assert {b.text() for b in box.buttons()} == {"変更する(&S)", "やめる(&C)"}
        QTest.keyClick(box, key)
        assert self.question is None

    def pick(self, name: str) -> None:
        """Choose in the picker, which is open, by typing a name."""
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.setText(name)
        QTest.keyClick(field, Key.Key_Return)


OpenRecord = Callable[..., Clerk]


@pytest.fixture
def clerk_at(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> OpenRecord:
    """Open a record with these blocks, said by 早瀬, 桐生 and 大槻."""

    def opened(*blocks: Block) -> Clerk:
        record = Record(title="湊の座談会", participants=people("早瀬", "桐生", "大槻"), blocks=blocks)
        path = save_record(tmp_path / "record.yaml", State(record=record), None).path
        with qtbot.waitSignal(window.desk.opened):
            window.desk.open(path)
        with qtbot.waitActive(window):
            window.activateWindow()
        window.workspace.manuscript.setFocus()
        return Clerk(window)

    return opened


def by(speaker: str | UnknownSpeaker | None, count: int, start: int = 1) -> list[Block]:
    """Return utterances of one person."""
    return [block(f"b{n}", K.UTTERANCE, f"{n}つ目の話です。", speaker) for n in range(start, start + count)]


def test_many_at_once_are_asked_about_and_esc_changes_nothing(clerk_at: OpenRecord) -> None:
    clerk = clerk_at(*by("p1", MANY))
    clerk.press(Key.Key_A, CONTROL)
    clerk.press(Key.Key_2, CONTROL)
    clerk.answer("「早瀬」の24件の発言を「桐生」の発言にします。", Key.Key_Escape)
    assert set(clerk.speakers) == {"p1"}
    assert not clerk.session.modified
    clerk.press(Key.Key_2, CONTROL)
    clerk.answer("「早瀬」の24件の発言を「桐生」の発言にします。")
    assert set(clerk.speakers) == {"p2"}
    assert clerk.said == "24件の発言の発言者を「桐生」にしました。"
    assert clerk.undo == "発言者を「桐生」に（24件）"
    clerk.press(Key.Key_Z, CONTROL)
    assert set(clerk.speakers) == {"p1"}


def test_ten_are_not_asked_about(clerk_at: OpenRecord) -> None:
    clerk = clerk_at(*by("p1", 10))
    clerk.press(Key.Key_A, CONTROL)
    clerk.press(Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert clerk.question is None
    assert clerk.said == "10件の発言を発言者なしにしました。"
    assert clerk.undo == "発言者なしに（10件）"


def test_one_by_its_digit_and_by_the_picker(clerk_at: OpenRecord) -> None:
    clerk = clerk_at(*by("p1", 3))
    clerk.press(Key.Key_3, CONTROL)
    assert (clerk.said, clerk.undo) == (
        "1件の発言の発言者を「大槻」にしました。",
        "発言者を「大槻」に（1件）",
    )
    clerk.press(Key.Key_Tab)
    clerk.press(Key.Key_F2)
    clerk.pick("桐生")
    assert clerk.speakers == ["p3", "p2", "p1"]
    assert (clerk.said, clerk.undo) == (
        "1件の発言の発言者を「桐生」にしました。",
        "発言者を「桐生」に（1件）",
    )


def test_many_by_the_picker_and_the_caret_is_back_in_the_text(clerk_at: OpenRecord) -> None:
    clerk = clerk_at(*by("p1", 8), *by("p2", 4, 9))
    clerk.press(Key.Key_A, CONTROL)
    clerk.press(Key.Key_F2)
    clerk.pick("大槻")
    clerk.answer("「早瀬」の8件と「桐生」の4件、合わせて12件の発言を「大槻」の発言にします。")
    assert set(clerk.speakers) == {"p3"}
    assert clerk.manuscript.hasFocus()


def test_a_passage(clerk_at: OpenRecord) -> None:
    clerk = clerk_at(*by("p1", 2))
    clerk.press(Key.Key_Right)
    clerk.window.actions_book["passage_speaker"].trigger()
    clerk.pick("桐生")
    assert clerk.speakers == ["p1", "p2", "p1"]
    assert clerk.said == "1件の発言の発言者を「桐生」にしました。"
    assert clerk.undo == "一部を別の人の発言にする（「桐生」に1件）"


def test_all_of_somebody_and_a_swap(clerk_at: OpenRecord) -> None:
    clerk = clerk_at(*by("p1", 8), *by("p2", 4, 9))
    clerk.window.actions_book["swap_speakers"].trigger()
    clerk.pick("桐生")
    clerk.answer(
        "12件の発言者を変更します。「早瀬」の8件の発言を「桐生」の発言に、「桐生」の4件の発言を「早瀬」の発言にします。"
    )
    assert clerk.said == "発言者を変えました：「桐生」に8件、「早瀬」に4件。"
    assert clerk.undo == "「早瀬」と「桐生」の発言を入れ替える（「桐生」に8件、「早瀬」に4件）"
    clerk.window.actions_book["speaker_of_all"].trigger()
    clerk.pick("大槻")
    assert clerk.question is None
    assert clerk.speakers == ["p3"] * 8 + ["p1"] * 4
    assert clerk.said == "8件の発言の発言者を「大槻」にしました。"
    assert clerk.undo == "「桐生」の発言をすべて「大槻」にする（8件）"


def test_many_that_become_narration(clerk_at: OpenRecord) -> None:
    clerk = clerk_at(*by("p1", MANY))
    clerk.press(Key.Key_A, CONTROL)
    clerk.window.actions_book["kind_text"].trigger()
    clerk.answer("「早瀬」の24件の発言を「地の文」にします。")
    assert {b.kind for b in clerk.session.record.blocks} == {K.TEXT}
    assert clerk.said == "24件の発言を「地の文」にしました。"
    # What had been said is somebody's again, and that is said, too.
    clerk.window.actions_book["kind_utterance"].trigger()
    clerk.answer("「地の文」の24件を「早瀬」の発言にします。")
    assert clerk.said == "「地の文」24件を「早瀬」の発言にしました。"


def test_many_that_are_joined_across_speakers(clerk_at: OpenRecord) -> None:
    clerk = clerk_at(*by("p1", 1), *by("p2", MANY, 2))
    clerk.press(Key.Key_A, CONTROL)
    clerk.window.actions_book["join_across"].trigger()
    clerk.answer("「桐生」の24件の発言を「早瀬」の発言にします。", Key.Key_Escape)
    assert len(clerk.session.record.blocks) == MANY + 1
    clerk.window.actions_book["join_across"].trigger()
    clerk.answer("「桐生」の24件の発言を「早瀬」の発言にします。")
    assert len(clerk.session.record.blocks) == 1
    assert clerk.said.startswith("24件の発言の発言者を「早瀬」にしました。")


def test_tagging_says_whose_a_paragraph_is_now(clerk_at: OpenRecord) -> None:
    clerk = clerk_at(block("b1", K.TEXT, "一つ目です。\n二つ目です。\n三つ目です。"))
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_1)
    assert (clerk.said, clerk.undo) == (
        "「地の文」1件を「早瀬」の発言にしました。",
        "発言者を「早瀬」に（1件）",
    )
    clerk.press(Key.Key_2)
    clerk.press(Key.Key_Space)
    # The last paragraph, which was narration, is now the words of 桐生.
    assert clerk.undo == "前の続きにする（「桐生」に1件）"
    assert (
        clerk.said == "「地の文」1件を「桐生」の発言にしました。最後の段落まで付けました。Escで終了します。"
    )


def test_a_typed_name(clerk_at: OpenRecord) -> None:
    clerk = clerk_at(*by("p1", 1))
    for character in "桐生：":
        event = QInputMethodEvent()
        event.setCommitString(character)
        QApplication.sendEvent(clerk.manuscript, event)
    assert clerk.speakers == ["p2"]
    assert (clerk.said, clerk.undo) == (
        "1件の発言の発言者を「桐生」にしました。",
        "発言者を「桐生」に（1件）",
    )


def unlisted_of(clerk: Clerk) -> None:
    """Say of the first name in no list that this is 桐生."""
    box = clerk.window.workspace.side.participants.unlisted
    box.menu.aboutToShow.emit()
    box.menu.actions()[1].trigger()


def test_names_in_no_list(clerk_at: OpenRecord, qtbot: QtBot) -> None:
    clerk = clerk_at(*by(UnknownSpeaker(label="真鍋"), 12))
    clerk.window.actions_book["panel_participants"].trigger()
    unlisted_of(clerk)
    clerk.answer("「真鍋」の12件の発言を「桐生」の発言にします。")
    assert set(clerk.speakers) == {"p2"}
    assert clerk.said == "12件の発言の発言者を「桐生」にしました。"
    assert clerk.undo == "「真鍋」を「桐生」の発言にする（12件）"
    clerk.session.undo()
    # Who is added under the very name that stands there is nobody else: that is said, and not asked.
    adopt = clerk.window.workspace.side.participants.unlisted.adopt
    assert isinstance(adopt, QPushButton)
    qtbot.waitUntil(adopt.isVisible)
    qtbot.mouseClick(adopt, Qt.MouseButton.LeftButton)
    assert clerk.question is None
    assert clerk.said == "参加者「真鍋」を加えました。12件の発言の発言者を「真鍋」にしました。"
    assert clerk.undo == "参加者「真鍋」の追加（12件）"


def test_removing_somebody_asks_once(clerk_at: OpenRecord, qtbot: QtBot) -> None:
    clerk = clerk_at(*by("p1", 12))
    clerk.window.actions_book["panel_participants"].trigger()
    panel = clerk.window.workspace.side.participants
    panel.ask_to_remove()
    qtbot.mouseClick(panel.question.yes, Qt.MouseButton.LeftButton)
    assert clerk.question is None
    assert set(clerk.speakers) == {None}
    assert clerk.said == "12件の発言を発言者なしにしました。"
    assert clerk.undo == "参加者「早瀬」の削除（発言者なしに12件）"


def test_utterances_pasted_from_another_record_stay_open_and_that_is_said(
    clerk_at: OpenRecord, qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    clerk = clerk_at(*by("p2", 2), *by("p1", 1, 3))
    clerk.press(Key.Key_A, CONTROL)
    clerk.press(Key.Key_C, CONTROL)
    other = State(record=Record(participants=people("早瀬"), blocks=tuple(by("p1", 1))))
    path = save_record(tmp_path / "other.yaml", other, None).path
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(path)
    clerk.press(Key.Key_End, CONTROL)
    clerk.press(Key.Key_V, CONTROL)
    assert len(clerk.session.record.blocks) == 4
    assert clerk.said == "貼り付けた発言のうち2件は、発言者が決まっていません（参加者にいない名前：桐生）。"


def test_what_is_no_change_of_speakers_says_nothing_of_it(clerk_at: OpenRecord) -> None:
    clerk = clerk_at(*by("p1", MANY))
    before = clerk.said
    QTest.keyClicks(clerk.manuscript, "abc")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_A, CONTROL)
    clerk.press(Key.Key_Delete)
    assert clerk.question is None
    assert "発言者" not in clerk.said.removeprefix(before)
    assert clerk.undo == "削除"
