"""From the text of a source to a record, with findings and the fate of every line.

What is named here is all that other layers take from this one, and is loaded when it is first used: a window that
only knows what a decision is must not wait for the whole recogniser.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zadankai_editor.recognize.assembly import Recognition
    from zadankai_editor.recognize.decisions import UNDECIDED, Decisions, LineRole, SpeakerChoice, Whom
    from zadankai_editor.recognize.evidence import Candidate, CandidatePerson
    from zadankai_editor.recognize.judge.readings import Reading
    from zadankai_editor.recognize.known import Known
    from zadankai_editor.recognize.labelled import Labelled, known_of, labels_in
    from zadankai_editor.recognize.recognizer import recognize
    from zadankai_editor.recognize.typed_lists import AgendaRead, PeopleRead, read_agenda, read_people
    from zadankai_editor.recognize.watch import RecognitionCancelled

__all__ = [
    "UNDECIDED",
    "AgendaRead",
    "Candidate",
    "CandidatePerson",
    "Decisions",
    "Known",
    "Labelled",
    "LineRole",
    "PeopleRead",
    "Reading",
    "Recognition",
    "RecognitionCancelled",
    "SpeakerChoice",
    "Whom",
    "known_of",
    "labels_in",
    "read_agenda",
    "read_people",
    "recognize",
]

_HOMES = {
    "assembly": ("Recognition",),
    "decisions": ("UNDECIDED", "Decisions", "LineRole", "SpeakerChoice", "Whom"),
    "evidence": ("Candidate", "CandidatePerson"),
    "known": ("Known",),
    "labelled": ("Labelled", "known_of", "labels_in"),
    "typed_lists": ("AgendaRead", "PeopleRead", "read_agenda", "read_people"),
    "judge.readings": ("Reading",),
    "recognizer": ("recognize",),
    "watch": ("RecognitionCancelled",),
}
"""The modules in which these are. None of them may have the name of something that is named here."""
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = found
    return found
