"""Whether a line ends where somebody's words may end."""

import re

from zadankai_editor.japanese.marks import ends_sentence

_LABEL_AT_END = re.compile(r"[。!?…」』][(\[][^()\[\]。]{1,24}[)\]]$")


def ends_words(line: str) -> bool:
    """Tell whether a folded line ends as a sentence does, or with what stands in brackets behind one."""
    return ends_sentence(line) or _LABEL_AT_END.search(line[-30:]) is not None
