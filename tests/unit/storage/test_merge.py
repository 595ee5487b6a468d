"""The three-way merge, case by case: who changed what, and what the one who merges then sees."""

from typing import Any

import pytest

from tests.record_states import K, agenda, assert_well_formed, block, doubt, ids, people, state_of, texts
from zadankai_editor.formats import normalized, read_review, write_review
from zadankai_editor.record.nodes import (
    AgendaItem,
    Block,
    Cover,
    Held,
    Note,
    Participant,
    Record,
    Series,
    Status,
    UnknownAgenda,
    UnknownSpeaker,
)
from zadankai_editor.record.review import (
    Digit,
    Doubt,
    LineUse,
    Mark,
    Review,
    SettledDoubt,
    Source,
    SourceLine,
    State,
)
from zadankai_editor.storage.merge import Merged, merge
from zadankai_editor.storage.merge.ordering import merged_order, moved

STEM = "ほかで保存された内容（相手側）では、ここが違います。"

A = block("ba", text="甲が話します。", speaker="p1")
B = block("bb", text="乙が話します。", speaker="p2")
C = block("bc", K.TEXT, "拍手。")
BASE = state_of(A, B, C)


def changed(state: State, *blocks: Block, **fields: Any) -> State:
    """Return `state` with blocks replaced by those with their ids, and other fields of the record."""
    new = {b.id: b for b in blocks}
    flow = tuple(new.get(b.id, b) for b in state.record.blocks)
    return state.replaced(record=state.record.replaced(blocks=flow, **fields))


def with_blocks(state: State, *blocks: Block) -> State:
    """Return `state` with these blocks instead of its own."""
    return state.replaced(record=state.record.replaced(blocks=blocks))


def reviewed(state: State, **fields: Any) -> State:
    """Return `state` with fields of its review replaced."""
    return state.replaced(review=state.review.replaced(**fields))


def from_file(state: State) -> State:
    """Return the state as it is read from its file."""
    record = normalized(state.record)
    return State(
        record=record, review=read_review(write_review(state.review, state.record, "0"), "r", record)[0]
    )


def merged(base: State, mine: State, theirs: State) -> Merged:
    """Return the merge, which is well formed; theirs comes from a file."""
    found = merge(base, mine, from_file(theirs))
    assert_well_formed(found.state)
    conflicts = [d for d in found.state.review.doubts if d.code == "merge.conflict"]
    assert len(conflicts) == found.conflicts
    assert all(d.message.startswith(STEM) and d.message.endswith("。") for d in conflicts)
    return found


def doubts(found: Merged) -> dict[str | None, str]:
    """Return what the doubts of the merge say after their first sentence, by block or path."""
    return {
        d.block or d.path: d.message.removeprefix(STEM)
        for d in found.state.review.doubts
        if d.code == "merge.conflict"
    }


def block_of(found: Merged, id_: str) -> Block:
    return next(b for b in found.state.record.blocks if b.id == id_)


# Blocks


def test_changes_of_different_blocks_come_together() -> None:
    mine = changed(BASE, A.replaced(text="甲がこう話します。"))
    found = merged(BASE, mine, changed(BASE, B.replaced(text="乙がそう話します。")))
    assert texts(found.state) == ["甲がこう話します。", "乙がそう話します。", "拍手。"]
    assert (found.taken, found.conflicts) == (1, 0)


def test_changes_of_different_fields_of_a_block_come_together() -> None:
    photo = block("bp", K.PHOTO, "会場", file="images/a.png")
    base = state_of(photo)
    mine, theirs = photo.replaced(text="会場の様子"), photo.replaced(alt="広い部屋", credit="撮影：乙川")
    found = merged(base, with_blocks(base, mine), with_blocks(base, theirs))
    assert found.state.record.blocks == (mine.replaced(alt="広い部屋", credit="撮影：乙川"),)
    assert found.conflicts == 0


