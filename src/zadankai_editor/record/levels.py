"""How closely a record is looked at. By itself, so that the command line can name the levels without loading more."""

from enum import StrEnum


class Level(StrEnum):
    """How closely a record is looked at; each level tells all that the one before it tells."""

    LIGHT = "light"
    DEFAULT = "default"
    STRICT = "strict"

    @property
    def rank(self) -> int:
        """The place among the levels, the lightest first, counted from 0."""
        return tuple(Level).index(self)
