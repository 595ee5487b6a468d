"""Text to lines as a browser flows it: white space collapsed, blocks on lines of their own, set off by blank ones."""

import re
import unicodedata

from zadankai_editor.readers.page import Page
from zadankai_editor.readers.structure import HintRole, SourcePicture

_SPACES = re.compile(r"([ \t\n\r\f]+)")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Flow:
    """Writes to `page`. The current line is kept until a block or `br` ends it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._line: list[tuple[str, bool]] = []
        self._space = ""
        self._set_off = False
        self._marker = ""

    def text(self, text: str, *, bold: bool, pre: str) -> None:
        """Add text to the line. `pre`: its white space stays ("pre"), or only its line ends do ("line")."""
        if pre == "pre":
            first, *others = _LINE_END.split(text)
            self._add(first, bold)
            for part in others:
                self.end_line()
                self._add(part, bold)
            return
        for piece in _SPACES.split(text):
            if not piece:
                continue
            if piece[0] not in " \t\n\r\f":
                self._word(piece, bold)
            elif pre == "line" and "\n" in piece:
                for _ in range(piece.count("\n")):
                    self.end_line()
            else:
                self._space = "\n" if "\n" in (piece + self._space) else " "

    def tab(self) -> None:
        """Add a tab."""
        self._space = ""
        self._add("\t", bold=False)

    def _word(self, word: str, bold: bool) -> None:
        if self._space and self._line and not self._joins(word):
            self._line.append((" ", bold and self._line[-1][1]))
        self._space = ""
        self._add(word, bold)

    def _joins(self, word: str) -> bool:
        """Tell whether a line end in the file means nothing here: so it is between two wide characters (CSS Text 3)."""
        return self._space == "\n" and _is_wide(self._line[-1][0][-1:]) and _is_wide(word[:1])

    def _add(self, text: str, bold: bool) -> None:
        if text:
            self._line.append((text.replace("\xa0", " "), bold))

    def set_off(self) -> None:
        """Let a blank line stand before what comes next, unless one is there."""
        self._set_off = True

    def mark(self, marker: str) -> None:
        """Let `marker`, the number of a list item, stand at the beginning of the next line."""
        self._marker = marker

    def end_line(self, role: HintRole | None = None, level: int = 0) -> None:
        """End the line, a blank one if there is nothing on it."""
        self.stand_off()
        if self._marker and self._line:
            self._line.insert(0, (self._marker, self._line[0][1]))
        elif self._marker:
            self._line.append((self._marker.rstrip(), False))
        self._marker = ""
        line, self._line, self._space = self._line, [], ""
        while line and not line[-1][0].strip():
            line.pop()
        self.page.add_pieces(line, role, level)

    def end_block(self, role: HintRole | None = None, level: int = 0) -> bool:
        """End the line if there is anything on it; say whether there was."""
        self._space = ""
        if not self._line:
            return False
        self.end_line(role, level)
        return True

    def end_item(self) -> None:
        """End a list item: a number with nothing behind it is a line, too."""
        if self._marker:
            self.end_line(HintRole.LIST_ITEM)

    def picture(self, picture: SourcePicture) -> None:
        """Let `picture` stand in a line of its own."""
        if any(text.strip() for text, _ in self._line):
            self.end_line()
        self._line = []
        self.stand_off()
        self.page.add_picture(picture)

    def enter(self, page: Page) -> Page:
        """Go on writing to `page`; return the one so far."""
        before, self.page = self.page, page
        self._set_off = False
        return before

    def leave(self, page: Page) -> Page:
        """Go back to `page`; return the one so far."""
        self._set_off = False
        written, self.page = self.page, page
        return written

    def stand_off(self) -> None:
        """Write the blank line that is due."""
        if self._set_off:
            self.page.blank()
        self._set_off = False


def _is_wide(character: str) -> bool:
    return bool(character) and unicodedata.east_asian_width(character) in "WFH"
