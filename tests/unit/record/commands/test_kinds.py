"""Changing kinds, and moving blocks within and between lead, body and closing."""

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
from zadankai_editor.record.commands.kinds import KIND_NAMES, move_blocks, move_by_one, set_kind
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import MoveBlocks, SetBlock
from zadankai_editor.record.transactions import Transaction

RECORD = state_of(
    block("l1", K.LEAD, "一"),
    block("l2", K.LEAD, "二"),
    block("b1", K.UTTERANCE, "甲の言葉", "p1"),
    block("b2", K.UTTERANCE, "乙の言葉\n続き", "p2"),
    block("b3", K.TEXT, "（笑）"),
    block("c1", K.CLOSING, "三"),
    block("c2", K.CLOSING, "四"),
)


def put(state: State, kind: K, *indexes: int) -> State:
    return carried_out(state, set_kind(state, indexes, kind))


def shape(state: State) -> str:
    """Return the ids with the part that each stands in; `?` for a new one."""
    marks = {K.LEAD: "<", K.CLOSING: ">"}
    known = {b.id for b in RECORD.record.blocks}
    return " ".join((b.id if b.id in known else "?") + marks.get(b.kind, "") for b in state.record.blocks)


class TestSetKind:
    def test_every_kind_has_a_name(self) -> None:
        assert set(KIND_NAMES) == set(K)
        assert len(set(KIND_NAMES.values())) == len(K)

    def test_within_the_body_only_the_kind_changes(self) -> None:
        made = set_kind(RECORD, [2, 4], K.PROMPT)
        assert isinstance(made, Transaction)
        assert all(isinstance(step, SetBlock) and list(step.new) == ["kind"] for step in made.steps)
        found = carried_out(RECORD, made)
        assert found.record.blocks[2] == RECORD.record.blocks[2].model_copy(update={"kind": K.PROMPT})
        assert found.record.blocks[3] is RECORD.record.blocks[3]

    def test_and_back_again_nothing_is_lost(self) -> None:
        there = put(RECORD, K.TEXT, 2)
        assert put(there, K.UTTERANCE, 2) == RECORD

    @pytest.mark.parametrize(
        ("kind", "indexes", "expected"),
        [
            (K.LEAD, (2,), "l1< l2< b1< b2 b3 c1> c2>"),
            (K.LEAD, (4,), "l1< l2< b3< b1 b2 c1> c2>"),
            (K.LEAD, (4, 2), "l1< l2< b1< b3< b2 c1> c2>"),
            (K.LEAD, (6, 2), "l1< l2< b1< c2< b2 b3 c1>"),
            (K.CLOSING, (2,), "l1< l2< b2 b3 b1> c1> c2>"),
            (K.CLOSING, (0, 2, 4), "l2< b2 l1> b1> b3> c1> c2>"),
            (K.TEXT, (0,), "l2< l1 b1 b2 b3 c1> c2>"),
            (K.TEXT, (1,), "l1< l2 b1 b2 b3 c1> c2>"),
            (K.TEXT, (6,), "l1< l2< b1 b2 b3 c2 c1>"),
            (K.UTTERANCE, (0, 1, 5, 6), "l1 l2 b1 b2 b3 c1 c2"),
            (K.UTTERANCE, (1, 4, 6), "l1< l2 b1 b2 b3 c2 c1>"),
        ],
    )
    def test_between_the_parts_the_order_is_kept(
        self, kind: K, indexes: tuple[int, ...], expected: str
    ) -> None:
        found = put(RECORD, kind, *indexes)
        assert shape(found) == expected
        assert {b.text for b in found.record.blocks} == {b.text for b in RECORD.record.blocks}

    def test_paragraphs_become_blocks_of_a_kind_of_one_line(self) -> None:
        found = put(RECORD, K.SECTION, 3)
        assert shape(found) == "l1< l2< b1 b2 ? b3 c1> c2>"
        assert texts(found)[3:5] == ["乙の言葉", "続き"]
        assert kinds(found)[3:5] == [K.SECTION, K.SECTION]

    def test_in_another_part_too(self) -> None:
        found = put(RECORD, K.LEAD, 3, 4)
        assert shape(found) == "l1< l2< b2< ?< b3< b1 c1> c2>"
        assert texts(found)[2:5] == ["乙の言葉", "続き", "（笑）"]

    def test_empty_paragraphs_make_no_blocks(self) -> None:
        state = state_of(block("b1", K.TEXT, "\n一\n\u3000\n二\n"))
        assert texts(put(state, K.HEADING, 0)) == ["一", "二"]
        assert texts(put(state_of(block("b1", K.TEXT, "\n")), K.HEADING, 0)) == [""]

    def test_doubts_are_about_every_piece(self) -> None:
        state = state_of(block("b1", K.TEXT, "一\n二"), doubts=(doubt("b1"),))
        found = put(state, K.HEADING, 0)
        assert [d.block for d in found.review.doubts] == ids(found)

    def test_a_photo_with_a_picture_stays_a_photo(self) -> None:
        state = state_of(block("b1", K.PHOTO, "庁舎", file="images/a.png"), block("b2", K.TEXT, "一"))
        assert "画像" in refusal(state, set_kind(state, [0], K.UTTERANCE))
        assert kinds(put(state, K.UTTERANCE, 1)) == [K.PHOTO, K.UTTERANCE]

    def test_among_several_a_photo_with_a_picture_is_left(self) -> None:
        photo = block("b2", K.PHOTO, "庁舎", file="images/a.png")
        state = state_of(block("b1", K.TEXT, "一"), photo, block("b3", K.TEXT, "二"))
        after = put(state, K.PROMPT, 0, 1, 2)
        assert kinds(after) == [K.PROMPT, K.PHOTO, K.PROMPT]
        assert after.record.blocks[1] == photo

    def test_a_photo_without_one_may_turn_out_to_be_something_else(self) -> None:
        state = state_of(block("b1", K.PHOTO, "はい、そうです。", people=("p1",)))
        assert put(state, K.UTTERANCE, 0).record.blocks[0].people == ("p1",)

    def test_what_is_so_already(self) -> None:
        refusal(RECORD, set_kind(RECORD, [2, 3], K.UTTERANCE))
        refusal(RECORD, set_kind(RECORD, [], K.UTTERANCE))

    @pytest.mark.parametrize("kind", list(K))
    def test_an_empty_record_begins_with_it(self, kind: K) -> None:
        assert kinds(put(State(), kind, 0)) == [kind]


