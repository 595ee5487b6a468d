"""How a format is declared: fields, each with a type that can be read, put in order, written and described."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from zadankai_editor.formats.events import Events

Schema = dict[str, Any]
"""A JSON Schema (2020-12), or a part of one."""


Look = Callable[[Any, str], Any]
"""How an attribute of a node is looked up; `getattr`, unless the file holds some attributes otherwise."""


class FieldType(ABC):
    """The type of a field's values, which are plain data: `str`, `int`, `float`, `bool`, `list`, `dict`."""

    @abstractmethod
    def read(self, events: Events, event: Any) -> Any:
        """Return the value whose first event is `event`; take what is left of it from `events`.

        The value is as `stored` would return it. Refuses what is not of this type (`Refused`).
        """

    @abstractmethod
    def stored(self, value: Any, look: Look = getattr) -> Any:
        """Return `value`, from memory, as the file holds it; `None` where there is nothing to hold.

        The attributes of nodes are found by `look`.
        """

    @abstractmethod
    def written(self, value: Any, indent: int) -> str:
        """Return `value`, as `stored` returned it, as it is written behind `key:`.

        With its leading space or line feed and without a line feed at the end. The key is
        indented by `indent` spaces.
        """

    def written_as_item(self, value: Any, indent: int) -> str:
        """Return `value` as it is written behind the `-` of a list, which is indented by `indent`."""
        return self.written(value, indent)

    @abstractmethod
    def schema(self) -> Schema:
        """Return the JSON Schema of the values."""


class Presence(Enum):
    """When a field stands in a file."""

    REQUIRED = "always written; a file without it is refused"
    STATED = "always written, null where nothing is known; a file may leave it out"
    OPTIONAL = "left out where there is nothing to say"


@dataclass(frozen=True)
class Field:
    """A field of a mapping: its `key` in the file, its type, and what it is, in Japanese.

    `attribute` is its name in the node that the mapping stands for, where it is not `key`.
    """

    key: str
    type: FieldType
    title: str
    description: str | None = None
    presence: Presence = Presence.OPTIONAL
    attribute: str = ""

    def __post_init__(self) -> None:
        if not self.attribute:
            object.__setattr__(self, "attribute", self.key)

    def schema(self) -> Schema:
        """Return the JSON Schema of the field, with title and description."""
        described = {"title": self.title}
        if self.description:
            described["description"] = self.description
        return {**described, **self.type.schema()}


def says_nothing(value: Any) -> bool:
    """Tell whether a stored value is the same as none: empty, or `False`. Zero does say something."""
    return value is None or value is False or (value.__class__ in (str, list, dict) and not value)
