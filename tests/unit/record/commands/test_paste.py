"""Pasting, inserting and dragging blocks."""

import pytest

from tests.record_states import (
    K,
    agenda,
    block,
    carried_out,
    doubt,
    ids,
    kinds,
    refusal,
    state_of,
    texts,
)
from zadankai_editor.record.commands.paste import insert_blocks, move_text, paste_blocks
from zadankai_editor.record.commands.text import delete
from zadankai_editor.record.nodes import Block, UnknownAgenda, UnknownSpeaker
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection

TALK = state_of(
    block("l1", K.LEAD, "始"),
    block("l2", K.LEAD, "前"),
    block("b1", K.UTTERANCE, "甲の言葉", "p1"),
    block("b2", K.UTTERANCE, "乙の言葉", "p2"),
    block("c1", K.CLOSING, "後"),
    block("c2", K.CLOSING, "終"),
    agenda=agenda("窓口"),
)
NEW = block("n1", K.UTTERANCE, "新", "p2")


def between(start: tuple[int, int], end: tuple[int, int]) -> Selection:
    return Selection(Position(*start), Position(*end))


class TestInserting:
    def inserted(self, at: int, *blocks: Block, state: State = TALK) -> State:
        return carried_out(state, insert_blocks(state, at, blocks))

    @pytest.mark.parametrize(
        ("at", "kind"),
        [
            (0, K.LEAD),
            (1, K.LEAD),
            (2, K.UTTERANCE),
            (3, K.UTTERANCE),
            (4, K.UTTERANCE),
            (5, K.CLOSING),
            (6, K.CLOSING),
        ],
    )
    def test_it_takes_the_kind_of_its_surroundings(self, at: int, kind: K) -> None:
        found = self.inserted(at, NEW)
        assert ids(found)[at] == "n1"
        assert kinds(found)[at] is kind

    @pytest.mark.parametrize(
        ("at", "expected"),
        [
            (1, [K.LEAD, K.LEAD, K.LEAD]),
            (2, [K.LEAD, K.UTTERANCE, K.TEXT]),
            (3, [K.TEXT, K.UTTERANCE, K.TEXT]),
            (4, [K.TEXT, K.UTTERANCE, K.CLOSING]),
            (5, [K.CLOSING, K.CLOSING, K.CLOSING]),
        ],
    )
    def test_a_whole_record_may_be_pasted_anywhere(self, at: int, expected: list[K]) -> None:
        found = self.inserted(at, block("n0", K.LEAD, "い"), NEW, block("n2", K.CLOSING, "ろ"))
        assert kinds(found)[at : at + 3] == expected

    @pytest.mark.parametrize(
        ("order", "expected"),
        [
            ((K.CLOSING, K.UTTERANCE), [K.TEXT, K.UTTERANCE]),
            ((K.UTTERANCE, K.LEAD), [K.UTTERANCE, K.TEXT]),
            ((K.CLOSING, K.LEAD), [K.TEXT, K.TEXT]),
            ((K.LEAD, K.CLOSING), [K.LEAD, K.CLOSING]),
        ],
    )
    def test_into_an_empty_record_in_any_order(self, order: tuple[K, ...], expected: list[K]) -> None:
        blocks = [block(f"n{n}", kind, "新") for n, kind in enumerate(order)]
        assert kinds(self.inserted(0, *blocks, state=State())) == expected

    def test_an_id_is_given_once(self) -> None:
        found = self.inserted(3, block("b1", text="い"), block("n1", text="ろ"), block("n1", text="は"))
        assert len(set(ids(found))) == len(ids(found)) == 9
        assert ids(found)[2] == "b1"
        assert texts(found)[3:6] == ["い", "ろ", "は"]
        assert ids(found)[4] == "n1"

    def test_references_mean_what_they_mean_here(self) -> None:
        spoken = block(
            "n1",
            K.UTTERANCE,
            "新",
            UnknownSpeaker(label="甲野"),
            written="甲",
            with_speakers=("p9", UnknownSpeaker(label="丙山")),
            agenda=UnknownAgenda(number=1),
            people=("p9", "p2"),
        )
        found = self.inserted(3, spoken, block("n2", K.UTTERANCE, "他", "p9", agenda="a9")).record.blocks
        assert (found[3].speaker, found[3].written) == ("p1", None)
        assert found[3].with_speakers == (UnknownSpeaker(label="丙山"),)
        assert (found[3].agenda, found[3].people) == ("a1", ("p2",))
        assert (found[4].speaker, found[4].agenda) == (None, None)

    def test_a_label_that_two_bear_means_neither(self) -> None:
        state = state_of(labels=("甲野", "甲野"))
        unknown = UnknownSpeaker(label="甲野")
        assert (
            self.inserted(0, block("n1", text="新", speaker=unknown), state=state).record.blocks[0].speaker
            == unknown
        )

    def test_nothing_comes_in_that_no_record_may_hold(self) -> None:
        strange = (
            block("n1", K.PHOTO, "一\n二", file="../secret.png"),
            block("n2", K.UTTERANCE, "三\x0b四\x00"),
        )
        found = self.inserted(3, *strange).record.blocks
        assert (found[3].text, found[3].file) == ("一二", None)
        assert found[4].text == "三\n四"

    def test_a_copy_inherits_the_doubts(self) -> None:
        state = state_of(*TALK.record.blocks, doubts=(doubt("b1"), doubt("n1")))
        found = self.inserted(3, state.record.blocks[2], NEW, state=state)
        assert [d.block for d in found.review.doubts] == ["b1", "n1", ids(found)[3]]

    def test_a_photo_with_a_picture_belongs_in_the_body(self) -> None:
        photo = block("n1", K.PHOTO, "庁舎", file="images/a.png")
        for at in (0, 1, 5, 6):
            assert "本文" in refusal(TALK, insert_blocks(TALK, at, (photo,)))
        for at in (2, 3, 4):
            assert self.inserted(at, photo).record.blocks[at] == photo

    def test_nothing(self) -> None:
        refusal(TALK, insert_blocks(TALK, 0, ()))


