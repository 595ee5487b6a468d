"""Paragraphs of a turn that may be written by whoever writes the article, and not said by the speaker.

Nobody calls themselves さん, and what somebody does while the others listen is told from outside. No single word
tells so; what speaks for it adds up, and from a certain weight on somebody is asked. So they are about a short line
that ends no sentence where all others do: a heading without blank lines looks so.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import LABELLED, At, Cue, Role
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.page.ends import ends_words
from zadankai_editor.recognize.vocabulary import POLITE_END

_TOLD = 3.0
_OWN_NAME, _NAMED, _NEXT = 3.0, 1.0, 1.0
"""The speaker is called by name; somebody else is, at the beginning; and speaks next."""
_OBSERVED, _PLAIN, _NOMINAL, _LAST, _BEHIND_ALL, _UNQUOTED = 2.0, 1.0, 0.5, 0.5, 1.0, 3.0
_CONCLUDES = 1.0
"""Behind all that is said somebody else is told of, and the sentence ends as a written one does."""
_PAST, _UNLIKE, _OF_SELF = 1.0, 1.0, 2.0
"""It tells plainly what happened; nothing that is politely said is set so; the speaker tells of themselves."""
_MOSTLY, _NEARLY_ALL = 0.7, 0.8
_LONGEST_HEADING, _ROWS = 24, 3
_ENOUGH = 400
_BEGINNING = 24
_HONORIFICS = "さん|氏|先生|くん|君|様"
_SUBJECT = "[はがものをにと、]"
_OUTSIDE = re.compile(
    r"(?:[^、。]{0,8}[、で])?(?:会場|画面|客席|両(?:者|氏|名)|お?[二三四五六](?:人|方)|一[行同]|参加者|出席者|聴衆|満場|全員)"
    rf"(?:全員|たち|一同|から|の[^、。]{{1,6}})?(?:{_SUBJECT}|異議)"
)
"""Whoever is spoken of as seen from outside, at the beginning of what is told."""
_HAPPENED = re.compile("(?:[ぁ-ん]た|[んい]だ|ている)$")
_WRITTEN = re.compile("(?:[いうえしれせてけ]る|[いうえしれせてけっ]た|である|であった|[んい]だ)$")
_SELF = re.compile("私|わたし|[僕俺父母妻夫兄姉弟妹]|うち[はがもの]|自分|祖[父母]|息子|我々|わ[がた]し?")
_NOUN = re.compile("[一-鿿ァ-ヶー」)]$")
_OF_TURNS = LABELLED | {Role.TEXT, Role.ANSWER, Role.PROMPT, Role.PROMPT_ALONE}
_TELLING_AT = (At.SPEECH, At.AMID, At.PROMPT, At.LABELLED, At.SIGNED, At.SHOWN)
_CLOSERS = "。!?…♪)」』 "


def doubts_of_narration(
    lines: Sequence[Line], reads: Sequence[Read], people: Sequence[Person]
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about paragraphs of a turn with no label before them in the line, with their places."""
    paragraphs = [
        place
        for place, read in enumerate(reads)
        if read.option.role is Role.TEXT and read.before in _TELLING_AT
    ]
    if not paragraphs:
        return
    telling = _Telling(lines, reads, people)
    told = -1
    for place in paragraphs:
        shown = quoted(lines[place].text)
        if reads[place].option.cue is Cue.DECIDED:
            continue
        below_told, told = told == place - 1, -1
        if below_told and lines[place].folded[:1] in "「『":
            told = place
            message = f"地の文のような段落の下に{shown}があります。誰の発言か確かめてください。"
            yield place, DoubtNote(Uncertain.SPEAKER, message, lines[place].number)
        elif telling.weight(place) >= _TOLD:
            told = place
            asked = f"{shown}は話の様子を外から述べているようです。"
            message = f"{asked}発言の続きではなく地の文でないか確かめてください。"
            yield place, DoubtNote(Uncertain.SPEAKER, message, lines[place].number)
        elif reads[place].before not in (At.LABELLED, At.SIGNED) and telling.may_be_heading(place):
            message = f"{shown}を発言の一部としました。見出しでないか確かめてください。"
            yield place, DoubtNote(Uncertain.KIND, message, lines[place].number)