class TestMoving:
    @pytest.mark.parametrize(
        ("start", "count", "to", "expected"),
        [
            (2, 1, 3, "l1< l2< b2 b1 b3 c1> c2>"),
            (2, 2, 3, "l1< l2< b3 b1 b2 c1> c2>"),
            (4, 1, 2, "l1< l2< b3 b1 b2 c1> c2>"),
            (0, 1, 1, "l2< l1< b1 b2 b3 c1> c2>"),
            (6, 1, 5, "l1< l2< b1 b2 b3 c2> c1>"),
        ],
    )
    def test_within_a_part(self, start: int, count: int, to: int, expected: str) -> None:
        made = move_blocks(RECORD, start, count, to)
        assert isinstance(made, Transaction)
        assert [type(step) for step in made.steps] == [MoveBlocks]
        found = carried_out(RECORD, made)
        assert shape(found) == expected
        assert set(found.record.blocks) == set(RECORD.record.blocks)

    @pytest.mark.parametrize(
        ("start", "count", "to", "expected"),
        [
            (4, 1, 1, "l1< b3< l2< b1 b2 c1> c2>"),
            (4, 1, 0, "b3< l1< l2< b1 b2 c1> c2>"),
            (3, 1, 1, "l1< b2< ?< l2< b1 b3 c1> c2>"),
            (2, 1, 5, "l1< l2< b2 b3 c1> b1> c2>"),
            (2, 1, 6, "l1< l2< b2 b3 c1> c2> b1>"),
            (0, 1, 3, "l2< b1 b2 l1 b3 c1> c2>"),
            (6, 1, 3, "l1< l2< b1 c2 b2 b3 c1>"),
            (4, 1, 2, "l1< l2< b3 b1 b2 c1> c2>"),
            (1, 2, 3, "l1< b2 b3 l2 b1 c1> c2>"),
            (4, 2, 2, "l1< l2< b3 c1 b1 b2 c2>"),
        ],
    )
    def test_between_the_parts_a_block_becomes_what_stands_there(
        self, start: int, count: int, to: int, expected: str
    ) -> None:
        assert shape(carried_out(RECORD, move_blocks(RECORD, start, count, to))) == expected

    def test_utterances_moved_with_their_surroundings_stay_utterances(self) -> None:
        """The last utterance and the closing, moved together into the talk."""
        found = carried_out(RECORD, move_blocks(RECORD, 3, 3, 2))
        assert shape(found) == "l1< l2< b2 b3 c1 b1 c2>"
        assert [w for w in words(found) if w[0]] == [
            *[w for w in words(RECORD) if w[0] and w[0][0] == "p2"],
            *[w for w in words(RECORD) if w[0] and w[0][0] == "p1"],
        ]

    def test_a_photo_with_a_picture_stays_in_the_body(self) -> None:
        photo = block("b9", K.PHOTO, "庁舎", file="images/a.png")
        state = state_of(
            block("l1", K.LEAD, "一"), block("l2", K.LEAD, "二"), photo, block("c1", K.CLOSING, "三")
        )
        for outcome in (
            move_blocks(state, 2, 1, 0),
            move_blocks(state, 2, 1, 1),
            move_blocks(state, 2, 1, 3),
            move_by_one(state, 2, 1, down=False),
            move_by_one(state, 2, 1, down=True),
        ):
            assert "本文" in refusal(state, outcome)

    @pytest.mark.parametrize(
        ("start", "count", "to"), [(2, 1, 2), (2, 1, 7), (2, 1, -1), (2, 0, 4), (7, 1, 0)]
    )
    def test_nowhere_to_go(self, start: int, count: int, to: int) -> None:
        refusal(RECORD, move_blocks(RECORD, start, count, to))

    def test_doubts_go_along(self) -> None:
        state = state_of(*RECORD.record.blocks, doubts=(doubt("b2"),))
        found = carried_out(state, move_blocks(state, 3, 1, 0))
        assert [d.block for d in found.review.doubts] == ids(found)[:2]


