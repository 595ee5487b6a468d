"""Structuring a bare text with one key a paragraph, in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.record_states import K, agenda, block, people
from zadankai_editor.formats import read_record, write_record
from zadankai_editor.record.digits import with_digits
from zadankai_editor.record.nodes import Part, Record, Status
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.ui.main_window import MainWindow

Key = Qt.Key
MOST_KEYS = 1.2
"""Key presses for a paragraph, those to begin and to end included."""

GOLD = Record(
    participants=people("甲野", "乙川", "丙山"),
    agenda=agenda("窓口の見直し", "防災の備え"),
    blocks=(
        block("b1", K.SECTION, "窓口の見直しについて", agenda="a1"),
        block("b2", K.HEADING, "待たない窓口へ"),
        block("b3", K.PROMPT, "はじめに窓口のお話をお願いします。"),
        block("b4", K.UTTERANCE, "一つ目です。\n続きがあります。", "p1"),
        block("b5", K.PHOTO, "窓口の様子"),
        block("b6", K.UTTERANCE, "続けます。", "p1", continued=True),
        block("b7", K.UTTERANCE, "わかりました。", "p3"),
        block("b8", K.TEXT, "（拍手）"),
        block("b9", K.SECTION, "防災の備え", agenda="a2"),
        block("b10", K.UTTERANCE, "備えています。\n心配ありません。\n本当です。", "p2"),
        block("b11", K.CLOSING, "次回もお楽しみに。"),
    ),
)

KIND_KEYS = {
    K.SECTION: Key.Key_M,
    K.HEADING: Key.Key_K,
    K.PROMPT: Key.Key_S,
    K.PHOTO: Key.Key_P,
    K.TEXT: Key.Key_J,
    K.CLOSING: Key.Key_E,
}


class Typist:
    """Somebody at the window, whose key presses are counted."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.pressed = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.workspace.manuscript, key, modifiers)
        self.pressed += 1


def bare(gold: Record) -> State:
    """Return a state with the paragraphs of `gold` as one text, its participants and its agenda."""
    text = "\n".join(b.text for b in gold.blocks)
    return with_digits(State(record=gold.replaced(blocks=(block("t1", K.TEXT, text),))))


def keys_for(state: State, gold: Record) -> Iterator[Qt.Key]:
    """Yield the key for each paragraph: who or what, and the bar for whatever belongs to what is before it."""
    digits = {d.participant: d.digit for d in state.review.digits}
    labels = {p.label: p.id for p in state.record.participants}
    for wanted in gold.blocks:
        first = KIND_KEYS.get(wanted.kind)
        if wanted.continued:
            first = Key.Key_Space
        elif first is None:
            first = Key(Key.Key_0 + digits[labels[gold.label_of(wanted.speaker) or ""]])
        yield from (first, *[Key.Key_Space] * (len(wanted.paragraphs) - 1))


def said(record: Record) -> list[tuple[object, ...]]:
    items = {item.id: item.number for item in record.agenda}
    return [
        (b.kind, record.label_of(b.speaker), b.continued, items.get(str(b.agenda)), b.text)
        for b in record.blocks
    ]


@pytest.fixture
def typist(qtbot: QtBot, window: MainWindow) -> Typist:
    return Typist(window)


def opened(qtbot: QtBot, window: MainWindow, path: Path, state: State) -> None:
    path.write_bytes(write_record(state.record))
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(path)
    window.workspace.manuscript.setFocus()


def structured(qtbot: QtBot, typist: Typist, gold: Record, folder: Path) -> int:
    """Structure the bare text of `gold` by keys; return how many paragraphs it has."""
    opened(qtbot, typist.window, folder / "bare.yaml", bare(gold))
    state = typist.window.session.state
    typist.press(Key.Key_F4)
    keys = list(keys_for(state, gold))
    for key in keys:
        typist.press(key)
    typist.press(Key.Key_Escape)
    assert said(typist.window.session.record) == said(gold)
    return len(keys)


