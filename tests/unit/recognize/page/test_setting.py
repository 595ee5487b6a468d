"""The lines of a text as their writer meant them: pages taken out, broken paragraphs whole where that is sure."""

from collections.abc import Mapping, Sequence

from zadankai_editor.recognize.lines import Line, read_page
from zadankai_editor.recognize.page.breaks import Labels
from zadankai_editor.recognize.page.setting import Setting, set_right

_NAMES = ("早房", "久礼", "上郡")
_WORDS = "番目の坂を上ると灯台が見えます。そこで船を待つ人たちに、毎朝温かいお茶を配っています。"
_WIDTH = 22


def _labels(_: Sequence[Line]) -> Labels:
    return Labels(
        begin=lambda line: line.text.startswith(_NAMES),
        alone=lambda _: False,
        sign=lambda _: False,
        who=lambda _: None,
    )


def _set(lines: Sequence[str], decided: Mapping[int, object] | None = None) -> Setting:
    return set_right(read_page("\n".join(lines)).filled, decided or {}, _labels)


def _turns(count: int) -> list[str]:
    return [f"{_NAMES[turn % 3]}：{turn + 1}{_WORDS}" for turn in range(count)]


def _broken(turns: Sequence[str]) -> list[str]:
    return [turn[at : at + _WIDTH] for turn in turns for at in range(0, len(turn), _WIDTH)]


def _paged(turns: Sequence[str]) -> list[str]:
    """Return turns with the number of a page amid each seventh."""
    lines: list[str] = []
    for place, turn in enumerate(turns):
        amid = place % 7 == 6
        cut = turn.index("を配")
        lines += [turn[:cut], f"- {place // 7 + 3} -", turn[cut:]] if amid else [turn]
    return lines


def test_a_text_whose_lines_are_whole_stays_as_it_is() -> None:
    found = _set(_turns(12))
    assert [line.text for line in found.lines] == _turns(12)
    assert found.of_pages == []


def test_broken_paragraphs_are_whole_and_keep_the_numbers_of_their_lines() -> None:
    found = _set(_broken(_turns(12)))
    assert [line.text for line in found.lines] == _turns(12)
    assert [number for line in found.lines for number in line.numbers] == list(
        range(1, len(_broken(_turns(12))) + 1)
    )


def test_pages_are_taken_out_and_the_sentence_around_them_is_whole() -> None:
    found = _set(_paged(_turns(28)))
    assert [line.text for line in found.of_pages] == ["- 3 -", "- 4 -", "- 5 -", "- 6 -"]
    assert all(found.pages.reasons[line.index] for line in found.of_pages)
    assert [line.text for line in found.lines] == _turns(28)


def test_a_line_that_somebody_has_decided_about_is_of_no_page_and_stands_alone() -> None:
    lines = _paged(_turns(28))
    number = lines.index("- 4 -") + 1
    found = _set(lines, {number: None})
    assert "- 4 -" in [line.text for line in found.lines]
    assert "- 4 -" not in [line.text for line in found.of_pages]


def test_labels_are_looked_for_in_what_is_not_of_pages() -> None:
    seen: list[str] = []

    def labels_of(lines: Sequence[Line]) -> Labels:
        seen.extend(line.text for line in lines)
        return _labels(lines)

    set_right(read_page("\n".join(_paged(_turns(28)))).filled, {}, labels_of)
    assert seen
    assert not any(text.startswith("- ") for text in seen)
