"""Who takes part where no list says so: whoever is introduced, and whoever's label stands where labels do."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.display_names import display_name
from zadankai_editor.recognize.cast.introduced import introduced
from zadankai_editor.recognize.cast.label_members import is_family_alone, member_of_label, name_and_title
from zadankai_editor.recognize.cast.likeness import is_crowd, is_leader
from zadankai_editor.recognize.cast.names import Name, parse_name, without_deed, without_honorific
from zadankai_editor.recognize.cast.namesakes import with_full_names, without_namesakes
from zadankai_editor.recognize.cast.offices import is_title
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.sides import likely_name_sides, shown_in, sides_of
from zadankai_editor.recognize.convention.signatures import Group, Signatures, Spanned, who_key
from zadankai_editor.recognize.doubts import quoted
from zadankai_editor.recognize.labels import definition, label_key
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.machine import is_placeholder
from zadankai_editor.recognize.spans.label_spans import LabelSpan, Signature, behind_number, mate
from zadankai_editor.recognize.vocabulary import GROUPS, ROLE_LABEL

_SEVERAL = re.compile("[・、,，&＆/／]|と(?=[一-鿿])")
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_FORM_WEIGHT = 0.7
_CERTAIN = 2.5
_AGAIN = 1.5
_LIKELY = 0.75
"""From here on a line is more likely labelled than not."""
_WHOLE = 1.5
_SHORTEST_FAMILY = 2
_SIGN = re.compile(r"[^\w 　・（）()]")
_OFTEN, _ALWAYS_SPEAKS = 3, 1.2
_MOST = 4.0 - 2.0 + _ALWAYS_SPEAKS
"""How often a line stands right above speech, whenever it is printed, that is the more likely a label."""
_ASKS = frozenset({"q", "a"})
"""The keys of what stands before questions and answers."""


@dataclass
class _Found:
    """A label with how often it stands, line and form of the first, and the most that speaks for it.

    `title`: what stands on a line above it.
    """

    printed: str
    number: int
    form: Signature
    title: str | None = None
    count: int = 0
    weight: float = 0.0

    def stands_again(self, printed: str, weight: float) -> None:
        """Note one more place where the label stands; the shortest of the ways to print it is kept."""
        self.count += 1
        self.weight = max(self.weight, weight)
        if len(printed) < len(self.printed):
            self.printed = printed


def people_of_labels(
    lines: Iterable[Spanned],
    signatures: Signatures,
    decided: Collection[str],
    *,
    listed: Sequence[Member] = (),
    known: Callable[[str], bool] = lambda _: False,
    likely: bool = False,
) -> list[Member]:
    """Return a row for each person whom labels name; those whose keys are `decided` make nobody a participant.

    It is certain that they are labels; who they are is asked once, at the participant. Labels that are `known`
    mean somebody already, as they are printed. `listed` are those of a list, beside whom only groups (事務局, 市民)
    take part unless most of what is said is somebody else's, or half, of several in the same form. `likely`: nobody
    becomes a participant, so that it is enough that they are labels more likely than not.
    """
    spanned = list(lines)
    plain = [one.line for one in spanned]
    rows = introduced(plain)
    directory = _directory([*listed, *rows]) if listed else None
    shown = shown_in(signatures)
    if directory is not None:
        directory.hear(shown)
    if directory is not None and not _names_others(plain, signatures, directory):
        return []
    first = likely_name_sides(shown)
    found = _labels(spanned, signatures, first, likely=likely)
    free = [label for label in found if label_key(label.printed) not in decided and not known(label.printed)]
    if directory is not None:
        others = _others(found, directory)
        free, rows = [label for label in others if label in free], []
    free = [_parted(label, first) for label in free] if first else free
    return with_full_names(_with_strangers(rows, free, plain), spanned) if free or rows else []


def _parted(label: _Found, name_first: Mapping[str, bool]) -> _Found:
    """Return a label with what stands beside the name as the title, where the document parts labels so."""
    sides = sides_of(label.printed)
    if sides is None or sides.sign not in name_first:
        return label
    name, title = sides.parted(name_first=name_first[sides.sign])
    return replace(label, printed=name, title=title)


def _others(found: Sequence[_Found], directory: Directory) -> Sequence[_Found]:
    """Return the labels of which nobody in a list is called so: the groups, or all where they say most of it.

    Of several who are named, in the form of those of the list, half of it is enough.
    """
    others = [label for label in found if _is_beyond(label.printed, directory)]
    strange, all_said = (sum(label.count for label in some) for some in (others, found))
    forms = {label.form for label in found if label not in others}
    named = [label for label in others if not is_placeholder(label.printed)]
    alike = len(named) > 1 and all(label.form in forms for label in others)
    if 2 * strange > all_said - alike:
        return others
    return [label for label in others if label.count > 1 and _is_group(label.printed)]


def _with_strangers(
    introduced: Sequence[Member], labels: Sequence[_Found], lines: Sequence[Line]
) -> list[Member]:
    """Return those whom the text has introduced and those whom labels name beside them, in order, each once."""
    rows, directory = list(introduced), _directory(introduced)
    told = sorted(
        labels,
        key=lambda label: (_names_several(label.printed), *_rank(label.printed), label.number),
    )
    bare = {key(without_honorific(label.printed)) for label in told}
    for label in told:
        if not _is_known(label.printed, directory):
            _add(rows, label, directory, bare)
            directory = _directory(rows)
    # A family name alone that titles or given names stand behind elsewhere: the text may say whose it is.
    untitled = (label for label in told if label.title is None)
    alone = [_row(label) for label in untitled if _is_family_of_others(label.printed, rows)]
    rows = [row for row in without_namesakes([*rows, *alone], lines) if row not in alone]
    return sorted(rows, key=lambda row: min(row.person.lines, default=0))


def _add(rows: list[Member], label: _Found, directory: Directory, bare: Collection[str]) -> None:
    """Add whom a label names; or what they are to the one of `rows` who is called so and of whom nothing is known.

    So is one of whom something else is told that is no other office (`鍬形（40代）`), if the name stands alone, too,
    as one of the `bare` labels.
    """
    person, title = _titled(label.printed, directory)
    if person is not None and directory.people[person].titles:
        known = directory.people[person]
        other = _is_office(title or "") and any(map(_is_office, known.titles))
        person = person if key(known.family or known.printed) in bare and not other else None
    if person is None:
        rows.append(_row(label))
        return
    bearer = rows[person].person
    asked = f"{quoted(label.printed)}と{quoted(bearer.shown)}"
    rows[person] = _as_one(rows[person], replace(bearer, title=title, lines=(label.number,)), asked)


def _is_office(title: str) -> bool:
    """Tell whether a title is an office and tells nothing besides."""
    return is_title(title) and not _SEVERAL.search(title)


def _titled(printed: str, directory: Directory) -> tuple[int | None, str | None]:
    """Return who alone may be meant by a label, and the title that it gives them."""
    mention, title = directory.mention(printed), None
    if mention is not None:
        title = mention.role
    elif " " in folded(printed):
        title, name = printed.rsplit(maxsplit=1)
        mention = directory.mention(name)
        mention = mention if mention is not None and mention.form < Form.TITLED else None
    person = mention.person if mention is not None and title else None
    return (None, None) if person is None else (person, title)


def _names_others(lines: Sequence[Line], signatures: Signatures, directory: Directory) -> bool:
    """Tell whether anything that stands in `lines` where labels do is not what somebody of the directory is called."""
    here = {line.index for line in lines}
    whos = {
        group.who
        for signature, groups in signatures.groups.items()
        for group in groups.values()
        if _weight_of(signature, group, signatures) >= _AGAIN and not here.isdisjoint(group.lines)
    }
    return any(_is_beyond(without_deed(who), directory) for who in whos)


def _is_group(who: str) -> bool:
    """Tell whether a label names a group or one of it, and nobody by name: `事務局`, `市民A`."""
    read = folded(without_honorific(who))
    group = ROLE_LABEL.fullmatch(read) or GROUPS.fullmatch(read)
    return group is not None and name_and_title(read) is None


def _names_several(printed: str) -> bool:
    """Tell whether signs outside of brackets part a label, as those of several people at once are."""
    return _SEVERAL.search(_IN_BRACKETS.sub("", printed)) is not None


def _rank(printed: str) -> tuple[int, bool]:
    """Return where among labels one is to be looked at: the longest name first, and that with more beside it."""
    given = display_name(printed)
    name = printed if given is None or is_title(given.office) else given.name
    return -len(key(without_honorific(name))), given is None


def of_each_person(found: Sequence[tuple[str, Member]]) -> list[Member]:
    """Return those whom the labels of a meeting name, in order, each once: one may come in under several names.

    Who is taken for another by a part of the name is asked about; a label that may mean several makes nobody.
    """
    kept: dict[int, Member] = {}
    for place in sorted(range(len(found)), key=lambda place: (*_rank(found[place][0]), place)):
        label, row = found[place]
        same, sure = _among(kept, label, row.person.shown)
        if not same:
            kept[place] = row
        elif len(same) == 1:
            known = found[same[0]][0]
            kept[same[0]] = _as_one(
                kept[same[0]], row.person, None if sure else f"{quoted(label)}と{quoted(known)}"
            )
    return sorted(kept.values(), key=lambda row: min(row.person.lines))


def _among(kept: Mapping[int, Member], label: str, name: str) -> tuple[Sequence[int], bool]:
    """Return which of those `kept` a label may mean, and whether that is sure."""
    if is_placeholder(label):
        return (), True
    mention = _directory(list(kept.values())).mention(label)
    if mention is None:
        return _longer(name, kept), False
    if mention.form > Form.TITLED or (mention.variant and mention.role):
        return (), True
    return [list(kept)[i] for i in mention.people], mention.form is Form.FULL and not mention.problem


def _longer(family: str, kept: Mapping[int, Member]) -> Sequence[int]:
    """Return those whose name begins with a family name, and of whom nothing else tells where it ends."""
    if len(family) < _SHORTEST_FAMILY or not is_family_alone(family):
        return ()
    return [i for i, row in kept.items() if row.person.name is None and row.person.printed.startswith(family)]


def _as_one(row: Member, other: Person, asked: str | None) -> Member:
    """Return somebody whom two labels name, of which the first says more; `asked`: both, where that is not sure."""
    person, family = row.person, other.printed
    if person.name is None and person.printed != family and person.printed.startswith(family):
        given = person.printed.removeprefix(family).strip()
        row = row.having(name=Name(f"{family} {given}", family, given))
    return row.also(other, asked)


def _is_known(printed: str, directory: Directory) -> bool:
    """Tell whether a label names somebody who is known by another, or several of them."""
    mention = directory.mention(printed)
    if mention is None:
        return _are_several(printed, directory)
    return not (mention.variant and mention.role)


def _is_beyond(printed: str, directory: Directory) -> bool:
    """Tell whether a label is in words, and none of those in a list may be called so, or so before a sign."""
    names = filter(None, (printed, _SIGN.split(printed, maxsplit=1)[0]))
    if any(directory.mention(who) is not None for who in names):
        return False
    return any(map(str.isalpha, printed)) and not _is_known(printed, directory)


def _is_family_of_others(printed: str, rows: Sequence[Member]) -> bool:
    """Tell whether a label is what somebody is called behind whom a title stands in other labels."""
    return any(row.person.printed == printed and row.person.title for row in rows)


def _are_several(printed: str, directory: Directory) -> bool:
    """Tell whether a label names people together of whom each is known: `甲野・乙川`."""
    parts = [part.strip() for part in _SEVERAL.split(printed)]
    return len(parts) > 1 and all(part and directory.mention(part) is not None for part in parts)


def _directory(rows: Sequence[Member]) -> Directory:
    directory = Directory([row.person for row in rows])
    for index, row in enumerate(rows):
        if row.alias:
            directory.define(row.alias, index)
    return directory


def _row(label: _Found) -> Member:
    if is_placeholder(label.printed):
        return row_of_placeholder(label.printed, label.number)
    return member_of_label(label.printed, label.number, title=label.title)


def row_of_placeholder(printed: str, number: int) -> Member:
    """Return somebody whom a machine has named, first on the line `number`: who that is, is asked once."""
    message = f"{quoted(printed)}は機械が付けた仮の名前です。誰かを一度選んでください。"
    return Member(Person(printed=printed, lines=(number,))).doubted(message)


def _labels(
    lines: Sequence[Spanned], signatures: Signatures, signs: Collection[str], *, likely: bool
) -> list[_Found]:
    """Return the labels that are certain to be such, or with `likely` those that more likely are than not.

    `signs` part a name from what stands beside it.
    """
    lowest = _LIKELY if likely else _AGAIN
    found: dict[str, _Found] = {}
    heavy = {form for form, weight in signatures.weights.items() if _FORM_WEIGHT * weight >= lowest - _MOST}
    live = {form for form in heavy if form.parting not in signs}
    for one in lines:
        span = _likeliest(one, live, signatures)
        weight = _weight(one, span, signatures) if span else 0.0
        if span is None or weight < lowest:
            continue
        who = without_deed(one.line.text[span.start : span.end].strip())
        if not is_leader(who) and not is_crowd(who):
            entry = who_key(one.line.folded[span.start : span.end])
            first = _Found(who, one.line.number, span.signature, _title_above(one.line, span.start))
            found.setdefault(entry, first).stands_again(who, weight)
    asking = _asking(found)
    labels = [label for entry, label in found.items() if entry not in asking]
    return labels if likely else [label for label in labels if label.weight >= _least(label)]


def _title_above(line: Line, start: int) -> str | None:
    """Return what stood on a line above the label that starts at `start` in the line that both were joined to."""
    above = line.text[: line.pieces[0].end] if line.pieces else ""
    return above if 0 < len(above) < start else None


def _asking(entries: Collection[str]) -> Collection[str]:
    """Return the keys of what stands before questions and answers, unless other letters are labels, too."""
    return _ASKS if {entry for entry in entries if len(entry) == 1 and entry.isascii()} <= _ASKS else ()


def _likeliest(one: Spanned, live: Collection[Signature], signatures: Signatures) -> LabelSpan | None:
    """Return the likeliest label of a line in one of the forms `live`; none where it says how somebody is called."""
    spans = [span for span in one.spans if span.signature in live]
    best = max(spans, key=lambda span: _preference(one, span, signatures), default=None)
    return None if best is not None and _introduces(one.line) else best


def _introduces(line: Line) -> bool:
    """Tell whether a line says who somebody is, and how they are called from here on."""
    begin = behind_number(line.folded)
    return any(definition(line.text[start:], line.folded[start:]) is not None for start in {0, begin})


def _least(label: _Found) -> float:
    """Return the weight from which on it is certain that a label is one; what machines print needs no repetition."""
    return _AGAIN if label.count > 1 or is_placeholder(label.printed) else _CERTAIN


def keys_of_labels(lines: Iterable[Spanned], signatures: Signatures) -> frozenset[str]:
    """Return the keys of what the lines most likely begin with as labels."""
    best = (
        (one, max(one.spans, key=lambda span: _weight(one, span, signatures), default=None)) for one in lines
    )
    return frozenset(
        label_key(one.line.text[span.start : span.end]) for one, span in best if span is not None
    )


def _preference(one: Spanned, span: LabelSpan, signatures: Signatures) -> float:
    """Return the weight of a label among the others of its line: a full name before the family name that begins it.

    So is a name with where somebody is from (`(湊浜町)椿：`) before that alone.
    """
    weight = _weight(one, span, signatures)
    who = one.line.folded[span.start : span.end].strip()
    if mate(who[:1] or "a") is not None and display_name(who) is not None:
        return weight + _WHOLE
    name = parse_name(who) if span.signature.parting == " " else None
    if name is None or not name.given or is_title(name.given):
        return weight
    whole = signatures.group(span.signature, who)
    family = signatures.group(span.signature, who.split()[0])
    always = whole is not None and family is not None and whole.count == family.count > 1
    return weight + _WHOLE if always else weight


def _weight(one: Spanned, span: LabelSpan, signatures: Signatures) -> float:
    group = signatures.group(span.signature, one.line.folded[span.start : span.end])
    return -9.0 if group is None else _weight_of(span.signature, group, signatures)


def _weight_of(signature: Signature, group: Group, signatures: Signatures) -> float:
    always = signature.place == "own" and group.spoken == group.count >= _OFTEN
    return (
        _FORM_WEIGHT * signatures.weight(signature) + min(4.0, group.weight) - 2.0 + _ALWAYS_SPEAKS * always
    )