def test_a_bare_text_takes_little_more_than_one_key_a_paragraph(
    qtbot: QtBot, typist: Typist, tmp_path: Path
) -> None:
    paragraphs = structured(qtbot, typist, GOLD, tmp_path)
    assert paragraphs == sum(len(b.paragraphs) for b in GOLD.blocks)
    assert typist.pressed <= MOST_KEYS * paragraphs


def test_a_real_record_takes_little_more_than_one_key_a_paragraph(
    qtbot: QtBot, typist: Typist, shared_dir: Path, tmp_path: Path
) -> None:
    gold = read_record((shared_dir / "records/nishitokyo-32.yaml").read_bytes(), "nishitokyo-32.yaml")
    body = gold.replaced(status=Status.DRAFT, blocks=gold.blocks_of(Part.BODY))
    paragraphs = structured(qtbot, typist, body, tmp_path)
    assert typist.pressed <= MOST_KEYS * paragraphs


def test_the_sample_is_structured_by_keys_alone(
    qtbot: QtBot, typist: Typist, root: Path, tmp_path: Path
) -> None:
    gold = read_record((root / "examples/minatogaoka-7.yaml").read_bytes(), "minatogaoka-7.yaml")
    unlike_text = {"file": None, "alt": None, "credit": None, "people": ()}
    body = tuple(b.replaced(**unlike_text) for b in gold.blocks_of(Part.BODY))
    gold = gold.replaced(status=Status.DRAFT, cover=None, blocks=body)
    paragraphs = structured(qtbot, typist, gold, tmp_path)
    assert typist.pressed <= MOST_KEYS * paragraphs


def test_the_bare_sample_is_the_finished_one_without_its_structure(root: Path) -> None:
    finished = read_record((root / "examples/minatogaoka-7.yaml").read_bytes(), "minatogaoka-7.yaml")
    found = read_record((root / "examples/minatogaoka-7-bare.yaml").read_bytes(), "minatogaoka-7-bare.yaml")
    (talk,) = found.blocks_of(Part.BODY)
    assert talk.kind is K.TEXT
    assert talk.text == "\n".join(b.text for b in finished.blocks_of(Part.BODY))
    assert found.participants == finished.participants
    assert found.agenda == finished.agenda


def test_the_strip_says_the_keys_and_goes_with_the_mode(qtbot: QtBot, typist: Typist, tmp_path: Path) -> None:
    opened(qtbot, typist.window, tmp_path / "bare.yaml", bare(GOLD))
    strip, manuscript = typist.window.workspace.tagging_strip, typist.window.workspace.manuscript
    assert strip.isHidden()
    typist.press(Key.Key_F4)
    shown = " ".join(label.text() for label in strip.findChildren(QLabel)).replace("\u2060", "")
    assert all(words in shown for words in ("甲野", "乙川", "丙山", "見出し", "前の続き", "Esc"))
    assert not manuscript.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    typist.press(Key.Key_F4)
    assert strip.isHidden()
    assert manuscript.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert typist.window.session.undo_stack.count() == 0


def test_no_key_types_or_deletes_while_tagging(qtbot: QtBot, typist: Typist, tmp_path: Path) -> None:
    opened(qtbot, typist.window, tmp_path / "bare.yaml", bare(GOLD))
    before = typist.window.session.state
    typist.press(Key.Key_F4)
    for key in (Key.Key_X, Key.Key_Q, Key.Key_Delete, Key.Key_Tab, Key.Key_9):
        typist.press(key)
    assert typist.window.session.state is before


def test_undo_leads_back_to_the_paragraph(qtbot: QtBot, typist: Typist, tmp_path: Path) -> None:
    opened(qtbot, typist.window, tmp_path / "bare.yaml", bare(GOLD))
    start, manuscript = typist.window.session.state, typist.window.workspace.manuscript
    typist.press(Key.Key_F4)
    first = manuscript.selection
    typist.press(Key.Key_M)
    typist.press(Key.Key_1)
    for _ in range(2):
        typist.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert typist.window.session.state == start
    assert manuscript.selection == first


