"""Enter, Ctrl+Enter, Backspace at a border, splitting and joining."""

import pytest

from tests.record_states import (
    K,
    block,
    carried_out,
    doubt,
    ids,
    kinds,
    refusal,
    state_of,
    texts,
    words,
)
from zadankai_editor.record.commands.text import (
    begun_at,
    delete_backward_at_start,
    delete_forward_at_end,
    join_with_previous,
    next_utterance,
    split_block,
    split_paragraph,
)
from zadankai_editor.record.nodes import Block, UnknownSpeaker
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.transactions import Transaction


def one(kind: K, text: str, **fields: object) -> State:
    """Return a record of one block that everything is known of."""
    spoken = {"speaker": "p1", "with_speakers": ("p2",), "role": "司会", "start": 1.0, "end": 9.0}
    return state_of(block("b1", kind, text, **{**(spoken if kind is K.UTTERANCE else {}), **fields}))  # type: ignore[arg-type]


def begun(outcome: Transaction | Refusal) -> Position | None:
    assert isinstance(outcome, Transaction)
    return begun_at(outcome)


class TestEnter:
    @pytest.mark.parametrize("kind", [K.UTTERANCE, K.PROMPT, K.TEXT])
    @pytest.mark.parametrize(("at", "expected"), [(0, "\n𠮷野家"), (1, "𠮷\n野家"), (3, "𠮷野家\n")])
    def test_next_paragraph_of_the_same_block(self, kind: K, at: int, expected: str) -> None:
        state = one(kind, "𠮷野家")
        found = carried_out(state, split_paragraph(state, Position(0, at)))
        assert found.record.blocks == (state.record.blocks[0].model_copy(update={"text": expected}),)

    @pytest.mark.parametrize("kind", [K.SECTION, K.HEADING, K.PHOTO])
    @pytest.mark.parametrize(("at", "expected"), [(1, ["𠮷", "野家"]), (3, ["𠮷野家", ""])])
    def test_behind_a_line_comes_an_utterance_that_is_open(
        self, kind: K, at: int, expected: list[str]
    ) -> None:
        state = one(kind, "𠮷野家", file="images/a.png")
        found = carried_out(state, split_paragraph(state, Position(0, at)))
        assert texts(found) == expected
        assert kinds(found) == [kind, K.UTTERANCE]
        assert found.record.blocks[0].file == "images/a.png"
        assert (found.record.blocks[1].speaker, found.record.blocks[1].file) == (None, None)

    @pytest.mark.parametrize("kind", [K.SECTION, K.HEADING, K.PHOTO, K.LEAD, K.CLOSING])
    def test_at_the_start_of_a_line_an_empty_one_comes_before_it(self, kind: K) -> None:
        state = one(kind, "𠮷野家")
        outcome = split_paragraph(state, Position(0, 0))
        found = carried_out(state, outcome)
        assert texts(found) == ["", "𠮷野家"]
        assert ids(found)[1] == "b1"
        assert begun(outcome) == Position(0, 0)

    @pytest.mark.parametrize("kind", [K.LEAD, K.CLOSING])
    def test_lead_and_closing_go_on(self, kind: K) -> None:
        state = one(kind, "一二")
        found = carried_out(state, split_paragraph(state, Position(0, 1)))
        assert (texts(found), kinds(found)) == (["一", "二"], [kind, kind])

    def test_an_empty_photo_is_not_pushed_down(self) -> None:
        state = one(K.PHOTO, "", file="images/a.png")
        found = carried_out(state, split_paragraph(state, Position(0, 0)))
        assert kinds(found) == [K.PHOTO, K.UTTERANCE]

    def test_in_an_empty_record(self) -> None:
        found = carried_out(State(), split_paragraph(State(), Position(0, 0)))
        assert (texts(found), kinds(found)) == (["\n"], [K.UTTERANCE])