def test_two_texts_of_one_block_both_stay_with_a_doubt_on_each() -> None:
    mine = changed(BASE, A.replaced(text="甲がこう話します。"))
    theirs = changed(BASE, A.replaced(text="甲がああ話します。", speaker="p2"))
    found = merged(BASE, mine, theirs)
    first, second, *_ = found.state.record.blocks
    assert first == A.replaced(text="甲がこう話します。")
    assert second == A.replaced(text="甲がああ話します。", speaker="p2", id=second.id)
    assert second.id not in ids(BASE)
    assert ids(found.state)[2:] == ["bb", "bc"]
    assert "すぐ後ろ" in doubts(found)["ba"]
    assert "すぐ前" in doubts(found)[second.id]
    assert (found.taken, found.conflicts) == (1, 2)


def test_two_speakers_of_one_utterance_are_both_named() -> None:
    base = state_of(A, labels=("甲野", "乙川", "丙山"))
    mine, theirs = changed(base, A.replaced(speaker="p2")), changed(base, A.replaced(speaker="p3"))
    found = merged(base, mine, theirs)
    assert found.state.record.blocks == mine.record.blocks
    assert doubts(found) == {
        "ba": "発言者は、こちらでは「乙川」、相手側では「丙山」です。どちらが正しいかを確かめてください。"
    }
    assert found.taken == 0


@pytest.mark.parametrize("words_are_mine", [True, False])
def test_words_of_one_side_under_the_speaker_of_the_other_are_doubted(words_are_mine: bool) -> None:
    words, speaker = changed(BASE, A.replaced(text="別の言葉。")), changed(BASE, A.replaced(speaker="p2"))
    found = merged(BASE, words, speaker) if words_are_mine else merged(BASE, speaker, words)
    assert block_of(found, "ba") == A.replaced(text="別の言葉。", speaker="p2")
    assert doubts(found) == {
        "ba": "一方で発言者が「甲野」から「乙川」に、もう一方で文が変えられています。誰の発言かを確かめてください。"
    }


@pytest.mark.parametrize("split_is_mine", [True, False])
def test_what_was_split_off_an_utterance_whose_speaker_changed_is_doubted(split_is_mine: bool) -> None:
    split = with_blocks(BASE, A.replaced(text="甲が"), block("bn", text="話します。", speaker="p1"), B, C)
    speaker = changed(BASE, A.replaced(speaker="p2"))
    found = merged(BASE, split, speaker) if split_is_mine else merged(BASE, speaker, split)
    assert texts(found.state) == ["甲が", "話します。", "乙が話します。", "拍手。"]
    assert block_of(found, "bn").speaker == "p1"
    assert set(doubts(found)) == {"ba", "bn"}


def test_a_kind_that_cannot_hold_what_the_other_wrote_keeps_both() -> None:
    mine = changed(BASE, C.replaced(kind=K.HEADING))
    found = merged(BASE, mine, changed(BASE, C.replaced(text="拍手。\n一同、着席。")))
    assert texts(found.state)[2:] == ["拍手。", "拍手。\n一同、着席。"]
    assert [b.kind for b in found.state.record.blocks[2:]] == [K.HEADING, K.TEXT]


def test_a_picture_that_the_other_kind_would_hide_stays() -> None:
    photo = block("bp", K.PHOTO, "会場")
    base = state_of(photo)
    found = merged(
        base,
        with_blocks(base, photo.replaced(kind=K.TEXT)),
        with_blocks(base, photo.replaced(file="images/a.png")),
    )
    assert [(b.kind, b.file) for b in found.state.record.blocks] == [
        (K.TEXT, None),
        (K.PHOTO, "images/a.png"),
    ]


def test_a_speaker_kept_from_another_kind_does_not_come_back() -> None:
    hidden = block("bh", K.TEXT, "甲が話したこと", speaker="p1")
    base = state_of(hidden)
    theirs = with_blocks(base, hidden.replaced(kind=K.UTTERANCE, speaker=None))
    found = merged(base, changed(base, title="題"), theirs)
    assert found.state.record.blocks == (hidden.replaced(kind=K.UTTERANCE, speaker=None),)


