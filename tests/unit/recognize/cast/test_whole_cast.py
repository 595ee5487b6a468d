"""All who take part: by lists, else by labels, with those who are known and those who were named anew."""

from tests.unit.recognize.made_reads import cast_of, lines_of
from zadankai_editor.readers.structure import Hint
from zadankai_editor.recognize.cast.choosing import ChosenLists
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.whole_cast import Cast, lists_of, read_cast, with_named_rows
from zadankai_editor.recognize.convention.signatures import read_signatures, spanned_lines
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions, LineRole, SpeakerChoice, Whom
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.known import NOTHING_KNOWN, Known
from zadankai_editor.recognize.named_lines import part_named
from zadankai_editor.record.nodes import Participant

LIST = "参加者\n町長：椿 和子\n商工会長：磯貝 茂\n\n"
TALK = "椿：海です。\n磯貝：山です。\n" * 3
PERSON = Participant(id="p7", label="早瀬", name="早瀬 望")


def read(text: str, decisions: Decisions = UNDECIDED, known: Known = NOTHING_KNOWN) -> Cast:
    named = part_named(lines_of(text), decisions.lines)
    spanned = spanned_lines(named.others)
    signatures = read_signatures(spanned)
    lists = ChosenLists((), (), 0)
    if not known.talk:
        lists = lists_of(named.others, lambda line: line.text.endswith("。"), signatures, decisions)
        lists = with_named_rows(lists, named.others, named, decisions)
    return read_cast(lists, spanned, signatures, (), decisions, known)


def names(cast: Cast) -> list[str]:
    return [person.shown for person in cast.people]


def test_the_people_are_those_of_the_list_and_without_one_those_who_speak() -> None:
    assert names(read(LIST + TALK)) == ["椿 和子", "磯貝 茂"]
    assert names(read(TALK)) == ["椿", "磯貝"]
    assert read(LIST + TALK).kept == 2


def test_a_line_of_the_list_about_which_somebody_has_decided_lists_nobody() -> None:
    left_out = read(LIST + TALK, Decisions(lines={3: LineRole.LEFT_OUT}))
    assert names(left_out) == ["椿 和子"]


def test_rows_that_somebody_named_are_a_list() -> None:
    named = Decisions(lines={1: LineRole.PARTICIPANT, 2: LineRole.PARTICIPANT})
    assert names(read(f"椿 和子\n磯貝 茂\n\n{TALK}", named)) == ["椿 和子", "磯貝 茂"]


def test_who_is_known_comes_first_and_who_was_named_anew_last() -> None:
    new = UNDECIDED.with_speaker("磯貝", SpeakerChoice(Whom.NEW, "丹波 明"))
    found = read(LIST + TALK, new, Known((PERSON,)))
    assert names(found) == ["早瀬 望", "椿 和子", "磯貝 茂", "丹波 明"]
    assert found.chosen["磯貝"].people == (3,)
    assert found.kept == 4


def test_strangers_in_a_piece_of_a_talk_are_known_and_do_not_take_part() -> None:
    found = read(TALK, known=Known((PERSON,), talk=True))
    assert (names(found), found.kept) == (["早瀬 望", "椿", "磯貝"], 1)


def test_labels_that_somebody_called_none_are_denied_and_nobody_is_called_so() -> None:
    denied = UNDECIDED.with_speaker("磯貝", SpeakerChoice(Whom.NO_SPEAKER))
    found = read(TALK, denied)
    assert found.denied == {"磯貝"}
    assert read(TALK, denied.with_speaker("椿", SpeakerChoice(Whom.OPEN))).denied == {"磯貝"}
    assert names(found) == ["椿"]


def test_a_short_form_is_that_of_the_person_and_asked_about_where_another_is_called_so() -> None:
    found = read(
        "参加者\n町長：椿 和子（以下「町長」）\n商工会長：磯貝 茂\n\n"
        + "町長：海です。\n磯貝：山です。\n" * 3
    )
    mention = found.directory.mention("町長")
    assert mention is not None
    assert mention.people == (0,)
    draft = Draft()
    cast = Cast(
        [Member(Person(printed="椿")), Member(Person(printed="磯貝")).doubted("誰ですか。")],
        2,
        found.directory,
        {},
    )
    cast.note_doubts(draft)
    assert [doubt.path for doubt in draft.doubts] == ["participants[1]"]


def test_names_and_offices_are_told_apart() -> None:
    cast = cast_of("町長：椿 和子", "商工会長：磯貝 茂")
    assert [cast.is_name(text) for text in ("椿 和子", "椿", "町長", "丹波")] == [True, True, False, False]
    assert [cast.is_office(text) for text in ("町長", "椿", "知事")] == [True, False, False]
    assert [
        cast.ends_in_person(text) for text in ("海を語る椿町長", "海の町長", "町長", "海を語る知事", "海辺椿")
    ] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_people_who_were_said_at_a_time_are_no_list() -> None:
    lines = lines_of(LIST + TALK)
    signatures = read_signatures(spanned_lines(lines))
    plain = lists_of(lines, lambda line: line.text.endswith("。"), signatures, UNDECIDED)
    assert len(plain.lists) == 1
    lines[1].hint = Hint(start=3.0)
    assert lists_of(lines, lambda line: line.text.endswith("。"), signatures, UNDECIDED).lists == ()
