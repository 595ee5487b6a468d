"""Name and number of the series, from wherever they stand before the talk."""

import re
from collections.abc import Sequence

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.numerals import DIGITS, number_of
from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.lines import Line
from zadankai_editor.record.nodes import Series

_LONGEST_READ = 400
_NUMBERED = re.compile(rf"第 ?(?P<number>{DIGITS}) ?回")
_NAMED = re.compile(
    rf"[「『【\[](?P<name>[^「」『』【】\[\]]*?[^「」『』【】\[\] ]) *"
    rf"第 ?(?P<number>{DIGITS}) ?回[^「」『』【】\[\]]*[」』】\]]"
)


def read_series(lines: Sequence[Line], draft: Draft) -> Series | None:
    """Return name and number of the series; doubted in `draft` where the source gives several numbers."""
    names: list[tuple[str, int]] = []
    numbers: dict[int, int] = {}
    for line in lines:
        read = line.folded[:_LONGEST_READ]
        for match in _NAMED.finditer(read):
            number = number_of(match["number"])
            if number is not None:
                names.append((line.text[match.start("name") : match.end("name")].strip(), number))
        for match in _NUMBERED.finditer(read):
            number = number_of(match["number"])
            if number is not None:
                numbers.setdefault(number, line.number)
    if not numbers:
        return None
    number = names[0][1] if names else next(iter(numbers))
    if len(numbers) > 1:
        told = "、".join(f"第{n}回" for n in numbers)
        message = (
            f"回数が{told}と二通り以上あります。第{number}回としましたが、正しい回数を確かめてください。"
        )
        draft.doubt("series.number", Uncertain.FIELD, message, numbers[number])
    return Series(name=_name(names), number=number)


def _name(names: Sequence[tuple[str, int]]) -> str | None:
    """Return the first name that is more than the number's own quotation."""
    return next((name for name, _ in names if len(folded(name)) > 1), None)