def test_a_deletion_of_what_was_left_alone_is_taken() -> None:
    mine = changed(BASE, A.replaced(text="甲がこう話します。"))
    found = merged(BASE, mine, with_blocks(BASE, A, C))
    assert ids(found.state) == ["ba", "bc"]
    assert (found.taken, found.conflicts) == (1, 0)


def test_what_one_side_deleted_and_the_other_changed_stays_with_a_doubt() -> None:
    longer = B.replaced(text="乙がもっと話します。")
    here = merged(BASE, with_blocks(BASE, A, C), changed(BASE, longer))
    there = merged(BASE, changed(BASE, longer), with_blocks(BASE, A, C))
    for found in (here, there):
        assert texts(found.state) == ["甲が話します。", "乙がもっと話します。", "拍手。"]
        assert "消" in doubts(found)["bb"]


def test_layout_is_no_change_of_theirs() -> None:
    """White space and empty paragraphs that were on the screen when it was saved are not in the file."""
    base = changed(BASE, A.replaced(text="甲が話します。\n\n "))
    mine = changed(base, A.replaced(text="甲が話します。\n\n続けます。"))
    assert merged(base, mine, base) == Merged(mine, 0, 0)


# Order


def test_additions_stand_behind_their_predecessors() -> None:
    mine = with_blocks(BASE, A, block("bm", K.TEXT, "こちら"), B, C)
    theirs = with_blocks(BASE, A, B, block("bt", K.TEXT, "あちら"), C, block("bu", K.TEXT, "末尾"))
    found = merged(BASE, mine, theirs)
    assert ids(found.state) == ["ba", "bm", "bb", "bt", "bc", "bu"]
    assert found.taken == 2


def test_an_addition_does_not_tear_apart_what_was_split() -> None:
    mine = with_blocks(BASE, A.replaced(text="甲が"), block("bn", text="話します。", speaker="p1"), B, C)
    theirs = with_blocks(BASE, A, block("bt", K.PHOTO, "写真"), B, C)
    assert ids(merged(BASE, mine, theirs).state) == ["ba", "bn", "bt", "bb", "bc"]


def test_a_move_is_taken_unless_mine_moved_it_too() -> None:
    assert ids(merged(BASE, changed(BASE, title="題"), with_blocks(BASE, C, A, B)).state) == [
        "bc",
        "ba",
        "bb",
    ]
    both = merged(BASE, with_blocks(BASE, A, C, B), with_blocks(BASE, C, A, B))
    assert ids(both.state) == ["ba", "bc", "bb"]


def test_the_same_addition_on_both_sides_comes_once() -> None:
    mine = with_blocks(BASE, A, block("bm", K.HEADING, "図書館"), B, C)
    theirs = with_blocks(BASE, A, block("bt", K.HEADING, "図書館"), B, C)
    assert merged(BASE, mine, theirs) == Merged(mine, 0, 0)


def test_an_id_that_both_gave_to_different_blocks_is_given_anew() -> None:
    mine = with_blocks(BASE, A, B, C, block("bn", K.TEXT, "こちら"))
    found = merged(BASE, mine, with_blocks(BASE, A, B, C, block("bn", K.TEXT, "あちら")))
    assert texts(found.state)[3:] == ["こちら", "あちら"]
    assert len(set(ids(found.state))) == 5


def test_lead_and_closing_are_known_by_their_texts() -> None:
    lead = [block(f"l{n}", K.LEAD, text) for n, text in enumerate(["市の座談会です。", "今回は図書館です。"])]
    end = block("e1", K.CLOSING, "次回もお楽しみに。")
    base = state_of(*lead, A, end)
    mine = changed(base, lead[0].replaced(text="港町の座談会です。"))
    theirs = with_blocks(
        base, block("x", K.LEAD, "はじめに。"), *lead, A, end.replaced(text="次回もどうぞお楽しみに。")
    )
    found = merged(base, mine, theirs)
    assert texts(found.state) == [
        "はじめに。",
        "港町の座談会です。",
        "今回は図書館です。",
        "甲が話します。",
        "次回もどうぞお楽しみに。",
    ]
    assert ids(found.state)[1:] == ["l0", "l1", "ba", "e1"]
    assert found.conflicts == 0


