"""Ways to break the reading of a print: a step of the recogniser is given another result than its own.

Each kind stands for a failure that documents of others have caused. A step is changed on lines that the sheet says
are labels, rows or headings; all steps behind it go on as they do, and whoever judges sees the source and the reading
alone.

No kind stands for what nobody could tell from these two: a label that is printed wrongly; rows whose people are
confused where the labels (seats, letters) say nothing of names; a turn before which no label is printed at all.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from random import Random
from typing import Any
from unittest.mock import patch

from tests.printing.lines import Line as Printed
from tests.printing.lines import Part
from tests.printing.mutating.sheet import Sheet
from tests.printing.styles import OWN
from zadankai_editor.recognize import reading
from zadankai_editor.recognize.cast.choosing import ChosenLists
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.whole_cast import Cast
from zadankai_editor.recognize.decode.roles import LABELLED, Ending, Option, Role, Ways
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.page.breaks import join_lines
from zadankai_editor.recognize.page.setting import Setting

Step = Callable[..., Any]
Steps = Mapping[str, Callable[[Step], Step]]
"""For the name of each step of `recognize.reading` that is broken, what makes the broken one of it."""

_CERTAIN = 40.0
_ALONE = (*OWN, "timed", "time_after")
_OF_LABELS = LABELLED | {Role.PROMPT_ALONE}
_WORD = re.compile("([^、。「」()]{2,8})、(?=.{6})")


@dataclass(frozen=True)
class Breaking:
    """A kind of breaking: `steps` says how, `None` where a print cannot be broken so.

    `changes` are the mutators of which one is made first, so that there is what may be mistaken.
    """

    name: str
    steps: Callable[[Sheet, Random], Steps | None]
    changes: tuple[str, ...] = ("none",)


def broken(steps: Steps) -> AbstractContextManager[Any]:
    """Let the recogniser read with `steps` in the place of its own."""
    stack = ExitStack()
    for name, make in steps.items():
        stack.enter_context(patch.object(reading, name, make(getattr(reading, name))))
    return stack


@dataclass(frozen=True)
class _Turn:
    """A label that is printed: the line, whose it is, and its form."""

    number: int
    who: str
    form: tuple[str, str, bool]


def _turns(sheet: Sheet) -> list[_Turn]:
    if sheet.style.label == "tail":
        return list(_signed_turns(sheet))
    found = [(n, line) for n, line in enumerate(sheet.lines, 1) if line.part is Part.TALK and line.who]
    return [_Turn(number, _speaker(sheet, line) or line.who, _form(line)) for number, line in found]


def _signed_turns(sheet: Sheet) -> Iterator[_Turn]:
    signing = {line.unit: line.keys[0] for line in sheet.lines if line.part is Part.TALK and line.keys}
    last = {line.unit: number for number, line in enumerate(sheet.lines, 1) if line.unit in signing}
    for unit, number in last.items():
        if sheet.lines[number - 1].printed.rstrip().endswith(("）", ")")):
            yield _Turn(number, signing[unit], ("（", "）", True))


def _speaker(sheet: Sheet, line: Printed) -> str | None:
    return line.keys[0] if line.keys else sheet.block(line.unit).get("speaker")


def _form(line: Printed) -> tuple[str, str, bool]:
    opening, closing = (re.sub(r"[\d:.\s０-９：]", "", text) for text in (line.opening, line.closing))
    return opening, closing or line.closing.strip()[:1], bool(line.text.strip())


# ---- what lines may be ----


def _options(change: Callable[[Line, Ways], Ways], but: Collection[int] = ()) -> Steps:
    """Return the steps in which lines may be something else; those in lists, and `but`, stay as they are."""

    def broken_options(step: Step) -> Step:
        def read_options(lines: Sequence[Line], *rest: Any) -> list[Ways]:
            found = step(lines, *rest)
            return [
                ways if ways[0].role is Role.LISTED or line.number in but else change(line, ways)
                for line, ways in zip(lines, found, strict=True)
            ]

        return read_options

    return {"read_options": broken_options}


def _unlabelled(numbers: Collection[int]) -> Steps:
    """Return the steps in which no label can be read in the lines with `numbers`."""
    return _options(lambda line, ways: _no_label(line, ways) if line.number in numbers else ways)


def _no_label(line: Line, ways: Ways) -> Ways:
    left = [option for option in ways if option.role not in _OF_LABELS and option.label is None]
    return left or [Option(Role.TEXT, 0.0, line.text)]


def _only(role: Role, numbers: Collection[int]) -> Steps:
    """Return the steps in which the lines with `numbers` can only be of one role."""

    def change(line: Line, ways: Ways) -> Ways:
        if line.number not in numbers:
            return ways
        return [Option(role, _CERTAIN, line.text, ending=Ending.WHOLE)]

    return _options(change)


def _by_form(place: int) -> Callable[[Sheet, Random], Steps | None]:
    """Return what loses the labels of the form that is the most frequent but `place`."""

    def steps(sheet: Sheet, _: Random) -> Steps | None:
        turns = _turns(sheet)
        forms = Counter(turn.form for turn in turns).most_common()
        if len(forms) <= place:
            return None
        return _unlabelled({turn.number for turn in turns if turn.form == forms[place][0]})

    return steps


def _person_lost(sheet: Sheet, rng: Random) -> Steps | None:
    turns = _turns(sheet)
    people = [who for who, count in Counter(turn.who for turn in turns).items() if 8 * count > len(turns)]
    if len(people) < 2:
        return None
    lost = rng.choice(people)
    return _unlabelled({turn.number for turn in turns if turn.who == lost})


def _some_lost(sheet: Sheet, rng: Random) -> Steps | None:
    turns = _turns(sheet)
    share = rng.choice((0.25, 0.4, 0.6))
    return _unlabelled({turn.number for turn in turns if rng.random() < share}) if turns else None


def _stretch_lost(sheet: Sheet, rng: Random) -> Steps | None:
    turns = _turns(sheet)
    length = max(2, len(turns) // rng.choice((2, 3, 4)))
    begin = rng.randrange(0, max(1, len(turns) - length))
    return _unlabelled({turn.number for turn in turns[begin : begin + length]}) if turns else None


def _late(sheet: Sheet, _: Random) -> Steps | None:
    turns = _turns(sheet)
    if len(turns) < 4:
        return None
    begin = turns[len(turns) // 3].number
    return _only(Role.HEADER, range(1, begin + (sheet.style.label == "tail")))


def _early(sheet: Sheet, _: Random) -> Steps | None:
    turns = _turns(sheet)
    if len(turns) < 4:
        return None
    end = turns[len(turns) - len(turns) // 3].number
    return _only(Role.CLOSING, range(end + (sheet.style.label == "tail"), len(sheet.lines) + 1))


def _alone(sheet: Sheet, rng: Random) -> set[int]:
    """Return the lines of labels on lines of their own, of all people or of some."""
    turns = [turn for turn in _turns(sheet) if not turn.form[2]]
    people = sorted({turn.who for turn in turns})
    some = set(rng.sample(people, len(people) // 2)) if rng.random() < 0.4 else set(people)
    return {turn.number for turn in turns if turn.who in some}


def _alone_as(role: Role) -> Callable[[Sheet, Random], Steps | None]:
    """Return what reads labels on lines of their own as something else."""

    def steps(sheet: Sheet, rng: Random) -> Steps | None:
        numbers = _alone(sheet, rng)
        return _only(role, numbers) if numbers else None

    return steps


def _of_pages(sheet: Sheet, rng: Random) -> Steps | None:
    """Labels on lines of their own are taken for what a page repeats, before anything is read."""
    numbers = _alone(sheet, rng)

    def broken_setting(step: Step) -> Step:
        def set_right(*arguments: Any) -> Setting:
            setting = step(*arguments)
            lost = [line for line in setting.lines if line.number in numbers]
            kept = [line for line in setting.lines if line.number not in numbers]
            reasons = {**setting.pages.reasons, **dict.fromkeys((line.index for line in lost), "ページの柱")}
            return Setting(kept, [*setting.of_pages, *lost], replace(setting.pages, reasons=reasons))

        return set_right

    return {"set_right": broken_setting} if numbers else None


def _other_side(sheet: Sheet, _: Random) -> Steps | None:
    """Labels above what is said are read as if they stood below it, and the other way round."""
    if sheet.style.label not in (*_ALONE, "tail"):
        return None
    numbers = {turn.number for turn in _turns(sheet)}

    def change(line: Line, ways: Ways) -> Ways:
        return [_turned(option) for option in ways] if line.number in numbers else ways

    return _options(change)


def _turned(option: Option) -> Option:
    if option.role is Role.LABEL_ALONE:
        return option._replace(role=Role.SIGNED, score=_CERTAIN, ending=Ending.BARE)
    return option._replace(role=Role.GLUED, score=_CERTAIN) if option.role is Role.SIGNED else option


def _crosswise(*, both: bool) -> Callable[[Sheet, Random], Steps | None]:
    """Return what lets the labels of the second most talkative mean the first, and, with `both`, vice versa."""

    def steps(sheet: Sheet, _: Random) -> Steps | None:
        numbers = {turn.number for turn in _turns(sheet)}

        def broken_options(step: Step) -> Step:
            def read_options(lines: Sequence[Line], *rest: Any) -> list[Ways]:
                found = step(lines, *rest)
                one, other = _most_talkative(lines, found, numbers)
                meant = {other: one, one: other} if both else {other: one}
                return [[_meaning(option, meant) for option in ways] for ways in found]

            return read_options

        return {"read_options": broken_options}

    return steps


def _most_talkative(lines: Sequence[Line], found: Sequence[Ways], numbers: Collection[int]) -> Sequence[int]:
    counts = Counter[int]()
    for line, ways in zip(lines, found, strict=True):
        if line.number in numbers:
            best = max(ways, key=lambda option: option.score)
            counts.update(best.label.speakers[:1] if best.label is not None else ())
    return [*[who for who, _ in counts.most_common(2)], -1, -1][:2]


def _meaning(option: Option, meant: Mapping[int, int]) -> Option:
    if option.label is None or not set(option.label.speakers) & set(meant):
        return option
    speakers = tuple(dict.fromkeys(meant.get(who, who) for who in option.label.speakers))
    return option._replace(label=replace(option.label, speakers=speakers))


def _asked(sheet: Sheet, rng: Random) -> Steps | None:
    """The labels of somebody are taken for those of a moderator without a name."""
    turns = _turns(sheet)
    people = [who for who, count in Counter(turn.who for turn in turns).items() if 8 * count > len(turns)]
    if not people:
        return None
    host = sheet.content.host
    who = host if host in people else rng.choice(people)
    numbers = {turn.number for turn in turns if turn.who == who}

    def change(line: Line, ways: Ways) -> Ways:
        if line.number not in numbers:
            return ways
        labelled = [option for option in ways if option.role in (Role.LABEL, Role.LABEL_ALONE)]
        return [_prompting(option) for option in labelled[:1]] or ways

    return _options(change)


def _prompting(option: Option) -> Option:
    label = replace(option.label or Label(""), moderator=True, speakers=(), problem=None)
    role = Role.PROMPT if option.text else Role.PROMPT_ALONE
    return option._replace(role=role, score=_CERTAIN, label=label)


# ---- what is nobody's ----


class _Words:
    """Words that are taken for people, at the end of the cast where they are `known`."""

    def __init__(self, words: Sequence[str], *, known: bool) -> None:
        self._words, self._known, self._first = list(dict.fromkeys(words)), known, 0

    @property
    def steps(self) -> Steps:
        """The steps in which they are people."""
        return {"read_cast": self._broken_cast} if self._known else {}

    def _broken_cast(self, step: Step) -> Step:
        def read_cast(*arguments: Any) -> Cast:
            cast = step(*arguments)
            self._first = len(cast.rows)
            rows = [*cast.rows, *(Member(Person(printed=word)) for word in self._words)]
            return Cast(rows, len(rows), Directory([row.person for row in rows]), cast.chosen)

        return read_cast

    def speaking(self, printed: str, rest: str, who: str) -> Option:
        """Return the option in which `who` of the words is the label of `rest`."""
        written = printed[: len(printed) - len(rest)].strip()
        label = Label(written, rest, who=who, problem=f"「{who}」にあたる参加者がいません")
        if self._known:
            label = replace(label, speakers=(self._first + self._words.index(who),), problem=None)
        return Option(Role.LABEL if rest else Role.LABEL_ALONE, _CERTAIN, rest, written, label)


def _headings_speak(sheet: Sheet, rng: Random) -> Steps | None:
    """Headings are taken for labels, and the labels are not."""
    wanted = {"section", "heading", "photo"}
    heads = {n: line.printed.strip() for n, line in enumerate(sheet.lines, 1) if _kind(sheet, line) in wanted}
    words = _Words(list(heads.values()), known=rng.random() < 0.5)
    numbers = {turn.number for turn in _turns(sheet)}

    def change(line: Line, ways: Ways) -> Ways:
        if line.number in numbers:
            return _no_label(line, ways)
        return [words.speaking(line.text, "", heads[line.number])] if line.number in heads else ways

    return {**_options(change), **words.steps} if heads else None


def _words_speak(sheet: Sheet, rng: Random) -> Steps | None:
    """The words with which somebody begins are taken for labels."""
    named = {turn.number for turn in _turns(sheet)} if sheet.style.label != "tail" else set()
    found = {}
    for number, line in enumerate(sheet.lines, 1):
        match = _WORD.match(line.printed.strip()) if number not in named else None
        if match is not None and _kind(sheet, line) == "utterance":
            found[number] = match
    words = _Words([match[1] for match in found.values()], known=rng.random() < 0.5)

    def change(line: Line, ways: Ways) -> Ways:
        match = found.get(line.number)
        return ways if match is None else [words.speaking(line.text, line.text[match.end() :], match[1])]

    return {**_options(change), **words.steps} if found else None


def _kind(sheet: Sheet, line: Printed) -> str | None:
    return sheet.block(line.unit).get("type") if line.part is Part.TALK else None


# ---- who takes part ----


def _lists(change: Callable[[ChosenLists], ChosenLists]) -> Steps:
    def broken_lists(step: Step) -> Step:
        return lambda *arguments: change(step(*arguments))

    return {"lists_of": broken_lists}


def _other_list(sheet: Sheet, _: Random) -> Steps | None:
    """A list beside that of the participants is taken for it."""
    if not sheet.places(Part.ROW):
        return None
    return _lists(lambda found: ChosenLists(found.others[:1], found.lists, 0) if found.others else found)


def _rows_lost(sheet: Sheet, rng: Random) -> Steps | None:
    """Some of the rows of the list are not read."""
    rows = [sheet.lines[place].printed.strip() for place in sheet.places(Part.ROW)]
    lost = {row for row in rows if rng.random() < 0.5}
    if len(rows) < 2 or not lost:
        return None

    def change(found: ChosenLists) -> ChosenLists:
        kept = [
            replace(one, rows=tuple(line for line in one.rows if line.text not in lost))
            for one in found.lists
        ]
        return replace(found, lists=tuple(one for one in kept if one.rows))

    return _lists(change)


# ---- what stands on a line ----


def _joined(sheet: Sheet, rng: Random) -> Steps | None:
    """Labels are taken for the rest of the line above, as if the page had broken a paragraph there."""
    share = rng.choice((0.3, 0.6, 1.0))
    numbers = {turn.number for turn in _turns(sheet)[1:] if rng.random() < share}
    if not numbers or sheet.style.label == "tail":
        return None

    def broken_setting(step: Step) -> Step:
        def set_right(*arguments: Any) -> Setting:
            setting = step(*arguments)
            weights = {line.index: 9.0 for line in setting.lines if line.number in numbers}
            return setting._replace(lines=join_lines(setting.lines, weights, {}))

        return set_right

    return {"set_right": broken_setting}


_SECOND = ("second-list-title", "second-list-before", "second-list-behind", "heading-and-second-list")

BREAKINGS: Mapping[str, Breaking] = {
    kind.name: kind
    for kind in (
        Breaking("form-lost", _by_form(0)),
        Breaking("second-form-lost", _by_form(1), ("marks-by-role",)),
        Breaking("person-lost", _person_lost),
        Breaking("some-lost", _some_lost),
        Breaking("stretch-lost", _stretch_lost),
        Breaking("begun-late", _late),
        Breaking("ended-early", _early),
        Breaking("labels-as-captions", _alone_as(Role.CAPTION)),
        Breaking("labels-as-headings", _alone_as(Role.HEADING)),
        Breaking("labels-left-out", _of_pages),
        Breaking("labels-joined", _joined),
        Breaking("other-side", _other_side),
        Breaking("two-merged", _crosswise(both=False)),
        Breaking("two-swapped", _crosswise(both=True)),
        Breaking("taken-for-moderator", _asked),
        Breaking("headings-speak", _headings_speak),
        Breaking("words-speak", _words_speak),
        Breaking("other-list", _other_list, _SECOND),
        Breaking("rows-lost", _rows_lost),
    )
}
