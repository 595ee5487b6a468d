"""Gathers what a record cannot hold: one sentence for each kind, however often it occurs."""

from zadankai_editor.readers.structure import Dropped

RUBY = "ルビの読み"
"""The kind of what stands over characters and says how they are read."""

_EXCERPT = 40


def excerpt(text: str, length: int = _EXCERPT) -> str:
    """Return `text` on one line, cut after `length` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length] + "…"


class Reports:
    """What has been dropped so far, by kind, in the order in which the kinds were met first."""

    def __init__(self) -> None:
        self._kinds: dict[str, _Kind] = {}

    def add(self, kind: str, line: int | None = None, text: str = "") -> None:
        """Count one occurrence of `kind` in `line` (from 1); `text` is what is said there and not taken over.

        `kind` is a noun phrase such as 下線.
        """
        self._add(kind, line, text.strip(), text.strip())

    def add_reading(self, base: str, reading: str, line: int | None = None) -> None:
        """Count one reading of ruby, which stands over `base`; the base is in the text."""
        base, reading = base.strip(), reading.strip()
        self._add(RUBY, line, reading, f"{base}（{reading}）" if base and reading else reading)

    def _add(self, kind: str, line: int | None, words: str, shown: str) -> None:
        found = self._kinds.setdefault(kind, _Kind(line))
        found.count += 1
        if words:
            found.words.append(words)
            # Brackets around readings say nothing the second time.
            if any(char.isalnum() for char in words) or shown not in found.shown:
                found.shown.append(shown)

    def add_format(self, kind: str, line: int | None = None) -> None:
        """Count one place where text was taken over and what it looks like (`kind`) was not."""
        self.add(f"{kind}（文字は取り込みました）", line)

    def dropped(self, lines: int | None = None) -> tuple[Dropped, ...]:
        """Return one `Dropped` for each kind, with its number and the text that is not in the source's text.

        All of the text is named: what no list names would be lost in silence. What was met behind the
        last line is said of the last one, where the number of `lines` is given.
        """
        return tuple(
            Dropped(
                _sentence(kind, found),
                _within(found.line, lines),
                "".join(found.words),
                found.count if kind == RUBY else 0,
            )
            for kind, found in self._kinds.items()
        )


class _Kind:
    __slots__ = ("count", "line", "shown", "words")

    def __init__(self, line: int | None) -> None:
        self.line = line
        self.count = 0
        self.words: list[str] = []
        self.shown: list[str] = []


def _within(line: int | None, lines: int | None) -> int | None:
    return line if line is None or lines is None else min(line, lines)


def _sentence(kind: str, found: _Kind) -> str:
    times = f"（{found.count}か所）" if found.count > 1 else ""
    said = "、".join(f"「{' '.join(text.split())}」" for text in found.shown)
    return f"取り込まなかったもの：{kind}{times}" + (f" {said}" if said else "")
