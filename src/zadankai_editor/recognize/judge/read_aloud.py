"""What somebody reads out or repeats that another has written or said: a letter, an opinion, a talk of long ago.

Whoever reads says it, so it stays with them. But none shall take it for their own opinion, and a label within is none.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from zadankai_editor.recognize.cast.likeness import likeness
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import LABELLED, Cue, Role
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.elements import is_speech
from zadankai_editor.recognize.lines import Line

_BEGINS_TURN = LABELLED | {Role.PROMPT, Role.PROMPT_ALONE}
_SAID = _BEGINS_TURN | {Role.TEXT, Role.ANSWER}
_BELOW = (Role.TEXT, Role.CAPTION, Role.ASIDE)
_READ_OUT, _ARRIVED, _SIGNED, _FORMAL, _OVER, _LIKELY = 2.0, 1.0, 1.0, 1.0, 1.0, 2.0
_READS = re.compile(
    "(?P<verb>朗読|代読|読み上げ|読み|読ませ|紹介)[^。、]{0,10}(?:ます|ましょう|ください)[。」]*$"
)
_SURELY = ("朗読", "代読", "読み上げ")
_WRITTEN = re.compile(
    "手紙|便り|メッセージ|意見|コメント|原稿|作文|投書|電報|祝電|書面|文[書章]|メモ|記録|議事録|メール|はがき|詩|の句|歌詞|一節"
)
_SENT = re.compile("手紙|便り|メッセージ|コメント|投書|電報|祝電|書面|文書")
_SHORTEST_HEAD, _LONGEST_HEAD = 6, 30
_FORMULA = re.compile("(?:拝啓|前略|謹啓|敬具|草々|かしこ|追伸)(?: |$)")
_ENDS = re.compile("(?:以上|(?:と|という)(?:いう)?(?:こと|もの|内容)(?:です|でした))")
_LONGEST_NAME, _NAME = 16, 1.0
_FAR, _END = 40, 60


def doubts_of_what_is_read_aloud(
    lines: Sequence[Line], reads: Sequence[Read]
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about what may be a letter that is read out, and about labels within quotation marks."""
    begins = [place for place, read in enumerate(reads) if read.option.role in _BEGINS_TURN]
    for begin, end in pairwise([*begins, len(reads)]):
        yield from _of_letter(lines, reads, begin)
        depth = sum(_depth(lines[place], reads[place]) for place in range(begin, end))
        closed = _closed_at(lines, reads, end, depth) if depth > 0 else end
        told = "上の発言で開いたかぎ括弧が閉じる前に"
        set_in = _set_in_to(lines, end) if closed == end and not lines[begin].indented else end
        if set_in > end and _announces(lines[end - 1].folded):
            told, closed = "記録などを読み上げるという発言の下に、字下げをした", set_in
        for place in range(end, closed):
            if reads[place].option.role in _SAID and reads[place].option.cue is not Cue.DECIDED:
                message = f"{told}{quoted(lines[place].text)}があります。引用の一部でないか確かめてください。"
                yield place, DoubtNote(Uncertain.SPEAKER, message, lines[place].number)


def _depth(line: Line, read: Read) -> int:
    """Return how many quotation marks are open behind what is said in a line that were not before."""
    if read.option.role not in _SAID:
        return 0
    said = read.option.text_of(line)
    return said.count("「") + said.count("『") - said.count("」") - said.count("』")


def _set_in_to(lines: Sequence[Line], begin: int) -> int:
    """Return the place behind the lines from `begin` on that are set in, all within one paragraph or list."""
    end = begin
    while end < len(lines) and lines[end].indented and not lines[end].gap_before:
        end += 1
    return end


def _closed_at(lines: Sequence[Line], reads: Sequence[Read], begin: int, depth: int) -> int:
    """Return the place behind the line that closes what is open before `begin`; that itself where none does."""
    for place in range(begin, min(begin + _FAR, len(lines))):
        depth += _depth(lines[place], reads[place])
        if depth <= 0:
            return place + 1
    return begin


def _of_letter(lines: Sequence[Line], reads: Sequence[Read], begin: int) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about the lines of a turn that may be what one above them says will be read out."""
    turn = [
        begin,
        *takewhile(lambda place: reads[place].option.role in _BELOW, range(begin + 1, len(reads))),
    ]
    weights = [_announces(lines[place].folded) for place in turn[:-1]]
    announced = weights.index(max(weights)) + 1 if any(weights) else len(turn)
    below = [lines[place].folded for place in turn[announced:]]
    if not below or below[0][:1] in "「『(":
        return
    end = next((n for n, read in enumerate(below, 1) if _signs(read) or _ENDS.match(read)), len(below))
    weight = weights[announced - 1] + _weight_of(below[:end])
    for place in turn[announced : announced + end] if weight >= _LIKELY else ():
        code = Uncertain.KIND if _signs(lines[place].folded) else Uncertain.SPEAKER
        told = f"{quoted(lines[place].text)}は、読み上げた手紙や意見の一部のようです。"
        message = f"{told}読んだ人の発言のままでよいか確かめてください。"
        if reads[place].option.role is Role.TEXT and reads[place].option.cue is not Cue.DECIDED:
            yield place, DoubtNote(code, message, lines[place].number)


def _announces(read: str) -> float:
    """Return how much a line says, at its end or as a heading, that what somebody has written is read out below."""
    written = _WRITTEN.search(read, max(0, len(read) - _END))
    reads = _READS.search(read, max(0, len(read) - _END))
    if reads is not None and (written is not None or reads["verb"] in _SURELY):
        return _READ_OUT
    if written is None:
        return 0.0
    if _SHORTEST_HEAD <= len(read) <= _LONGEST_HEAD and not is_speech(read) and _SENT.search(read):
        return _READ_OUT
    return _ARRIVED * (written.start() > read.rstrip("。").rfind("。"))


def _weight_of(letter: Sequence[str]) -> float:
    signed = _signs(letter[-1])
    formal = any(map(_FORMULA.match, letter))
    return _SIGNED * signed + _FORMAL * formal + _OVER * (_ENDS.match(letter[-1]) is not None)


def _signs(read: str) -> bool:
    """Tell whether a line is a name alone, as below a letter."""
    name = read.removesuffix("より").strip()
    return 1 < len(name) <= _LONGEST_NAME and likeness(name) >= _NAME
