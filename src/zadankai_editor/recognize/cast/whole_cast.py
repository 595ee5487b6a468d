"""All who take part in a document: its lists, those whom labels name where no list does, and who is known already."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from zadankai_editor.japanese.folding import key
from zadankai_editor.recognize.candidates import chosen_by_key, newcomers
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.choosing import ChosenLists, choose_lists, printed_names, without_lines
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.from_labels import keys_of_labels, people_of_labels
from zadankai_editor.recognize.cast.legend import Legend
from zadankai_editor.recognize.cast.listed import named_rows, people_of_lists
from zadankai_editor.recognize.cast.lists import list_candidates
from zadankai_editor.recognize.cast.names import without_honorific
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.sides import shown_in
from zadankai_editor.recognize.convention.signatures import Signatures, Spanned
from zadankai_editor.recognize.decisions import Decisions, LineRole
from zadankai_editor.recognize.doubts import FieldDoubt
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.known import Known, know_labels, with_known
from zadankai_editor.recognize.labels import LONGEST_MENTION, Chosen, definition, label_key
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.named_lines import NamedLines
from zadankai_editor.recognize.passing import strangers_in

_NO_LEGEND = Legend()
_NAMES_NOBODY = frozenset(LineRole) - {LineRole.LABEL, LineRole.NO_SPEAKER, LineRole.SPEECH, LineRole.PROMPT}
"""What makes nobody who is named in a line a participant, once somebody has said that the line is that."""
_LONGEST_PERSON = 16
_BEFORE_PERSON = "うくぐすつぬぶむるたの、・ 　"


@dataclass(frozen=True)
class Cast:
    """The people of a document, in the order of the record; of them the first `kept` are its participants.

    The rest only speaks in a piece of a talk. `rows` say what was found of each; `chosen` is what somebody decided
    of labels; `directory` knows how all of them are called.
    """

    rows: Sequence[Member]
    kept: int
    directory: Directory
    chosen: Mapping[str, Chosen]

    @property
    def people(self) -> list[Person]:
        """The people as they were listed."""
        return [row.person for row in self.rows]

    @property
    def denied(self) -> frozenset[str]:
        """The keys of the labels of which somebody said that they are none."""
        return frozenset(entry for entry, choice in self.chosen.items() if choice.denied)

    def note_doubts(self, draft: Draft) -> None:
        """Note in `draft` what is not certain about the people."""
        draft.doubts += [
            FieldDoubt(f"participants[{place}]", row.doubt)
            for place, row in enumerate(self.rows)
            if row.doubt
        ]

    def unlisted(self, names: Collection[str]) -> frozenset[str]:
        """Return those of `names` that no list of the document gives anybody."""
        listed = {key(without_honorific(p.printed)) for p in self.people if p.listed is None}
        return frozenset(name for name in names if key(name) not in listed)

    def is_office(self, text: str) -> bool:
        """Tell whether `text` is the office of somebody, and no more."""
        found = self.directory.lookup(text)
        return found is not None and found.form is Form.TITLE

    def ends_in_person(self, text: str) -> bool:
        """Tell whether `text` ends in somebody's name or office, behind a verb or a particle: `…を語る早瀬市長`."""
        return any(
            text[start - 1] in _BEFORE_PERSON and self.directory.lookup(text[start:])
            for start in range(max(1, len(text) - _LONGEST_PERSON), len(text) - 1)
        )

    def is_name(self, text: str) -> bool:
        """Tell whether `text` is the name of somebody, and no more."""
        found = self.directory.lookup(text)
        return found is not None and found.form < Form.TITLED


def lists_of(
    lines: Sequence[Line], is_no_row: Callable[[Line], bool], signatures: Signatures, decisions: Decisions
) -> ChosenLists:
    """Return the lists of participants among `lines`, without those lines about which somebody has decided."""
    found = [one for one in list_candidates(lines, is_no_row) if not any(map(_is_timed, one.lines))]
    return without_lines(choose_lists(found, lines, signatures), decisions.lines)


def with_named_rows(
    lists: ChosenLists, lines: Sequence[Line], named: NamedLines, decisions: Decisions
) -> ChosenLists:
    """Return `lists` with the rows that somebody named, and those below them that are clearly rows."""
    taken = {line.index for one in lists.lists for line in one.lines}
    free = [line for line in lines if line.index not in taken and line.number not in decisions.lines]
    return lists.having(named_rows(named.of(LineRole.PARTICIPANT), free))


def read_cast(
    lists: ChosenLists,
    spanned: Sequence[Spanned],
    signatures: Signatures,
    agenda_lines: Collection[int],
    decisions: Decisions,
    known: Known,
    legend: Legend = _NO_LEGEND,
) -> Cast:
    """Return who takes part by `lists`, and by the labels of `spanned` where these say most of it.

    The short forms of a `legend` mean those of the lists, and whom it names itself.
    """
    none = (one for one in spanned if decisions.lines.get(one.line.number) is LineRole.NO_SPEAKER)
    settled = frozenset(decisions.speakers) | keys_of_labels(none, signatures)
    settled |= {label_key(short) for short in legend.names}
    printed = _printed_names(spanned, signatures, legend)
    rows = people_of_lists(lists.lists, printed) if lists.lists else []
    rows += legend.unlisted([row.person for row in rows])
    unread = {line.index for one in lists.lists for line in one.lines}.union(agenda_lines)
    unread |= {one.line.index for one in spanned if decisions.lines.get(one.line.number) in _NAMES_NOBODY}
    others = (one for one in spanned if one.line.index not in unread)
    rows += people_of_labels(others, signatures, settled, listed=rows)
    rows = with_known(rows, known)
    rows += newcomers(rows, decisions.speakers)
    kept = len(rows)
    rows += strangers_in(spanned, signatures, known, settled, likely=True) if known.talk else ()
    people = [row.person for row in rows]
    directory = Directory(people)
    know_labels(directory, known)
    directory.hear(shown_in(signatures))
    legend.teach(directory)
    rows = [_with_alias(row, place, directory) for place, row in enumerate(rows)]
    return Cast(rows, kept, directory, chosen_by_key(decisions.speakers, people))


def _with_alias(row: Member, place: int, directory: Directory) -> Member:
    """Let somebody be called by the short form beside the name; return the row, doubted if others are called so."""
    objection = directory.define(row.alias, place) if row.alias else None
    if objection is None:
        return row
    directory.note(place, f"以下「{row.alias}」")
    return row.doubted(f"{objection}。参加者の表示名を確かめてください。")


def _is_timed(line: Line) -> bool:
    """Tell whether a line was said, or a label stands there, at a time of a recording."""
    return line.hint is not None and line.hint.start is not None


def _printed_names(spanned: Sequence[Spanned], signatures: Signatures, legend: Legend) -> dict[str, int]:
    """Return the names that labels hold or stand for, with those which the text says that it will use from there on."""
    names = {key(short): key(name.split(" ")[0]) for short, name in legend.names.items()}
    printed = Counter({names.get(who, who): count for who, count in printed_names(signatures).items()})
    for line in (one.line for one in spanned):
        defined = definition(line.text, line.folded) if "以" in line.folded[:LONGEST_MENTION] else None
        if defined is not None and defined.alias:
            printed[key(defined.alias)] += 1
    return dict(printed)
