"""The status bar."""

import errno
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.qt.panels.samples import sample_state
from zadankai_editor.record.typing_keys import Going, Keys
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.session import Session
from zadankai_editor.storage.journal import file, worker
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.status import StatusLine, in_two_lines


@pytest.fixture
def status(qtbot: QtBot, tmp_path: Path) -> Iterator[StatusLine]:
    parent = QWidget()
    qtbot.addWidget(parent)
    session = Session(parent)
    checker = Checker(session, lambda: tmp_path, parent)
    line = StatusLine(session, checker, parent)
    line.set_quiet(quiet=False)
    session.open(sample_state())
    checker.check_now()
    yield line
    checker.close()


def _words(status: StatusLine) -> str:
    return next(
        label.text() for label in status.findChildren(QLabel) if label.accessibleName() == "記録の状態"
    )


def _keys(status: StatusLine) -> str:
    return next(
        label.text() for label in status.findChildren(QLabel) if label.accessibleName() == "キーの働き"
    )


def _narrow_to(qtbot: QtBot, status: StatusLine, width: int) -> None:
    window = status.window()
    window.resize(1300, 60)
    window.show()
    status.resize(width, 28)
    qtbot.wait(1)


IN_WORDS = Keys(Going.PARAGRAPH, Going.UTTERANCE, None)


def test_it_says_what_the_keys_do_at_the_caret(qtbot: QtBot, status: StatusLine) -> None:
    _narrow_to(qtbot, status, 1200)
    status.set_keys(IN_WORDS)
    assert _keys(status) == "Enter：次の段落　Ctrl+Enter：次の発言　Tab：次のブロックへ"
    status.set_keys(None)
    assert _keys(status) == ""


def test_what_is_said_of_the_keys_is_whole_or_left_out(qtbot: QtBot, status: StatusLine) -> None:
    status.say("保存しました。")
    status.set_keys(IN_WORDS)
    seen: list[str] = []
    for width in range(1200, 100, -20):
        _narrow_to(qtbot, status, width)
        if not seen or _keys(status) != seen[-1]:
            seen.append(_keys(status))
    assert seen == [
        "Enter：次の段落　Ctrl+Enter：次の発言　Tab：次のブロックへ",
        "Enter：次の段落　Ctrl+Enter：次の発言",
        "Enter：次の段落",
        "",
    ]


def test_what_is_said_otherwise_has_the_room_first(qtbot: QtBot, status: StatusLine) -> None:
    _narrow_to(qtbot, status, 900)
    status.say("短い知らせ")
    status.set_keys(IN_WORDS)
    assert _keys(status)
    status.say("とても長い知らせで、状態の行をほとんど端から端まで使ってしまうものがこれです。" * 2)
    assert _keys(status) == ""
    status.say("短い知らせ")
    assert _keys(status)


def test_what_is_being_done_is_said_no_longer_than_it_takes(status: StatusLine) -> None:
    status.set_busy("「記録.yaml」を保存しています…")
    assert _words(status) == "「記録.yaml」を保存しています…"
    status.set_busy("")
    assert "保存しています" not in _words(status)


def test_what_came_of_it_stays(status: StatusLine) -> None:
    status.set_busy("「記録.yaml」を保存しています…")
    status.say("「記録.yaml」に保存しました。")
    status.set_busy("")
    assert _words(status) == "「記録.yaml」に保存しました。"


def _backup(window: MainWindow) -> QLabel:
    return window.status._journal


def test_it_says_when_work_was_last_written_down(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(saved)
    assert not _backup(window).isVisible(), "nothing has been written yet"
    with qtbot.waitSignal(window.desk.backed_up) as told:
        QTest.keyClicks(window.workspace.manuscript, "a")
    assert told.args is not None
    shown = f"自動バックアップ {told.args[0]:%H:%M}"
    assert _backup(window).text() == shown
    assert _backup(window).isVisible()
    window.show_start(look_for_lost_work=False)
    assert not _backup(window).isVisible()


def test_it_does_not_say_so_anew_at_each_key(
    qtbot: QtBot, window: MainWindow, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "SYNC_INTERVAL", 0.01)
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(saved)
    told: list[datetime] = []
    window.desk.backed_up.connect(told.append)
    for letter in "keystrokes":
        QTest.keyClicks(window.workspace.manuscript, letter)
        qtbot.wait(30)
    assert 1 <= len(told) == len(set(told)) <= 2, "once in each minute"


def test_it_says_so_where_work_cannot_be_written_down(
    qtbot: QtBot, window: MainWindow, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "RETRY_INTERVAL", 0.05)
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(saved)
    with qtbot.waitSignal(window.desk.backed_up):
        QTest.keyClicks(window.workspace.manuscript, "a")

    def full(_descriptor: int, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(file, "write_all", full)
    QTest.keyClicks(window.workspace.manuscript, "b")
    qtbot.waitUntil(lambda: _backup(window).text() == "自動バックアップを保存できません")
    assert "ディスクに空きがありません" in _backup(window).toolTip()
    assert "早めに保存してください" in _words(window.status)
    monkeypatch.undo()
    qtbot.waitUntil(lambda: _backup(window).text().startswith("自動バックアップ "))


def test_a_new_record_can_be_written_where_nothing_can_be_backed_up(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    monkeypatch.setenv("ZADANKAI_HOME", str(blocked))
    window.actions_book["new"].trigger()
    QTest.keyClicks(window.workspace.manuscript, "words")
    qtbot.waitUntil(lambda: _backup(window).text() == "自動バックアップを保存できません")
    assert window.session.record.blocks[0].text == "words"


def test_a_day_is_said_without_noughts_before_it(status: StatusLine) -> None:
    status.set_backed_up(datetime(2026, 12, 1, 9, 5, tzinfo=UTC))
    tips = [label.toolTip() for label in status.findChildren(QLabel)]
    assert any(tip.startswith("12月1日 9:05までの作業は") for tip in tips)


LONG = (
    "議題2「これからの図書館の役割と、地域のつながり」と見出し「これからの図書館の役割と地域のつながりについて」の"
    "表記が違います。どちらかにそろえるか、このままでよいか確かめてください。"
)


def test_what_must_be_done_is_read_at_1280(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(saved)
    window.resize(1280, 800)
    window.show()
    height = window.status.height()
    words = window.status._line.words
    window.status.say("短い文です。")
    assert in_two_lines(words.text(), words.fontMetrics(), words.width()) == ["短い文です。"]
    window.status.say(LONG)
    lines = in_two_lines(words.text(), words.fontMetrics(), words.contentsRect().width() - 16)
    assert len(lines) == 2
    assert "".join(lines) == LONG
    assert words.height() >= 2 * words.fontMetrics().lineSpacing()
    assert window.status.height() == height


def test_a_sentence_longer_than_two_lines_is_cut_and_whole_in_the_tip(status: StatusLine) -> None:
    words = status._line.words
    status.say(LONG)
    metrics = words.fontMetrics()
    for width in range(0, 1400, 7):
        lines = in_two_lines(LONG, metrics, width)
        assert len(lines) <= 2
        assert "".join(lines) == LONG or lines[1].endswith("…") or not lines[1]
    assert words.toolTip() == LONG
