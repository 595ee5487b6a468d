"""Lines that were joined, once or again: the account names every line of the source."""

import pytest

from zadankai_editor.readers import text_source
from zadankai_editor.recognize import recognize
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.lines import Line, Piece

LOST = "import.characters.lost"


@pytest.mark.parametrize(
    "text",
    [
        # An office above a name is one row with it, twice the same.
        "丙山市長\n青波県知事:T.H.\n丙山市長\n青波県知事:T.H.\n",
        # The same, and what was joined goes on in the line below.
        "霞野市CIO：T.H.霞野市CIO(副市長)甲野\n" * 2
        + "丙山市長\n青波県知事）全員青波県知事甲野 洋\n" * 2
        + "霞野市CIO：T.H.霞野市CIO(副市長)甲野\n丙山市長\n青波県知事）全員青波県知事甲野 洋\n",
        # A label on two lines that names one twice.
        "　教授\n\n"
        + "甲野　\n株式会社うみ代表：乙川　望（以下「甲野 洋」）\n　※1 注です\n参加者(敬称略)\n" * 2,
        # An item of an agenda of which one line is a row of the list.
        "■テーマ\n 【A子さん】※1 注です\n甲 野　洋\n　オéープニング(00:00〜)\n",
        # The rows of an agenda.
        (
            "　オープニング(00:00〜)\n【乙川　望】左から甲野、乙川\n 司会 \n　オープニング(00:00〜)\n）\n"
            "【乙川　望】左から甲野、乙川\n 司会 \n　オープニング(00:00〜)\n 司会 \n　オープニング(00:00〜)\n"
        ),
    ],
)
def test_no_line_is_without_an_account(text: str) -> None:
    found = recognize(text_source(text, "記録.txt"))
    assert LOST not in [each.code for each in found.findings]
    numbers = {line.number for line in found.state.review.lines}
    assert numbers >= set(range(1, text.count("\n") + 1))


def test_a_label_that_defines_nobody_names_nobody() -> None:
    text = "〇（以下、敬称略）\n 司会：\n　【A子さん】次に、会議の話です。\n 司会：\n　【A子さん】次に。\n"
    assert recognize(text_source(text, "記録.txt")).state.record.blocks


def test_pieces_of_both_lines_stay_where_their_words_stand() -> None:
    one = Line(1, 0, "甲乙")
    other = Line(2, 1, "丙　丁", pieces=(Piece(2, 0, 1), Piece(3, 2, 3)))
    pieces = one.pieces_with(other, 2, 5.0)
    assert pieces == (Piece(1, 0, 2), Piece(2, 2, 3, 5.0), Piece(3, 4, 5))
    text = "甲乙丙　丁"
    assert [text[each.begin : each.end] for each in pieces] == ["甲乙", "丙", "丁"]


def test_whoever_names_the_first_line_in_a_field_means_all() -> None:
    draft = Draft()
    draft.know_joined([Line(4, 3, "甲乙", pieces=(Piece(4, 0, 1), Piece(5, 1, 2))), Line(6, 4, "丙")])
    draft.fields += [(4, "title"), (4, "title"), (6, "title")]
    assert list(draft.fields_of_all_lines()) == [(4, "title"), (5, "title"), (6, "title")]