def test_an_order_is_explained_by_as_few_moves_as_possible() -> None:
    assert moved("abcde", "bcdea") == {"a"}
    assert moved("abc", "xaybc") == set()
    assert merged_order("abc", "abc", "cab", "abc") == ["c", "a", "b"]
    assert merged_order("", "", "xy", "xy") == ["x", "y"]


# Participants and agenda


def test_a_participant_added_there_is_nobody_of_here() -> None:
    """Ids in memory are given by position: the third participant here is not the third one there."""
    mine = changed(BASE, participants=(*BASE.record.participants, Participant(id="p3", label="丙山")))
    new = Participant(id="p3", label="丁田")
    said = block("bt", text="丁が話します。", speaker="p3")
    theirs = with_blocks(changed(BASE, participants=(new, *BASE.record.participants)), A, B, said, C)
    theirs = from_file(theirs)
    assert theirs.record.participants[2].label == "乙川"
    found = merged(BASE, mine, theirs)
    record = found.state.record
    assert [p.label for p in record.participants] == ["丁田", "甲野", "乙川", "丙山"]
    assert [record.label_of(b.speaker) for b in record.blocks] == ["甲野", "乙川", "丁田", None]
    assert record.participants[1:] == mine.record.participants


def test_a_participant_added_on_both_sides_is_one() -> None:
    mine = changed(BASE, participants=(*BASE.record.participants, Participant(id="px", label="丙山")))
    new = Participant(id="p3", label="丙山", name="丙山 花子")
    found = merged(BASE, mine, changed(BASE, participants=(*BASE.record.participants, new)))
    assert found.state.record.participants[2:] == (new.replaced(id="px"),)


def test_changing_a_label_is_known_by_the_name() -> None:
    named = tuple(p.replaced(name=f"{p.label} 一郎") for p in BASE.record.participants)
    base = changed(BASE, participants=named)
    theirs = changed(base, participants=(named[0].replaced(label="市長"), named[1]))
    mine = with_blocks(base, A, block("bm", text="甲の続き。", speaker="p1"), B, C)
    found = merged(base, mine, theirs)
    record = found.state.record
    assert [p.id for p in record.participants] == ["p1", "p2"]
    assert [record.label_of(b.speaker) for b in record.blocks] == ["市長", "市長", "乙川", None]
    assert found.conflicts == 0


def test_labels_that_were_exchanged_do_not_exchange_the_words() -> None:
    named = tuple(p.replaced(name=f"{p.label} 一郎") for p in BASE.record.participants)
    base = changed(BASE, participants=named)
    theirs = changed(base, participants=(named[0].replaced(label="乙川"), named[1].replaced(label="甲野")))
    mine = with_blocks(base, A, block("bm", text="甲の続き。", speaker="p1"), B, C)
    record = merged(base, mine, theirs).state.record
    speaker = record.participant(record.blocks[1].speaker)
    assert speaker is not None
    assert (speaker.label, speaker.name) == ("乙川", "甲野 一郎")


def test_an_import_here_does_not_pass_on_the_words_of_there() -> None:
    """An import numbers its participants as a file does: the same id is somebody else."""
    imported = [b.replaced(text=f"別の記録の{b.text}") for b in (A, B, C)]
    mine = changed(with_blocks(BASE, *imported), participants=people("丙山", "丁田"))
    theirs = with_blocks(BASE, A, block("bt", text="甲の続き。", speaker="p1"), B, C)
    found = merged(BASE, mine, theirs)
    record = found.state.record
    assert record.label_of(block_of(found, "bt").speaker) == "甲野"
    assert "残すか" in doubts(found)["participants[0]"]


