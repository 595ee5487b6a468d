"""From the text of a source to a record, with findings and the fate of every line.

What is named here is loaded when it is first used: panels that only read a number or a date must
not make the window wait for the whole recogniser.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zadankai_editor.recognize.assembly import Recognition
    from zadankai_editor.recognize.decisions import UNDECIDED
    from zadankai_editor.recognize.readings import Reading
    from zadankai_editor.recognize.recognizer import RecognitionCancelled, recognize

__all__ = ["UNDECIDED", "Reading", "Recognition", "RecognitionCancelled", "recognize"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from zadankai_editor.recognize import assembly, decisions, readings, recognizer

    homes = {"UNDECIDED": decisions, "Reading": readings, "Recognition": assembly}
    return getattr(homes.get(name, recognizer), name)