class _Telling:
    """How the turns of a document are written, and who is named in what may be none of their words."""

    def __init__(self, lines: Sequence[Line], reads: Sequence[Read], people: Sequence[Person]) -> None:
        self._lines, self._reads = lines, reads
        self._names = list(_called_apart(people))
        said = [text for text in islice(_first_words(lines, reads), _ENOUGH) if text]
        self._polite_settings = {
            self._setting(place)
            for place, read in enumerate(reads)
            if read.option.role is Role.TEXT and read.before in (At.SPEECH, At.AMID)
            if _is_polite(lines[place].folded)
        }
        self._polite = 2 * sum(map(_is_polite, said)) >= len(said)
        self._quoted = bool(said) and sum(text[0] in "「『" for text in said) >= _MOSTLY * len(said)
        self._speakers = list(_speakers(reads))
        spoken = list(
            islice((line.folded for line, who in zip(lines, self._speakers, strict=True) if who), _ENOUGH)
        )
        self._whole = max(map(_share_of_whole, (spoken, said))) >= _NEARLY_ALL
        self._last = max((place for place, who in enumerate(self._speakers) if who), default=0)

    def may_be_heading(self, place: int) -> bool:
        """Tell whether a paragraph is short and ends no sentence, below one that does, as all others of the talk.

        Several below each other may be so where they stand apart; where they do not, they are a list.
        """
        if not self._whole or not self._is_unfinished(place):
            return False
        above = takewhile(self._is_unfinished, range(place - 1, max(-1, place - _ROWS - 1), -1))
        below = takewhile(self._is_unfinished, range(place + 1, min(len(self._lines), place + _ROWS + 1)))
        first, last = place - len(list(above)), place + len(list(below))
        row = first < last and (
            last - first >= _ROWS
            or not self._lines[first].gap_before
            or self._lines[first].folded[:1] == self._lines[last].folded[:1]
        )
        return not row and self._is_ended_above(first)

    def _is_ended_above(self, place: int) -> bool:
        """Tell whether what was said last above a place ends as a sentence does."""
        above = (at for at in range(place - 1, -1, -1) if self._reads[at].option.role in _OF_TURNS)
        return any(ends_words(self._lines[at].folded) for at in islice(above, 1))

    def _is_unfinished(self, place: int) -> bool:
        line = self._lines[place]
        shown = self._reads[place].option.role is Role.TEXT and line.hint is None
        return shown and len(line.text) <= _LONGEST_HEADING and not ends_words(line.folded)

    def weight(self, place: int) -> float:
        """Return how much says that a paragraph is told from outside (from `_TOLD` on it may well be)."""
        read = self._lines[place].folded
        weight = _UNQUOTED * (self._quoted and self._stands_behind_quote(place))
        named = max(self._weights_of_names(place), default=0.0)
        if self._reads[place].before is At.LABELLED:
            return named
        tells = self._tells_plainly(place)
        if not weight and not named and not tells and not _OUTSIDE.match(read):
            return 0.0
        following = self._reads[place + 1].option.role if place + 1 < len(self._reads) else None
        return (
            weight
            + named
            + tells
            + _OBSERVED * (_OUTSIDE.match(read) is not None)
            + _PLAIN * (self._polite and not _is_polite(read))
            + _NOMINAL * (_NOUN.search(read.rstrip(_CLOSERS)) is not None)
            + _LAST * (following is not None and following is not Role.TEXT)
            + _BEHIND_ALL * (place == self._last)
            + _CONCLUDES * (named > 0 and place == self._last and self._ends_as_written(read))
        )

    def _ends_as_written(self, read: str) -> bool:
        """Tell whether a line ends as a written sentence does, and tells not of whoever says it."""
        ended = read.rstrip(_CLOSERS)
        return ends_words(read) and _WRITTEN.search(ended) is not None and _SELF.search(read) is None

    def _tells_plainly(self, place: int) -> float:
        """Return how much it says that a paragraph plainly tells what happened, where all others speak politely."""
        sentences = [one for one in re.split("[。!?]", self._lines[place].folded.rstrip(_CLOSERS)) if one]
        if not self._polite or not any(map(_HAPPENED.search, sentences)) or any(map(_is_polite, sentences)):
            return 0.0
        unlike = self._setting(place) not in self._polite_settings
        return _PAST + _UNLIKE * unlike - _OF_SELF * any(map(_SELF.search, sentences))

    def _setting(self, place: int) -> tuple[bool, bool]:
        return self._lines[place].indented, self._lines[place].gap_before

    def _stands_behind_quote(self, place: int) -> bool:
        """Tell whether a paragraph stands in no quotation marks, below one whose marks are closed."""
        above, here = (
            folded(self._reads[place - 1].option.text_of(self._lines[place - 1])),
            self._lines[place],
        )
        return here.folded[:1] not in "「『" and above[-1:] in "」』"

    def _weights_of_names(self, place: int) -> Iterator[float]:
        read, own = self._lines[place].folded, self._speakers[place]
        for person in own:
            name = self._names[person]
            if name is not None and name.stands_in(read):
                yield _OWN_NAME
        if self._reads[place].before is At.LABELLED:
            return
        beginning, following = read[:_BEGINNING], self._next_speakers(place)
        for person, name in enumerate(self._names):
            if name is not None and person not in own and name.stands_in(beginning):
                yield _NAMED + _NEXT * (person in following)

    def _next_speakers(self, place: int) -> Sequence[int]:
        own = self._speakers[place]
        return next((who for who in self._speakers[place + 1 : place + 3] if who != own), ())


