"""What a line could hold of a label where the source sets it apart: bold letters, cells of a table, headings."""

from tests.unit.recognize.made_reads import line_of
from zadankai_editor.readers.structure import Hint, HintRole
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.line_spans import spans_by_form, spans_of


def told(line: Line) -> set[tuple[str, str, str]]:
    """Return of each way in which the source parts a line what says so, who, and what is said."""
    return {
        (span.signature.source, line.text[span.start : span.end], line.text[span.begin :])
        for span in spans_of(line)
        if span.signature.source
    }


def hinted(text: str, hint: Hint) -> Line:
    line = line_of(text)
    line.hint = hint
    return line


def test_what_is_bold_and_the_first_of_two_cells_are_labels() -> None:
    assert told(hinted("早瀬 海です。", Hint(bold=2))) == {("bold", "早瀬", "海です。")}
    assert told(hinted("早瀬\t海です。", Hint(role=HintRole.TABLE_ROW))) == {("cell", "早瀬", "海です。")}


def test_a_heading_may_be_a_label_alone() -> None:
    assert told(hinted("早瀬", Hint(role=HintRole.HEADING, level=3))) == {("h3", "早瀬", "")}


def test_without_a_word_of_the_source_the_form_tells() -> None:
    line = line_of("早瀬 海です。")
    assert spans_of(line) == spans_by_form(line)
    assert not any(span.signature.parting == " " for span in spans_of(line, spaced=True))
