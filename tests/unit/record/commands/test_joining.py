"""Several blocks are joined, or duplicated."""

from tests.record_states import K, block, carried_out, doubt, ids, kinds, refusal, state_of, texts
from zadankai_editor.record.commands.blocks import duplicate_blocks
from zadankai_editor.record.commands.joining import join_blocks, whose_words


def test_blocks_of_one_speaker_become_one() -> None:
    state = state_of(
        block("b1", text="一", speaker="p1", start=1.0, end=2.0),
        block("b2", text="二\n三", speaker="p1", start=2.0, end=3.0),
        block("b3", text="", speaker="p1"),
        block("b4", text="四", speaker="p1", start=4.0, end=5.0),
        block("b5", text="五", speaker="p1"),
        doubts=(doubt("b4"),),
    )
    after = carried_out(state, join_blocks(state, 0, 4))
    assert texts(after) == ["一\n二\n三\n四", "五"]
    assert (after.record.blocks[0].start, after.record.blocks[0].end) == (1.0, 5.0)
    assert [d.block for d in after.review.doubts] == ["b1"]


def test_kinds_of_one_line_are_joined_as_their_words_want() -> None:
    state = state_of(
        block("s1", K.SECTION, "Open"), block("s2", K.SECTION, "Data"), block("s3", K.SECTION, "の話")
    )
    assert texts(carried_out(state, join_blocks(state, 0, 3))) == ["Open Dataの話"]


def test_words_come_to_others_only_where_it_is_meant() -> None:
    state = state_of(
        block("b1", text="一", speaker="p1"),
        block("b2", text="二", speaker="p1"),
        block("b3", text="三", speaker="p2"),
    )
    assert "別の人の発言と結合" in refusal(state, join_blocks(state, 0, 3))
    outcome = join_blocks(state, 0, 3, across_speakers=True)
    after = carried_out(state, outcome)
    assert texts(after) == ["一\n二\n三"]
    assert after.record.blocks[0].speaker == "p1"
    assert getattr(outcome, "label", "") == "「甲野」の発言として結合"
    assert whose_words(state.record, 2) == "乙川"


def test_whose_words_those_of_a_kind_without_speakers_are() -> None:
    state = state_of(block("t1", K.TEXT, "地"), block("b1", text="一"), block("b2", text="二", written="丙"))
    assert [whose_words(state.record, i) for i in range(3)] == ["地の文", "発言者なし", "丙"]


def test_one_block_alone_and_pictures_are_refused() -> None:
    state = state_of(block("b1", text="一", speaker="p1"), block("f1", K.PHOTO, "説明", file="images/a.png"))
    refusal(state, join_blocks(state, 0, 1))
    refusal(state, join_blocks(state, 5, 2))
    assert "写真" in refusal(state, join_blocks(state, 0, 2, across_speakers=True))


def test_copies_stand_below_under_ids_of_their_own() -> None:
    state = state_of(
        block("b1", text="一", speaker="p1", role="役"),
        block("h1", K.HEADING, "小見出し"),
        block("c1", K.CLOSING, "末"),
        doubts=(doubt("b1"),),
    )
    after = carried_out(state, duplicate_blocks(state, 0, 2))
    assert texts(after) == ["一", "小見出し", "一", "小見出し", "末"]
    assert kinds(after)[2:4] == [K.UTTERANCE, K.HEADING]
    copy = after.record.blocks[2]
    assert (copy.speaker, copy.role) == ("p1", "役")
    assert len(set(ids(after))) == 5
    assert [d.block for d in after.review.doubts] == ["b1", copy.id]
    assert texts(carried_out(state, duplicate_blocks(state, 2, 1)))[-2:] == ["末", "末"]
    refusal(state, duplicate_blocks(state, 3, 1))


def test_narration_that_several_had_said_before_forgets_who() -> None:
    first, same = block("b1", K.TEXT, "一", "p1"), block("b2", K.TEXT, "二", "p1")
    other = block("b3", K.TEXT, "三", "p2")
    kept = carried_out(state := state_of(first, same, other), join_blocks(state, 0, 2))
    assert kept.record.blocks[0].speaker == "p1"
    forgot = carried_out(state, join_blocks(state, 0, 3))
    assert (texts(forgot), forgot.record.blocks[0].speaker) == (["一\n二\n三"], None)
