"""Who speaks in a piece of a talk that is added to a record: its own people by any label, and strangers left open."""

import pytest

from tests.record_states import K, block
from zadankai_editor.recognize import known_of, labels_in, recognize
from zadankai_editor.recognize.cast.likeness import NOBODY
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.convention.signatures import read_signatures, spanned_lines
from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.draft import BlockDraft, Draft
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.recognize.passing import leave_open, strangers_in, weight_of_known
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


KNOWN = known_of(RECORD, Review(), talk=True)
TURNS = (
    "桐生：海が近いです。\n鈴木：そうですね。\n市民部長：はい。\n鈴木：では。\n佐藤：ええ。\n佐藤：どうぞ。\n"
)


def strangers(*decided: str) -> list[str]:
    lines = spanned_lines(read_page(TURNS).filled)
    return [one.person.printed for one in strangers_in(lines, read_signatures(lines), KNOWN, decided)]


def test_strangers_are_those_who_speak_again_and_are_nobody_of_the_record() -> None:
    assert strangers() == ["鈴木", "佐藤"]
    assert strangers("鈴木") == ["佐藤"]


def test_a_label_weighs_only_where_it_names_somebody_of_the_record() -> None:
    weight = weight_of_known(KNOWN)
    assert weight("桐生") > weight("鈴木")
    assert weight("市民部長") > weight("鈴木")
    assert weight("鈴木") == weight("司会") == NOBODY


def said_by(who: int, written: str | None, line: int, *, continued: bool = False) -> BlockDraft:
    label = Label(written, speakers=(who,), meant=(who,)) if written else None
    return BlockDraft(BlockKind.UTTERANCE, ["はい。"], (who,), lines=[line], label=label, continued=continued)


def opened(*blocks: BlockDraft) -> Draft:
    """Return a draft in which those behind the first two people are strangers."""
    draft = Draft(list(blocks))
    for path in ("participants[0]", "participants[2]", "title"):
        draft.doubt(path, Uncertain.PARTICIPANT, "誰ですか。", 1)
    leave_open(draft, [Person(printed=name) for name in ("桐生", "大槻", "鈴木")], 2)
    return draft


def test_what_strangers_say_is_open_with_a_doubt_and_what_others_say_stays() -> None:
    draft = opened(said_by(0, "桐生", 1), said_by(2, "鈴木", 2), said_by(2, None, 4, continued=True))
    assert [(block.speakers, block.written, block.continued) for block in draft.blocks] == [
        ((0,), None, False),
        ((), "鈴木", False),
        ((), "鈴木", False),
    ]
    assert [[note.line for note in block.doubts] for block in draft.blocks] == [[], [2], [4]]
    assert [block.label.meant for block in draft.blocks if block.label] == [(0,), ()]


def test_a_stranger_who_speaks_often_is_asked_about_once() -> None:
    draft = opened(*(said_by(2, "鈴木", line) for line in (2, 4, 6)))
    assert [len(block.doubts) for block in draft.blocks] == [1, 0, 0]


def test_nobody_asks_any_more_about_those_who_do_not_take_part() -> None:
    assert [doubt.path for doubt in opened().doubts] == ["participants[0]", "title"]