class TestNextUtterance:
    def next(self, state: State, at: int, index: int = 0) -> tuple[State, Position | None]:
        outcome = next_utterance(state, Position(index, at))
        return carried_out(state, outcome), begun(outcome)

    def test_words_behind_the_caret_keep_their_speaker(self) -> None:
        found, place = self.next(one(K.UTTERANCE, "一二"), 1)
        first, second = found.record.blocks
        assert (first.id, first.text, first.speaker, first.start, first.end) == ("b1", "一", "p1", 1.0, None)
        assert (second.text, second.speaker, second.with_speakers, second.role) == (
            "二",
            "p1",
            ("p2",),
            "司会",
        )
        assert (second.start, second.end, second.continued) == (None, 9.0, False)
        assert place == Position(1, 0)

    def test_where_there_are_none_nobody_speaks_yet(self) -> None:
        found, place = self.next(one(K.UTTERANCE, "一二"), 2)
        assert texts(found) == ["一二", ""]
        assert found.record.blocks[0] == one(K.UTTERANCE, "一二").record.blocks[0]
        assert found.record.blocks[1] == Block(id=ids(found)[1], kind=K.UTTERANCE)
        assert place == Position(1, 0)

    @pytest.mark.parametrize(
        ("text", "at", "expected"),
        [
            ("一\n", 2, ["一", ""]),
            ("一\n\n二", 2, ["一", "二"]),
            ("一\n二", 1, ["一", "二"]),
            ("一\n二", 2, ["一", "二"]),
            ("一\n\n", 2, ["一", ""]),
            ("一\n\n二\n三", 2, ["一", "二\n三"]),
            ("", 0, ["", ""]),
        ],
    )
    def test_an_empty_paragraph_at_the_caret_goes(self, text: str, at: int, expected: list[str]) -> None:
        found, place = self.next(one(K.UTTERANCE, text), at)
        assert texts(found) == expected
        assert ids(found)[0] == "b1"
        assert place == Position(1, 0)

    @pytest.mark.parametrize(("text", "at"), [("一", 0), ("\n一", 0), ("\n一", 1)])
    @pytest.mark.parametrize("kind", [K.UTTERANCE, K.TEXT, K.PROMPT])
    def test_at_the_start_it_comes_before_the_words(self, kind: K, text: str, at: int) -> None:
        found, place = self.next(one(kind, text), at)
        assert (texts(found), kinds(found)) == (["", "一"], [K.UTTERANCE, kind])
        assert ids(found)[1] == "b1"
        assert found.record.blocks[0].speaker is None
        assert place == Position(0, 0)

    @pytest.mark.parametrize("kind", [K.SECTION, K.HEADING, K.PHOTO, K.TEXT, K.PROMPT])
    @pytest.mark.parametrize(("at", "expected"), [(1, ["一", "二"]), (2, ["一二", ""])])
    def test_words_that_nobody_said_are_open(self, kind: K, at: int, expected: list[str]) -> None:
        state = one(kind, "一二")
        found, place = self.next(state, at)
        assert (texts(found), kinds(found)) == (expected, [kind, K.UTTERANCE])
        assert words(found) == words(state)
        assert place == Position(1, 0)

    def test_within_the_lead_another_paragraph_of_it(self) -> None:
        state = state_of(block("l1", K.LEAD, "一二"), block("l2", K.LEAD, "三"))
        for at, expected in ((1, ["一", "二", "三"]), (2, ["一二", "", "三"]), (0, ["", "一二", "三"])):
            found, _ = self.next(state, at)
            assert (texts(found), set(kinds(found))) == (expected, {K.LEAD})

    def test_at_the_end_of_the_lead_the_talk_begins(self) -> None:
        state = state_of(block("l1", K.LEAD, "一"), block("b1", K.UTTERANCE, "二", "p1"))
        found, place = self.next(state, 1)
        assert (texts(found), kinds(found)) == (["一", "", "二"], [K.LEAD, K.UTTERANCE, K.UTTERANCE])
        assert place == Position(1, 0)

    def test_an_empty_paragraph_at_the_end_of_the_lead_becomes_the_first_utterance(self) -> None:
        state = state_of(block("l1", K.LEAD, "一"), block("b9", K.LEAD, "", "p1", role="司会"))
        found, place = self.next(state, 0, index=1)
        assert found.record.blocks[1] == block("b9", K.UTTERANCE)
        assert place is None

    @pytest.mark.parametrize(("at", "expected"), [(1, ["零", "一", "二"]), (2, ["零", "一二", ""])])
    def test_closing_goes_on(self, at: int, expected: list[str]) -> None:
        state = state_of(block("b1", K.UTTERANCE, "零", "p1"), block("c1", K.CLOSING, "一二"))
        found, _ = self.next(state, at, index=1)
        assert (texts(found), kinds(found)) == (expected, [K.UTTERANCE, K.CLOSING, K.CLOSING])

    def test_before_the_closing_the_talk_goes_on(self) -> None:
        state = state_of(block("c1", K.CLOSING, "一"), block("c2", K.CLOSING, "二"))
        assert kinds(self.next(state, 0)[0]) == [K.UTTERANCE, K.CLOSING, K.CLOSING]
        assert kinds(self.next(state, 0, index=1)[0]) == [K.CLOSING] * 3

    def test_in_an_empty_record(self) -> None:
        found, place = self.next(State(), 0)
        assert (texts(found), kinds(found)) == ([""], [K.UTTERANCE])
        assert place == Position(0, 0)

    def test_what_is_doubted_stays_doubted_in_both_halves(self) -> None:
        state = state_of(block("b1", K.UTTERANCE, "一二", "p1"), doubts=(doubt("b1"),))
        found, _ = self.next(state, 1)
        assert [d.block for d in found.review.doubts] == ids(found)
        assert self.next(state, 2)[0].review == state.review