def test_somebody_is_searched_for_and_the_next_paragraph_comes(
    qtbot: QtBot, typist: Typist, tmp_path: Path
) -> None:
    opened(qtbot, typist.window, tmp_path / "bare.yaml", bare(GOLD))
    typist.press(Key.Key_F4)
    typist.press(Key.Key_F)
    (field,) = typist.window.workspace.picker.findChildren(QLineEdit)
    QTest.keyClicks(field, "otogawa")
    QTest.keyClick(field, Key.Key_Return)
    record = typist.window.session.record
    assert record.label_of(record.blocks[0].speaker) == "乙川"
    assert typist.window.workspace.manuscript.selection.start.index == 1


def test_a_typed_label_becomes_the_speaker(qtbot: QtBot, typist: Typist, tmp_path: Path) -> None:
    opened(qtbot, typist.window, tmp_path / "bare.yaml", bare(GOLD))
    manuscript, session = typist.window.workspace.manuscript, typist.window.session
    for typed in ("乙川", "："):
        event = QInputMethodEvent()
        event.setCommitString(typed)
        QApplication.sendEvent(manuscript, event)
    block = session.record.blocks[0]
    assert (session.record.label_of(block.speaker), block.kind) == ("乙川", K.UTTERANCE)
    assert block.text.startswith("窓口の見直しについて")
    typist.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.record.blocks[0].text.startswith("乙川：窓口")
    assert session.record.blocks[0].kind is K.TEXT


def test_a_name_that_nobody_bears_stays_text(qtbot: QtBot, typist: Typist, tmp_path: Path) -> None:
    opened(qtbot, typist.window, tmp_path / "bare.yaml", bare(GOLD))
    event = QInputMethodEvent()
    event.setCommitString("丁田：")
    QApplication.sendEvent(typist.window.workspace.manuscript, event)
    assert typist.window.session.record.blocks[0].text.startswith("丁田：窓口")


