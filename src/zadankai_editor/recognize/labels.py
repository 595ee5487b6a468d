"""Labels: what is printed beside an utterance to say who speaks."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import outer_colons, trailing_brackets, unwrapped
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.directory import Directory, Mention
from zadankai_editor.recognize.cast.display_names import display_name
from zadankai_editor.recognize.cast.names import without_deed, without_honorific
from zadankai_editor.recognize.cast.offices import is_title
from zadankai_editor.recognize.spans.label_spans import Signature, mark_end, mate, text_behind
from zadankai_editor.recognize.vocabulary import MODERATORS, UNDECIDED
from zadankai_editor.record.attribution import Strategy

_DEFINITION = re.compile(
    r"\((?:以下|以降|以後|記事中|本文中|文中)(?:は|では)?[、,]? ?"
    r"(?:「(?P<quoted>[^「」『』、。]{1,14})」|[『\"“]?(?P<alias>[^「」『』()\"“”、。]{1,14}?)[』\"”]?)"
    r"(?:と(?:いう|いいます|表記|記載|略す|略記|する|します))?[。]?\)"
)
_WITHOUT_HONORIFICS = "敬称略"
LONGEST_MENTION = 160
MARKS_PRINTED = "○●◎・◇◆■□△▲▽〇★☆▶ ◯\u3000"
"""What may be printed before a label and is no part of it."""
_DASHES = "―—–‐- "
_TOGETHER = re.compile(r"[・、,&＆/]|と(?=[一-鿿])")
_APART = re.compile("[・、&/]")
_MODERATOR_KEYS = frozenset(key(role) for role in MODERATORS)

_OWN_LINE = Signature(place="own")


@dataclass(frozen=True)
class Label:
    """A label found in a line.

    `written` is the label as printed, `who` the same without marks and brackets, `rest` the text after it in the
    same line. `speakers` are
    those who speak (more than one: at once), empty where that is not certain. `problem` says in
    Japanese why something is not certain. `alias` is the short form that is defined here.
    `loose`: no colon or bracket parts label and text. `undecided`: it says that nobody knows who
    speaks. `decided`: somebody has said in the review who that is. `meant`: all who may be meant.
    `signature` tells how the label is printed. `variant`: the problem is of the way in which
    somebody is called, not of who it is. `placeholder`: a machine printed it in the place of a name.
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
    signature: Signature = _OWN_LINE
    variant: bool = False
    placeholder: bool = False
    meant: tuple[int, ...] = ()
    who: str = ""

    def before(self, rest: str) -> "Label":
        """Return the label with `rest` as the text after it; as `dataclasses.replace` does, in a tenth of the time."""
        twin = object.__new__(Label)
        twin.__dict__.update(self.__dict__, rest=rest)
        return twin

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
    if read.find("(", 0, LONGEST_MENTION) < 0:
        return None
    match = _DEFINITION.search(read, 0, LONGEST_MENTION)
    if not match or not match.start():
        return None
    who, rest = text[: match.start()].strip(), read[match.end() :]
    said = text_behind(rest)
    if "。" in folded(who) or (said and said == rest and rest[0] != "「"):
        return None
    group = "quoted" if match["quoted"] else "alias"
    alias = text[match.start(group) : match.end(group)].strip()
    begin = match.end() + len(rest) - len(said)
    name = who[mark_end(folded(who), 0) :].lstrip(_DASHES)
    bracketed = mate(folded(name)[:1] or "a") == rest[:1] != ""
    return Definition(
        name[1:].strip() if bracketed else name,
        None if folded(alias) == _WITHOUT_HONORIFICS else alias,
        text[begin:].strip(),
        text[: match.end()].strip(),
    )


@dataclass(frozen=True)
class Chosen:
    """Whom somebody decided that a label means; `people` are places in the list, empty for nobody."""

    people: tuple[int, ...]
    denied: bool = False


