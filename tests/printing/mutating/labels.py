"""Labels in other forms: marks, brackets, separators, numbers, times, lines of their own."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from tests.printing.forms import unique
from tests.printing.lines import Line, Part
from tests.printing.model import OUTSIDERS
from tests.printing.mutating import inventing
from tests.printing.mutating.sheet import Change, Mutator, Sheet
from tests.printing.styles import AXES, OWN

_CIRCLED = frozenset({"circle", "own_circle"})
_BRACKETED = frozenset({"lenticular", "paren", "angle", "own_paren", "own_bracket", "square"})
_COLONED = frozenset({"colon", "own_colon"})
_BARE = frozenset({"own", "own_blank", "own_colon", "colon", "loose", "narrow"})
_INLINE = frozenset(
    {"colon", "circle", "lenticular", "paren", "angle", "square", "loose", "narrow", "half_paren"}
)
_ANY = _CIRCLED | _BRACKETED | _BARE | frozenset({"half_paren", "kagi"})
_NAMED = frozenset({"family", "full", "san", "shi", "office"})
_TITLED = frozenset(AXES["rows"]) - {"names", "shared", "run"}
_CLEAN = frozenset({"none", "stranger"})
_DEFINES = re.compile("以下|記事中|敬称略")
_MARKUP = ("*", "_", "=", "+", "`", "|", "/", "~", "@", "^")
_RADICALS = {unicodedata.normalize("NFKC", sign): sign for sign in map(chr, range(0x2F00, 0x2FD6))}
_WIDTHLESS = "\u200b\ufeff\u200e\u2060\u200f\u00ad"
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_NARROW = {wide: code for code, wide in _WIDE.items()}


def relabelled(sheet: Sheet, change: Callable[[Line, int], Line]) -> Sheet:
    lines = list(sheet.lines)
    for turn, place in enumerate(sheet.labelled()):
        lines[place] = change(lines[place], turn)
    return sheet.having(lines)


def other_mark(sheet: Sheet, rng: Random) -> Sheet:
    """The mark before all labels becomes a random symbol."""
    mark = inventing.mark(sheet, rng)
    return relabelled(sheet, lambda line, _: replace(line, opening=mark) if line.opening else line)


def new_mark(sheet: Sheet, rng: Random) -> Sheet:
    """Labels that had no mark have one."""
    mark = inventing.mark(sheet, rng) + rng.choice(("", "", " ", "　"))
    return relabelled(sheet, lambda line, _: replace(line, opening=mark + line.opening))


def marks_by_role(sheet: Sheet, rng: Random) -> Sheet | None:
    """Who leads has one mark, others have another, or one for each group."""
    marks = list(dict.fromkeys(inventing.mark(sheet, rng) for _ in range(6)))
    people = sheet.content.people
    leader = sheet.content.host or people[0].key
    groups = list(dict.fromkeys(person.group for person in people))
    if len(marks) < len(groups) + 1:
        return None
    by_key = {p.key: marks[0 if p.key == leader else 1 + groups.index(p.group)] for p in people}

    def role(line: Line) -> str:
        return by_key.get(line.keys[0], marks[1]) if line.keys else marks[0]

    return relabelled(sheet, lambda line, _: replace(line, opening=role(line) + line.opening.lstrip("○◯〇")))


def other_parting(sheet: Sheet, rng: Random) -> Sheet:
    """The colon behind labels becomes a random separator."""
    sign = inventing.parting(sheet, rng)
    return relabelled(sheet, lambda line, _: replace(line, closing=sign))


def other_brackets(sheet: Sheet, rng: Random) -> Sheet:
    """The brackets around labels become a random pair."""
    one, other = inventing.brackets(sheet, rng)
    own = sheet.style.label in OWN
    after = "" if own else rng.choice(("", "", " ", "　"))
    return relabelled(
        sheet, lambda line, _: replace(line, opening=one, closing=other + after) if line.opening else line
    )


def on_a_line_of_its_own(sheet: Sheet, rng: Random) -> Sheet:
    """Labels stand on lines of their own, with random signs around them."""
    one, other = rng.choice(
        (
            (inventing.mark(sheet, rng), ""),
            inventing.brackets(sheet, rng),
            ("", inventing.parting(sheet, rng).rstrip()),
            (inventing.mark(sheet, rng) + " ", ""),
        )
    )
    indent = rng.choice(("", "　"))

    def parted() -> Iterator[Line]:
        for line in sheet.lines:
            if line.part is Part.TALK and line.who:
                yield replace(line, opening=one, closing=other, text="", glued="")
                yield Line(indent + line.text, unit=line.unit, glued=line.glued)
            else:
                yield line

    return sheet.having(parted())


def in_the_line(sheet: Sheet, rng: Random) -> Sheet:
    """Labels that had lines of their own stand before the words, with a random separator or brackets."""
    one, other = rng.choice((("", inventing.parting(sheet, rng)), inventing.brackets(sheet, rng)))

    def joined() -> Iterator[Line]:
        label: Line | None = None
        for line in sheet.lines:
            if line.part is Part.TALK and line.who and not line.text:
                label = line
            elif label is None:
                yield line
            elif not line.blank:
                yield replace(label, opening=one, closing=other, text=line.text.strip(), glued=line.glued)
                label = None

    return sheet.having(joined())


def numbered(sheet: Sheet, rng: Random) -> Sheet:
    """A number stands before each label."""
    first, shape = (
        rng.choice((1, 1, rng.randrange(2, 200))),
        rng.choice(("{}．", "{} ", "{}: ", "{}　", "({}) ", "[{}] ", "No.{} ")),
    )
    return relabelled(
        sheet, lambda line, turn: replace(line, opening=shape.format(first + turn) + line.opening)
    )


def timed(sheet: Sheet, rng: Random) -> Sheet:
    """A time stands before each label, or behind it."""
    step, hours = rng.randrange(5, 70), rng.choice((True, False))
    shape = rng.choice(("{} ", "[{}] ", "({}) ", "{}　", "＜{}＞"))
    before = rng.choice((True, False))

    def clocked(line: Line, turn: int) -> Line:
        seconds = turn * step + turn % 7
        minutes = f"{seconds // 60 % 60:02}:{seconds % 60:02}"
        time = shape.format(f"{seconds // 3600}:{minutes}" if hours else f"{seconds // 60}:{seconds % 60:02}")
        if before:
            return replace(line, opening=time + line.opening)
        return replace(line, who=f"{line.who} {time.strip()}")

    return relabelled(sheet, clocked)


def other_moderator(sheet: Sheet, rng: Random) -> Sheet | None:
    """The mark before what the moderator asks becomes a random symbol."""
    mark = inventing.mark(sheet, rng) + rng.choice(("", " "))
    asked = [
        p
        for p in sheet.places(Part.TALK)
        if sheet.lines[p].opening and not (sheet.lines[p].keys or sheet.lines[p].who)
    ]
    if len(asked) < 3:
        return None
    lines = list(sheet.lines)
    for place in asked:
        lines[place] = replace(lines[place], opening=mark)
    return sheet.having(lines)


def markup(sheet: Sheet, rng: Random) -> Sheet:
    """Labels stand between signs as in some markup, the same before and behind."""
    sign = rng.choice(_MARKUP) * rng.choice((1, 2, 2, 3))
    after = "" if sheet.style.label in OWN else rng.choice(("：", " ", "　", ": "))
    return relabelled(sheet, lambda line, _: replace(line, opening=sign, closing=sign + after))


def radicals(sheet: Sheet, rng: Random) -> Sheet:
    """Some characters are radicals of the same look, as in what comes out of a PDF."""

    def alike(text: str) -> str:
        return "".join(_RADICALS.get(sign, sign) if rng.random() < 0.8 else sign for sign in text)

    return sheet.mapped(lambda line: replace(line, text=alike(line.text), who=alike(line.who)))


def decomposed(sheet: Sheet, rng: Random) -> Sheet:
    """Kana and their marks are two characters, as in names of files on some machines."""

    def apart(text: str) -> str:
        return "".join(unicodedata.normalize("NFD", sign) if _is_kana(sign) else sign for sign in text)

    return sheet.mapped(lambda line: replace(line, text=apart(line.text), who=apart(line.who)))


def _is_kana(sign: str) -> bool:
    return "\u3041" <= sign <= "\u30ff"


def by_office(sheet: Sheet, rng: Random) -> Sheet | None:
    """Who is listed by name speaks under the title of the list now and then, but where the print hides who it is."""
    content = sheet.content
    known = {block["id"] for block in sheet.gold["body"] if block.get("speaker")}
    titles = {
        person.key: person.title
        for person in content.people
        if unique(content, person.title, "title") and not person.moderator and person.key != content.host
    }

    def titled(line: Line, _: int) -> Line:
        plain_label = len(line.keys) == 1 and line.keys[0] in titles and not _DEFINES.search(line.who)
        plain_label = plain_label and line.unit in known
        return replace(line, who=titles[line.keys[0]]) if plain_label and rng.random() < 0.4 else line

    return relabelled(sheet, titled) if titles and content.listed else None


def with_honorifics(sheet: Sheet, rng: Random) -> Sheet | None:
    """An honorific stands behind some of the names."""
    honorific = rng.choice(("さん", "氏", "様"))

    def called(line: Line, _: int) -> Line:
        alone = len(line.keys) == 1 and line.keys[0] not in OUTSIDERS and not _DEFINES.search(line.who)
        return replace(line, who=line.who + honorific) if alone and rng.random() < 0.5 else line

    return relabelled(sheet, called)


def widthless(sheet: Sheet, rng: Random) -> Sheet:
    """Characters of no width stand beside labels."""
    sign = rng.choice(_WIDTHLESS)

    def touched(line: Line, _: int) -> Line:
        where = rng.randrange(4)
        if where == 0:
            return replace(line, opening=sign + line.opening)
        if where == 1:
            return replace(line, opening=line.opening + sign)
        return replace(line, who=line.who + sign) if where == 2 else line

    return relabelled(sheet, touched)


def mixed_widths(sheet: Sheet, rng: Random) -> Sheet:
    """Some labels are full-width where others are half-width."""
    return relabelled(
        sheet,
        lambda line, _: (
            replace(line, **{n: getattr(line, n).translate(table) for n in ("opening", "who", "closing")})
            if (table := rng.choice((_WIDE, _NARROW, {})))
            else line
        ),
    )


def _of(name: str, change: Change, labels: frozenset[str], /, **under: frozenset[str]) -> Mutator:
    return Mutator(name, change, frozenset({"label"}), {"label": labels, "slip": _CLEAN, **under})


MUTATORS = (
    _of("mark", other_mark, _CIRCLED),
    _of("mark-added", new_mark, _BARE | _BRACKETED),
    _of("marks-by-role", marks_by_role, _CIRCLED | _BARE),
    _of("separator", other_parting, _COLONED),
    _of("brackets", other_brackets, _BRACKETED),
    _of("own-line", on_a_line_of_its_own, _INLINE),
    _of("in-the-line", in_the_line, frozenset(OWN)),
    _of("markup", markup, _BARE | _BRACKETED),
    Mutator(
        "labels-office",
        by_office,
        frozenset({"name"}),
        {"label": _ANY - {"loose", "narrow"}, "name": _NAMED, "rows": _TITLED, "slip": _CLEAN},
    ),
    Mutator(
        "labels-honorific",
        with_honorifics,
        frozenset({"name"}),
        {"label": _ANY, "name": frozenset({"family", "full"}), "slip": frozenset({"none"})},
    ),
    _of("numbers", numbered, _ANY - {"loose", "narrow"}),
    _of("times", timed, _CIRCLED | _BARE - {"loose", "narrow"} | _BRACKETED),
    Mutator(
        "moderator-mark",
        other_moderator,
        frozenset({"moderator"}),
        {"moderator": frozenset({"―", "――", "―――", "──"}), "slip": _CLEAN},
    ),
    Mutator("radicals", radicals, frozenset({"characters"}), {"slip": _CLEAN}),
    Mutator("decomposed", decomposed, frozenset({"characters"}), {"slip": _CLEAN}),
    Mutator("no-width", widthless, frozenset({"characters"}), {"label": _ANY, "slip": _CLEAN}),
    Mutator(
        "mixed-widths",
        mixed_widths,
        frozenset({"characters"}),
        {"label": _ANY - {"loose", "narrow"}, "slip": _CLEAN},
    ),
)
