"""Going from problem to problem, and settling doubts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.qt.manuscript.support import Bench
from tests.record_states import K, block, doubt, state_of
from zadankai_editor.record.commands.kinds import set_kind
from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.record.nodes import BlockKind, Status
from zadankai_editor.record.review import Doubt, Source, State
from zadankai_editor.session.checker import Checker
from zadankai_editor.ui.actions import first_key, spelt_out
from zadankai_editor.ui.proofing import Proofing
from zadankai_editor.ui.verdict import in_words, worst_of


class Desk:
    """A checker whose findings the test may set, and the proofing over the manuscript."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.checker = Checker(bench.session, lambda: None)
        self.proofing = Proofing(bench.session, self.checker, bench.manuscript)
        self.said: list[str] = []
        self.fields: list[str] = []
        self.proofing.said.connect(self.said.append)
        self.proofing.field_wanted.connect(self.fields.append)

    def found(self, *findings: Finding) -> None:
        self.checker._pause.stop()
        self.checker._take(findings)

    def visits(self, step: int, count: int) -> list[str]:
        seen = []
        for _ in range(count):
            self.proofing.go(step)
            seen.append(self.said[-1])
        return seen


@pytest.fixture
def desk(bench: Bench) -> Iterator[Desk]:
    bench.open(state_of(*(block(f"b{n}", text="文", speaker="p1") for n in range(6))))
    made = Desk(bench)
    yield made
    made.checker.close()


def finding(
    message: str, where: str | None, severity: Severity = Severity.ERROR, path: str | None = None
) -> Finding:
    return Finding(code="text.empty", severity=severity, block=where, path=path, message=message)


def test_next_and_previous_go_round(desk: Desk, bench: Bench) -> None:
    desk.found(finding("い", "b1"), finding("ろ", "b3"), finding("は", "b5"))
    assert desk.visits(1, 4) == ["い", "ろ", "は", "い"]
    assert bench.caret == (1, 0)
    assert desk.visits(-1, 3) == ["は", "ろ", "い"]


def test_it_goes_on_from_the_caret(desk: Desk, bench: Bench) -> None:
    desk.found(finding("い", "b1"), finding("ろ", "b3"), finding("は", "b5"))
    bench.put(2, 0)
    assert desk.visits(1, 1) == ["ろ"]
    bench.put(4, 0)
    assert desk.visits(-1, 1) == ["ろ"]
    bench.put(0, 0)
    assert desk.visits(-1, 1) == ["は"]


def test_a_doubt_about_the_whole_comes_first_and_is_settled_where_it_was_read(
    desk: Desk, bench: Bench
) -> None:
    """It leads nowhere, so F7 is about it until the caret goes elsewhere, and then about the block there."""
    whole = Doubt(code="import.reading.implausible", message="全体の読み方。", line=3)
    other = Doubt(code="import.kind.uncertain", message="地の文ですか。", block="b0")
    state = state_of(block("b0", text="はい。"), block("b1", text="いいえ。"), doubts=(other, whole))
    bench.open(state)
    doubted = [f for f in desk.checker.check_now() if f.severity is Severity.DOUBT]
    desk.found(*doubted)
    assert desk.visits(1, 2) == ["全体の読み方。", "地の文ですか。"]
    desk.visits(-1, 1)
    bench.put(1, 0)
    desk.proofing.settle_here()
    settled = [s.doubt for s in bench.session.review.settled]
    assert settled == []
    bench.put(0, 0)
    desk.visits(1, 1)
    desk.visits(-1, 1)
    desk.proofing.settle_here()
    assert [s.doubt for s in bench.session.review.settled] == [whole]


_UNSURE = "import.speaker.uncertain"


def _with_three_doubted_lines() -> State:
    """A block of four paragraphs, read from lines 1 to 4, all of which are doubted but the first."""
    words = [f"○岸辺{n}　はい。" for n in range(3)]
    doubts = tuple(
        Doubt(code=_UNSURE, message=f"「{text}」で始まる段落があります。", block="b0", line=n)
        for n, text in enumerate(words, 2)
    )
    state = state_of(block("b0", text="\n".join(["始めます。", *words]), speaker="p1"), doubts=doubts)
    source = Source(name="元.txt", text="\n".join(["司会：始めます。", *words]))
    return state.replaced(review=state.review.replaced(source=source))


