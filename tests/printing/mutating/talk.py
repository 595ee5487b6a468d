"""Names that stand amid what somebody says: it stays theirs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from tests.printing.forms import unique
from tests.printing.lines import BLANK, Line, Part
from tests.printing.model import Kind, Person, Piece
from tests.printing.mutating import inventing
from tests.printing.mutating.sheet import Mutator, Sheet
from tests.printing.styles import AXES

_LABELS = frozenset(AXES["label"]) - {"kagi", "tail", "answer"}
_NAMED = frozenset(AXES["name"]) - {"initials", "letter", "speaker"}
_DIGITS = "１２３４５６７８９"


def _spots(sheet: Sheet) -> list[tuple[str, Piece, Piece | None]]:
    """Return utterances of one paragraph or more, by their block, each with the piece behind it."""
    found, body = [], sheet.content.body
    by_text = {block["text"]: block["id"] for block in sheet.gold["body"] if block["type"] == "utterance"}
    for number, piece in enumerate(body):
        unit = by_text.get("\n".join(piece.text), "")
        if (
            piece.kind is Kind.UTTERANCE
            and unit
            and len(piece.who) == 1
            and any(line.unit == unit for line in sheet.lines)
        ):
            found.append((unit, piece, body[number + 1] if number + 1 < len(body) else None))
    return found


def _said_more(
    sheet: Sheet, unit: str, paragraphs: Sequence[str], shape: Callable[[str], str] = str
) -> Sheet:
    """Return the sheet in which the block's words go on with `paragraphs`."""
    place = max(place for place, line in enumerate(sheet.lines) if line.unit == unit) + 1
    airy = [BLANK] if sheet.style.layout in ("double", "paragraphs") else []
    lines = [
        line
        for text in paragraphs
        for line in (*airy, Line(sheet.style.indent + shape(text), Part.TALK, unit))
    ]
    text = "\n".join([sheet.block(unit)["text"], *paragraphs])
    more = sheet.put(place, lines).saying(unit, text).opened([unit])
    timed = sheet.style.label in ("timed", "time_after")  # where machines cut turns anywhere
    return replace(more, loose=more.loose | {unit}) if timed else more


def _full(person: Person, space: str = "　") -> str:
    return f"{person.family}{space}{person.given}" if person.given else person.family


def others(sheet: Sheet, rng: Random, piece: Piece, count: int) -> list[Person]:
    """Return some of the people who do not speak here."""
    fit = [p for p in sheet.content.people if p.key not in piece.who and p.given and not p.moderator]
    return rng.sample(fit, min(count, len(fit)))


def inserted(sheet: Sheet, rng: Random, paragraphs: Callable[[Piece], Sequence[str]]) -> Sheet | None:
    """Return the sheet in which two or three speakers say more."""
    spots = _spots(sheet)
    for unit, piece, _ in rng.sample(spots, min(3, len(spots))):
        more = paragraphs(piece)
        if more:
            sheet = _said_more(sheet, unit, more)
    return sheet


def line_of_names(sheet: Sheet, rng: Random) -> Sheet | None:
    """Somebody reads out names of those present, on a line of their own."""

    def more(piece: Piece) -> list[str]:
        people = others(sheet, rng, piece, rng.randrange(1, 4))
        line = rng.choice(("、", "　", "・")).join(_full(p, " ") for p in people)
        before = rng.choice(("今年度の世話役は、", "作業部会の担当を申し上げますと、", "名簿のはじめには"))
        return [before, line, rng.choice(("となっております。", "でございます。"))] if people else []

    return inserted(sheet, rng, more)


def appointed(sheet: Sheet, rng: Random) -> Sheet | None:
    """Somebody appoints people, each on a line of their own, letter-spaced."""

    def more(piece: Piece) -> list[str]:
        people = others(sheet, rng, piece, 2)
        after = rng.choice(("　議　員", "　君", "　委員", "　さん"))
        rows = [f"　　{_DIGITS[rng.randrange(9)]}番　{'　'.join(p.family + p.given)}{after}" for p in people]
        return (
            [rng.choice(("記録に署名いただく方として", "選考の世話人に")), *rows, "を指名いたします。"]
            if people
            else []
        )

    return inserted(sheet, rng, more)


