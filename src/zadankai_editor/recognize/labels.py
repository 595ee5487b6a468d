"""Labels: what is printed beside an utterance to say who speaks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.marks import ends_sentence, key, outer_colons, reading, unwrapped
from zadankai_editor.recognize.names import is_title, parse_name, without_honorific
from zadankai_editor.recognize.people import Directory, Form, Mention
from zadankai_editor.recognize.vocabulary import INITIALS, MODERATORS, NO_SPEAKER, ROLE_LABEL, UNDECIDED
from zadankai_editor.record.attribution import Strategy

_DEFINITION = re.compile(
    r"\((?:以下|以降|以後|記事中|本文中|文中)(?:は|では)?[、,]? ?"
    r"[「『\"“]?(?P<alias>[^「」『』()\"“”、。]{1,14}?)[」』\"”]?"
    r"(?:と(?:いう|いいます|表記|記載|略す|略記|する|します))?[。]?\)"
)
_WITHOUT_HONORIFICS = "敬称略"
_LONGEST_MENTION = 160
_LONGEST_LABEL = 60
_LONGEST_UNKNOWN = 20
_BULLETS = "○●◎・◇◆■□ "
_LOOSE = re.compile(r"(?P<circle>[○●◎]?)[・◇◆■□ ]*(?P<who>[^ :「」、。]{1,24})(?: +|(?=「))")
_CIRCLED = re.compile(r"[○●◎] *(?P<who>[^ :「」、。]{1,12}) +(?=[^ ])")
_BRACKETED = re.compile(
    r"[○●◎]? *(?:【([^【】]{1,40})】|\[([^\[\]]{1,40})\]|<([^<>]{1,40})>|\(([^()]{1,40})\)) *:? *"
)
_TOGETHER = re.compile(r"[・、,&＆/]|と(?=[一-鿿])")
_MODERATOR_KEYS = frozenset(key(role) for role in MODERATORS)
_PARTICLES = re.compile(r"[ぁ-ん]*[をがはにへ][ぁ-ん一-鿿ァ-ヶ]")


@dataclass(frozen=True)
class Label:
    """A label found in a line.

    `written` is the label as printed, `rest` the text after it in the same line. `speakers` are
    those who speak (more than one: at once), empty where that is not certain. `problem` says in
    Japanese why something is not certain. `alias` is the short form that is defined here.
    `loose`: no colon or bracket parts label and text. `undecided`: it says that nobody knows who
    speaks. `decided`: somebody has said in the review who that is. `meant`: all who may be meant.
    """

    written: str
    rest: str = ""
    speakers: tuple[int, ...] = ()
    form: Form = Form.FAMILY
    problem: str | None = None
    role: str | None = None
    alias: str | None = None
    mention: bool = False
    moderator: bool = False
    loose: bool = False
    undecided: bool = False
    together: bool = False
    decided: bool = False
    meant: tuple[int, ...] = ()

    @property
    def strategy(self) -> Strategy:
        """In which way the label names who speaks."""
        if self.decided:
            return Strategy.DECIDED
        if not self.speakers:
            return Strategy.NONE
        if self.together:
            return Strategy.TOGETHER
        return _STRATEGIES[self.form]

    @property
    def own_line(self) -> bool:
        """Whether the text begins on the next line."""
        return not self.rest


_STRATEGIES = {
    Form.FULL: Strategy.FULL_NAME,
    Form.ALIAS: Strategy.SHORT_FORM,
    Form.FAMILY: Strategy.FAMILY_NAME,
    Form.TITLED: Strategy.NAME_AND_TITLE,
    Form.TITLE: Strategy.TITLE,
    Form.ROLE: Strategy.ROLE,
}


@dataclass(frozen=True)
class Definition:
    """A first mention: who, the short form defined (`None`: 敬称略), and the text that follows."""

    who: str
    alias: str | None
    rest: str
    written: str


def definition(text: str, read: str) -> Definition | None:
    """Read `A市CIO:甲野(以下「甲野」)` at the beginning of a line, with or without text after a colon."""
    if "(" not in read[:_LONGEST_MENTION]:
        return None
    match = _DEFINITION.search(read, 0, _LONGEST_MENTION)
    if not match or not match.start():
        return None
    who, rest = text[: match.start()].strip(), read[match.end() :]
    follows = rest.lstrip()
    if "。" in reading(who) or (follows and follows[0] not in ":「"):
        return None
    alias = text[match.start("alias") : match.end("alias")].strip()
    begin = match.end() + len(rest) - len(follows) + (follows[:1] == ":")
    return Definition(
        who.lstrip(_BULLETS),
        None if reading(alias) == _WITHOUT_HONORIFICS else alias,
        text[begin:].strip(),
        text[: match.end()].strip(),
    )


@dataclass(frozen=True)
class Chosen:
    """Whom somebody decided that a label means; `people` are places in the list, empty for nobody."""

    people: tuple[int, ...]
    denied: bool = False


class LabelReader:
    """Finds labels of known people. First mentions define short forms for the lines that follow.

    `chosen` says what somebody has decided, by the key of a label.
    """

    def __init__(self, directory: Directory, chosen: Mapping[str, Chosen] | None = None) -> None:
        self._directory = directory
        self._chosen = chosen or {}
        self._denied = {entry for entry, choice in self._chosen.items() if choice.denied}
        self._strangers: set[str] = set()

    def denies(self, written: str) -> bool:
        """Tell whether somebody has decided that `written` is no label."""
        return bool(self._denied) and label_key(written) in self._denied

    def _decided(self, label: Label, bare: str) -> Label | None:
        """Return `label` as somebody decided about it; `None` where nobody has."""
        chosen = self._chosen.get(label_key(bare)) if self._chosen else None
        if chosen is None or chosen.denied:
            return None
        problem = None if chosen.people else f"「{bare}」がだれかは、取り込みのときに決めませんでした"
        return replace(label, speakers=chosen.people, problem=problem, decided=True)

    def read(self, line: Line) -> Label | None:
        """Return the label in `line`. Lines are to be read in their order."""
        defined = definition(line.text, line.read)
        if defined:
            return self._first_mention(defined)
        if len(line.text) <= _LONGEST_LABEL:
            found = self._whole(line.text)
            if found:
                return found
        return self._inline(line)

    def _first_mention(self, defined: Definition) -> Label:
        directory = self._directory
        label = Label(defined.written, defined.rest, mention=True, alias=defined.alias)
        decided = self._decided(label, defined.alias or _behind_last_colon(defined.who))
        if decided:
            return decided
        found = directory.mention(defined.who)
        if found is None:
            self._strangers.add(key(defined.alias or _behind_last_colon(defined.who)))
            return replace(label, problem=_not_listed(defined.who), alias=None)
        label = replace(self._attributed(label, found), written=defined.written)
        person = found.person
        if defined.alias and person is not None:
            objection = directory.define(defined.alias, person)
            if objection:
                label = replace(label, problem=objection, speakers=(), role=None)
        return label

    def _whole(self, text: str) -> Label | None:
        """Read a line that is nothing but a label."""
        bare = text.strip().lstrip(_BULLETS)
        bare = (unwrapped(bare) or bare).rstrip(" :：").strip()
        if not bare or self.denies(bare):
            return None
        decided = self._decided(Label(text.strip().rstrip(" :：")), bare)
        if decided or ends_sentence(reading(bare)):
            return decided
        if key(bare) in _MODERATOR_KEYS:
            return self._moderator(bare, "")
        if key(bare) in UNDECIDED:
            return _undecided(text.strip().rstrip(" :："), "")
        found = self._directory.lookup(bare)
        together = None if found else self._together(bare)
        if together:
            return together
        found = found or self._directory.mention(bare)
        label = Label(text.strip().rstrip(" :："))
        return self._attributed(label, found) if found else self._stranger(label, bare)

    def _stranger(self, label: Label, bare: str) -> Label | None:
        """Read the short form of somebody who is not in the list, and was introduced before."""
        if self._strangers.isdisjoint((key(bare), without_honorific(key(bare)))):
            return None
        return replace(label, problem=_not_listed(bare))

    def _together(self, text: str) -> Label | None:
        parts = [part.strip() for part in _TOGETHER.split(reading(text))]
        if not 2 <= len(parts) <= 8 or not all(parts):
            return None
        found = [self._directory.lookup(part) for part in parts]
        speakers = [
            m.person for m in found if m and m.person is not None and m.form < Form.TITLE and not m.problem
        ]
        if len(speakers) < len(parts) or len(set(speakers)) < len(parts):
            return None
        return Label(text, speakers=tuple(speakers), together=True)

    def _inline(self, line: Line) -> Label | None:
        text, read = line.text, line.read
        for end, begin in _cuts(read):
            written, rest = text[:end].strip(), text[begin:].strip()
            if not rest or not written:
                continue
            bare = written.lstrip(_BULLETS)
            bare = unwrapped(bare) or bare
            if self.denies(bare):
                continue
            decided = self._decided(Label(written, rest), bare)
            if decided:
                return decided
            if key(bare) in _MODERATOR_KEYS:
                return self._moderator(written, rest)
            if key(bare) in UNDECIDED:
                return _undecided(written, rest)
            found = self._directory.lookup(bare)
            together = None if found else self._together(bare)
            if together:
                return replace(together, written=written, rest=rest)
            found = found or self._directory.mention(bare)
            stranger = None if found else self._stranger(Label(written, rest), bare)
            if stranger:
                return stranger
            if found is None:
                continue
            if found.form is Form.TITLE and _is_name(rest):
                problem = (
                    f"「{bare}」は{self._directory.names(found.people)}さんの肩書きですが、名前が違います"
                )
                return Label(text, problem=problem)
            return self._attributed(Label(written, rest), found)
        return self._loose(line)

    def _loose(self, line: Line) -> Label | None:
        """Read `甲野　…` and `甲野「…」`: nothing but a space or a quotation mark parts label and text.

        A circle before it (`○委員長　…`) says that it is a label.
        """
        match = _LOOSE.match(line.read)
        if not match:
            return None
        written, rest = line.text[match.start("who") : match.end("who")], line.text[match.end() :].strip()
        if self.denies(written):
            return None
        decided = self._decided(Label(line.text[: match.end("who")].strip(), rest), written)
        if decided:
            return decided
        found = self._directory.lookup(written)
        circled = bool(match["circle"])
        if found is None or len(rest) < 2 or (found.form is Form.TITLE and not circled):
            return None
        label = self._attributed(Label(line.text[: match.end("who")].strip(), rest), found)
        return replace(label, loose=not circled)

    def _moderator(self, written: str, rest: str) -> Label:
        person = self._directory.moderator()
        if person is None:
            return Label(written, rest, moderator=True)
        return Label(written, rest, (person,), Form.ROLE)

    def _attributed(self, label: Label, found: Mention) -> Label:
        if found.person is None:
            names = self._directory.names(found.people)
            problem = found.problem or f"「{label.written}」は{names}さんのどなたか決められません"
            return replace(label, form=found.form, problem=problem, meant=found.people)
        return replace(label, speakers=found.people, form=found.form, problem=found.problem, role=found.role)


def _cuts(read: str) -> Iterator[tuple[int, int]]:
    """Yield where a label may end and its text begin: behind brackets, then at colons, the last first."""
    bracketed = _BRACKETED.match(read)
    if bracketed and bracketed.end() < len(read):
        yield len(bracketed[0].rstrip(" :")), bracketed.end()
    colons = list(islice((place for place in outer_colons(read[: _LONGEST_LABEL + 1])), 4))
    for place in reversed(colons):
        yield place, place + 1


def label_key(written: str) -> str:
    """Return what all occurrences of a label have in common, whatever marks stand around it."""
    bare = written.strip().lstrip(_BULLETS).rstrip(" :：").strip()
    return key(without_honorific(unwrapped(bare) or bare))


def _undecided(written: str, rest: str) -> Label:
    return Label(written, rest, problem="発言者が決まっていません", undecided=True)


def _not_listed(who: str) -> str:
    return f"「{who}」は参加者の一覧にありません"


def _behind_last_colon(who: str) -> str:
    colons = outer_colons(reading(who))
    return who[colons[-1] + 1 :] if colons else who


def _is_name(text: str) -> bool:
    name = parse_name(text)
    return name is not None and len(text) <= 12 and not ends_sentence(reading(text))


def may_be_label(text: str) -> bool:
    """Tell whether a short line may be the label of somebody unknown: a name, a title, initials."""
    read = reading(text).rstrip(": ").lstrip(_BULLETS)
    bare = unwrapped(read) or read
    if not bare or ends_sentence(bare) or len(bare) > _LONGEST_MENTION:
        return False
    if INITIALS.fullmatch(bare) or ROLE_LABEL.fullmatch(bare) or definition(bare, bare):
        return True
    if len(bare) > _LONGEST_UNKNOWN:
        return is_title(bare) and not _PARTICLES.search(bare)
    if outer_colons(bare):
        title, name = bare.rsplit(":", 1)
        return _is_name(name) and not NO_SPEAKER.fullmatch(title)
    return (is_title(bare) and not _PARTICLES.search(bare)) or _is_name(bare)


def unknown_inline(line: Line) -> tuple[str, str] | None:
    """Split `丙川:…` or `○丙川　…` into label and text where the label may be somebody's; else `None`."""
    circled = _CIRCLED.match(line.read)
    if circled and (is_title(circled["who"]) or parse_name(circled["who"])):
        return line.text[: circled.end("who")], line.text[circled.end() :].strip()
    for place in islice(outer_colons(line.read[:24]), 1):
        written, rest = line.text[:place].strip(), line.text[place + 1 :].strip()
        bare = reading(written).lstrip(_BULLETS)
        if not rest or not bare or rest.startswith("//") or NO_SPEAKER.fullmatch(bare):
            return None
        named = parse_name(bare) is not None and not re.fullmatch("[ぁ-ん]+", bare) and len(bare) <= 12
        if named or INITIALS.fullmatch(bare) or ROLE_LABEL.fullmatch(bare) or is_title(bare):
            return written, rest
    return None


def is_moderator_label(text: str) -> bool:
    """Tell whether a label names the part of the moderator and nobody."""
    return key(text) in _MODERATOR_KEYS
