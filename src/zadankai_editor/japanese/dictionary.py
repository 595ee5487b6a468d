"""The dictionary of Japanese that comes with the program (SudachiDict, small).

It is loaded when it is first asked, which takes a twentieth of a second.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sudachipy import Tokenizer


@cache
def tokenizer() -> "Tokenizer":
    """Return what parts a text into words, as long ones as the dictionary has."""
    from sudachipy import Dictionary, SplitMode

    return Dictionary(dict="small").tokenizer(mode=SplitMode.C)
