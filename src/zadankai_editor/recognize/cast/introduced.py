"""People whom a text introduces where they speak first: `A市長:甲野洋(以下「甲野」)`."""

from collections.abc import Sequence
from dataclasses import replace

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.recognize.cast.listed import people_of_rows
from zadankai_editor.recognize.cast.names import without_honorific
from zadankai_editor.recognize.cast.offices import is_title
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line

_SIGNS = " 　・:："


def introduced(lines: Sequence[Line]) -> list[Member]:
    """Return those whom first mentions introduce, each once: what stands before a definition is a row of a list."""
    found: dict[str, Member] = {}
    for line in lines:
        defined = definition(line.text, line.folded)
        if not defined:
            continue
        who = _with_sign(defined.who, defined.alias or "")
        row = replace(line, text=who, folded=folded(who), pieces=())
        person = people_of_rows([row], {key(defined.alias or ""): 1})[0].person
        name = person.name if person.family else None
        printed = person.printed or without_honorific(who)
        alias = defined.alias or printed
        if key(alias) not in found:
            title = person.title if person.printed else None
            found[key(alias)] = Member(
                Person(title=title, name=name, printed=printed, lines=(line.number,)), alias=alias
            )
    return list(found.values())


def _with_sign(who: str, alias: str) -> str:
    """Return `A市長甲野` with a colon before the name, if the short form tells where that begins."""
    begin = who.rfind(alias) if alias else 0
    title = who[:begin].rstrip(_SIGNS)
    return f"{title}：{who[begin:]}" if begin > 1 and is_title(title) else who
