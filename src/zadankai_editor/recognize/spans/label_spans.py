"""What a line could hold of a label by its form alone: who, parted from what is said.

Marks, brackets and separators are found by what Unicode says of their characters, and by pairs; none of
them is listed here. Whether anybody is called so, and whether such a form is a habit of the document, is
asked elsewhere (`convention`, `cast`).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

LONGEST_WHO = 40
_BEGINNING = 80
_LONGEST_OWN = 40
_LONGEST_TAIL = 24
_LONGEST_MARK = 5
_MOST_PARTINGS = 9
_SENTENCE = "、。,!?！？…‥"
_PROSE = re.compile(r"[0-9]{0,6}[^\W\d_][\w々ー]*[、。!?…‥]")
_DASHES = re.compile("[―—–‐-]+ *(?=[^ ―—–‐-])")
"""What a name that signs is often set behind; before what a moderator says it stands, too."""
_NUMBER = re.compile(
    r"(?:[\[(<《#№A-Z]|(?:No|NO|no)\.? ?|第)[0-9]{1,6}(?:[\])>】》.,、):_-]{1,2} *| +)(?=[^ ])|"
    r"[0-9]{1,6}(?:[\])>】》.,、):_-]{1,2} *| +|(?=[^\w\s.,:、。]))(?=[^ 0-9])"
)
"""A number before a label: `12．`, `[3] `, `No.4 `."""
_NEVER_A_MARK = frozenset("、。,.!?…‥「」『』\"'“”‘’()ー―:;々 ")
_NEVER_PARTS = frozenset("、。,.!?…‥『』\"'“”‘’&@%ー々・") | {"」"}
_BETWEEN_SPACES = frozenset("、,.・/%&@'\"")
_QUOTES = frozenset(("「」", "『』"))
_MARK_KINDS = frozenset(("So", "Sm", "Sk", "Po", "Pd", "Pc"))
_PARTING_KINDS = frozenset(("So", "Sm", "Sk", "Po", "Pd", "Zs", "Cc", "Lm"))
_OPENING = frozenset(("Ps", "Pi"))
_CLOSING = frozenset(("Pe", "Pf"))

_TAGGED = re.compile(r"<(?P<tag>[a-z][a-z0-9]*)\b[^<>]{0,40}>(?P<who>[^<>。]{1,40})</(?P=tag)>(?:&nbsp;)*")
_AGAIN = re.compile(r"([^\w\s#\-_=~.・])\1{1,3}$")

_SHOWN = {"bold": "（太字）", "cell": "（表）"}


class Signature(NamedTuple):
    """How a label is printed: the mark before it, brackets around it, what parts it from the text, and where.

    `mark`: as printed, of either width; a number of any value is `1`. `parting`: a space where nothing but
    spaces does, a tab between two cells of a table. `place`: `line` (the text follows), `own` (the line holds
    the label alone) or `end`. `source`: what the source itself says of it, `bold`, `cell`, or the level of a heading.
    """

    mark: str = ""
    brackets: str = ""
    parting: str = ""
    place: str = "line"
    source: str = ""

    @property
    def shape(self) -> "Signature":
        """The signature with one mark for all marks, and one place for all brackets.

        Roles are often told apart by marks (○ ◎ ◆); behind brackets the words may begin on the line or below it.
        """
        mark = "○" if self.mark and not self.mark[0].isalnum() else self.mark
        place = "line" if self.brackets and self.place == "own" else self.place
        return self._replace(mark=mark, place=place)

    def form(self, who: str = "名前", text: str = "本文") -> str:
        """Return how a line of this form looks: `○名前　本文`."""
        opening, closing = self.brackets[: len(self.brackets) // 2], self.brackets[len(self.brackets) // 2 :]
        label = f"{self.mark}{opening}{who}{closing}{_SHOWN.get(self.source, '')}"
        if self.place == "own":
            return f"{label}{self.parting.strip()}（改行）{text}"
        if self.place == "end":
            return f"{text}（{who}）"
        parting = {" ": "　", "\t": "　", ":": "："}.get(self.parting, self.parting)
        return f"{label}{parting}{text}"


class LabelSpan(NamedTuple):
    """A way to part a line: `text[start:end]` is who, `text[begin:]` what is said.

    From `outside` on the label is printed, with its marks.
    """

    signature: Signature
    outside: int
    start: int
    end: int
    begin: int


def label_spans(read: str) -> tuple[LabelSpan, ...]:
    """Return the ways to part a folded line, the surest forms first; most lines of prose have none."""
    if len(read) > _LONGEST_OWN and _PROSE.match(read, 0, _BEGINNING) and read[-1:] != ")":
        return ()
    if len(read) <= _BEGINNING:
        return _spans(read, read)
    tail = read[-_LONGEST_TAIL - 2 :] if read[-1:] == ")" else ""
    found = _spans(read[:_BEGINNING], "")
    return (*found, *_at_end(tail, len(read) - len(tail))) if tail else found


@lru_cache(maxsize=8192)
def _spans(head: str, whole: str) -> tuple[LabelSpan, ...]:
    """Return the spans of the beginning of a line; `whole` is the line where it is no longer."""
    found: list[LabelSpan] = []
    for start, number in _starts(head):
        begin = mark_end(head, start)
        mark = number + head[start:begin].replace(" ", "").replace("〇", "○")
        if begin >= len(head):
            if whole and begin > start:
                found += _mark_alone(head, start, begin, number)
            continue
        tagged = _TAGGED.match(head, begin)
        if tagged is not None:
            found.append(_in_tags(head, tagged, mark))
            continue
        if begin > start:
            found += _marked_alike(head, start, begin, number)
            found += _mark_alone(head, start, begin, number)
        bracketed = _in_brackets(head, begin, mark)
        if bracketed is not None:
            found.append(bracketed)
            if head[bracketed.end + 1 : bracketed.begin + 1].isalpha():
                found += _parted(head, begin, mark, bracketed.begin)
            continue
        found += _parted(head, begin, mark)
        if whole:
            found += _own(whole, begin, mark)
            dashed = _DASHES.match(whole, begin)
            if dashed is not None:
                found += _own(whole, dashed.end(), mark + dashed[0].strip())
    if whole[-1:] == ")":
        found += _at_end(whole, 0)
    return tuple(dict.fromkeys(found))


def _starts(head: str) -> Iterator[tuple[int, str]]:
    """Yield where a label may begin: at once, or behind a number."""
    yield 0, ""
    end = behind_number(head)
    if end:
        yield end, re.sub("[0-9]+", "1", head[:end].strip())


def behind_number(line: str) -> int:
    """Return where a number ends that begins a folded line and is parted from the rest; 0 where none does."""
    number = _NUMBER.match(line)
    return number.end() if number is not None else 0


def mark_end(head: str, start: int) -> int:
    """Return where the mark, with spaces behind it, ends that a folded line has at `start`; `start` where none is."""
    end = start
    while (
        end < len(head)
        and end - start < _LONGEST_MARK
        and (_is_mark(head[end]) or (end > start and head[end] == " "))
    ):
        end += 1
    return end


@lru_cache(maxsize=4096)
def _is_mark(char: str) -> bool:
    if char in "〇○・-*#>+_/\\@~":
        return True
    if char in _NEVER_A_MARK or mate(char) is not None:
        return False
    return unicodedata.category(char) in _MARK_KINDS


@lru_cache(maxsize=4096)
def _parts(char: str) -> bool:
    if char in _NEVER_PARTS or char == "_":
        return False
    return char.isspace() or unicodedata.category(char) in _PARTING_KINDS


@lru_cache(maxsize=4096)
def mate(char: str) -> str | None:
    """Return the bracket that closes what `char` opens; `None` where it opens nothing.

    Pairs stand side by side in Unicode; `<`, `≪` and their like are pairs of mathematical signs.
    """
    kind = unicodedata.category(char)
    if kind not in _OPENING and not (kind == "Sm" and unicodedata.mirrored(char)) and char != "<":
        return None
    if char in "「『“‘":
        return None
    wanted = _CLOSING if kind in _OPENING else frozenset(("Sm",))
    for step in (1, 2, 16):
        other = chr(ord(char) + step)
        if unicodedata.category(other) in wanted and unicodedata.mirrored(other):
            return other if kind in _OPENING or step == (2 if char == "<" else 1) else None
    return None


def _in_brackets(head: str, begin: int, mark: str) -> LabelSpan | None:
    closing = mate(head[begin])
    if closing is None:
        return None
    end = _closed_at(head, begin, head[begin], closing)
    if end is None or end == begin + 1:
        return None
    who = mark_end(head, begin + 1)
    within = head[begin + 1 : who].strip()
    who += bool(within) and head[who] == ":"
    if who >= end:
        who, within = begin + 1, ""
    return _closed(head, (who, end, end + 1), mark + within, head[begin] + closing)


def _in_tags(head: str, tagged: "re.Match[str]", mark: str) -> LabelSpan:
    """Return a label between two tags of markup: `<b>名前</b>：`."""
    place = (tagged.start("who"), tagged.end("who"), tagged.end())
    return _closed(head, place, f"{mark}<{tagged['tag']}>", tag=f"</{tagged['tag']}>")


def _closed(
    head: str, place: tuple[int, int, int], mark: str, brackets: str = "", tag: str = ""
) -> LabelSpan:
    """Return a label that has an end of its own: `place` is where who begins, and ends, and what closes the label."""
    start, end, closed = place
    behind = _behind_parting(head, closed)
    form = "own" if behind >= len(head) < _BEGINNING else "line"
    signature = Signature(mark, brackets, tag + head[closed:behind].strip(), form)
    return LabelSpan(signature, 0, start, end, behind)


def _closed_at(head: str, begin: int, opening: str, closing: str) -> int | None:
    depth = 0
    for place in range(begin, min(len(head), begin + LONGEST_WHO + 2)):
        depth += (head[place] == opening) - (head[place] == closing)
        if depth == 0:
            return place
        if head[place] == "。":
            return None
    return None


def _behind_parting(head: str, place: int) -> int:
    """Return where the words begin behind what parts a label from them.

    A colon parts by itself: another sign behind it is said, be it the minus of a number (`甲野：-5度です。`).
    """
    begin = place
    while (
        place < len(head)
        and mate(head[place]) is None
        and (head[place] in ": " or ":" not in head[begin:place])
        and (_parts(head[place]) or (head[place] in _BETWEEN_SPACES and _stands_alone(head, begin, place)))
    ):
        place += 1
    return place


def _partings(head: str, place: int) -> Iterator[tuple[str, int]]:
    """Yield what may part a label from the words, and where these begin: a sign behind spaces may be said, too."""
    behind = _behind_parting(head, place)
    if behind < len(head):
        yield head[place:behind].strip() or " ", behind
    spaces = len(head) - len(head[place:].lstrip())
    if place < spaces < behind and head[behind - 1] != " ":
        yield " ", spaces


def _stands_alone(head: str, begin: int, place: int) -> bool:
    """Tell whether spaces stand around a character that parts nothing by itself: `名前 、 本文`."""
    return place > begin and head[place - 1] == " " == head[place + 1 : place + 2]


def text_behind(text: str) -> str:
    """Return what stands in a folded text behind whatever parts it from a label before it."""
    if text[:1] in ("", "「"):
        return text
    lone = unicodedata.category(text[0]) in _CLOSING and text[0] not in "」』"
    return text[_behind_parting(text, 1 if lone else 0) :]


def _marked_alike(head: str, start: int, begin: int, number: str) -> Iterator[LabelSpan]:
    """Yield a label between two marks that are alike: `**名前**：`."""
    mark = head[start:begin].strip()
    end = head.find(mark, begin + 1, begin + LONGEST_WHO)
    if end < 0 or "。" in head[begin:end] or mark in "・○":
        return
    yield _closed(head, (begin, end, end + len(mark)), number, mark + mark)


def _mark_alone(head: str, start: int, begin: int, number: str) -> Iterator[LabelSpan]:
    """Yield a sign that stands for somebody by itself, `🐨: …`, or again and again for a name, `○■■■: …`."""
    sign = head[start:begin].rstrip(" :|")
    again = _AGAIN.search(sign)
    first = again.start() if again is not None else 0
    end = start + len(sign)
    closed = again is not None and unicodedata.category(head[end : end + 1] or " ") in _CLOSING
    behind = end + 1 if closed else _behind_parting(head, end)
    fits = bool(sign) and (again is not None or unicodedata.category(sign[0]) == "So")
    mark, parting = number + sign[:first], head[end:behind].strip()
    if fits and behind > end and behind < len(head):
        yield LabelSpan(Signature(mark, "", parting or " "), 0, start + first, end, behind)
    elif again is not None and behind >= len(head):
        yield LabelSpan(Signature(mark, "", parting, "own"), 0, start + first, end, len(head))


def _parted(head: str, begin: int, mark: str, behind: int = 0) -> Iterator[LabelSpan]:
    """Yield the ways to part a line at a separator that no bracket holds; not behind the end of a sentence.

    `behind`: where what stands in brackets before the name has ended (`【湊浜町】椿：`).
    """
    place, count, waiting = max(begin, behind), 0, ""
    limit = min(len(head), begin + LONGEST_WHO)
    while place < limit and count < _MOST_PARTINGS:
        char = head[place]
        if waiting:
            if char == waiting:
                waiting = ""
                if _is_word(head[place + 1 : place + 2]):
                    yield LabelSpan(Signature(mark, "", char), 0, begin, place + 1, place + 1)
        elif char in _SENTENCE and head[max(0, place - 1)] != " ":
            return
        elif place > begin:
            if _is_lone(char):
                yield LabelSpan(Signature(mark, "", char), 0, begin, place, place + (char != "「"))
                return
            closing = mate(char)
            if closing is not None:
                waiting = closing if head.find(closing, place, limit + 20) > 0 else ""
            elif _parts(char) and not (char == " " and _is_letter_spaced(head, begin, place)):
                yield from _at_separator(head, begin, place, mark)
                place, count = _behind_parting(head, place), count + 1
                continue
        place += 1


def _is_lone(char: str) -> bool:
    """Tell whether a character parts by itself: a quotation that begins, a bracket that closes what nothing opened."""
    return char == "「" or (char not in "」』" and unicodedata.category(char) in _CLOSING)


def _at_separator(head: str, begin: int, place: int, mark: str) -> Iterator[LabelSpan]:
    """Yield the ways to part a line at the separator at `place`."""
    ends = head[begin] + head[place - 1]
    quoted = ends in _QUOTES and place > begin + 2
    for parting, words in _partings(head, place):
        signature = Signature(mark, ends if quoted else "", parting)
        yield LabelSpan(signature, 0, begin + quoted, place - quoted, words)


def _is_letter_spaced(head: str, begin: int, place: int) -> bool:
    """Tell whether a space stands between two letters that stand alone, as in `甲 野 洋：`."""
    alone = place == begin + 1 or head[place - 2 : place - 1] == " "
    return alone and head[place + 1 : place + 2].isalpha() and not head[place + 2 : place + 3].isalnum()


def _is_word(char: str) -> bool:
    """Tell whether a character is a letter that may begin what is said, and no particle that goes on."""
    return char.isalpha() and char not in "をがにはのとへもやで"


def _own(whole: str, begin: int, mark: str) -> Iterator[LabelSpan]:
    """Yield the whole line as a label."""
    end = len(whole)
    while end > begin and _parts(whole[end - 1]) and whole[end - 1] != "-":
        end -= 1
    who = whole[begin:end]
    if not who or len(who) > _LONGEST_OWN or "。" in who or (who[-1] in _SENTENCE and len(who) > 1):
        return
    parting = whole[end:].strip()
    if who[0] + who[-1] in _QUOTES and len(who) > 2:
        yield LabelSpan(Signature(mark, who[0] + who[-1], parting, "own"), 0, begin + 1, end - 1, len(whole))
        return
    yield LabelSpan(Signature(mark, "", parting, "own"), 0, begin, end, len(whole))


def _at_end(tail: str, before: int) -> Iterator[LabelSpan]:
    """Yield a label in round brackets behind what is said."""
    start = tail.rfind("(")
    if start < 1 or start == len(tail) - 2 or tail[start - 1] not in "。!?」』…)":
        return
    yield LabelSpan(
        Signature("", "()", "", "end"),
        before + start,
        before + start + 1,
        before + len(tail) - 1,
        before + start,
    )