def test_somebody_deleted_there_who_speaks_here_stays_with_a_doubt() -> None:
    gone = changed(BASE, B.replaced(speaker=None, written="乙川"), participants=BASE.record.participants[:1])
    mine = with_blocks(BASE, A, B, block("bm", text="乙の続き。", speaker="p2"), C)
    found = merged(BASE, mine, gone)
    assert [p.label for p in found.state.record.participants] == ["甲野", "乙川"]
    assert block_of(found, "bm").speaker == "p2"
    assert block_of(found, "bb") == B.replaced(speaker=None, written="乙川")
    assert "消されています" in doubts(found)["participants[1]"]
    assert merged(BASE, changed(BASE, title="題"), gone).state.record.participants == people("甲野")


def test_two_names_of_one_participant_leave_mine_and_tell_theirs() -> None:
    first, second = BASE.record.participants
    mine = changed(BASE, participants=(first.replaced(name="甲野 太郎"), second))
    theirs = changed(BASE, participants=(first.replaced(name="甲野 太朗", post="市長"), second))
    found = merged(BASE, mine, theirs)
    assert found.state.record.participants[0] == first.replaced(name="甲野 太郎", post="市長")
    assert "氏名は「甲野 太朗」" in doubts(found)["participants[0].name"]


def test_two_who_are_given_one_label_stay_two() -> None:
    """Nobody could tell apart again who said what."""
    first, second = BASE.record.participants
    mine = changed(BASE, participants=(first.replaced(label="委員"), second))
    renamed = changed(BASE, participants=(first, second.replaced(label="委員")))
    added = changed(
        BASE,
        block("bc", text="さて。", speaker="p3"),
        participants=(*BASE.record.participants, Participant(id="p3", label="委員")),
    )
    for theirs, labels, place in (
        (renamed, ["委員", "委員(2)"], "participants[1].label"),
        (added, ["委員", "乙川", "委員(2)"], "participants[2].label"),
    ):
        found = merged(BASE, mine, theirs)
        assert [p.label for p in found.state.record.participants] == labels
        assert "「委員」" in doubts(found)[place]
        again = from_file(found.state).record
        record = found.state.record
        assert [again.label_of(b.speaker) for b in again.blocks] == [
            record.label_of(b.speaker) for b in record.blocks
        ]


def test_somebody_added_here_is_not_somebody_renamed_there() -> None:
    first, second = BASE.record.participants
    new = Participant(id="px", label="委員")
    mine = changed(BASE, participants=(first, second, new))
    mine = with_blocks(mine, *BASE.record.blocks, block("bm", text="新しい人。", speaker="px"))
    found = merged(BASE, mine, changed(BASE, participants=(first, second.replaced(label="委員"))))
    record = found.state.record
    assert [record.label_of(b.speaker) for b in record.blocks] == ["甲野", "委員(2)", None, "委員"]


def test_two_who_are_renamed_to_one_label_by_name_keep_their_own() -> None:
    first, second = (p.replaced(name=f"{p.label} 一郎") for p in BASE.record.participants)
    base = changed(BASE, participants=(first, second))
    mine = changed(base, participants=(first.replaced(label="委員"), second))
    found = merged(base, mine, changed(base, participants=(first, second.replaced(label="委員"))))
    assert [p.label for p in found.state.record.participants] == ["委員", "乙川"]
    assert "「委員」" in doubts(found)["participants[1].label"]


def test_two_who_were_added_with_one_label_and_two_names_are_two() -> None:
    def added(name: str) -> State:
        new = Participant(id="p3", label="佐藤", name=name)
        return with_blocks(
            changed(BASE, participants=(*BASE.record.participants, new)),
            *BASE.record.blocks,
            block("b" + str(len(name)), text=name, speaker="p3"),
        )

    found = merged(BASE, added("佐藤 太郎"), added("佐藤 花"))
    record = found.state.record
    speakers = {b.text: record.participant(b.speaker) for b in record.blocks[3:]}
    assert {name: (p.label, p.name) for name, p in speakers.items() if p} == {
        "佐藤 太郎": ("佐藤", "佐藤 太郎"),
        "佐藤 花": ("佐藤(2)", "佐藤 花"),
    }


