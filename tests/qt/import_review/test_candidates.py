"""Candidates as rows, what ticking means, the history of decisions, and what is said of changes."""

import pytest

from tests.qt.import_review.sources import recognized
from zadankai_editor.readers.structure import SourcePicture
from zadankai_editor.recognize import Recognition
from zadankai_editor.recognize.decisions import UNDECIDED, LineRole, SpeakerChoice, Whom
from zadankai_editor.recognize.evidence import Candidate, CandidatePerson, Confidence, Strategy
from zadankai_editor.record.attribution import Attribution
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record
from zadankai_editor.record.review import LineUse, Review, Source, SourceLine, State
from zadankai_editor.ui.import_review.candidates import (
    CHOSEN,
    NO_SPEAKER,
    NOBODY,
    CandidateRow,
    Tick,
    bearers_of,
    candidate_rows,
    choice_words,
    redecided,
    tick_of,
)
from zadankai_editor.ui.import_review.changes import changed_lines, made_sentence, undone_sentence
from zadankai_editor.ui.import_review.history import Deed, History
from zadankai_editor.ui.import_review.marks import Fate, Mark
from zadankai_editor.ui.import_review.rows import RowKind
from zadankai_editor.ui.import_review.sheet import sheet_of

KONO = Candidate("kono", "甲野", (9,), Strategy.FAMILY_NAME, Confidence.CERTAIN, person="k1", people=("k1",))
OTSU = Candidate(
    "otsu",
    "乙川",
    (2, 4),
    Strategy.TITLE,
    Confidence.LIKELY,
    person="k2",
    people=("k2",),
    problem="肩書だけです。",
    ticked=False,
)
NEMO = Candidate("a", "A", (7,), Strategy.NONE, Confidence.OPEN, problem="一覧にありません。", ticked=False)
RECORD = Record(
    participants=(
        Participant(id="p1", label="甲野", name="甲野 洋", title="町長"),
        Participant(id="p2", label="乙川（学）", name="乙川 学", title="館長"),
        Participant(id="p3", label="乙川（空）", name="乙川 学", title="園長"),
    )
)


def found(*candidates: Candidate) -> Recognition:
    people = (
        CandidatePerson("k1", "甲野 洋", "町長"),
        CandidatePerson("k2", "乙川 学", "館長"),
        CandidatePerson("k3", "乙川 学", "園長"),
        CandidatePerson("k9", "丁野"),
    )
    return Recognition(State(record=RECORD), (), candidates=candidates, people=people)


def rows() -> dict[str, CandidateRow]:
    return {row.key: row for row in candidate_rows(found(KONO, OTSU, NEMO), UNDECIDED)}


def decided(key: str, choice: SpeakerChoice) -> CandidateRow:
    decisions = UNDECIDED.with_speaker(key, choice)
    before = candidate_rows(found(KONO, OTSU, NEMO), UNDECIDED)
    return next(r for r in redecided(before, bearers_of(found()), decisions) if r.key == key)


def test_doubtful_ones_come_first_then_by_their_lines() -> None:
    assert list(rows()) == ["otsu", "a", "kono"]


def test_whom_and_how_sure_is_said() -> None:
    shown = rows()
    assert (shown["kono"].chip, shown["kono"].place, shown["kono"].sure) == ("甲野", 0, "確実・姓が一致")
    assert (shown["otsu"].chip, shown["otsu"].sure) == ("乙川（学）", "要確認・肩書が一致")
    assert (shown["a"].chip, shown["a"].place, shown["a"].sure) == (NOBODY, None, "未定")
    assert [row.doubtful for row in shown.values()] == [True, True, False]
    for piece in ("未決定", "乙川", "2回", "乙川（学）", "要確認", "肩書だけです。"):
        assert piece in shown["otsu"].spoken


def test_people_of_one_name_have_the_colours_of_their_titles() -> None:
    assert [bearer.place for bearer in bearers_of(found())] == [0, 1, 2, None]
    assert bearers_of(found())[2].introduced == "乙川 学　園長"


