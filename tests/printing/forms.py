"""How people are written beside what they say, and in the list."""

from collections import Counter

from tests.printing.model import Apart, Content, Person
from tests.printing.styles import Style

_HONORIFICS = ("", "さん", "氏", "様", "君", "先生")


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


def with_office(person: Person) -> str:
    """Return the family name with the office, the whole name where others share both."""
    name = person.family + person.given if person.apart is Apart.GIVEN else person.family
    return name + (person.office or "さん")


def written(person: Person, content: Content, style: Style) -> str:
    """Return the label of `person`, without what a label style puts around it."""
    office = person.office or person.title
    forms = {
        "family": short(person),
        "speaker": person.family,
        "initials": person.initials,
        "full": person.full,
        "san": person.family + "さん",
        "shi": person.family + "氏",
        "office": with_office(person),
        "title": person.title if unique(content, person.title, "title") else with_office(person),
        "bare_title": person.office if unique(content, person.office, "office") else with_office(person),
        "titled": f"{person.title} {short(person)}",
        "paren_family": f"{office}（{short(person)}君）",
        "paren_full": f"{person.title}（{person.family}{person.given}君）",
        "seat": f"{person.seat or person.title}（{person.full}君）",
        "spaced": " ".join(with_office(person)),
    }
    return forms[style.name]


def first_mention(person: Person, content: Content, style: Style) -> str:
    """Return how `person` is introduced where they speak for the first time."""
    title = f"{person.title}：" if person.title and not person.moderator else ""
    whole = person.family + person.given
    return {
        "kagi": f"{title}{person.family}（以下「{person.family}」）",
        "toten": f"{title}{whole}氏（以下、{person.family}）",
        "keisho": f"{person.family}さん（以下、敬称略）",
        "kijichu": f"{whole}さん（記事中「{person.family}」）",
    }[style.first]


def acceptable(person: Person, content: Content, style: Style) -> set[str]:
    """Return the labels, without spaces, by which a reader may call `person`."""
    office = person.office or person.title
    names = {person.family, person.full, short(person), with_office(person), person.alias, person.initials}
    found = {name + honorific for name in names if name for honorific in _HONORIFICS}
    found |= {
        written(person, content, style),
        f"{person.title}{person.full}",
        f"{office}（{person.family}君）",
    }
    found |= {t for a in ("title", "office", "post") if unique(content, t := getattr(person, a), a)}
    return {"".join(label.split()) for label in found if label}