class LabelReader:
    """Tells whom labels mean. First mentions define short forms for the lines that follow.

    `chosen` says what somebody has decided, by the key of a label; `placeholders` are what a machine
    printed in the place of names; `parts` are the numbers of the lines where lists begin amid the talk. `learnt`
    counts the first mentions, and these lists: from one to the next, the same label is read in the same way.
    """

    def __init__(
        self,
        directory: Directory,
        chosen: Mapping[str, Chosen] | None = None,
        placeholders: Collection[str] = (),
        parts: Sequence[int] = (),
    ) -> None:
        self._directory = directory
        self.parts, self._part = parts, 0
        self._placeholders = {key(name) for name in placeholders}
        self._chosen = chosen or {}
        self._denied = {entry for entry, choice in self._chosen.items() if choice.denied}
        self._strangers: set[str] = set()
        self.learnt = 0

    def reach(self, number: int) -> None:
        """Go on to the line with a number of a list, below which labels mean whom this names, if it names them."""
        part = sum(begin <= number for begin in self.parts)
        self.learnt += part != self._part
        self._part = part

    def denies(self, written: str) -> bool:
        """Tell whether somebody has decided that `written` is no label."""
        return bool(self._denied) and label_key(written) in self._denied

    def _decided(self, label: Label, bare: str) -> Label | None:
        """Return `label` as somebody decided about it; `None` where nobody has."""
        chosen = self._chosen.get(label_key(bare)) if self._chosen else None
        if chosen is None or chosen.denied:
            return None
        problem = None if chosen.people else f"「{bare}」が誰かは、取り込みのときに決めませんでした"
        return replace(label, speakers=chosen.people, problem=problem, decided=True)

    def resolve(self, written: str) -> Label | None:
        """Return the label that is `written`, wherever it stands; `None` where nobody is called so."""
        return self.resolved(Label(written), unwrapped(written.strip()) or written.strip())

    def resolved(self, label: Label, bare: str) -> Label | None:
        """Return `label` as it names somebody who is called `bare`; `None` where nobody is."""
        return self._decided(label, bare) or self._resolved(label, bare)

    def first_mention(self, defined: Definition) -> Label:
        """Return the label that is a first mention, and know from here on the short form that it defines."""
        directory = self._directory
        label = Label(defined.written, defined.rest, mention=True, alias=defined.alias)
        decided = self._decided(label, defined.alias or _behind_last_colon(defined.who))
        if decided:
            return decided
        found = directory.mention(defined.who)
        self.learnt += 1
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

    def _resolved(self, label: Label, bare: str) -> Label | None:
        """Return `label` with who is called `bare`; `None` where nobody is."""
        bare = without_deed(bare)
        entry = key(bare)
        if entry in _MODERATOR_KEYS:
            return self._moderator(label)
        if entry in UNDECIDED:
            return replace(label, problem="発言者が決まっていません", undecided=True)
        if entry in self._placeholders:
            return replace(label, placeholder=True)
        found = self._directory.lookup(bare)
        together = None if found else self._together(label, bare)
        if together:
            return together
        if found is None:
            found = self._directory.mention(bare)
            if found is not None and found.person is not None and self._may_be_several(bare):
                problem = f"「{bare}」がひとりの名前か、何人かの名前か決められません"
                return replace(label, problem=problem, meant=found.people)
        if found is None:
            return self._led_by_name(label, bare) or self._stranger(label, bare)
        return self._attributed(label, found)

    def shows(self, written: str) -> bool:
        """Tell whether a label has a name on that side of a sign on which the document has them."""
        return self._directory.shows(unwrapped(written.strip()) or written.strip())

    def _may_be_several(self, bare: str) -> bool:
        """Tell whether a dot or a slash parts names: what stands first is no title, nor beside names elsewhere."""
        first = _APART.split(folded(bare))[0].strip()
        if first == folded(bare).strip() or not first or is_title(first):
            return False
        return display_name(bare) is None and not self._directory.shows(bare)

    def _led_by_name(self, label: Label, bare: str) -> Label | None:
        """Read `司会(甲野)` and `甲野(司会)` where the list does not say who leads."""
        inside = trailing_brackets(bare)
        if inside is None or not all(inside):
            return None
        for role, name in (inside, inside[::-1]):
            if key(role) in _MODERATOR_KEYS:
                found = self._directory.mention(name)
                return self._attributed(label, found) if found else None
        return None

    def _stranger(self, label: Label, bare: str) -> Label | None:
        """Read the short form of somebody who is not in the list, and was introduced before."""
        if self._strangers.isdisjoint((key(bare), without_honorific(key(bare)))):
            return None
        return replace(label, problem=_not_listed(bare))

    def _together(self, label: Label, bare: str) -> Label | None:
        parts = [part.strip() for part in _TOGETHER.split(folded(bare))]
        if not 2 <= len(parts) <= 8 or not all(parts):
            return None
        sure = [found for part in parts if (found := self._directory.mention(part)) and _is_sure(found)]
        speakers = {found.person: found.form for found in sure if found.person is not None}
        if len(speakers) < len(parts):
            return None
        form = Form.TITLE if set(speakers.values()) == {Form.TITLE} else Form.FAMILY
        return replace(label, speakers=tuple(speakers), form=form, together=True)

    def _moderator(self, label: Label) -> Label:
        person = self._directory.moderator()
        if person is None:
            return replace(label, moderator=True)
        return replace(label, speakers=(person,), form=Form.ROLE)

    def _of_part(self, found: Mention) -> Mention:
        """Return the only one who is meant in this part of the talk; those whom other lists name may speak, too."""
        listed = [
            (sum(begin <= number for begin in self.parts), person)
            for person in found.people
            for number in self._directory.people[person].lines
        ]
        nearest = max((part for part, _ in listed if part <= self._part), default=None)
        people = {person for part, person in listed if part == nearest}
        if len(people) != 1:
            return found
        others = sorted({person for part, person in listed if part < self._part}.difference(people))
        asked = f"近い一覧の人としました。{self._directory.names(others)}さんも同じように呼ばれます"
        return replace(found, people=tuple(people), problem=asked if others else found.problem)

    def _attributed(self, label: Label, found: Mention) -> Label:
        if self.parts and len(found.people) > 1:
            found = self._of_part(found)
        if found.person is None:
            names = self._directory.names(found.people)
            problem = found.problem or f"「{label.written}」は{names}さんのどなたか決められません"
            return replace(label, form=found.form, problem=problem, meant=found.people)
        return replace(
            label,
            speakers=found.people,
            form=found.form,
            problem=found.problem,
            role=found.role,
            variant=found.variant,
        )


def _is_sure(found: Mention) -> bool:
    return not found.problem or found.variant


def undressed(written: str) -> tuple[str, str]:
    """Return the marks or brackets around a label, and what they hold."""
    bare = written.strip().lstrip(MARKS_PRINTED)
    mark = folded(written.strip()[: len(written.strip()) - len(bare)]).strip()
    inside = unwrapped(bare)
    if inside is None:
        return mark, bare
    read = folded(bare)
    return mark + read[0] + read[-1], inside.rstrip(" :：").strip()


@lru_cache(maxsize=8192)
def label_key(written: str) -> str:
    """Return what all occurrences of a label have in common, whatever marks stand around it."""
    whole = written.strip()
    bare = whole[mark_end(folded(whole), 0) :].rstrip(" :：").strip() or whole
    return key(without_honorific(without_deed(unwrapped(bare) or bare)))


def _not_listed(who: str) -> str:
    return f"「{who}」にあたる参加者がいません"


def _behind_last_colon(who: str) -> str:
    colons = outer_colons(folded(who))
    return who[colons[-1] + 1 :] if colons else who


def is_moderator_label(text: str) -> bool:
    """Tell whether a label names the part of the moderator and nobody."""
    return key(text) in _MODERATOR_KEYS
