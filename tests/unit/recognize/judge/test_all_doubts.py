"""All judges are asked, about the lines of a whole reading."""

from collections.abc import Sequence

from tests.unit.recognize.made_reads import COLON, labelled, lines_of, reads_of, text
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.names import parse_name
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.whole_cast import Cast
from zadankai_editor.recognize.convention.signatures import read_signatures, spanned_lines
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import At, Option, Role
from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.judge.all_doubts import all_doubts
from zadankai_editor.recognize.labels import Chosen, Label

PEOPLE = [Person(name=parse_name(name), printed=name) for name in ("早瀬 望", "磯貝 茂")]
TALK = "".join(f"早瀬：{n}番目の海です。\n磯貝：{n}番目の山です。\n" for n in range(4))
SPOKEN = [
    labelled(Label(who, speakers=(place,)), "海です。") for place, who in enumerate(("早瀬", "磯貝"))
] * 4


def asked(
    more: str, *options: Option, chosen: dict[str, Chosen] | None = None, answered: bool = False
) -> set[tuple[Uncertain, int]]:
    """Return what is asked about the lines that stand behind a talk that is clear."""
    lines = lines_of(TALK + more)
    reads: Sequence[Read] = reads_of(*SPOKEN, *options)
    cast = Cast([Member(person) for person in PEOPLE], 2, Directory(PEOPLE), chosen or {})
    usual = read_signatures(spanned_lines(lines))
    return {
        (note.code, place - 8) for place, note in all_doubts(lines, reads, cast, usual, answered=answered)
    }


def test_a_clear_talk_raises_no_doubt() -> None:
    assert asked("") == set()


def test_labels_hidden_labels_names_and_rare_forms_are_all_asked_about() -> None:
    unclear = labelled(Label("早瀬", problem="誰か決められません"))
    assert asked("早瀬：川です。", unclear) == {(Uncertain.SPEAKER, 0)}
    assert asked("川です。\n丹波：船です。", text(), text()) == {(Uncertain.SPEAKER, 1)}
    assert asked("早瀬 望", Option(Role.CAPTION, 9.0, None)) >= {(Uncertain.CAPTION, 0)}
    assert asked("早瀬 明\n早瀬：船です。", text(), labelled(Label("早瀬", speakers=(0,)))) == {
        (Uncertain.KIND, 0),
        (Uncertain.SPEAKER, 1),
    }


def test_a_near_rival_is_asked_about() -> None:
    lines = lines_of(TALK + "海のいま")
    heading = Read(Option(Role.HEADING, 0.0, "海のいま"), At.SPEECH, At.NOBODY, 0.05, text())
    cast = Cast([Member(person) for person in PEOPLE], 2, Directory(PEOPLE), {})
    reads = [*reads_of(*SPOKEN), heading]
    found = all_doubts(lines, reads, cast, read_signatures(spanned_lines(lines)), answered=False)
    assert [(place, note.code) for place, note in found] == [(8, Uncertain.KIND)]


def test_labels_that_somebody_denied_are_not() -> None:
    assert asked("丹波：船です。", text(), chosen={"丹波": Chosen((), denied=True)}) == set()


def test_forms_that_are_no_habit_hide_no_label() -> None:
    lines = lines_of("早瀬：海です。\n丹波＞船です。")
    cast = Cast([Member(person) for person in PEOPLE], 2, Directory(PEOPLE), {})
    reads = reads_of(labelled(Label("早瀬", speakers=(0,)), "海です。", signature=COLON), text())
    found = all_doubts(lines, reads, cast, read_signatures(spanned_lines(lines)), answered=False)
    assert [note for _, note in found if note.code is Uncertain.SPEAKER] == []
