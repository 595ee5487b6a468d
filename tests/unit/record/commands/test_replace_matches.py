"""Replacing what was found, as one step."""

from tests.record_states import K, block, carried_out, refusal, state_of, texts
from zadankai_editor.record.commands.replacing import replace_matches
from zadankai_editor.record.nodes import Status
from zadankai_editor.record.review import State
from zadankai_editor.record.search.finder import Finder
from zadankai_editor.record.search.query import Match, Query
from zadankai_editor.record.search.replacing import Replacement, Template
from zadankai_editor.record.transactions import Transaction


def _state(*lines: str) -> State:
    return state_of(*(block(f"u{n}", K.UTTERANCE, line, "p1") for n, line in enumerate(lines)))


def _all(state: State, wanted: str, new: str) -> list[Replacement]:
    found = Finder(Query(wanted)).find(state.record)
    template = Template.plain(new)
    return [template.replacement(m, state.record.blocks[m.at].kind) for m in found.matches]


def test_all_are_replaced_in_one_step_that_leads_back() -> None:
    state = _state("坂の上の坂", "なし", "坂\n坂")
    outcome = replace_matches(state, _all(state, "坂", "長い坂"))
    after = carried_out(state, outcome)
    assert texts(after) == ["長い坂の上の長い坂", "なし", "長い坂\n長い坂"]
    assert [b.speaker for b in after.record.blocks] == ["p1"] * 3
    assert isinstance(outcome, Transaction)
    assert outcome.label == "「坂」を「長い坂」に置き換え（4か所）"


def test_only_those_given_are_replaced() -> None:
    state = _state("坂の上の坂", "坂")
    first, _, third = _all(state, "坂", "丘")
    assert texts(carried_out(state, replace_matches(state, [third, first]))) == ["丘の上の坂", "丘"]


def test_whole_characters_are_replaced() -> None:
    state = _state("葛󠄀城の𠮷野とｶﾞｽ")
    assert texts(carried_out(state, replace_matches(state, _all(state, "葛", "桂")))) == ["桂城の𠮷野とｶﾞｽ"]
    assert texts(carried_out(state, replace_matches(state, _all(state, "ガ", "ボ")))) == ["葛󠄀城の𠮷野とボｽ"]


def test_borders_stay_even_where_nothing_is_left() -> None:
    state = _state("坂", "坂")
    after = carried_out(state, replace_matches(state, _all(state, "坂", "")))
    assert texts(after) == ["", ""]
    assert [b.id for b in after.record.blocks] == ["u0", "u1"]


def test_what_is_equal_already_is_no_step() -> None:
    state = _state("坂", "ｻｶ")
    outcome = replace_matches(state, _all(state, "さか", "サカ"))
    assert isinstance(outcome, Transaction)
    assert len(outcome.steps) == 1
    assert outcome.label == "「ｻｶ」を「サカ」に置き換え"
    after = carried_out(state, outcome)
    assert "ありません" in refusal(after, replace_matches(after, _all(after, "さか", "サカ")))
    assert "ありません" in refusal(state, replace_matches(state, []))


def test_different_words_are_counted_and_long_ones_cut() -> None:
    state = _state("坂とｻｶ", "さか")
    outcome = replace_matches(state, _all(state, "さか", "丘"))
    assert isinstance(outcome, Transaction)
    assert outcome.label == "2か所の置き換え"
    long = replace_matches(state, _all(state, "坂と", "とても長い坂道の上の公園\nと"))
    assert isinstance(long, Transaction)
    assert long.label == "「坂と」を「とても長い坂道の上の公…」に置き換え"


def test_a_record_that_changed_under_a_match_is_left_alone() -> None:
    state = _state("坂の上", "坂の下")
    found = _all(state, "坂", "丘")
    for changed in (_state("の坂上", "坂の下"), _state("坂の上"), _state("坂", "")):
        assert "もう一度" in refusal(changed, replace_matches(changed, found))
    other = state_of(block("x0", K.UTTERANCE, "坂の上"), block("x1", K.UTTERANCE, "坂の下"))
    assert "もう一度" in refusal(other, replace_matches(other, found))


def test_matches_that_overlap_are_refused() -> None:
    state = _state("坂坂坂")
    pair = [Replacement(Match(0, "u0", start, start + 2, "坂坂"), "丘") for start in (0, 1)]
    assert "重なり" in refusal(state, replace_matches(state, pair))


def test_a_heading_gets_no_second_line_and_no_text_an_unclean_character() -> None:
    state = state_of(block("h1", K.HEADING, "坂の上"), block("u1", K.UTTERANCE, "坂"))
    unclean = [Replacement(Match(1, "u1", 0, 1, "坂"), "丘\x07\r\n")]
    assert texts(carried_out(state, replace_matches(state, unclean))) == ["坂の上", "丘\n"]
    broken = [Replacement(Match(0, "h1", 0, 1, "坂"), "丘\n")]
    assert "一行" in refusal(state, replace_matches(state, broken))


def test_a_record_that_was_ready_is_a_draft_again() -> None:
    state = _state("坂")
    ready = State(record=state.record.replaced(status=Status.READY), review=state.review)
    outcome = replace_matches(ready, _all(ready, "坂", "丘"))
    assert isinstance(outcome, Transaction)
    assert carried_out(ready, outcome.demoting(ready)).record.status is Status.DRAFT
