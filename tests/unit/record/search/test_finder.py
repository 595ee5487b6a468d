"""Searching the blocks of a record."""

import re
from collections.abc import Iterator

import pytest

from tests.record_states import K, block, state_of
from zadankai_editor.japanese.folding import Folding
from zadankai_editor.record.nodes import Participant, Record, UnknownSpeaker
from zadankai_editor.record.search.finder import TOO_MUCH_WORK, Finder
from zadankai_editor.record.search.query import Found, Query, Span, TooMuchWorkError, Who
from zadankai_editor.record.selection import Position, Selection


class PythonExpression:
    """A regular expression by Python's own engine."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern, re.MULTILINE)
        self.groups = self._pattern.groups

    def spans(self, text: str) -> Iterator[tuple[Span, ...]]:
        for found in self._pattern.finditer(text):
            yield tuple(found.span(group) for group in range(self.groups + 1))


class Endless:
    """A regular expression that comes to no end in some texts."""

    groups = 0

    def spans(self, text: str) -> Iterator[tuple[Span, ...]]:
        if "長" in text:
            raise TooMuchWorkError
        yield ((0, 1),)


def _record(*texts: str, names: tuple[tuple[str, str | None], ...] = ()) -> Record:
    blocks = tuple(block(f"u{n}", K.UTTERANCE, text, "p1" if names else None) for n, text in enumerate(texts))
    people = tuple(
        Participant(id=f"p{n}", label=label, name=name) for n, (label, name) in enumerate(names, 1)
    )
    return Record(blocks=blocks, participants=people)


def _places(found: Found) -> list[tuple[int, int, int]]:
    return [(m.at, m.start, m.end) for m in found.matches]


def _texts(found: Found) -> list[str]:
    return [m.text for m in found.matches]


def _regular(pattern: str, record: Record, *, inside_names: bool = False) -> Found:
    query = Query(pattern, regular=True, inside_names=inside_names)
    return Finder(query, PythonExpression(pattern)).find(record)


def test_all_matches_are_found_in_order_without_overlapping() -> None:
    found = Finder(Query("ああ")).find(_record("あああああ", "い", "ｱｱとアァ"))
    assert _places(found) == [(0, 0, 2), (0, 2, 4), (2, 0, 2)]
    assert _texts(found) == ["ああ", "ああ", "ｱｱ"]
    assert [m.block for m in found.matches] == ["u0", "u0", "u2"]


def test_every_kind_is_searched_captions_too() -> None:
    blocks = [block(f"b{n}", kind, "図書館") for n, kind in enumerate(K)]
    found = Finder(Query("図書館")).find(Record(blocks=tuple(blocks)))
    assert [m.at for m in found.matches] == list(range(len(K)))


@pytest.mark.parametrize(
    ("wanted", "text", "exact"),
    [
        ("ガ", "ｶﾞｽ", "ｶﾞ"),
        ("が", "か\u3099", "か\u3099"),
        ("葛", "葛󠄀城", "葛󠄀"),
        ("葛󠄀", "葛城", "葛"),
        ("吉野", "𠮷野と吉野", "吉野"),
        ("𠮷野", "𠮷野", "𠮷野"),
        ("(株)", "㈱湊", "㈱"),
        ("ＷＥＢ会議", "web会議", "web会議"),
    ],
)
def test_what_is_found_is_given_as_it_stands(wanted: str, text: str, exact: str) -> None:
    assert _texts(Finder(Query(wanted)).find(_record(text))) == [exact]


@pytest.mark.parametrize(
    ("wanted", "text"), [("カ", "ｶﾞｽ"), ("か", "か\u3099"), ("株", "㈱"), ("ﾞ", "ｶﾞ"), ("葛󠄀", "")]
)
def test_no_character_is_split(wanted: str, text: str) -> None:
    assert not Finder(Query(wanted)).find(_record(text)).matches


def test_nothing_is_found_where_nothing_is_searched() -> None:
    assert Finder(Query("")).find(_record("あ")) == Found()
    assert Finder(Query("\U000e0100")).find(_record("あ")) == Found()


def test_an_exact_search_tells_width_kana_and_case() -> None:
    exact = Folding(width=False, kana=False, case=False)
    record = _record("Webウェブ", "ＷＥＢうぇぶ", "葛と葛󠄀")
    assert _places(Finder(Query("web", folding=exact)).find(record)) == []
    assert _places(Finder(Query("Web", folding=exact)).find(record)) == [(0, 0, 3)]
    assert _places(Finder(Query("うぇぶ", folding=exact)).find(record)) == [(1, 3, 6)]
    assert _places(Finder(Query("葛", folding=exact)).find(record)) == [(2, 0, 1)]
    assert _places(Finder(Query("葛󠄀", folding=exact)).find(record)) == [(2, 2, 4)]


# Where


def test_a_search_is_restricted_to_a_speaker() -> None:
    state = state_of(
        block("u1", K.UTTERANCE, "坂", "p1"),
        block("u2", K.UTTERANCE, "坂", "p2", with_speakers=("p1",)),
        block("u3", K.UTTERANCE, "坂", None),
        block("u4", K.UTTERANCE, "坂", UnknownSpeaker(label="会場")),
        block("t1", K.TEXT, "坂", "p1"),
    )

    def at(who: Who) -> list[int]:
        return [m.at for m in Finder(Query("坂", who=who)).find(state.record).matches]

    assert at(Who("p1")) == [0, 1]
    assert at(Who("p2")) == [1]
    assert at(Who(None)) == [2]
    assert at(Who(UnknownSpeaker(label="会場"))) == [3]


def test_a_search_is_restricted_to_a_kind() -> None:
    blocks = tuple(block(f"b{n}", kind, "坂") for n, kind in enumerate(K))
    for n, kind in enumerate(K):
        assert [m.at for m in Finder(Query("坂", kind=kind)).find(Record(blocks=blocks)).matches] == [n]


def test_a_search_is_restricted_to_the_selection() -> None:
    record = _record("坂坂坂", "坂", "坂坂坂")
    within = Selection(Position(2, 2), Position(0, 1))
    assert _places(Finder(Query("坂", within=within)).find(record)) == [
        (0, 1, 2),
        (0, 2, 3),
        (1, 0, 1),
        (2, 0, 1),
        (2, 1, 2),
    ]
    assert _places(Finder(Query("坂坂", within=within)).find(record)) == [(2, 0, 2)]
    inside = Selection(Position(0, 1), Position(0, 2))
    assert _places(Finder(Query("坂", within=inside)).find(record)) == [(0, 1, 2)]


# Names


def test_a_name_is_not_found_inside_of_a_longer_one() -> None:
    record = _record("林さんと小林さん。", "小林太郎、林 花", names=(("小林", "小林 太郎"), ("林", "林 花")))
    found = Finder(Query("林")).find(record)
    assert _places(found) == [(0, 0, 1), (1, 5, 6)]
    assert found.inside_names == 2
    everything = Finder(Query("林", inside_names=True)).find(record)
    assert len(everything.matches) == 4
    assert everything.inside_names == 0


@pytest.mark.parametrize("text", ["小林太郎", "小林 太郎", "小林　太郎", "小林部長", "小林"])
def test_whole_pieces_of_a_name_are_found(text: str) -> None:
    names = (("小林", "小林 太郎"),)
    assert _texts(Finder(Query("小林")).find(_record(text, names=names))) == ["小林"]
    assert not Finder(Query("林")).find(_record(text, names=names)).matches


@pytest.mark.parametrize("part", ["林太", "太", "郎", "小", "林 太"])
def test_parts_of_the_pieces_are_not(part: str) -> None:
    found = Finder(Query(part)).find(_record("小林太郎と小林 太郎", names=(("小林太郎", "小林 太郎"),)))
    assert not found.matches
    assert found.inside_names


def test_a_label_that_begins_with_the_family_name_or_ends_with_the_title_is_made_of_pieces() -> None:
    people = (Participant(id="p1", label="小林部長", name="小林 太郎", title="部長"),)
    record = Record(blocks=(block("u1", K.UTTERANCE, "小林部長です"),), participants=people)
    assert _texts(Finder(Query("小林")).find(record)) == ["小林"]
    assert _texts(Finder(Query("部長")).find(record)) == ["部長"]
    assert Finder(Query("林")).find(record).inside_names == 1


def test_names_that_are_in_no_list_count_too() -> None:
    blocks = (
        block("u1", K.UTTERANCE, "小林さん", UnknownSpeaker(label="小林")),
        block("u2", K.UTTERANCE, "大森さん", None, written="大森"),
    )
    record = Record(blocks=blocks)
    assert Finder(Query("林")).find(record).inside_names == 1
    assert Finder(Query("森")).find(record).inside_names == 1


def test_a_name_in_another_width_is_a_name() -> None:
    found = Finder(Query("ｱﾘ")).find(_record("キアリとｷｱﾘとアリ", names=(("キアリ", None),)))
    assert _texts(found) == ["アリ"]
    assert found.inside_names == 2


def test_other_words_are_found_whatever_people_are_called() -> None:
    record = _record("田んぼと林業", names=(("田中", None), ("小林", None)))
    assert len(Finder(Query("田")).find(record).matches) == 1
    assert len(Finder(Query("林")).find(record).matches) == 1


def test_other_participants_are_noticed() -> None:
    finder = Finder(Query("林"))
    assert len(finder.find(_record("小林さん")).matches) == 1
    assert not finder.find(_record("小林さん", names=(("小林", None),))).matches
    assert len(finder.find(_record("小林さん")).matches) == 1


# Regular expressions


def test_a_regular_expression_gives_its_groups() -> None:
    found = _regular(r"(\d+)月(\d+)日(午前)?", _record("４月1日から10月12日午前まで"))
    assert [(m.text, m.groups) for m in found.matches] == [
        ("４月1日", ("４", "1", None)),
        ("10月12日午前", ("10", "12", "午前")),
    ]


def test_a_regular_expression_splits_no_character_and_finds_no_empty_place() -> None:
    assert _texts(_regular("葛", _record("葛󠄀城と葛"))) == ["葛󠄀", "葛"]
    assert _texts(_regular("[\u3099]", _record("か\u3099"))) == []
    assert _texts(_regular("x*", _record("axxb"))) == ["xx"]
    assert _texts(_regular(".", _record("か\u3099👍🏽"))) == ["か\u3099", "👍🏽"]


def test_a_regular_expression_finds_nothing_inside_of_a_name() -> None:
    record = _record("小林さんと林さん", names=(("小林", None),))
    assert _places(_regular("林(?=さん)", record)) == [(0, 5, 6)]
    assert len(_regular("林(?=さん)", record, inside_names=True).matches) == 2
    assert len(_regular("林さん", record).matches) == 2


def test_a_search_that_comes_to_no_end_is_given_up_with_what_it_found() -> None:
    found = Finder(Query("x", regular=True), Endless()).find(_record("短", "長", "短"))
    assert _places(found) == [(0, 0, 1)]
    assert found.problem == TOO_MUCH_WORK


def test_a_search_stops_when_it_is_told_to() -> None:
    answers = iter([False, False, True])
    found = Finder(Query("坂")).find(_record("坂", "坂", "坂", "坂"), lambda: next(answers))
    assert len(found.matches) == 2
    assert found.problem


def test_a_regular_query_and_its_expression_belong_together() -> None:
    with pytest.raises(ValueError, match="expression"):
        Finder(Query("a", regular=True))
    with pytest.raises(ValueError, match="expression"):
        Finder(Query("a"), Endless())