def test_keys_of_the_menus_are_about_the_paragraph_alone(
    qtbot: QtBot, typist: Typist, tmp_path: Path
) -> None:
    opened(qtbot, typist.window, tmp_path / "bare.yaml", bare(GOLD))
    typist.press(Key.Key_F4)
    typist.press(Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    typist.press(Key.Key_4, Qt.KeyboardModifier.AltModifier)
    record = typist.window.session.record
    shown = [(b.kind, record.label_of(b.speaker), b.text) for b in record.blocks[:2]]
    assert shown == [(K.UTTERANCE, "乙川", "窓口の見直しについて"), (K.HEADING, None, "待たない窓口へ")]
    typist.press(Key.Key_F2)
    (field,) = typist.window.workspace.picker.findChildren(QLineEdit)
    QTest.keyClick(field, Key.Key_1)
    record = typist.window.session.record
    assert record.label_of(record.blocks[2].speaker) == "甲野"
    assert record.blocks[2].text == "はじめに窓口のお話をお願いします。"


def test_nothing_is_cut_or_pasted_while_tagging(qtbot: QtBot, typist: Typist, tmp_path: Path) -> None:
    opened(qtbot, typist.window, tmp_path / "bare.yaml", bare(GOLD))
    before = typist.window.session.state
    QApplication.clipboard().setText("貼り付ける文")
    typist.press(Key.Key_F4)
    for key in (Key.Key_X, Key.Key_V, Key.Key_Backspace, Key.Key_K):
        typist.press(key, Qt.KeyboardModifier.ControlModifier)
    for action in ("cut", "paste", "split", "join", "delete_block"):
        typist.window.actions_book[action].trigger()
    assert typist.window.session.state is before


def test_somebody_new_is_one_step(qtbot: QtBot, typist: Typist, tmp_path: Path) -> None:
    opened(qtbot, typist.window, tmp_path / "bare.yaml", bare(GOLD))
    before = typist.window.session.state
    typist.press(Key.Key_F4)
    typist.press(Key.Key_F)
    (field,) = typist.window.workspace.picker.findChildren(QLineEdit)
    field.insert("丁田")
    QTest.keyClick(field, Key.Key_Return)
    assert [p.label for p in typist.window.session.record.participants][-1] == "丁田"
    typist.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert typist.window.session.state == before


def test_what_goes_to_an_end_of_the_record_is_said(qtbot: QtBot, typist: Typist, tmp_path: Path) -> None:
    opened(qtbot, typist.window, tmp_path / "bare.yaml", bare(GOLD))
    said: list[str] = []
    typist.window.workspace.said.connect(said.append)
    typist.press(Key.Key_F4)
    typist.press(Key.Key_E)
    assert said[-1].startswith("リードは本文の前に、結びは後に")


@pytest.mark.parametrize("keys", [(Key.Key_D,), (Key.Key_0, Qt.KeyboardModifier.AltModifier)])
def test_a_paragraph_is_tagged_as_the_title(
    qtbot: QtBot, typist: Typist, tmp_path: Path, keys: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    text = "湊の座談会\n窓口の見直し\n甲野です。"
    state = with_digits(
        State(record=Record(participants=people("甲野"), blocks=(block("t1", K.TEXT, text),)))
    )
    opened(qtbot, typist.window, tmp_path / "bare.yaml", state)
    session = typist.window.session
    before = session.state
    typist.press(Key.Key_F4)
    typist.press(*keys)
    assert session.record.title == "湊の座談会"
    assert "\n".join(b.text for b in session.record.blocks) == "窓口の見直し\n甲野です。"
    assert typist.window.workspace.manuscript.textCursor().selectedText() == "窓口の見直し"
    assert session.undo_stack.count() == 1
    typist.press(Key.Key_D)
    assert session.record.title == "湊の座談会", "a title that is there stays"
    session.undo()
    assert session.state == before
    assert typist.window.workspace.manuscript.textCursor().selectedText() == "湊の座談会"


def test_the_only_paragraph_may_be_the_title(qtbot: QtBot, typist: Typist, tmp_path: Path) -> None:
    opened(
        qtbot, typist.window, tmp_path / "one.yaml", State(record=Record(blocks=(block("t1", K.TEXT, "題"),)))
    )
    typist.press(Key.Key_F4)
    typist.press(Key.Key_D)
    assert (typist.window.session.record.title, typist.window.session.record.blocks) == ("題", ())
    typist.press(Key.Key_1)
    typist.press(Key.Key_Escape)
    assert typist.window.workspace.tagging_strip.isHidden()


def test_several_paragraphs_selected_by_the_mouse_are_not_tagged_for_one(
    qtbot: QtBot, typist: Typist, tmp_path: Path
) -> None:
    state = with_digits(
        State(
            record=Record(
                participants=people("甲野"),
                blocks=(block("b1", K.HEADING, "窓口"), block("b2", K.PROMPT, "いかがですか。")),
            )
        )
    )
    opened(qtbot, typist.window, tmp_path / "two.yaml", state)
    session, manuscript = typist.window.session, typist.window.workspace.manuscript
    said: list[str] = []
    typist.window.workspace.said.connect(said.append)
    typist.press(Key.Key_F4)
    manuscript.select(Selection(Position(0, 1), Position(1, 3)))
    before = session.state
    typist.press(Key.Key_1)
    assert session.state is before
    assert said[-1].startswith("いくつかの段落が選ばれていた")
    assert manuscript.textCursor().selectedText() == "いかがですか。"
    typist.press(Key.Key_1)
    assert [b.kind for b in session.record.blocks] == [K.HEADING, K.UTTERANCE]
