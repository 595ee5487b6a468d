"""What a line could hold of a label, by form alone: any mark, any pair of brackets, any separator."""

import pytest

from zadankai_editor.recognize.spans.heading_marks import marked
from zadankai_editor.recognize.spans.label_spans import (
    LabelSpan,
    Signature,
    behind_number,
    label_spans,
    mate,
)


def who_of(line: str, span: LabelSpan) -> str:
    return line[span.start : span.end].strip()


def parted(line: str) -> set[tuple[Signature, str, str]]:
    return {(span.signature, who_of(line, span), line[span.begin :]) for span in label_spans(line)}


@pytest.mark.parametrize("mark", ["○", "❖", "▷", "№"])
def test_any_sign_is_a_mark(mark: str) -> None:
    assert (Signature(mark, "", " "), "早房", "灯台です。") in parted(f"{mark}早房 灯台です。")


@pytest.mark.parametrize("pair", ["【】", "〚〛", "⟨⟩", "[]"])
def test_any_pair_of_brackets_holds_a_name(pair: str) -> None:
    line = f"{pair[0]}早房{pair[1]}灯台です。"
    assert (Signature("", pair, ""), "早房", "灯台です。") in parted(line)


@pytest.mark.parametrize("parting", [":", "|", ">", "/"])
def test_any_separator_parts(parting: str) -> None:
    assert (Signature("", "", parting), "早房", "灯台です。") in parted(f"早房{parting}灯台です。")


def test_a_label_may_hold_the_line_alone_or_close_it() -> None:
    assert (Signature("", "", "", "own"), "早房", "") in parted("早房")
    found = {
        span.signature.place: who_of("灯台です。(早房)", span) for span in label_spans("灯台です。(早房)")
    }
    assert found["end"] == "早房"


@pytest.mark.parametrize(
    "line",
    ["灯台の上から海を眺めていると、船の灯りが一つずつ増えていくのがよく分かりますし、鐘も鳴ります。"],
)
def test_prose_has_none(line: str) -> None:
    assert label_spans(line) == ()


def test_a_number_before_a_label_is_no_part_of_it() -> None:
    assert behind_number("12. 早房 灯台です。") == 4
    assert behind_number("早房 灯台です。") == 0


def test_brackets_are_known_by_what_unicode_says() -> None:
    assert (mate("〚"), mate("≪"), mate("<"), mate("早")) == ("〛", "≫", ">", None)


def test_form_shows_how_a_label_is_printed() -> None:
    assert Signature("○", "", " ").form() == "○名前　本文"
    assert Signature("", "【】", "", "own").form() == "【名前】（改行）本文"


@pytest.mark.parametrize(
    ("line", "text", "mark"),
    [
        ("■灯台のいま", "灯台のいま", "■"),
        ("❖ 灯台のいま", "灯台のいま", "❖"),
        ("【灯台のいま】", "灯台のいま", "【】"),
        ("## 灯台のいま", "灯台のいま", "##"),
        ("◆灯台のいま◆", "灯台のいま", "◆"),
        ("〇灯台のいま", "灯台のいま", "○"),
    ],
)
def test_marks_of_headings(line: str, text: str, mark: str) -> None:
    assert marked(line) == (text, mark)


@pytest.mark.parametrize("line", ["灯台のいま", "「灯台」のいま", "※灯台のいま", "(灯台のいま)", "■"])
def test_no_marks_of_headings(line: str) -> None:
    assert marked(line) is None
