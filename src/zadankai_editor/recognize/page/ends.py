"""Whether a line ends where somebody's words may end, and whether another goes on in them."""

import re

from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.recognize.lines import Line

_LABEL_AT_END = re.compile(r"[。!?…」』][(\[][^()\[\]。]{1,24}[)\]]$")
_BEGINS_NOTHING = re.compile("[ぁ-んァ-ヶー一-鿿A-Za-z0-9「『(、。」』)]")
_CLITIC = re.compile("[をがにはへのでともやっゃゅょんーぁ-ぉァィゥェォッャュョ、。」』)]")
_CONTINUES = re.compile("[、のにをはがでともてしなくりいうんっ]$")
_ADDRESS = re.compile(r"https?://[!-~]*$|[!-~]+@[!-~]+$")
"""An address stands on a line of its own, however long it is."""
_LONG_ENOUGH = 20


def ends_words(line: str) -> bool:
    """Tell whether a folded line ends as a sentence does, or with what stands in brackets behind one."""
    return ends_sentence(line) or (line.endswith((")", "]")) and _LABEL_AT_END.search(line[-30:]) is not None)


def goes_on_by_form(before: Line, behind: Line) -> float:
    """Return how much the words of two lines say that the second goes on in the sentence of the first (0: nothing)."""
    end, begin = before.folded, behind.folded
    if behind.indented or len(end) < _LONG_ENOUGH or not _BEGINS_NOTHING.match(begin) or ends_words(end):
        return 0.0
    if _ends_in_address(end) or _ADDRESS.match(begin):
        return 0.0
    return 2.0 + 0.5 * (len(end) > 40) + amid_phrase(end, begin)


def _ends_in_address(line: str) -> bool:
    # At one glance first: the pattern tries each character, and nearly no line ends so.
    return "!" <= line[-1:] <= "~" and _ADDRESS.search(line) is not None


def amid_phrase(end: str, begin: str) -> float:
    """Return how much the last and the first character of two folded lines say that no phrase ends between them."""
    return 1.0 * (_CLITIC.match(begin) is not None) + 0.7 * (_CONTINUES.search(end[-1:]) is not None)