class TestTick:
    def test_a_confident_one_is_opened(self) -> None:
        assert tick_of(rows()["kono"]) == Tick(choice=SpeakerChoice(Whom.OPEN))

    def test_opening_is_taken_back(self) -> None:
        assert tick_of(decided("kono", SpeakerChoice(Whom.OPEN))) == Tick()

    def test_a_doubtful_one_is_confirmed(self) -> None:
        assert tick_of(rows()["otsu"]) == Tick(choice=SpeakerChoice(Whom.PERSON, "k2"))

    def test_after_opening_a_confirmed_one_is_confirmed_again(self) -> None:
        opened = decided("otsu", SpeakerChoice(Whom.OPEN))
        assert tick_of(opened) == Tick(choice=SpeakerChoice(Whom.PERSON, "k2"))

    def test_where_nobody_is_shown_it_asks(self) -> None:
        assert tick_of(rows()["a"]) == Tick(asks=True)
        assert tick_of(decided("a", SpeakerChoice(Whom.OPEN))) == Tick(asks=True)


@pytest.mark.parametrize(
    ("choice", "chip", "ticked", "words"),
    [
        (SpeakerChoice(Whom.PERSON, "k1"), "甲野", True, "甲野 洋の発言としました"),
        (SpeakerChoice(Whom.NEW, "丙山"), "丙山", True, "新しい参加者「丙山」の発言としました"),
        (SpeakerChoice(Whom.OPEN), NOBODY, False, "誰の発言か決めないことにしました"),
        (SpeakerChoice(Whom.NO_SPEAKER), NO_SPEAKER, True, "発言者ではないものとしました"),
    ],
)
def test_a_decision_shows_at_once(choice: SpeakerChoice, chip: str, ticked: bool, words: str) -> None:
    row = decided("a", choice)
    assert (row.chip, row.ticked, row.sure, row.problem) == (chip, ticked, CHOSEN, "")
    assert not row.doubtful
    assert choice_words(choice, bearers_of(found())) == words


def test_taking_back_shows_what_was_read_first() -> None:
    before = candidate_rows(found(KONO, OTSU, NEMO), UNDECIDED)
    decisions = UNDECIDED.with_speaker("a", SpeakerChoice(Whom.PERSON, "k1"))
    taken = redecided(redecided(before, bearers_of(found()), decisions), bearers_of(found()), UNDECIDED)
    assert taken == before


def test_one_that_a_decision_made_vanish_can_still_be_reached() -> None:
    before = candidate_rows(found(KONO, OTSU, NEMO), UNDECIDED)
    decisions = UNDECIDED.with_speaker("a", SpeakerChoice(Whom.NO_SPEAKER))
    after = candidate_rows(found(KONO, OTSU), decisions, before)
    assert [row.key for row in after] == ["otsu", "a", "kono"]
    assert after[1].chip == NO_SPEAKER
    assert [row.key for row in candidate_rows(found(KONO, OTSU), UNDECIDED, before)] == ["otsu", "kono"]


class TestHistory:
    deed = Deed("一", "一をしました。")

    def test_undo_and_redo_move_between_decisions(self) -> None:
        history = History()
        one = UNDECIDED.with_line(1, LineRole.TEXT)
        two = one.with_line(2, LineRole.TEXT)
        history.push(one, self.deed)
        history.push(two, Deed("二", "二をしました。"))
        assert history.undo() == Deed("二", "二をしました。")
        assert history.decisions == one
        assert history.redo() is not None
        assert history.decisions == two
        assert history.redo() is None
        assert history.undo() is not None
        assert history.undo() == self.deed
        assert history.undo() is None
        assert history.decisions == UNDECIDED

    def test_a_new_decision_drops_what_was_undone(self) -> None:
        history = History()
        history.push(UNDECIDED.with_line(1, LineRole.TEXT), self.deed)
        history.undo()
        history.push(UNDECIDED.with_line(2, LineRole.TEXT), self.deed)
        assert history.redoable is None
        assert history.decisions.lines == {2: LineRole.TEXT}

    def test_what_could_not_be_done_is_dropped_for_good(self) -> None:
        history = History()
        one = UNDECIDED.with_line(1, LineRole.TEXT)
        history.push(one, self.deed)
        history.push(one.with_line(2, LineRole.TEXT), self.deed)
        history.push(one.with_line(3, LineRole.TEXT), self.deed)
        history.return_to(one)
        assert history.decisions == one
        assert history.redoable is None

    def test_undoing_that_could_not_be_done_is_no_undoing(self) -> None:
        history = History()
        one = UNDECIDED.with_line(1, LineRole.TEXT)
        history.push(one, self.deed)
        history.undo()
        history.return_to(one)
        assert history.decisions == one
        assert history.undoable == self.deed

    def test_what_was_dropped_meanwhile_is_where_it_begins_anew(self) -> None:
        history = History()
        one = UNDECIDED.with_line(1, LineRole.TEXT)
        history.push(one, self.deed)
        history.undo()
        history.push(UNDECIDED.with_line(2, LineRole.TEXT), self.deed)
        history.return_to(one)
        assert history.decisions == one
        assert history.undoable is None
        assert history.redoable is None


