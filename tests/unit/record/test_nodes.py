"""The record as values."""

import pytest
from pydantic import ValidationError

from tests.record_states import K, agenda, block, people
from zadankai_editor.record.nodes import Block, Part, Participant, Record, UnknownAgenda, UnknownSpeaker


def test_values_do_not_change() -> None:
    with pytest.raises(ValidationError):
        setattr(block("b1"), "text", "い")  # noqa: B010 - the type checker knows that it fails


@pytest.mark.parametrize("block_id", ["", "B1", "1", "b1\n", "b" * 17])
def test_no_block_has_an_id_that_no_file_may_hold(block_id: str) -> None:
    with pytest.raises(ValidationError):
        Block(id=block_id, kind=K.TEXT)


@pytest.mark.parametrize("seconds", [float("nan"), float("inf")])
def test_times_are_numbers(seconds: float) -> None:
    with pytest.raises(ValidationError):
        block("b1", start=seconds)


def test_replaced_is_validated() -> None:
    with pytest.raises(ValidationError):
        block("b1").replaced(kind="speech")
    with pytest.raises(ValidationError):
        block("b1").replaced(colour="red")
    assert block("b1").replaced(text="あ") == block("b1", text="あ")


def test_parts_come_in_this_order() -> None:
    assert [part.rank for part in Part] == [0, 1, 2]
    assert [k for k in K if k.part is not Part.BODY] == [K.LEAD, K.CLOSING]


def test_kinds_with_paragraphs() -> None:
    assert {k for k in K if k.has_paragraphs} == {K.UTTERANCE, K.PROMPT, K.TEXT}


def test_paragraphs_of_a_block() -> None:
    assert block("b1").paragraphs == [""]
    assert block("b1", text="あ\n\nい").paragraphs == ["あ", "", "い"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({}, False), ({"file": "a.png"}, True), ({"alt": "庁舎"}, True), ({"credit": "広報課"}, True)],
)
def test_a_photo_of_which_more_than_the_caption_is_known(fields: dict[str, str], expected: bool) -> None:
    assert block("b1", K.PHOTO, **fields).has_picture is expected
    assert not block("b1", K.TEXT, **fields).has_picture


def test_references() -> None:
    spoken = block(
        "b1", speaker="p1", with_speakers=("p2",), agenda="a1", people=(UnknownSpeaker(label="丙"),)
    )
    assert spoken.refers_only_to({"p1", "p2"}, {"a1"})
    assert not spoken.refers_only_to({"p1"}, {"a1"})
    assert not spoken.refers_only_to({"p1", "p2"}, set())
    assert block("b1", agenda=UnknownAgenda(number=2)).refers_only_to(set(), set())


def test_looking_up() -> None:
    record = Record(participants=people("甲野", "乙川"), agenda=agenda("窓口"), blocks=(block("b1", K.LEAD),))
    assert record.participant("p2") == Participant(id="p2", label="乙川")
    assert record.participant("p3") is None
    assert record.label_of("p1") == "甲野"
    assert record.label_of(UnknownSpeaker(label="丙")) == "丙"
    assert record.label_of(None) is None
    assert record.label_of("p3") is None
    assert record.agenda_item("a1") == agenda("窓口")[0]
    assert record.agenda_item(UnknownAgenda(number=1)) is None
    assert record.blocks_of(Part.LEAD) == record.blocks
    assert record.blocks_of(Part.BODY) == ()


@pytest.mark.parametrize(
    ("name", "family"), [("甲野 洋", "甲野"), ("甲野", "甲野"), (None, None), ("", None)]
)
def test_family_name(name: str | None, family: str | None) -> None:
    assert Participant(id="p1", label="甲", name=name).family_name == family
