"""What is not certain by where a line stands: words that no label stands before, labels without words, weak marks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from zadankai_editor.japanese.marks import ends_sentence, is_rule
from zadankai_editor.recognize.build.blocks import RESTS, may_be_label
from zadankai_editor.recognize.cast.likeness import likeness
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import At, Cue, Role
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.page.ends import goes_on_by_form

_MANY, _FEW = 5, 3
_SURE, _NAME = 2.0, 1.0
_SHORT = 24
_ASKS = re.compile(r"(?:\?|(?:です|ます|でしょう)か[。?]?|(?<!み)てください。?|お願いします。?)$")
"""How what is asked ends, and hardly an introduction."""
_TALKING = (Role.LABEL, Role.LABEL_ALONE, Role.SIGNED, Role.GLUED)
_SAID = (Role.TEXT, Role.LABEL, Role.SIGNED, Role.ANSWER, Role.PROMPT)
_JUDGED = (Role.TEXT, Role.ANSWER, Role.PROMPT, Role.ASIDE)
_SHOWN = (Role.CAPTION, Role.HEADING, Role.NOTE)
_SPOKEN = (*_TALKING, Role.PROMPT, Role.PROMPT_ALONE)
_NEXT = 20
_NEAR, _TELLING = 100, 300
"""So many lines above and below a heading are near it; so many characters tell what is talked about."""
_WORD = re.compile("[一-鿿々]{2,}|[一-鿿々][ぁ-ん]?|[ァ-ヶー]{2,}|[A-Za-z]{2,}")
_SHORT = 24
"""Words no longer than that which end no sentence may well be a heading, or of the page."""
_LIST = 3
"""So many headings below each other, of which nobody says anything, may be a list."""
_WORDS = (Role.GLUED, Role.TEXT, Role.ASIDE, Role.LISTED, Role.ANSWER, Role.SIGNED)

NOBODY = "発言者の名前がない段落です。発言なら発言者を選び、地の文ならこのままにしてください。"
SILENT = "誰の発言かが書かれていない記録です。発言なら発言者を選び、地の文ならこのままにしてください。"
ANSWER = "司会の発言のあとに、名前のない段落があります。発言者を選んでください。"
ANSWERS = "問いに答える人の名前が書かれていない記録です。どの答えにも、発言者を選んでください。"
LOST = "空行のあとに名前のない段落があります。発言者の名前が抜けていないか確かめてください。"
GOES_ON = "直前の発言の続きとして扱いました。発言者の名前が抜けていないか確かめてください。"
BROKEN = "前の行が文の途中で終わっています。この行がその続きでないか確かめてください。"
JOINED = "幅で切れた行を結合しました。二つ目の行からが別の発言や説明でないか確かめてください。"
WEAK_MARK = "記号が横棒ではないので、司会の発言か確かめてください。"
BOTH_ENDS = "両端に横棒があるので、見出しではなく司会の発言か確かめてください。"


def doubts_of_structure(
    lines: Sequence[Line], reads: Sequence[Read], *, answered: bool
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts with their places; `answered`: it is known who gives the answers."""
    places = _Places(reads)
    labelled = len(places.of(*_TALKING))
    once = {} if labelled else {ANSWER: ANSWERS} if places.of(Role.PROMPT) else {NOBODY: SILENT}
    always = labelled >= _MANY and not _has_orphans(reads, places)
    told = False
    for place in places.of(*_JUDGED):
        read = reads[place]
        if read.option.cue is Cue.DECIDED:
            continue
        above = reads[place - 1] if place else None
        if _stands_below_rule(lines, read, place):
            yield place, DoubtNote(Uncertain.SPEAKER, GOES_ON, lines[place].number)
            continue
        before = _line_before(lines, reads, place)
        note = _about(lines[place], read, above, before, answered=answered, always=always)
        if note is not None and note[1] in once:
            note = None if told else (note[0], once[note[1]])
            told = True
        if note is not None:
            yield place, DoubtNote(note[0], note[1], lines[place].number)
    yield from _said_before_labels(lines, reads, named=labelled > 0)
    yield from _labels_without_words(lines, reads, places)
    yield from _never_signed(lines, reads)
    yield from _said_at_the_end(lines, reads, places)
    yield from _between_turns(lines, reads, places)
    yield from _headings_without_words(lines, reads)
    yield from _headings_of_the_page(lines, reads, places)
    yield from _times_without_labels(lines, reads)
    yield from _captions_above_text(lines, reads, places)
    yield from _broken_sentences(lines, reads, places)


