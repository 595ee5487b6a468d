"""Who of the record is named in running text: `甲野さん`, `乙川部長`, `市長の甲野`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from zadankai_editor.japanese.folding import folded
from zadankai_editor.record.nodes import Participant, Record

_HAN = "一-鿿々〆ヶ"
_HONORIFIC = "さん|さま|様|氏|君|くん|ちゃん|先生|殿"
_TITLE = (
    rf"[{_HAN}ァ-ヶー]{{0,6}}(?:長|委員|議員|知事|理事|監事|幹事|参事|主事|主査|主任|主幹|教授|監督|代表|"
    "コーチ|博士|アナウンサー)"
)
_BEHIND = rf"(?:{_HONORIFIC}|{_TITLE})(?:さん|さま|様)?"
_QUOTED = re.compile("「[^「」]*」|『[^『』]*』")
_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?\n]?")


class Mention(NamedTuple):
    """A name in a text, from character `begin` to `end`, with the honorific or title `behind` it, which may be empty.

    `who` are the ids of all whom it may mean.
    """

    name: str
    behind: str
    who: frozenset[str]
    begin: int
    end: int

    @property
    def printed(self) -> str:
        """The name as it stands in the text, with what is behind it."""
        return self.name + self.behind


class Mentions:
    """The names of a record's people, made once for many texts."""

    def __init__(self, record: Record) -> None:
        """Know what everybody of `record` is called."""
        self._bearers: dict[str, set[str]] = {}
        for person in record.participants:
            for name in names_of(person):
                self._bearers.setdefault(folded(name), set()).add(person.id)
        names = sorted(self._bearers, key=len, reverse=True)
        joined = "|".join(map(re.escape, names)) or "(?!)"
        self._pattern = re.compile(rf"(?P<name>{joined})(?P<behind>{_BEHIND})?")

    def of(self, text: str) -> Iterator[Mention]:
        """Yield who is named in `text`, in order; what stands in quotation marks was said by somebody else."""
        read = without_quotations(folded(text))
        for match in self._pattern.finditer(read):
            begin, end = match.span()
            if _goes_on(read, begin - 1, begin) or (not match["behind"] and _goes_on(read, end - 1, end)):
                continue
            name, behind = text[begin : match.end("name")], text[match.end("name") : end]
            yield Mention(name, behind, frozenset(self._bearers[match["name"]]), begin, end)


def names_of(person: Participant) -> Iterator[str]:
    """Yield what somebody is called without an honorific: the label, the full name, the family name."""
    found = {person.label, person.family_name or ""}
    if person.name:
        found |= {person.name, person.name.replace(" ", ""), person.name.replace(" ", "\u3000")}
    yield from sorted(name for name in found if name.strip())


def without_quotations(text: str) -> str:
    """Return a text of the same length with blanks in place of what stands in quotation marks."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


class Sentence(NamedTuple):
    """A sentence of a text, from character `begin` on."""

    text: str
    begin: int


@lru_cache(maxsize=1024)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text, without blank ones."""
    return tuple(
        Sentence(found[0].strip(), found.start())
        for found in _SENTENCE.finditer(text)
        if found[0].strip(" 　\n。")
    )


def _goes_on(text: str, one: int, other: int) -> bool:
    """Tell whether two neighbouring characters belong to one word, as in 中山 of 田中山."""
    if one < 0 or other >= len(text):
        return False
    pair = text[one] + text[other]
    return re.fullmatch(rf"[{_HAN}]{{2}}|[ァ-ヶー]{{2}}|[A-Za-z]{{2}}", pair) is not None
