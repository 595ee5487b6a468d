"""An article is read in one go: people and agenda come back, blocks and fields stand in the draft."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER
from zadankai_editor.recognize.agenda import Item
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions, LineRole
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.header import Header
from zadankai_editor.recognize.known import NOTHING_KNOWN, Known
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.recognize.reading import read_article
from zadankai_editor.recognize.watch import RecognitionCancelled, Watch
from zadankai_editor.record.nodes import BlockKind, Participant

AGENDA = "議題\n1. 港の灯り\n2. 渡し船\n\n"
TALK = "■港の灯り\n\n椿：はい。\n\n磯貝：ええ。\n\n■渡し船\n\n早瀬：では。\n"
TEXT = HEADER + AGENDA + TALK


class Read:
    """What an article was read as."""

    def __init__(self, text: str, decisions: Decisions = UNDECIDED, known: Known = NOTHING_KNOWN) -> None:
        self.draft, self.header = Draft(), Header()
        self.people: list[Person]
        self.items: list[Item]
        self.people, self.items = read_article(
            read_page(text), self.draft, self.header, decisions, known, Watch()
        )

    @property
    def blocks(self) -> list[tuple[BlockKind, str, tuple[int, ...]]]:
        return [(block.kind, "".join(block.paragraphs), block.speakers) for block in self.draft.blocks]


U, S = BlockKind.UTTERANCE, BlockKind.SECTION
BLOCKS = [
    (S, "港の灯り", ()),
    (U, "はい。", (0,)),
    (U, "ええ。", (1,)),
    (S, "渡し船", ()),
    (U, "では。", (2,)),
]


def test_each_part_of_the_document_has_its_place() -> None:
    found = Read(TEXT)
    assert found.header.title == "湊浜町×青波県座談会"
    assert [person.shown for person in found.people] == ["椿 和子", "磯貝 茂", "早瀬 望"]
    assert [(item.number, item.text) for item in found.items] == [(1, "港の灯り"), (2, "渡し船")]
    assert found.blocks == BLOCKS
    assert [block.agenda for block in found.draft.blocks if block.kind is S] == [0, 1]


def test_every_line_that_is_not_blank_went_somewhere() -> None:
    draft = Read(TEXT).draft
    gone = {number for block in draft.blocks for number in block.lines}
    gone |= {number for number, _ in draft.fields} | {number for number, _, _ in draft.left_out}
    assert gone == {number for number, line in enumerate(TEXT.split("\n"), 1) if line}


@pytest.mark.parametrize("text", ["", "\n\n", "椿", "～", "港の灯り\n", "「", "。" * 500])
def test_any_text_is_read(text: str) -> None:
    found = Read(text)
    assert found.items == []


def test_a_piece_of_a_talk_has_neither_title_nor_lists_nor_new_people() -> None:
    known = Known((Participant(id="p7", label="椿", name="椿 和子"),), talk=True)
    found = Read("椿：はい。\n\n丹波：ええ。\n\n椿：では。\n\n丹波：ええ。\n", known=known)
    assert found.header.title == ""
    assert [person.listed and person.listed.id for person in found.people] == ["p7"]
    assert found.blocks == [(U, "はい。", (0,)), (U, "ええ。", ()), (U, "では。", (0,)), (U, "ええ。", ())]


def test_a_piece_of_a_talk_begins_and_ends_amid_it() -> None:
    known = Known((Participant(id="p7", label="椿", name="椿 和子"),), talk=True)
    text = "～港の座談会～\n\n椿：はい。\n\n椿：では。\n\n（文責・湊浜町広報課）"
    whole, found = Read(text), Read(text, known=known)
    assert (whole.header.title, whole.blocks[-1][0]) == ("港の座談会", BlockKind.CLOSING)
    assert found.header.title == ""
    assert not {BlockKind.LEAD, BlockKind.CLOSING} & {kind for kind, _, _ in found.blocks}


def test_what_is_known_and_listed_is_one_person_in_the_place_of_the_known() -> None:
    found = Read(TEXT, known=Known((Participant(id="p7", label="早瀬", name="早瀬 望"),)))
    assert [person.shown for person in found.people] == ["早瀬 望", "椿 和子", "磯貝 茂"]
    assert found.blocks[-1] == (U, "では。", (0,))


def test_decided_lines_are_what_somebody_said() -> None:
    number = TEXT.split("\n").index("早瀬：では。") + 1
    found = Read(TEXT, Decisions(lines={number: LineRole.LEFT_OUT}))
    assert number in [line for line, _, _ in found.draft.left_out]
    assert found.blocks == BLOCKS[:4]


def test_the_head_of_a_letter_is_left_out() -> None:
    found = Read("From: tsubaki@minato.example\nTo: isogai@oki.example\nSubject: 記録\n\n" + TEXT)
    assert {1, 2} <= {line for line, _, _ in found.draft.left_out}
    assert found.blocks == BLOCKS


def test_spaces_and_times_of_a_machine_are_taken_out() -> None:
    words = "番目 の 灯台 の 話 を し て い ます 。"
    timed = "\n".join(f"[00:{n}] {who}: {n}{words}" for n, who in enumerate(["椿", "磯貝"] * 6, 10))
    found = Read(timed)
    assert [text for _, text, _ in found.blocks][:2] == [f"{n}番目の灯台の話をしています。" for n in (10, 11)]
    assert [block.start for block in found.draft.blocks][:2] == [10.0, 11.0]


def test_who_answers_questions_alone_needs_no_label() -> None:
    talk = "".join(f"――{n}つ目は何ですか。\n\n{n}つ目は灯台です。\n\n" for n in range(1, 5))
    found = Read("灯台守に聞く\n\n参加者\n灯台守：椿 和子\n聞き手：磯貝 茂\n\n" + talk)
    answers = [(kind, speakers) for kind, text, speakers in found.blocks if "灯台です" in text]
    assert answers == [(U, (0,))] * 4


def test_nobody_need_wait_for_what_nobody_wants() -> None:
    with pytest.raises(RecognitionCancelled):
        read_article(
            read_page(TEXT), Draft(), Header(), UNDECIDED, NOTHING_KNOWN, Watch(cancelled=lambda: True)
        )
