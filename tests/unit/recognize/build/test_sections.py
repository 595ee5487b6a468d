"""Which headings are sections, which stand below them, and which item of the agenda a section treats."""

from collections.abc import Sequence

from zadankai_editor.recognize.agenda import Item
from zadankai_editor.recognize.build.sections import Heading, Sections
from zadankai_editor.recognize.decisions import LineRole
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import At, Option, Role
from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.linking import AgendaLinker
from zadankai_editor.record.nodes import BlockKind

AGENDA = AgendaLinker([Item(1, "港の灯り", [3]), Item(2, "渡し船の便数", [4])])
NONE = AgendaLinker([])
S, H = BlockKind.SECTION, BlockKind.HEADING
SPEECH = Read(Option(Role.LABEL, 1.0, "はい。"), At.NOBODY, At.SPEECH, 9.0, None)


def heading(text: str, mark: str = "", decided: LineRole | None = None) -> Read:
    return Read(Option(Role.HEADING, 1.0, text, mark, decided=decided), At.SPEECH, At.NOBODY, 9.0, None)


def headings(linker: AgendaLinker, *runs: Sequence[Read]) -> list[Heading]:
    """Return what headings are, which stand in runs between what people say."""
    sections = Sections(linker, [read for run in runs for read in (*run, SPEECH)])
    return [found for run in runs for found in sections.read(run)]


def kinds(found: Sequence[Heading]) -> list[BlockKind]:
    return [one.kind for one in found]


def test_the_words_of_an_item_are_its_section_without_number_and_time() -> None:
    (found,) = headings(AGENDA, [heading("1. 港の灯り")])
    assert found == Heading(S, "港の灯り", 0)
    (timed,) = headings(AGENDA, [heading("港の灯り（03:15～）")])
    assert (timed.kind, timed.agenda, timed.code) == (S, 0, None)


def test_other_marked_words_may_be_a_section_of_an_item_that_is_asked_about() -> None:
    (found,) = headings(AGENDA, [heading("市場の移転", "■")])
    assert (found.kind, found.agenda, found.code) == (S, None, Uncertain.AGENDA)


def test_the_first_mark_is_that_of_sections_and_others_stand_below() -> None:
    found = headings(
        NONE, [heading("港", "■")], [heading("灯り", "○")], [heading("船", "■")], [heading("客", "○")]
    )
    assert kinds(found) == [S, H, S, H]
    assert [one.code for one in found] == [None] * 4


def test_the_mark_of_a_section_that_the_agenda_knows_is_that_of_sections() -> None:
    found = headings(
        AGENDA, [heading("港の灯り", "■")], [heading("星空", "○")], [heading("渡し船の便数", "■")]
    )
    assert [(one.kind, one.agenda) for one in found] == [(S, 0), (H, None), (S, 1)]


def test_of_levels_of_the_source_the_highest_is_that_of_sections() -> None:
    found = headings(NONE, [heading("灯り", "h3")], [heading("港", "h2")], [heading("船", "h3")])
    assert kinds(found) == [H, S, H]


def test_below_a_section_in_the_same_run_stands_a_heading() -> None:
    found = headings(AGENDA, [heading("港の灯り"), heading("夜の海")])
    assert [(one.kind, one.lone) for one in found] == [(S, False), (H, False)]


def test_an_unmarked_line_amid_the_talk_is_a_heading_only_by_its_words() -> None:
    found = headings(AGENDA, [heading("港の灯り")], [heading("夜の海")])
    assert (found[1].kind, found[1].lone, found[1].code) == (H, True, None)


def test_the_first_of_two_unmarked_lines_amid_the_talk_is_a_section() -> None:
    found = headings(AGENDA, [heading("港の灯り")], [heading("星空"), heading("夜の海")])
    assert kinds(found) == [S, S, H]


def test_without_an_agenda_it_is_a_section_unless_sections_have_headings_below() -> None:
    assert kinds(headings(NONE, [heading("港")], [heading("夜の海")])) == [S, S]
    two = headings(NONE, [heading("港"), heading("灯り")], [heading("夜の海")])
    assert kinds(two) == [S, H, H]


def test_what_is_like_an_item_amid_the_talk_is_asked_about() -> None:
    found = headings(AGENDA, [heading("港の灯り")], [heading("渡し船の便名")])
    assert (found[1].kind, found[1].agenda, found[1].code) == (H, None, Uncertain.KIND)


def test_unmarked_words_before_the_talk_are_a_section_that_is_asked_about_where_there_is_an_agenda() -> None:
    (found,) = headings(AGENDA, [heading("星空")])
    assert (found.kind, found.agenda, found.code) == (S, None, Uncertain.AGENDA)
    (bare,) = headings(NONE, [heading("星空")])
    assert bare == Heading(S, "星空")


def test_what_somebody_has_decided_is_so_and_is_not_asked_about() -> None:
    found = headings(
        AGENDA,
        [heading("港の灯り", decided=LineRole.HEADING)],
        [heading("星空", decided=LineRole.SECTION)],
        [heading("2. 渡し船の便数", decided=LineRole.SECTION)],
    )
    assert found == [Heading(H, "港の灯り"), Heading(S, "星空"), Heading(S, "渡し船の便数", 1)]
