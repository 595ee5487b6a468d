"""Numbers before short lines: chapters of a talk that come again, or a list that somebody reads out."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, doubts, kinds, read, said

FORMS = ["{}. {}", "{}.{}", "第{}章　{}", "第{}章{}", "{}　{}"]
TURNS = ["椿：海が好きです。", "磯貝：私もです。", "早瀬：県の船もあります。", "椿：はい。"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_numbered_lines_between_turns_are_headings(form: str, gap: str) -> None:
    titles = [
        form.format(n, what) for n, what in enumerate(["灯台のなりたち", "船のゆくえ", "これからの港"], 1)
    ]
    found = read(HEADER + gap.join(line for title in titles for line in (title, *TURNS)))
    assert [b.text for b in found.state.record.blocks if b.kind.value == "section"] == titles
    assert kinds(found).count("utterance") == 12
    assert doubts(found) == []


@pytest.mark.parametrize("form", [*FORMS, "({}) {}"])
@pytest.mark.parametrize("before", ["三つお願いがあります。", "お願いは"])
def test_a_numbered_list_below_what_somebody_says_is_said(form: str, before: str) -> None:
    rows = [form.format(n, what) for n, what in enumerate(["灯台の修理", "船の数", "港の掃除"], 1)]
    turn = "\n".join([f"磯貝：{before}", *rows, "よろしくお願いします。"])
    found = read(HEADER + "\n".join([TURNS[0], turn, *TURNS[2:], *TURNS]))
    assert set(kinds(found)) == {"utterance"}
    who, words = said(found)[1]
    assert (who, words.split("\n")[1:4]) == ("磯貝", rows)