def test_another_name_for_somebody_who_says_more_here_is_doubted() -> None:
    first, second = (p.replaced(name=f"{p.label} 一郎") for p in BASE.record.participants)
    base = changed(BASE, participants=(first, second))
    theirs = changed(base, participants=(first.replaced(name="甲田 花子"), second))
    mine = with_blocks(base, *base.record.blocks, block("bm", text="続き。", speaker="p1"))
    assert "同じ人" in doubts(merged(base, mine, theirs))["participants[0].name"]
    assert merged(base, changed(base, title="題"), theirs).conflicts == 0


def test_a_label_that_nobody_bore_here_means_whom_they_added() -> None:
    unknown = block("bx", text="誰か。", speaker=UnknownSpeaker(label="丙山"))
    mine = with_blocks(BASE, A, unknown, B, C)
    theirs = changed(BASE, participants=(*BASE.record.participants, Participant(id="p3", label="丙山")))
    found = merged(BASE, mine, theirs)
    assert found.state.record.label_of(block_of(found, "bx").speaker) == "丙山"
    assert isinstance(block_of(found, "bx").speaker, str)


def test_a_label_that_two_bore_there_is_given_to_nobody() -> None:
    two = changed(BASE, participants=people("甲野", "丙山", "丙山"))
    base = with_blocks(two, A.replaced(speaker=UnknownSpeaker(label="丙山")), C)
    one = changed(base, participants=people("甲野", "丙山"))
    theirs = with_blocks(
        base, *base.record.blocks, block("bt", text="誰。", speaker=UnknownSpeaker(label="丙山"))
    )
    mine = with_blocks(one, A.replaced(speaker=None, written="丙山"), C)
    found = merged(base, mine, theirs)
    assert block_of(found, "bt") == block("bt", text="誰。", written="丙山")
    assert "二人" in doubts(found)["bt"]


def test_a_label_that_two_bear_is_no_change_of_theirs() -> None:
    """A file cannot say which of the two is meant; who saved it may know."""
    base = changed(BASE, participants=people("委員", "委員"))
    kept = with_blocks(base, A.replaced(text="甲がこう話します。"), B.replaced(speaker=None), C)
    assert merged(base, kept, base) == Merged(kept, 0, 0)
    told_apart = changed(base, participants=people("甲委員", "乙委員"))
    found = merged(base, told_apart, changed(base, A.replaced(text="甲がああ話します。"), title="題"))
    assert [b.speaker for b in found.state.record.blocks] == ["p1", "p2", None]
    assert texts(found.state)[0] == "甲がああ話します。"
    assert found.conflicts == 0


def test_a_label_that_comes_to_be_borne_by_two_there_is_a_change_of_theirs() -> None:
    theirs = changed(BASE, participants=people("甲野", "甲野"))
    found = merged(BASE, changed(BASE, title="題"), theirs)
    assert [b.speaker for b in found.state.record.blocks] == [UnknownSpeaker(label="甲野")] * 2 + [None]


def test_whom_else_a_block_names_is_known_beside_those_who_share_a_label() -> None:
    photo = block("bp", K.PHOTO, "会場", people=("p3", "p2", UnknownSpeaker(label="委員"), "p1"))
    base = state_of(photo, labels=("委員", "委員", "丙山"))
    theirs = changed(base, photo.replaced(people=(*photo.people[1:], "p3")))
    found = merged(base, changed(base, title="題"), theirs)
    assert block_of(found, "bp").people == (*photo.people[1:], "p3")
    assert merged(base, base, base) == Merged(base, 0, 0)


