"""Gathers what a record cannot hold: one sentence for each kind, however often it occurs."""

from zadankai_editor.readers.structure import Dropped

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
        found = self._kinds.setdefault(kind, _Kind(line))
        found.count += 1
        if text.strip():
            found.texts.append(text.strip())

    def add_format(self, kind: str, line: int | None = None) -> None:
        """Count one place where text was taken over and what it looks like (`kind`) was not."""
        self.add(f"{kind}（文字は取り込みました）", line)

    def dropped(self, lines: int | None = None) -> tuple[Dropped, ...]:
        """Return one `Dropped` for each kind, with its number and the text that is not in the source's text.

        All of the text is named: what no list names would be lost in silence. What was met behind the
        last line is said of the last one, where the number of `lines` is given.
        """
        return tuple(
            Dropped(_sentence(kind, found), _within(found.line, lines)) for kind, found in self._kinds.items()
        )


class _Kind:
    __slots__ = ("count", "line", "texts")

    def __init__(self, line: int | None) -> None:
        self.line = line
        self.count = 0
        self.texts: list[str] = []


def _within(line: int | None, lines: int | None) -> int | None:
    return line if line is None or lines is None else min(line, lines)


def _sentence(kind: str, found: _Kind) -> str:
    times = f"（{found.count}か所）" if found.count > 1 else ""
    said = "、".join(f"「{' '.join(text.split())}」" for text in found.texts)
    return f"取り込まなかったもの：{kind}{times}" + (f" {said}" if said else "")