def test_the_doubts_about_lines_go_with_their_words(bench: Bench) -> None:
    """A block that is divided again and again must not have all of its doubts in every part."""
    bench.open(_with_three_doubted_lines())
    bench.put(0, 15)
    bench.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    first, second = bench.ids
    places = [(d.line, d.block) for d in bench.session.review.doubts]
    assert places == [(2, first), (3, second), (4, second)]
    bench.undo()
    assert bench.session.review.doubts == _with_three_doubted_lines().review.doubts
    bench.session.dispatch(set_kind(bench.session.state, [0], BlockKind.HEADING))
    places = [(d.line, d.block) for d in bench.session.review.doubts]
    assert places == list(zip((2, 3, 4), bench.ids[1:], strict=True))


def test_each_line_of_one_block_is_led_to(desk: Desk, bench: Bench) -> None:
    """However many doubts there are about one block: the caret is where the words are that are doubted."""
    bench.open(_with_three_doubted_lines())
    desk.found(*(f for f in desk.checker.check_now() if f.code == _UNSURE))
    places = []
    for _ in range(3):
        desk.proofing.go(1)
        places.append(bench.caret)
    assert places == [(0, 6), (0, 15), (0, 24)]
    desk.proofing.settle_here()
    assert desk.said[-1] == "6件を確認済みにしました。", "those that follow from the words as well"
    assert bench.session.review.doubts == ()


def test_several_in_one_block_are_all_visited(desk: Desk) -> None:
    desk.found(finding("い", "b1"), finding("ろ", "b1", Severity.DOUBT), finding("は", "b2"))
    assert desk.visits(1, 3) == ["い", "ろ", "は"]
    assert desk.visits(-1, 2) == ["ろ", "い"]


def test_after_one_is_settled_the_next_in_the_same_block_follows(desk: Desk) -> None:
    first, second, third = finding("い", "b1"), finding("ろ", "b1"), finding("は", "b2")
    desk.found(first, second, third)
    assert desk.visits(1, 1) == ["い"]
    desk.found(second, third)
    assert desk.visits(1, 2) == ["ろ", "は"]


def test_the_first_problem_of_an_opened_record_comes_first(desk: Desk) -> None:
    desk.found(finding("題", None, path="title"), finding("い", "b0"), finding("ろ", "b2"))
    assert desk.visits(1, 3) == ["題", "い", "ろ"]
    assert desk.fields == ["title"]


def test_errors_and_doubts_come_before_warnings(desk: Desk, bench: Bench) -> None:
    desk.found(
        finding("注1", None, Severity.WARNING, path="participants[0]"),
        finding("注2", "b1", Severity.WARNING),
        finding("要", "b3", Severity.DOUBT),
        finding("注3", "b4", Severity.WARNING),
        finding("誤", "b5"),
    )
    assert desk.visits(1, 6) == ["要", "誤", "注1", "注2", "注3", "要"]
    assert desk.visits(-1, 2) == ["注3", "注2"]


def test_from_the_middle_of_the_text_a_doubt_before_it_comes_before_a_warning_behind_it(
    desk: Desk, bench: Bench
) -> None:
    desk.found(finding("要", "b1", Severity.DOUBT), finding("注", "b4", Severity.WARNING))
    bench.put(3, 0)
    assert desk.visits(1, 2) == ["要", "注"]


def test_who_is_at_the_warnings_stays_with_them(desk: Desk, bench: Bench) -> None:
    doubtful = finding("要", "b5", Severity.DOUBT)
    warnings = [finding(f"注{n}", f"b{n}", Severity.WARNING) for n in (1, 2, 4)]
    desk.found(*warnings, doubtful)
    assert desk.visits(1, 2) == ["要", "注1"]
    # It is mended, and the caret goes on.
    bench.put(2, 1)
    desk.found(*warnings[1:], doubtful)
    assert desk.visits(1, 3) == ["注2", "注4", "要"]


def test_where_nobody_knows_yet_it_goes_as_soon_as_that_is_known(desk: Desk, bench: Bench) -> None:
    desk.found(finding("い", "b1"))
    bench.open(state_of(*(block(f"c{n}", text="文", speaker="p1") for n in range(6))))
    desk.proofing.go(1)
    assert desk.said == ["記録を調べています。終わると、最初に確認する箇所へ移ります。"]
    assert bench.caret == (0, 0)
    desk.proofing.settle_here()
    assert bench.refusals == []
    desk.found(finding("ろ", "c3", Severity.WARNING), finding("は", "c4", Severity.DOUBT))
    assert desk.said[-1] == "は"
    assert bench.caret == (4, 0)


