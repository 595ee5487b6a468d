"""The bench with a small record of every kind."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.qt.manuscript.support import Bench
from tests.record_states import K, block, state_of
from zadankai_editor.record.review import Digit, State
from zadankai_editor.session.session import Session
from zadankai_editor.ui import theme
from zadankai_editor.ui.manuscript.gutter import Manuscript


def talk() -> State:
    """Return a record with a lead, every kind of block, three people and a closing."""
    state = state_of(
        block("l1", K.LEAD, "湊が丘市は坂の多いまちです。"),
        block("s1", K.SECTION, "図書館について"),
        block("q1", K.PROMPT, "では始めます。"),
        block("u1", K.UTTERANCE, "𠮷野家の隣に図書館があります。", "p1"),
        block("u2", K.UTTERANCE, "夜も開いています。\n日曜も開けます。", "p2"),
        block("h1", K.HEADING, "夜間開館"),
        block("u3", K.UTTERANCE, "葛󠄀城の分館もです。", "p1"),
        block("f1", K.PHOTO, "図書館の外観", file="images/a.png"),
        block("t1", K.TEXT, "(拍手)"),
        block("u4", K.UTTERANCE, "ありがとうございました。", "p3"),
        block("c1", K.CLOSING, "この会は秋に開かれました。"),
        labels=("甲野", "乙川", "丙山"),
    )
    digits = tuple(Digit(participant=f"p{n}", digit=n) for n in (1, 2, 3))
    return state.model_copy(update={"review": state.review.model_copy(update={"digits": digits})})


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    """Return the talk, shown in a manuscript that has the focus."""
    session = Session()
    manuscript = Manuscript(session, theme.LIGHT, theme.manuscript_font(QGuiApplication.font()))
    qtbot.addWidget(manuscript)
    manuscript.resize(1000, 800)
    made = Bench(session, manuscript)
    made.open(talk())
    manuscript.show()
    qtbot.waitExposed(manuscript)
    manuscript.setFocus()
    yield made
    made.check()
    QGuiApplication.clipboard().clear()
