"""Lists of people: their headings, their rows, and other lists beside them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from tests.printing.header import row
from tests.printing.lines import BLANK, Line, Part
from tests.printing.model import Person
from tests.printing.mutating import inventing
from tests.printing.mutating.sheet import Change, Mutator, Sheet
from tests.printing.styles import AXES

_APART = frozenset(AXES["rows"]) - {"shared", "run", "joined", "names"}
_NAMED = frozenset(AXES["name"]) - {"initials", "letter", "speaker"}
_HONORIFICS = ("君", "氏", "様", "議員", "委員", "先生")


def _headed(sheet: Sheet, rng: Random, invent: Callable[[Random], str]) -> Sheet | None:
    places = sheet.places(Part.LIST_HEADING)
    lines, words = list(sheet.lines), set[str]()
    for place in places:
        heading = invent(rng)
        while heading in words:
            heading = invent(rng)
        words.add(heading)
        lines[place] = replace(lines[place], text=heading)
    return sheet.having(lines) if places else None


def other_heading(sheet: Sheet, rng: Random) -> Sheet | None:
    """The list has a heading in words that were made up."""
    return _headed(sheet, rng, inventing.heading_of_people)


def sentence_as_heading(sheet: Sheet, rng: Random) -> Sheet | None:
    """A sentence announces the list."""
    return _headed(sheet, rng, inventing.sentence_of_people)


def _rows(sheet: Sheet, rng: Random, shape: Callable[[str, str], str], count: int) -> list[str]:
    families = {person.family for person in sheet.content.people}
    names = dict.fromkeys(inventing.name(rng) for _ in range(count * 3))
    fit = [name for name in names if name.split("　")[0] not in families]
    return [shape(inventing.office(rng), name) for name in fit[:count]]


def _replaced(sheet: Sheet, rng: Random) -> list[str]:
    names = _rows(sheet, rng, lambda _, name: name, 4)
    after = rng.choice(_HONORIFICS[:3])
    pairs = zip(names[::2], names[1::2], strict=False)
    rows = [f"　　{one}{after}　　　　　{other}{after}" for one, other in pairs]
    return [
        f"　　　{rng.choice(('委員の異動', inventing.made_up_word(rng) + 'の入れ替わり'))}",
        "　　　　退いた者　　　　　新たな者",
        *rows,
    ]


def _absentees(sheet: Sheet, rng: Random) -> list[str]:
    heading = rng.choice(("欠席者", "所用により席を欠いた方々", "お目にかかれなかった面々", "［欠席］"))
    return [heading, *_rows(sheet, rng, lambda office, name: f"{office}　{name}", rng.randrange(1, 4))]


def _secretariat(sheet: Sheet, rng: Random) -> list[str]:
    heading = rng.choice(("事務局", f"{inventing.made_up_word(rng)}の裏方", "支えた人々", "［事務局］"))
    shape = rng.choice(("{}：{}", "{}　{}", "・{}　{}"))
    return [heading, *_rows(sheet, rng, shape.format, rng.randrange(2, 4))]


def _signatures(sheet: Sheet, rng: Random) -> list[str]:
    rows = _rows(sheet, rng, lambda office, name: f"　　　　　{office}　　{name}", rng.randrange(2, 4))
    return [
        rng.choice(("以上を記し、次のとおり名を連ねる。", "この記録を証するため、ここに署名する。")),
        *rows,
    ]


_KINDS = (_replaced, _absentees, _secretariat, _signatures)


def _added(lines: Sequence[str], number: int = 1) -> list[Line]:
    return [Line(text, Part.ADDED, f"added{number}") for text in lines]


def _second(where: str) -> Change:
    def change(sheet: Sheet, rng: Random) -> Sheet | None:
        kinds = _KINDS[1:] if where == "end" else _KINDS[:3]
        lines = _added(rng.choice(kinds)(sheet, rng))
        heads, rows = sheet.places(Part.LIST_HEADING), sheet.places(Part.ROW)
        if not rows:
            return None
        if where == "end":
            said = [p for p in range(len(sheet.lines)) if sheet.lines[p].part in (Part.TALK, Part.CLOSING)]
            return sheet.put(max(said) + 1, [BLANK, *lines])
        if where == "before":
            return sheet.put(heads[0], [*lines, BLANK])
        place = max(rows) + 1 if where == "behind" else sheet.places(Part.TITLE)[-1] + 1
        return sheet.put(place, [BLANK, *lines])

    return change


def both(sheet: Sheet, rng: Random) -> Sheet | None:
    """The list has a made-up heading, and another list stands before it."""
    headed = rng.choice((other_heading, sentence_as_heading))(sheet, rng)
    return headed and _second(rng.choice(("title", "before")))(headed, rng)


def rewritten(sheet: Sheet, texts: Callable[[Sequence[tuple[str, Person]]], Sequence[str]]) -> Sheet | None:
    """Return the sheet with other rows in each run of rows; `texts` is given titles and people."""
    lines, done = list[Line](), 0
    places = sheet.places(Part.ROW)
    if not places:
        return None
    for place, line in enumerate(sheet.lines):
        if place < done:
            continue
        end = place
        while end < len(sheet.lines) and (
            sheet.lines[end].part is Part.ROW or (end > place and sheet.lines[end].blank)
        ):
            end += 1
        if end == place:
            lines.append(line)
            continue
        while sheet.lines[end - 1].blank:
            end -= 1
        done = end
        keys = [key for other in sheet.lines[place:end] for key in other.keys]
        people = [sheet.content.person(key) for key in keys]
        titled = [
            (
                row(p, sheet.content, replace(sheet.style, rows="space")).text.split("　")[0]
                if p.title or p.moderator
                else "",
                p,
            )
            for p in people
        ]
        lines += [Line(text, Part.ROW, "list") for text in texts(titled)]
    return sheet.having(lines)


def _spaced(name: str) -> str:
    return " ".join(name)


def spaced_names(sheet: Sheet, rng: Random) -> Sheet | None:
    """The letters of names stand apart, as in tables."""
    space = rng.choice((" ", "　"))

    def written(person: Person) -> str:
        return space.join(person.family) + space * 2 + space.join(person.given)

    return rewritten(sheet, lambda people: [f"　{title}　　{written(person)}" for title, person in people])


def several_in_a_row(sheet: Sheet, rng: Random) -> Sheet | None:
    """Two or three people stand in each row."""
    step, gap = rng.choice((2, 2, 3)), rng.choice(("　　　", "　　　　　", "\t", "      "))

    def texts(people: Sequence[tuple[str, Person]]) -> list[str]:
        cells = [
            f"{title}　{person.family}{rng.choice(('　', ' '))}{person.given}" for title, person in people
        ]
        return [gap.join(cells[place : place + step]) for place in range(0, len(cells), step)]

    return rewritten(sheet, texts)


def marked_rows(sheet: Sheet, rng: Random) -> Sheet | None:
    """A random symbol stands before each row."""
    mark = inventing.mark(sheet, rng) + rng.choice(("", " ", "　"))
    rows = sheet.mapped(lambda line: replace(line, text=mark + line.text) if line.part is Part.ROW else line)
    return rows if sheet.places(Part.ROW) else None


def parted_rows(sheet: Sheet, rng: Random) -> Sheet | None:
    """A random separator stands between what people are and their names."""
    sign, first = inventing.parting(sheet, rng), rng.random() < 0.3

    def texts(people: Sequence[tuple[str, Person]]) -> list[str]:
        rows = ((title, f"{p.family} {p.given}") for title, p in people)
        return [sign.join(filter(None, row[::-1] if first else row)) for row in rows]

    return rewritten(sheet, texts)


def honorific_behind(sheet: Sheet, rng: Random) -> Sheet | None:
    """議員, 君 or the like stands behind each name."""
    after, space = rng.choice(_HONORIFICS), rng.choice(("", "　"))
    return rewritten(
        sheet, lambda people: [f"{title}　{p.family}　{p.given}{space}{after}" for title, p in people]
    )


def grouped_posts(sheet: Sheet, rng: Random) -> Sheet | None:
    """Headings that were made up part the rows, which are indented."""

    def texts(people: Sequence[tuple[str, Person]]) -> list[str]:
        rows: list[str] = []
        for number, (title, person) in enumerate(people):
            if number == 0 or rng.random() < 0.35:
                rows.append(
                    rng.choice(("［{}］", "〈{}〉", "{}")).format(f"{inventing.made_up_word(rng)}部門")
                )
            rows.append(f"　　{title}　　{person.family}　{person.given}")
        return rows

    return rewritten(sheet, texts)


def nobody(sheet: Sheet, rng: Random) -> Sheet | None:
    """Another list stands behind, in which nobody is."""
    rows = sheet.places(Part.ROW)
    heading = inventing.heading_of_people(rng)
    none = rng.choice(("なし", "　なし", "（なし）", "該当者なし"))
    return sheet.put(max(rows) + 1, [BLANK, *_added([heading, none])]) if rows else None


def absentee(sheet: Sheet, rng: Random) -> Sheet | None:
    """Somebody of the list was absent."""
    rows = sheet.places(Part.ROW)
    names = _rows(sheet, rng, lambda office, name: f"{office}　{name}", 1)
    note = rng.choice(("（欠席）", "　（欠席）", "　※欠席", "（所用のため欠席）"))
    return sheet.put(rng.choice(rows) + 1, _added([names[0] + note])) if rows and names else None


def _of(name: str, change: Change, axis: str = "people", /, **under: frozenset[str]) -> Mutator:
    return Mutator(name, change, frozenset({axis}), under)


MUTATORS = (
    _of("list-heading", other_heading),
    _of("list-sentence", sentence_as_heading),
    *(
        _of(f"second-list-{where}", _second(where), "second list")
        for where in ("title", "before", "behind", "end")
    ),
    Mutator("heading-and-second-list", both, frozenset({"people", "second list"})),
    _of("rows-spaced", spaced_names, "rows", rows=_APART, name=_NAMED),
    _of("rows-of-several", several_in_a_row, "rows", rows=_APART, name=_NAMED),
    _of("rows-honorific", honorific_behind, "rows", rows=_APART, name=_NAMED),
    _of("rows-marked", marked_rows, "rows", rows=_APART - {"bullets"}),
    _of("rows-parted", parted_rows, "rows", rows=_APART, name=_NAMED),
    _of("rows-grouped", grouped_posts, "rows", rows=_APART - {"groups"}, name=_NAMED),
    _of("list-of-nobody", nobody, "second list"),
    _of("absentee", absentee, "rows", rows=_APART, name=_NAMED),
)
