"""Who speaks in a piece of a talk that is added to a record: its own people by any label, and strangers left open."""

import pytest

from tests.record_states import K, block
from zadankai_editor.recognize import known_of, labels_in, recognize
from zadankai_editor.record.nodes import BlockKind, Participant, Record
from zadankai_editor.record.review import Review, Source

RECORD = Record(
    title="湊の座談会",
    participants=(
        Participant(id="p1", label="桐生", name="桐生 透"),
        Participant(id="p2", label="大槻", name="大槻 恵子", title="市民部長"),
    ),
    blocks=(block("u1", K.UTTERANCE, "はい。", "p1"),),
)


def turns(text: str) -> list[tuple[str, str]]:
    """Return who says what in a piece, strangers as they are printed."""
    known = known_of(RECORD, Review(), talk=True)
    record = recognize(Source(name="続き.txt", text=text), known=known).state.record
    return [(str(b.speaker or b.written), b.text) for b in record.blocks if b.kind is BlockKind.UTTERANCE]


@pytest.mark.parametrize("parting", ["：", "　"])
def test_an_office_of_the_record_is_nobody_new_however_often_it_speaks(parting: str) -> None:
    text = f"市民部長{parting}そうですね。\n桐生{parting}はい。\n市民部長{parting}では。"
    assert turns(text) == [("p2", "そうですね。"), ("p1", "はい。"), ("p2", "では。")]


@pytest.mark.parametrize("parting", ["：", "　"])
def test_a_stranger_who_speaks_once_is_not_who_spoke_before(parting: str) -> None:
    text = f"桐生{parting}海が近いです。\n鈴木{parting}そうですね。"
    assert turns(text) == [("p1", "海が近いです。"), ("鈴木", "そうですね。")]


@pytest.mark.parametrize("form", ["{}　{}", "○{}　{}", "◯{}　{}", "{}\t{}", "{}：{}"])
def test_what_is_asked_about_is_what_is_read(form: str) -> None:
    said = [("佐藤", "海が近いです。"), ("鈴木", "そうですね。")]
    text = "\n".join(form.format(*turn) for turn in said)
    found = labels_in(text, RECORD, Review())
    assert found is not None
    assert (found.count, found.names) == (2, ("佐藤", "鈴木"))
    assert [(who.strip("○◯"), words) for who, words in turns(text)] == said


def test_one_line_is_no_habit_of_strangers() -> None:
    assert labels_in("佐藤：海が近いです。\nそうですね。", RECORD, Review()) is None
    found = labels_in("桐生：海が近いです。\n佐藤：そうですね。", RECORD, Review())
    assert found is not None
    assert found.names == ("桐生", "佐藤")
