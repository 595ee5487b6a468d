"""From the text of a source to a record, with findings and the fate of every line."""

from zadankai_editor.recognize.assembly import Recognition
from zadankai_editor.recognize.recognizer import RecognitionCancelled, recognize

__all__ = ["Recognition", "RecognitionCancelled", "recognize"]
