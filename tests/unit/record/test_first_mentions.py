"""First mentions follow from the record."""

from zadankai_editor.record.first_mentions import MentionPatterns, first_mentions, introductions
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record, UnknownSpeaker
from zadankai_editor.record.turns import unlabelled

KONO = Participant(id="p1", label="甲野", name="甲野 洋", title="丘上市CIO", post="副市長")
OTSU = Participant(id="p2", label="乙川(学)", name="乙川 学")
HEI = Participant(id="p3", label="司会", title="司会", moderator=True)
TEI = Participant(id="p4", label="丁田", name="丁田 咲", title="丘上市課長")


def said(block: str, speaker: str | UnknownSpeaker | None, **fields: object) -> Block:
    return Block.model_validate(
        {"id": block, "kind": BlockKind.UTTERANCE, "speaker": speaker, "text": "はい。", **fields}
    )


def record(*blocks: Block) -> Record:
    return Record(participants=(KONO, OTSU, HEI, TEI), blocks=blocks)


def test_the_first_utterance_of_each_introduces_in_full() -> None:
    mentions = first_mentions(record(said("b1", "p1"), said("b2", "p4"), said("b3", "p1"), said("b4", "p4")))
    assert {block: m.full for block, m in mentions.items()} == {
        "b1": "丘上市CIO:甲野(以下「甲野」)",
        "b2": "丘上市課長:丁田(以下「丁田」)",
    }
    assert mentions["b1"].participant == "p1"
    assert mentions["b1"].short == "甲野"


def test_without_a_title_only_a_label_that_differs_is_explained() -> None:
    mentions = first_mentions(record(said("b1", "p2"), said("b2", "p2")))
    assert {block: m.full for block, m in mentions.items()} == {"b1": "乙川(以下「乙川(学)」)"}


def test_a_title_that_is_the_label_has_nothing_to_say() -> None:
    assert first_mentions(record(said("b1", "p3"))) == {}


def test_without_a_name_the_title_explains_the_label() -> None:
    chair = Participant(id="p1", label="A", title="座長")
    mentions = first_mentions(Record(participants=(chair,), blocks=(said("b1", "p1"),)))
    assert mentions["b1"].full == "座長(以下「A」)"


def test_the_role_of_the_utterance_stands_for_the_title() -> None:
    assert first_mentions(record(said("b1", "p1", role="議長")))["b1"].full == "議長:甲野(以下「甲野」)"


def test_photos_and_unresolved_speakers_introduce_nobody() -> None:
    photo = Block(id="b1", kind=BlockKind.PHOTO, text="甲野", people=("p1",))
    unsure = said("b2", UnknownSpeaker(label="甲野"))
    mentions = first_mentions(record(photo, unsure, said("b3", None, written="甲野"), said("b4", "p1")))
    assert list(mentions) == ["b4"]


def test_who_is_printed_first_beside_another_is_introduced_there() -> None:
    blocks = (said("b1", "p1", with_speakers=("p4",)), said("b2", "p4"))
    assert [(b, m.participant) for b, m in introductions(record(*blocks))] == [("b1", "p1"), ("b1", "p4")]
    assert list(first_mentions(record(*blocks))) == ["b1"]


def test_a_label_that_is_not_printed_introduces_nobody() -> None:
    odd = record(said("b1", "p4"), said("b2", "p1", continued=True), said("b3", "p1"))
    assert list(first_mentions(odd)) == ["b1", "b2"], "b2 follows another's words, so its label is printed"


def test_a_template_may_word_it_otherwise() -> None:
    patterns = MentionPatterns(full="{family}{title}(以下、{label})")
    assert first_mentions(record(said("b1", "p1")), patterns)["b1"].full == "甲野丘上市CIO(以下、甲野)"


def test_continued_holds_after_photos_and_narration_of_the_same_speaker_only() -> None:
    photo = Block(id="c1", kind=BlockKind.PHOTO)
    aside = Block(id="c2", kind=BlockKind.TEXT, text="(拍手)")
    prompt = Block(id="c3", kind=BlockKind.PROMPT, text="次に")
    marked = said("b2", "p1", continued=True)
    assert unlabelled(record(said("b1", "p1"), photo, aside, marked)) == {"b2"}
    assert unlabelled(record(said("b1", "p1"), marked, said("b3", "p1", continued=True))) == {"b2", "b3"}
    for between in (said("b1", "p4"), prompt):
        assert unlabelled(record(said("b0", "p1"), between, marked)) == set()
    assert unlabelled(record(marked)) == set()
    assert unlabelled(record(said("b1", None), said("b2", None, continued=True))) == set()
    assert unlabelled(record(said("b1", "p1", with_speakers=("p4",)), marked)) == set()
