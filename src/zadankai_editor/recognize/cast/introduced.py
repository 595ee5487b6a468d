"""People whom a text introduces where they speak first: `A市長:甲野洋(以下「甲野」)`."""

from collections.abc import Sequence
from dataclasses import replace

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import outer_colons
from zadankai_editor.recognize.cast.names import Name, parse_name, without_honorific
from zadankai_editor.recognize.cast.offices import is_title
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line


def introduced(lines: Sequence[Line]) -> list[Member]:
    """Return those whom first mentions introduce, each once."""
    found: dict[str, Member] = {}
    for line in lines:
        defined = definition(line.text, line.folded)
        if not defined:
            continue
        title, name = _title_and_name(defined.who, defined.alias)
        alias = defined.alias or without_honorific(name)
        if key(alias) in found:
            continue
        parsed = parse_name(name)
        full = parsed if parsed and parsed.family else _completed(parsed, alias)
        person = Person(title=title, name=full, printed=without_honorific(name), lines=(line.number,))
        found[key(alias)] = Member(person, alias=alias)
    return list(found.values())


def _title_and_name(who: str, alias: str | None) -> tuple[str | None, str]:
    """Split what stands before a definition into title and name; the short form tells where the name begins."""
    colons = outer_colons(folded(who))
    if colons:
        return who[: colons[-1]].strip(), who[colons[-1] + 1 :].strip()
    title = folded(who).rpartition(" ")[0]
    if title and is_title(title):
        return who[: len(title)].strip(), who[len(title) + 1 :].strip()
    begin = who.rfind(alias) if alias else -1
    if begin > 1:
        before = who[:begin].rstrip(" 　・:：")
        if before != who[:begin] or is_title(before):
            return before, who[begin:]
    return None, who


def _completed(name: Name | None, alias: str) -> Name | None:
    """Part `甲野洋` where the short form is its beginning; a family name alone is no full name."""
    if name is None or not name.full.startswith(alias) or name.full == alias:
        return None
    given = name.full[len(alias) :]
    return replace(name, full=f"{alias} {given}", family=alias, given=given)
