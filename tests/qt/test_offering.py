"""What is pasted, dropped or committed and holds labels becomes nobody's words before somebody was asked."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.record_states import K, block
from zadankai_editor.recognize import recognize
from zadankai_editor.recognize.known import Known
from zadankai_editor.record.nodes import Participant, Record
from zadankai_editor.record.review import Review, Source, State
from zadankai_editor.record.selection import Selection
from zadankai_editor.ui.import_review.dialog import ImportReview
from zadankai_editor.ui.import_review.ways import Way
from zadankai_editor.ui.main_window import MainWindow

TALK = "桐生：屋台が増えました。\n大槻：そうですね。"

PEOPLE = (
    Participant(id="p1", label="早瀬", name="早瀬 文乃", title="湊市CIO"),
    Participant(id="p2", label="桐生", name="桐生 透"),
    Participant(id="p3", label="大槻", name="大槻 恵子", title="市民部長"),
)
RECORD = Record(
    title="湊の座談会",
    participants=PEOPLE,
    blocks=(
        block("l1", K.LEAD, "港の町のことを聞きました。"),
        block("s1", K.SECTION, "祭りの話"),
        block("u1", K.UTTERANCE, "祭りはどうでしたか。昼から出ましたか。", "p1"),
        block("u2", K.UTTERANCE, "はい。", "p2"),
        block("c1", K.CLOSING, "この会は秋に開かれました。"),
    ),
)
L1, S1, U1, U2, C1 = range(5)
MIDDLE = len("祭りはどうでしたか。")


class Bench:
    """The window with an open record, and somebody at its keyboard."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window
        self.session = window.session
        self.manuscript = window.workspace.manuscript
        window.desk.new()
        self.session.open(State(record=RECORD))
        self.manuscript.setFocus()
        self.said: list[str] = []
        window.workspace.said.connect(self.said.append)

    @property
    def words(self) -> list[tuple[object, str]]:
        return [(b.speaker, b.text) for b in self.session.record.blocks]

    def put(self, index: int, offset: int) -> None:
        self.manuscript.select(Selection.caret(index, offset))

    def paste(self, text: str, html: str = "") -> None:
        mime = QMimeData()
        mime.setText(text)
        if html:
            mime.setHtml(html)
        QGuiApplication.clipboard().setMimeData(mime)
        QTest.keyClick(self.manuscript, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def drop(self, text: str, index: int, offset: int) -> bool:
        mime = QMimeData()
        mime.setText(text)
        cursor = self.manuscript.projection.cursor_of(Selection.caret(index, offset))
        at = QPointF(self.manuscript.cursorRect(cursor).center())
        event = QDropEvent(
            at,
            Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        self.manuscript.dropEvent(event)
        return event.isAccepted()

    def commit(self, text: str) -> None:
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(self.manuscript, event)

    def question(self) -> QMessageBox:
        self.qtbot.waitUntil(lambda: self.window.findChild(QMessageBox) is not None)
        box = self.window.findChild(QMessageBox)
        assert isinstance(box, QMessageBox)
        return box

    def answer(self, key: Qt.Key) -> None:
        """Press a key in the question, which closes."""
        letter = Qt.Key.Key_A <= key <= Qt.Key.Key_Z
        alt = Qt.KeyboardModifier.AltModifier if letter else Qt.KeyboardModifier.NoModifier
        box = self.question()
        # An access key belongs to the window that is active.
        self.qtbot.waitUntil(box.isActiveWindow)
        QTest.keyClick(box, key, alt)
        self.qtbot.waitUntil(lambda: self.window.findChild(QMessageBox) is None)

    def inserted(self) -> None:
        self.qtbot.waitUntil(lambda: any("入れました" in sentence for sentence in self.said))

    def not_asked(self) -> None:
        QApplication.processEvents()
        assert self.window.findChild(QMessageBox) is None


@pytest.fixture
def bench(qtbot: QtBot, window: MainWindow) -> Bench:
    return Bench(qtbot, window)


def test_a_second_half_is_offered_and_becomes_what_its_people_say(bench: Bench) -> None:
    before = bench.session.state
    bench.put(U1, MIDDLE)
    bench.paste(TALK)
    assert bench.session.state is before, "nothing changes before somebody has answered"
    assert "「桐生」、「大槻」" in bench.question().text()
    assert "すべて「早瀬」さんの発言になります" in bench.question().text()
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    assert bench.words[U1 : U1 + 5] == [
        ("p1", "祭りはどうでしたか。"),
        ("p2", "屋台が増えました。"),
        ("p3", "そうですね。"),
        ("p1", "昼から出ましたか。"),
        ("p2", "はい。"),
    ]
    assert bench.manuscript.selection == Selection.caret(U1 + 2, len("そうですね。"))
    assert bench.session.undo_stack.count() == 1
    QTest.keyClick(bench.manuscript, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.session.state == before


def test_as_text_it_is_one_step_too(bench: Bench) -> None:
    bench.put(U1, MIDDLE)
    bench.paste(TALK)
    bench.answer(Qt.Key.Key_T)
    assert bench.words[U1] == ("p1", f"祭りはどうでしたか。{TALK}昼から出ましたか。")
    assert bench.session.undo_stack.count() == 1


def test_esc_leaves_the_record_as_it_is(bench: Bench) -> None:
    before = bench.session.state
    bench.put(U1, MIDDLE)
    bench.paste(TALK)
    bench.answer(Qt.Key.Key_Escape)
    QTest.qWait(50)
    assert bench.session.state is before
    assert QGuiApplication.clipboard().text() == TALK


def test_whatever_people_may_be_called(bench: Bench) -> None:
    before = bench.session.state
    for line in (
        "大槻：そうですね。",
        "大槻:そうですね。",
        "大槻さん：そうですね。",
        "大槻 恵子：そうですね。",
        "市民部長：そうですね。",
        "大槻市民部長：そうですね。",
        "大槻　そうですね。",
        "○大槻　そうですね。",
        "◯大槻：そうですね。",
        "【大槻】そうですね。",
        "■大槻：そうですね。",
        "大槻\nそうですね。\n桐生\nはい。",
    ):
        bench.said.clear()
        bench.put(U2, 3)
        bench.paste(line)
        bench.answer(Qt.Key.Key_S)
        bench.inserted()
        assert bench.words[U2 : U2 + 2] == [("p2", "はい。"), ("p3", "そうですね。")], line
        bench.session.undo()
        assert bench.session.state == before


def test_other_text_is_pasted_without_a_question(bench: Bench) -> None:
    for text in (
        "注：祭りは秋です。",
        "日時：十月二日",
        "大槻",
        "大槻さんはそう言いました。",
        "昼から出ました。\n夜もです。",
        "桐生　透　市民部長",
        "まとめると：よい祭りでした。",
    ):
        bench.put(U2, 3)
        bench.paste(text)
        assert bench.words[U2] == ("p2", f"はい。{text}")
        bench.not_asked()
        bench.session.undo()


def test_a_stranger_where_labels_stand_in_the_source_is_left_open_and_doubted(bench: Bench) -> None:
    text = "桐生：はい。\n大槻：ええ。\n桐生：では。\n大槻：どうぞ。"
    found = recognize(Source(name="前編.txt", text=text), known=Known(PEOPLE, talk=True)).state
    review = Review(source=found.review.source, lines=found.review.lines)
    bench.session.open(State(record=found.record, review=review))
    bench.put(3, 4)
    bench.paste("真壁：私もです。")
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    added = bench.session.record.blocks[-1]
    assert (added.speaker, added.written, added.text) == (None, "真壁", "私もです。")
    assert [d.block for d in bench.session.review.doubts] == [added.id]
    assert [p.label for p in bench.session.record.participants] == ["早瀬", "桐生", "大槻"]


def test_a_drop_is_asked_about_as_well(bench: Bench) -> None:
    before = bench.session.state
    bench.put(U2, 0)
    assert bench.drop(TALK, U1, MIDDLE)
    assert bench.session.state is before
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    assert bench.words[U1 : U1 + 3] == [
        ("p1", "祭りはどうでしたか。"),
        ("p2", "屋台が増えました。"),
        ("p3", "そうですね。"),
    ]


def test_lines_that_an_input_method_commits_are_text_until_somebody_says_so(bench: Bench) -> None:
    before = bench.session.state
    bench.put(U1, MIDDLE)
    bench.commit(TALK)
    assert bench.words[U1] == ("p1", f"祭りはどうでしたか。{TALK}昼から出ましたか。")
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    assert [who for who, _ in bench.words[U1 : U1 + 4]] == ["p1", "p2", "p3", "p1"]
    assert bench.session.undo_stack.count() == 1
    bench.session.undo()
    assert bench.session.state == before


@pytest.mark.parametrize("key", [Qt.Key.Key_T, Qt.Key.Key_Escape])
def test_committed_lines_stay_text_otherwise(bench: Bench, key: Qt.Key) -> None:
    bench.put(U1, MIDDLE)
    bench.commit(TALK)
    bench.answer(key)
    assert bench.words[U1] == ("p1", f"祭りはどうでしたか。{TALK}昼から出ましたか。")


def test_where_nobody_speaks_it_goes_to_the_talk_beside(bench: Bench) -> None:
    for index, offset, place in ((L1, 3, S1), (C1, 2, C1), (S1, 2, U1)):
        bench.said.clear()
        bench.put(index, offset)
        bench.paste(TALK)
        bench.answer(Qt.Key.Key_S)
        bench.inserted()
        assert bench.words[place : place + 2] == [("p2", "屋台が増えました。"), ("p3", "そうですね。")]
        kept = [b for b in bench.session.record.blocks if b.id in {own.id for own in RECORD.blocks}]
        assert tuple(kept) == RECORD.blocks
        bench.session.undo()


def test_over_a_selection_the_rest_keeps_its_speakers(bench: Bench) -> None:
    bench.manuscript.select(Selection(Selection.caret(U1, MIDDLE).start, Selection.caret(U2, 1).start))
    bench.paste(TALK)
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    assert bench.words[U1 : U1 + 4] == [
        ("p1", "祭りはどうでしたか。"),
        ("p2", "屋台が増えました。"),
        ("p3", "そうですね。"),
        ("p2", "い。"),
    ]


def test_bold_names_of_a_web_page_are_read_as_the_import_reads_them(bench: Bench) -> None:
    bench.put(U2, 3)
    bench.paste("大槻　そうですね。", html="<p><b>大槻</b>　そうですね。</p>")
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    assert bench.words[U2 + 1] == ("p3", "そうですね。")


def test_it_can_be_looked_at_in_the_import_review(bench: Bench) -> None:
    bench.put(U1, MIDDLE)
    bench.paste(TALK)
    bench.answer(Qt.Key.Key_R)
    bench.qtbot.waitUntil(lambda: bench.window.findChild(ImportReview) is not None)
    review = bench.window.findChild(ImportReview)
    assert isinstance(review, ImportReview)
    bench.qtbot.waitUntil(review.review.isVisible)
    QTest.keyClick(review, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.qtbot.waitUntil(lambda: len(bench.words) > len(RECORD.blocks))
    assert [who for who, _ in bench.words[U1 : U1 + 4]] == ["p1", "p2", "p3", "p1"]
    assert bench.session.undo_stack.count() == 1


def test_a_page_too_long_to_be_read_at_once_goes_to_the_review_and_to_the_caret(bench: Bench) -> None:
    line = "<p>大槻：<ruby>海<rt>うみ</rt></ruby>です。</p>"
    bench.put(U1, MIDDLE)
    bench.paste("大槻：海うみです。\n" * 2000, html=line * 2000)
    bench.qtbot.waitUntil(lambda: bench.window.findChild(ImportReview) is not None)
    review = bench.window.findChild(ImportReview)
    assert isinstance(review, ImportReview)
    bench.qtbot.waitUntil(review.review.isVisible, timeout=20_000)
    assert review.way is Way.CARET
    assert bench.session.record == RECORD
    review.reject()


def test_a_slow_reading_is_waited_for(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[Callable[[], None]] = []
    offering = bench.window.workspace.offering
    arrived = offering._on_read
    offering._importing.recognized.disconnect(arrived)
    offering._importing.recognized.connect(lambda found: done.append(lambda: arrived(found)))
    bench.put(U1, MIDDLE)
    bench.paste(TALK)
    bench.answer(Qt.Key.Key_S)
    bench.qtbot.waitUntil(lambda: bool(done))
    assert bench.session.record == RECORD
    done[0]()
    assert len(bench.words) == len(RECORD.blocks) + 3


def test_words_typed_meanwhile_are_not_mixed_up(bench: Bench) -> None:
    done: list[Callable[[], None]] = []
    offering = bench.window.workspace.offering
    arrived = offering._on_read
    offering._importing.recognized.disconnect(arrived)
    offering._importing.recognized.connect(lambda found: done.append(lambda: arrived(found)))
    bench.put(U1, MIDDLE)
    bench.paste(TALK)
    bench.answer(Qt.Key.Key_S)
    bench.qtbot.waitUntil(lambda: bool(done))
    QTest.keyClicks(bench.manuscript, "abc")
    done[0]()
    assert bench.words[U1] == ("p1", "祭りはどうでしたか。abc昼から出ましたか。")
    assert "もう一度貼り付けてください" in bench.said[-1]
