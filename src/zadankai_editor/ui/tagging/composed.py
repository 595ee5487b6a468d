"""Which key of tagging was pressed, where an input method makes something else of it."""

from PySide6.QtCore import Qt

from zadankai_editor.japanese.folding import WIDTH
from zadankai_editor.japanese.kana import hiragana

_BY_KANA_LAYOUT = dict(zip("ぬふやゆよわものとせまりみはし", "127890MKSPJLNFD", strict=True))
"""What a keyboard in kana layout writes for keys of tagging, and romaji does not at one key."""
_VOWELS_OF_KANA_LAYOUT = dict(zip("あうえおい", "3456E", strict=True))
"""Those that romaji writes at one key too: え is E there and 5 here."""
_LETTER_OF_ROMAJI = {"え": "E"}


class Composed:
    """Follows one composition after another, and names the key behind what is new in it.

    A composition is cut off after its first key, but keys that were pressed before that has come
    about still lengthen it: what was taken once is not taken again.
    """

    def __init__(self) -> None:
        self._taken = ""
        self._romaji: bool | None = None

    @property
    def pending(self) -> bool:
        """Whether the input method still shows what was taken already."""
        return bool(self._taken)

    def heard(self, commit: str, preedit: str) -> Qt.Key | str:
        """Return the key that was pressed, or else the new text, of which nobody knows the key.

        Nothing (an empty text) where nothing is new.
        """
        text, taken = commit + preedit, self._taken
        self._taken = preedit
        if text.startswith(taken):
            new = text[len(taken) :]
            return self._key_of(new) or new
        # The input method has converted what was taken before: another key, but not which.
        return text

    def _key_of(self, text: str) -> Qt.Key | None:
        written = WIDTH.of(text)
        if len(written) != 1:
            return None
        if written.isascii():
            if written.isalpha():
                self._romaji = True
            return key_that_types(written)
        kana = hiragana(written)
        if self._romaji:
            return key_that_types(_LETTER_OF_ROMAJI.get(kana, ""))
        if kana in _BY_KANA_LAYOUT:
            self._romaji = False
            return key_that_types(_BY_KANA_LAYOUT[kana])
        # A vowel is what it is once it is known how kana are typed here; till then it may be either.
        return None if self._romaji is None else key_that_types(_VOWELS_OF_KANA_LAYOUT.get(kana, ""))


def key_that_types(text: str) -> Qt.Key | None:
    """Return the key that types a letter, a digit or a space of either width; `None` for anything else."""
    written = WIDTH.of(text)
    if len(written) != 1 or not (written.isascii() and (written.isalnum() or written == " ")):
        return None
    return Qt.Key(ord(written.upper()))