class _Places:
    """Where the lines of each role stand, which is asked for one rare role after the other."""

    def __init__(self, reads: Sequence[Read]) -> None:
        self._places: dict[Role, list[int]] = {}
        for place, read in enumerate(reads):
            self._places.setdefault(read.option.role, []).append(place)

    def of(self, *roles: Role) -> Sequence[int]:
        """Return the places of all lines of these roles, in order."""
        return sorted(place for role in roles for place in self._places.get(role, ()))


def _said_before_labels(
    lines: Sequence[Line], reads: Sequence[Read], *, named: bool
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about the introduction right above whoever speaks first: the first question may stand in it.

    Where nobody is `named`, what stands there below a short line of its own may be said, too.
    """
    spoken = (place for place, read in enumerate(reads) if read.option.role in _SPOKEN)
    end = next(spoken, None) or _below_question(lines, reads)
    begin = end
    while (
        begin
        and reads[begin - 1].option.role is Role.HEADER
        and (begin == end or not lines[begin].gap_before)
    ):
        begin -= 1
    if begin < end and _ASKS.search(lines[end - 1].folded):
        for place in range(begin, end):
            message = f"{quoted(lines[place].text)}をリードとしました。最初の質問でないか確かめてください。"
            yield place, DoubtNote(Uncertain.KIND, message, lines[place].number)
    elif not named:
        yield from _said_below_heading(lines, reads, end)


def _below_question(lines: Sequence[Line], reads: Sequence[Read]) -> int:
    """Return the place of the first words where nobody is labelled, if a question stands above them; else 0."""
    said = next((place for place, read in enumerate(reads) if read.option.role is Role.TEXT), 0)
    return said if said and lines[said - 1].folded.endswith("?") else 0


def _said_at_the_end(
    lines: Sequence[Line], reads: Sequence[Read], places: _Places
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about sentences behind the talk, right below what may be the name of somebody."""
    for place in places.of(Role.CLOSING):
        name, line = lines[place - 1].folded, lines[place]
        if place == 0 or reads[place - 1].option.role is not Role.CLOSING or line.gap_before:
            continue
        if ends_sentence(line.folded) and likeness(name) >= _NAME:
            message = (
                f"{quoted(line.text)}を結びの文としました。{quoted(name)}の発言でないか確かめてください。"
            )
            yield place, DoubtNote(Uncertain.SPEAKER, message, line.number)


def _between_turns(
    lines: Sequence[Line], reads: Sequence[Read], places: _Places
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about short questions alone between two turns, where turns hardly ever go on in a new line."""
    going = [
        place
        for place in places.of(Role.TEXT)
        if reads[place].before is At.SPEECH and reads[place].behind is At.SPEECH
    ]
    if _FEW * len(going) > len(places.of(*_TALKING)):
        return
    for place in going:
        line, below = lines[place], reads[place + 1 : place + 2]
        asks = line.folded.endswith("?") and len(line.folded) <= _SHORT
        if asks and any(read.option.role in _SPOKEN for read in below):
            message = f"{quoted(line.text)}を発言の一部としました。見出しでないか確かめてください。"
            yield place, DoubtNote(Uncertain.KIND, message, line.number)


def _said_below_heading(
    lines: Sequence[Line], reads: Sequence[Read], end: int
) -> Iterator[tuple[int, DoubtNote]]:
    begin = end
    while begin and reads[begin - 1].option.role is Role.HEADER and ends_sentence(lines[begin - 1].folded):
        begin -= 1
    heading = lines[begin - 1] if begin > 1 and reads[begin - 1].option.role is Role.HEADER else None
    if heading is None or not (heading.gap_before and heading.gap_after) or len(heading.folded) > _SHORT:
        return
    for place in range(begin, end):
        message = f"{quoted(lines[place].text)}をリードとしました。発言でないか確かめてください。"
        yield place, DoubtNote(Uncertain.SPEAKER, message, lines[place].number)


def _line_before(lines: Sequence[Line], reads: Sequence[Read], place: int) -> Line | None:
    """Return the line above a place; behind what is shown the last that somebody said, if any."""
    if reads[place].before is not At.SHOWN:
        return lines[place - 1] if place else None
    options = ((at, reads[at].option) for at in range(place - 1, -1, -1))
    said = (at for at, option in options if option.role in _SAID and option.cue is not Cue.DECIDED)
    return next((lines[at] for at in said), None)


def _times_without_labels(lines: Sequence[Line], reads: Sequence[Read]) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about words that a recording has a time for and no label, where labels have times."""
    timed = [
        place for place, line in enumerate(lines) if line.hint is not None and line.hint.start is not None
    ]
    without = [
        place
        for place in timed
        if reads[place].option.role is Role.TEXT and reads[place].before in (At.SPEECH, At.AMID)
    ]
    if _FEW * len(without) <= len(timed):
        for place in without:
            yield place, DoubtNote(Uncertain.SPEAKER, GOES_ON, lines[place].number)


def _captions_above_text(
    lines: Sequence[Line], reads: Sequence[Read], places: _Places
) -> Iterator[tuple[int, DoubtNote]]:
    for below in places.of(Role.TEXT):
        place = below - 1
        if below and reads[below].before is At.SHOWN and may_be_label(reads[place]):
            shown = quoted(lines[place].text)
            message = f"{shown}を写真説明としました。発言者の名前でないか確かめてください。"
            yield place, DoubtNote(Uncertain.SPEAKER, message, lines[place].number)


def _about(
    line: Line, read: Read, above: Read | None, line_above: Line | None, *, answered: bool, always: bool
) -> tuple[Uncertain, str] | None:
    match read.option.role:
        case Role.TEXT:
            return _about_text(line, read, above, line_above, always=always)
        case Role.ANSWER if not answered and read.option.label is None:
            return Uncertain.SPEAKER, LOST if read.before is At.SPEECH else ANSWER
        case Role.PROMPT if read.option.cue is Cue.WEAK_MARK:
            return Uncertain.KIND, WEAK_MARK
        case Role.PROMPT if read.option.label is None and _has_both_ends(line.folded):
            return Uncertain.KIND, BOTH_ENDS
        case Role.ASIDE if read.option.cue is Cue.WORDS and read.before is not At.LABELLED:
            shown = quoted(line.text)
            return (
                Uncertain.KIND,
                f"{shown}を地の文としました。発言の一部か写真説明でないか確かめてください。",
            )
    return None


def _has_both_ends(folded: str) -> bool:
    return folded.endswith("―") and not ends_sentence(folded.rstrip("―"))


def _about_text(
    line: Line, read: Read, above: Read | None, line_above: Line | None, *, always: bool
) -> tuple[Uncertain, str] | None:
    if read.behind is not At.NOBODY and read.before not in (At.SHOWN, At.PROMPT):
        return None
    if read.behind is At.NOBODY and (above is None or above.option.role is not Role.TEXT):
        return Uncertain.KIND, NOBODY
    if above is None:
        return None
    if read.before is At.SHOWN:
        unfinished = len(line.text) <= _SHORT and not ends_sentence(line.folded)
        return _about_words_behind(above, line_above, always=always and not unfinished)
    if line_above is not None and _stands_below_prompt(line, read, above, line_above):
        message = f"司会の発言のすぐ下に{quoted(line.text)}があります。答えでないか確かめてください。"
        return Uncertain.SPEAKER, message
    return None


def _stands_below_rule(lines: Sequence[Line], read: Read, place: int) -> bool:
    """Tell whether somebody's words go on below signs alone, which may be a name that is blacked out."""
    goes_on = read.option.role is Role.TEXT and read.before in (At.SPEECH, At.SHOWN, At.PROMPT)
    return goes_on and place > 0 and is_rule(lines[place - 1].folded)


def _about_words_behind(shown: Read, said: Line | None, *, always: bool) -> tuple[Uncertain, str] | None:
    """Return what is not certain of words behind something `shown`, above which somebody has `said` something."""
    if may_be_label(shown):
        return Uncertain.SPEAKER, NOBODY
    if shown.margin < _SURE:
        return Uncertain.SPEAKER, GOES_ON
    told = not always and (said is None or ends_sentence(said.folded))
    return (Uncertain.SPEAKER, GOES_ON) if told else None


def _broken_sentences(
    lines: Sequence[Line], reads: Sequence[Read], places: _Places
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about lines in which a sentence goes on above which they begin anew, or the other way round."""
    for place in places.of(Role.TEXT, *_SHOWN):
        if place == 0:
            continue
        above, line, role = reads[place - 1], lines[place], reads[place].option.role
        anew = role is Role.TEXT and (above.option.role in _SHOWN or line.goes_on < RESTS)
        cut = anew and above.option.role in (*_SAID, *_SHOWN) and not line.gap_before
        if cut and goes_on_by_form(lines[place - 1], line) > 0:
            yield place, DoubtNote(Uncertain.KIND, BROKEN, line.number)
        elif role in _SHOWN and len(line.pieces) > 1 and ends_sentence(line.folded):
            yield place, DoubtNote(Uncertain.KIND, JOINED, line.number)


def _stands_below_prompt(line: Line, read: Read, above: Read, line_above: Line) -> bool:
    """Tell whether a line stands right below words of a moderator who is not named, and may be the answer."""
    if read.before is not At.PROMPT or line.gap_before:
        return False
    asked = above.option.role is Role.PROMPT and above.option.label is None
    return asked and (ends_sentence(line_above.folded) or line.indented)


def _has_orphans(reads: Sequence[Read], places: _Places) -> bool:
    """Tell whether words stand that no label stands before, right behind a heading or the moderator's words."""
    below = (reads[place + 1] for place in places.of(Role.HEADING) if place + 1 < len(reads))
    return any(place > 0 for place in places.of(Role.ANSWER)) or any(
        read.option.role is Role.TEXT and read.behind is At.NOBODY for read in below
    )


def _labels_without_words(
    lines: Sequence[Line], reads: Sequence[Read], places: _Places
) -> Iterator[tuple[int, DoubtNote]]:
    for place in places.of(Role.LABEL_ALONE, Role.PROMPT_ALONE):
        read = reads[place]
        if read.option.decided is None and not _words_follow(reads, place):
            written = read.option.label.written if read.option.label else lines[place].text
            message = f"{quoted(written)}のあとに発言がありません。発言が抜けていないか確かめてください。"
            yield place, DoubtNote(Uncertain.KIND, message, lines[place].number)


def _never_signed(lines: Sequence[Line], reads: Sequence[Read]) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about words that no label stands below, where labels sign what stands above them."""
    if all(read.behind is not At.UNSIGNED for read in reads):
        return
    for waits, found in groupby(range(len(reads)), key=lambda place: reads[place].behind is At.UNSIGNED):
        places = list(found)
        if waits and all(
            read.option.role is not Role.SIGNED for read in reads[places[-1] + 1 : places[-1] + 2]
        ):
            said = (place for place in places if reads[place].option.role is Role.TEXT)
            yield from ((place, DoubtNote(Uncertain.KIND, NOBODY, lines[place].number)) for place in said)


def _headings_without_words(lines: Sequence[Line], reads: Sequence[Read]) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about headings below each other with no words between, before anybody speaks: perhaps a list."""
    talk = next((place for place, read in enumerate(reads) if read.option.role in _SPOKEN), len(reads))
    shown = (place for place in range(talk) if reads[place].option.role not in (Role.OUT, Role.NOTE))
    for role, places in groupby(shown, key=lambda place: reads[place].option.role):
        found = list(places)
        for place in found if role is Role.HEADING and len(found) >= _LIST else ():
            message = (
                f"{quoted(lines[place].text)}を見出しとしました。議題の一覧の行でないか確かめてください。"
            )
            yield place, DoubtNote(Uncertain.KIND, message, lines[place].number)


def _headings_of_the_page(
    lines: Sequence[Line], reads: Sequence[Read], places: _Places
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about headings that may be of the page: the same words again, or words of nothing in the talk.

    Where headings have marks, or most stand for what is talked about, that is: else all are alike.
    """
    headings = places.of(Role.HEADING)
    counts = Counter(lines[place].folded for place in headings)
    strange = _strange_headings(lines, reads, headings)
    for place in headings:
        again = counts[lines[place].folded] > 1
        if (again or place in strange) and reads[place].option.cue is not Cue.DECIDED:
            told = "同じ行がほかにもあります" if again else "この言葉は近くの発言に出てきません"
            asked = f"{told}。記事を載せるサイトの部品でないか確かめてください。"
            message = f"{quoted(lines[place].text)}を見出しとしました。{asked}"
            yield place, DoubtNote(Uncertain.KIND, message, lines[place].number)


def _strange_headings(lines: Sequence[Line], reads: Sequence[Read], headings: Sequence[int]) -> set[int]:
    """Return which headings without a mark are of nothing in the talk, unless few are and none has a mark."""
    bare = [place for place in headings if not reads[place].option.mark]
    strange = {place for place in bare if not _is_of_the_talk(lines, place)}
    few = len(bare) < _LIST or 2 * len(strange) <= len(bare)
    return set() if few and len(bare) == len(headings) else strange


def _is_of_the_talk(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a third of the words of a heading stand near it, too; so they may where little is said."""
    here = lines[place].folded
    near = (*lines[max(0, place - _NEAR) : place], *lines[place + 1 : place + 1 + _NEAR])
    spoken = "\n".join(line.folded for line in near if line.folded != here)
    words = list(_words_of(here))
    return len(spoken) < _TELLING or sum(word in spoken for word in words) > len(words) / 3


def _words_of(read: str) -> Iterator[str]:
    """Yield each two neighbours in the words of a folded line; a lone sign of a word with the kana behind it."""
    for word in _WORD.findall(read):
        yield from map("".join, pairwise(word)) if len(word) > 1 else (word,)


def _words_follow(reads: Sequence[Read], place: int) -> bool:
    """Tell whether words stand behind a label alone; lines left out and notes may be between."""
    for at in range(place + 1, min(place + _NEXT, len(reads))):
        role = reads[at].option.role
        if role not in (Role.OUT, Role.NOTE):
            return role in _WORDS
    return False