class _Called(NamedTuple):
    """How somebody is called by others: by which of their `names`, and with what behind it."""

    names: Sequence[str]
    pattern: "re.Pattern[str]"

    def stands_in(self, read: str) -> bool:
        """Tell whether somebody is called so in a folded text."""
        # At one glance first: hardly any line holds the name at all.
        return any(name in read for name in self.names) and self.pattern.search(read) is not None


def _called_apart(people: Sequence[Person]) -> Iterator[_Called | None]:
    """Yield how each is called by others; nothing for those who share a family name, whom that tells not apart."""
    families = Counter(person.family or person.printed for person in people)
    for person in people:
        yield _called(person) if families[person.family or person.printed] == 1 else None


def _called(person: Person) -> _Called | None:
    """Return how somebody is called by others: the name with an honorific or a title, as whom something is told of."""
    names = sorted({folded(name) for name in _names_of(person) if name})
    if not names:
        return None
    words = "|".join(map(re.escape, names))
    titles = "".join(f"|[^、。]{{0,8}}{re.escape(folded(title)[-2:])}" for title in person.titles)
    return _Called(names, re.compile(rf"(?<![一-鿿])(?:{words})(?:{_HONORIFICS}{titles}){_SUBJECT}"))


def _names_of(person: Person) -> Iterator[str | None]:
    yield from (person.family, person.alias, person.printed)
    yield "".join(person.name.full.split()) if person.name else None


def _first_words(lines: Sequence[Line], reads: Sequence[Read]) -> Iterator[str]:
    """Yield what stands behind, below or above each label, folded."""
    for place, read in enumerate(reads):
        if read.option.role in (Role.LABEL, Role.SIGNED):
            yield folded(read.option.text or "")
        elif read.before is At.LABELLED and read.option.role is Role.TEXT:
            yield lines[place].folded


def _speakers(reads: Sequence[Read]) -> Iterator[Sequence[int]]:
    """Yield who speaks at each place; nobody where somebody else does, or where nothing is said."""
    who: Sequence[int] = ()
    last: Sequence[int] = ()
    for read in reads:
        if read.option.role in LABELLED:
            who = last = read.option.label.speakers if read.option.label else ()
        elif read.option.role is Role.TEXT and read.before is At.SHOWN:
            who = last  # goes on behind a laugh or a picture
        elif read.option.role is not Role.TEXT or read.before is At.NOBODY:
            who = ()
        yield who


def _share_of_whole(texts: Sequence[str]) -> float:
    """Return how many of `texts` end as a sentence does, of one."""
    return sum(map(ends_words, texts)) / len(texts) if texts else 0.0


def _is_polite(read: str) -> bool:
    return POLITE_END.search(read.rstrip(_CLOSERS)[-12:]) is not None