def test_agenda_items_are_known_by_text_and_number() -> None:
    section = block("bs", K.SECTION, "図書館", agenda="a1")
    base = changed(state_of(section, A), agenda=agenda("図書館", "公園"))
    mine = changed(base, agenda=agenda("図書館について", "公園"))
    theirs = with_blocks(
        changed(base, agenda=agenda("道路", "図書館", "公園")),
        section.replaced(agenda="a2"),
        A,
        block("bt", K.SECTION, "道路", agenda="a1"),
    )
    record = merged(base, mine, theirs).state.record
    assert [(i.number, i.text) for i in record.agenda] == [(1, "道路"), (2, "図書館について"), (3, "公園")]
    titles = {i.id: i.text for i in record.agenda}
    sections = [b for b in record.blocks if b.kind is K.SECTION]
    assert [titles[str(b.agenda)] for b in sections] == ["図書館について", "道路"]


def test_two_agenda_items_with_one_number_stay_two() -> None:
    base = changed(BASE, agenda=agenda("図書館", "公園"))
    first, second = base.record.agenda
    mine = changed(base, agenda=(first, second, AgendaItem(id="ax", number=3, text="道路")))
    theirs = changed(base, agenda=(first.replaced(number=3), second))
    found = merged(base, mine, theirs)
    assert [(i.number, i.text) for i in found.state.record.agenda] == [
        (1, "図書館"),
        (2, "公園"),
        (3, "道路"),
    ]
    assert "番号は「3」" in doubts(found)["agenda[0].number"]


def test_a_number_that_two_items_bear_is_no_change_of_theirs() -> None:
    items = tuple(AgendaItem(id=f"a{n}", number=1, text=text) for n, text in enumerate(("図書館", "公園"), 1))
    sections = [block(f"bs{n}", K.SECTION, "議題", agenda=f"a{n}") for n in (1, 2)]
    base = changed(state_of(*sections), agenda=items)
    mine = changed(base, sections[0].replaced(agenda=None), agenda=(items[0], items[1].replaced(number=2)))
    found = merged(base, mine, changed(base, title="題"))
    assert [b.agenda for b in found.state.record.blocks] == [None, "a2"]
    assert (found.taken, found.conflicts) == (1, 0)


def test_a_number_that_no_item_bore_means_the_one_they_added() -> None:
    mine = with_blocks(BASE, A, block("bs", K.SECTION, "図書館", agenda=UnknownAgenda(number=1)))
    found = merged(BASE, mine, changed(BASE, agenda=agenda("図書館")))
    assert block_of(found, "bs").agenda == found.state.record.agenda[0].id


# The rest of the record


def test_title_series_date_cover_and_notes() -> None:
    base = changed(
        BASE,
        title="題",
        series=Series(name="座談会", number=1),
        notes=(Note(term="CIO", text="責任者"), Note(term="DX", text="変革")),
    )
    mine = changed(
        base,
        title="こちらの題",
        series=Series(name="座談会", number=2),
        held=Held(date="2025-10"),
        notes=(Note(term="CIO", text="最高情報責任者"), Note(term="DX", text="変革")),
    )
    theirs = changed(
        base,
        title="あちらの題",
        series=Series(name="市の座談会", number=1),
        cover=Cover(file="images/c.png"),
        notes=(Note(term="CIO", text="情報の責任者"), Note(term="AI", text="人工知能")),
    )
    found = merged(base, mine, theirs)
    record = found.state.record
    assert (record.title, record.series) == ("こちらの題", Series(name="市の座談会", number=2))
    assert (record.held, record.cover) == (Held(date="2025-10"), Cover(file="images/c.png"))
    assert record.notes == (Note(term="CIO", text="最高情報責任者"), Note(term="AI", text="人工知能"))
    said = doubts(found)
    assert set(said) == {"title", "notes[0].text"}
    assert "題名は「あちらの題」" in said["title"]
    assert "説明は「情報の責任者」" in said["notes[0].text"]