class TestBackspaceAndDelete:
    def test_the_words_of_two_people_stay_apart(self) -> None:
        state = state_of(block("b1", K.UTTERANCE, "一", "p1"), block("b2", K.UTTERANCE, "二", "p2"))
        assert "境目" in refusal(state, delete_backward_at_start(state, 1))
        assert "境目" in refusal(state, delete_forward_at_end(state, 0))

    @pytest.mark.parametrize("same", ["p1", None])
    def test_so_do_two_utterances_of_one(self, same: str | None) -> None:
        state = state_of(block("b1", K.UTTERANCE, "一", same), block("b2", K.UTTERANCE, "二", same))
        assert "境目" in refusal(state, delete_backward_at_start(state, 1))

    @pytest.mark.parametrize("kind", [K.LEAD, K.CLOSING])
    def test_paragraphs_of_lead_and_closing_join_again(self, kind: K) -> None:
        state = state_of(block("b1", kind, "一二"))
        split = carried_out(state, split_paragraph(state, Position(0, 1)))
        assert carried_out(split, delete_backward_at_start(split, 1)) == state
        assert carried_out(split, delete_forward_at_end(split, 0)) == state

    def test_lead_and_talk_stay_apart(self) -> None:
        state = state_of(block("b1", K.LEAD, "一"), block("b2", K.TEXT, "二"))
        refusal(state, delete_backward_at_start(state, 1))

    @pytest.mark.parametrize(
        ("first", "second", "kept"), [("", "二", "b2"), ("一", "", "b1"), ("", "", "b1")]
    )
    def test_an_empty_neighbour_goes_by_backspace(self, first: str, second: str, kept: str) -> None:
        state = state_of(block("b1", K.UTTERANCE, first, "p1"), block("b2", K.UTTERANCE, second, "p2"))
        assert ids(carried_out(state, delete_backward_at_start(state, 1))) == [kept]

    @pytest.mark.parametrize(
        ("first", "second", "kept"), [("", "二", "b2"), ("一", "", "b1"), ("", "", "b2")]
    )
    def test_an_empty_neighbour_goes_by_delete(self, first: str, second: str, kept: str) -> None:
        state = state_of(block("b1", K.UTTERANCE, first, "p1"), block("b2", K.UTTERANCE, second, "p2"))
        assert ids(carried_out(state, delete_forward_at_end(state, 0))) == [kept]

    @pytest.mark.parametrize("known", [{"file": "images/a.png"}, {"alt": "庁舎"}, {"people": ("p1",)}])
    def test_a_photo_without_a_caption_is_not_empty(self, known: dict[str, object]) -> None:
        photo = Block.model_validate({"id": "b2", "kind": K.PHOTO, **known})
        state = state_of(block("b1", K.TEXT, "一"), photo, block("b3", K.TEXT, "三"))
        for outcome in (
            delete_backward_at_start(state, 1),
            delete_backward_at_start(state, 2),
            delete_forward_at_end(state, 0),
            delete_forward_at_end(state, 1),
        ):
            refusal(state, outcome)

    def test_at_the_ends(self) -> None:
        for state in (State(), state_of(block("b1"))):
            refusal(state, delete_backward_at_start(state, 0))
            refusal(state, delete_forward_at_end(state, 0))


class TestSplitting:
    def test_two_of_the_same_kind_and_speaker(self) -> None:
        state = one(K.UTTERANCE, "一\n二", continued=True)
        found = carried_out(state, split_block(state, Position(0, 2)))
        first, second = found.record.blocks
        assert (first.text, first.end, first.continued) == ("一", None, True)
        assert (second.speaker, second.with_speakers, second.role) == ("p1", ("p2",), "司会")
        assert (second.text, second.end, second.continued) == ("二", 9.0, False)

    @pytest.mark.parametrize("kind", [k for k in K if k is not K.PHOTO])
    def test_every_kind_but_a_photo(self, kind: K) -> None:
        state = one(kind, "一二", agenda=None)
        assert kinds(carried_out(state, split_block(state, Position(0, 1)))) == [kind, kind]

    @pytest.mark.parametrize(("text", "at"), [("一", 0), ("一", 1), ("一\n\u3000", 1), ("", 0)])
    def test_nothing_before_or_behind(self, text: str, at: int) -> None:
        state = one(K.UTTERANCE, text)
        refusal(state, split_block(state, Position(0, at)))

    def test_a_photo_cannot_be_split(self) -> None:
        state = one(K.PHOTO, "庁舎")
        assert "写真" in refusal(state, split_block(state, Position(0, 1)))
        refusal(State(), split_block(State(), Position(0, 0)))

    def test_joining_brings_it_back(self) -> None:
        state = one(K.UTTERANCE, "一\n二")
        split = carried_out(state, split_block(state, Position(0, 1)))
        assert carried_out(split, join_with_previous(split, 1)) == state


