"""A print that can be changed: its lines, with what each was printed from, and what must be read of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from tests.printing.gold import Document, gold
from tests.printing.lines import Line, Part
from tests.printing.model import Content
from tests.printing.printer import Printer
from tests.printing.styles import Style


@dataclass(frozen=True)
class Sheet:
    """A document as it is printed, and the gold.

    `open`: blocks (and other units) of which the change took away what tells them from others, so that a
    doubt is as right as the gold. `loose`: blocks of which nobody can say where their paragraphs end.
    """

    content: Content
    style: Style
    lines: tuple[Line, ...]
    gold: Document
    open: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The document."""
        return "".join(f"{line.printed}\n" for line in self.lines)

    def having(self, lines: Iterable[Line]) -> "Sheet":
        """Return the sheet with other lines."""
        return replace(self, lines=tuple(lines))

    def opened(self, units: Iterable[str]) -> "Sheet":
        """Return the sheet in which a doubt on each of `units` is right as well."""
        return replace(self, open=self.open | frozenset(units))

    def places(self, *parts: Part) -> list[int]:
        """Return where lines of `parts` stand."""
        return [place for place, line in enumerate(self.lines) if line.part in parts]

    def labelled(self) -> list[int]:
        """Return where labels stand."""
        return [place for place, line in enumerate(self.lines) if line.part is Part.TALK and line.who]

    def put(self, place: int, lines: Sequence[Line]) -> "Sheet":
        """Return the sheet with `lines` before the line at `place`."""
        return self.having([*self.lines[:place], *lines, *self.lines[place:]])

    def block(self, unit: str) -> Mapping[str, Any]:
        """Return the gold's block called `unit`, an empty one where it is none."""
        return next((block for block in self.gold["body"] if block["id"] == unit), {})

    def golden(self, change: Callable[[Document], None]) -> "Sheet":
        """Return the sheet with a gold that `change` has changed."""
        document = deepcopy(self.gold)
        change(document)
        return replace(self, gold=document)

    def told(self, **fields: Any) -> "Sheet":
        """Return the sheet with other fields of the gold."""
        return replace(self, gold={**self.gold, **fields})

    def saying(self, unit: str, text: str) -> "Sheet":
        """Return the sheet in whose gold the block `unit` has another text."""
        body = [{**block, "text": text} if block["id"] == unit else block for block in self.gold["body"]]
        return self.told(body=body)

    def mapped(self, change: Callable[[Line], Line]) -> "Sheet":
        """Return the sheet with each line changed."""
        return self.having(map(change, self.lines))


Change = Callable[[Sheet, Random], Sheet | None]
"""Changes a sheet; `None` where it cannot be changed so."""


@dataclass(frozen=True)
class Mutator:
    """One way to change a print.

    `under` are the values of the style's axes under which it can be changed so; `axes` what the change
    is about, so that two about the same are not made at once.
    """

    name: str
    change: Change
    axes: frozenset[str]
    under: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def fits(self, style: Style) -> bool:
        """Tell whether prints in `style` can be changed so."""
        return all(getattr(style, axis) in values for axis, values in self.under.items())


def printed(content: Content, style: Style) -> Sheet:
    """Return the print of `content` in `style`, as yet unchanged."""
    return Sheet(content, style, tuple(Printer(content, style).lines()), gold(content, style))