class TestMovingByOne:
    @pytest.mark.parametrize(
        ("start", "count", "down", "expected"),
        [
            (2, 1, True, "l1< l2< b2 b1 b3 c1> c2>"),
            (3, 2, False, "l1< l2< b2 b3 b1 c1> c2>"),
            (1, 1, False, "l2< l1< b1 b2 b3 c1> c2>"),
            # Across a border nothing is passed.
            (1, 1, True, "l1< l2 b1 b2 b3 c1> c2>"),
            (0, 2, True, "l1 l2 b1 b2 b3 c1> c2>"),
            (2, 1, False, "l1< l2< b1< b2 b3 c1> c2>"),
            (2, 2, False, "l1< l2< b1< b2< ?< b3 c1> c2>"),
            (4, 1, True, "l1< l2< b1 b2 b3> c1> c2>"),
            (5, 1, False, "l1< l2< b1 b2 b3 c1 c2>"),
            (5, 2, False, "l1< l2< b1 b2 b3 c1 c2"),
            # Several that lie on both sides of a border go as those at the edge do.
            (1, 2, True, "l1< b2 l2 b1 b3 c1> c2>"),
            (4, 2, False, "l1< l2< b1 b3 c1 b2 c2>"),
            (4, 2, True, "l1< l2< b1 b2 c2> b3> c1>"),
        ],
    )
    def test_in_a_whole_record(self, start: int, count: int, down: bool, expected: str) -> None:
        assert shape(carried_out(RECORD, move_by_one(RECORD, start, count, down))) == expected

    @pytest.mark.parametrize(
        ("kind", "down", "expected"),
        [
            (K.UTTERANCE, False, K.LEAD),
            (K.UTTERANCE, True, K.CLOSING),
            (K.LEAD, True, K.TEXT),
            (K.CLOSING, False, K.TEXT),
        ],
    )
    def test_at_the_ends_of_the_record_a_part_begins(self, kind: K, down: bool, expected: K) -> None:
        state = state_of(block("b1", kind, "一"), block("b2", kind, "二"))
        found = carried_out(state, move_by_one(state, 1 if down else 0, 1, down))
        assert kinds(found) == ([kind, expected] if down else [expected, kind])
        whole = carried_out(state, move_by_one(state, 0, 2, down))
        assert kinds(whole) == [expected, expected]

    @pytest.mark.parametrize(("kind", "down"), [(K.LEAD, False), (K.CLOSING, True)])
    def test_beyond_them_there_is_nothing(self, kind: K, down: bool) -> None:
        state = state_of(block("b1", kind, "一"))
        refusal(state, move_by_one(state, 0, 1, down))
        refusal(State(), move_by_one(State(), 0, 1, down))

    def test_up_and_down_again(self) -> None:
        up = carried_out(RECORD, move_by_one(RECORD, 4, 1, down=False))
        assert carried_out(up, move_by_one(up, 3, 1, down=True)) == RECORD
