"""What a printed record is made of: its people and its pieces, before anybody decides how to print them."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of the talk is; by their values the types of blocks in the file, and the footnote."""

    SECTION = "section"
    HEADING = "heading"
    PROMPT = "prompt"
    UTTERANCE = "utterance"
    PHOTO = "photo"
    TEXT = "text"
    NOTE = "note"


class Apart(StrEnum):
    """By what somebody is told from others of the same family name."""

    NOTHING = ""
    OFFICE = "office"
    GIVEN = "given"
    ALIAS = "alias"


@dataclass(frozen=True)
class Person:
    """Somebody at the table.

    `title` and `post` stand in the list; `office` is what follows the family name beside an utterance
    (部長), `second_office` another that is printed in turn with it (CIO); `alias` is the short form
    that a first mention defines where it is not the family name, `letter` what stands for the name
    of who is not to be named (A子さん). `group` heads the list in which minutes name them.
    """

    family: str
    given: str = ""
    title: str = ""
    post: str = ""
    office: str = ""
    apart: Apart = Apart.NOTHING
    alias: str = ""
    reading: str = ""
    moderator: bool = False
    initials: str = ""
    letter: str = ""
    seat: str = ""
    second_office: str = ""
    group: str = ""

    @property
    def key(self) -> str:
        """What contents call this person."""
        return self.family if self.apart is Apart.NOTHING else self.family + self.given

    @property
    def full(self) -> str:
        """The name as the record has it."""
        return f"{self.family} {self.given}" if self.given else self.family


@dataclass(frozen=True)
class Piece:
    """One block of the talk, or a footnote amid it.

    `who` are keys of people, the first speaks, the others with them; one of `OUTSIDERS` is nobody of
    whom the record knows. `shows` is the person whose title alone is the caption. `term` is what a
    footnote explains. `vague`: where labels are short, this one does not tell which of two namesakes
    speaks.
    """

    kind: Kind
    text: tuple[str, ...]
    who: tuple[str, ...] = ()
    continued: bool = False
    agenda: int | None = None
    shows: str = ""
    term: str = ""
    vague: bool = False


OUTSIDERS = frozenset({"全員", "会場"})
"""Labels that name no participant."""


@dataclass(frozen=True)
class Content:
    """A record that somebody may print.

    `names` are the ways in which its people may be written (see `styles.NAMES`). `listed`: it has a
    list of participants. `host` is the key of a named moderator: then the prompts are theirs
    wherever they are printed with a label. `role` is the word for that part.
    """

    name: str
    title: str
    people: tuple[Person, ...]
    body: tuple[Piece, ...]
    names: frozenset[str]
    lead: tuple[str, ...] = ()
    series: tuple[str, int] | None = None
    held: tuple[str, str] | None = None
    notes: tuple[tuple[str, str], ...] = ()
    agenda: tuple[tuple[int, str], ...] = ()
    closing: tuple[str, ...] = ()
    listed: bool = True
    host: str = ""
    role: str = "司会"

    @property
    def has_aliases(self) -> bool:
        """Whether some are told apart by the short form alone that their first mention defines."""
        return any(person.apart is Apart.ALIAS for person in self.people)

    @property
    def grouped(self) -> bool:
        """Whether its list of participants may be printed in groups, as minutes do."""
        return all(person.group for person in self.people)

    def person(self, key: str) -> Person:
        """Return the one called `key`; `KeyError` where there is none."""
        for person in self.people:
            if person.key == key:
                return person
        raise KeyError(key)


def say(who: str, *text: str) -> Piece:
    """Somebody speaks; several at once are parted by `+`."""
    return Piece(Kind.UTTERANCE, text, tuple(who.split("+")))


def vaguely(piece: Piece) -> Piece:
    """Return the utterance under a label that two people share, where the style has short labels."""
    return replace(piece, vague=True)


def go_on(who: str, *text: str) -> Piece:
    """The one who spoke before goes on, and no label is printed again."""
    return Piece(Kind.UTTERANCE, text, (who,), continued=True)


def ask(text: str) -> Piece:
    """Speak as the moderator."""
    return Piece(Kind.PROMPT, (text,))


def section(text: str, agenda: int | None = None) -> Piece:
    """Begin a section."""
    return Piece(Kind.SECTION, (text,), agenda=agenda)


def heading(text: str) -> Piece:
    """Begin what stands below a section."""
    return Piece(Kind.HEADING, (text,))


def photo(caption: str) -> Piece:
    """Show a picture."""
    return Piece(Kind.PHOTO, (caption,))


def portrait(key: str, caption: str) -> Piece:
    """Show a picture whose caption is nothing but the title of somebody."""
    return Piece(Kind.PHOTO, (caption,), shows=key)


def narration(text: str) -> Piece:
    """Tell what happens."""
    return Piece(Kind.TEXT, (text,))


def footnote(term: str, text: str) -> Piece:
    """Explain a word amid the talk."""
    return Piece(Kind.NOTE, (text,), term=term)
