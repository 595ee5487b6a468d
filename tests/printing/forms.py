"""How people are written beside what they say, and in the list."""

from collections import Counter

from tests.printing.model import Apart, Content, Person, Piece
from tests.printing.styles import Style

_PLAIN_SHAPES = str.maketrans("髙﨑", "高崎")
HONORIFICS = ("", "さん", "氏", "様", "君", "先生")


def unique(content: Content, word: str, attribute: str) -> bool:
    """Tell whether only one person has `word` as their `attribute`."""
    return bool(word) and Counter(getattr(p, attribute) for p in content.people)[word] == 1


def short(person: Person) -> str:
    """Return the family name with what tells its bearer from others."""
    if person.apart is Apart.OFFICE:
        return person.family + person.office
    if person.apart is Apart.GIVEN:
        return f"{person.family}（{person.given[:1]}）"
    if person.apart is Apart.ALIAS:
        return person.alias
    return person.family


def with_office(person: Person, turn: int = 0) -> str:
    """Return the family name with the office, the whole name where others share both.

    Who has two offices is called by the second at every other `turn`.
    """
    name = person.family + person.given if person.apart is Apart.GIVEN else person.family
    office = person.second_office if turn % 2 and person.second_office else person.office
    return name + (office or "さん")


def vague(person: Person) -> str:
    """Return the family name and office that a namesake may have as well."""
    return person.family + person.office


def is_vague(piece: Piece, style: Style) -> bool:
    """Tell whether the label of `piece` leaves it open who speaks."""
    return piece.vague and style.name in ("office", "spaced")


def plain_shapes(name: str) -> str:
    """Return `name` in the shapes of characters that everybody can type."""
    return name.translate(_PLAIN_SHAPES)


def written(person: Person, content: Content, style: Style, turn: int = 0) -> str:
    """Return the label of `person` at their utterance number `turn`, without what a style puts around it."""
    office, whole = person.office or person.title, person.family + person.given
    forms = {
        "family": short(person),
        "speaker": person.family,
        "initials": person.initials,
        "letter": person.letter,
        "full": person.full,
        "san": person.family + "さん",
        "shi": person.family + "氏",
        "office": with_office(person, turn),
        "title": person.title if unique(content, person.title, "title") else with_office(person),
        "bare_title": person.office if unique(content, person.office, "office") else with_office(person),
        "titled": f"{person.title} {short(person)}",
        "paren_family": f"{office}（{short(person)}君）",
        "paren_full": f"{person.title}（{whole}君）" if person.title else f"{whole}君",
        "seat": f"{person.seat or person.title}（{person.full}君）",
        "spaced": " ".join(with_office(person)),
    }
    form = forms[style.name]
    return plain_shapes(form) if style.shapes == "plain" else form


def first_mention(person: Person, style: Style) -> str:
    """Return how `person` is introduced where they speak for the first time."""
    title = f"{person.title}：" if person.title and not person.moderator else ""
    whole, form = person.family + person.given, short(person)
    return {
        "kagi": f"{title}{person.family}（以下「{form}」）",
        "toten": f"{title}{whole}氏（以下、{form}）",
        "keisho": f"{person.family}さん（以下、敬称略）",
        "kijichu": f"{whole}さん（記事中「{form}」）",
    }[style.first]


def acceptable(person: Person, content: Content, style: Style) -> set[str]:
    """Return the labels, without spaces, by which a reader may call `person`."""
    office = person.office or person.title
    offices = {with_office(person), with_office(person, 1)}
    names = {person.family, person.full, short(person), person.alias, person.initials, *offices}
    found = {name + honorific for name in names if name for honorific in HONORIFICS}
    found |= {
        written(person, content, style),
        f"{person.title}{person.full}",
        f"{office}（{person.family}君）",
        person.letter,
        person.letter.removesuffix("さん"),
    }
    found |= {t for a in ("title", "office", "post") if unique(content, t := getattr(person, a), a)}
    return {"".join(label.split()) for label in found if label}