class TestSentences:
    deed = Deed("3行目の指定", "3行目を「写真説明」としました。", frozenset({3}), alike=True)

    def test_lines_are_counted_that_are_something_else_now(self) -> None:
        before = (
            Mark(Fate.BLOCK, "b1", "発言", speaker="甲野"),
            Mark(Fate.BLOCK, "b2", "発言"),
            Mark(Fate.BLANK),
        )
        after = (
            Mark(Fate.BLOCK, "b7", "発言", speaker="乙川"),
            Mark(Fate.BLOCK, "b8", "発言"),
            Mark(Fate.BLANK),
        )
        assert changed_lines(before, after) == {1}

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({3}, "3行目を「写真説明」としました。"),
            ({3, 8, 9}, "3行目を「写真説明」としました。同じ形の2行も読み直しました。"),
            (set(), "3行目を「写真説明」としました。読み方の変わった行はありません。"),
        ],
    )
    def test_of_a_line(self, changed: set[int], sentence: str) -> None:
        assert made_sentence(self.deed, frozenset(changed)) == sentence

    def test_of_a_label(self) -> None:
        deed = Deed("「A」の決定", "「A」を決めました。")
        assert made_sentence(deed, frozenset({1, 2})) == "「A」を決めました。2行の読み方が変わりました。"

    def test_of_taking_back(self) -> None:
        said = undone_sentence(self.deed, frozenset({3, 4}))
        assert said == "3行目の指定を元に戻しました。2行の読み方が変わりました。"
        assert undone_sentence(self.deed, frozenset(), again=True).startswith("3行目の指定をやり直しました。")


def test_parts_of_lines_that_are_left_out_are_told() -> None:
    record = Record(
        blocks=(Block(id="b1", kind=BlockKind.TEXT, text="はい"), Block(id="b2", kind=BlockKind.TEXT))
    )
    lines = (
        SourceLine(number=1, use=LineUse.BLOCK, target="b1", text="拍手", reason="印"),
        SourceLine(number=2, use=LineUse.BLOCK, target="b2", text="：", reason="発言者の書き方"),
    )
    review = Review(source=Source(name="a", text="拍手はい\n：いいえ"), lines=lines)
    marks = sheet_of(Recognition(State(record=record, review=review), ())).marks
    assert marks[0].left_out
    assert marks[0].note == "「拍手」は記録に入りません（印）"
    assert not marks[1].left_out
    assert marks[1].note == ""
    assert "「：」は記録に入りません（発言者の書き方）" in marks[1].explanation


def test_a_picture_stands_on_a_line_without_text() -> None:
    record = Record(blocks=(Block(id="b1", kind=BlockKind.PHOTO, text="夕暮れ"),))
    lines = tuple(SourceLine(number=n, use=LineUse.BLOCK, target="b1") for n in (2, 3))
    review = Review(source=Source(name="a", text="\n\n夕暮れ\n"), lines=lines)
    pictures = {"b1": SourcePicture("dusk.png", b"")}
    marks = sheet_of(Recognition(State(record=record, review=review), (), pictures=pictures)).marks
    assert [mark.fate for mark in marks] == [Fate.BLANK, Fate.BLOCK, Fate.BLOCK, Fate.BLANK]
    assert (marks[1].sign, marks[1].note) == ("写真", "画像「dusk.png」")
    assert marks[2].note == ""


def test_rows_say_how_their_speaker_was_found() -> None:
    sheet = sheet_of(recognized("参加者\n町長：甲野 洋\n館長：乙川 学\n\n甲野：はい。\n乙川：いいえ。\n"))
    said = [row.found for row in sheet.rows if row.kind is RowKind.BLOCK]
    assert len(said) == 2
    assert all(words.startswith("確実・") for words in said)
    attributions = sheet.recognition.state.review.attributions
    assert all(isinstance(each, Attribution) for each in attributions)
