"""What each line of the talk is by itself, before its neighbours are looked at."""

import re

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, unwrapped
from zadankai_editor.recognize.labels import MARKS_PRINTED
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import ITEM_OF_BUSINESS, POLITE_END

_ITEM_WORDS = frozenset("日議請陳報諮同認発")
_CHAPTER = re.compile(
    r"(?:第[0-9一二三四五六七八九十]{1,3}[章部節話]|[0-9]{1,2}(?:[.-][0-9]{1,2})?[. ]|\([0-9]{1,2}\)|Q[0-9]{1,2}[.: ]|"
    r"その[0-9一二三四五] |[一-鿿ァ-ヶー]{1,4}[0-9]{1,2}[ :.、)]) *(?=[^ 0-9])"
)
_LONGEST_HEADING = 60


def numbered_heading(line: Line) -> str | None:
    """Return how a short line is numbered as chapters are (`1.`, `第1章`, `質問1`); `None` where it is not."""
    match = _CHAPTER.match(line.folded) if len(line.text) <= _LONGEST_HEADING else None
    if match is None or is_speech(line.folded):
        return None
    return re.sub("[0-9]+|[一二三四五六七八九十]+", "1", match[0].strip())


def is_item(text: str) -> bool:
    """Tell whether a line is worded as an item of the agenda of an assembly: `議案第1号 …に関する件`."""
    # At one glance first: the pattern looks far ahead, and nearly no line is one.
    if not text.endswith("件") and text.lstrip(MARKS_PRINTED)[:1] not in _ITEM_WORDS:
        return False
    return ITEM_OF_BUSINESS.search(folded(text)) is not None


def is_aside(text: str) -> bool:
    """Tell whether a whole paragraph stands in round or square brackets: it tells what happens and is not said."""
    return text[:1] in ("(", "（", "〔", "[", "［") and unwrapped(text, "()[]") is not None


def is_speech(read: str) -> bool:
    """Tell whether a folded line ends as what is said does: with a full stop, or politely without one."""
    return (
        "。" in read
        or ends_sentence(read)
        or read.endswith(("、", ","))
        or POLITE_END.search(read.rstrip("」』)】 ")) is not None
    )
