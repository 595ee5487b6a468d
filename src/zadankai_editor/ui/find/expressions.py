"""Regular expressions that come to an end.

Python's own engine may take for ever over `(a+)+b`, and nothing can stop it: it keeps the interpreter
to itself, so that a thread of its own would be of no help. Qt's (PCRE2) counts its steps and gives up
where they are more than it is allowed, in each text; the search in the background does so after a
while too.
"""

from collections.abc import Iterator

from PySide6.QtCore import QRegularExpression, QRegularExpressionMatch

from zadankai_editor.record.search.query import Span, TooMuchWorkError
from zadankai_editor.record.steps import Refusal
from zadankai_editor.ui.manuscript.utf16 import characters_before, units_before

_MOST_STEPS = 20_000
"""How many steps may be taken from one place of a text: less than a tenth of a millisecond."""

_OPTIONS = QRegularExpression.PatternOption
_REASONS = (
    ("missing closing parenthesis", "閉じる括弧「)」が足りません"),
    ("unmatched closing parenthesis", "開く括弧「(」が足りません"),
    ("terminating ]", "文字の組「[ ]」が閉じていません"),
    ("quantifier does not follow", "繰り返しの記号の前に、繰り返すものがありません"),
    ("numbers out of order", "繰り返しの回数「{ }」が逆です"),
    ("range out of order", "文字の範囲が逆です"),
    (r"\ at end of pattern", "最後の「\\」のあとに何もありません"),
    ("reference to non-existent", "番号に当たる括弧がありません"),
    ("lookbehind", "「(?<= )」の中では、長さの決まらない繰り返しを使えません"),
    ("unknown property", "「\\p{ }」の中の名前が正しくありません"),
)


class QtExpression:
    """A regular expression by Qt's engine, which gives up what takes too many steps."""

    def __init__(self, pattern: str, options: QRegularExpression.PatternOption) -> None:
        self._expression = QRegularExpression(f"(*LIMIT_MATCH={_MOST_STEPS}){pattern}", options)
        self._expression.optimize()

    @property
    def groups(self) -> int:
        """How many groups it has."""
        return self._expression.captureCount()

    def spans(self, text: str) -> Iterator[tuple[Span, ...]]:
        """Yield of each match that is not empty the characters of the whole and of each group."""
        found = self._expression.globalMatch(text)
        empty_at = -1
        while found.hasNext():
            match = found.next()
            if match.capturedLength(0) == 0:
                # There may be one at each character, and nothing is to be shown of them.
                empty_at = match.capturedStart(0)
                continue
            empty_at = -1
            yield tuple(_span(match, group, text) for group in range(self.groups + 1))
        # Behind an empty match at the very end Qt's iterator is as invalid as where it gave up.
        if not found.isValid() and empty_at != units_before(text, len(text)):
            raise TooMuchWorkError


def compiled(pattern: str, *, any_case: bool) -> QtExpression | Refusal:
    """Return the expression that `pattern` is, or in Japanese why it is none."""
    options = _OPTIONS.UseUnicodePropertiesOption | _OPTIONS.MultilineOption
    if any_case:
        options |= _OPTIONS.CaseInsensitiveOption
    if pattern.startswith("(*"):
        # Would take the limit off.
        return Refusal(message="正規表現の先頭に「(*」は使えません。")
    tried = QRegularExpression(pattern, options)
    if tried.isValid():
        return QtExpression(pattern, options)
    place = characters_before(pattern, tried.patternErrorOffset())
    error = tried.errorString()
    reason = next((said for known, said in _REASONS if known in error), "書き方が正しくありません")
    return Refusal(message=f"正規表現として読めません（{place}文字目まで）。{reason}。")


def _span(match: QRegularExpressionMatch, group: int, text: str) -> Span:
    start, end = match.capturedStart(group), match.capturedEnd(group)
    if start < 0:
        return -1, -1
    return characters_before(text, start), characters_before(text, end)