class TestJoining:
    def joined(self, first: Block, second: Block, *, across: bool = False) -> State:
        state = state_of(first, second)
        return carried_out(state, join_with_previous(state, 1, across_speakers=across))

    def test_the_same_speaker(self) -> None:
        found = self.joined(
            block("b1", K.UTTERANCE, "一", "p1", end=2), block("b2", K.UTTERANCE, "二", "p1", end=5)
        )
        assert found.record.blocks == (block("b1", K.UTTERANCE, "一\n二", "p1", end=5),)

    @pytest.mark.parametrize(
        "second",
        [
            block("b2", K.UTTERANCE, "二", "p2"),
            block("b2", K.UTTERANCE, "二"),
            block("b2", K.UTTERANCE, "二", "p1", with_speakers=("p2",)),
            block("b2", K.UTTERANCE, "二", "p1", role="市長として"),
            block("b2", K.UTTERANCE, "二", UnknownSpeaker(label="甲野")),
            block("b2", K.TEXT, "二"),
        ],
    )
    def test_other_words_only_where_that_is_meant(self, second: Block) -> None:
        first = block("b1", K.UTTERANCE, "一", "p1")
        state = state_of(first, second)
        assert "別の人の発言と結合" in refusal(state, join_with_previous(state, 1))
        assert texts(self.joined(first, second, across=True)) == ["一\n二"]

    def test_labels_as_written_are_kept_apart(self) -> None:
        state = state_of(block("b1", text="一", written="甲"), block("b2", text="二", written="乙"))
        refusal(state, join_with_previous(state, 1))

    @pytest.mark.parametrize(
        ("first", "second", "expected"),
        [("一", "二", "一二"), ("open", "data", "open data"), ("", "二", "二"), ("一", "二\n三", "一二三")],
    )
    def test_into_a_line(self, first: str, second: str, expected: str) -> None:
        found = self.joined(block("b1", K.HEADING, first), block("b2", K.TEXT, second), across=True)
        assert texts(found) == [expected]

    @pytest.mark.parametrize(
        ("first", "second", "expected"), [("", "二", "二"), ("一", "", "一"), ("", "", "")]
    )
    def test_no_empty_paragraph_arises(self, first: str, second: str, expected: str) -> None:
        assert texts(self.joined(block("b1", text=first), block("b2", text=second))) == [expected]

    def test_a_photo_with_a_picture_stays(self) -> None:
        state = state_of(block("b1", K.PHOTO), block("b2", K.PHOTO, file="images/a.png"))
        assert "写真" in refusal(state, join_with_previous(state, 1, across_speakers=True))

    def test_the_file_of_what_once_was_a_photo_is_no_obstacle(self) -> None:
        assert texts(self.joined(block("b1", text="一"), block("b2", text="二", file="images/a.png"))) == [
            "一\n二"
        ]

    def test_doubts_about_either_are_about_both(self) -> None:
        state = state_of(block("b1", text="一"), block("b2", text="二"), doubts=(doubt("b2"), doubt("b1")))
        found = carried_out(state, join_with_previous(state, 1))
        assert [d.block for d in found.review.doubts] == ["b1", "b1"]

    @pytest.mark.parametrize("kind", [K.TEXT, K.PROMPT, K.HEADING, K.LEAD])
    def test_narration_that_two_had_said_before_forgets_who(self, kind: K) -> None:
        first = block("b1", kind, "一", "p1", role="市長として")
        kept = self.joined(first, block("b2", kind, "二", "p1", role="市長として")).record.blocks[0]
        assert (kept.speaker, kept.role) == ("p1", "市長として")
        assert self.joined(first, block("b2", kind)).record.blocks[0].speaker == "p1"
        # Who remembers nobody may have forgotten several in the same way.
        for second in (
            block("b2", kind, "二", "p2"),
            block("b2", kind, "二", written="乙"),
            block("b2", kind, "二"),
        ):
            forgot = self.joined(first, second).record.blocks[0]
            assert (forgot.speaker, forgot.role, forgot.written) == (None, None, None)

    def test_narration_takes_what_somebody_else_said_and_forgets_who(self) -> None:
        narration = block("b1", K.TEXT, "一", "p1")
        found = self.joined(narration, block("b2", text="二", speaker="p2"), across=True).record.blocks[0]
        assert (found.text, found.kind, found.speaker) == ("一\n二", K.TEXT, None)

    def test_nothing_before_it(self) -> None:
        refusal(State(), join_with_previous(State(), 0))
        state = one(K.TEXT, "一")
        refusal(state, join_with_previous(state, 0))
