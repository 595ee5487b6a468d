"""From the draft to the record with its ids, the account of its lines, and the findings."""

import pytest

from zadankai_editor.readers.structure import Dropped, SourcePicture, Structure
from zadankai_editor.recognize.agenda import Item
from zadankai_editor.recognize.assembly import Recognition, assemble
from zadankai_editor.recognize.cast.names import parse_name
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.header import Header
from zadankai_editor.recognize.lines import Line, read_page
from zadankai_editor.record.nodes import BlockKind, Participant
from zadankai_editor.record.review import LineUse, Source

PEOPLE = [Person(name=parse_name("椿 和子"), printed="椿 和子", title="町長"), Person(printed="磯貝")]
U = BlockKind.UTTERANCE


class Sheet:
    """A text, and a draft of it that a test fills."""

    def __init__(self, *lines: str, structure: Structure | None = None) -> None:
        self.source = Source(name="湊.txt", text="\n".join(lines))
        self.structure = structure or Structure()
        self.page = read_page(self.source.text, self.structure)
        self.draft, self.header = Draft(), Header()

    def line(self, number: int) -> Line:
        return next(line for line in self.page.lines if line.number == number)

    def assembled(self, *items: Item, people: list[Person] | None = None) -> Recognition:
        everybody = PEOPLE if people is None else people
        return assemble(self.source, self.structure, self.page, self.draft, self.header, everybody, items)


def codes(found: Recognition) -> list[tuple[str, int | None]]:
    return [(one.code, one.line) for one in found.findings]


def test_places_become_ids_and_paragraphs_become_text() -> None:
    sheet = Sheet("はい。", "ええ。", "港の灯り")
    block = sheet.draft.open(U, [sheet.line(1), sheet.line(2)])
    block.speakers = (1, 0)
    sheet.draft.open(BlockKind.SECTION, [sheet.line(3)]).agenda = 0
    record = sheet.assembled(Item(1, "港の灯り", [])).state.record
    said, section = record.blocks
    assert (said.text, said.speaker, said.with_speakers) == ("はい。\nええ。", "p2", ("p1",))
    assert [(item.id, item.number, item.text) for item in record.agenda] == [("a1", 1, "港の灯り")]
    assert section.agenda == "a1"
    assert len({block.id for block in record.blocks}) == 2


def test_people_of_the_record_keep_their_ids_and_new_ones_take_free_ones() -> None:
    there = Participant(id="p1", label="早瀬", name="早瀬 望")
    sheet = Sheet("")
    found = sheet.assembled(people=[Person(printed="早瀬", listed=there), *PEOPLE])
    people = found.state.record.participants
    assert [(p.id, p.label, p.name, p.title) for p in people] == [
        ("p1", "早瀬", "早瀬 望", None),
        ("p2", "椿", "椿 和子", "町長"),
        ("p3", "磯貝", None, None),
    ]
    assert [person.name for person in found.people] == ["早瀬", "椿 和子", "磯貝"]


def test_doubts_stand_on_blocks_and_fields_with_a_finding_each_in_order_of_lines() -> None:
    sheet = Sheet("湊の座談会", "はい。", "ええ。", "3頁")
    sheet.draft.leave_out(sheet.line(4), "ページ番号")
    sheet.header.title = "湊の座談会"
    sheet.draft.take(sheet.line(1), "title")
    block = sheet.draft.open(U, [sheet.line(2), sheet.line(3)])
    block.doubt(Uncertain.SPEAKER, "誰ですか。", 3)
    block.doubt(Uncertain.KIND, "何ですか。", 2)
    sheet.draft.doubt("title", Uncertain.FIELD, "題名ですか。", 1)
    found = sheet.assembled()
    asked = [(d.code, d.path or d.block, d.line) for d in found.state.review.doubts]
    assert asked == [
        ("import.field.uncertain", "title", 1),
        ("import.kind.uncertain", "b1", 2),
        ("import.speaker.uncertain", "b1", 3),
    ]
    assert codes(found) == [*((code, line) for code, _, line in asked), ("import.line.left_out", 4)]


def test_characters_that_went_nowhere_are_told_and_kept_in_the_account() -> None:
    sheet = Sheet("はい。", "ええ。")
    sheet.draft.open(U, [sheet.line(1)])
    found = sheet.assembled()
    assert codes(found) == [("import.characters.lost", 2)]
    (row,) = (row for row in found.state.review.lines if row.number == 2)
    assert (row.use, row.text) == (LineUse.LEFT_OUT, "ええ。")


def test_lines_left_out_are_told_each_or_together_where_they_are_many() -> None:
    few = Sheet(*(f"{number}頁" for number in range(1, 4)))
    many = Sheet(*(f"{number}頁" for number in range(1, 8)))
    for sheet in (few, many):
        for line in sheet.page.lines:
            sheet.draft.leave_out(line, "ページ番号")
    assert codes(few.assembled()) == [("import.line.left_out", number) for number in (1, 2, 3)]
    (one,) = many.assembled().findings
    assert one.line == 1
    assert "「5頁」など7行" in one.message
    assert "「6頁」" not in one.message


def test_what_is_left_out_without_a_word_is_in_the_account_alone() -> None:
    sheet = Sheet("-----")
    sheet.draft.leave_out(sheet.line(1), "区切りの線", tell=False)
    found = sheet.assembled()
    assert found.findings == ()
    assert [(row.use, row.reason) for row in found.state.review.lines] == [(LineUse.LEFT_OUT, "区切りの線")]


@pytest.mark.parametrize(("raw", "told"), [("は\x1bい。", "U+001B"), ("は\ufffdい。", "読めなかった文字")])
def test_control_characters_and_unreadable_ones_are_told(raw: str, told: str) -> None:
    sheet = Sheet(raw)
    sheet.draft.open(U, [sheet.line(1)])
    (one,) = (f for f in sheet.assembled().findings if f.code == "import.character.replaced")
    assert told in one.message


def test_a_section_in_other_words_than_its_item_is_told() -> None:
    sheet = Sheet("港の明かり", "港の灯り")
    for line in sheet.page.lines:
        sheet.draft.open(BlockKind.SECTION, [line]).agenda = 0
    found = sheet.assembled(Item(1, "港の灯り", []))
    assert codes(found) == [("agenda.wording.differs", 1)]


def test_pictures_of_the_source_go_to_the_photos_that_show_them() -> None:
    picture = SourcePicture("灯台.png", b"png", "灯台")
    dropped = (Dropped("太字を除きました。", 1),)
    sheet = Sheet("灯台です。", structure=Structure(pictures=(picture,), dropped=dropped))
    sheet.draft.open(BlockKind.PHOTO, [sheet.line(1)]).picture = 0
    found = sheet.assembled()
    (block,) = found.state.record.blocks
    assert found.pictures == {block.id: picture}
    assert block.alt == "灯台"
    assert codes(found) == [("import.formatting.dropped", 1)]


def test_ids_of_the_same_source_are_the_same() -> None:
    def ids() -> list[str]:
        sheet = Sheet("はじめに。", "つぎに。", "はい。", "おわりに。")
        kinds = (BlockKind.LEAD, BlockKind.LEAD, U, BlockKind.CLOSING)
        for kind, line in zip(kinds, sheet.page.lines, strict=True):
            sheet.draft.open(kind, [line])
        return [block.id for block in sheet.assembled().state.record.blocks]

    assert ids() == ids()
    assert len(set(ids())) == 4
