"""The ways in which the labels of a whole source may be read: offered, chosen by a key, taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.qt.import_review.conftest import Open, Reviewer
from zadankai_editor.recognize import Reading, Recognition
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions
from zadankai_editor.record.nodes import Block, BlockKind, Record, UnknownSpeaker
from zadankai_editor.record.review import Doubt, LineUse, Review, Source, SourceLine, State
from zadankai_editor.ui.import_review.rows import RowKind
from zadankai_editor.ui.theme import DARK

Key, Modifier = Qt.Key, Qt.KeyboardModifier
FORMS = (
    ("circle", "○名前　本文", 12),
    ("colon", "名前：本文", 4),
    ("amp", "&名前&　本文", 3),
    ("dot", "名前．本文", 2),
)
WHOLE = "「○名前　本文」の形の行が12行ありますが、発言として読めた行はありません。"
TEXT = "\n".join(f"○岸辺{n}　はい。" for n in range(12))


class Recogniser:
    """Reads each line as an utterance by the reading `circle`, and all as one text by others."""

    def __init__(self, *keys: str, implausible: bool = True) -> None:
        self.keys = keys
        self.implausible = implausible
        self.threads: list[QThread] = []

    def __call__(self, source: Source, *, decisions: Decisions = UNDECIDED, **_: Any) -> Recognition:
        self.threads.append(QThread.currentThread())
        taken = decisions.reading or (self.keys[-1] if self.keys else None)
        lines = source.text.split("\n")
        if taken == "circle":
            blocks = tuple(
                Block(
                    id=f"b{n}",
                    kind=BlockKind.UTTERANCE,
                    text="はい。",
                    speaker=UnknownSpeaker(label=line.partition("　")[0]),
                )
                for n, line in enumerate(lines, 1)
            )
            account = tuple(
                SourceLine(number=n, use=LineUse.BLOCK, target=f"b{n}") for n in range(1, len(lines) + 1)
            )
        else:
            blocks = (Block(id="b1", kind=BlockKind.TEXT, text=source.text),)
            account = tuple(
                SourceLine(number=n, use=LineUse.BLOCK, target="b1") for n in range(1, len(lines) + 1)
            )
        doubted = self.implausible and decisions.reading is None
        doubts = (Doubt(code="import.reading.implausible", message=WHOLE, line=1),) if doubted else ()
        review = Review(source=source, lines=account, doubts=doubts)
        readings = tuple(
            Reading(key, form, count, key == taken) for key, form, count in FORMS if key in self.keys
        )
        return Recognition(State(record=Record(blocks=blocks), review=review), (), readings=readings)


Review_ = Callable[..., Reviewer]


@pytest.fixture
def review(qtbot: QtBot, opened: Open) -> Review_:
    def opened_by(recogniser: Recogniser) -> Reviewer:
        dialog = opened(recognize=recogniser)
        dialog.import_text(TEXT)
        qtbot.waitUntil(dialog.review.isVisible)
        return Reviewer(qtbot, dialog)

    return opened_by


def blocks(reviewer: Reviewer) -> int:
    return sum(row.kind is RowKind.BLOCK for row in reviewer.structure.rows)


def reading(reviewer: Reviewer) -> str | None:
    return reviewer.dialog.deciding.decisions.reading


def test_what_speaks_against_the_reading_stands_at_the_top_with_the_others(review: Review_) -> None:
    reviewer = review(Recogniser("circle", "colon"))
    strip = reviewer.page.strip
    assert strip.isVisible()
    assert strip.sentence.text() == WHOLE
    assert [button.text() for button in strip.buttons] == ["読み方：○名前　本文（12行）(&1)"]
    assert strip.mapTo(reviewer.page, strip.rect().bottomLeft()).y() < reviewer.page.bar.y()
    first = next(row for row in reviewer.structure.rows if row.kind is RowKind.DOUBT)
    assert (first.text, first.key) == (WHOLE, None)
    assert reviewer.page.sentence.text().endswith("要確認が1件あります。")
    reviewer.dialog.set_theme(DARK)
    reviewer.dialog.grab()


@pytest.mark.parametrize("way", ["F6", "Alt+1", "button", "menu"])
def test_a_key_takes_another_reading_and_undo_takes_it_back(qtbot: QtBot, review: Review_, way: str) -> None:
    recogniser = Recogniser("circle", "colon")
    reviewer = review(recogniser)
    assert blocks(reviewer) == 1
    if way == "F6":
        reviewer.press(Key.Key_F6)
    elif way == "Alt+1":
        reviewer.press(Key.Key_1, Modifier.AltModifier)
        qtbot.waitUntil(lambda: reading(reviewer) is not None)  # the button is seen to go down
        reviewer.wait()
    elif way == "button":
        reviewer.page.strip.buttons[0].setFocus()
        reviewer.press(Key.Key_Return)
    else:
        reviewer.press(Key.Key_Y, Modifier.AltModifier)
        texts = [action.text() for action in reviewer.menu().actions() if action.text()]
        assert texts[1:3] == ["&1　○名前　本文（12行）", "&2　名前：本文（4行）"]
        reviewer.choose(Key.Key_1)
    assert (reading(reviewer), blocks(reviewer)) == ("circle", 12)
    assert not reviewer.page.strip.isVisible()
    assert reviewer.word == "「○名前　本文」の読み方で読み直しました。12行の読み方が変わりました。"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert reviewer.dialog.isAncestorOf(focused)
    assert reviewer.page.heading.readings_button.isVisible()
    assert all(thread is not reviewer.dialog.thread() for thread in recogniser.threads)
    assert "読み方の変更" in reviewer.page.heading.undo_button.accessibleName()
    reviewer.press(Key.Key_Z, Modifier.ControlModifier)
    assert (reading(reviewer), blocks(reviewer)) == (None, 1)
    assert reviewer.page.strip.isVisible()
    reviewer.press(Key.Key_Y, Modifier.ControlModifier)
    assert reading(reviewer) == "circle"


def test_f6_goes_round_all_readings_and_back_to_the_programs_own(review: Review_) -> None:
    reviewer = review(Recogniser("circle", "colon", "amp"))
    found = []
    for _ in range(5):
        reviewer.press(Key.Key_F6)
        found.append(reading(reviewer))
    assert found == ["circle", "colon", "amp", None, "circle"]


def test_the_menu_goes_back_to_the_programs_own(review: Review_) -> None:
    reviewer = review(Recogniser("circle", "colon"))
    reviewer.press(Key.Key_F6)
    reviewer.press(Key.Key_Y, Modifier.AltModifier)
    reviewer.choose(Key.Key_Z)
    assert reading(reviewer) is None
    assert reviewer.word.startswith("自動で選んだ読み方に戻しました。")


def test_the_reading_that_was_taken_can_be_confirmed(review: Review_) -> None:
    reviewer = review(Recogniser("circle", "colon"))
    reviewer.press(Key.Key_Y, Modifier.AltModifier)
    reviewer.choose(Key.Key_2)
    assert (reading(reviewer), blocks(reviewer)) == ("colon", 1)
    assert not reviewer.page.strip.isVisible()
    assert reviewer.page.sentence.text().endswith("要確認はありません。")


def test_many_readings_are_in_the_menu_and_shown_as_they_are(review: Review_) -> None:
    reviewer = review(Recogniser("circle", "colon", "amp", "dot"))
    texts = [button.text() for button in reviewer.page.strip.buttons]
    assert texts == ["読み方：○名前　本文（12行）(&1)", "読み方：名前：本文（4行）(&2)", "ほかに1つ(&0)"]
    reviewer.press(Key.Key_0, Modifier.AltModifier)
    assert "&3　&&名前&&　本文（3行）" in [action.text() for action in reviewer.menu().actions()]
    reviewer.choose(Key.Key_3)
    assert reading(reviewer) == "amp"


def test_without_another_reading_the_strip_says_what_to_do(review: Review_) -> None:
    reviewer = review(Recogniser())
    strip = reviewer.page.strip
    assert strip.isVisible()
    assert strip.buttons == ()
    assert "「発言者の名前」" in strip.advice.text()
    assert not reviewer.page.heading.readings_button.isVisible()
    reviewer.press(Key.Key_F6)
    assert reading(reviewer) is None


def test_where_nothing_is_implausible_the_readings_are_a_key_away(review: Review_) -> None:
    reviewer = review(Recogniser("colon", "circle", implausible=False))
    assert not reviewer.page.strip.isVisible()
    assert reviewer.page.heading.readings_button.isVisible()
    reviewer.press(Key.Key_F6)
    assert reading(reviewer) == "circle" or reading(reviewer) == "colon"
    assert review(Recogniser("colon", implausible=False)).page.heading.readings_button.isHidden()


def test_a_digit_alone_reads_nothing_anew(review: Review_) -> None:
    reviewer = review(Recogniser("circle", "colon"))
    for view in (reviewer.structure, reviewer.source, reviewer.candidates):
        QTest.keyClick(view, Key.Key_1)
    assert reading(reviewer) is None