def list_in_a_speech(sheet: Sheet, rng: Random) -> Sheet | None:
    """Somebody names people who are not there, with their offices."""

    def more(piece: Piece) -> list[str]:
        families = {person.family for person in sheet.content.people}
        names = [
            name
            for name in dict.fromkeys(inventing.name(rng) for _ in range(5))
            if name.split("　")[0] not in families
        ]
        mark = rng.choice(("", "・", "　　"))
        rows = [f"{mark}{inventing.office(rng)}　{name}" for name in names[:3]]
        return ["先日の集まりにお招きした方は、", *rows, "という顔ぶれでした。"]

    return inserted(sheet, rng, more)


def letter_in_a_speech(sheet: Sheet, rng: Random) -> Sheet | None:
    """Somebody reads out a letter, with the one who signed it."""

    def more(piece: Piece) -> list[str]:
        where, who = inventing.place(rng), inventing.name(rng)
        month = rng.randrange(1, 13)
        return [
            "お手紙を一通、読み上げます。",
            f"{inventing.place(rng)}の{inventing.topic(rng)}日々が続くことを、心より願っております。",
            f"令和五年{month}月吉日",
            rng.choice((f"　　　　　　{where}市　{who}", f"　　　　{where}市長　　{who}", who)),
            "以上、お手紙の御紹介でした。",
        ]

    return inserted(sheet, rng, more)


def called_to_speak(sheet: Sheet, rng: Random) -> Sheet | None:
    """Who is to speak next is called by name at the end of the words before."""
    done = 0
    for unit, piece, behind in _spots(sheet):
        fit = (
            behind is not None
            and behind.kind is Kind.UTTERANCE
            and len(behind.who) == 1
            and not behind.continued
        )
        if not fit or behind is None or behind.who[0] in piece.who or rng.random() < 0.4 or done == 4:
            continue
        person = next((p for p in sheet.content.people if p.key == behind.who[0] and p.given), None)
        if person is None:
            continue
        title = person.title if unique(sheet.content, person.title, "title") else ""
        call = rng.choice(
            (
                f"{title}　{_full(person)}{rng.choice(('君', '議員', 'さん'))}。",
                f"{person.family}{rng.choice(('委員', 'さん', '君'))}。",
                f"{_full(person, '')}{rng.choice(('君', 'さん'))}。",
            )
        )
        sheet, done = _said_more(sheet, unit, [call.strip()]), done + 1
    return sheet if done else None


def addressed(sheet: Sheet, rng: Random) -> Sheet | None:
    """A paragraph begins with the name of somebody to whom it is said."""

    def more(piece: Piece) -> list[str]:
        people = others(sheet, rng, piece, 1)
        asks = (
            "、どうですか。",
            "、いかがでしょう。",
            "、その節はありがとうございました。",
            "のお話のとおりだと思います。",
        )
        return (
            [f"{people[0].family}{rng.choice(('さん', '先生', '委員'))}{rng.choice(asks)}"] if people else []
        )

    return inserted(sheet, rng, more)


def in_speech(name: str, change: Callable[[Sheet, Random], Sheet | None]) -> Mutator:
    """Return the mutator by which somebody says more."""
    under = {
        "label": _LABELS,
        "name": _NAMED,
        "machine": frozenset({"no"}),
        "slip": frozenset({"none", "stranger"}),
    }
    return Mutator(name, change, frozenset({name}), under)


MUTATORS = (
    in_speech("names-in-speech", line_of_names),
    in_speech("appointed-in-speech", appointed),
    in_speech("list-in-speech", list_in_a_speech),
    in_speech("letter-in-speech", letter_in_a_speech),
    in_speech("called-to-speak", called_to_speak),
    in_speech("addressed", addressed),
)
