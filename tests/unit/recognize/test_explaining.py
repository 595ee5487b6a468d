"""What a reading leaves unexplained, told with numbers: records that were read well, and then spoiled by hand."""

from collections.abc import Callable

import pytest

from zadankai_editor.readers import text_source
from zadankai_editor.recognize import recognize
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions, LineRole, SpeakerChoice, Whom
from zadankai_editor.recognize.judge.claims import Look, look_at
from zadankai_editor.recognize.judge.explaining import Explanation, Why, explained
from zadankai_editor.recognize.judge.readings import implausible
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.record.nodes import Block, BlockKind
from zadankai_editor.record.review import LineUse, State

NAMES = ("甲野", "乙川", "丙山")
TEXT = "灯台の座談会\n\n出席者\n町長：甲野　洋\n係長：乙川　学\n主任：丙山　緑\n\n" + "\n".join(
    f"{NAMES[number % 3]}：これは{number}番目の話です。そう思います。" for number in range(12)
)
FIRST = 8


def read() -> tuple[State, Look]:
    """Return the record as it is read, and what is seen of its labels."""
    found = recognize(text_source(TEXT, "記録.txt"))
    return found.state, look_at(read_page(TEXT).filled)


def with_blocks(state: State, change: Callable[[int, Block], Block]) -> State:
    """Return `state` with each of the utterances changed, which are counted from 0."""
    spoken = [block.id for block in state.record.blocks if block.kind is BlockKind.UTTERANCE]
    blocks = tuple(
        change(spoken.index(block.id), block) if block.id in spoken else block
        for block in state.record.blocks
    )
    return state.replaced(record=state.record.replaced(blocks=blocks))


def swallowed(state: State, count: int) -> State:
    """Return `state` in which the last utterances stand in the one before them."""
    ids = [block.id for block in state.record.blocks][-count - 1 :]
    lines = tuple(
        line if line.target not in ids else type(line)(line.number, LineUse.BLOCK, ids[0])
        for line in state.review.lines
    )
    blocks = tuple(block for block in state.record.blocks if block.id not in ids[1:])
    review = state.review.model_copy(update={"lines": lines})
    return state.model_copy(update={"record": state.record.replaced(blocks=blocks), "review": review})


def whys(found: Explanation) -> set[Why]:
    return {one.why for one in found.unexplained}


def test_a_reading_that_is_right_leaves_nothing_unexplained() -> None:
    state, look = read()
    found = explained(state, look, UNDECIDED)
    assert (found.turns, found.weight, found.read) == (12, 0, {"名前：本文": 12})
    assert implausible(state, look, UNDECIDED) is None


def test_labels_within_what_another_says_are_told_with_their_form() -> None:
    state, look = read()
    state = swallowed(state, 5)
    found = explained(state, look, UNDECIDED)
    assert (found.turns, len(found.unexplained), whys(found)) == (11, 4, {Why.SWALLOWED}), (
        "one goes on, after all"
    )
    doubt = implausible(state, look, UNDECIDED)
    assert doubt is not None
    assert (doubt.line, doubt.block, doubt.path) == (FIRST + 7, None, None)
    assert doubt.message == (
        "「名前：本文」の形の行が12行ありますが、発言として読めたのは8行だけです。この形を発言者の名前として読むと、"
        "残りの4行は「乙川」など2種類の名前の発言になります。"
    )


def test_the_next_label_of_who_speaks_already_swallows_nothing() -> None:
    text = TEXT.replace("乙川：", "甲野：").replace("丙山：", "甲野：")
    state = recognize(text_source(text, "記録.txt")).state
    found = explained(swallowed(state, 5), look_at(read_page(text).filled), UNDECIDED)
    assert len(found.unexplained) <= 1, "only the last line, behind which nobody says anything"


def test_another_than_the_label_names_is_told() -> None:
    state, look = read()
    people = [person.id for person in state.record.participants]
    turned = with_blocks(state, lambda number, block: block.replaced(speaker=people[(number + 1) % 3]))
    doubt = implausible(turned, look, UNDECIDED)
    assert whys(explained(turned, look, UNDECIDED)) == {Why.OTHER}
    assert doubt is not None
    assert "発言12件のうち12件を、書かれた名前（「甲野」など）と違う参加者の発言としました" in doubt.message


def test_a_list_of_others_is_told() -> None:
    state, look = read()
    others = tuple(
        person.replaced(name=name, label=name)
        for person, name in zip(state.record.participants, "丁戊己", strict=True)
    )
    state = with_blocks(state, lambda number, block: block.replaced(speaker=None, written=NAMES[number % 3]))
    state = state.replaced(record=state.record.replaced(participants=others))
    doubt = implausible(state, look, UNDECIDED)
    assert doubt is not None
    assert "発言12件のうち12件の発言者（「甲野」など）が、参加者の一覧の誰とも決まりません" in doubt.message
    crowd = with_blocks(state, lambda _, block: block.replaced(written="会場"))
    assert implausible(crowd, look, UNDECIDED) is None, "a crowd is in no list"


def test_words_that_are_no_names_are_told_and_so_are_labels_without_words() -> None:
    state, look = read()
    empty = with_blocks(
        state, lambda number, block: block.replaced(text="" if number % 4 == 0 else block.text)
    )
    doubt = implausible(empty, look, UNDECIDED)
    assert whys(explained(empty, look, UNDECIDED)) == {Why.STRANGE}
    assert doubt is not None
    assert doubt.message.startswith("発言12件のうち3件は、発言者の名前がないか、本文がありません。")


def test_words_that_are_taken_for_people_are_told() -> None:
    state, _ = read()
    state = with_blocks(state, lambda _, block: block.replaced(speaker=None, written="それですけれども、"))
    doubt = implausible(state, look_at([]), UNDECIDED)
    assert doubt is not None
    assert "発言12件のうち12件の発言者（「それですけれども、」など）" in doubt.message


def test_one_stranger_who_speaks_now_and_then_is_one_question() -> None:
    text = TEXT.replace("甲野：これは0", "丁田：これは0").replace("乙川：これは4", "丁田：これは4")
    state = recognize(text_source(text, "記録.txt")).state
    look = look_at(read_page(text).filled)
    assert [block.written for block in state.record.blocks if block.speaker is None] == ["丁田", "丁田"]
    assert implausible(state, look, UNDECIDED) is None


@pytest.mark.parametrize(
    "decisions",
    [
        UNDECIDED.with_reading("as-read"),
        UNDECIDED.with_lines(range(FIRST, FIRST + 12), LineRole.SPEECH),
        Decisions(speakers=dict.fromkeys(NAMES, SpeakerChoice(Whom.NO_SPEAKER))),
    ],
)
def test_what_somebody_has_decided_needs_no_explanation(decisions: Decisions) -> None:
    state, look = read()
    assert implausible(swallowed(state, 5), look, decisions) is None


def test_less_than_a_tenth_is_told_line_by_line_alone() -> None:
    state, look = read()
    assert implausible(swallowed(state, 1), look, UNDECIDED) is None