def test_what_was_merged_is_a_draft() -> None:
    ready = changed(BASE, status=Status.READY)
    mine = changed(ready, A.replaced(text="直した。"))
    assert merged(ready, mine, changed(ready, title="題")).state.record.status is Status.DRAFT
    assert (
        merged(BASE, BASE, changed(BASE, title="題", status=Status.READY)).state.record.status is Status.READY
    )
    assert merged(ready, mine, ready).state.record.status is mine.record.status


# The review


def test_doubts_are_open_unless_one_side_settled_them() -> None:
    base = reviewed(BASE, doubts=(doubt("ba"), doubt("bb"), doubt("bc")))
    settled = [SettledDoubt(doubt=doubt(b), at="2026-01-01") for b in ("ba", "bb")]
    mine = reviewed(base, doubts=(doubt("bb"), doubt("bc")), settled=settled[:1])
    new = Doubt(code="import.kind.uncertain", message="見てください。", path="title")
    theirs = reviewed(base, doubts=(doubt("ba"), doubt("bc"), new), settled=settled[1:])
    review = merged(base, mine, theirs).state.review
    assert review.doubts == (doubt("bc"), new)
    assert review.settled == tuple(settled)


def test_marks_are_united_and_digits_are_mine() -> None:
    digits = (Digit(participant="p1", digit=1), Digit(participant="p2", digit=2))
    base = reviewed(BASE, digits=digits, marks=(Mark(block="ba", reviewer="校"),))
    mine = reviewed(base, marks=(*base.review.marks, Mark(block="bb", reviewer="校")), digits=digits[::-1])
    theirs = changed(base, participants=(*BASE.record.participants, Participant(id="p3", label="丙山")))
    theirs = reviewed(
        theirs,
        marks=(*base.review.marks, Mark(block="bc", reviewer="正")),
        digits=(*digits, Digit(participant="p3", digit=3)),
    )
    found = merged(base, mine, theirs).state
    assert [(m.block, m.reviewer) for m in found.review.marks] == [("ba", "校"), ("bb", "校"), ("bc", "正")]
    new = found.record.participants[2].id
    assert found.review.digits == (*digits[::-1], Digit(participant=new, digit=3))


def test_the_source_is_mine_unless_only_theirs_has_one() -> None:
    source = Source(name="a.txt", text="甲野：はい")
    with_source = reviewed(BASE, source=source, lines=(SourceLine(number=1, use=LineUse.BLOCK, target="ba"),))
    assert merged(BASE, changed(BASE, title="題"), with_source).state.review.source == source
    other = reviewed(BASE, source=Source(name="b.txt", text="乙川：はい"))
    assert merged(BASE, with_source, other).state.review.source == source


def test_a_lost_review_takes_nothing_away() -> None:
    base = reviewed(BASE, doubts=(doubt("ba"),), marks=(Mark(block="ba", reviewer="校"),))
    theirs = changed(base, title="題").replaced(review=Review())
    assert merged(base, base, theirs).state.review == base.review


def test_a_doubt_about_a_participant_follows_them() -> None:
    about = Doubt(code="import.participant.uncertain", message="誰ですか。", path="participants[1].name")
    base = reviewed(BASE, doubts=(about,))
    theirs = changed(BASE, participants=(Participant(id="p3", label="丙山"), *BASE.record.participants))
    theirs = reviewed(theirs, doubts=(about.replaced(path="participants[2].name"),))
    found = merged(base, changed(base, title="題"), theirs)
    assert found.state.review.doubts == (about.replaced(path="participants[2].name"),)


def test_merging_twice_raises_no_doubt_twice() -> None:
    mine, theirs = changed(BASE, title="こちら"), changed(BASE, title="あちら")
    found = merged(BASE, mine, theirs)
    assert len(merge(BASE, found.state, theirs).state.review.doubts) == 1


def test_a_record_from_nothing() -> None:
    assert merged(State(), State(), BASE).state.record.blocks == BASE.record.blocks
    assert merge(State(), State(record=Record(title="題")), State()).state.record.title == "題"
