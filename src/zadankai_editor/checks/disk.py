"""What a check may know of the disk, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Disk:
    """The picture files that exist below the record's folder.

    `sizes` maps a file as the record names it (relative, with `/`) to its size in bytes; what is
    not in it does not exist, or is in `outside`: a link leads out of the folder, and what it leads
    to is not published. Those in `unreadable` exist, but are no picture that a page can show.
    Where `known` is false nothing was looked up, and nothing is missed.
    """

    known: bool = True
    sizes: Mapping[str, int] = field(default_factory=dict)
    outside: frozenset[str] = frozenset()
    unreadable: frozenset[str] = frozenset()

    @classmethod
    def unknown(cls) -> "Disk":
        """Return the value for a record of which nothing was looked up."""
        return cls(known=False)