def test_who_types_on_is_not_led_away(desk: Desk, bench: Bench) -> None:
    bench.open(state_of(*(block(f"c{n}", text="文", speaker="p1") for n in range(6))))
    desk.proofing.go(1)
    bench.type("あ")
    desk.found(finding("は", "c4", Severity.DOUBT))
    assert bench.caret == (0, 1)


def test_information_is_not_visited(desk: Desk, bench: Bench) -> None:
    desk.found(finding("い", "b1", Severity.INFO))
    desk.proofing.go(1)
    assert desk.said == ["問題はありません。"]
    assert bench.caret == (0, 0)


def test_a_problem_of_a_block_that_has_gone_is_no_trouble(desk: Desk) -> None:
    desk.found(finding("い", "gone"), finding("ろ", "b2"))
    assert set(desk.visits(1, 2)) == {"い", "ろ"}


def test_settling_settles_the_block_with_the_caret(desk: Desk, bench: Bench) -> None:
    bench.open(state_of(block("b0", text="文"), block("b1", text="文"), doubts=(doubt("b0"), doubt("b1"))))
    bench.put(1, 1)
    desk.proofing.settle_here()
    review = bench.session.review
    assert [d.block for d in review.doubts] == ["b0"]
    assert [s.doubt.block for s in review.settled] == ["b1"]
    assert "T" in review.settled[0].at
    assert desk.said == ["確認済みにしました。"]
    desk.proofing.settle_here()
    assert bench.refusals
    assert bench.caret == (1, 1)
    bench.check_undo_and_redo()


def test_settling_never_takes_a_field_that_was_visited_before(desk: Desk, bench: Bench, qtbot: QtBot) -> None:
    about_title = Doubt(code="import.title.uncertain", message="題", path="title")
    bench.open(state_of(block("b0", text="文"), block("b1", text="文"), doubts=(about_title, doubt("b0"))))
    desk.found(
        Finding(code=about_title.code, severity=Severity.DOUBT, path="title", message="題"),
    )
    desk.proofing.go(1)
    qtbot.waitActive(bench.manuscript)
    bench.manuscript.setFocus()
    bench.put(1, 0)
    desk.proofing.settle_here()
    assert len(bench.session.review.doubts) == 2
    field = QLineEdit(bench.manuscript)
    field.show()
    field.setFocus()
    desk.proofing.settle_here()
    assert [d.block for d in bench.session.review.doubts] == ["b0"]
    bench.manuscript.setFocus()


def test_the_worst_of_each_block_is_shown_in_the_gutter() -> None:
    findings = (
        finding("い", "b1", Severity.WARNING),
        finding("ろ", "b1", Severity.ERROR),
        finding("は", "b1", Severity.DOUBT),
        finding("に", "b2", Severity.DOUBT),
        finding("ほ", "b3", Severity.INFO),
        finding("へ", None, path="title"),
    )
    assert worst_of(findings) == {"b1": Severity.ERROR, "b2": Severity.DOUBT}


def test_in_words() -> None:
    state = state_of(block("b1", K.UTTERANCE, "文"))
    ready = state.model_copy(update={"record": state.record.replaced(status=Status.READY)})
    assert in_words(state, ()) == "問題はありません。公開用に確定できます。"
    assert in_words(ready, ()).startswith("公開用に確定しています。")
    said = in_words(state, (finding("い", "b1"), finding("ろ", "b1"), finding("は", "b1", Severity.WARNING)))
    assert spelt_out(said, first_key) == "誤り 2件、注意 1件があります。F8で順に見られます。"
    assert in_words(state, (finding("は", "b1", Severity.WARNING),)).startswith("誤りはありません。注意 1件")
    assert in_words(state_of(), ()).startswith("まだ何もありません")


def test_a_name_inside_of_somebody_elses_words_is_visited_and_settled(bench: Bench, qtbot: QtBot) -> None:
    bench.open(
        state_of(
            block("b1", text="はい。", speaker="p1"), block("b2", text="いえ。\n甲野：では。", speaker="p2")
        )
    )
    desk = Desk(bench)
    with qtbot.waitSignal(desk.checker.found):
        desk.checker.refresh()
    while "「甲野：」" not in (desk.said or [""])[-1]:
        desk.proofing.go(1)
    assert bench.manuscript.current_index == 1
    desk.proofing.settle_here()
    with qtbot.waitSignal(desk.checker.found):
        desk.checker.refresh()
    assert "utterance.label.foreign" not in [f.code for f in desk.checker.findings]
    bench.check_undo_and_redo()
    desk.checker.close()
