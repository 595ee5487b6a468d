"""追加で取り込む: an import that is added to the open record, by the keys of whoever reviews it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.record_states import K, block
from zadankai_editor.recognize import recognize
from zadankai_editor.record.accounting import unaccounted
from zadankai_editor.record.nodes import Participant, Record
from zadankai_editor.record.review import LineUse, Review, Source, SourceLine, State
from zadankai_editor.record.selection import Selection
from zadankai_editor.ui.import_review.dialog import ImportReview
from zadankai_editor.ui.import_review.ways import Way
from zadankai_editor.ui.main_window import MainWindow

FIRST = "桐生：はい。"
SECOND = (
    "湊の座談会　後編\n参加者\n市民部長：大槻 恵子\n商店会長：真壁 葵\n議題\n①屋台の話\n\n①屋台の話\n"
    "大槻：そうですね。\n真壁：私もです。\n大槻：では。"
)
START = State(
    record=Record(
        title="湊の座談会　前編",
        participants=(
            Participant(id="p1", label="桐生", name="桐生 透"),
            Participant(id="p2", label="大槻", name="大槻 恵子", title="市民部長"),
        ),
        blocks=(
            block("u1", K.UTTERANCE, "はい。", "p1"),
            block("u2", K.UTTERANCE, "昼も。夜も。", "p2"),
            block("c1", K.CLOSING, "後編に続きます。"),
        ),
    ),
    review=Review(
        source=Source(name="前編.txt", text=FIRST),
        lines=(SourceLine(number=1, use=LineUse.BLOCK, target="u1", text="："),),
    ),
)
ADDED = [("p2", "そうですね。"), ("真壁", "私もです。"), ("p2", "では。")]


class Clerk:
    def __init__(self, qtbot: QtBot, window: MainWindow, file: Path, choose: Callable[[Path], None]) -> None:
        self.qtbot, self.window, self.session = qtbot, window, window.session
        self._choose = choose
        file.write_text(SECOND, encoding="utf-8")
        self.file = file

    def open(self, state: State = START) -> State:
        self.window.desk.new()
        self.session.open(state)
        return self.session.state

    def review(self, action: str = "import_add") -> ImportReview:
        self._choose(self.file)
        self.window.actions_book[action].trigger()
        return self.shown()

    def shown(self) -> ImportReview:
        self.qtbot.waitUntil(lambda: self.window.findChild(ImportReview) is not None)
        dialog = self.window.findChild(ImportReview)
        assert isinstance(dialog, ImportReview)
        self.qtbot.waitUntil(dialog.review.isVisible)
        return dialog

    def choose(self, dialog: ImportReview, way: Way) -> None:
        """Press the access key of a way, and wait for what is read again."""
        assert dialog.ways is not None
        letter = way.value.partition("&")[2][0]
        QTest.keyClick(dialog, ord(letter), Qt.KeyboardModifier.AltModifier)
        self.qtbot.waitUntil(lambda: dialog.way is way)
        self.qtbot.waitUntil(lambda: not dialog.deciding.reading)

    def accept(self, dialog: ImportReview) -> None:
        before = self.session.state
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: self.session.state is not before)

    @property
    def words(self) -> list[tuple[object, str]]:
        """Who says what, those who are new by their label."""
        record = self.session.record
        known = {p.id for p in START.record.participants}
        return [
            (b.speaker if b.speaker in known else record.label_of(b.speaker), b.text)
            for b in record.blocks
            if b.kind is K.UTTERANCE
        ]


@pytest.fixture
def clerk(qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    def choose(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))

    return Clerk(qtbot, window, tmp_path / "後編.txt", choose)


def test_it_comes_behind_the_talk_in_one_step(clerk: Clerk) -> None:
    before = clerk.open()
    clerk.accept(clerk.review())
    record, review = clerk.session.record, clerk.session.review
    assert clerk.words == [("p1", "はい。"), ("p2", "昼も。夜も。"), *ADDED]
    assert [b.kind for b in record.blocks[2:]] == [K.SECTION, *[K.UTTERANCE] * 3, K.CLOSING]
    assert record.blocks[2].agenda == record.agenda[0].id
    assert [p.name for p in record.participants] == ["桐生 透", "大槻 恵子", "真壁 葵"]
    assert record.participants[:2] == START.record.participants
    assert record.title == "湊の座談会　前編"
    assert any("湊の座談会　後編" in d.message for d in review.doubts)
    assert review.source is not None
    assert review.source.name == "前編.txt、後編.txt"
    assert review.source.text == f"{FIRST}\n{SECOND}"
    assert unaccounted(review.source.text, record, review) == {}
    clerk.session.undo()
    assert clerk.session.state == before


def test_it_comes_to_the_caret_and_divides_what_is_there(clerk: Clerk) -> None:
    clerk.open()
    clerk.window.workspace.manuscript.select(Selection.caret(1, 3))
    dialog = clerk.review()
    clerk.choose(dialog, Way.CARET)
    clerk.accept(dialog)
    assert clerk.words == [("p1", "はい。"), ("p2", "昼も。"), *ADDED, ("p2", "夜も。")]
    assert clerk.session.undo_stack.count() == 1


def test_in_the_place_of_the_record_only_what_was_read_is_there(clerk: Clerk) -> None:
    before = clerk.open()
    dialog = clerk.review("import")
    clerk.choose(dialog, Way.REPLACE)
    clerk.accept(dialog)
    record = clerk.session.record
    assert record.title == "湊の座談会　後編"
    assert [p.name for p in record.participants] == ["大槻 恵子", "真壁 葵"]
    clerk.session.undo()
    assert clerk.session.state == before


def test_a_way_that_was_chosen_and_given_up_leaves_no_trace(clerk: Clerk) -> None:
    clerk.open()
    dialog = clerk.review()
    clerk.choose(dialog, Way.REPLACE)
    clerk.choose(dialog, Way.END)
    clerk.accept(dialog)
    assert clerk.words == [("p1", "はい。"), ("p2", "昼も。夜も。"), *ADDED]


def test_people_who_were_typed_before_the_text_are_not_thrown_away(clerk: Clerk) -> None:
    clerk.open(State(record=START.record.replaced(title="", blocks=())))
    QGuiApplication.clipboard().setText("桐生：はい。\n大槻：ええ。")
    manuscript = clerk.window.workspace.manuscript
    manuscript.setFocus()
    QTest.keyClick(manuscript, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    clerk.accept(clerk.shown())
    assert clerk.words == [("p1", "はい。"), ("p2", "ええ。")]
    assert clerk.session.record.participants == START.record.participants


def test_somebody_of_the_same_family_name_is_another_person_and_doubted(clerk: Clerk) -> None:
    clerk.open()
    clerk.file.write_text(SECOND.replace("大槻 恵子", "大槻 花"), encoding="utf-8")
    clerk.accept(clerk.review())
    record, review = clerk.session.record, clerk.session.review
    assert [p.name for p in record.participants] == ["桐生 透", "大槻 恵子", "大槻 花", "真壁 葵"]
    assert [w for w in clerk.words if w[1] in ("そうですね。", "では。")] == [
        (None, "そうですね。"),
        (None, "では。"),
    ]
    assert any(d.path == "participants[2]" and "同じ姓" in d.message for d in review.doubts)


def test_on_the_start_page_there_is_nothing_to_add_to(clerk: Clerk) -> None:
    assert not clerk.window.actions_book["import_add"].isEnabled()
    assert clerk.review("import").ways is None


def test_the_review_names_its_file_and_counts_only_who_is_new(clerk: Clerk) -> None:
    clerk.open()
    dialog = clerk.review()
    assert dialog.windowTitle() == "取り込みの確認 — 後編.txt"
    assert "新しい参加者1人" in dialog.review.sentence.text()
    clerk.choose(dialog, Way.REPLACE)
    assert "ブロック、参加者2人、" in dialog.review.sentence.text()
    dialog.reject()


def test_one_number_of_blocks_is_said_from_first_to_last(clerk: Clerk) -> None:
    clerk.open()
    clerk.file.write_text(f"はじめに、港を歩きました。\n\n{SECOND}", encoding="utf-8")
    said: list[str] = []
    clerk.window.importer.taken_over.connect(said.append)
    dialog = clerk.review()
    assert dialog.ways is not None
    before = len(clerk.session.record.blocks)
    words = (dialog.review.sentence.text(), dialog.ways.sentence.text())
    rows = [row.text for row in dialog.review.structure.rows if row.text.endswith("ブロック）")]
    clerk.accept(dialog)
    clerk.qtbot.waitUntil(lambda: bool(said))
    added = len(clerk.session.record.blocks) - before
    assert words[0].startswith(f"{added}ブロック、")
    assert words[1].startswith(f"読み取った{added}ブロックを")
    assert said[0].startswith(f"{added}ブロックを追加しました。")
    assert sum(int(row.partition("（")[2].partition("ブロック")[0]) for row in rows) == added
    assert len(rows) > 1


CIRCLES = (
    "議会運営委員会会議録\n〇日時\n令和６年５月１日（水）１０時００分開会\n〇場所\n第一委員会室\n〇出席委員\n"
    "甲野委員長、乙川、丙田の各委員（丁山副委員長は欠席）\n〇理事者側出席者\nなし\n〇本日審査した案件\n"
    "１　諮問事項について\n\n○甲野委員長　　開会いたします。\n○乙川委員　　質問します。\n○甲野委員長　　どうぞ。"
)


@pytest.mark.parametrize("form", ["{}\n{}\n", "○{}　{}"])
def test_three_people_of_whom_nobody_is_known_are_three_blocks(clerk: Clerk, form: str) -> None:
    talk = "\n".join(form.format(who, said) for who, said in [("葛城", "雪です。"), ("香坂", "はい。")] * 3)
    first = recognize(Source(name="前編.txt", text=f"参加者\n市民：葛城 学\n市民：香坂 花\n\n{talk}")).state
    clerk.open(first)
    clerk.file.write_text(CIRCLES, encoding="utf-8")
    clerk.accept(clerk.review())
    said = [b for b in clerk.session.record.blocks if "質問します。" in b.text or "どうぞ。" in b.text]
    assert len(said) == 2
    assert all("\n" not in b.text for b in said)
    label = clerk.session.record.label_of
    assert not {label(b.speaker) for b in said} & {"葛城", "香坂"}