class TestPasting:
    def pasted(self, index: int, offset: int, *blocks: Block, state: State = TALK) -> State:
        return carried_out(state, paste_blocks(state, Position(index, offset), blocks))

    def test_before_and_behind_a_block(self) -> None:
        assert texts(self.pasted(3, 0, NEW))[2:5] == ["甲の言葉", "新", "乙の言葉"]
        assert texts(self.pasted(2, 4, NEW))[2:5] == ["甲の言葉", "新", "乙の言葉"]

    def test_in_the_middle_what_stands_behind_keeps_its_speaker(self) -> None:
        found = self.pasted(2, 2, NEW)
        assert [(b.text, b.speaker) for b in found.record.blocks[2:5]] == [
            ("甲の", "p1"),
            ("新", "p2"),
            ("言葉", "p1"),
        ]
        assert ids(found)[2:4] == ["b1", "n1"]

    def test_an_empty_block_makes_room(self) -> None:
        state = state_of(block("b1", text=""), block("b2", text="一"))
        assert texts(self.pasted(0, 0, NEW, state=state)) == ["新", "一"]
        assert texts(self.pasted(0, 0, NEW, state=State(record=state.record.replaced(blocks=())))) == ["新"]

    def test_what_was_cut_joins_again(self) -> None:
        cut = carried_out(TALK, delete(TALK, between((2, 2), (3, 2))))
        pieces = (block("b1", text="言葉", speaker="p1"), block("b2", text="乙の", speaker="p2"))
        assert self.pasted(2, 2, *pieces, state=cut) == TALK

    @pytest.mark.parametrize("now", [{"speaker": "p2"}, {"kind": K.TEXT}, {"role": "市長として"}])
    def test_but_not_under_another_speaker(self, now: dict[str, object]) -> None:
        cut = carried_out(TALK, delete(TALK, between((2, 2), (3, 2))))
        blocks = list(cut.record.blocks)
        blocks[2] = blocks[2].replaced(**now)
        changed = State(record=cut.record.replaced(blocks=tuple(blocks)))
        pieces = (block("b1", text="言葉", speaker="p1"), block("b2", text="乙の", speaker="p2"))
        found = self.pasted(2, 2, *pieces, state=changed)
        assert texts(found)[2] == "甲の"
        assert [(b.text, b.speaker) for b in found.record.blocks[3:5]] == [("言葉", "p1"), ("乙の", "p2")]

    def test_nothing(self) -> None:
        refusal(TALK, paste_blocks(TALK, Position(2, 0), ()))


class TestDragging:
    def moved(self, start: tuple[int, int], end: tuple[int, int], to: tuple[int, int]) -> State:
        return carried_out(TALK, move_text(TALK, between(start, end), Position(*to)))

    @pytest.mark.parametrize(
        ("to", "expected"), [((3, 0), ["言葉", "甲の乙の言葉"]), ((3, 4), ["言葉", "乙の言葉甲の"])]
    )
    def test_words_within_one_block_move_into_another(self, to: tuple[int, int], expected: list[str]) -> None:
        assert texts(self.moved((2, 0), (2, 2), to))[2:4] == expected

    def test_within_the_same_block(self) -> None:
        assert texts(self.moved((2, 0), (2, 2), (2, 4)))[2] == "言葉甲の"
        assert texts(self.moved((2, 2), (2, 4), (2, 0)))[2] == "言葉甲の"

    def test_words_of_several_keep_their_speakers(self) -> None:
        found = self.moved((2, 2), (3, 2), (4, 1))
        spoken = [(b.text, b.speaker) for b in found.record.blocks if b.kind is K.UTTERANCE]
        assert spoken[:2] == [("甲の", "p1"), ("言葉", "p2")]
        assert "".join(texts(found)) == "始前甲の言葉後言葉乙の終"

    def test_a_border_alone_does_not_move(self) -> None:
        refusal(TALK, move_text(TALK, between((2, 4), (3, 0)), Position(0, 0)))
