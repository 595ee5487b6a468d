"""What a line could hold of a label: by its form, and where the source itself sets somebody apart from the text."""

from collections.abc import Iterator, Sequence

from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import (
    LONGEST_WHO,
    LabelSpan,
    Signature,
    label_spans,
    mark_end,
    mate,
)


def spans_of(line: Line, *, spaced: bool = False) -> tuple[LabelSpan, ...]:
    """Return the ways to part a line, those first of which the source itself tells.

    `spaced`: spaces stand between all words, so that none parts anything.
    """
    found = spans_by_form(line)
    if line.hint is not None and line.hint.label is None and not line.is_field:
        found = tuple(told_by_source(line, found))
    if spaced:
        return tuple(span for span in found if span.signature.parting != " ")
    return found


def spans_by_form(line: Line) -> tuple[LabelSpan, ...]:
    """Return the ways to part a line by its form alone."""
    if line.spans is None:
        line.spans = () if line.is_field else label_spans(line.folded)
    return line.spans


def told_by_source(line: Line, found: Sequence[LabelSpan]) -> Iterator[LabelSpan]:
    """Yield `found` with what is bold, the first of two cells, or a heading as forms of their own."""
    hint, read = line.hint, line.folded
    own = ""
    if hint is not None and 0 < hint.bold < len(line.text):
        yield from _apart(read, hint.bold, "bold")
    elif hint is not None and hint.role is HintRole.HEADING:
        own = f"h{hint.level or 1}"
    elif line.all_bold:
        own = "bold"
    tab = line.text.find("\t") if line.has_role(HintRole.TABLE_ROW) else -1
    if tab > 0:
        yield from _apart(read, tab, "cell")
    for span in found:
        is_own = own and span.signature.place == "own"
        yield span._replace(signature=span.signature._replace(source=own)) if is_own else span


def _apart(read: str, end: int, source: str) -> Iterator[LabelSpan]:
    """Yield the beginning of a line, up to `end`, as a label that the source sets apart from the text."""
    label = read[:end].rstrip(" :")
    behind = len(read) - len(read[end:].lstrip(" :"))
    if not label or len(label) > LONGEST_WHO or behind >= len(read):
        return
    begin = mark_end(label, 0)
    mark, brackets, stop = label[:begin].replace(" ", "").replace("〇", "○"), "", len(label)
    closing = mate(label[begin]) if begin < len(label) else None
    if closing is not None and label.endswith(closing):
        brackets, begin, stop = label[begin] + closing, begin + 1, stop - 1
    if begin < stop:
        parting = "\t" if source == "cell" else ":" if ":" in read[len(label) : behind] else ""
        yield LabelSpan(Signature(mark, brackets, parting, "line", source), 0, begin, stop, behind)
