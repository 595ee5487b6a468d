"""What a check may know of the disk, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Disk:
    """The picture files that exist below the record's folder.

    `sizes` maps a file as the record names it (relative, with `/`) to its size in bytes; what is
    not in it does not exist. Where `known` is false nothing was looked up, and nothing is missed.
    """

    known: bool = True
    sizes: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def unknown(cls) -> "Disk":
        """Return the value for a record of which nothing was looked up."""
        return cls(known=False)
