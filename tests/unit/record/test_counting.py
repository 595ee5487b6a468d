"""How long an article is, counted as people see it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.property.strategies import states
from zadankai_editor.japanese.length import Length, length_of
from zadankai_editor.record.counting import counted
from zadankai_editor.record.nodes import Block, BlockKind, Note, Participant, Record, UnknownSpeaker
from zadankai_editor.record.review import State

U, SECTION = BlockKind.UTTERANCE, BlockKind.SECTION


def _record() -> Record:
    return Record(
        title="湊の座談会",
        participants=(
            Participant(id="p1", label="早瀬"),
            Participant(id="p2", label="桐生"),
            Participant(id="p3", label="大槻"),
        ),
        notes=(Note(term="湊", text="港のこと"),),
        blocks=(
            Block(id="l1", kind=BlockKind.LEAD, text="はじめに。"),
            Block(id="b1", kind=U, speaker="p1", text="どうも。"),
            Block(id="b2", kind=SECTION, text="図書館"),
            Block(id="b3", kind=U, speaker="p2", text="一つ 目。"),
            Block(id="b4", kind=U, speaker="p1", with_speakers=("p2",), text="はい。"),
            Block(id="b5", kind=U, text="だれか。"),
            Block(id="b6", kind=SECTION, text="リード"),
            Block(id="b7", kind=U, speaker=UnknownSpeaker(label="沢"), text="ええ。"),
            Block(id="c1", kind=BlockKind.CLOSING, text="以上。"),
        ),
    )


def test_who_says_how_much() -> None:
    people = [(share.name, share.pieces, share.length.characters) for share in counted(_record()).people]
    assert people == [
        ("早瀬", 1, 4),
        ("桐生", 1, 4),
        ("大槻", 0, 0),
        ("早瀬・桐生", 1, 3),
        ("発言者なし", 1, 4),
        ("沢", 1, 3),
    ]


def test_sections_in_order_whatever_they_are_called() -> None:
    sections = [(share.name, share.pieces, share.length.characters) for share in counted(_record()).sections]
    assert sections == [
        ("リード", 0, 5),
        ("最初の見出しの前", 1, 4),
        ("図書館", 3, 14),
        ("リード", 1, 6),
        ("結び", 0, 3),
    ]


def test_kinds_title_and_notes_are_the_whole() -> None:
    found = counted(_record())
    kinds = {kind: (share.pieces, share.length.characters) for kind, share in found.kinds.items()}
    assert kinds == {BlockKind.LEAD: (1, 5), SECTION: (2, 6), U: (5, 18), BlockKind.CLOSING: (1, 3)}
    assert (found.title.characters, found.notes.length.characters) == (5, 5)
    assert found.total == Length(42, 43)


@settings(max_examples=100)
@given(start=states(), title=st.text(max_size=5))
def test_the_parts_add_up(start: State, title: str) -> None:
    record = start.record.replaced(title=title)
    found = counted(record)
    kinds = sum((share.length for share in found.kinds.values()), Length())
    sections = sum((share.length for share in found.sections), Length())
    assert kinds == sections
    assert found.total == kinds + found.title + found.notes.length
    assert found.said == (found.kinds[U].length if U in found.kinds else Length())
    assert sum(share.pieces for share in found.people) == sum(b.kind is U for b in record.blocks)


@given(st.text(alphabet="あア亜a、 \n\u3099\ufe00\u200d👩ｶﾞ\U000e0100", max_size=12))
def test_spaces_only_add(text: str) -> None:
    length = length_of(text)
    assert 0 <= length.characters <= length.with_spaces <= len(text)
    assert length_of(text + "\n。").characters == length.characters + 1
